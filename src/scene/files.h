/* The data files of a map: each is read once, whoever draws from it. */
#ifndef SCENE_FILES_H
#define SCENE_FILES_H

#include "source/source.h"

/* A file that has been read. */
struct loaded {
	const char *path;	       /* as opened the first time */
	struct source_options options; /* what it was read with; borrowed strings */
	struct features features;      /* SPACE_LONLAT */
	struct source_info info;
	size_t n_bytes; /* of memory, all together */
	struct loaded *next;
};

/* Zero-initialise but for the arena, which holds all that is read. */
struct files {
	struct arena *a;
	struct loaded *first;
};

/*
 * The file, in longitude and latitude: read now, or the one that was read with the same
 * options before. The path and the options' strings are borrowed. NULL after reporting.
 */
const struct loaded *files_read(
	struct files *f, const char *path, const struct source_options *options);

/* A file a map will ask for. */
struct file_wish {
	const char *path;
	struct source_options options;
};

/* files_read() of the i-th of these wishes, for its effect on the memo of the arena: an
 * ahead_make. */
void files_read_ahead(struct arena *a, const void *wishes, size_t i);

#endif
