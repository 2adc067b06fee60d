/* What a finished map is looked at for, before anything is written. */
#ifndef CHECKS_H
#define CHECKS_H

#include "pipeline.h"

/* The press check of a map whose scene is made: its findings are warnings, or go to
 * p->findings; of a strict job those that are errors fail (SM_E_SPEC). */
SM_NODISCARD bool checks_run(struct pipeline *p);

/* The same of a strict job; of any other nothing. */
SM_NODISCARD bool checks_strict(struct pipeline *p);

#endif
