#include "layout/candidates.h"

#include <math.h>
#include <string.h>

/* Positions round a point, best first, after Imhof 1975: right, then above, then left. */
static const struct {
	int x, y; /* -1, 0, 1: left or above, level, right or below */
	int cost;
} around[] = {{1, 0, 0}, {1, -1, 4}, {1, 1, 6}, {-1, 0, 10}, {0, -1, 12}, {0, 1, 14},
	{-1, -1, 14}, {-1, 1, 16}};
enum { N_AROUND = 8 };
/* Of each direction the one on the other side. */
static const size_t across[N_AROUND] = {3, 6, 7, 0, 4, 5, 1, 2};

/* Where one reads from the right, left comes first. */
static int side_cost(const struct layout *l, size_t direction)
{
	return around[l->measurer->is_rtl ? across[direction] : direction].cost;
}

static const double gap_pt = 1.5, dot_radius_pt = 1.2, name_gap_pt = 1.8;
/* Distances tried with a leader line when no place at the symbol is free. */
static const double far_pt[] = {7, 13, 20, 28};
enum { N_FAR = 4 };
/* Of points in no cluster: to the side and, for each, higher or lower. */
static const double fan_x_pt[] = {10, 20, 30},
		    fan_y_pt[] = {-8, 8, -16, 16, -24, 24, -32, 32, -40, 40};
enum { N_FAN_X = 3, N_FAN_Y = 10 };
/* Positions of one slot are the same choice, whether one site or several stand at the place:
 * the name on a side of the symbols, the whole on a side of the place, or far from it. */
enum {
	SLOT_NAME = 0,
	SLOT_BESIDE = N_AROUND,
	SLOT_FAR = 2 * N_AROUND,
	SLOT_FAN = SLOT_FAR + N_AROUND * N_FAR,
	SLOTS = 128
};
/* Of layers with more features than this no single one has a leader, unless it is asked for. */
enum { LED_SITES_MAX = 100 };
/* Bytes of a name that may be broken in two. */
enum { LONG_NAME = 13 };

/* What is set at a site: a name, and of a cluster its rows of symbols, as one box. */
struct thing {
	double width_pt, height_pt;
	double below_pt;  /* descenders, below the box that is aligned */
	double right_pt;  /* of a tag, which stands right of the symbol */
	double radius_pt; /* of what it keeps clear of when it stands beside the site */
	double pad_pt;	  /* halo */
	struct page_pt name, rows; /* their corners, from the box's */
	double name_width_pt;	   /* within which the name is aligned */
	double spare_pt;	   /* by which that is wider than the rows below or above it */
	bool leaders;
};

/* Where the name of a cluster stands: beside its rows of symbols as beside a single one. */
enum form { FORM_RIGHT, FORM_ABOVE, FORM_BELOW, FORM_LEFT, N_FORMS };
static const struct {
	int cost;
	float align;
	int direction; /* of the name, in `around` */
} forms[N_FORMS] = {{0, 0, 0}, {6, 0.5F, 4}, {12, 0.5F, 5}, {18, 1, 3}};

static int form_cost(const struct layout *l, enum form form)
{
	static const enum form mirrored[N_FORMS] = {
		FORM_LEFT, FORM_ABOVE, FORM_BELOW, FORM_RIGHT};
	return forms[l->measurer->is_rtl ? mirrored[form] : form].cost;
}

static struct thing cluster_thing(
	const struct block *name, const struct cluster_shape *rows, enum form form)
{
	double text_height = name->height_pt - name->size.descent_pt;
	double text_width = name->size.width_pt, gap = name->n_lines == 0 ? 0 : name_gap_pt;
	bool level = form == FORM_RIGHT || form == FORM_LEFT;
	struct thing t = {.pad_pt = name->props.halo_width_pt, .radius_pt = dot_radius_pt};
	if (level) {
		t.width_pt = text_width + gap + rows->width_pt;
		t.height_pt = fmax(text_height, rows->height_pt);
		t.name_width_pt = text_width;
		t.rows.x = form == FORM_LEFT ? text_width + gap : 0;
		t.name.x = form == FORM_LEFT ? 0 : rows->width_pt + gap;
		t.name.y = (t.height_pt - text_height) / 2;
		t.rows.y = (t.height_pt - rows->height_pt) / 2;
	} else {
		t.width_pt = t.name_width_pt = fmax(text_width, rows->width_pt);
		t.height_pt = text_height + gap + rows->height_pt;
		t.spare_pt = t.width_pt - rows->width_pt;
		t.name.y = form == FORM_ABOVE ? 0 : rows->height_pt + gap;
		t.rows.y = form == FORM_ABOVE ? text_height + gap : 0;
		t.below_pt = form == FORM_BELOW ? name->size.descent_pt : 0;
	}
	return t;
}

/* The box's corner when it stands in a direction, at a distance from the symbol's edge. */
static struct page_pt corner_at(
	const struct thing *t, struct page_pt at, int x, int y, double distance)
{
	/* Diagonal neighbours touch the circle at 45 degrees. */
	double d = (t->radius_pt + distance) * (x != 0 && y != 0 ? 0.75 : 1);
	struct page_pt p = {at.x - t->width_pt / 2, at.y - t->height_pt / 2};
	if (x != 0) {
		double tag = y == 0 ? t->right_pt : 0;
		p.x = x > 0 ? at.x + d + tag : at.x - d - t->width_pt;
	}
	if (y != 0) {
		p.y = y > 0 ? at.y + d : at.y - d - t->height_pt - t->below_pt;
	}
	return p;
}

static struct box thing_box(const struct thing *t, struct page_pt at)
{
	return (struct box){at.x - t->pad_pt, at.y - t->pad_pt, at.x + t->width_pt + t->pad_pt,
		at.y + t->height_pt + t->below_pt + t->pad_pt};
}

/* What the positions of one label have in common. */
struct place_of_site {
	const struct layout *l;
	struct labels *labels;
	struct page_pt site;
	uint16_t variant;
	int cost; /* of the variant */
	int leader_cost;
	bool several; /* sites */
};

static struct page_pt sum(struct page_pt a, struct page_pt b)
{
	return (struct page_pt){a.x + b.x, a.y + b.y};
}

/* The rows of a cluster's symbols within the width of its name, in whole. */
static struct label_position position_of(const struct place_of_site *p, const struct thing *t,
	struct page_pt corner, float align)
{
	struct page_pt rows = sum(corner, t->rows);
	rows.x += (double)align * t->spare_pt;
	return (struct label_position){
		.at = sum(corner, t->name),
		.rows_at = rows,
		.variant = p->variant,
		.width_pt = t->name_width_pt,
		.align = align,
	};
}

static uint16_t slot_of(const struct place_of_site *p, int slot)
{
	return (uint16_t)(p->variant * SLOTS + slot);
}

/* All of a lone point's costs stay below what leaving it out costs. */
static int leader_length_cost(const struct place_of_site *p, double length_pt)
{
	return (int)((p->leader_cost == COST_LEADER_LONE ? 3 : 4) * length_pt);
}

static struct page_pt site_leader_end(const struct place_of_site *p,
	const struct label_position *position, const struct box *box)
{
	const struct label *label = &p->labels->items[p->labels->n - 1];
	return p->several ? leader_end(box, p->site)
			  : leader_end_of_site(
				    &label->variants[p->variant], position, box, p->site);
}

/* far: which of the distances, or -1 for next to the symbol. */
static bool add_at(
	const struct place_of_site *p, const struct thing *t, size_t direction, int far)
{
	int x = around[direction].x, y = around[direction].y;
	double distance = far < 0 ? gap_pt : far_pt[far];
	int near_slot = p->several ? SLOT_BESIDE : SLOT_NAME;
	float align = x > 0 ? 0 : x < 0 ? 1 : 0.5F;
	struct page_pt corner = corner_at(t, p->site, x, y, distance);
	struct box box = thing_box(t, corner);
	struct label_position position = position_of(p, t, corner, align);
	position.leader = far >= 0;
	position.leader_from = p->site;
	position.leader_to = site_leader_end(p, &position, &box);
	const struct place_candidate candidate = {
		.box = box,
		.cost = COST_BESIDE + side_cost(p->l, direction) + p->cost +
			(far < 0 ? 0 : p->leader_cost + leader_length_cost(p, distance)),
		.slot = slot_of(p, far < 0 ? near_slot + (int)direction
					   : SLOT_FAR + (int)direction * N_FAR + far),
		.leader = far >= 0,
		.leader_from = p->site,
		.leader_to = position.leader_to,
		.leader_free_pt = t->radius_pt,
	};
	return labels_add_position(p->l->a, p->labels, &position, &candidate);
}

static bool add_around(const struct place_of_site *p, const struct thing *t)
{
	for (size_t i = 0; i < N_AROUND; i++) {
		if (!add_at(p, t, i, -1)) {
			return false;
		}
		for (int k = 0; t->leaders && k < N_FAR; k++) {
			if (!add_at(p, t, i, k)) {
				return false;
			}
		}
	}
	return true;
}

/* A name beside the place, higher or lower than it, with a line from the middle of its end:
 * where points lie close together their names stand in a column. */
static bool add_fan(const struct place_of_site *p, const struct thing *t, int i)
{
	int side = i % 2 == 0 ? 1 : -1, column = i / 2 % N_FAN_X, row = i / 2 / N_FAN_X;
	bool mirrored = p->l->measurer->is_rtl != (side < 0);
	double dx = fan_x_pt[column], dy = fan_y_pt[row];
	const struct page_pt corner = {p->site.x + side * dx - (side < 0 ? t->width_pt : 0),
		p->site.y + dy - t->height_pt / 2};
	struct box box = thing_box(t, corner);
	struct label_position position = position_of(p, t, corner, side > 0 ? 0 : 1);
	position.leader = true;
	position.leader_from = p->site;
	position.leader_to = site_leader_end(p, &position, &box);
	const struct place_candidate candidate = {.box = box,
		.cost = COST_BESIDE + p->cost + p->leader_cost +
			leader_length_cost(p, hypot(dx, dy)) +
			(mirrored ? around[across[0]].cost : 0),
		.slot = slot_of(p, SLOT_FAN + i),
		.leader = true,
		.leader_from = p->site,
		.leader_to = position.leader_to,
		.leader_free_pt = t->radius_pt};
	return labels_add_position(p->l->a, p->labels, &position, &candidate);
}

/* The rows of symbols centred on the place itself. */
static bool add_on_place(const struct place_of_site *p, const struct thing *t,
	const struct cluster_shape *rows, enum form form)
{
	const struct page_pt corner = {
		p->site.x - t->rows.x - (t->spare_pt + rows->width_pt) / 2,
		p->site.y - t->rows.y - rows->height_pt / 2};
	struct label_position position = position_of(p, t, corner, forms[form].align);
	position.on_place = true;
	const struct place_candidate candidate = {.box = thing_box(t, corner),
		.cost = p->cost + form_cost(p->l, form),
		.slot = slot_of(p, SLOT_NAME + forms[form].direction)};
	return labels_add_position(p->l->a, p->labels, &position, &candidate);
}

/* The name in one line and, when it is long, in two. */
static bool make_names(const struct layout *l, const struct cluster *c, struct label *label)
{
	const char *two = c->name == NULL || strlen(c->name) < LONG_NAME
				  ? NULL
				  : block_halves(l->a, c->name);
	struct block *names = arena_alloc(l->a, 2, sizeof(*names));
	if (names == NULL ||
		!block_make(l->a, l->measurer, &c->label_props, c->name, HUGE_VAL, names) ||
		(two != NULL && !block_make(l->a, l->measurer, &c->label_props, two, HUGE_VAL,
					&names[1]))) {
		return false;
	}
	label->variants = names;
	label->n_variants = two != NULL ? 2 : 1;
	return true;
}

/* Lines from many places would hide the map they lead to. */
static bool may_be_led(const struct map_layer *layer)
{
	switch (layer->spec->label_leader) {
	case LEADER_AUTO:
		return layer->cluster != NULL || layer->page.n_items <= LED_SITES_MAX;
	case LEADER_ALWAYS:
		return true;
	case LEADER_NONE:
		break;
	}
	return false;
}

static struct thing single_thing(
	const struct block *name, const struct site *site, bool leaders)
{
	return (struct thing){
		.width_pt = name->size.width_pt,
		.name_width_pt = name->size.width_pt,
		.height_pt = name->height_pt - name->size.descent_pt,
		.below_pt = name->size.descent_pt,
		.right_pt = site_width_pt(site) - site->size_pt,
		.radius_pt = site->size_pt / 2,
		.pad_pt = name->props.halo_width_pt,
		.leaders = leaders,
	};
}

/* A single site: its name round its symbol. */
static bool add_single(
	const struct place_of_site *p, const struct block *name, const struct site *site)
{
	bool leaders = may_be_led(site->layer);
	const struct thing t = single_thing(name, site, leaders);
	bool fans = leaders && site->layer->cluster == NULL;
	bool ok = add_around(p, &t);
	for (int i = 0; ok && fans && i < 2 * N_FAN_X * N_FAN_Y; i++) {
		ok = add_fan(p, &t, i);
	}
	return ok;
}

/* Several sites: name and symbols on the place, else the whole beside it. */
static bool add_several(const struct place_of_site *p, const struct block *name,
	const struct cluster_shape *rows, const struct map_layer *layer)
{
	for (enum form form = FORM_RIGHT; form < N_FORMS; form++) {
		struct thing t = cluster_thing(name, rows, form);
		if (!add_on_place(p, &t, rows, form)) {
			return false;
		}
	}
	struct thing t = cluster_thing(name, rows, FORM_ABOVE);
	t.leaders = layer->spec->label_leader != LEADER_NONE;
	return add_around(p, &t);
}

bool candidates_for_cluster(const struct layout *l, const struct sites *sites, uint32_t cluster,
	struct labels *labels)
{
	const struct cluster *c = &sites->clusters[cluster];
	const struct site *first = &sites->items[c->begin];
	bool block = c->end - c->begin > 1;
	if (first->hidden || (!block && (c->name == NULL || c->label_props.hidden))) {
		return true;
	}
	struct label *label = labels_add(l->a, labels, block ? LABEL_CLUSTER : LABEL_SITE);
	if (label == NULL || !make_names(l, c, label)) {
		return false;
	}
	label->layer = first->layer;
	label->class_name = block ? NULL : first->class_name;
	label->key = layer_key(l->a, first->layer, first->row);
	label->text = c->name != NULL ? c->name : "";
	label->cluster = cluster;
	label->own = cluster + 1;
	label->id = c->id;
	label->where = first->layer->spec->at;
	label->anchor = c->at;
	label->covered = first->covered;
	for (size_t v = 0; !first->covered && v < label->n_variants; v++) {
		const struct place_of_site p = {l, labels, c->at, (uint16_t)v,
			v == 0 ? 0 : COST_BROKEN,
			first->layer->cluster != NULL ? COST_LEADER : COST_LEADER_LONE, block};
		struct cluster_shape rows;
		cluster_measure(sites, c, &rows);
		if (block ? !add_several(&p, &label->variants[v], &rows, first->layer)
			  : !add_single(&p, &label->variants[v], first)) {
			return false;
		}
	}
	return true;
}

bool candidates_for_number(const struct layout *l, const struct sites *sites,
	struct labels *labels, const struct label *label, uint32_t *begin)
{
	const struct cluster *c = &sites->clusters[label->cluster];
	struct label own = *label;
	struct labels alone = *labels;
	uint16_t last = (uint16_t)(label->n_variants - 1);
	const struct site *first = &sites->items[c->begin];
	const struct place_of_site p = {
		l, &alone, c->at, last, 0, COST_LEADER, label->kind == LABEL_CLUSTER};
	const struct thing single = single_thing(&label->variants[last], first, true);
	struct cluster_shape rows;
	cluster_measure(sites, c, &rows);
	alone.items = &own;
	alone.n = 1;
	*begin = (uint32_t)labels->n_positions;
	bool ok = p.several ? add_several(&p, &label->variants[last], &rows, first->layer)
			    : add_around(&p, &single);
	alone.items = labels->items;
	alone.n = labels->n;
	*labels = alone;
	return ok;
}

uint32_t candidates_on_side(const struct labels *labels, const struct label *label,
	enum side side, uint16_t variant)
{
	static const struct {
		int x, y;
	} ways[N_SIDES] = {
		{0, -1}, {1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}};
	static const int kinds[] = {SLOT_NAME, SLOT_BESIDE};
	int direction = 0;
	while (around[direction].x != ways[side].x || around[direction].y != ways[side].y) {
		direction++;
	}
	for (size_t k = 0; k < 2; k++) {
		for (uint32_t i = label->begin; i < label->end; i++) {
			if (labels->candidates[i].slot ==
				variant * SLOTS + kinds[k] + direction) {
				return i;
			}
		}
	}
	return PLACE_NONE;
}

const char *label_key_of_text(struct arena *a, const char *text)
{
	char *key = arena_strdup(a, text);
	for (char *s = key; s != NULL && *s != '\0'; s++) {
		*s = *s == '\n' ? ' ' : *s;
	}
	return key;
}

/* As the map file has it first. */
static const char *annotation_id(struct arena *a, const struct annotation_spec *annotation)
{
	const char *key = label_key_of_text(a, annotation->text.texts[0]);
	return key == NULL ? NULL : label_id(a, "annotations", key);
}

bool candidates_for_annotation(const struct layout *l, const struct annotation_spec *annotation,
	struct page_pt at, struct labels *labels)
{
	static const double shifts_pt[] = {0, -6, 6, -12, 12, -20, 20};
	enum { N_SHIFTS = 7 };
	const char *text = layout_text(l, &annotation->text);
	struct style_props props;
	style_resolve(l->style, "annotations", annotation->class_name, STYLE_LABEL, &props);
	if (text == NULL) {
		return true;
	}
	struct label *label = labels_add(l->a, labels, LABEL_ANNOTATION);
	struct block *b = arena_alloc(l->a, 1, sizeof(*b));
	if (label == NULL || b == NULL ||
		!block_make(l->a, l->measurer, &props, text, HUGE_VAL, b)) {
		return false;
	}
	label->variants = b;
	label->n_variants = 1;
	label->text = text;
	label->id = annotation_id(l->a, annotation);
	label->where = annotation->where;
	label->anchor = at;
	label->class_name = annotation->class_name;
	double w = b->size.width_pt, h = b->height_pt - b->size.descent_pt;
	for (size_t i = 0; i < (size_t)N_SHIFTS * N_SHIFTS; i++) {
		double dx = shifts_pt[i % N_SHIFTS], dy = shifts_pt[i / N_SHIFTS];
		const struct label_position p = {.at = {at.x + dx - w / 2, at.y + dy - h / 2},
			.width_pt = w,
			.align = 0.5F};
		const struct place_candidate candidate = {.box = block_box(b, p.at),
			.cost = (int)(fabs(dx) + fabs(dy)),
			.slot = labels_next_slot(labels)};
		if (!labels_add_position(l->a, labels, &p, &candidate)) {
			return false;
		}
	}
	return true;
}
