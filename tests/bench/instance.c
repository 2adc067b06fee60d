#include "instance.h"

#include "base/buf.h"
#include "base/out.h"
#include "random.h"

enum { CORNERS = 4, WIDTH = 30, HEIGHT = 7, PER_PT = 64, FILE_MAX_BYTES = 1 << 30 };

/* The label's box in a corner: north-east, north-west, south-west, south-east. */
static struct int_box corner_box(int32_t x, int32_t y, int corner)
{
	int32_t w = WIDTH * PER_PT, h = HEIGHT * PER_PT;
	int32_t left = corner == 1 || corner == 2 ? x - w : x;
	int32_t top = corner < 2 ? y - h : y;
	return (struct int_box){left, top, left + w, top + h};
}

bool instance_init(struct arena *a, uint32_t n, uint32_t each, struct choice_problem *out)
{
	size_t m = (size_t)n * each;
	uint32_t *begin = arena_alloc(a, (size_t)n + 1, sizeof(*begin));
	uint32_t *label = arena_alloc(a, m, sizeof(*label));
	int32_t *weight = arena_alloc(a, n, sizeof(*weight));
	*out = (struct choice_problem){.n_labels = n,
		.n_candidates = m,
		.begin = begin,
		.label = label,
		.cost = arena_alloc(a, m, sizeof(*out->cost)),
		.weight = weight};
	if (begin == NULL || label == NULL || weight == NULL || out->cost == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		weight[i] = 1;
		begin[i + 1] = begin[i] + each;
		for (uint32_t k = begin[i]; k < begin[i + 1]; k++) {
			label[k] = i;
		}
	}
	return true;
}

bool instance_random(struct arena *a, const struct recipe *recipe, struct choice_problem *out)
{
	struct random r = {recipe->seed};
	size_t m = (size_t)recipe->n * CORNERS;
	struct int_box *boxes = arena_alloc(a, m, sizeof(*boxes));
	uint32_t *begin = arena_alloc(a, m + 1, sizeof(*begin));
	if (boxes == NULL || begin == NULL || !instance_init(a, recipe->n, CORNERS, out)) {
		return false;
	}
	for (uint32_t k = 0; k < m;) {
		int32_t x = (int32_t)random_below(&r, (size_t)recipe->w * PER_PT);
		int32_t y = (int32_t)random_below(&r, (size_t)recipe->h * PER_PT);
		for (int corner = 0; corner < CORNERS; corner++, k++) {
			boxes[k] = corner_box(x, y, corner);
			begin[k + 1] = k + 1;
		}
	}
	const struct conflict_shapes shapes = {boxes, begin, out->label, m};
	return conflict_graph_make(a, &shapes, &out->graph);
}

bool instance_write(const struct choice_problem *p, struct sm_diag *d, const char *path)
{
	struct buf b;
	uint32_t each = p->begin[1];
	buf_init(&b, FILE_MAX_BYTES);
	buf_printf(&b, "%zu\n%u\n", p->n_labels, each);
	for (uint32_t k = 0; k < p->n_candidates; k++) {
		uint32_t first = p->begin[p->label[k]];
		buf_printf(&b, "%u", p->graph.begin[k + 1] - p->graph.begin[k] + each - 1);
		for (uint32_t own = first; own < first + each; own++) {
			if (own != k) {
				buf_printf(&b, " %u", own + 1);
			}
		}
		for (uint32_t e = p->graph.begin[k]; e < p->graph.begin[k + 1]; e++) {
			buf_printf(&b, " %u", p->graph.items[e] + 1);
		}
		buf_puts(&b, "\n");
	}
	bool ok = b.failed ? diag_fail(d, SM_E_OUTPUT, "%s: too large a graph", path)
			   : out_write(d, path, b.ptr, b.len);
	buf_finish(&b);
	return ok;
}
