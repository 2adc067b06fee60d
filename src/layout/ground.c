#include "layout/ground.h"

#include "geom/mask.h"
#include "geom/overlay.h"
#include "layout/candidates.h"

#include <math.h>
#include <string.h>

static const double ground_cell_pt = 2;
/* Edges are one within a cell; a sample is a box of this size. */
static const double edge_cell_pt = 3, edge_step_pt = 0.75, sample_pt = 0.5;
/* What standing on a sample of an edge one point wide costs, and at the most: twice as wide is
 * four times as bad, and hairlines are free. */
enum { COST_EDGE_PT2 = 18, COST_EDGE_FREE = 2, COST_EDGE_MAX = 20 };
/* Smaller overlaps of areas are those of borders that were drawn twice. */
static const double least_overlap_pt2 = 4, overlap_cell_pt = 0.5;
enum { OVERLAP_CELLS = 64 }; /* across */

/* The columns or rows a stretch meets: [first, end). */
struct span {
	uint32_t first, end;
};

static struct span span_of(double from, double to, double cell, uint32_t n)
{
	double first = fmin(fmax(floor(from / cell), 0), (double)n);
	double end = fmin(fmax(ceil(to / cell), first), (double)n);
	return (struct span){(uint32_t)first, (uint32_t)end};
}

static bool cover(
	struct arena *a, const struct features *f, const struct feature *item, struct ground *g)
{
	const struct box *b = &item->box;
	double left = g->box.min_x, top = g->box.min_y;
	struct span x = span_of(b->min_x - left, b->max_x - left, g->cell_pt, g->columns);
	struct span y = span_of(b->min_y - top, b->max_y - top, g->cell_pt, g->rows);
	const struct box box = {left + x.first * g->cell_pt, top + y.first * g->cell_pt,
		left + x.end * g->cell_pt, top + y.end * g->cell_pt};
	struct mask one;
	if (x.first == x.end || y.first == y.end) {
		return true;
	}
	if (!mask_make(a, f, item, box, g->cell_pt, &one)) {
		return false;
	}
	for (size_t i = 0; i < (size_t)one.columns * one.rows; i++) {
		size_t column = x.first + i % one.columns, row = y.first + i / one.columns;
		if (one.cells[i] != 0 && column < g->columns && row < g->rows) {
			g->cells[row * g->columns + column] = 1;
		}
	}
	return true;
}

bool ground_make(
	const struct label_request *r, const struct map_layer *layer, struct ground *out)
{
	struct arena *a = r->layout->a;
	double w = r->map.max_x - r->map.min_x, h = r->map.max_y - r->map.min_y;
	double cell = ground_cell_pt;
	while (ceil(w / cell) * ceil(h / cell) > MASK_CELLS_MAX) {
		cell *= 2;
	}
	*out = (struct ground){.layer = layer,
		.box = r->map,
		.cell_pt = cell,
		.columns = (uint32_t)ceil(w / cell),
		.rows = (uint32_t)ceil(h / cell)};
	out->cells = arena_alloc(a, (size_t)out->columns * out->rows + 1, 1);
	bool ok = out->cells != NULL;
	const struct features *f = &layer->page;
	for (size_t i = 0; ok && i < f->n_items; i++) {
		ok = f->items[i].shape != SHAPE_POLYGON || cover(a, f, &f->items[i], out);
	}
	return ok;
}

bool ground_has(const struct ground *g, struct pt p)
{
	double column = floor((p.x - g->box.min_x) / g->cell_pt);
	double row = floor((p.y - g->box.min_y) / g->cell_pt);
	return column >= 0 && row >= 0 && column < (double)g->columns &&
	       row < (double)g->rows &&
	       g->cells[(size_t)row * g->columns + (size_t)column] != 0;
}

int ground_tenths(const struct ground *g, struct box box)
{
	enum { COLUMNS = 12, ROWS = 3 };
	int on = 0;
	for (int i = 0; i < COLUMNS * ROWS; i++) {
		int column = i % COLUMNS, row = i / COLUMNS;
		double tx = (column + 0.5) / COLUMNS, ty = (row + 0.5) / ROWS;
		const struct pt p = {box.min_x + tx * (box.max_x - box.min_x),
			box.min_y + ty * (box.max_y - box.min_y)};
		on += ground_has(g, p);
	}
	return on * 10 / (COLUMNS * ROWS);
}

/* A cell an edge passes through: one place on it, and what that costs. */
struct edge_cell {
	float x, y;
	int cost;
};

struct edges {
	struct box box;
	size_t columns, rows;
	struct edge_cell *cells;
};

static void mark(const struct edges *e, struct pt p, int cost)
{
	double column = floor((p.x - e->box.min_x) / edge_cell_pt);
	double row = floor((p.y - e->box.min_y) / edge_cell_pt);
	if (column < 0 || row < 0 || column >= (double)e->columns || row >= (double)e->rows) {
		return;
	}
	struct edge_cell *cell = &e->cells[(size_t)row * e->columns + (size_t)column];
	if (cost > cell->cost) {
		*cell = (struct edge_cell){(float)p.x, (float)p.y, cost};
	}
}

/* A step on the segment from t0, at which it enters the box, to t1; false: it does not. */
static bool clip_segment(struct box b, struct pt p, struct pt q, double *t0, double *t1)
{
	const double from[] = {p.x, p.y}, by[] = {q.x - p.x, q.y - p.y};
	const double low[] = {b.min_x, b.min_y}, high[] = {b.max_x, b.max_y};
	*t0 = 0;
	*t1 = 1;
	for (int i = 0; i < 2; i++) {
		if (by[i] == 0) {
			if (from[i] < low[i] || from[i] > high[i]) {
				return false;
			}
			continue;
		}
		double u = (low[i] - from[i]) / by[i], v = (high[i] - from[i]) / by[i];
		*t0 = fmax(*t0, fmin(u, v));
		*t1 = fmin(*t1, fmax(u, v));
	}
	return *t0 <= *t1;
}

static void mark_ring(
	const struct edges *e, const struct features *f, struct part ring, int cost)
{
	for (uint32_t i = ring.begin; i < ring.end; i++) {
		struct pt p = f->pts[i], q = f->pts[i + 1 < ring.end ? i + 1 : ring.begin];
		double t0, t1;
		if (!clip_segment(e->box, p, q, &t0, &t1)) {
			continue;
		}
		double length = hypot(q.x - p.x, q.y - p.y) * (t1 - t0);
		int n = (int)ceil(length / edge_step_pt);
		for (int k = 0; k < n; k++) {
			double t = t0 + (t1 - t0) * (k + 0.5) / n;
			mark(e, (struct pt){p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)},
				cost);
		}
	}
}

static int edge_cost(
	const struct layout *l, const struct map_layer *layer, const struct feature *item)
{
	struct style_props props;
	style_resolve(l->style, layer->spec->id, layer_class(l->a, layer, item->row),
		STYLE_SHAPE, &props);
	double weight_pt = props.stroke_width_pt * (double)props.stroke.a / 255;
	double cost = props.hidden ? 0 : COST_EDGE_PT2 * weight_pt * weight_pt - COST_EDGE_FREE;
	return (int)fmin(fmax(round(cost), 0), COST_EDGE_MAX);
}

static void mark_layer(
	const struct edges *e, const struct layout *l, const struct map_layer *layer)
{
	const struct features *f = &layer->page;
	for (size_t i = 0; i < f->n_items; i++) {
		const struct feature *item = &f->items[i];
		if (item->shape != SHAPE_POLYGON || !box_overlaps(item->box, e->box)) {
			continue;
		}
		int cost = edge_cost(l, layer, item);
		for (uint32_t k = item->part_begin; cost > 0 && k < item->part_end; k++) {
			mark_ring(e, f, f->parts[k], cost);
		}
	}
}

bool ground_add_edges(const struct label_request *r, struct obstacles *out)
{
	struct arena *a = r->layout->a;
	double w = r->map.max_x - r->map.min_x, h = r->map.max_y - r->map.min_y;
	struct edges e = {.box = r->map,
		.columns = (size_t)fmax(ceil(w / edge_cell_pt), 0),
		.rows = (size_t)fmax(ceil(h / edge_cell_pt), 0)};
	e.cells = arena_alloc(a, e.columns * e.rows + 1, sizeof(*e.cells));
	if (e.cells == NULL) {
		return false;
	}
	for (size_t i = 0; i < r->layers->n; i++) {
		mark_layer(&e, r->layout, &r->layers->items[i]);
	}
	bool ok = true;
	for (size_t i = 0; ok && i < e.columns * e.rows; i++) {
		const struct edge_cell *cell = &e.cells[i];
		const struct box box = {(double)cell->x, (double)cell->y,
			(double)cell->x + sample_pt, (double)cell->y + sample_pt};
		ok = cell->cost == 0 || obstacles_add(a, out, box, cell->cost, 0);
		if (ok && cell->cost > 0) {
			out->items[out->n - 1].is_edge = true;
		}
	}
	return ok;
}

/* Whether two polygons have more than an edge in common. */
static bool share_area(struct arena *a, const struct features *f, const struct feature *one,
	const struct feature *other, bool *out)
{
	const struct box both = {fmax(one->box.min_x, other->box.min_x),
		fmax(one->box.min_y, other->box.min_y), fmin(one->box.max_x, other->box.max_x),
		fmin(one->box.max_y, other->box.max_y)};
	double w = both.max_x - both.min_x, h = both.max_y - both.min_y;
	double cell = fmax(fmax(w, h) / OVERLAP_CELLS, overlap_cell_pt);
	struct mask p, q;
	size_t n = 0;
	*out = false;
	if (w * h < least_overlap_pt2) {
		return true;
	}
	if (!mask_make(a, f, one, both, cell, &p) || !mask_make(a, f, other, both, cell, &q)) {
		return false;
	}
	for (size_t i = 0; i < (size_t)p.columns * p.rows; i++) {
		n += p.cells[i] != 0 && q.cells[i] != 0;
	}
	*out = (double)n * cell * cell >= least_overlap_pt2;
	return true;
}

bool ground_own(struct arena *a, const struct features *page, const struct feature *item,
	struct features *room, const struct feature **out)
{
	struct features own = {.space = page->space, .table = page->table}, others = own;
	*out = item;
	for (const struct feature *f = item + 1; f < page->items + page->n_items; f++) {
		bool shared;
		if (f->shape != SHAPE_POLYGON || !box_overlaps(f->box, item->box)) {
			continue;
		}
		if (!share_area(a, page, item, f, &shared) ||
			(shared && !features_copy(&others, a, page, f))) {
			return false;
		}
	}
	const struct features *in[] = {&own, &others};
	if (others.n_items == 0) {
		return true;
	}
	if (!features_copy(&own, a, page, item) ||
		!overlay_features(a, OVERLAY_DIFFERENCE, in, 2, page->table, room)) {
		return false;
	}
	*out = room->n_items > 0 ? &room->items[0] : item;
	return true;
}
