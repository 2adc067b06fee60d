/* The days of a map that is drawn for several. */
#ifndef SCENE_DATES_H
#define SCENE_DATES_H

#include "scene/files.h"
#include "spec/spec.h"

/*
 * The days that `dates:` lists, or those of its table: each once, the earliest first. `path` is
 * the table's as it is to be opened, NULL when there is none. SM_E_DATA for a cell that is no
 * date, SM_E_SPEC for a table without the column or when no row is left; SM_E_LIMIT for more
 * than DATES_MAX.
 */
SM_NODISCARD bool dates_list(struct files *files, const struct spec *spec, const char *path,
	const struct date **out, size_t *n);

#endif
