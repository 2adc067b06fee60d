/* spec_dump: what was understood, as text. */
#include "spec/spec.h"
#include "spec/style.h"
#include "spec/value.h"
#include "spec/zone_spec.h"

#include <string.h>

static void dump_localized(const struct localized *l, struct buf *out)
{
	for (size_t i = 0; i < l->n; i++) {
		buf_printf(out, "%s%s%s", i == 0 ? "" : ", ", l->langs[i],
			l->langs[i][0] == '\0' ? "" : "=");
		buf_json(out, l->texts[i], strlen(l->texts[i]));
	}
}

static void dump_value(const struct option *o, const char *at, struct buf *out)
{
	char date[DATE_TEXT_MAX];
	const char *text;
	int word;
	double number;
	struct date day;
	switch (o->type) {
	case OPTION_TEXT:
	case OPTION_SYMBOL:
		memcpy(&text, at, sizeof(text));
		buf_puts(out, text == NULL ? "-" : text);
		break;
	case OPTION_LOCALIZED:
		dump_localized((const struct localized *)(const void *)at, out);
		break;
	case OPTION_DATE:
		memcpy(&day, at, sizeof(day));
		date_iso(day, date);
		buf_puts(out, date);
		break;
	case OPTION_WORD:
		memcpy(&word, at, sizeof(word));
		buf_puts(out, o->words[word]);
		break;
	case OPTION_FLAG:
		buf_puts(out, o->words[*(const bool *)at ? 1 : 0]);
		break;
	case OPTION_LENGTH:
	case OPTION_DISTANCE:
	case OPTION_NUMBER:
	case OPTION_FRACTION:
	case OPTION_DEGREES:
	case OPTION_SPACING:
		memcpy(&number, at, sizeof(number));
		buf_num(out, number, 4);
		break;
	case OPTION_COLOR:
	case OPTION_DASHES:
	case OPTION_WEIGHT:
	case OPTION_TEXTS:
	case OPTION_BLOCK:
		break;
	}
}

static void dump_context(enum option_context context, const void *base, struct buf *out)
{
	for (size_t i = 0; i < n_options; i++) {
		const struct option *o = &options[i];
		if (o->context == context && value_size(o) > 0) {
			buf_printf(out, "%s.%s ", options_context_name(context), o->name);
			dump_value(o, (const char *)base + o->offset, out);
			buf_puts(out, "\n");
		}
	}
}

static void dump_where(const char *name, const struct where *w, struct buf *out)
{
	static const char *const signs[] = {
		"in", "not in", "<", "<=", ">", ">=", "member of", "not member of"};
	for (size_t i = 0; i < w->n; i++) {
		const struct condition *c = &w->items[i];
		buf_printf(out, "  %s %s %s", name, c->field == NULL ? "group" : c->field,
			signs[c->op]);
		for (size_t k = 0; k < c->n_values; k++) {
			buf_printf(out, " '%s'", c->values[k]);
		}
		buf_puts(out, "\n");
	}
}

static void dump_classes(
	const char *what, const struct class_spec *items, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(out, "  %s %s ", what, items[i].value);
		dump_localized(&items[i].legend, out);
		buf_puts(out, "\n");
	}
}

static void dump_numbers(const char *name, const double *v, size_t n, struct buf *out)
{
	buf_puts(out, name);
	for (size_t i = 0; i < n; i++) {
		buf_puts(out, " ");
		buf_num(out, v[i], 6);
	}
	buf_puts(out, "\n");
}

static void dump_texts(
	const char *name, const struct localized *items, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(out, "%s ", name);
		dump_localized(&items[i], out);
		buf_puts(out, "\n");
	}
}

static void dump_scale(enum option_context context, const struct scale_spec *s, struct buf *out)
{
	if (s->field == NULL) {
		return;
	}
	dump_context(context, s, out);
	if (s->n_breaks > 0) {
		dump_numbers("  breaks", s->breaks, s->n_breaks, out);
	}
	for (size_t i = 0; i < s->palette.n; i++) {
		struct rgba c = s->palette.items[i];
		buf_printf(out, "%s #%02x%02x%02x%02x%s", i == 0 ? "  palette" : "", c.r, c.g,
			c.b, c.a, i + 1 == s->palette.n ? "\n" : "");
	}
}

static void dump_layer(const struct layer_spec *l, struct buf *out)
{
	dump_context(IN_LAYER, l, out);
	if (l->zone != NULL) {
		buf_puts(out, "  zone ");
		zone_text(l->zone, out);
		buf_puts(out, "\n");
	}
	if (l->valid_from != NULL) {
		buf_printf(out, "  valid %s %s\n", l->valid_from, l->valid_to);
	}
	for (size_t i = 0; i < l->n_data; i++) {
		buf_printf(out, "%s %s%s", i == 0 ? "  data" : "", l->data[i].field,
			i + 1 == l->n_data ? "\n" : "");
	}
	for (size_t i = 0; i < l->n_count_by; i++) {
		buf_printf(out, "%s %s%s", i == 0 ? "  count-by" : "", l->count_by[i],
			i + 1 == l->n_count_by ? "\n" : "");
	}
	if (l->legend_hidden) {
		buf_puts(out, "  legend none\n");
	}
	dump_where("where", &l->where, out);
	dump_where("label-where", &l->label_where, out);
	dump_where("uncertain-where", &l->uncertain_where, out);
	dump_classes("class", l->classes, l->n_classes, out);
	dump_classes("mark", l->marks, l->n_marks, out);
	dump_classes("change", l->changes, l->n_changes, out);
	dump_classes("status", l->statuses, l->n_statuses, out);
	if (l->join.source != NULL) {
		dump_context(IN_JOIN, &l->join, out);
		dump_where("where", &l->join.where, out);
	}
	dump_scale(IN_COLOR_BY, &l->color_by, out);
	dump_scale(IN_SIZE_BY, &l->size_by, out);
}

static void dump_position(const char *name, const struct position_spec *p, struct buf *out)
{
	bool place = p->kind == POSITION_PLACE;
	const double v[] = {
		place ? p->place.lon_deg : p->x_pt, place ? p->place.lat_deg : p->y_pt};
	if (p->kind != POSITION_NONE) {
		buf_printf(out, "  %s%s", name, place ? "" : " page");
		dump_numbers("", v, 2, out);
	}
}

static void dump_annotation(const struct annotation_spec *a, struct buf *out)
{
	char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
	dump_context(IN_ANNOTATION, a, out);
	dump_position("at", &a->at, out);
	if (a->offset_pt[0] != 0 || a->offset_pt[1] != 0) {
		dump_numbers("  offset", a->offset_pt, 2, out);
	}
	dump_position("point-to", &a->point_to, out);
	if (a->kind == ANNOTATION_ARROW) {
		dump_context(IN_ARROW, &a->arrow, out);
		dump_position("from", &a->arrow.from, out);
		dump_position("to", &a->arrow.to, out);
	}
	if (date_is_given(a->from) || date_is_given(a->to)) {
		date_iso(a->from, from);
		date_iso(a->to, to);
		buf_printf(out, "  valid %s %s\n", from, to);
	}
}

static void dump_pin(const struct pin_spec *p, struct buf *out)
{
	static const char *const kinds[] = {[PIN_SLOT] = "slot",
		[PIN_OFFSET] = "offset",
		[PIN_AT] = "at",
		[PIN_HIDE] = "hide",
		[PIN_DROPPED] = "dropped",
		[PIN_NUMBER] = "number"};
	buf_printf(out, "pin %s %s panel %zu at %d:%d\n", p->id, kinds[p->kind], p->panel,
		p->where.line, p->where.column);
	if (p->kind == PIN_HIDE || p->kind == PIN_DROPPED || p->kind == PIN_NUMBER) {
		return;
	}
	const double place[] = {p->place.lon_deg, p->place.lat_deg};
	dump_context(IN_PIN, p, out);
	dump_numbers("  offset", p->offset_pt, 2, out);
	dump_numbers("  at", place, 2, out);
	dump_numbers("  symbols", p->symbols_pt, 2, out);
}

static void dump_labels(const struct labels_spec *l, struct buf *out)
{
	if (l->placement != NULL) {
		buf_printf(out, "labels.placement %s\n", l->placement);
	}
	for (size_t i = 0; i < l->n_pins; i++) {
		dump_pin(&l->pins[i], out);
	}
	for (size_t i = 0; i < l->n_avoid; i++) {
		dump_numbers(l->avoid[i].on_page ? "avoid.page" : "avoid.box", l->avoid[i].box,
			4, out);
	}
}

static void dump_extent(const struct spec *spec, struct buf *out)
{
	if (spec->extent.kind == EXTENT_BOX) {
		const struct box b = spec->extent.box;
		const double v[] = {b.min_x, b.min_y, b.max_x, b.max_y};
		dump_numbers("  box", v, 4, out);
	}
	dump_where("around", &spec->extent.where, out);
}

static void dump_dates(const struct spec *spec, struct buf *out)
{
	const struct dates_spec *d = &spec->dates;
	char text[DATE_TEXT_MAX];
	for (size_t i = 0; i < d->n; i++) {
		date_iso(d->items[i], text);
		buf_printf(out, "%s %s%s", i == 0 ? "map.dates" : "", text,
			i + 1 == d->n ? "\n" : "");
	}
	if (d->events != NULL) {
		dump_context(IN_DATES, spec, out);
		dump_where("where", &d->where, out);
	}
	if (spec->panel_each_date) {
		buf_puts(out, "map.panels dates\n");
	}
}

/* Of what is the map's unless the panel says it: all, so that one sees what it became. */
static void dump_panel(const struct panel_spec *p, struct buf *out)
{
	dump_context(IN_PANEL, p, out);
	buf_puts(out, "  layers");
	for (size_t i = 0; i < p->spec.n_layers; i++) {
		const struct layer_spec *l = &p->spec.layers[i];
		if (!l->off) {
			buf_printf(out, " %s", l->id);
		}
	}
	buf_printf(out, "\n%s%s", p->has_date ? "  has date\n" : "",
		p->has_view ? "  has view\n" : "");
	dump_context(IN_EXTENT, &p->spec, out);
	dump_extent(&p->spec, out);
	dump_context(IN_FURNITURE, &p->spec, out);
}

void spec_dump(const struct spec *spec, struct buf *out)
{
	static const enum option_context contexts[] = {
		IN_MAP, IN_PAGE, IN_SVG, IN_EXTENT, IN_GROUPS, IN_BOUNDARIES, IN_FURNITURE};
	for (size_t i = 0; i < sizeof(contexts) / sizeof(contexts[0]); i++) {
		dump_context(contexts[i], spec, out);
	}
	if (date_is_given(spec->change.to)) {
		dump_context(IN_CHANGE, spec, out);
	}
	dump_dates(spec, out);
	dump_extent(spec, out);
	for (size_t i = 0; i < spec->n_layers; i++) {
		dump_layer(&spec->layers[i], out);
	}
	for (size_t i = 0; i < spec->n_annotations; i++) {
		dump_annotation(&spec->annotations[i], out);
	}
	dump_labels(&spec->labels, out);
	dump_texts("map.sources", spec->sources, spec->n_sources, out);
	dump_texts("map.notes", spec->notes, spec->n_notes, out);
	for (size_t i = 0; i < spec->n_panels; i++) {
		dump_panel(&spec->panels[i], out);
	}
}
