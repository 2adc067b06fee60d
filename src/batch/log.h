/* Keeps the log of an output folder, in which times stand, from growing with every run. */
#ifndef BATCH_LOG_H
#define BATCH_LOG_H

#include "batch/tracks.h"

/* Whether a job of that name is of interest still. */
typedef bool log_knows(const void *user, const char *job);

/*
 * Leaves the newest line of each job that is known, and of each plan the newest of its begins
 * and ends; puts the new log in the place of the old one at once. Nobody else may write into
 * it: under the lock of all jobs. A log that cannot be read or written stays as it is.
 */
void log_compact(const struct tracks *t, log_knows *knows, const void *user);

#endif
