#include "base/inputs.h"

#include "base/path.h"

#include <string.h>

static bool has(const char *const *paths, size_t n, const char *path)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(paths[i], path) == 0) {
			return true;
		}
	}
	return false;
}

static bool append(
	struct arena *a, const char ***list, size_t *n, size_t *cap, const char *path)
{
	const char **paths = arena_grow(a, *list, *n, cap, sizeof(*paths));
	char *copy = paths == NULL ? NULL : arena_strdup(a, path);
	*list = paths == NULL ? *list : paths;
	if (copy == NULL) {
		return false;
	}
	(*list)[(*n)++] = copy;
	return true;
}

bool inputs_add(struct arena *a, const char *path)
{
	struct inputs *in = a->inputs;
	return in == NULL || has(in->paths, in->n, path) ||
	       append(a, &in->paths, &in->n, &in->cap, path);
}

bool inputs_add_absent(struct arena *a, const char *path)
{
	struct inputs *in = a->inputs;
	return in == NULL || has(in->absent, in->n_absent, path) ||
	       append(a, &in->absent, &in->n_absent, &in->absent_cap, path);
}

bool inputs_exists(struct arena *a, const char *path)
{
	bool is_there = path_exists(path);
	bool noted = is_there || inputs_add_absent(a, path);
	return is_there && noted;
}
