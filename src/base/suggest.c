#include "base/suggest.h"

#include "base/buf.h"

#include <ctype.h>
#include <string.h>

enum { WORD_MAX = 64 };

static int lower(char c)
{
	return tolower((unsigned char)c);
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Edits from a to b, both shorter than WORD_MAX: insert, delete, replace, swap neighbours. */
static size_t distance(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), rows[3][WORD_MAX + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];
	for (size_t k = 0; k <= m; k++) {
		last[k] = k;
	}
	for (size_t i = 1; i <= n; i++) {
		row[0] = i;
		for (size_t k = 1; k <= m; k++) {
			size_t replace = last[k - 1] + (lower(a[i - 1]) != lower(b[k - 1]));
			row[k] = least(replace, least(last[k], row[k - 1]) + 1);
			if (i > 1 && k > 1 && lower(a[i - 1]) == lower(b[k - 2]) &&
				lower(a[i - 2]) == lower(b[k - 1])) {
				row[k] = least(row[k], before[k - 2] + 1);
			}
		}
		size_t *free_row = before;
		before = last;
		last = row;
		row = free_row;
	}
	return last[m];
}

const char *suggest_nearest(const char *word, const char *const *words, size_t n)
{
	const char *best = NULL;
	size_t length = strlen(word), best_distance = length / 3 + 2;
	for (size_t i = 0; i < n && length < WORD_MAX; i++) {
		if (words[i] == NULL || strlen(words[i]) >= WORD_MAX) {
			continue;
		}
		size_t d = distance(word, words[i]);
		if (d < best_distance && d < strlen(words[i])) {
			best_distance = d;
			best = words[i];
		}
	}
	return best;
}

/* Whether two words have the same digits in the same order. */
static bool same_digits(const char *a, const char *b)
{
	static const char digits[] = "0123456789";
	for (;; a++, b++) {
		a += strcspn(a, digits);
		b += strcspn(b, digits);
		if (*a != *b || *a == '\0') {
			return *a == *b;
		}
	}
}

const char *suggest_slip(const char *name, const char *const *words, size_t n)
{
	const char *best = NULL;
	size_t length = strlen(name),
	       most = length < 4   ? 0
		      : length < 8 ? 1
				   : 2,
	       least_d = most + 1;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(words[i], name) == 0) {
			return NULL;
		}
		size_t d = length < WORD_MAX && strlen(words[i]) < WORD_MAX &&
					   same_digits(name, words[i])
				   ? distance(name, words[i])
				   : least_d;
		if (d < least_d) {
			least_d = d;
			best = words[i];
		}
	}
	return best;
}

bool suggest_fail(struct sm_diag *d, const char *what, const char *word,
	const char *const *words, size_t n)
{
	struct buf list;
	buf_init(&list, SM_MSG_MAX);
	for (size_t i = 0; i < n; i++) {
		buf_printf(&list, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " or ", words[i]);
	}
	const char *near = suggest_nearest(word, words, n);
	(void)diag_fail(d, SM_E_USAGE, "%s '%s': %s is expected%s%s%s", what, word,
		list.failed ? "another" : list.ptr, near == NULL ? "" : "; did you mean '",
		near == NULL ? "" : near, near == NULL ? "" : "'?");
	buf_finish(&list);
	return false;
}
