#include "base/out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(struct sm_diag *d, const char *path, int error)
{
	return diag_fail(d, SM_E_OUTPUT, "%s: %s", path, strerror(error));
}

static bool write_stream(FILE *f, const char *data, size_t n)
{
	return fwrite(data, 1, n, f) == n && fflush(f) == 0;
}

/* Writes and closes; 0 or what went wrong. */
static int write_and_close(FILE *f, const char *data, size_t n)
{
	int error = write_stream(f, data, n) ? 0 : errno;
	if (fclose(f) != 0 && error == 0) { /* a full disk may show only here */
		error = errno;
	}
	return error;
}

enum { TEMP_MAX = 4096, TRIES_MAX = 100 };

/*
 * A new file beside `path`, for this writer alone: the number of the process keeps processes
 * apart, and O_EXCL keeps threads apart and what a killed process may have left.
 */
static FILE *open_temp(const char *path, char temp[TEMP_MAX])
{
	int fd = -1;
	for (int i = 0; fd < 0 && i < TRIES_MAX; i++) {
		int n = snprintf(temp, TEMP_MAX, "%s.%ld.%d.part", path, (long)getpid(), i);
		if (n < 0 || n >= TEMP_MAX) {
			errno = ENAMETOOLONG;
			return NULL;
		}
		fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd < 0 && errno != EEXIST) {
			return NULL;
		}
	}
	FILE *f = fd < 0 ? NULL : fdopen(fd, "wb");
	if (f == NULL && fd >= 0) {
		int error = errno;
		(void)close(fd);
		(void)remove(temp);
		errno = error;
	}
	return f;
}

/* Renaming over a device or a pipe would replace it, so these are written in place. */
static bool is_special(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

bool out_write(struct sm_diag *d, const char *path, const char *data, size_t n)
{
	if (strcmp(path, "-") == 0) {
		return write_stream(stdout, data, n) || fail(d, "standard output", errno);
	}
	if (is_special(path)) {
		FILE *f = fopen(path, "wb");
		int error = f == NULL ? errno : write_and_close(f, data, n);
		return error == 0 || fail(d, path, error);
	}
	char temp[TEMP_MAX];
	FILE *f = open_temp(path, temp);
	if (f == NULL) {
		return fail(d, path, errno);
	}
	int error = write_and_close(f, data, n);
	if (error == 0 && rename(temp, path) != 0) {
		error = errno;
	}
	if (error != 0) {
		(void)remove(temp);
	}
	return error == 0 || fail(d, path, error);
}
