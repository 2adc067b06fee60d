#include "geom/mask.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where edges cross the middle of each row: of row i, x[begin[i]..begin[i + 1]). */
struct crossings {
	uint32_t *begin;
	double *x;
};

/* The rows whose middle lines an edge crosses: [first, end). */
struct row_span {
	int64_t first, end;
};

static struct row_span rows_of(const struct mask *m, struct pt p, struct pt q)
{
	double low = (fmin(p.y, q.y) - m->box.min_y) / m->cell - 0.5;
	double high = (fmax(p.y, q.y) - m->box.min_y) / m->cell - 0.5;
	/* Half-open, so that a corner on a middle line counts once. */
	struct row_span s = {(int64_t)ceil(fmax(low, 0)),
		(int64_t)ceil(fmin(fmax(high, 0), (double)m->rows))};
	return s;
}

static double crossing_at(const struct mask *m, struct pt p, struct pt q, int64_t row)
{
	double y = m->box.min_y + ((double)row + 0.5) * m->cell;
	return p.x + (y - p.y) / (q.y - p.y) * (q.x - p.x);
}

/* Counts the edge's crossings of each row (c->x NULL), or fills them in. */
static void cross(const struct mask *m, struct pt p, struct pt q, struct crossings *c)
{
	struct row_span s = rows_of(m, p, q);
	for (int64_t row = s.first; row < s.end; row++) {
		if (c->x == NULL) {
			c->begin[row + 2]++;
		} else {
			c->x[c->begin[row + 1]++] = crossing_at(m, p, q, row);
		}
	}
}

static void walk(const struct mask *m, const struct features *f, const struct feature *item,
	struct crossings *c)
{
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		struct part ring = f->parts[k];
		struct pt p = f->pts[ring.end - 1];
		for (uint32_t i = ring.begin; i < ring.end; i++) {
			cross(m, p, f->pts[i], c);
			p = f->pts[i];
		}
	}
}

static int by_value(const void *pa, const void *pb)
{
	double a = *(const double *)pa, b = *(const double *)pb;
	return (a > b) - (a < b);
}

/* The cells of a row whose centres lie between a pair of crossings. */
static void fill_row(const struct mask *m, double *x, size_t n, unsigned char *cells)
{
	if (n > 0) {
		qsort(x, n, sizeof(*x), by_value);
	}
	for (size_t i = 0; i + 1 < n; i += 2) {
		double from = ceil((x[i] - m->box.min_x) / m->cell - 0.5);
		double to = ceil((x[i + 1] - m->box.min_x) / m->cell - 0.5);
		size_t begin = (size_t)fmax(from, 0);
		size_t end = (size_t)fmin(fmax(to, 0), (double)m->columns);
		if (begin < end) {
			memset(cells + begin, 1, end - begin);
		}
	}
}

bool mask_make(struct arena *a, const struct features *f, const struct feature *item,
	struct box box, double cell, struct mask *out)
{
	double w = fmax(box.max_x - box.min_x, 0), h = fmax(box.max_y - box.min_y, 0);
	while (ceil(w / cell) * ceil(h / cell) > MASK_CELLS_MAX) {
		cell *= 2;
	}
	*out = (struct mask){.box = box,
		.cell = cell,
		.columns = (uint32_t)ceil(w / cell),
		.rows = (uint32_t)ceil(h / cell)};
	/* begin has two more: row i's count stands in i + 2, its next free slot in i + 1. */
	struct crossings c = {.begin = arena_alloc(a, out->rows + 2, sizeof(*c.begin))};
	unsigned char *cells = arena_alloc(a, (size_t)out->columns * out->rows + 1, 1);
	if (c.begin == NULL || cells == NULL) {
		return false;
	}
	walk(out, f, item, &c);
	for (uint32_t i = 2; i < out->rows + 2; i++) {
		c.begin[i] += c.begin[i - 1];
	}
	c.x = arena_alloc(a, c.begin[out->rows + 1] + 1, sizeof(*c.x));
	if (c.x == NULL) {
		return false;
	}
	walk(out, f, item, &c);
	for (uint32_t i = 0; i < out->rows; i++) {
		fill_row(out, c.x + c.begin[i], c.begin[i + 1] - c.begin[i],
			cells + (size_t)i * out->columns);
	}
	out->cells = cells;
	return true;
}

double mask_axis_deg(const struct mask *m)
{
	double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
	for (size_t i = 0; i < (size_t)m->columns * m->rows; i++) {
		double column = (double)(i % m->columns), row = (double)(i / m->columns);
		double inside = m->cells[i];
		n += inside;
		x += inside * column;
		y += inside * row;
		xx += inside * column * column;
		xy += inside * column * row;
		yy += inside * row * row;
	}
	if (n == 0) {
		return 0;
	}
	double spread_x = xx - x * x / n, spread_y = yy - y * y / n, both = xy - x * y / n;
	return atan2(2 * both, spread_x - spread_y) / 2 * 180 / acos(-1);
}

bool mask_contains(const struct mask *m, struct pt p)
{
	double column = floor((p.x - m->box.min_x) / m->cell);
	double row = floor((p.y - m->box.min_y) / m->cell);
	return column >= 0 && row >= 0 && column < (double)m->columns &&
	       row < (double)m->rows &&
	       m->cells[(size_t)row * m->columns + (size_t)column] != 0;
}
