#include "scene/files.h"

#include "base/path.h"
#include "proj/project.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool is_same(
	const struct loaded *f, const char *path, const struct source_options *options)
{
	const struct source_options *o = &f->options;
	return same_text(o->crs, options->crs) && same_text(o->encoding, options->encoding) &&
	       same_text(o->lon_field, options->lon_field) &&
	       same_text(o->lat_field, options->lat_field) &&
	       same_text(o->layer, options->layer) && o->max_points == options->max_points &&
	       (strcmp(f->path, path) == 0 || path_is_same(f->path, path));
}

const struct loaded *files_read(
	struct files *f, const char *path, const struct source_options *options)
{
	for (const struct loaded *i = f->first; i != NULL; i = i->next) {
		if (is_same(i, path, options)) {
			return i;
		}
	}
	struct features raw;
	struct loaded *new = arena_alloc(f->a, 1, sizeof(*new));
	if (new == NULL || !source_read(f->a, path, options, &raw, &new->info)) {
		return NULL;
	}
	diag_push(f->a->diag, "%s", path);
	bool ok = project_to_lonlat(f->a, &raw, new->info.crs, &new->features);
	diag_pop(f->a->diag);
	if (!ok) {
		return NULL;
	}
	new->path = path;
	new->options = *options;
	new->next = f->first;
	f->first = new;
	return new;
}
