/* Names of rivers and roads that follow the line in a curve. */
#include "layout/candidates_line.h"

#include <math.h>

/* Standard deviations of the bell curves the line is smoothed with, in sizes of the type; the
 * first smoothing by which a name fits is taken. */
static const double smoothing[SMOOTH_LEVELS] = {0, 0.8, 1.2, 1.7, 2.4, 3.4};
/* Between the points that are smoothed, and what is seen of the line beyond the name's ends. */
static const double step = 0.2, beyond = 2;
/* The line bends out of its smoothed course by no more than this, in sizes of the type. */
static const double bend_max = 1.4;
/* On the inner side of a bend letters may be drawn together to this share of the line's. */
static const double least_spread = 0.5;
/* What is left of the gap where the line folds. */
static const double least_gap_pt = 0.7;
enum {
	COST_CURVE = 12,
	COST_TURN = 14,	  /* a turn of 90 degrees from one letter to another */
	COST_LETTERS = 5, /* ten degrees between neighbours */
};

bool along_init(struct along *s)
{
	double reach = s->text.width_pt / 2 + beyond * s->text.size_pt;
	s->room = 2 * (size_t)ceil(reach / (step * s->text.size_pt)) + 1;
	s->line = arena_alloc(s->a, s->room, sizeof(*s->line));
	s->side = arena_alloc(s->a, s->room, sizeof(*s->side));
	s->baseline = arena_alloc(s->a, curve_points(&s->text), sizeof(*s->baseline));
	return s->line != NULL && s->side != NULL && s->baseline != NULL;
}

bool along_smooth(const struct along *s, const struct course *c, struct smooth_course *out)
{
	size_t steps = (size_t)fmax(ceil(c->length_pt / (step * s->text.size_pt)), 1);
	*out = (struct smooth_course){.step_pt = c->length_pt / (double)steps, .n = steps + 1};
	for (size_t k = 0; k < SMOOTH_LEVELS; k++) {
		out->levels[k] = arena_alloc(s->a, out->n, sizeof(**out->levels));
		if (out->levels[k] == NULL) {
			return false;
		}
	}
	for (size_t i = 0; i < out->n; i++) {
		out->levels[0][i] = course_at(c, out->step_pt * (double)i);
	}
	for (size_t k = 1; k < SMOOTH_LEVELS; k++) {
		double sigma = smoothing[k] * s->text.size_pt / out->step_pt;
		curve_smooth(out->levels[0], out->n, sigma, out->levels[k]);
	}
	return true;
}

/* A stretch of a smoothed course in the direction in which its name is read. */
struct window {
	const struct page_pt *pts;
	size_t n, middle;
	size_t first;	     /* where it begins in the course */
	size_t begin, end;   /* of the name's baseline */
	double above, below; /* how far the course itself reaches beyond it along the name */
};

static bool look(const struct along *s, const struct smooth_course *course, size_t level,
	double at_pt, struct window *out)
{
	long reach = (long)(s->room / 2), at = lround(at_pt / course->step_pt);
	long first = at < reach ? 0 : at - reach, end = at + reach + 1;
	long half = lround(s->text.width_pt / 2 / course->step_pt);
	long around = half + lround(s->text.size_pt / course->step_pt);
	end = end > (long)course->n ? (long)course->n : end;
	if (at - half < 0 || at + half >= (long)course->n) {
		return false;
	}
	const struct page_pt *raw = course->levels[0], *smooth = course->levels[level];
	struct page_pt p = smooth[at - half], q = smooth[at + half];
	bool back = q.x < p.x || (q.x == p.x && q.y > p.y);
	*out = (struct window){
		.pts = s->line, .n = (size_t)(end - first), .first = (size_t)first};
	out->middle = (size_t)(back ? end - 1 - at : at - first);
	out->begin = out->middle < (size_t)around ? 0 : out->middle - (size_t)around;
	out->end = out->middle + (size_t)around < out->n ? out->middle + (size_t)around
							 : out->n - 1;
	for (long i = first; i < end; i++) {
		s->line[back ? end - 1 - i : i - first] = smooth[i];
	}
	for (long i = at - half; i <= at + half; i++) {
		size_t k = (size_t)(back ? end - 1 - i : i - first);
		struct page_pt d = curve_direction(s->line, out->n, k);
		double off = (raw[i].y - smooth[i].y) * d.x - (raw[i].x - smooth[i].x) * d.y;
		out->above = fmax(out->above, -off);
		out->below = fmax(out->below, off);
	}
	return true;
}

/* Whether the line beside it goes on as it does, without loops. */
static bool is_beside(const struct window *w, const struct page_pt *side)
{
	bool ok = true;
	for (size_t i = w->begin; ok && i < w->end; i++) {
		double x = w->pts[i + 1].x - w->pts[i].x, y = w->pts[i + 1].y - w->pts[i].y;
		double along =
			x * (side[i + 1].x - side[i].x) + y * (side[i + 1].y - side[i].y);
		ok = along >= least_spread * (x * x + y * y);
	}
	return ok;
}

/* Whether the course itself, from one point to another, keeps clear of the letters: it may fold
 * where its smoothed course does not. */
static bool is_clear(const struct along *s, const struct page_pt *raw, size_t n, bool below,
	const struct curve *c)
{
	const struct block *b = s->name;
	double least = below ? b->size.cap_height_pt + least_gap_pt : least_gap_pt;
	size_t margin = (size_t)(c->margin_pt / (s->text.width_pt + 2 * c->margin_pt) *
				 (double)(c->n - 1));
	bool clear = true;
	for (size_t i = 0; clear && i < n; i++) {
		size_t nearest = 0;
		double off = HUGE_VAL;
		for (size_t k = 0; k < c->n; k++) {
			double d = hypot(c->pts[k].x - raw[i].x, c->pts[k].y - raw[i].y);
			nearest = d < off ? k : nearest;
			off = fmin(off, d);
		}
		if (nearest < margin || nearest + margin >= c->n) {
			continue;
		}
		struct page_pt d = curve_direction(c->pts, c->n, nearest);
		double down = (raw[i].y - c->pts[nearest].y) * d.x -
			      (raw[i].x - c->pts[nearest].x) * d.y;
		clear = below ? down <= -least : down >= least;
	}
	return clear;
}

/* The baseline on one side of the course, as little smoothed as it can be. */
static bool find_baseline(const struct along *s, const struct smooth_course *course,
	double at_pt, bool below, struct curve *out, double *bend_pt)
{
	const struct block *b = s->name;
	bool found = false;
	for (size_t level = 1; !found && level < SMOOTH_LEVELS; level++) {
		struct window w;
		if (!look(s, course, level, at_pt, &w) ||
			w.above + w.below > bend_max * s->text.size_pt) {
			return false;
		}
		double left = below ? -(w.below + line_gap_pt + b->size.cap_height_pt)
				    : w.above + line_gap_pt + b->size.descent_pt / 2;
		curve_offset(w.pts, w.n, left, s->side);
		out->pts = s->baseline;
		found = is_beside(&w, s->side) &&
			curve_cut(s->side, w.n, w.middle, &s->text, out) &&
			is_clear(s, &course->levels[0][w.first], w.n, below, out);
		*bend_pt = w.above + w.below;
	}
	return found;
}

bool along_add(const struct along *s, const struct smooth_course *course, double at_pt)
{
	double length = course->step_pt * (double)(course->n - 1);
	bool ok = true;
	for (int below = 0; ok && below < 2; below++) {
		struct curve c;
		double bend;
		if (!find_baseline(s, course, at_pt, below != 0, &c, &bend)) {
			continue;
		}
		struct page_pt p = c.pts[0], q = c.pts[c.n - 1];
		double steep = fabs(q.y - p.y) / hypot(q.x - p.x, q.y - p.y);
		double off = fabs(at_pt - length / 2) / length * 2;
		const struct sloped_name name = {
			.cost = (int)(COST_CURVE + COST_TURN * c.turn_deg / 90 +
				      COST_LETTERS * c.letter_deg / 10 +
				      COST_BEND * bend / s->text.size_pt + COST_STEEP * steep +
				      COST_END * off + COST_BELOW * below)};
		ok = labels_add_curved(s->a, s->labels, &c, &name);
	}
	return ok;
}
