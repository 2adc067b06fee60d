/* Layers of a PDF (optional content) in the page's stream as cairo writes it. */
#ifndef PAINT_PDF_LAYERS_H
#define PAINT_PDF_LAYERS_H

#include "scene/scene.h"

/* The structure tag a layer is painted under. */
extern const char pdf_layer_tag[];

/* Whether a group is a layer of the map. */
bool pdf_is_layer(const struct scene_group *g);

/*
 * Appends the stream with each marked sequence of pdf_layer_tag within one of optional content,
 * `/OC /L0 BDC` and so on in their order, ISO 32000-1 8.11.3.2. Returns how many there are.
 */
size_t pdf_layers_mark(const char *stream, size_t n, struct buf *out);

#endif
