/* Texts broken into lines of a given width: titles, legends, notes. */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/text.h"
#include "spec/style.h"

struct block_line {
	const char *text;
	double width_pt;
};

struct block {
	struct block_line *lines;
	size_t n_lines;
	struct font font;
	struct style_props props;
	struct text_size size; /* of the font; width is of the widest line */
	double line_height_pt; /* baseline to baseline */
	double height_pt;      /* top of the capitals to the last descender; 0 when empty */
	bool flush_right;      /* the lines end together, not begin: right to left */
};

/*
 * Breaks the text at spaces into lines of at most width_pt, and at newlines; a word that is
 * longer is broken, behind a hyphen or slash where it can be; spaces at the ends of lines go.
 * Blank text or NULL gives an empty block. False without memory or fonts.
 */
SM_NODISCARD bool block_make(struct arena *a, struct text_measurer *m,
	const struct style_props *props, const char *text, double width_pt, struct block *out);

/* The text with a newline where its halves are most alike: for a space, or behind a hyphen.
 * NULL when it has neither (or without memory: reported). */
char *block_halves(struct arena *a, const char *text);

/* Draws the lines from `top_left`, the upper left corner of the widest line's first capital. */
SM_NODISCARD bool block_draw(
	struct scene *s, const struct block *b, struct page_pt top_left, const char *lang);

/* The font of the props, fit for the text: capitals if asked for, and letter spacing only for
 * scripts that have capitals: elsewhere letters join. *text receives the text to set. */
SM_NODISCARD bool block_font(struct arena *a, const struct style_props *props, const char *in,
	struct font *font, const char **text);

#endif
