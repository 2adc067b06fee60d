/* The texts of a map as a whole: their placeholders, and their languages. */
#ifndef SPEC_TEXTS_H
#define SPEC_TEXTS_H

#include "spec/spec.h"

/* Whether it is a language and, after hyphens, script, region or variants: fr, pt-BR, zgh-Latn.
 */
bool texts_is_language(const char *s);

/* What placeholders of texts may stand for on a map. */
struct texts_request {
	const struct spec *spec;
	bool has_date, has_span; /* {date} is known; {from} and {to} are */
};

/*
 * Checks what the texts' languages are called, which is SM_E_SPEC when it is no name of one,
 * and what stands in braces. A {count:NAME} of no layer, or of no class its layer lists, is
 * SM_E_SPEC at the text; what nothing is called is a warning of the kind "placeholder", a day
 * the map does not have one of the kind "placeholder-day". Each names what is near.
 */
SM_NODISCARD bool texts_check(struct arena *a, const struct texts_request *request);

/* Warns, of the kind "language", when texts are written by language and none is in this one,
 * unless the map has a fallback. */
void texts_check_language(struct sm_diag *d, const struct spec *spec, const char *lang);

#endif
