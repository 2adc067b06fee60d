#include "report/areas.h"

#include "geom/clip.h"
#include "geom/nest.h"
#include "report/alt.h"
#include "report/report_parts.h"
#include "scene/build.h"

#include <math.h>
#include <stdlib.h>

/* One map of the page on its way into the text. */
struct areas {
	const struct report *r;
	const struct report_map *map;
	size_t panel; /* its number from 1; 0: there is no other */
	double x_px_per_pt, y_px_per_pt;
	struct buf *out;
	bool first;
};

/* What an area stands for. */
struct meaning {
	const char *layer, *key, *title;
};

static struct meaning meaning_of(
	const struct areas *w, const struct map_layer *layer, uint32_t row)
{
	struct arena *a = w->r->layout->a;
	return (struct meaning){layer->spec->id, layer_key(a, layer, row),
		text_chain_get(a, &layer->title, row)};
}

static bool means_something(const struct meaning *m)
{
	return m->key != NULL || m->title != NULL;
}

static void begin_area(struct areas *w, const struct meaning *m, const char *shape)
{
	report_next(w->out, &w->first);
	buf_puts(w->out, "    { ");
	if (w->panel > 0) {
		buf_printf(w->out, "\"panel\": %zu, ", w->panel);
	}
	report_member(w->out, "layer", m->layer);
	buf_puts(w->out, ", ");
	report_member(w->out, "key", m->key);
	buf_puts(w->out, ", ");
	report_member(w->out, "title", m->title);
	buf_puts(w->out, ", ");
	report_member(w->out, "shape", shape);
	buf_puts(w->out, ", \"coords\": [");
}

/* Tenths of a pixel. */
static struct pt tenths(const struct areas *w, struct pt p)
{
	return (struct pt){round((p.x + w->map->offset.x) * w->x_px_per_pt * 10),
		round((p.y + w->map->offset.y) * w->y_px_per_pt * 10)};
}

static void add_point(struct buf *b, struct pt p, bool *first)
{
	buf_puts(b, *first ? "" : ", ");
	buf_num(b, p.x / 10, 1);
	buf_puts(b, ", ");
	buf_num(b, p.y / 10, 1);
	*first = false;
}

static void add_circle(
	struct areas *w, const struct meaning *m, struct page_pt at, double size_pt)
{
	bool first = true;
	begin_area(w, m, "circle");
	add_point(w->out, tenths(w, (struct pt){at.x, at.y}), &first);
	buf_puts(w->out, ", ");
	buf_num(w->out, fmax(size_pt / 2 * w->x_px_per_pt, 0.1), 1);
	buf_puts(w->out, "] }");
}

/* Points that fall on one tenth of a pixel are one. */
static void add_ring(struct areas *w, const struct pt *pts, size_t n, bool *first)
{
	struct pt before = {HUGE_VAL, HUGE_VAL};
	for (size_t i = 0; i < n; i++) {
		struct pt p = tenths(w, pts[i]);
		if (!pt_is_same(p, before)) {
			add_point(w->out, p, first);
		}
		before = p;
	}
}

/* Whether it has as much as a pixel's tenth each way. */
static bool is_seen(const struct areas *w, const struct pt *pts, size_t n)
{
	struct box b = box_empty();
	for (size_t i = 0; i < n; i++) {
		box_add(&b, tenths(w, pts[i]));
	}
	return n >= 3 && b.max_x > b.min_x && b.max_y > b.min_y;
}

static const struct pt *ring_at(
	const struct features *f, const struct feature *item, uint32_t k, size_t *n)
{
	const struct part *part = &f->parts[item->part_begin + k];
	*n = part->end - part->begin;
	return &f->pts[part->begin];
}

/* A ring with its holes. To each a line leads from where the ring begins, and back the same
 * way: by the even-odd rule, which HTML has for areas, it bounds nothing. */
static void add_piece(struct areas *w, const struct features *f, const struct feature *item,
	const struct nest *nests, uint32_t ring)
{
	bool first = true;
	size_t n, n_hole;
	const struct pt *pts = ring_at(f, item, ring, &n);
	add_ring(w, pts, n, &first);
	for (uint32_t k = 0; k < item->part_end - item->part_begin; k++) {
		const struct pt *hole = ring_at(f, item, k, &n_hole);
		if (k != ring && nests[k].parent == ring && nests[k].depth % 2 == 1 &&
			is_seen(w, hole, n_hole)) {
			add_point(w->out, tenths(w, pts[0]), &first);
			add_ring(w, hole, n_hole, &first);
			add_point(w->out, tenths(w, hole[0]), &first);
		}
	}
}

static bool add_polygon(
	struct areas *w, const struct meaning *m, const struct features *f, size_t i)
{
	const struct feature *item = &f->items[i];
	struct arena *a = w->r->layout->a;
	const struct nest *nests = nest_rings(a, f, item);
	for (uint32_t k = 0; nests != NULL && k < item->part_end - item->part_begin; k++) {
		size_t n;
		const struct pt *pts = ring_at(f, item, k, &n);
		if (nests[k].depth % 2 == 0 && is_seen(w, pts, n)) {
			begin_area(w, m, "poly");
			add_piece(w, f, item, nests, k);
			buf_puts(w->out, "] }");
		}
	}
	return nests != NULL;
}

static bool is_hidden(
	const struct areas *w, const struct map_layer *layer, const struct feature *item)
{
	const struct layout *l = w->map->layout;
	struct style_props props;
	build_feature_style(
		l->style, l->spec, layer, item, layer_class(l->a, layer, item->row), &props);
	return props.hidden;
}

static void add_dots(struct areas *w, const struct map_layer *layer)
{
	for (size_t i = layer->n_small; layer->spec->small == SMALL_DOT && i-- > 0;) {
		const struct small_area *s = &layer->small[i];
		const struct feature item = {.shape = SHAPE_POLYGON, .row = s->row};
		const struct meaning m = meaning_of(w, layer, s->row);
		if (means_something(&m) && !is_hidden(w, layer, &item)) {
			add_circle(w, &m, s->at, layer->spec->smallest_pt);
		}
	}
}

/* What lies above comes first: of a layer the last. */
static bool add_layer(struct areas *w, const struct map_layer *layer)
{
	struct features f;
	const struct features *drawn = layer->drawn != NULL ? layer->drawn : &layer->page;
	if (layer->spec->dissolve) { /* many in one have no name */
		return true;
	}
	add_dots(w, layer);
	bool ok = clip_features(w->r->layout->a, drawn, w->map->view->frame_pt, &f);
	for (size_t i = ok ? f.n_items : 0; ok && i-- > 0;) {
		const struct feature *item = &f.items[i];
		const struct meaning m = meaning_of(w, layer, item->row);
		if (item->shape == SHAPE_POLYGON && means_something(&m) &&
			!is_hidden(w, layer, item)) {
			ok = add_polygon(w, &m, &f, i);
		}
	}
	return ok;
}

struct drawn {
	const struct site *site;
	size_t index;
};

/* The other way round than they are drawn; see sites_draw(). */
static int topmost_first(const void *pa, const void *pb)
{
	const struct drawn *a = pa, *b = pb;
	double size_a = a->site->props.symbol_size_pt, size_b = b->site->props.symbol_size_pt;
	if (a->site->layer->size_by != NULL && size_a != size_b) {
		return size_a < size_b ? -1 : 1;
	}
	return a->index > b->index ? -1 : a->index < b->index;
}

static bool add_sites(struct areas *w, const struct map_layer *layer)
{
	const struct sites *sites = w->map->sites;
	struct drawn *drawn = arena_alloc(w->r->layout->a, sites->n, sizeof(*drawn));
	size_t n = 0;
	for (size_t i = 0; drawn != NULL && i < sites->n; i++) {
		const struct site *site = &sites->items[i];
		if (site->layer == layer && !site->hidden && !site->covered) {
			drawn[n++] = (struct drawn){site, i};
		}
	}
	if (n > 0) {
		qsort(drawn, n, sizeof(*drawn), topmost_first);
	}
	for (size_t i = 0; i < n; i++) {
		const struct meaning m = meaning_of(w, layer, drawn[i].site->row);
		if (means_something(&m)) {
			add_circle(w, &m, drawn[i].site->at, drawn[i].site->size_pt);
		}
	}
	return drawn != NULL;
}

/* All sites lie above all areas. */
static bool add_map(struct areas *w)
{
	const struct layers *layers = w->map->layers;
	bool ok = true;
	for (size_t i = layers->n; ok && i-- > 0;) {
		ok = add_sites(w, &layers->items[i]);
	}
	for (size_t i = layers->n; ok && i-- > 0;) {
		ok = add_layer(w, &layers->items[i]);
	}
	return ok;
}

bool areas_json(const struct report *r, const struct areas_picture *size, struct buf *out)
{
	const struct page_spec *page = &r->layout->spec->page;
	struct areas w = {.r = r,
		.x_px_per_pt = size->width_px / page->width_pt,
		.y_px_per_pt = size->height_px / page->height_pt,
		.out = out,
		.first = true};
	bool ok = true;
	buf_puts(out, "{\n  \"width\": ");
	buf_num(out, size->width_px, 0);
	buf_puts(out, ",\n  \"height\": ");
	buf_num(out, size->height_px, 0);
	buf_puts(out, ",\n  \"dpi\": ");
	buf_num(out, size->dpi, 2);
	buf_puts(out, ",\n  ");
	report_member(out, "lang", r->layout->lang);
	buf_puts(out, ",\n  ");
	report_member(out, "title", layout_text(r->layout, &r->layout->spec->title));
	buf_puts(out, ",\n  ");
	report_member(out, "alt", r->alt->brief);
	buf_puts(out, ",\n  \"areas\": [");
	for (size_t i = r->n_maps; ok && i-- > 0;) {
		w.map = &r->maps[i];
		w.panel = r->n_maps > 1 ? i + 1 : 0;
		ok = add_map(&w);
	}
	buf_puts(out, "\n  ]\n}\n");
	return ok;
}
