#include "geom/hatch.h"

#include "geom/turned.h"

#include <math.h>
#include <stdlib.h>

/* Where an edge of the turned polygon crosses a line, which is y = line * spacing. */
struct crossing {
	long line;
	double x;
};

struct crossings {
	struct crossing *items;
	size_t n, cap;
};

/* A line owns its lower end of an edge, not the upper: no vertex is crossed twice. */
static bool add_edge(
	struct arena *a, struct pt p, struct pt q, double spacing, struct crossings *out)
{
	if (p.y > q.y) {
		struct pt swap = p;
		p = q;
		q = swap;
	}
	long first = (long)ceil(p.y / spacing), last = (long)ceil(q.y / spacing) - 1;
	for (long i = first; i <= last; i++) {
		if (out->n >= 2 * (size_t)HATCH_MAX_PIECES) {
			return diag_fail(a->diag, SM_E_LIMIT,
				"a hatch of more than %d lines; widen hatch-spacing",
				HATCH_MAX_PIECES);
		}
		struct crossing *items =
			arena_grow(a, out->items, out->n, &out->cap, sizeof(*items));
		if (items == NULL) {
			return false;
		}
		out->items = items;
		double t = ((double)i * spacing - p.y) / (q.y - p.y);
		items[out->n++] = (struct crossing){i, p.x + t * (q.x - p.x)};
	}
	return true;
}

static int by_line(const void *pa, const void *pb)
{
	const struct crossing *a = pa, *b = pb;
	if (a->line != b->line) {
		return a->line < b->line ? -1 : 1;
	}
	return (a->x > b->x) - (a->x < b->x);
}

static bool find_crossings(struct arena *a, const struct features *in,
	const struct feature *item, struct turned t, double spacing, struct crossings *out)
{
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part *ring = &in->parts[k];
		for (uint32_t i = ring->begin; i < ring->end; i++) {
			uint32_t next = i + 1 < ring->end ? i + 1 : ring->begin;
			if (!add_edge(a, turned_to(t, in->pts[i]), turned_to(t, in->pts[next]),
				    spacing, out)) {
				return false;
			}
		}
	}
	if (out->n > 0) {
		qsort(out->items, out->n, sizeof(*out->items), by_line);
	}
	return true;
}

bool hatch_feature(struct arena *a, const struct features *in, const struct feature *item,
	double angle_deg, double spacing, struct features *out)
{
	struct turned t = turned_by(angle_deg);
	struct crossings c = {0};
	if (!features_begin(out, a, SHAPE_LINE, item->row) ||
		!find_crossings(a, in, item, t, spacing, &c)) {
		return false;
	}
	for (size_t i = 0; i + 1 < c.n; i += 2) {
		double y = (double)c.items[i].line * spacing;
		struct pt p = turned_back(t, (struct pt){c.items[i].x, y});
		struct pt q = turned_back(t, (struct pt){c.items[i + 1].x, y});
		if (!features_part(out, a) || !features_point(out, a, p) ||
			!features_point(out, a, q)) {
			return false;
		}
	}
	features_end(out);
	return true;
}
