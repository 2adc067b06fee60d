#include "layout/candidates.h"

#include <math.h>

/* Positions round a point, best first, after Imhof 1975: right, then above, then left. */
static const struct {
	int x, y; /* -1, 0, 1: left or above, level, right or below */
	int cost;
} around[] = {{1, 0, 0}, {1, -1, 4}, {1, 1, 6}, {-1, 0, 10}, {0, -1, 12}, {0, 1, 14},
	{-1, -1, 14}, {-1, 1, 16}};
enum { N_AROUND = 8 };

static const double gap_pt = 1.5, dot_radius_pt = 1.2;
/* Distances tried with a leader line when no place at the symbol is free. */
static const double far_pt[] = {7, 13, 20, 28};
enum { N_FAR = 4 };

/* What is set beside a site: the size of its box and how far the box keeps from the point. */
struct thing {
	double width_pt, height_pt;
	double below_pt; /* descenders, below the box that is aligned */
	double radius_pt;
	double pad_pt; /* halo */
	bool leaders;
};

/* The box's corner when it stands in a direction, at a distance from the symbol's edge. */
static struct page_pt corner_at(
	const struct thing *t, struct page_pt at, int x, int y, double distance)
{
	/* Diagonal neighbours touch the circle at 45 degrees. */
	double d = (t->radius_pt + distance) * (x != 0 && y != 0 ? 0.75 : 1);
	struct page_pt p = {at.x - t->width_pt / 2, at.y - t->height_pt / 2};
	if (x != 0) {
		p.x = x > 0 ? at.x + d : at.x - d - t->width_pt;
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

/* The point of the box nearest to the site: where its leader ends. */
static struct page_pt nearest(const struct box *b, struct page_pt p)
{
	return (struct page_pt){
		fmin(fmax(p.x, b->min_x), b->max_x), fmin(fmax(p.y, b->min_y), b->max_y)};
}

static bool add_at(const struct layout *l, const struct thing *t, struct page_pt site,
	size_t direction, double distance, struct labels *labels)
{
	int x = around[direction].x, y = around[direction].y;
	bool far = distance > gap_pt;
	struct label_position p = {
		.at = corner_at(t, site, x, y, distance),
		.align = x > 0	 ? 0
			 : x < 0 ? 1
				 : 0.5F,
		.leader = far,
	};
	struct box box = thing_box(t, p.at);
	p.leader_to = nearest(&box, site);
	int cost = COST_BESIDE + around[direction].cost +
		   (far ? COST_LEADER + (int)(4 * distance) : 0);
	return labels_add_position(l->a, labels, &p, box, cost);
}

static bool add_around(const struct layout *l, const struct thing *t, struct page_pt site,
	struct labels *labels)
{
	for (size_t i = 0; i < N_AROUND; i++) {
		if (!add_at(l, t, site, i, gap_pt, labels)) {
			return false;
		}
		for (size_t k = 0; t->leaders && k < N_FAR; k++) {
			if (!add_at(l, t, site, i, far_pt[k], labels)) {
				return false;
			}
		}
	}
	return true;
}

/* The rows of symbols centred on the place itself. */
static bool add_on_place(const struct layout *l, const struct thing *t, struct page_pt site,
	double rows_top_pt, struct labels *labels)
{
	double rows = t->height_pt - rows_top_pt;
	const struct label_position p = {
		.at = {site.x - t->width_pt / 2, site.y - rows / 2 - rows_top_pt},
		.align = 0.5F,
		.on_place = true,
	};
	return labels_add_position(l->a, labels, &p, thing_box(t, p.at), 0);
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
	struct block *name = arena_alloc(l->a, 1, sizeof(*name));
	if (label == NULL || name == NULL ||
		!block_make(l->a, l->measurer, &c->label_props, c->name, HUGE_VAL, name)) {
		return false;
	}
	label->variants = name;
	label->n_variants = 1;
	label->layer = first->layer;
	label->class_name = block ? NULL : first->class_name;
	label->key = layer_key(l->a, first->layer, first->row);
	label->text = c->name != NULL ? c->name : "";
	label->cluster = cluster;
	label->own = cluster + 1;
	struct thing t = {
		.width_pt = name->size.width_pt,
		.height_pt = name->height_pt - name->size.descent_pt,
		.below_pt = name->size.descent_pt,
		.radius_pt = first->props.symbol_size_pt / 2,
		.pad_pt = c->label_props.halo_width_pt,
		.leaders = first->layer->cluster != NULL,
	};
	if (block) {
		struct cluster_shape shape;
		cluster_measure(sites, c, name, &shape);
		t.width_pt = shape.width_pt;
		t.height_pt = shape.height_pt;
		t.below_pt = 0;
		t.radius_pt = dot_radius_pt;
		if (!add_on_place(l, &t, c->at, shape.rows_top_pt, labels)) {
			return false;
		}
	} else if (first->tag != NULL) {
		/* The tag stands right of the symbol: the name keeps clear of it. */
		t.radius_pt = site_width_pt(first) - first->props.symbol_size_pt / 2;
	}
	return add_around(l, &t, c->at, labels);
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
	label->class_name = annotation->class_name;
	double w = b->size.width_pt, h = b->height_pt - b->size.descent_pt;
	for (size_t i = 0; i < (size_t)N_SHIFTS * N_SHIFTS; i++) {
		double dx = shifts_pt[i % N_SHIFTS], dy = shifts_pt[i / N_SHIFTS];
		const struct label_position p = {
			.at = {at.x + dx - w / 2, at.y + dy - h / 2}, .align = 0.5F};
		if (!labels_add_position(
			    l->a, labels, &p, block_box(b, p.at), (int)(fabs(dx) + fabs(dy)))) {
			return false;
		}
	}
	return true;
}
