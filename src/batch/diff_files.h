/* Which files of two editions belong to one map: those of one name, without its ending. */
#ifndef BATCH_DIFF_FILES_H
#define BATCH_DIFF_FILES_H

#include "base/mem.h"

enum diff_format { DIFF_PNG, DIFF_SVG, DIFF_PDF, DIFF_EPS, DIFF_REPORT, DIFF_N_FORMATS };
enum diff_side { DIFF_OLD, DIFF_NEW, DIFF_N_SIDES };

/* Without the dot; the report's is "json". */
const char *diff_ending(enum diff_format format);

struct diff_files {
	const char *name;				 /* below the folder, with '/' */
	const char *paths[DIFF_N_SIDES][DIFF_N_FORMATS]; /* as opened; NULL: none */
};

struct diff_list {
	struct diff_files *items; /* by name */
	size_t n, cap;
};

/*
 * Lists the maps of two folders with all below, or the one of two files of one format; the
 * reports beside two pictures belong to them. Hidden files and thumbnails of a gallery are
 * passed over, and so is JSON that is no report. SM_E_USAGE for a file and a folder, or two
 * formats; SM_E_DATA for what cannot be read, or when neither folder has a map.
 */
SM_NODISCARD bool diff_find(
	struct arena *a, const char *old_path, const char *new_path, struct diff_list *out);

#endif
