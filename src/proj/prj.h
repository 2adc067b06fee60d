/* The coordinate system of a view as GIS programs read it in a .prj file. */
#ifndef PROJ_PRJ_H
#define PROJ_PRJ_H

#include "base/buf.h"
#include "proj/project.h"

/*
 * ESRI's WKT of the view's system, on one line. It is read back: SM_E_PROJ when PROJ has no
 * such text for it, or one by which places would lie farther off than so many points of the
 * page (a datum shift that the text cannot hold, a projection that ESRI does not have).
 */
SM_NODISCARD bool prj_write(
	struct sm_diag *d, const struct view *v, double tolerance_pt, struct buf *out);

#endif
