/* The files a job has read, for those who must know when it is to be done again. */
#ifndef BASE_INPUTS_H
#define BASE_INPUTS_H

#include "base/mem.h"

/* In the order they were read, each once. Zero-initialise. */
struct inputs {
	const char **paths; /* as they were opened */
	size_t n, cap;
	const char **absent; /* looked for, and not there: with them the job would be another */
	size_t n_absent, absent_cap;
};

/* Notes a file that is read in the arena's inputs, when it has any. False without memory. */
SM_NODISCARD bool inputs_add(struct arena *a, const char *path);

/* Notes one that was looked for in vain. */
SM_NODISCARD bool inputs_add_absent(struct arena *a, const char *path);

/* Whether the file is there; when not, that is noted. Without memory it counts as not there,
 * which the arena has reported. */
bool inputs_exists(struct arena *a, const char *path);

#endif
