/* Runs a fuzz target once on each file of the folders named on the command line: what fuzzing
 * found once stays tested, with every compiler. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUT_MAX = 1 << 20 };

static void replay_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	uint8_t *data = malloc(INPUT_MAX);
	if (f == NULL || data == NULL) {
		perror(path);
		exit(1);
	}
	size_t n = fread(data, 1, INPUT_MAX, f);
	(void)fclose(f);
	/* In a piece of just its size, so that the sanitizer sees a read behind it. */
	uint8_t *exact = malloc(n > 0 ? n : 1);
	if (exact == NULL) {
		exit(1);
	}
	memcpy(exact, data, n);
	free(data);
	fprintf(stderr, "%s\n", path);
	(void)LLVMFuzzerTestOneInput(exact, n);
	free(exact);
}

/* How many files were replayed. */
static int replay_folder(const char *folder)
{
	int n = 0;
	DIR *dir = opendir(folder);
	if (dir == NULL) {
		perror(folder);
		exit(1);
	}
	for (struct dirent *e; (e = readdir(dir)) != NULL;) {
		char path[4096];
		if (e->d_name[0] != '.') {
			(void)snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
			replay_file(path);
			n++;
		}
	}
	(void)closedir(dir);
	return n;
}

int main(int argc, char *argv[])
{
	int n = 0;
	for (int i = 1; i < argc; i++) {
		n += replay_folder(argv[i]);
	}
	printf("%d inputs replayed\n", n);
	return n > 0 ? 0 : 1;
}
