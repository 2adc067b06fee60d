/*
 * Geometry of any coordinates is cut, thinned, hatched and given an anchor. The first byte says
 * the shape and how the rest is read: small numbers on a grid, where edges meet and overlap
 * often, or doubles as they are.
 */
#include "fuzz.h"
#include "geom/anchor.h"
#include "geom/clip.h"
#include "geom/hatch.h"
#include "geom/simplify.h"

#include <math.h>
#include <string.h>

enum { POINTS_MAX = 2000, SAMPLES = 12 };

static const struct box frame = {-20, -10, 60, 50};

/* The next coordinate; parts end at the grid's value 127. */
static double next_number(const uint8_t **data, const uint8_t *end, bool grid)
{
	if (grid) {
		return (double)(int8_t) * (*data)++;
	}
	double v = 0;
	size_t n = (size_t)(end - *data) < sizeof(v) ? (size_t)(end - *data) : sizeof(v);
	memcpy(&v, *data, n);
	*data += n;
	return isfinite(v) && fabs(v) < 1e6 ? v : 0;
}

static bool read_features(
	struct arena *a, const uint8_t *data, size_t size, struct features *out)
{
	static const enum shape shapes[] = {SHAPE_POLYGON, SHAPE_LINE, SHAPE_POINT};
	const uint8_t *end = data + size;
	bool grid = (data[0] & 0x80) == 0;
	bool ok = features_begin(out, a, shapes[data[0] % 3], 0) && features_part(out, a);
	data++;
	while (ok && end - data >= 2 && out->n_pts < POINTS_MAX) {
		if (*data == 127) {
			data++;
			ok = features_part(out, a);
			continue;
		}
		double x = next_number(&data, end, grid);
		double y = data < end ? next_number(&data, end, grid) : 0;
		ok = features_point(out, a, (struct pt){x, y});
	}
	features_end(out);
	return ok;
}

/* Drops parts with too few points for their shape, as sources do. */
static void drop_short_parts(struct features *f)
{
	uint32_t least = f->items[0].shape == SHAPE_POLYGON ? 3
			 : f->items[0].shape == SHAPE_LINE  ? 2
							    : 1;
	size_t n = 0;
	for (size_t k = 0; k < f->n_parts; k++) {
		if (f->parts[k].end - f->parts[k].begin >= least) {
			f->parts[n++] = f->parts[k];
		}
	}
	f->n_parts = n;
	f->items[0].part_end = (uint32_t)n;
	if (n == 0) {
		f->items[0].shape = SHAPE_NULL;
	}
}

/* Points of the frame are inside the cut area exactly when they are inside the whole one.
 * Only on the grid: the samples lie off every edge there. */
static void check_samples(const struct features *in, const struct features *out)
{
	for (int i = 0; i < SAMPLES; i++) {
		for (int k = 0; k < SAMPLES; k++) {
			struct pt p = {frame.min_x + 0.5437 + i * 6.6123,
				frame.min_y + 0.4871 + k * 4.9547};
			bool was = feature_contains(in, &in->items[0], p);
			bool is = out->n_items > 0 && feature_contains(out, &out->items[0], p);
			FUZZ_CHECK(was == is);
		}
	}
}

static void check_clip(struct arena *a, const struct features *in, bool grid)
{
	struct features out;
	FUZZ_CHECK(clip_features(a, in, frame, &out));
	fuzz_check_features(&out);
	for (size_t i = 0; i < out.n_items; i++) {
		FUZZ_CHECK(box_contains(box_grow(frame, 1e-9),
			(struct pt){out.items[i].box.min_x, out.items[i].box.min_y}));
		FUZZ_CHECK(box_contains(box_grow(frame, 1e-9),
			(struct pt){out.items[i].box.max_x, out.items[i].box.max_y}));
	}
	if (grid && in->items[0].shape == SHAPE_POLYGON) {
		check_samples(in, &out);
	}
}

static void check_area(struct arena *a, const struct features *in, bool grid)
{
	struct features lines = {.space = in->space, .table = in->table};
	const struct anchor_request r = {.f = in, .item = &in->items[0], .aspect = 3};
	struct pt at;
	double half;
	FUZZ_CHECK(anchor_find(a, &r, &at, &half));
	FUZZ_CHECK(half >= 0 && isfinite(at.x) && isfinite(at.y));
	if (half > 0 && grid) {
		FUZZ_CHECK(feature_contains(in, &in->items[0], at));
		struct box b = {at.x - half, at.y - half / 3, at.x + half, at.y + half / 3};
		FUZZ_CHECK(anchor_box_inside(in, &in->items[0], box_grow(b, -1e-6)));
	}
	FUZZ_CHECK(!grid || hatch_feature(a, in, &in->items[0], 30, 2, &lines));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sm_diag d;
	static const struct table no_table;
	d = (struct sm_diag){0};
	struct arena a = {.diag = &d};
	struct features in = {.space = SPACE_PAGE, .table = &no_table}, thin;
	if (size < 3) {
		return 0;
	}
	bool grid = (data[0] & 0x80) == 0;
	FUZZ_CHECK(read_features(&a, data, size, &in));
	drop_short_parts(&in);
	check_clip(&a, &in, grid);
	FUZZ_CHECK(simplify_features(&a, &in, 0.7, &thin));
	if (in.items[0].shape == SHAPE_POLYGON) {
		check_area(&a, &in, grid);
	}
	FUZZ_CHECK(d.code == SM_OK);
	arena_finish(&a);
	return 0;
}
