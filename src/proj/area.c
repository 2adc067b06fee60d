#include "proj/area.h"

#include <math.h>

/* Spherical formulas on the flattened earth are off by up to 0.7 %. */
static const double share_allowed = 0.02, width_allowed_pt = 0.1;
/* Of the sphere with the earth's area. */
static const double radius_m = 6371007.2;

static const double half_turn = 3.14159265358979323846;

double area_of_ring(const struct pt *pts, size_t n, double *other)
{
	const double radian = 180 / half_turn;
	double sum = 0, turned = 0;
	double last_cos = n == 0 ? 1 : cos(pts[n - 1].y / radian);
	for (size_t i = 0; i < n; i++) {
		struct pt p = pts[i > 0 ? i - 1 : n - 1], q = pts[i];
		double dx = q.x - p.x, dy = (q.y - p.y) / radian, this_cos = cos(q.y / radian);
		dx -= fabs(dx) > 180 ? 360 * round(dx / 360) : 0;
		/* The mean of the sine along the edge, in closed form. */
		double mean = fabs(dy) > 1e-6 ? (last_cos - this_cos) / dy
					      : sin((p.y + q.y) / 2 / radian);
		sum += dx / radian * mean;
		turned += dx;
		last_cos = this_cos;
	}
	if (fabs(turned) < 180) {
		*other = 4 * half_turn - fabs(sum);
		return fabs(sum);
	}
	/* South of the ring, and north of it. */
	*other = 2 * half_turn - fabs(sum);
	return 2 * half_turn + fabs(sum);
}

static double ring_length(const struct pt *pts, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		struct pt a = pts[i], b = pts[i + 1 < n ? i + 1 : 0];
		sum += hypot(b.x - a.x, b.y - a.y);
	}
	return sum;
}

/* Rings of a feature: their areas one by one, whether they are holes or not. */
struct rings {
	double sum, largest, perimeter;
};

static void add_ring(struct rings *r, double area)
{
	r->sum += area;
	r->largest = fmax(r->largest, area);
}

/* Of a ring of the earth the smaller side counts: no file means the larger by an outline. */
static struct rings rings_on_earth(
	const struct features *f, const struct feature *item, double pt_per_radian)
{
	struct rings r = {0};
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part *p = &f->parts[k];
		double other, area = area_of_ring(&f->pts[p->begin], p->end - p->begin, &other);
		add_ring(&r, fmin(area, other) * pt_per_radian * pt_per_radian);
	}
	return r;
}

static struct rings rings_on_page(const struct features *f, const struct feature *item)
{
	struct rings r = {0};
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct pt *pts = &f->pts[f->parts[k].begin];
		size_t n = f->parts[k].end - f->parts[k].begin;
		add_ring(&r, fabs(ring_area(pts, n)));
		r.perimeter += ring_length(pts, n);
	}
	return r;
}

/*
 * How much the feature is drawn too large or too small, as a share; 0 when it is right. A cut
 * makes other rings, and which are holes is not known here; but the area is at most that of all
 * rings, and at least that of the largest if all others are its holes.
 */
static double error_of(struct rings earth, struct rings page)
{
	double most = earth.sum, least = fmax(2 * earth.largest - earth.sum, 0);
	double page_least = fmax(2 * page.largest - page.sum, 0);
	double off = fmax(page_least - most, least - page.sum);
	bool right = off <= share_allowed * earth.sum + width_allowed_pt * page.perimeter;
	return right ? 0 : off / fmax(earth.sum, 1e-9);
}

/* Whether the map shows all of the earth, so that no cut takes anything away. */
static bool shows_all(const struct domain *d)
{
	return d->kind == DOMAIN_CAP ? d->radius_deg > 179
				     : d->band.min_y <= -90 && d->band.max_y >= 90;
}

void area_check(struct sm_diag *d, const struct view_info *view, const struct features *uncut,
	const struct features *cut, const struct features *page)
{
	const struct features *earth = view->is_whole && shows_all(&view->domain) ? uncut : cut;
	double pt_per_radian = view->scale_pt_per_m * radius_m, worst = 0;
	size_t k = 0, n = 0;
	if (!view->domain.equal_area) {
		return;
	}
	for (size_t i = 0; i < earth->n_items; i++) {
		const struct feature *item = &earth->items[i];
		const struct feature *drawn = k < page->n_items ? &page->items[k] : NULL;
		/* What is left comes in the same order. */
		bool left =
			drawn != NULL && drawn->row == item->row && drawn->shape == item->shape;
		k += left;
		if (item->shape != SHAPE_POLYGON) {
			continue;
		}
		double error = error_of(rings_on_earth(earth, item, pt_per_radian),
			left ? rings_on_page(page, drawn) : (struct rings){0});
		n += error > 0;
		worst = fmax(worst, error);
	}
	if (n > 0) {
		diag_warn(d, "area",
			"%zu of the areas %s not as large on the map as on the earth (by up to "
			"%.0f %%): an outline may be damaged",
			n, n == 1 ? "is" : "are", fmin(100 * worst, 1e6));
	}
}
