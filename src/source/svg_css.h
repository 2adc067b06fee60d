/* Style sheets and style attributes of SVG files, made safe. Used by svg_clean.c alone. */
#ifndef SOURCE_SVG_CSS_H
#define SOURCE_SVG_CSS_H

#include "base/buf.h"

/* Copies declarations or an attribute's value; references url(#id) get the key in front.
 * Returns what is wrong, in words, or NULL. */
const char *svg_css_value(struct buf *out, const char *s, size_t n, const char *key);

/* Copies a style sheet; its rules apply to what is within the element of the id `key` alone. */
const char *svg_css_sheet(struct buf *out, const char *s, size_t n, const char *key);

#endif
