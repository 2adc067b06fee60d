#include "proj/domain.h"

#include "base/num.h"

#include <math.h>
#include <string.h>

const double domain_inset_deg = 1e-9;

static const double radian = 57.295779513082320877;
/* The edge of a cap is drawn with a point every quarter of a degree. */
static const double cap_step_deg = 0.25;
/* No edge of a band's rim is longer in longitude: more than half a turn would go the other
 * way round. */
static const double band_step_deg = 30;

/* The value behind "+key=", or NULL; it ends at a space or the end. */
static const char *value_of(const char *proj, const char *key, size_t *n)
{
	size_t key_len = strlen(key);
	for (const char *at = strstr(proj, key); at != NULL; at = strstr(at + 1, key)) {
		bool begins = at == proj || at[-1] == ' ' || at[-1] == '+';
		if (begins && at[key_len] == '=') {
			*n = strcspn(at + key_len + 1, " \t\n");
			return at + key_len + 1;
		}
	}
	*n = 0;
	return NULL;
}

/* Degrees as PROJ reads them: 12.5, 12d30'W. */
static double degrees_of(const char *proj, const char *key, double otherwise)
{
	size_t n;
	const char *s = value_of(proj, key, &n);
	double sum = 0, unit = 1;
	bool negative = false;
	if (s == NULL || n == 0) {
		return otherwise;
	}
	for (size_t i = 0; i < n;) {
		double part = 0;
		size_t digits = strspn(s + i, "+-.0123456789eE");
		digits = digits > n - i ? n - i : digits;
		if (digits > 0 && (s[i] == 'e' || s[i] == 'E')) {
			break;
		}
		/* The E of an eastern longitude is no exponent. */
		while (digits > 0 && strchr("eE", s[i + digits - 1]) != NULL) {
			digits--;
		}
		if (digits > 0 && num_parse(s + i, digits, &part)) {
			negative = negative || s[i] == '-';
			sum += fabs(part) * unit;
			unit /= 60;
		}
		i += digits;
		negative = negative || (i < n && strchr("wWsS", s[i]) != NULL);
		i++;
	}
	return negative ? -sum : sum;
}

static bool is_one_of(const char *name, size_t n, const char *const *names)
{
	for (; *names != NULL; names++) {
		if (strlen(*names) == n && memcmp(*names, name, n) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_equal_area(const char *proj, const char *name, size_t n)
{
	static const char *const names[] = {"laea", "aea", "cea", "leac", "eqearth", "sinu",
		"moll", "igh", "igh_o", "goode", "hammer", "eck2", "eck4", "eck6", "bonne",
		"crast", NULL};
	/* Scales other than metres on the earth: what an area should be is not known. */
	static const char *const scales[] = {"k_0", "k", "to_meter", "R", "a", "b", NULL};
	size_t ignored;
	for (const char *const *scale = scales; *scale != NULL; scale++) {
		if (value_of(proj, *scale, &ignored) != NULL) {
			return false;
		}
	}
	const char *unit = value_of(proj, "units", &ignored);
	return is_one_of(name, n, names) &&
	       (unit == NULL || strncmp(unit, "m", ignored > 1 ? ignored : 1) == 0);
}

/* Interruptions of Goode's homolosine as PROJ has it, for the land and for the oceans. */
static void add_slits(struct domain *d, bool ocean, double lon_0)
{
	static const struct slit land[] = {
		{-100, false}, {-20, false}, {80, false}, {-40, true}};
	static const struct slit water[] = {{-60, false}, {90, false}, {-90, true}, {60, true}};
	for (size_t i = 0; i < 4; i++) {
		struct slit s = ocean ? water[i] : land[i];
		s.lon_deg += lon_0;
		d->slits[d->n_slits++] = s;
	}
}

static void add_side(struct domain *d, struct pt from, struct pt to, int face)
{
	d->sides[d->n_sides++] = (struct domain_side){from, to, d->length, face};
	d->length += fabs(to.x - from.x) + fabs(to.y - from.y);
}

/* Anticlockwise from the south-west; slits are listed from west to east. */
static void add_sides(struct domain *d)
{
	const struct box b = d->band;
	struct pt at = {b.min_x, b.min_y};
	d->n_sides = 0;
	d->length = 0;
	for (size_t i = 0; i < d->n_slits; i++) {
		double x = d->slits[i].lon_deg;
		if (!d->slits[i].north) {
			add_side(d, at, (struct pt){x, b.min_y}, 0);
			at = (struct pt){x, b.min_y};
			add_side(d, at, (struct pt){x, 0}, -1);
			add_side(d, (struct pt){x, 0}, at, 1);
		}
	}
	add_side(d, at, (struct pt){b.max_x, b.min_y}, 0);
	add_side(d, (struct pt){b.max_x, b.min_y}, (struct pt){b.max_x, b.max_y}, -1);
	at = (struct pt){b.max_x, b.max_y};
	for (size_t i = d->n_slits; i > 0; i--) {
		double x = d->slits[i - 1].lon_deg;
		if (d->slits[i - 1].north) {
			add_side(d, at, (struct pt){x, b.max_y}, 0);
			at = (struct pt){x, b.max_y};
			add_side(d, at, (struct pt){x, 0}, 1);
			add_side(d, (struct pt){x, 0}, at, -1);
		}
	}
	add_side(d, at, (struct pt){b.min_x, b.max_y}, 0);
	add_side(d, (struct pt){b.min_x, b.max_y}, (struct pt){b.min_x, b.min_y}, 1);
}

static void make_band(struct domain *d, double lon_0, double south, double north)
{
	d->kind = DOMAIN_BAND;
	d->band = (struct box){lon_0 - 180, south, lon_0 + 180, north};
	d->centre = (struct lonlat){lon_0, 0};
	add_sides(d);
}

void domain_round(double lon_deg, struct domain *out)
{
	*out = (struct domain){0};
	make_band(out, lon_deg, -90, 90);
}

/* The circle an azimuthal projection shows; 0 for all others. */
static double radius_of(const char *proj, const char *name, size_t n, double *fit)
{
	static const char *const whole[] = {"laea", NULL}, *const nearly[] = {"aeqd", NULL},
				 *const conformal[] = {"stere", "sterea", "ups", NULL},
				 *const half[] = {"ortho", NULL},
				 *const gnomonic[] = {"gnom", NULL},
				 *const satellite[] = {"nsper", "tpers", "geos", NULL};
	double radius = 0;
	*fit = 0;
	if (is_one_of(name, n, whole)) {
		radius = 179.9;
	} else if (is_one_of(name, n, nearly)) {
		radius = 179;
	} else if (is_one_of(name, n, half)) {
		radius = 89.99;
	} else if (is_one_of(name, n, conformal)) {
		radius = 170;
		*fit = 90;
	} else if (is_one_of(name, n, gnomonic)) {
		radius = 85;
		*fit = 60;
	} else if (is_one_of(name, n, satellite)) {
		const double earth_m = 6378137;
		double height_m = degrees_of(proj, "h", 35785831);
		/* The flattened earth hides a little more than a sphere. */
		radius = acos(earth_m / (earth_m + fmax(height_m, 1))) * radian;
		radius -= name[0] == 'g' ? 0.4 : 0.02;
	}
	*fit = *fit > 0 ? *fit : radius;
	return radius;
}

static double centre_lat(const char *proj, const char *name, size_t n)
{
	size_t ignored;
	if (n == 3 && memcmp(name, "ups", 3) == 0) {
		return value_of(proj, "south", &ignored) != NULL ||
				       strstr(proj, "+south") != NULL
			       ? -90
			       : 90;
	}
	return name[0] == 'g' && name[1] == 'e' ? 0 : degrees_of(proj, "lat_0", 0);
}

void domain_of_projection(const char *proj, struct domain *out)
{
	static const char *const mercator[] = {"merc", "webmerc", NULL},
				 *const conformal_cone[] = {"lcc", NULL},
				 *const transverse[] = {"utm", NULL};
	size_t n;
	const char *name = value_of(proj, "proj", &n);
	double lon_0 = degrees_of(proj, "lon_0", 0), fit;
	name = name == NULL ? "" : name;
	*out = (struct domain){.equal_area = is_equal_area(proj, name, n)};
	if (is_one_of(name, n, transverse)) {
		lon_0 = 6 * degrees_of(proj, "zone", 31) - 183;
	}
	double radius = radius_of(proj, name, n, &fit);
	if (radius > 0) {
		out->kind = DOMAIN_CAP;
		out->centre = (struct lonlat){lon_0, centre_lat(proj, name, n)};
		out->radius_deg = radius;
		out->fit_radius_deg = fit;
		return;
	}
	if (n >= 3 && memcmp(name, "igh", 3) == 0) {
		add_slits(out, n > 3, lon_0);
	}
	double south = -90, north = 90;
	if (is_one_of(name, n, mercator)) {
		south = -85.06;
		north = 85.06;
	} else if (is_one_of(name, n, conformal_cone)) {
		bool is_north = degrees_of(proj, "lat_1", 0) + degrees_of(proj, "lat_2", 0) > 0;
		south = is_north ? -80 : -90;
		north = is_north ? 90 : 80;
	}
	make_band(out, lon_0, south, north);
}

double domain_turn(const struct domain *d, double lon_deg)
{
	double west = d->kind == DOMAIN_BAND ? d->band.min_x : d->centre.lon_deg - 180;
	return lon_deg - 360 * floor((lon_deg - west) / 360);
}

double domain_angle_deg(struct lonlat a, struct lonlat b)
{
	double u = sin((b.lat_deg - a.lat_deg) / 2 / radian);
	double v = sin((b.lon_deg - a.lon_deg) / 2 / radian);
	double h = u * u + cos(a.lat_deg / radian) * cos(b.lat_deg / radian) * v * v;
	return 2 * asin(sqrt(fmin(h, 1))) * radian;
}

bool domain_contains(const struct domain *d, struct lonlat p)
{
	if (d->kind == DOMAIN_CAP) {
		return domain_angle_deg(d->centre, p) <= d->radius_deg;
	}
	return p.lat_deg >= d->band.min_y && p.lat_deg <= d->band.max_y;
}

/* A cap of more than a hemisphere leaves out a small one round the antipode: whether the box
 * keeps clear of that. */
static bool clears_antipode(const struct domain *d, struct box b)
{
	double left_out = 180 - d->radius_deg, lat = -d->centre.lat_deg;
	if (left_out > 80 || (b.max_y < lat - left_out || b.min_y > lat + left_out)) {
		return left_out <= 80;
	}
	if (fabs(lat) + left_out >= 90) {
		return false; /* the pole is left out, at every longitude */
	}
	double reach = asin(sin(left_out / radian) / cos(lat / radian)) * radian;
	double from = d->centre.lon_deg + 180 - reach;
	double east = from + 2 * reach, turn = 360 * floor((b.max_x - from) / 360);
	/* The last of its turns that begins before the box ends. */
	return east + turn < b.min_x;
}

bool domain_clears(const struct domain *d, struct box b)
{
	if (d->n_slits > 0 || b.max_x - b.min_x >= 180) {
		return false;
	}
	if (d->kind == DOMAIN_CAP) {
		return clears_antipode(d, b);
	}
	return b.min_x > d->band.min_x && b.max_x < d->band.max_x && b.min_y > d->band.min_y &&
	       b.max_y < d->band.max_y;
}

/* Positions on a circle begin at an azimuth that no data would have an edge at. */
static const double start_azimuth_deg = 37.3;

static double azimuth_deg(struct lonlat from, struct pt to)
{
	double dlon = (to.x - from.lon_deg) / radian, lat = to.y / radian,
	       lat_0 = from.lat_deg / radian;
	return atan2(sin(dlon) * cos(lat),
		       cos(lat_0) * sin(lat) - sin(lat_0) * cos(lat) * cos(dlon)) *
	       radian;
}

static struct lonlat on_circle(const struct domain *d, double position)
{
	double lat_0 = d->centre.lat_deg / radian, az = (start_azimuth_deg + position) / radian,
	       r = d->radius_deg / radian;
	double sin_lat = sin(lat_0) * cos(r) + cos(lat_0) * sin(r) * cos(az);
	double east = sin(az) * sin(r),
	       north = cos(r) * cos(lat_0) - sin(lat_0) * sin(r) * cos(az);
	/* From the cosine too: near a pole the arc sine alone loses half of the digits. */
	return (struct lonlat){d->centre.lon_deg + atan2(east, north) * radian,
		atan2(sin_lat, hypot(east, north)) * radian};
}

double domain_position(const struct domain *d, struct pt p, int face)
{
	if (d->kind == DOMAIN_CAP) {
		double az = azimuth_deg(d->centre, p) - start_azimuth_deg;
		return az < 0 ? az + 360 : az;
	}
	for (size_t i = 0; i < d->n_sides; i++) {
		const struct domain_side *s = &d->sides[i];
		double low = fmin(face == 0 ? s->from.x : s->from.y,
			       face == 0 ? s->to.x : s->to.y),
		       high = fmax(face == 0 ? s->from.x : s->from.y,
			       face == 0 ? s->to.x : s->to.y);
		bool on = face == 0 ? s->from.y == p.y && low <= p.x && p.x <= high
				    : s->from.x == p.x && low <= p.y && p.y <= high;
		if (s->face == face && on) {
			return s->position + fabs(p.x - s->from.x) + fabs(p.y - s->from.y);
		}
	}
	return 0;
}

struct lonlat domain_start(const struct domain *d)
{
	return d->kind == DOMAIN_CAP ? on_circle(d, 0)
				     : (struct lonlat){d->band.min_x, d->band.min_y};
}

static bool add_point(struct arena *a, struct features *out, struct pt p, int face)
{
	p.x += face * domain_inset_deg;
	return features_point(out, a, p);
}

/* The corner where two sides meet; the end of a slit has two faces. */
static bool add_corner(const struct domain_side *s, const struct domain_side *next,
	struct arena *a, struct features *out)
{
	return add_point(a, out, s->to, s->face != 0 ? s->face : next->face) &&
	       (s->face == 0 || next->face == 0 || add_point(a, out, s->to, next->face));
}

/* Points of one side of a band from one position to another, ends not included. */
static bool walk_side(const struct domain *d, size_t i, double from, double to, struct arena *a,
	struct features *out)
{
	const struct domain_side *s = &d->sides[i];
	double length = fabs(s->to.x - s->from.x) + fabs(s->to.y - s->from.y);
	int n = (int)ceil((to - from) / band_step_deg);
	for (int k = 1; k < n; k++) {
		double t = (from + (to - from) * k / n - s->position) / length;
		struct pt p = {s->from.x + t * (s->to.x - s->from.x),
			s->from.y + t * (s->to.y - s->from.y)};
		if (!add_point(a, out, p, s->face)) {
			return false;
		}
	}
	return true;
}

static bool walk_band(
	const struct domain *d, double from, double to, struct arena *a, struct features *out)
{
	size_t i = 0;
	while (i + 1 < d->n_sides && d->sides[i + 1].position <= from) {
		i++;
	}
	for (double turn = 0;;) {
		const struct domain_side *s = &d->sides[i];
		bool is_last = i + 1 == d->n_sides;
		double end = turn + (is_last ? d->length : d->sides[i + 1].position);
		if (to <= end) {
			return walk_side(d, i, from - turn, to - turn, a, out);
		}
		size_t next = is_last ? 0 : i + 1;
		if (!walk_side(d, i, from - turn, end - turn, a, out) ||
			!add_corner(s, &d->sides[next], a, out)) {
			return false;
		}
		from = end;
		turn += is_last ? d->length : 0;
		i = next;
	}
}

bool domain_walk(
	const struct domain *d, double from, double to, struct arena *a, struct features *out)
{
	double whole = d->kind == DOMAIN_CAP ? 360 : d->length;
	to = to <= from ? to + whole : to;
	if (d->kind == DOMAIN_BAND) {
		return walk_band(d, from, to, a, out);
	}
	int n = (int)ceil((to - from) / cap_step_deg);
	for (int k = 1; k < n; k++) {
		struct lonlat p = on_circle(d, from + (to - from) * k / n);
		if (!features_point(
			    out, a, (struct pt){domain_turn(d, p.lon_deg), p.lat_deg})) {
			return false;
		}
	}
	return true;
}
