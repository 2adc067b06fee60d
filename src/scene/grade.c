#include "scene/grade.h"

#include "base/num.h"
#include "base/ramp.h"
#include "scene/layers.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct maker {
	struct arena *a;
	const struct grade_request *request;
	struct map_layer *layer;
	const struct scale_spec *spec;
	const char *option; /* color-by or size-by */
};

SM_PRINTF(2, 3) static bool error(const struct maker *m, const char *fmt, ...);

/* An error at the field's place. */
static bool error(const struct maker *m, const char *fmt, ...)
{
	char text[SM_MSG_MAX];
	va_list args;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return diag_error(m->a->diag, SM_E_SPEC, "%s:%d:%d: layer '%s': %s: %s",
		place_path(m->spec->at, m->request->spec_path), m->spec->at.line,
		m->spec->at.column, m->layer->spec->id, m->option, text);
}

static bool no_field(const struct maker *m, const struct table *t)
{
	const char *near = table_nearest(t, m->spec->field);
	return error(m, "no field '%s'%s%s%s", m->spec->field,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

/* A field of texts: names the first that is no number, which is what made it one. */
static bool no_numbers(const struct maker *m, const struct table *t, const struct column *c)
{
	for (size_t row = 0; row < t->n_rows; row++) {
		const char *s = c->u.text[row];
		double v;
		if (s != NULL && s[0] != '\0' && !num_parse(s, strlen(s), &v)) {
			const char *key = layer_key(m->a, m->layer, row);
			return error(m,
				"'%s' is a field of texts such as '%s'%s%s; numbers are "
				"expected, "
				"and empty cells where one is missing",
				m->spec->field, s, key == NULL ? "" : " of ",
				key == NULL ? "" : key);
		}
	}
	return error(m, "'%s' is a field of texts; numbers are expected", m->spec->field);
}

static bool find_column(const struct maker *m, const struct column **out)
{
	const struct table *t = m->layer->features.table;
	*out = table_column(t, m->spec->field);
	if (*out == NULL) {
		return no_field(m, t);
	}
	/* The type of a column without rows is not known. */
	return t->n_rows == 0 || (*out)->type == COLUMN_NUMBER || no_numbers(m, t, *out);
}

/* The numbers of the features drawn; each row counts once. */
static bool collect(const struct maker *m, const struct column *c, double **values, size_t *n)
{
	const struct features *f = &m->layer->features;
	*values = arena_alloc(m->a, f->n_items + 1, sizeof(**values));
	*n = 0;
	for (size_t i = 0; *values != NULL && i < f->n_items; i++) {
		double v = c->u.num[f->items[i].row];
		if (isfinite(v)) {
			(*values)[(*n)++] = v;
		}
	}
	if (*values == NULL) {
		return false;
	}
	return *n > 0 || f->n_items == 0 ||
	       error(m, "'%s' has no number in any feature of the layer", m->spec->field);
}

static bool pick_colors(const struct maker *m, struct grade *g)
{
	const struct colors *ramp = &g->spec->palette;
	if (ramp->n == 0 && m->request->style != NULL) {
		ramp = style_ramp(m->request->style);
	}
	if (ramp->n == 0) {
		return error(m, "needs `palette:`, or a style with `ramp:`");
	}
	size_t n = g->classes.n;
	g->colors = arena_alloc(m->a, n, sizeof(*g->colors));
	for (size_t k = 0; g->colors != NULL && k < n; k++) {
		g->colors[k] = ramp_color(ramp, n == 1 ? 1 : (double)k / (double)(n - 1));
	}
	return g->colors != NULL;
}

static bool measure_proportional(
	const struct maker *m, const double *values, size_t n, struct grade *g)
{
	for (size_t i = 0; i < n; i++) {
		if (values[i] < 0) {
			return error(m,
				"'%s' has numbers below 0, which no size is proportional to; "
				"write `method:` with classes",
				m->spec->field);
		}
		g->highest = fmax(g->highest, values[i]);
		g->lowest = i == 0 ? values[i] : fmin(g->lowest, values[i]);
	}
	return true;
}

static bool make_classes(const struct maker *m, double *values, size_t n, struct grade *g)
{
	if (!classify(m->a, m->spec, values, n, &g->classes)) {
		return false;
	}
	if ((double)g->classes.n < m->spec->classes) {
		diag_push(m->a->diag, "%s:%d:%d: layer '%s': %s",
			place_path(m->spec->at, m->request->spec_path), m->spec->at.line,
			m->spec->at.column, m->layer->spec->id, m->option);
		diag_warn(m->a->diag, "classes", "the numbers of '%s' make %zu classes, not %g",
			m->spec->field, g->classes.n, m->spec->classes);
		diag_pop(m->a->diag);
	}
	return true;
}

/* NULL in *out when the layer has no such option or no features. */
static bool make(const struct maker *m, bool colors, const struct grade **out)
{
	struct grade *g = arena_alloc(m->a, 1, sizeof(*g));
	double *values;
	size_t n;
	*out = NULL;
	if (m->spec->field == NULL) {
		return true;
	}
	if (g == NULL || !find_column(m, &g->column) || !collect(m, g->column, &values, &n)) {
		return false;
	}
	g->spec = m->spec;
	g->is_line = m->layer->features.n_items > 0 &&
		     m->layer->features.items[0].shape == SHAPE_LINE;
	bool ok = n == 0 ||
		  (m->spec->method == SCALE_PROPORTIONAL ? measure_proportional(m, values, n, g)
							 : make_classes(m, values, n, g));
	ok = ok && (n == 0 || !colors || pick_colors(m, g));
	*out = ok && n > 0 ? g : NULL;
	return ok;
}

static bool has_areas(const struct features *f)
{
	for (size_t i = 0; i < f->n_items; i++) {
		if (f->items[i].shape == SHAPE_POLYGON) {
			return true;
		}
	}
	return false;
}

bool grades_make(struct arena *a, const struct grade_request *request, struct map_layer *layer)
{
	const struct maker color = {a, request, layer, &layer->spec->color_by, "color-by"};
	const struct maker size = {a, request, layer, &layer->spec->size_by, "size-by"};
	bool ok = make(&color, true, &layer->color_by);
	if (layer->spec->size_by.field != NULL && has_areas(&layer->features)) {
		return error(&size, "areas have no size to set; `color-by` paints them");
	}
	return make(&size, false, &layer->size_by) && ok;
}

static bool lacks(const struct grade *g, size_t row)
{
	return g != NULL && !isfinite(g->column->u.num[row]);
}

bool grade_is_missing(const struct map_layer *layer, size_t row)
{
	return lacks(layer->color_by, row) || lacks(layer->size_by, row);
}

const char *grade_class_name(struct arena *a, size_t k)
{
	enum { NAME_MAX_BYTES = 24 };
	char *name = arena_alloc(a, NAME_MAX_BYTES, 1);
	if (name != NULL) {
		(void)snprintf(name, NAME_MAX_BYTES, "class-%zu", k + 1);
	}
	return name;
}

const char *grade_class(struct arena *a, const struct map_layer *layer, size_t row)
{
	if (grade_is_missing(layer, row)) {
		return "no-data";
	}
	const struct grade *g = layer->color_by;
	return g == NULL
		       ? NULL
		       : grade_class_name(a, classes_find(&g->classes, g->column->u.num[row]));
}

double grade_class_size_pt(const struct grade *g, size_t k)
{
	const struct scale_spec *s = g->spec;
	size_t n = g->classes.n;
	return n == 1 ? s->max_pt
		      : s->min_pt + (s->max_pt - s->min_pt) * (double)k / (double)(n - 1);
}

double grade_size_pt(const struct grade *g, double v)
{
	const struct scale_spec *s = g->spec;
	if (s->method != SCALE_PROPORTIONAL) {
		return grade_class_size_pt(g, classes_find(&g->classes, v));
	}
	double share = g->highest > 0 ? v / g->highest : 0;
	return fmax(s->min_pt, s->max_pt * (g->is_line ? share : sqrt(share)));
}

void grade_paint(struct style_props *props, enum shape shape, struct rgba color)
{
	if (shape == SHAPE_LINE) {
		props->stroke = color;
	} else {
		props->fill = color;
	}
}

void grade_resize(struct style_props *props, enum shape shape, double size_pt)
{
	if (shape == SHAPE_LINE) {
		props->stroke_width_pt = size_pt;
	} else if (shape == SHAPE_POINT) {
		props->symbol_size_pt = size_pt;
	}
}

void grade_apply(
	const struct map_layer *layer, enum shape shape, size_t row, struct style_props *props)
{
	const struct grade *color = layer->color_by, *size = layer->size_by;
	bool missing = grade_is_missing(layer, row);
	if (color != NULL && !missing) {
		size_t k = classes_find(&color->classes, color->column->u.num[row]);
		grade_paint(props, shape, color->colors[k]);
	}
	if (size != NULL) {
		grade_resize(props, shape,
			missing ? size->spec->min_pt
				: grade_size_pt(size, size->column->u.num[row]));
	}
}
