#include "report/credits.h"

#include "base/buf.h"

#include <string.h>

enum { CREDITS_MAX = 1 << 20 };

struct collector {
	const struct layout *l;
	struct credits *out;
	bool uncredited; /* the files without a credit are added, else those with one */
};

static bool is_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Paths may tell about the machine they are of. */
static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash == NULL ? path : slash + 1;
}

static const char *text_of(const struct layout *l, const struct localized *text)
{
	const char *s = text->n == 0 ? NULL : layout_text(l, text);
	return s == NULL || s[0] == '\0' ? NULL : s;
}

static bool has_file(const struct credit *item, const char *name)
{
	size_t i = 0;
	while (i < item->n_files && strcmp(item->files[i], name) != 0) {
		i++;
	}
	return i < item->n_files;
}

static bool is_listed(const struct credits *c, const char *name)
{
	size_t i = 0;
	while (i < c->n && !has_file(&c->items[i], name)) {
		i++;
	}
	return i < c->n;
}

/* The item of what is credited so, which may be a text of `sources` that has no files yet; NULL
 * without memory. */
static struct credit *item_for(
	const struct layout *l, struct credits *c, const char *credit, const char *license)
{
	for (size_t i = 0; i < c->n; i++) {
		struct credit *item = &c->items[i];
		if (is_same(item->credit, credit) &&
			(is_same(item->license, license) || item->n_files == 0)) {
			item->license = license;
			return item;
		}
	}
	struct credit *items = arena_grow(l->a, c->items, c->n, &c->cap, sizeof(*items));
	if (items == NULL) {
		return NULL;
	}
	c->items = items;
	items[c->n] = (struct credit){.credit = credit, .license = license};
	return &items[c->n++];
}

static bool add(struct collector *c, const char *path, const struct credit_spec *spec)
{
	const char *credit = text_of(c->l, &spec->credit);
	const char *license = text_of(c->l, &spec->license);
	bool uncredited = credit == NULL && license == NULL;
	if (path == NULL || uncredited != c->uncredited) {
		return true;
	}
	const char *name = file_name(path);
	if (uncredited && is_listed(c->out, name)) {
		return true;
	}
	struct credit *item = item_for(c->l, c->out, credit, license);
	if (item == NULL || has_file(item, name)) {
		return item != NULL;
	}
	const char **files = arena_grow(
		c->l->a, item->files, item->n_files, &item->cap_files, sizeof(*files));
	if (files != NULL) {
		item->files = files;
		files[item->n_files++] = name;
	}
	return files != NULL;
}

static bool add_zone(
	struct collector *c, const struct zone_spec *zone, const struct credit_spec *credit)
{
	bool ok = zone == NULL || add(c, zone->source, credit);
	for (size_t i = 0; ok && zone != NULL && i < zone->n_of; i++) {
		ok = add_zone(c, &zone->of[i], credit);
	}
	return ok;
}

/* A layer that shares the source of another may credit it in its own way. */
static bool add_layer(struct collector *c, const struct layer_spec *layer)
{
	const struct layer_spec *source = layers_source(c->l->spec, layer);
	bool own = layer->credit.credit.n > 0 || layer->credit.license.n > 0;
	const struct credit_spec *credit = own ? &layer->credit : &source->credit;
	return add(c, source->source, credit) && add_zone(c, layer->zone, credit) &&
	       add(c, layer->join.source, &layer->join.credit);
}

static bool add_locator(struct collector *c, const struct furniture_spec *f)
{
	return f->locator == CORNER_NONE || add(c, f->locator_source, &f->locator_credit);
}

static bool add_all(struct collector *c)
{
	const struct spec *spec = c->l->spec;
	bool ok = true;
	for (size_t i = 0; ok && i < spec->n_layers; i++) {
		ok = add_layer(c, &spec->layers[i]);
	}
	ok = ok && add(c, spec->groups.source, &spec->groups.credit) &&
	     add_locator(c, &spec->furniture);
	for (size_t i = 0; ok && i < spec->n_panels; i++) {
		ok = add_locator(c, &spec->panels[i].spec.furniture);
	}
	return ok;
}

static void put_files(const struct credit *item, const char *between, struct buf *b)
{
	for (size_t i = 0; i < item->n_files; i++) {
		buf_printf(b, "%s%s", i == 0 ? "" : between, item->files[i]);
	}
}

static void put_source(const struct credit *item, struct buf *b)
{
	buf_puts(b, b->len == 0 ? "" : "; ");
	if (item->credit == NULL) {
		put_files(item, "; ", b);
		return;
	}
	buf_puts(b, item->credit);
	if (item->n_files > 0) {
		buf_puts(b, " (");
		put_files(item, ", ", b);
		buf_puts(b, ")");
	}
}

static void put_rights(const struct credit *item, struct buf *b)
{
	if (item->license == NULL) {
		return;
	}
	buf_puts(b, b->len == 0 ? "" : "; ");
	if (item->credit == NULL) {
		put_files(item, ", ", b);
	} else {
		buf_puts(b, item->credit);
	}
	buf_printf(b, ": %s", item->license);
}

/* NULL without memory. */
static const char *keep(const struct layout *l, struct buf *b)
{
	bool ok = !b->failed || diag_fail(l->a->diag, SM_E_LIMIT, "the sources are too long");
	const char *out = ok ? arena_strdup(l->a, b->ptr == NULL ? "" : b->ptr) : NULL;
	buf_finish(b);
	return out;
}

static bool write_texts(const struct layout *l, struct credits *out)
{
	struct buf source, rights;
	const char *license = text_of(l, &l->spec->license);
	buf_init(&source, CREDITS_MAX);
	buf_init(&rights, CREDITS_MAX);
	buf_puts(&rights, license == NULL ? "" : license);
	for (size_t i = 0; i < out->n; i++) {
		put_source(&out->items[i], &source);
		put_rights(&out->items[i], &rights);
	}
	out->source = keep(l, &source);
	out->rights = keep(l, &rights);
	bool ok = out->source != NULL && out->rights != NULL;
	if (ok && out->rights[0] == '\0') {
		out->rights = NULL;
	}
	return ok;
}

bool credits_make(const struct layout *l, struct credits *out)
{
	struct collector c = {.l = l, .out = out};
	bool ok = true;
	*out = (struct credits){0};
	for (size_t i = 0; ok && i < l->spec->n_sources; i++) {
		const char *text = text_of(l, &l->spec->sources[i]);
		ok = text == NULL || item_for(l, out, text, NULL) != NULL;
	}
	ok = ok && add_all(&c);
	c.uncredited = true;
	return ok && add_all(&c) && write_texts(l, out);
}
