#include "source/file.h"

#include "base/inputs.h"
#include "base/path.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool fail(struct arena *a, const char *path, int error)
{
	const char *near = error == ENOENT ? path_nearest(a, path) : NULL;
	return diag_fail(a->diag, SM_E_DATA, "%s: %s%s%s%s", path, strerror(error),
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

bool file_read(struct arena *a, const char *path, char **bytes, size_t *n)
{
	struct stat st;
	FILE *f = fopen(path, "rb");
	if (f == NULL) {
		int error = errno;
		return inputs_add_absent(a, path) && fail(a, path, error);
	}
	bool ok = fstat(fileno(f), &st) == 0;
	if (!ok || !S_ISREG(st.st_mode)) {
		(void)fclose(f);
		return ok ? diag_fail(a->diag, SM_E_DATA, "%s: is no file", path)
			  : fail(a, path, errno);
	}
	size_t size = (size_t)st.st_size;
	if (size >> 20 >= FILE_MAX_MIB) {
		(void)fclose(f);
		return diag_fail(
			a->diag, SM_E_LIMIT, "%s: larger than %d MiB", path, FILE_MAX_MIB);
	}
	*bytes = arena_alloc(a, size + 1, 1);
	*n = *bytes == NULL ? 0 : fread(*bytes, 1, size, f);
	bool whole = *n == size;
	(void)fclose(f);
	return *bytes != NULL && inputs_add(a, path) &&
	       (whole || diag_fail(a->diag, SM_E_DATA, "%s: could not be read whole", path));
}
