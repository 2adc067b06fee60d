#include "layout/edition.h"
#include "layout/legend_parts.h"
#include "layout/numerals.h"
#include "scene/build.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SAMPLES_MAX = 12 };

/* A text that is the same in all languages, or already in the right one. */
static bool add_text(struct legend_maker *m, enum legend_kind kind,
	const struct map_layer *layer, const char *class_name, const char *text,
	struct legend_entry **out)
{
	const char *any = "";
	const struct localized same = {.langs = &any, .texts = &text, .n = 1};
	return legend_add(m, kind, layer->spec->id, class_name, &same, out);
}

static double power_of_ten(int decimals)
{
	return decimals == 0 ? 1 : 10 * power_of_ten(decimals - 1);
}

/* The numbers at the ends of a class as they are written. */
struct ends {
	double low, high;
	bool is_empty; /* no number that the field could have lies between them */
};

static struct ends ends_of(const struct classes *c, size_t k)
{
	struct ends e = {c->limits[k], c->limits[k + 1], false};
	bool last = k + 1 == c->n;
	if (c->whole) {
		e.low = ceil(e.low);
		e.high = last ? floor(e.high) : ceil(e.high) - 1;
		e.is_empty = e.low > e.high;
		return e;
	}
	/* The range of the numbers is written such that it holds them all. */
	double scale = power_of_ten(c->decimals);
	e.low = k == 0 ? floor(e.low * scale) / scale : e.low;
	e.high = last ? ceil(e.high * scale) / scale : e.high;
	return e;
}

/* "5–9", "-5 – -2", or one number when both ends are written alike. */
static const char *range_text(struct arena *a, const char *low, const char *high)
{
	if (strcmp(low, high) == 0) {
		return low;
	}
	const char *dash = low[0] == '-' || high[0] == '-' ? " \xe2\x80\x93 " : "\xe2\x80\x93";
	size_t size = strlen(low) + strlen(dash) + strlen(high) + 1;
	char *out = arena_alloc(a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "%s%s%s", low, dash, high);
	}
	return out;
}

/* NULL without memory. */
static const char *joined(struct arena *a, const char *first, const char *second)
{
	size_t size = strlen(first) + strlen(second) + 2;
	char *out = arena_alloc(a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "%s %s", first, second);
	}
	return out;
}

/* The text of a class; NULL without memory, "" for one that can hold nothing. */
static const char *class_text(const struct layout *l, const struct classes *c, size_t k)
{
	bool last = k + 1 == c->n;
	if (c->open && (k == 0 || last)) {
		const char *n =
			number_text(l->a, c->limits[k == 0 ? 1 : k], c->decimals, l->lang);
		if (n == NULL) {
			return NULL;
		}
		return k == 0 ? joined(l->a, edition_word(l, WORD_UNDER), n)
			      : joined(l->a, n, edition_word(l, WORD_OR_MORE));
	}
	struct ends e = ends_of(c, k);
	if (e.is_empty) {
		return "";
	}
	int decimals = c->whole ? 0 : c->decimals;
	const char *low = number_text(l->a, e.low, decimals, l->lang);
	const char *high = number_text(l->a, e.high, decimals, l->lang);
	return low == NULL || high == NULL ? NULL : range_text(l->a, low, high);
}

static enum shape shape_of(enum legend_kind kind)
{
	return kind == LEGEND_LINE   ? SHAPE_LINE
	       : kind == LEGEND_AREA ? SHAPE_POLYGON
				     : SHAPE_POINT;
}

static bool add_heading(struct legend_maker *m, const struct map_layer *layer,
	const struct localized *own, bool *headed)
{
	struct legend_entry *e;
	const struct localized *text = own->n > 0 ? own : *headed ? NULL : &layer->spec->legend;
	*headed = true;
	return text == NULL || text->n == 0 ||
	       legend_add(m, LEGEND_HEADING, layer->spec->id, NULL, text, &e);
}

static bool add_colors(struct legend_maker *m, const struct map_layer *layer)
{
	const struct grade *g = layer->color_by;
	enum legend_kind kind = legend_kind_of(m, layer);
	for (size_t k = 0; k < g->classes.n; k++) {
		struct legend_entry *e;
		const char *text = class_text(m->l, &g->classes, k);
		const char *name = grade_class_name(m->l->a, k);
		if (text == NULL || name == NULL) {
			return false;
		}
		if (text[0] == '\0') {
			continue;
		}
		if (!add_text(m, kind, layer, name, text, &e)) {
			return false;
		}
		build_style(m->l->style, m->l->spec, layer, name, NULL, &e->props);
		grade_paint(&e->props, shape_of(kind), g->colors[k]);
	}
	return true;
}

static bool add_size(
	struct legend_maker *m, const struct map_layer *layer, double size_pt, const char *text)
{
	struct legend_entry *e;
	enum legend_kind kind = legend_kind_of(m, layer);
	if (!add_text(m, kind, layer, NULL, text, &e)) {
		return false;
	}
	build_style(m->l->style, m->l->spec, layer, NULL, NULL, &e->props);
	grade_resize(&e->props, shape_of(kind), size_pt);
	return true;
}

/* The largest of 1, 2 and 5 times powers of ten that is not above v > 0. */
static double round_below(double v)
{
	double unit = pow(10, floor(log10(v)));
	double m = v / unit;
	return unit * (m >= 5 - 1e-9 ? 5 : m >= 2 - 1e-9 ? 2 : 1);
}

/* Round numbers, the largest near the largest symbol, the smallest not far below the smallest
 * there is, each a quarter of the one before or less: half its diameter. */
static bool add_samples(struct legend_maker *m, const struct map_layer *layer)
{
	const struct grade *g = layer->size_by;
	double samples[SAMPLES_MAX];
	size_t n = 0, wished = (size_t)g->spec->classes;
	double v = g->highest > 0 ? round_below(g->highest) : 0;
	double least = g->lowest > 0 ? round_below(g->lowest) : 0;
	while (n < wished && v > 0 &&
		(n == 0 ||
			(v >= least * (1 - 1e-9) && grade_size_pt(g, v) > g->spec->min_pt))) {
		samples[n++] = v;
		v = round_below(v / 4);
	}
	for (; n > 0; n--) {
		double at = samples[n - 1];
		int decimals = at < 1 ? (int)ceil(-log10(at) - 1e-9) : 0;
		const char *text = number_text(m->l->a, at, decimals, m->l->lang);
		if (text == NULL || !add_size(m, layer, grade_size_pt(g, at), text)) {
			return false;
		}
	}
	return true;
}

static bool add_sizes(struct legend_maker *m, const struct map_layer *layer)
{
	const struct grade *g = layer->size_by;
	if (g->spec->method == SCALE_PROPORTIONAL) {
		return add_samples(m, layer);
	}
	for (size_t k = 0; k < g->classes.n; k++) {
		const char *text = class_text(m->l, &g->classes, k);
		if (text == NULL) {
			return false;
		}
		if (text[0] != '\0' && !add_size(m, layer, grade_class_size_pt(g, k), text)) {
			return false;
		}
	}
	return true;
}

static bool add_no_data(struct legend_maker *m, const struct map_layer *layer)
{
	struct legend_entry *e;
	const struct layer_spec *spec = layer->spec;
	if (!legend_is_on_map(m, layer, LEGEND_NO_DATA)) {
		return true;
	}
	const struct localized *own =
		spec->color_by.no_data.n > 0 ? &spec->color_by.no_data : &spec->size_by.no_data;
	enum legend_kind kind = legend_kind_of(m, layer);
	const char *text =
		own->n > 0 ? layout_text(m->l, own) : edition_word(m->l, WORD_NO_DATA);
	if (text == NULL || !add_text(m, kind, layer, "no-data", text, &e)) {
		return false;
	}
	style_resolve_missing(m->l->style, spec->id, &e->props);
	if (layer->size_by != NULL) {
		grade_resize(&e->props, shape_of(kind), spec->size_by.min_pt);
	}
	return true;
}

bool legend_add_grades(struct legend_maker *m, const struct map_layer *layer)
{
	const struct layer_spec *spec = layer->spec;
	bool headed = spec->n_classes > 0; /* the layer's own heading stands above them */
	if (layer->color_by != NULL &&
		(!add_heading(m, layer, &spec->color_by.legend, &headed) ||
			!add_colors(m, layer))) {
		return false;
	}
	if (layer->size_by != NULL && (!add_heading(m, layer, &spec->size_by.legend, &headed) ||
					      !add_sizes(m, layer))) {
		return false;
	}
	return (layer->color_by == NULL && layer->size_by == NULL) || add_no_data(m, layer);
}
