#include "source/gdal.h"

#include "base/inputs.h"
#include "base/path.h"
#include "base/suggest.h"
#include "source/encode.h"

#include <ctype.h>
#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

const char *const gdal_library_names[] = {"libgdal.so.38", "libgdal.so.37", "libgdal.so.36",
	"libgdal.so.35", "libgdal.so.34", "libgdal.so.33", "libgdal.so.32", "libgdal.so.31",
	"libgdal.so.30", "libgdal.so", NULL};

/* Drivers that read the file they are given and nothing beyond it: neither other files named
 * in it, as .vrt does, nor addresses on a network. */
static const struct {
	const char *ending, *drivers[4];
} formats[] = {
	{"geojson", {"GeoJSON", "TopoJSON"}},
	{"json", {"GeoJSON", "TopoJSON", "ESRIJSON"}},
	{"geojsonl", {"GeoJSONSeq"}},
	{"topojson", {"TopoJSON"}},
	{"gpkg", {"GPKG"}},
	{"fgb", {"FlatGeobuf"}},
	{"kml", {"LIBKML", "KML"}},
	{"kmz", {"LIBKML"}},
	{"gml", {"GML"}},
	{"gpx", {"GPX"}},
	{"tab", {"MapInfo File"}},
	{"mif", {"MapInfo File"}},
	{"gdb", {"OpenFileGDB"}},
	{"sqlite", {"SQLite"}},
	{"parquet", {"Parquet"}},
	{"dxf", {"DXF"}},
	{"dgn", {"DGN"}},
	{"000", {"S57"}},
	{"osm", {"OSM"}},
	{"pbf", {"OSM"}},
	{"ods", {"ODS"}},
	{"xlsx", {"XLSX"}},
};
enum { N_FORMATS = sizeof(formats) / sizeof(formats[0]) };

/* What is used of GDAL's C interface, which has been the same since version 2; its headers are
 * not needed to build. Handles are void *, enumerations and flags as in gdal.h and ogr_core.h.
 */
typedef void *handle;
typedef const char *const *strings;
typedef void (*error_handler)(int kind, int number, const char *text);
/* clang-format off: a function a line reads best */
#define GDAL_FUNCTIONS(F)                                                                      \
	F(void, CPLPushErrorHandler, (error_handler))                                          \
	F(void, CPLPopErrorHandler, (void))                                                    \
	F(void, CPLQuietErrorHandler, (int, int, const char *))                                \
	F(void, CPLErrorReset, (void))                                                         \
	F(int, CPLGetLastErrorType, (void))                                                    \
	F(const char *, CPLGetLastErrorMsg, (void))                                            \
	F(void, VSIFree, (void *))                                                             \
	F(void, GDALAllRegister, (void))                                                       \
	F(handle, GDALGetDriverByName, (const char *))                                         \
	F(const char *, GDALGetDriverShortName, (handle))                                      \
	F(handle, GDALOpenEx, (const char *, unsigned, strings, strings, strings))             \
	F(void, GDALClose, (handle))                                                           \
	F(char **, GDALGetFileList, (handle))                                                  \
	F(void, CSLDestroy, (char **))                                                         \
	F(handle, GDALGetDatasetDriver, (handle))                                              \
	F(int, GDALDatasetGetLayerCount, (handle))                                             \
	F(handle, GDALDatasetGetLayer, (handle, int))                                          \
	F(const char *, OGR_L_GetName, (handle))                                               \
	F(unsigned, OGR_L_GetGeomType, (handle))                                               \
	F(handle, OGR_L_GetLayerDefn, (handle))                                                \
	F(handle, OGR_L_GetSpatialRef, (handle))                                               \
	F(handle, OGR_L_GetNextFeature, (handle))                                              \
	F(int, OGR_FD_GetFieldCount, (handle))                                                 \
	F(handle, OGR_FD_GetFieldDefn, (handle, int))                                          \
	F(const char *, OGR_Fld_GetNameRef, (handle))                                          \
	F(int, OGR_Fld_GetType, (handle))                                                      \
	F(int, OGR_Fld_GetSubType, (handle))                                                   \
	F(void, OGR_F_Destroy, (handle))                                                       \
	F(handle, OGR_F_GetGeometryRef, (handle))                                              \
	F(int, OGR_F_IsFieldSetAndNotNull, (handle, int))                                      \
	F(double, OGR_F_GetFieldAsDouble, (handle, int))                                       \
	F(const char *, OGR_F_GetFieldAsString, (handle, int))                                 \
	F(int, OGR_F_GetFieldAsDateTime,                                                       \
		(handle, int, int *, int *, int *, int *, int *, int *, int *))                \
	F(unsigned, OGR_G_GetGeometryType, (handle))                                           \
	F(int, OGR_G_GetGeometryCount, (handle))                                               \
	F(handle, OGR_G_GetGeometryRef, (handle, int))                                         \
	F(int, OGR_G_GetPointCount, (handle))                                                  \
	F(double, OGR_G_GetX, (handle, int))                                                   \
	F(double, OGR_G_GetY, (handle, int))                                                   \
	F(int, OGR_G_HasCurveGeometry, (handle, int))                                          \
	F(handle, OGR_G_GetLinearGeometry, (handle, double, strings))                          \
	F(void, OGR_G_DestroyGeometry, (handle))                                               \
	F(unsigned, OGR_GT_Flatten, (unsigned))                                                \
	F(const char *, OGRGeometryTypeToName, (unsigned))                                     \
	F(int, OSRIsLocal, (handle))                                                           \
	F(int, OSRExportToWktEx, (handle, char **, strings))
/* clang-format on */
/* Types and parameters cannot stand in parentheses. NOLINTBEGIN(bugprone-macro-parentheses) */
#define AS_MEMBER(type, name, parameters) type(*name) parameters;
#define AS_SYMBOL(type, name, parameters) {#name, offsetof(struct gdal, name)},
/* NOLINTEND(bugprone-macro-parentheses) */

struct gdal {
	GDAL_FUNCTIONS(AS_MEMBER)
};
static const struct {
	const char *name;
	size_t at;
} symbols[] = {GDAL_FUNCTIONS(AS_SYMBOL)};

enum { ERROR_WARNING = 2, ERROR_FAILURE = 3 };
enum { OPEN_READ_ONLY = 0x00, OPEN_VECTOR = 0x04, OPEN_VERBOSE = 0x40 };
enum { FIELD_INTEGER = 0, FIELD_REAL = 2, FIELD_BINARY = 8, FIELD_DATE = 9 };
enum { FIELD_DATE_TIME = 11, FIELD_INTEGER_64 = 12, SUBTYPE_BOOLEAN = 1 };
enum { WKB_POINT = 1, WKB_LINE, WKB_POLYGON, WKB_MULTIPOINT, WKB_MULTILINE, WKB_MULTIPOLYGON };
enum { WKB_COLLECTION = 7, WKB_POLYHEDRON = 15, WKB_TIN, WKB_TRIANGLE, WKB_NONE = 100 };
enum { BAD_LISTED_MAX = 1024, MAX_POINTS = 50000000 };

/* The points, lines and rings of one geometry. */
struct found {
	handle *parts;
	enum shape *shapes; /* of each; an area's rings are polygons */
	size_t n, cap, cap_shapes;
};

struct reader {
	struct arena *a;
	struct gdal g;
	const char *path;
	size_t format; /* in formats */
	handle dataset, layer;
	bool is_quiet; /* GDAL's handler of errors is to be taken away again */
	struct features *out;
	struct source_info *info;
	size_t max_points;
	struct table table;
	size_t cap_rows;
	int *fields; /* of each column, GDAL's number */
	int *types;  /* of each column; -1: logical */
	struct found found;
};

bool gdal_reads(const char *path)
{
	for (size_t i = 0; i < N_FORMATS; i++) {
		if (path_has_ending(path, formats[i].ending)) {
			return true;
		}
	}
	return false;
}

void gdal_endings(struct buf *out)
{
	for (size_t i = 0; i < N_FORMATS; i++) {
		buf_printf(out, "%s.%s",
			i == 0		     ? ""
			: i + 1 == N_FORMATS ? " or "
					     : ", ",
			formats[i].ending);
	}
}

/* All functions of the table; false when one is missing, as in a GDAL older than 3. */
static bool resolve(void *library, struct gdal *g)
{
	for (size_t i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		void *symbol = dlsym(library, symbols[i].name);
		if (symbol == NULL) {
			return false;
		}
		memcpy((char *)g + symbols[i].at, (const void *)&symbol, sizeof(symbol));
	}
	return true;
}

/* It stays loaded: GDAL cannot be taken out again, and loading it a second time is free. */
static bool load(struct reader *r, const char *const *libraries)
{
	for (; *libraries != NULL; libraries++) {
		void *library = dlopen(*libraries, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
		if (library != NULL && resolve(library, &r->g)) {
			return true;
		}
	}
	return diag_fail(r->a->diag, SM_E_DATA,
		"%s: files that end in .%s are read through GDAL, which is not installed; on "
		"Debian 12 install the package libgdal32, elsewhere GDAL 3",
		r->path, formats[r->format].ending);
}

/* What GDAL said last, on one line; "" when that was not at least as bad as `kind`. */
struct said {
	char text[256];
};
static struct said said(const struct gdal *g, int kind)
{
	struct said out = {""};
	if (g->CPLGetLastErrorType() >= kind) {
		(void)snprintf(out.text, sizeof(out.text), "%s", g->CPLGetLastErrorMsg());
	}
	for (char *c = out.text; *c != '\0'; c++) {
		*c = iscntrl((unsigned char)*c) ? ' ' : *c;
	}
	return out;
}

static bool fail_damaged(struct reader *r)
{
	struct said why = said(&r->g, ERROR_WARNING);
	return diag_fail(r->a->diag, SM_E_DATA, "%s: cannot be read%s%s", r->path,
		why.text[0] == '\0' ? "" : ": ", why.text);
}

/* What GDAL takes for the name of a file and for nothing else: "GPX:...", "http://..." and
 * "/vsicurl/..." mean other things to it. */
static char *plain_path(struct reader *r)
{
	if (!path_exists(r->path)) {
		bool address =
			strstr(r->path, "://") != NULL || strncmp(r->path, "/vsi", 4) == 0;
		(void)diag_fail(r->a->diag, SM_E_DATA, "%s: %s", r->path,
			address ? "no such file; addresses and archives are not read, only "
				  "files on this computer"
				: "No such file or directory");
		return NULL;
	}
	if (strncmp(r->path, "/vsi", 4) == 0) {
		(void)diag_fail(r->a->diag, SM_E_DATA,
			"%s: GDAL takes names that begin with /vsi for something else; use "
			"another folder",
			r->path);
		return NULL;
	}
	return r->path[0] == '/' ? arena_strdup(r->a, r->path) : path_join(r->a, ".", r->path);
}

/* Notes all files that the dataset is made of, and those of GML that are not there. */
static bool note_files(struct reader *r, const char *path)
{
	char **files = r->g.GDALGetFileList(r->dataset);
	char *beside = arena_strdup(r->a, path);
	bool ok = beside != NULL && inputs_add(r->a, path);
	for (size_t i = 0; ok && i < 2 && path_has_ending(path, "gml"); i++) {
		(void)snprintf(beside + strlen(path) - 3, 4, "%s", i == 0 ? "gfs" : "xsd");
		ok = path_exists(beside) ? inputs_add(r->a, beside)
					 : inputs_add_absent(r->a, beside);
	}
	for (size_t i = 0; ok && files != NULL && files[i] != NULL; i++) {
		ok = !path_is_regular(files[i]) || inputs_add(r->a, files[i]);
	}
	r->g.CSLDestroy(files);
	return ok;
}

static bool open_dataset(struct reader *r, const char *path)
{
	/* GML: no file may be written beside it. */
	static const char *const gml[] = {"WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO", NULL};
	const struct gdal *g = &r->g;
	const char *drivers[5] = {NULL};
	size_t n = 0;
	for (size_t i = 0; i < 4 && formats[r->format].drivers[i] != NULL; i++) {
		if (g->GDALGetDriverByName(formats[r->format].drivers[i]) != NULL) {
			drivers[n++] = formats[r->format].drivers[i];
		}
	}
	if (n == 0) {
		return diag_fail(r->a->diag, SM_E_DATA,
			"%s: the GDAL installed here was made without its driver %s", r->path,
			formats[r->format].drivers[0]);
	}
	g->CPLErrorReset();
	r->dataset = g->GDALOpenEx(path, OPEN_READ_ONLY | OPEN_VECTOR | OPEN_VERBOSE, drivers,
		strcmp(drivers[0], "GML") == 0 ? gml : NULL, NULL);
	return r->dataset != NULL ? note_files(r, path) : fail_damaged(r);
}

/* All layers, without those that are mere tables if others are not. */
static bool list_layers(struct reader *r, struct gdal_layers *out)
{
	const struct gdal *g = &r->g;
	int n = g->GDALDatasetGetLayerCount(r->dataset);
	size_t n_shapes = 0;
	*out = (struct gdal_layers){
		.names = arena_alloc(r->a, (size_t)n + 1, sizeof(*out->names))};
	if (out->names == NULL) {
		return false;
	}
	for (int i = 0; i < n; i++) {
		handle layer = g->GDALDatasetGetLayer(r->dataset, i);
		n_shapes += layer != NULL && g->OGR_L_GetGeomType(layer) != WKB_NONE;
	}
	for (int i = 0; i < n; i++) {
		handle layer = g->GDALDatasetGetLayer(r->dataset, i);
		if (layer == NULL ||
			(n_shapes > 0 && g->OGR_L_GetGeomType(layer) == WKB_NONE)) {
			continue;
		}
		out->names[out->n] = arena_strdup(r->a, g->OGR_L_GetName(layer));
		if (out->names[out->n++] == NULL) {
			return false;
		}
	}
	return true;
}

/* "a, b or c", not longer than a message can hold. */
static const char *all_names(struct reader *r, const struct gdal_layers *layers)
{
	enum { ROOM = 240 };
	char *out = arena_alloc(r->a, ROOM + 8, 1);
	size_t length = 0;
	for (size_t i = 0; out != NULL && i < layers->n; i++) {
		const char *between = i == 0 ? "" : i + 1 < layers->n ? ", " : " or ";
		size_t more = strlen(between) + strlen(layers->names[i]);
		if (length + more > ROOM) {
			(void)snprintf(out + length, 8, ", ...");
			break;
		}
		(void)snprintf(
			out + length, ROOM + 8 - length, "%s%s", between, layers->names[i]);
		length += more;
	}
	return out == NULL ? "" : out;
}

static bool find_layer(struct reader *r, const char *wanted)
{
	const struct gdal *g = &r->g;
	struct gdal_layers layers;
	if (!list_layers(r, &layers)) {
		return false;
	}
	if (layers.n == 0) {
		return diag_fail(r->a->diag, SM_E_DATA, "%s: has no layers", r->path);
	}
	if (wanted == NULL && layers.n > 1) {
		return diag_fail(r->a->diag, SM_E_SPEC,
			"%s: has %zu layers; write `source-layer:` with one of %s", r->path,
			layers.n, all_names(r, &layers));
	}
	wanted = wanted == NULL ? layers.names[0] : wanted;
	for (int i = 0; i < g->GDALDatasetGetLayerCount(r->dataset); i++) {
		handle layer = g->GDALDatasetGetLayer(r->dataset, i);
		if (layer != NULL && strcmp(g->OGR_L_GetName(layer), wanted) == 0) {
			r->layer = layer;
			return true;
		}
	}
	const char *near = suggest_nearest(wanted, layers.names, layers.n);
	return diag_fail(r->a->diag, SM_E_SPEC, "%s: no layer '%s'%s%s%s; it has %s", r->path,
		wanted, near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?", all_names(r, &layers));
}

static bool is_number(int type)
{
	return type == FIELD_INTEGER || type == FIELD_INTEGER_64 || type == FIELD_REAL;
}

static bool make_columns(struct reader *r)
{
	const struct gdal *g = &r->g;
	handle definition = g->OGR_L_GetLayerDefn(r->layer);
	int n = g->OGR_FD_GetFieldCount(definition);
	struct table *t = &r->table;
	t->columns = arena_alloc(r->a, (size_t)n + 1, sizeof(*t->columns));
	r->fields = arena_alloc(r->a, (size_t)n + 1, sizeof(*r->fields));
	r->types = arena_alloc(r->a, (size_t)n + 1, sizeof(*r->types));
	if (t->columns == NULL || r->fields == NULL || r->types == NULL) {
		return false;
	}
	for (int i = 0; i < n; i++) {
		handle field = g->OGR_FD_GetFieldDefn(definition, i);
		int type = g->OGR_Fld_GetType(field);
		bool logical = g->OGR_Fld_GetSubType(field) == SUBTYPE_BOOLEAN &&
			       type == FIELD_INTEGER;
		if (type == FIELD_BINARY) {
			continue;
		}
		struct column *c = &t->columns[t->n_columns];
		c->name = arena_strdup(r->a, g->OGR_Fld_GetNameRef(field));
		c->type = is_number(type) && !logical ? COLUMN_NUMBER : COLUMN_TEXT;
		r->fields[t->n_columns] = i;
		r->types[t->n_columns++] = logical ? -1 : type;
		if (c->name == NULL) {
			return false;
		}
	}
	return true;
}

/* Room for one more row in every column. */
static bool grow(struct reader *r)
{
	struct table *t = &r->table;
	if (t->n_rows < r->cap_rows) {
		return true;
	}
	size_t cap = r->cap_rows == 0 ? 64 : 2 * r->cap_rows;
	for (size_t i = 0; i < t->n_columns; i++) {
		struct column *c = &t->columns[i];
		bool number = c->type == COLUMN_NUMBER;
		size_t size = number ? sizeof(*c->u.num) : sizeof(*c->u.text);
		void *cells = arena_alloc(r->a, cap, size);
		if (cells == NULL) {
			return false;
		}
		const void *old = number ? (const void *)c->u.num : (const void *)c->u.text;
		if (old != NULL) {
			memcpy(cells, old, t->n_rows * size);
		}
		if (number) {
			c->u.num = cells;
		} else {
			c->u.text = cells;
		}
	}
	r->cap_rows = cap;
	return true;
}

/* A date or a time as in ISO 8601; "" when it is neither. */
struct time_text {
	char text[64];
};
static struct time_text read_time(struct reader *r, handle feature, int field)
{
	int year, month, day, hour, minute, second, zone;
	struct time_text out = {""};
	if (!r->g.OGR_F_GetFieldAsDateTime(
		    feature, field, &year, &month, &day, &hour, &minute, &second, &zone)) {
		return out;
	}
	int n = snprintf(out.text, sizeof(out.text), "%04d-%02d-%02d", year, month, day);
	if (hour != 0 || minute != 0 || second != 0) {
		(void)snprintf(out.text + n, sizeof(out.text) - (size_t)n, "T%02d:%02d:%02d",
			hour, minute, second);
	}
	return out;
}

/* False without memory. */
static bool read_text(struct reader *r, handle feature, size_t column, const char **out)
{
	int field = r->fields[column], type = r->types[column];
	struct time_text time;
	const char *text = NULL;
	if (type == -1) {
		text = r->g.OGR_F_GetFieldAsDouble(feature, field) != 0 ? "true" : "false";
	} else if (type == FIELD_DATE || type == FIELD_DATE_TIME) {
		time = read_time(r, feature, field);
		text = time.text;
	} else {
		text = r->g.OGR_F_GetFieldAsString(feature, field);
	}
	*out = arena_strdup(r->a, text);
	return *out != NULL;
}

static bool read_cell(struct reader *r, handle feature, size_t column)
{
	struct column *c = &r->table.columns[column];
	int field = r->fields[column];
	size_t row = r->table.n_rows;
	bool given = r->g.OGR_F_IsFieldSetAndNotNull(feature, field) != 0;
	if (c->type == COLUMN_NUMBER) {
		c->u.num[row] =
			given ? r->g.OGR_F_GetFieldAsDouble(feature, field) : (double)NAN;
		return true;
	}
	c->u.text[row] = NULL;
	return !given || read_text(r, feature, column, &c->u.text[row]);
}

/* GDAL holds a collection in a collection only so often; beyond that it is no data. */
enum { DEPTH_MAX = 32 };

static bool add_found(struct reader *r, handle part, enum shape shape)
{
	struct found *out = &r->found;
	handle *parts = arena_grow(r->a, out->parts, out->n, &out->cap, sizeof(handle));
	enum shape *shapes =
		arena_grow(r->a, out->shapes, out->n, &out->cap_shapes, sizeof(*shapes));
	if (parts == NULL || shapes == NULL) {
		return false;
	}
	parts[out->n] = part;
	shapes[out->n++] = shape;
	out->parts = parts;
	out->shapes = shapes;
	return true;
}

/* Finds the points, lines and rings of a geometry that has no curves. */
static bool find_parts(struct reader *r, handle geometry, int depth)
{
	const struct gdal *g = &r->g;
	unsigned type = g->OGR_GT_Flatten(g->OGR_G_GetGeometryType(geometry));
	if (type == WKB_POINT || type == WKB_LINE) {
		return add_found(r, geometry, type == WKB_POINT ? SHAPE_POINT : SHAPE_LINE);
	}
	bool area = type == WKB_POLYGON || type == WKB_TRIANGLE;
	int n = depth > DEPTH_MAX ? 0 : g->OGR_G_GetGeometryCount(geometry);
	for (int i = 0; i < n; i++) {
		handle part = g->OGR_G_GetGeometryRef(geometry, i);
		if (!(area ? add_found(r, part, SHAPE_POLYGON)
			   : find_parts(r, part, depth + 1))) {
			return false;
		}
	}
	return true;
}

static bool is_coordinate(double v)
{
	return isfinite(v) && fabs(v) <= 1e12;
}

/* What was met while a feature was added. */
struct feature_state {
	bool begun, too_short, bad;
};

/* Rings lose their closing point; what has too few points for its kind is left out. */
static bool add_part(struct reader *r, handle part, enum shape shape, struct feature_state *s)
{
	const struct gdal *g = &r->g;
	int n = g->OGR_G_GetPointCount(part);
	if (shape == SHAPE_POLYGON && n > 1 &&
		g->OGR_G_GetX(part, 0) == g->OGR_G_GetX(part, n - 1) &&
		g->OGR_G_GetY(part, 0) == g->OGR_G_GetY(part, n - 1)) {
		n--;
	}
	if (n < (shape == SHAPE_POLYGON ? 3 : shape == SHAPE_LINE ? 2 : 1)) {
		s->too_short = true;
		return true;
	}
	/* All points of a feature are one part, as in a shapefile. */
	if ((shape != SHAPE_POINT || !s->begun) && !features_part(r->out, r->a)) {
		return false;
	}
	s->begun = true;
	for (int i = 0; i < n; i++) {
		struct pt p = {g->OGR_G_GetX(part, i), g->OGR_G_GetY(part, i)};
		s->bad = s->bad || !is_coordinate(p.x) || !is_coordinate(p.y);
		if (!features_point(r->out, r->a, p)) {
			return false;
		}
	}
	return true;
}

static void note_bad(struct reader *r)
{
	size_t number = r->table.n_rows;
	diag_warn(r->a->diag, "bad-record", "feature %zu is damaged and was left out", number);
	if (r->info->n_bad++ < BAD_LISTED_MAX) {
		r->info->bad_records[r->info->n_bad_listed++] = (uint32_t)number;
	}
}

/* The parts of the kind that covers most: areas, else lines, else points. */
static bool add_parts(struct reader *r)
{
	struct feature_state s = {0};
	struct features *out = r->out;
	const struct found *found = &r->found;
	size_t n_pts = out->n_pts, n_parts = out->n_parts, n_other = 0;
	enum shape shape = SHAPE_NULL;
	for (size_t i = 0; i < found->n; i++) {
		shape = found->shapes[i] > shape ? found->shapes[i] : shape;
	}
	if (!features_begin(out, r->a, shape, (uint32_t)r->table.n_rows)) {
		return false;
	}
	for (size_t i = 0; i < found->n; i++) {
		n_other += found->shapes[i] != shape;
		if (found->shapes[i] == shape && !add_part(r, found->parts[i], shape, &s)) {
			return false;
		}
	}
	if (s.bad) {
		out->n_pts = n_pts;
		out->n_parts = n_parts;
		out->n_items--;
		note_bad(r);
		return true;
	}
	features_end(out);
	struct feature *item = &out->items[out->n_items - 1];
	if (item->part_begin == item->part_end) {
		item->shape = SHAPE_NULL;
		r->info->n_null++;
	}
	if (s.too_short) {
		diag_warn(r->a->diag, "short-part",
			"feature %zu: a part has too few points and was left out",
			r->table.n_rows);
	}
	if (n_other > 0) {
		diag_warn(r->a->diag, "mixed-shape",
			"feature %zu mixes points, lines and areas: only its %s are drawn",
			r->table.n_rows, shape == SHAPE_POLYGON ? "areas" : "lines");
	}
	return out->n_pts <= r->max_points ||
	       diag_fail(r->a->diag, SM_E_LIMIT, "more than %zu points", r->max_points);
}

static bool read_feature(struct reader *r, handle feature)
{
	const struct gdal *g = &r->g;
	handle geometry = g->OGR_F_GetGeometryRef(feature), straight = NULL;
	if (r->table.n_rows >= r->max_points) {
		return diag_fail(
			r->a->diag, SM_E_LIMIT, "more than %zu features", r->max_points);
	}
	if (!grow(r)) {
		return false;
	}
	for (size_t i = 0; i < r->table.n_columns; i++) {
		if (!read_cell(r, feature, i)) {
			return false;
		}
	}
	if (geometry != NULL && g->OGR_G_HasCurveGeometry(geometry, 0)) {
		geometry = straight = g->OGR_G_GetLinearGeometry(geometry, 0, NULL);
	}
	r->found.n = 0;
	bool ok = (geometry == NULL || find_parts(r, geometry, 0)) && add_parts(r);
	if (straight != NULL) {
		g->OGR_G_DestroyGeometry(straight);
	}
	r->table.n_rows++;
	return ok;
}

static bool read_features(struct reader *r)
{
	handle feature;
	r->g.CPLErrorReset();
	while ((feature = r->g.OGR_L_GetNextFeature(r->layer)) != NULL) {
		bool ok = read_feature(r, feature);
		r->g.OGR_F_Destroy(feature);
		if (!ok) {
			return false;
		}
	}
	struct said why = said(&r->g, ERROR_FAILURE);
	if (why.text[0] != '\0') {
		return diag_fail(r->a->diag, SM_E_DATA, "damaged behind feature %zu: %s",
			r->table.n_rows, why.text);
	}
	r->info->n_records = r->table.n_rows;
	if (r->info->n_bad * 100 > r->info->n_records) {
		return diag_fail(r->a->diag, SM_E_DATA,
			"%zu of %zu features are damaged (the first is feature %u)",
			r->info->n_bad, r->info->n_records, r->info->bad_records[0]);
	}
	return true;
}

/* WKT, which PROJ reads. GDAL hands out coordinates with x to the east, whatever order the
 * system's authority gives its axes, and so does our PROJ. */
static bool read_crs(struct reader *r)
{
	static const char *const format[] = {"FORMAT=WKT2_2019", NULL};
	handle crs = r->g.OGR_L_GetSpatialRef(r->layer);
	char *text = NULL;
	if (crs == NULL || r->g.OSRIsLocal(crs)) {
		return true;
	}
	if (r->g.OSRExportToWktEx(crs, &text, format) == 0 && text != NULL) {
		r->info->crs = arena_strdup(r->a, text);
	}
	r->g.VSIFree(text);
	return r->info->crs != NULL || fail_damaged(r);
}

/* Drivers convert to UTF-8 where they know from what, and else hand out the bytes. */
static bool check_texts(struct reader *r)
{
	const struct table *t = &r->table;
	for (size_t i = 0; i < t->n_columns; i++) {
		struct column *c = &t->columns[i];
		if (!encode_texts(r->a, "UTF-8", &c->name, 1) ||
			(c->type == COLUMN_TEXT &&
				!encode_texts(r->a, "UTF-8", c->u.text, t->n_rows))) {
			return false;
		}
	}
	return true;
}

/* "multi polygon", "any" */
static const char *type_name(struct reader *r)
{
	unsigned type = r->g.OGR_L_GetGeomType(r->layer);
	char *out = arena_strdup(r->a, type == WKB_NONE ? "none"
				       : type == 0	? "any"
							: r->g.OGRGeometryTypeToName(type));
	for (char *c = out; c != NULL && *c != '\0'; c++) {
		*c = (char)tolower((unsigned char)*c);
	}
	return out;
}

static bool read_all(struct reader *r)
{
	r->info->format = arena_strdup(
		r->a, r->g.GDALGetDriverShortName(r->g.GDALGetDatasetDriver(r->dataset)));
	r->info->shape_type = type_name(r);
	r->info->encoding = "UTF-8";
	r->info->encoding_reason = "GDAL converts to it";
	r->info->bad_records = arena_alloc(r->a, BAD_LISTED_MAX, sizeof(*r->info->bad_records));
	struct table *t = arena_alloc(r->a, 1, sizeof(*t));
	if (t == NULL || r->info->format == NULL || r->info->shape_type == NULL ||
		r->info->bad_records == NULL || !make_columns(r)) {
		return false;
	}
	*r->out = (struct features){.space = SPACE_CRS, .table = t};
	diag_push(r->a->diag, "%s", r->path);
	bool ok = read_features(r) && check_texts(r) && read_crs(r);
	diag_pop(r->a->diag);
	*t = r->table;
	return ok;
}

/* Loads GDAL and opens the file; what close_dataset() must follow in any case. */
static bool open_file(struct reader *r, const char *const *libraries)
{
	while (!path_has_ending(r->path, formats[r->format].ending)) {
		r->format++;
	}
	char *path = plain_path(r);
	if (path == NULL || !load(r, libraries) || r->g.CPLPushErrorHandler == NULL ||
		r->g.GDALAllRegister == NULL) {
		return false;
	}
	r->g.CPLPushErrorHandler(r->g.CPLQuietErrorHandler);
	r->is_quiet = true;
	r->g.GDALAllRegister();
	return open_dataset(r, path);
}

static void close_file(struct reader *r)
{
	if (r->dataset != NULL && r->g.GDALClose != NULL) {
		r->g.GDALClose(r->dataset);
	}
	if (r->is_quiet && r->g.CPLPopErrorHandler != NULL) {
		r->g.CPLPopErrorHandler();
	}
}

bool gdal_list(struct arena *a, const char *path, struct gdal_layers *out)
{
	struct reader r = {.a = a, .path = path};
	bool ok = open_file(&r, gdal_library_names) && list_layers(&r, out);
	close_file(&r);
	return ok;
}

bool gdal_read(struct arena *a, const char *const *libraries, const char *path,
	const struct source_options *options, struct features *out, struct source_info *info)
{
	struct reader r = {.a = a,
		.path = path,
		.out = out,
		.info = info,
		.max_points = options->max_points != 0 ? options->max_points : MAX_POINTS};
	*info = (struct source_info){0};
	bool ok = open_file(&r, libraries) && find_layer(&r, options->layer) && read_all(&r);
	close_file(&r);
	if (ok && options->encoding != NULL) {
		diag_warn(a->diag, "encoding-unused",
			"%s: `encoding` is not used: GDAL converts to UTF-8 itself", path);
	}
	return ok;
}
