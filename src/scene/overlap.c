#include "scene/overlap.h"

#include "geom/offset.h"
#include "geom/simplify.h"
#include "geom/stripes.h"
#include "scene/build.h"

#include <math.h>
#include <string.h>

/* The layer beneath shows on at least so much of an area, and stripes cover as much. */
static const double share_min = 0.3;
/* Widths are tried whole, halved, ... down to this part. */
enum { PARTS_MAX = 5 };
/* Half of what may be seen; the outer edge has been thinned already. */
static const double thin_tolerance_pt = 0.05;

/* Whether a layer's areas are features of its file, one by one. */
static bool has_own_features(const struct map_layer *layer)
{
	const struct layer_spec *s = layer->spec;
	return s->zone == NULL && !s->dissolve && !s->off;
}

static bool paints_inside(const struct style_props *p)
{
	return !p->hidden && (p->fill.a > 0 || p->hatch_stroke.a > 0);
}

/* What an overlap is looked for with. */
struct finder {
	struct arena *a;
	const struct style *style;
	const struct spec *spec;
	bool *theirs;  /* by row: the earlier layer at hand paints it */
	bool *painted; /* by row: one of them does, and the layer draws it */
};

static bool paints_row(
	const struct finder *f, const struct map_layer *layer, const struct feature *item)
{
	struct style_props props;
	build_feature_style(
		f->style, f->spec, layer, item, layer_class(f->a, layer, item->row), &props);
	return item->shape == SHAPE_POLYGON && paints_inside(&props);
}

/* Flags the rows that both layers draw; how many there are. */
static size_t flag_rows(
	struct finder *f, const struct map_layer *earlier, const struct map_layer *layer)
{
	const struct features *theirs = &earlier->features, *ours = &layer->features;
	size_t n = 0;
	memset(f->theirs, 0, ours->table->n_rows * sizeof(*f->theirs));
	for (size_t i = 0; i < theirs->n_items; i++) {
		f->theirs[theirs->items[i].row] = paints_row(f, earlier, &theirs->items[i]);
	}
	for (size_t i = 0; i < ours->n_items; i++) {
		const struct feature *item = &ours->items[i];
		if (f->theirs[item->row] && item->shape == SHAPE_POLYGON) {
			f->painted[item->row] = true;
			n++;
		}
	}
	return n;
}

static bool shows_group(const struct map_layer *layer)
{
	const struct features *f = &layer->features;
	return where_group(&layer->spec->where) != NULL && f->n_items > 0 &&
	       f->items[0].shape == SHAPE_POLYGON;
}

/* Members of groups that are drawn from two files are not known to be the same. */
static void warn_other_file(
	const struct finder *f, const struct layers *layers, const struct map_layer *layer)
{
	const struct map_layer *other = NULL;
	for (const struct map_layer *earlier = layers->items; earlier < layer; earlier++) {
		bool counts = has_own_features(earlier) && earlier->spec->where.n > 0;
		if (counts && earlier->info == layer->info) {
			return;
		}
		other = counts && shows_group(earlier) ? earlier : other;
	}
	if (other != NULL && shows_group(layer)) {
		diag_warn(f->a->diag, "overlap-files",
			"%s:%d:%d: layer '%s' covers layer '%s': `overlap` knows only areas of "
			"one file, and that is drawn from another, %s",
			place_path(layer->spec->at, f->spec->path), layer->spec->at.line,
			layer->spec->at.column, layer->spec->id, other->spec->id, other->path);
	}
}

static bool find_in_layer(
	struct finder *f, const struct layers *layers, struct map_layer *layer)
{
	size_t n = layer->features.table->n_rows;
	f->theirs = arena_alloc(f->a, n, sizeof(*f->theirs));
	f->painted = arena_alloc(f->a, n, sizeof(*f->painted));
	if (f->theirs == NULL || f->painted == NULL) {
		return false;
	}
	size_t most = 1;
	warn_other_file(f, layers, layer);
	for (const struct map_layer *earlier = layers->items; earlier < layer; earlier++) {
		bool counts = earlier->info == layer->info && has_own_features(earlier) &&
			      earlier->spec->where.n > 0;
		size_t shared = counts ? flag_rows(f, earlier, layer) : 0;
		if (shared >= most) {
			most = shared;
			layer->overlaps = f->painted;
			layer->overlapped = earlier->spec->id;
		}
	}
	if (layer->overlaps != NULL) {
		double band_pt = style_band_pt(f->style, layer->spec->id);
		layer->fade_pt = fmax(layer->fade_pt, band_pt);
	}
	return true;
}

bool overlap_find(struct arena *a, const struct style *style, const struct spec *spec,
	struct layers *layers)
{
	struct finder f = {.a = a, .style = style, .spec = spec};
	for (size_t i = 0; i < layers->n; i++) {
		struct map_layer *layer = &layers->items[i];
		if (has_own_features(layer) && style_has_overlap(style, layer->spec->id) &&
			!find_in_layer(&f, layers, layer)) {
			return false;
		}
	}
	return true;
}

bool overlap_is_parted(
	const struct map_layer *layer, uint32_t row, const struct style_props *props)
{
	return props->overlap != OVERLAP_COVER && layer->overlaps != NULL &&
	       layer->overlaps[row];
}

static double area_of(const struct features *f, const struct feature *item)
{
	double sum = 0;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part *ring = &f->parts[k];
		sum += ring_area(&f->pts[ring->begin], ring->end - ring->begin);
	}
	return fabs(sum);
}

/* What remains inside of a band, as wide as leaves enough of it; none is an empty list. */
static bool find_inside(struct arena *a, const struct features *in, const struct feature *item,
	double width_pt, struct features *out)
{
	double wanted = share_min * area_of(in, item);
	for (int part = 1; part <= PARTS_MAX; part++) {
		struct features inside = {.space = in->space, .table = in->table};
		if (!offset_inwards(a, in, item, width_pt / part, &inside) ||
			!simplify_features(a, &inside, thin_tolerance_pt, out)) {
			return false;
		}
		if (out->n_items > 0 && area_of(out, &out->items[0]) >= wanted) {
			break;
		}
	}
	return true;
}

/* The area without its inside: even-odd, the rings of both. */
static bool add_band(struct arena *a, const struct features *in, const struct feature *item,
	double width_pt, struct features *out)
{
	struct features inside;
	if (!find_inside(a, in, item, width_pt, &inside) || !features_copy(out, a, in, item)) {
		return false;
	}
	bool ok = true;
	for (size_t k = 0; ok && k < inside.n_parts; k++) {
		const struct part *ring = &inside.parts[k];
		ok = features_part(out, a);
		for (uint32_t i = ring->begin; ok && i < ring->end; i++) {
			ok = features_point(out, a, inside.pts[i]);
		}
	}
	if (ok) {
		features_end(out);
	}
	return ok;
}

static bool add_stripes(struct arena *a, const struct features *in, const struct feature *item,
	const struct style_props *props, struct features *out)
{
	double area = area_of(in, item);
	const struct features before = *out;
	for (int part = 1; part <= PARTS_MAX; part++) {
		out->n_items = before.n_items;
		out->n_parts = before.n_parts;
		out->n_pts = before.n_pts;
		if (!stripes_feature(a, in, item, props->overlap_angle_deg,
			    props->overlap_width_pt / part, out)) {
			return false;
		}
		double striped = area_of(out, &out->items[before.n_items]);
		if (striped >= share_min * area && striped <= (1 - share_min) * area) {
			break;
		}
	}
	return true;
}

bool overlap_add(struct arena *a, const struct features *in, const struct feature *item,
	const struct style_props *props, struct features *out)
{
	return props->overlap == OVERLAP_STRIPES
		       ? add_stripes(a, in, item, props, out)
		       : add_band(a, in, item, props->overlap_width_pt, out);
}
