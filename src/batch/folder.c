#include "batch/folder.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES = 4096 };

static bool make(const char *path)
{
	return mkdir(path, 0777) == 0 || errno == EEXIST;
}

static bool fail(struct sm_diag *d, const char *path, int error)
{
	return diag_fail(d, SM_E_OUTPUT, "%s: %s", path, strerror(error));
}

bool folder_make_for(struct sm_diag *d, const char *path)
{
	char folder[PATH_BYTES];
	if (strlen(path) >= sizeof(folder)) {
		return fail(d, path, ENAMETOOLONG);
	}
	(void)snprintf(folder, sizeof(folder), "%s", path);
	char *slash = strrchr(folder, '/');
	struct stat st;
	if (slash == NULL || slash == folder) {
		return true;
	}
	*slash = '\0';
	if (stat(folder, &st) == 0) {
		return S_ISDIR(st.st_mode) || fail(d, folder, ENOTDIR);
	}
	for (char *s = strchr(folder + 1, '/'); s != NULL; s = strchr(s + 1, '/')) {
		*s = '\0';
		if (!make(folder)) {
			return fail(d, folder, errno);
		}
		*s = '/';
	}
	return make(folder) || fail(d, folder, errno);
}

bool folder_prepare(struct sm_diag *d, const char *path)
{
	char inside[PATH_BYTES];
	struct stat st;
	int n = snprintf(inside, sizeof(inside), "%s/", path);
	if (n < 0 || (size_t)n >= sizeof(inside)) {
		return fail(d, path, ENAMETOOLONG);
	}
	if (!folder_make_for(d, inside)) {
		return false;
	}
	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		return fail(d, path, ENOTDIR);
	}
	return access(path, W_OK | X_OK) == 0 || fail(d, path, errno);
}
