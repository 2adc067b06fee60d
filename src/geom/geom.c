#include "geom/geom.h"

#include "base/buf.h"
#include "base/memo.h"
#include "base/suggest.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

bool pt_is_same(struct pt a, struct pt b)
{
	return a.x == b.x && a.y == b.y;
}

bool pt_is_finite(struct pt p)
{
	return isfinite(p.x) && isfinite(p.y);
}

struct pt pt_between(struct pt a, struct pt b, double t)
{
	return (struct pt){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

struct box box_empty(void)
{
	return (struct box){DBL_MAX, DBL_MAX, -DBL_MAX, -DBL_MAX};
}

bool box_is_empty(struct box b)
{
	return b.min_x > b.max_x || b.min_y > b.max_y;
}

void box_add(struct box *b, struct pt p)
{
	b->min_x = p.x < b->min_x ? p.x : b->min_x;
	b->min_y = p.y < b->min_y ? p.y : b->min_y;
	b->max_x = p.x > b->max_x ? p.x : b->max_x;
	b->max_y = p.y > b->max_y ? p.y : b->max_y;
}

void box_add_box(struct box *b, struct box other)
{
	if (!box_is_empty(other)) {
		box_add(b, (struct pt){other.min_x, other.min_y});
		box_add(b, (struct pt){other.max_x, other.max_y});
	}
}

bool box_overlaps(struct box a, struct box b)
{
	return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}

bool box_meets(struct box a, struct box b)
{
	return a.min_x <= b.max_x && b.min_x <= a.max_x && a.min_y <= b.max_y &&
	       b.min_y <= a.max_y;
}

bool box_contains(struct box b, struct pt p)
{
	return p.x >= b.min_x && p.x <= b.max_x && p.y >= b.min_y && p.y <= b.max_y;
}

struct box box_grow(struct box b, double by)
{
	return (struct box){b.min_x - by, b.min_y - by, b.max_x + by, b.max_y + by};
}

const struct column *table_column(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->n_columns; i++) {
		if (strcasecmp(t->columns[i].name, name) == 0) {
			return &t->columns[i];
		}
	}
	return NULL;
}

const char *table_nearest(const struct table *t, const char *name)
{
	enum { NAMES_MAX = 256 };
	const char *names[NAMES_MAX];
	size_t n = 0;
	for (; n < t->n_columns && n < NAMES_MAX; n++) {
		names[n] = t->columns[n].name;
	}
	return suggest_nearest(name, names, n);
}

const char *table_word(const struct table *t, const char *column, size_t row)
{
	const struct column *c = table_column(t, column);
	return c == NULL || c->type != COLUMN_TEXT ? NULL : c->u.text[row];
}

const char *table_text(struct arena *a, const struct column *c, size_t row)
{
	if (c->type == COLUMN_TEXT) {
		return c->u.text[row];
	}
	double v = c->u.num[row];
	if (!isfinite(v)) {
		return NULL;
	}
	enum { DECIMALS = 6, TEXT_MAX = 320 }; /* the largest double has 309 digits */
	struct buf b;
	buf_init(&b, TEXT_MAX);
	if (fabs(v) > 1e12) { /* buf_num() goes no farther */
		buf_printf(&b, "%.0f", v);
	} else {
		buf_num(&b, v, DECIMALS);
	}
	const char *text = b.failed ? NULL : arena_strdup(a, b.ptr);
	buf_finish(&b);
	return text;
}

bool features_begin(struct features *f, struct arena *a, enum shape shape, uint32_t row)
{
	if (f->n_parts >= UINT32_MAX) {
		return diag_fail(a->diag, SM_E_LIMIT, "too many parts");
	}
	struct feature *items =
		arena_grow(a, f->items, f->n_items, &f->cap_items, sizeof(*items));
	if (items == NULL) {
		return false;
	}
	f->items = items;
	items[f->n_items++] = (struct feature){.shape = shape,
		.part_begin = (uint32_t)f->n_parts,
		.part_end = (uint32_t)f->n_parts,
		.row = row,
		.box = box_empty()};
	return true;
}

bool features_part(struct features *f, struct arena *a)
{
	struct part *parts = arena_grow(a, f->parts, f->n_parts, &f->cap_parts, sizeof(*parts));
	if (parts == NULL) {
		return false;
	}
	f->parts = parts;
	parts[f->n_parts++] = (struct part){(uint32_t)f->n_pts, (uint32_t)f->n_pts};
	return true;
}

bool features_reserve(struct features *f, struct arena *a, size_t n)
{
	if (n <= f->cap_pts - f->n_pts) {
		return true;
	}
	struct pt *pts = arena_alloc(a, f->n_pts + n, sizeof(*pts));
	if (pts == NULL) {
		return false;
	}
	if (f->n_pts > 0) {
		memcpy(pts, f->pts, f->n_pts * sizeof(*pts));
	}
	f->pts = pts;
	f->cap_pts = f->n_pts + n;
	return true;
}

bool features_point(struct features *f, struct arena *a, struct pt p)
{
	if (f->n_pts >= UINT32_MAX) {
		return diag_fail(a->diag, SM_E_LIMIT, "too many points");
	}
	struct pt *pts = arena_grow(a, f->pts, f->n_pts, &f->cap_pts, sizeof(*pts));
	if (pts == NULL) {
		return false;
	}
	f->pts = pts;
	pts[f->n_pts++] = p;
	f->parts[f->n_parts - 1].end = (uint32_t)f->n_pts;
	return true;
}

void features_end(struct features *f)
{
	struct feature *item = &f->items[f->n_items - 1];
	item->part_end = (uint32_t)f->n_parts;
	for (uint32_t p = item->part_begin; p < item->part_end; p++) {
		for (uint32_t i = f->parts[p].begin; i < f->parts[p].end; i++) {
			box_add(&item->box, f->pts[i]);
		}
	}
}

bool features_copy(struct features *f, struct arena *a, const struct features *from,
	const struct feature *item)
{
	bool ok = features_begin(f, a, item->shape, item->row);
	for (uint32_t p = item->part_begin; ok && p < item->part_end; p++) {
		ok = features_part(f, a);
		for (uint32_t i = from->parts[p].begin; ok && i < from->parts[p].end; i++) {
			ok = features_point(f, a, from->pts[i]);
		}
	}
	if (ok) {
		features_end(f);
	}
	return ok;
}

double ring_area(const struct pt *pts, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		/* Relative to the first point, so that far coordinates lose no digits. */
		struct pt p = {pts[i].x - pts[0].x, pts[i].y - pts[0].y};
		size_t k = i + 1 < n ? i + 1 : 0;
		struct pt q = {pts[k].x - pts[0].x, pts[k].y - pts[0].y};
		sum += p.x * q.y - q.x * p.y;
	}
	return sum / 2;
}

/* Whether a ray from p to the right crosses the edge. */
static bool crosses(struct pt a, struct pt b, struct pt p)
{
	return (a.y > p.y) != (b.y > p.y) &&
	       p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x);
}

bool feature_contains(const struct features *f, const struct feature *item, struct pt p)
{
	bool inside = false;
	if (!box_contains(item->box, p)) {
		return false;
	}
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part *ring = &f->parts[k];
		for (uint32_t i = ring->begin; i < ring->end; i++) {
			uint32_t next = i + 1 < ring->end ? i + 1 : ring->begin;
			inside ^= crosses(f->pts[i], f->pts[next], p);
		}
	}
	return inside;
}

/* From -180 to 180 degrees. */
static double wrap_deg(double lon_deg)
{
	return remainder(lon_deg, 360);
}

/* The meridian of p from p to the pole that the ring is farther from: how often, odd or even,
 * the ring crosses it. */
static bool ring_holds(const struct pt *pts, size_t n, struct lonlat p)
{
	bool inside = false;
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		sum += pts[i].y;
	}
	double towards = sum >= 0 ? -1 : 1;
	for (size_t i = 0; i < n; i++) {
		struct pt a = pts[i], b = pts[i + 1 < n ? i + 1 : 0];
		a.x = wrap_deg(a.x - p.lon_deg);
		b.x = wrap_deg(b.x - p.lon_deg);
		if ((a.x > 0) != (b.x > 0) && fabs(a.x - b.x) < 180) {
			double lat = a.y - a.x / (b.x - a.x) * (b.y - a.y);
			inside ^= (lat - p.lat_deg) * towards > 0;
		}
	}
	return inside;
}

bool feature_contains_lonlat(
	const struct features *f, const struct feature *item, struct lonlat p)
{
	bool inside = false;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part *ring = &f->parts[k];
		inside ^= ring_holds(&f->pts[ring->begin], ring->end - ring->begin, p);
	}
	return inside;
}

void features_dump(const struct features *f, size_t max_points, struct buf *out)
{
	static const char *const names[] = {"null", "point", "line", "polygon"};
	for (size_t i = 0; i < f->n_items; i++) {
		const struct feature *item = &f->items[i];
		size_t n = 0;
		buf_printf(out, "%s row %u", names[item->shape], item->row);
		for (uint32_t k = item->part_begin; k < item->part_end; k++) {
			const struct part *part = &f->parts[k];
			buf_printf(out, " part %u:", part->end - part->begin);
			for (uint32_t j = part->begin; j < part->end && n < max_points;
				j++, n++) {
				buf_puts(out, " ");
				buf_num(out, f->pts[j].x, 4);
				buf_puts(out, ",");
				buf_num(out, f->pts[j].y, 4);
			}
		}
		buf_puts(out, "\n");
	}
}

bool features_compact(struct arena *a, const struct features *in, struct features *out)
{
	size_t n_parts = 0, n_pts = 0;
	for (size_t i = 0; i < in->n_items; i++) {
		const struct feature *item = &in->items[i];
		n_parts += item->part_end - item->part_begin;
		for (uint32_t p = item->part_begin; p < item->part_end; p++) {
			n_pts += in->parts[p].end - in->parts[p].begin;
		}
	}
	*out = (struct features){.space = in->space,
		.table = in->table,
		.items = arena_alloc(a, in->n_items, sizeof(*out->items)),
		.parts = arena_alloc(a, n_parts, sizeof(*out->parts)),
		.pts = arena_alloc(a, n_pts, sizeof(*out->pts)),
		.cap_items = in->n_items,
		.cap_parts = n_parts,
		.cap_pts = n_pts};
	if (out->items == NULL || out->parts == NULL || out->pts == NULL) {
		return false;
	}
	for (size_t i = 0; i < in->n_items; i++) {
		struct feature item = in->items[i];
		uint32_t begin = (uint32_t)out->n_parts;
		for (uint32_t p = item.part_begin; p < item.part_end; p++) {
			const struct part part = in->parts[p];
			uint32_t n = part.end - part.begin, at = (uint32_t)out->n_pts;
			memcpy(&out->pts[at], &in->pts[part.begin], n * sizeof(*out->pts));
			out->n_pts += n;
			out->parts[out->n_parts++] = (struct part){at, at + n};
		}
		item.part_begin = begin;
		item.part_end = (uint32_t)out->n_parts;
		out->items[out->n_items++] = item;
	}
	return true;
}

void features_key(struct memo_key *key, const struct features *f)
{
	const uint32_t head[] = {(uint32_t)f->space, (uint32_t)f->n_items};
	memo_add(key, head, sizeof(head));
	for (size_t i = 0; i < f->n_items; i++) {
		const struct feature *item = &f->items[i];
		const uint32_t own[] = {
			(uint32_t)item->shape, item->row, item->part_end - item->part_begin};
		memo_add(key, own, sizeof(own));
		for (uint32_t p = item->part_begin; p < item->part_end; p++) {
			struct part part = f->parts[p];
			memo_add(key, &f->pts[part.begin],
				(part.end - part.begin) * sizeof(*f->pts));
		}
	}
}
