/* Words in braces, filled in: of a plan's pattern, and of what it says for the rows of a table.
 */
#ifndef BATCH_TEMPLATE_H
#define BATCH_TEMPLATE_H

#include "base/mem.h"

struct template_filler {
	/* What stands for a word without its braces: NULL when there is none, which fails when
	 * `fails` is set (the filler has reported) and leaves the braces as they are otherwise.
	 */
	const char *(*value)(void *user, const char *word, bool *fails);
	void *user;
};

/* The text with its braces filled in, in the arena; NULL after a failure. */
const char *template_fill(struct arena *a, const char *text, const struct template_filler *f);

#endif
