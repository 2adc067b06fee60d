#include "layout/edition.h"
#include "layout/furniture_parts.h"
#include "scene/build.h"
#include "source/graticule.h"

#include <math.h>

static const double inset_pt = 2.5, clear_pt = 2;

/* "10° W", "0°", "12.5° N" */
static bool make_text(const struct furniture_request *r, double deg, enum unit positive,
	enum unit negative, struct block *out)
{
	const struct layout *l = r->layout;
	struct style_props props;
	deg = remainder(deg, 360); /* 185 is 175 W */
	const char *text = degrees_text(l->a, fabs(deg), 2, l->lang);
	if (text != NULL && deg != 0 && fabs(deg) != 180) {
		text = unit_text(l->a, edition_unit(l, deg > 0 ? positive : negative), text);
	}
	style_resolve(l->style, "graticule", NULL, STYLE_LABEL, &props);
	return text != NULL && block_make(l->a, l->measurer, &props, text, HUGE_VAL, out);
}

/* Where the line crosses x = at (or y = at when not vertical); false when it does not. */
static bool crossing(const struct features *f, const struct feature *item, bool vertical,
	double at, double *out)
{
	for (uint32_t p = item->part_begin; p < item->part_end; p++) {
		for (uint32_t i = f->parts[p].begin; i + 1 < f->parts[p].end; i++) {
			struct pt a = f->pts[i], b = f->pts[i + 1];
			double u = vertical ? a.x : a.y, v = vertical ? b.x : b.y;
			if ((u < at) != (v < at)) {
				double t = (at - u) / (v - u);
				*out = vertical ? a.y + t * (b.y - a.y) : a.x + t * (b.x - a.x);
				return true;
			}
		}
	}
	return false;
}

struct box tick_box(const struct tick *t)
{
	return (struct box){
		t->at.x, t->at.y, t->at.x + t->text.size.width_pt, t->at.y + t->text.height_pt};
}

/* What must be free for a tick: its capitals, and some air. */
static struct box room_of(const struct tick *t)
{
	return box_grow((struct box){t->at.x, t->at.y, t->at.x + t->text.size.width_pt,
				t->at.y + t->text.size.cap_height_pt},
		clear_pt);
}

static bool is_free(const struct furniture *f, const struct box *boxes, size_t n_boxes,
	struct box map, struct box b)
{
	if (b.min_x < map.min_x || b.min_y < map.min_y || b.max_x > map.max_x ||
		b.max_y > map.max_y) {
		return false;
	}
	for (size_t i = 0; i < n_boxes; i++) {
		if (box_overlaps(boxes[i], b)) {
			return false;
		}
	}
	for (size_t i = 0; i < f->n_ticks; i++) {
		if (box_overlaps(room_of(&f->ticks[i]), b)) {
			return false;
		}
	}
	return true;
}

/* Meridians are named at the lower edge, parallels at the left one, or where the edition is
 * written from right to left at the right one. */
static bool add_tick(const struct furniture_request *r, const struct feature *item,
	const struct box *boxes, size_t n_boxes, struct furniture *out)
{
	const struct features *f = &out->graticule;
	double lon = f->table->columns[0].u.num[item->row];
	double lat = f->table->columns[1].u.num[item->row], at;
	bool meridian = isfinite(lon), rtl = edition_is_rtl(r->layout);
	double side = rtl ? r->map.max_x : r->map.min_x;
	if (!crossing(f, item, !meridian, meridian ? r->map.max_y : side, &at)) {
		return true;
	}
	struct tick *t = &out->ticks[out->n_ticks];
	bool ok = meridian ? make_text(r, lon, UNIT_EAST, UNIT_WEST, &t->text)
			   : make_text(r, lat, UNIT_NORTH, UNIT_SOUTH, &t->text);
	if (!ok) {
		return false;
	}
	double w = t->text.size.width_pt, h = t->text.size.cap_height_pt;
	t->at = meridian ? (struct page_pt){at - w / 2, r->map.max_y - inset_pt - h}
			 : (struct page_pt){
				   rtl ? side - inset_pt - w : side + inset_pt, at - h / 2};
	out->n_ticks += is_free(out, boxes, n_boxes, r->map, room_of(t));
	return true;
}

bool graticule_plan(const struct furniture_request *r, const struct box *boxes, size_t n_boxes,
	struct furniture *out)
{
	struct arena *a = r->layout->a;
	double spacing = r->layout->spec->furniture.graticule_deg;
	struct features lines;
	if (spacing <= 0) {
		return true;
	}
	if (!graticule_make(a, view_info(r->view)->lonlat, spacing, &lines) ||
		!build_page_features(a, r->view, &lines, &out->graticule)) {
		return false;
	}
	out->ticks = arena_alloc(a, out->graticule.n_items + 1, sizeof(*out->ticks));
	for (size_t i = 0; out->ticks != NULL && i < out->graticule.n_items; i++) {
		if (!add_tick(r, &out->graticule.items[i], boxes, n_boxes, out)) {
			return false;
		}
	}
	return out->ticks != NULL;
}

bool furniture_draw_graticule(
	const struct layout *l, const struct furniture *f, struct scene *s)
{
	const struct scene_group group = {.id = "graticule", .class_name = "layer"};
	struct style_props props;
	struct paint_style paint;
	if (f->graticule.n_items == 0) {
		return true;
	}
	style_resolve(l->style, "graticule", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	paint.fill = (struct rgba){0};
	bool ok = scene_group_begin(s, &group);
	for (size_t i = 0; ok && i < f->graticule.n_items; i++) {
		ok = scene_add_feature(s, &f->graticule, &f->graticule.items[i], &paint, NULL);
	}
	return ok && scene_group_end(s);
}

bool ticks_draw(const struct layout *l, const struct furniture *f, struct scene *s)
{
	const struct scene_group group = {.id = "ticks", .class_name = "furniture"};
	if (f->n_ticks == 0) {
		return true;
	}
	bool ok = scene_group_begin(s, &group);
	for (size_t i = 0; ok && i < f->n_ticks; i++) {
		ok = block_draw(s, &f->ticks[i].text, f->ticks[i].at, l->lang);
	}
	return ok && scene_group_end(s);
}
