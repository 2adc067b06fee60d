/*
 * Draws a map several times and prints, in one line, the median milliseconds of each stage and
 * of the whole, and the most memory the process ever held:
 *   bench_render MAP.yaml [RUNS [DATA_DIR]]
 */
#include "base/buf.h"
#include "base/timing.h"
#include "pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS_MAX = 1000, OUTPUT_MAX_BYTES = 1 << 30 };

struct bench {
	double ms[TIMING_STAGES_MAX + 1][RUNS_MAX]; /* the last row: the whole */
	const char *names[TIMING_STAGES_MAX];
	size_t n_stages, n_runs;
};

static int compare(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static double median(double *ms, size_t n)
{
	qsort(ms, n, sizeof(*ms), compare);
	return n % 2 == 1 ? ms[n / 2] : (ms[n / 2 - 1] + ms[n / 2]) / 2;
}

/* One run: every stage and the three formats, in memory. */
static bool draw(struct bench *b, const struct sm_job *job, struct sm_diag *d)
{
	static const char *const formats[] = {"png", "svg", "pdf"};
	struct pipeline p;
	struct timing timing;
	timing_init(&timing);
	pipeline_init(&p, d, job);
	p.arena.timing = &timing;
	bool ok = pipeline_run(&p, STAGE_SCENE);
	for (size_t i = 0; ok && i < 3; i++) {
		struct buf out;
		buf_init(&out, OUTPUT_MAX_BYTES);
		timing_begin(&p.arena, formats[i]);
		ok = pipeline_paint(&p, formats[i], &out);
		timing_end(&p.arena);
		buf_finish(&out);
	}
	b->n_stages = timing.n;
	for (size_t i = 0; i < timing.n; i++) {
		b->names[i] = timing.stages[i].name;
		b->ms[i][b->n_runs] = timing.stages[i].ms;
	}
	pipeline_finish(&p);
	b->ms[TIMING_STAGES_MAX][b->n_runs++] = timing_now_ms() - timing.begin_ms;
	return ok;
}

int main(int argc, char **argv)
{
	long runs = argc > 2 ? strtol(argv[2], NULL, 10) : 10;
	if (argc < 2 || argc > 4 || runs < 1 || runs > RUNS_MAX) {
		(void)fprintf(stderr, "usage: bench_render MAP.yaml [RUNS [DATA_DIR]]\n");
		return SM_E_USAGE;
	}
	static struct bench b;
	const struct sm_job job = {.map_path = argv[1], .data_dir = argc > 3 ? argv[3] : NULL};
	while (b.n_runs < (size_t)runs) {
		struct sm_diag d = {0};
		if (!draw(&b, &job, &d)) {
			(void)fprintf(stderr, "bench_render: %s\n", d.errors[0].text);
			return (int)d.code;
		}
	}
	(void)printf("%s: %zu runs, median ms:", argv[1], b.n_runs);
	for (size_t i = 0; i < b.n_stages; i++) {
		(void)printf(" %s %.2f,", b.names[i], median(b.ms[i], b.n_runs));
	}
	(void)printf(" all %.2f; peak %zu KiB\n", median(b.ms[TIMING_STAGES_MAX], b.n_runs),
		timing_peak_bytes() / 1024);
	return 0;
}
