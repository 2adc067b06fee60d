#include "spec/change.h"

#include "base/suggest.h"

#include <string.h>

static bool error(const struct value_reader *r, const struct node *n, const char *what)
{
	return node_error(r->a->diag, r->path, n, "%s", what);
}

static const char *const site_changes[N_CHANGES] = {
	NULL, "opened", "closed", "stayed", "transient"};
static const char *const member_changes[N_CHANGES] = {
	NULL, "joined", "left", "stayed", "transient"};

const char *change_name(const struct layer_spec *layer, enum change change)
{
	return layer->valid_from != NULL ? site_changes[change] : member_changes[change];
}

bool change_read(const struct value_reader *r, const struct node *n, struct spec *spec)
{
	const struct block_reader b = {.context = IN_CHANGE, .base = spec};
	const struct change_spec *c = &spec->change;
	if (!value_block(r, &b, n)) {
		return false;
	}
	if (!date_is_given(c->from) || !date_is_given(c->to)) {
		return error(r, n,
			"change: two days are expected, such as { from: 2022-01-01, to: "
			"2025-01-01 }");
	}
	if (date_first_day(c->from) >= date_first_day(c->to)) {
		char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
		date_iso(c->from, from);
		date_iso(c->to, to);
		return node_error(r->a->diag, r->path, node_get(n, "from"),
			"change: from %s is not before to %s", from, to);
	}
	return true;
}

static bool has_group(const struct where *where)
{
	for (size_t i = 0; i < where->n; i++) {
		if (where->items[i].field == NULL) {
			return true;
		}
	}
	return false;
}

static bool check_name(
	const struct value_reader *r, const struct node *n, const struct layer_spec *layer)
{
	const char *names[N_CHANGES - 1], *near = NULL;
	for (int k = 1; k < N_CHANGES; k++) {
		names[k - 1] = change_name(layer, (enum change)k);
		if (strcmp(n->key, names[k - 1]) == 0) {
			return true;
		}
		/* What members are said to do is what sites do by another word. */
		if (strcmp(n->key, site_changes[k]) == 0 ||
			strcmp(n->key, member_changes[k]) == 0) {
			near = names[k - 1];
		}
	}
	near = near != NULL ? near : suggest_nearest(n->key, names, N_CHANGES - 1);
	return diag_error(r->a->diag, SM_E_SPEC,
		"%s:%d:%d: changes: no change '%s' (%s, %s, %s or %s)%s%s%s", r->path,
		n->key_line, n->key_column, n->key, names[0], names[1], names[2], names[3],
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

bool change_check_layer(const struct value_reader *r, const struct node *layer_node,
	const struct layer_spec *layer)
{
	const struct node *changes = node_get(layer_node, "changes");
	if (changes == NULL) {
		const struct node *legend = node_get(layer_node, "changes-legend");
		return legend == NULL || error(r, legend, "changes-legend: needs `changes:`");
	}
	if (changes->kind != NODE_MAPPING) {
		return true; /* reported when it was read */
	}
	if (layer->n_changes == 0) {
		return error(r, changes,
			"changes: those to draw are expected, such as { closed: Given up }");
	}
	if (layer->zone != NULL) {
		return error(r, changes, "changes: a zone does not change");
	}
	if (layer->valid_from == NULL && !has_group(&layer->where)) {
		return error(r, changes,
			"changes: need `valid:`, the two fields, or a `group:` in `where:`");
	}
	if (layer->when != WHEN_CURRENT) {
		return error(r, node_get(layer_node, "when"),
			"when: does not go with `changes:`, which says what is drawn");
	}
	if (layer->dissolve) {
		return error(r, node_get(layer_node, "dissolve"),
			"dissolve: what has become one area cannot be painted by its changes");
	}
	bool ok = true;
	for (const struct node *c = changes->child; c != NULL; c = c->next) {
		ok = check_name(r, c, layer) && ok;
	}
	return ok;
}

bool change_check(
	const struct value_reader *r, const struct node *root, const struct spec *spec)
{
	const struct node *change = node_get(root, "change"), *date = node_get(root, "date"),
			  *layer = node_get(root, "layers")->child;
	bool found = false;
	for (size_t i = 0; i < spec->n_layers; i++, layer = layer->next) {
		if (spec->layers[i].n_changes == 0) {
			continue;
		}
		found = true;
		if (change == NULL) {
			return error(r, node_get(layer, "changes"),
				"changes: need `change:` at the top of the map, the two days");
		}
	}
	if (change == NULL) {
		return true;
	}
	if (date != NULL) {
		return error(r, date,
			"date: does not go with `change:`, whose `to:` is the map's day");
	}
	return found ||
	       error(r, change, "change: no layer has `changes:`, so nothing would show them");
}
