#include "report/alt.h"
#include "report/report_parts.h"

#include "layout/dense_key.h"

#include <string.h>

void report_next(struct buf *b, bool *first)
{
	buf_puts(b, *first ? "\n" : ",\n");
	*first = false;
}

void report_member(struct buf *b, const char *name, const char *value)
{
	buf_printf(b, "\"%s\": ", name);
	if (value == NULL) {
		buf_puts(b, "null");
	} else {
		buf_json(b, value, strlen(value));
	}
}

static void box_member(struct buf *b, const char *name, struct box box, int decimals)
{
	const double v[] = {box.min_x, box.min_y, box.max_x, box.max_y};
	buf_printf(b, "\"%s\": [", name);
	for (int i = 0; i < 4; i++) {
		buf_puts(b, i == 0 ? "" : ", ");
		buf_num(b, v[i], decimals);
	}
	buf_puts(b, "]");
}

void report_box(struct buf *b, const char *name, struct box box, struct page_pt by)
{
	box_member(b, name,
		(struct box){
			box.min_x + by.x, box.min_y + by.y, box.max_x + by.x, box.max_y + by.y},
		2);
}

static void page_point(const struct report_map *r, struct page_pt at, struct buf *b)
{
	buf_puts(b, ", \"x_pt\": ");
	buf_num(b, at.x + r->offset.x, 2);
	buf_puts(b, ", \"y_pt\": ");
	buf_num(b, at.y + r->offset.y, 2);
}

static void add_layers(const struct report_map *r, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"layers\": [");
	for (size_t i = 0; i < r->layers->n; i++) {
		const struct map_layer *layer = &r->layers->items[i];
		report_next(b, &first);
		buf_puts(b, "    { ");
		report_member(b, "id", layer->spec->id);
		buf_puts(b, ", ");
		report_member(b, "source", layer->path);
		buf_printf(b,
			", \"records\": %zu, \"damaged\": %zu, \"repaired\": %zu, "
			"\"selected\": %zu, \"on_map\": %zu",
			layer->info->n_records, layer->info->n_bad, layer->info->repaired.n,
			layer->features.n_items, layer->page.n_items);
		report_join(r, layer, b);
		report_grades(layer, b);
		report_changes(r, layer, b);
		buf_puts(b, " }");
	}
	buf_puts(b, "\n  ],\n");
}

/* The ends of the line that leads from a place to its label. */
static void add_leader(const struct report_map *r, const struct label *label, struct buf *b)
{
	bool placed = label->reason == PLACE_SHOWN || label->rows_alone;
	if (!placed || !r->labels->positions[label->chosen].leader) {
		return;
	}
	struct page_pt from = r->labels->positions[label->chosen].leader_from;
	struct page_pt to = r->labels->positions[label->chosen].leader_to;
	buf_puts(b, ", ");
	report_box(b, "leader", (struct box){from.x, from.y, to.x, to.y}, r->offset);
}

static void add_points(
	const struct report_map *r, const struct page_pt *pts, size_t n, struct buf *b)
{
	for (size_t i = 0; i < n; i++) {
		buf_puts(b, i == 0 ? "[" : ", ");
		buf_num(b, pts[i].x + r->offset.x, 2);
		buf_puts(b, ", ");
		buf_num(b, pts[i].y + r->offset.y, 2);
	}
	buf_puts(b, "]");
}

/* The baseline of a curved name, and the corners of the strips it covers. */
static void add_curve(const struct report_map *r, const struct label_curve *c, struct buf *b)
{
	buf_puts(b, ", \"baseline\": ");
	add_points(r, c->path, c->n_path, b);
	for (size_t i = 0; i < c->n_pieces; i++) {
		struct page_pt corners[4];
		label_piece_corners(&c->pieces[i], corners);
		buf_puts(b, i == 0 ? ", \"strips\": [" : ", ");
		add_points(r, corners, 4, b);
	}
	buf_puts(b, "]");
}

/* The slope of a name that is not level, of a curved one in its middle, and the corners of what
 * it covers, clockwise. */
static void add_slope(const struct report_map *r, const struct label *label, struct buf *b)
{
	struct page_pt corners[4];
	const struct label_position *p = &r->labels->positions[label->chosen];
	if (r->labels->candidates[label->chosen].n_strips == 0) {
		return;
	}
	buf_puts(b, ", \"angle\": ");
	buf_num(b, p->angle_deg, 2);
	if (p->curve != NULL) {
		add_curve(r, p->curve, b);
		return;
	}
	label_corners(r->labels, label, corners);
	buf_puts(b, ", \"corners\": ");
	add_points(r, corners, 4, b);
}

/* Of an area's name: whether all of it stands within. */
static void add_inside(const struct report_map *r, const struct label *label, struct buf *b)
{
	const struct label_position *p = &r->labels->positions[label->chosen];
	if (label->kind == LABEL_AREA && !label->is_settled) {
		buf_puts(b, p->protrudes || p->leader ? ", \"inside\": false"
						      : ", \"inside\": true");
	}
}

static void add_label(const struct report_map *r, const struct label *label, struct buf *b)
{
	buf_puts(b, "    { ");
	report_member(b, "kind", label_kind_name(label->kind));
	buf_puts(b, ", ");
	report_member(
		b, "layer", label->layer == NULL ? "annotations" : label->layer->spec->id);
	buf_puts(b, ", ");
	report_member(b, "key", label->key);
	buf_puts(b, ", ");
	report_member(b, "id", label->id);
	buf_puts(b, ", ");
	report_member(b, "text", label->text);
	buf_puts(b, ", ");
	if (label->number > 0) {
		buf_printf(b, "\"number\": %u, ", label->number);
	}
	if (label->reason == PLACE_SHOWN) {
		report_box(b, "box", label->box, r->offset);
		uint16_t slot = r->labels->candidates[label->chosen].slot;
		if (slot != PLACE_SLOT_NONE) {
			buf_printf(b, ", \"slot\": %u", slot);
		}
		buf_puts(b, label->is_settled ? ", \"pinned\": true" : "");
		add_slope(r, label, b);
		add_inside(r, label, b);
	} else {
		report_member(b, "reason", label_reason(label));
	}
	if (label->kind == LABEL_SITE || label->kind == LABEL_CLUSTER) {
		buf_printf(b, ", \"cluster\": %u", label->cluster);
	}
	add_leader(r, label, b);
	buf_puts(b, " }");
}

static void add_labels(const struct report_map *r, struct buf *b)
{
	for (int shown = 1; shown >= 0; shown--) {
		bool first = true;
		buf_printf(b, "  \"%s\": [", shown ? "labels" : "labels_dropped");
		for (size_t i = 0; i < r->labels->n; i++) {
			const struct label *label = &r->labels->items[i];
			if ((label->reason == PLACE_SHOWN) == (shown == 1)) {
				report_next(b, &first);
				add_label(r, label, b);
			}
		}
		buf_puts(b, "\n  ],\n");
	}
}

static void add_sites(const struct report_map *r, struct buf *b)
{
	bool first = true;
	size_t cluster = 0;
	buf_puts(b, "  \"sites\": [");
	for (size_t i = 0; i < r->sites->n; i++) {
		const struct site *site = &r->sites->items[i];
		cluster += i >= r->sites->clusters[cluster].end;
		report_next(b, &first);
		buf_puts(b, "    { ");
		report_member(b, "layer", site->layer->spec->id);
		buf_puts(b, ", ");
		report_member(b, "key", layer_key(r->layout->a, site->layer, site->row));
		buf_puts(b, ", ");
		report_member(b, "name", site->name);
		buf_puts(b, ", ");
		report_member(b, "class", site->class_name);
		if (site->change != NULL) {
			buf_puts(b, ", ");
			report_member(b, "change", site->change);
		}
		page_point(r, site->at, b);
		buf_puts(b, ", ");
		report_box(b, "box", site_box(site), r->offset);
		buf_printf(b,
			", \"cluster\": %zu, \"hidden\": %s, \"covered\": %s, \"uncertain\": "
			"%s }",
			cluster, site->hidden ? "true" : "false",
			site->covered ? "true" : "false", site->uncertain ? "true" : "false");
	}
	buf_puts(b, "\n  ],\n");
}

/* Which rows of a layer are among the sites; NULL without memory. */
static bool *rows_on_map(const struct report_map *r, const struct map_layer *layer)
{
	bool *on = arena_alloc(r->layout->a, layer->features.table->n_rows, sizeof(*on));
	for (size_t i = 0; on != NULL && i < r->sites->n; i++) {
		if (r->sites->items[i].layer == layer) {
			on[r->sites->items[i].row] = true;
		}
	}
	return on;
}

/* Points that were selected and lie outside of the map's frame. */
static void add_sites_off_map(const struct report_map *r, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"sites_off_map\": [");
	for (size_t i = 0; i < r->layers->n; i++) {
		const struct map_layer *layer = &r->layers->items[i];
		const bool *on = rows_on_map(r, layer);
		for (size_t k = 0; on != NULL && k < layer->features.n_items; k++) {
			const struct feature *item = &layer->features.items[k];
			if (item->shape != SHAPE_POINT || on[item->row]) {
				continue;
			}
			report_next(b, &first);
			buf_puts(b, "    { ");
			report_member(b, "layer", layer->spec->id);
			buf_puts(b, ", ");
			report_member(b, "key", layer_key(r->layout->a, layer, item->row));
			buf_puts(b, ", ");
			report_member(b, "name",
				text_chain_get(r->layout->a, &layer->label, item->row));
			buf_puts(b, " }");
		}
	}
	buf_puts(b, "\n  ],\n");
}

/* Areas too small to be seen. */
static void add_small(const struct report_map *r, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"small_areas\": [");
	for (size_t i = 0; i < r->layers->n; i++) {
		const struct map_layer *layer = &r->layers->items[i];
		for (size_t k = 0; k < layer->n_small; k++) {
			const struct small_area *s = &layer->small[k];
			report_next(b, &first);
			buf_puts(b, "    { ");
			report_member(b, "layer", layer->spec->id);
			buf_puts(b, ", ");
			report_member(b, "key", layer_key(r->layout->a, layer, s->row));
			buf_puts(b, ", ");
			report_member(
				b, "name", text_chain_get(r->layout->a, &layer->title, s->row));
			page_point(r, s->at, b);
			buf_puts(b, ", \"size_pt\": ");
			buf_num(b, s->size_pt, 2);
			buf_printf(b, ", \"dot\": %s }",
				layer->spec->small == SMALL_DOT ? "true" : "false");
		}
	}
	buf_puts(b, "\n  ],\n");
}

static void add_piece(const struct report_map *r, const char *name, struct box box, bool *first,
	struct buf *b)
{
	if (!box_is_empty(box)) {
		report_next(b, first);
		buf_puts(b, "    { ");
		report_member(b, "name", name);
		buf_puts(b, ", ");
		report_box(b, "box", box, r->offset);
		buf_puts(b, " }");
	}
}

static void add_furniture(const struct report_map *r, struct buf *b)
{
	const struct furniture *f = r->furniture;
	bool first = true;
	buf_puts(b, "  \"furniture\": [");
	add_piece(r, "legend", f->legend_box, &first, b);
	add_piece(r, "locator", f->locator_box, &first, b);
	add_piece(r, "scale-bar", f->scale_bar_box, &first, b);
	add_piece(r, "north-arrow", f->north_arrow_box, &first, b);
	if (r->labels->key != NULL) {
		add_piece(r, "label-key", r->labels->key->box, &first, b);
	}
	for (size_t i = 0; i < f->n_ticks; i++) {
		add_piece(r, "tick", tick_box(&f->ticks[i]), &first, b);
	}
	buf_puts(b, "\n  ],\n");
}

void report_text(const struct block *text, struct buf *b)
{
	struct buf all;
	buf_init(&all, 1 << 16);
	for (size_t i = 0; i < text->n_lines; i++) {
		buf_puts(&all, i == 0 ? "" : " ");
		buf_puts(&all, text->lines[i].text);
	}
	report_member(b, "text", all.ptr == NULL ? "" : all.ptr);
	buf_finish(&all);
}

static void add_legend(const struct report_map *r, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"legend\": [");
	for (size_t i = 0; i < r->furniture->legend.n; i++) {
		const struct legend_entry *e = &r->furniture->legend.entries[i];
		report_next(b, &first);
		buf_puts(b, "    { ");
		report_member(b, "layer", e->layer);
		buf_puts(b, ", ");
		report_member(b, "class", e->class_name);
		buf_puts(b, ", ");
		report_text(&e->text, b);
		buf_puts(b, " }");
	}
	buf_puts(b, "\n  ],\n");
}

static void add_messages(const char *name, const struct sm_message *m, size_t n, struct buf *b)
{
	bool first = true;
	buf_printf(b, "  \"%s\": [", name);
	for (size_t i = 0; i < n; i++) {
		report_next(b, &first);
		buf_puts(b, "    { ");
		report_member(b, "text", m[i].text);
		buf_printf(b, ", \"count\": %u }", m[i].count);
	}
	buf_puts(b, "\n  ]");
}

/* Without it a report is the same whenever it is written. */
static void add_timing(const struct report *r, struct buf *b)
{
	if (r->timing != NULL) {
		buf_puts(b, ",\n  \"timing\": ");
		timing_json(r->timing, b);
	}
}

static void add_fonts(const struct report *r, struct buf *b)
{
	buf_puts(b, "  \"fonts\": [");
	for (size_t i = 0; i < r->n_fonts; i++) {
		buf_puts(b, i == 0 ? "" : ", ");
		buf_json(b, r->fonts[i], strlen(r->fonts[i]));
	}
	buf_puts(b, "],\n");
}

static void add_inputs(const struct report *r, struct buf *b)
{
	buf_puts(b, "  \"inputs\": [");
	bool first = true;
	for (size_t i = 0; r->inputs != NULL && i < r->inputs->n; i++) {
		report_next(b, &first);
		buf_puts(b, "    ");
		buf_json(b, r->inputs->paths[i], strlen(r->inputs->paths[i]));
	}
	buf_puts(b, "\n  ],\n");
}

/* Members of an object, each with a comma behind it. */
static void add_map(const struct report_map *r, struct buf *out)
{
	buf_puts(out, "  ");
	report_member(out, "projection", r->view->projection);
	buf_printf(
		out, ",\n  \"projection_auto\": %s,\n  ", r->view->is_auto ? "true" : "false");
	box_member(out, "bounds_deg", r->view->lonlat, 4);
	buf_puts(out, ",\n  ");
	report_box(out, "map_pt", r->view->frame_pt, r->offset);
	buf_puts(out, ",\n");
	add_layers(r, out);
	add_labels(r, out);
	add_sites(r, out);
	add_sites_off_map(r, out);
	add_small(r, out);
	add_furniture(r, out);
	report_annotations(r, out);
}

static void add_panels(const struct report *r, struct buf *out)
{
	char date[DATE_TEXT_MAX];
	bool first = true;
	buf_puts(out, "  \"panels\": [");
	for (size_t i = 0; i < r->n_maps; i++) {
		const struct report_map *map = &r->maps[i];
		report_next(out, &first);
		buf_puts(out, "  {\n");
		add_map(map, out);
		buf_printf(out, "  \"inset\": %s,\n", map->is_inset ? "true" : "false");
		date_iso(map->layout->on, date);
		buf_puts(out, "  ");
		report_member(out, "date", date);
		buf_puts(out, ",\n  ");
		report_member(out, "title",
			map->title == NULL ? NULL : layout_text(map->layout, map->title));
		buf_puts(out, "\n  }");
	}
	buf_puts(out, "\n  ],\n");
}

void report_json(const struct report *r, const struct sm_diag *d, struct buf *out)
{
	char date[DATE_TEXT_MAX];
	const struct change_spec *change = &r->layout->spec->change;
	date_iso(r->layout->on, date);
	buf_puts(out, "{\n  ");
	report_member(out, "map", r->layout->spec->path);
	buf_puts(out, ",\n  ");
	report_member(out, "date", date);
	if (date_is_given(change->to)) {
		date_iso(change->from, date);
		buf_puts(out, ",\n  ");
		report_member(out, "changed_since", date);
	}
	buf_puts(out, ",\n  ");
	report_member(out, "lang", r->layout->lang);
	buf_puts(out, ",\n  ");
	report_member(out, "title", layout_text(r->layout, &r->layout->spec->title));
	if (r->alt != NULL) {
		buf_puts(out, ",\n  ");
		report_member(out, "alt", r->alt->brief);
		buf_puts(out, ",\n  ");
		report_member(out, "alt_long", r->alt->whole);
	}
	buf_puts(out, ",\n");
	report_credits(r, out);
	add_fonts(r, out);
	add_inputs(r, out);
	report_page(r, out);
	if (r->n_maps == 1) {
		add_map(&r->maps[0], out);
	} else {
		add_panels(r, out);
	}
	if (r->n_maps > 0) {
		add_legend(&r->maps[0], out);
	}
	add_messages("warnings", d->warnings, d->n_warnings, out);
	buf_puts(out, ",\n");
	add_messages("notes", d->notes, d->n_notes, out);
	add_timing(r, out);
	buf_puts(out, "\n}\n");
}
