/* Scripts by their characters, and the fonts that have them. */
#ifndef LAYOUT_SCRIPTS_H
#define LAYOUT_SCRIPTS_H

#include <stdint.h>

struct script {
	uint32_t first, last; /* a block of Unicode */
	const char *name;
	const char *file;    /* of Noto's fonts */
	const char *package; /* of Debian and its relatives */
};

/* The script of a character that Noto Sans itself does not have; NULL: none that is known. */
const struct script *script_of(uint32_t c);

#endif
