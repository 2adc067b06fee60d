#include "checks.h"

#include "check/press.h"
#include "paint/paint.h"
#include "paint/pixels.h"

#include <string.h>

enum { PICTURE_MAX_BYTES = 1 << 28 };

/* By way of a PNG: painters have no other pixels. */
static bool paint(void *user, const struct scene *s, double dpi, struct press_picture *out)
{
	struct pipeline *p = user;
	struct pixels pixels = {0};
	struct buf png;
	buf_init(&png, PICTURE_MAX_BYTES);
	bool ok = paint_png(p->diag, s, p->fonts, dpi, &png) &&
		  pixels_read(p->diag, p->job->map_path, png.ptr, png.len, &pixels);
	size_t n = pixels.width_px * pixels.height_px;
	uint32_t *own = ok ? arena_alloc(&p->arena, n, sizeof(*own)) : NULL;
	if (own != NULL) {
		memcpy(own, pixels.argb, n * sizeof(*own));
	}
	*out = (struct press_picture){pixels.width_px, pixels.height_px, own};
	pixels_finish(&pixels);
	buf_finish(&png);
	return own != NULL;
}

static struct press_map *list_maps(struct pipeline *p)
{
	struct press_map *maps = arena_alloc(&p->arena, p->n_panels, sizeof(*maps));
	for (size_t i = 0; maps != NULL && i < p->n_panels; i++) {
		const struct panel *panel = &p->panels[i];
		maps[i] = (struct press_map){.layout = &panel->layout,
			.layers = &panel->layers,
			.view = panel->view,
			.sites = &panel->sites,
			.labels = &panel->labels,
			.furniture = &panel->furniture,
			.frame = panel->map};
	}
	return maps;
}

bool checks_run(struct pipeline *p)
{
	struct press press;
	const struct press_request request = {.layout = &p->layout,
		.scene = &p->scene,
		.maps = list_maps(p),
		.n_maps = p->n_panels,
		.dpi = pipeline_dpi(p),
		.print_pt = p->job->print_width_pt,
		.screen_px = p->job->screen_width_px,
		.paint = paint,
		.user = p};
	if (request.maps == NULL || !press_run(&request, &press)) {
		return false;
	}
	if (p->findings == NULL) {
		return press_tell(&press, p->job->strict) && p->diag->code == SM_OK;
	}
	press_json(&press, p->findings);
	size_t errors = press_errors(&press);
	return !p->job->strict || errors == 0 ||
	       diag_fail(p->diag, SM_E_SPEC, "%s: %zu error%s of the press check", p->spec.path,
		       errors, errors == 1 ? "" : "s");
}

bool checks_strict(struct pipeline *p)
{
	return !p->job->strict || checks_run(p);
}
