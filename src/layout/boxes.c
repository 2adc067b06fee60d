#include "layout/boxes.h"

#include "layout/candidates.h"
#include "layout/dense_key.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Whatever the style: these are no part of a map. */
static const struct rgba red = {208, 0, 0, 255}, red_wash = {208, 0, 0, 28};
static const struct rgba blue = {0, 80, 200, 255}, purple = {140, 0, 160, 255};
static const struct rgba grey_wash = {40, 40, 40, 60}, green = {0, 140, 60, 200};
static const double line_pt = 0.4, note_pt = 4;
/* Of what is dropped and has nowhere to stand: its mark. */
static const double cross_pt = 4;
static const double sample_pt = 0.4;

static bool draw_box(struct scene *s, struct box b, struct rgba fill, struct rgba stroke,
	const char *class_name)
{
	const struct page_pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	const struct paint_style paint = {
		.fill = fill, .stroke = stroke, .stroke_width_pt = line_pt};
	const struct scene_meaning meaning = {.class_name = class_name};
	return scene_add_line(s, pts, 4, true, &paint, &meaning);
}

/* What blocks is grey; what only costs, samples of lines and hatches, green, and large
 * enough to be seen. */
static bool draw_obstacles(const struct obstacles *o, struct scene *s)
{
	bool ok = true;
	for (size_t i = 0; ok && i < o->n; i++) {
		bool blocks = o->items[i].cost < 0;
		ok = draw_box(s, box_grow(o->items[i].box, blocks ? 0 : sample_pt / 2),
			blocks ? grey_wash : green, (struct rgba){0},
			blocks ? "obstacle" : "cost");
	}
	return ok;
}

static bool draw_corners(struct scene *s, const struct page_pt corners[4], bool is_settled)
{
	const struct paint_style paint = {
		.stroke = is_settled ? purple : blue, .stroke_width_pt = line_pt};
	const struct scene_meaning meaning = {.class_name = is_settled ? "pinned" : "label"};
	return scene_add_line(s, corners, 4, true, &paint, &meaning);
}

/* What a label covers: its box, the rectangle round a sloped one, the pieces of a curved one.
 */
static bool draw_shown(const struct labels *labels, const struct label *label, struct scene *s)
{
	const struct label_curve *curve = labels->positions[label->chosen].curve;
	struct page_pt corners[4];
	bool ok = true;
	if (labels->candidates[label->chosen].n_strips == 0) {
		return draw_box(s, label->box, (struct rgba){0},
			label->is_settled ? purple : blue,
			label->is_settled ? "pinned" : "label");
	}
	if (curve == NULL) {
		label_corners(labels, label, corners);
		return draw_corners(s, corners, label->is_settled);
	}
	for (size_t i = 0; ok && i < curve->n_pieces; i++) {
		label_piece_corners(&curve->pieces[i], corners);
		ok = draw_corners(s, corners, label->is_settled);
	}
	return ok;
}

/* The label's cheapest position, or PLACE_NONE. */
static uint32_t best_position(const struct labels *labels, const struct label *label)
{
	uint32_t best = PLACE_NONE;
	for (uint32_t i = label->begin; i < label->end; i++) {
		if (best == PLACE_NONE ||
			labels->candidates[i].cost < labels->candidates[best].cost) {
			best = i;
		}
	}
	return best;
}

static bool draw_text(
	const struct layout *l, const char *text, struct page_pt at, struct scene *s)
{
	struct style_props props;
	struct block b;
	style_resolve(l->style, "notes", NULL, STYLE_LABEL, &props);
	props.fill = red;
	props.font_size_pt = note_pt;
	props.halo = (struct rgba){255, 255, 255, 220};
	props.halo_width_pt = 0.6;
	return block_make(l->a, l->measurer, &props, text, HUGE_VAL, &b) &&
	       block_draw(s, &b, at, NULL);
}

static bool draw_dropped(const struct layout *l, const struct labels *labels,
	const struct label *label, struct scene *s)
{
	char text[SM_MSG_MAX];
	uint32_t best = best_position(labels, label);
	struct page_pt at = label->anchor;
	struct box box = {at.x - cross_pt / 2, at.y - cross_pt / 2, at.x + cross_pt / 2,
		at.y + cross_pt / 2};
	if (best != PLACE_NONE) {
		box = labels->candidates[best].box;
	}
	(void)snprintf(text, sizeof(text), "%s: %s", label->text, label_reason(label));
	for (char *c = text; *c != '\0'; c++) {
		*c = *c == '\n' ? ' ' : *c;
	}
	return draw_box(s, box, red_wash, red, "dropped") &&
	       draw_text(l, text, (struct page_pt){box.min_x + 1, box.min_y + 1}, s);
}

bool boxes_draw(
	const struct layout *l, const struct labels *labels, struct box map, struct scene *s)
{
	const struct scene_group group = {.id = "boxes", .class_name = "debug", .clip = &map};
	bool ok = scene_group_begin(s, &group) && draw_obstacles(&labels->obstacles, s);
	for (size_t i = 0; ok && i < labels->n; i++) {
		const struct label *label = &labels->items[i];
		ok = label->reason != PLACE_SHOWN || draw_shown(labels, label, s);
	}
	ok = ok && (labels->key == NULL ||
			   draw_box(s, labels->key->box, (struct rgba){0}, blue, "label"));
	for (size_t i = 0; ok && i < labels->n; i++) {
		const struct label *label = &labels->items[i];
		ok = !label_is_missing(label) || draw_dropped(l, labels, label, s);
	}
	return ok && scene_group_end(s);
}
