/* Names of input files that mean the same to every machine and in every current folder. */
#ifndef BATCH_LOCATIONS_H
#define BATCH_LOCATIONS_H

#include "base/mem.h"

/* Absolute paths without symbolic links; data and fonts may be NULL. */
struct locations {
	const char *plan, *data, *fonts;
};

/* Of the folder the plan lies in, the installed data and the fonts asked for (both may be
 * NULL). False without memory. */
SM_NODISCARD bool locations_init(struct arena *a, const char *plan_dir, const char *data_dir,
	const char *font_dir, struct locations *out);

/*
 * The name of a file that was opened by this path: "maps/a.yaml" below the plan's folder,
 * "data:styles/sahel.yaml", "fonts:NotoSans-Regular.ttf", else "../shapes/a.shp" or, where
 * nothing but the root is common, the absolute path. NULL without memory.
 */
SM_NODISCARD char *locations_name(struct arena *a, const struct locations *l, const char *path);

/* The path by which such a name is opened; NULL without memory. */
SM_NODISCARD char *locations_path(struct arena *a, const struct locations *l, const char *name);

/* The text with names in place of the paths of those files, where they stand alone. NULL
 * without memory. */
struct location_pair {
	const char *path, *name;
};
SM_NODISCARD const char *locations_in_text(
	struct arena *a, const char *text, const struct location_pair *pairs, size_t n);

/* The path of `path` as seen from the folder `from`; NULL without memory. */
SM_NODISCARD char *locations_relative(struct arena *a, const char *from, const char *path);

#endif
