#include "base/out.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool fail(struct sm_diag *d, const char *path)
{
	return diag_fail(d, SM_E_OUTPUT, "%s: %s", path, strerror(errno));
}

static bool write_stream(FILE *f, const char *data, size_t n)
{
	return fwrite(data, 1, n, f) == n && fflush(f) == 0;
}

bool out_write(struct sm_diag *d, const char *path, const char *data, size_t n)
{
	if (strcmp(path, "-") == 0) {
		return write_stream(stdout, data, n) || fail(d, path);
	}
	/* Renaming over a device or a pipe would replace it, so these are written in place. */
	struct stat st;
	bool in_place = stat(path, &st) == 0 && !S_ISREG(st.st_mode);
	char temp[4096];
	int len = snprintf(temp, sizeof(temp), "%s%s", path, in_place ? "" : ".part");
	if (len < 0 || (size_t)len >= sizeof(temp)) {
		errno = ENAMETOOLONG;
		return fail(d, path);
	}
	FILE *f = fopen(temp, "wb");
	if (f == NULL) {
		return fail(d, path);
	}
	bool ok = write_stream(f, data, n);
	int error = errno;
	if (fclose(f) != 0 && ok) { /* a full disk may show only here */
		ok = false;
		error = errno;
	}
	if (ok && !in_place && rename(temp, path) != 0) {
		ok = false;
		error = errno;
	}
	if (!ok && !in_place) {
		(void)remove(temp);
	}
	errno = error;
	return ok || fail(d, path);
}
