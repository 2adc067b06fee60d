#include "layout/legend.h"

#include "geom/hatch.h"
#include "scene/build.h"

#include <math.h>
#include <string.h>

static const double padding_pt = 6, swatch_width_pt = 17, swatch_height_pt = 8.5,
		    swatch_gap_pt = 6, entry_gap_pt = 3.2, heading_gap_pt = 3.4;
static const double widest_pt = 400;
enum { ENTRIES_MAX = 256 };

struct maker {
	const struct layout *l;
	const struct sites *sites;
	struct legend *out;
};

static bool add_entry(struct maker *m, enum legend_kind kind, const char *layer,
	const char *class_name, const struct localized *text, struct legend_entry **out)
{
	const struct layout *l = m->l;
	struct style_props props;
	*out = NULL;
	if (m->out->n == ENTRIES_MAX) {
		return diag_fail(
			l->a->diag, SM_E_LIMIT, "a legend of more than %d lines", ENTRIES_MAX);
	}
	struct legend_entry *e = &m->out->entries[m->out->n++];
	*e = (struct legend_entry){.kind = kind, .layer = layer, .class_name = class_name};
	style_resolve(l->style, kind == LEGEND_HEADING ? "legend-heading" : "legend", NULL,
		STYLE_LABEL, &props);
	double width = l->spec->furniture.legend_width_pt;
	*out = e;
	return block_make(l->a, l->measurer, &props, layout_text(l, text),
		width > 0 ? width : widest_pt, &e->text);
}

static bool add_sample(struct maker *m, enum legend_kind kind, const struct map_layer *layer,
	const char *class_name, const struct localized *text)
{
	struct legend_entry *e;
	if (!add_entry(m, kind, layer->spec->id, class_name, text, &e)) {
		return false;
	}
	build_style(m->l->style, m->l->spec, layer, class_name, &e->props);
	if (layer->spec->legend_over == NULL) {
		return true;
	}
	struct style_props *under = arena_alloc(m->l->a, 1, sizeof(*under));
	if (under != NULL) {
		style_resolve(m->l->style, layer->spec->legend_over, NULL, STYLE_SHAPE, under);
	}
	e->under = under;
	return under != NULL;
}

/* Whether the layer, or a class of it (index >= 0), has something on the map. */
static bool is_on_map(const struct maker *m, const struct map_layer *layer, int class_index)
{
	for (size_t i = 0; i < layer->page.n_items; i++) {
		const struct feature *item = &layer->page.items[i];
		if (item->shape != SHAPE_POINT &&
			(class_index < 0 ||
				layer_class_index(m->l->a, layer, item->row) == class_index)) {
			return true;
		}
	}
	for (size_t i = 0; i < m->sites->n; i++) {
		const struct site *site = &m->sites->items[i];
		if (site->layer == layer && !site->hidden &&
			(class_index < 0 ||
				layer_class_index(m->l->a, layer, site->row) == class_index)) {
			return true;
		}
	}
	return false;
}

static enum legend_kind kind_of(const struct map_layer *layer)
{
	switch (layer->page.items[0].shape) {
	case SHAPE_POLYGON:
		return LEGEND_AREA;
	case SHAPE_LINE:
		return LEGEND_LINE;
	case SHAPE_NULL:
	case SHAPE_POINT:
		break;
	}
	return LEGEND_SYMBOL;
}

static bool add_layer(struct maker *m, const struct map_layer *layer)
{
	const struct layer_spec *spec = layer->spec;
	if (spec->legend_hidden || (spec->legend.n == 0 && spec->n_classes == 0) ||
		layer->page.n_items == 0 || !is_on_map(m, layer, -1)) {
		return true;
	}
	if (spec->n_classes == 0) {
		return add_sample(m, kind_of(layer), layer, NULL, &spec->legend);
	}
	struct legend_entry *heading;
	if (spec->legend.n > 0 &&
		!add_entry(m, LEGEND_HEADING, spec->id, NULL, &spec->legend, &heading)) {
		return false;
	}
	for (size_t i = 0; i < spec->n_classes; i++) {
		const struct class_spec *c = &spec->classes[i];
		if (c->legend.n > 0 && is_on_map(m, layer, (int)i) &&
			!add_sample(m, kind_of(layer), layer, c->value, &c->legend)) {
			return false;
		}
	}
	return true;
}

/* Heights and widths, from the top down. */
static void stack(struct legend *out)
{
	double y = padding_pt, width = 0;
	for (size_t i = 0; i < out->n; i++) {
		struct legend_entry *e = &out->entries[i];
		bool heading = e->kind == LEGEND_HEADING;
		bool after = i > 0 && out->entries[i - 1].kind == LEGEND_HEADING;
		y += i == 0 ? 0
			    : entry_gap_pt + (heading ? heading_gap_pt : 0) + (after ? 1 : 0);
		double text = e->text.height_pt - e->text.size.descent_pt;
		e->height_pt = heading ? text : fmax(text, swatch_height_pt);
		if (!heading && e->kind == LEGEND_SYMBOL) {
			e->height_pt = fmax(text, e->props.symbol_size_pt);
		}
		e->y_pt = y;
		y += e->height_pt;
		width = fmax(width, e->text.size.width_pt +
					    (heading ? 0 : swatch_width_pt + swatch_gap_pt));
	}
	if (out->n > 0) {
		out->width_pt = width + 2 * padding_pt;
		out->height_pt = y + padding_pt;
	}
}

bool legend_make(const struct layout *l, const struct layers *layers, const struct sites *sites,
	struct legend *out)
{
	struct maker m = {.l = l, .sites = sites, .out = out};
	struct legend_entry *title;
	*out = (struct legend){
		.entries = arena_alloc(l->a, ENTRIES_MAX, sizeof(*out->entries))};
	if (out->entries == NULL) {
		return false;
	}
	if (l->spec->furniture.legend_title.n > 0 &&
		!add_entry(&m, LEGEND_HEADING, NULL, NULL, &l->spec->furniture.legend_title,
			&title)) {
		return false;
	}
	size_t titles = out->n;
	for (size_t i = 0; i < layers->n; i++) {
		if (!add_layer(&m, &layers->items[i])) {
			return false;
		}
	}
	if (out->n == titles) {
		out->n = 0;
	}
	stack(out);
	return true;
}

static bool draw_area(
	const struct layout *l, const struct legend_entry *e, struct box b, struct scene *s)
{
	struct paint_style paint, under;
	style_paint(&e->props, &paint);
	const struct page_pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	if (e->under != NULL) {
		style_paint(e->under, &under);
		if (!scene_add_line(s, pts, 4, true, &under, NULL)) {
			return false;
		}
	}
	if (paint.stroke.a == 0 && e->under == NULL) {
		/* A pale fill needs an edge to be seen on the legend's paper. */
		struct style_props edge;
		style_resolve(l->style, "legend-swatch", NULL, STYLE_SHAPE, &edge);
		paint.stroke = edge.stroke;
		paint.stroke_width_pt = edge.stroke_width_pt;
	}
	if (!scene_add_line(s, pts, 4, true, &paint, NULL)) {
		return false;
	}
	if (e->props.hatch_stroke.a == 0) {
		return true;
	}
	static const struct table no_table = {0};
	struct features area = {.space = SPACE_PAGE, .table = &no_table}, lines = area;
	bool ok = features_begin(&area, l->a, SHAPE_POLYGON, 0) && features_part(&area, l->a);
	for (size_t i = 0; ok && i < 4; i++) {
		ok = features_point(&area, l->a, (struct pt){pts[i].x, pts[i].y});
	}
	features_end(&area);
	const struct paint_style hatch = {
		.stroke = e->props.hatch_stroke, .stroke_width_pt = e->props.hatch_width_pt};
	return ok &&
	       hatch_feature(l->a, &area, &area.items[0], e->props.hatch_angle_deg,
		       e->props.hatch_spacing_pt, &lines) &&
	       (lines.n_parts == 0 ||
		       scene_add_feature(s, &lines, &lines.items[0], &hatch, NULL));
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
			(struct box){at.x, middle - swatch_height_pt / 2,
				at.x + swatch_width_pt, middle + swatch_height_pt / 2},
			s);
	case LEGEND_LINE: {
		const struct page_pt pts[] = {{at.x, middle}, {at.x + swatch_width_pt, middle}};
		paint.fill = (struct rgba){0};
		return scene_add_line(s, pts, 2, false, &paint, NULL);
	}
	case LEGEND_SYMBOL:
		return scene_add_symbol(s, e->props.symbol,
			(struct page_pt){at.x + swatch_width_pt / 2, middle},
			e->props.symbol_size_pt, &paint, NULL);
	}
	return true;
}

static bool draw_entry(const struct layout *l, const struct legend_entry *e,
	struct page_pt top_left, struct scene *s)
{
	struct page_pt at = {top_left.x + padding_pt, top_left.y + e->y_pt};
	double text_height = e->text.height_pt - e->text.size.descent_pt;
	struct page_pt text_at = {at.x, at.y + (e->height_pt - text_height) / 2};
	if (e->kind != LEGEND_HEADING) {
		text_at.x += swatch_width_pt + swatch_gap_pt;
	}
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
	bool ok = scene_group_begin(s, &group) && scene_add_line(s, box, 4, true, &paint, NULL);
	for (size_t i = 0; ok && i < legend->n; i++) {
		ok = draw_entry(l, &legend->entries[i], top_left, s);
	}
	return ok && scene_group_end(s);
}
