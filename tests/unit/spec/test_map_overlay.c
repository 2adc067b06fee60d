#include "fixture.h"
#include "spec/overlay.h"
#include "test.h"

/* The map file with what stands over it, as `sahelmap dump document` shows it. */
static const char *laid_over(struct fixture *f, const char *map, const char *over)
{
	struct document a, b, out = {.path = "map.yaml"};
	struct buf text;
	if (!parse_text(&f->arena, "map.yaml", map, strlen(map), &a) ||
		!parse_text(&f->arena, "plan.yaml", over, strlen(over), &b)) {
		return f->diag.errors[0].text;
	}
	out.root = overlay_apply(&f->arena, a.root, b.root);
	buf_init(&text, 1 << 16);
	for (const struct node *n = out.root->child; n != NULL; n = n->next) {
		buf_printf(&text, "%s=", n->key);
		for (const struct node *c = n->child; c != NULL; c = c->next) {
			buf_printf(&text, "%s:", c->key == NULL ? "-" : c->key);
			for (const struct node *d = c->child; d != NULL; d = d->next) {
				buf_printf(&text, "%s:%s,", d->key,
					d->text == NULL ? "..." : d->text);
			}
			buf_printf(&text, "%s ", c->text == NULL ? "" : c->text);
		}
		buf_printf(&text, "%s;", n->text == NULL ? "" : n->text);
	}
	const char *copy = arena_strdup(&f->arena, text.ptr == NULL ? "" : text.ptr);
	buf_finish(&text);
	return copy;
}

static void keys(struct test_state *t)
{
	static const struct {
		const char *map, *over, *want;
	} all[] = {
		{"{ a: 1, b: 2 }", "{ b: 3, c: 4 }", "a=1;b=3;c=4;"},
		{"{ a: 1 }", "{}", "a=1;"},
		/* texts whole, blocks key by key */
		{"{ title: { en: x, fr: y } }", "{ title: { en: z } }", "title=en:z ;"},
		{"{ page: { width: 1, dpi: 2 } }", "{ page: { dpi: 3, margin: 4 } }",
			"page=width:1 dpi:3 margin:4 ;"},
		{"{ extent: { box: 1 } }", "{ extent: { around: 2 } }", "extent=around:2 ;"},
		/* of days there is one */
		{"{ date: 2020, b: 1 }", "{ dates: 5 }", "b=1;dates=5;"},
		{"{ change: 1 }", "{ date: 2 }", "date=2;"},
		/* layers by their ids */
		{"{ layers: [{ id: a, x: 1, y: 2 }, { id: b, x: 3 }] }",
			"{ layers: [{ id: c, x: 5 }, { id: a, y: 4, z: 6 }] }",
			"layers=-:id:a,x:1,y:4,z:6, -:id:b,x:3, -:id:c,x:5, ;"},
		{"{ layers: 1 }", "{ layers: [{ id: a }] }", "layers=-:id:a, ;"},
	};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		EXPECT_STR(laid_over(&f, all[i].map, all[i].over), all[i].want);
		fixture_finish(&f);
	}
}

/* Errors name the file the value stands in. */
static void places(struct test_state *t)
{
	struct fixture f;
	struct document a, b;
	fixture_init(&f);
	EXPECT(parse_text(&f.arena, "map.yaml", "a: 1\nb: 2", 9, &a));
	EXPECT(parse_text(&f.arena, "plan.yaml", "\nb: 3", 5, &b));
	const struct node *root = overlay_apply(&f.arena, a.root, b.root);
	EXPECT(root != NULL && !node_error(&f.diag, "map.yaml", node_get(root, "a"), "wrong"));
	EXPECT(root != NULL && !node_error(&f.diag, "map.yaml", node_get(root, "b"), "wrong"));
	EXPECT_STR(f.diag.errors[0].text, "map.yaml:1:4: wrong");
	EXPECT_STR(f.diag.errors[1].text, "plan.yaml:2:4: wrong");
	EXPECT_STR(node_get(a.root, "b")->text, "2");
	fixture_finish(&f);
}

static const struct test_case cases[] = {
	{"keys", keys},
	{"places", places},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
