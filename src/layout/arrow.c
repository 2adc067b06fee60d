#include "layout/arrow.h"

#include <math.h>

/* A head is as long as this and a multiple of the line's width; half as wide a share of it. */
static const double head_pt = 2, head_widths = 3.5, head_half = 0.4, head_notch = 0.85;

static struct page_pt between(struct page_pt a, struct page_pt b, double t)
{
	return (struct page_pt){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

struct arrow arrow_make(struct page_pt from, struct page_pt to, double bend)
{
	/* The middle of a cubic is three quarters of the way to its control points. */
	double dx = to.x - from.x, dy = to.y - from.y, by = bend * 4 / 3;
	struct page_pt left = {dy * by, -dx * by};
	struct page_pt a = between(from, to, 1 / 3.0), b = between(from, to, 2 / 3.0);
	return (struct arrow){
		.pts = {from, {a.x + left.x, a.y + left.y}, {b.x + left.x, b.y + left.y}, to},
		.bent = bend != 0,
	};
}

struct page_pt arrow_at(const struct arrow *arrow, double t)
{
	const struct page_pt *p = arrow->pts;
	struct page_pt a = between(p[0], p[1], t), b = between(p[1], p[2], t),
		       c = between(p[2], p[3], t);
	return between(between(a, b, t), between(b, c, t), t);
}

/* Where the curve comes as near to its tip as `distance`; 0 when it begins there. */
static double near_tip(const struct arrow *arrow, double distance)
{
	const struct page_pt tip = arrow->pts[3];
	double low = 0, high = 1;
	for (int i = 0; i < 30; i++) {
		double t = (low + high) / 2;
		struct page_pt at = arrow_at(arrow, t);
		bool far = hypot(tip.x - at.x, tip.y - at.y) > distance;
		low = far ? t : low;
		high = far ? high : t;
	}
	return low;
}

/* The part up to t. */
static struct arrow cut(const struct arrow *arrow, double t)
{
	const struct page_pt *p = arrow->pts;
	struct page_pt a = between(p[0], p[1], t), b = between(p[1], p[2], t);
	return (struct arrow){
		.pts = {p[0], a, between(a, b, t), arrow_at(arrow, t)}, .bent = arrow->bent};
}

static bool draw_line(struct scene *s, const struct arrow *arrow,
	const struct paint_style *paint, const char *class_name)
{
	static const unsigned char verbs[] = {PATH_MOVE, PATH_CURVE};
	const struct scene_meaning meaning = {.class_name = class_name};
	const struct path curve = {verbs, arrow->pts, 2, 4};
	const struct page_pt ends[] = {arrow->pts[0], arrow->pts[3]};
	return arrow->bent ? scene_add_path(s, &curve, paint, &meaning)
			   : scene_add_line(s, ends, 2, false, paint, &meaning);
}

/* The head at the tip, with a notch where the line ends. */
static bool draw_head(struct scene *s, struct page_pt notch, struct page_pt tip, double size,
	const struct paint_style *line)
{
	double length = hypot(tip.x - notch.x, tip.y - notch.y);
	if (length == 0) {
		return true;
	}
	double ux = (tip.x - notch.x) / length, uy = (tip.y - notch.y) / length;
	double half = size * head_half;
	struct page_pt base = {tip.x - ux * size, tip.y - uy * size};
	const struct page_pt head[] = {tip, {base.x - uy * half, base.y + ux * half}, notch,
		{base.x + uy * half, base.y - ux * half}};
	const struct paint_style paint = {.fill = line->stroke};
	const struct scene_meaning meaning = {.class_name = "arrow-head"};
	return scene_add_line(s, head, 4, true, &paint, &meaning);
}

bool arrow_draw(struct scene *s, const struct arrow *arrow, const struct style_props *props,
	const struct paint_style *paint)
{
	struct paint_style casing = *paint;
	casing.stroke = props->halo;
	casing.stroke_width_pt += 2 * props->halo_width_pt;
	casing.n_dash = 0;
	if (props->halo.a > 0 && !draw_line(s, arrow, &casing, "arrow-casing")) {
		return false;
	}
	if (props->marker != MARKER_ARROW) {
		return draw_line(s, arrow, paint, "arrow");
	}
	/* Cut short within the head, so that its blunt end does not stand out beside the tip.
	 */
	double size = head_pt + head_widths * paint->stroke_width_pt;
	struct arrow line = cut(arrow, near_tip(arrow, size * head_notch));
	return draw_head(s, line.pts[3], arrow->pts[3], size, paint) &&
	       draw_line(s, &line, paint, "arrow");
}
