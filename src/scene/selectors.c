#include "scene/selectors.h"

#include "base/repeats.h"
#include "base/suggest.h"
#include "scene/change.h"

#include <stdio.h>
#include <string.h>

/* What is no layer and has rules. */
static const char *const fixed[] = {"annotations", "arrows", "cluster-dot", "extent-indicator",
	"frame", "graticule", "leader", "legend", "legend-heading", "legend-swatch", "locator",
	"no-data", "north-arrow", "notes", "ocean", "page", "panel-title", "scale-bar",
	"status", "subtitle", "text", "title", "uncertain"};
enum { N_FIXED = sizeof(fixed) / sizeof(fixed[0]) };

struct names {
	struct arena *a;
	const char **items;
	size_t n, cap;
	bool failed; /* no memory */
};

static void add(struct names *names, const char *name)
{
	const char **items =
		arena_grow(names->a, names->items, names->n, &names->cap, sizeof(*items));
	names->failed = names->failed || items == NULL || name == NULL;
	if (!names->failed) {
		names->items = items;
		items[names->n++] = name;
	}
}

static void add_classes(struct names *names, const struct class_spec *classes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		add(names, classes[i].value);
	}
}

/* The different values of a field, in the order in which rows have them. */
static void add_values(struct names *names, const struct table *t, const struct column *c)
{
	if (c == NULL || c->type != COLUMN_TEXT) {
		return;
	}
	struct repeat *values = arena_alloc(names->a, t->n_rows, sizeof(*values));
	size_t n = 0;
	names->failed = names->failed || values == NULL;
	for (size_t row = 0; values != NULL && row < t->n_rows; row++) {
		if (c->u.text[row] != NULL) {
			values[n++] = (struct repeat){.text = c->u.text[row], .at = row};
		}
	}
	repeats_sort(values, n);
	for (size_t i = 0; i < n && !names->failed; i++) {
		if (values[i].at == values[i].first) {
			add(names, values[i].text);
		}
	}
}

/* What may stand behind the layer's dot. */
static void add_layer_classes(struct names *names, const struct map_layer *layer)
{
	static const char *const any[] = {"tag", "number", "marks", "no-data", "other"};
	const struct layer_spec *s = layer->spec;
	for (size_t i = 0; i < sizeof(any) / sizeof(any[0]); i++) {
		add(names, any[i]);
	}
	add_classes(names, s->classes, s->n_classes);
	add_classes(names, s->changes, s->n_changes);
	add_classes(names, s->statuses, s->n_statuses);
	for (size_t i = 0; i < s->n_marks; i++) {
		add(names, layer_mark_class(names->a, s->marks[i].value));
	}
	if (s->n_classes == 0) {
		add_values(names, layer->features.table, layer->class_by);
	}
}

/* The classes of what is no layer; none where any class may stand. */
static void add_fixed_classes(
	struct names *names, const char *element, const struct layers *layers)
{
	bool status = strcmp(element, "status") == 0;
	for (size_t i = 0; status && i < layers->n; i++) {
		const struct layer_spec *s = layers->items[i].spec;
		add_classes(names, s->changes, s->n_changes);
		add_classes(names, s->statuses, s->n_statuses);
	}
	if (strcmp(element, "locator") == 0) {
		add(names, "land");
		add(names, "here");
	} else if (strcmp(element, "uncertain") == 0) {
		add(names, "sample");
	}
}

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Whether there is a rule for it in a file that is read as late as that one, or later. */
static bool has_rule(
	const struct style *s, const char *element, const char *class_name, size_t depth)
{
	for (size_t i = 0; i < style_n_selectors(s); i++) {
		const struct style_selector *is = style_selector(s, i);
		if (is->depth <= depth && same(is->element, element) &&
			same(is->class_name, class_name)) {
			return true;
		}
	}
	return false;
}

static void warn(struct sm_diag *d, const struct style_selector *is, const char *what,
	const char *right, const char *of)
{
	bool classed = is->class_name != NULL;
	diag_push(d, "%s:%d:%d", is->path, is->line, is->column);
	diag_warn(d, "style-rule",
		"rule '%s%s%s' applies to nothing: %s; did you mean '%s%s%s'?", is->element,
		classed ? "." : "", classed ? is->class_name : "", what, of == NULL ? "" : of,
		of == NULL ? "" : ".", right);
	diag_pop(d);
}

struct checker {
	const struct style *style;
	const struct layers *layers;
	struct names elements;
	struct names *of_layers; /* their classes; empty until a rule asks for them */
	struct names others;	 /* room for the classes of what is no layer */
};

/* The classes that the element has; each layer's are looked for once, not for each rule. */
static const struct names *find_classes(struct checker *c, const char *element)
{
	const struct map_layer *layer = layers_find(c->layers, element);
	struct names *out =
		layer == NULL ? &c->others : &c->of_layers[layer - c->layers->items];
	out->a = c->elements.a;
	if (layer == NULL) {
		out->n = 0;
		add_fixed_classes(out, element, c->layers);
	} else if (out->n == 0) {
		add_layer_classes(out, layer);
	}
	return out;
}

/* A class that the map's layer does not have. Of `CLASS.CHANGE` the class alone is asked.
 * False without memory. */
static bool check_class(struct checker *c, const struct style_selector *is)
{
	const struct names *classes = find_classes(c, is->element);
	char name[64];
	size_t n = strcspn(is->class_name, ".");
	if (classes->failed || n >= sizeof(name)) {
		return !classes->failed;
	}
	/* A class may have a dot in it. */
	const char *right = suggest_slip(is->class_name, classes->items, classes->n);
	(void)snprintf(name, sizeof(name), "%.*s", (int)n, is->class_name);
	bool whole = is->class_name[n] == '\0' || right != NULL;
	right = whole ? right : suggest_slip(name, classes->items, classes->n);
	if (right == NULL || has_rule(c->style, is->element, right, is->depth)) {
		return true;
	}
	char what[200];
	(void)snprintf(what, sizeof(what), "'%.60s' has no class '%.60s' on this map",
		is->element, whole ? is->class_name : name);
	warn(classes->a->diag, is, what, right, is->element);
	return true;
}

/* The class of an annotation that no rule is for; those there are, are named by the nearest. */
static void check_annotations(
	struct names *classes, const struct style *style, const struct spec *spec)
{
	static const char *const elements[] = {"annotations", "arrows"};
	classes->n = 0;
	for (size_t i = 0; i < style_n_selectors(style); i++) {
		const struct style_selector *is = style_selector(style, i);
		if (is->class_name != NULL && (strcmp(is->element, elements[0]) == 0 ||
						      strcmp(is->element, elements[1]) == 0)) {
			add(classes, is->class_name);
		}
	}
	for (size_t i = 0; !classes->failed && i < spec->n_annotations; i++) {
		const struct annotation_spec *note = &spec->annotations[i];
		if (note->class_name == NULL ||
			style_has_rule(style, elements[0], note->class_name) ||
			style_has_rule(style, elements[1], note->class_name)) {
			continue;
		}
		const char *near =
			suggest_nearest(note->class_name, classes->items, classes->n);
		diag_warn(classes->a->diag, "annotation-class",
			"%s:%d:%d: class: the style has no rule 'annotations.%s'%s%s%s",
			place_path(note->where, spec->path), note->where.line,
			note->where.column, note->class_name,
			near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
			near == NULL ? "" : "'?");
	}
}

bool selectors_check(struct arena *a, const struct style *style, const struct layers *layers)
{
	struct checker c = {.style = style,
		.layers = layers,
		.elements = {.a = a},
		.of_layers = arena_alloc(a, layers->n, sizeof(*c.of_layers))};
	bool ok = c.of_layers != NULL;
	for (size_t i = 0; i < layers->n; i++) {
		add(&c.elements, layers->items[i].spec->id);
	}
	for (size_t i = 0; i < N_FIXED; i++) {
		add(&c.elements, fixed[i]);
	}
	for (size_t i = 0; ok && i < style_n_selectors(style); i++) {
		const struct style_selector *is = style_selector(style, i);
		const char *right = suggest_slip(is->element, c.elements.items, c.elements.n);
		if (is->part == STYLE_LABEL) {
			continue; /* its shape has been asked */
		}
		if (right != NULL && !has_rule(style, right, is->class_name, is->depth)) {
			warn(a->diag, is, "no layer of this map is called so", right, NULL);
		} else if (right == NULL && is->class_name != NULL) {
			ok = check_class(&c, is);
		}
	}
	struct names classes = {.a = a};
	check_annotations(&classes, style, layers->selection.spec);
	return ok && !c.elements.failed && !classes.failed;
}
