#include "proj/prj.h"

#include <math.h>
#include <proj.h>
#include <stdlib.h>
#include <string.h>

static void ignore_message(void *user, int level, const char *text)
{
	(void)user;
	(void)level;
	(void)text;
}

/* The system itself; a PROJ string without +type=crs would be an operation. */
static PJ *open_crs(PJ_CONTEXT *context, const char *definition)
{
	struct buf b;
	buf_init(&b, 1 << 16);
	buf_puts(&b, definition);
	if (strstr(definition, "proj=") != NULL && strstr(definition, "type=crs") == NULL) {
		buf_puts(&b, " +type=crs");
	}
	PJ *crs = b.failed || b.ptr == NULL ? NULL : proj_create(context, b.ptr);
	buf_finish(&b);
	return crs;
}

/* By how many points of the page a place lies elsewhere by the text; NaN where the map shows no
 * place. */
static double error_pt(const struct view *v, PJ *by_text, struct page_pt at)
{
	struct lonlat place;
	if (!view_to_lonlat(v, at, &place)) {
		return (double)NAN;
	}
	struct pt want = view_to_plane(v, at), got = {place.lon_deg, place.lat_deg};
	(void)proj_trans_generic(
		by_text, PJ_FWD, &got.x, 0, 1, &got.y, 0, 1, NULL, 0, 0, NULL, 0, 0);
	double off = hypot(got.x - want.x, got.y - want.y) * view_info(v)->scale_pt_per_m;
	return isfinite(off) ? off : HUGE_VAL;
}

/* Reads the text back and compares places all over the map. */
static bool is_true(
	PJ_CONTEXT *context, const struct view *v, const char *wkt, double tolerance_pt)
{
	enum { GRID = 4 };
	const struct box f = view_info(v)->frame_pt;
	PJ *raw = proj_create_crs_to_crs(context, "OGC:CRS84", wkt, NULL);
	PJ *by_text = raw == NULL ? NULL : proj_normalize_for_visualization(context, raw);
	bool ok = by_text != NULL;
	for (int i = 0; ok && i < GRID * GRID; i++) {
		const int column = i % GRID, row = i / GRID;
		const double across = (column + 0.5) / GRID, down = (row + 0.5) / GRID;
		const struct page_pt at = {f.min_x + (f.max_x - f.min_x) * across,
			f.min_y + (f.max_y - f.min_y) * down};
		ok = !(error_pt(v, by_text, at) > tolerance_pt);
	}
	proj_destroy(by_text);
	proj_destroy(raw);
	return ok;
}

bool prj_write(struct sm_diag *d, const struct view *v, double tolerance_pt, struct buf *out)
{
	const char *const options[] = {"MULTILINE=NO", NULL};
	const char *definition = view_info(v)->projection;
	PJ_CONTEXT *context = proj_context_create();
	if (context == NULL) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	proj_log_func(context, NULL, ignore_message);
	(void)proj_context_set_enable_network(context, 0);
	PJ *crs = open_crs(context, definition);
	const char *wkt = crs == NULL ? NULL : proj_as_wkt(context, crs, PJ_WKT1_ESRI, options);
	bool ok = wkt != NULL && is_true(context, v, wkt, tolerance_pt);
	if (ok) {
		buf_printf(out, "%s\n", wkt);
	} else {
		(void)diag_fail(d, SM_E_PROJ,
			"projection '%.120s': a .prj file cannot say it so that GIS programs "
			"find the same places; a world file needs another projection, such as "
			"EPSG:CODE",
			definition);
	}
	proj_destroy(crs);
	proj_context_destroy(context);
	return ok;
}
