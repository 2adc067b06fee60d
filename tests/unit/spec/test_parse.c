#include "fixture.h"
#include "spec/parse.h"
#include "test.h"

#include <stdlib.h>

static bool parse(struct fixture *f, const char *text, struct document *doc)
{
	return parse_text(&f->arena, "m.yaml", text, strlen(text), doc);
}

static void tree(struct test_state *t)
{
	struct fixture f;
	struct document doc;
	fixture_init(&f);
	EXPECT(parse(&f, "a: x\nb:\n  - 1\n  - { c: \"2\", d: | }\n", &doc) == false);
	fixture_forget(&f);
	EXPECT(parse(&f, "a: x\n\"b\":\n  - 1\n  - { c: \"2\", d: '' }\ne:\n", &doc));
	EXPECT_STR(doc.path, "m.yaml");
	EXPECT(doc.root->kind == NODE_MAPPING && doc.root->key == NULL);
	const struct node *a = node_get(doc.root, "a"), *b = node_get(doc.root, "b");
	EXPECT(a != NULL && a->kind == NODE_SCALAR && !a->quoted);
	EXPECT_STR(a->text, "x");
	EXPECT(a->line == 1 && a->column == 4 && a->key_line == 1 && a->key_column == 1);
	EXPECT(a->next == b && b->kind == NODE_SEQUENCE && b->key_line == 2);
	EXPECT(b->child->key == NULL && b->child->line == 3 && b->child->column == 5);
	const struct node *map = b->child->next;
	EXPECT(map->kind == NODE_MAPPING && map->next == NULL);
	const struct node *c = node_get(map, "c"), *d = node_get(map, "d");
	EXPECT(c->quoted && c->line == 4 && c->column == 10 && c->key_column == 7);
	EXPECT_STR(c->text, "2");
	EXPECT(d->quoted && d->text[0] == '\0' && d->next == NULL);
	const struct node *e = node_get(doc.root, "e");
	EXPECT(e != NULL && e->text[0] == '\0' && !e->quoted && e->next == NULL);
	EXPECT(node_get(doc.root, "c") == NULL && node_get(doc.root, "A") == NULL);
	EXPECT(node_get(a, "a") == NULL && node_get(b, "a") == NULL);
	EXPECT(f.diag.n_errors == 0);
	fixture_finish(&f);
}

static void errors_at_nodes(struct test_state *t)
{
	struct fixture f;
	struct document doc;
	fixture_init(&f);
	EXPECT(parse(&f, "a: x\nb: [ y ]\n", &doc));
	EXPECT(!node_error(&f.diag, doc.path, node_get(doc.root, "a"), "no %s", "x"));
	EXPECT(!node_error(&f.diag, doc.path, node_get(doc.root, "b")->child, "no y"));
	EXPECT(f.diag.code == SM_E_SPEC && f.diag.n_errors == 2);
	EXPECT_STR(f.diag.errors[0].text, "m.yaml:1:4: no x");
	EXPECT_STR(f.diag.errors[1].text, "m.yaml:2:6: no y");
	fixture_finish(&f);
}

static void dump(struct test_state *t)
{
	struct fixture f;
	struct document doc;
	struct buf b;
	fixture_init(&f);
	buf_init(&b, 1000);
	EXPECT(parse(&f, "a: x\nb:\n  - \"é\"\n  - { c: 1 }\n", &doc));
	document_dump(&doc, &b);
	EXPECT_STR(b.ptr, "1:1 mapping\n1:4   a: \"x\"\n3:3   b: list\n3:5     \"é\"\n"
			  "4:5     mapping\n4:10       c: \"1\"\n");
	buf_finish(&b);
	fixture_finish(&f);
}

/* Text of `count` times the same piece between two others. */
static char *repeated(const char *first, const char *piece, size_t count, const char *last)
{
	size_t n = strlen(piece), at = strlen(first);
	char *text = malloc(at + n * count + strlen(last) + 1);
	if (text != NULL) {
		memcpy(text, first, at);
		for (size_t i = 0; i < count; i++, at += n) {
			memcpy(text + at, piece, n);
		}
		memcpy(text + at, last, strlen(last) + 1);
	}
	return text;
}

static void limits(struct test_state *t)
{
	static const struct {
		const char *first, *piece, *last;
		size_t most;
		const char *says;
	} rows[] = {
		/* the root is one level, each bracket another, and so is the word in them */
		{"a: ", "[", "x", PARSE_MAX_DEPTH - 2, "m.yaml:1:43: nested too deeply"},
		/* the root and the list are two nodes */
		{"a:\n", "- 1\n", "", PARSE_MAX_NODES - 2,
			"m.yaml:200000:3: the file has too many values"},
	};
	for (size_t i = 0; i < 2; i++) {
		for (int more = 0; more < 2; more++) {
			struct fixture f;
			struct document doc;
			fixture_init(&f);
			size_t count = rows[i].most + (size_t)more;
			char *text =
				repeated(rows[i].first, rows[i].piece, count, rows[i].last);
			char *closed = text;
			if (i == 0) {
				closed = repeated(text, "]", count, "\n");
				free(text);
			}
			EXPECT(parse(&f, closed, &doc) == (more == 0));
			EXPECT(f.diag.code == (more ? SM_E_LIMIT : SM_OK));
			if (more) {
				EXPECT_STR(fixture_error(&f), rows[i].says);
			}
			free(closed);
			fixture_finish(&f);
		}
	}
}

static void many_keys(struct test_state *t)
{
	for (size_t more = 0; more < 2; more++) {
		struct fixture f;
		struct document doc;
		struct buf b;
		fixture_init(&f);
		buf_init(&b, 1 << 20);
		for (size_t i = 0; i < PARSE_MAX_KEYS + more; i++) {
			buf_printf(&b, "k%zu: 1\n", i);
		}
		EXPECT(parse_text(&f.arena, "m.yaml", b.ptr, b.len, &doc) == (more == 0));
		if (more) {
			EXPECT(f.diag.code == SM_E_LIMIT);
			EXPECT_STR(fixture_error(&f),
				"m.yaml:5001:1: too many keys in one mapping");
		}
		buf_finish(&b);
		fixture_finish(&f);
	}
}

static void files(struct test_state *t)
{
	struct fixture f;
	struct document doc;
	fixture_init(&f);
	EXPECT(parse_file(&f.arena, fixture_write_text(&f, "a.yaml", "a: b\n"), &doc));
	EXPECT_STR(node_get(doc.root, "a")->text, "b");
	EXPECT(!parse_file(&f.arena, fixture_path(&f, "no.yaml"), &doc));
	EXPECT(f.diag.code == SM_E_SPEC);
	EXPECT_STR(fixture_error(&f), "no.yaml: No such file or directory");
	fixture_forget(&f);
	EXPECT(!parse_file(&f.arena, f.folder, &doc));
	EXPECT(f.diag.code == SM_E_SPEC && f.diag.n_errors == 1);
	EXPECT(strstr(f.diag.errors[0].text, ": Is a directory") != NULL);
	fixture_finish(&f);
}

/* Nearly all of the allowed size is one comment. */
static void large_files(struct test_state *t)
{
	for (size_t more = 0; more < 2; more++) {
		struct fixture f;
		struct document doc;
		fixture_init(&f);
		char *text = repeated("a: 1 #", "x", PARSE_MAX_BYTES - 6 + more, "");
		const char *path = fixture_write_text(&f, "a.yaml", text);
		EXPECT(parse_file(&f.arena, path, &doc) == (more == 0));
		if (more) {
			EXPECT(f.diag.code == SM_E_LIMIT);
			EXPECT_STR(fixture_error(&f), "a.yaml: larger than 4194304 bytes");
		}
		free(text);
		fixture_finish(&f);
	}
}

/* Texts that are no map file; the rest of these cases is in tests/spec/yaml.t. */
static void errors(struct test_state *t)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
		{"", "m.yaml: the file is empty"},
		{"- a\n", "m.yaml:1:1: keys and values are expected, such as 'title: ...'"},
		{"a: 1\nb: 2\na: 3\n",
			"m.yaml:3:1: key 'a' stands here twice; the first is in line 1"},
		{"a: &x 1\n", "m.yaml:1:4: anchors and aliases are not part of a map file"},
		{"a: [ *x ]\n", "m.yaml:1:6: anchors and aliases are not part of a map file"},
		{"[ a ]: 1\n", "m.yaml:1:1: a key must be a word"},
		{"a: 1\n---\nb: 2\n", "m.yaml:2:1: a second document is not expected"},
		{"a: é\nb: ü\xff\n",
			"m.yaml:2:5: is no UTF-8 text: invalid leading UTF-8 octet"},
		{"a: [ 1,\n2\n", "m.yaml:3:1: did not find expected ',' or ']' while parsing "
				 "a flow sequence that begins in line 1"},
		{"a: {{}: 1}\n", "m.yaml:1:5: a key must be a word"},
		{"a: b: c\n", "m.yaml:1:5: mapping values are not allowed in this context; a "
			      "text with ': ' in it is written in quotes"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct document doc;
		fixture_init(&f);
		EXPECT(!parse(&f, rows[i].text, &doc));
		EXPECT(f.diag.code == SM_E_SPEC);
		EXPECT_STR(fixture_error(&f), rows[i].says);
		fixture_finish(&f);
	}
}

/* Without memory at any of the allocations: an error, and nothing is lost. */
static void no_memory(struct test_state *t)
{
	int failures = 0;
	for (int fail_in = 1; fail_in < 50; fail_in++) {
		struct fixture f;
		struct document doc;
		fixture_init(&f);
		f.arena.fail_in = fail_in;
		if (!parse(&f, "a: [ x, { b: c } ]\n", &doc)) {
			failures++;
			EXPECT(f.diag.code == SM_E_NOMEM && f.diag.n_errors == 1);
		}
		fixture_finish(&f);
	}
	/* root; key and list; x twice (node, text); mapping; key, node and text of b */
	EXPECT(failures == 9);
}

static void version(struct test_state *t)
{
	EXPECT(strncmp(parse_version(), "0.2.", 4) == 0);
}

TEST_MAIN({"tree", tree}, {"errors at nodes", errors_at_nodes}, {"dump", dump},
	{"limits", limits}, {"many keys", many_keys}, {"files", files},
	{"large files", large_files}, {"errors", errors}, {"no memory", no_memory},
	{"version", version})
