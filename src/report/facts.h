/*
 * The table behind a map: who belongs to which group, what is there on the day, how many of
 * each kind, what lies inside each zone, how large the areas are, and where all that is from.
 */
#ifndef REPORT_FACTS_H
#define REPORT_FACTS_H

#include "layout/frame.h"

enum fact_certainty {
	FACT_UNDATED,	/* no dates, or the layer does not ask for what is there on the day */
	FACT_CERTAIN,	/* there on the day, whatever day its dates mean */
	FACT_UNCERTAIN, /* its dates allow the day but do not ensure it */
};

/* Texts are borrowed or live in the arena; NULL: none. Areas are geodesic, on WGS 84, of the
 * shapes as they were read; NaN: none. */
struct fact_feature {
	const char *id, *name;
	uint32_t row;
	struct date from, to;
	enum fact_certainty certainty;
	double area_m2;
	const char *source;   /* the cell of a column `source` */
	const char **counted; /* a value for each field the layer counts by */
};

struct fact_count {
	const char *value; /* NULL: missing */
	const char *label; /* the map's legend text for it */
	size_t n;
};

/* How many features have which value of a field; the most frequent first. */
struct fact_counts {
	const char *field;
	struct fact_count *items;
	size_t n;
};

struct fact_layer {
	const struct map_layer *layer;
	const char *source; /* as the map file writes it */
	bool listed;	    /* features and counts are filled in */
	struct fact_feature *features;
	size_t n;
	struct fact_counts *counts; /* as many as the layer's fields to count by */
};

struct fact_member {
	const char *id, *name, *source;
	const char *status; /* as what it is one on the day; NULL: the table does not say */
	struct date from, to;
	enum fact_certainty certainty;
	double area_m2;
	const struct fact_layer *measured; /* the layer of its shape; NULL: none has it */
};

struct fact_group {
	const char *name;
	struct fact_member *members;
	size_t n;
	double area_m2; /* of those that have one; NaN: none has */
};

/* Which features of a listed layer of points are inside a zone. */
struct fact_inside {
	const struct fact_layer *layer;
	const struct fact_feature **features;
	size_t n;
};

struct fact_zone {
	const struct fact_layer *layer;
	const char *id, *name, *source;
	const char *made_from; /* "provinces.shp", "circle" */
	double area_m2;
	struct fact_inside *inside;
	size_t n_inside;
};

struct facts {
	const struct layout *layout;
	struct fact_layer *layers; /* all of the map's, in its order */
	size_t n_layers;
	struct fact_group *groups; /* those the map file names, in its order */
	size_t n_groups;
	struct fact_zone *zones;
	size_t n_zones;
};

/*
 * Collects the facts of a map whose layers have been loaded (layout->layers). Listed are layers
 * with `valid:` or `count-by:`, unless they are zones or dissolved. A member's area is that of
 * the features with its key in the first layer of areas that has no conditions, else in the
 * first that has it. False without memory.
 */
SM_NODISCARD bool facts_collect(const struct layout *l, struct facts *out);

/* The formats facts are written in: "md", "csv" and "json". */
enum { FACTS_FORMATS = 3 };
extern const char *const facts_formats[FACTS_FORMATS];

/* Writes them in one of the formats. */
void facts_write(const struct facts *f, const char *format, struct buf *out);

/* Markdown, with words and numbers in the language of the layout. */
void facts_md(const struct facts *f, struct buf *b);
/* One table, a line for each fact: see docs/user-guide.md. */
void facts_csv(const struct facts *f, struct buf *b);
/* One object: see docs/user-guide.md. */
void facts_json(const struct facts *f, struct buf *b);

/* "true", "false" or, for what is not dated, `otherwise`. */
const char *facts_certain(enum fact_certainty c, const char *otherwise);

/* An area in km2 with as many decimals as a millionth of it needs; nothing when there is none.
 */
void facts_km2(double area_m2, struct buf *out);

/* Where a layer's features are from: what a dated layer shows, "current", "ended" or "all". */
const char *facts_state(const struct map_layer *layer);

#endif
