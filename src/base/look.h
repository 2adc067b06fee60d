/* How a thing looks: what styles say and scenes carry. */
#ifndef BASE_LOOK_H
#define BASE_LOOK_H

#include <stdbool.h>
#include <stddef.h>

struct rgba {
	unsigned char r, g, b, a;
};

/* From low to high, say. */
struct colors {
	struct rgba *items;
	size_t n;
};

enum { DASH_MAX = 6 };
enum line_join { JOIN_MITER, JOIN_ROUND };
enum line_cap { CAP_BUTT, CAP_ROUND };
enum line_marker { MARKER_ARROW, MARKER_NONE };
enum text_align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* a == 0: none. Lengths in points. The fill rule is even-odd. */
struct paint_style {
	struct rgba fill, stroke;
	double stroke_width_pt;
	double dash_pt[DASH_MAX]; /* on, off, ...; all of n_dash */
	int n_dash;		  /* 0: solid */
	enum line_join join;
	enum line_cap cap;
};

struct font {
	const char *family;
	double size_pt;
	int weight; /* 400 or 700 */
	bool italic;
	double letter_spacing_pt; /* after every character, as in CSS */
};

/* The symbols a scene can draw; NULL-terminated. */
extern const char *const symbol_names[];
/* Whether it is `url(PATH)`, a picture of the user's own, instead of one of the names. */
bool symbol_is_picture(const char *symbol);

#endif
