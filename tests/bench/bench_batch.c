/*
 * Draws the maps of a plan into a folder and prints, in one line, how many they were, how many
 * a second of the clock and of the processor, and the most memory the process ever held:
 *   bench_batch PLAN.yaml OUT_DIR [WORKERS [DATA_DIR]]
 */
#include "batch/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double now_s(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
	if (argc < 3 || argc > 5) {
		(void)fprintf(
			stderr, "usage: bench_batch PLAN.yaml OUT_DIR [WORKERS [DATA_DIR]]\n");
		return SM_E_USAGE;
	}
	const struct batch_request request = {.plan_path = argv[1],
		.out_dir = argv[2],
		.n_workers = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 0,
		.data_dir = argc > 4 ? argv[4] : NULL};
	struct sm_diag d = {0};
	struct batch_result result;
	struct rusage usage = {0};
	double begin = now_s();
	if (!batch_run(&d, &request, &result)) {
		(void)fprintf(stderr, "bench_batch: %s\n", d.errors[0].text);
		return (int)d.code;
	}
	double clock = now_s() - begin;
	(void)getrusage(RUSAGE_SELF, &usage);
	double cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
	double n = (double)result.counts.drawn;
	(void)printf(
		"%s: %zu maps drawn, %zu failed in %.1f s: %.1f maps a second, %.1f for each "
		"second of a processor; peak %ld KiB\n",
		argv[1], result.counts.drawn, result.counts.failed, clock, n / clock, n / cpu,
		usage.ru_maxrss);
	return result.counts.failed > 0;
}
