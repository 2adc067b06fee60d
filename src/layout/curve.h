/* Smooth baselines for names that follow a line or an area: made of points at equal distances.
 */
#ifndef LAYOUT_CURVE_H
#define LAYOUT_CURVE_H

#include "geom/geom.h"

/* What stands on a curve. */
struct curve_text {
	double width_pt, size_pt;
	double letter_pt; /* from a letter to the next, on average */
};

/* A baseline from left to right as one reads, a little longer than its text at both ends. */
struct curve {
	struct page_pt *pts; /* borrowed; close to each other, evenly spaced */
	size_t n;
	double margin_pt;  /* from its ends to the text's */
	double letter_deg; /* by which a letter is turned against its neighbour, at the most */
	double turn_deg;   /* between the two letters that differ most */
};

/* No letter is turned farther against its neighbour, no two letters against each other, and
 * none against level ground: it would stand on its head. */
extern const double curve_letter_max_deg, curve_turn_max_deg, curve_steep_max_deg;

/*
 * Each point becomes the mean of those round it, weighted by a bell curve of that standard
 * deviation in steps between points, at most CURVE_SIGMA_MAX; beyond its ends the line goes on
 * as its mirror image, so that the ends stay where they are. `out` has room for n, which is 2
 * or more.
 */
enum { CURVE_SIGMA_MAX = 60 };
void curve_smooth(const struct page_pt *in, size_t n, double sigma, struct page_pt *out);

/* The line moved so far to its left, which is above it when it runs to the right; the same
 * of `out` and n. */
void curve_offset(const struct page_pt *in, size_t n, double left_pt, struct page_pt *out);

/* The direction from left to right of the line at its point i, of length 1. n >= 2. */
struct page_pt curve_direction(const struct page_pt *pts, size_t n, size_t i);

/* How many points the text's baseline has. */
size_t curve_points(const struct curve_text *text);
/*
 * The baseline of a text whose middle is at point `middle` of a smooth line, in out->pts, which
 * have room for it. False when the line is too short there or turns too much.
 */
SM_NODISCARD bool curve_cut(const struct page_pt *line, size_t n, size_t middle,
	const struct curve_text *text, struct curve *out);

/* The point so far behind the text's beginning; straight on beyond the curve's ends. */
struct page_pt curve_at(const struct curve *c, double walked_pt);
/* The direction of the letter with its middle there, in degrees clockwise. */
double curve_at_deg(const struct curve *c, double walked_pt, double letter_pt);

#endif
