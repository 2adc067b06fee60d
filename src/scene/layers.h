/* The layers of a map with their features: read, selected as of the date, dissolved. */
#ifndef SCENE_LAYERS_H
#define SCENE_LAYERS_H

#include "scene/files.h"
#include "scene/layer.h"

/* What the layers are read for. */
struct layers_request {
	const struct spec *spec;
	const struct style *style; /* for its ramp of colours; NULL: none */
	const char *data_dir;	   /* NULL: none */
	const char *lang;
	const char *fallback_lang; /* NULL: none */
	struct date on;
	struct files *files;	/* read for another day already; NULL: none */
	bool is_one_of_several; /* panels: layers that are empty on one are no warning yet */
};

struct layers {
	struct map_layer *items; /* as many as the spec has, in its order */
	size_t n;
	struct selection selection; /* what they were selected against */
};

/*
 * Reads every source once and selects each layer's features. Errors of the map file (unknown
 * field, group, zone) are collected with their place. A layer left empty is a warning of kind
 * "empty-layer". Rows of a joined table that no feature has, and features drawn that have no
 * row, are counted in warnings of the kinds "join-rows" and "join-features"; members of its
 * groups that no feature's key names in one of the kind "group-members". A layer that is empty
 * for want of members is a warning of the kind "empty-group". A damaged record
 * that a layer with conditions would draw is SM_E_DATA.
 */
SM_NODISCARD bool layers_load(
	struct arena *a, const struct layers_request *request, struct layers *out);

/* The files those layers come from, without those of joins and zones, with room for as many as
 * there are layers; how many. */
size_t layers_list_files(
	struct arena *a, const struct spec *spec, const char *data_dir, struct file_wish *out);

/* Warns of a layer that is empty, and says why when it is one of a group that has no member on
 * the day; done by layers_load() itself unless it is one of several. */
void layers_warn_empty(
	struct sm_diag *d, const struct layers *layers, const struct map_layer *layer);

/* The layer of that id, or NULL. */
const struct map_layer *layers_find(const struct layers *layers, const char *id);

/* The layer with the names of a layer's features: a dissolved one has lost its own, but the
 * layer its legend lies over has them when it draws from the same source. */
const struct map_layer *layers_named(
	const struct spec *spec, const struct layers *layers, const struct map_layer *layer);

/* The layer whose `source:` a layer draws from: itself, or the one its `from:` names. */
const struct layer_spec *layers_source(const struct spec *spec, const struct layer_spec *layer);

#endif
