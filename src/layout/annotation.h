/*
 * What the map file draws by hand: text boxes, callouts, arrows, pictures. It stands exactly
 * where it was put; names keep clear of it. Texts at a place without a box are labels (label.c)
 * and not here.
 */
#ifndef LAYOUT_ANNOTATION_H
#define LAYOUT_ANNOTATION_H

#include "layout/arrow.h"
#include "layout/frame.h"
#include "layout/place.h"
#include "proj/project.h"

struct annotation {
	const struct annotation_spec *spec;
	struct box box; /* of the picture, or the text with its padding; empty for arrows */
	struct block text;
	struct page_pt text_at; /* top left corner of its first capital */
	bool has_arrow;		/* arrows and callouts */
	struct arrow arrow;
	const struct picture *picture; /* or NULL */
};

struct annotations {
	struct annotation *items;
	size_t n;
	struct place_obstacle *obstacles; /* for labels */
	size_t n_obstacles, cap_obstacles;
	struct box map; /* its frame */
};

/* What became of an annotation on the panels so far. */
struct annotation_state {
	bool drawn;
	const char *why; /* it was left out; NULL: it was not */
};

struct annotation_request {
	const struct layout *layout;
	const struct view *view;
	struct box map;
	struct page_pt offset;		 /* of a panel: from these coordinates to the page's */
	struct annotation_state *states; /* of several panels, what became of each so far:
					    nothing is told, as it may be on another one; NULL:
					    a page has one map */
	struct pictures *pictures;
	const char *data_dir; /* where pictures are looked for too, or NULL */
};

/* Whether it is a text at a place that may be moved a little, as names are. */
bool annotation_is_label(const struct layout *l, const struct annotation_spec *spec);

/* Whether it is to be drawn on the day. */
bool annotation_is_valid(const struct layout *l, const struct annotation_spec *spec);

/* Says that it is left out. */
void annotation_warn(
	const struct layout *l, const struct annotation_spec *spec, const char *why);

/* Measures everything that is drawn on the day and settles where it stands. What lies off the
 * map or the page is left out with a warning. */
SM_NODISCARD bool annotations_plan(
	const struct annotation_request *request, struct annotations *out);

/* All of it, above everything else. */
SM_NODISCARD bool annotations_draw(
	const struct layout *l, const struct annotations *notes, struct scene *s);

#endif
