#include "spec/thematic.h"

#include "base/num.h"
#include "spec/where.h"

#include <math.h>
#include <string.h>

enum { BREAKS_MAX = 11 };

struct reader {
	const struct value_reader *values;
	struct join_spec *join;
	struct scale_spec *scale;
};

static bool error(const struct value_reader *r, const struct node *n, const char *what)
{
	return node_error(r->a->diag, r->path, n, "%s", what);
}

static enum special result(bool ok)
{
	return ok ? SPECIAL_DONE : SPECIAL_FAILED;
}

static enum special join_option(void *user, const struct option *o, const struct node *n)
{
	struct reader *r = user;
	if (strcmp(o->name, "where") == 0) {
		return result(where_read(r->values, n, &r->join->where));
	}
	return SPECIAL_NOT_MINE;
}

static bool read_join(
	const struct value_reader *values, const struct node *n, struct layer_spec *layer)
{
	struct reader r = {.values = values, .join = &layer->join};
	const struct block_reader b = {
		.context = IN_JOIN, .base = r.join, .special = join_option, .user = &r};
	r.join->at = place_of(n);
	if (!value_block(values, &b, n)) {
		return false;
	}
	return r.join->source != NULL || error(values, n, "join: needs `source:`, a table");
}

static bool read_breaks(struct reader *r, const struct node *n)
{
	static const char what[] =
		"breaks: up to 11 numbers are expected, each larger than the one before";
	struct scale_spec *s = r->scale;
	s->breaks = arena_alloc(r->values->a, BREAKS_MAX, sizeof(*s->breaks));
	if (s->breaks == NULL) {
		return false;
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		double v;
		if (s->n_breaks == BREAKS_MAX || c->kind != NODE_SCALAR ||
			!num_parse(c->text, strlen(c->text), &v) ||
			(s->n_breaks > 0 && v <= s->breaks[s->n_breaks - 1])) {
			return error(r->values, c, what);
		}
		s->breaks[s->n_breaks++] = v;
	}
	return s->n_breaks > 0 || error(r->values, n, what);
}

static enum special scale_option(void *user, const struct option *o, const struct node *n)
{
	struct reader *r = user;
	if (strcmp(o->name, "breaks") == 0) {
		return result(read_breaks(r, n));
	}
	if (strcmp(o->name, "palette") == 0) {
		return result(value_colors(r->values, n, &r->scale->palette));
	}
	return SPECIAL_NOT_MINE;
}

/* Given breaks and the other ways of making classes exclude each other. */
static bool check_breaks(
	const struct value_reader *r, const struct node *n, struct scale_spec *s)
{
	const struct node *method = node_get(n, "method"), *classes = node_get(n, "classes"),
			  *breaks = node_get(n, "breaks");
	if (breaks == NULL) {
		return s->method != SCALE_GIVEN ||
		       error(r, method, "method: given needs `breaks:`, such as [10, 20, 50]");
	}
	if (method != NULL && s->method != SCALE_GIVEN) {
		return error(r, breaks, "breaks: go with `method: given` alone");
	}
	if (classes != NULL && s->classes != (double)s->n_breaks + 1) {
		return node_error(r->a->diag, r->path, classes,
			"classes: the breaks make %zu; leave `classes:` out", s->n_breaks + 1);
	}
	s->method = SCALE_GIVEN;
	s->classes = (double)s->n_breaks + 1;
	return true;
}

static bool read_scale(const struct value_reader *values, enum option_context context,
	const struct node *n, struct scale_spec *scale)
{
	struct reader r = {.values = values, .scale = scale};
	const struct block_reader b = {
		.context = context, .base = scale, .special = scale_option, .user = &r};
	if (!value_defaults(values, context, scale) || !value_block(values, &b, n)) {
		return false;
	}
	const struct node *field = node_get(n, "field"), *classes = node_get(n, "classes");
	if (field == NULL) {
		return node_error(values->a->diag, values->path, n,
			"%s: needs `field:`, a field of numbers", n->key);
	}
	scale->at = place_of(field);
	if (scale->classes != floor(scale->classes)) {
		return error(values, classes, "classes: a whole number is expected");
	}
	if (scale->min_pt > scale->max_pt) {
		return error(values, n, "size-by: `min:` is larger than `max:`");
	}
	return check_breaks(values, n, scale);
}

enum special thematic_option(const struct value_reader *r, const struct option *o,
	const struct node *n, struct layer_spec *layer)
{
	if (strcmp(o->name, "join") == 0) {
		return result(read_join(r, n, layer));
	}
	if (strcmp(o->name, "color-by") == 0) {
		return result(read_scale(r, IN_COLOR_BY, n, &layer->color_by));
	}
	if (strcmp(o->name, "size-by") == 0) {
		return result(read_scale(r, IN_SIZE_BY, n, &layer->size_by));
	}
	return SPECIAL_NOT_MINE;
}

static bool check_join(
	const struct value_reader *r, const struct node *n, struct layer_spec *layer)
{
	struct join_spec *j = &layer->join;
	const struct node *at = node_get(n, "join");
	if (layer->zone != NULL) {
		return at == NULL || error(r, at, "join: a zone has no features to join to");
	}
	j->key = j->key != NULL ? j->key : layer->key;
	if (j->key == NULL) {
		return error(r, at != NULL ? at : n,
			"join: needs `key:`, the field of the layer that names a feature");
	}
	j->on = j->on != NULL ? j->on : j->key;
	return true;
}

bool thematic_check(
	const struct value_reader *r, const struct node *layer_node, struct layer_spec *layer)
{
	bool ok = layer->join.source == NULL || check_join(r, layer_node, layer);
	const struct node *color = node_get(layer_node, "color-by"),
			  *size = node_get(layer_node, "size-by");
	if (color != NULL && layer->symbol_by != NULL) {
		ok = error(r, color,
			"color-by: the colour is set by `symbol-by:`; leave one of them out");
	}
	if ((color != NULL || size != NULL) && layer->dissolve) {
		ok = error(r, color != NULL ? color : size,
			"dissolve: what has become one area cannot be painted by its numbers");
	}
	return ok;
}
