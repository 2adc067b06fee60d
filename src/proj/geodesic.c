#include "proj/geodesic.h"

#include <geodesic.h>
#include <math.h>

static void wgs84(struct geod_geodesic *g)
{
	geod_init(g, 6378137, 1 / 298.257223563);
}

double geodesic_inverse(struct lonlat a, struct lonlat b, double *azimuth_deg)
{
	struct geod_geodesic g;
	double distance;
	wgs84(&g);
	geod_inverse(
		&g, a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg, &distance, azimuth_deg, NULL);
	return distance;
}

double geodesic_distance_m(struct lonlat a, struct lonlat b)
{
	return geodesic_inverse(a, b, NULL);
}

struct pt geodesic_degree_m(double lat_deg)
{
	static const double a = 6378137, f = 1 / 298.257223563, rad = 0.017453292519943295;
	double e2 = f * (2 - f), s = sin(lat_deg * rad);
	double w2 = 1 - e2 * s * s;
	return (struct pt){
		rad * a * cos(lat_deg * rad) / sqrt(w2), rad * a * (1 - e2) / (w2 * sqrt(w2))};
}

struct lonlat geodesic_direct(struct lonlat from, double azimuth_deg, double distance_m)
{
	struct geod_geodesic g;
	struct lonlat to;
	wgs84(&g);
	geod_direct(&g, from.lat_deg, from.lon_deg, azimuth_deg, distance_m, &to.lat_deg,
		&to.lon_deg, NULL);
	return to;
}

bool geodesic_circle(struct arena *a, struct lonlat centre, double radius_m, size_t n,
	const struct table *table, struct features *out)
{
	*out = (struct features){.space = SPACE_LONLAT, .table = table};
	if (!features_begin(out, a, SHAPE_POLYGON, 0) || !features_part(out, a)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		struct lonlat p =
			geodesic_direct(centre, 360.0 * (double)i / (double)n, radius_m);
		if (!features_point(out, a, (struct pt){p.lon_deg, p.lat_deg})) {
			return false;
		}
	}
	features_end(out);
	return true;
}

static struct box ring_box(const struct features *f, struct part ring)
{
	struct box b = box_empty();
	for (uint32_t i = ring.begin; i < ring.end; i++) {
		box_add(&b, f->pts[i]);
	}
	return b;
}

/* Whether the ring lies within the other one; rings of a feature do not cross. */
static bool is_within(const struct features *f, uint32_t ring, uint32_t other)
{
	const struct feature alone = {.shape = SHAPE_POLYGON,
		.part_begin = other,
		.part_end = other + 1,
		.box = ring_box(f, f->parts[other])};
	return feature_contains(f, &alone, f->pts[f->parts[ring].begin]);
}

static double ring_area_m2(
	const struct geod_geodesic *g, const struct features *f, struct part ring)
{
	struct geod_polygon p;
	double area;
	geod_polygon_init(&p, 0);
	for (uint32_t i = ring.begin; i < ring.end; i++) {
		geod_polygon_addpoint(g, &p, f->pts[i].y, f->pts[i].x);
	}
	(void)geod_polygon_compute(g, &p, 0, 1, &area, NULL);
	return fabs(area);
}

double geodesic_area_m2(const struct features *f, const struct feature *item)
{
	struct geod_geodesic g;
	double sum = 0;
	wgs84(&g);
	for (uint32_t k = item->part_begin; item->shape == SHAPE_POLYGON && k < item->part_end;
		k++) {
		bool hole = false;
		for (uint32_t other = item->part_begin; other < item->part_end; other++) {
			hole ^= other != k && is_within(f, k, other);
		}
		double area = ring_area_m2(&g, f, f->parts[k]);
		sum += hole ? -area : area;
	}
	return sum;
}
