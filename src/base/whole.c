#include "base/whole.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

/* NULL with errno. */
static char *read_open(struct arena *a, FILE *f, uint64_t most, size_t *n)
{
	struct stat st;
	if (fstat(fileno(f), &st) != 0) {
		return NULL;
	}
	if (!S_ISREG(st.st_mode) || (uint64_t)st.st_size > most) {
		errno = S_ISREG(st.st_mode) ? EFBIG : EINVAL;
		return NULL;
	}
	char *text = arena_alloc(a, (size_t)st.st_size + 1, 1);
	if (text == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	*n = fread(text, 1, (size_t)st.st_size, f);
	text[*n] = '\0';
	if (*n < (size_t)st.st_size) {
		errno = EIO;
		return NULL;
	}
	return text;
}

char *whole_read(struct arena *a, const char *path, uint64_t most, size_t *n)
{
	FILE *f = fopen(path, "rb");
	*n = 0;
	if (f == NULL) {
		return NULL;
	}
	char *text = read_open(a, f, most, n);
	int error = errno;
	(void)fclose(f);
	errno = error;
	return text;
}
