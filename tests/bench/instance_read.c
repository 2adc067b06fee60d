#include "instance.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { CANDIDATES_MAX = 1 << 26 };

/* A file of whole numbers. */
struct reader {
	struct arena *a;
	const char *path;
	FILE *file;
	uint32_t line;
	struct choice_problem *p;
	uint32_t *begin, *items; /* of the graph as far as it is read */
	size_t n_items, cap;
};

/* The next number, of `least` to `most`; what: what it is, for the message. */
static bool next(struct reader *r, uint32_t least, uint32_t most, const char *what, uint32_t *v)
{
	int c = getc(r->file);
	while (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
		r->line += c == '\n';
		c = getc(r->file);
	}
	if (c == EOF) {
		return diag_fail(r->a->diag, SM_E_DATA, "%s:%u: the file ends, expected %s",
			r->path, r->line, what);
	}
	uint64_t n = 0;
	bool ok = c >= '0' && c <= '9';
	for (; c >= '0' && c <= '9'; c = getc(r->file)) {
		n = n > UINT32_MAX ? n : n * 10 + (uint64_t)(c - '0');
	}
	ok = ok && (c == EOF || c == ' ' || c == '\t' || c == '\r' || c == '\n');
	if (!ok || n < least || n > most) {
		return diag_fail(r->a->diag, SM_E_DATA,
			"%s:%u: expected %s, a whole number from %u to %u", r->path, r->line,
			what, least, most);
	}
	(void)ungetc(c, r->file);
	*v = (uint32_t)n;
	return true;
}

static bool has(const struct conflict_graph *g, uint32_t k, uint32_t other)
{
	for (uint32_t e = g->begin[k]; e < g->begin[k + 1]; e++) {
		if (g->items[e] == other) {
			return true;
		}
	}
	return false;
}

static bool add(struct reader *r, uint32_t other)
{
	uint32_t *items = arena_grow(r->a, r->items, r->n_items, &r->cap, sizeof(*items));
	if (items == NULL) {
		return false;
	}
	r->items = items;
	r->items[r->n_items++] = other;
	return true;
}

/* The conflicts of candidate k, each once; those with its own point's are left out. */
static bool read_row(struct reader *r, uint32_t k)
{
	uint32_t m = (uint32_t)r->p->n_candidates, degree, other;
	if (!next(r, 0, m, "how many conflicts a candidate has", &degree)) {
		return false;
	}
	for (uint32_t i = 0; i < degree; i++) {
		if (!next(r, 1, m, "a candidate in conflict", &other)) {
			return false;
		}
		r->begin[k + 1] = (uint32_t)r->n_items;
		const struct conflict_graph row = {r->begin, r->items};
		if (r->p->label[other - 1] != r->p->label[k] && !has(&row, k, other - 1) &&
			!add(r, other - 1)) {
			return false;
		}
	}
	r->begin[k + 1] = (uint32_t)r->n_items;
	return true;
}

/* Adds to the rows what only the other side lists. */
static bool complete(struct reader *r, struct conflict_graph *g)
{
	size_t m = r->p->n_candidates, n = r->n_items;
	uint32_t *missing = arena_alloc(r->a, m, sizeof(*missing));
	if (missing == NULL) {
		return false;
	}
	*g = (struct conflict_graph){r->begin, r->items};
	for (uint32_t k = 0; k < m; k++) {
		for (uint32_t e = g->begin[k]; e < g->begin[k + 1]; e++) {
			bool one_sided = !has(g, g->items[e], k);
			missing[g->items[e]] += one_sided;
			n += one_sided;
		}
	}
	if (n == r->n_items) {
		return true;
	}
	uint32_t *begin = arena_alloc(r->a, m + 1, sizeof(*begin));
	uint32_t *items = arena_alloc(r->a, n, sizeof(*items));
	uint32_t *end = arena_alloc(r->a, m, sizeof(*end));
	if (begin == NULL || items == NULL || end == NULL) {
		return false;
	}
	for (uint32_t k = 0; k < m; k++) {
		uint32_t degree = g->begin[k + 1] - g->begin[k];
		begin[k + 1] = begin[k] + degree + missing[k];
		end[k] = begin[k] + degree;
		memcpy(&items[begin[k]], &g->items[g->begin[k]], degree * sizeof(*items));
	}
	for (uint32_t k = 0; k < m; k++) {
		for (uint32_t e = g->begin[k]; e < g->begin[k + 1]; e++) {
			if (!has(g, g->items[e], k)) {
				items[end[g->items[e]]++] = k;
			}
		}
	}
	*g = (struct conflict_graph){begin, items};
	return true;
}

static bool read_file(struct reader *r)
{
	uint32_t n, each;
	if (!next(r, 1, CANDIDATES_MAX, "how many points there are", &n) ||
		!next(r, 1, CANDIDATES_MAX / n, "how many candidates each has", &each) ||
		!instance_init(r->a, n, each, r->p)) {
		return false;
	}
	r->begin = arena_alloc(r->a, r->p->n_candidates + 1, sizeof(*r->begin));
	if (r->begin == NULL) {
		return false;
	}
	for (uint32_t k = 0; k < r->p->n_candidates; k++) {
		if (!read_row(r, k)) {
			return false;
		}
	}
	return complete(r, &r->p->graph);
}

bool instance_read(struct arena *a, const char *path, struct choice_problem *out)
{
	struct reader r = {.a = a, .path = path, .line = 1, .p = out};
	r.file = fopen(path, "r");
	if (r.file == NULL) {
		return diag_fail(a->diag, SM_E_DATA, "%s: %s", path, strerror(errno));
	}
	bool ok = read_file(&r);
	ok = (!ferror(r.file) && ok) ||
	     diag_fail(a->diag, SM_E_DATA, "%s: cannot be read", path);
	(void)fclose(r.file);
	return ok;
}
