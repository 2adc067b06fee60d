/* A rule for Make or Ninja: what a job writes depends on the files that were read. */
#ifndef REPORT_DEPFILE_H
#define REPORT_DEPFILE_H

#include "base/buf.h"
#include "base/inputs.h"

/* "OUTPUT...: INPUT..."; outputs into memory are left out. */
void depfile_write(const struct sm_job *job, const struct inputs *inputs, struct buf *out);

#endif
