#include "layout/extent_indicator.h"
#include "layout/furniture_parts.h"
#include "scene/build.h"

#include <math.h>

/* Share of the map's smaller side, and how much more of the earth it shows on each side. */
static const double share = 0.19, reach_deg = 22;

void locator_size(struct box map, double *width_pt, double *height_pt)
{
	double side = share * fmin(map.max_x - map.min_x, map.max_y - map.min_y);
	*width_pt = side;
	*height_pt = side;
}

bool locator_make(const struct furniture_request *r, struct box box, struct locator *out)
{
	static const struct table no_table = {0};
	struct arena *a = r->layout->a;
	struct box shown = view_info(r->view)->lonlat;
	double centre_lon = (shown.min_x + shown.max_x) / 2,
	       centre_lat = (shown.min_y + shown.max_y) / 2;
	double reach =
		fmin(fmax(shown.max_x - shown.min_x, shown.max_y - shown.min_y) / 2 + reach_deg,
			179);
	double lat_reach = fmin(reach, 60);
	struct box around = {centre_lon - reach, fmax(centre_lat - lat_reach, -85),
		centre_lon + reach, fmin(centre_lat + lat_reach, 85)};
	struct features extent = {.space = SPACE_LONLAT, .table = &no_table};
	struct view *small = NULL;
	struct sm_diag quiet = {0}; /* its projection is no news for the user */
	if (!box_ring(a, around, &extent)) {
		return false;
	}
	const struct view_request request = {
		.projection = "auto", .extent = &extent, .frame_pt = box};
	if (!view_create(&quiet, &request, &small)) {
		return diag_fail(a->diag, quiet.code, "locator: %s", quiet.errors[0].text);
	}
	bool whole;
	bool ok = build_page_features(a, small, r->locator_land, &out->land) &&
		  extent_indicator_make(a, r->view, small, &out->outline, &whole);
	view_destroy(small);
	return ok;
}

static bool draw_land(const struct layout *l, const struct features *land, struct scene *s)
{
	struct style_props props;
	struct paint_style paint;
	style_resolve(l->style, "locator", "land", STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	for (size_t i = 0; i < land->n_items; i++) {
		if (land->items[i].shape == SHAPE_POLYGON &&
			!scene_add_feature(s, land, &land->items[i], &paint, NULL)) {
			return false;
		}
	}
	return true;
}

bool locator_draw(
	const struct layout *l, const struct locator *locator, struct box box, struct scene *s)
{
	const struct scene_group group = {
		.id = "locator", .class_name = "furniture", .clip = &box};
	const struct page_pt pts[] = {{box.min_x, box.min_y}, {box.max_x, box.min_y},
		{box.max_x, box.max_y}, {box.min_x, box.max_y}};
	struct style_props props, area;
	struct paint_style water, frame, here;
	style_resolve(l->style, "locator", NULL, STYLE_SHAPE, &props);
	style_resolve(l->style, "locator", "here", STYLE_SHAPE, &area);
	style_paint(&props, &water);
	style_paint(&props, &frame);
	style_paint(&area, &here);
	water.stroke = (struct rgba){0};
	frame.fill = (struct rgba){0};
	return scene_group_begin(s, &group) && scene_add_line(s, pts, 4, true, &water, NULL) &&
	       draw_land(l, &locator->land, s) &&
	       scene_add_feature(
		       s, &locator->outline, &locator->outline.items[0], &here, NULL) &&
	       scene_group_end(s) && scene_add_line(s, pts, 4, true, &frame, NULL);
}
