#include "geom/common.h"

#include <string.h>

/* An edge seen; the end that sorts first comes first. */
struct edge {
	struct pt a, b;
	bool used;
};

struct seen {
	struct edge *edges;
	size_t mask;
};

static uint64_t mix(uint64_t h, double v)
{
	uint64_t bits;
	v += 0.0; /* makes one of the two zeros */
	memcpy(&bits, &v, sizeof(bits));
	h = (h ^ bits) * 0x9e3779b97f4a7c15ULL;
	return h ^ h >> 32;
}

/* Whether the edge is new; from now on it is not. */
static bool see(struct seen *s, struct pt a, struct pt b)
{
	if (b.x < a.x || (b.x == a.x && b.y < a.y)) {
		struct pt swap = a;
		a = b;
		b = swap;
	}
	size_t i = mix(mix(mix(mix(0, a.x), a.y), b.x), b.y) & s->mask;
	while (s->edges[i].used &&
		!(pt_is_same(s->edges[i].a, a) && pt_is_same(s->edges[i].b, b))) {
		i = (i + 1) & s->mask;
	}
	bool is_new = !s->edges[i].used;
	s->edges[i] = (struct edge){a, b, true};
	return is_new;
}

static bool add_line(struct arena *a, const struct pt *pts, uint32_t n, uint32_t from,
	uint32_t edges, struct features *out)
{
	bool ok = features_part(out, a);
	for (uint32_t i = 0; ok && i <= edges; i++) {
		ok = features_point(out, a, pts[(from + i) % n]);
	}
	return ok;
}

/* The lines of a ring's new edges; edge i leads from point i to the next. */
static bool add_lines(struct arena *a, const struct pt *pts, uint32_t n, const bool *is_new,
	struct features *out)
{
	uint32_t start = 0;
	while (start < n && is_new[start]) {
		start++;
	}
	if (start == n) {
		return add_line(a, pts, n, 0, n, out);
	}
	for (uint32_t i = 0; i < n;) {
		uint32_t from = start + i, edges = 0;
		while (i + edges < n && is_new[(from + edges) % n]) {
			edges++;
		}
		if (edges > 0 && !add_line(a, pts, n, from, edges, out)) {
			return false;
		}
		i += edges + 1;
	}
	return true;
}

bool common_once(struct arena *a, const struct features *f, const struct feature *item,
	struct features *out, bool *shared)
{
	struct seen seen = {0};
	size_t n_pts = 0, size = 16, longest = 0;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		size_t n = f->parts[k].end - f->parts[k].begin;
		n_pts += n;
		longest = n > longest ? n : longest;
	}
	while (size < 2 * n_pts) {
		size *= 2;
	}
	bool *is_new = arena_alloc(a, longest + 1, sizeof(*is_new));
	seen.edges = arena_alloc(a, size, sizeof(*seen.edges));
	seen.mask = size - 1;
	*shared = false;
	if (is_new == NULL || seen.edges == NULL ||
		!features_begin(out, a, SHAPE_LINE, item->row)) {
		return false;
	}
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct pt *pts = &f->pts[f->parts[k].begin];
		uint32_t n = f->parts[k].end - f->parts[k].begin;
		for (uint32_t i = 0; i < n; i++) {
			is_new[i] = see(&seen, pts[i], pts[i + 1 == n ? 0 : i + 1]);
			*shared = *shared || !is_new[i];
		}
		if (n > 0 && !add_lines(a, pts, n, is_new, out)) {
			return false;
		}
	}
	features_end(out);
	return true;
}
