/* spec_dump() line by line; whole dumps are in tests/spec/values.t. */
#include "fixture.h"
#include "spec/spec.h"
#include "test.h"

static const char *dump(struct fixture *f, const char *text)
{
	struct document doc;
	struct spec s;
	struct buf b;
	buf_init(&b, 100000);
	if (!parse_text(&f->arena, "m", text, strlen(text), &doc) ||
		!spec_read(&f->arena, &doc, &s)) {
		return "(failed)";
	}
	spec_dump(&s, &b);
	const char *out = arena_strdup(&f->arena, b.ptr);
	buf_finish(&b);
	return out;
}

static void lines(struct test_state *t)
{
	static const char layer[] = "layers:\n  - id: a\n    source: x.csv\n";
	static const struct {
		const char *before, *in_layer, *want;
	} rows[] = {
		{"title: x\n", "", "map.title \"x\"\n"},
		{"title: { en: x, fr: \"y\\\"\" }\n", "", "map.title en=\"x\", fr=\"y\\\"\"\n"},
		{"date: 2023-02\n", "", "\nmap.date 2023-02\n"},
		{"page: { width: 100.12345pt }\n", "", "\npage.width 100.1235\n"},
		{"extent: { margin: 5% }\n", "", "\nextent.margin 0.05\n"},
		{"extent: { box: [-1.5, 2, 3, 4] }\n", "", "\n  box -1.5 2 3 4\n"},
		{"extent: { around: { b: [x, y] } }\n", "", "\n  around b in 'x' 'y'\n"},
		{"boundaries: { disputed: solid }\n", "", "\nboundaries.disputed solid\n"},
		{"furniture: { locator: top-left }\n", "", "\nfurniture.locator top-left\n"},
		{"sources: [ a, { fr: b } ]\n", "",
			"\nmap.sources \"a\"\nmap.sources fr=\"b\"\n"},
		{"notes: [ n ]\n", "", "\nmap.notes \"n\"\n"},
		{"annotations: [ { text: x, at: [1, -2.5] } ]\n", "",
			"\nannotations.text \"x\"\nannotations.image -\nannotations.alt "
			"\nannotations.width 0\nannotations.class -\n"
			"  at 1 -2.5\n"},
		{"date: 2023\nannotations: [ { text: x, page: [1, -2], offset: [0, 4], "
		 "point-to: [5, 6],\n"
		 " valid: [2022] } ]\n",
			"", "\n  at page 1 -2\n  offset 0 4\n  point-to 5 6\n  valid 2022 \n"},
		{"date: 2023\nannotations: [ { arrow: { from: [1, 2], to: { page: [3, 4] } },\n"
		 " valid: ['', 2022-05] } ]\n",
			"", "\narrow.bend 0\n  from 1 2\n  to page 3 4\n  valid  2022-05\n"},
		{"", "", "\nlayers.id a\nlayers.source x.csv\nlayers.source-layer -\n"},
		{"", "    dissolve: true\n", "\nlayers.dissolve true\n"},
		{"", "    legend: none\n", "\n  legend none\n"},
		{"date: 2023\n", "    valid: [f, t]\n", "\n  valid f t\n"},
		{"", "    where: { group: [A, B], n: '< 3' }\n",
			"\n  where group member of 'A' 'B'\n  where n < '3'\n"},
		{"", "    where: { not: { group: A, n: '> 3', m: x } }\n",
			"\n  where group not member of 'A'\n  where n <= '3'\n"
			"  where m not in 'x'\n"},
		{"", "    where: { n: '>= 3', m: '> 4' }\n",
			"\n  where n >= '3'\n  where m > '4'\n"},
		{"", "    count-by: [a, b]\n", "\n  count-by a b\n"},
		{"", "    label-where: { n: 1 }\n", "\n  label-where n in '1'\n"},
		{"", "    uncertain-where: { n: 1 }\n", "\n  uncertain-where n in '1'\n"},
		{"", "    symbol-by: f\n    classes: { c: { en: C } }\n",
			"\n  class c en=\"C\"\n"},
		{"", "    mark-by: f\n    marks: { c: C }\n", "\n  mark c \"C\"\n"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct buf b;
		fixture_init(&f);
		buf_init(&b, 10000);
		buf_printf(&b, "%s%s%s", rows[i].before, layer, rows[i].in_layer);
		const char *text = dump(&f, b.ptr);
		bool found = strstr(text, rows[i].want) != NULL;
		EXPECT(found);
		if (!found) {
			printf("# row %zu\n", i);
		}
		buf_finish(&b);
		fixture_finish(&f);
	}
}

/* Nothing is said twice, and nothing of what is not there. */
static void nothing_more(struct test_state *t)
{
	static const char *const absent[] = {"\n  box", "\n  valid", "\n  legend none", "where",
		"class", "mark ", "annotations", "map.sources", "map.notes", "\n  at"};
	struct fixture f;
	fixture_init(&f);
	const char *text = dump(&f, "layers: [ { id: a, source: x.csv } ]\n");
	for (size_t i = 0; i < sizeof(absent) / sizeof(absent[0]); i++) {
		EXPECT(strstr(text, absent[i]) == NULL);
	}
	const char *first = strstr(text, "layers.id");
	EXPECT(first != NULL && strstr(first + 1, "layers.id") == NULL);
	fixture_finish(&f);
}

TEST_MAIN({"lines", lines}, {"nothing more", nothing_more})
