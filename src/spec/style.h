/*
 * Styles: which paint and type each layer, class and piece of furniture gets. A style file is
 * a list of rules by selector ("countries", "bases.FRA", "title"), may extend another and
 * names its colours in a palette.
 */
#ifndef SPEC_STYLE_H
#define SPEC_STYLE_H

#include "base/look.h"
#include "spec/parse.h"

/* What a layer paints of an area that an earlier layer paints too. */
enum overlap_way { OVERLAP_COVER, OVERLAP_OUTLINE, OVERLAP_STRIPES };

/* Whether names of lines and areas follow them in a curve. */
enum text_curve { TEXT_CURVE_AUTO, TEXT_CURVE_NONE, TEXT_CURVE_ALWAYS };

/* Resolved properties. Lengths in points. SVG's names where SVG has one. */
struct style_props {
	struct rgba fill, stroke; /* opacities already multiplied in */
	double stroke_width_pt;
	double dash_pt[DASH_MAX];
	int n_dash;
	enum line_join join;
	enum line_cap cap;

	struct rgba hatch_stroke; /* a == 0: no hatch */
	double hatch_angle_deg, hatch_spacing_pt, hatch_width_pt;
	double edge_fade_pt;	  /* fill and hatch of areas fade out over this width */
	enum overlap_way overlap; /* where an earlier layer paints an area too */
	double overlap_width_pt, overlap_angle_deg; /* of the band or the stripes */

	const char *symbol; /* of symbol_names */
	double symbol_size_pt;

	const char *font_family;
	double font_size_pt;
	int font_weight; /* 400, 700 */
	bool italic;
	double letter_spacing_em;
	bool uppercase;	    /* text-transform; Latin, Greek and Cyrillic scripts only */
	double line_height; /* times the font size */
	struct rgba halo;
	double halo_width_pt; /* what shows on each side */
	enum text_align align;
	enum text_curve text_curve;
	double padding_pt;
	enum line_marker marker; /* marker-end */
	bool hidden;		 /* display: none */
};

/* What a rule's properties are for: the element itself, or its text. */
enum style_part { STYLE_SHAPE, STYLE_LABEL };

struct style;

/* Where a style is: beside the file that names it, in `folder`, else among the shipped ones,
 * else as path_locate() says. data_dir may be NULL; NULL without memory. */
SM_NODISCARD char *style_locate(
	struct arena *a, const char *folder, const char *data_dir, const char *name);

/* The path of a style that someone names: a file, or a shipped style with or without its
 * ending. NULL after an error. */
SM_NODISCARD const char *style_find(struct arena *a, const char *data_dir, const char *name);

/* Reads the style and what it extends: a path from there or, where there is none, from data_dir
 * (NULL: none) or its styles; at most 8 deep, no cycle. */
SM_NODISCARD bool style_read(
	struct arena *a, const char *path, const char *data_dir, struct style **out);

/* The same with the style of `over`, and what that extends, laid over it: its rules come last,
 * its palette first. over may be NULL. */
SM_NODISCARD bool style_read_over(struct arena *a, const char *path, const char *over,
	const char *data_dir, struct style **out);

/* Whether a map is drawn in greys: the last style that says has it. */
bool style_is_grayscale(const struct style *s);

/*
 * Defaults, then `text` (labels only), then the rule `element`, then `element.class_name`.
 * class_name may be NULL. A property left open has the default of the option table.
 */
void style_resolve(const struct style *s, const char *element, const char *class_name,
	enum style_part part, struct style_props *out);

/* The same of a shape with what became of it laid over: defaults, then the rules `element`,
 * `element.class_name`, `status.change`, `element.change` and `element.class_name.change`;
 * change may be NULL. */
void style_resolve_change(const struct style *s, const char *element, const char *class_name,
	const char *change, struct style_props *out);

/* Whether there is a rule `element.class_name`. */
bool style_has_rule(const struct style *s, const char *element, const char *class_name);

/* The same for what has no number to be painted by: defaults, then the rule `element`, then
 * `no-data`, then `element.no-data`. */
void style_resolve_missing(const struct style *s, const char *element, struct style_props *out);

/* What a rule is for, and where it stands. */
struct style_selector {
	const char *element, *class_name; /* class_name NULL: the element itself */
	enum style_part part;
	const char *path;
	int line, column;
	/* Of its file: 0 is the map's style, 1 what that extends ...; after those the style
	 * laid over, and what that extends. */
	size_t depth;
};

/* The selectors of all rules, those of the extended style first. */
const struct style_selector *style_selector(const struct style *s, size_t i);
size_t style_n_selectors(const struct style *s);

/* The widest `edge-fade` of the element's rules, those of its classes too. */
double style_fade_pt(const struct style *s, const char *element);

/* Whether one of the element's rules says by `overlap` that an earlier layer is to be seen. */
bool style_has_overlap(const struct style *s, const char *element);
/* The widest `overlap-width` of them, at least the default, if one of them makes bands; or 0.
 */
double style_band_pt(const struct style *s, const char *element);

/* The colours from low to high; none: n is 0. */
const struct colors *style_ramp(const struct style *s);

/* Font files the style names; resolved against the style's folder when they hold a slash,
 * else against the font folder. Default: Noto Sans in four faces. */
const char *const *style_fonts(const struct style *s, size_t *n);

/* Those that are opened only for texts in a script, its code as in ISO 15924. Default: none. */
struct script_font {
	const char *script, *file;
};
const struct script_font *style_script_fonts(const struct style *s, size_t *n);

/* paint_style and font for the scene. */
void style_paint(const struct style_props *p, struct paint_style *out);
void style_font(const struct style_props *p, struct font *out);

#endif
