#include "base/path.h"

#include "base/inputs.h"
#include "base/suggest.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static int by_name(const void *pa, const void *pb)
{
	const char *const *a = pa, *const *b = pb;
	return strcmp(*a, *b);
}

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

bool path_is_regular(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* Of names of a letter or two every one is a slip of every other. */
static bool has_same_ending(const char *path, const char *name)
{
	enum { STEM_MIN = 3 };
	const char *x = strrchr(path, '.'), *y = strrchr(name, '.');
	return x != NULL && y != NULL && y - name >= STEM_MIN && strcasecmp(x, y) == 0;
}

const char *path_nearest(struct arena *a, const char *path)
{
	enum { NAMES_MAX = 1000 };
	const char *slash = strrchr(path, '/');
	char *folder = path_folder(a, path);
	DIR *dir = folder == NULL ? NULL : opendir(folder);
	const char **names =
		dir == NULL ? NULL : arena_alloc(a, NAMES_MAX, sizeof(const char *));
	size_t n = 0;
	for (struct dirent *e = NULL;
		names != NULL && n < NAMES_MAX && (e = readdir(dir)) != NULL;) {
		if (!has_same_ending(path, e->d_name)) {
			continue;
		}
		const char *name = arena_strdup(a, e->d_name);
		if (name == NULL) {
			break;
		}
		names[n++] = name;
	}
	if (dir != NULL) {
		(void)closedir(dir);
	}
	/* Folders have no order. */
	if (n > 0) {
		qsort(names, n, sizeof(*names), by_name);
	}
	return n == 0 ? NULL : suggest_slip(slash == NULL ? path : slash + 1, names, n);
}

/* The status of the folder a path lies in. */
static bool stat_folder(const char *path, struct stat *out)
{
	char folder[4096];
	const char *slash = strrchr(path, '/');
	int n = slash == NULL
			? snprintf(folder, sizeof(folder), ".")
			: snprintf(folder, sizeof(folder), "%.*s/", (int)(slash - path), path);
	return n < (int)sizeof(folder) && stat(folder, out) == 0;
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash == NULL ? path : slash + 1;
}

bool path_is_same(const char *a, const char *b)
{
	struct stat x, y;
	bool has_a = stat(a, &x) == 0, has_b = stat(b, &y) == 0;
	if (has_a != has_b) {
		return false;
	}
	if (!has_a && (strcmp(last_part(a), last_part(b)) != 0 || !stat_folder(a, &x) ||
			      !stat_folder(b, &y))) {
		return strcmp(a, b) == 0;
	}
	return x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

bool path_has_ending(const char *path, const char *ending)
{
	size_t n = strlen(path), k = strlen(ending);
	return n > k + 1 && path[n - k - 1] == '.' && strcasecmp(path + n - k, ending) == 0;
}

char *path_locate(struct arena *a, const char *folder, const char *data_dir, const char *name)
{
	char *first = path_join(a, folder, name);
	if (first == NULL || inputs_exists(a, first) || data_dir == NULL) {
		return first;
	}
	char *maps = path_join(a, data_dir, "maps");
	const char *const bases[] = {maps, data_dir};
	for (size_t i = 0; maps != NULL && i < 2; i++) {
		char *path = path_join(a, bases[i], name);
		if (path == NULL || inputs_exists(a, path)) {
			return path;
		}
	}
	return maps == NULL ? NULL : first;
}
