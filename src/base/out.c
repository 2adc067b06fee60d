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

static bool write_stream(FILE *f, const struct out_file *file)
{
	return fwrite(file->data, 1, file->n, f) == file->n && fflush(f) == 0;
}

/* Writes and closes; 0 or what went wrong. */
static int write_and_close(FILE *f, const struct out_file *file)
{
	int error = write_stream(f, file) ? 0 : errno;
	if (fclose(f) != 0 && error == 0) { /* a full disk may show only here */
		error = errno;
	}
	return error;
}

enum { TEMP_MAX = 4096, TRIES_MAX = 100 };

/* The temporary file beside a path: the number of the process keeps processes apart. */
static bool temp_name(const struct out_file *file, char temp[TEMP_MAX])
{
	int n = snprintf(
		temp, TEMP_MAX, "%s.%ld.%d.part", file->path, (long)getpid(), file->temp);
	return n > 0 && n < TEMP_MAX;
}

/* O_EXCL keeps threads apart and what a killed process may have left. */
static FILE *open_temp(struct out_file *file)
{
	char temp[TEMP_MAX];
	int fd = -1;
	for (file->temp = 0; fd < 0 && file->temp < TRIES_MAX; file->temp++) {
		if (!temp_name(file, temp)) {
			errno = ENAMETOOLONG;
			break;
		}
		fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd >= 0 || errno != EEXIST) {
			break;
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
	return strcmp(path, "-") == 0 || (stat(path, &st) == 0 && !S_ISREG(st.st_mode));
}

static bool write_in_place(struct sm_diag *d, const struct out_file *file)
{
	if (strcmp(file->path, "-") == 0) {
		return write_stream(stdout, file) || fail(d, "standard output", errno);
	}
	FILE *f = fopen(file->path, "wb");
	int error = f == NULL ? errno : write_and_close(f, file);
	return error == 0 || fail(d, file->path, error);
}

static void remove_temp(const struct out_file *file)
{
	char temp[TEMP_MAX];
	if (!file->in_place && temp_name(file, temp)) {
		(void)remove(temp);
	}
}

static bool write_temp(struct sm_diag *d, struct out_file *file)
{
	FILE *f = open_temp(file);
	int error = f == NULL ? errno : write_and_close(f, file);
	if (f != NULL && error != 0) {
		remove_temp(file);
	}
	return error == 0 || fail(d, file->path, error);
}

static bool rename_temp(struct sm_diag *d, const struct out_file *file)
{
	char temp[TEMP_MAX];
	return (temp_name(file, temp) && rename(temp, file->path) == 0) ||
	       fail(d, file->path, errno);
}

bool out_write_all(struct sm_diag *d, struct out_file *files, size_t n)
{
	size_t begun = 0, renamed = 0;
	bool ok = true;
	for (; ok && begun < n; begun += ok) {
		files[begun].in_place = is_special(files[begun].path);
		ok = files[begun].in_place || write_temp(d, &files[begun]);
	}
	for (size_t i = 0; ok && i < n; i++) {
		ok = !files[i].in_place || write_in_place(d, &files[i]);
	}
	for (; ok && renamed < n; renamed += ok) {
		ok = files[renamed].in_place || rename_temp(d, &files[renamed]);
	}
	for (size_t i = renamed; i < begun; i++) {
		remove_temp(&files[i]);
	}
	return ok;
}

bool out_write(struct sm_diag *d, const char *path, const char *data, size_t n)
{
	struct out_file file = {.path = path, .data = data, .n = n};
	return out_write_all(d, &file, 1);
}
