/* HTML pages about many maps: what all have in common. */
#ifndef BATCH_PAGE_H
#define BATCH_PAGE_H

#include "base/buf.h"

/* Beside a gallery: the folder of its small pictures. */
#define PAGE_FOLDER "thumbnails"

/* Which pictures a page may show; its policy forbids all others, and every other request. */
enum page_pictures { PAGE_WITHIN, PAGE_BESIDE };

/* Everything up to and with the heading. The page runs its own script and no other. */
void page_begin(struct buf *b, const char *title, enum page_pictures pictures);
void page_end(struct buf *b);

/* A text, or a quoted attribute value. NULL is "". */
void page_text(struct buf *b, const char *text);
/* The path of a file as a relative address, for a quoted attribute. */
void page_address(struct buf *b, const char *path);

/* The buttons that choose how pairs of pictures are shown: once a page, before the first.
 * Without a script they are side by side. */
void page_views(struct buf *b, bool over_first);

/* A part of a picture, in its pixels. */
struct page_box {
	size_t left, top, right, bottom;
};

/* Two editions of a picture. page_pair_begin(), then the two addresses, each within
 * page_picture_begin() and page_picture_end(), then page_pair_end(). */
void page_pair_begin(struct buf *b);
void page_picture_begin(struct buf *b, const char *caption, const char *name);
/* Width and height are those of the picture; `box` is outlined, unless it is empty. */
void page_picture_end(
	struct buf *b, size_t width_px, size_t height_px, const struct page_box *box);
void page_pair_end(struct buf *b, const char *name);

#endif
