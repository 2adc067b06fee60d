/*
 * The second layout: names. Gathers every label's candidate positions, has place.c choose
 * among them, and draws what was chosen. What found no place is kept with its reason.
 */
#ifndef LAYOUT_LABEL_H
#define LAYOUT_LABEL_H

#include "layout/place.h"
#include "layout/sites.h"

/* The slot of a position that is none of a label's own. */
enum { PLACE_SLOT_NONE = UINT16_MAX };

enum label_kind { LABEL_AREA, LABEL_LINE, LABEL_SITE, LABEL_CLUSTER, LABEL_ANNOTATION };

/* The baseline of a name that is curved, and what its letters cover with their halo. */
struct label_curve {
	const struct page_pt *path; /* as of struct scene_text */
	const struct place_strip *pieces;
	size_t n_path, n_pieces;
};

/* A position a label could take; parallel to the candidates given to place.c. */
struct label_position {
	struct page_pt at;	/* top left corner of the text's first capital */
	struct page_pt rows_at; /* CLUSTER: top left corner of the rows of symbols */
	double angle_deg;	/* clockwise about `at`, of lines' names */
	uint16_t variant;
	double width_pt; /* within which the lines are aligned */
	float align;	 /* 0 left, 0.5 centred, 1 right */
	bool on_place;	 /* the symbols of a cluster are centred on their place */
	const struct label_curve *curve; /* NULL: straight; `at` and the angle are then those
					    of a straight name that touches its middle */
	bool leader;			 /* a line leads from the place to the label */
	struct page_pt leader_from, leader_to;
	bool protrudes; /* over the edge of its area */
};

struct label {
	enum label_kind kind;
	const struct map_layer *layer; /* NULL: an annotation */
	const char *class_name;	       /* style class, or NULL */
	const char *key, *text;
	/* "bases/Gao": its layer and what names it there, the same in all languages; of several
	 * alike the second is "bases/Gao#2". On several panels drawn_id has "2/" in front. */
	const char *id, *drawn_id;
	struct place_in_file where; /* its layer or annotation in the map file */
	struct page_pt anchor;	    /* its place; of an area the best one for its name */
	struct block *variants;	    /* one line, two lines, smaller ... */
	size_t n_variants;
	bool covered;	  /* its symbols lie under furniture: it has no positions */
	uint32_t cluster; /* SITE and CLUSTER: index in sites.clusters */
	int weight;
	uint32_t own;		    /* its own symbols do not block it */
	uint32_t begin, end;	    /* its positions */
	const struct pin_spec *pin; /* NULL: none */
	uint32_t number;	    /* drawn in place of its name, which the key has; 0: none */
	bool is_settled; /* by a pin: `chosen`, or not to be shown, before any is placed */

	enum place_reason reason;
	uint32_t chosen; /* position, when reason is PLACE_SHOWN or its rows stand alone */
	bool rows_alone; /* CLUSTER that is not shown: its symbols stand in rows without it */
	struct box box;
};

/* What labels must not, or had better not, cover. */
struct obstacles {
	struct place_obstacle *items;
	size_t n, cap;
};

struct ground;
struct label_key;

struct labels {
	struct label *items;
	size_t n, cap;
	struct label_position *positions;
	struct place_candidate *candidates;
	size_t n_positions, cap_positions, cap_candidates;
	struct obstacles obstacles;  /* what they kept clear of */
	const struct ground *ground; /* of the layer that asked for one last; NULL: none has */
	const struct label_key *key; /* the list of names that have numbers; NULL: none */
};

struct label_request {
	const struct layout *layout;
	const struct layers *layers;
	const struct view *view; /* for annotations */
	struct sites *sites;	 /* clusters are moved to their places */
	struct box map;
	const struct box *furniture; /* never covered */
	size_t n_furniture;
	const struct place_obstacle *annotations; /* what is drawn by hand */
	size_t n_annotations;
	const struct box *avoid; /* where names of areas do not stand by choice: the furniture
				    of all panels that are alike; NULL: that of this one */
	size_t n_avoid;
	const struct labels_spec *pins; /* of the whole map file */
	size_t panel;			/* its number, from 1; 0: a map without panels */
	struct page_pt offset;		/* from these coordinates to the page's */
	uint32_t
		alike; /* panels of one number show one view, and place labels alike; 0: none */
};

/* Places the labels of n panels, of which out has room for as many; a map without panels is
 * one. */
SM_NODISCARD bool labels_place(
	const struct label_request *requests, size_t n, struct labels *out);

/* Records every label that is to be shown and found no place as an error, at its layer's line
 * of the map file, and returns false; true when there is none. */
SM_NODISCARD bool labels_check_all_shown(
	const struct label_request *requests, size_t n, const struct labels *labels);
/* A note that counts them and names the first ones, or none. */
void labels_note_missing(
	const struct label_request *requests, size_t n, const struct labels *labels);

/* Of a label that is shown and neither level nor curved: the corners of its letters with their
 * halo, clockwise from the first letter's top. */
void label_corners(
	const struct labels *labels, const struct label *label, struct page_pt out[4]);
/* The same of a piece of a curved one. */
void label_piece_corners(const struct place_strip *piece, struct page_pt out[4]);

/* Leader lines and the dots of clusters, to be drawn beneath the symbols. */
SM_NODISCARD bool labels_draw_leaders(
	const struct layout *l, const struct labels *labels, struct scene *s);

/* The texts, above everything on the map. */
SM_NODISCARD bool labels_draw(
	const struct layout *l, const struct labels *labels, struct scene *s);

/* Why it is not shown, or "shown", in a few words for the report. */
const char *label_reason(const struct label *label);
/* Whether it was to be shown and is not. */
bool label_is_missing(const struct label *label);
const char *label_kind_name(enum label_kind kind);

#endif
