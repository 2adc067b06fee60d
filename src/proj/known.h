/* The projections PROJ knows by name, for those who write a name that is none of a system. */
#ifndef PROJ_KNOWN_H
#define PROJ_KNOWN_H

#include <stdbool.h>

enum { KNOWN_TEXT_MAX = 80 };

/* "; did you mean '+proj=merc'?" for what PROJ refused: "mercator", "+proj=merctor"; "" when
 * nothing is near. */
void known_suggest(const char *definition, char out[KNOWN_TEXT_MAX]);

/* Whether it is the bare name of a projection ("merc"), which PROJ would look for in the names
 * of systems (and find in "Merchich"). */
bool known_is_bare(const char *definition);

#endif
