/* What differs, as lines of text, as JSON, and as an HTML page. */
#ifndef BATCH_DIFF_WRITE_H
#define BATCH_DIFF_WRITE_H

#include "batch/diff_map.h"

struct diff_writer {
	struct arena *a; /* of the map that is written */
	const char *old_path, *new_path;
	size_t n_of[DIFF_N_STATUS]; /* maps so far */
	struct buf text;	    /* one of the two, */
	bool as_json;
	struct buf *page; /* and this one; NULL: not wanted */
};

/* In this order: begin, each map, end. */
void diff_write_begin(struct diff_writer *w);
SM_NODISCARD bool diff_write_map(struct diff_writer *w, const struct diff_map *m);
void diff_write_end(struct diff_writer *w);

/* The words for what became of a map, and of a label. */
const char *diff_status_word(enum diff_status status);
const char *diff_label_word(enum diff_label_kind kind);

/* Phrases for people, without a line end. */
void diff_say_pixels(const struct diff_pixels *p, struct buf *out);
void diff_say_label(const struct diff_label *label, struct buf *out);
void diff_say_text(const struct diff_text *text, struct buf *out);
/* What became of a picture that is no PNG with other pixels; false: nothing is to be said. */
bool diff_say_format(const struct diff_map *m, enum diff_format format, struct buf *out);
void diff_say_sum(const struct diff_writer *w, struct buf *out);

/* The page's parts; see diff_write_begin(). A map that is equal has none. */
void diff_page_begin(struct diff_writer *w);
SM_NODISCARD bool diff_page_map(struct diff_writer *w, const struct diff_map *m);
void diff_page_end(struct diff_writer *w);

#endif
