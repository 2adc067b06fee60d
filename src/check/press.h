/* The press check: rules that a finished map must keep before it is printed or published. */
#ifndef CHECK_PRESS_H
#define CHECK_PRESS_H

#include "layout/furniture.h"
#include "layout/label.h"
#include "scene/scene.h"

#include <stdint.h>

/* An error stops a strict run; a warning is for someone to decide on. */
enum press_severity { PRESS_WARNING, PRESS_ERROR };

/* Something a rule found. Texts live in the arena. */
struct press_finding {
	const char *rule;
	enum press_severity severity;
	struct place_in_file at; /* its path NULL: of the map file; line 0: of all of it */
	const char *message;
	const char *suggestion; /* what to change, or NULL */
	double measured, limit; /* NaN: it is not of a number */
	const char *unit;	/* of both: "pt", "px", "%"; "" of ratios */
	size_t count;		/* how many things it is said of */
};

/* Opaque pixels, rows from the top: 0xffRRGGBB. */
struct press_picture {
	size_t width_px, height_px;
	const uint32_t *argb;
};

/* One map of the page; borrowed. */
struct press_map {
	const struct layout *layout;
	const struct layers *layers;
	const struct view *view;
	const struct sites *sites;
	const struct labels *labels;
	const struct furniture *furniture;
	struct box frame; /* in the map's coordinates */
};

/* A file the map reads, by its name; credit and license NULL: not said. */
struct press_source {
	const char *file, *credit, *license;
};

/* What is checked, and at which size it will be seen; borrowed. */
struct press_request {
	const struct layout *layout; /* of the page */
	const struct scene *scene;
	const struct press_map *maps;
	size_t n_maps;
	const struct press_source *sources;
	size_t n_sources;
	double dpi;	  /* of PNG files */
	double print_pt;  /* the width it is printed in; 0: the page's */
	double screen_px; /* the width it is shown in, instead; 0: it is printed */
	/* Paints a scene at so many pixels an inch, into memory that lives as long as the
	 * arena of the layout. */
	bool (*paint)(void *user, const struct scene *s, double dpi, struct press_picture *out);
	void *user;
};

struct press_rule;

/* A check that runs. */
struct press {
	struct press_request of;
	struct arena *a;
	double scale;	  /* final points, or on screen pixels, for a point of the page */
	double px_per_pt; /* pixels for a point of the page where it is seen as pixels */
	const struct press_rule *rule; /* that is being asked */
	struct press_finding *findings;
	size_t n, cap;
	const struct press_item *items; /* what each item of the scene is */
};

/* What an item of the scene is to the style. */
struct press_item {
	const char *element, *class_name; /* of style rules; element NULL: of none */
	bool on_map;			  /* within a map's frame */
	bool is_shape;			  /* an area or line of a layer, or the water */
};

/* A rule: looks at the map and adds what it finds. False without memory, or after an error. */
struct press_rule {
	const char *id;
	enum press_severity severity;
	bool (*check)(struct press *p);
};

/* Asks all rules; the findings are ordered by rule. */
SM_NODISCARD bool press_run(const struct press_request *request, struct press *out);

/* For rules: adds a finding of the rule that is being asked, of its severity unless it has
 * one of its own; f->rule is filled in, and count 0 is taken for 1. */
SM_NODISCARD bool press_add(struct press *p, struct press_finding f);
/* The same, but no more than a warning. */
SM_NODISCARD bool press_add_warning(struct press *p, struct press_finding f);

/* A text in the arena; "" without memory, which is reported. */
SM_PRINTF(2, 3) const char *press_text(struct press *p, const char *fmt, ...);
/* "#rrggbb", in the arena. */
const char *press_color(struct press *p, struct rgba c);
/* The beginning of a text, for messages. */
const char *press_quote(struct press *p, const char *text);
/* A number with at most so many decimals, in the arena. */
const char *press_number(struct press *p, double v, int decimals);

/* Where the style says what an element looks like: the rule of its class, else its own, else
 * that of all texts. Line 0: nowhere. */
struct place_in_file press_style_place(const struct press *p, const char *element,
	const char *class_name, enum style_part part);
/* "rivers" or "bases.FRA", in the arena. */
const char *press_selector(struct press *p, const char *element, const char *class_name);

/* Whether both are the same or both are not given. */
bool press_same_text(const char *a, const char *b);
bool press_same_place(struct place_in_file a, struct place_in_file b);

/* Paints a scene that was made of the map's, at two pixels for a point unless it is very large.
 */
SM_NODISCARD bool press_paint(struct press *p, struct scene *s, struct press_picture *out);

/* How many findings are errors. */
size_t press_errors(const struct press *p);

/* Warns of every finding, at its place; strict, those that are errors are errors (SM_E_SPEC),
 * and it returns false when there is one. */
SM_NODISCARD bool press_tell(const struct press *p, bool strict);

/* One line: an object with the map, its day and language, and the findings. */
void press_json(const struct press *p, struct buf *out);

#endif
