/* The option table itself, every row of it. */
#include "fixture.h"
#include "spec/options.h"
#include "spec/style_values.h"
#include "spec/value.h"
#include "test.h"

#include <ctype.h>

/* Something of every context, for an option to be stored in. */
union any {
	struct spec spec;
	struct panel_spec panel;
	struct layer_spec layer;
	struct zone_spec zone;
	struct join_spec join;
	struct scale_spec scale;
	struct arrow_spec arrow;
	struct annotation_spec annotation;
	struct labels_spec labels;
	struct pin_spec pin;
	struct style_values style;
};

static bool read_text(struct fixture *f, const struct option *o, const char *text)
{
	static union any anything;
	const struct node n = {
		.kind = NODE_SCALAR, .line = 3, .column = 5, .text = text, .key = o->name};
	const struct value_reader r = {.a = &f->arena, .path = "m"};
	fixture_forget(f);
	return value_read(&r, o, &n, &anything);
}

static void rows_are_sound(struct test_state *t)
{
	for (size_t i = 0; i < n_options; i++) {
		const struct option *o = &options[i];
		size_t n = strlen(o->name), k = strlen(o->help);
		EXPECT(n > 0 && strspn(o->name, "abcdefghijklmnopqrstuvwxyz-") == n);
		EXPECT(k > 10 && o->help[k - 1] == '.' && strchr(o->help, '|') == NULL);
		EXPECT(o->min <= o->max);
		EXPECT(options_find(o->context, o->name) == o); /* no name twice */
		bool worded = o->type == OPTION_WORD || o->type == OPTION_FLAG ||
			      o->type == OPTION_WEIGHT;
		EXPECT((o->words != NULL) == worded);
		EXPECT(o->type != OPTION_FLAG ||
			(o->words[0] != NULL && o->words[1] != NULL && o->words[2] == NULL));
	}
}

static void defaults_are_valid(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < n_options; i++) {
		const struct option *o = &options[i];
		EXPECT(o->fallback == NULL || read_text(&f, o, o->fallback));
	}
	fixture_finish(&f);
}

static void number_text(char *out, size_t size, double v, const struct option *o, double more)
{
	double step = (o->max - o->min) / 1000;
	struct buf b;
	buf_init(&b, 100);
	buf_num(&b, v + more * step, 6);
	(void)snprintf(out, size, "%s%s", b.ptr, o->type == OPTION_DISTANCE ? "m" : "");
	buf_finish(&b);
}

/* The ends of each range are within it, and what is a thousandth of it farther is not. */
static void ranges(struct test_state *t)
{
	struct fixture f;
	size_t n = 0;
	fixture_init(&f);
	for (size_t i = 0; i < n_options; i++) {
		const struct option *o = &options[i];
		char text[32];
		if (o->min == 0 && o->max == 0) {
			continue;
		}
		n++;
		bool dashes = o->type == OPTION_DASHES;
		for (int end = 0; end < 2 && !dashes; end++) {
			double at = end == 0 ? o->min : o->max;
			number_text(text, sizeof(text), at, o, 0);
			EXPECT(read_text(&f, o, text));
			number_text(text, sizeof(text), at, o, end == 0 ? -1 : 1);
			EXPECT(!read_text(&f, o, text));
			EXPECT(f.diag.n_errors == 1 &&
				strstr(f.diag.errors[0].text, "is out of range (") != NULL);
			EXPECT(strncmp(f.diag.errors[0].text, "m:3:5: ", 7) == 0);
			EXPECT((strstr(f.diag.errors[0].text, " pt)") != NULL) ==
				(o->type == OPTION_LENGTH));
			EXPECT(strncmp(f.diag.errors[0].text + 7, o->name, strlen(o->name)) ==
				0);
		}
	}
	EXPECT(n > 15); /* or nothing was tested */
	fixture_finish(&f);
}

/* A list of lists is right for none of them; each says what is expected. */
static void wrong_types(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < n_options; i++) {
		const struct option *o = &options[i];
		static union any anything;
		struct node inner = {.kind = NODE_SEQUENCE, .line = 7, .column = 9};
		const struct node n = {.kind = NODE_SEQUENCE,
			.line = 7,
			.column = 9,
			.key = o->name,
			.child = &inner};
		const struct value_reader r = {.a = &f.arena, .path = "m"};
		fixture_forget(&f);
		EXPECT(!value_read(&r, o, &n, &anything));
		EXPECT(f.diag.code == SM_E_SPEC && f.diag.n_errors == 1);
		const char *says = f.diag.errors[0].text;
		EXPECT(strncmp(says, "m:7:9: ", 7) == 0 && strstr(says, "expected") != NULL);
		EXPECT(o->type == OPTION_LOCALIZED ||
			strncmp(says + 7, o->name, strlen(o->name)) == 0);
	}
	fixture_finish(&f);
}

/* Every word is taken, and with its last letter doubled it is the one suggested. */
static void words(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < n_options; i++) {
		const struct option *o = &options[i];
		for (size_t k = 0; o->words != NULL && o->words[k] != NULL; k++) {
			char text[40], want[64];
			size_t n = strlen(o->words[k]);
			EXPECT(read_text(&f, o, o->words[k]));
			if (n < 4 || isdigit((unsigned char)o->words[k][0])) {
				continue;
			}
			(void)snprintf(
				text, sizeof(text), "%s%c", o->words[k], o->words[k][n - 1]);
			EXPECT(!read_text(&f, o, text));
			(void)snprintf(want, sizeof(want), "did you mean '%s'?", o->words[k]);
			EXPECT(f.diag.n_errors == 1 &&
				strstr(f.diag.errors[0].text, want) != NULL);
		}
	}
	fixture_finish(&f);
}

static void names(struct test_state *t)
{
	static const char *const contexts[N_CONTEXTS] = {"map", "page", "svg", "extent",
		"change", "dates", "panels", "groups", "boundaries", "layers", "zone", "circle",
		"join", "color-by", "size-by", "annotations", "arrow", "labels", "pin", "avoid",
		"furniture", "style", "style rule", "plan", "sizes", "rows", "overrides"};
	for (enum option_context c = IN_MAP; c < N_CONTEXTS; c++) {
		EXPECT_STR(options_context_name(c), contexts[c]);
	}
	EXPECT(options_find(IN_PAGE, "width") != NULL);
	EXPECT(options_find(IN_MAP, "width") == NULL);
	EXPECT(options_find(IN_PAGE, "widt") == NULL);
	EXPECT_STR(options_suggest(IN_PAGE, "widht"), "width");
	EXPECT_STR(options_suggest(IN_RULE, "colour-fill") == NULL ? "-" : "x", "-");
	EXPECT_STR(options_suggest(IN_RULE, "strok"), "stroke");
	EXPECT_STR(options_suggest(IN_MAP, "Layer"), "layers");
	EXPECT(options_suggest(IN_GROUPS, "width") == NULL); /* of another context */
}

TEST_MAIN({"rows are sound", rows_are_sound}, {"defaults are valid", defaults_are_valid},
	{"ranges", ranges}, {"wrong types", wrong_types}, {"words", words}, {"names", names})
