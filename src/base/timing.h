/*
 * Where the time and the memory of a job go, stage by stage. Of a stage that begins within
 * another nothing is counted there: the stages add up to no more than the whole. The arena of a
 * job whose stages are asked for has one (`timing`); without it these functions do nothing.
 * Stages begin and end on the job's own thread.
 */
#ifndef BASE_TIMING_H
#define BASE_TIMING_H

#include "base/buf.h"
#include "base/mem.h"

enum { TIMING_STAGES_MAX = 32, TIMING_DEPTH_MAX = 8 };

struct timing_stage {
	const char *name; /* borrowed: a literal */
	double ms;
	size_t bytes; /* taken from the arenas given, and what timing_add() was told */
};

/* A stage that has begun. */
struct timing_open {
	size_t stage;
	const struct arena *arena;
	size_t from_bytes; /* the arena's, without those of stages within */
};

struct timing {
	double begin_ms, since_ms;		       /* since when the innermost stage runs */
	struct timing_stage stages[TIMING_STAGES_MAX]; /* in the order they first began */
	size_t n;
	struct timing_open open[TIMING_DEPTH_MAX];
	size_t depth;
};

/* The whole begins now. */
void timing_init(struct timing *t);

/* Every stage that begins must end, in a failure too. Of an arena that is NULL nothing is
 * measured, here and below. */
void timing_begin(const struct arena *a, const char *stage);
void timing_end(const struct arena *a);

/* Counts bytes that are of no arena to the stage that runs. */
void timing_add(const struct arena *a, size_t bytes);

/* What was measured up to now, for people: a line a stage, then the whole. */
void timing_text(const struct timing *t, struct buf *out);

/* A JSON object of the same: { "stages": [...], "ms": ..., "processor_ms": ..., "peak_bytes":
 * ...
 * }; lines after the first are indented for a member of the report. */
void timing_json(const struct timing *t, struct buf *out);

/* A clock that only goes forward; from an unknown point on. */
double timing_now_ms(void);

/* The most memory the process held at any time since it was started; 0: not known here. */
size_t timing_peak_bytes(void);

#endif
