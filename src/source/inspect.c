#include "source/inspect.h"

#include "base/path.h"
#include "source/gdal.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static void inspect_column(
	struct arena *a, const struct column *c, size_t n_rows, struct buf *out)
{
	enum { EXAMPLES = 2 };
	size_t missing = 0, shown = 0;
	for (size_t row = 0; row < n_rows; row++) {
		missing += c->type == COLUMN_TEXT ? c->u.text[row] == NULL
						  : !isfinite(c->u.num[row]);
	}
	buf_printf(out, "  %-12s %-7s", c->name, c->type == COLUMN_TEXT ? "text" : "number");
	if (missing > 0) {
		buf_printf(out, " %zu missing;", missing);
	}
	for (size_t row = 0; row < n_rows && shown < EXAMPLES; row++) {
		const char *text = table_text(a, c, row);
		if (text != NULL) {
			buf_printf(out, "%s %.60s", shown++ == 0 ? "" : " |", text);
		}
	}
	buf_puts(out, "\n");
}

static void inspect_extent(struct box b, struct buf *out)
{
	if (box_is_empty(b)) {
		return;
	}
	const double v[] = {b.min_x, b.min_y, b.max_x, b.max_y};
	buf_puts(out, "extent:  ");
	for (size_t i = 0; i < 4; i++) {
		buf_puts(out, " ");
		buf_num(out, v[i], 6);
	}
	buf_puts(out, "\n");
}

bool inspect_layers(struct arena *a, const char *path, const char ***layers, size_t *n)
{
	*layers = arena_alloc(a, 1, sizeof(**layers)); /* a layer without a name */
	*n = 1;
	struct gdal_layers found;
	if (*layers == NULL) {
		return false;
	}
	if (!gdal_reads(path)) {
		return true;
	}
	if (!gdal_list(a, path, &found)) {
		return false;
	}
	if (found.n > 1) {
		*layers = found.names;
		*n = found.n;
	}
	return true;
}

const char *inspect_label(const struct table *t)
{
	static const char *const names[] = {"name", "name_en", "nom", "nombre", "nome", "label",
		"title", "admin", "name_1", "town", "city", "country", "place"};
	for (size_t i = 0; t != NULL && i < sizeof(names) / sizeof(names[0]); i++) {
		const struct column *c = table_column(t, names[i]);
		if (c != NULL && c->type == COLUMN_TEXT) {
			return c->name;
		}
	}
	return NULL;
}

char *inspect_id(struct arena *a, const char *text)
{
	char *out = arena_alloc(a, strlen(text) + sizeof("layer-"), 1);
	size_t n = 0;
	/* An id begins with a letter. */
	while (*text != '\0' && !isalnum((unsigned char)*text)) {
		text++;
	}
	if (out != NULL && isdigit((unsigned char)*text)) {
		memcpy(out, "layer-", sizeof("layer-"));
		n = strlen(out);
	}
	for (; out != NULL && *text != '\0'; text++) {
		if (isalnum((unsigned char)*text)) {
			out[n++] = (char)tolower((unsigned char)*text);
		} else if (n > 0 && out[n - 1] != '-') {
			out[n++] = '-';
		}
	}
	n -= n > 0 && out[n - 1] == '-';
	if (out != NULL) {
		out[n] = '\0';
		if (n == 0) {
			memcpy(out, "layer", sizeof("layer"));
		}
	}
	return out;
}

enum shape inspect_shape(const struct features *f)
{
	size_t counts[SHAPE_POLYGON + 1] = {0};
	enum shape most = SHAPE_NULL;
	for (size_t i = 0; i < f->n_items; i++) {
		counts[f->items[i].shape]++;
	}
	for (enum shape s = SHAPE_POINT; s <= SHAPE_POLYGON; s++) {
		if (counts[s] > 0 && (most == SHAPE_NULL || counts[s] > counts[most])) {
			most = s;
		}
	}
	return most;
}

/* What was wrong with records and shapes, and what becomes of it. */
static void write_damage(const struct source_info *info, struct buf *out)
{
	if (info->n_null > 0) {
		buf_printf(out, ", %zu without shape", info->n_null);
	}
	if (info->n_bad > 0) {
		buf_printf(out, ", %zu damaged (the first is %u)", info->n_bad,
			info->bad_records[0]);
	}
	const struct repair_count *r = &info->repaired;
	if (r->n > 0) {
		buf_printf(out, "\ninvalid:  %zu, repaired when drawn: shape", r->n);
	}
	for (size_t i = 0; i < r->n && i < REPAIRED_LISTED_MAX; i++) {
		buf_printf(out, "%s %u", i == 0 ? "" : ",", r->rows[i]);
	}
	if (r->n > REPAIRED_LISTED_MAX) {
		buf_puts(out, ", ...");
	}
}

/* A word as YAML takes it, in a list of keys and values. */
static void write_scalar(const char *s, struct buf *out)
{
	bool plain = s[0] != '\0' &&
		     s[strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				 "abcdefghijklmnopqrstuvwxyz"
				 "0123456789_./-")] == '\0' &&
		     (isalpha((unsigned char)s[0]) || strchr("/.", s[0]) != NULL);
	if (plain) {
		buf_puts(out, s);
	} else {
		buf_json(out, s, strlen(s));
	}
}

struct block {
	struct arena *a;
	const char *path, *layer; /* layer NULL: there is no choice */
	const struct features *f;
	const struct source_info *info;
};

/* The line of a map file, and the rule of a style that it needs. */
static bool write_layer(const struct block *b, struct buf *out)
{
	static const char *const rules[] = {NULL,
		"{ symbol: circle, symbol-size: 3pt, fill: \"#b3261e\" }",
		"{ stroke: \"#8f5a12\", stroke-width: 0.8pt }",
		"{ fill: \"#e3a857\", stroke: \"#8f5a12\", stroke-width: 0.4pt }"};
	enum shape shape = inspect_shape(b->f);
	const char *label = inspect_label(b->f->table);
	const char *stem = b->layer != NULL ? b->layer : path_stem(b->a, b->path);
	const char *id = stem == NULL ? NULL : inspect_id(b->a, stem);
	if (id == NULL) {
		return false;
	}
	if (shape == SHAPE_NULL) {
		buf_puts(out, "layer:    none, it has no shapes: a table for `join:`\n");
		return true;
	}
	buf_printf(out, "layer:    - { id: %s, source: ", id);
	write_scalar(b->path, out);
	if (b->layer != NULL) {
		buf_puts(out, ", source-layer: ");
		write_scalar(b->layer, out);
	}
	if (b->info->crs == NULL && !source_fits_lonlat(b->info->extent)) {
		buf_puts(out, ", crs: EPSG:...");
	}
	if (label != NULL) {
		buf_puts(out, ", label: ");
		write_scalar(label, out);
	}
	buf_printf(out, " }\nstyle:    %s: %s\n", id, rules[shape]);
	return true;
}

static void write_head(const struct block *b, struct buf *out)
{
	const struct source_info *info = b->info;
	buf_printf(out, "%s\n", b->path);
	if (b->layer != NULL) {
		buf_printf(out, "source-layer: %s\n", b->layer);
	}
	buf_printf(out, "format:   %s, %s\nrecords:  %zu", info->format, info->shape_type,
		info->n_records);
	write_damage(info, out);
	buf_printf(out, "\npoints:   %zu\n", b->f->n_pts);
	buf_printf(out, "crs:      %.160s\n",
		info->crs != NULL ? info->crs
		: source_fits_lonlat(info->extent)
			? "not given; the numbers fit longitude/latitude"
			: "not given, and the numbers are no degrees");
	buf_printf(out, "encoding: %s, because %s\n", info->encoding, info->encoding_reason);
	inspect_extent(info->extent, out);
}

static bool write_block(struct arena *a, const char *path, const struct source_options *options,
	const char *users, struct buf *out)
{
	struct source_info info;
	struct features f;
	if (!source_read_raw(a, path, options, &f, &info)) {
		return false;
	}
	const struct block b = {
		.a = a, .path = path, .layer = options->layer, .f = &f, .info = &info};
	write_head(&b, out);
	buf_puts(out, "fields:\n");
	for (size_t i = 0; f.table != NULL && i < f.table->n_columns; i++) {
		inspect_column(a, &f.table->columns[i], f.table->n_rows, out);
	}
	if (users != NULL) {
		buf_printf(out, "used by:  %s\n", users);
		return true;
	}
	return write_layer(&b, out);
}

bool inspect_file(struct arena *a, const char *path, const struct source_options *options,
	const char *users, struct buf *out)
{
	const char *const *layers = &options->layer;
	const char **found;
	size_t n = 1;
	if (options->layer == NULL) {
		if (!inspect_layers(a, path, &found, &n)) {
			return false;
		}
		layers = found;
	}
	for (size_t i = 0; i < n; i++) {
		struct source_options o = *options;
		o.layer = layers[i];
		buf_puts(out, i > 0 ? "\n" : "");
		if (!write_block(a, path, &o, users, out)) {
			return false;
		}
	}
	return true;
}
