/* How a batch divides the memory it may take: among maps drawn at once, and what they share. */
#ifndef BATCH_MEMORY_H
#define BATCH_MEMORY_H

#include <sahelmap/sahelmap.h>
#include <stdint.h>

/*
 * What is reckoned with: the program with its fonts, a map while it is drawn, and for each
 * pixel of its PNG the surface (4 bytes) and the lines that are packed (3, and 1 packed).
 */
enum {
	MEMORY_PROGRAM_MIB = 80,
	MEMORY_MAP_MIB = 72,
	MEMORY_PIXEL_BYTES = 8,
	MEMORY_SHARED_LEAST_MIB = 16, /* less would have all made anew for each map */
	MEMORY_SHARED_MOST_MIB = 192, /* when nobody asked for more */
	MEMORY_LEAST_MIB = 64,	      /* that can be asked for */
};

struct memory_shares {
	size_t limit_bytes;  /* of the whole process */
	size_t shared_bytes; /* of it for what maps share */
	unsigned n_workers;  /* maps at once, at least 1 */
	uint64_t map_bytes;  /* the largest map's */
	bool is_short;	     /* not even one is sure to fit */
};

/*
 * A size with its unit, K, M, G or T, each 1024 of the one before: "400M", "1.5G", "2GiB".
 * SM_E_USAGE, with what was meant by it, for another text, and for less than 64M.
 */
SM_NODISCARD bool memory_read_size(struct sm_diag *d, const char *text, size_t *bytes);

/* "400 MB", "2.5 GB": for messages, of 1024. */
struct memory_text {
	char text[32];
};
struct memory_text memory_show(uint64_t bytes);

/* The shares under a limit, 0: half of what machine.h tells; `n_workers` is what is wished. */
struct memory_shares memory_divide(size_t limit_bytes, unsigned n_workers, uint64_t pixels);

#endif
