#include "layout/dense_key.h"

#include "layout/edition.h"
#include "layout/numerals.h"

#include <math.h>

static const double padding_pt = 6, number_gap_pt = 4, column_gap_pt = 12, line_gap_pt = 2.6,
		    heading_gap_pt = 4, widest_pt = 120;

static double height_of(const struct key_line *line)
{
	return line->name.height_pt - line->name.size.descent_pt;
}

static bool is_heading(const struct key_line *line)
{
	return line->label == PLACE_NONE;
}

static bool add_heading(
	const struct layout *l, const struct map_layer *layer, struct label_key *out)
{
	const struct localized *text = &layer->spec->legend;
	struct key_line *line = &out->lines[out->n];
	struct style_props props;
	style_resolve(l->style, "legend-heading", NULL, STYLE_LABEL, &props);
	*line = (struct key_line){.label = PLACE_NONE};
	if (!block_make(l->a, l->measurer, &props, text->n == 0 ? NULL : layout_text(l, text),
		    widest_pt, &line->name)) {
		return false;
	}
	out->n += line->name.n_lines > 0;
	return true;
}

static bool add_line(
	const struct layout *l, const struct label *label, uint32_t i, struct label_key *out)
{
	struct key_line *line = &out->lines[out->n++];
	struct style_props props;
	style_resolve(l->style, "legend", NULL, STYLE_LABEL, &props);
	const char *number = number_text(l->a, label->number, 0, l->lang);
	*line = (struct key_line){.label = i};
	if (number == NULL ||
		!block_make(l->a, l->measurer, &props, label->text, widest_pt, &line->name) ||
		!block_make(l->a, l->measurer, &props, number, HUGE_VAL, &line->number)) {
		return false;
	}
	out->number_pt = fmax(out->number_pt, line->number.size.width_pt);
	return true;
}

/* Room left at the top of a column that goes on with what another one heads. */
static double indent_of(const struct label_key *key, size_t begin)
{
	bool headed = is_heading(&key->lines[0]);
	return headed && begin > 0 && !is_heading(&key->lines[begin])
		       ? key->lines[1].y_pt - key->lines[0].y_pt
		       : 0;
}

/* The first line behind a column of that height which begins with `begin`; a heading is not
 * parted from what it heads. */
static size_t column_end(const struct label_key *key, size_t begin, double height_pt)
{
	size_t end = begin;
	double top = key->lines[begin].y_pt - indent_of(key, begin);
	while (end < key->n &&
		key->lines[end].y_pt + height_of(&key->lines[end]) - top <= height_pt) {
		end++;
	}
	while (end < key->n && end > begin + 1 && is_heading(&key->lines[end - 1])) {
		end--;
	}
	return end > begin ? end : begin + 1;
}

static size_t columns_needed(const struct label_key *key, double height_pt)
{
	size_t n = 0;
	for (size_t i = 0; i < key->n; i = column_end(key, i, height_pt)) {
		n++;
	}
	return n;
}

/* Moves the lines, which stand in one column, into several, as low as can be. */
static void set_columns(struct label_key *key, size_t columns)
{
	const double step_pt = 0.5;
	const struct key_line *last = &key->lines[key->n - 1];
	double total = last->y_pt + height_of(last), height = total / (double)columns;
	while (height < total && columns_needed(key, height) > columns) {
		height += step_pt;
	}
	double x = padding_pt, tallest = 0;
	for (size_t i = 0, end; i < key->n; i = end) {
		double width = 0, top = key->lines[i].y_pt - indent_of(key, i);
		end = column_end(key, i, height);
		for (size_t k = i; k < end; k++) {
			struct key_line *line = &key->lines[k];
			double before = is_heading(line) ? 0 : key->number_pt + number_gap_pt;
			width = fmax(width, before + line->name.size.width_pt);
			line->x_pt = x;
			line->y_pt += padding_pt - top;
			tallest = fmax(tallest, line->y_pt + height_of(line));
		}
		x += width + (end < key->n ? column_gap_pt : 0);
	}
	key->width_pt = x + padding_pt;
	key->height_pt = tallest + padding_pt;
}

/* In one column. */
static void stack(struct label_key *key)
{
	double y = 0;
	for (size_t i = 0; i < key->n; i++) {
		struct key_line *line = &key->lines[i];
		bool after = i > 0 && is_heading(&key->lines[i - 1]);
		y += i == 0 ? 0
			    : line_gap_pt + (is_heading(line) ? heading_gap_pt : 0) +
				      (after ? 1 : 0);
		line->y_pt = y;
		y += height_of(line);
	}
}

bool key_make(const struct label_request *r, const struct labels *labels,
	const uint32_t *numbered, size_t n, size_t columns, struct label_key *out)
{
	const struct layout *l = r->layout;
	const struct map_layer *layer = NULL;
	*out = (struct label_key){
		.lines = arena_alloc(l->a, 2 * n, sizeof(*out->lines)), .box = box_empty()};
	bool ok = out->lines != NULL;
	for (size_t i = 0; ok && i < n; i++) {
		const struct label *label = &labels->items[numbered[i]];
		ok = label->layer == layer || add_heading(l, label->layer, out);
		layer = label->layer;
		ok = ok && add_line(l, label, numbered[i], out);
	}
	if (ok && out->n > 0) {
		stack(out);
		set_columns(out, columns);
	}
	return ok;
}

/* Where the column begins that a line stands in; a heading goes with what it heads. */
static double column_of(const struct label_key *key, const struct label_key *from, size_t i)
{
	double x = padding_pt;
	i += is_heading(&key->lines[i]) && i + 1 < key->n;
	for (size_t k = 0; k < from->n; k++) {
		if (!is_heading(&from->lines[k]) &&
			from->lines[k].label == key->lines[i].label) {
			x = from->lines[k].x_pt;
		}
	}
	return x;
}

void key_take_columns(struct label_key *key, const struct label_key *from)
{
	double before = 0;
	key->number_pt = fmax(key->number_pt, from->number_pt);
	key->width_pt = from->width_pt;
	key->height_pt = 0;
	for (size_t i = 0; i < key->n; i++) {
		struct key_line *line = &key->lines[i];
		double x = column_of(key, from, i), stacked = line->y_pt;
		bool goes_on = i > 0 && line[-1].x_pt == x;
		line->y_pt = goes_on ? line[-1].y_pt + stacked - before : padding_pt;
		line->x_pt = x;
		before = stacked;
		key->height_pt =
			fmax(key->height_pt, line->y_pt + height_of(line) + padding_pt);
	}
}

/* The number, flush with the others towards the name, then the name; from the right where the
 * edition is read from there. */
static bool draw_line(const struct layout *l, const struct label_key *key,
	const struct key_line *line, struct scene *s)
{
	bool rtl = edition_is_rtl(l);
	double number = line->number.size.width_pt, name = line->name.size.width_pt;
	double x = rtl ? key->box.max_x - line->x_pt : key->box.min_x + line->x_pt;
	double y = key->box.min_y + line->y_pt, towards = rtl ? -1 : 1;
	if (!is_heading(line)) {
		x += towards * key->number_pt;
		struct page_pt at = {rtl ? x : x - number, y};
		if (!block_draw(s, &line->number, at, l->lang)) {
			return false;
		}
		x += towards * number_gap_pt;
	}
	return block_draw(s, &line->name, (struct page_pt){rtl ? x - name : x, y}, l->lang);
}

bool key_draw(const struct layout *l, const struct label_key *key, struct scene *s)
{
	const struct scene_group group = {.id = "label-key", .class_name = "furniture"};
	struct style_props props;
	struct paint_style paint;
	struct box b = key->box;
	const struct page_pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	style_resolve(l->style, "legend", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	bool ok = scene_group_begin(s, &group) && scene_add_line(s, pts, 4, true, &paint, NULL);
	for (size_t i = 0; ok && i < key->n; i++) {
		ok = draw_line(l, key, &key->lines[i], s);
	}
	return ok && scene_group_end(s);
}
