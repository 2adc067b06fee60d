/*
 * The map file, typed: every option of the table in options.c filled in, lengths in points.
 * All strings and arrays live in the arena the spec was read into.
 */
#ifndef SPEC_SPEC_H
#define SPEC_SPEC_H

#include "base/look.h"
#include "geom/geom.h"
#include "spec/parse.h"
#include "time/date.h"

/* A text in several languages: `{ en: ..., fr: ... }`, or one scalar for all (lang ""). */
struct localized {
	const char **langs, **texts;
	struct place_in_file *at; /* of each text; NULL: in no file */
	size_t n;		  /* 0: not given */
	struct date from, to;	  /* the days it is written on; one not given: no end there */
};
/* Index of the text in `lang`, else in its base language (fr-BF: fr); n when there is none. */
size_t localized_find(const struct localized *l, const char *lang);
/* Index of the text in `lang`, else its base language, else "", else in `fallback` (NULL:
 * none), else en, else the first; 0 when there is none. */
size_t localized_choose(const struct localized *l, const char *lang, const char *fallback);

/* Whose a source is, and on what terms it may be used, for the metadata of files. */
struct credit_spec {
	struct localized credit, license;
};

enum condition_op {
	CONDITION_IN, /* equal to one of the values */
	CONDITION_NOT_IN,
	CONDITION_LESS,
	CONDITION_LESS_EQUAL,
	CONDITION_GREATER,
	CONDITION_GREATER_EQUAL,
	CONDITION_GROUP, /* the feature's key is a member of one of the groups on the day */
	CONDITION_NOT_GROUP,
};

struct condition {
	const char *field; /* NULL for groups */
	enum condition_op op;
	const char **values;
	size_t n_values;
	double number; /* for the four comparisons */
	struct place_in_file at;
};

/* All conditions must hold; none: everything passes. */
struct where {
	struct condition *items;
	size_t n;
};

/* One value of the symbol-by field, in the order of the legend. */
struct class_spec {
	const char *value; /* also the style class; "other" catches the rest */
	struct localized legend;
};

/* A table whose columns become fields of the layer. */
struct join_spec {
	const char *source;   /* path as written; NULL: nothing is joined */
	const char *key, *on; /* field of the layer, column of the table; filled in */
	const char *encoding; /* of the table, or NULL */
	struct where where;   /* which rows of the table count */
	struct credit_spec credit;
	struct place_in_file at;
};

enum scale_method {
	SCALE_QUANTILE,
	SCALE_EQUAL,
	SCALE_NATURAL,
	SCALE_GIVEN,
	SCALE_PROPORTIONAL, /* sizes only: no classes */
};

/* How a number field becomes colours or sizes. */
struct scale_spec {
	const char *field; /* NULL: it does not */
	double classes;	   /* a whole number */
	enum scale_method method;
	double *breaks; /* GIVEN: ascending */
	size_t n_breaks;
	struct colors palette; /* colours; empty: the style's ramp */
	double min_pt, max_pt; /* sizes */
	struct localized legend, no_data;
	struct place_in_file at; /* of the field's name */
};

/* What became of a feature between the two days of a map of changes. */
enum change {
	CHANGE_NONE,   /* there on neither day, nor between them */
	CHANGE_BEGAN,  /* on the later day alone */
	CHANGE_ENDED,  /* on the earlier day alone */
	CHANGE_STAYED, /* on both */
	CHANGE_PASSED, /* between them alone */
	N_CHANGES,
};

enum zone_kind {
	ZONE_TABLE,  /* a row of a table of zones */
	ZONE_CIRCLE, /* all within a distance of a place */
	ZONE_BUFFER, /* all within a distance of what `of` has */
	ZONE_LAYER,  /* the features of an earlier layer */
	ZONE_UNION,
	ZONE_INTERSECTION,
	ZONE_DIFFERENCE, /* the first of `of` without the others */
};

/* An area described in the map file, perhaps by others. */
struct zone_spec {
	enum zone_kind kind;
	struct place_in_file at;
	const char *id, *source; /* TABLE; source NULL: the layer's */
	struct lonlat centre;	 /* CIRCLE */
	double distance_m;	 /* CIRCLE, BUFFER */
	const char *layer;	 /* LAYER */
	struct where where;
	struct zone_spec *of; /* BUFFER: one; UNION and the like: at least two */
	size_t n_of;
};

/* Distances of circles and buffers, in metres: what they make is less than half of the earth,
 * or no one could tell its inside from its outside. */
enum { ZONE_M_MIN = 1, ZONE_M_MAX = 9900000, ZONE_DEPTH_MAX = 12 };

enum layer_when { WHEN_CURRENT, WHEN_ENDED, WHEN_ALL };

/* What becomes of areas smaller than the layer's smallest. */
enum small_way { SMALL_LIST, SMALL_DOT };

/* Whether lines lead to names that stand apart from what they name. */
enum label_leader { LEADER_AUTO, LEADER_ALWAYS, LEADER_NONE };

/* A field of features, and its name in lower case, without what attributes cannot have. */
struct data_spec {
	const char *field, *name;
};

/* What becomes of names of sites that stand too close to one another. */
enum dense_way { DENSE_AUTO, DENSE_BLOCK, DENSE_NUMBERS, DENSE_NONE };

/* How symbols of one place are set apart. */
enum displacement {
	DISPLACEMENT_AUTO,
	DISPLACEMENT_ROWS,
	DISPLACEMENT_RING,
	DISPLACEMENT_NONE
};

struct layer_spec {
	const char *id;
	struct place_in_file at;
	const struct node *node; /* there; NULL: it stands in no file */
	const char *source;	 /* path as written, or NULL */
	const char *from;	 /* id of another layer whose source this one shares, or NULL */
	struct zone_spec *zone;	 /* drawn instead of the source's features, or NULL */
	const char *source_layer;		/* of a source that has several, or NULL */
	struct credit_spec credit;		/* of the source, and of the zone's tables */
	const char *crs, *encoding, *lon, *lat; /* overrides for the source, or NULL */
	const char *key;   /* field that names a feature: groups, data-key; or NULL */
	const char *title; /* field shown on hover; NULL: as label */
	const char *label; /* field; "name" means name_LANG, name_en, name; or NULL */
	struct where where;
	enum label_leader label_leader;
	struct where label_where;     /* which of the features are labelled */
	struct where uncertain_where; /* which of them are marked as uncertain; none: by their
					 dates alone */
	const char *rank;	      /* number field: low is important; or NULL */
	const char *symbol_by;	      /* field, or NULL */
	struct class_spec *classes;
	size_t n_classes;
	const char *mark_by; /* field, or NULL */
	struct class_spec *marks;
	size_t n_marks;
	struct localized marks_legend;
	struct class_spec *changes; /* changes that are drawn; of a map with `change:` */
	size_t n_changes;	    /* 0: the layer shows the day, not changes */
	struct localized changes_legend;
	struct class_spec *statuses; /* of members of groups, in the order of the legend */
	size_t n_statuses;
	const char *valid_from, *valid_to; /* fields; both or none */
	enum layer_when when;
	bool unknown_from;   /* features whose `from` is not known are drawn too */
	const char *tag;     /* field whose year is written beside the symbol ("to"), or NULL */
	const char *cluster; /* point layers: field whose equal values stand in one row */
	enum dense_way dense;
	enum displacement displacement;
	struct join_spec join;
	struct scale_spec color_by, size_by;
	struct data_spec *data; /* fields that an SVG has as data-NAME */
	size_t n_data;
	const char **count_by; /* fields the facts count the features by */
	size_t n_count_by;
	bool off;	    /* not on this panel */
	bool dissolve;	    /* all features become one area */
	double smallest_pt; /* smaller areas are listed in the report, or drawn as dots */
	enum small_way small;
	bool legend_hidden;	 /* legend: none */
	const char *legend_over; /* id of a layer whose paint lies under the swatch, or NULL */
	double legend_order;
	struct localized legend; /* the layer's line, or its heading when it has classes */
	struct localized overlap_legend; /* of areas that an earlier layer paints too */
};

enum extent_kind { EXTENT_ALL, EXTENT_BOX, EXTENT_AROUND };

struct extent_spec {
	enum extent_kind kind;
	struct box box;	   /* BOX: west, south, east, north in degrees; east may be up to 540 */
	const char *layer; /* AROUND: id of the layer whose features count */
	struct where where; /* AROUND: which of them */
	double margin;	    /* fraction */
	struct place_in_file at;
};

/* Where a piece of furniture stands. */
enum corner {
	CORNER_NONE,
	CORNER_AUTO, /* the corner that covers least */
	CORNER_TOP_LEFT,
	CORNER_TOP_RIGHT,
	CORNER_BOTTOM_LEFT,
	CORNER_BOTTOM_RIGHT,
	CORNER_BELOW, /* of the legend alone: in a strip between the map and the notes */
};

struct furniture_spec {
	enum corner legend, scale_bar, north_arrow, locator;
	double graticule_deg;	    /* spacing; 0: none */
	const char *locator_source; /* coarse polygons as background of the locator */
	struct credit_spec locator_credit;
	struct localized legend_title;
	double legend_columns;	/* a whole number */
	double legend_width_pt; /* the widest a legend line may be; 0: as needed */
	struct place_in_file at;
};

struct page_spec {
	double width_pt, height_pt, margin_pt, dpi;
	double map_height_pt; /* the same on all days; 0: as much as is left */
	double bleed_pt;      /* of PDF */
	bool crop_marks;
	double columns, gap_pt; /* of panels; columns is a whole number, 0: as fits */
	struct place_in_file at;
};

/* A map of what changed between two days. */
struct change_spec {
	struct date from, to; /* both given or none; from is before to */
};

/* How an SVG carries its texts, in the order of the option's words. */
enum svg_text_mode {
	SVG_TEXT_EMBED,	  /* as text, with the fonts */
	SVG_TEXT_LIVE,	  /* as text, in whatever fonts the viewer has */
	SVG_TEXT_OUTLINE, /* as paths */
	SVG_TEXT_BOTH,	  /* as paths, and over them text that is not seen */
};

struct svg_spec {
	enum svg_text_mode text;
	bool css;	       /* paint is in classes, not in attributes */
	const char *id_prefix; /* of all ids and of the names of fonts; NULL: none */
};

struct groups_spec {
	const char *source; /* a table of memberships; NULL: no groups */
	/* Its columns; from and to may be "none", status NULL. */
	const char *group, *member, *from, *to, *status;
	struct credit_spec credit;
	struct place_in_file at;
};

enum disputed_way { DISPUTED_DASHED, DISPUTED_SOLID, DISPUTED_HIDDEN };

/* How boundaries in dispute are drawn is a stated choice, printed in the notes. */
struct boundaries_spec {
	enum disputed_way disputed;
	double tolerance_m; /* layers may be so far apart along a border; 0: they may always */
	struct localized note;
};

enum position_kind { POSITION_NONE, POSITION_PLACE, POSITION_PAGE };

/* Where something that is drawn by hand stands. */
struct position_spec {
	enum position_kind kind;
	struct lonlat place; /* PLACE */
	/* PAGE: right and down from the page's top left corner. Of a box: of its top left
	 * corner; less than 0: its right edge to the left of the page's, its bottom above the
	 * page's. */
	double x_pt, y_pt;
};

enum annotation_kind { ANNOTATION_TEXT, ANNOTATION_ARROW, ANNOTATION_IMAGE };

struct arrow_spec {
	struct position_spec from, to;
	double bend; /* how far its middle stands to the left, as a share of its length */
};

/* What is drawn by hand: sea names, text boxes, callouts, arrows, pictures. */
struct annotation_spec {
	struct place_in_file where;
	enum annotation_kind kind;
	struct localized text;
	struct position_spec at; /* a place is the middle of what stands there */
	double offset_pt[2];	 /* from there; without `at`, from point_to */
	double width_pt; /* TEXT: the widest a line may be; IMAGE: its own; 0: as needed */
	struct position_spec point_to; /* TEXT: a line leads there; NONE: it does not */
	struct arrow_spec arrow;
	const char *image; /* path as written */
	struct localized alt;
	struct date from, to;	/* the days it is drawn on; one not given: no end there */
	const char *class_name; /* style: annotations.CLASS and arrows.CLASS, or NULL */
};

/* Sides of a place, in the order of the option's words. */
enum side {
	SIDE_NORTH,
	SIDE_NORTH_EAST,
	SIDE_EAST,
	SIDE_SOUTH_EAST,
	SIDE_SOUTH,
	SIDE_SOUTH_WEST,
	SIDE_WEST,
	SIDE_NORTH_WEST,
	N_SIDES,
};

enum pin_kind {
	PIN_SLOT,    /* on a side of its place */
	PIN_OFFSET,  /* so far from its place */
	PIN_AT,	     /* its middle at a longitude and latitude */
	PIN_HIDE,    /* nowhere: it is not wanted */
	PIN_DROPPED, /* nowhere: it found no place when the placement was written */
	PIN_NUMBER,  /* a number in place of the name, which the key has */
};

/* Which point of a text the offset of its pin leads to. */
enum pin_align { PIN_ALIGN_AUTO, PIN_ALIGN_LEFT, PIN_ALIGN_CENTER, PIN_ALIGN_RIGHT };

/* Where one label stands, whatever day and language the map is drawn for. */
struct pin_spec {
	const char *id;	  /* "bases/Gao": its layer, and what names it there */
	size_t panel;	  /* the panel it is of, from 1; 0: all */
	const char *path; /* of the file it is written in */
	struct place_in_file where;
	bool from_file; /* of the placement, which the map file overrules */
	enum pin_kind kind;
	enum side slot;	      /* SLOT */
	double offset_pt[2];  /* OFFSET: right and down, to the text's edge or middle */
	struct lonlat place;  /* AT */
	double symbols_pt[2]; /* of several symbols: from their place to their middle */
	double lines;	      /* into which the text is broken */
	double size;	      /* of its letters, as a share of the style's */
	enum pin_align align;
	double angle_deg; /* clockwise; 0: level; of a curve that of its middle */
	bool curve;	  /* along the line or area, as the nearest of its own curves */
	bool leader;
	bool number; /* SLOT: it is a number that stands there */
};

/* Where no label may stand. */
struct avoid_spec {
	bool on_page;
	double box[4]; /* west, south, east, north in degrees; on_page: left, top, width, height
			  in points */
	struct place_in_file where;
};

/* What the map file and the placement it names say about labels. */
struct labels_spec {
	const char *placement; /* path as written, or NULL */
	struct place_in_file placement_at;
	struct pin_spec *pins;
	size_t n_pins, cap_pins;
	struct avoid_spec *avoid;
	size_t n_avoid, cap_avoid;
};

enum { DATES_MAX = 1000 };
/* The days of a map that is drawn for several. */
struct dates_spec {
	struct date *items;
	size_t n;	    /* 0: none are listed */
	const char *events; /* a table whose dates they are, or NULL */
	const char *field;  /* of that table */
	struct where where;
	struct date from, to; /* the first and last that count; one not given: no limit */
	struct place_in_file at;
};

struct panel_spec;

struct spec {
	const char *path; /* of the map file */
	struct localized title, subtitle;
	struct localized alt, alt_long;	  /* in place of the texts of report/alt.h */
	struct localized author, license; /* for the metadata of files */
	const char *fallback_lang;	  /* NULL: not said */
	struct place_in_file fallback_at;
	struct date date;
	struct dates_spec dates;
	struct change_spec change;
	struct page_spec page;
	struct svg_spec svg;
	const char *projection; /* "auto" or for PROJ */
	struct place_in_file projection_at;
	struct extent_spec extent;
	const char *style; /* path as written */
	struct place_in_file style_at;
	struct groups_spec groups;
	struct boundaries_spec boundaries;
	struct layer_spec *layers;
	size_t n_layers;
	struct annotation_spec *annotations;
	size_t n_annotations;
	struct labels_spec labels;
	struct furniture_spec furniture;
	struct localized *sources;
	size_t n_sources;
	struct localized *notes;
	size_t n_notes;
	struct panel_spec *panels; /* maps on one page; none: it is one map */
	size_t n_panels;
	bool panel_each_date; /* a panel for each of the dates */
};

/* One of several maps on a page. */
struct panel_spec {
	struct spec spec; /* the map's own, with what the panel says instead; without panels */
	struct localized title;
	bool has_date;
	bool has_view;		    /* an extent or projection of its own */
	enum corner inset;	    /* where it stands on the first panel; NONE: in the grid */
	double width_pt, height_pt; /* of insets */
	bool show_extent;	    /* as an outline on the first panel */
	struct place_in_file at;
};

/* The document as a spec; up to SM_ERRORS_MAX errors are collected before it fails. */
SM_NODISCARD bool spec_read(struct arena *a, const struct document *doc, struct spec *out);

/* Every value, defaults too, a line each. */
void spec_dump(const struct spec *spec, struct buf *out);

#endif
