/* Single values: from a node of the document to what the option table says. */
#ifndef SPEC_VALUE_H
#define SPEC_VALUE_H

#include "spec/options.h"
#include "spec/spec.h"
#include "spec/style.h"

/* A name for a colour. */
struct palette_color {
	const char *name;
	struct rgba color;
};

struct palette {
	struct palette_color *items;
	size_t n, cap;
};

struct value_reader {
	struct arena *a;
	const char *path;	       /* for messages */
	const struct palette *palette; /* NULL: no names */
};

/* Stores the node's value at base + option->offset; an error says what was expected. */
SM_NODISCARD bool value_read(
	const struct value_reader *r, const struct option *o, const struct node *n, void *base);

/* Stores the default of every option of the context that has one. */
SM_NODISCARD bool value_defaults(
	const struct value_reader *r, enum option_context context, void *base);

/* Bytes an option's value takes at its offset; 0 for what readers store themselves. */
size_t value_size(const struct option *o);

SM_NODISCARD bool value_localized(
	const struct value_reader *r, const struct node *n, struct localized *out);
/* The days something is there: `[FROM, TO]`, or `[FROM]`; an empty FROM is open. */
SM_NODISCARD bool value_days(
	const struct value_reader *r, const struct node *n, struct date *from, struct date *to);
/* "120mm", "4.5in", "340" as points; false: it is no length. */
SM_NODISCARD bool value_length(const char *text, double *out);

/* A list of two lengths, in points. */
SM_NODISCARD bool value_lengths(
	const struct value_reader *r, const struct node *n, double out[2]);
SM_NODISCARD bool value_color(
	const struct value_reader *r, const struct node *n, struct rgba *out);
/* A list of at least two colours. */
SM_NODISCARD bool value_colors(
	const struct value_reader *r, const struct node *n, struct colors *out);
/* A list of exactly `count` numbers; the node has a key. */
SM_NODISCARD bool value_numbers(
	const struct value_reader *r, const struct node *n, double *out, size_t count);

/* Which options of the table were given: a bit for each row. */
struct option_set {
	uint64_t bits[4];
};
bool option_set_has(const struct option_set *s, size_t i);
void option_set_add(struct option_set *s, size_t i);

/* What a reader of special options did with one. */
enum special { SPECIAL_DONE, SPECIAL_FAILED, SPECIAL_NOT_MINE };

struct block_reader {
	enum option_context context;
	void *base; /* of the offsets */
	/* Asked first about every option; must take those of type BLOCK and TEXTS. */
	enum special (*special)(void *user, const struct option *o, const struct node *n);
	void *user;
	struct option_set *seen; /* may be NULL */
};

/*
 * Reads all options of a mapping. Unknown keys are errors with the nearest name; every key is
 * read even after an error.
 */
SM_NODISCARD bool value_block(
	const struct value_reader *r, const struct block_reader *b, const struct node *mapping);

#endif
