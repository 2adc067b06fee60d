#include "worldfile.h"

#include "base/path.h"
#include "paint/paint.h"
#include "proj/prj.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

const char *worldfile_name(struct arena *a, const char *picture, const char *ending)
{
	char *folder = path_folder(a, picture), *stem = path_stem(a, picture);
	size_t size = stem == NULL ? 0 : strlen(stem) + strlen(ending) + 2;
	char *name = folder == NULL || stem == NULL ? NULL : arena_alloc(a, size, 1);
	if (name == NULL) {
		return NULL;
	}
	(void)snprintf(name, size, "%s.%s", stem, ending);
	return strchr(picture, '/') == NULL ? name : path_join(a, folder, name);
}

/* Where in the plane a point of the page lies, in pixels from its upper left corner. */
struct raster {
	const struct panel *panel;
	double x_px_per_pt, y_px_per_pt;
};

static struct raster raster_of(const struct pipeline *p)
{
	double w_px, h_px;
	paint_png_size(&p->scene, pipeline_dpi(p), &w_px, &h_px);
	return (struct raster){
		&p->panels[0], w_px / p->scene.width_pt, h_px / p->scene.height_pt};
}

static struct pt plane_at(const struct raster *r, double x_px, double y_px)
{
	const struct page_pt at = {x_px / r->x_px_per_pt - r->panel->offset.x,
		y_px / r->y_px_per_pt - r->panel->offset.y};
	return view_to_plane(r->panel->view, at);
}

/* Ten decimals: a picture of degrees has small pixels. */
static void add_line(struct buf *b, double v)
{
	const double unit = 1e10;
	if (!(fabs(v) < 9e8)) {
		b->failed = true;
		return;
	}
	int64_t n = llround(fabs(v) * unit);
	buf_printf(b, "%s%" PRId64 ".%010" PRId64 "\n", v < 0 && n != 0 ? "-" : "",
		n / (int64_t)unit, n % (int64_t)unit);
}

void worldfile_write(const struct pipeline *p, struct buf *out)
{
	const struct raster r = raster_of(p);
	struct pt first = plane_at(&r, 0.5, 0.5), next = plane_at(&r, 1.5, 1.5);
	const double lines[] = {next.x - first.x, 0, 0, next.y - first.y, first.x, first.y};
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		add_line(out, lines[i]);
	}
}

bool worldfile_write_crs(const struct pipeline *p, struct buf *out)
{
	const struct raster r = raster_of(p);
	for (size_t i = 1; i < p->n_panels; i++) {
		if (p->panels[i].inset == CORNER_NONE) {
			return diag_fail(p->diag, SM_E_USAGE,
				"%s: has %zu maps side by side; a world file places one map",
				p->spec.path, p->n_panels);
		}
	}
	return prj_write(p->diag, r.panel->view, 0.5 / r.x_px_per_pt, out);
}
