/*
 * Preloaded into a program, holds it in mid-run: its HOLD_AT-th rename() of a file to a name
 * that ends in .png waits, once it has made the file HOLD.held, for the file HOLD.go. Other
 * threads go on.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static atomic_long renames;

static void hold(const char *name)
{
	enum { PAUSES_MAX = 60000 };
	const struct timespec pause = {.tv_nsec = 10000000};
	char held[4096], go[4096];
	(void)snprintf(held, sizeof(held), "%s.held", name);
	(void)snprintf(go, sizeof(go), "%s.go", name);
	int fd = open(held, O_WRONLY | O_CREAT, 0666);
	if (fd >= 0) {
		(void)close(fd);
	}
	for (int i = 0; access(go, F_OK) != 0; i++) {
		if (i == PAUSES_MAX) {
			abort();
		}
		(void)nanosleep(&pause, NULL);
	}
}

int rename(const char *from, const char *to)
{
	const char *at = getenv("HOLD_AT"), *name = getenv("HOLD"), *ending = strrchr(to, '.');
	if (at != NULL && name != NULL && ending != NULL && strcmp(ending, ".png") == 0 &&
		atomic_fetch_add(&renames, 1) + 1 == strtol(at, NULL, 10)) {
		hold(name);
	}
	void *symbol = dlsym(RTLD_NEXT, "rename");
	int (*real)(const char *, const char *);
	memcpy(&real, &symbol, sizeof(real));
	return real(from, to);
}
