#include "layout/extent_indicator.h"

/* On each edge: on another projection it is bent. */
enum { EDGE_POINTS = 16 };

bool box_ring(struct arena *a, struct box b, struct features *f)
{
	const struct pt corners[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	bool ok = features_begin(f, a, SHAPE_POLYGON, 0) && features_part(f, a);
	for (int i = 0; ok && i < 4 * EDGE_POINTS; i++) {
		struct pt p = corners[i / EDGE_POINTS], q = corners[(i / EDGE_POINTS + 1) % 4];
		ok = features_point(
			f, a, pt_between(p, q, (double)(i % EDGE_POINTS) / EDGE_POINTS));
	}
	if (ok) {
		features_end(f);
	}
	return ok;
}

bool extent_indicator_make(struct arena *a, const struct view *of, const struct view *on,
	struct features *out, bool *whole)
{
	static const struct table no_table = {0};
	struct features frame = {.space = SPACE_PAGE, .table = &no_table};
	*out = frame;
	*whole = true;
	if (!box_ring(a, view_info(of)->frame_pt, &frame) ||
		!features_begin(out, a, SHAPE_POLYGON, 0) || !features_part(out, a)) {
		return false;
	}
	for (size_t i = 0; i < frame.n_pts; i++) {
		struct lonlat where;
		struct page_pt p;
		if (!view_to_lonlat(
			    of, (struct page_pt){frame.pts[i].x, frame.pts[i].y}, &where) ||
			!view_to_page(on, where, &p)) {
			*whole = false;
		} else if (!features_point(out, a, (struct pt){p.x, p.y})) {
			return false;
		}
	}
	features_end(out);
	return true;
}
