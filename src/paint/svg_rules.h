/* The rules of an SVG whose paint is in classes: by the id of the group and the item's class.
 */
#ifndef PAINT_SVG_RULES_H
#define PAINT_SVG_RULES_H

#include "base/buf.h"
#include "scene/scene.h"

/* Declarations of one kind of item of a group. */
struct svg_rule {
	const char *group, *class_name, *element; /* borrowed; class NULL: none */
	const char *declarations;
	unsigned variant; /* of that group, class and element, from 0; others than the first
			     have the class variant-N, too */
};

/* Zero-initialise but for the arena. */
struct svg_rules {
	struct arena *arena; /* borrowed */
	struct svg_rule *items;
	size_t n, cap;
};

/* The rule with these values, which is added when there is none; *variant is its own. False
 * without memory. */
SM_NODISCARD bool svg_rules_add(
	struct svg_rules *rules, const struct svg_rule *rule, unsigned *variant);

/* `#PREFIXgroup>.class{...}`, a line each; prefix NULL: none. */
void svg_rules_write(const struct svg_rules *rules, const char *prefix, struct buf *out);

/* The value of an item's class attribute. */
void svg_rules_class(struct buf *out, const char *class_name, unsigned variant);

/* A name of CSS that may stand in any XML. */
void svg_css_name(struct buf *out, const char *name);

#endif
