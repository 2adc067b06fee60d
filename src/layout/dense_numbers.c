#include "layout/candidates.h"
#include "layout/dense.h"
#include "layout/edition.h"
#include "layout/furniture_parts.h"

#include <math.h>
#include <stdlib.h>

/* Between the key and the frame, and at least between the key and all else. */
static const double inset_pt = 6, gap_pt = 3;
/* A key may cover this share of the map. */
static const double share_max = 0.3;
enum {
	BANDS = 8, /* of the map, in which numbers go from side to side */
	KEY_COLUMNS_MAX = 6,
	STEPS = 8, /* places along each side of the frame */
	KEY_PLACES = 2 * (STEPS + 1) + 2 * (STEPS + 1),
	COVER_COLUMNS = 48,
	COVER_ROWS = 36,
	COST_COVER = 400, /* a key that lies on land as a whole */
	COST_NO_CORNER = 40,
	COST_NEAR_ANOTHER = 60, /* a number that could be another symbol's */
};

/* In reading order: a layer after the other, in bands from north to south. */
struct reading {
	const struct map_layer *layer;
	int band;
	double along;
	uint32_t label;
};

static int by_reading(const void *pa, const void *pb)
{
	const struct reading *a = pa, *b = pb;
	if (a->layer != b->layer) {
		return a->layer < b->layer ? -1 : 1;
	}
	if (a->band != b->band) {
		return a->band - b->band;
	}
	return a->along != b->along ? (a->along < b->along ? -1 : 1)
				    : (a->label > b->label) - (a->label < b->label);
}

static bool order(struct dense_panel *p)
{
	const struct labels *labels = p->labels;
	const struct layout *l = p->r->layout;
	struct box m = p->r->map;
	struct reading *all = arena_alloc(l->a, labels->n + 1, sizeof(*all));
	p->n_numbered = 0;
	for (uint32_t i = 0; all != NULL && i < labels->n; i++) {
		const struct label *label = &labels->items[i];
		if (p->of[i].state != DENSE_NUMBERED && p->of[i].state != DENSE_EITHER) {
			continue;
		}
		/* Those of a ring stand at one place, in the ring's order. */
		const struct sites *sites = p->r->sites;
		const struct site *site = &sites->items[sites->clusters[label->cluster].begin];
		struct page_pt at = site->displaced ? site->origin : label->anchor;
		double down = (at.y - m.min_y) / (m.max_y - m.min_y);
		all[p->n_numbered++] = (struct reading){
			label->layer, (int)(down * BANDS), edition_is_rtl(l) ? -at.x : at.x, i};
	}
	if (p->n_numbered > 0) {
		qsort(all, p->n_numbered, sizeof(*all), by_reading);
	}
	for (size_t i = 0; i < p->n_numbered; i++) {
		p->numbered[i] = all[i].label;
	}
	return all != NULL;
}

/* The label has its name again. */
static void take_number(struct label *label)
{
	if (label->number > 0) {
		label->number = 0;
		label->n_variants--;
	}
}

/* A variant behind all others, or in place of its last number. */
static bool give_number(const struct layout *l, struct label *label, uint32_t number)
{
	struct style_props props;
	struct block b;
	const char *text = number_text(l->a, number, 0, l->lang);
	style_resolve(l->style, label->layer->spec->id, "number", STYLE_LABEL, &props);
	if (text == NULL || !block_make(l->a, l->measurer, &props, text, HUGE_VAL, &b)) {
		return false;
	}
	take_number(label);
	struct block *variants = arena_alloc(l->a, label->n_variants + 1, sizeof(*variants));
	if (variants == NULL) {
		return false;
	}
	for (size_t i = 0; i < label->n_variants; i++) {
		variants[i] = label->variants[i];
	}
	variants[label->n_variants++] = b;
	label->variants = variants;
	label->number = number;
	return true;
}

/* What a number instead of a name costs: a third of the name's weight for a village, nearly all
 * of it for a capital, which no two villages gain by. */
static int number_cost(int weight)
{
	const int64_t whole = 3000;
	int64_t cost = (int64_t)weight * weight / whole, most = (int64_t)weight * 9 / 10;
	return (int)(cost < most ? cost : most);
}

/* Its positions as usual once more, then those of its number. */
static bool add_either(struct dense_panel *p, const struct label *label, struct dense_label *of)
{
	struct arena *a = p->r->layout->a;
	struct labels *labels = p->labels;
	bool ok = true;
	of->begin = (uint32_t)labels->n_positions;
	for (uint32_t i = label->begin; ok && i < label->end; i++) {
		/* Copies: the arrays may move. */
		const struct label_position position = labels->positions[i];
		const struct place_candidate candidate = labels->candidates[i];
		ok = labels_append_position(a, labels, &position, &candidate);
	}
	ok = ok && candidates_for_number(p->r->layout, p->r->sites, labels, label, &of->number);
	of->end = (uint32_t)labels->n_positions;
	for (uint32_t i = of->number; ok && i < of->end; i++) {
		labels->candidates[i].cost += number_cost(label->weight);
	}
	return ok;
}

/* Of a number that is pinned to a side of its place that position alone. */
static void keep_pinned(
	const struct labels *labels, const struct label *label, struct dense_label *of)
{
	struct label number = *label;
	if (label->pin == NULL || label->pin->kind != PIN_SLOT) {
		return;
	}
	number.begin = of->number;
	number.end = of->end;
	uint32_t i = candidates_on_side(
		labels, &number, label->pin->slot, (uint16_t)(label->n_variants - 1));
	if (i != PLACE_NONE) {
		of->begin = of->number = i;
		of->end = i + 1;
	}
}

static double distance(struct box b, struct page_pt p)
{
	double x = (b.min_x + b.max_x) / 2 - p.x, y = (b.min_y + b.max_y) / 2 - p.y;
	return sqrt(x * x + y * y);
}

/* Positions nearer to the symbol of another site are worse. */
static void judge_numbers(
	const struct dense_panel *p, const struct label *label, const struct dense_label *of)
{
	const struct sites *sites = p->r->sites;
	const struct cluster *own = &sites->clusters[label->cluster];
	for (uint32_t i = of->number; i < of->end; i++) {
		struct place_candidate *c = &p->labels->candidates[i];
		double least = distance(c->box, label->anchor);
		bool other = false;
		for (uint32_t k = 0; !c->leader && !other && k < sites->n; k++) {
			const struct site *site = &sites->items[k];
			other = (k < own->begin || k >= own->end) && !site->hidden &&
				distance(c->box, site->at) < least;
		}
		c->cost += other ? COST_NEAR_ANOTHER : 0;
	}
}

/* How much of the subject each cell of the map shows. */
static double *make_cover(const struct label_request *r)
{
	size_t n = (size_t)COVER_COLUMNS * COVER_ROWS;
	double *cover = arena_alloc(r->layout->a, n, sizeof(*cover));
	struct box m = r->map;
	for (size_t i = 0; cover != NULL && i < n; i++) {
		size_t column = i % COVER_COLUMNS, row = i / COVER_COLUMNS;
		double x = ((double)column + 0.5) / COVER_COLUMNS;
		double y = ((double)row + 0.5) / COVER_ROWS;
		const struct pt at = {
			m.min_x + x * (m.max_x - m.min_x), m.min_y + y * (m.max_y - m.min_y)};
		cover[i] = furniture_cover(r->layers, at);
	}
	return cover;
}

/* The mean over the cells whose middle the box covers. */
static double mean_cover(const struct dense_panel *p, const double *cover, struct box b)
{
	struct box m = p->r->map;
	double w = (m.max_x - m.min_x) / COVER_COLUMNS, h = (m.max_y - m.min_y) / COVER_ROWS;
	double sum = 0, n = 0;
	for (int row = 0; row < COVER_ROWS; row++) {
		for (int column = 0; column < COVER_COLUMNS; column++) {
			const struct pt at = {
				m.min_x + (column + 0.5) * w, m.min_y + (row + 0.5) * h};
			bool in = box_contains(b, at);
			n += in;
			sum += in ? cover[row * COVER_COLUMNS + column] : 0;
		}
	}
	return n > 0 ? sum / n : 0;
}

/* The i-th place of a key along the inner sides of the frame; false when it is too large. */
static bool key_place(
	const struct dense_panel *p, const struct label_key *key, int i, struct box *out)
{
	struct box m = box_grow(p->r->map, -inset_pt);
	double x = m.max_x - m.min_x - key->width_pt, y = m.max_y - m.min_y - key->height_pt;
	int step = i / 4;
	double t = (double)step / STEPS; /* along the side */
	double right[] = {t, t, 0, 1}, down[] = {0, 1, t, t};
	double left = m.min_x + x * right[i % 4], top = m.min_y + y * down[i % 4];
	double area = key->width_pt * key->height_pt;
	*out = (struct box){left, top, left + key->width_pt, top + key->height_pt};
	return x >= 0 && y >= 0 &&
	       area <= share_max * (m.max_x - m.min_x) * (m.max_y - m.min_y);
}

/* All places of one key. */
static bool add_places(struct dense_panel *p, size_t k, const double *cover)
{
	bool ok = true;
	struct box b;
	for (int i = 0; ok && i < KEY_PLACES; i++) {
		bool corner = i / 4 == 0 || i / 4 == STEPS;
		if (!key_place(p, &p->keys[k], i, &b)) {
			return true;
		}
		const struct place_candidate c = {.box = box_grow(b, gap_pt),
			.cost = (int)lround(COST_COVER * mean_cover(p, cover, b)) +
				(corner ? 0 : COST_NO_CORNER),
			.slot = (uint16_t)(p->key_end - p->key_begin)};
		p->key_of[p->key_end++ - p->key_begin] = (uint16_t)k;
		ok = labels_append_position(
			p->r->layout->a, p->labels, &(struct label_position){0}, &c);
	}
	return ok;
}

/* Keys of one column, two ..., and where they could stand. */
static bool add_keys(struct dense_panel *p)
{
	struct arena *a = p->r->layout->a;
	const double *cover = make_cover(p->r);
	p->keys = arena_alloc(a, KEY_COLUMNS_MAX, sizeof(*p->keys));
	p->key_of = arena_alloc(a, (size_t)KEY_COLUMNS_MAX * KEY_PLACES, sizeof(*p->key_of));
	p->n_keys = 0;
	p->key_begin = p->key_end = (uint32_t)p->labels->n_positions;
	bool ok = cover != NULL && p->keys != NULL && p->key_of != NULL;
	for (size_t c = 1; ok && c <= KEY_COLUMNS_MAX && c <= p->n_numbered; c++) {
		struct label_key *key = &p->keys[p->n_keys];
		ok = key_make(p->r, p->labels, p->numbered, p->n_numbered, c, key);
		bool same = p->n_keys > 0 && key->width_pt == key[-1].width_pt;
		p->n_keys += !same;
		ok = ok && (same || add_places(p, p->n_keys - 1, cover));
	}
	return ok;
}

bool dense_number(struct dense_panel *p)
{
	const struct layout *l = p->r->layout;
	struct labels *labels = p->labels;
	bool ok = true, any_either = false;
	for (size_t i = 0; i < labels->n; i++) {
		take_number(&labels->items[i]);
	}
	p->key_begin = p->key_end = 0;
	if (!order(p) || p->n_numbered == 0) {
		return p->n_numbered == 0 && l->a->diag->code == SM_OK;
	}
	for (size_t i = 0; ok && i < p->n_numbered; i++) {
		struct label *label = &labels->items[p->numbered[i]];
		struct dense_label *of = &p->of[p->numbered[i]];
		bool either = of->state == DENSE_EITHER;
		any_either = any_either || either;
		ok = give_number(l, label, (uint32_t)i + 1) &&
		     (either ? add_either(p, label, of)
			     : candidates_for_number(
				       l, p->r->sites, labels, label, &of->begin));
		of->number = either ? of->number : of->begin;
		of->end = (uint32_t)labels->n_positions;
		judge_numbers(p, label, of);
		keep_pinned(labels, label, of);
	}
	/* How large the key is, is known when it is known what is in it. */
	return ok && (any_either || add_keys(p));
}

/* A key that lost lines stands within the box it had, nearer to the same sides. */
static struct box shrunk(const struct dense_panel *p, const struct label_key *key, struct box b)
{
	struct box m = box_grow(p->r->map, -inset_pt);
	double x = m.max_x - m.min_x - (b.max_x - b.min_x);
	double y = m.max_y - m.min_y - (b.max_y - b.min_y);
	double right = x > 0 ? (b.min_x - m.min_x) / x : 0;
	double down = y > 0 ? (b.min_y - m.min_y) / y : 0;
	b.min_x += right * (b.max_x - b.min_x - key->width_pt);
	b.min_y += down * (b.max_y - b.min_y - key->height_pt);
	b.max_x = b.min_x + key->width_pt;
	b.max_y = b.min_y + key->height_pt;
	return b;
}

/* The key of the n numbers that are left where that of all was placed: with other names above
 * one another its columns may be wider, and then each stays in its own. */
static bool make_fitting(const struct dense_panel *p, size_t n, const struct label_key *placed,
	struct label_key *out)
{
	size_t columns = (size_t)(placed - p->keys) + 1;
	if (!key_make(p->r, p->labels, p->numbered, n, columns, out)) {
		return false;
	}
	if (out->width_pt <= placed->width_pt && out->height_pt <= placed->height_pt) {
		return true;
	}
	bool ok = key_make(p->r, p->labels, p->numbered, n, 1, out);
	if (ok) {
		key_take_columns(out, placed);
	}
	return ok;
}

bool dense_number_settle(struct dense_panel *p, uint32_t chosen)
{
	const struct layout *l = p->r->layout;
	size_t n = 0;
	bool ok = true;
	for (size_t i = 0; ok && i < p->n_numbered; i++) {
		struct label *label = &p->labels->items[p->numbered[i]];
		struct dense_label *of = &p->of[p->numbered[i]];
		if (chosen == PLACE_NONE) {
			of->reason = PLACE_CROWDED;
		}
		if (of->reason != PLACE_SHOWN) {
			take_number(label);
			continue;
		}
		p->numbered[n++] = p->numbered[i];
		ok = give_number(l, label, (uint32_t)n);
	}
	p->n_numbered = n;
	struct label_key *key = arena_alloc(l->a, 1, sizeof(*key));
	if (!ok || key == NULL || n == 0) {
		return ok && key != NULL;
	}
	if (!make_fitting(p, n, &p->keys[p->key_of[chosen - p->key_begin]], key)) {
		return false;
	}
	key->box = shrunk(p, key, box_grow(p->labels->candidates[chosen].box, -gap_pt));
	p->labels->key = key;
	return true;
}
