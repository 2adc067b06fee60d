#include "spec/zone_spec.h"

#include "spec/extent.h"
#include "spec/where.h"

#include <math.h>
#include <string.h>

struct reader {
	const struct value_reader *values;
	struct layer_list layers; /* those a zone may name */
	struct zone_spec *zone;	  /* the one being read */
	int depth;
};

static bool error(const struct reader *r, const struct node *n, const char *what)
{
	return node_error(r->values->a->diag, r->values->path, n, "%s", what);
}

static enum special result(bool ok)
{
	return ok ? SPECIAL_DONE : SPECIAL_FAILED;
}

static enum special circle_option(void *user, const struct option *o, const struct node *n)
{
	const struct reader *r = user;
	double v[2];
	if (strcmp(o->name, "at") != 0) {
		return SPECIAL_NOT_MINE;
	}
	if (!value_numbers(r->values, n, v, 2)) {
		return SPECIAL_FAILED;
	}
	r->zone->centre = (struct lonlat){v[0], v[1]};
	bool fits = fabs(v[0]) <= 180 && fabs(v[1]) <= 90;
	return result(
		fits || error(r, n, "at: longitude and latitude are expected, in degrees"));
}

static bool read_circle(struct reader *r, const struct node *n)
{
	const struct block_reader b = {
		.context = IN_CIRCLE, .base = r->zone, .special = circle_option, .user = r};
	if (!value_block(r->values, &b, n)) {
		return false;
	}
	return (node_get(n, "at") != NULL && node_get(n, "radius") != NULL) ||
	       error(r, n,
		       "circle: needs `at:` and `radius:`, such as { at: [-2, 14.5], radius: "
		       "250km }");
}

static bool read_zone(const struct reader *outer, const struct node *n, struct zone_spec *zone);

/* The zones an operation is made of. */
static bool read_list(const struct reader *r, const struct node *n)
{
	size_t count = 0;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		count++;
	}
	if (n->kind != NODE_SEQUENCE || count < 2) {
		return node_error(r->values->a->diag, r->values->path, n,
			"%s: a list of at least two zones is expected", n->key);
	}
	struct zone_spec *of = arena_alloc(r->values->a, count, sizeof(*of));
	bool ok = of != NULL;
	size_t i = 0;
	for (const struct node *c = n->child; of != NULL && c != NULL; c = c->next) {
		ok = read_zone(r, c, &of[i++]) && ok;
	}
	r->zone->of = of;
	r->zone->n_of = i;
	return ok;
}

static bool read_of(const struct reader *r, const struct node *n)
{
	r->zone->of = arena_alloc(r->values->a, 1, sizeof(*r->zone->of));
	r->zone->n_of = 1;
	return r->zone->of != NULL && read_zone(r, n, r->zone->of);
}

static enum special zone_option(void *user, const struct option *o, const struct node *n)
{
	struct reader *r = user;
	if (strcmp(o->name, "circle") == 0) {
		return result(read_circle(r, n));
	}
	if (strcmp(o->name, "of") == 0) {
		return result(read_of(r, n));
	}
	if (strcmp(o->name, "where") == 0) {
		return result(where_read(r->values, n, &r->zone->where));
	}
	if (strcmp(o->name, "union") == 0 || strcmp(o->name, "intersection") == 0 ||
		strcmp(o->name, "difference") == 0) {
		return result(read_list(r, n));
	}
	return SPECIAL_NOT_MINE;
}

/* The key that says what a zone is, and the one that may or must stand beside it. */
static const struct {
	const char *key, *beside;
	bool needed;
} kinds[] = {[ZONE_TABLE] = {"id", "source", false},
	[ZONE_CIRCLE] = {"circle", NULL, false},
	[ZONE_BUFFER] = {"buffer", "of", true},
	[ZONE_LAYER] = {"layer", "where", false},
	[ZONE_UNION] = {"union", NULL, false},
	[ZONE_INTERSECTION] = {"intersection", NULL, false},
	[ZONE_DIFFERENCE] = {"difference", NULL, false}};
enum { N_KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* What the mapping describes: it has one key of the kinds, and no other but that one's own. */
static bool find_kind(const struct reader *r, const struct node *n, enum zone_kind *out)
{
	static const char one[] =
		"zone: one of `id:`, `circle:`, `buffer:`, `layer:`, `union:`, "
		"`intersection:` or `difference:` is expected";
	size_t found = 0;
	for (size_t i = 0; i < N_KINDS; i++) {
		if (node_get(n, kinds[i].key) != NULL) {
			*out = (enum zone_kind)i;
			found++;
		}
	}
	if (found != 1) {
		return error(r, n, one);
	}
	const char *key = kinds[*out].key, *beside = kinds[*out].beside;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		if (strcmp(c->key, key) != 0 &&
			(beside == NULL || strcmp(c->key, beside) != 0)) {
			return node_error(r->values->a->diag, r->values->path, c,
				"%s: does not go with `%s:`", c->key, key);
		}
	}
	if (kinds[*out].needed && node_get(n, beside) == NULL) {
		return node_error(r->values->a->diag, r->values->path, n,
			"%s: needs `%s:`, the zone or layer it is drawn round", key, beside);
	}
	return true;
}

static bool read_zone(const struct reader *outer, const struct node *n, struct zone_spec *zone)
{
	struct reader r = *outer;
	const struct block_reader b = {
		.context = IN_ZONE, .base = zone, .special = zone_option, .user = &r};
	r.zone = zone;
	r.depth++;
	zone->at = place_of(n);
	if (n->kind != NODE_MAPPING) {
		return error(&r, n,
			"zone: a mapping is expected, such as { layer: members } or { id: "
			"tri-border, source: zones.csv }");
	}
	if (r.depth > ZONE_DEPTH_MAX) {
		return diag_error(r.values->a->diag, SM_E_LIMIT,
			"%s:%d:%d: zone: more than %d zones within each other",
			place_path(place_of(n), r.values->path), n->line, n->column,
			ZONE_DEPTH_MAX);
	}
	if (!value_block(r.values, &b, n) || !find_kind(&r, n, &zone->kind)) {
		return false;
	}
	return zone->kind != ZONE_LAYER ||
	       layer_check_named(r.values, node_get(n, "layer"), r.layers, " before this one");
}

bool zone_read(const struct value_reader *values, const struct node *n,
	const struct layer_spec *first, struct layer_spec *layer)
{
	const struct reader r = {.values = values, .layers = {first, (size_t)(layer - first)}};
	struct zone_spec *zone = arena_alloc(values->a, 1, sizeof(*zone));
	layer->zone = zone;
	if (zone == NULL || n->kind != NODE_SCALAR) {
		return zone != NULL && read_zone(&r, n, zone);
	}
	*zone = (struct zone_spec){.kind = ZONE_TABLE, .at = place_of(n), .id = n->text};
	return true;
}

bool zone_uses_table(const struct zone_spec *zone, bool without)
{
	bool uses = zone->kind == ZONE_TABLE && (!without || zone->source == NULL);
	for (size_t i = 0; i < zone->n_of; i++) {
		uses = uses || zone_uses_table(&zone->of[i], without);
	}
	return uses;
}

static void add_distance(double m, struct buf *out)
{
	buf_puts(out, " + ");
	buf_num(out, m / 1000, 3);
	buf_puts(out, " km");
}

/* A zone within another: in brackets when it is made of several parts itself. */
static void add_part(const struct zone_spec *zone, struct buf *out)
{
	bool simple = zone->kind == ZONE_TABLE || zone->kind == ZONE_LAYER;
	buf_puts(out, simple ? "" : "(");
	zone_text(zone, out);
	buf_puts(out, simple ? "" : ")");
}

void zone_text(const struct zone_spec *zone, struct buf *out)
{
	static const char *const signs[N_KINDS] = {
		[ZONE_UNION] = " ∪ ", [ZONE_INTERSECTION] = " ∩ ", [ZONE_DIFFERENCE] = " ∖ "};
	switch (zone->kind) {
	case ZONE_TABLE:
		buf_puts(out, zone->id);
		return;
	case ZONE_LAYER:
		buf_puts(out, zone->layer);
		return;
	case ZONE_CIRCLE:
		buf_puts(out, "[");
		buf_num(out, zone->centre.lon_deg, 6);
		buf_puts(out, ", ");
		buf_num(out, zone->centre.lat_deg, 6);
		buf_puts(out, "]");
		add_distance(zone->distance_m, out);
		return;
	case ZONE_BUFFER:
		add_part(&zone->of[0], out);
		add_distance(zone->distance_m, out);
		return;
	case ZONE_UNION:
	case ZONE_INTERSECTION:
	case ZONE_DIFFERENCE:
		break;
	}
	for (size_t i = 0; i < zone->n_of; i++) {
		buf_puts(out, i == 0 ? "" : signs[zone->kind]);
		add_part(&zone->of[i], out);
	}
}
