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
	bool ok = paint_png(p->diag, s, p->fonts, dpi, pipeline_helpers(p) + 1, &png) &&
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

/* A file may be credited in several ways: that it is in one with a licence is enough. */
static struct press_source *find_source(struct press_source *items, size_t n, const char *file)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(items[i].file, file) == 0) {
			return &items[i];
		}
	}
	return NULL;
}

static struct press_source *list_sources(struct pipeline *p, size_t *n)
{
	const struct credits *c = &p->credits;
	size_t most = 0;
	for (size_t i = 0; i < c->n; i++) {
		most += c->items[i].n_files;
	}
	struct press_source *out = arena_alloc(&p->arena, most + 1, sizeof(*out));
	*n = 0;
	for (size_t i = 0; out != NULL && i < c->n; i++) {
		const struct credit *item = &c->items[i];
		for (size_t k = 0; k < item->n_files; k++) {
			struct press_source *s = find_source(out, *n, item->files[k]);
			s = s == NULL ? &out[(*n)++] : s;
			s->file = item->files[k];
			s->credit = s->credit == NULL ? item->credit : s->credit;
			s->license = s->license == NULL ? item->license : s->license;
		}
	}
	return out;
}

bool checks_run(struct pipeline *p)
{
	struct press press;
	size_t n_sources;
	const struct press_source *sources = list_sources(p, &n_sources);
	const struct press_request request = {.layout = &p->layout,
		.scene = &p->scene,
		.maps = list_maps(p),
		.n_maps = p->n_panels,
		.sources = sources,
		.n_sources = n_sources,
		.dpi = pipeline_dpi(p),
		.print_pt = p->job->print_width_pt,
		.screen_px = p->job->screen_width_px,
		.paint = paint,
		.user = p};
	if (request.maps == NULL || sources == NULL || !press_run(&request, &press)) {
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
