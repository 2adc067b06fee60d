#include "proj/project.h"

#include "base/memo.h"
#include "proj/choose.h"
#include "proj/densify.h"
#include "proj/geocut.h"
#include "proj/geodesic.h"
#include "proj/known.h"

#include <math.h>
#include <proj.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A transformation from longitude/latitude in degrees to a plane, with its own context. */
struct projector {
	PJ_CONTEXT *context;
	PJ *pj;
	bool in_radians; /* PROJ wants radians on the longitude/latitude side */
	bool has_area;
	struct box area;      /* what the system is made for; max_x may exceed 180 */
	struct domain domain; /* what the projection can show */
	char message[256];
};

struct view {
	struct projector projector;
	struct view_info info;
	char *projection;  /* WKT may be long */
	double x0_m, y0_m; /* plane coordinates of the frame's centre */
	struct page_pt centre;
	bool wraps; /* the plane ends within the frame: what lies beyond may come back round */
};

static void keep_message(void *user, int level, const char *text)
{
	struct projector *p = user;
	if (level <= PJ_LOG_ERROR) {
		(void)snprintf(p->message, sizeof(p->message), "%s", text);
	}
}

static void projector_close(struct projector *p)
{
	proj_destroy(p->pj);
	proj_context_destroy(p->context);
	*p = (struct projector){0};
}

static bool refuse(struct sm_diag *d, struct projector *p, const char *definition)
{
	const char *words = p->message;
	char meant[KNOWN_TEXT_MAX];
	if (words[0] == '\0') {
		words = proj_context_errno_string(p->context, proj_context_errno(p->context));
	}
	if (words != NULL && strstr(words, "several objects") != NULL) {
		words = "is a part of several names; EPSG:CODE or a PROJ string is expected";
	}
	known_suggest(definition, meant);
	(void)diag_fail(d, SM_E_PROJ, "projection '%.120s': %s%s", definition,
		words == NULL ? "unknown to PROJ" : words, meant);
	return false;
}

/* A PROJ string of a projection on WGS 84 needs no database and no datum shift. */
static bool is_plain(const char *definition)
{
	static const char *const others[] = {"+type=crs", "+towgs84", "+nadgrids",
		"+datum=", "+geoidgrids", "+init", "proj=pipeline", "proj=longlat",
		"proj=latlong", "+axis", "+ellps=", "+R=", "+a=", "+pm="};
	if (strncmp(definition, "+proj=", 6) != 0) {
		return false;
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		const char *at = strstr(definition, others[i]);
		if (at != NULL && strncmp(at, "+datum=WGS84", 12) != 0) {
			return false;
		}
	}
	return true;
}

/* False for heights and for coordinates from the earth's centre; notes the area otherwise. */
static bool inspect_crs(struct projector *p, const PJ *crs)
{
	PJ_TYPE type = proj_get_type(crs);
	if (type == PJ_TYPE_GEOCENTRIC_CRS || type == PJ_TYPE_VERTICAL_CRS) {
		(void)snprintf(p->message, sizeof(p->message),
			"has neither a plane nor longitude and latitude");
		return false;
	}
	double west, south, east, north;
	p->has_area = proj_get_area_of_use(
			      p->context, crs, &west, &south, &east, &north, NULL) != 0 &&
		      west >= -360;
	p->area = (struct box){west, south, east < west ? east + 360 : east, north};
	return true;
}

/* A system that PROJ looks up or that has a datum of its own. */
static PJ *open_crs(struct projector *p, const char *definition)
{
	PJ *crs = proj_create(p->context, definition), *raw = NULL, *normal = NULL;
	if (crs != NULL && inspect_crs(p, crs)) {
		raw = proj_create_crs_to_crs(p->context, "OGC:CRS84", definition, NULL);
	}
	if (raw != NULL) {
		const char *proj = proj_as_proj_string(p->context, crs, PJ_PROJ_4, NULL);
		domain_of_projection(proj == NULL ? "" : proj, &p->domain);
		normal = proj_normalize_for_visualization(p->context, raw);
	}
	proj_destroy(raw);
	proj_destroy(crs);
	return normal;
}

/* Opens a system; its object maps longitude/latitude (degrees) to the plane. */
static bool projector_open(struct sm_diag *d, const char *definition, struct projector *p)
{
	*p = (struct projector){.context = proj_context_create()};
	if (p->context == NULL) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	proj_log_func(p->context, p, keep_message);
	(void)proj_context_set_enable_network(p->context, 0);
	if (known_is_bare(definition)) {
		(void)snprintf(p->message, sizeof(p->message),
			"EPSG:CODE or a PROJ string is expected");
	} else if (is_plain(definition)) {
		p->pj = proj_create(p->context, definition);
		domain_of_projection(definition, &p->domain);
		p->in_radians = p->pj != NULL && proj_angular_input(p->pj, PJ_FWD);
	} else {
		p->pj = open_crs(p, definition);
	}
	if (p->pj == NULL) {
		(void)refuse(d, p, definition);
		projector_close(p);
		return false;
	}
	return true;
}

static const double radian = 57.295779513082320877;

/* No plane reaches this far, in metres or feet: what PROJ puts there is the point at infinity,
 * missed by a rounding error (the poles in Mercator's projection). */
static const double plane_max = 2e8;

/* In place; points that cannot be transformed become inf. */
static void to_plane(const struct projector *p, struct pt *pts, size_t n)
{
	if (p->in_radians) {
		for (size_t i = 0; i < n; i++) {
			pts[i].x /= radian;
			pts[i].y /= radian;
		}
	}
	(void)proj_trans_generic(p->pj, PJ_FWD, &pts->x, sizeof(*pts), n, &pts->y, sizeof(*pts),
		n, NULL, 0, 0, NULL, 0, 0);
	(void)proj_errno_reset(p->pj);
	for (size_t i = 0; i < n; i++) {
		if (fabs(pts[i].x) > plane_max || fabs(pts[i].y) > plane_max) {
			pts[i] = (struct pt){HUGE_VAL, HUGE_VAL};
		}
	}
}

static void to_lonlat(const struct projector *p, struct pt *pts, size_t n)
{
	(void)proj_trans_generic(p->pj, PJ_INV, &pts->x, sizeof(*pts), n, &pts->y, sizeof(*pts),
		n, NULL, 0, 0, NULL, 0, 0);
	(void)proj_errno_reset(p->pj);
	if (p->in_radians) {
		for (size_t i = 0; i < n; i++) {
			pts[i].x *= radian;
			pts[i].y *= radian;
		}
	}
}

const char *project_version(void)
{
	return proj_info().version;
}

bool project_database(char out[PROJECT_DATABASE_MAX])
{
	PJ_CONTEXT *context = proj_context_create();
	const char *epsg = proj_context_get_database_metadata(context, "EPSG.VERSION");
	size_t n = 0;
	out[0] = '\0';
	if (epsg != NULL) {
		n = (size_t)snprintf(out, PROJECT_DATABASE_MAX / 2, "EPSG %s", epsg);
	}
	/* The first answer lasts until the second is asked for. */
	const char *esri = proj_context_get_database_metadata(context, "ESRI.VERSION");
	if (n > 0 && n < PROJECT_DATABASE_MAX / 2 && esri != NULL) {
		(void)snprintf(out + n, PROJECT_DATABASE_MAX / 2, ", ESRI %s", esri);
	}
	proj_context_destroy(context);
	return n > 0;
}

static void source_transform(const void *context, struct pt *pts, size_t n)
{
	to_lonlat(context, pts, n);
}

/* Longitude/latitude on WGS 84 by name, as ESRI and others write it in a .prj. */
static bool is_wgs84_lonlat(const char *crs)
{
	if (strcmp(crs, "EPSG:4326") == 0 || strcmp(crs, "OGC:CRS84") == 0) {
		return true;
	}
	return strncmp(crs, "GEOGCS[", 7) == 0 &&
	       (strstr(crs, "WGS_1984") != NULL || strstr(crs, "WGS 84") != NULL) &&
	       strstr(crs, "Degree") != NULL && strstr(crs, "PROJCS") == NULL;
}

/* A metre on the ground, in degrees of latitude: edges stay as close as this. */
static const double metre_deg = 1 / 111195.0;

bool project_to_lonlat(
	struct arena *a, const struct features *in, const char *crs, struct features *out)
{
	*out = *in;
	out->space = SPACE_LONLAT;
	if (in->space == SPACE_LONLAT || crs == NULL || is_wgs84_lonlat(crs)) {
		return true;
	}
	struct projector p;
	if (!projector_open(a->diag, crs, &p)) {
		return false;
	}
	*out = (struct features){.space = SPACE_LONLAT, .table = in->table};
	struct densifier d = {.a = a,
		.out = out,
		.tolerance2 = metre_deg * metre_deg,
		.least = 1000 * metre_deg,
		.least_before = HUGE_VAL,
		.transform = source_transform,
		.context = &p};
	bool ok = densify_features(&d, in);
	projector_close(&p);
	return ok;
}

static void view_transform(const void *context, struct pt *pts, size_t n)
{
	const struct view *v = context;
	to_plane(&v->projector, pts, n);
	double s = v->info.scale_pt_per_m;
	for (size_t i = 0; i < n; i++) {
		pts[i].x = v->centre.x + (pts[i].x - v->x0_m) * s;
		pts[i].y = v->centre.y - (pts[i].y - v->y0_m) * s;
	}
}

bool view_to_page(const struct view *v, struct lonlat p, struct page_pt *out)
{
	struct pt q = {p.lon_deg, p.lat_deg};
	view_transform(v, &q, 1);
	*out = (struct page_pt){q.x, q.y};
	return pt_is_finite(q);
}

/* Whether a place lies at the point of the plane that it was computed from: beyond the edge of
 * the map PROJ gives places that are elsewhere. */
static bool is_there(const struct view *v, struct pt lonlat, struct pt plane)
{
	const double off_pt = 0.5;
	if (!domain_contains(&v->projector.domain, (struct lonlat){lonlat.x, lonlat.y})) {
		return false;
	}
	to_plane(&v->projector, &lonlat, 1);
	double off = hypot(lonlat.x - plane.x, lonlat.y - plane.y) * v->info.scale_pt_per_m;
	return off < off_pt;
}

struct pt view_to_plane(const struct view *v, struct page_pt p)
{
	double s = v->info.scale_pt_per_m;
	return (struct pt){
		v->x0_m + (p.x - v->centre.x) / s, v->y0_m - (p.y - v->centre.y) / s};
}

bool view_to_lonlat(const struct view *v, struct page_pt p, struct lonlat *out)
{
	struct pt q = view_to_plane(v, p);
	const struct pt plane = q;
	to_lonlat(&v->projector, &q, 1);
	*out = (struct lonlat){q.x, q.y};
	return pt_is_finite(q) && (!v->wraps || is_there(v, q, plane));
}

bool view_project(
	struct arena *a, const struct view *v, const struct features *in, struct features *out)
{
	const double tolerance_pt = 0.02;
	*out = (struct features){.space = SPACE_PAGE, .table = in->table};
	struct densifier d = {.a = a,
		.out = out,
		.tolerance2 = tolerance_pt * tolerance_pt,
		.least = 2,
		.least_before = 1,
		.transform = view_transform,
		.context = v,
		.short_way = true};
	return densify_features(&d, in);
}

const struct view_info *view_info(const struct view *v)
{
	return &v->info;
}

/* Bounds of what the extent's features cover on the plane. */
struct bounds {
	struct box box;
	size_t n_lost; /* points that the projection cannot show */
};

/* A part with its edges, long ones in pieces. */
static void add_part_bounds(const struct view *v, const struct pt *pts, size_t n,
	enum shape shape, struct bounds *out)
{
	enum { PIECES = 16 };
	for (size_t i = 0; i < n; i++) {
		struct pt a = pts[i], b = pts[i + 1 < n ? i + 1 : 0];
		bool edge = shape == SHAPE_POLYGON || (shape == SHAPE_LINE && i + 1 < n);
		bool is_long = edge && fabs(a.x - b.x) + fabs(a.y - b.y) > 1;
		for (int t = 0; t < (is_long ? PIECES : 1); t++) {
			struct pt to = b;
			to.x -= fabs(b.x - a.x) > 180 ? 360 * round((b.x - a.x) / 360) : 0;
			struct pt q = pt_between(a, to, (double)t / PIECES);
			to_plane(&v->projector, &q, 1);
			if (pt_is_finite(q)) {
				box_add(&out->box, q);
			} else {
				out->n_lost++;
			}
		}
	}
}

static struct bounds plane_bounds(const struct view *v, const struct features *extent)
{
	struct bounds out = {.box = box_empty()};
	for (size_t i = 0; i < extent->n_items; i++) {
		const struct feature *item = &extent->items[i];
		for (uint32_t k = item->part_begin; k < item->part_end; k++) {
			const struct part *p = &extent->parts[k];
			add_part_bounds(v, &extent->pts[p->begin], p->end - p->begin,
				item->shape, &out);
		}
	}
	return out;
}

/* How much of the extent the projection shows; of one that reaches to where the scale grows
 * without end, what lies nearer. */
static bool shown_bounds(struct arena *a, const struct view *v, const struct features *extent,
	struct bounds *out)
{
	struct domain d = v->projector.domain;
	struct features shown;
	if (!geocut_features(a, &d, extent, &shown)) {
		return false;
	}
	if (d.kind == DOMAIN_CAP && d.fit_radius_deg < d.radius_deg) {
		bool reaches_edge = false;
		for (size_t i = 0; i < shown.n_pts && !reaches_edge; i++) {
			struct lonlat p = {shown.pts[i].x, shown.pts[i].y};
			reaches_edge = domain_angle_deg(d.centre, p) > d.radius_deg - 1e-6;
		}
		d.radius_deg = d.fit_radius_deg;
		if (reaches_edge && !geocut_features(a, &d, extent, &shown)) {
			return false;
		}
	}
	*out = plane_bounds(v, &shown);
	return true;
}

/* An extent of which a part cannot be shown must hold the middle of what can, as that of a
 * world map does; one that lies to the side would be cut in half. */
static bool may_be_cut(struct arena *a, const struct view *v, const struct features *extent)
{
	const struct domain *d = &v->projector.domain;
	struct box b;
	bool lost = false;
	for (size_t i = 0; i < extent->n_items; i++) {
		const struct feature *item = &extent->items[i];
		for (uint32_t k = item->part_begin; k < item->part_end; k++) {
			for (uint32_t j = extent->parts[k].begin; j < extent->parts[k].end;
				j++) {
				struct pt p = extent->pts[j];
				lost = lost || !domain_contains(d, (struct lonlat){p.x, p.y});
			}
		}
	}
	if (!lost) {
		return true;
	}
	if (!geocut_bounds(a, extent, &b)) {
		return false;
	}
	double lon = d->centre.lon_deg;
	lon -= 360 * floor((lon - b.min_x) / 360);
	return box_contains(b, (struct pt){lon, d->centre.lat_deg});
}

/* For an extent of a single point: 50 km to each side of it, whatever the plane's unit. */
static struct box window_round(const struct view *v, struct box b)
{
	struct pt middle = {b.min_x, b.min_y};
	to_lonlat(&v->projector, &middle, 1);
	for (int i = 0; i < 4; i++) {
		struct lonlat p =
			geodesic_direct((struct lonlat){middle.x, middle.y}, 90.0 * i, 50000);
		struct pt q = {p.lon_deg, p.lat_deg};
		to_plane(&v->projector, &q, 1);
		if (pt_is_finite(q)) {
			box_add(&b, q);
		}
	}
	return b;
}

static bool fit(struct arena *a, const struct view_request *r, struct view *v)
{
	struct bounds bounds;
	if (!shown_bounds(a, v, r->extent, &bounds)) {
		return false;
	}
	struct box b = bounds.box;
	if (box_is_empty(b) || bounds.n_lost > 0 || !may_be_cut(a, v, r->extent)) {
		return diag_fail(a->diag, SM_E_PROJ,
			"projection '%.120s' cannot show the map's extent", v->projection);
	}
	if (b.min_x == b.max_x && b.min_y == b.max_y) {
		b = window_round(v, b);
	}
	double w = (b.max_x - b.min_x) * (1 + 2 * r->margin);
	double h = (b.max_y - b.min_y) * (1 + 2 * r->margin);
	double frame_w = r->frame_pt.max_x - r->frame_pt.min_x,
	       frame_h = r->frame_pt.max_y - r->frame_pt.min_y;
	double scale = fmin(frame_w / fmax(w, 1e-9), frame_h / fmax(h, 1e-9));
	v->info.scale_pt_per_m = scale;
	v->info.frame_pt = r->frame_pt;
	v->info.beyond_pt = r->beyond_pt;
	v->x0_m = (b.min_x + b.max_x) / 2;
	v->y0_m = (b.min_y + b.max_y) / 2;
	v->centre = (struct page_pt){(r->frame_pt.min_x + r->frame_pt.max_x) / 2,
		(r->frame_pt.min_y + r->frame_pt.max_y) / 2};
	return true;
}

/* Bounds of a grid over the frame, in the domain's turn; false when part of it shows no place.
 */
static bool grid_lonlat(const struct view *v, struct box frame, struct box *out)
{
	enum { GRID = 24 };
	*out = box_empty();
	for (int i = 0; i <= GRID; i++) {
		for (int k = 0; k <= GRID; k++) {
			struct lonlat p;
			struct page_pt at = {
				frame.min_x + (frame.max_x - frame.min_x) * i / GRID,
				frame.min_y + (frame.max_y - frame.min_y) * k / GRID};
			if (!view_to_lonlat(v, at, &p)) {
				return false;
			}
			box_add(out, (struct pt){domain_turn(&v->info.domain, p.lon_deg),
					     p.lat_deg});
		}
	}
	return true;
}

static bool sees_pole(const struct view *v, struct box frame)
{
	for (int pole = -90; pole <= 90; pole += 180) {
		struct page_pt at;
		if (view_to_page(
			    v, (struct lonlat){v->info.domain.centre.lon_deg, pole}, &at) &&
			box_contains(frame, (struct pt){at.x, at.y})) {
			return true;
		}
	}
	return false;
}

static void show_whole(struct view *v)
{
	const struct domain *d = &v->projector.domain;
	double lon_0 = d->centre.lon_deg;
	v->wraps = true;
	v->info.is_whole = true;
	v->info.domain = *d;
	v->info.lonlat = d->kind == DOMAIN_BAND
				 ? d->band
				 : (struct box){lon_0 - 180, -90, lon_0 + 180, 90};
}

/* What the frame shows, from a grid over it; everything when part of the grid shows no place,
 * a pole is in view, or a cut may be. */
static void set_shown(struct view *v)
{
	/* Where a map is this wide its ends may be in view. */
	const double wide_deg = 100, near_cut_deg = 1;
	struct box b, f = box_grow(v->info.frame_pt, 8 + v->info.beyond_pt);
	struct lonlat middle;
	v->info.domain = v->projector.domain;
	if (v->projector.domain.kind == DOMAIN_CAP && view_to_lonlat(v, v->centre, &middle)) {
		domain_round(middle.lon_deg, &v->info.domain);
		v->info.domain.equal_area = v->projector.domain.equal_area;
	}
	bool ok = grid_lonlat(v, f, &b) && !sees_pole(v, f) && v->info.domain.n_slits == 0;
	if (ok && b.max_x - b.min_x > wide_deg) {
		v->wraps = true;
		ok = grid_lonlat(v, f, &b);
		v->wraps = false;
	}
	if (!ok) {
		show_whole(v);
		return;
	}
	const struct box band = v->info.domain.band;
	b = box_grow(b, 0.02 * fmax(b.max_x - b.min_x, b.max_y - b.min_y));
	if (b.min_x < band.min_x + near_cut_deg || b.max_x > band.max_x - near_cut_deg) {
		show_whole(v);
		return;
	}
	v->info.lonlat = (struct box){
		b.min_x, fmax(b.min_y, band.min_y), b.max_x, fmin(b.max_y, band.max_y)};
}

/* Fails when the extent lies far outside the area that the coordinate system is made for:
 * PROJ gives a transverse Mercator numbers on the other side of the globe. */
static bool check_area(struct sm_diag *d, const struct view *v, struct box extent)
{
	const double far_deg = 30;
	const struct box area = v->projector.area;
	if (!v->projector.has_area || box_is_empty(extent)) {
		return true;
	}
	for (int turn = -360; turn <= 360; turn += 360) {
		const struct box turned = {
			area.min_x + turn, area.min_y, area.max_x + turn, area.max_y};
		if (box_overlaps(box_grow(turned, far_deg), extent)) {
			return true;
		}
	}
	return diag_fail(d, SM_E_PROJ,
		"projection '%.120s' cannot show the map's extent: it is made for longitude "
		"%ld to %ld, latitude %ld to %ld",
		v->projection, lround(area.min_x), lround(area.max_x), lround(area.min_y),
		lround(area.max_y));
}

static bool open_view(struct arena *a, const struct view_request *r, struct view *v)
{
	enum { AUTO_SIZE = 256 };
	struct sm_diag *d = a->diag;
	size_t n = strlen(r->projection) + 1;
	struct box bounds;
	if (!geocut_bounds(a, r->extent, &bounds)) {
		return false;
	}
	v->projection = malloc(n > AUTO_SIZE ? n : AUTO_SIZE);
	if (v->projection == NULL) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	memcpy(v->projection, r->projection, n);
	v->info.is_auto = strcmp(r->projection, "auto") == 0;
	if (v->info.is_auto) {
		choose_projection(bounds, v->projection, AUTO_SIZE);
		diag_note(d, "projection", "projection: %s", v->projection);
	}
	v->info.projection = v->projection;
	return projector_open(d, v->projection, &v->projector) && check_area(d, v, bounds) &&
	       fit(a, r, v);
}

bool view_create(struct sm_diag *d, const struct view_request *r, struct view **out)
{
	struct view *v = calloc(1, sizeof(*v));
	if (v == NULL) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	struct arena scratch = {.diag = d};
	bool ok = open_view(&scratch, r, v);
	arena_finish(&scratch);
	if (!ok) {
		view_destroy(v);
		return false;
	}
	set_shown(v);
	*out = v;
	return true;
}

void view_destroy(struct view *v)
{
	if (v != NULL) {
		projector_close(&v->projector);
		free(v->projection);
		free(v);
	}
}

void view_key(struct memo_key *key, const struct view *v)
{
	const struct view_info *i = &v->info;
	const double numbers[] = {i->scale_pt_per_m, i->frame_pt.min_x, i->frame_pt.min_y,
		i->frame_pt.max_x, i->frame_pt.max_y, i->lonlat.min_x, i->lonlat.min_y,
		i->lonlat.max_x, i->lonlat.max_y, i->beyond_pt, v->centre.x, v->centre.y,
		v->x0_m, v->y0_m};
	memo_add_text(key, i->projection);
	memo_add(key, numbers, sizeof(numbers));
	memo_add_number(key, i->is_whole + 2 * v->wraps);
}
