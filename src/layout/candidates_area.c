#include "layout/candidates_area.h"

#include "base/memo.h"
#include "geom/anchor.h"
#include "layout/ground.h"

#include <math.h>
#include <string.h>

/* Sizes tried, of the style's. */
static const double shrink[] = {1, 0.86, 0.74};
enum { N_SHRINK = 3, N_VARIANTS_MAX = 2 * N_SHRINK };
/* No name is set smaller than this to make it fit: the press check asks for as much. */
static const double smallest_pt = 5;
/* Steps of the positions round the best one, in heights and widths of the label. */
enum { STEPS_X = 3, STEPS_Y = 4, SPREAD = 9 };
static const double step_x = 0.22, step_y = 0.9;
/* A name may stand over its area's edge when at least this share of its width fits. */
static const double least_fit = 0.42, mask_cell_pt = 1;
/* With so many positions inside no line from outside is needed. */
enum { ENOUGH = 24 };

static bool make_variants(const struct layout *l, const struct style_props *props,
	const char *text, struct label *label)
{
	const char *two = block_halves(l->a, text);
	label->variants = arena_alloc(l->a, N_VARIANTS_MAX, sizeof(*label->variants));
	if (label->variants == NULL) {
		return false;
	}
	for (size_t i = 0; i < N_SHRINK; i++) {
		struct style_props p = *props;
		double before = props->font_size_pt * (i == 0 ? HUGE_VAL : shrink[i - 1]);
		if (before <= smallest_pt) {
			break;
		}
		p.font_size_pt *= shrink[i];
		p.font_size_pt = i == 0 ? p.font_size_pt : fmax(p.font_size_pt, smallest_pt);
		if (!block_make(l->a, l->measurer, &p, text, HUGE_VAL,
			    &label->variants[label->n_variants++])) {
			return false;
		}
		if (two != NULL && !block_make(l->a, l->measurer, &p, two, HUGE_VAL,
					   &label->variants[label->n_variants++])) {
			return false;
		}
	}
	return true;
}

int area_variant_cost(const struct label *label, size_t v)
{
	double full = label->variants[0].font.size_pt, size = label->variants[v].font.size_pt;
	int lines = label->variants[v].n_lines > 1 ? COST_SMALLER / 2 : 0;
	return lines + (int)((1 - size / full) * 5 * COST_SMALLER);
}

/* How much of the box lies outside of the area, by samples. */
static int tenths_outside(const struct home *home, struct box box)
{
	enum { COLUMNS = 12, ROWS = 3 };
	int outside = 0;
	for (int i = 0; i < COLUMNS * ROWS; i++) {
		int column = i % COLUMNS, row = i / COLUMNS;
		struct pt p = {box.min_x + (box.max_x - box.min_x) * (column + 0.5) / COLUMNS,
			box.min_y + (box.max_y - box.min_y) * (row + 0.5) / ROWS};
		outside += !mask_contains(&home->mask, p);
	}
	return outside * 10 / (COLUMNS * ROWS);
}

/* One variant moved by whole steps from the anchor; leaving the area costs more. */
static bool add_step(struct arena *a, const struct home *home, size_t v, int ix, int iy,
	struct labels *labels)
{
	const struct label *label = &labels->items[labels->n - 1];
	const struct block *b = &label->variants[v];
	double w = b->size.width_pt, h = b->height_pt - b->size.descent_pt;
	struct pt c = {home->anchor.x + ix * step_x * w,
		home->anchor.y + iy * step_y * b->font.size_pt};
	struct box box = {c.x - w / 2, c.y - h / 2, c.x + w / 2, c.y + h / 2};
	bool inside = anchor_box_inside(home->page, home->item, box);
	int tenths = inside ? 0 : tenths_outside(home, box);
	bool middle = ix == 0 && iy == 0;
	if (!inside && !middle && !mask_contains(&home->mask, c)) {
		return true;
	}
	struct label_position p = {.at = {box.min_x, box.min_y},
		.variant = (uint16_t)v,
		.width_pt = w,
		.align = 0.5F,
		.protrudes = !inside};
	const struct place_candidate candidate = {
		.box = block_box(b, p.at),
		.cost = area_variant_cost(label, v) + COST_OFF_CENTRE * (ix * ix + iy * iy) +
			(inside ? 0 : COST_PROTRUDING * (1 + tenths)),
		.slot = labels_next_slot(labels),
	};
	return labels_add_position(a, labels, &p, &candidate);
}

/* Positions on a grid round the anchor, for every variant. */
static bool add_grid(struct arena *a, const struct home *home, struct labels *labels)
{
	size_t n = labels->items[labels->n - 1].n_variants;
	bool ok = true;
	for (size_t v = 0; ok && v < n; v++) {
		for (int iy = -STEPS_Y; ok && iy <= STEPS_Y; iy++) {
			for (int ix = -STEPS_X; ok && ix <= STEPS_X; ix++) {
				ok = add_step(a, home, v, ix, iy, labels);
			}
		}
	}
	return ok;
}

/* Positions all over a large area: its best place may be hatched, or taken. */
static bool add_spread(struct arena *a, const struct home *home, struct labels *labels)
{
	const struct label *label = &labels->items[labels->n - 1];
	const struct block *b = &label->variants[0];
	const struct box area = home->item->box;
	double w = b->size.width_pt, h = b->height_pt - b->size.descent_pt;
	double diagonal = hypot(area.max_x - area.min_x, area.max_y - area.min_y);
	for (int i = 0; i < SPREAD * SPREAD; i++) {
		int column = i % SPREAD, row = i / SPREAD;
		double tx = (column + 0.5) / SPREAD, ty = (row + 0.5) / SPREAD;
		struct pt c = {area.min_x + tx * (area.max_x - area.min_x),
			area.min_y + ty * (area.max_y - area.min_y)};
		struct box box = {c.x - w / 2, c.y - h / 2, c.x + w / 2, c.y + h / 2};
		if (!anchor_box_inside(home->page, home->item, box_grow(box, h / 2))) {
			continue;
		}
		double off = hypot(c.x - home->anchor.x, c.y - home->anchor.y) / diagonal;
		const struct label_position p = {
			.at = {box.min_x, box.min_y}, .width_pt = w, .align = 0.5F};
		const struct place_candidate candidate = {.box = block_box(b, p.at),
			.cost = (int)(COST_ACROSS * off),
			.slot = labels_next_slot(labels)};
		if (!labels_add_position(a, labels, &p, &candidate)) {
			return false;
		}
	}
	return true;
}

/* How many of the positions of the label last added lie within its area. */
static size_t count_inside(const struct labels *labels)
{
	const struct label *label = &labels->items[labels->n - 1];
	size_t n = 0;
	for (uint32_t i = label->begin; i < label->end; i++) {
		n += !labels->positions[i].protrudes;
	}
	return n;
}

/* All positions of the label last added; half: of the width of the largest box with its shape
 * that fits in the area. */
static bool add_positions(
	const struct label_request *r, struct home *home, double half, struct labels *labels)
{
	struct arena *a = r->layout->a;
	const struct label *label = &labels->items[labels->n - 1];
	/* Of the smallest variant, so that a name that can fit somehow is tried. */
	const struct block *last = &label->variants[label->n_variants - 1];
	bool fits = 2 * half >= least_fit * last->size.width_pt &&
		    box_contains(r->map, home->anchor);
	struct box shown = box_grow(home->item->box, mask_cell_pt);
	if (!box_overlaps(home->item->box, r->map)) {
		return true;
	}
	return mask_make(a, home->page, home->item, shown, mask_cell_pt, &home->mask) &&
	       (!fits || (add_grid(a, home, labels) && add_spread(a, home, labels))) &&
	       candidates_tilted(a, home, labels) && candidates_curved(a, home, labels) &&
	       (label->layer->spec->label_leader == LEADER_NONE ||
		       count_inside(labels) >= ENOUGH || candidates_led(r, home, labels));
}

static bool find_home(const struct label_request *r, const struct block *first,
	struct home *home, double *half)
{
	const struct anchor_request request = {.f = home->page,
		.item = home->item,
		.aspect = first->size.width_pt / (first->height_pt - first->size.descent_pt),
		.avoid = r->avoid != NULL ? r->avoid : r->furniture,
		.n_avoid = r->avoid != NULL ? r->n_avoid : r->n_furniture};
	return anchor_find(r->layout->a, &request, &home->anchor, half);
}

/* What the positions of an area's name depend on. */
struct naming {
	const struct label_request *r;
	const struct map_layer *layer;
	const struct feature *item;
	const struct label *label; /* with its variants */
};

/* The label with its anchor and its positions, as the only one. */
static bool find_alone(struct arena *a, const struct naming *n, struct labels *out)
{
	struct layout layout = *n->r->layout;
	struct label_request r = *n->r;
	struct home home = {.page = &n->layer->page, .item = n->item};
	struct features own;
	double half = 0;
	struct label *label = labels_add(a, out, LABEL_AREA);
	layout.a = a;
	r.layout = &layout;
	if (label == NULL) {
		return false;
	}
	label->layer = n->layer;
	label->variants = n->label->variants;
	label->n_variants = n->label->n_variants;
	if (!ground_own(a, &n->layer->page, n->item, &own, &home.item)) {
		return false;
	}
	home.page = home.item == n->item ? &n->layer->page : &own;
	if (!find_home(&r, &label->variants[0], &home, &half)) {
		return false;
	}
	label->anchor = (struct page_pt){home.anchor.x, home.anchor.y};
	return add_positions(&r, &home, half, out);
}

/* What is kept of it. */
struct found {
	struct page_pt anchor;
	struct label_position *positions;
	struct place_candidate *candidates;
	size_t n;
};

/* A copy in the arena; NULL without memory. */
static void *copy_of(struct arena *a, const void *from, size_t n, size_t size)
{
	void *to = arena_alloc(a, n + 1, size);
	if (to != NULL && n > 0) {
		memcpy(to, from, n * size);
	}
	return to;
}

static bool keep_curve(struct arena *a, struct label_position *p)
{
	struct label_curve *curve =
		p->curve == NULL ? NULL : copy_of(a, p->curve, 1, sizeof(*curve));
	if (curve != NULL) {
		curve->path = copy_of(a, curve->path, curve->n_path, sizeof(*curve->path));
		curve->pieces =
			copy_of(a, curve->pieces, curve->n_pieces, sizeof(*curve->pieces));
	}
	bool ok = p->curve == NULL ||
		  (curve != NULL && curve->path != NULL && curve->pieces != NULL);
	p->curve = curve;
	return ok;
}

static const void *keep(struct arena *a, const struct labels *from)
{
	struct found *out = arena_alloc(a, 1, sizeof(*out));
	if (out == NULL) {
		return NULL;
	}
	*out = (struct found){.anchor = from->items[0].anchor, .n = from->n_positions};
	out->positions = copy_of(a, from->positions, out->n, sizeof(*out->positions));
	out->candidates = copy_of(a, from->candidates, out->n, sizeof(*out->candidates));
	bool ok = out->positions != NULL && out->candidates != NULL;
	for (size_t i = 0; ok && i < out->n; i++) {
		struct place_candidate *c = &out->candidates[i];
		c->strips = c->n_strips == 0
				    ? NULL
				    : copy_of(a, c->strips, c->n_strips, sizeof(*c->strips));
		ok = keep_curve(a, &out->positions[i]) &&
		     (c->n_strips == 0 || c->strips != NULL);
	}
	return ok ? out : NULL;
}

static const void *find_positions(struct arena *a, const void *user)
{
	struct arena own = {.diag = a->diag, .limit = a->limit};
	struct labels labels = {0};
	const void *found = find_alone(&own, user, &labels) ? keep(a, &labels) : NULL;
	arena_finish(&own);
	return found;
}

static void add_block(struct memo_key *key, const struct block *b)
{
	const double numbers[] = {b->font.size_pt, b->font.weight, b->font.italic,
		b->font.letter_spacing_pt, b->size.width_pt, b->size.ascent_pt,
		b->size.descent_pt, b->size.cap_height_pt, b->line_height_pt, b->height_pt,
		b->flush_right, b->props.halo_width_pt, b->props.text_curve};
	memo_add(key, numbers, sizeof(numbers));
	memo_add_text(key, b->font.family);
	for (size_t i = 0; i < b->n_lines; i++) {
		memo_add_text(key, b->lines[i].text);
		memo_add_number(key, b->lines[i].width_pt);
	}
}

static struct memo_key key_of(const struct naming *n)
{
	const struct label_request *r = n->r;
	bool joint = r->avoid != NULL;
	struct memo_key key = memo_begin("area");
	memo_add(&key, &n->layer->page_key, sizeof(n->layer->page_key));
	memo_add_number(&key, (double)(n->item - n->layer->page.items));
	memo_add_number(&key, n->layer->spec->label_leader);
	memo_add(&key, &r->map, sizeof(r->map));
	memo_add(&key, joint ? r->avoid : r->furniture,
		(joint ? r->n_avoid : r->n_furniture) * sizeof(*r->avoid));
	for (size_t i = 0; i < n->label->n_variants; i++) {
		add_block(&key, &n->label->variants[i]);
	}
	return key;
}

/* Positions of the label last added, found once for all jobs with that name in that area. */
static bool add_shared(const struct label_request *r, const struct map_layer *layer,
	const struct feature *item, struct labels *labels)
{
	struct arena *a = r->layout->a;
	struct label *label = &labels->items[labels->n - 1];
	const struct naming naming = {r, layer, item, label};
	bool is_shared = layer->page_key.a != 0 || layer->page_key.b != 0;
	const struct found *found =
		is_shared ? memo_get(a, key_of(&naming), find_positions, &naming)
			  : find_positions(a, &naming);
	if (found == NULL) {
		return false;
	}
	label->anchor = found->anchor;
	bool ok = true;
	for (size_t i = 0; ok && i < found->n; i++) {
		ok = labels_add_position(
			a, labels, &found->positions[i], &found->candidates[i]);
	}
	return ok;
}

bool candidates_for_area(const struct label_request *r, const struct map_layer *layer,
	const struct feature *item, struct labels *labels)
{
	const struct layout *l = r->layout;
	const char *text = text_chain_get(l->a, &layer->label, item->row);
	const char *class_name = layer_class(l->a, layer, item->row);
	struct style_props area, props;
	style_resolve(l->style, layer->spec->id, class_name, STYLE_SHAPE, &area);
	style_resolve(l->style, layer->spec->id, class_name, STYLE_LABEL, &props);
	if (text == NULL || area.hidden || props.hidden) {
		return true;
	}
	struct label *label = labels_add(l->a, labels, LABEL_AREA);
	if (label == NULL || !make_variants(l, &props, text, label)) {
		return false;
	}
	label->layer = layer;
	label->class_name = class_name;
	label->key = layer_key(l->a, layer, item->row);
	label->text = text;
	label->where = layer->spec->at;
	const char *named = layer_label_key(l->a, layer, item->row);
	label->id = label_id(l->a, layer->spec->id, named == NULL ? text : named);
	if (label->id == NULL) {
		return false;
	}
	const struct block *first = &label->variants[0];
	if (first->n_lines == 0) {
		return true; /* blank: there is nothing to find room for */
	}
	return add_shared(r, layer, item, labels);
}
