/*
 * A page of the web round an SVG: what is on the map as a table and in words, a slider for its
 * days, switches for its layers. The page needs nothing from anywhere else.
 */
#ifndef PAINT_HTML_H
#define PAINT_HTML_H

#include "layout/listing.h"
#include "paint/paint.h"

/* What changes with the day; borrowed. */
struct html_day {
	char date[DATE_TEXT_MAX];      /* ISO 8601 */
	const char *text;	       /* the same in words; NULL: the map has no day */
	const char *title;	       /* NULL: none */
	const char *alt, *description; /* as in struct scene_about */
};

/* A line of the table, and the days it is there. */
struct html_row {
	struct listing_row row;
	struct scene_span *spans;
	size_t n_spans, cap_spans;
};

/* Layers that can be switched off together. */
struct html_layer {
	const char *ids; /* parted by blanks */
	const char *text;
};

struct html_page {
	const struct scene *scene; /* of all days: see scene/timeline.h */
	struct text_set *fonts;
	const struct svg_spec *svg;
	const char *lang;
	const struct html_day *days; /* days[scene->day] is the one the page opens on */
	size_t n_days;
	const struct html_row *rows;
	size_t n_rows;
	const struct html_layer *layers;
	size_t n_layers;
};

SM_NODISCARD bool paint_html(struct sm_diag *d, const struct html_page *page, struct buf *out);

/* A <figure> of the map as it is, with its caption, to be put into a page that allows neither
 * scripts nor styles of its own. */
SM_NODISCARD bool paint_fragment(
	struct sm_diag *d, const struct html_page *page, struct buf *out);

#endif
