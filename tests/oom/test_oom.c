/*
 * The whole pipeline with one allocation failing: it must say so once, leave no file and, under
 * the address sanitizer, lose no memory.
 */
#include "fixture.h"
#include "outputs.h"
#include "test.h"

#include <dirent.h>
#include <limits.h>

struct run {
	struct fixture f; /* its folder receives the outputs */
	struct sm_output outputs[4];
	struct sm_job job;
};

static void run_init(struct run *r, const char *map)
{
	*r = (struct run){0};
	fixture_init(&r->f);
	r->outputs[0].path = fixture_path(&r->f, "map.svg");
	r->outputs[1].path = fixture_path(&r->f, "map.pdf");
	r->outputs[2].path = fixture_path(&r->f, "map.png");
	r->outputs[3].path = fixture_path(&r->f, "map.areas.json");
	r->job = (struct sm_job){
		.map_path = fixture_source(&r->f, map),
		.dpi = 40,
		.outputs = r->outputs,
		.n_outputs = 4,
		.report_path = fixture_path(&r->f, "map.json"),
	};
}

static int count_files(const char *folder)
{
	int n = -2; /* without . and .. */
	DIR *dir = opendir(folder);
	while (dir != NULL && readdir(dir) != NULL) {
		n++;
	}
	if (dir != NULL) {
		(void)closedir(dir);
	}
	return n;
}

/* Draws the map with its n-th allocation failing; true when it has no n-th. *left receives
 * how many it was away from that. */
static bool draw(struct run *r, int n, int *left)
{
	struct pipeline p;
	fixture_forget(&r->f);
	pipeline_init(&p, &r->f.diag, &r->job);
	p.arena.fail_in = n;
	bool ok = outputs_render(&p);
	*left = p.arena.fail_in;
	pipeline_finish(&p);
	return ok;
}

static void remove_outputs(struct run *r)
{
	for (size_t i = 0; i < r->job.n_outputs; i++) {
		(void)remove(r->outputs[i].path);
	}
	(void)remove(r->job.report_path);
}

static void expect_failure(struct test_state *t, struct run *r, int n)
{
	int left = 0, before = t->failed, files = 0;
	const struct sm_diag *d = &r->f.diag;
	EXPECT(!draw(r, n, &left));
	files = count_files(r->f.folder);
	remove_outputs(r);
	EXPECT_INT(left, 0);
	EXPECT_INT(d->code, SM_E_NOMEM);
	EXPECT_INT(d->n_errors, 1);
	EXPECT(strstr(d->errors[0].text, "out of memory") != NULL);
	EXPECT_INT(d->depth, 0);
	EXPECT_INT(files, 0);
	if (t->failed > before) {
		printf("# allocation %d: %s\n", n, d->n_errors > 0 ? d->errors[0].text : "");
		(void)fflush(stdout); /* the next failure may be a crash */
	}
}

/* How many allocations the map takes; all five files are there afterwards. */
static int count_allocations(struct test_state *t, struct run *r)
{
	int left = 0;
	EXPECT(draw(r, INT_MAX, &left));
	EXPECT_INT(r->f.diag.n_errors, 0);
	EXPECT_INT(count_files(r->f.folder), 5);
	remove_outputs(r);
	return INT_MAX - left;
}

/* Every allocation in turn, or as many of them as are wished, evenly spread. */
static void expect_failures(struct test_state *t, const char *map, int most_runs)
{
	enum { REPORTED_MAX = 20 };
	struct run r;
	run_init(&r, map);
	int n = count_allocations(t, &r), step = (n + most_runs - 1) / most_runs;
	printf("# %d allocations, one in %d fails\n", n, step);
	for (int i = 1; i <= n && t->failed < REPORTED_MAX; i += step) {
		expect_failure(t, &r, i);
	}
	expect_failure(t, &r, n);
	fixture_finish(&r.f);
}

static void small_map(struct test_state *t)
{
	expect_failures(t, "tests/oom/small.yaml", INT_MAX / 2);
}

static void alliance(struct test_state *t)
{
	expect_failures(t, "maps/alliance.yaml", 12);
}

/* Panels and insets, small multiples, zones, what is drawn by hand, changes, two groups. */
static void other_kinds(struct test_state *t)
{
	static const char *const maps[] = {
		"panels", "multiples", "zones", "annotations", "change", "groups"};
	for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++) {
		char path[80];
		(void)snprintf(path, sizeof(path), "tests/golden/%s/map.yaml", maps[i]);
		expect_failures(t, path, 120);
	}
}

TEST_MAIN({"every allocation of a small map", small_map},
	{"some allocations of the alliance", alliance},
	{"some allocations of other kinds of maps", other_kinds})
