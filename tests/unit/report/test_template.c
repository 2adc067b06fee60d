/* Texts with gaps and lines that are wanted or not. */
#include "report/template.h"

#include "fixture.h"
#include "test.h"

static bool write(struct fixture *f, const char *text, struct buf *out)
{
	struct template_values v = {.a = &f->arena};
	fixture_forget(f);
	template_set(&v, "name", "Mali");
	template_set(&v, "names", "all");
	template_set(&v, "big", "");
	out->len = 0;
	return template_write(&v, "a.template", text, out);
}

static void values(struct test_state *t)
{
	struct fixture f;
	struct buf out;
	fixture_init(&f);
	buf_init(&out, 1000);
	EXPECT(write(&f, "a {{name}}, {{names}}{{big}}.\n\n{{name}}", &out));
	EXPECT_STR(out.ptr, "a Mali, all.\n\nMali\n");
	EXPECT(write(&f, "a { b } }} {", &out));
	EXPECT_STR(out.ptr, "a { b } }} {\n");
	buf_finish(&out);
	fixture_finish(&f);
}

static void tags(struct test_state *t)
{
	struct fixture f;
	struct buf out;
	fixture_init(&f);
	buf_init(&out, 1000);
	EXPECT(write(&f, "@big@yes\n@small@no {{gap}}\n@big name@both\n@big small@no\n@@all\n",
		&out));
	EXPECT_STR(out.ptr, "yes\nboth\nall\n");
	/* Half a name is none. */
	EXPECT(write(&f, "@nam@no\nyes", &out));
	EXPECT_STR(out.ptr, "yes\n");
	buf_finish(&out);
	fixture_finish(&f);
}

static void unknown(struct test_state *t)
{
	static const struct {
		const char *text, *error;
	} rows[] = {{"ok\na {{nam}} b", "a.template: nothing is known of 'nam'"},
		{"a {{name", "a.template: nothing is known of 'name'"},
		{"a {{name\n}}", "a.template: nothing is known of 'name'"}};
	struct fixture f;
	struct buf out;
	fixture_init(&f);
	buf_init(&out, 1000);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(!write(&f, rows[i].text, &out));
		EXPECT_STR(f.diag.errors[0].text, rows[i].error);
	}
	struct template_values v = {.a = &f.arena};
	fixture_forget(&f);
	f.arena.fail_in = 1;
	template_set(&v, "name", "Mali");
	EXPECT(!template_write(&v, "a.template", "x", &out));
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	buf_finish(&out);
	fixture_finish(&f);
}

TEST_MAIN({"values", values}, {"tags", tags}, {"unknown", unknown})
