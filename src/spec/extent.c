#include "spec/extent.h"

#include "base/suggest.h"
#include "spec/where.h"

#include <math.h>
#include <string.h>

struct reader {
	const struct value_reader *values;
	struct spec *spec;
};

static bool error(const struct value_reader *r, const struct node *n, const char *what)
{
	return node_error(r->a->diag, r->path, n, "%s", what);
}

static enum special result(bool ok)
{
	return ok ? SPECIAL_DONE : SPECIAL_FAILED;
}

/* West, south, east, north; each mistake says which of them it is. */
static bool check_box(const struct reader *r, const struct node *n, const double v[4])
{
	static const char order[] = "box: west, south, east, north are expected, in degrees";
	static const char *const names[] = {"west", "south", "east", "north"};
	struct sm_diag *d = r->values->a->diag;
	const char *path = r->values->path;
	const struct node *c = n->child;
	for (int i = 0; i < 4; i++, c = c->next) {
		int most = i % 2 == 0 ? 180 : 90;
		if (fabs(v[i]) > most) {
			return node_error(d, path, c, "%s; %s %g is beyond %d", order, names[i],
				v[i], most);
		}
	}
	if (v[0] == v[2] || v[1] == v[3]) {
		return node_error(d, path, n, "%s; %s and %s are both %g", order,
			names[v[0] == v[2] ? 0 : 1], names[v[0] == v[2] ? 2 : 3],
			v[0] == v[2] ? v[0] : v[1]);
	}
	if (v[1] > v[3]) {
		return node_error(
			d, path, n, "%s; south %g is more than north %g", order, v[1], v[3]);
	}
	if (v[0] > v[2] && v[2] + 360 - v[0] > 180) {
		diag_warn(d, "box",
			"%s:%d:%d: box: from west %g to east %g it is %g degrees wide, across "
			"the "
			"180th meridian; are west and east exchanged?",
			place_path(place_of(n), path), n->line, n->column, v[0], v[2],
			v[2] + 360 - v[0]);
	}
	return true;
}

static enum special extent_option(void *user, const struct option *o, const struct node *n)
{
	const struct reader *r = user;
	struct extent_spec *e = &r->spec->extent;
	bool around = strcmp(o->name, "around") == 0;
	if (e->kind != EXTENT_ALL && (around || strcmp(o->name, "box") == 0)) {
		return result(
			error(r->values, n, "extent: either `box:` or `around:` is expected"));
	}
	if (around) {
		e->kind = EXTENT_AROUND;
		return result(where_read(r->values, n, &e->where));
	}
	if (strcmp(o->name, "box") == 0) {
		double v[4];
		if (!value_numbers(r->values, n, v, 4)) {
			return SPECIAL_FAILED;
		}
		e->kind = EXTENT_BOX;
		/* West of more than east: across the 180th meridian. */
		e->box = (struct box){v[0], v[1], v[2] + (v[2] < v[0] ? 360 : 0), v[3]};
		return result(check_box(r, n, v));
	}
	return SPECIAL_NOT_MINE;
}

bool extent_read(const struct value_reader *r, const struct node *n, struct spec *spec)
{
	struct reader user = {r, spec};
	const struct block_reader b = {
		.context = IN_EXTENT, .base = spec, .special = extent_option, .user = &user};
	spec->extent.at = place_of(n);
	return value_block(r, &b, n);
}

bool layer_check_named(const struct value_reader *r, const struct node *n,
	struct layer_list layers, const char *which)
{
	const char *names[LAYERS_MAX];
	size_t count = 0;
	for (size_t i = 0; i < layers.n; i++) {
		const char *id = layers.items[i].id;
		if (id != NULL && strcmp(id, n->text) == 0) {
			return true;
		}
		if (id != NULL && count < LAYERS_MAX) {
			names[count++] = id;
		}
	}
	const char *near = suggest_nearest(n->text, names, count);
	return node_error(r->a->diag, r->path, n, "%s%sno layer '%s'%s%s%s%s",
		n->key == NULL ? "" : n->key, n->key == NULL ? "" : ": ", n->text, which,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

bool extent_check(
	const struct value_reader *r, const struct node *parent, const struct spec *spec)
{
	const struct layer_list all = {spec->layers, spec->n_layers};
	const struct node *extent = node_get(parent, "extent");
	return extent == NULL || spec->extent.layer == NULL ||
	       node_get(extent, "layer") == NULL ||
	       layer_check_named(r, node_get(extent, "layer"), all, "");
}
