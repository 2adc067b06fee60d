#include "report/credits.h"

#include "base/buf.h"

#include <string.h>

struct credits {
	const struct layout *l;
	const char **files;
	size_t n, cap;
};

/* Paths may tell about the machine they are of. */
static bool add(struct credits *c, const char *path)
{
	const char *slash = path == NULL ? NULL : strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	for (size_t i = 0; name != NULL && i < c->n; i++) {
		name = strcmp(c->files[i], name) == 0 ? NULL : name;
	}
	if (name == NULL) {
		return true;
	}
	const char **files = arena_grow(c->l->a, c->files, c->n, &c->cap, sizeof(*files));
	if (files != NULL) {
		c->files = files;
		files[c->n++] = name;
	}
	return files != NULL;
}

static bool add_zone(struct credits *c, const struct zone_spec *zone)
{
	bool ok = zone == NULL || add(c, zone->source);
	for (size_t i = 0; ok && zone != NULL && i < zone->n_of; i++) {
		ok = add_zone(c, &zone->of[i]);
	}
	return ok;
}

static bool collect(struct credits *c)
{
	const struct spec *spec = c->l->spec;
	bool ok = true;
	for (size_t i = 0; ok && i < spec->n_layers; i++) {
		const struct layer_spec *layer = &spec->layers[i];
		ok = add(c, layers_source(spec, layer)->source) && add_zone(c, layer->zone) &&
		     add(c, layer->join.source);
	}
	return ok && add(c, spec->groups.source) &&
	       (spec->furniture.locator == CORNER_NONE ||
		       add(c, spec->furniture.locator_source));
}

const char *credits_text(const struct layout *l)
{
	enum { CREDITS_MAX = 1 << 20 };
	struct credits c = {.l = l};
	struct buf b;
	buf_init(&b, CREDITS_MAX);
	bool ok = collect(&c);
	for (size_t i = 0; ok && i < l->spec->n_sources + c.n; i++) {
		const char *text = i < l->spec->n_sources ? layout_text(l, &l->spec->sources[i])
							  : c.files[i - l->spec->n_sources];
		if (text != NULL) {
			buf_printf(&b, "%s%s", b.len == 0 ? "" : "; ", text);
		}
	}
	ok = ok && (!b.failed || diag_fail(l->a->diag, SM_E_LIMIT, "the sources are too long"));
	const char *out = ok ? arena_strdup(l->a, b.ptr == NULL ? "" : b.ptr) : NULL;
	buf_finish(&b);
	return out;
}
