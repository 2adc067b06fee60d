#include "report/report.h"

#include <string.h>

/* Writes the comma between the members of an object or list. */
static void next(struct buf *b, bool *first)
{
	buf_puts(b, *first ? "\n" : ",\n");
	*first = false;
}

static void member(struct buf *b, const char *name, const char *value)
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

static void add_layers(const struct report *r, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"layers\": [");
	for (size_t i = 0; i < r->layers->n; i++) {
		const struct map_layer *layer = &r->layers->items[i];
		next(b, &first);
		buf_puts(b, "    { ");
		member(b, "id", layer->spec->id);
		buf_puts(b, ", ");
		member(b, "source", layer->path);
		buf_printf(b,
			", \"records\": %zu, \"damaged\": %zu, \"selected\": %zu, \"on_map\": "
			"%zu }",
			layer->info->n_records, layer->info->n_bad, layer->features.n_items,
			layer->page.n_items);
	}
	buf_puts(b, "\n  ],\n");
}

static void add_label(const struct label *label, struct buf *b)
{
	buf_puts(b, "    { ");
	member(b, "layer", label->layer == NULL ? "annotations" : label->layer->spec->id);
	buf_puts(b, ", ");
	member(b, "key", label->key);
	buf_puts(b, ", ");
	member(b, "text", label->text);
	if (label->reason == PLACE_SHOWN) {
		buf_puts(b, ", ");
		box_member(b, "box", label->box, 2);
	} else {
		buf_puts(b, ", ");
		member(b, "reason", label_reason(label->reason));
	}
	buf_puts(b, " }");
}

static void add_labels(const struct report *r, struct buf *b)
{
	for (int shown = 1; shown >= 0; shown--) {
		bool first = true;
		buf_printf(b, "  \"%s\": [", shown ? "labels" : "labels_dropped");
		for (size_t i = 0; i < r->labels->n; i++) {
			const struct label *label = &r->labels->items[i];
			if ((label->reason == PLACE_SHOWN) == (shown == 1)) {
				next(b, &first);
				add_label(label, b);
			}
		}
		buf_puts(b, "\n  ],\n");
	}
}

static void add_sites(const struct report *r, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"sites\": [");
	for (size_t i = 0; i < r->sites->n; i++) {
		const struct site *site = &r->sites->items[i];
		next(b, &first);
		buf_puts(b, "    { ");
		member(b, "layer", site->layer->spec->id);
		buf_puts(b, ", ");
		member(b, "key", layer_key(r->layout->a, site->layer, site->row));
		buf_puts(b, ", ");
		member(b, "class", site->class_name);
		buf_puts(b, ", \"x_pt\": ");
		buf_num(b, site->at.x, 2);
		buf_puts(b, ", \"y_pt\": ");
		buf_num(b, site->at.y, 2);
		buf_printf(b, ", \"hidden\": %s }", site->hidden ? "true" : "false");
	}
	buf_puts(b, "\n  ],\n");
}

static void add_legend(const struct report *r, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"legend\": [");
	for (size_t i = 0; i < r->furniture->legend.n; i++) {
		const struct legend_entry *e = &r->furniture->legend.entries[i];
		next(b, &first);
		buf_puts(b, "    { ");
		member(b, "layer", e->layer);
		buf_puts(b, ", ");
		member(b, "class", e->class_name);
		buf_puts(b, ", ");
		member(b, "text", e->text.n_lines == 0 ? "" : e->text.lines[0].text);
		buf_puts(b, " }");
	}
	buf_puts(b, "\n  ],\n");
}

static void add_messages(const char *name, const struct sm_message *m, size_t n, struct buf *b)
{
	bool first = true;
	buf_printf(b, "  \"%s\": [", name);
	for (size_t i = 0; i < n; i++) {
		next(b, &first);
		buf_puts(b, "    { ");
		member(b, "text", m[i].text);
		buf_printf(b, ", \"count\": %u }", m[i].count);
	}
	buf_puts(b, "\n  ],\n");
}

static void add_times(const struct report *r, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"milliseconds\": {");
	for (size_t i = 0; i < r->n_stages; i++) {
		next(b, &first);
		buf_printf(b, "    \"%s\": ", r->stages[i].name);
		buf_num(b, r->stages[i].ms, 2);
	}
	buf_puts(b, "\n  }\n");
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

void report_json(const struct report *r, const struct sm_diag *d, struct buf *out)
{
	char date[DATE_TEXT_MAX];
	date_iso(r->layout->on, date);
	buf_puts(out, "{\n  ");
	member(out, "map", r->layout->spec->path);
	buf_puts(out, ",\n  ");
	member(out, "date", date);
	buf_puts(out, ",\n  ");
	member(out, "lang", r->layout->lang);
	buf_puts(out, ",\n  ");
	member(out, "title", layout_text(r->layout, &r->layout->spec->title));
	buf_puts(out, ",\n  ");
	member(out, "projection", r->view->projection);
	buf_printf(
		out, ",\n  \"projection_auto\": %s,\n  ", r->view->is_auto ? "true" : "false");
	box_member(out, "bounds_deg", r->view->lonlat, 4);
	buf_puts(out, ",\n  ");
	box_member(out, "map_pt", r->view->frame_pt, 2);
	buf_puts(out, ",\n");
	add_fonts(r, out);
	add_layers(r, out);
	add_labels(r, out);
	add_sites(r, out);
	add_legend(r, out);
	add_messages("warnings", d->warnings, d->n_warnings, out);
	add_messages("notes", d->notes, d->n_notes, out);
	add_times(r, out);
	buf_puts(out, "}\n");
}
