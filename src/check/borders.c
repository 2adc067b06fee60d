#include "check/borders.h"

#include "base/buf.h"
#include "geom/edge_index.h"
#include "proj/geodesic.h"

#include <math.h>
#include <string.h>

enum { TEXT_MAX_BYTES = 1 << 20 };

/* Lines farther apart are two lines, not one border drawn twice; of a wide tolerance twice
 * that. */
static const double reach_m = 10e3;
/* Edges are looked at in steps of the tolerance, and no shorter ones than this. */
static const double step_min_m = 500;
/* A place and the one nearest to it are counterparts when that one has nothing much nearer. */
static const double mutual = 0.8;
/* Two layers draw the same borders when this much of the lines, or of one of two layers of
 * areas, has a counterpart in the other, and of areas so much agrees for what is apart.
 * docs/decisions/007-borders.md has what was measured. */
static const double lines_min = 0.75, areas_min = 0.5, agreeing_min = 0.08;

/* The layers of one source: they share their borders. */
struct source_edges {
	const struct map_layer *layer; /* the first of them */
	bool is_area;
	struct edges edges;
	struct edge_index index;
	bool *common; /* edges that the source it is compared with has too */
};

/* Where a source's edges lie beside those of another. Lengths are of what is in view. */
struct beside {
	double seen_m, agreeing_m, apart_m;
	double outline_seen_m, outline_beside_m; /* of these the edges of one area alone */
	double farthest_m;
	struct pt at; /* there */
	size_t edge, other_edge;
};

struct comparison {
	const struct borders_map *map;
	struct source_edges *source, *other;
	double tolerance_m, reach_m;
};

/* SHAPE_LINE or SHAPE_POLYGON, by its first feature that is either; else SHAPE_NULL. */
static enum shape shape_of(const struct map_layer *layer)
{
	const struct features *f = &layer->features;
	for (size_t i = 0; i < f->n_items; i++) {
		if (f->items[i].shape == SHAPE_LINE || f->items[i].shape == SHAPE_POLYGON) {
			return f->items[i].shape;
		}
	}
	return SHAPE_NULL;
}

/* A zone is made for this map, of other borders or of none. */
static bool has_borders(const struct map_layer *layer)
{
	return !layer->spec->off && layer->spec->zone == NULL && shape_of(layer) != SHAPE_NULL;
}

static bool is_same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool is_same_source(
	const struct spec *spec, const struct map_layer *a, const struct map_layer *b)
{
	return a->spec->zone == NULL && b->spec->zone == NULL &&
	       is_same_text(a->path, b->path) &&
	       is_same_text(layers_source(spec, a->spec)->source_layer,
		       layers_source(spec, b->spec)->source_layer);
}

static struct source_edges *find_source(const struct borders_map *map,
	struct source_edges *sources, size_t *n, const struct map_layer *layer)
{
	for (size_t i = 0; i < *n; i++) {
		if (is_same_source(map->spec, sources[i].layer, layer)) {
			return &sources[i];
		}
	}
	sources[*n] = (struct source_edges){
		.layer = layer, .is_area = shape_of(layer) == SHAPE_POLYGON};
	return &sources[(*n)++];
}

/* How far the view reaches, and as far beyond it as a border in it may be drawn elsewhere. */
static struct box window_of(const struct borders_map *map, double reach)
{
	struct box b = view_info(map->view)->lonlat;
	double highest = fmin(fmax(fabs(b.min_y), fabs(b.max_y)), 89);
	struct pt degree = geodesic_degree_m(highest);
	return (struct box){b.min_x - reach / degree.x, b.min_y - reach / degree.y,
		b.max_x + reach / degree.x, b.max_y + reach / degree.y};
}

static bool collect(struct arena *a, const struct borders_map *map, double reach,
	struct source_edges *sources, size_t *n)
{
	const struct layers *layers = map->layers;
	struct box window = window_of(map, reach);
	*n = 0;
	for (size_t i = 0; i < layers->n; i++) {
		const struct map_layer *layer = &layers->items[i];
		if (!has_borders(layer)) {
			continue;
		}
		struct source_edges *s = find_source(map, sources, n, layer);
		if (!edges_add(&s->edges, a, &layer->features, window, (uint32_t)i)) {
			return false;
		}
	}
	double cell_deg = reach / geodesic_degree_m(0).y;
	for (size_t i = 0; i < *n; i++) {
		edges_tidy(&sources[i].edges);
		sources[i].common = arena_alloc(a, sources[i].edges.n, sizeof(bool));
		if (sources[i].common == NULL ||
			!edge_index_make(a, &sources[i].edges, cell_deg, &sources[i].index)) {
			return false;
		}
	}
	return true;
}

static double length_m(struct edge e)
{
	struct pt degree = geodesic_degree_m((e.from.y + e.to.y) / 2);
	return hypot((e.to.x - e.from.x) * degree.x, (e.to.y - e.from.y) * degree.y);
}

static bool is_on_map(const struct view *view, struct pt at)
{
	struct page_pt p;
	return view_to_page(view, (struct lonlat){at.x, at.y}, &p) &&
	       box_contains(view_info(view)->frame_pt, (struct pt){p.x, p.y});
}

/* One step along an edge. A place has its counterpart in the other layer when they are nearest
 * to each other, or about so: the border of a province that ends at one between countries has
 * none, for what is near it there has a counterpart already. */
static void look(
	const struct comparison *c, struct pt at, double step, size_t edge, struct beside *out)
{
	struct edge_hit there, back;
	struct edge_query query = {at, geodesic_degree_m(at.y), c->reach_m};
	out->seen_m += step;
	if (!edge_index_nearest(&c->other->index, &query, &there)) {
		return;
	}
	if (there.distance <= c->tolerance_m) {
		out->agreeing_m += step;
		return;
	}
	query = (struct edge_query){there.at, geodesic_degree_m(there.at.y), there.distance};
	double distance = edge_index_nearest(&c->source->index, &query, &back) ? back.distance
									       : there.distance;
	if (distance <= fmax(c->tolerance_m, mutual * there.distance)) {
		return;
	}
	if (!is_on_map(c->map->view, at)) { /* which a box in degrees is only round */
		out->seen_m -= step;
		return;
	}
	out->apart_m += step;
	if (distance > out->farthest_m) {
		out->farthest_m = distance;
		out->at = at;
		out->edge = edge;
		out->other_edge = there.edge;
	}
}

/* All steps along an edge. */
static struct beside compare_edge(const struct comparison *c, size_t i)
{
	struct beside out = {0};
	const struct edge *e = &c->source->edges.items[i];
	double length = length_m(*e);
	size_t n = (size_t)(length / fmax(c->tolerance_m, step_min_m)) + 1;
	for (size_t k = 0; k < n; k++) {
		struct pt at = pt_between(e->from, e->to, (double)k / (double)n);
		double step = length / (double)n;
		if (!box_contains(view_info(c->map->view)->lonlat, at)) {
			continue;
		}
		if (c->source->common[i]) {
			out.seen_m += step;
			out.agreeing_m += step;
		} else {
			look(c, at, step, i, &out);
		}
	}
	return out;
}

static struct beside compare(const struct comparison *c)
{
	struct beside all = {0};
	for (size_t i = 0; i < c->source->edges.n; i++) {
		struct beside b = compare_edge(c, i);
		bool is_outline = !c->source->edges.items[i].inner;
		all.seen_m += b.seen_m;
		all.agreeing_m += b.agreeing_m;
		all.apart_m += b.apart_m;
		all.outline_seen_m += is_outline ? b.seen_m : 0;
		all.outline_beside_m += is_outline ? b.agreeing_m + b.apart_m : 0;
		if (b.farthest_m > all.farthest_m) {
			all.farthest_m = b.farthest_m;
			all.at = b.at;
			all.edge = b.edge;
			all.other_edge = b.other_edge;
		}
	}
	return all;
}

/* The share that has a counterpart: of all edges, or of the outline alone, when that is more.
 */
static double share_of(const struct beside *b)
{
	double all = (b->agreeing_m + b->apart_m) / fmax(b->seen_m, 1);
	return fmax(all, b->outline_beside_m / fmax(b->outline_seen_m, 1));
}

/* Whether the two layers draw the same borders, rather than others that come near. Lines must
 * lie along areas nearly everywhere, as rivers do not. Of two layers of areas one may show many
 * countries and the other a few of them, in many parts; and shores are near borders without
 * ever lying on them. */
static bool are_same_borders(const struct source_edges *s, const struct source_edges *t,
	const struct beside *x, const struct beside *y)
{
	if (!s->is_area || !t->is_area) {
		return share_of(s->is_area ? y : x) >= lines_min;
	}
	return fmax(share_of(x), share_of(y)) >= areas_min &&
	       x->agreeing_m >= agreeing_min * x->apart_m;
}

static void put_distance(struct buf *out, double m)
{
	if (m < 1000) {
		buf_num(out, m, 0);
		buf_puts(out, " m");
	} else {
		buf_num(out, m / 1000, m < 1e4 ? 1 : 0);
		buf_puts(out, " km");
	}
}

static void put_place(struct buf *out, struct pt at)
{
	double lon = remainder(at.x, 360);
	buf_num(out, fabs(at.y), 2);
	buf_puts(out, at.y < -0.005 ? "S " : "N ");
	buf_num(out, fabs(lon), 2);
	buf_puts(out, lon < -0.005 ? "W" : "E");
}

/* The name of the feature an edge is of, or NULL. */
static const char *name_of(struct arena *a, const struct borders_map *map,
	const struct source_edges *s, size_t edge)
{
	const struct edge *e = &s->edges.items[edge];
	const struct map_layer *layer = &map->layers->items[e->owner];
	uint32_t row = layer->features.items[e->item].row;
	if (layer->spec->dissolve) {
		return NULL;
	}
	const char *title = text_chain_get(a, &layer->title, row);
	return title != NULL ? title : layer_key(a, layer, row);
}

static void put_names(struct buf *out, const char *first, const char *second)
{
	if (first != NULL || second != NULL) {
		buf_puts(out, " (");
		buf_puts(out, first != NULL ? first : second);
		if (first != NULL && second != NULL && strcmp(first, second) != 0) {
			buf_printf(out, "; %s", second);
		}
		buf_puts(out, ")");
	}
}

static void warn(struct arena *a, const struct comparison *c, const struct beside *farthest,
	double apart_m)
{
	struct buf text;
	const struct spec *spec = c->map->spec;
	bool in_order = c->source->layer < c->other->layer;
	const struct layer_spec *first = (in_order ? c->source : c->other)->layer->spec,
				*second = (in_order ? c->other : c->source)->layer->spec;
	const char *name = name_of(a, c->map, c->source, farthest->edge),
		   *other = name_of(a, c->map, c->other, farthest->other_edge);
	buf_init(&text, TEXT_MAX_BYTES);
	buf_puts(&text, ": up to ");
	put_distance(&text, farthest->farthest_m);
	buf_puts(&text, farthest->farthest_m > mutual * c->reach_m ? " apart or more near "
								   : " apart near ");
	put_place(&text, farthest->at);
	put_names(&text, in_order ? name : other, in_order ? other : name);
	buf_puts(&text, ", ");
	put_distance(&text, apart_m);
	buf_puts(&text, " in all");
	diag_push(a->diag, "%s:%d:%d: layers '%s' and '%s'", spec->path, second->at.line,
		second->at.column, first->id, second->id);
	diag_warn(a->diag, "borders", "they disagree along a border%s",
		text.failed ? "" : text.ptr);
	diag_pop(a->diag);
	buf_finish(&text);
}

static void check_pair(struct arena *a, const struct comparison *c)
{
	const struct comparison back = {
		c->map, c->other, c->source, c->tolerance_m, c->reach_m};
	struct source_edges *s = c->source, *t = c->other;
	memset(s->common, 0, s->edges.n);
	memset(t->common, 0, t->edges.n);
	edges_mark_common(&s->edges, &t->edges, s->common, t->common);
	struct beside x = compare(c), y = compare(&back);
	if (x.apart_m > 0 && y.apart_m > 0 && are_same_borders(s, t, &x, &y)) {
		bool here = x.farthest_m >= y.farthest_m;
		warn(a, here ? c : &back, here ? &x : &y, fmin(x.apart_m, y.apart_m));
	}
}

bool borders_check(struct arena *a, const struct borders_map *map)
{
	struct comparison c = {.map = map, .tolerance_m = map->spec->boundaries.tolerance_m};
	size_t n = 0;
	if (c.tolerance_m <= 0) {
		return true;
	}
	c.reach_m = fmax(reach_m, 2 * c.tolerance_m);
	struct source_edges *sources = arena_alloc(a, map->layers->n, sizeof(*sources));
	if (sources == NULL || !collect(a, map, c.reach_m, sources, &n)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; k < n; k++) {
			if (sources[i].is_area || sources[k].is_area) {
				c.source = &sources[i];
				c.other = &sources[k];
				check_pair(a, &c);
			}
		}
	}
	return a->diag->code == SM_OK;
}
