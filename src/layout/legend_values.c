/* Legend lines of a layer whose map file names a field of classes, but not the classes. */
#include "layout/legend_parts.h"
#include "scene/build.h"

#include <stdlib.h>
#include <string.h>

enum { VALUES_MAX = 250, JOINED_MAX = 4, JOINED_BYTES = 4096 };

/* Values on the map, in order; none twice. */
struct values {
	const char *items[VALUES_MAX];
	size_t n;
};

static bool has_value(const struct values *v, const char *value)
{
	bool found = false;
	for (size_t i = 0; !found && i < v->n; i++) {
		found = strcmp(v->items[i], value) == 0;
	}
	return found;
}

static int compare(const void *a, const void *b)
{
	const char *const *p = a, *const *q = b;
	return strcmp(*p, *q);
}

/* Those the style has a rule for go to *painted, the others to *plain. */
static void collect(const struct legend_maker *m, const struct map_layer *layer,
	struct values *painted, struct values *plain)
{
	for (size_t view = 0; view < m->n_views; view++) {
		const struct map_layer *its = legend_layer(m, layer, view);
		for (size_t i = 0; i < its->features.n_items; i++) {
			const char *value =
				layer_class(m->l->a, its, its->features.items[i].row);
			bool known = value == NULL || has_value(painted, value) ||
				     has_value(plain, value);
			struct values *to =
				!known && style_has_rule(m->l->style, its->spec->id, value)
					? painted
					: plain;
			if (!known && to->n < VALUES_MAX && legend_has_value(m, layer, value)) {
				to->items[to->n++] = value;
			}
		}
	}
	qsort(painted->items, painted->n, sizeof(*painted->items), compare);
	qsort(plain->items, plain->n, sizeof(*plain->items), compare);
}

/* "DEU, EGY, ITA, MAR …" in the arena; NULL without memory. */
static const char *joined(struct arena *a, const struct values *v)
{
	struct buf b;
	buf_init(&b, JOINED_BYTES);
	for (size_t i = 0; i < v->n && i < JOINED_MAX; i++) {
		bool fits = b.len + strlen(v->items[i]) + sizeof(",  …") < JOINED_BYTES;
		buf_printf(&b, "%s%s", i == 0 ? "" : ", ", fits ? v->items[i] : "");
	}
	buf_puts(&b, v->n > JOINED_MAX ? " …" : "");
	const char *out = b.failed || b.ptr == NULL ? NULL : arena_strdup(a, b.ptr);
	if (b.failed) {
		(void)diag_fail(a->diag, SM_E_NOMEM, "out of memory");
	}
	buf_finish(&b);
	return out;
}

static bool add_value(struct legend_maker *m, const struct map_layer *layer,
	const char *class_name, const char *text)
{
	const char *langs[] = {""}, *texts[] = {text};
	const struct localized words = {.langs = langs, .texts = texts, .n = 1};
	struct legend_entry *e;
	if (!legend_add(m, legend_kind_of(m, layer), layer->spec->id, class_name, &words, &e)) {
		return false;
	}
	build_style(m->l->style, m->l->spec, layer, class_name, NULL, &e->props);
	return true;
}

bool legend_add_values(struct legend_maker *m, const struct map_layer *layer, bool *added)
{
	struct values painted = {0}, plain = {0};
	struct legend_entry *heading;
	*added = false;
	if (layer->class_by == NULL || layer->spec->legend.n == 0) {
		return true;
	}
	collect(m, layer, &painted, &plain);
	if (painted.n == 0) {
		return true;
	}
	*added = true;
	bool ok = legend_add(
		m, LEGEND_HEADING, layer->spec->id, NULL, &layer->spec->legend, &heading);
	for (size_t i = 0; ok && i < painted.n; i++) {
		ok = add_value(m, layer, painted.items[i], painted.items[i]);
	}
	const char *others = ok && plain.n > 0 ? joined(m->l->a, &plain) : NULL;
	return ok && (plain.n == 0 || (others != NULL && add_value(m, layer, NULL, others)));
}
