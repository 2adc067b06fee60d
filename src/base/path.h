/* Paths of files: beside the map file first, then among the installed data. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/mem.h"

/* The folder of a path ("." when it has none); the path itself without folders and ending. */
SM_NODISCARD char *path_folder(struct arena *a, const char *path);
SM_NODISCARD char *path_stem(struct arena *a, const char *path);
/* folder/name; name alone when it is absolute. */
SM_NODISCARD char *path_join(struct arena *a, const char *folder, const char *name);
bool path_exists(const char *path);
/* The name of the file in the same folder that a missing one most likely means; NULL: none, or
 * no memory. */
const char *path_nearest(struct arena *a, const char *path);
/* Whether it is a file such as those on a disk: no folder, device or pipe. */
bool path_is_regular(const char *path);
/* Whether both name the same file, there already or still to be written. */
bool path_is_same(const char *a, const char *b);
/* True when the path ends in `.ending`, ASCII case ignored. */
bool path_has_ending(const char *path, const char *ending);

/*
 * Where `name`, written in a file that lies in `folder`, is found: relative to the folder,
 * else to data_dir/maps (as if the file were installed), else to data_dir. When it is in none
 * of them the first is returned, for the message of whoever opens it. data_dir may be NULL.
 * Those that are not there are noted in the arena's inputs.
 */
SM_NODISCARD char *path_locate(
	struct arena *a, const char *folder, const char *data_dir, const char *name);

#endif
