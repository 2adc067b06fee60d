/* Colours and sizes that a number field sets. */
#ifndef SCENE_GRADE_H
#define SCENE_GRADE_H

#include "scene/classify.h"
#include "spec/style.h"

struct map_layer;

/* A number field with what it makes of its numbers. */
struct grade {
	const struct scale_spec *spec;
	const struct column *column;
	struct classes classes; /* not of PROPORTIONAL */
	struct rgba *colors;	/* of each class; NULL: it sets sizes */
	double highest;		/* PROPORTIONAL: the number drawn at max_pt */
	double lowest;		/* PROPORTIONAL: the smallest number there is */
	bool is_line;		/* PROPORTIONAL: the width, not the area, says how much */
};

/* What grades are made with. */
struct grade_request {
	const char *spec_path; /* of the map file, for messages */
	const struct style *style;
};

/*
 * Fills in layer.color_by and layer.size_by from the features the layer has selected. SM_E_SPEC
 * at the field's place: no such field, no numbers, no colours, areas with `size-by`, numbers
 * below 0 with PROPORTIONAL. Fewer classes than wished are a warning of kind "classes".
 */
SM_NODISCARD bool grades_make(
	struct arena *a, const struct grade_request *request, struct map_layer *layer);

/* Whether a field that sets the paint has no number in the row. */
bool grade_is_missing(const struct map_layer *layer, size_t row);

/* The style class of a row of a layer with color_by or with a missing number: "class-1" is the
 * lowest, "no-data" a missing one; NULL: the numbers set no class. */
const char *grade_class(struct arena *a, const struct map_layer *layer, size_t row);
/* "class-1" for k = 0; NULL without memory. */
const char *grade_class_name(struct arena *a, size_t k);

/* The size for a number. */
double grade_size_pt(const struct grade *g, double v);
/* The size of a class. */
double grade_class_size_pt(const struct grade *g, size_t k);

/* Sets the colour of what has the shape. */
void grade_paint(struct style_props *props, enum shape shape, struct rgba color);
/* Sets the diameter of a symbol or the width of a line. */
void grade_resize(struct style_props *props, enum shape shape, double size_pt);

/* Puts what the row's numbers say over the props of its class. */
void grade_apply(
	const struct map_layer *layer, enum shape shape, size_t row, struct style_props *props);

#endif
