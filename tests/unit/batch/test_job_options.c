#include "batch/job_options.h"
#include "fixture.h"
#include "test.h"

static const struct batch_output outputs[] = {{"a.png", "png"}, {"a.svg", "svg"}};

static struct digest digest_of(struct test_state *t, struct fixture *f,
	const struct batch_job *job, const char *common)
{
	struct locations l;
	struct digest out = {""};
	EXPECT(locations_init(&f->arena, f->folder, NULL, NULL, &l));
	const struct job_options_request request = {&l, common};
	EXPECT(job_options(&f->arena, &request, job, &out));
	return out;
}

/* The overrides written so; a document each. */
static struct batch_overrides overrides_of(
	struct test_state *t, struct fixture *f, const char *text)
{
	struct document document = {0};
	const struct node **items = arena_alloc(&f->arena, 1, sizeof(const void *));
	EXPECT(parse_text(&f->arena, "plan.yaml", text, strlen(text), &document));
	items[0] = document.root;
	return (struct batch_overrides){items, 1};
}

static void every_option_counts(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct batch_output copy[2] = {outputs[0], outputs[1]};
	const struct batch_job base = {.name = "n",
		.map_path = fixture_path(&f, "m.yaml"),
		.outputs = copy,
		.n_outputs = 2};
	struct batch_job jobs[16];
	size_t n = 0;
	jobs[n++] = base;
	jobs[n] = base, jobs[n++].map_path = fixture_path(&f, "o.yaml");
	jobs[n] = base, jobs[n++].style_path = fixture_path(&f, "m.yaml");
	jobs[n] = base, jobs[n++].date = "2020";
	jobs[n] = base, jobs[n++].lang = "2020";
	jobs[n] = base, jobs[n++].width_pt = 100;
	jobs[n] = base, jobs[n++].height_pt = 100;
	jobs[n] = base, jobs[n++].dpi = 100;
	jobs[n] = base, jobs[n++].n_outputs = 1;
	jobs[n] = base, jobs[n++].overrides = overrides_of(t, &f, "{ a: b }");
	jobs[n] = base, jobs[n++].overrides = overrides_of(t, &f, "{ a: 'b' }");
	jobs[n] = base, jobs[n++].overrides = overrides_of(t, &f, "{ a: [b] }");
	jobs[n] = base, jobs[n++].overrides = overrides_of(t, &f, "{ a: { b: c }, d: e }");
	jobs[n] = base, jobs[n++].overrides = overrides_of(t, &f, "{ a: { b: c, d: e } }");
	for (size_t i = 0; i < n; i++) {
		struct digest x = digest_of(t, &f, &jobs[i], NULL);
		for (size_t k = 0; k < i; k++) {
			struct digest y = digest_of(t, &f, &jobs[k], NULL);
			EXPECT(!digest_is_same(&x, &y));
		}
	}
	struct digest x = digest_of(t, &f, &base, NULL), y = digest_of(t, &f, &base, "strict");
	EXPECT(!digest_is_same(&x, &y));
	fixture_finish(&f);
}

static void names_and_places_do_not(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct batch_output copy[2] = {outputs[0], outputs[1]};
	struct batch_job job = {.name = "n",
		.map_path = fixture_path(&f, "m.yaml"),
		.outputs = copy,
		.n_outputs = 2,
		.overrides = overrides_of(t, &f, "{ a: { b: c } }")};
	struct digest x = digest_of(t, &f, &job, NULL);
	job.name = "other";
	job.index = 7;
	job.map_path = fixture_path(&f, "./m.yaml");
	job.overrides = overrides_of(t, &f, "# A remark.\na:\n    b: c\n");
	struct digest y = digest_of(t, &f, &job, NULL);
	EXPECT(digest_is_same(&x, &y));
	fixture_finish(&f);
}

static const struct test_case cases[] = {
	{"every option counts", every_option_counts},
	{"names and places do not", names_and_places_do_not},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
