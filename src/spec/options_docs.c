/* What is made from the option table for people and programs to read. */
#include "spec/options.h"

#include "base/look.h"
#include "base/suggest.h"

#include <string.h>

static const char *const type_texts[] = {
	[OPTION_TEXT] = "a text",
	[OPTION_LOCALIZED] = "a text, or one for each language { en: ..., fr: ... }",
	[OPTION_TEXTS] = "a list of texts",
	[OPTION_LENGTH] = "a length such as 180mm, 12pt, 2cm, 1in or 96px",
	[OPTION_DISTANCE] = "a distance such as 250km, 800m, 60mi or 30nmi",
	[OPTION_NUMBER] = "a number",
	[OPTION_FRACTION] = "a share such as 12% or 0.12",
	[OPTION_DEGREES] = "degrees such as 5deg, or none",
	[OPTION_DATE] = "a date such as 2023-09-16, 2023-09 or 2023",
	[OPTION_COLOR] = "a colour such as '#e3a857', a name of the palette or of CSS, or none",
	[OPTION_DASHES] = "a list of lengths such as [4, 2], or none",
	[OPTION_SPACING] = "a share of the font size such as 0.18em",
	[OPTION_BLOCK] = "a mapping or list",
};

void options_describe_type(const struct option *o, struct buf *out)
{
	const char *const *words = o->type == OPTION_SYMBOL ? symbol_names : o->words;
	if (words == NULL) {
		buf_puts(out, type_texts[o->type]);
		return;
	}
	for (size_t i = 0; words[i] != NULL; i++) {
		const char *between = i == 0 ? "" : words[i + 1] == NULL ? " or " : ", ";
		buf_printf(out, "%s%s", between, words[i]);
	}
	if (o->type == OPTION_SYMBOL) {
		buf_puts(out, "; or a picture, url(FILE.svg)");
	}
}

static void describe_range(const struct option *o, struct buf *out)
{
	if (o->min != 0 || o->max != 0) {
		double per_unit = o->type == OPTION_DISTANCE ? 1000 : 1;
		buf_puts(out, ", from ");
		buf_num(out, o->min / per_unit, 3);
		buf_puts(out, " to ");
		buf_num(out, o->max / per_unit, 3);
		buf_puts(out, o->type == OPTION_LENGTH	   ? " pt"
			      : o->type == OPTION_DISTANCE ? " km"
							   : "");
	}
}

static void heading(enum option_context context, struct buf *out)
{
	static const char *const words[N_CONTEXTS] = {"The map file's top level", "`page:`",
		"`svg:`", "`extent:`", "`change:`", "`dates:` from a table",
		"An entry of `panels:`", "`groups:`", "`boundaries:`", "An entry of `layers:`",
		"`zone:` of a layer, and the zones within it", "`circle:` of a zone",
		"`join:` of a layer", "`color-by:` of a layer", "`size-by:` of a layer",
		"An entry of `annotations:`", "`arrow:` of an annotation",
		"`labels:`, and a placement file's top level", "An entry of `pin:`",
		"An entry of `avoid:`", "`furniture:`", "A style file's top level",
		"A rule of a style, and the `label:` within it", "A plan's top level",
		"An entry of `sizes:`", "`rows:`", "An entry of `overrides:`"};
	buf_printf(out,
		"\n## %s\n\n| option | value | default | meaning |\n|---|---|---|---|\n",
		words[context]);
}

void options_reference(struct buf *out)
{
	buf_puts(out,
		"# Options\n\nGenerated from the option table (`sahelmap options`); do not "
		"edit.\n");
	for (enum option_context c = IN_MAP; c < N_CONTEXTS; c++) {
		heading(c, out);
		for (size_t i = 0; i < n_options; i++) {
			const struct option *o = &options[i];
			if (o->context != c) {
				continue;
			}
			buf_printf(out, "| `%s` | ", o->name);
			options_describe_type(o, out);
			describe_range(o, out);
			buf_printf(out, " | %s | %s |\n",
				o->fallback == NULL ? "" : o->fallback, o->help);
		}
	}
	buf_puts(out,
		"\nConditions (`where:`, `label-where:`, `uncertain-where:`, `around:`) map a "
		"field to a value, a "
		"list of values, or a\ncomparison in quotes: `\">= 100000\"`, `\"< 3\"`, "
		"`\"!= FRA\"`. `group: NAME` asks the table of\nmemberships; each condition in "
		"`not: { ... }` must not hold. All conditions must be met.\n");
}

/* The part of a key that names an option: behind the last dot. */
static bool matches(const struct option *o, const char *key)
{
	const char *dot = strrchr(key, '.');
	if (dot == NULL) {
		return strcmp(o->name, key) == 0;
	}
	const char *context = options_context_name(o->context);
	size_t n = (size_t)(dot - key);
	bool same = strlen(context) == n && memcmp(context, key, n) == 0;
	bool rule = o->context == IN_RULE && n == 5 && memcmp(key, "style", 5) == 0;
	return (same || rule) && strcmp(o->name, dot + 1) == 0;
}

bool options_explain(struct sm_diag *d, const char *key, struct buf *out)
{
	bool found = false;
	enum { NAMES_MAX = 256 };
	const char *names[NAMES_MAX];
	size_t n = 0;
	for (size_t i = 0; i < n_options; i++) {
		const struct option *o = &options[i];
		if (n < NAMES_MAX) {
			names[n++] = o->name;
		}
		if (!matches(o, key)) {
			continue;
		}
		buf_printf(out, "%s%s.%s\n  %s\n  value:   ", found ? "\n" : "",
			options_context_name(o->context), o->name, o->help);
		options_describe_type(o, out);
		describe_range(o, out);
		buf_printf(
			out, "\n  default: %s\n", o->fallback == NULL ? "none" : o->fallback);
		found = true;
	}
	if (found) {
		return true;
	}
	const char *dot = strrchr(key, '.');
	const char *near = suggest_nearest(dot == NULL ? key : dot + 1, names, n);
	return diag_fail(d, SM_E_USAGE, "no option '%s'%s%s%s", key,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

/* words: NULL-terminated, at least one. */
static void schema_words(const char *const *words, struct buf *out)
{
	buf_puts(out, "{ \"enum\": [");
	for (size_t i = 0; words[i] != NULL; i++) {
		buf_printf(out, "%s\"%s\"", i == 0 ? "" : ", ", words[i]);
	}
	/* YAML reads 400 and true as a number and a boolean; both spellings are right. */
	if (words[0] != NULL && strcmp(words[0], "false") == 0) {
		buf_puts(out, ", false, true");
	}
	buf_puts(out, "]");
}

static void schema_context(enum option_context context, int indent, struct buf *out);

/* What may be written as a text or list too. */
static bool schema_either(const struct option *o, int indent, struct buf *out)
{
	static const struct {
		enum option_context in, context;
		const char *name, *before, *after;
	} either[] = {
		{IN_MAP, IN_LABELS, "labels", "{ \"type\": \"string\" }, {\n", "}]"},
		{IN_LABELS, IN_PIN, "pin",
			"{ \"type\": \"object\", \"additionalProperties\": { \"anyOf\": [{ "
			"\"enum\": [\"hide\", \"dropped\", \"number\"] }, {\n",
			"}] } }]"},
		{IN_LABELS, IN_AVOID, "avoid", "{ \"type\": \"array\", \"items\": {\n", "} }]"},
		{IN_MAP, IN_DATES, "dates", "{ \"type\": [\"string\", \"array\"] }, {\n", "}]"},
		{IN_MAP, IN_PANEL, "panels",
			"{ \"enum\": [\"dates\"] }, { \"type\": \"array\", \"items\": {\n",
			"} }]"},
		{IN_LAYER, IN_ZONE, "zone", "{ \"type\": \"string\" }, {\n", "}]"},
	};
	for (size_t i = 0; i < sizeof(either) / sizeof(either[0]); i++) {
		if (o->context == either[i].in && strcmp(o->name, either[i].name) == 0) {
			buf_printf(out, "{ \"anyOf\": [%s", either[i].before);
			schema_context(either[i].context, indent + 2, out);
			buf_printf(out, "%*s%s", indent, "", either[i].after);
			return true;
		}
	}
	return false;
}

/* What a block holds; empty: anything. */
static void schema_block(const struct option *o, int indent, struct buf *out)
{
	static const struct {
		const char *name;
		enum option_context context;
		bool list;
	} blocks[] = {{"page", IN_PAGE, false}, {"svg", IN_SVG, false},
		{"extent", IN_EXTENT, false}, {"change", IN_CHANGE, false},
		{"groups", IN_GROUPS, false}, {"boundaries", IN_BOUNDARIES, false},
		{"furniture", IN_FURNITURE, false}, {"layers", IN_LAYER, true},
		{"annotations", IN_ANNOTATION, true}};
	static const struct {
		const char *name;
		enum option_context context;
	} inner[] = {{"circle", IN_CIRCLE}, {"arrow", IN_ARROW}, {"extent", IN_EXTENT},
		{"furniture", IN_FURNITURE}, {"join", IN_JOIN}, {"color-by", IN_COLOR_BY},
		{"size-by", IN_SIZE_BY}};
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		if (o->context == IN_MAP && strcmp(o->name, blocks[i].name) == 0) {
			buf_puts(out, blocks[i].list ? "{ \"type\": \"array\", \"items\": {\n"
						     : "{\n");
			schema_context(blocks[i].context, indent + 2, out);
			buf_printf(out, "%*s%s", indent, "", blocks[i].list ? "}" : "");
			return;
		}
	}
	for (size_t i = 0; i < sizeof(inner) / sizeof(inner[0]); i++) {
		if (o->context != IN_MAP && strcmp(o->name, inner[i].name) == 0) {
			buf_puts(out, "{\n");
			schema_context(inner[i].context, indent + 2, out);
			buf_printf(out, "%*s", indent, "");
			return;
		}
	}
	if (schema_either(o, indent, out)) {
		return;
	}
	bool zones = o->context == IN_ZONE &&
		     (strcmp(o->name, "union") == 0 || strcmp(o->name, "intersection") == 0 ||
			     strcmp(o->name, "difference") == 0);
	if (o->context == IN_ARROW) {
		buf_puts(out, "{ \"type\": [\"array\", \"object\"]");
		return;
	}
	static const char *const lists[] = {"layers", "box", "breaks", "palette", "at", "page",
		"offset", "point-to", "valid", "count-by", "data", "symbols"};
	bool list = zones;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		list = list || strcmp(o->name, lists[i]) == 0;
	}
	buf_puts(out, list ? "{ \"type\": \"array\"" : "{ \"type\": \"object\"");
}

static void schema_value(const struct option *o, int indent, struct buf *out)
{
	if (o->words != NULL) {
		schema_words(o->words, out);
		return;
	}
	switch (o->type) {
	case OPTION_BLOCK:
		schema_block(o, indent, out);
		return;
	case OPTION_TEXTS:
		buf_puts(out, "{ \"type\": \"array\"");
		return;
	case OPTION_LOCALIZED:
		buf_puts(out, "{ \"type\": [\"string\", \"object\"]");
		return;
	case OPTION_TEXT:
		buf_puts(out, "{ \"type\": \"string\"");
		return;
	default:
		buf_puts(out, "{ \"type\": [\"string\", \"number\"]");
	}
}

static void schema_context(enum option_context context, int indent, struct buf *out)
{
	bool first = true;
	buf_printf(out, "%*s\"type\": \"object\",\n%*s\"additionalProperties\": false,\n",
		indent, "", indent, "");
	static const char *const required[N_CONTEXTS] = {[IN_LAYER] = "\"id\"",
		[IN_CHANGE] = "\"from\", \"to\"",
		[IN_CIRCLE] = "\"at\", \"radius\"",
		[IN_ARROW] = "\"from\", \"to\"",
		[IN_JOIN] = "\"source\"",
		[IN_COLOR_BY] = "\"field\"",
		[IN_SIZE_BY] = "\"field\""};
	if (required[context] != NULL) {
		buf_printf(out, "%*s\"required\": [%s],\n", indent, "", required[context]);
	}
	buf_printf(out, "%*s\"properties\": {", indent, "");
	for (size_t i = 0; i < n_options; i++) {
		const struct option *o = &options[i];
		if (o->context != context) {
			continue;
		}
		buf_printf(out, "%s\n%*s\"%s\": { \"description\": ", first ? "" : ",",
			indent + 2, "", o->name);
		first = false;
		buf_json(out, o->help, strlen(o->help));
		buf_puts(out, ", \"allOf\": [");
		schema_value(o, indent + 2, out);
		buf_puts(out, " }] }");
	}
	buf_printf(out, "\n%*s}\n", indent, "");
}

void options_schema(struct buf *out)
{
	buf_puts(out, "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
		      "  \"title\": \"sahelmap map file\",\n  \"required\": [\"layers\"],\n");
	schema_context(IN_MAP, 2, out);
	buf_puts(out, "}\n");
}

void options_dictionary(struct buf *out)
{
	for (size_t i = 0; i < n_options; i++) {
		buf_printf(out, "\"%s:\"\n", options[i].name);
		for (size_t k = 0; options[i].words != NULL && options[i].words[k] != NULL;
			k++) {
			buf_printf(out, "\"%s\"\n", options[i].words[k]);
		}
	}
}
