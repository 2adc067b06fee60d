/* What conditions mean; their messages are in tests/spec/where.t. */
#include "fixture.h"
#include "spec/where.h"
#include "test.h"

static bool read_it(struct fixture *f, const char *text, struct where *out)
{
	struct document doc;
	const struct value_reader r = {.a = &f->arena, .path = "m"};
	return parse_text(&f->arena, "m", text, strlen(text), &doc) &&
	       where_read(&r, node_get(doc.root, "where"), out);
}

static const struct {
	const char *text; /* of one condition */
	enum condition_op op, not_op;
	const char *field, *value; /* field NULL: groups */
	double number;
} conditions[] = {
	{"a: x", CONDITION_IN, CONDITION_NOT_IN, "a", "x", 0},
	{"a: '= x'", CONDITION_IN, CONDITION_NOT_IN, "a", "= x", 0},
	{"a: [ x ]", CONDITION_IN, CONDITION_NOT_IN, "a", "x", 0},
	{"a: '!= x'", CONDITION_NOT_IN, CONDITION_IN, "a", "x", 0},
	{"a: '!=  x y'", CONDITION_NOT_IN, CONDITION_IN, "a", "x y", 0},
	{"a: '< 5'", CONDITION_LESS, CONDITION_GREATER_EQUAL, "a", "5", 5},
	{"a: '<=5'", CONDITION_LESS_EQUAL, CONDITION_GREATER, "a", "5", 5},
	{"a: '> -1.5e3'", CONDITION_GREATER, CONDITION_LESS_EQUAL, "a", "-1.5e3", -1500},
	{"a: '>= 0'", CONDITION_GREATER_EQUAL, CONDITION_LESS, "a", "0", 0},
	{"group: AES", CONDITION_GROUP, CONDITION_NOT_GROUP, NULL, "AES", 0},
	{"group: '!= AES'", CONDITION_NOT_GROUP, CONDITION_GROUP, NULL, "AES", 0},
	{"group: [ AES ]", CONDITION_GROUP, CONDITION_NOT_GROUP, NULL, "AES", 0},
};

static void kinds(struct test_state *t)
{
	for (size_t i = 0; i < sizeof(conditions) / sizeof(conditions[0]); i++) {
		for (int nested = 0; nested < 3; nested++) {
			static const char *const forms[] = {"where: { %s }\n",
				"where: { not: { %s } }\n",
				"where: { not: { not: { %s } } }\n"};
			struct fixture f;
			struct where w;
			struct buf b;
			fixture_init(&f);
			buf_init(&b, 200);
			const char *at = strstr(forms[nested], "%s");
			buf_add(&b, forms[nested], (size_t)(at - forms[nested]));
			buf_puts(&b, conditions[i].text);
			buf_puts(&b, at + 2);
			EXPECT(read_it(&f, b.ptr, &w));
			EXPECT(w.n == 1);
			const struct condition *c = w.items;
			EXPECT(c->op ==
				(nested == 1 ? conditions[i].not_op : conditions[i].op));
			EXPECT((c->field == NULL) == (conditions[i].field == NULL));
			EXPECT(c->n_values == 1);
			EXPECT_STR(c->values[0], conditions[i].value);
			EXPECT(c->number == conditions[i].number);
			EXPECT(c->at.line == 1 && c->at.column > 9);
			buf_finish(&b);
			fixture_finish(&f);
		}
	}
}

static void several(struct test_state *t)
{
	struct fixture f;
	struct where w;
	fixture_init(&f);
	EXPECT(read_it(&f, "where:\n  a: [ x, 2, '' ]\n  not: { b: 1, c: 2 }\n  d: 3\n", &w));
	EXPECT(w.n == 4);
	EXPECT(w.items[0].n_values == 3);
	EXPECT_STR(w.items[0].values[1], "2");
	EXPECT_STR(w.items[0].values[2], "");
	EXPECT_STR(w.items[1].field, "b");
	EXPECT(w.items[1].op == CONDITION_NOT_IN && w.items[2].op == CONDITION_NOT_IN);
	EXPECT_STR(w.items[3].field, "d");
	EXPECT(w.items[3].op == CONDITION_IN && w.items[3].at.line == 4);
	EXPECT(w.items[3].at.column == 6);
	EXPECT(read_it(&f, "where: {}\n", &w));
	EXPECT(w.n == 0);
	fixture_finish(&f);
}

static void errors(struct test_state *t)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
		{"where: x\n", "m:1:8: conditions are expected, such as { group: AES }"},
		{"where: [ x ]\n", "m:1:8: conditions are expected, such as { group: AES }"},
		{"where: { a: [] }\n", "m:1:13: a: the list is empty"},
		{"where: { a: [ { b: c } ] }\n", "m:1:15: a: a value is expected"},
		{"where: { a: { b: c } }\n",
			"m:1:13: a: a value, a list or a comparison is expected"},
		{"where: { a: '< x' }\n",
			"m:1:13: a: a number is expected behind the comparison, not 'x'"},
		{"where: { a: '>=' }\n",
			"m:1:13: a: a number is expected behind the comparison, not ''"},
		{"where: { a: [ b, '!= c' ] }\n", "m:1:18: a: a list holds values; the "
						  "comparison '!= c' must stand alone"},
		{"where: { group: '< 3' }\n", "m:1:17: group: a name is expected, not '< 3'"},
		{"where: { not: { a: '< x' } }\n",
			"m:1:20: a: a number is expected behind the comparison, not 'x'"},
		{"where: { not: x }\n",
			"m:1:15: not: conditions are expected, such as { group: AES }"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct where w;
		fixture_init(&f);
		EXPECT(!read_it(&f, rows[i].text, &w));
		EXPECT_STR(fixture_error(&f), rows[i].says);
		EXPECT(f.diag.code == SM_E_SPEC);
		fixture_finish(&f);
	}
}

/* All errors of one mapping, not the first alone. */
static void all_errors(struct test_state *t)
{
	struct fixture f;
	struct where w;
	fixture_init(&f);
	EXPECT(!read_it(&f, "where: { a: '< x', not: { b: [] }, c: {} }\n", &w));
	EXPECT(f.diag.n_errors == 3);
	fixture_finish(&f);
}

TEST_MAIN(
	{"kinds", kinds}, {"several", several}, {"errors", errors}, {"all errors", all_errors})
