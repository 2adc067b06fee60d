/* Pictures the user brings: PNG and SVG files, checked and, of SVG, made safe to be put into
 * another file. */
#ifndef SOURCE_PICTURE_H
#define SOURCE_PICTURE_H

#include "base/mem.h"

enum { PICTURE_MAX_MIB = 4, PICTURE_MAX_SIDE_PX = 20000, PICTURE_MAX_PX = 16000000 };

enum picture_kind { PICTURE_PNG, PICTURE_SVG };

struct picture {
	enum picture_kind kind;
	const char *path;  /* as opened, for messages */
	const char *key;   /* its name in the map: an id, which no layer can have */
	const char *bytes; /* PNG: the file; SVG: one <g>, whose ids begin with the key */
	size_t n;
	double view[4]; /* left, top, width, height: pixels, or units of the SVG */
};

/*
 * Reads a PNG or SVG file; which of them, its first bytes tell. The path is borrowed. SM_E_DATA
 * (or SM_E_LIMIT) with `PATH: ` or `PATH:LINE:COLUMN: ` in front when it is broken, too large,
 * or refers to what is not within it.
 */
SM_NODISCARD bool picture_read(
	struct arena *a, const char *path, const char *key, struct picture *out);

#endif
