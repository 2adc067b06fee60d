/*
 * The one table of options: map file, style and plan. Parsing, ranges, defaults, suggestions,
 * the reference page, `explain`, the JSON Schema and the fuzz dictionary are made from it.
 */
#ifndef SPEC_OPTIONS_H
#define SPEC_OPTIONS_H

#include "base/buf.h"
#include "base/mem.h"

/* How a value is written, and what it is stored as at the option's offset. */
enum option_type {
	OPTION_TEXT,	  /* const char * */
	OPTION_LOCALIZED, /* struct localized: one text, or one for each language */
	OPTION_TEXTS,	  /* a list of localized texts; stored by the reader */
	OPTION_LENGTH,	  /* double, points: 180mm, 12pt, 3cm, 1in, 96px */
	OPTION_DISTANCE,  /* double, metres on the ground: 250km, 800m, 60mi, 30nmi */
	OPTION_NUMBER,	  /* double */
	OPTION_FRACTION,  /* double: 12% or 0.12 */
	OPTION_DEGREES,	  /* double: 5deg, 5, none */
	OPTION_DATE,	  /* struct date */
	OPTION_WORD,	  /* int: index of the word */
	OPTION_FLAG,	  /* bool: index of the word, of two */
	OPTION_COLOR,	  /* struct rgba */
	OPTION_DASHES,	  /* double[DASH_MAX] and the int behind it */
	OPTION_SPACING,	  /* double, em: 0.18em */
	OPTION_WEIGHT,	  /* int: 400 or 700 */
	OPTION_SYMBOL,	  /* const char *: one of symbol_names */
	OPTION_BLOCK, /* a mapping or list with a context of its own; stored by the reader */
};

enum option_context {
	IN_MAP,
	IN_PAGE,
	IN_SVG,
	IN_EXTENT,
	IN_CHANGE,
	IN_DATES,
	IN_PANEL,
	IN_GROUPS,
	IN_BOUNDARIES,
	IN_LAYER,
	IN_ZONE,
	IN_CIRCLE,
	IN_JOIN,
	IN_COLOR_BY,
	IN_SIZE_BY,
	IN_ANNOTATION,
	IN_ARROW,
	IN_LABELS,
	IN_PIN,
	IN_AVOID,
	IN_FURNITURE,
	IN_STYLE,
	IN_RULE,
	IN_PLAN,
	IN_PLAN_SIZE,
	IN_PLAN_ROWS,
	IN_PLAN_OVERRIDE,
	N_CONTEXTS,
};

struct option {
	enum option_context context;
	enum option_type type;
	const char *name;
	size_t offset;
	double min, max;
	const char *fallback;	  /* the default, as it would be written; NULL: not set */
	const char *const *words; /* NULL-terminated */
	const char *help;	  /* one sentence */
};

extern const struct option options[];
extern const size_t n_options;

/* "page", "layers", "style rule": as in the reference. */
const char *options_context_name(enum option_context context);

/* The option, or NULL. */
const struct option *options_find(enum option_context context, const char *name);
/* The nearest name in the context, or NULL. */
const char *options_suggest(enum option_context context, const char *name);

/* How its values are written, for people: "a length such as 180mm", "none, auto or ...". */
void options_describe_type(const struct option *o, struct buf *out);

/* The reference page, Markdown. */
void options_reference(struct buf *out);
/* One option in a few lines; key is "page.width", "layers.source", "style.fill", or a name
 * alone (every context that has it). False for an unknown key (SM_E_USAGE, suggests). */
SM_NODISCARD bool options_explain(struct sm_diag *d, const char *key, struct buf *out);
/* JSON Schema (draft 2020-12) of the map file. */
void options_schema(struct buf *out);
/* A libFuzzer dictionary. */
void options_dictionary(struct buf *out);

#endif
