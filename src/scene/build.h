/* From features to the drawing items of a layer: areas with their hatches, and lines. */
#ifndef SCENE_BUILD_H
#define SCENE_BUILD_H

#include "proj/project.h"
#include "scene/layers.h"
#include "scene/scene.h"
#include "spec/style.h"

/* How far beyond the frame shapes are kept, so that no edge along the cut is ever seen. */
extern const double build_margin_pt;

/*
 * Cut to what the view shows, projected, clipped at the frame (plus build_margin_pt) and
 * thinned to 0.08 pt: lonlat features to page features.
 */
SM_NODISCARD bool build_page_features(struct arena *a, const struct view *view,
	const struct features *in, struct features *out);

/* The outline of the earth on the page, of a view that shows where it ends: one polygon, or
 * none where nothing of it is in the frame. */
SM_NODISCARD bool build_earth(struct arena *a, const struct view *view, struct features *out);

/* build_page_features() for every layer: fills in map_layer.page and .drawn. What a layer of
 * `like` shows alike is taken from there: the same layers for another day in the same view;
 * NULL: none. */
SM_NODISCARD bool build_project(struct arena *a, const struct view *view,
	const struct layers *like, struct layers *layers);

/*
 * Appends the areas and lines of a layer as one group (id and class are the layer's id).
 * Points are not drawn here: their places are settled with the labels.
 */
SM_NODISCARD bool build_layer(struct scene *s, const struct style *style,
	const struct spec *spec, const struct map_layer *layer);

/* Style of one feature of a layer: of its class, and what its numbers say. */
void build_feature_style(const struct style *style, const struct spec *spec,
	const struct map_layer *layer, const struct feature *item, const char *class_name,
	struct style_props *out);

/* Style of a feature's shape: of its layer, class and change (NULL: none), with what the map
 * file says about disputed boundaries. */
void build_style(const struct style *style, const struct spec *spec,
	const struct map_layer *layer, const char *class_name, const char *change,
	struct style_props *out);

#endif
