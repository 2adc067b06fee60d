/*
 * Coordinate systems: from a file's own to longitude/latitude, from there to the page.
 * The only includer of proj.h is project.c.
 */
#ifndef PROJ_PROJECT_H
#define PROJ_PROJECT_H

#include "proj/domain.h"

/*
 * Features in `crs` (WKT, EPSG:code or PROJ string) as longitude/latitude on WGS 84. Edges of
 * projected systems are densified so that they stay within 1 m of the straight line in their
 * own system. A geographic WGS 84 `crs` (or NULL) only renames the space. Points that cannot
 * be transformed are dropped with a warning of kind "unprojectable". SM_E_PROJ when PROJ does
 * not know the system, with PROJ's own words.
 */
SM_NODISCARD bool project_to_lonlat(
	struct arena *a, const struct features *in, const char *crs, struct features *out);

/* How longitude/latitude becomes page points. Opaque: holds a PROJ object. */
struct view;

/* What the view was made of; strings live as long as the view. */
struct view_info {
	const char *projection; /* the full PROJ string or name in use */
	bool is_auto;
	double scale_pt_per_m; /* page points per projected metre */
	struct box frame_pt;   /* the map's rectangle on the page */
	struct box lonlat; /* bounds of what the frame shows; for cutting before projecting. In
			      the domain's turn: max_x may be more than 180 */
	struct domain domain; /* what to cut to before that */
	double beyond_pt;     /* as requested */
	bool is_whole; /* the frame shows where the map ends, or a pole: lonlat is the whole
			  domain and nothing needs cutting to it */
};

struct view_request {
	const char *projection;	       /* "auto", "EPSG:32631", any PROJ string or WKT */
	const struct features *extent; /* SPACE_LONLAT: what must be in view; lines or polygons
					  count with their edges, points as they are */
	double beyond_pt;	       /* how far beyond the frame the map is shown, too */
	double margin;		       /* of the extent's own size on each side; 0.12 is 12 % */
	struct box frame_pt;
};

/*
 * Chooses the projection ("auto": an equal-area one fitted to the extent, noted with its full
 * string as a diag note of kind "projection") and fits the extent into the frame, centred.
 * SM_E_PROJ for an unknown projection or an extent that it cannot show.
 */
SM_NODISCARD bool view_create(
	struct sm_diag *d, const struct view_request *request, struct view **out);
void view_destroy(struct view *v); /* accepts NULL */
const struct view_info *view_info(const struct view *v);
/* Adds all that the view makes of features to a key. */
struct memo_key;
void view_key(struct memo_key *key, const struct view *v);

/* False when the point cannot be shown in this projection. */
SM_NODISCARD bool view_to_page(const struct view *v, struct lonlat p, struct page_pt *out);
SM_NODISCARD bool view_to_lonlat(const struct view *v, struct page_pt p, struct lonlat *out);

/* The same in the plane of the projection, in its own units, of any point: the page goes on
 * beyond the frame. */
struct pt view_to_plane(const struct view *v, struct page_pt p);

/*
 * Page points of all features (SPACE_LONLAT to SPACE_PAGE). Edges are straight in
 * longitude/latitude and densified until the drawn line is within 0.02 pt of the true one;
 * an edge shared by two features, in either direction, gets the same points. Points that
 * cannot be projected are dropped. Input should have been cut to view_info()->domain, and to
 * lonlat unless that is everything; an edge of more than 180 degrees goes the short way round.
 */
SM_NODISCARD bool view_project(
	struct arena *a, const struct view *v, const struct features *in, struct features *out);

/* PROJ's version, such as "9.1.1". */
const char *project_version(void);

/* What its database of coordinate systems holds: "EPSG v10.076, ESRI ArcGIS Pro 3.0". False
 * when there is none to ask. */
enum { PROJECT_DATABASE_MAX = 160 };
bool project_database(char out[PROJECT_DATABASE_MAX]);

#endif
