/* Whether what a map says about the earth holds over all of it: distances, directions, areas.
 */
#include "check/press_rules.h"

#include "proj/geodesic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE = 17, SAMPLES_MAX = SIDE * SIDE };
static const double pi = 3.14159265358979323846;
/* A scale bar holds everywhere and in every direction within this share. */
static const double scale_share = 0.03;
/* "North" is the name of a direction within half a point of the compass of 16 winds. */
static const double north_deg = 11.25;
/* Areas that numbers or colours compare are drawn in one scale, but for rounding; highlighted
 * ones so that the largest difference is less than what is seen at once. */
static const double compared_share = 0.02, highlighted_share = 0.1;

/* The map round a place of it. */
struct sample {
	struct page_pt at;
	double least_m_per_pt, most_m_per_pt; /* of all directions */
	double area_m2_per_pt2;
	double north_deg; /* clockwise from up */
};

struct samples {
	struct sample items[SAMPLES_MAX];
	size_t n;
};

/* Metres east and north for a step on the page. */
static bool step_m(
	const struct view *v, struct page_pt at, double dx, double dy, struct pt *out)
{
	struct lonlat a, b;
	if (!view_to_lonlat(v, (struct page_pt){at.x - dx / 2, at.y - dy / 2}, &a) ||
		!view_to_lonlat(v, (struct page_pt){at.x + dx / 2, at.y + dy / 2}, &b)) {
		return false;
	}
	double azimuth, d = geodesic_inverse(a, b, &azimuth);
	*out = (struct pt){d * sin(azimuth * pi / 180), d * cos(azimuth * pi / 180)};
	return isfinite(d) && d > 0;
}

/* From two steps: how the circle of a metre is drawn. */
static bool take_sample(const struct view *v, struct page_pt at, struct sample *out)
{
	struct pt x, y;
	if (!step_m(v, at, 1, 0, &x) || !step_m(v, at, 0, 1, &y)) {
		return false;
	}
	double a = x.x * x.x + x.y * x.y, b = x.x * y.x + x.y * y.y, c = y.x * y.x + y.y * y.y;
	double mean = (a + c) / 2, apart = hypot((a - c) / 2, b);
	double area = fabs(x.x * y.y - x.y * y.x);
	*out = (struct sample){.at = at,
		.least_m_per_pt = sqrt(fmax(mean - apart, 0)),
		.most_m_per_pt = sqrt(mean + apart),
		.area_m2_per_pt2 = area};
	/* The step on the page that leads north: x east + y east = 0. */
	double det = x.x * y.y - x.y * y.x;
	double dx = -y.x / det, dy = x.x / det;
	out->north_deg = atan2(dx, -dy) * 180 / pi;
	return area > 0;
}

static void take_samples(const struct press_map *map, struct samples *out)
{
	struct box f = map->frame;
	out->n = 0;
	for (int i = 0; i < SAMPLES_MAX; i++) {
		int column = i % SIDE, row = i / SIDE;
		double x = (column + 0.5) / SIDE, y = (row + 0.5) / SIDE;
		struct page_pt at = {
			f.min_x + x * (f.max_x - f.min_x), f.min_y + y * (f.max_y - f.min_y)};
		out->n += take_sample(map->view, at, &out->items[out->n]);
	}
}

static struct place_in_file furniture_at(const struct press_map *map)
{
	return map->layout->spec->furniture.at;
}

static const char *percent(struct press *p, double share)
{
	return press_number(p, share * 100, 1);
}

static bool check_scale_bar(struct press *p, const struct press_map *map)
{
	const struct scale_bar *bar = &map->furniture->scale_bar;
	struct samples s;
	if (box_is_empty(map->furniture->scale_bar_box) || !(bar->length_pt > 0)) {
		return true;
	}
	double of_bar = bar->distance_m / bar->length_pt, worst = 0;
	take_samples(map, &s);
	for (size_t i = 0; i < s.n; i++) {
		worst = fmax(worst, fabs(s.items[i].least_m_per_pt / of_bar - 1));
		worst = fmax(worst, fabs(s.items[i].most_m_per_pt / of_bar - 1));
	}
	return worst <= scale_share ||
	       press_add(p, (struct press_finding){.at = furniture_at(map),
				    .message = press_text(p,
					    "distances on the map are up to %s %% off the "
					    "scale bar, "
					    "%s %% are allowed",
					    percent(p, worst), percent(p, scale_share)),
				    .suggestion = "leave it out (scale-bar: none) and draw a "
						  "graticule, or choose a smaller extent",
				    .measured = worst * 100,
				    .limit = scale_share * 100,
				    .unit = "%"});
}

static double turn_deg(double a, double b)
{
	return fabs(remainder(a - b, 360));
}

static bool check_north_arrow(struct press *p, const struct press_map *map)
{
	struct samples s;
	double worst = 0;
	if (box_is_empty(map->furniture->north_arrow_box)) {
		return true;
	}
	take_samples(map, &s);
	for (size_t i = 0; i < s.n; i++) {
		worst = fmax(worst,
			turn_deg(s.items[i].north_deg, map->furniture->north_arrow.angle_deg));
	}
	return worst <= north_deg ||
	       press_add(p,
		       (struct press_finding){.at = furniture_at(map),
			       .message = press_text(p,
				       "north is up to %s degrees off the north arrow on the "
				       "map, %s are allowed",
				       press_number(p, worst, 1),
				       press_number(p, north_deg, 2)),
			       .suggestion = "leave it out (north-arrow: none) and draw a "
					     "graticule",
			       .measured = worst,
			       .limit = north_deg,
			       .unit = "deg"});
}

static int by_area(const void *a, const void *b)
{
	const struct sample *x = a, *y = b;
	return (x->area_m2_per_pt2 > y->area_m2_per_pt2) -
	       (x->area_m2_per_pt2 < y->area_m2_per_pt2);
}

/* The largest of the scales of areas over the smallest, less 1; 0 of none. */
static double area_spread(struct samples *s)
{
	if (s->n == 0) {
		return 0;
	}
	qsort(s->items, s->n, sizeof(*s->items), by_area);
	return s->items[s->n - 1].area_m2_per_pt2 / s->items[0].area_m2_per_pt2 - 1;
}

static const char equal_area[] = "projection: auto keeps areas";

/* Numbers become colours of areas. */
static const struct map_layer *compared_layer(const struct press_map *map)
{
	for (size_t i = 0; i < map->layers->n; i++) {
		const struct map_layer *l = &map->layers->items[i];
		for (size_t k = 0; l->color_by != NULL && k < l->page.n_items; k++) {
			if (l->page.items[k].shape == SHAPE_POLYGON) {
				return l;
			}
		}
	}
	return NULL;
}

static struct place_in_file projection_at(const struct press_map *map)
{
	const struct spec *s = map->layout->spec;
	struct place_in_file none = {0};
	return s->projection_at.line > 0 ? s->projection_at
	       : s->n_layers > 0	 ? s->layers[0].at
					 : none;
}

static bool check_compared(struct press *p, const struct press_map *map)
{
	const struct map_layer *layer = compared_layer(map);
	struct samples s;
	if (layer == NULL) {
		return true;
	}
	take_samples(map, &s);
	double spread = area_spread(&s);
	return spread <= compared_share ||
	       press_add(p, (struct press_finding){.at = projection_at(map),
				    .message = press_text(p,
					    "layer '%s' compares areas, whose scale differs by "
					    "up to "
					    "%s %% over the map, %s %% are allowed",
					    layer->spec->id, percent(p, spread),
					    percent(p, compared_share)),
				    .suggestion = equal_area,
				    .measured = spread * 100,
				    .limit = compared_share * 100,
				    .unit = "%"});
}

/* Whether the legend has the layer's areas. */
static bool is_highlighted(const struct press_map *map, const struct map_layer *layer)
{
	const struct legend *legend = &map->furniture->legend;
	for (size_t i = 0; i < legend->n; i++) {
		const struct legend_entry *e = &legend->entries[i];
		if (e->kind == LEGEND_AREA && e->layer != NULL &&
			strcmp(e->layer, layer->spec->id) == 0) {
			return true;
		}
	}
	return false;
}

static bool layer_contains(const struct map_layer *layer, struct page_pt at)
{
	for (size_t i = 0; i < layer->page.n_items; i++) {
		if (feature_contains(
			    &layer->page, &layer->page.items[i], (struct pt){at.x, at.y})) {
			return true;
		}
	}
	return false;
}

static bool check_highlighted(struct press *p, const struct press_map *map)
{
	struct samples all, s = {.n = 0};
	if (compared_layer(map) != NULL) { /* of which the stricter rule is told */
		return true;
	}
	take_samples(map, &all);
	for (size_t i = 0; i < all.n; i++) {
		bool inside = false;
		for (size_t k = 0; !inside && k < map->layers->n; k++) {
			const struct map_layer *l = &map->layers->items[k];
			inside = is_highlighted(map, l) && layer_contains(l, all.items[i].at);
		}
		if (inside) {
			s.items[s.n++] = all.items[i];
		}
	}
	double spread = area_spread(&s);
	return spread <= highlighted_share ||
	       press_add(p, (struct press_finding){.at = projection_at(map),
				    .message = press_text(p,
					    "the areas of the legend are drawn in scales that "
					    "differ "
					    "by up to %s %%, %s %% are allowed",
					    percent(p, spread), percent(p, highlighted_share)),
				    .suggestion = equal_area,
				    .measured = spread * 100,
				    .limit = highlighted_share * 100,
				    .unit = "%"});
}

static bool each_map(
	struct press *p, bool (*check)(struct press *p, const struct press_map *map))
{
	bool ok = true;
	for (size_t i = 0; ok && i < p->of.n_maps; i++) {
		ok = check(p, &p->of.maps[i]);
	}
	return ok;
}

bool press_scale_bar(struct press *p)
{
	return each_map(p, check_scale_bar);
}

bool press_north_arrow(struct press *p)
{
	return each_map(p, check_north_arrow);
}

bool press_compared_areas(struct press *p)
{
	return each_map(p, check_compared);
}

bool press_highlighted_areas(struct press *p)
{
	return each_map(p, check_highlighted);
}
