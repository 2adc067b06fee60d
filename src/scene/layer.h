/* A layer that has been read, and what it says of its features. */
#ifndef SCENE_LAYER_H
#define SCENE_LAYER_H

#include "base/memo.h"
#include "scene/grade.h"
#include "scene/join.h"
#include "scene/scene.h"
#include "scene/select.h"
#include "source/source.h"

/* A text shown to readers: of these columns the first that has something in the row. */
enum { TEXT_CHAIN_MAX = 5 };
struct text_chain {
	const struct column *columns[TEXT_CHAIN_MAX];
	size_t n;
	size_t n_own; /* the first of them, which are in the edition's language */
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
	struct memo_key page_key; /* of `page`, where it is shared; else zero */
	const struct features *drawn; /* the same, thinned for drawing; NULL: as `page` */
	double fade_pt;		      /* the widest soft edge of its style, or band along an
					 edge where it overlaps another layer, or 0 */
	struct features soft;	  /* where there is one: as `page`, with as much more beyond the
				     frame for the cuts not to fade */
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
	const bool *overlaps;	/* a flag for each row: an earlier layer paints it too, and this
				   one lets that be seen; NULL: none. See scene/overlap.h */
	const char *overlapped; /* the id of that layer; of several the one with most of them,
				   or the last */
	const bool *labelled;	/* a flag for each row of the table: label-where holds */
};

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

/* Fills in the fields of a feature that the layer's `data` lists and that are not missing.
 * False without memory. */
SM_NODISCARD bool layer_data(
	struct arena *a, const struct map_layer *layer, size_t row, struct scene_meaning *out);

/* What names a feature's label, whatever the edition's language: of a point in a cluster the
 * value they share, else its key, else its name as the field `label:` has it. NULL: nothing. */
const char *layer_label_key(struct arena *a, const struct map_layer *layer, size_t row);

#endif
