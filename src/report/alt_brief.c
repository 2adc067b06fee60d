#include "report/alt_brief.h"

#include "base/buf.h"

#include <limits.h>
#include <string.h>

size_t alt_count(const char *text)
{
	size_t n = 0;
	for (; *text != '\0'; text++) {
		n += ((unsigned char)*text & 0xC0) != 0x80;
	}
	return n;
}

static size_t length(const struct alt_clause *clauses, size_t n)
{
	size_t all = 0;
	for (size_t i = 0; i < n; i++) {
		size_t own = alt_count(clauses[i].forms[clauses[i].chosen]);
		all += own > 0 && all > 0;
		all += own;
	}
	return all;
}

/* Says the clause of the lowest rank shorter; false when none can be. */
static bool shorten(struct alt_clause *clauses, size_t n)
{
	struct alt_clause *least = NULL;
	int rank = INT_MAX;
	for (size_t i = 0; i < n; i++) {
		struct alt_clause *c = &clauses[i];
		if (c->chosen + 1 < c->n_forms && c->ranks[c->chosen] < rank) {
			rank = c->ranks[c->chosen];
			least = c;
		}
	}
	if (least != NULL) {
		least->chosen++;
	}
	return least != NULL;
}

/* Of the clauses that were said shorter the one of the highest rank below `below`. */
static struct alt_clause *next_shortened(struct alt_clause *clauses, size_t n, int *below)
{
	struct alt_clause *found = NULL;
	int rank = INT_MIN;
	for (size_t i = 0; i < n; i++) {
		struct alt_clause *c = &clauses[i];
		if (c->chosen > 0 && c->ranks[c->chosen - 1] < *below &&
			c->ranks[c->chosen - 1] > rank) {
			rank = c->ranks[c->chosen - 1];
			found = c;
		}
	}
	*below = rank;
	return found;
}

static void lengthen(struct alt_clause *clauses, size_t n, size_t max)
{
	int below = INT_MAX;
	for (struct alt_clause *c = next_shortened(clauses, n, &below); c != NULL;
		c = next_shortened(clauses, n, &below)) {
		c->chosen--;
		c->chosen += length(clauses, n) > max;
	}
}

/* The length in bytes of the words that fit into so many characters. */
static size_t whole_words(const char *text, size_t max)
{
	size_t n = 0, end = 0;
	for (size_t i = 0; text[i] != '\0' && n <= max; i++) {
		end = text[i] == ' ' ? i : end;
		n += ((unsigned char)text[i] & 0xC0) != 0x80;
	}
	return end;
}

const char *alt_fit(struct arena *a, struct alt_clause *clauses, size_t n, size_t max)
{
	enum { TEXT_MAX = 1 << 16 };
	static const char more[] = " …";
	struct buf b;
	buf_init(&b, TEXT_MAX);
	while (length(clauses, n) > max && shorten(clauses, n)) {
	}
	lengthen(clauses, n, max);
	for (size_t i = 0; i < n; i++) {
		const char *text = clauses[i].forms[clauses[i].chosen];
		buf_puts(&b, b.len > 0 && text[0] != '\0' ? " " : "");
		buf_puts(&b, text);
	}
	if (!b.failed && b.ptr != NULL && alt_count(b.ptr) > max) {
		b.len = whole_words(b.ptr, max - alt_count(more));
		buf_puts(&b, more);
	}
	const char *out = b.failed ? NULL : arena_strdup(a, b.ptr == NULL ? "" : b.ptr);
	bool failed = b.failed;
	buf_finish(&b);
	if (failed) {
		(void)diag_fail(a->diag, SM_E_LIMIT, "the alternative text is too long");
	}
	return out;
}
