#include "scene/build.h"

#include "base/timing.h"
#include "geom/clip.h"
#include "geom/common.h"
#include "geom/hatch.h"
#include "geom/simplify.h"
#include "proj/area.h"
#include "proj/geocut.h"
#include "scene/change.h"
#include "scene/fade.h"
#include "scene/overlap.h"
#include "scene/small.h"

#include <stdio.h>
#include <string.h>

const double build_margin_pt = 6;
/* What may be seen is 0.1 pt; densifying takes up to a fifth of that, what is drawn the rest.
 * Labels are placed by what is a little finer. */
static const double thin_tolerance_pt = 0.08, layout_tolerance_pt = 0.05;
/* Edges make smaller islands visible, but none that is smaller than this. */
static const double least_area_pt2 = 0.0025;

/* Whether a box meets the rectangle in some turn round the earth. */
static bool is_near(struct box b, struct box rect)
{
	for (int turn = -360; turn <= 360; turn += 360) {
		if (box_overlaps((struct box){b.min_x + turn, b.min_y, b.max_x + turn, b.max_y},
			    rect)) {
			return true;
		}
	}
	return false;
}

/* Features whose box meets what the view shows; the arrays of points are shared. */
static bool near_features(struct arena *a, const struct features *in,
	const struct view_info *info, struct features *out)
{
	*out = *in;
	out->items = arena_alloc(a, in->n_items, sizeof(*out->items));
	out->n_items = 0;
	for (size_t i = 0; out->items != NULL && i < in->n_items; i++) {
		const struct feature *item = &in->items[i];
		/* A box may be as wide as the earth and yet not hold what lies across 180. */
		bool is_wide = item->box.max_x - item->box.min_x > 180;
		if (item->shape == SHAPE_POINT || info->is_whole || is_wide ||
			is_near(item->box, info->lonlat)) {
			out->items[out->n_items++] = *item;
		}
	}
	return out->items != NULL;
}

/* Features cut to what the view shows of the earth. */
struct stages {
	struct features near;  /* uncut */
	struct features cut;   /* still in longitude and latitude */
	struct features whole; /* on the page, not clipped */
};

/* What has a soft edge is not clipped in longitude and latitude: the cuts would be edges. */
static bool cut_features(struct arena *a, const struct features *in,
	const struct view_info *info, double fade_pt, struct stages *out)
{
	struct features cut;
	bool is_whole = info->is_whole || fade_pt > 0;
	if (!near_features(a, in, info, &out->near) ||
		!geocut_features(a, &info->domain, &out->near, is_whole ? &out->cut : &cut)) {
		return false;
	}
	return is_whole || clip_features(a, &cut, info->lonlat, &out->cut);
}

/* Within the frame and a margin round it, out of reach of soft edges. */
static bool clip(struct arena *a, const struct view *view, const struct features *whole,
	double fade_pt, struct features *out)
{
	const struct view_info *info = view_info(view);
	struct box rect = box_grow(info->frame_pt, build_margin_pt + info->beyond_pt + fade_pt);
	return clip_features(a, whole, rect, out);
}

static bool clip_to_page(struct arena *a, const struct view *view, const struct features *whole,
	double fade_pt, struct features *out)
{
	struct features clipped;
	timing_begin(a, "simplify");
	bool ok = clip(a, view, whole, fade_pt, &clipped) &&
		  simplify_but_keep(a, &clipped, thin_tolerance_pt, least_area_pt2, out);
	timing_end(a);
	return ok;
}

bool build_earth(struct arena *a, const struct view *view, struct features *out)
{
	struct features outline, whole;
	return geocut_outline(a, &view_info(view)->domain, &outline) &&
	       view_project(a, view, &outline, &whole) && clip_to_page(a, view, &whole, 0, out);
}

/* All stages up to the page, unclipped. */
static bool to_page(struct arena *a, const struct view *view, const struct features *in,
	double fade_pt, struct stages *s)
{
	const struct view_info *info = view_info(view);
	timing_begin(a, "cut");
	bool ok = cut_features(a, in, info, fade_pt, s);
	timing_end(a);
	timing_begin(a, "project");
	ok = ok && view_project(a, view, &s->cut, &s->whole);
	if (ok) {
		area_check(a->diag, info, &s->near, &s->cut, &s->whole);
	}
	timing_end(a);
	return ok;
}

bool build_page_features(struct arena *a, const struct view *view, const struct features *in,
	struct features *out)
{
	struct stages s;
	return to_page(a, view, in, 0, &s) && clip_to_page(a, view, &s.whole, 0, out);
}

/* The same for a layer, for its labels and for drawing. */
static bool layer_to_page(
	struct arena *a, const struct view *view, struct map_layer *layer, struct stages *s)
{
	struct features clipped;
	struct features *drawn = arena_alloc(a, 1, sizeof(*drawn));
	layer->drawn = drawn;
	if (drawn == NULL || !to_page(a, view, &layer->features, layer->fade_pt, s)) {
		return false;
	}
	timing_begin(a, "simplify");
	bool ok = clip(a, view, &s->whole, 0, &clipped) &&
		  simplify_features(a, &clipped, layout_tolerance_pt, &layer->page) &&
		  simplify_but_keep(a, &clipped, thin_tolerance_pt, least_area_pt2, drawn);
	timing_end(a);
	return ok;
}

struct projecting {
	const struct view *view;
	const struct map_layer *layer;
};

/* What is kept of that, without what was needed on the way. */
static bool keep(struct arena *a, const struct map_layer *from, struct map_layer *to)
{
	struct features *drawn = arena_alloc(a, 1, sizeof(*drawn));
	struct small_area *small = arena_alloc(a, from->n_small, sizeof(*small));
	if (drawn == NULL || small == NULL) {
		return false;
	}
	if (from->n_small > 0) {
		memcpy(small, from->small, from->n_small * sizeof(*small));
	}
	to->small = small;
	to->n_small = from->n_small;
	to->drawn = drawn;
	return features_compact(a, from->drawn, drawn) &&
	       features_compact(a, &from->page, &to->page) &&
	       features_compact(a, &from->soft, &to->soft);
}

/* A layer of which only what is on the page counts. */
static const void *project_now(struct arena *a, const void *user)
{
	const struct projecting *p = user;
	struct map_layer *out = arena_alloc(a, 1, sizeof(*out));
	struct map_layer layer = *p->layer;
	struct arena own = {.diag = a->diag, .limit = a->limit, .timing = a->timing};
	struct stages s;
	bool ok = out != NULL && layer_to_page(&own, p->view, &layer, &s) &&
		  small_find(&own, &s.whole, view_info(p->view)->frame_pt, &layer);
	if (ok && layer.fade_pt > 0) {
		ok = clip_to_page(&own, p->view, &s.whole, layer.fade_pt, &layer.soft);
	}
	ok = ok && keep(a, &layer, out);
	arena_finish(&own);
	return ok ? out : NULL;
}

static struct memo_key page_key(const struct view *view, const struct map_layer *layer)
{
	struct memo_key key = memo_begin("page");
	view_key(&key, view);
	memo_add_number(&key, layer->fade_pt);
	memo_add_number(&key, layer->spec->smallest_pt);
	memo_add_number(&key, layer->spec->small);
	features_key(&key, &layer->features);
	return key;
}

/* Once for all jobs that show the same of it; the table is the job's own. */
static bool project_layer(struct arena *a, const struct view *view, struct map_layer *layer)
{
	const struct projecting p = {view, layer};
	const struct memo_key key = page_key(view, layer);
	const struct map_layer *shared = memo_get(a, key, project_now, &p);
	struct features *drawn = shared == NULL ? NULL : arena_alloc(a, 1, sizeof(*drawn));
	if (drawn == NULL) {
		return false;
	}
	*drawn = *shared->drawn;
	layer->page = shared->page;
	layer->soft = shared->soft;
	layer->small = shared->small;
	layer->n_small = shared->n_small;
	layer->drawn = drawn;
	drawn->table = layer->page.table = layer->soft.table = layer->features.table;
	if (memo_is_used(a)) {
		layer->page_key = key;
	}
	return true;
}

/* Whether two layers show the same features of one file, as far beyond the frame. */
static bool shows_same(const struct map_layer *a, const struct map_layer *b)
{
	const struct features *f = &a->features, *g = &b->features;
	bool same = f->pts == g->pts && f->parts == g->parts && f->n_items == g->n_items &&
		    f->table == g->table && a->fade_pt == b->fade_pt;
	for (size_t i = 0; same && i < f->n_items; i++) {
		same = f->items[i].row == g->items[i].row &&
		       f->items[i].part_begin == g->items[i].part_begin;
	}
	return same;
}

bool build_project(struct arena *a, const struct view *view, const struct layers *like,
	struct layers *layers)
{
	for (size_t i = 0; i < layers->n; i++) {
		struct map_layer *layer = &layers->items[i];
		const struct map_layer *other = like == NULL ? NULL : &like->items[i];
		if (other != NULL && shows_same(layer, other)) {
			layer->page = other->page;
			layer->page_key = other->page_key;
			layer->drawn = other->drawn;
			layer->soft = other->soft;
			layer->small = other->small;
			layer->n_small = other->n_small;
			continue;
		}
		diag_push(a->diag, "layer '%s'", layer->spec->id);
		bool ok = project_layer(a, view, layer);
		diag_pop(a->diag);
		if (!ok) {
			return false;
		}
	}
	return true;
}

/* Natural Earth's classes of lines that not all sides accept. */
static bool is_disputed(const char *class_name)
{
	static const char *const classes[] = {
		"disputed", "line-of-control", "indefinite", "breakaway"};
	for (size_t i = 0; class_name != NULL && i < sizeof(classes) / sizeof(classes[0]);
		i++) {
		if (strcmp(classes[i], class_name) == 0) {
			return true;
		}
	}
	return false;
}

void build_style(const struct style *style, const struct spec *spec,
	const struct map_layer *layer, const char *class_name, const char *change,
	struct style_props *out)
{
	style_resolve_change(style, layer->spec->id, class_name, change, out);
	if (!is_disputed(class_name)) {
		return;
	}
	switch (spec->boundaries.disputed) {
	case DISPUTED_HIDDEN:
		out->hidden = true;
		break;
	case DISPUTED_SOLID:
		out->n_dash = 0;
		break;
	case DISPUTED_DASHED:
		if (out->n_dash == 0) {
			out->dash_pt[0] = 4 * out->stroke_width_pt;
			out->dash_pt[1] = 3 * out->stroke_width_pt;
			out->n_dash = 2;
		}
		break;
	}
}

void build_feature_style(const struct style *style, const struct spec *spec,
	const struct map_layer *layer, const struct feature *item, const char *class_name,
	struct style_props *out)
{
	if (grade_is_missing(layer, item->row)) {
		style_resolve_missing(style, layer->spec->id, out);
	} else {
		build_style(
			style, spec, layer, class_name, layer_overlay(layer, item->row), out);
	}
	grade_apply(layer, item->shape, item->row, out);
}

/* What is known of each feature of a layer while it is drawn. */
struct drawn {
	const struct feature *item;
	const struct feature *fill; /* what of it is filled and hatched: of builder.fills */
	const struct feature *wide; /* the same of layer->soft, or NULL */
	const struct feature *soft; /* the same; NULL: its edge is not soft */
	bool parted;		    /* an earlier layer is seen in it */
	const char *class_name;
	struct style_props props;
	struct paint_style paint;
};

struct builder {
	struct scene *s;
	const struct map_layer *layer;
	struct drawn *drawn;
	size_t n;
	struct features fills; /* those of the page, or one for each drawn */
};

/* The same feature among those with soft edges, which are in the same order and at least as
 * many; *at moves on. */
static const struct feature *find_soft(
	const struct features *soft, const struct feature *item, size_t *at)
{
	while (*at < soft->n_items &&
		(soft->items[*at].row != item->row || soft->items[*at].shape != item->shape)) {
		(*at)++;
	}
	return *at < soft->n_items ? &soft->items[(*at)++] : NULL;
}

static const struct features *shapes_of(const struct map_layer *layer)
{
	return layer->drawn != NULL ? layer->drawn : &layer->page;
}

static bool collect(struct builder *b, const struct style *style, const struct spec *spec)
{
	const struct features *f = shapes_of(b->layer);
	b->drawn = arena_alloc(b->s->arena, f->n_items, sizeof(*b->drawn));
	size_t at = 0;
	for (size_t i = 0; b->drawn != NULL && i < f->n_items; i++) {
		const struct feature *item = &f->items[i];
		struct drawn *d = &b->drawn[b->n];
		d->item = item;
		d->wide = find_soft(&b->layer->soft, item, &at);
		d->class_name = layer_class(b->s->arena, b->layer, item->row);
		build_feature_style(style, spec, b->layer, item, d->class_name, &d->props);
		style_paint(&d->props, &d->paint);
		d->parted = overlap_is_parted(b->layer, item->row, &d->props);
		bool fades = item->shape == SHAPE_POLYGON && d->props.edge_fade_pt > 0;
		d->soft = fades && !d->parted ? d->wide : NULL;
		bool shown = item->shape == SHAPE_POLYGON || item->shape == SHAPE_LINE;
		b->n += shown && !d->props.hidden;
	}
	return b->drawn != NULL;
}

/* What of the areas is filled. Bands are cut out of what reaches farther beyond the frame, for
 * the cuts are no edges; and so are the whole areas beside them, or they would not meet. */
static bool find_fills(struct builder *b)
{
	const struct map_layer *layer = b->layer;
	struct arena *a = b->s->arena;
	b->fills = *shapes_of(layer);
	if (layer->overlaps != NULL) {
		b->fills = (struct features){.space = SPACE_PAGE, .table = layer->page.table};
	}
	bool ok = true;
	for (size_t i = 0; layer->overlaps != NULL && ok && i < b->n; i++) {
		struct drawn *d = &b->drawn[i];
		const struct features *f = d->wide != NULL ? &layer->soft : shapes_of(layer);
		const struct feature *item = d->wide != NULL ? d->wide : d->item;
		ok = d->parted ? overlap_add(a, f, item, &d->props, &b->fills)
			       : features_copy(&b->fills, a, f, item);
	}
	for (size_t i = 0; ok && i < b->n; i++) {
		struct drawn *d = &b->drawn[i];
		d->fill = layer->overlaps != NULL ? &b->fills.items[i] : d->item;
	}
	return ok;
}

static bool same_color(struct rgba a, struct rgba b)
{
	return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

static bool same_fill(const struct paint_style *a, const struct paint_style *b)
{
	return same_color(a->fill, b->fill);
}

static bool same_stroke(const struct paint_style *a, const struct paint_style *b)
{
	bool same = same_color(a->stroke, b->stroke) &&
		    a->stroke_width_pt == b->stroke_width_pt && a->n_dash == b->n_dash;
	for (uint8_t i = 0; same && i < a->n_dash; i++) {
		same = a->dash_pt[i] == b->dash_pt[i];
	}
	return same;
}

typedef bool same_paint(const struct paint_style *a, const struct paint_style *b);

/* True when an earlier area is painted the same. */
static bool was_seen(const struct builder *b, size_t i, same_paint *same)
{
	for (size_t k = 0; k < i; k++) {
		if (b->drawn[k].item->shape == SHAPE_POLYGON &&
			same(&b->drawn[k].paint, &b->drawn[i].paint)) {
			return true;
		}
	}
	return false;
}

/* All areas painted like the i-th as one: of `f`, the fills or the page. */
static bool merge(struct builder *b, const struct features *f, size_t i, same_paint *same,
	struct features *merged)
{
	struct arena *a = b->s->arena;
	*merged = *f;
	merged->parts = arena_alloc(a, f->n_parts, sizeof(*merged->parts));
	merged->items = arena_alloc(a, 1, sizeof(*merged->items));
	merged->n_parts = 0;
	merged->n_items = 1;
	if (merged->parts == NULL || merged->items == NULL) {
		return false;
	}
	for (size_t k = i; k < b->n; k++) {
		const struct drawn *d = &b->drawn[k];
		if (d->item->shape != SHAPE_POLYGON || !same(&d->paint, &b->drawn[i].paint)) {
			continue;
		}
		const struct feature *own = f == &b->fills ? d->fill : d->item;
		uint32_t parts = own->part_end - own->part_begin;
		memcpy(&merged->parts[merged->n_parts], &f->parts[own->part_begin],
			parts * sizeof(*merged->parts));
		merged->n_parts += parts;
	}
	merged->items[0] =
		(struct feature){.shape = SHAPE_POLYGON, .part_end = (uint32_t)merged->n_parts};
	return true;
}

/*
 * Beneath the single areas lies one path of each colour, so that no seam shows between areas of
 * one colour. Areas that overlap are right all the same: what even-odd leaves out of the path
 * is covered by the areas themselves.
 */
static bool add_underpaint(struct builder *b)
{
	const struct scene_meaning meaning = {.class_name = "underpaint"};
	for (size_t i = 0; i < b->n; i++) {
		const struct drawn *d = &b->drawn[i];
		const struct paint_style paint = {.fill = d->paint.fill};
		/* Painting a see-through colour twice would darken it. */
		if (d->item->shape != SHAPE_POLYGON || d->paint.fill.a != 255 ||
			d->soft != NULL || was_seen(b, i, same_fill)) {
			continue;
		}
		struct features merged;
		if (!merge(b, &b->fills, i, same_fill, &merged) ||
			!scene_add_feature(b->s, &merged, &merged.items[0], &paint, &meaning)) {
			return false;
		}
	}
	return true;
}

/*
 * The edges of areas as one path. A border that two share is drawn once, unless dashes or
 * pointed corners would show where its lines end; round ends look like the corners they are.
 */
static bool add_outlines(
	struct builder *b, const struct features *areas, const struct paint_style *paint)
{
	struct arena *a = b->s->arena;
	struct features lines = {.space = SPACE_PAGE, .table = areas->table};
	struct paint_style round = *paint;
	bool shared = false;
	round.cap = CAP_ROUND;
	if (paint->n_dash == 0 && paint->join == JOIN_ROUND &&
		!common_once(a, areas, &areas->items[0], &lines, &shared)) {
		return false;
	}
	return shared ? scene_add_feature(b->s, &lines, &lines.items[0], &round, NULL)
		      : scene_add_feature(b->s, areas, &areas->items[0], paint, NULL);
}

/* Edges lie above all fills, or each area would hide half of its neighbour's. */
static bool add_edges(struct builder *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct drawn *d = &b->drawn[i];
		struct paint_style paint = d->paint;
		struct features merged;
		paint.fill = (struct rgba){0};
		if (d->item->shape == SHAPE_POLYGON && paint.stroke.a != 0 &&
			!was_seen(b, i, same_stroke) &&
			(!merge(b, shapes_of(b->layer), i, same_stroke, &merged) ||
				!add_outlines(b, &merged, &paint))) {
			return false;
		}
	}
	return true;
}

/* The area in coats; the first, and largest, says what it means. */
static bool add_soft(struct builder *b, const struct drawn *d, const struct paint_style *paint,
	const struct scene_meaning *meaning)
{
	const struct scene_meaning coat = {.class_name = "fade"};
	struct paint_style thin = *paint;
	unsigned char opacities[FADE_COATS_MAX];
	struct features coats;
	size_t n;
	if (!fade_make(
		    b->s->arena, &b->layer->soft, d->soft, d->props.edge_fade_pt, &coats, &n)) {
		return false;
	}
	fade_opacities(paint->fill.a, n, opacities);
	for (size_t k = 0; k < coats.n_items; k++) {
		thin.fill.a = opacities[k];
		if ((k == 0 || thin.fill.a > 0) &&
			!scene_add_feature(b->s, &coats, &coats.items[k], &thin,
				k == 0 ? meaning : &coat)) {
			return false;
		}
	}
	return true;
}

static bool add_features(struct builder *b)
{
	struct arena *a = b->s->arena;
	for (size_t i = 0; i < b->n; i++) {
		const struct drawn *d = &b->drawn[i];
		struct scene_meaning meaning = {0};
		const char *own;
		if (!change_join_classes(
			    a, d->class_name, layer_overlay(b->layer, d->item->row), &own) ||
			!change_join_classes(
				a, own, d->parted ? "overlap" : NULL, &meaning.class_name)) {
			return false;
		}
		if (!b->layer->spec->dissolve) { /* many in one have no name */
			meaning.key = layer_key(a, b->layer, d->item->row);
			meaning.title = text_chain_get(a, &b->layer->title, d->item->row);
			if (!layer_data(a, b->layer, d->item->row, &meaning)) {
				return false;
			}
		}
		struct paint_style paint = d->paint;
		if (d->item->shape == SHAPE_LINE) {
			paint.fill = (struct rgba){0};
		} else {
			paint.stroke = (struct rgba){0};
		}
		if (!(d->soft != NULL ? add_soft(b, d, &paint, &meaning)
				      : scene_add_feature(
						b->s, &b->fills, d->fill, &paint, &meaning))) {
			return false;
		}
	}
	return true;
}

/* The hatch of an area, `alpha` opaque. */
static bool hatch_area(struct builder *b, const struct drawn *d, const struct features *f,
	const struct feature *item, unsigned char alpha)
{
	struct features lines = {.space = SPACE_PAGE, .table = f->table};
	struct paint_style paint = {
		.stroke = d->props.hatch_stroke, .stroke_width_pt = d->props.hatch_width_pt};
	paint.stroke.a = alpha;
	if (!hatch_feature(b->s->arena, f, item, d->props.hatch_angle_deg,
		    d->props.hatch_spacing_pt, &lines)) {
		return false;
	}
	const struct scene_meaning meaning = {.class_name = "hatch"};
	return lines.n_parts == 0 || alpha == 0 ||
	       scene_add_feature(b->s, &lines, &lines.items[0], &paint, &meaning);
}

static bool add_hatch(struct builder *b, const struct drawn *d)
{
	if (d->soft == NULL) {
		return hatch_area(b, d, &b->fills, d->fill, d->props.hatch_stroke.a);
	}
	unsigned char opacities[FADE_COATS_MAX];
	struct features coats;
	size_t n;
	if (!fade_make(
		    b->s->arena, &b->layer->soft, d->soft, d->props.edge_fade_pt, &coats, &n)) {
		return false;
	}
	fade_opacities(d->props.hatch_stroke.a, n, opacities);
	for (size_t k = 0; k < coats.n_items; k++) {
		if (!hatch_area(b, d, &coats, &coats.items[k], opacities[k])) {
			return false;
		}
	}
	return true;
}

static bool add_hatches(struct builder *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct drawn *d = &b->drawn[i];
		if (d->item->shape == SHAPE_POLYGON && d->props.hatch_stroke.a != 0 &&
			!add_hatch(b, d)) {
			return false;
		}
	}
	return true;
}

/* Dots for the areas too small to be seen. */
static bool add_small(struct builder *b, const struct style *style, const struct spec *spec)
{
	const struct map_layer *layer = b->layer;
	for (size_t i = 0; layer->spec->small == SMALL_DOT && i < layer->n_small; i++) {
		const struct small_area *small = &layer->small[i];
		struct style_props props;
		struct paint_style paint;
		struct scene_meaning meaning = {
			.class_name = layer_class(b->s->arena, layer, small->row)};
		build_style(style, spec, layer, meaning.class_name,
			layer_overlay(layer, small->row), &props);
		style_paint(&props, &paint);
		if (!layer->spec->dissolve) {
			meaning.key = layer_key(b->s->arena, layer, small->row);
			meaning.title = text_chain_get(b->s->arena, &layer->title, small->row);
		}
		if (!props.hidden && !small_draw(b->s, small->at, layer->spec->smallest_pt,
					     &paint, &meaning)) {
			return false;
		}
	}
	return true;
}

bool build_layer(struct scene *s, const struct style *style, const struct spec *spec,
	const struct map_layer *layer)
{
	struct builder b = {.s = s, .layer = layer};
	if (!collect(&b, style, spec) || !find_fills(&b)) {
		return false;
	}
	bool dots = layer->spec->small == SMALL_DOT && layer->n_small > 0;
	if (b.n == 0 && !dots) {
		return true;
	}
	char shapes_id[128];
	(void)snprintf(shapes_id, sizeof(shapes_id), "%s-shapes", layer->spec->id);
	const struct scene_group group = {
		.id = layer->spec->id, .class_name = "layer", .title = NULL};
	const struct scene_group shapes = {.id = shapes_id, .class_name = "shapes"};
	return scene_group_begin(s, &group) && scene_group_begin(s, &shapes) &&
	       add_underpaint(&b) && add_features(&b) && scene_group_end(s) &&
	       add_hatches(&b) && add_edges(&b) && add_small(&b, style, spec) &&
	       scene_group_end(s);
}
