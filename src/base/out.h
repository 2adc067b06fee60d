/* The only place that writes files. */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/diag.h"

struct out_file {
	const char *path; /* "-": standard output */
	const char *data;
	size_t n;

	/* private */
	bool in_place;
	int temp; /* number of the temporary file */
};

/*
 * Writes all files or none. The bytes of each go to a temporary file beside it
 * (PATH.PROCESS.N.part, one for each writer); all are renamed once all are safely closed. Of
 * several writers the last one wins, whole. What is no regular file (a device, a pipe, standard
 * output) is written in place, before the first is renamed.
 */
SM_NODISCARD bool out_write_all(struct sm_diag *d, struct out_file *files, size_t n);

/* The same for one file. */
SM_NODISCARD bool out_write(struct sm_diag *d, const char *path, const char *data, size_t n);

#endif
