#include "layout/conflict.h"

bool int_box_overlaps(struct int_box a, struct int_box b)
{
	return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}

/* Names asked for are many points wide, where most boxes are pieces of lines of one. */
enum { CELLS_MAX = 1 << 20, CELL_MIN = 6 * 64 };

/* Cells a box lies in, clamped to the grid. */
struct cells {
	uint32_t x0, y0, x1, y1;
};

static uint32_t cell_of(int32_t v, int32_t origin, int32_t cell, uint32_t count)
{
	int64_t i = ((int64_t)v - origin) / cell;
	return i < 0 ? 0 : i >= count ? count - 1 : (uint32_t)i;
}

static struct cells cells_of(const struct box_grid *g, struct int_box b)
{
	return (struct cells){cell_of(b.min_x, g->bounds.min_x, g->cell, g->columns),
		cell_of(b.min_y, g->bounds.min_y, g->cell, g->rows),
		cell_of(b.max_x - 1, g->bounds.min_x, g->cell, g->columns),
		cell_of(b.max_y - 1, g->bounds.min_y, g->cell, g->rows)};
}

/* Bounds of all boxes, and a cell of about the mean box's longer side, or CELL_MIN. */
static void measure(struct box_grid *g)
{
	int64_t sum = 0;
	g->bounds = g->n > 0 ? g->boxes[0] : (struct int_box){0, 0, 1, 1};
	for (size_t i = 0; i < g->n; i++) {
		struct int_box b = g->boxes[i];
		int32_t w = b.max_x - b.min_x, h = b.max_y - b.min_y;
		sum += w > h ? w : h;
		g->bounds.min_x = b.min_x < g->bounds.min_x ? b.min_x : g->bounds.min_x;
		g->bounds.min_y = b.min_y < g->bounds.min_y ? b.min_y : g->bounds.min_y;
		g->bounds.max_x = b.max_x > g->bounds.max_x ? b.max_x : g->bounds.max_x;
		g->bounds.max_y = b.max_y > g->bounds.max_y ? b.max_y : g->bounds.max_y;
	}
	g->cell = g->n > 0 ? (int32_t)(sum / (int64_t)g->n) : CELL_MIN;
	g->cell = g->cell < CELL_MIN ? CELL_MIN : g->cell;
	for (;;) {
		g->columns = (uint32_t)((g->bounds.max_x - g->bounds.min_x) / g->cell) + 1;
		g->rows = (uint32_t)((g->bounds.max_y - g->bounds.min_y) / g->cell) + 1;
		if ((uint64_t)g->columns * g->rows <= CELLS_MAX) {
			break;
		}
		g->cell *= 2;
	}
}

bool box_grid_make(struct arena *a, const struct int_box *boxes, size_t n, struct box_grid *out)
{
	*out = (struct box_grid){.boxes = boxes, .n = n};
	measure(out);
	size_t n_cells = (size_t)out->columns * out->rows, total = 0;
	out->begin = arena_alloc(a, n_cells + 2, sizeof(*out->begin));
	out->corners = arena_alloc(a, n, sizeof(*out->corners));
	if (out->begin == NULL || out->corners == NULL) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		struct cells c = cells_of(out, boxes[i]);
		out->corners[i] = (struct box_grid_corner){c.x0, c.y0};
		for (uint32_t y = c.y0; y <= c.y1; y++) {
			for (uint32_t x = c.x0; x <= c.x1; x++) {
				out->begin[(size_t)y * out->columns + x + 2]++;
				total++;
			}
		}
	}
	for (size_t i = 2; i < n_cells + 2; i++) {
		out->begin[i] += out->begin[i - 1];
	}
	out->items = arena_alloc(a, total, sizeof(*out->items));
	if (out->items == NULL) {
		return false;
	}
	/* begin[cell + 1] is the next free slot of the cell until all are filled in. */
	for (size_t i = 0; i < n; i++) {
		struct cells c = cells_of(out, boxes[i]);
		for (uint32_t y = c.y0; y <= c.y1; y++) {
			for (uint32_t x = c.x0; x <= c.x1; x++) {
				size_t cell = (size_t)y * out->columns + x;
				out->items[out->begin[cell + 1]++] = (uint32_t)i;
			}
		}
	}
	return true;
}

/* A pair meets in many cells; the first they share counts. */
static bool is_first_shared(struct cells a, struct box_grid_corner b, uint32_t x, uint32_t y)
{
	uint32_t first_x = a.x0 > b.x ? a.x0 : b.x, first_y = a.y0 > b.y ? a.y0 : b.y;
	return first_x == x && first_y == y;
}

struct query {
	const struct box_grid *grid;
	struct int_box box;
	struct cells cells;
	void (*visit)(void *user, uint32_t i);
	void *user;
};

static void visit_cell(const struct query *q, uint32_t x, uint32_t y)
{
	const struct box_grid *g = q->grid;
	size_t cell = (size_t)y * g->columns + x;
	for (uint32_t k = g->begin[cell]; k < g->begin[cell + 1]; k++) {
		uint32_t i = g->items[k];
		if (int_box_overlaps(g->boxes[i], q->box) &&
			is_first_shared(q->cells, g->corners[i], x, y)) {
			q->visit(q->user, i);
		}
	}
}

void box_grid_query(const struct box_grid *g, struct int_box b,
	void (*visit)(void *user, uint32_t i), void *user)
{
	const struct query q = {g, b, cells_of(g, b), visit, user};
	const struct cells c = q.cells;
	for (uint32_t y = c.y0; y <= c.y1; y++) {
		for (uint32_t x = c.x0; x <= c.x1; x++) {
			visit_cell(&q, x, y);
		}
	}
}

struct builder {
	const struct conflict_shapes *shapes;
	const struct box_grid *grid;
	const uint32_t *owner; /* candidate of each box */
	uint32_t *seen;	       /* of each candidate: one more than the last that met it */
	uint32_t self;
	uint32_t *items;
	size_t n, cap;
	struct arena *a;
	bool failed;
};

static void add_edge(struct builder *b, uint32_t other)
{
	uint32_t *items = arena_grow(b->a, b->items, b->n, &b->cap, sizeof(*items));
	if (items == NULL) {
		b->failed = true;
		return;
	}
	b->seen[other] = b->self + 1;
	b->items = items;
	b->items[b->n++] = other;
}

/* Adds those that a box overlaps. Of many boxes at one place most are of candidates that were
 * met already, and need no look: this is what box_grid_query() cannot know. */
static void add_edges(struct builder *b, struct int_box box)
{
	const struct box_grid *g = b->grid;
	const struct cells c = cells_of(g, box);
	for (uint32_t y = c.y0; y <= c.y1; y++) {
		size_t row = (size_t)y * g->columns;
		for (uint32_t k = g->begin[row + c.x0]; k < g->begin[row + c.x1 + 1]; k++) {
			uint32_t i = g->items[k], other = b->owner[i];
			if (b->seen[other] != b->self + 1 &&
				b->shapes->label[other] != b->shapes->label[b->self] &&
				int_box_overlaps(g->boxes[i], box)) {
				add_edge(b, other);
			}
		}
	}
}

bool conflict_graph_make(
	struct arena *a, const struct conflict_shapes *shapes, struct conflict_graph *out)
{
	size_t n = shapes->n, n_boxes = shapes->begin[n];
	struct box_grid grid;
	uint32_t *owner = arena_alloc(a, n_boxes, sizeof(*owner));
	struct builder b = {.shapes = shapes, .grid = &grid, .owner = owner, .a = a};
	b.seen = arena_alloc(a, n, sizeof(*b.seen));
	out->begin = arena_alloc(a, n + 1, sizeof(*out->begin));
	if (owner == NULL || b.seen == NULL || out->begin == NULL ||
		!box_grid_make(a, shapes->boxes, n_boxes, &grid)) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t k = shapes->begin[i]; k < shapes->begin[i + 1]; k++) {
			owner[k] = i;
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		b.self = i;
		out->begin[i] = (uint32_t)b.n;
		for (uint32_t k = shapes->begin[i]; k < shapes->begin[i + 1]; k++) {
			add_edges(&b, shapes->boxes[k]);
		}
	}
	out->begin[n] = (uint32_t)b.n;
	out->items = b.items;
	return !b.failed;
}
