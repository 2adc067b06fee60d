/* The fonts of the Noto family by the characters they have. */
#ifndef LAYOUT_NOTO_H
#define LAYOUT_NOTO_H

#include <stdint.h>

struct noto {
	uint32_t first, last; /* a block of Unicode */
	const char *name;
	const char *file;    /* of Noto's fonts */
	const char *package; /* of Debian and its relatives */
};

/* The font of a character that Noto Sans itself does not have; NULL: none that is known. */
const struct noto *noto_of(uint32_t c);

#endif
