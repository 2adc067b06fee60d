#include "base/diag.h"
#include "test.h"

static void first_failure_wins(struct test_state *t)
{
	struct sm_diag d = {0};
	EXPECT(!diag_fail(&d, SM_E_DATA, "ring has %d points, %d needed", 2, 4));
	EXPECT(!diag_fail(&d, SM_E_LIMIT, "another"));
	EXPECT_INT(d.code, SM_E_DATA);
	EXPECT_INT(d.n_errors, 1);
	EXPECT_INT(d.errors[0].count, 1);
	EXPECT_STR(d.errors[0].text, "ring has 2 points, 4 needed");
}

static void errors_are_collected(struct test_state *t)
{
	struct sm_diag d = {0};
	for (int i = 0; i < SM_ERRORS_MAX + 5; i++) {
		EXPECT(!diag_error(&d, i == 0 ? SM_E_SPEC : SM_E_DATA, "error %d", i));
	}
	EXPECT_INT(d.code, SM_E_SPEC);
	EXPECT_INT(d.n_errors, SM_ERRORS_MAX);
	EXPECT_STR(d.errors[0].text, "error 0");
	EXPECT_STR(d.errors[SM_ERRORS_MAX - 1].text, "error 19");
	EXPECT(!diag_fail(&d, SM_E_NOMEM, "what comes of it"));
	EXPECT_INT(d.n_errors, SM_ERRORS_MAX);
	EXPECT_INT(d.code, SM_E_SPEC);
}

static void nothing_after_no_memory(struct test_state *t)
{
	struct sm_diag d = {0};
	(void)diag_fail(&d, SM_E_NOMEM, "out of memory");
	EXPECT(!diag_error(&d, SM_E_SPEC, "no option 'x'"));
	EXPECT_INT(d.n_errors, 1);
	EXPECT_INT(d.code, SM_E_NOMEM);
}

static void context_is_a_prefix(struct test_state *t)
{
	struct sm_diag d = {0};
	diag_push(&d, "layer '%s'", "rivers");
	diag_push(&d, "%s", "rivers.shp");
	(void)diag_error(&d, SM_E_DATA, "shape %d", 412);
	diag_pop(&d);
	(void)diag_error(&d, SM_E_DATA, "no field");
	diag_push(&d, "other");
	(void)diag_error(&d, SM_E_DATA, "x");
	diag_pop(&d);
	diag_pop(&d);
	(void)diag_error(&d, SM_E_DATA, "alone");
	EXPECT_STR(d.errors[0].text, "layer 'rivers': rivers.shp: shape 412");
	EXPECT_STR(d.errors[1].text, "layer 'rivers': no field");
	EXPECT_STR(d.errors[2].text, "layer 'rivers': other: x");
	EXPECT_STR(d.errors[3].text, "alone");
	EXPECT_INT(d.depth, 0);
}

static void places(struct test_state *t)
{
	static const struct {
		const char *text;
		size_t path_length;
		unsigned line, column;
	} rows[] = {
		{"maps/a.yaml:14:3: layer 'x': no file", 11, 14, 3},
		{"a:b.yaml:1:20: wrong", 8, 1, 20},
		{"a.yaml:14: wrong", 0, 0, 0},
		{":14:3: wrong", 0, 14, 3},
		{"a.yaml: no such file", 0, 0, 0},
		{"a.csv:0:3: wrong", 0, 0, 0},
		{"a:1:99999999999999999999: x", 0, 0, 0},
		{"14:3: wrong", 0, 0, 0},
		{"at 12:30", 0, 0, 0},
		{": x", 0, 0, 0},
		{"", 0, 0, 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct sm_diag d = {0};
		(void)diag_fail(&d, SM_E_SPEC, "%s", rows[i].text);
		EXPECT_INT(d.errors[0].path_length, rows[i].path_length);
		EXPECT_INT(d.errors[0].line, rows[i].line);
		EXPECT_INT(d.errors[0].column, rows[i].column);
	}
	struct sm_diag d = {0};
	diag_push(&d, "m.yaml:2:1: layer 'a'");
	diag_warn(&d, "kind", "t.csv:9:9: x");
	diag_pop(&d);
	EXPECT_INT(d.warnings[0].line, 2);
	EXPECT_INT(d.warnings[0].path_length, 6);
}

/* A context that does not fit is cut, and popping it leaves the outer one whole. */
static void long_context(struct test_state *t)
{
	struct sm_diag d = {0};
	char name[1000];
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	diag_push(&d, "outer");
	diag_push(&d, "%s", name);
	EXPECT_INT(strlen(d.context), SM_CONTEXT_MAX - 1);
	EXPECT(memcmp(d.context + SM_CONTEXT_MAX - 4, "n: ", 4) == 0);
	diag_push(&d, "no room");
	EXPECT_INT(strlen(d.context), SM_CONTEXT_MAX - 1);
	diag_pop(&d);
	EXPECT(memcmp(d.context + SM_CONTEXT_MAX - 4, "n: ", 4) == 0);
	(void)diag_error(&d, SM_E_DATA, "%s", name);
	EXPECT_INT(strlen(d.errors[0].text), SM_MSG_MAX - 1);
	EXPECT(strncmp(d.errors[0].text, "outer: nnn", 10) == 0);
	diag_pop(&d);
	EXPECT_STR(d.context, "outer: ");
	diag_pop(&d);
	EXPECT_STR(d.context, "");
}

/* A context that just fits is not cut: the last three bytes are ": " and the NUL. */
static void context_that_just_fits(struct test_state *t)
{
	char name[SM_CONTEXT_MAX];
	for (size_t n = SM_CONTEXT_MAX - 5; n < SM_CONTEXT_MAX - 1; n++) {
		struct sm_diag d = {0};
		size_t kept = n < SM_CONTEXT_MAX - 3 ? n : SM_CONTEXT_MAX - 3;
		memset(name, 'n', n);
		name[n] = '\0';
		diag_push(&d, "%s", name);
		EXPECT_INT(strlen(d.context), kept + 2);
		EXPECT_STR(d.context + kept, ": ");
		diag_pop(&d);
	}
}

static void warnings_are_counted(struct test_state *t)
{
	struct sm_diag d = {0};
	for (int i = 0; i < 3; i++) {
		diag_warn(&d, "bad-record", "shape %d is damaged", i + 7);
	}
	diag_warn(&d, "no-crs", "no .prj");
	EXPECT_INT(d.n_warnings, 2);
	EXPECT_INT(d.warnings[0].count, 3);
	EXPECT_STR(d.warnings[0].text, "shape 7 is damaged");
	EXPECT_STR(d.warnings[0].kind, "bad-record");
	EXPECT_INT(d.warnings[1].count, 1);
	EXPECT_STR(d.warnings[1].text, "no .prj");
	EXPECT_INT(d.code, SM_OK);
	EXPECT_INT(d.n_errors, 0);
}

/* The same kind in another context is another warning, also when one context holds the other.
 */
static void warnings_by_context(struct test_state *t)
{
	struct sm_diag d = {0};
	diag_push(&d, "a");
	diag_push(&d, "b");
	diag_warn(&d, "kind", "first");
	diag_warn(&d, "kind", "second");
	diag_pop(&d);
	diag_warn(&d, "kind", "third");
	diag_pop(&d);
	diag_push(&d, "c");
	diag_warn(&d, "kind", "fourth");
	diag_pop(&d);
	diag_warn(&d, "kind", "fifth");
	static const char *const want[] = {"a: b: first", "a: third", "c: fourth", "fifth"};
	EXPECT_INT(d.n_warnings, 4);
	for (size_t i = 0; i < d.n_warnings && i < 4; i++) {
		EXPECT_STR(d.warnings[i].text, want[i]);
		EXPECT_INT(d.warnings[i].count, i == 0 ? 2 : 1);
	}
}

/* Each text once, whatever its kind. */
static void each_warning(struct test_state *t)
{
	struct sm_diag d = {0};
	for (int i = 0; i < 6; i++) {
		diag_push(&d, "a.yaml:%d:1", i / 3);
		diag_warn_each(&d, "k", "%d", i % 2);
		diag_pop(&d);
	}
	EXPECT_INT(d.n_warnings, 4);
	EXPECT_STR(d.warnings[3].text, "a.yaml:1:1: 0");
	EXPECT_INT(d.warnings[3].line, 1);
	EXPECT_INT(d.warnings[3].count, 1);
	for (int i = 0; i < 2 * SM_WARNINGS_MAX; i++) {
		diag_warn_each(&d, "k", "number %d", i);
	}
	EXPECT_INT(d.n_warnings, SM_WARNINGS_MAX);
	EXPECT_INT(d.more_warnings, SM_WARNINGS_MAX + 4);
}

static void warnings_are_bounded(struct test_state *t)
{
	static char kinds[SM_WARNINGS_MAX + 3][8];
	struct sm_diag d = {0};
	for (int i = 0; i < SM_WARNINGS_MAX + 3; i++) {
		(void)snprintf(kinds[i], sizeof(kinds[i]), "k%d", i);
		diag_warn(&d, kinds[i], "warning %d", i);
	}
	diag_warn(&d, kinds[0], "again");
	EXPECT_INT(d.n_warnings, SM_WARNINGS_MAX);
	EXPECT_INT(d.more_warnings, 3);
	EXPECT_INT(d.warnings[0].count, 2);
	EXPECT_STR(d.warnings[SM_WARNINGS_MAX - 1].text, "warning 47");
}

static void notes_replace(struct test_state *t)
{
	static char kinds[SM_NOTES_MAX + 2][8];
	struct sm_diag d = {0};
	diag_note(&d, "projection", "one");
	diag_note(&d, "projection", "two of %d", 2);
	EXPECT_INT(d.n_notes, 1);
	EXPECT_STR(d.notes[0].text, "two of 2");
	EXPECT_STR(d.notes[0].kind, "projection");
	for (int i = 0; i < SM_NOTES_MAX + 2; i++) {
		(void)snprintf(kinds[i], sizeof(kinds[i]), "k%d", i);
		diag_note(&d, kinds[i], "note %d", i);
	}
	EXPECT_INT(d.n_notes, SM_NOTES_MAX);
	EXPECT_STR(d.notes[SM_NOTES_MAX - 1].text, "note 6");
	diag_note(&d, "projection", "three");
	EXPECT_STR(d.notes[0].text, "three");
}

static void one_line(struct test_state *t)
{
	struct sm_diag d = {0};
	(void)diag_fail(&d, SM_E_PROJ, "projection '%s': unknown\r\n", "a\n\tb\x7f");
	EXPECT_STR(d.errors[0].text, "projection 'a  b ': unknown");
	diag_warn(&d, "empty", "%s", " \n");
	EXPECT_STR(d.warnings[0].text, "");
	diag_warn(&d, "other", "é ");
	EXPECT_STR(d.warnings[1].text, "é");
}

TEST_MAIN({"one line", one_line}, {"the first failure wins", first_failure_wins},
	{"errors are collected", errors_are_collected},
	{"nothing after no memory", nothing_after_no_memory},
	{"context is a prefix", context_is_a_prefix}, {"the place in a file", places},
	{"long context", long_context}, {"context that just fits", context_that_just_fits},
	{"warnings are counted", warnings_are_counted},
	{"warnings by context", warnings_by_context}, {"each warning", each_warning},
	{"warnings are bounded", warnings_are_bounded}, {"notes replace", notes_replace})
