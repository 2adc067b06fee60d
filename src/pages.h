/* A page of the web with a map on it: of one day, or of every day on which it changes. */
#ifndef PAGES_H
#define PAGES_H

#include "pipeline.h"

/*
 * The page, or with job->fragment a <figure> of the map's own day, of a pipeline that ran to
 * STAGE_SCENE. The days are those of `dates:`, else every day on which something on the map
 * begins or ends; a map without a day, of changes or of several panels has no others. Each
 * shows what a job of that date would draw.
 */
SM_NODISCARD bool pages_paint(struct pipeline *p, struct buf *out);

#endif
