/* What cairo cannot write into a PDF: texts for those who do not see it, and metadata. */
#ifndef PAINT_PDF_TAGS_H
#define PAINT_PDF_TAGS_H

#include "scene/scene.h"

struct pdf_document {
	const struct scene *scene;
	double outside_pt; /* what lies outside of the page, on each side */
	size_t n_leading;  /* parts of its structure that are read before the figure, and were
			      drawn after it */
	const char *bytes; /* as cairo wrote it: a Document with one Figure */
	size_t n;
};

/*
 * Appends the document with the boxes of its page (TrimBox and BleedBox where more than the
 * page was drawn), the alternative text on its figure, its language, its title to be shown by
 * viewers, XMP metadata and an identifier made from the bytes. It loads libqpdf, which would
 * cost each start some 20 ms if it were linked; without it: SM_E_OUTPUT.
 */
SM_NODISCARD bool pdf_tag(struct sm_diag *d, const struct pdf_document *doc, struct buf *out);

/* Appends libqpdf's version, such as "11.3.0"; nothing when there is none. Loads it. */
void pdf_tags_version(struct buf *out);

#endif
