/* What files say about themselves, as XMP (ISO 16684-1): title, texts, rights, sources. */
#ifndef PAINT_XMP_H
#define PAINT_XMP_H

#include "scene/scene.h"

/*
 * The <rdf:RDF> element with what the scene is about, in Dublin Core's terms; with_alt: the two
 * alternative texts in IPTC's terms, too, for files that have no other place for them. The same
 * bytes for the same scene.
 */
void xmp_rdf(const struct scene *s, bool with_alt, struct buf *b);

/* The same with both texts as a whole packet, without room for changes. */
void xmp_packet(const struct scene *s, struct buf *b);

#endif
