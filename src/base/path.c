#include "base/path.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static char *copy_n(struct arena *a, const char *s, size_t n)
{
	char *out = arena_alloc(a, n + 1, 1);
	if (out != NULL) {
		memcpy(out, s, n);
	}
	return out;
}

char *path_folder(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (slash == NULL) {
		return arena_strdup(a, ".");
	}
	return copy_n(a, path, slash == path ? 1 : (size_t)(slash - path));
}

char *path_stem(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	const char *dot = strrchr(name, '.');
	return copy_n(
		a, name, dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name));
}

char *path_join(struct arena *a, const char *folder, const char *name)
{
	if (name[0] == '/') {
		return arena_strdup(a, name);
	}
	size_t size = strlen(folder) + strlen(name) + 2;
	char *out = arena_alloc(a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "%s/%s", folder, name);
	}
	return out;
}

bool path_exists(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0;
}

bool path_has_ending(const char *path, const char *ending)
{
	size_t n = strlen(path), k = strlen(ending);
	return n > k + 1 && path[n - k - 1] == '.' && strcasecmp(path + n - k, ending) == 0;
}

char *path_locate(struct arena *a, const char *folder, const char *data_dir, const char *name)
{
	char *first = path_join(a, folder, name);
	if (first == NULL || data_dir == NULL || path_exists(first)) {
		return first;
	}
	char *maps = path_join(a, data_dir, "maps");
	const char *const bases[] = {maps, data_dir};
	for (size_t i = 0; maps != NULL && i < 2; i++) {
		char *path = path_join(a, bases[i], name);
		if (path == NULL || path_exists(path)) {
			return path;
		}
	}
	return maps == NULL ? NULL : first;
}
