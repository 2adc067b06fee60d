/*
 * The font files texts are set in, and Pango's own things made of them. fontconfig's headers
 * are included by fonts.c alone.
 */
#ifndef LAYOUT_FONTS_H
#define LAYOUT_FONTS_H

#include "base/memo.h"

#include <stddef.h>

typedef struct _PangoLayout PangoLayout;
typedef struct _PangoFont PangoFont;

/* Private font files: none but these are found. One thread at a time. */
struct fonts;

/* Opens the files (paths). SM_E_DATA when one is missing or no font. */
SM_NODISCARD bool fonts_create(
	struct sm_diag *d, const char *const *files, size_t n, struct fonts **out);
void fonts_destroy(struct fonts *f); /* accepts NULL */

/* A file that is opened when it is asked for: by fonts_need() for letters of the script (its
 * code in ISO 15924), or by fonts_open_rest(). All are added before the first text. False
 * without memory. */
SM_NODISCARD bool fonts_add(struct fonts *f, const char *code, const char *file);

/* As after fonts_create() and fonts_add(), for another job: what was opened is kept for when it
 * is asked for again, and is not seen before. */
void fonts_reset(struct fonts *f, struct sm_diag *d);

/* Opens the files that wait for the text's scripts; SM_E_DATA when one cannot be read. */
SM_NODISCARD bool fonts_need(struct fonts *f, const char *text);

/* Opens all that wait; those that cannot be read are not missed. *any: some still waited.
 * False without memory. */
SM_NODISCARD bool fonts_open_rest(struct fonts *f, bool *any);

/* A number for the set of files that are open: equal ones lay texts out alike. */
unsigned fonts_number(const struct fonts *f);

/* Adds the names of the files that are open, in their order. */
void fonts_add_to_key(const struct fonts *f, struct memo_key *key);

/* What texts are laid out with, unhinted and unrounded at 72 dpi; another one when the number
 * has changed. Borrowed. */
PangoLayout *fonts_layout(const struct fonts *f);

/* The set's own copy of a family's name; NULL: it has no such family. */
const char *fonts_family(const struct fonts *f, const char *family);

/* The names of all families, in the order of their files; borrowed. */
const char *const *fonts_families(const struct fonts *f, size_t *n);

/* The file of a font that Pango chose, borrowed, and which of its faces; NULL: not known. */
const char *fonts_file(const struct fonts *f, PangoFont *font, int *face);

/* fontconfig's version, like "2.14.1", in a text of at least 32 bytes. */
void fonts_version(char *out, size_t size);

#endif
