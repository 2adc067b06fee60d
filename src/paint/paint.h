/* Painters turn a finished scene into bytes. They decide nothing about the map and open no
 * file. */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include "layout/text.h"
#include "scene/scene.h"
#include "spec/spec.h"

struct painter;

/* All are required; a painter without a notion of groups gives empty functions. */
struct painter_ops {
	bool (*begin)(struct painter *p, const struct scene *s);
	bool (*group_begin)(struct painter *p, const struct scene_group *g);
	bool (*group_end)(struct painter *p, const struct scene_group *g);
	bool (*path)(struct painter *p, const struct scene_item *item);
	bool (*text)(struct painter *p, const struct scene_item *item);
	bool (*image)(struct painter *p, const struct scene_item *item);
	bool (*finish)(struct painter *p);
};

/* First member of every painter's own struct. */
struct painter {
	const struct painter_ops *ops;
	struct sm_diag *diag; /* borrowed */
	struct buf *out;      /* borrowed; receives the bytes */
};

/*
 * The size written into vector files: to 1/1000 pt, the width rounded up and the height down.
 * Programs that scale a page to a width round its height up to whole pixels, and 750.0003 rows
 * would become 751.
 */
double paint_width_pt(const struct scene *s);
double paint_height_pt(const struct scene *s);

/*
 * What of a PDF lies outside of the page: the bleed, and beyond it room for crop marks. The
 * same on all four sides; 0 without either.
 */
double paint_outside_pt(const struct scene *s);
/* Crop marks are so long, and begin so far from the page's edge: outside of the bleed. */
enum { PAINT_MARK_PT = 14 };
double paint_mark_gap_pt(const struct scene *s);

/* Walks the scene in order; the first false ends the walk. */
SM_NODISCARD bool paint_scene(struct painter *p, const struct scene *s);
/* The same without beginning and finishing, from an item on to before another; groups that are
 * open there are begun first. */
SM_NODISCARD bool paint_items(struct painter *p, const struct scene *s, size_t from, size_t to);

/*
 * Where scenes begin that may go on in different ways, as numbers of items, ascending: behind
 * the last group of shapes that no text or picture comes before, which maps for other days or
 * in other languages may have, too; and before the title, its subtitle or the notes, which maps
 * for days between which nothing happens may. Returns how many.
 */
enum { PAINT_BEGINNINGS = 2 };
size_t paint_beginnings(const struct scene *s, size_t ends[PAINT_BEGINNINGS]);
/* Adds what items [from, to) look like to the key of those before them. Whether there is a text
 * among them: then it depends on the fonts, too. */
struct memo_key;
bool paint_add_to_key(struct memo_key *key, const struct scene *s, size_t from, size_t to);

/*
 * Bytes of the whole file appended to `out`. Text needs the fonts it was measured with; an SVG
 * with SVG_TEXT_LIVE only names their families, and `fonts` may then be NULL.
 */
SM_NODISCARD bool paint_svg(struct sm_diag *d, const struct scene *s, struct text_set *fonts,
	const struct svg_spec *how, struct buf *out);
/* dpi is written into the file (pHYs). The bytes are the same for any number of threads; 0
 * is 1. At most PAINT_MAX_PX pixels, else SM_E_LIMIT. */
enum { PAINT_MAX_SIDE_PX = 32000, PAINT_MAX_PX = 400000000 };
SM_NODISCARD bool paint_png(struct sm_diag *d, const struct scene *s, struct text_set *fonts,
	double dpi, size_t n_threads, struct buf *out);
/* Its sides in whole pixels, which the page fills. */
void paint_png_size(const struct scene *s, double dpi, double *width_px, double *height_px);
SM_NODISCARD bool paint_pdf(
	struct sm_diag *d, const struct scene *s, struct text_set *fonts, struct buf *out);

/* Without transparency, see flatten.h: cairo would make a picture of it. */
SM_NODISCARD bool paint_eps(
	struct sm_diag *d, const struct scene *s, struct text_set *fonts, struct buf *out);

/* Versions of cairo and the PNG encoder. */
void paint_versions(struct buf *out);

#endif
