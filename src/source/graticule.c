#include "source/graticule.h"

#include <math.h>

static struct table *new_table(struct arena *a, size_t rows)
{
	static const char *const names[] = {"lon", "lat"};
	struct table *t = arena_alloc(a, 1, sizeof(*t));
	struct column *columns = arena_alloc(a, 2, sizeof(*columns));
	if (t == NULL || columns == NULL) {
		return NULL;
	}
	for (int i = 0; i < 2; i++) {
		double *num = arena_alloc(a, rows, sizeof(*num));
		if (num == NULL) {
			return NULL;
		}
		for (size_t row = 0; row < rows; row++) {
			num[row] = (double)NAN;
		}
		columns[i] =
			(struct column){.name = names[i], .type = COLUMN_NUMBER, .u.num = num};
	}
	*t = (struct table){.columns = columns, .n_columns = 2, .n_rows = rows};
	return t;
}

/* A line from `from` to `to` along one coordinate, the other fixed. */
static bool add_line(struct arena *a, struct features *f, bool meridian, double fixed,
	double from, double to)
{
	int n = (int)ceil(to - from);
	n = n < 1 ? 1 : n;
	if (!features_begin(f, a, SHAPE_LINE, (uint32_t)f->n_items) || !features_part(f, a)) {
		return false;
	}
	for (int i = 0; i <= n; i++) {
		double v = from + (to - from) * i / n;
		struct pt p = meridian ? (struct pt){fixed, v} : (struct pt){v, fixed};
		if (!features_point(f, a, p)) {
			return false;
		}
	}
	features_end(f);
	return true;
}

bool graticule_make(
	struct arena *a, struct box lonlat, double spacing_deg, struct features *out)
{
	double width = lonlat.max_x - lonlat.min_x, height = lonlat.max_y - lonlat.min_y;
	if (!(spacing_deg > 0) || !((width + height) / spacing_deg < GRATICULE_MAX_LINES)) {
		return diag_fail(a->diag, SM_E_LIMIT,
			"graticule: more than %d lines, one every %g degrees; a larger spacing "
			"is needed",
			GRATICULE_MAX_LINES, spacing_deg);
	}
	long first_lon = (long)ceil(lonlat.min_x / spacing_deg);
	long last_lon = (long)floor(lonlat.max_x / spacing_deg);
	/* All round the earth the last meridian is the first again. */
	last_lon -= (double)(last_lon - first_lon) * spacing_deg >= 360;
	long first_lat = (long)ceil(lonlat.min_y / spacing_deg);
	long last_lat = (long)floor(lonlat.max_y / spacing_deg);
	long n = last_lon - first_lon + last_lat - first_lat + 2;
	struct table *t = new_table(a, n < 1 ? 1 : (size_t)n);
	*out = (struct features){.space = SPACE_LONLAT, .table = t};
	for (long i = first_lon; t != NULL && i <= last_lon; i++) {
		t->columns[0].u.num[out->n_items] = (double)i * spacing_deg;
		if (!add_line(a, out, true, (double)i * spacing_deg, lonlat.min_y,
			    lonlat.max_y)) {
			return false;
		}
	}
	for (long i = first_lat; t != NULL && i <= last_lat; i++) {
		t->columns[1].u.num[out->n_items] = (double)i * spacing_deg;
		if (!add_line(a, out, false, (double)i * spacing_deg, lonlat.min_x,
			    lonlat.max_x)) {
			return false;
		}
	}
	return t != NULL;
}
