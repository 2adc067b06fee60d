#include "report/facts.h"

#include "proj/geodesic.h"
#include "scene/dated.h"
#include "scene/zone.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const facts_formats[FACTS_FORMATS] = {"md", "csv", "json"};

/* What readers call a feature. */
static const char *name_of(struct arena *a, const struct map_layer *layer, size_t row)
{
	const char *name = text_chain_get(a, &layer->title, row);
	return name != NULL ? name : text_chain_get(a, &layer->label, row);
}

/* The legend text of a value of the field the layer's classes or marks are by. */
static const char *label_of(const struct layout *l, const struct map_layer *layer,
	const char *field, const char *value)
{
	const struct layer_spec *s = layer->spec;
	const struct column *c = table_column(layer->features.table, field);
	bool by_class = c == layer->class_by && s->n_classes > 0, by_mark = c == layer->mark_by;
	const struct class_spec *items = by_class ? s->classes : s->marks;
	size_t n = by_class ? s->n_classes : by_mark ? s->n_marks : 0;
	return layout_class_text(l, items, n, value);
}

/* As bytes; what is missing is behind all others. */
static int compare_values(const char *a, const char *b)
{
	return a == NULL || b == NULL ? (a == NULL) - (b == NULL) : strcmp(a, b);
}

static int by_value(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	return compare_values(*x, *y);
}

static int compare_counts(const void *a, const void *b)
{
	const struct fact_count *x = a, *y = b;
	if (x->n != y->n) {
		return x->n > y->n ? -1 : 1;
	}
	return compare_values(x->value, y->value);
}

/* Counts the features by the layer's k-th field. */
static bool count_by(const struct layout *l, struct fact_layer *out, size_t k)
{
	struct fact_counts *counts = &out->counts[k];
	const char **values = arena_alloc(l->a, out->n, sizeof(*values));
	*counts = (struct fact_counts){.field = out->layer->spec->count_by[k],
		.items = arena_alloc(l->a, out->n, sizeof(*counts->items))};
	if (values == NULL || counts->items == NULL) {
		return false;
	}
	for (size_t i = 0; i < out->n; i++) {
		values[i] = out->features[i].counted[k];
	}
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers */
	qsort(values, out->n, sizeof(*values), by_value);
	for (size_t i = 0; i < out->n; i++) {
		if (i == 0 || compare_values(values[i - 1], values[i]) != 0) {
			counts->items[counts->n++] = (struct fact_count){values[i],
				label_of(l, out->layer, counts->field, values[i]), 0};
		}
		counts->items[counts->n - 1].n++;
	}
	qsort(counts->items, counts->n, sizeof(*counts->items), compare_counts);
	return true;
}

static enum fact_certainty certainty_of(const struct map_layer *layer, size_t row)
{
	if (layer->uncertain == NULL || layer->spec->when != WHEN_CURRENT) {
		return FACT_UNDATED;
	}
	return layer->uncertain[row] ? FACT_UNCERTAIN : FACT_CERTAIN;
}

static bool describe(const struct layout *l, const struct map_layer *layer,
	const struct feature *item, struct fact_feature *out)
{
	const struct table *t = layer->features.table;
	const struct layer_spec *s = layer->spec;
	*out = (struct fact_feature){
		.row = item->row,
		.id = layer_key(l->a, layer, item->row),
		.name = name_of(l->a, layer, item->row),
		.source = table_word(t, "source", item->row),
		.certainty = certainty_of(layer, item->row),
		.area_m2 = item->shape == SHAPE_POLYGON
				   ? geodesic_area_m2(&layer->features, item)
				   : (double)NAN,
		.counted = arena_alloc(l->a, s->n_count_by, sizeof(*out->counted)),
	};
	if (out->counted == NULL) {
		return false;
	}
	if (s->valid_from != NULL) { /* read before: they are dates */
		(void)column_date(table_column(t, s->valid_from), item->row, &out->from);
		(void)column_date(table_column(t, s->valid_to), item->row, &out->to);
	}
	for (size_t k = 0; k < s->n_count_by; k++) {
		out->counted[k] = table_text(l->a, table_column(t, s->count_by[k]), item->row);
	}
	return true;
}

static bool list_layer(const struct layout *l, struct fact_layer *out)
{
	const struct features *f = &out->layer->features;
	const struct layer_spec *s = out->layer->spec;
	out->listed =
		s->zone == NULL && !s->dissolve && (s->valid_from != NULL || s->n_count_by > 0);
	if (!out->listed) {
		return true;
	}
	out->features = arena_alloc(l->a, f->n_items, sizeof(*out->features));
	out->counts = arena_alloc(l->a, s->n_count_by, sizeof(*out->counts));
	bool ok = out->features != NULL && out->counts != NULL;
	for (; ok && out->n < f->n_items; out->n++) {
		ok = describe(l, out->layer, &f->items[out->n], &out->features[out->n]);
	}
	for (size_t k = 0; ok && k < s->n_count_by; k++) {
		ok = count_by(l, out, k);
	}
	return ok;
}

static bool collect_layers(const struct layout *l, struct facts *out)
{
	out->n_layers = l->layers->n;
	out->layers = arena_alloc(l->a, out->n_layers, sizeof(*out->layers));
	bool ok = out->layers != NULL;
	for (size_t i = 0; ok && i < out->n_layers; i++) {
		const struct map_layer *layer = &l->layers->items[i];
		out->layers[i] = (struct fact_layer){
			.layer = layer, .source = layers_source(l->spec, layer->spec)->source};
		ok = list_layer(l, &out->layers[i]);
	}
	return ok;
}

/* The order in which layers are asked for a member's shape. */
enum measure { WHOLE_AREAS, SOME_AREAS, ANYTHING, N_MEASURES };

static bool may_measure(const struct map_layer *layer, enum measure how)
{
	const struct layer_spec *s = layer->spec;
	bool whole = s->where.n == 0 && s->valid_from == NULL;
	return s->zone == NULL && !s->dissolve && layer->key != NULL &&
	       (how == ANYTHING || whole == (how == WHOLE_AREAS));
}

/* Adds up what the layer has of the member; false when that is nothing. */
static bool measure_in(struct arena *a, const struct fact_layer *in, enum measure how,
	struct fact_member *member)
{
	const struct map_layer *layer = in->layer;
	const struct features *f = &layer->features;
	for (size_t i = 0; may_measure(layer, how) && i < f->n_items; i++) {
		const struct feature *item = &f->items[i];
		const char *key = layer_key(a, layer, item->row);
		bool area = item->shape == SHAPE_POLYGON;
		if (key == NULL || strcmp(key, member->id) != 0 || (!area && how != ANYTHING)) {
			continue;
		}
		if (member->measured == NULL) {
			member->measured = in;
			member->name = name_of(a, layer, item->row);
			member->area_m2 = area ? 0 : (double)NAN;
		}
		member->area_m2 += area ? geodesic_area_m2(f, item) : 0;
	}
	return member->measured != NULL;
}

static void measure(const struct layout *l, const struct facts *f, struct fact_member *member)
{
	for (enum measure how = WHOLE_AREAS; how < N_MEASURES; how++) {
		for (size_t i = 0; i < f->n_layers; i++) {
			if (measure_in(l->a, &f->layers[i], how, member)) {
				return;
			}
		}
	}
}

static bool has_member(const struct fact_group *g, const char *id)
{
	for (size_t i = 0; i < g->n; i++) {
		if (strcmp(g->members[i].id, id) == 0) {
			return true;
		}
	}
	return false;
}

static bool has_status(const struct memberships *m, size_t row)
{
	const char *status = m->status == NULL ? NULL : m->status->u.text[row];
	return status != NULL && status[0] != '\0';
}

/* Who is in the group on the day; of one who is so twice the first row, and sooner one that
 * says since when than one that says as what. */
static bool collect_members(const struct layout *l, const struct facts *f, struct fact_group *g)
{
	const struct memberships *m = l->layers->selection.memberships;
	size_t n_rows = m->table->n_rows;
	g->members = arena_alloc(l->a, n_rows, sizeof(*g->members));
	for (size_t i = 0; g->members != NULL && i < 2 * n_rows; i++) {
		size_t row = i < n_rows ? i : i - n_rows;
		if (has_status(m, row) != (i >= n_rows)) {
			continue;
		}
		const char *id = table_text(l->a, m->member, row);
		if (id == NULL || !memberships_is_about(m, row, g->name) || has_member(g, id) ||
			!memberships_row_holds(m, row, l->on)) {
			continue;
		}
		struct fact_member *member = &g->members[g->n++];
		*member = (struct fact_member){.id = id,
			.source = table_word(m->table, "source", row),
			.status = memberships_status(
				m, g->name, (struct member){m->member, row}, l->on),
			.area_m2 = (double)NAN};
		(void)column_date(m->from, row, &member->from);
		(void)column_date(m->to, row, &member->to);
		member->certainty = memberships_row_is_certain(m, row, l->on) ? FACT_CERTAIN
									      : FACT_UNCERTAIN;
		measure(l, f, member);
		if (!isnan(member->area_m2)) {
			g->area_m2 = member->area_m2 + (isnan(g->area_m2) ? 0 : g->area_m2);
		}
	}
	return g->members != NULL;
}

static bool has_group(const struct facts *f, const char *name)
{
	for (size_t i = 0; i < f->n_groups; i++) {
		if (strcmp(f->groups[i].name, name) == 0) {
			return true;
		}
	}
	return false;
}

static bool add_groups(
	const struct layout *l, const struct where *where, size_t *cap, struct facts *out)
{
	for (size_t i = 0; i < where->n; i++) {
		const struct condition *c = &where->items[i];
		bool group = c->op == CONDITION_GROUP || c->op == CONDITION_NOT_GROUP;
		for (size_t k = 0; group && k < c->n_values; k++) {
			if (has_group(out, c->values[k])) {
				continue;
			}
			struct fact_group *groups = arena_grow(
				l->a, out->groups, out->n_groups, cap, sizeof(*groups));
			if (groups == NULL) {
				return false;
			}
			out->groups = groups;
			groups[out->n_groups++] = (struct fact_group){
				.name = c->values[k], .area_m2 = (double)NAN};
		}
	}
	return true;
}

static bool collect_groups(const struct layout *l, struct facts *out)
{
	size_t cap = 0;
	bool ok = true;
	for (size_t i = 0; ok && i < l->spec->n_layers; i++) {
		const struct layer_spec *s = &l->spec->layers[i];
		ok = add_groups(l, &s->where, &cap, out) &&
		     add_groups(l, &s->label_where, &cap, out);
	}
	ok = ok && add_groups(l, &l->spec->extent.where, &cap, out);
	for (size_t i = 0; ok && i < out->n_groups; i++) {
		ok = collect_members(l, out, &out->groups[i]);
	}
	return ok;
}

/* A feature of points is inside when any of them is. */
static bool is_inside(
	const struct features *zone, const struct features *points, const struct feature *item)
{
	uint32_t begin = points->parts[item->part_begin].begin;
	uint32_t end = points->parts[item->part_end - 1].end;
	for (uint32_t i = begin; i < end; i++) {
		struct lonlat at = {points->pts[i].x, points->pts[i].y};
		for (size_t k = 0; k < zone->n_items; k++) {
			if (feature_contains_lonlat(zone, &zone->items[k], at)) {
				return true;
			}
		}
	}
	return false;
}

static bool look_inside(const struct layout *l, const struct features *zone,
	const struct fact_layer *layer, struct fact_inside *out)
{
	const struct features *f = &layer->layer->features;
	*out = (struct fact_inside){.layer = layer,
		/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers */
		.features = arena_alloc(l->a, layer->n, sizeof(*out->features))};
	for (size_t i = 0; out->features != NULL && i < layer->n; i++) {
		const struct feature *item = &f->items[i];
		if (item->shape == SHAPE_POINT && item->part_end > item->part_begin &&
			is_inside(zone, f, item)) {
			out->features[out->n++] = &layer->features[i];
		}
	}
	return out->features != NULL;
}

/* Layers without a single point have no place in the table. */
static bool has_points(const struct fact_layer *layer)
{
	const struct features *f = &layer->layer->features;
	for (size_t i = 0; layer->listed && i < f->n_items; i++) {
		if (f->items[i].shape == SHAPE_POINT) {
			return true;
		}
	}
	return false;
}

/* A layer of one zone needs no label: then it is the table's name, in the map's language. */
static const char *zone_name(const struct layout *l, const struct map_layer *map, size_t row)
{
	char column[64];
	const char *name = name_of(l->a, map, row);
	(void)snprintf(
		column, sizeof(column), "name_%.*s", (int)strcspn(l->lang, "-_"), l->lang);
	name = name != NULL ? name : table_word(map->features.table, column, row);
	return name != NULL ? name : table_word(map->features.table, "name", row);
}

static bool collect_zone(const struct layout *l, const struct facts *f,
	const struct fact_layer *layer, struct fact_zone *out)
{
	const struct map_layer *map = layer->layer;
	size_t row = map->features.items[0].row;
	*out = (struct fact_zone){
		.layer = layer,
		.id = map->spec->zone->kind == ZONE_TABLE ? map->spec->zone->id : map->spec->id,
		.name = zone_name(l, map, row),
		.source = table_word(map->features.table, "source", row),
		.made_from = zone_made_from(l->a, map),
		.area_m2 = zone_area_m2(l->a, map),
		.inside = arena_alloc(l->a, f->n_layers, sizeof(*out->inside)),
	};
	bool ok = out->inside != NULL;
	for (size_t i = 0; ok && i < f->n_layers; i++) {
		if (has_points(&f->layers[i])) {
			ok = look_inside(l, &map->features, &f->layers[i],
				&out->inside[out->n_inside++]);
		}
	}
	return ok;
}

static bool collect_zones(const struct layout *l, struct facts *out)
{
	out->zones = arena_alloc(l->a, out->n_layers, sizeof(*out->zones));
	bool ok = out->zones != NULL;
	for (size_t i = 0; ok && i < out->n_layers; i++) {
		const struct map_layer *layer = out->layers[i].layer;
		/* One that is not there on the day has nothing inside. */
		if (layer->spec->zone != NULL && layer->features.n_items > 0) {
			ok = collect_zone(l, out, &out->layers[i], &out->zones[out->n_zones++]);
		}
	}
	return ok;
}

bool facts_collect(const struct layout *l, struct facts *out)
{
	*out = (struct facts){.layout = l};
	return collect_layers(l, out) && collect_groups(l, out) && collect_zones(l, out) &&
	       l->a->diag->code == SM_OK;
}

void facts_write(const struct facts *f, const char *format, struct buf *out)
{
	if (strcmp(format, "csv") == 0) {
		facts_csv(f, out);
	} else if (strcmp(format, "json") == 0) {
		facts_json(f, out);
	} else {
		facts_md(f, out);
	}
}

const char *facts_certain(enum fact_certainty c, const char *otherwise)
{
	return c == FACT_UNDATED ? otherwise : c == FACT_CERTAIN ? "true" : "false";
}

void facts_km2(double area_m2, struct buf *out)
{
	if (isnan(area_m2)) {
		return;
	}
	if (llround(area_m2 * 1e6) >= 1000000000000) {
		buf_num(out, area_m2 / 1e6, 6);
		return;
	}
	/* To a millionth of a square metre: buf_num() has too few decimals. */
	char digits[16];
	int n = snprintf(digits, sizeof(digits), "%012lld", llround(area_m2 * 1e6));
	while (n > 0 && digits[n - 1] == '0') {
		n--;
	}
	buf_printf(out, n > 0 ? "0.%.*s" : "0", n, digits);
}

const char *facts_state(const struct map_layer *layer)
{
	static const char *const states[] = {
		[WHEN_CURRENT] = "current", [WHEN_ENDED] = "ended", [WHEN_ALL] = "all"};
	return states[layer->spec->when];
}
