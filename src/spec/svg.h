/* How SVG files are written, where a job says it instead of the map file. */
#ifndef SPEC_SVG_H
#define SPEC_SVG_H

#include "spec/spec.h"

/* Puts the word of the option svg.text (NULL: none was given) in place of the map file's.
 * SM_E_USAGE for another. */
SM_NODISCARD bool svg_choose(struct sm_diag *d, const char *text, struct svg_spec *out);

#endif
