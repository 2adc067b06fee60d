#include "layout/edition.h"
#include "layout/furniture_parts.h"
#include "proj/geodesic.h"

#include <math.h>
#include <stdio.h>

/* The bar is about this share of the map's width, of a distance of 1, 2 or 5 times a power
 * of ten. */
static const double share = 0.16;
static const double bar_height_pt = 2.4, text_gap_pt = 2.6, halo_pad_pt = 2;
const double north_arrow_width_pt = 12, north_arrow_height_pt = 22;

/* Geodesic distance along the page from p to p + (dx, dy); NaN where the view shows none. */
static double distance_m(const struct view *v, struct page_pt p, double dx, double dy)
{
	struct lonlat a, b;
	if (!view_to_lonlat(v, p, &a) ||
		!view_to_lonlat(v, (struct page_pt){p.x + dx, p.y + dy}, &b)) {
		return (double)NAN;
	}
	return geodesic_distance_m(a, b);
}

static double round_down_125(double v)
{
	double unit = pow(10, floor(log10(v)));
	double digits = v / unit;
	return unit * (digits >= 5 ? 5 : digits >= 2 ? 2 : 1);
}

/* The length on the page, centred at `middle`, that spans the distance: by secants. */
static double length_of(const struct view *v, struct page_pt middle, double distance)
{
	double length = 50;
	for (int i = 0; i < 20; i++) {
		double d = distance_m(
			v, (struct page_pt){middle.x - length / 2, middle.y}, length, 0);
		if (!isfinite(d) || d <= 0) {
			return length;
		}
		length *= distance / d;
	}
	return length;
}

/* "500 km at 15° N": the latitude is said because the scale holds there. Where the language has
 * no word for it, "500 km (15° N)". */
static bool set_text(const struct furniture_request *r, struct scale_bar *bar)
{
	const struct layout *l = r->layout;
	bool km = bar->distance_m >= 1000;
	struct style_props props;
	const char *number = number_text(l->a, bar->distance_m / (km ? 1000 : 1), 0, l->lang);
	const char *degrees = degrees_text(l->a, fabs(bar->lat_deg), 0, l->lang);
	if (number == NULL || degrees == NULL) {
		return false;
	}
	const char *distance = unit_text(l->a, edition_unit(l, km ? UNIT_KM : UNIT_M), number);
	const char *latitude = unit_text(
		l->a, edition_unit(l, bar->lat_deg < 0 ? UNIT_SOUTH : UNIT_NORTH), degrees);
	const char *at = word_find(WORD_SCALE_AT, l->lang);
	if (distance == NULL || latitude == NULL) {
		return false;
	}
	/* Digits behind Arabic letters would have the degree sign on their other side. */
	const char *mark = edition_is_rtl(l) ? "\xe2\x80\x8e" : "";
	char text[256];
	(void)snprintf(text, sizeof(text), at == NULL ? "%s (%s%s)" : "%s %s %s", distance,
		at == NULL ? mark : at, latitude);
	style_resolve(l->style, "scale-bar", NULL, STYLE_LABEL, &props);
	return block_make(l->a, l->measurer, &props, text, HUGE_VAL, &bar->text);
}

static void settle_at(const struct view *v, struct page_pt middle, struct scale_bar *bar)
{
	struct lonlat where;
	bar->length_pt = length_of(v, middle, bar->distance_m);
	if (view_to_lonlat(v, middle, &where)) {
		bar->lat_deg = where.lat_deg;
	}
}

bool scale_bar_make(const struct furniture_request *r, struct page_pt near,
	struct scale_bar *out, double *width_pt, double *height_pt)
{
	double wished_pt = share * (r->map.max_x - r->map.min_x);
	double there = distance_m(
		r->view, (struct page_pt){near.x - wished_pt / 2, near.y}, wished_pt, 0);
	*out = (struct scale_bar){0};
	*width_pt = *height_pt = 0;
	if (!isfinite(there) || there < 1) {
		diag_warn(r->layout->a->diag, "scale-bar",
			"no scale bar: its corner shows no place on the earth");
		return true;
	}
	out->distance_m = round_down_125(there * 1.25);
	settle_at(r->view, near, out);
	if (!set_text(r, out)) {
		return false;
	}
	*width_pt = fmax(out->length_pt, out->text.size.width_pt) + 2 * halo_pad_pt;
	*height_pt =
		out->text.size.cap_height_pt + text_gap_pt + bar_height_pt + 2 * halo_pad_pt;
	return true;
}

bool scale_bar_settle(const struct furniture_request *r, struct box box, struct scale_bar *bar)
{
	settle_at(r->view,
		(struct page_pt){(box.min_x + box.max_x) / 2, box.max_y - halo_pad_pt}, bar);
	return set_text(r, bar);
}

static bool draw_rect(struct scene *s, struct box b, const struct paint_style *paint)
{
	const struct page_pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	return scene_add_line(s, pts, 4, true, paint, NULL);
}

bool scale_bar_draw(
	const struct layout *l, const struct scale_bar *bar, struct box box, struct scene *s)
{
	const struct scene_group group = {.id = "scale-bar", .class_name = "furniture"};
	struct style_props props;
	struct paint_style paint, frame;
	double middle = (box.min_x + box.max_x) / 2, left = middle - bar->length_pt / 2;
	double bottom = box.max_y - halo_pad_pt;
	style_resolve(l->style, "scale-bar", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &frame);
	frame.fill = (struct rgba){255, 255, 255, 255};
	paint = (struct paint_style){.fill = props.stroke};
	struct box whole = {left, bottom - bar_height_pt, left + bar->length_pt, bottom};
	struct box half = whole;
	if (edition_is_rtl(l)) {
		half.min_x = middle;
	} else {
		half.max_x = middle;
	}
	struct page_pt text_at = {
		middle - bar->text.size.width_pt / 2, box.min_y + halo_pad_pt};
	return scene_group_begin(s, &group) && draw_rect(s, whole, &frame) &&
	       draw_rect(s, half, &paint) && block_draw(s, &bar->text, text_at, l->lang) &&
	       scene_group_end(s);
}

bool north_arrow_make(
	const struct furniture_request *r, struct page_pt at, struct north_arrow *out)
{
	const struct layout *l = r->layout;
	struct style_props props;
	struct lonlat here;
	struct page_pt north;
	*out = (struct north_arrow){0};
	if (!view_to_lonlat(r->view, at, &here) ||
		!view_to_page(r->view, geodesic_direct(here, 0, 10000), &north)) {
		diag_warn(l->a->diag, "north-arrow",
			"no north arrow: its corner shows no place on the earth");
		return true;
	}
	out->angle_deg = atan2(north.x - at.x, at.y - north.y) * 180 / acos(-1);
	style_resolve(l->style, "north-arrow", NULL, STYLE_LABEL, &props);
	const char *letters = unit_text(l->a, edition_unit(l, UNIT_NORTH), "");
	return letters != NULL &&
	       block_make(l->a, l->measurer, &props, letters, HUGE_VAL, &out->text);
}

bool north_arrow_draw(const struct layout *l, const struct north_arrow *arrow, struct box box,
	struct scene *s)
{
	/* A slender arrow head with a notch, pointing up, tip at (0, -7). */
	static const double shape[][2] = {{0, -7}, {3.4, 5}, {0, 2.4}, {-3.4, 5}};
	const struct scene_group group = {.id = "north-arrow", .class_name = "furniture"};
	struct style_props props;
	struct paint_style paint;
	struct page_pt pts[4], centre = {(box.min_x + box.max_x) / 2, box.max_y - 6};
	double angle = arrow->angle_deg * acos(-1) / 180;
	for (size_t i = 0; i < 4; i++) {
		double x = shape[i][0], y = shape[i][1];
		pts[i].x = centre.x + x * cos(angle) - y * sin(angle);
		pts[i].y = centre.y + x * sin(angle) + y * cos(angle);
	}
	style_resolve(l->style, "north-arrow", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	struct page_pt text_at = {centre.x - arrow->text.size.width_pt / 2, box.min_y};
	return scene_group_begin(s, &group) && scene_add_line(s, pts, 4, true, &paint, NULL) &&
	       block_draw(s, &arrow->text, text_at, l->lang) && scene_group_end(s);
}
