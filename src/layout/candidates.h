/* The positions labels of each kind could take. Used by label.c alone. */
#ifndef LAYOUT_CANDIDATES_H
#define LAYOUT_CANDIDATES_H

#include "layout/curve.h"
#include "layout/label.h"

/* Costs of positions; weights of labels are far above them. */
enum {
	COST_OFF_CENTRE = 2, /* a step away from an area's best place */
	COST_ACROSS = 60,    /* from one end of an area to the other */
	COST_SMALLER = 60,   /* a size smaller, or broken into lines */
	COST_PROTRUDING =
		100,	   /* over the area's edge, and as much again for each tenth outside */
	COST_BESIDE = 200, /* a cluster beside its place instead of on it */
	COST_LEADER = 160,
	COST_LEADER_LONE = 400, /* of a point that is in no cluster: so that others do not
				   make room for its neighbours by it */
	COST_BROKEN = 30,	/* a site's name in two lines */
	COST_ELSEWHERE = 320,	/* a cluster's symbols all in an area their place is not in */
};

/* A new label; NULL without memory. */
struct label *labels_add(struct arena *a, struct labels *labels, enum label_kind kind);

/* A position at the end of all, which is none of those the last label may take. */
SM_NODISCARD bool labels_append_position(struct arena *a, struct labels *labels,
	const struct label_position *position, const struct place_candidate *candidate);

/* One more; owner 0: nobody's. */
SM_NODISCARD bool obstacles_add(
	struct arena *a, struct obstacles *o, struct box box, int cost, uint32_t owner);

/* "LAYER/KEY"; NULL without memory. */
const char *label_id(struct arena *a, const char *layer, const char *key);

/* What names an annotation's label: its text, in one line. NULL without memory. */
const char *label_key_of_text(struct arena *a, const char *text);

/* The slot of a label's next position, when its positions are told apart by their order. */
uint16_t labels_next_slot(const struct labels *labels);

/* A position of the label last added, and what it covers. */
SM_NODISCARD bool labels_add_position(struct arena *a, struct labels *labels,
	const struct label_position *position, const struct place_candidate *candidate);

/* The point of the box nearest to the place: where the line that leads from there ends. */
struct page_pt leader_end(const struct box *b, struct page_pt from);
/* Where a line ends at a level name that begins (aligned left) or ends beside it: in the middle
 * of its capitals, so far before its halo. */
extern const double leader_gap_pt;
struct page_pt leader_end_beside(const struct block *b, const struct label_position *p);
/* Of a single site: beside the name when that lies wholly to one side of its place, else at the
 * nearest point of its box. */
struct page_pt leader_end_of_site(const struct block *b, const struct label_position *p,
	const struct box *name, struct page_pt from);

/* The box of a block of lines whose first capital's corner is at `at`, with its halo and what
 * else must stay free round large type. */
struct box block_box(const struct block *b, struct page_pt at);

double block_pad(const struct block *b); /* that halo and what else, on each side */

/* The direction of a name that is not level, through a point of its middle. */
struct slope {
	struct page_pt middle;
	double cos, sin; /* clockwise on the page; never upside down */
};
/* The point so far right of and below the middle, as one reads the name. */
struct page_pt slope_point(const struct slope *s, double right, double down);
double slope_deg(const struct slope *s);

struct sloped_name {
	uint16_t variant; /* of the label last added */
	double top_pt;	  /* of its capitals, below the slope's middle; not of curves */
	int cost;
};
/* A position of the label last added, centred on the slope's middle. */
SM_NODISCARD bool labels_add_sloped(struct arena *a, struct labels *labels,
	const struct slope *s, const struct sloped_name *name);

/* The text of a block of one line, for its curve. */
struct curve_text block_curve_text(const struct block *b);
/* A position along a baseline, which is copied; the variant has one line. */
SM_NODISCARD bool labels_add_curved(struct arena *a, struct labels *labels,
	const struct curve *curve, const struct sloped_name *name);
/* Moves a curved position and what it covers. */
SM_NODISCARD bool position_move_curve(struct arena *a, struct page_pt by,
	struct label_position *position, struct place_candidate *candidate);
/* Whether the style and the script of the block's text allow that. */
bool block_may_curve(const struct block *b);

SM_NODISCARD bool candidates_for_area(const struct label_request *r,
	const struct map_layer *layer, const struct feature *item, struct labels *labels);
/* A label for each name of the layer's lines. */
SM_NODISCARD bool candidates_for_lines(
	const struct label_request *r, const struct map_layer *layer, struct labels *labels);
SM_NODISCARD bool candidates_for_cluster(const struct layout *l, const struct sites *sites,
	uint32_t cluster, struct labels *labels);
/* Raises the costs of the positions in which a cluster's symbols stand, as a whole or in part,
 * in an area that is seen and their place is not in. False without memory. */
SM_NODISCARD bool candidates_charge_elsewhere(
	const struct label_request *r, struct labels *labels, const struct label *cluster);
/* Positions of the last variant of a site's or cluster's label, a number in place of its name,
 * behind all others; the first of them is *begin. */
SM_NODISCARD bool candidates_for_number(const struct layout *l, const struct sites *sites,
	struct labels *labels, const struct label *label, uint32_t *begin);
/* The position of a site's or cluster's label on that side of its place, in that variant; or
 * PLACE_NONE. */
uint32_t candidates_on_side(const struct labels *labels, const struct label *label,
	enum side side, uint16_t variant);
SM_NODISCARD bool candidates_for_annotation(const struct layout *l,
	const struct annotation_spec *annotation, struct page_pt at, struct labels *labels);

#endif
