/* The pictures of a gallery: small ones, and those of the edition before. */
#ifndef BATCH_GALLERY_PICTURES_H
#define BATCH_GALLERY_PICTURES_H

#include "batch/gallery.h"
#include "paint/pixels.h"

enum gallery_state { GALLERY_NO_PREVIOUS, GALLERY_NEW, GALLERY_EQUAL, GALLERY_CHANGED };

/* "thumbnails/", a hash, an ending. */
enum { GALLERY_NAME_BYTES = 128 };

struct gallery_map {
	const struct receipt *receipt;
	const struct receipt_output *shown; /* a PNG, else an SVG; NULL: neither */
	char thumbnail[GALLERY_NAME_BYTES]; /* below the output folder; "": none */
	enum gallery_state state;
	char before[GALLERY_NAME_BYTES]; /* the same picture of the edition before; "": none */
	struct pixels_change change;	 /* n_all 0: not known */
	size_t width_px, height_px;	 /* of the picture shown; 0: not known */
	struct sm_message problem;	 /* text "": none */
};

struct gallery_pictures {
	const struct gallery_request *request;
	struct gallery_map *maps;
	size_t n;
};

/* "png", "svg": whether a path ends so; see path_has_ending(). */
const struct receipt_output *gallery_output(const struct receipt *r, const char *ending);

/* Fills in what is known of each map but the receipt, and writes the pictures, by threads. */
SM_NODISCARD bool gallery_make_pictures(struct sm_diag *d, struct gallery_pictures *p);

/* Removes small pictures, and those of editions before, that no map of the page has. */
void gallery_remove_unused(const struct gallery_pictures *p);

#endif
