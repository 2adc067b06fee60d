/* Names of areas along a curve through their middle, for those where no straight name fits. */
#include "layout/candidates_area.h"

#include <math.h>
#include <stdlib.h>

/* Standard deviations of the bell curves the middle line is smoothed with, in sizes of the
 * type: the smoothest curve that stays inside is taken. */
static const double smoothing[] = {9, 5, 3, 1.8};
static const double refine_smoothing = 1.5;
enum { REFINEMENTS = 2 };
enum { N_SMOOTHING = sizeof(smoothing) / sizeof(smoothing[0]), PLACES = 16 };
/* Between the points of the middle line, and kept free round the letters, in sizes. */
static const double step = 0.2, rim = 0.12;
enum {
	COST_CURVED = 80,
	COST_CURVED_TURN = 24,	  /* a turn of 90 degrees from one letter to another */
	COST_CURVED_STEEP = 50,	  /* upright */
	COST_CURVED_ASIDE = 50,	  /* at an end of the area */
	COST_STRAIGHT_ASKED = 400 /* a straight name where a curve is asked for */
};

/* The area seen along its longer axis: u to the right of it as one reads, v below it. */
struct medial {
	const struct mask *mask;
	struct slope axis;
	double low_u, low_v, high_v, step_pt;
	struct page_pt *pts, *smooth, *side; /* of n_all each; the line is pts[0..n) */
	size_t n_all, n;
};

/* A run of the mask across the axis. */
struct run {
	double from, to;
};

/* The run at u that has most in common with `like`; of those the widest. */
static struct run find_run(const struct medial *m, double u, struct run like)
{
	struct run best = {0, 0}, run = {0, 0};
	double most = 0;
	bool open = false;
	int rows = (int)ceil((m->high_v - m->low_v) / m->mask->cell) + 1;
	for (int i = 0; i <= rows; i++) {
		double v = m->low_v + i * m->mask->cell;
		struct page_pt p = slope_point(&m->axis, u, v);
		bool inside = i < rows && mask_contains(m->mask, (struct pt){p.x, p.y});
		if (inside && !open) {
			run.from = v;
		}
		if (!inside && open) {
			run.to = v;
			double common = fmin(run.to, like.to) - fmax(run.from, like.from);
			if (common > most) {
				most = common;
				best = run;
			}
		}
		open = inside;
	}
	return best;
}

static double u_of(const struct medial *m, size_t i)
{
	return m->low_u + m->step_pt * (double)i;
}

/* The middles of the runs from column `from` on, one way; returns the first column without. */
static size_t follow(struct medial *m, size_t from, struct run run, int way)
{
	size_t i = from;
	while (run.to > run.from) {
		m->pts[i] = slope_point(&m->axis, u_of(m, i), (run.from + run.to) / 2);
		if (i == (way < 0 ? 0 : m->n_all - 1)) {
			return way < 0 ? 0 : m->n_all;
		}
		i = way < 0 ? i - 1 : i + 1;
		run = find_run(m, u_of(m, i), run);
	}
	return way < 0 ? i + 1 : i;
}

/* The middle line through the widest place of the area. */
static void trace(struct medial *m)
{
	const struct run all = {m->low_v, m->high_v};
	struct run widest = {0, 0};
	size_t at = 0;
	for (size_t i = 0; i < m->n_all; i++) {
		struct run run = find_run(m, u_of(m, i), all);
		if (run.to - run.from > widest.to - widest.from) {
			widest = run;
			at = i;
		}
	}
	size_t begin = follow(m, at, widest, -1), end = follow(m, at, widest, 1);
	m->n = end > begin ? end - begin : 0;
	for (size_t i = 0; i < m->n; i++) {
		m->pts[i] = m->pts[begin + i];
	}
}

/* Smoothed once, a curve shrinks towards its inner side; what smoothing it again takes away is
 * about as much, and is put back. Source: "twicing" (Tukey, Exploratory Data Analysis, 1977).
 */
static void smooth(const struct medial *m, double sigma)
{
	curve_smooth(m->pts, m->n, sigma, m->side);
	curve_smooth(m->side, m->n, sigma, m->smooth);
	for (size_t i = 0; i < m->n; i++) {
		m->smooth[i].x = 2 * m->side[i].x - m->smooth[i].x;
		m->smooth[i].y = 2 * m->side[i].y - m->smooth[i].y;
	}
}

/* How far the area reaches from p. */
static double reach(const struct medial *m, struct page_pt p, double x, double y)
{
	const double fine = m->mask->cell / 2;
	double at = 0, most = m->high_v - m->low_v;
	while (at < most && mask_contains(m->mask, (struct pt){p.x + at * x, p.y + at * y})) {
		at += fine;
	}
	return at;
}

/* Moves the line, smoothed, to the middles of the area as measured across it: where it runs
 * askew to the axis they are others. */
static void refine(struct medial *m, double size_pt)
{
	smooth(m, refine_smoothing * size_pt / m->step_pt);
	for (size_t i = 0; i < m->n; i++) {
		struct page_pt p = m->smooth[i], d = curve_direction(m->smooth, m->n, i);
		double left = reach(m, p, d.y, -d.x), right = reach(m, p, -d.y, d.x);
		double by = (left - right) / 2;
		m->pts[i] = (struct page_pt){p.x + by * d.y, p.y - by * d.x};
	}
}

static bool make_medial(
	struct arena *a, const struct home *home, double size_pt, struct medial *out)
{
	const struct box b = home->item->box;
	double axis_deg = mask_axis_deg(&home->mask), axis = axis_deg * acos(-1) / 180;
	/* Upright names read from below. */
	double sign = axis_deg > 89 ? -1 : 1;
	struct box turned = box_empty();
	*out = (struct medial){.mask = &home->mask,
		.axis = {{(b.min_x + b.max_x) / 2, (b.min_y + b.max_y) / 2}, sign * cos(axis),
			sign * sin(axis)},
		.step_pt = fmax(step * size_pt, home->mask.cell)};
	for (int i = 0; i < 4; i++) {
		double x = (i % 2 == 0 ? b.min_x : b.max_x) - out->axis.middle.x;
		double y = (i < 2 ? b.min_y : b.max_y) - out->axis.middle.y;
		box_add(&turned, (struct pt){x * out->axis.cos + y * out->axis.sin,
					 y * out->axis.cos - x * out->axis.sin});
	}
	out->low_u = turned.min_x;
	out->low_v = turned.min_y;
	out->high_v = turned.max_y;
	out->n_all = (size_t)ceil((turned.max_x - turned.min_x) / out->step_pt) + 1;
	out->pts = arena_alloc(a, out->n_all, sizeof(*out->pts));
	out->smooth = arena_alloc(a, out->n_all, sizeof(*out->smooth));
	out->side = arena_alloc(a, out->n_all, sizeof(*out->side));
	if (out->pts == NULL || out->smooth == NULL || out->side == NULL) {
		return false;
	}
	trace(out);
	for (int i = 0; out->n >= 2 && i < REFINEMENTS; i++) {
		refine(out, size_pt);
	}
	return true;
}

/* Whether the letters lie inside the area, with a rim. */
static bool is_inside(const struct mask *m, const struct curve *c, const struct block *b)
{
	double size = b->font.size_pt, width = b->size.width_pt;
	double rows[] = {
		-b->size.cap_height_pt - rim * size, -b->size.cap_height_pt / 2, rim * size};
	int n = (int)ceil((width + 2 * rim * size) / (step * size));
	bool inside = true;
	for (int i = 0; inside && i <= n; i++) {
		double at = -rim * size + (width + 2 * rim * size) * i / n;
		double turn = curve_at_deg(c, at, size) * acos(-1) / 180;
		const struct slope s = {curve_at(c, at), cos(turn), sin(turn)};
		for (size_t k = 0; inside && k < sizeof(rows) / sizeof(rows[0]); k++) {
			struct page_pt p = slope_point(&s, 0, rows[k]);
			inside = mask_contains(m, (struct pt){p.x, p.y});
		}
	}
	return inside;
}

/* One variant along the middle line, smoothed so much, where it fits; *found: whether it did
 * anywhere. */
static bool add_variant(
	struct arena *a, const struct medial *m, uint16_t v, struct labels *labels, bool *found)
{
	const struct label *label = &labels->items[labels->n - 1];
	const struct block *b = &label->variants[v];
	const struct curve_text text = block_curve_text(b);
	int base = area_variant_cost(label, v) + COST_CURVED;
	struct page_pt *room = arena_alloc(a, curve_points(&text), sizeof(*room));
	bool ok = room != NULL;
	curve_offset(m->smooth, m->n, -b->size.cap_height_pt / 2, m->side);
	for (int i = 1; ok && i < PLACES; i++) {
		struct curve c = {.pts = room};
		if (!curve_cut(m->side, m->n, m->n * (size_t)i / PLACES, &text, &c) ||
			!is_inside(m->mask, &c, b)) {
			continue;
		}
		struct page_pt p = c.pts[0], q = c.pts[c.n - 1];
		double steep = fabs(q.y - p.y) / hypot(q.x - p.x, q.y - p.y);
		double aside = fabs(2.0 * i / PLACES - 1);
		const struct sloped_name name = {.variant = v,
			.cost = base +
				(int)(COST_CURVED_TURN * c.turn_deg / 90 + c.letter_deg +
					COST_CURVED_STEEP * steep + COST_CURVED_ASIDE * aside)};
		*found = true;
		ok = labels_add_curved(a, labels, &c, &name);
	}
	return ok;
}

/* Whether a straight name of full size lies inside; those that are not level all do. */
static bool fits_straight(const struct labels *labels)
{
	const struct label *label = &labels->items[labels->n - 1];
	bool fits = false;
	for (uint32_t i = label->begin; !fits && i < label->end; i++) {
		const struct label_position *p = &labels->positions[i];
		bool full = label->variants[p->variant].font.size_pt ==
			    label->variants[0].font.size_pt;
		fits = full &&
		       (p->angle_deg != 0 || labels->candidates[i].cost < COST_PROTRUDING);
	}
	return fits;
}

bool candidates_curved(struct arena *a, const struct home *home, struct labels *labels)
{
	const struct label *label = &labels->items[labels->n - 1];
	bool always = label->variants[0].props.text_curve == TEXT_CURVE_ALWAYS, found = false;
	uint32_t straight = label->end;
	struct medial m;
	if (!block_may_curve(&label->variants[0]) || (!always && fits_straight(labels))) {
		return true;
	}
	if (!make_medial(a, home, label->variants[0].font.size_pt, &m)) {
		return false;
	}
	bool ok = true;
	size_t n = m.n < 2 ? 0 : label->n_variants;
	for (size_t v = 0; ok && v < n; v++) {
		const struct block *b = &labels->items[labels->n - 1].variants[v];
		bool here = b->n_lines != 1;
		for (size_t k = 0; ok && !here && k < N_SMOOTHING; k++) {
			double sigma = smoothing[k] * b->font.size_pt / m.step_pt;
			smooth(&m, sigma);
			ok = add_variant(a, &m, (uint16_t)v, labels, &here);
			found = found || here;
		}
	}
	label = &labels->items[labels->n - 1];
	for (uint32_t i = label->begin; always && found && i < straight; i++) {
		labels->candidates[i].cost += COST_STRAIGHT_ASKED;
	}
	return ok;
}
