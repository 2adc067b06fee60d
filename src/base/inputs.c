#include "base/inputs.h"

#include <string.h>

bool inputs_add(struct arena *a, const char *path)
{
	struct inputs *in = a->inputs;
	if (in == NULL) {
		return true;
	}
	for (size_t i = 0; i < in->n; i++) {
		if (strcmp(in->paths[i], path) == 0) {
			return true;
		}
	}
	const char **paths = arena_grow(a, in->paths, in->n, &in->cap, sizeof(*paths));
	char *copy = paths == NULL ? NULL : arena_strdup(a, path);
	in->paths = paths == NULL ? in->paths : paths;
	if (copy == NULL) {
		return false;
	}
	in->paths[in->n++] = copy;
	return true;
}
