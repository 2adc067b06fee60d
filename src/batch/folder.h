/* The folder a batch writes to. */
#ifndef BATCH_FOLDER_H
#define BATCH_FOLDER_H

#include "base/diag.h"

/* Makes the folder and those above it that are missing, and sees whether files can be made in
 * it. SM_E_OUTPUT. */
SM_NODISCARD bool folder_prepare(struct sm_diag *d, const char *path);

/* Makes the folders a file lies in that are missing. SM_E_OUTPUT. */
SM_NODISCARD bool folder_make_for(struct sm_diag *d, const char *path);

#endif
