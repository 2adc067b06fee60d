/* Names of rivers and roads: along the line, straight and as level as it allows; where it winds
 * in a curve (candidates_along.c). */
#include "layout/candidates_line.h"

#include "base/repeats.h"

#include <math.h>

/* Positions tried along one name's lines; between them is at least this. */
enum { POSITIONS_MAX = 160 };
static const double step_pt = 4;
/* Straight names stand at stretches that bend at most so much, in sizes of the type, and are
 * hardly longer than the way from end to end. */
static const double bend_max = 1.4, winding_max = 1.25;
/* Where they bend by less a curve would be no better. */
static const double bend_straight = 0.6;

struct writer {
	const struct label_request *r;
	struct labels *labels;
	const struct block *name;
	double width_pt;
	struct along along;
	bool may_curve;
};

/* A stretch of a line, seen along the name on it: x to the name's right, y down. */
struct stretch {
	struct slope slope;  /* through the middle of its ends */
	double above, below; /* how far it reaches beyond the way from end to end */
};

/* The stretch of the course round `at`, as long as the name; false where it winds. */
static bool measure(const struct course *c, double at, double width, struct stretch *out)
{
	enum { SAMPLES = 24 };
	struct page_pt p = course_at(c, at - width / 2), q = course_at(c, at + width / 2);
	double length = hypot(q.x - p.x, q.y - p.y);
	if (length * winding_max < width) {
		return false;
	}
	/* Never upside down; upright names read from below. */
	bool turned = q.x < p.x || (q.x == p.x && q.y > p.y);
	double sign = turned ? -1 : 1;
	*out = (struct stretch){
		.slope = {{(p.x + q.x) / 2, (p.y + q.y) / 2}, sign * (q.x - p.x) / length,
			sign * (q.y - p.y) / length}};
	const struct slope *name = &out->slope;
	for (int i = 1; i < SAMPLES; i++) {
		struct page_pt s = course_at(c, at + width * ((double)i / SAMPLES - 0.5));
		double y =
			(s.y - name->middle.y) * name->cos - (s.x - name->middle.x) * name->sin;
		out->above = fmax(out->above, -y);
		out->below = fmax(out->below, y);
	}
	return true;
}

/* On one side of the stretch: `below` it, or above. */
static bool add_on_side(const struct writer *w, const struct stretch *s, bool below, int cost)
{
	const struct block *b = w->name;
	double capitals = b->height_pt - b->size.descent_pt;
	double above = -s->above - line_gap_pt - b->size.descent_pt / 2 - capitals;
	const struct sloped_name name = {.top_pt = below ? s->below + line_gap_pt : above,
		.cost = cost + (below ? COST_BELOW : 0)};
	return labels_add_sloped(w->r->layout->a, w->labels, &s->slope, &name);
}

static bool add_straight(
	const struct writer *w, const struct course *c, double at, const struct stretch *s)
{
	bool always = w->may_curve && w->name->props.text_curve == TEXT_CURVE_ALWAYS;
	double off = fabs(at - c->length_pt / 2) / c->length_pt * 2;
	int cost = (int)(COST_BEND * (s->above + s->below) / w->name->font.size_pt +
			   COST_STEEP * fabs(s->slope.sin) + COST_END * off) +
		   (always ? COST_LINE_STRAIGHT : 0);
	return add_on_side(w, s, false, cost) && add_on_side(w, s, true, cost);
}

static bool add_at(const struct writer *w, const struct course *c,
	const struct smooth_course *smooth, double at)
{
	struct stretch s = {0};
	double size = w->name->font.size_pt, bend = HUGE_VAL;
	if (measure(c, at, w->width_pt, &s)) {
		bend = (s.above + s.below) / size;
	}
	bool curve = w->may_curve &&
		     (bend > bend_straight || w->name->props.text_curve == TEXT_CURVE_ALWAYS);
	return (bend > bend_max || add_straight(w, c, at, &s)) &&
	       (!curve || along_add(&w->along, smooth, at));
}

static bool add_along(const struct writer *w, const struct course *c, double step)
{
	double room = c->length_pt - w->width_pt;
	int n = room < 0 ? 0 : 1 + (int)(room / step);
	struct smooth_course smooth = {0};
	bool ok = n == 0 || !w->may_curve || along_smooth(&w->along, c, &smooth);
	for (int i = 0; ok && i < n; i++) {
		double spare = room - (n - 1) * step;
		ok = add_at(w, c, &smooth, w->width_pt / 2 + spare / 2 + i * step);
	}
	return ok;
}

static bool is_shown(const struct label_request *r, const struct map_layer *layer,
	const struct feature *item)
{
	if (item->shape != SHAPE_LINE || !layer->labelled[item->row]) {
		return false;
	}
	const char *class_name = layer_class(r->layout->a, layer, item->row);
	struct style_props line, label;
	style_resolve(r->layout->style, layer->spec->id, class_name, STYLE_SHAPE, &line);
	style_resolve(r->layout->style, layer->spec->id, class_name, STYLE_LABEL, &label);
	return !line.hidden && !label.hidden;
}

/* The features with the same name, in their order. */
struct namesakes {
	const struct repeat *items;
	size_t n;
};

/* Their lines, as courses. */
static bool gather(const struct label_request *r, const struct features *f,
	struct namesakes same, struct courses *out)
{
	bool ok = true;
	for (size_t i = 0; ok && i < same.n; i++) {
		const struct feature *item = &f->items[same.items[i].at];
		for (uint32_t p = item->part_begin; ok && p < item->part_end; p++) {
			ok = courses_add(r->layout->a, out, f, f->parts[p]);
		}
	}
	return ok && courses_join(r->layout->a, out);
}

static bool start_curves(struct writer *w)
{
	w->may_curve = block_may_curve(w->name);
	if (!w->may_curve) {
		return true;
	}
	w->along = (struct along){.a = w->r->layout->a,
		.labels = w->labels,
		.name = w->name,
		.text = block_curve_text(w->name)};
	return along_init(&w->along);
}

/* One label, in the style of the first of them. */
static bool add_name(const struct label_request *r, const struct map_layer *layer,
	struct namesakes same, struct labels *labels)
{
	const struct layout *l = r->layout;
	const struct feature *item = &layer->page.items[same.items[0].at];
	const char *text = same.items[0].text;
	struct style_props props;
	struct courses courses = {0};
	struct block *name = arena_alloc(l->a, 1, sizeof(*name));
	struct label *label = labels_add(l->a, labels, LABEL_LINE);
	if (name == NULL || label == NULL) {
		return false;
	}
	label->layer = layer;
	label->class_name = layer_class(l->a, layer, item->row);
	label->key = layer_key(l->a, layer, item->row);
	label->text = text;
	label->where = layer->spec->at;
	label->anchor = (struct page_pt){(item->box.min_x + item->box.max_x) / 2,
		(item->box.min_y + item->box.max_y) / 2};
	const char *named = layer_label_key(l->a, layer, item->row);
	label->id = label_id(l->a, layer->spec->id, named == NULL ? text : named);
	if (label->id == NULL) {
		return false;
	}
	label->variants = name;
	label->n_variants = 1;
	style_resolve(l->style, layer->spec->id, label->class_name, STYLE_LABEL, &props);
	if (!block_make(l->a, l->measurer, &props, text, HUGE_VAL, name) ||
		!gather(r, &layer->page, same, &courses)) {
		return false;
	}
	struct writer w = {
		.r = r, .labels = labels, .name = name, .width_pt = name->size.width_pt};
	double total = 0;
	bool ok = name->n_lines == 0 || start_curves(&w);
	for (size_t i = 0; i < courses.n; i++) {
		total += fmax(courses.items[i].length_pt - w.width_pt, 0);
	}
	for (size_t i = 0; ok && name->n_lines > 0 && i < courses.n; i++) {
		ok = add_along(&w, &courses.items[i], fmax(step_pt, total / POSITIONS_MAX));
	}
	return ok;
}

bool candidates_for_lines(
	const struct label_request *r, const struct map_layer *layer, struct labels *labels)
{
	const struct features *f = &layer->page;
	struct repeat *names = arena_alloc(r->layout->a, f->n_items, sizeof(*names));
	size_t n = 0;
	bool ok = names != NULL;
	for (size_t i = 0; ok && i < f->n_items; i++) {
		const char *text =
			is_shown(r, layer, &f->items[i])
				? text_chain_get(r->layout->a, &layer->label, f->items[i].row)
				: NULL;
		if (text != NULL) {
			names[n++] = (struct repeat){.text = text, .at = i};
		}
	}
	repeats_sort(names, n);
	for (size_t i = 0; ok && i < n;) {
		struct namesakes same = {&names[i], 0};
		for (; i < n && names[i].first == same.items[0].at; i++) {
			same.n++;
		}
		ok = add_name(r, layer, same, labels);
	}
	return ok;
}
