/* What a receipt tells of a map that was drawn, kept when its pipeline is gone. */
#ifndef BATCH_DRAWN_H
#define BATCH_DRAWN_H

#include "batch/receipt.h"
#include "pipeline.h"

/* Of all maps of a job; zero-initialise but for the arena, in which all is kept. */
struct drawn {
	struct arena *a;
	struct inputs inputs; /* the arena's inputs must be these */
	struct receipt_texts projections, dropped;
};

/* Adds what the pipeline read and drew. For struct pipeline_watch: `user` is a struct drawn. */
SM_NODISCARD bool drawn_add(void *user, const struct pipeline *p);

#endif
