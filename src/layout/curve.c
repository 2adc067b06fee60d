#include "layout/curve.h"

#include <math.h>
#include <stdlib.h>

/* Tighter, letters fall over each other or gape; at the bound a circle has the radius of three
 * letters. */
const double curve_letter_max_deg = 18, curve_turn_max_deg = 110, curve_steep_max_deg = 90;
/* Between the points of a baseline, and beyond its text, in sizes of the type. */
static const double step = 0.15, margin = 0.5;
/* Of a bell curve the part that counts, in standard deviations. */
enum { BELL_REACH = 3 };

/* Point i of the line, which goes on beyond its ends as its mirror image. */
static struct page_pt mirrored(const struct page_pt *pts, long n, long i)
{
	long last = n - 1, end = i < 0 ? 0 : last;
	if (i >= 0 && i <= last) {
		return pts[i];
	}
	long inner = 2 * end - i;
	inner = inner < 0 ? 0 : inner > last ? last : inner;
	return (struct page_pt){2 * pts[end].x - pts[inner].x, 2 * pts[end].y - pts[inner].y};
}

void curve_smooth(const struct page_pt *in, size_t n, double sigma, struct page_pt *out)
{
	double weights[BELL_REACH * CURVE_SIGMA_MAX + 1], sum = 0;
	long reach = (long)ceil(BELL_REACH * fmin(sigma, CURVE_SIGMA_MAX));
	for (long k = 0; k <= reach; k++) {
		double x = sigma > 0 ? (double)k / sigma : 0;
		weights[k] = exp(-x * x / 2);
		sum += (k == 0 ? 1 : 2) * weights[k];
	}
	for (size_t i = 0; i < n; i++) {
		struct page_pt mean = {0, 0};
		for (long k = -reach; k <= reach; k++) {
			struct page_pt p = mirrored(in, (long)n, (long)i + k);
			double w = weights[labs(k)] / sum;
			mean.x += w * p.x;
			mean.y += w * p.y;
		}
		out[i] = mean;
	}
}

struct page_pt curve_direction(const struct page_pt *pts, size_t n, size_t i)
{
	struct page_pt p = pts[i == 0 ? 0 : i - 1], q = pts[i + 1 == n ? i : i + 1];
	double length = hypot(q.x - p.x, q.y - p.y);
	return length > 0 ? (struct page_pt){(q.x - p.x) / length, (q.y - p.y) / length}
			  : (struct page_pt){1, 0};
}

void curve_offset(const struct page_pt *in, size_t n, double left_pt, struct page_pt *out)
{
	for (size_t i = 0; i < n; i++) {
		struct page_pt d = curve_direction(in, n, i);
		out[i] = (struct page_pt){in[i].x + left_pt * d.y, in[i].y - left_pt * d.x};
	}
}

static double distance(struct page_pt p, struct page_pt q)
{
	return hypot(q.x - p.x, q.y - p.y);
}

/* The point so far along the line from its point *i on, which moves on with it; beyond the last
 * one straight on. */
static struct page_pt walk(
	const struct page_pt *line, size_t n, size_t *i, double *begin, double walked)
{
	double length = distance(line[*i], line[*i + 1]);
	while (walked > *begin + length && *i + 2 < n) {
		*begin += length;
		++*i;
		length = distance(line[*i], line[*i + 1]);
	}
	struct page_pt p = line[*i], q = line[*i + 1];
	double t = length > 0 ? (walked - *begin) / length : 0;
	return (struct page_pt){p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)};
}

struct page_pt curve_at(const struct curve *c, double walked_pt)
{
	size_t i = 0;
	double begin = 0;
	return walk(c->pts, c->n, &i, &begin, walked_pt + c->margin_pt);
}

double curve_at_deg(const struct curve *c, double walked_pt, double letter_pt)
{
	struct page_pt p = curve_at(c, walked_pt - letter_pt / 2);
	struct page_pt q = curve_at(c, walked_pt + letter_pt / 2);
	return atan2(q.y - p.y, q.x - p.x) * 180 / acos(-1);
}

/* Whether it turns no more than it may: the turns between letters. */
static bool measure_turns(struct curve *c, const struct curve_text *text)
{
	double letter = text->letter_pt, low = HUGE_VAL, high = -HUGE_VAL;
	double fine = step * text->size_pt;
	size_t n = (size_t)fmax(ceil((text->width_pt - letter) / fine), 0);
	for (size_t i = 0; i <= n; i++) {
		double at = letter / 2 + (double)i * fine;
		double deg = curve_at_deg(c, at, letter);
		double next = curve_at_deg(c, at + letter, letter);
		low = fmin(low, deg);
		high = fmax(high, deg);
		/* Beyond the last letter none is turned. */
		if (at + letter <= text->width_pt) {
			c->letter_deg = fmax(c->letter_deg, fabs(next - deg));
		}
	}
	c->turn_deg = high - low;
	return c->letter_deg <= curve_letter_max_deg && c->turn_deg <= curve_turn_max_deg &&
	       low >= -curve_steep_max_deg && high <= curve_steep_max_deg;
}

static double reach_of(const struct curve_text *text)
{
	return text->width_pt / 2 + margin * text->size_pt;
}

size_t curve_points(const struct curve_text *text)
{
	return (size_t)fmax(ceil(2 * reach_of(text) / (step * text->size_pt)), 1) + 1;
}

bool curve_cut(const struct page_pt *line, size_t n, size_t middle,
	const struct curve_text *text, struct curve *out)
{
	double before = 0, length = 0, reach = reach_of(text), begin = 0;
	size_t at = 0;
	for (size_t i = 0; i + 1 < n; i++) {
		double d = distance(line[i], line[i + 1]);
		before += i < middle ? d : 0;
		length += d;
	}
	if (n < 2 || before < reach || length - before < reach) {
		return false;
	}
	*out = (struct curve){
		.pts = out->pts, .n = curve_points(text), .margin_pt = margin * text->size_pt};
	for (size_t i = 0; i < out->n; i++) {
		double walked = before - reach + 2 * reach * (double)i / (double)(out->n - 1);
		out->pts[i] = walk(line, n, &at, &begin, walked);
	}
	return measure_turns(out, text);
}
