#include "source/file.h"

#include "base/inputs.h"
#include "base/path.h"
#include "base/whole.h"

#include <errno.h>
#include <string.h>

static bool fail(struct arena *a, const char *path, int error)
{
	const char *near = error == ENOENT ? path_nearest(a, path) : NULL;
	return diag_fail(a->diag, SM_E_DATA, "%s: %s%s%s%s", path, strerror(error),
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

bool file_read(struct arena *a, const char *path, char **bytes, size_t *n)
{
	*bytes = whole_read(a, path, ((uint64_t)FILE_MAX_MIB << 20) - 1, n);
	if (*bytes != NULL) {
		return inputs_add(a, path);
	}
	int error = errno;
	switch (error) {
	case ENOMEM:
		return false;
	case EINVAL:
		return diag_fail(a->diag, SM_E_DATA, "%s: is no file", path);
	case EFBIG:
		return diag_fail(
			a->diag, SM_E_LIMIT, "%s: larger than %d MiB", path, FILE_MAX_MIB);
	case EIO:
		return diag_fail(a->diag, SM_E_DATA, "%s: could not be read whole", path);
	default:
		return inputs_add_absent(a, path) && fail(a, path, error);
	}
}
