/* Whether two spellings are of one place. */
#ifndef LAYOUT_NAMES_H
#define LAYOUT_NAMES_H

#include <stdbool.h>

/* True when the letters of `name` begin with those of `with`, accents, case, spaces and
 * punctuation aside: "N'Djamena" begins with "Ndjamena". False for invalid UTF-8. */
bool name_begins_with(const char *name, const char *with);

#endif
