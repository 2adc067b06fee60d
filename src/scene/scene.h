/*
 * The scene: everything that will be on the page, in drawing order, in page points. Map code
 * appends to it; painters only read it. Styles are fully resolved and every text is placed.
 */
#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H

#include "base/buf.h"
#include "base/look.h"
#include "geom/geom.h"
#include "scene/pictures.h"

enum path_verb { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

/* Points: one for each MOVE and LINE, three for CURVE (cubic Bezier), none for CLOSE. */
struct path {
	const unsigned char *verbs;
	const struct page_pt *pts;
	size_t n_verbs, n_pts;
};

/* What a group of items means; it becomes <g id class> with <title> in SVG and a clip in all
 * formats. */
struct scene_group {
	const char *id, *class_name, *title; /* NULL: none */
	const struct box *clip;		     /* NULL: none */
};

struct scene_text {
	struct page_pt at; /* left end of the baseline, whatever the script's direction; of one
			      along a path the path's first point */
	double width_pt;   /* as measured: painters may check, never re-layout */
	struct font font;
	const char *text, *lang; /* UTF-8; lang NULL: not said */
	double angle_deg;	 /* clockwise on the page about `at` */
	struct rgba halo;	 /* a == 0: none */
	double halo_width_pt;	 /* stroke width behind the letters: twice what shows */
	/* The baseline when it is curved: points close to each other, evenly spaced, from left
	 * to right as one reads; the text is centred on it. NULL: it is straight. */
	const struct page_pt *path;
	size_t n_path;
};

/* A field of a feature; name: letters, digits, "-" and "_". */
struct scene_datum {
	const char *name, *value;
};

/* What a drawn item stands for; all may be NULL. */
struct scene_meaning {
	const char *class_name;		/* its class within the layer: "FRA closed" */
	const char *key;		/* the feature's key in the data, data-key in SVG */
	const char *title;		/* shown on hover */
	const char *label;		/* a text: the label it is part of, data-label in SVG */
	const struct scene_datum *data; /* data-NAME in SVG */
	size_t n_data;
};

/* A picture fitted into a box. */
struct scene_image {
	const struct picture *picture; /* borrowed */
	struct box box;
};

/* Days of a timeline, by number: from `first` to `last`; and by how much the item stands
 * elsewhere on them. */
struct scene_span {
	uint32_t first, last;
	struct page_pt move;
};

enum scene_kind { SCENE_GROUP_BEGIN, SCENE_GROUP_END, SCENE_PATH, SCENE_TEXT, SCENE_IMAGE };

struct scene_item {
	enum scene_kind kind;
	struct paint_style style; /* PATH; TEXT uses fill; IMAGE too, for its currentColor */
	struct scene_meaning meaning;
	const struct scene_span *spans; /* days on which it is there, see scene/timeline.h */
	size_t n_spans;			/* 0: it always is, in one place */
	union {
		struct scene_group group;
		struct path path;
		struct scene_text text;
		struct scene_image image;
	} u;
};

/* What a file of the scene says about it, to those who do not see it and to programs; NULL:
 * nothing. */
struct scene_about {
	const char *alt, *description; /* the short alternative text and the long one */
	const char *rights, *source;   /* licence or copyright; credits */
};

enum { SCENE_DEPTH_MAX = 16 };

struct scene {
	double width_pt, height_pt;
	const char *title, *author, *lang; /* of the document; NULL: none */
	struct scene_about about;
	struct rgba background;
	double bleed_pt;  /* how far it goes on beyond the page, in PDF */
	bool crop_marks;  /* there, too */
	uint32_t day;	  /* of a timeline: the one it opens on */
	bool interactive; /* part of a page whose readers move from item to item */
	struct scene_item *items;
	size_t n_items, cap_items;
	size_t open[SCENE_DEPTH_MAX]; /* items that began the groups now open */
	int open_groups;
	const char *id_prefix;	   /* of the ids of groups begun from now on; NULL: none */
	struct arena *arena;	   /* borrowed; owns all the items */
	struct pictures *pictures; /* borrowed; NULL: the scene reads those it needs */
};

/* What is appended is copied: strings and points need to live only during the call. */
void scene_init(struct scene *s, struct arena *a, double width_pt, double height_pt);
SM_NODISCARD bool scene_group_begin(struct scene *s, const struct scene_group *g);
SM_NODISCARD bool scene_group_end(struct scene *s);

/* meaning may be NULL. */
SM_NODISCARD bool scene_add_path(struct scene *s, const struct path *path,
	const struct paint_style *style, const struct scene_meaning *meaning);
/* One path of all the parts of a feature in SPACE_PAGE; SHAPE_POLYGON parts are closed. */
SM_NODISCARD bool scene_add_feature(struct scene *s, const struct features *f,
	const struct feature *item, const struct paint_style *style,
	const struct scene_meaning *meaning);
/* A polygon (closed) or a polyline of one part. */
SM_NODISCARD bool scene_add_line(struct scene *s, const struct page_pt *pts, size_t n,
	bool closed, const struct paint_style *style, const struct scene_meaning *meaning);
SM_NODISCARD bool scene_add_text(struct scene *s, const struct scene_text *text,
	const struct paint_style *style, const struct scene_meaning *meaning);
/*
 * Moves every level straight text up or down, by at most half a row, onto rows of which
 * SCENE_GRID are as high as the page is wide. Many programs put letters on whole rows of pixels
 * (Chrome, pdftoppm), others do not: at the width maps are mostly shown at they now agree.
 */
enum { SCENE_GRID = 900 };
void scene_align_baselines(struct scene *s);

/* A copy of an item, without its spans. */
SM_NODISCARD bool scene_add_copy(struct scene *s, const struct scene_item *it);

/* Whether it is there on that day. */
bool scene_is_there(const struct scene_item *it, uint32_t day);

/* Moves the items from `begin` on, and their clips. */
SM_NODISCARD bool scene_move(struct scene *s, size_t begin, struct page_pt by);

/* The picture must live as long as the scene. */
SM_NODISCARD bool scene_add_image(struct scene *s, const struct scene_image *image,
	const struct paint_style *style, const struct scene_meaning *meaning);

/*
 * A symbol of the given diameter centred at `at`: one of symbol_names, or `url(PATH)`, a
 * picture whose longer side is the diameter. False for an unknown name too (SM_E_SPEC).
 */
SM_NODISCARD bool scene_add_symbol(struct scene *s, const char *symbol, struct page_pt at,
	double size_pt, const struct paint_style *style, const struct scene_meaning *meaning);

/* One item a line, indented by group, numbers rounded to 1/100 pt: what the golden tests
 * compare. */
void scene_dump(const struct scene *s, struct buf *out);

#endif
