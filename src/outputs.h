/* The files a job asks for: checked first, written last, all or none. */
#ifndef OUTPUTS_H
#define OUTPUTS_H

#include "pipeline.h"

/*
 * Runs all stages, paints every output and the report of the job, and writes them; of a map of
 * several days those of each day after the other. Refuses (SM_E_USAGE), before anything is
 * read, a format that is none, an output given twice, and one that is the map file; and names
 * that are the same on all days.
 */
SM_NODISCARD bool outputs_render(struct pipeline *p);

/* The same for the facts behind the map, in the formats of report/facts.h; there is no report
 * of them. Of several days they are of the last. */
SM_NODISCARD bool outputs_facts(struct pipeline *p);

/* A file with the place of every label; of a map of several days those of the last. */
SM_NODISCARD bool outputs_place(struct pipeline *p);

/* The same of what was moved by hand in p->edited; without an output, into the placement that
 * the map file names. */
SM_NODISCARD bool outputs_adopt(struct pipeline *p);

/* Runs all stages, on every day, and writes nothing. */
SM_NODISCARD bool outputs_check(struct pipeline *p);

#endif
