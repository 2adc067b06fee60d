/*
 * Label placement: which of its candidate positions each label takes, so that nothing
 * overlaps and the most important names are shown. Knows boxes and costs, not text or maps.
 */
#ifndef LAYOUT_PLACE_H
#define LAYOUT_PLACE_H

#include "geom/geom.h"

/* A band along a straight line, cut off square at its ends, which are not one point. */
struct place_strip {
	struct page_pt from, to;
	double half_pt; /* of its width */
};

/* A straight line from a place to its name. */
struct place_leader {
	struct page_pt from, to;
};

/* What several names that are placed as one cover together. */
struct place_parts {
	const struct box *boxes;
	const struct place_leader *leaders;
	const uint32_t *owners; /* obstacles of these do not block it */
	size_t n_boxes, n_leaders, n_owners;
};

/* A position a label could take: the rectangle it would cover, in page points, and the line
 * that leads to it, which covers what it crosses. A name that is not level covers its strips
 * and not the box, which is their bounds. */
struct place_candidate {
	struct box box;
	int cost;      /* 0 is best; compared with other labels' weights, see place_label */
	uint16_t slot; /* what kind of position it is; of one label no two are alike */
	bool leader;
	struct page_pt leader_from, leader_to;
	/* So much of the line lies beneath its own symbol: there it covers nothing, and
	 * obstacles that reach as near to its start do not block it. */
	double leader_free_pt;
	const struct place_strip *strips; /* borrowed */
	uint16_t n_strips;		  /* 0: it is level */
	const struct place_parts *parts;  /* covered instead of the box, which is their bounds;
					     NULL: it is one name */
};

/* A label's candidates are candidates[begin..end). */
struct place_label {
	uint32_t begin, end;
	int weight; /* what leaving it out costs; a candidate that costs as much is not taken */
	uint32_t own;		/* obstacles of this owner do not block it; 0: none */
	int edge_parts;		/* it pays one in so many of what edges cost; 0: nothing */
	const struct box *page; /* its candidates must lie inside; NULL: the problem's */
	uint32_t
		tie; /* labels of one tie take candidates of one slot, or none; 0: it is free */
};

/* What labels must not cover (cost < 0) or had better not (cost >= 0, added when touched). */
struct place_obstacle {
	struct box box;
	int cost;
	uint32_t owner; /* 0: nobody's */
	bool is_edge;	/* of an area */
};

struct place_problem {
	struct box page; /* candidates must lie inside, unless their label has its own */
	const struct place_candidate *candidates;
	const struct place_label *labels;
	const struct place_obstacle *obstacles;
	size_t n_candidates, n_labels, n_obstacles;
	uint32_t moves; /* effort of the search; 0: the default */
};

enum place_reason {
	PLACE_SHOWN,
	PLACE_OUTSIDE, /* no candidate lies on the page */
	PLACE_BLOCKED, /* every candidate lies on an obstacle */
	PLACE_CROWDED, /* it would overlap labels that weigh more together */
};

struct place_result {
	uint32_t *chosen; /* a label's candidate, or PLACE_NONE */
	enum place_reason *reasons;
};
#define PLACE_NONE UINT32_MAX

/*
 * Deterministic: integers only (boxes in 1/64 pt, half-open), a fixed number of moves, the
 * same result on every machine. No two chosen boxes overlap, nor a box and another's leader,
 * nor two leaders. Labels of one tie that have no slot free in common, or find no place
 * together, are placed each on its own. False without memory.
 */
SM_NODISCARD bool place_labels(
	struct arena *a, const struct place_problem *problem, struct place_result *out);

#endif
