#include "scene/files.h"

#include "base/memo.h"
#include "base/path.h"
#include "base/timing.h"
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

struct reading {
	const char *path;
	const struct source_options *options;
};

/* A file does not change for those who share what is read of it. */
static struct memo_key key_of(const char *path, const struct source_options *options)
{
	struct memo_key key = memo_begin("file");
	memo_add_text(&key, path);
	memo_add_text(&key, options->crs);
	memo_add_text(&key, options->encoding);
	memo_add_text(&key, options->lon_field);
	memo_add_text(&key, options->lat_field);
	memo_add_text(&key, options->layer);
	memo_add(&key, &options->max_points, sizeof(options->max_points));
	return key;
}

static bool copy_options(
	struct arena *a, const struct source_options *from, struct source_options *to)
{
	const char **texts[] = {
		&to->crs, &to->encoding, &to->lon_field, &to->lat_field, &to->layer};
	bool ok = true;
	*to = *from;
	for (size_t i = 0; ok && i < sizeof(texts) / sizeof(texts[0]); i++) {
		ok = *texts[i] == NULL || (*texts[i] = arena_strdup(a, *texts[i])) != NULL;
	}
	return ok;
}

static const void *read_now(struct arena *a, const void *user)
{
	const struct reading *r = user;
	size_t before = a->used;
	struct features raw;
	struct loaded *new = arena_alloc(a, 1, sizeof(*new));
	/* What is read may point to the words it was read by. */
	if (new == NULL || !copy_options(a, r->options, &new->options) ||
		!source_read(a, r->path, &new->options, &raw, &new->info)) {
		return NULL;
	}
	diag_push(a->diag, "%s", r->path);
	bool ok = project_to_lonlat(a, &raw, new->info.crs, &new->features);
	diag_pop(a->diag);
	new->n_bytes = a->used - before;
	return ok ? new : NULL;
}

const struct loaded *files_read(
	struct files *f, const char *path, const struct source_options *options)
{
	for (const struct loaded *i = f->first; i != NULL; i = i->next) {
		if (is_same(i, path, options)) {
			return i;
		}
	}
	const struct reading reading = {path, options};
	/* Another thread may be at it: to wait for it is to read it, too. */
	timing_begin(f->a, "read");
	const struct loaded *shared = memo_get(f->a, key_of(path, options), read_now, &reading);
	timing_add(f->a, shared != NULL && memo_is_used(f->a) ? shared->n_bytes : 0);
	timing_end(f->a);
	struct loaded *new = shared == NULL ? NULL : arena_alloc(f->a, 1, sizeof(*new));
	if (new == NULL) {
		return NULL;
	}
	*new = *shared;
	new->path = path;
	new->options = *options;
	new->next = f->first;
	f->first = new;
	return new;
}

void files_read_ahead(struct arena *a, const void *wishes, size_t i)
{
	const struct file_wish *wish = (const struct file_wish *)wishes + i;
	struct files own = {.a = a};
	(void)files_read(&own, wish->path, &wish->options);
}
