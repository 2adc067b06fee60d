/* Zones made of others: what a `zone:` of the map file describes. */
#ifndef SCENE_ZONE_OPS_H
#define SCENE_ZONE_OPS_H

#include "scene/layers.h"

/* What a zone is made from. */
struct zone_request {
	struct files *files;
	const struct selection *selection; /* for the day, conditions and the map file's path */
	const char *folder, *data_dir;	   /* where tables are looked for */
	const struct layer_spec *layer;	   /* whose zone it is */
	const char *source;		/* table of ids that name none; NULL: there is none */
	struct source_options options;	/* what that one is read with */
	const struct map_layer *before; /* the layers drawn before it */
	size_t n_before;
};

/*
 * The area of layer->zone on the day: one polygon feature (row 0 of `table`), or none. Rows of
 * tables that do not hold on the day, as the layer's `valid:` has it, are empty. An operation
 * on areas that leaves nothing, and a layer of which nothing was chosen, is a warning of kind
 * "empty-zone" at its place. SM_E_SPEC for ids, fields and groups that are not there and for a
 * layer without areas outside of a buffer.
 */
SM_NODISCARD bool zone_evaluate(
	const struct zone_request *r, const struct table *table, struct features *out);

/* The table a zone of kind ZONE_TABLE is a row of; NULL after reporting. */
const struct loaded *zone_file(const struct zone_request *r, const struct zone_spec *zone);

/* Whether a row of the table holds on the day, and whether its dates leave that open. Without
 * `valid:` of the layer it does. False after reporting what is no field or no date. */
SM_NODISCARD bool zone_row_holds(const struct zone_request *r, const struct loaded *file,
	size_t row, bool *drawn, bool *uncertain);

/* The row of the zone's id, an error at its place when there is none: n_rows. */
size_t zone_row(
	const struct zone_request *r, const struct zone_spec *zone, const struct loaded *file);

/* The fields of a zone that no table describes: id, and name in the languages of the layer's
 * legend. NULL without memory. */
const struct table *zone_table(struct arena *a, const struct layer_spec *layer);

#endif
