/*
 * SVG made safe to be put into another file: what could run, load or clash is taken out or
 * refused. expat is known here alone.
 */
#ifndef SOURCE_SVG_CLEAN_H
#define SOURCE_SVG_CLEAN_H

#include "source/picture.h"

/*
 * The drawing as one <g> in out->bytes, its size in out->view; path and key are read. Elements
 * and attributes that draw nothing are taken out: scripts, event handlers, animation, metadata,
 * what is not SVG. Ids and rules of its style sheets get the key in front. A warning of kind
 * "picture" says when foreign objects were taken out and when there is text, whose fonts nobody
 * knows. SM_E_DATA with PATH:LINE:COLUMN for what refers to other files, entities, at-rules,
 * and what is no SVG.
 */
SM_NODISCARD bool svg_clean(struct arena *a, const char *svg, size_t n, struct picture *out);

#endif
