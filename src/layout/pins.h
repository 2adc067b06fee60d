/*
 * Labels whose position was decided by hand or by a placement file: which pin is whose, and
 * where it puts it. Used by label.c alone.
 */
#ifndef LAYOUT_PINS_H
#define LAYOUT_PINS_H

#include "layout/label.h"

/* All pins by id, to be found fast. */
struct pin_index {
	struct pin_entry {
		const struct pin_spec *pin;
	} * items;
	size_t n;
};

/* pins may be NULL: there are none. */
SM_NODISCARD bool pins_index(
	struct arena *a, const struct labels_spec *pins, struct pin_index *out);

/* Warns, once for all panels, of pins whose layer or label is not in the data. */
SM_NODISCARD bool pins_check(const struct label_request *requests, size_t n);

/* Gives the label of every cluster its id, and takes the name from those that are hidden. */
SM_NODISCARD bool pins_name_clusters(
	const struct label_request *r, const struct pin_index *index);

/* The areas where no label may stand, as obstacles. */
SM_NODISCARD bool pins_avoid(const struct label_request *r, struct obstacles *out);

/*
 * Gives every label its id and its pin, and settles those that are pinned: a position among
 * those of its own when one is there, so that a placement that was written down is drawn again
 * to the last bit, else one more. The others find them as obstacles. Warns of pins outside of
 * the frame, under furniture and over other pins, which are drawn all the same.
 */
SM_NODISCARD bool pins_apply(
	const struct label_request *r, const struct pin_index *index, struct labels *labels);

/* Where the text of a position begins: the top left corner of the widest line. */
struct page_pt pins_corner(const struct label *label, const struct label_position *p);

/* What aligns a text at that offset when the pin does not say it: 0 left, 0.5, 1 right. */
double pins_align(const struct pin_spec *pin);

#endif
