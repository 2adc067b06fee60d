#include "proj/buffer.h"

#include "geom/offset.h"
#include "geom/simplify.h"
#include "proj/densify.h"
#include "proj/geodesic.h"
#include "proj/geoverlay.h"

#include <math.h>

static const double piece_m = 25000, degree = 57.295779513082320877;
/* Lines are thinned, and arcs kept, to so much of the distance. */
static const double thin_share = 2e-4, arc_share = 2e-5;

static const struct table no_table = {0};

struct pieces {
	struct arena *a;
	double distance_m;
	struct densifier densifier; /* from the plane, to an area each */
	struct pt *line; /* the line at hand with points between those of long edges */
	size_t n, cap;
};

/* To the azimuthal equidistant plane round `centre`, in metres. */
static struct pt to_plane(struct lonlat centre, struct pt p)
{
	double azimuth_deg;
	double m = geodesic_inverse(centre, (struct lonlat){p.x, p.y}, &azimuth_deg);
	return (struct pt){m * sin(azimuth_deg / degree), m * cos(azimuth_deg / degree)};
}

/* And back, with longitudes within half a turn of the centre's. */
static void to_lonlat(const void *context, struct pt *pts, size_t n)
{
	const struct lonlat *centre = context;
	for (size_t i = 0; i < n; i++) {
		struct lonlat p = geodesic_direct(
			*centre, atan2(pts[i].x, pts[i].y) * degree, hypot(pts[i].x, pts[i].y));
		double east = remainder(p.lon_deg - centre->lon_deg, 360);
		pts[i] = (struct pt){centre->lon_deg + east, p.lat_deg};
	}
}

/* In the plane round `centre`: the area near n points of a line. */
static bool offset_piece(struct pieces *b, struct arena *a, const struct pt *pts, size_t n,
	struct features *area)
{
	const struct lonlat centre = {pts[0].x, pts[0].y};
	struct features line = {.space = SPACE_CRS, .table = &no_table}, thin;
	*area = line;
	if (!features_begin(&line, a, SHAPE_LINE, 0) || !features_part(&line, a)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		if (!features_point(&line, a, to_plane(centre, pts[i]))) {
			return false;
		}
	}
	features_end(&line);
	thin = line;
	if (n > 2 && !simplify_features(a, &line, thin_share * b->distance_m, &thin)) {
		return false;
	}
	if (thin.n_items == 0) {
		thin = line;
	}
	const struct part p = thin.parts[thin.items[0].part_begin];
	return offset_line(a, &thin.pts[p.begin], p.end - p.begin, b->distance_m, area);
}

/* Appends what is near n points of the line that are near the first of them. There may be
 * thousands of pieces: what only one of them needs is released. */
static bool add_piece(struct pieces *b, const struct pt *pts, size_t n)
{
	const struct lonlat centre = {pts[0].x, pts[0].y};
	struct arena own = {.diag = b->a->diag};
	struct features area;
	b->densifier.context = &centre;
	bool ok =
		offset_piece(b, &own, pts, n, &area) && densify_features(&b->densifier, &area);
	b->densifier.context = NULL;
	arena_finish(&own);
	return ok;
}

static bool add_point(struct pieces *b, struct pt p)
{
	struct pt *line = arena_grow(b->a, b->line, b->n, &b->cap, sizeof(*line));
	if (line == NULL) {
		return false;
	}
	b->line = line;
	line[b->n++] = p;
	return true;
}

/* How far apart points on an edge may be, which is straight in longitude and latitude and so
 * no geodesic. */
static double step_m(const struct pieces *b, double lat_deg)
{
	double bend = fmax(tan(fmin(fabs(lat_deg), 89.9) / degree), 1);
	return fmin(20000, sqrt(5100 * b->distance_m / bend));
}

/* The points of an edge behind its first. */
static bool add_edge(struct pieces *b, struct pt p, struct pt q)
{
	enum { STEPS_MAX = 20000 };
	q.x = p.x + (fabs(q.x - p.x) > 180 ? remainder(q.x - p.x, 360) : q.x - p.x);
	struct pt middle = pt_between(p, q, 0.5);
	const struct lonlat ends[] = {{p.x, p.y}, {middle.x, middle.y}, {q.x, q.y}};
	double m =
		geodesic_distance_m(ends[0], ends[1]) + geodesic_distance_m(ends[1], ends[2]);
	double steps = ceil(m / step_m(b, fmax(fabs(p.y), fabs(q.y))));
	int n = (int)fmin(fmax(steps, 1), STEPS_MAX);
	for (int i = 1; i < n; i++) {
		if (!add_point(b, pt_between(p, q, (double)i / n))) {
			return false;
		}
	}
	return add_point(b, q);
}

static bool add_line(struct pieces *b, const struct pt *pts, size_t n, bool closed)
{
	b->n = 0;
	bool ok = add_point(b, pts[0]);
	for (size_t i = 1; ok && i < n + closed; i++) {
		ok = add_edge(b, b->line[b->n - 1], pts[i % n]);
	}
	for (size_t begin = 0, end = 1; ok && begin < b->n; begin = end - 1) {
		const struct pt *first = &b->line[begin];
		while (end < b->n &&
			(end == begin + 1 ||
				geodesic_distance_m((struct lonlat){first->x, first->y},
					(struct lonlat){b->line[end].x, b->line[end].y}) <=
					piece_m)) {
			end++;
		}
		ok = add_piece(b, first, end - begin);
		if (end == b->n) {
			break;
		}
	}
	return ok;
}

static bool add_part(
	struct pieces *b, const struct features *in, struct part p, enum shape shape)
{
	const struct pt *pts = &in->pts[p.begin];
	size_t n = p.end - p.begin;
	bool ok = true;
	if (shape != SHAPE_POINT) {
		return n == 0 || add_line(b, pts, n, shape == SHAPE_POLYGON);
	}
	for (size_t i = 0; ok && i < n; i++) {
		ok = add_piece(b, &pts[i], 1);
	}
	return ok;
}

bool buffer_features(struct arena *a, const struct features *in, double distance_m,
	const struct table *table, struct features *out)
{
	struct features pieces = {.space = SPACE_LONLAT, .table = &no_table};
	const double metre_deg = 1 / 111195.0;
	double tolerance_deg = fmax(arc_share * distance_m, 0.01) * metre_deg;
	struct pieces b = {.a = a,
		.distance_m = distance_m,
		.densifier = {.a = a,
			.out = &pieces,
			.tolerance2 = tolerance_deg * tolerance_deg,
			.transform = to_lonlat}};
	for (size_t i = 0; i < in->n_items; i++) {
		const struct feature *item = &in->items[i];
		for (uint32_t k = item->part_begin; k < item->part_end; k++) {
			if (!add_part(&b, in, in->parts[k], item->shape)) {
				return false;
			}
		}
	}
	const struct features *const both[] = {in, &pieces};
	return geoverlay_features(a, OVERLAY_UNION, both, 2, table, out);
}
