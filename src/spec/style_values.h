/* A style rule's properties as written: what is resolved, and what is multiplied in last. */
#ifndef SPEC_STYLE_VALUES_H
#define SPEC_STYLE_VALUES_H

#include "spec/style.h"

struct style_values {
	struct style_props p;
	double fill_opacity, stroke_opacity, hatch_opacity, opacity;
};

#endif
