/*
 * Measuring and drawing text with a private set of fonts. Pango's and HarfBuzz's headers are
 * included by text.c and fonts.c alone.
 */
#ifndef LAYOUT_TEXT_H
#define LAYOUT_TEXT_H

#include "scene/scene.h"

struct text_size {
	double width_pt;   /* advance, letter spacing included except after the last letter */
	double ascent_pt;  /* of the font, above the baseline */
	double descent_pt; /* below it, positive */
	double cap_height_pt; /* of the font's capital H; what looks like the text's height; of
				 letters without capitals their own, where they are higher,
				 and so with the descent */
};

/*
 * Measures text for layout; an interface so that tests can use exact numbers without fonts.
 * First member of whoever implements it.
 */
struct text_measurer {
	bool (*measure)(struct text_measurer *m, const struct font *font, const char *text,
		struct text_size *out);
	bool is_rtl; /* of the edition: its blocks of text are flush right */
};

/* A measurer of 0.6 em a character, for tests: ascent 1.0, descent 0.25, capitals 0.7 em. */
struct text_measurer text_fake_measurer(void);

/* A set of font files and a cache of shaped texts; one thread at a time. */
struct text_set {
	struct text_measurer measurer; /* a missing glyph is a warning of kind "missing-glyph"
					  that names the character and the text, or an error
					  when the set is strict; a bold face that is missing
					  a note of kind "no-bold" */
	struct text_private *p;
};

/*
 * Opens the font files (paths); hinting is off and metrics are unrounded, so that text is the
 * same at every resolution. SM_E_DATA when a file is missing or no font.
 */
SM_NODISCARD bool text_set_create(
	struct sm_diag *d, const char *const *files, size_t n_files, struct text_set **out);
void text_set_destroy(struct text_set *set); /* accepts NULL */

/*
 * A font file that is opened with the first text that has letters of the script (its code in
 * ISO 15924), or a character that no open font has. It is an error of that text when the script
 * needs the file and it cannot be read. False without memory.
 */
SM_NODISCARD bool text_set_add(struct text_set *set, const char *code, const char *file);

/* As after text_set_create() and text_set_add(), for another map and its messages; sizes that
 * were measured are kept. */
void text_set_reset(struct text_set *set, struct sm_diag *d);

/* The language of the edition (borrowed), whether it is written from right to left, and whether
 * a missing glyph is an error (SM_E_DATA). */
void text_set_edition(struct text_set *set, const char *lang, bool is_rtl, bool strict);

/* Draws the text's glyphs with the current source, or appends their outlines to the current
 * path when `outline`: from the baseline's start at the text's angle, or along its path. */
typedef struct _cairo cairo_t;
SM_NODISCARD bool text_show(
	struct text_set *set, cairo_t *cr, const struct scene_text *t, bool outline);

/* A glyph as it is drawn: its number in the font, where it stands, and its advance. */
struct text_glyph {
	const char *family; /* borrowed from the set */
	const char *file;   /* the font file it is of, likewise; NULL: no font has it */
	int face;	    /* of the faces of that file */
	int weight;
	bool italic;
	uint32_t run_begin, run_end; /* of the bytes that were shaped in one piece with it */
	bool rtl;		     /* the direction of that piece */
	uint32_t cluster; /* the first byte of what it stands for, alone or with others */
	uint32_t id;
	double advance_pt;
	double x_offset_pt, y_offset_pt; /* from where it would be drawn; y down */
};

/* The glyphs of the text, from the left of the line. False without memory. */
SM_NODISCARD bool text_glyphs(struct text_set *set, struct arena *a, const struct scene_text *t,
	struct text_glyph **out, size_t *n);

/* Adds what the look of a text depends on but itself: the files that are open, the edition. */
struct memo_key;
void text_add_to_key(const struct text_set *set, struct memo_key *key);

/* Names of the families opened, for the report; borrowed. */
const char *const *text_families(const struct text_set *set, size_t *n);

/* Versions of Pango, HarfBuzz and fontconfig: "pango 1.50.12, harfbuzz 6.0.0, ..." */
void text_versions(struct buf *out);

#endif
