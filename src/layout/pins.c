#include "layout/pins.h"

#include "layout/annotation.h"
#include "layout/candidates.h"
#include "proj/project.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A pin takes one of the label's own positions when it is no farther away. */
static const double same_pt = 0.02, same_deg = 0.02;
/* Offsets to the side no larger than this are none. */
static const double level_pt = 0.005;
/* A leader keeps others away from its line by boxes of this size. */
static const double line_step_pt = 2.5, leader_half_pt = 0.4;

/* By id; of one id the map file's before the placement's, a panel's before that of all. */
static int by_id(const void *pa, const void *pb)
{
	const struct pin_spec *a = ((const struct pin_entry *)pa)->pin;
	const struct pin_spec *b = ((const struct pin_entry *)pb)->pin;
	int order = strcmp(a->id, b->id);
	if (order == 0) {
		order = (int)a->from_file - (int)b->from_file;
	}
	if (order == 0) {
		order = (int)(a->panel == 0) - (int)(b->panel == 0);
	}
	return order != 0 ? order : (a > b) - (a < b);
}

bool pins_index(struct arena *a, const struct labels_spec *pins, struct pin_index *out)
{
	size_t n = pins == NULL ? 0 : pins->n_pins;
	*out = (struct pin_index){.items = arena_alloc(a, n + 1, sizeof(*out->items))};
	for (size_t i = 0; out->items != NULL && i < n; i++) {
		out->items[out->n++].pin = &pins->pins[i];
	}
	if (out->n > 0) {
		qsort(out->items, out->n, sizeof(*out->items), by_id);
	}
	return out->items != NULL;
}

/* The pin of that id which counts on the panel, or NULL. */
static const struct pin_spec *find(const struct pin_index *index, const char *id, size_t panel)
{
	size_t low = 0, high = index->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(index->items[middle].pin->id, id) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	for (; low < index->n && strcmp(index->items[low].pin->id, id) == 0; low++) {
		size_t of = index->items[low].pin->panel;
		if (of == 0 || of == panel || (panel == 0 && of == 1)) {
			return index->items[low].pin;
		}
	}
	return NULL;
}

/* A cluster is known by each of its sites, and by the layers that share their source: a base
 * that is given up is drawn by another layer from that day on. */
static const struct pin_spec *find_member(
	const struct label_request *r, const struct pin_index *index, const struct site *site)
{
	struct arena *a = r->layout->a;
	const struct spec *spec = r->layout->spec;
	const char *keys[] = {layer_label_key(a, site->layer, site->row),
		layer_key(a, site->layer, site->row)};
	const struct layer_spec *source = layers_source(spec, site->layer->spec);
	for (size_t i = 0; i < spec->n_layers; i++) {
		const struct layer_spec *layer = &spec->layers[i];
		for (size_t k = 0; layers_source(spec, layer) == source && k < 2; k++) {
			const char *id =
				keys[k] == NULL ? NULL : label_id(a, layer->id, keys[k]);
			const struct pin_spec *pin =
				id == NULL ? NULL : find(index, id, r->panel);
			if (pin != NULL) {
				return pin;
			}
		}
	}
	return NULL;
}

static const struct pin_spec *find_cluster(
	const struct label_request *r, const struct pin_index *index, const struct cluster *c)
{
	const struct pin_spec *pin = c->id == NULL ? NULL : find(index, c->id, r->panel);
	for (uint32_t i = c->begin; index->n > 0 && pin == NULL && i < c->end; i++) {
		pin = find_member(r, index, &r->sites->items[i]);
	}
	return pin;
}

/* An id and whose it is. */
struct named {
	const char **id;
	size_t i;
};

static int by_name(const void *pa, const void *pb)
{
	const struct named *a = pa, *b = pb;
	int order = strcmp(*a->id, *b->id);
	return order != 0 ? order : (a->i > b->i) - (a->i < b->i);
}

/* Of several that are alike all but the first get a number. */
static bool number(struct arena *a, struct named *names, size_t n)
{
	size_t same = 1;
	if (n > 0) {
		qsort(names, n, sizeof(*names), by_name);
	}
	const char *first = n > 0 ? *names[0].id : "";
	for (size_t i = 1; i < n; i++) {
		if (strcmp(*names[i].id, first) != 0) {
			first = *names[i].id;
			same = 1;
			continue;
		}
		size_t size = strlen(first) + 24;
		char *id = arena_alloc(a, size, 1);
		if (id == NULL) {
			return false;
		}
		(void)snprintf(id, size, "%s#%zu", first, ++same);
		*names[i].id = id;
	}
	return true;
}

bool pins_name_clusters(const struct label_request *r, const struct pin_index *index)
{
	struct arena *a = r->layout->a;
	struct sites *sites = r->sites;
	struct named *names = arena_alloc(a, sites->n_clusters + 1, sizeof(*names));
	size_t n = 0;
	if (names == NULL) {
		return false;
	}
	for (size_t i = 0; i < sites->n_clusters; i++) {
		struct cluster *c = &sites->clusters[i];
		const struct site *first = &sites->items[c->begin];
		const char *key = layer_label_key(a, first->layer, first->row);
		bool has_label = !first->hidden && (c->name != NULL || c->end - c->begin > 1);
		if (!has_label) {
			continue;
		}
		c->id = label_id(a, first->layer->spec->id, key == NULL ? "" : key);
		if (c->id == NULL) {
			return false;
		}
		names[n++] = (struct named){&c->id, i};
	}
	if (!number(a, names, n)) {
		return false;
	}
	for (size_t i = 0; i < sites->n_clusters; i++) {
		struct cluster *c = &sites->clusters[i];
		const struct pin_spec *pin = find_cluster(r, index, c);
		if (pin != NULL && pin->kind == PIN_HIDE) {
			c->name = NULL;
		}
	}
	return true;
}

/* Areas and annotations; those of clusters are numbered already. */
static bool name_labels(const struct label_request *r, struct labels *labels)
{
	struct arena *a = r->layout->a;
	struct named *names = arena_alloc(a, labels->n + 1, sizeof(*names));
	size_t n = 0;
	for (size_t i = 0; names != NULL && i < labels->n; i++) {
		struct label *label = &labels->items[i];
		if (label->id == NULL) {
			return false;
		}
		if (label->kind == LABEL_AREA || label->kind == LABEL_ANNOTATION) {
			names[n++] = (struct named){&label->id, i};
		}
	}
	if (names == NULL || !number(a, names, n)) {
		return false;
	}
	for (size_t i = 0; i < labels->n; i++) {
		struct label *label = &labels->items[i];
		size_t size = strlen(label->id) + 24;
		char *id = r->panel == 0 ? NULL : arena_alloc(a, size, 1);
		if (r->panel > 0 && id == NULL) {
			return false;
		}
		if (id != NULL) {
			(void)snprintf(id, size, "%zu/%s", r->panel, label->id);
		}
		label->drawn_id = id == NULL ? label->id : id;
	}
	return true;
}

struct page_pt pins_corner(const struct label *label, const struct label_position *p)
{
	const struct block *b = &label->variants[p->variant];
	double spare = p->width_pt - b->size.width_pt;
	return (struct page_pt){p->at.x + (double)p->align * spare, p->at.y};
}

double pins_align(const struct pin_spec *pin)
{
	double x = pin->offset_pt[0];
	switch (pin->align) {
	case PIN_ALIGN_LEFT:
		return 0;
	case PIN_ALIGN_CENTER:
		return 0.5;
	case PIN_ALIGN_RIGHT:
		return 1;
	case PIN_ALIGN_AUTO:
		break;
	}
	return pin->kind != PIN_OFFSET || fabs(x) < level_pt ? 0.5 : x > 0 ? 0 : 1;
}

/* The variant that is most like what the pin says. */
static uint16_t variant_of(const struct label *label, const struct pin_spec *pin)
{
	const double line_counts = 10;
	uint16_t best = 0;
	double least = HUGE_VAL;
	for (uint16_t v = 0; v < label->n_variants; v++) {
		const struct block *b = &label->variants[v];
		double size = b->font.size_pt / label->variants[0].font.size_pt;
		double lines = (double)(b->n_lines > 1 ? 2 : 1);
		double off = line_counts * fabs(lines - pin->lines) + fabs(size - pin->size);
		if (off < least) {
			best = v;
			least = off;
		}
	}
	return best;
}

/* A label that is being put where its pin says. */
struct pinning {
	const struct label_request *r;
	struct labels *labels;
	struct label *label;
	const struct pin_spec *pin;
	struct label_position position;
	struct place_strip strip; /* of a text that is not level */
	struct box text, rows;	  /* rows: of several symbols; else empty */
};

static void put_rows(struct pinning *s)
{
	const struct cluster *c = &s->r->sites->clusters[s->label->cluster];
	const double *by = s->pin->symbols_pt;
	struct cluster_shape shape;
	cluster_measure(s->r->sites, c, &shape);
	struct page_pt at = {
		c->at.x + by[0] - shape.width_pt / 2, c->at.y + by[1] - shape.height_pt / 2};
	s->position.rows_at = at;
	s->position.on_place = by[0] == 0 && by[1] == 0;
	s->rows = (struct box){at.x, at.y, at.x + shape.width_pt, at.y + shape.height_pt};
}

/* Where the pin says; false when that cannot be shown. */
static bool put(struct pinning *s)
{
	const struct pin_spec *pin = s->pin;
	uint16_t variant = variant_of(s->label, pin);
	const struct block *b = &s->label->variants[variant];
	double align = pins_align(pin), w = b->size.width_pt;
	double h = b->height_pt - b->size.descent_pt, turn = pin->angle_deg * acos(-1) / 180;
	struct page_pt to = {
		s->label->anchor.x + pin->offset_pt[0], s->label->anchor.y + pin->offset_pt[1]};
	if (pin->kind == PIN_AT && !view_to_page(s->r->view, pin->place, &to)) {
		return false;
	}
	const struct slope back = {to, cos(turn), sin(turn)};
	s->position = (struct label_position){
		.at = slope_point(&back, -(pin->kind == PIN_AT ? 0.5 : align) * w, -h / 2),
		.angle_deg = pin->angle_deg,
		.variant = variant,
		.width_pt = w,
		.align = (float)align,
		.leader = pin->leader,
	};
	s->text = block_box(b, s->position.at);
	if (pin->angle_deg != 0) {
		struct slope along = back;
		double middle = b->height_pt / 2, pad = block_pad(b);
		along.middle = s->position.at;
		s->strip = (struct place_strip){slope_point(&along, -pad, middle),
			slope_point(&along, w + pad, middle), middle + pad};
		s->text = box_empty();
		for (int i = 0; i < 4; i++) {
			struct page_pt p = slope_point(&along, i % 2 == 0 ? -pad : w + pad,
				i < 2 ? -pad : b->height_pt + pad);
			box_add(&s->text, (struct pt){p.x, p.y});
		}
	}
	s->rows = box_empty();
	if (s->label->kind == LABEL_CLUSTER) {
		put_rows(s);
	}
	return true;
}

static bool is_near(struct page_pt a, struct page_pt b)
{
	return fabs(a.x - b.x) < same_pt && fabs(a.y - b.y) < same_pt;
}

/* The label's own position that is the same as the pin's, or PLACE_NONE. */
static uint32_t find_same(const struct pinning *s)
{
	const struct label *label = s->label;
	const struct label_position *want = &s->position;
	bool cluster = label->kind == LABEL_CLUSTER;
	bool aligned = cluster || label->variants[want->variant].n_lines > 1;
	struct page_pt corner = pins_corner(label, want);
	for (uint32_t i = label->begin; i < label->end; i++) {
		const struct label_position *p = &s->labels->positions[i];
		if (p->curve == NULL && p->variant == want->variant &&
			p->leader == want->leader &&
			fabs(p->angle_deg - want->angle_deg) < same_deg &&
			is_near(pins_corner(label, p), corner) &&
			(!aligned || p->align == want->align) &&
			(!cluster || is_near(p->rows_at, want->rows_at))) {
			return i;
		}
	}
	return PLACE_NONE;
}

static struct page_pt middle_of(const struct label *label, const struct label_position *p)
{
	const struct block *b = &label->variants[p->variant];
	double turn = p->angle_deg * acos(-1) / 180;
	const struct slope along = {p->at, cos(turn), sin(turn)};
	return slope_point(&along, p->width_pt / 2, (b->height_pt - b->size.descent_pt) / 2);
}

/* The label's own curve that is most like the pin, or PLACE_NONE; *by: how far it must be moved
 * to be there. One of the pin's very angle comes first: one that was moved by hand stays as it
 * is. */
static uint32_t find_curve(const struct pinning *s, struct page_pt *by)
{
	const double pt_per_deg = 0.2, other_pt = 1e6;
	const struct label *label = s->label;
	struct page_pt to = middle_of(label, &s->position);
	uint32_t best = PLACE_NONE;
	double least = HUGE_VAL;
	for (uint32_t i = label->begin; i < label->end; i++) {
		const struct label_position *p = &s->labels->positions[i];
		struct page_pt at = middle_of(label, p);
		double turn = fabs(p->angle_deg - s->position.angle_deg);
		double off = hypot(at.x - to.x, at.y - to.y) + pt_per_deg * turn +
			     (turn < same_deg ? 0 : other_pt);
		if (p->curve != NULL && p->variant == s->position.variant && off < least) {
			best = i;
			least = off;
			*by = (struct page_pt){to.x - at.x, to.y - at.y};
		}
	}
	return best;
}

/* Settles a label whose pin wants a curve; *found: whether it has one to take. */
static bool put_on_curve(struct pinning *s, bool *found)
{
	struct page_pt by = {0, 0};
	struct arena *a = s->r->layout->a;
	uint32_t like = find_curve(s, &by);
	*found = like != PLACE_NONE;
	s->label->chosen = like;
	if (!*found || is_near(by, (struct page_pt){0, 0})) {
		return true;
	}
	struct label_position p = s->labels->positions[like];
	struct place_candidate c = s->labels->candidates[like];
	c.slot = PLACE_SLOT_NONE;
	s->label->chosen = (uint32_t)s->labels->n_positions;
	return position_move_curve(a, by, &p, &c) &&
	       labels_append_position(a, s->labels, &p, &c);
}

/* Adds the position to those of all labels. */
static bool add_free(struct pinning *s)
{
	struct box box = s->text;
	if (!box_is_empty(s->rows)) {
		box.min_x = fmin(box.min_x, s->rows.min_x);
		box.min_y = fmin(box.min_y, s->rows.min_y);
		box.max_x = fmax(box.max_x, s->rows.max_x);
		box.max_y = fmax(box.max_y, s->rows.max_y);
	}
	/* To the symbols, when they stand elsewhere; else to the name. */
	const struct box *target =
		s->label->kind == LABEL_CLUSTER && !s->position.on_place ? &box : &s->text;
	s->position.leader_from = s->label->anchor;
	s->position.leader_to =
		s->label->kind == LABEL_SITE
			? leader_end_of_site(&s->label->variants[s->position.variant],
				  &s->position, &s->text, s->label->anchor)
			: leader_end(target, s->label->anchor);
	struct place_strip *strip = arena_alloc(s->r->layout->a, 1, sizeof(*strip));
	if (strip == NULL) {
		return false;
	}
	*strip = s->strip;
	const struct place_candidate candidate = {.box = box,
		.strips = strip,
		.n_strips = s->position.angle_deg != 0,
		.slot = PLACE_SLOT_NONE,
		.leader = s->position.leader,
		.leader_from = s->label->anchor,
		.leader_to = s->position.leader_to};
	s->label->chosen = (uint32_t)s->labels->n_positions;
	return labels_append_position(s->r->layout->a, s->labels, &s->position, &candidate);
}

/* Boxes along a straight line. */
static bool block_line(
	const struct pinning *s, struct page_pt from, struct page_pt to, double half_pt)
{
	double length = hypot(to.x - from.x, to.y - from.y);
	int n = (int)ceil(length / line_step_pt);
	bool ok = true;
	for (int i = 0; ok && i < n; i++) {
		double t = (i + 0.5) / n;
		double x = from.x + t * (to.x - from.x), y = from.y + t * (to.y - from.y);
		double half_x = fabs(to.x - from.x) / n / 2 + half_pt;
		double half_y = fabs(to.y - from.y) / n / 2 + half_pt;
		const struct box box = {x - half_x, y - half_y, x + half_x, y + half_y};
		ok = obstacles_add(s->r->layout->a, &s->labels->obstacles, box, -1, 0);
	}
	return ok;
}

/* The other labels keep clear of it. */
static bool block(const struct pinning *s)
{
	struct arena *a = s->r->layout->a;
	struct obstacles *o = &s->labels->obstacles;
	const struct place_candidate *c = &s->labels->candidates[s->label->chosen];
	bool split = c->slot == PLACE_SLOT_NONE && !box_is_empty(s->rows);
	bool ok = true;
	for (int i = 0; ok && i < c->n_strips; i++) {
		const struct place_strip *strip = &c->strips[i];
		ok = block_line(s, strip->from, strip->to, strip->half_pt);
	}
	return ok &&
	       (c->n_strips > 0 || obstacles_add(a, o, split ? s->text : c->box, -1, 0)) &&
	       (!split || obstacles_add(a, o, s->rows, -1, 0)) &&
	       (!c->leader || block_line(s, c->leader_from, c->leader_to, leader_half_pt));
}

SM_PRINTF(3, 4)
static void warn(
	const struct label_request *r, const struct pin_spec *pin, const char *fmt, ...)
{
	struct sm_diag *d = r->layout->a->diag;
	char text[SM_MSG_MAX];
	va_list args;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	diag_push(d, "%s:%d:%d", pin->path, pin->where.line, pin->where.column);
	diag_warn(d, "pin", "pin '%s': %s", pin->id, text);
	diag_pop(d);
}

/* Settles a label whose pin puts it on a side of its place. */
static bool put_on_side(struct pinning *s)
{
	struct label *label = s->label;
	enum side side = s->pin->slot;
	if (label->kind == LABEL_AREA || label->kind == LABEL_ANNOTATION) {
		warn(s->r, s->pin,
			"a slot is of sites alone; `at:` or `offset:` places %s, which is "
			"placed as usual",
			label->kind == LABEL_AREA ? "the name of an area" : "an annotation");
		return true;
	}
	label->chosen = candidates_on_side(s->labels, label, side, variant_of(label, s->pin));
	label->is_settled = label->chosen != PLACE_NONE;
	return true;
}

/* Settles one label; one whose symbol lies under furniture is not shown, pinned or not. */
static bool settle(struct pinning *s)
{
	struct label *label = s->label;
	bool blank = label->n_variants == 0 ||
		     (label->variants[0].n_lines == 0 && label->kind != LABEL_CLUSTER);
	label->pin = s->pin;
	if (s->pin->kind == PIN_HIDE || s->pin->kind == PIN_DROPPED) {
		/* The symbols of a cluster are shown without its name. */
		label->is_settled = s->pin->kind == PIN_DROPPED || label->kind != LABEL_CLUSTER;
		label->chosen = PLACE_NONE;
		label->reason = PLACE_CROWDED;
		return true;
	}
	if (blank || label->covered || s->pin->kind == PIN_NUMBER || s->pin->number) {
		return true; /* numbers are known when all of them are */
	}
	if (s->pin->kind == PIN_SLOT) {
		if (!put_on_side(s) || !label->is_settled) {
			return true;
		}
	} else {
		if (!put(s)) {
			warn(s->r, s->pin, "lies where the map cannot show it");
			return true;
		}
		label->is_settled = true;
		bool on_curve = false;
		if (s->pin->curve && !put_on_curve(s, &on_curve)) {
			return false;
		}
		label->chosen = on_curve ? label->chosen : find_same(s);
		if (label->chosen == PLACE_NONE && !add_free(s)) {
			return false;
		}
	}
	label->reason = PLACE_SHOWN;
	label->box = s->labels->candidates[label->chosen].box;
	return block(s);
}

/* The boxes a label covers, a little smaller; of one that is not level several along it. */
enum { COVERED_MAX = 64 };
static size_t covered_boxes(const struct place_candidate *c, struct box out[COVERED_MAX])
{
	const double slack_pt = 0.05, inner = 0.7, step_pt = 2;
	size_t n = 0;
	if (c->n_strips == 0) {
		out[n++] = box_grow(c->box, -slack_pt);
	}
	for (int i = 0; i < c->n_strips; i++) {
		const struct place_strip *s = &c->strips[i];
		double dx = s->to.x - s->from.x, dy = s->to.y - s->from.y;
		int steps = (int)fmin(ceil(hypot(dx, dy) / step_pt), COVERED_MAX - 1);
		for (int k = 0; k <= steps && n < COVERED_MAX; k++) {
			double t = steps == 0 ? 0 : (double)k / steps;
			double x = s->from.x + t * dx, y = s->from.y + t * dy;
			out[n++] = box_grow((struct box){x, y, x, y}, inner * s->half_pt);
		}
	}
	return n;
}

static bool overlap(const struct place_candidate *a, const struct place_candidate *b)
{
	struct box of_a[COVERED_MAX], of_b[COVERED_MAX];
	bool found = false;
	if (!box_overlaps(a->box, b->box)) {
		return false;
	}
	size_t n_a = covered_boxes(a, of_a), n_b = covered_boxes(b, of_b);
	for (size_t i = 0; i < n_a * n_b; i++) {
		found = found || box_overlaps(of_a[i / n_b], of_b[i % n_b]);
	}
	return found;
}

/* What was decided by hand is drawn so, and what is odd about it is told. */
static void check_place(const struct label_request *r, const struct labels *labels, size_t i)
{
	const double slack_pt = 0.05;
	const struct label *label = &labels->items[i];
	struct box m = r->map, b = box_grow(label->box, -slack_pt);
	if (b.min_x < m.min_x || b.min_y < m.min_y || b.max_x > m.max_x || b.max_y > m.max_y) {
		warn(r, label->pin, "'%s' stands across or outside of the map's frame",
			label->text);
	}
	bool covered = false;
	for (size_t k = 0; k < r->n_furniture; k++) {
		covered = covered || box_overlaps(b, r->furniture[k]);
	}
	if (covered) {
		warn(r, label->pin, "'%s' stands under furniture", label->text);
	}
	for (size_t k = 0; k < i; k++) {
		const struct label *other = &labels->items[k];
		if (other->is_settled && other->reason == PLACE_SHOWN &&
			overlap(&labels->candidates[label->chosen],
				&labels->candidates[other->chosen])) {
			warn(r, label->pin, "'%s' overlaps '%s', which is pinned too",
				label->text, other->text);
		}
	}
}

bool pins_apply(
	const struct label_request *r, const struct pin_index *index, struct labels *labels)
{
	if (!name_labels(r, labels)) {
		return false;
	}
	for (size_t i = 0; index->n > 0 && i < labels->n; i++) {
		struct label *label = &labels->items[i];
		bool site = label->kind == LABEL_SITE || label->kind == LABEL_CLUSTER;
		struct pinning s = {.r = r, .labels = labels, .label = label};
		s.pin = site ? find_cluster(r, index, &r->sites->clusters[label->cluster])
			     : find(index, label->id, r->panel);
		if (s.pin != NULL && !settle(&s)) {
			return false;
		}
		if (s.pin != NULL && label->is_settled && label->reason == PLACE_SHOWN) {
			check_place(r, labels, i);
		}
	}
	return true;
}
