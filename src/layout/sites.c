#include "layout/sites.h"

#include "layout/names.h"
#include "scene/build.h"
#include "scene/change.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Sites of one name farther apart than this are different places (an airport and its town
 * are one place, two towns of one name are not). */
static const double same_place_pt = 30;
/* A town under a site of the same name is the same place. */
static const double same_town_pt = 26;
/* Between symbols of a row, and between a symbol and its tag. */
static const double symbol_gap_pt = 1.4, tag_gap_pt = 0.6, row_gap_pt = 1.6;

/* A site while clusters are formed. */
struct draft {
	struct site site;
	const char *place; /* the cluster field's value; NULL: stands alone */
	size_t layer_index;
	int class_index, change_index;
	const char *key;
	size_t parent; /* union-find */
};

struct drafts {
	struct draft *items;
	size_t n;
};

/* How many places the points of the layers have, on the map or beside it. */
static size_t count_places(const struct layers *layers)
{
	size_t n = 0;
	for (size_t i = 0; i < layers->n; i++) {
		const struct features *f = &layers->items[i].page;
		for (size_t k = 0; k < f->n_items; k++) {
			const struct feature *item = &f->items[k];
			if (item->shape == SHAPE_POINT && item->part_begin < item->part_end) {
				n += f->parts[item->part_end - 1].end -
				     f->parts[item->part_begin].begin;
			}
		}
	}
	return n;
}

/* "2022-08-15" is written beside the symbol as "’22": whatever comes before the last two
 * digits of the year is left out. NULL for what is no date. */
static const char *year_tag(struct arena *a, const char *date)
{
	if (date == NULL || strspn(date, "0123456789") < 4) {
		return NULL;
	}
	char *out = arena_alloc(a, 8, 1);
	if (out != NULL) {
		(void)snprintf(out, 8, "\xe2\x80\x99%c%c", date[2], date[3]);
	}
	return out;
}

double site_ring_pt(const struct layout *l)
{
	struct style_props ring;
	style_resolve(l->style, "uncertain", NULL, STYLE_SHAPE, &ring);
	return ring.hidden ? 0 : ring.symbol_size_pt;
}

static bool add_draft(const struct layout *l, const struct map_layer *layer,
	const struct feature *item, struct pt p, struct drafts *out)
{
	struct arena *a = l->a;
	struct draft *d = &out->items[out->n];
	*d = (struct draft){
		.parent = out->n,
		.class_index = layer_class_index(a, layer, item->row),
		.change_index = change_index(layer->spec, change_of(layer, item->row)),
		.key = layer_key(a, layer, item->row),
		.place = layer->cluster == NULL ? NULL
						: table_text(a, layer->cluster, item->row),
	};
	struct site *s = &d->site;
	*s = (struct site){
		.layer = layer, .row = item->row, .true_at = {p.x, p.y}, .at = {p.x, p.y}};
	s->class_name = layer_class(a, layer, item->row);
	s->change = layer_overlay(layer, item->row);
	s->mark = layer_mark(a, layer, item->row);
	build_feature_style(l->style, l->spec, layer, item, s->class_name, &s->props);
	s->uncertain = layer->uncertain != NULL && layer->uncertain[item->row];
	s->size_pt = s->props.symbol_size_pt + (s->uncertain ? site_ring_pt(l) : 0);
	if (s->props.hidden) {
		return true;
	}
	if (layer->labelled[item->row]) {
		s->name = text_chain_get(a, &layer->label, item->row);
	}
	if (layer->tag != NULL) {
		struct style_props tag;
		struct font font;
		struct text_size size;
		s->tag = year_tag(a, table_text(a, layer->tag, item->row));
		style_resolve(l->style, layer->spec->id, "tag", STYLE_LABEL, &tag);
		style_font(&tag, &font);
		if (s->tag != NULL &&
			!l->measurer->measure(l->measurer, &font, s->tag, &size)) {
			return false;
		}
		s->tag_width_pt = s->tag == NULL ? 0 : size.width_pt;
	}
	out->n++;
	return true;
}

/* Each of the feature's places that is on the map. */
static bool add_places(const struct layout *l, const struct map_layer *layer,
	const struct feature *item, struct box map, struct drafts *out)
{
	const struct features *f = &layer->page;
	for (uint32_t part = item->part_begin; part < item->part_end; part++) {
		for (uint32_t i = f->parts[part].begin; i < f->parts[part].end; i++) {
			if (box_contains(map, f->pts[i]) &&
				!add_draft(l, layer, item, f->pts[i], out)) {
				return false;
			}
		}
	}
	return true;
}

static bool collect(
	const struct layout *l, const struct layers *layers, struct box map, struct drafts *out)
{
	*out = (struct drafts){
		.items = arena_alloc(l->a, count_places(layers) + 1, sizeof(*out->items))};
	for (size_t i = 0; out->items != NULL && i < layers->n; i++) {
		const struct map_layer *layer = &layers->items[i];
		for (size_t k = 0; k < layer->page.n_items; k++) {
			if (layer->page.items[k].shape != SHAPE_POINT) {
				continue;
			}
			size_t before = out->n;
			if (!add_places(l, layer, &layer->page.items[k], map, out)) {
				return false;
			}
			for (; before < out->n; before++) {
				out->items[before].layer_index = i;
			}
		}
	}
	return out->items != NULL;
}

static size_t root(struct drafts *d, size_t i)
{
	while (d->items[i].parent != i) {
		d->items[i].parent = d->items[d->items[i].parent].parent;
		i = d->items[i].parent;
	}
	return i;
}

static int by_x(const void *pa, const void *pb)
{
	const struct draft *a = pa, *b = pb;
	if (a->site.true_at.x != b->site.true_at.x) {
		return a->site.true_at.x < b->site.true_at.x ? -1 : 1;
	}
	if (a->site.true_at.y != b->site.true_at.y) {
		return a->site.true_at.y < b->site.true_at.y ? -1 : 1;
	}
	if (a->layer_index != b->layer_index) {
		return a->layer_index < b->layer_index ? -1 : 1;
	}
	return (a->site.row > b->site.row) - (a->site.row < b->site.row);
}

static bool together(const struct draft *a, const struct draft *b)
{
	if (a->place == NULL || b->place == NULL) {
		return false;
	}
	double distance = hypot(
		a->site.true_at.x - b->site.true_at.x, a->site.true_at.y - b->site.true_at.y);
	double touching = 0.5 * (a->site.props.symbol_size_pt + b->site.props.symbol_size_pt);
	return distance < touching ||
	       (distance < same_place_pt && strcmp(a->place, b->place) == 0);
}

/* Sweeps from west to east; joins drafts that belong together (sorted by x). */
static void join(struct drafts *d)
{
	for (size_t i = 0; i < d->n; i++) {
		for (size_t k = i + 1;
			k < d->n &&
			d->items[k].site.true_at.x - d->items[i].site.true_at.x < same_place_pt;
			k++) {
			if (together(&d->items[i], &d->items[k])) {
				size_t a = root(d, i), b = root(d, k);
				d->items[a > b ? a : b].parent = a > b ? b : a;
			}
		}
	}
	for (size_t i = 0; i < d->n; i++) {
		d->items[i].parent = root(d, i);
	}
}

/* By cluster, then layer from the bottom up, change and class in the legend's order, key. */
static int by_cluster(const void *pa, const void *pb)
{
	const struct draft *a = pa, *b = pb;
	if (a->parent != b->parent) {
		return a->parent < b->parent ? -1 : 1;
	}
	if (a->layer_index != b->layer_index) {
		return a->layer_index < b->layer_index ? -1 : 1;
	}
	if (a->change_index != b->change_index) {
		return a->change_index < b->change_index ? -1 : 1;
	}
	if (a->class_index != b->class_index) {
		return a->class_index < b->class_index ? -1 : 1;
	}
	int keys = a->key == NULL || b->key == NULL ? 0 : strcmp(a->key, b->key);
	return keys != 0 ? keys : (a->site.row > b->site.row) - (a->site.row < b->site.row);
}

/* The most frequent name; of equals the shortest, then the first in order. */
static const char *common_name(const struct sites *sites, const struct cluster *c)
{
	const char *best = NULL;
	size_t best_count = 0;
	for (uint32_t i = c->begin; i < c->end; i++) {
		const char *name = sites->items[i].name;
		size_t count = 0;
		for (uint32_t k = c->begin; name != NULL && k < c->end; k++) {
			count += sites->items[k].name != NULL &&
				 strcmp(sites->items[k].name, name) == 0;
		}
		bool better = count > best_count ||
			      (count == best_count && count > 0 && strlen(name) < strlen(best));
		if (better) {
			best = name;
			best_count = count;
		}
	}
	return best;
}

static void describe(const struct layout *l, const struct sites *sites, struct cluster *c)
{
	double x = 0, y = 0, n = c->end - c->begin;
	for (uint32_t i = c->begin; i < c->end; i++) {
		x += sites->items[i].true_at.x;
		y += sites->items[i].true_at.y;
	}
	c->at = (struct page_pt){x / n, y / n};
	c->name = common_name(sites, c);
	const struct site *first = &sites->items[c->begin];
	const char *id = first->layer->spec->id;
	style_resolve(
		l->style, id, n > 1 ? NULL : first->class_name, STYLE_LABEL, &c->label_props);
	style_resolve(l->style, id, "tag", STYLE_LABEL, &c->tag_props);
}

/* A site of a layer without `cluster:` (a town) that a cluster is named after. */
static bool is_named_by_cluster(const struct sites *sites, const struct site *town)
{
	if (town->layer->cluster != NULL || town->name == NULL) {
		return false;
	}
	for (size_t i = 0; i < sites->n_clusters; i++) {
		const struct cluster *c = &sites->clusters[i];
		if (sites->items[c->begin].layer->cluster == NULL || c->name == NULL) {
			continue;
		}
		double d = hypot(c->at.x - town->true_at.x, c->at.y - town->true_at.y);
		if (d < same_town_pt && name_begins_with(c->name, town->name)) {
			return true;
		}
	}
	return false;
}

static void hide_named_towns(struct sites *sites)
{
	for (size_t i = 0; i < sites->n; i++) {
		sites->items[i].hidden = is_named_by_cluster(sites, &sites->items[i]);
	}
}

bool sites_collect(
	const struct layout *l, const struct layers *layers, struct box map, struct sites *out)
{
	struct drafts d;
	*out = (struct sites){0};
	if (!collect(l, layers, map, &d)) {
		return false;
	}
	qsort(d.items, d.n, sizeof(*d.items), by_x);
	for (size_t i = 0; i < d.n; i++) {
		d.items[i].parent = i;
	}
	join(&d);
	qsort(d.items, d.n, sizeof(*d.items), by_cluster);
	out->items = arena_alloc(l->a, d.n, sizeof(*out->items));
	out->clusters = arena_alloc(l->a, d.n, sizeof(*out->clusters));
	if (out->items == NULL || out->clusters == NULL) {
		return false;
	}
	for (size_t i = 0; i < d.n; i++) {
		out->items[out->n++] = d.items[i].site;
		if (i == 0 || d.items[i].parent != d.items[i - 1].parent) {
			out->clusters[out->n_clusters++].begin = (uint32_t)i;
		}
		out->clusters[out->n_clusters - 1].end = (uint32_t)i + 1;
	}
	for (size_t i = 0; i < out->n_clusters; i++) {
		describe(l, out, &out->clusters[i]);
	}
	hide_named_towns(out);
	return displace_touching(l->a, map, out);
}

double site_width_pt(const struct site *site)
{
	double tag = site->tag == NULL ? 0 : tag_gap_pt + site->tag_width_pt;
	return site->size_pt + tag;
}

struct box site_box(const struct site *site)
{
	double radius = site->size_pt / 2;
	double left = site->at.x - radius;
	return (struct box){
		left, site->at.y - radius, left + site_width_pt(site), site->at.y + radius};
}

/* Sites in one row of a cluster: full rows first would leave a lone last one. */
static uint32_t per_row(const struct cluster *c)
{
	uint32_t n = c->end - c->begin;
	uint32_t rows = (n + CLUSTER_ROW_MAX - 1) / CLUSTER_ROW_MAX;
	return (n + rows - 1) / rows;
}

static double row_width(const struct sites *sites, uint32_t begin, uint32_t end)
{
	double width = 0;
	for (uint32_t i = begin; i < end; i++) {
		width += site_width_pt(&sites->items[i]) + (i > begin ? symbol_gap_pt : 0);
	}
	return width;
}

static double tallest(const struct sites *sites, const struct cluster *c)
{
	double size = 0;
	for (uint32_t i = c->begin; i < c->end; i++) {
		size = fmax(size, sites->items[i].size_pt);
	}
	return size;
}

void cluster_measure(
	const struct sites *sites, const struct cluster *c, struct cluster_shape *out)
{
	double size = tallest(sites, c), radius = displace_radius_pt(sites, c);
	uint32_t step = per_row(c), rows = 0;
	if (radius > 0) {
		double across = 2 * radius;
		*out = (struct cluster_shape){.ring_radius_pt = radius,
			.width_pt = across + row_width(sites, c->begin, c->begin + 1),
			.height_pt = (c->end - c->begin > 2 ? across : 0) + size};
		for (uint32_t i = c->begin; i < c->end; i++) {
			out->width_pt =
				fmax(out->width_pt, across + row_width(sites, i, i + 1));
		}
		return;
	}
	*out = (struct cluster_shape){.row_pitch_pt = size + row_gap_pt};
	for (uint32_t i = c->begin; i < c->end; i += step, rows++) {
		uint32_t end = i + step < c->end ? i + step : c->end;
		out->width_pt = fmax(out->width_pt, row_width(sites, i, end));
	}
	out->height_pt = (rows - 1) * out->row_pitch_pt + size;
}

void cluster_set(struct sites *sites, const struct cluster *c,
	const struct cluster_shape *shape, struct page_pt top_left, double align)
{
	uint32_t step = per_row(c);
	double size = tallest(sites, c), y = top_left.y + size / 2;
	if (shape->ring_radius_pt > 0) {
		const struct page_pt middle = {
			top_left.x + shape->width_pt / 2, top_left.y + shape->height_pt / 2};
		displace_cluster(sites, c, shape->ring_radius_pt, middle);
		return;
	}
	for (uint32_t i = c->begin; i < c->end; i += step) {
		uint32_t end = i + step < c->end ? i + step : c->end;
		double x = top_left.x + align * (shape->width_pt - row_width(sites, i, end));
		for (uint32_t k = i; k < end; k++) {
			struct site *s = &sites->items[k];
			s->at = (struct page_pt){x + s->size_pt / 2, y};
			x += site_width_pt(s) + symbol_gap_pt;
		}
		y += shape->row_pitch_pt;
	}
}

static bool draw_tag(const struct layout *l, const struct site *site, struct scene *s)
{
	struct style_props props, of_class;
	struct font font;
	struct paint_style paint;
	struct text_size size;
	style_resolve(l->style, site->layer->spec->id, "tag", STYLE_LABEL, &props);
	style_resolve(
		l->style, site->layer->spec->id, site->class_name, STYLE_SHAPE, &of_class);
	style_font(&props, &font);
	style_paint(&props, &paint);
	if (!l->measurer->measure(l->measurer, &font, site->tag, &size)) {
		return false;
	}
	const struct scene_text text = {
		.at = {site->at.x + site->size_pt / 2 + tag_gap_pt,
			site->at.y + size.cap_height_pt / 2},
		.width_pt = site->tag_width_pt,
		.font = font,
		.text = site->tag,
		.halo = props.halo,
		.halo_width_pt = 2 * props.halo_width_pt,
	};
	return scene_add_text(s, &text, &paint, NULL);
}

bool site_draw_ring(const struct layout *l, const struct style_props *of, struct page_pt at,
	struct scene *s)
{
	struct style_props ring;
	struct paint_style paint;
	style_resolve(l->style, "uncertain", NULL, STYLE_SHAPE, &ring);
	style_paint(&ring, &paint);
	paint.fill = (struct rgba){0};
	if (paint.stroke.a == 0) {
		paint.stroke = of->fill;
	}
	const char *symbol = symbol_is_picture(of->symbol) ? "circle" : of->symbol;
	const struct scene_meaning meaning = {.class_name = "uncertain"};
	return ring.hidden ||
	       scene_add_symbol(s, symbol, at, of->symbol_size_pt + ring.symbol_size_pt, &paint,
		       &meaning);
}

static bool draw_mark(const struct layout *l, const struct site *site, struct scene *s)
{
	struct style_props props;
	struct paint_style paint;
	style_resolve(l->style, site->layer->spec->id, site->mark, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	const struct scene_meaning meaning = {.class_name = site->mark};
	return scene_add_symbol(
		s, props.symbol, site->at, props.symbol_size_pt, &paint, &meaning);
}

static bool draw_site(const struct layout *l, const struct site *site, struct scene *s)
{
	struct arena *a = s->arena;
	struct paint_style paint;
	struct scene_meaning meaning = {
		.key = layer_key(a, site->layer, site->row),
		.title = text_chain_get(a, &site->layer->title, site->row),
	};
	if (!change_join_classes(a, site->class_name, site->change, &meaning.class_name) ||
		!layer_data(a, site->layer, site->row, &meaning)) {
		return false;
	}
	style_paint(&site->props, &paint);
	if (site->uncertain && !site_draw_ring(l, &site->props, site->at, s)) {
		return false;
	}
	return scene_add_symbol(s, site->props.symbol, site->at, site->props.symbol_size_pt,
		       &paint, &meaning) &&
	       (site->mark == NULL || draw_mark(l, site, s)) &&
	       (site->tag == NULL || draw_tag(l, site, s));
}

struct drawn {
	const struct site *site;
	size_t index;
};

static int largest_first(const void *pa, const void *pb)
{
	const struct drawn *a = pa, *b = pb;
	double size_a = a->site->props.symbol_size_pt, size_b = b->site->props.symbol_size_pt;
	return size_a != size_b ? (size_a < size_b) - (size_a > size_b)
				: (a->index > b->index) - (a->index < b->index);
}

bool sites_draw(const struct layout *l, const struct sites *sites,
	const struct map_layer *layer, struct scene *s)
{
	const struct scene_group group = {.id = layer->spec->id, .class_name = "layer"};
	struct drawn *drawn = arena_alloc(l->a, sites->n, sizeof(*drawn));
	size_t n = 0;
	for (size_t i = 0; drawn != NULL && i < sites->n; i++) {
		const struct site *site = &sites->items[i];
		if (site->layer == layer && !site->hidden && !site->covered) {
			drawn[n++] = (struct drawn){site, i};
		}
	}
	if (n == 0) {
		return drawn != NULL;
	}
	if (layer->size_by != NULL) { /* or the large would hide the small */
		qsort(drawn, n, sizeof(*drawn), largest_first);
	}
	bool ok = scene_group_begin(s, &group) && displace_draw(l, sites, layer, s);
	for (size_t i = 0; ok && i < n; i++) {
		ok = draw_site(l, drawn[i].site, s);
	}
	return ok && scene_group_end(s);
}
