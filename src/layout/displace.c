#include "layout/sites.h"

#include <math.h>

/* Between symbols of a ring. */
static const double symbol_gap_pt = 1.4;
/* More are no ring any more. */
enum { RING_MAX = 12 };
/* A ring whose middle is no farther from the cluster's place stands on it. */
static const double on_place_pt = 0.01;

static bool is_ring(const struct site *site)
{
	return site->layer->spec->displacement == DISPLACEMENT_RING;
}

/* The place of the i-th of n: the first above the middle, the others clockwise; two stand side
 * by side. */
static struct page_pt ring_point(struct page_pt middle, double radius_pt, size_t i, size_t n)
{
	double turn = 2 * acos(-1) * (double)i / (double)n - (n > 2 ? acos(0) : acos(-1));
	return (struct page_pt){
		middle.x + radius_pt * cos(turn), middle.y + radius_pt * sin(turn)};
}

/* Neighbours on a ring of so many are so far apart. */
static double radius_of(size_t n, double apart_pt)
{
	return apart_pt / (2 * sin(acos(-1) / (double)n));
}

double displace_radius_pt(const struct sites *sites, const struct cluster *c)
{
	size_t n = c->end - c->begin;
	double widest = 0;
	if (n < 2 || !is_ring(&sites->items[c->begin])) {
		return 0;
	}
	for (uint32_t i = c->begin; i < c->end; i++) {
		widest = fmax(widest, site_width_pt(&sites->items[i]));
	}
	return radius_of(n, widest + symbol_gap_pt);
}

void displace_cluster(
	struct sites *sites, const struct cluster *c, double radius_pt, struct page_pt middle)
{
	double off = fmax(fabs(middle.x - c->at.x), fabs(middle.y - c->at.y));
	for (uint32_t i = c->begin; i < c->end; i++) {
		struct site *site = &sites->items[i];
		double tag = site_width_pt(site) - site->size_pt;
		site->at = ring_point(middle, radius_pt, i - c->begin, c->end - c->begin);
		site->at.x -= tag / 2;
		site->displaced = off < on_place_pt;
		site->origin = c->at;
	}
}

/* Sites that would lie on one another. */
struct pile {
	uint32_t *clusters; /* of one site each */
	size_t n;
};

static struct site *site_of(const struct sites *sites, uint32_t cluster)
{
	return &sites->items[sites->clusters[cluster].begin];
}

/* Whether it stands alone in a layer that sets symbols apart, all or those with names. */
static bool may_move(const struct sites *sites, uint32_t cluster)
{
	const struct cluster *c = &sites->clusters[cluster];
	const struct site *site = &sites->items[c->begin];
	enum displacement way = site->layer->spec->displacement;
	bool named = way == DISPLACEMENT_AUTO && site->name != NULL && !c->label_props.hidden;
	return c->end - c->begin == 1 && (named || way == DISPLACEMENT_RING) &&
	       site->layer->cluster == NULL && !site->hidden;
}

/* Whether one lies on the other, or hides it where only those are set apart. */
static bool do_touch(const struct site *a, const struct site *b)
{
	const double hiding = 0.25; /* of the distance at which they touch */
	double dx = a->true_at.x - b->true_at.x, dy = a->true_at.y - b->true_at.y;
	double touching = (a->size_pt + b->size_pt) / 2;
	touching *= is_ring(a) && is_ring(b) ? 1 : hiding;
	return dx * dx + dy * dy < touching * touching;
}

/* All that lie on one of the pile, on one of those, and so on. */
static void gather_pile(
	const struct sites *sites, uint32_t first, bool *taken, struct pile *out)
{
	out->n = 0;
	out->clusters[out->n++] = first;
	taken[first] = true;
	for (size_t i = 0; i < out->n; i++) {
		const struct site *of = site_of(sites, out->clusters[i]);
		for (uint32_t k = first + 1; k < sites->n_clusters; k++) {
			if (!taken[k] && may_move(sites, k) &&
				do_touch(of, site_of(sites, k))) {
				taken[k] = true;
				out->clusters[out->n++] = k;
			}
		}
	}
}

/* Where a pile is, and the ring that sets it apart. */
struct ring {
	struct page_pt mean;
	double radius_pt, widest_pt;
};

static struct ring ring_of(const struct sites *sites, const struct pile *pile)
{
	struct ring ring = {0};
	double n = (double)pile->n;
	for (size_t i = 0; i < pile->n; i++) {
		const struct site *site = site_of(sites, pile->clusters[i]);
		ring.mean.x += site->true_at.x / n;
		ring.mean.y += site->true_at.y / n;
		ring.widest_pt = fmax(ring.widest_pt, site_width_pt(site));
	}
	ring.radius_pt = radius_of(pile->n, ring.widest_pt + symbol_gap_pt);
	return ring;
}

/* Those that the ring would lie on belong to it, too, unless it became too large. */
static void extend_pile(const struct sites *sites, bool *taken, struct pile *pile)
{
	size_t before = pile->n, n = before > 1 ? 0 : before; /* when it grew last */
	while (n < pile->n) {
		const struct ring ring = ring_of(sites, pile);
		double reach = ring.radius_pt + ring.widest_pt;
		n = pile->n;
		for (uint32_t k = 0; k < sites->n_clusters; k++) {
			struct page_pt at = site_of(sites, k)->true_at;
			double dx = at.x - ring.mean.x, dy = at.y - ring.mean.y;
			if (!taken[k] && may_move(sites, k) &&
				dx * dx + dy * dy < reach * reach) {
				taken[k] = true;
				pile->clusters[pile->n++] = k;
			}
		}
	}
	while (pile->n > before && pile->n > RING_MAX) {
		taken[pile->clusters[--pile->n]] = false;
	}
}

/* Within the map, as near as can be. */
static double clamped(double v, double least, double most)
{
	return fmin(fmax(v, fmin(least, most)), fmax(least, most));
}

static double square_between(struct page_pt a, struct page_pt b)
{
	return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

/* Sites exchange their places on the ring while that makes the lines to them shorter, so that
 * none crosses another. */
static void exchange(struct sites *sites, const struct pile *pile)
{
	const double least = 1e-6;
	bool again = true;
	while (again) {
		again = false;
		for (size_t i = 0; i < pile->n * pile->n; i++) {
			struct site *a = site_of(sites, pile->clusters[i / pile->n]);
			struct site *b = site_of(sites, pile->clusters[i % pile->n]);
			double now = sqrt(square_between(a->true_at, a->at)) +
				     sqrt(square_between(b->true_at, b->at));
			double then = sqrt(square_between(a->true_at, b->at)) +
				      sqrt(square_between(b->true_at, a->at));
			if (then < now - least) {
				struct page_pt at = a->at;
				a->at = b->at;
				b->at = at;
				again = true;
			}
		}
	}
}

static void spread_pile(struct sites *sites, struct box map, const struct pile *pile)
{
	const struct ring ring = ring_of(sites, pile);
	double room = ring.radius_pt + ring.widest_pt;
	const struct page_pt middle = {clamped(ring.mean.x, map.min_x + room, map.max_x - room),
		clamped(ring.mean.y, map.min_y + room, map.max_y - room)};
	for (size_t i = 0; i < pile->n; i++) {
		struct site *site = site_of(sites, pile->clusters[i]);
		site->at = ring_point(middle, ring.radius_pt, i, pile->n);
		site->displaced = true;
		site->origin = site->true_at;
	}
	exchange(sites, pile);
	for (size_t i = 0; i < pile->n; i++) {
		sites->clusters[pile->clusters[i]].at = site_of(sites, pile->clusters[i])->at;
	}
}

bool displace_touching(struct arena *a, struct box map, struct sites *sites)
{
	bool *taken = arena_alloc(a, sites->n_clusters + 1, sizeof(*taken));
	struct pile pile = {
		.clusters = arena_alloc(a, sites->n_clusters + 1, sizeof(*pile.clusters))};
	if (taken == NULL || pile.clusters == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < sites->n_clusters; i++) {
		if (taken[i] || !may_move(sites, i)) {
			continue;
		}
		gather_pile(sites, i, taken, &pile);
		extend_pile(sites, taken, &pile);
		if (pile.n > 1 && pile.n <= RING_MAX) {
			spread_pile(sites, map, &pile);
		}
	}
	return true;
}

static bool draw_line(const struct layout *l, const struct site *site, struct scene *s)
{
	struct style_props props;
	struct paint_style paint;
	const struct page_pt pts[] = {site->origin, site->at};
	const struct scene_meaning meaning = {.class_name = "displacement"};
	style_resolve(l->style, "leader", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	paint.fill = (struct rgba){0};
	return scene_add_line(s, pts, 2, false, &paint, &meaning);
}

static bool draw_dot(const struct layout *l, struct page_pt at, struct scene *s)
{
	struct style_props props;
	struct paint_style paint;
	const struct scene_meaning meaning = {.class_name = "cluster-dot"};
	style_resolve(l->style, "cluster-dot", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	return scene_add_symbol(s, "circle", at, props.symbol_size_pt, &paint, &meaning);
}

bool displace_draw(const struct layout *l, const struct sites *sites,
	const struct map_layer *layer, struct scene *s)
{
	bool ok = true;
	for (size_t i = 0; ok && i < sites->n; i++) {
		const struct site *site = &sites->items[i];
		ok = site->layer != layer || !site->displaced || site->hidden ||
		     site->covered || draw_line(l, site, s);
	}
	for (size_t i = 0; ok && i < sites->n; i++) {
		const struct site *site = &sites->items[i];
		ok = site->layer != layer || !site->displaced || site->hidden ||
		     site->covered || draw_dot(l, site->origin, s);
	}
	return ok;
}
