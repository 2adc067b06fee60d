#include "panels.h"

#include "layout/boxes.h"
#include "layout/dense_key.h"
#include "layout/extent_indicator.h"
#include "pipeline.h"
#include "scene/build.h"

#include <stdio.h>

/* The panel's frame; where it lies on the page's edge, with the bleed beyond. */
static struct box shown_box(const struct pipeline *p, const struct panel *panel)
{
	const double touching_pt = 0.01;
	const struct page_spec *page = &p->spec.page;
	struct box b = panel->map;
	b.min_x -= b.min_x + panel->offset.x < touching_pt ? page->bleed_pt : 0;
	b.min_y -= b.min_y + panel->offset.y < touching_pt ? page->bleed_pt : 0;
	b.max_x +=
		b.max_x + panel->offset.x > page->width_pt - touching_pt ? page->bleed_pt : 0;
	b.max_y +=
		b.max_y + panel->offset.y > page->height_pt - touching_pt ? page->bleed_pt : 0;
	return b;
}

/* The whole frame, or where the map ends within it the earth alone. */
static bool add_water(struct pipeline *p, const struct panel *panel)
{
	struct style_props props;
	struct paint_style paint;
	struct box m = shown_box(p, panel);
	const struct page_pt pts[] = {
		{m.min_x, m.min_y}, {m.max_x, m.min_y}, {m.max_x, m.max_y}, {m.min_x, m.max_y}};
	const struct scene_meaning meaning = {.class_name = "ocean"};
	style_resolve(p->style, "ocean", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	if (view_info(panel->view)->is_whole) {
		struct features earth;
		return build_earth(&p->arena, panel->view, &earth) &&
		       (earth.n_items == 0 || scene_add_feature(&p->scene, &earth,
						      &earth.items[0], &paint, &meaning));
	}
	paint.stroke = (struct rgba){0};
	return scene_add_line(&p->scene, pts, 4, true, &paint, &meaning);
}

/* Areas and lines from the bottom up; the graticule lies on the first layer of areas, so that
 * it is seen on land and yet under the subject. */
static bool add_layers(struct pipeline *p, const struct panel *panel)
{
	bool graticule = false;
	for (size_t i = 0; i < panel->layers.n; i++) {
		const struct map_layer *layer = &panel->layers.items[i];
		if (!build_layer(&p->scene, p->style, &panel->spec, layer)) {
			return false;
		}
		if (!graticule && layer->page.n_items > 0) {
			graticule = true;
			if (!furniture_draw_graticule(
				    &panel->layout, &panel->furniture, &p->scene)) {
				return false;
			}
		}
	}
	return true;
}

static bool add_sites(struct pipeline *p, const struct panel *panel)
{
	for (size_t i = 0; i < panel->layers.n; i++) {
		if (!sites_draw(&panel->layout, &panel->sites, &panel->layers.items[i],
			    &p->scene)) {
			return false;
		}
	}
	return true;
}

/* What another panel shows, if all of it lies within this one. */
static bool add_extent(struct pipeline *p, const struct panel *panel, const struct panel *other)
{
	struct features outline;
	struct style_props props;
	struct paint_style paint;
	bool whole;
	if (!extent_indicator_make(&p->arena, other->view, panel->view, &outline, &whole)) {
		return false;
	}
	struct box b = outline.items[0].box;
	if (!whole || b.min_x < panel->map.min_x || b.max_x > panel->map.max_x ||
		b.min_y < panel->map.min_y || b.max_y > panel->map.max_y) {
		return true;
	}
	style_resolve(p->style, "extent-indicator", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	const struct scene_meaning meaning = {.class_name = "extent-indicator"};
	return props.hidden ||
	       scene_add_feature(&p->scene, &outline, &outline.items[0], &paint, &meaning);
}

/* The first panel says where the others are. */
static bool add_extents(struct pipeline *p, const struct panel *panel)
{
	bool ok = true;
	for (size_t i = 1; ok && panel == p->panels && i < p->n_panels; i++) {
		const struct panel *other = &p->panels[i];
		ok = !other->show_extent || other->lead == panel->lead ||
		     add_extent(p, panel, other);
	}
	return ok;
}

static bool draw_map(struct pipeline *p, const struct panel *panel)
{
	const struct layout *l = &panel->layout;
	const struct box shown = shown_box(p, panel);
	const struct scene_group map = {.id = "map", .class_name = "map", .clip = &shown};
	return scene_group_begin(&p->scene, &map) && add_water(p, panel) &&
	       add_layers(p, panel) && add_extents(p, panel) &&
	       labels_draw_leaders(l, &panel->labels, &p->scene) && add_sites(p, panel) &&
	       labels_draw(l, &panel->labels, &p->scene) && scene_group_end(&p->scene) &&
	       furniture_draw(l, &panel->furniture, shown, &p->scene) &&
	       (panel->labels.key == NULL || key_draw(l, panel->labels.key, &p->scene)) &&
	       (!p->job->show_boxes || boxes_draw(l, &panel->labels, panel->map, &p->scene));
}

static bool draw_heading(struct pipeline *p, const struct panel *panel)
{
	return panel->heading.n_lines == 0 ||
	       block_draw(&p->scene, &panel->heading, panel->heading_at, p->layout.lang);
}

/* One of several panels, as a group of its own; ids are told apart by its number. */
static bool draw_panel(struct pipeline *p, size_t i)
{
	const struct panel *panel = &p->panels[i];
	char id[32], prefix[40];
	(void)snprintf(id, sizeof(id), "panel-%zu", i + 1);
	(void)snprintf(prefix, sizeof(prefix), "%s-", id);
	const struct scene_group group = {.id = id, .class_name = "panel"};
	size_t begin = p->scene.n_items;
	bool ok = scene_group_begin(&p->scene, &group);
	p->scene.id_prefix = prefix;
	ok = ok && draw_map(p, panel) && scene_group_end(&p->scene);
	p->scene.id_prefix = NULL;
	if (!ok) {
		return false;
	}
	return scene_move(&p->scene, begin, panel->offset) && draw_heading(p, panel);
}

/* Above all panels: what stands on the page may reach beyond its own. */
static bool draw_annotations(struct pipeline *p, size_t i)
{
	const struct panel *panel = &p->panels[i];
	char prefix[40];
	(void)snprintf(prefix, sizeof(prefix), "panel-%zu-", i + 1);
	size_t begin = p->scene.n_items;
	p->scene.id_prefix = p->n_panels > 1 ? prefix : NULL;
	bool ok = annotations_draw(&panel->layout, &panel->annotations, &p->scene);
	p->scene.id_prefix = NULL;
	return ok && scene_move(&p->scene, begin, panel->offset);
}

bool panels_draw(struct pipeline *p)
{
	bool ok = true;
	for (size_t i = 0; ok && i < p->n_panels; i++) {
		ok = p->n_panels == 1
			     ? draw_map(p, &p->panels[0]) && draw_heading(p, &p->panels[0])
			     : draw_panel(p, i);
	}
	for (size_t i = 0; ok && i < p->n_panels; i++) {
		ok = draw_annotations(p, i);
	}
	return ok;
}
