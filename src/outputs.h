/* The files a job asks for: checked first, written last, all or none. */
#ifndef OUTPUTS_H
#define OUTPUTS_H

#include "pipeline.h"

/*
 * Runs all stages, paints every output and the report of the job, and writes them. Refuses
 * (SM_E_USAGE), before anything is read, a format that is none, an output given twice, and one
 * that is the map file. The caller inits and finishes the pipeline.
 */
SM_NODISCARD bool outputs_render(struct pipeline *p);

#endif
