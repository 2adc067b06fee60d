/* A report of a map, read back: its labels and texts. */
#ifndef BATCH_REPORTED_H
#define BATCH_REPORTED_H

#include "geom/geom.h"
#include "spec/parse.h"

struct reported_label {
	size_t panel;	/* from 1; 0: the map is the only one of its page */
	const char *id; /* "bases/Gao", the same in every edition of the map */
	const char *text;
	const char *reason; /* why it has no place; NULL: it has one */
	struct box box;	    /* points on the page */
	size_t order;	    /* in the report */
};

/* What is not a label: title, subtitle, notes, headings of panels, entries of the legend; and,
 * of the only map of a page, its projection and frame. */
struct reported_text {
	const char *name; /* "title", "legend members.AES", "map frame, pt" */
	const char *text;
	size_t order;
};

struct reported {
	struct reported_label *labels; /* by panel, id and order */
	size_t n_labels, cap_labels;
	struct reported_text *texts; /* by name and order */
	size_t n_texts, cap_texts;
};

/* Whether the n bytes begin like a report, and not like another JSON file. */
bool reported_is_one(const char *bytes, size_t n);

/* Reads one, in the arena. SM_E_SPEC when it is none, with its place; SM_E_LIMIT. */
SM_NODISCARD bool reported_read(
	struct arena *a, const char *path, const char *bytes, size_t n, struct reported *out);

#endif
