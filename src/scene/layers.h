/* The layers of a map with their features: read, selected as of the date, dissolved. */
#ifndef SCENE_LAYERS_H
#define SCENE_LAYERS_H

#include "scene/files.h"
#include "scene/grade.h"
#include "scene/join.h"
#include "scene/select.h"

/* A text shown to readers: of these columns the first that has something in the row. */
enum { TEXT_CHAIN_MAX = 4 };
struct text_chain {
	const struct column *columns[TEXT_CHAIN_MAX];
	size_t n;
};
/* NULL when no column has anything. */
const char *text_chain_get(struct arena *a, const struct text_chain *chain, size_t row);

/* An area of a layer that is too small to be seen. */
struct small_area {
	uint32_t row;
	struct page_pt at; /* of its largest piece */
	double size_pt;
};

struct map_layer {
	const struct layer_spec *spec;
	const char *path;	  /* of the source, as opened */
	struct features features; /* SPACE_LONLAT: those drawn on the day */
	struct features page;	  /* SPACE_PAGE: cut to the view; filled in by the pipeline */
	double fade_pt;		  /* the widest soft edge of its style, or 0 */
	struct features soft;	  /* where there is one: as `page`, with as much more beyond the
				     frame     for the cuts not to fade */
	struct small_area *small; /* see scene/small.h; filled in with `page` */
	size_t n_small;
	const struct source_info *info;
	const struct column *key, *rank, *class_by, *mark_by, *tag, *cluster; /* NULL: none */
	struct text_chain label, title;
	const bool *uncertain; /* a flag for each row: whether it is there on the day cannot be
				  told from its dates; NULL without `valid:` */
	const enum change
		*changes; /* a change for each row, drawn or not; NULL: it shows none */
	const char *const *statuses; /* of each row that is drawn its status in the groups the
					layer asks for, or NULL; NULL: none has one */
	const struct join *join;     /* NULL: no table is joined */
	const struct grade *color_by, *size_by; /* NULL: none */
	const bool *labelled; /* a flag for each row of the table: label-where holds */
};

/* What the layers are read for. */
struct layers_request {
	const struct spec *spec;
	const struct style *style; /* for its ramp of colours; NULL: none */
	const char *data_dir;	   /* NULL: none */
	const char *lang;
	struct date on;
	struct files *files; /* read for another day already; NULL: none */
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

/* The layer of that id, or NULL. */
const struct map_layer *layers_find(const struct layers *layers, const char *id);

/* The layer whose `source:` a layer draws from: itself, or the one its `from:` names. */
const struct layer_spec *layers_source(const struct spec *spec, const struct layer_spec *layer);

/* The style class of a feature: its class by number, the symbol-by value, "other" when the
 * layer lists classes and not this one; without symbol-by its overlay. Text may be
 * allocated. */
const char *layer_class(struct arena *a, const struct map_layer *layer, size_t row);
/* The class laid over that one: its change or its status in a group, or NULL. */
const char *layer_overlay(const struct map_layer *layer, size_t row);
/* Its index in spec->classes, or -1. */
int layer_class_index(struct arena *a, const struct map_layer *layer, size_t row);

/* "mark-VALUE"; NULL without memory. */
char *layer_mark_class(struct arena *a, const char *value);
/* The style class of the mark on a feature's symbol ("mark-air-base"), when its value is one of
 * those the layer lists; else NULL. */
const char *layer_mark(struct arena *a, const struct map_layer *layer, size_t row);

/* The key of a feature as text: the key column's cell, or NULL. */
const char *layer_key(struct arena *a, const struct map_layer *layer, size_t row);

#endif
