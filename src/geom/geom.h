/*
 * Features: the geometry of one layer as arrays, with a table of attributes beside it. Every
 * stage of the pipeline takes const features and returns new ones in an arena.
 */
#ifndef GEOM_GEOM_H
#define GEOM_GEOM_H

#include "base/mem.h"

#include <stdint.h>

/* The three coordinate spaces. Single points have a type each, so that mixing them does not
 * compile; arrays hold struct pt and say which space they are in. */
struct lonlat {
	double lon_deg, lat_deg;
};
struct map_pt {
	double x_m, y_m; /* projected metres, or the unit of the coordinate system */
};
struct page_pt {
	double x, y; /* points (1/72 inch) from the top left corner of the page, y down */
};
struct pt {
	double x, y;
};

bool pt_is_same(struct pt a, struct pt b);
bool pt_is_finite(struct pt p);
/* The point at t of the way from a (0) to b (1). */
struct pt pt_between(struct pt a, struct pt b, double t);

enum space { SPACE_LONLAT, SPACE_CRS, SPACE_PAGE };

/* Empty when min_x > max_x; box_empty() makes one. */
struct box {
	double min_x, min_y, max_x, max_y;
};

struct box box_empty(void);
bool box_is_empty(struct box b);
void box_add(struct box *b, struct pt p);
void box_add_box(struct box *b, struct box other);
bool box_overlaps(struct box a, struct box b); /* open: touching is no overlap */
bool box_meets(struct box a, struct box b);    /* closed: touching is enough */
bool box_contains(struct box b, struct pt p);  /* closed */
struct box box_grow(struct box b, double by);

enum shape { SHAPE_NULL, SHAPE_POINT, SHAPE_LINE, SHAPE_POLYGON };

/*
 * A run of points in features.pts: [begin, end). For SHAPE_POINT each point of each part is a
 * place; for SHAPE_LINE a part is a polyline; for SHAPE_POLYGON a part is a ring, closed
 * implicitly (the first point is not repeated), and all rings of a feature together are
 * filled even-odd: ring direction never matters.
 */
struct part {
	uint32_t begin, end;
};

struct feature {
	enum shape shape;
	uint32_t part_begin, part_end; /* in features.parts */
	uint32_t row;		       /* in features.table */
	struct box box;		       /* of its points; empty for SHAPE_NULL */
};

enum column_type { COLUMN_NUMBER, COLUMN_TEXT };

/* A missing number is NaN, a missing text is NULL; neither 0 nor "" is missing. */
struct column {
	const char *name;
	enum column_type type;
	union {
		double *num;
		const char **text; /* valid UTF-8 */
	} u;
};

/* Where a cell stands in a file of text; counted from 1, columns in characters. */
struct cell_place {
	uint32_t line, column;
};

struct table {
	struct column *columns;
	size_t n_columns, n_rows;
	const struct cell_place *places; /* row by row; NULL: the file is no text */
};

struct features {
	enum space space;
	struct pt *pts;
	size_t n_pts, cap_pts;
	struct part *parts;
	size_t n_parts, cap_parts;
	struct feature *items;
	size_t n_items, cap_items;
	const struct table *table; /* borrowed; never NULL, may have no columns */
};

/* The column of that name (ASCII case ignored), or NULL. */
const struct column *table_column(const struct table *t, const char *name);

/* The cell of a column of texts of that name; NULL when there is none, or nothing in it. */
const char *table_word(const struct table *t, const char *column, size_t row);

/* The name of the column that is nearest to a misspelt one, or NULL. */
const char *table_nearest(const struct table *t, const char *name);

/* The cell as text: a text cell itself, a number without needless zeros in arena memory.
 * NULL when missing or without memory. */
const char *table_text(struct arena *a, const struct column *c, size_t row);

/*
 * Builders: feature_begin, then for each part part_begin and its points, then feature_end,
 * which sets part_end and box. False without memory (reported).
 */
SM_NODISCARD bool features_begin(
	struct features *f, struct arena *a, enum shape shape, uint32_t row);
SM_NODISCARD bool features_part(struct features *f, struct arena *a);
/* Appends a copy of a feature of another list, with its row. */
SM_NODISCARD bool features_copy(struct features *f, struct arena *a,
	const struct features *from, const struct feature *item);
/* Room for n more points, where they can be counted beforehand; it may stay unused. */
SM_NODISCARD bool features_reserve(struct features *f, struct arena *a, size_t n);
SM_NODISCARD bool features_point(struct features *f, struct arena *a, struct pt p);
void features_end(struct features *f);

/* Signed area of a ring, half the cross product sum; positive when anticlockwise, y up. */
double ring_area(const struct pt *pts, size_t n);

/* Even-odd test over all rings of a polygon feature; a point on the edge may go either way. */
bool feature_contains(const struct features *f, const struct feature *item, struct pt p);

/*
 * The same on the globe, in SPACE_LONLAT: longitudes may jump at the antimeridian, and a ring
 * round a pole holds that pole. Edges are straight in longitude and latitude.
 */
bool feature_contains_lonlat(
	const struct features *f, const struct feature *item, struct lonlat p);

/* Copies all features into arrays of their own size, in the arena. The table is borrowed. */
SM_NODISCARD bool features_compact(
	struct arena *a, const struct features *in, struct features *out);

/* Adds the shapes and rows of all features to a key; not their table. */
struct memo_key;
void features_key(struct memo_key *key, const struct features *f);

/* One feature a line: shape, row, parts, points, box; at most max_points points of each. */
struct buf;
void features_dump(const struct features *f, size_t max_points, struct buf *out);

#endif
