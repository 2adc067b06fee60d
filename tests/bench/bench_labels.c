/*
 * Point labelling by what places the labels of maps: a line an instance, then the means.
 *   bench_labels [--moves M] --graph FILE...
 *   bench_labels [--moves M] --random N [--page WxH] [--seeds A..B] [--write-graph FILE]
 * conflict-free: every point is labelled, and overlapped ones are lost; shown: none may
 * overlap.
 * --moves M: so many for each label that is not settled for certain.
 * ms: of the processor, on one thread, from the points or the file to a labelling, that is for
 * the graph and the slower of the two searches.
 */
#include "instance.h"

#include "layout/anneal.h"
#include "layout/crowd.h"
#include "layout/solve.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { MOVES_PER_LABEL = 2200, PAGE_MAX = 100000, POINTS_MAX = 1 << 22 };

struct options {
	struct recipe recipe; /* n is 0: files */
	uint64_t last_seed, moves;
	const char *write_graph;
	char **files;
	int n_files;
};

/* Of one instance, or the means of several. */
struct figures {
	double conflict_free, shown; /* percent */
	double graph_ms, conflict_free_ms, shown_ms;
};

static double now_ms(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static long peak_kib(void)
{
	struct rusage usage;
	return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : -1;
}

/* Whether the choice of a label has no neighbour that is chosen. */
static bool is_free(const struct choice_problem *p, const uint32_t *chosen, uint32_t label)
{
	uint32_t k = chosen[label];
	for (uint32_t e = p->graph.begin[k]; e < p->graph.begin[k + 1]; e++) {
		if (chosen[p->label[p->graph.items[e]]] == p->graph.items[e]) {
			return false;
		}
	}
	return true;
}

/* Labels that are there and overlap no other, in percent. */
static double percent_free(const struct choice_problem *p, const uint32_t *chosen)
{
	size_t n = 0;
	for (uint32_t i = 0; i < p->n_labels; i++) {
		n += chosen[i] != CHOICE_NONE && is_free(p, chosen, i);
	}
	return 100.0 * (double)n / (double)p->n_labels;
}

static bool solve_both(
	struct arena *a, const struct choice_problem *p, uint64_t moves, struct figures *f)
{
	const struct solve_effort effort = {&moves, 1, UINT64_MAX};
	uint32_t *chosen = arena_alloc(a, p->n_labels, sizeof(*chosen));
	double begin = now_ms();
	if (chosen == NULL || !solve(a, p, crowd_choose, effort, chosen)) {
		return false;
	}
	f->conflict_free_ms = now_ms() - begin;
	f->conflict_free = percent_free(p, chosen);
	begin = now_ms();
	if (!solve(a, p, anneal_choose, effort, chosen)) {
		return false;
	}
	f->shown_ms = now_ms() - begin;
	f->shown = percent_free(p, chosen);
	return true;
}

static void print_figures(const char *name, const struct figures *f)
{
	(void)printf("%s conflict-free-percent %.2f shown-percent %.2f ms %.0f", name,
		f->conflict_free, f->shown,
		f->graph_ms + fmax(f->conflict_free_ms, f->shown_ms));
}

/* One instance: a file, or that of the recipe. */
static bool run(const struct options *o, const struct recipe *recipe, const char *file,
	struct figures *f, struct sm_diag *d)
{
	struct arena a = {.diag = d};
	struct choice_problem p;
	double begin = now_ms();
	bool ok = file != NULL ? instance_read(&a, file, &p) : instance_random(&a, recipe, &p);
	f->graph_ms = now_ms() - begin;
	ok = ok && (o->write_graph == NULL || instance_write(&p, d, o->write_graph)) &&
	     solve_both(&a, &p, o->moves, f);
	if (ok) {
		char name[64];
		(void)snprintf(name, sizeof(name), "seed %" PRIu64, recipe->seed);
		print_figures(file != NULL ? file : name, f);
		(void)printf(" graph-ms %.1f conflict-free-ms %.1f shown-ms %.1f points %zu "
			     "edges-per-point %.2f\n",
			f->graph_ms, f->conflict_free_ms, f->shown_ms, p.n_labels,
			p.graph.begin[p.n_candidates] / 2.0 / (double)p.n_labels);
	}
	arena_finish(&a);
	return ok;
}

static bool run_all(const struct options *o, struct sm_diag *d)
{
	struct figures mean = {0};
	struct recipe recipe = o->recipe;
	uint64_t n = recipe.n == 0 ? (uint64_t)o->n_files : o->last_seed - recipe.seed + 1;
	for (uint64_t i = 0; i < n; i++, recipe.seed++) {
		struct figures f;
		if (!run(o, &recipe, recipe.n == 0 ? o->files[i] : NULL, &f, d)) {
			return false;
		}
		mean.conflict_free += f.conflict_free / (double)n;
		mean.shown += f.shown / (double)n;
		mean.graph_ms += f.graph_ms / (double)n;
		mean.conflict_free_ms += f.conflict_free_ms / (double)n;
		mean.shown_ms += f.shown_ms / (double)n;
	}
	print_figures("mean", &mean);
	(void)printf(" peak-kib %ld\n", peak_kib());
	return true;
}

/* A whole number of `least` or more that ends at `end`, which then follows it. */
static bool read_number(const char **s, const char *end, uint64_t least, uint64_t *out)
{
	uint64_t n = 0;
	const char *c = *s;
	for (; *c >= '0' && *c <= '9' && n < UINT32_MAX; c++) {
		n = n * 10 + (uint64_t)(*c - '0');
	}
	if (c == *s || strncmp(c, end, strlen(end)) != 0 || (*end == '\0' && *c != '\0') ||
		n < least) {
		return false;
	}
	*s = c + strlen(end);
	*out = n;
	return true;
}

/* "A..B", or "A" for both. */
static bool read_seeds(const char *s, struct options *o)
{
	if (read_number(&s, "..", 0, &o->recipe.seed)) {
		return read_number(&s, "", o->recipe.seed, &o->last_seed);
	}
	o->last_seed = 0;
	return read_number(&s, "", 0, &o->recipe.seed) && (o->last_seed = o->recipe.seed, true);
}

static bool read_page(const char *s, struct options *o)
{
	uint64_t w, h;
	if (!read_number(&s, "x", 1, &w) || !read_number(&s, "", 1, &h) || w > PAGE_MAX ||
		h > PAGE_MAX) {
		return false;
	}
	o->recipe.w = (uint32_t)w;
	o->recipe.h = (uint32_t)h;
	return true;
}

static bool read_points(const char *s, struct options *o)
{
	uint64_t n;
	if (!read_number(&s, "", 1, &n) || n > POINTS_MAX) {
		return false;
	}
	o->recipe.n = (uint32_t)n;
	return true;
}

/* One option with its value. */
static bool read_option(const char *name, const char *value, struct options *o)
{
	if (strcmp(name, "--write-graph") == 0) {
		o->write_graph = value;
		return true;
	}
	return strcmp(name, "--moves") == 0    ? read_number(&value, "", 0, &o->moves)
	       : strcmp(name, "--random") == 0 ? read_points(value, o)
	       : strcmp(name, "--page") == 0   ? read_page(value, o)
	       : strcmp(name, "--seeds") == 0  ? read_seeds(value, o)
					       : false;
}

static bool read_options(int argc, char **argv, struct options *o)
{
	*o = (struct options){.moves = MOVES_PER_LABEL, .recipe = {.w = 928, .h = 717}};
	for (int i = 1; i < argc; i += 2) {
		if (strcmp(argv[i], "--graph") == 0) {
			o->files = &argv[i + 1];
			o->n_files = argc - i - 1;
			break;
		}
		if (i + 1 == argc || !read_option(argv[i], argv[i + 1], o)) {
			return false;
		}
	}
	return (o->recipe.n > 0) != (o->n_files > 0) &&
	       (o->write_graph == NULL || (o->recipe.n > 0 && o->last_seed == o->recipe.seed));
}

int main(int argc, char **argv)
{
	struct options o;
	struct sm_diag d = {0};
	if (!read_options(argc, argv, &o)) {
		(void)fprintf(stderr, "usage: bench_labels [--moves M] --graph FILE...\n"
				      "       bench_labels [--moves M] --random N [--page WxH] "
				      "[--seeds A..B] [--write-graph FILE]\n"
				      "--write-graph writes one instance: --seeds A..A\n");
		return SM_E_USAGE;
	}
	if (!run_all(&o, &d)) {
		(void)fprintf(stderr, "bench_labels: %s\n", d.errors[0].text);
		return (int)d.code;
	}
	return 0;
}
