/*
 * Names of points that stand too close to one another. They are placed as usual first; those
 * that find no place and their neighbours are tried as a block of names with leaders, then as
 * numbers with a key (`dense:` of their layers). Each try is a placement of all labels of the
 * page. Used by label.c alone.
 */
#ifndef LAYOUT_DENSE_H
#define LAYOUT_DENSE_H

#include "layout/dense_block.h"
#include "layout/dense_key.h"
#include "layout/joint.h"

enum dense_state {
	DENSE_ALONE,
	DENSE_IN_BLOCK,
	DENSE_EITHER, /* as usual, or a number: what costs less */
	DENSE_NUMBERED,
};

/* What is tried for a label. */
struct dense_label {
	enum dense_state state;
	bool is_extra;	     /* listed only because there is a key */
	bool is_forced;	     /* to be numbered, whether it finds a place or not */
	uint32_t begin, end; /* EITHER and NUMBERED: its positions now */
	uint32_t number;     /* the first of them that is its number's */
	uint32_t chosen;     /* the position it has, or PLACE_NONE */
	enum place_reason reason;
};

/* Labels whose names are placed as a block. */
struct dense_group {
	uint32_t *members; /* labels, in their order */
	size_t n;
	bool is_forced;		  /* by the layer */
	bool is_tried;		  /* false: given up */
	struct dense_spot *spots; /* n for each candidate */
	uint16_t *variants;	  /* of each candidate and member, as the spots */
	uint32_t begin, end;	  /* candidates */
};

/* A map of the page. */
struct dense_panel {
	const struct label_request *r;
	struct labels *labels;
	struct dense_label *of; /* each label */
	struct dense_group *groups;
	size_t n_groups, cap_groups;

	uint32_t *numbered; /* labels, in the order of their numbers */
	size_t n_numbered;
	struct label_key *keys; /* that could be drawn: several numbers of columns */
	size_t n_keys;
	uint32_t key_begin, key_end; /* candidates */
	uint16_t *key_of;	     /* of each candidate: the key it is of */
	bool no_key;		     /* there is no room for one */
	bool no_extra;		     /* no more than those now in the key are added to it */

	/* As usual, to compare. */
	struct dense_label *usual;
};

struct dense {
	struct arena *a;
	struct dense_panel *panels;
	struct labels *view; /* what is to be placed now, of each panel */
	size_t n;
	int round;
};

/* The labels of n panels, with their positions and pins. */
SM_NODISCARD bool dense_begin(struct arena *a, const struct label_request *requests, size_t n,
	struct labels *labels, struct dense *out);
/* Fills d->view with what is to be placed next: labels, blocks and keys. */
SM_NODISCARD bool dense_prepare(struct dense *d);
/* Takes what was placed, and says whether something else should be tried. */
SM_NODISCARD bool dense_take(struct dense *d, const struct joint *joint,
	const struct place_result *result, bool *again);
/* Writes what was found into the labels: where each stands, or why it is missing, and the
 * keys. */
SM_NODISCARD bool dense_finish(struct dense *d);

/* The parts, of one panel each. */

/* Groups of labels that lie close together: of those lost as usual with their neighbours, or
 * of all in layers whose names are to stand in blocks. */
SM_NODISCARD bool dense_group_lost(struct arena *a, struct dense_panel *p);
SM_NODISCARD bool dense_group_forced(struct arena *a, struct dense_panel *p);
/* The k-th candidate of a group's block is taken: its names get their positions. */
SM_NODISCARD bool dense_group_settle(
	struct arena *a, struct dense_panel *p, const struct dense_group *g, uint32_t chosen);

/* Numbers for all labels in that state, with their positions and those of the key. */
SM_NODISCARD bool dense_number(struct dense_panel *p);
/* Those whose numbers found a place are numbered anew, without gaps, and the key is made. */
SM_NODISCARD bool dense_number_settle(struct dense_panel *p, uint32_t chosen);

/* Whether the label may be one of a block or have a number. */
bool dense_may_move(const struct label *label);

#endif
