#include "panels.h"

#include "pipeline.h"
#include "scene/build.h"
#include "scene/extent.h"
#include "scene/unseen.h"

#include <math.h>
#include <string.h>

/* Between a panel's heading and its map. */
static const double heading_gap_pt = 3;

/* The day is a panel's title when it has no other. */
static const struct localized *date_title(struct arena *a)
{
	static const char *const day[] = {"{date}"}, *const any[] = {""};
	struct localized *title = arena_alloc(a, 1, sizeof(*title));
	const char **texts = arena_alloc(a, 1, sizeof(*texts));
	const char **langs = arena_alloc(a, 1, sizeof(*langs));
	if (title == NULL || texts == NULL || langs == NULL) {
		return NULL;
	}
	texts[0] = day[0];
	langs[0] = any[0];
	*title = (struct localized){.langs = langs, .texts = texts, .n = 1};
	return title;
}

/* What panels that show one view need only once: the legend is the page's and drawn with the
 * first panel, as is the locator; scale and north stand on the last. */
static void share_furniture(struct panel *panel, bool first, bool last)
{
	struct furniture_spec *f = &panel->spec.furniture;
	f->locator = first ? f->locator : CORNER_NONE;
	f->scale_bar = last ? f->scale_bar : CORNER_NONE;
	f->north_arrow = last ? f->north_arrow : CORNER_NONE;
}

static bool add_dates(struct pipeline *p)
{
	const struct localized *title = date_title(&p->arena);
	for (size_t i = 0; title != NULL && i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		*panel = (struct panel){.spec = p->spec, .title = title, .lead = &p->panels[0]};
		panel->spec.date = p->days[i];
		share_furniture(panel, i == 0, i + 1 == p->n_panels);
	}
	return title != NULL;
}

/* Panels without a view of their own show that of the first such one. */
static void add_listed(struct pipeline *p)
{
	struct panel *lead = NULL, *last = NULL;
	for (size_t i = 0; i < p->n_panels; i++) {
		const struct panel_spec *own = &p->spec.panels[i];
		struct panel *panel = &p->panels[i];
		*panel = (struct panel){.spec = own->spec,
			.title = own->title.n > 0 ? &own->title : NULL,
			.inset = own->inset,
			.width_pt = own->width_pt,
			.height_pt = own->height_pt,
			.show_extent = own->show_extent};
		lead = lead == NULL && !own->has_view ? panel : lead;
		last = own->has_view ? last : panel;
		panel->lead = own->has_view ? panel : lead;
		/* The day on the command line, or the later one of changes. */
		if (!own->has_date) {
			panel->spec.date = p->layout.on;
		}
	}
	for (size_t i = 0; i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		if (panel->lead == lead && lead != NULL) {
			share_furniture(panel, panel == lead, panel == last);
		}
	}
}

static size_t n_in_grid(const struct pipeline *p)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n_panels; i++) {
		n += p->panels[i].inset == CORNER_NONE;
	}
	return n;
}

bool panels_choose(struct pipeline *p)
{
	bool each_date = p->spec.panel_each_date && !p->as_of_day;
	bool listed = p->spec.n_panels > 0 && !p->as_of_day;
	size_t n = each_date ? p->n_days : listed ? p->spec.n_panels : 1;
	p->panels = arena_alloc(&p->arena, n, sizeof(*p->panels));
	if (p->panels == NULL) {
		return false;
	}
	p->n_panels = n;
	if (each_date) {
		if (!add_dates(p)) {
			return false;
		}
	} else if (listed) {
		add_listed(p);
	} else {
		p->panels[0] = (struct panel){.spec = p->spec, .lead = &p->panels[0]};
		p->panels[0].spec.date = p->layout.on;
	}
	for (size_t i = 0; i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		panel->layout = p->layout;
		panel->layout.spec = &panel->spec;
		panel->layout.on = panel->spec.date;
		if (i > 0) {
			panel->spec.furniture.legend = CORNER_NONE;
		}
	}
	/* With insets alone the map is one, and its legend where it is wished. */
	if (n_in_grid(p) > 1 && p->spec.furniture.legend != CORNER_NONE) {
		p->spec.furniture.legend = CORNER_BELOW;
		p->panels[0].spec.furniture.legend = CORNER_BELOW;
	}
	return true;
}

/* Of several panels a layer may be empty on some, but not on all that show it. */
static void warn_empty(struct pipeline *p)
{
	for (size_t i = 0; i < p->spec.n_layers; i++) {
		const struct panel *shows = NULL;
		size_t n = 0;
		for (size_t k = 0; k < p->n_panels; k++) {
			const struct map_layer *layer = &p->panels[k].layers.items[i];
			shows = layer->spec->off ? shows : &p->panels[k];
			n += layer->spec->off ? 0 : layer->features.n_items;
		}
		if (shows != NULL && n == 0) {
			layers_warn_empty(p->diag, &shows->layers, &shows->layers.items[i]);
		}
	}
}

bool panels_load(struct pipeline *p)
{
	for (size_t i = 0; i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		const struct layers_request request = {
			.spec = &panel->spec,
			.style = p->style,
			.data_dir = p->job->data_dir,
			.lang = p->layout.lang,
			.fallback_lang = p->spec.fallback_lang,
			.on = panel->layout.on,
			.files = &p->files,
			.is_one_of_several = p->n_panels > 1,
		};
		panel->layout.layers = &panel->layers;
		if (!layers_load(&p->arena, &request, &panel->layers)) {
			return false;
		}
	}
	p->layout.layers = &p->panels[p->n_panels - 1].layers;
	if (p->n_panels > 1) {
		warn_empty(p);
	}
	return true;
}

const struct legend_view *panels_views(struct pipeline *p, bool projected)
{
	struct legend_view *views = arena_alloc(&p->arena, p->n_panels, sizeof(*views));
	for (size_t i = 0; views != NULL && i < p->n_panels; i++) {
		const struct panel *panel = &p->panels[i];
		views[i] = (struct legend_view){.layers = &panel->layers,
			.sites = projected ? &panel->sites : NULL,
			.map = projected ? panel->map : box_empty()};
	}
	return views;
}

/* The rectangle for maps in equal parts. */
struct grid {
	struct box box;
	size_t columns, rows;
	double gap_pt;
	double heading_pt; /* height kept for the headings */
	bool rtl;	   /* the first column is the rightmost */
};

static size_t choose_columns(const struct page_spec *page, struct box box, size_t n)
{
	size_t best = 1;
	double best_ratio = HUGE_VAL;
	for (size_t columns = 1; page->columns == 0 && columns <= n; columns++) {
		size_t rows = (n + columns - 1) / columns;
		double w = (box.max_x - box.min_x) / (double)columns;
		double h = (box.max_y - box.min_y) / (double)rows;
		double ratio = fmax(w / h, h / w);
		if (ratio < best_ratio) {
			best = columns;
			best_ratio = ratio;
		}
	}
	return page->columns == 0 ? best : (size_t)page->columns;
}

static struct box cell_of(const struct grid *g, size_t i)
{
	double w = (g->box.max_x - g->box.min_x + g->gap_pt) / (double)g->columns;
	double h = (g->box.max_y - g->box.min_y + g->gap_pt) / (double)g->rows;
	size_t column = i % g->columns, row = i / g->columns;
	column = g->rtl ? g->columns - 1 - column : column;
	double x = g->box.min_x + w * (double)column, y = g->box.min_y + h * (double)row;
	return (struct box){x, y, x + w - g->gap_pt, y + h - g->gap_pt};
}

/* Headings are as wide as the cells, and rows as high as the highest of them. */
static bool make_headings(struct pipeline *p, struct grid *g)
{
	struct style_props props;
	style_resolve(p->style, "panel-title", NULL, STYLE_LABEL, &props);
	struct box cell = cell_of(g, 0);
	for (size_t i = 0; i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		const char *text = panel->title == NULL || panel->inset != CORNER_NONE
					   ? NULL
					   : layout_text(&panel->layout, panel->title);
		if (!block_make(&p->arena, p->layout.measurer, &props, text,
			    cell.max_x - cell.min_x, &panel->heading)) {
			return false;
		}
		if (panel->heading.n_lines > 0) {
			g->heading_pt =
				fmax(g->heading_pt, panel->heading.height_pt + heading_gap_pt);
		}
	}
	return true;
}

static bool set_cell(struct pipeline *p, struct panel *panel, struct box cell, double heading)
{
	const double least_pt = 36;
	struct box map = {cell.min_x, cell.min_y + heading, cell.max_x, cell.max_y};
	if (map.max_x - map.min_x < least_pt || map.max_y - map.min_y < least_pt) {
		return diag_fail(p->diag, SM_E_SPEC,
			"%s:%d:%d: %zu panels leave %.0f x %.0f pt for each, %.0f x %.0f are "
			"needed",
			place_path(p->spec.page.at, p->spec.path), p->spec.page.at.line,
			p->spec.page.at.column, p->n_panels, map.max_x - map.min_x,
			map.max_y - map.min_y, least_pt, least_pt);
	}
	panel->map = map;
	if (panel->lead != panel) {
		panel->map = panel->lead->map;
		panel->offset = (struct page_pt){
			map.min_x - panel->map.min_x, map.min_y - panel->map.min_y};
	}
	bool rtl = edition_is_rtl(&p->layout);
	panel->heading_at = (struct page_pt){
		rtl ? cell.max_x - panel->heading.size.width_pt : cell.min_x, cell.min_y};
	return true;
}

bool panels_arrange(struct pipeline *p)
{
	size_t n = n_in_grid(p);
	struct grid g = {.box = p->frame.map,
		.gap_pt = p->spec.page.gap_pt,
		.rtl = edition_is_rtl(&p->layout)};
	g.columns = choose_columns(&p->spec.page, g.box, n);
	g.columns = g.columns > n ? n : g.columns;
	g.columns = g.columns > 0 ? g.columns : 1;
	g.rows = (n + g.columns - 1) / g.columns;
	if (!make_headings(p, &g)) {
		return false;
	}
	n = 0;
	for (size_t i = 0; i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		if (panel->inset != CORNER_NONE) {
			panel->map = (struct box){0, 0, panel->width_pt, panel->height_pt};
		} else if (!set_cell(p, panel, cell_of(&g, n++), g.heading_pt)) {
			return false;
		}
	}
	return true;
}

/* What the panels that show the view of `lead` must have in it, together. */
static bool joint_extent(struct pipeline *p, const struct panel *lead, struct features *out)
{
	static const struct table no_table = {0};
	*out = (struct features){.space = SPACE_LONLAT, .table = &no_table};
	for (size_t i = 0; i < p->n_panels; i++) {
		const struct panel *panel = &p->panels[i];
		struct features one;
		if (panel->lead != lead) {
			continue;
		}
		if (!extent_features(&p->arena, &panel->spec, &panel->layers,
			    &panel->layers.selection, &one)) {
			return false;
		}
		for (size_t k = 0; k < one.n_items; k++) {
			if (!features_copy(out, &p->arena, &one, &one.items[k])) {
				return false;
			}
		}
	}
	return true;
}

static bool fit(struct pipeline *p, struct panel *panel)
{
	struct features extent;
	const struct spec *spec = &panel->spec;
	bool is_auto = strcmp(spec->projection, "auto") == 0;
	if (!joint_extent(p, panel, &extent)) {
		return false;
	}
	const struct view_request request = {
		.projection = spec->projection,
		.extent = &extent,
		.margin = spec->extent.margin,
		.frame_pt = panel->map,
		.beyond_pt = spec->page.bleed_pt,
	};
	if (!is_auto) {
		diag_push(p->diag, "%s:%d:%d", place_path(spec->projection_at, spec->path),
			spec->projection_at.line, spec->projection_at.column);
	} else if (panel != &p->panels[0]) {
		diag_push(p->diag, "panel %td", panel - p->panels + 1);
	}
	bool ok = view_create(p->diag, &request, &panel->view);
	if (!is_auto || panel != &p->panels[0]) {
		diag_pop(p->diag);
	}
	return ok;
}

bool panels_fit(struct pipeline *p)
{
	for (size_t i = 0; i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		if (panel->lead == panel && !fit(p, panel)) {
			return false;
		}
		panel->view = panel->lead->view;
	}
	return true;
}

void panels_finish(struct pipeline *p)
{
	for (size_t i = 0; i < p->n_panels; i++) {
		if (p->panels[i].lead == &p->panels[i]) {
			view_destroy(p->panels[i].view);
		}
	}
}

/* A layer that is off shows nothing, though the extent may have been fitted to it. */
static void switch_off(struct layers *layers)
{
	for (size_t i = 0; i < layers->n; i++) {
		if (layers->items[i].spec->off) {
			layers->items[i].features.n_items = 0;
		}
	}
}

/* What of each layer is on the map, on all panels together. */
static bool warn_unseen(struct pipeline *p)
{
	const struct layers *first = &p->panels[0].layers;
	size_t *features = arena_alloc(&p->arena, first->n, sizeof(*features));
	size_t *on_map = arena_alloc(&p->arena, first->n, sizeof(*on_map));
	size_t *exchanged = arena_alloc(&p->arena, first->n, sizeof(*exchanged));
	bool *is_subject = arena_alloc(&p->arena, first->n, sizeof(*is_subject));
	if (features == NULL || on_map == NULL || exchanged == NULL || is_subject == NULL) {
		return false;
	}
	for (size_t k = 0; k < p->n_panels; k++) {
		const struct panel *panel = &p->panels[k];
		for (size_t i = 0; i < first->n; i++) {
			const struct map_layer *layer = &panel->layers.items[i];
			bool off = layer->spec->off;
			features[i] += off ? 0 : layer->features.n_items;
			is_subject[i] = is_subject[i] || (!off && unseen_is_subject(layer));
			on_map[i] += off ? 0 : unseen_count(layer, panel->lead->map);
			exchanged[i] += off ? 0
					    : unseen_count_exchanged(layer, panel->lead->view,
						      panel->lead->map);
		}
	}
	return unseen_check(&p->arena, p->style, first,
		&(struct unseen_counts){features, on_map, exchanged, is_subject});
}

bool panels_project(struct pipeline *p)
{
	for (size_t i = 0; i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		const struct layers *like = panel->lead == panel ? NULL : &panel->lead->layers;
		switch_off(&panel->layers);
		if (!build_project(&p->arena, panel->view, like, &panel->layers) ||
			!sites_collect(
				&panel->layout, &panel->layers, panel->map, &panel->sites)) {
			return false;
		}
	}
	return warn_unseen(p);
}

/* Insets take their corners on the first panel. */
static bool furnish_first(struct pipeline *p, struct furniture_request *r)
{
	struct inset *insets = arena_alloc(&p->arena, p->n_panels, sizeof(*insets));
	r->views = panels_views(p, true);
	r->n_views = p->n_panels;
	if (insets == NULL || r->views == NULL) {
		return false;
	}
	for (size_t i = 0; i < p->n_panels; i++) {
		const struct panel *panel = &p->panels[i];
		if (panel->inset != CORNER_NONE) {
			insets[r->n_insets++] = (struct inset){
				panel->inset, panel->width_pt, panel->height_pt, box_empty()};
		}
	}
	r->insets = insets;
	if (!furniture_plan(r, &p->panels[0].furniture)) {
		return false;
	}
	for (size_t i = 0, k = 0; i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		if (panel->inset != CORNER_NONE) {
			const struct box b = insets[k++].box;
			panel->offset = (struct page_pt){b.min_x, b.min_y};
		}
	}
	return true;
}

/* What stands on the page is drawn once, with the first panel on whose day it is there. */
static bool plan_annotations(
	struct pipeline *p, struct panel *panel, struct annotation_state *states)
{
	const struct annotation_request request = {
		.layout = &panel->layout,
		.view = panel->view,
		.map = panel->map,
		.offset = panel->offset,
		.states = p->n_panels > 1 ? states : NULL,
		.pictures = &p->pictures,
		.data_dir = p->job->data_dir,
	};
	return annotations_plan(&request, &panel->annotations);
}

bool panels_furnish(struct pipeline *p)
{
	struct annotation_state *states =
		arena_alloc(&p->arena, p->spec.n_annotations, sizeof(*states));
	if (states == NULL) {
		return false;
	}
	p->pictures.a = &p->arena;
	for (size_t i = 0; i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		if (!plan_annotations(p, panel, states)) {
			return false;
		}
		struct furniture_request r = {
			.layout = &panel->layout,
			.layers = &panel->layers,
			.sites = &panel->sites,
			.view = panel->view,
			.locator_land = p->locator_land.n_items > 0 ? &p->locator_land : NULL,
			.map = panel->map,
			.strip = p->frame.strip,
			.annotations = panel->annotations.obstacles,
			.n_annotations = panel->annotations.n_obstacles,
		};
		if (i == 0 ? !furnish_first(p, &r) : !furniture_plan(&r, &panel->furniture)) {
			return false;
		}
	}
	for (size_t i = 0; i < p->spec.n_annotations; i++) {
		if (!states[i].drawn && states[i].why != NULL) {
			annotation_warn(&p->layout, &p->spec.annotations[i], states[i].why);
		}
	}
	return true;
}

/* The furniture of all panels that show the view of `lead`. */
static bool joint_furniture(
	struct pipeline *p, const struct panel *lead, struct label_request *out)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n_panels; i++) {
		n += p->panels[i].lead == lead ? p->panels[i].furniture.n_boxes : 0;
	}
	struct box *boxes = arena_alloc(&p->arena, n + 1, sizeof(*boxes));
	for (size_t i = 0; boxes != NULL && i < p->n_panels; i++) {
		const struct furniture *f = &p->panels[i].furniture;
		for (size_t k = 0; p->panels[i].lead == lead && k < f->n_boxes; k++) {
			boxes[out->n_avoid++] = f->boxes[k];
		}
	}
	out->avoid = boxes;
	return boxes != NULL;
}

bool panels_place(struct pipeline *p)
{
	struct label_request *requests = arena_alloc(&p->arena, p->n_panels, sizeof(*requests));
	struct labels *labels = arena_alloc(&p->arena, p->n_panels, sizeof(*labels));
	for (size_t i = 0; requests != NULL && i < p->n_panels; i++) {
		struct panel *panel = &p->panels[i];
		requests[i] = (struct label_request){
			.layout = &panel->layout,
			.layers = &panel->layers,
			.view = panel->view,
			.sites = &panel->sites,
			.map = panel->map,
			.furniture = panel->furniture.boxes,
			.n_furniture = panel->furniture.n_boxes,
			.annotations = panel->annotations.obstacles,
			.n_annotations = panel->annotations.n_obstacles,
			.pins = &p->spec.labels,
			.panel = p->n_panels == 1 ? 0 : i + 1,
			.offset = panel->offset,
			.alike = p->n_panels == 1 ? 0 : 1 + (uint32_t)(panel->lead - p->panels),
		};
		if (!joint_furniture(p, panel->lead, &requests[i])) {
			return false;
		}
	}
	if (requests == NULL || labels == NULL ||
		!labels_place(requests, p->n_panels, labels)) {
		return false;
	}
	for (size_t i = 0; i < p->n_panels; i++) {
		p->panels[i].labels = labels[i];
	}
	p->label_requests = requests;
	if (p->job->strict_labels) {
		return labels_check_all_shown(requests, p->n_panels, labels);
	}
	labels_note_missing(requests, p->n_panels, labels);
	return true;
}
