#include "layout/legend.h"

#include "geom/hatch.h"
#include "layout/edition.h"
#include "layout/legend_parts.h"
#include "layout/words.h"
#include "scene/build.h"
#include "scene/change.h"
#include "scene/overlap.h"

#include <math.h>
#include <string.h>

static const double padding_pt = 6, swatch_width_pt = 17, symbol_width_pt = 8,
		    symbol_height_pt = 6, swatch_height_pt = 8.5, swatch_gap_pt = 6,
		    entry_gap_pt = 3.2, heading_gap_pt = 3.4;
static const double widest_pt = 400, narrowest_pt = 20, column_gap_pt = 12;
/* Of furniture in a corner of the map. */
static const double inset_pt = 6;
enum { ENTRIES_MAX = 256 };

/* A number that is another one on each of several maps would be wrong for most. */
static bool check_counts(const struct legend_maker *m, const struct localized *text)
{
	const char *s = m->n_views > 1 ? edition_text(m->l, text, NULL) : NULL;
	return s == NULL || strstr(s, "{count:") == NULL ||
	       diag_fail(m->l->a->diag, SM_E_SPEC,
		       "%s: '%s' in the legend of several panels, each of which has a number "
		       "of "
		       "its own; the panels' titles can count",
		       m->l->spec->path, s);
}

bool legend_add(struct legend_maker *m, enum legend_kind kind, const char *layer,
	const char *class_name, const struct localized *text, struct legend_entry **out)
{
	const struct layout *l = m->l;
	struct style_props props;
	*out = NULL;
	if (m->out->n == ENTRIES_MAX) {
		(void)diag_fail(
			l->a->diag, SM_E_LIMIT, "a legend of more than %d lines", ENTRIES_MAX);
		return false;
	}
	if (!check_counts(m, text)) {
		return false;
	}
	struct legend_entry *e = &m->out->entries[m->out->n++];
	*e = (struct legend_entry){.kind = kind, .layer = layer, .class_name = class_name};
	style_resolve(l->style, kind == LEGEND_HEADING ? "legend-heading" : "legend", NULL,
		STYLE_LABEL, &props);
	double width = l->spec->furniture.legend_width_pt;
	*out = e;
	return block_make(l->a, l->measurer, &props, layout_text(l, text),
		fmin(width > 0 ? width : widest_pt, m->widest_pt), &e->text);
}

/* What a line stands for: one of the two, or the layer. */
struct sampled {
	const char *class_name, *change;
};

/* The paint of another layer under a swatch. */
static bool add_under(struct legend_maker *m, const char *id, struct legend_entry *e)
{
	const struct map_layer *under = id == NULL ? NULL : layers_find(m->views->layers, id);
	/* On a day when the layer beneath shows nothing, the swatch has nothing beneath it. */
	if (under == NULL || !legend_is_on_map(m, under, LEGEND_ANY_CLASS)) {
		return true;
	}
	struct style_props *props = arena_alloc(m->l->a, 1, sizeof(*props));
	if (props != NULL) {
		style_resolve(m->l->style, id, NULL, STYLE_SHAPE, props);
	}
	e->under = props;
	return props != NULL;
}

static bool add_sample(struct legend_maker *m, const struct map_layer *layer,
	struct sampled what, const struct localized *text)
{
	struct legend_entry *e;
	const char *name = what.class_name != NULL ? what.class_name : what.change;
	if (!legend_add(m, legend_kind_of(m, layer), layer->spec->id, name, text, &e)) {
		return false;
	}
	build_style(m->l->style, m->l->spec, layer,
		what.change != NULL && layer->class_by != NULL ? "changes" : what.class_name,
		what.change, &e->props);
	return add_under(m, layer->spec->legend_over, e);
}

/* Makes the entry added last a sample of areas that a layer beneath is seen in. */
static bool part_last(struct legend_maker *m, const struct map_layer *layer)
{
	struct legend_entry *e = &m->out->entries[m->out->n - 1];
	e->parted = true;
	return e->under != NULL || add_under(m, legend_overlapped(m, layer), e);
}

/* The layer's own line is that of what it paints as a whole, if there is any or what it shares
 * with another has a line of its own. */
static bool add_own(struct legend_maker *m, const struct map_layer *layer)
{
	const struct layer_spec *spec = layer->spec;
	bool parted = spec->overlap_legend.n == 0 && legend_has_area(m, layer, true) &&
		      !legend_has_area(m, layer, false);
	return add_sample(m, layer, (struct sampled){0}, &spec->legend) &&
	       (!parted || part_last(m, layer));
}

static bool add_overlap(struct legend_maker *m, const struct map_layer *layer)
{
	const struct localized *text = &layer->spec->overlap_legend;
	return text->n == 0 || !legend_has_area(m, layer, true) ||
	       (add_sample(m, layer, (struct sampled){0}, text) && part_last(m, layer));
}

/* Whether the layer's earlier marks had this text: several values may share a mark. */
static bool has_text(
	const struct legend_maker *m, const struct map_layer *layer, const char *text)
{
	bool found = false;
	for (size_t i = 0; !found && i < m->out->n; i++) {
		const struct legend_entry *e = &m->out->entries[i];
		found = e->mark != NULL && e->layer != NULL &&
			strcmp(e->layer, layer->spec->id) == 0 && e->text.n_lines > 0 &&
			strcmp(e->text.lines[0].text, text) == 0;
	}
	return found;
}

/* The marks that are on the map, on a symbol of no operator. */
static bool add_marks(struct legend_maker *m, const struct map_layer *layer)
{
	const struct layer_spec *spec = layer->spec;
	struct legend_entry *e;
	bool headed = spec->marks_legend.n == 0;
	for (size_t i = 0; i < spec->n_marks; i++) {
		const struct class_spec *mark = &spec->marks[i];
		const char *class_name = layer_mark_class(m->l->a, mark->value);
		const char *text = layout_text(m->l, &mark->legend);
		if (class_name == NULL) {
			return false;
		}
		if (text == NULL || !legend_has_mark(m, layer, class_name) ||
			has_text(m, layer, text)) {
			continue;
		}
		if (!headed && !legend_add(m, LEGEND_HEADING, spec->id, NULL,
				       &spec->marks_legend, &e)) {
			return false;
		}
		headed = true;
		if (!legend_add(m, LEGEND_SYMBOL, spec->id, class_name, &mark->legend, &e)) {
			return false;
		}
		struct style_props *props = arena_alloc(m->l->a, 1, sizeof(*props));
		if (props == NULL) {
			return false;
		}
		style_resolve(m->l->style, spec->id, "marks", STYLE_SHAPE, &e->props);
		style_resolve(m->l->style, spec->id, class_name, STYLE_SHAPE, props);
		e->mark = props;
	}
	return true;
}

/* A line for the ring of sites whose presence on the day is uncertain. */
static bool add_uncertain(struct legend_maker *m)
{
	if (m->has_ring_line || !legend_has_ring(m)) {
		return true;
	}
	enum word word =
		date_is_given(m->l->spec->change.to) ? WORD_UNCERTAIN_CHANGE : WORD_UNCERTAIN;
	const char *texts[] = {edition_word(m->l, word)};
	const char *langs[] = {""};
	const struct localized text = {.langs = langs, .texts = texts, .n = 1};
	struct legend_entry *e;
	if (!legend_add(m, LEGEND_SYMBOL, NULL, "uncertain", &text, &e)) {
		return false;
	}
	style_resolve(m->l->style, "uncertain", "sample", STYLE_SHAPE, &e->props);
	e->ring = true;
	m->has_ring_line = true;
	return true;
}

/* The changes that are on the map, each in the paint of the class `changes`. */
static bool add_changes(struct legend_maker *m, const struct map_layer *layer)
{
	const struct layer_spec *spec = layer->spec;
	const struct localized *heading = &spec->changes_legend;
	struct legend_entry *e;
	bool headed = false;
	if (heading->n == 0 && spec->n_classes == 0) {
		heading = &spec->legend;
	}
	for (size_t i = 0; i < spec->n_changes; i++) {
		const struct class_spec *c = &spec->changes[i];
		if (c->legend.n == 0 || !legend_is_on_map(m, layer, LEGEND_CHANGE + (int)i)) {
			continue;
		}
		if (!headed && heading->n > 0 &&
			!legend_add(m, LEGEND_HEADING, spec->id, NULL, heading, &e)) {
			return false;
		}
		headed = true;
		if (!add_sample(m, layer, (struct sampled){.change = c->value}, &c->legend)) {
			return false;
		}
	}
	/* What is uncertain is which of these lines a site belongs to. */
	return !headed || legend_kind_of(m, layer) != LEGEND_SYMBOL || add_uncertain(m);
}

/* A status has the text of the layer's spec, else its own word. */
static bool add_statuses(struct legend_maker *m, const struct map_layer *layer)
{
	const struct layer_spec *spec = layer->spec;
	const char *const *statuses;
	size_t n;
	if (!legend_statuses(m, layer, &statuses, &n)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		const char *langs[] = {""}, *texts[] = {statuses[i]};
		const struct localized word = {.langs = langs, .texts = texts, .n = 1};
		const struct localized *text = &word;
		for (size_t k = 0; k < spec->n_statuses; k++) {
			if (strcmp(spec->statuses[k].value, statuses[i]) == 0) {
				text = &spec->statuses[k].legend;
			}
		}
		if (!add_sample(m, layer, (struct sampled){.change = statuses[i]}, text)) {
			return false;
		}
	}
	return true;
}

static bool add_classes(struct legend_maker *m, const struct map_layer *layer)
{
	const struct layer_spec *spec = layer->spec;
	struct legend_entry *heading;
	if (spec->n_classes > 0 && spec->legend.n > 0 &&
		!legend_add(m, LEGEND_HEADING, spec->id, NULL, &spec->legend, &heading)) {
		return false;
	}
	for (size_t i = 0; i < spec->n_classes; i++) {
		const struct class_spec *c = &spec->classes[i];
		if (c->legend.n > 0 && legend_is_on_map(m, layer, (int)i) &&
			!add_sample(m, layer, (struct sampled){.class_name = c->value},
				&c->legend)) {
			return false;
		}
	}
	return true;
}

static bool add_layer(struct legend_maker *m, const struct map_layer *layer)
{
	const struct layer_spec *spec = layer->spec;
	bool graded = layer->color_by != NULL || layer->size_by != NULL;
	if (spec->legend_hidden ||
		(spec->legend.n == 0 && spec->n_classes == 0 && spec->n_changes == 0 &&
			spec->n_statuses == 0 && spec->overlap_legend.n == 0 && !graded) ||
		!legend_is_on_map(m, layer, LEGEND_ANY_CLASS)) {
		return true;
	}
	if (!graded && spec->n_classes == 0 && spec->n_changes == 0) {
		bool by_value = false;
		return legend_add_values(m, layer, &by_value) &&
		       (by_value || spec->legend.n == 0 || add_own(m, layer)) &&
		       add_overlap(m, layer) && add_statuses(m, layer) && add_marks(m, layer);
	}
	return add_changes(m, layer) && add_classes(m, layer) && legend_add_grades(m, layer) &&
	       add_overlap(m, layer) && add_statuses(m, layer) && add_marks(m, layer);
}

/* Heights, from the top down, in one column. */
static void stack(struct legend *out)
{
	double y = 0;
	for (size_t i = 0; i < out->n; i++) {
		struct legend_entry *e = &out->entries[i];
		bool heading = e->kind == LEGEND_HEADING;
		bool after = i > 0 && out->entries[i - 1].kind == LEGEND_HEADING;
		y += i == 0 ? 0
			    : entry_gap_pt + (heading ? heading_gap_pt : 0) + (after ? 1 : 0);
		double text = e->text.height_pt - e->text.size.descent_pt;
		e->height_pt = heading ? text : fmax(text, swatch_height_pt);
		if (!heading && e->kind == LEGEND_SYMBOL) {
			e->height_pt =
				fmax(symbol_height_pt, fmax(text, e->props.symbol_size_pt));
		}
		e->y_pt = y;
		y += e->height_pt;
	}
}

static bool is_heading(const struct legend *l, size_t i)
{
	return l->entries[i].kind == LEGEND_HEADING;
}

/* Room left at the top of a column that goes on with what another one heads. */
static double indent_of(const struct legend *l, size_t begin)
{
	size_t i = begin;
	while (i > 0 && !is_heading(l, i)) {
		i--;
	}
	return is_heading(l, i) && i < begin ? l->entries[i + 1].y_pt - l->entries[i].y_pt : 0;
}

/* How the entries are broken into columns. */
struct breaks {
	double height_pt;
	bool at_headings; /* a heading always begins a column */
};

/* The first entry behind a column that begins with `begin`; a heading is not parted from what
 * it heads. */
static size_t column_end(const struct legend *l, size_t begin, struct breaks breaks)
{
	size_t end = begin;
	double top = l->entries[begin].y_pt - indent_of(l, begin);
	while (end < l->n &&
		l->entries[end].y_pt + l->entries[end].height_pt - top <= breaks.height_pt &&
		!(breaks.at_headings && end > begin && is_heading(l, end))) {
		end++;
	}
	while (end < l->n && end > begin + 1 && is_heading(l, end - 1)) {
		end--;
	}
	size_t least = begin + 1;
	while (least < l->n && is_heading(l, least - 1)) {
		least++;
	}
	return end > least ? end : least;
}

static size_t columns_needed(const struct legend *l, struct breaks breaks)
{
	size_t n = 0;
	for (size_t i = 0; i < l->n; i = column_end(l, i, breaks)) {
		n++;
	}
	return n;
}

/* The lowest columns, broken at headings when there are enough of them. */
static struct breaks choose_breaks(const struct legend *l, size_t columns)
{
	const double step_pt = 0.5;
	const struct legend_entry *last = &l->entries[l->n - 1];
	double total = last->y_pt + last->height_pt;
	struct breaks breaks = {total, true};
	breaks.at_headings = columns > 1 && columns_needed(l, breaks) <= columns;
	breaks.height_pt = total / (double)columns;
	while (breaks.height_pt < total && columns_needed(l, breaks) > columns) {
		breaks.height_pt += step_pt;
	}
	breaks.height_pt = fmin(breaks.height_pt, total);
	return breaks;
}

static double entry_width(const struct legend_entry *e)
{
	return e->text.size.width_pt +
	       (e->kind == LEGEND_HEADING ? 0 : e->swatch_pt + swatch_gap_pt);
}

/* Symbols alone need less room than areas and lines. */
static double swatch_width(const struct legend *l, size_t begin, size_t end)
{
	double width = symbol_width_pt;
	for (size_t i = begin; i < end; i++) {
		enum legend_kind kind = l->entries[i].kind;
		if (kind == LEGEND_AREA || kind == LEGEND_LINE) {
			return swatch_width_pt;
		}
		width = fmax(width, l->entries[i].props.symbol_size_pt);
	}
	return width;
}

/* Sets the columns farther apart, up to a limit, so that they fill the width. */
static void spread(struct legend *out, size_t columns, double width_pt)
{
	const double most_pt = 32;
	double step = columns < 2 ? 0 : (width_pt - out->width_pt) / (double)(columns - 1);
	step = fmin(fmax(step, 0), most_pt);
	double x = 0, shift = 0;
	for (size_t i = 0; i < out->n; i++) {
		struct legend_entry *e = &out->entries[i];
		shift += i > 0 && e->x_pt > x ? step : 0;
		x = e->x_pt;
		e->x_pt += shift;
	}
	out->width_pt += shift;
}

/* Moves the stacked entries into so many columns, as low as they can be. */
static void set_columns(struct legend *out, size_t columns)
{
	if (out->n == 0) {
		return;
	}
	struct breaks breaks = choose_breaks(out, columns);
	double padding = out->below ? 0 : padding_pt, x = padding, tallest = 0;
	for (size_t i = 0, end; i < out->n; i = end) {
		double width = 0, top = out->entries[i].y_pt - indent_of(out, i);
		end = column_end(out, i, breaks);
		double swatch = swatch_width(out, i, end);
		for (size_t k = i; k < end; k++) {
			struct legend_entry *e = &out->entries[k];
			e->swatch_pt = swatch;
			width = fmax(width, entry_width(e));
			e->x_pt = x;
			e->y_pt += padding - top;
			tallest = fmax(tallest, e->y_pt + e->height_pt);
		}
		x += width + (end < out->n ? column_gap_pt : 0);
	}
	out->width_pt = x + padding;
	out->height_pt = tallest + padding;
}

/* The layers by `legend-order`, those of equal order as they are drawn. */
static const struct map_layer **in_order(struct arena *a, const struct layers *layers)
{
	const struct map_layer **out =
		arena_alloc(a, layers->n + 1, sizeof(struct map_layer *));
	for (size_t i = 0; out != NULL && i < layers->n; i++) {
		const struct map_layer *layer = &layers->items[i];
		size_t k = i;
		for (; k > 0 && out[k - 1]->spec->legend_order > layer->spec->legend_order;
			k--) {
			out[k] = out[k - 1];
		}
		out[k] = layer;
	}
	return out;
}

/* All entries, none of them wider than m->widest_pt, without their places. */
static bool add_entries(struct legend_maker *m)
{
	const struct layers *layers = m->views->layers;
	const struct layout *l = m->l;
	struct legend *out = m->out;
	struct legend_entry *title;
	out->n = 0;
	m->has_ring_line = false;
	if (l->spec->furniture.legend_title.n > 0 &&
		!legend_add(m, LEGEND_HEADING, NULL, NULL, &l->spec->furniture.legend_title,
			&title)) {
		return false;
	}
	size_t titles = out->n;
	const struct map_layer **sorted = in_order(l->a, layers);
	if (sorted == NULL) {
		return false;
	}
	for (size_t i = 0; i < layers->n; i++) {
		if (!add_layer(m, sorted[i])) {
			return false;
		}
	}
	if (!add_uncertain(m)) {
		return false;
	}
	if (out->n == titles) {
		out->n = 0;
	}
	return true;
}

/* In so many columns, or as many as there is room for. */
static void arrange(struct legend *out, size_t columns, double room_pt)
{
	stack(out);
	set_columns(out, columns);
	for (; out->width_pt > room_pt && columns > 1; columns--) {
		stack(out);
		set_columns(out, columns - 1);
	}
	if (out->below) {
		spread(out, columns, room_pt);
	}
}

bool legend_make(
	const struct layout *l, const struct legend_view *views, size_t n, struct legend *out)
{
	struct legend_maker m = {
		.l = l, .views = views, .n_views = n, .out = out, .widest_pt = HUGE_VAL};
	*out = (struct legend){.entries = arena_alloc(l->a, ENTRIES_MAX, sizeof(*out->entries)),
		.below = l->spec->furniture.legend == CORNER_BELOW};
	const struct page_spec *page = &l->spec->page;
	double room = page->width_pt - 2 * page->margin_pt - (out->below ? 0 : 2 * inset_pt);
	size_t columns = (size_t)l->spec->furniture.legend_columns;
	if (out->entries == NULL || !add_entries(&m)) {
		return false;
	}
	arrange(out, columns, room);
	if (out->width_pt <= room) {
		return true;
	}
	/* Not even one column: its lines are broken. */
	double widest = 0;
	for (size_t i = 0; i < out->n; i++) {
		widest = fmax(widest, out->entries[i].text.size.width_pt);
	}
	m.widest_pt = fmax(widest - (out->width_pt - room), narrowest_pt);
	if (!add_entries(&m)) {
		return false;
	}
	arrange(out, columns, room);
	return true;
}

static bool draw_hatch(const struct layout *l, const struct features *area,
	const struct style_props *props, struct scene *s)
{
	struct features lines = {.space = SPACE_PAGE, .table = area->table};
	const struct paint_style paint = {
		.stroke = props->hatch_stroke, .stroke_width_pt = props->hatch_width_pt};
	return props->hatch_stroke.a == 0 ||
	       (hatch_feature(l->a, area, &area->items[0], props->hatch_angle_deg,
			props->hatch_spacing_pt, &lines) &&
		       (lines.n_parts == 0 ||
			       scene_add_feature(s, &lines, &lines.items[0], &paint, NULL)));
}

/* Fill, hatch and edge, in part or as a whole. */
static bool draw_swatch(const struct layout *l, const struct features *area,
	const struct style_props *props, bool parted, struct scene *s)
{
	struct features part = {.space = SPACE_PAGE, .table = area->table};
	struct paint_style paint, fill;
	style_paint(props, &paint);
	if (!parted) {
		return scene_add_feature(s, area, &area->items[0], &paint, NULL) &&
		       draw_hatch(l, area, props, s);
	}
	fill = paint;
	fill.stroke = paint.fill = (struct rgba){0};
	return overlap_add(l->a, area, &area->items[0], props, &part) &&
	       scene_add_feature(s, &part, &part.items[0], &fill, NULL) &&
	       draw_hatch(l, &part, props, s) &&
	       scene_add_feature(s, area, &area->items[0], &paint, NULL);
}

static bool draw_area(
	const struct layout *l, const struct legend_entry *e, struct box b, struct scene *s)
{
	static const struct table no_table = {0};
	const struct pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	struct features area = {.space = SPACE_PAGE, .table = &no_table};
	bool ok = features_begin(&area, l->a, SHAPE_POLYGON, 0) && features_part(&area, l->a);
	for (size_t i = 0; ok && i < 4; i++) {
		ok = features_point(&area, l->a, pts[i]);
	}
	if (!ok) {
		return false;
	}
	features_end(&area);
	struct style_props props = e->props;
	bool has_edge = props.stroke.a > 0 && props.stroke_width_pt > 0;
	if (!has_edge && (e->under == NULL || e->parted)) {
		/* A pale fill needs an edge to be seen on the legend's paper. */
		struct style_props edge;
		style_resolve(l->style, "legend-swatch", NULL, STYLE_SHAPE, &edge);
		props.stroke = edge.stroke;
		props.stroke_width_pt = edge.stroke_width_pt;
	}
	return (e->under == NULL || draw_swatch(l, &area, e->under, false, s)) &&
	       draw_swatch(l, &area, &props, e->parted, s);
}

static bool draw_symbol(const struct layout *l, const struct legend_entry *e, struct page_pt at,
	const struct paint_style *paint, struct scene *s)
{
	struct paint_style mark;
	if (e->ring && !site_draw_ring(l, &e->props, at, s)) {
		return false;
	}
	if (!scene_add_symbol(s, e->props.symbol, at, e->props.symbol_size_pt, paint, NULL)) {
		return false;
	}
	if (e->mark == NULL) {
		return true;
	}
	style_paint(e->mark, &mark);
	return scene_add_symbol(s, e->mark->symbol, at, e->mark->symbol_size_pt, &mark, NULL);
}

static bool draw_sample(const struct layout *l, const struct legend_entry *e, struct page_pt at,
	struct scene *s)
{
	double middle = at.y + e->height_pt / 2;
	struct paint_style paint;
	style_paint(&e->props, &paint);
	switch (e->kind) {
	case LEGEND_HEADING:
		break;
	case LEGEND_AREA:
		return draw_area(l, e,
			(struct box){at.x, middle - swatch_height_pt / 2, at.x + e->swatch_pt,
				middle + swatch_height_pt / 2},
			s);
	case LEGEND_LINE: {
		const struct page_pt pts[] = {{at.x, middle}, {at.x + e->swatch_pt, middle}};
		paint.fill = (struct rgba){0};
		return scene_add_line(s, pts, 2, false, &paint, NULL);
	}
	case LEGEND_SYMBOL:
		return draw_symbol(
			l, e, (struct page_pt){at.x + e->swatch_pt / 2, middle}, &paint, s);
	}
	return true;
}

/* The sample, then the text; from the right where the edition is read from there. */
static bool draw_entry(const struct layout *l, const struct legend_entry *e, struct box legend,
	struct scene *s)
{
	bool rtl = edition_is_rtl(l), heading = e->kind == LEGEND_HEADING;
	double y = legend.min_y + e->y_pt,
	       edge = rtl ? legend.max_x - e->x_pt : legend.min_x + e->x_pt;
	double to_text = heading ? 0 : e->swatch_pt + swatch_gap_pt;
	double text_height = e->text.height_pt - e->text.size.descent_pt;
	struct page_pt at = {rtl ? edge - e->swatch_pt : edge, y};
	struct page_pt text_at = {rtl ? edge - to_text - e->text.size.width_pt : edge + to_text,
		y + (e->height_pt - text_height) / 2};
	return draw_sample(l, e, at, s) && block_draw(s, &e->text, text_at, l->lang);
}

bool legend_draw(const struct layout *l, const struct legend *legend, struct page_pt top_left,
	struct scene *s)
{
	const struct scene_group group = {.id = "legend", .class_name = "furniture"};
	struct style_props props;
	struct paint_style paint;
	style_resolve(l->style, "legend", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	double right = top_left.x + legend->width_pt, bottom = top_left.y + legend->height_pt;
	const struct page_pt box[] = {
		top_left, {right, top_left.y}, {right, bottom}, {top_left.x, bottom}};
	bool ok = scene_group_begin(s, &group) &&
		  (legend->below || scene_add_line(s, box, 4, true, &paint, NULL));
	for (size_t i = 0; ok && i < legend->n; i++) {
		ok = draw_entry(l, &legend->entries[i],
			(struct box){top_left.x, top_left.y, right, bottom}, s);
	}
	return ok && scene_group_end(s);
}
