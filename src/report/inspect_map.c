#include "report/inspect_map.h"

#include "base/path.h"
#include "scene/layers.h"
#include "source/inspect.h"

#include <string.h>

/* A file and how it is read, with what uses it. */
struct use {
	const char *source; /* as written */
	struct source_options options;
	struct buf users;
};

struct uses {
	struct arena *a;
	struct use *items;
	size_t n, cap;
};

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool is_same(
	const struct use *u, const char *source, const struct source_options *options)
{
	const struct source_options *o = &u->options;
	return strcmp(u->source, source) == 0 && same_text(o->layer, options->layer) &&
	       same_text(o->encoding, options->encoding) && same_text(o->crs, options->crs) &&
	       same_text(o->lon_field, options->lon_field) &&
	       same_text(o->lat_field, options->lat_field);
}

static bool add(struct uses *uses, const char *source, const struct source_options *options,
	const char *user, const char *what)
{
	enum { USERS_MAX_BYTES = 1 << 16 };
	size_t i = 0;
	if (source == NULL) {
		return true;
	}
	while (i < uses->n && !is_same(&uses->items[i], source, options)) {
		i++;
	}
	if (i == uses->n) {
		struct use *items =
			arena_grow(uses->a, uses->items, uses->n, &uses->cap, sizeof(*items));
		if (items == NULL) {
			return false;
		}
		uses->items = items;
		items[uses->n++] = (struct use){.source = source, .options = *options};
		buf_init(&items[i].users, USERS_MAX_BYTES);
	}
	struct buf *users = &uses->items[i].users;
	buf_printf(users, "%s%s%s", users->len > 0 ? ", " : "", user, what);
	return true;
}

static bool collect(struct uses *uses, const struct spec *spec)
{
	const struct source_options none = {0};
	bool ok = true;
	for (size_t i = 0; ok && i < spec->n_layers; i++) {
		const struct layer_spec *s = layers_source(spec, &spec->layers[i]);
		const struct source_options options = {.layer = s->source_layer,
			.encoding = s->encoding,
			.crs = s->crs,
			.lon_field = s->lon,
			.lat_field = s->lat};
		ok = add(uses, s->source, &options, spec->layers[i].id, "");
	}
	for (size_t i = 0; ok && i < spec->n_layers; i++) {
		const struct join_spec *join = &spec->layers[i].join;
		const struct source_options options = {.encoding = join->encoding};
		ok = add(uses, join->source, &options, spec->layers[i].id, " (join)");
	}
	ok = ok && add(uses, spec->groups.source, &none, "groups", "");
	return ok && (spec->furniture.locator == CORNER_NONE ||
			     add(uses, spec->furniture.locator_source, &none, "locator", ""));
}

bool inspect_map(
	struct arena *a, const struct spec *spec, const char *data_dir, struct buf *out)
{
	struct uses uses = {.a = a};
	char *folder = path_folder(a, spec->path);
	bool ok = folder != NULL && collect(&uses, spec);
	for (size_t i = 0; ok && i < uses.n; i++) {
		struct use *u = &uses.items[i];
		const char *path = path_locate(a, folder, data_dir, u->source);
		buf_puts(out, i > 0 ? "\n" : "");
		ok = path != NULL && inspect_file(a, path, &u->options, u->users.ptr, out);
	}
	for (size_t i = 0; i < uses.n; i++) {
		buf_finish(&uses.items[i].users);
	}
	return ok;
}
