/* What a host of the library may ask of a job: memory, size, limits, progress, an end. */
#include "fixture.h"
#include "test.h"

#include <stdlib.h>

static const char map[] = "title: Two towns\n"
			  "page: { width: 200pt, height: 100pt, margin: 5pt }\n"
			  "extent: { box: [-4, -2, 4, 2] }\n"
			  "projection: EPSG:3857\n"
			  "style: styles/plain.yaml\n"
			  "layers: [ { id: towns, source: towns.csv, label: name } ]\n";

/* A map file with its table, and the job that draws it. */
struct host {
	struct fixture f;
	struct sm_output outputs[2];
	struct sm_text bytes[2], report;
	struct sm_job job;
	char stages[256];
	double done; /* as told last */
	bool forward;
	const char *stop_at;
	char inputs[2048]; /* names of those told, with '-' before the ones that are not there
			    */
};

static void host_init(struct host *h)
{
	*h = (struct host){.forward = true};
	fixture_init(&h->f);
	(void)fixture_write_text(&h->f, "towns.csv", "lon,lat,name\n-1,0,East\n1,0,West\n");
	h->job = (struct sm_job){.map_path = fixture_path(&h->f, "map.yaml"),
		.map_text = map,
		.data_dir = fixture_source(&h->f, "."),
		.outputs = h->outputs,
		.n_outputs = 1,
		.user = h};
	h->outputs[0] = (struct sm_output){.format = "svg", .into = &h->bytes[0]};
	h->outputs[1] = (struct sm_output){.format = "png", .into = &h->bytes[1]};
}

static void host_finish(struct host *h)
{
	sm_text_finish(&h->bytes[0]);
	sm_text_finish(&h->bytes[1]);
	sm_text_finish(&h->report);
	fixture_finish(&h->f);
}

static void into_memory(struct test_state *t)
{
	struct host h;
	host_init(&h);
	h.job.n_outputs = 2;
	h.job.report = &h.report;
	EXPECT(sm_render(&h.f.diag, &h.job));
	EXPECT(h.bytes[0].len > 0 && h.bytes[0].ptr[h.bytes[0].len] == '\0');
	EXPECT(h.bytes[0].len > 4 && strncmp(h.bytes[0].ptr, "<svg", 4) == 0);
	EXPECT(strlen(h.bytes[0].ptr) == h.bytes[0].len);
	EXPECT(h.bytes[1].len > 4 && memcmp(h.bytes[1].ptr, "\x89PNG", 4) == 0);
	EXPECT(h.report.len > 0 && h.report.ptr[0] == '{');
	EXPECT(h.report.len > 0 && strstr(h.report.ptr, "\"inputs\": [") != NULL);
	EXPECT(h.report.len > 0 && strstr(h.report.ptr, "/towns.csv\"") != NULL);
	host_finish(&h);
}

/* The bytes are those of the file. */
static void into_both(struct test_state *t)
{
	struct host h;
	size_t n = 0, n_report = 0;
	host_init(&h);
	h.outputs[1] = (struct sm_output){.path = fixture_path(&h.f, "map.svg")};
	h.job.n_outputs = 2;
	h.job.report = &h.report;
	h.job.report_path = fixture_path(&h.f, "report.json");
	EXPECT(sm_render(&h.f.diag, &h.job));
	const char *file = fixture_read(&h.f, h.outputs[1].path, &n);
	EXPECT(file != NULL && n == h.bytes[0].len && memcmp(file, h.bytes[0].ptr, n) == 0);
	EXPECT(fixture_read(&h.f, h.job.report_path, &n_report) != NULL && n_report > 0);
	host_finish(&h);
}

/* A path beside `into` is not written. */
static void no_file(struct test_state *t)
{
	struct host h;
	size_t n;
	host_init(&h);
	h.outputs[0] =
		(struct sm_output){.path = fixture_path(&h.f, "map.svg"), .into = &h.bytes[0]};
	EXPECT(sm_render(&h.f.diag, &h.job));
	EXPECT(h.bytes[0].len > 0 && fixture_read(&h.f, h.outputs[0].path, &n) == NULL);
	host_finish(&h);
}

static void without_format(struct test_state *t)
{
	struct host h;
	host_init(&h);
	h.outputs[0].format = NULL;
	EXPECT(!sm_render(&h.f.diag, &h.job));
	EXPECT_STR(fixture_error(&h.f), "an output has neither a path nor a format");
	EXPECT_INT(h.f.diag.code, SM_E_USAGE);
	host_finish(&h);
}

static void of_several_days(struct test_state *t)
{
	struct host h;
	char text[sizeof(map) + 64];
	host_init(&h);
	(void)snprintf(text, sizeof(text), "%sdates: [2020, 2021]\n", map);
	h.job.map_text = text;
	EXPECT(!sm_render(&h.f.diag, &h.job));
	EXPECT_STR(fixture_error(&h.f),
		"map.yaml: has 2 dates; only one of them can be drawn into memory");
	EXPECT(h.bytes[0].ptr == NULL);
	fixture_forget(&h.f);
	h.job.date = "2021";
	EXPECT(sm_render(&h.f.diag, &h.job));
	EXPECT(h.bytes[0].len > 0);
	host_finish(&h);
}

static void sizes(struct test_state *t)
{
	static const struct {
		double width_pt, height_pt;
		const char *begins; /* NULL: refused */
	} rows[] = {
		{0, 0, "width=\"200pt\" height=\"100pt\""},
		{400, 0, "width=\"400pt\" height=\"200pt\""},
		{0, 150, "width=\"300pt\" height=\"150pt\""},
		{150.5, 90, "width=\"150.5pt\" height=\"90pt\""},
		{8504, 0, "width=\"8504pt\" height=\"4252pt\""},
		{8505, 0, NULL},
		{0, 27, NULL},
		{-200, 0, NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct host h;
		host_init(&h);
		h.job.width_pt = rows[i].width_pt;
		h.job.height_pt = rows[i].height_pt;
		bool ok = sm_render(&h.f.diag, &h.job);
		EXPECT(ok == (rows[i].begins != NULL));
		EXPECT(ok || h.f.diag.code == SM_E_USAGE);
		EXPECT(!ok || strstr(h.bytes[0].ptr, rows[i].begins) != NULL);
		host_finish(&h);
	}
}

static void limits(struct test_state *t)
{
	struct host h;
	host_init(&h);
	h.job.max_output_bytes = 1000;
	EXPECT(!sm_render(&h.f.diag, &h.job));
	EXPECT_INT(h.f.diag.code, SM_E_LIMIT);
	EXPECT(h.bytes[0].ptr == NULL);
	fixture_forget(&h.f);
	h.job.max_output_bytes = 0;
	h.job.max_memory_bytes = 20000;
	EXPECT(!sm_render(&h.f.diag, &h.job));
	EXPECT_INT(h.f.diag.code, SM_E_LIMIT);
	EXPECT_STR(fixture_error(&h.f), "more than 20000 bytes of memory needed");
	fixture_forget(&h.f);
	h.job.max_memory_bytes = (size_t)64 << 20;
	EXPECT(sm_render(&h.f.diag, &h.job));
	host_finish(&h);
}

static bool on_stage(void *user, const char *stage, double done)
{
	struct host *h = user;
	size_t n = strlen(h->stages);
	h->forward = h->forward && done >= 0 && done < 1 && (n == 0 || done > h->done);
	h->done = done;
	(void)snprintf(h->stages + n, sizeof(h->stages) - n, "%s ", stage);
	return h->stop_at == NULL || strcmp(h->stop_at, stage) != 0;
}

static void progress(struct test_state *t)
{
	struct host h;
	host_init(&h);
	h.job.on_stage = on_stage;
	EXPECT(sm_render(&h.f.diag, &h.job));
	EXPECT_STR(h.stages, "document spec features frame fit project furniture labels scene "
			     "paint write ");
	EXPECT(h.forward && h.done > 0.9);
	host_finish(&h);
}

static void cancelled(struct test_state *t)
{
	static const char *const stages[] = {"document", "features", "scene", "paint", "write"};
	for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++) {
		struct host h;
		char want[64];
		size_t n;
		host_init(&h);
		h.outputs[1] = (struct sm_output){.path = fixture_path(&h.f, "map.png")};
		h.job.n_outputs = 2;
		h.job.report = &h.report;
		h.job.on_stage = on_stage;
		h.stop_at = stages[i];
		EXPECT(!sm_render(&h.f.diag, &h.job));
		EXPECT_INT(h.f.diag.code, SM_E_CANCELLED);
		(void)snprintf(want, sizeof(want), "cancelled before stage '%s'", stages[i]);
		EXPECT_STR(fixture_error(&h.f), want);
		EXPECT(h.bytes[0].ptr == NULL && h.report.ptr == NULL);
		EXPECT(fixture_read(&h.f, h.outputs[1].path, &n) == NULL);
		host_finish(&h);
	}
}

static void on_input(void *user, const char *path, bool found)
{
	struct host *h = user;
	size_t n = strlen(h->inputs), folder = strlen(h->f.folder);
	if (strncmp(path, h->f.folder, folder) ==
		0) { /* not the fonts, and what is installed */
		(void)snprintf(h->inputs + n, sizeof(h->inputs) - n, "%s%s ", found ? "" : "-",
			path + folder + 1);
	}
}

/* What was read, and what would have been, had it been there; when the map fails, too. */
static void inputs(struct test_state *t)
{
	struct host h;
	host_init(&h);
	h.job.on_input = on_input;
	EXPECT(sm_render(&h.f.diag, &h.job));
	EXPECT_STR(h.inputs, "towns.csv -styles/plain.yaml ");
	h.inputs[0] = '\0';
	EXPECT(remove(fixture_path(&h.f, "towns.csv")) == 0);
	sm_text_finish(&h.bytes[0]);
	EXPECT(!sm_render(&h.f.diag, &h.job));
	EXPECT_STR(h.inputs, "-styles/plain.yaml -towns.csv ");
	host_finish(&h);
}

static void length(struct test_state *t)
{
	static const struct {
		const char *text;
		double pt; /* 0: it is none */
	} rows[] = {{"72pt", 72}, {"254mm", 720}, {"2.54cm", 72}, {"1.5in", 108}, {"96px", 72},
		{"340", 340}, {"", 0}, {"mm", 0}, {"12furlongs", 0}, {"wide", 0}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		double pt = 0;
		EXPECT(sm_length(rows[i].text, &pt) == (rows[i].pt > 0));
		EXPECT_NEAR(pt, rows[i].pt, 1e-9);
	}
}

static const struct test_case cases[] = {
	{"into memory", into_memory},
	{"into memory and files", into_both},
	{"no file beside memory", no_file},
	{"an output without path and format", without_format},
	{"several days do not go into memory", of_several_days},
	{"sizes of the page", sizes},
	{"limits", limits},
	{"progress", progress},
	{"cancelled: nothing is written", cancelled},
	{"inputs", inputs},
	{"lengths", length},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
