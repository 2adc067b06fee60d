#include "batch/ledger.h"
#include "fixture.h"
#include "test.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A folder with a plan, a map file of two inputs, and an output folder. */
struct world {
	struct fixture f;
	struct ledger_request request;
	struct batch_output output;
	struct batch_job job;
	struct drawn drawn;
};

/* What is written now is older than what comes then. */
static void let_pass(void)
{
	const struct timespec pause = {.tv_nsec = 30 * 1000 * 1000};
	(void)nanosleep(&pause, NULL);
}

static void init(struct test_state *t, struct world *w)
{
	*w = (struct world){.output = {"a.png", "png"}};
	fixture_init(&w->f);
	const char *plan = fixture_write_text(&w->f, "plan.yaml", "");
	const char *map = fixture_write_text(&w->f, "map.yaml", "map");
	EXPECT(mkdir(fixture_path(&w->f, "out"), 0777) == 0);
	w->request = (struct ledger_request){
		.out_dir = fixture_path(&w->f, "out"), .plan_path = plan};
	w->job = (struct batch_job){
		.name = "a", .outputs = &w->output, .n_outputs = 1, .map_path = map};
	w->drawn.a = &w->f.arena;
	w->f.arena.inputs = &w->drawn.inputs;
	EXPECT(inputs_add(&w->f.arena, map));
	EXPECT(inputs_add(&w->f.arena, fixture_write_text(&w->f, "t.csv", "table")));
	EXPECT(inputs_add_absent(&w->f.arena, fixture_path(&w->f, "t.cpg")));
	w->f.arena.inputs = NULL;
	let_pass();
}

static struct ledger *open_it(struct test_state *t, struct world *w)
{
	struct ledger *l = NULL;
	EXPECT(ledger_open(&w->f.diag, &w->request, &l));
	return l;
}

static void expect_why(
	struct test_state *t, struct world *w, struct ledger *l, const char *want)
{
	char why[LEDGER_WHY_MAX] = "?";
	EXPECT(ledger_check(l, &w->f.diag, &w->job, why));
	EXPECT_STR(why, want);
}

/* Writes the output and its receipt. */
static void draw(struct test_state *t, struct world *w, struct ledger *l)
{
	EXPECT(ledger_begin(l, &w->f.diag, &w->job));
	(void)fixture_write_text(&w->f, "out/a.png", "picture");
	EXPECT(ledger_add(l, &w->f.diag, &w->job, &w->drawn, 1));
}

static void run(struct test_state *t, struct world *w, const char *why)
{
	struct ledger *l = open_it(t, w);
	expect_why(t, w, l, why);
	draw(t, w, l);
	EXPECT(ledger_close(&w->f.diag, l));
}

/* What a run would say that follows. */
static void expect_next(struct test_state *t, struct world *w, const char *why)
{
	w->request.is_reader = true;
	struct ledger *l = open_it(t, w);
	expect_why(t, w, l, why);
	EXPECT(ledger_close(&w->f.diag, l));
	w->request.is_reader = false;
}

static void drawn_once(struct test_state *t)
{
	struct world w;
	init(t, &w);
	expect_next(t, &w, "never drawn");
	run(t, &w, "never drawn");
	expect_next(t, &w, "");
	(void)fixture_write_text(&w.f, "t.csv", "tables");
	expect_next(t, &w, "t.csv changed");
	(void)fixture_write_text(&w.f, "t.csv", "table");
	expect_next(t, &w, "");
	(void)fixture_write_text(&w.f, "t.cpg", "");
	expect_next(t, &w, "t.cpg is new");
	EXPECT(remove(fixture_path(&w.f, "t.cpg")) == 0);
	(void)fixture_write_text(&w.f, "out/a.png", "pictur3");
	expect_next(t, &w, "a.png was changed by hand");
	EXPECT(remove(fixture_path(&w.f, "out/a.png")) == 0);
	expect_next(t, &w, "output missing: a.png");
	fixture_finish(&w.f);
}

/* An input that changed while maps were drawn: nobody knows of what they were made. */
static void changed_meanwhile(struct test_state *t)
{
	struct world w;
	init(t, &w);
	struct ledger *l = open_it(t, &w);
	expect_why(t, &w, l, "never drawn");
	let_pass();
	(void)fixture_write_text(&w.f, "t.csv", "tables");
	draw(t, &w, l);
	EXPECT(strstr(fixture_warning(&w.f, "batch-changed"), "t.csv: was changed while") !=
		NULL);
	EXPECT(ledger_close(&w.f.diag, l));
	expect_next(t, &w, "never drawn");
	run(t, &w, "never drawn");
	expect_next(t, &w, "");
	/* The same when there was a receipt, of other files. */
	let_pass();
	(void)fixture_write_text(&w.f, "map.yaml", "maps");
	let_pass();
	l = open_it(t, &w);
	expect_why(t, &w, l, "map.yaml changed");
	let_pass();
	(void)fixture_write_text(&w.f, "t.cpg", "");
	draw(t, &w, l);
	EXPECT(ledger_close(&w.f.diag, l));
	expect_next(t, &w, "never drawn");
	fixture_finish(&w.f);
}

/* Killed between its file and its receipt, and before the file. */
static void cut_off(struct test_state *t)
{
	struct world w;
	int status = -1;
	init(t, &w);
	run(t, &w, "never drawn");
	(void)fixture_write_text(&w.f, "t.csv", "tables");
	let_pass();
	pid_t child = fork();
	if (child == 0) {
		struct ledger *l = open_it(t, &w);
		bool ok = ledger_begin(l, &w.f.diag, &w.job);
		(void)fixture_write_text(&w.f, "out/a.png", "another picture");
		char part[64];
		(void)snprintf(part, sizeof(part), "out/a.png.%ld.0.part", (long)getpid());
		(void)fixture_write_text(&w.f, part, "half");
		_exit(!ok);
	}
	EXPECT(waitpid(child, &status, 0) == child && WIFEXITED(status));
	EXPECT_INT(WEXITSTATUS(status), 0);
	(void)fixture_write_text(&w.f, "t.csv", "table");
	expect_next(t, &w, "a.png was being drawn when a batch was ended");
	let_pass();
	run(t, &w, "a.png was being drawn when a batch was ended");
	char part[64];
	(void)snprintf(part, sizeof(part), "out/a.png.%ld.0.part", (long)child);
	EXPECT(access(fixture_path(&w.f, part), F_OK) != 0);
	EXPECT(access(fixture_path(&w.f, "out/a.png"), F_OK) == 0);
	expect_next(t, &w, "");
	fixture_finish(&w.f);
}

/* A journal that nobody folded in tells the truth as a manifest does. */
static void killed_behind_its_receipt(struct test_state *t)
{
	struct world w;
	int status = -1;
	init(t, &w);
	pid_t child = fork();
	if (child == 0) {
		struct test_state mine = {0};
		draw(&mine, &w, open_it(&mine, &w));
		_exit(mine.failed != 0);
	}
	EXPECT(waitpid(child, &status, 0) == child && WIFEXITED(status));
	EXPECT_INT(WEXITSTATUS(status), 0);
	EXPECT(access(fixture_path(&w.f, "out/manifest.json"), F_OK) != 0);
	expect_next(t, &w, "");
	struct ledger *l = open_it(t, &w); /* folds it in at once */
	EXPECT(access(fixture_path(&w.f, "out/manifest.json"), F_OK) == 0);
	expect_why(t, &w, l, "");
	EXPECT(ledger_close(&w.f.diag, l));
	fixture_finish(&w.f);
}

static void two_at_once(struct test_state *t)
{
	struct world w;
	struct ledger *other;
	init(t, &w);
	struct ledger *l = open_it(t, &w);
	EXPECT(!ledger_open(&w.f.diag, &w.request, &other));
	EXPECT(other == NULL && w.f.diag.code == SM_E_OUTPUT);
	fixture_forget(&w.f);
	draw(t, &w, l);
	EXPECT(ledger_close(&w.f.diag, l));
	expect_next(t, &w, "");
	fixture_finish(&w.f);
}

/* Nothing is changed, not even the folder of locks left locked. */
static void damaged(struct test_state *t)
{
	struct world w;
	struct ledger *l;
	size_t n;
	init(t, &w);
	run(t, &w, "never drawn");
	(void)fixture_write_text(&w.f, "out/manifest.json", "{ half");
	EXPECT(!ledger_open(&w.f.diag, &w.request, &l));
	EXPECT_INT(w.f.diag.code, SM_E_DATA);
	EXPECT(access(fixture_path(&w.f, "out/.sahelmap/lock"), F_OK) != 0);
	EXPECT_STR(fixture_read(&w.f, fixture_path(&w.f, "out/manifest.json"), &n), "{ half");
	fixture_finish(&w.f);
}

static const struct test_case cases[] = {
	{"drawn once, and what makes it stale", drawn_once},
	{"an input that changed meanwhile", changed_meanwhile},
	{"killed between file and receipt", cut_off},
	{"killed behind its receipt", killed_behind_its_receipt},
	{"two at once", two_at_once},
	{"a damaged manifest", damaged},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
