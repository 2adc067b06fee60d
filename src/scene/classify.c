#include "scene/classify.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { DECIMALS_MAX = 6 };

static int by_value(const void *pa, const void *pb)
{
	double a = *(const double *)pa, b = *(const double *)pb;
	return (a > b) - (a < b);
}

static double power_of_ten(int exponent)
{
	double v = 1;
	for (int i = 0; i < exponent; i++) {
		v *= 10;
	}
	return v;
}

/* v rounded to a multiple of ten to the `exponent`; divides, so that decimals are exact. */
static double round_to(double v, int exponent)
{
	double scale = power_of_ten(abs(exponent));
	return exponent >= 0 ? nearbyint(v / scale) * scale : nearbyint(v * scale) / scale;
}

/* The number with the fewest digits above `low` and not above `high`; of several the one
 * nearest to the middle. */
static double roundest(double low, double high)
{
	int exponent = (int)ceil(log10(fmax(fabs(low), fabs(high)))) + 1;
	double middle = low + (high - low) / 2;
	for (int last = exponent - 17; exponent > last && abs(exponent) < 300; exponent--) {
		double step =
			exponent >= 0 ? power_of_ten(exponent) : 1 / power_of_ten(-exponent);
		double v = round_to(middle, exponent);
		if (v <= low) {
			v = round_to(v + step, exponent);
		} else if (v > high) {
			v = round_to(v - step, exponent);
		}
		if (v > low && v <= high) {
			return v + 0.0; /* no negative zero */
		}
	}
	return high;
}

/* What the classes are made of: sorted numbers. */
struct sorted {
	const double *v;
	size_t n;
};

static void quantiles(const struct sorted *s, size_t wished, struct classes *out)
{
	size_t begin = 0; /* of the class at hand */
	out->n = 0;
	for (size_t k = 1; k < wished; k++) {
		size_t end = (s->n * k + wished - 1) / wished;
		while (end > 0 && end < s->n && s->v[end] == s->v[end - 1]) {
			end++;
		}
		if (end > begin && end < s->n) {
			out->limits[++out->n] = roundest(s->v[end - 1], s->v[end]);
			begin = end;
		}
	}
	out->n++;
}

static void equal_parts(const struct sorted *s, size_t wished, struct classes *out)
{
	double low = s->v[0], high = s->v[s->n - 1];
	out->n = high > low ? wished : 1;
	for (size_t k = 1; k < out->n; k++) {
		out->limits[k] = low + (high - low) * (double)k / (double)out->n;
	}
}

/* The different numbers, with sums over those before each: of weights, of numbers, and of
 * their squares. The numbers are taken from their mean, or the squares would drown them. */
struct sums {
	double *v, *weight, *sum, *square;
	size_t n;
	double *best;	 /* least sum of squares of the first j numbers in the classes so far */
	double *next;	 /* the same with one class more */
	uint32_t *begin; /* of the last class in that, for each class and j */
};

static bool make_sums(struct arena *a, const struct sorted *s, size_t classes, struct sums *out)
{
	double mean = 0;
	*out = (struct sums){0};
	double *room = arena_alloc(a, s->n + 1, 6 * sizeof(*room));
	out->begin = arena_alloc(a, (s->n + 1) * classes, sizeof(*out->begin));
	if (room == NULL || out->begin == NULL) {
		return false;
	}
	double **const arrays[] = {
		&out->v, &out->weight, &out->sum, &out->square, &out->best, &out->next};
	for (size_t i = 0; i < 6; i++) {
		*arrays[i] = room + i * (s->n + 1);
	}
	for (size_t i = 0; i < s->n; i++) {
		mean += (s->v[i] - mean) / (double)(i + 1);
	}
	for (size_t i = 0; i < s->n; i++) {
		double d = s->v[i] - mean;
		if (i == 0 || s->v[i] != s->v[i - 1]) {
			size_t n = out->n++;
			out->v[n] = s->v[i];
			out->weight[n + 1] = out->weight[n];
			out->sum[n + 1] = out->sum[n];
			out->square[n + 1] = out->square[n];
		}
		out->weight[out->n] += 1;
		out->sum[out->n] += d;
		out->square[out->n] += d * d;
	}
	return true;
}

/* Squared deviations from their mean of the numbers [i, j). */
static double deviation(const struct sums *s, size_t i, size_t j)
{
	double weight = s->weight[j] - s->weight[i], sum = s->sum[j] - s->sum[i];
	return j - i < 2 ? 0 : fmax(s->square[j] - s->square[i] - sum * sum / weight, 0);
}

/* Numbers of which the last class begins in a known range. */
struct span {
	size_t low, high;	      /* j of them, low <= j < high */
	size_t begin_low, begin_high; /* both ends included */
};

/*
 * Fills in `next` and `begin` for every j of the span. The beginning of the last class never
 * moves down as j grows, so that the middle j halves the search for the others: X. Wu, "Optimal
 * Quantization by Matrix Searching", Journal of Algorithms 12 (1991).
 */
static void add_class(struct sums *s, uint32_t *begin, struct span span)
{
	if (span.low >= span.high) {
		return;
	}
	size_t j = span.low + (span.high - span.low) / 2, best = span.begin_low;
	double least = (double)INFINITY;
	for (size_t i = span.begin_low; i <= span.begin_high && i < j; i++) {
		double d = s->best[i] + deviation(s, i, j);
		if (d < least) {
			least = d;
			best = i;
		}
	}
	s->next[j] = least;
	begin[j] = (uint32_t)best;
	add_class(s, begin, (struct span){span.low, j, span.begin_low, best});
	add_class(s, begin, (struct span){j + 1, span.high, best, span.begin_high});
}

static bool natural(
	struct arena *a, const struct sorted *sorted, size_t wished, struct classes *out)
{
	struct sums s;
	if (!make_sums(a, sorted, wished, &s)) {
		return false;
	}
	out->n = wished < s.n ? wished : s.n;
	for (size_t j = 0; j <= s.n; j++) {
		s.best[j] = deviation(&s, 0, j);
	}
	for (size_t k = 1; k < out->n; k++) {
		uint32_t *begin = s.begin + k * (sorted->n + 1);
		add_class(&s, begin, (struct span){k + 1, s.n + 1, k, s.n - 1});
		double *swap = s.best;
		s.best = s.next;
		s.next = swap;
	}
	size_t end = s.n;
	for (size_t k = out->n - 1; k > 0; k--) {
		end = s.begin[k * (sorted->n + 1) + end];
		out->limits[k] = roundest(s.v[end - 1], s.v[end]);
	}
	return true;
}

static void given(const struct scale_spec *spec, struct classes *out)
{
	out->open = true;
	out->n = spec->n_breaks + 1;
	for (size_t k = 0; k < spec->n_breaks; k++) {
		out->limits[k + 1] = spec->breaks[k];
	}
}

/* Whether a break may be written with so many decimals: no number comes to lie on its other
 * side. A given one is written as it is. */
static bool can_write(const struct classes *c, const struct sorted *s, size_t k, int decimals)
{
	double v = c->limits[k], written = round_to(v, -decimals);
	if (c->open) {
		return fabs(written - v) <= 1e-9 * fmax(fabs(v), 1);
	}
	for (size_t i = 0; i < s->n; i++) {
		if ((s->v[i] < v) != (s->v[i] < written)) {
			return false;
		}
	}
	/* The ends are written such that the numbers lie between them. */
	double scale = power_of_ten(decimals);
	double before = k == 1 ? floor(c->limits[0] * scale) / scale
			       : round_to(c->limits[k - 1], -decimals);
	double after = k + 1 == c->n ? ceil(c->limits[c->n] * scale) / scale
				     : round_to(c->limits[k + 1], -decimals);
	return before < written && written < after;
}

static int count_decimals(const struct classes *c, const struct sorted *s)
{
	int decimals = 0;
	for (size_t k = 1; k < c->n; k++) {
		while (decimals < DECIMALS_MAX && !can_write(c, s, k, decimals)) {
			decimals++;
		}
	}
	return decimals;
}

bool classify(struct arena *a, const struct scale_spec *spec, double *values, size_t n_values,
	struct classes *out)
{
	size_t wished = (size_t)spec->classes;
	*out = (struct classes){.whole = true};
	out->limits = arena_alloc(a, wished + 1, sizeof(*out->limits));
	if (out->limits == NULL) {
		return false;
	}
	qsort(values, n_values, sizeof(*values), by_value);
	for (size_t i = 0; i < n_values; i++) {
		out->whole = out->whole && floor(values[i]) == values[i];
	}
	const struct sorted sorted = {values, n_values};
	switch (spec->method) {
	case SCALE_QUANTILE:
	case SCALE_PROPORTIONAL:
		quantiles(&sorted, wished, out);
		break;
	case SCALE_EQUAL:
		equal_parts(&sorted, wished, out);
		break;
	case SCALE_NATURAL:
		if (!natural(a, &sorted, wished, out)) {
			return false;
		}
		break;
	case SCALE_GIVEN:
		given(spec, out);
		break;
	}
	out->limits[0] = values[0];
	out->limits[out->n] = values[n_values - 1];
	out->decimals = out->whole && !out->open ? 0 : count_decimals(out, &sorted);
	return true;
}

size_t classes_find(const struct classes *c, double v)
{
	size_t k = 0;
	while (k + 1 < c->n && v >= c->limits[k + 1]) {
		k++;
	}
	return k;
}
