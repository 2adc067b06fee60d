#include "layout/label.h"

#include "base/timing.h"
#include "geom/mask.h"
#include "layout/annotation.h"
#include "layout/candidates.h"
#include "layout/dense.h"
#include "layout/ground.h"
#include "layout/joint.h"
#include "layout/pins.h"
#include "layout/place_shared.h"
#include "layout/rows.h"
#include "proj/project.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What leaving a label out costs, by kind; within a kind large type and low rank count. */
enum {
	WEIGHT_ANNOTATION = 3000,
	WEIGHT_AREA = 4000,
	WEIGHT_LINE = 900,
	WEIGHT_SITE = 2300,
	WEIGHT_CLUSTER = 20000, /* sites that may not be missed */
	COST_LINE = 6,		/* standing on a line */
	COST_HATCH = 5,		/* standing on a hatch, for each sample of it */
};
/* A label is no closer to the frame than this, nor lines sampled more coarsely. */
static const double frame_gap_pt = 2.5, line_step_pt = 3, hatch_step_pt = 6;
/* Of what is kept free at the place of a cluster that stands beside it. */
static const double dot_radius_pt = 1.2;
/* The dot a leader has in an area, in widths of its line. */
static const double leader_dots = 3.5;
enum { LINE_BOXES_MAX = 60000 };

struct label *labels_add(struct arena *a, struct labels *labels, enum label_kind kind)
{
	struct label *items =
		arena_grow(a, labels->items, labels->n, &labels->cap, sizeof(*items));
	if (items == NULL) {
		return NULL;
	}
	labels->items = items;
	struct label *label = &items[labels->n++];
	*label = (struct label){.kind = kind,
		.begin = (uint32_t)labels->n_positions,
		.end = (uint32_t)labels->n_positions};
	return label;
}

uint16_t labels_next_slot(const struct labels *labels)
{
	return (uint16_t)(labels->n_positions - labels->items[labels->n - 1].begin);
}

bool labels_append_position(struct arena *a, struct labels *labels,
	const struct label_position *position, const struct place_candidate *candidate)
{
	size_t n = labels->n_positions;
	struct label_position *positions =
		arena_grow(a, labels->positions, n, &labels->cap_positions, sizeof(*positions));
	struct place_candidate *candidates = arena_grow(
		a, labels->candidates, n, &labels->cap_candidates, sizeof(*candidates));
	if (positions == NULL || candidates == NULL) {
		return false;
	}
	positions[n] = *position;
	candidates[n] = *candidate;
	labels->positions = positions;
	labels->candidates = candidates;
	labels->n_positions++;
	return true;
}

bool labels_add_position(struct arena *a, struct labels *labels,
	const struct label_position *position, const struct place_candidate *candidate)
{
	bool ok = labels_append_position(a, labels, position, candidate);
	labels->items[labels->n - 1].end = (uint32_t)labels->n_positions;
	return ok;
}

const char *label_id(struct arena *a, const char *layer, const char *key)
{
	size_t size = strlen(layer) + strlen(key) + 2;
	char *id = arena_alloc(a, size, 1);
	if (id != NULL) {
		(void)snprintf(id, size, "%s/%s", layer, key);
	}
	return id;
}

double block_pad(const struct block *b)
{
	/* Spaced type needs air, or a neighbour reads as one more of its letters. */
	return b->props.halo_width_pt + b->font.letter_spacing_pt / 2;
}

struct box block_box(const struct block *b, struct page_pt at)
{
	double pad = block_pad(b);
	return (struct box){at.x - pad, at.y - pad, at.x + b->size.width_pt + pad,
		at.y + b->height_pt + pad};
}

static int weight_of(const struct label *label, const struct sites *sites)
{
	switch (label->kind) {
	case LABEL_ANNOTATION:
		return WEIGHT_ANNOTATION;
	case LABEL_AREA:
		return WEIGHT_AREA + (int)(100 * label->variants[0].font.size_pt);
	case LABEL_LINE:
		return WEIGHT_LINE + (int)(20 * label->variants[0].font.size_pt);
	case LABEL_SITE:
	case LABEL_CLUSTER:
		break;
	}
	if (label->layer->cluster != NULL) {
		return WEIGHT_CLUSTER;
	}
	const struct column *rank = label->layer->rank;
	uint32_t row = sites->items[sites->clusters[label->cluster].begin].row;
	double r = rank == NULL || rank->type != COLUMN_NUMBER ? 0 : rank->u.num[row];
	int penalty = isfinite(r) ? (int)fmin(fmax(r, 0), 15) * 100 : 1500;
	return WEIGHT_SITE + (int)(20 * label->variants[0].font.size_pt) - penalty;
}

static bool is_within(struct box inner, struct box outer)
{
	return inner.min_x >= outer.min_x && inner.min_y >= outer.min_y &&
	       inner.max_x <= outer.max_x && inner.max_y <= outer.max_y;
}

/* What is always at the place of a cluster: its one symbol, or the dot of several. */
static struct box place_box(const struct sites *sites, const struct cluster *c)
{
	bool several = c->end - c->begin > 1;
	double radius = several ? dot_radius_pt : sites->items[c->begin].size_pt / 2;
	return box_grow((struct box){c->at.x, c->at.y, c->at.x, c->at.y}, radius);
}

static bool is_covered(const struct label_request *r, struct box box)
{
	bool covered = !is_within(box, r->map);
	for (size_t k = 0; !covered && k < r->n_furniture; k++) {
		covered = box_overlaps(box, r->furniture[k]);
	}
	return covered;
}

/* The year beside a symbol is left out where it would lie there. */
static void drop_tag(const struct label_request *r, struct site *site)
{
	if (site->tag != NULL && is_covered(r, site_box(site))) {
		diag_warn(r->layout->a->diag, "covered-tag",
			"layer '%s': the year beside '%s' would lie under the furniture or on "
			"the "
			"frame and is not written",
			site->layer->spec->id, site->name == NULL ? "" : site->name);
		site->tag = NULL;
		site->tag_width_pt = 0;
	}
}

/* Sites under furniture or on the frame are not drawn: half a symbol would only puzzle. The
 * sites of a cluster go together, as they stand together. */
static void mark_covered(const struct label_request *r)
{
	for (size_t i = 0; i < r->sites->n_clusters; i++) {
		const struct cluster *c = &r->sites->clusters[i];
		bool covered = is_covered(r, place_box(r->sites, c));
		if (!covered && c->end - c->begin == 1) {
			drop_tag(r, &r->sites->items[c->begin]);
		}
		for (uint32_t k = c->begin; covered && k < c->end; k++) {
			struct site *site = &r->sites->items[k];
			site->covered = true;
			if (site->layer->cluster == NULL) {
				continue;
			}
			diag_warn(r->layout->a->diag, "covered",
				"layer '%s': '%s' lies under the furniture or on the frame and "
				"is not drawn",
				site->layer->spec->id, site->name == NULL ? "" : site->name);
		}
	}
}

static bool gather_areas(const struct label_request *r, struct labels *out)
{
	for (size_t i = 0; i < r->layers->n; i++) {
		const struct map_layer *layer = &r->layers->items[i];
		for (size_t k = 0; k < layer->page.n_items; k++) {
			const struct feature *item = &layer->page.items[k];
			if (item->shape == SHAPE_POLYGON && layer->labelled[item->row] &&
				!candidates_for_area(r, layer, item, out)) {
				return false;
			}
		}
	}
	return true;
}

static bool gather_annotations(const struct label_request *r, struct labels *out)
{
	const struct spec *spec = r->layout->spec;
	for (size_t i = 0; i < spec->n_annotations; i++) {
		const struct annotation_spec *note = &spec->annotations[i];
		struct page_pt at;
		if (!annotation_is_valid(r->layout, note) ||
			!annotation_is_label(r->layout, note)) {
			continue;
		}
		if (!view_to_page(r->view, note->at.place, &at)) {
			annotation_warn(r->layout, note, "lies where the map cannot show it");
		} else if (!candidates_for_annotation(r->layout, note, at, out)) {
			return false;
		}
	}
	return true;
}

static bool gather(const struct label_request *r, struct labels *out)
{
	*out = (struct labels){0};
	if (!gather_areas(r, out) || !gather_annotations(r, out)) {
		return false;
	}
	for (size_t i = 0; i < r->layers->n; i++) {
		if (!candidates_for_lines(r, &r->layers->items[i], out)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < r->sites->n_clusters; i++) {
		if (!candidates_for_cluster(r->layout, r->sites, i, out)) {
			return false;
		}
	}
	for (size_t i = 0; i < out->n; i++) {
		if (out->items[i].kind == LABEL_CLUSTER &&
			!candidates_charge_elsewhere(r, out, &out->items[i])) {
			return false;
		}
	}
	for (size_t i = 0; i < out->n; i++) {
		out->items[i].weight = weight_of(&out->items[i], r->sites);
	}
	return true;
}

bool obstacles_add(
	struct arena *a, struct obstacles *o, struct box box, int cost, uint32_t owner)
{
	struct place_obstacle *items = arena_grow(a, o->items, o->n, &o->cap, sizeof(*items));
	if (items == NULL) {
		return false;
	}
	o->items = items;
	items[o->n++] = (struct place_obstacle){.box = box, .cost = cost, .owner = owner};
	return true;
}

/* The line from a place to the symbol that is displaced from it. */
static bool add_displacement(
	struct arena *a, const struct site *site, struct obstacles *o, uint32_t owner)
{
	const double step_pt = 1, half_pt = 0.5;
	double dx = site->at.x - site->origin.x, dy = site->at.y - site->origin.y;
	int n = (int)ceil((fabs(dx) + fabs(dy)) / step_pt);
	bool ok = true;
	for (int i = 0; ok && site->displaced && i < n; i++) {
		double t = (double)i / n;
		const struct pt p = {site->origin.x + t * dx, site->origin.y + t * dy};
		ok = obstacles_add(
			a, o, box_grow((struct box){p.x, p.y, p.x, p.y}, half_pt), -1, owner);
	}
	return ok;
}

/* A cluster of several is a label itself; only the dot at its place is fixed. */
static bool add_symbols(struct arena *a, const struct sites *sites, struct obstacles *o)
{
	for (uint32_t i = 0; i < sites->n_clusters; i++) {
		const struct cluster *c = &sites->clusters[i];
		const struct site *first = &sites->items[c->begin];
		bool several = c->end - c->begin > 1;
		struct box box = several ? place_box(sites, c) : site_box(first);
		bool drawn = !first->hidden && !first->covered;
		bool ok = !drawn || obstacles_add(a, o, box, -1, i + 1);
		if (!ok || (drawn && !several && !add_displacement(a, first, o, i + 1))) {
			return false;
		}
	}
	return true;
}

/* Samples at equal distances along the line, however many points it has. */
static bool add_line(
	struct arena *a, const struct features *f, struct part part, struct obstacles *o)
{
	double walked = 0;
	int n = 0; /* samples */
	for (uint32_t k = part.begin; k + 1 < part.end; k++) {
		struct pt p = f->pts[k], q = f->pts[k + 1];
		double length = hypot(q.x - p.x, q.y - p.y);
		double next = (n + 0.5) * line_step_pt;
		while (next < walked + length && o->n < LINE_BOXES_MAX) {
			double t = (next - walked) / length;
			next = (++n + 0.5) * line_step_pt;
			struct box box = {p.x + t * (q.x - p.x), p.y + t * (q.y - p.y), 0, 0};
			box.max_x = box.min_x + 0.5;
			box.max_y = box.min_y + 0.5;
			if (!obstacles_add(a, o, box, COST_LINE, 0)) {
				return false;
			}
		}
		walked += length;
	}
	return true;
}

static bool add_lines(struct arena *a, const struct features *f, struct obstacles *o)
{
	for (size_t i = 0; i < f->n_items; i++) {
		if (f->items[i].shape != SHAPE_LINE) {
			continue;
		}
		for (uint32_t p = f->items[i].part_begin; p < f->items[i].part_end; p++) {
			if (!add_line(a, f, f->parts[p], o)) {
				return false;
			}
		}
	}
	return true;
}

/* Names read badly on hatches: samples of a hatched area cost a little each. */
static bool add_hatched(
	struct arena *a, const struct map_layer *layer, struct box map, struct obstacles *o)
{
	for (size_t i = 0; i < layer->page.n_items; i++) {
		const struct feature *item = &layer->page.items[i];
		struct mask mask = {0};
		if (item->shape == SHAPE_POLYGON &&
			!mask_make(a, &layer->page, item, map, hatch_step_pt, &mask)) {
			return false;
		}
		for (size_t k = 0; k < (size_t)mask.columns * mask.rows; k++) {
			size_t column = k % mask.columns, row = k / mask.columns;
			double x = map.min_x + ((double)column + 0.5) * mask.cell;
			double y = map.min_y + ((double)row + 0.5) * mask.cell;
			if (mask.cells[k] != 0 &&
				!obstacles_add(a, o, (struct box){x, y, x + 1, y + 1},
					COST_HATCH, 0)) {
				return false;
			}
		}
	}
	return true;
}

static bool is_hatched(const struct layout *l, const struct map_layer *layer)
{
	struct style_props props;
	style_resolve(l->style, layer->spec->id, NULL, STYLE_SHAPE, &props);
	return props.hatch_stroke.a > 0;
}

static bool gather_obstacles(const struct label_request *r, struct obstacles *out)
{
	struct arena *a = r->layout->a;
	*out = (struct obstacles){0};
	for (size_t i = 0; i < r->n_furniture; i++) {
		if (!obstacles_add(a, out, r->furniture[i], -1, 0)) {
			return false;
		}
	}
	for (size_t i = 0; i < r->n_annotations; i++) {
		const struct place_obstacle *o = &r->annotations[i];
		if (!obstacles_add(a, out, o->box, o->cost, 0)) {
			return false;
		}
	}
	if (!pins_avoid(r, out) || !add_symbols(a, r->sites, out)) {
		return false;
	}
	for (size_t i = 0; i < r->layers->n; i++) {
		const struct map_layer *layer = &r->layers->items[i];
		bool ok = add_lines(a, &layer->page, out) &&
			  (!is_hatched(r->layout, layer) || add_hatched(a, layer, r->map, out));
		if (!ok) {
			return false;
		}
	}
	return ground_add_edges(r, out);
}

/* Moves what is shown to where it was placed. */
static void settle(const struct label_request *r, struct labels *labels)
{
	for (size_t i = 0; i < labels->n; i++) {
		struct label *label = &labels->items[i];
		if (label->reason != PLACE_SHOWN) {
			continue;
		}
		label->box = labels->candidates[label->chosen].box;
		if (label->kind == LABEL_CLUSTER) {
			const struct label_position *p = &labels->positions[label->chosen];
			const struct cluster *c = &r->sites->clusters[label->cluster];
			struct cluster_shape shape;
			cluster_measure(r->sites, c, &shape);
			cluster_set(r->sites, c, &shape, p->rows_at, (double)p->align);
		}
	}
}

/* What the pins say comes first; the others keep clear of it. */
static bool prepare(
	const struct label_request *r, const struct pin_index *index, struct labels *out)
{
	*out = (struct labels){0};
	mark_covered(r);
	return pins_name_clusters(r, index) && gather(r, out) &&
	       gather_obstacles(r, &out->obstacles) && pins_apply(r, index, out);
}

bool labels_place(const struct label_request *requests, size_t n, struct labels *out)
{
	struct arena *a = requests->layout->a;
	struct pin_index index;
	struct obstacles *obstacles = arena_alloc(a, n, sizeof(*obstacles));
	bool ok = obstacles != NULL && pins_index(a, requests->pins, &index) &&
		  pins_check(requests, n);
	timing_begin(a, "candidates");
	for (size_t i = 0; ok && i < n; i++) {
		ok = prepare(&requests[i], &index, &out[i]);
		obstacles[i] = out[i].obstacles;
	}
	timing_end(a);
	struct dense dense;
	ok = ok && dense_begin(a, requests, n, out, &dense);
	for (bool again = ok; ok && again;) {
		struct joint joint;
		struct place_result result;
		const struct joint_request all = {
			requests, dense.view, obstacles, n, frame_gap_pt};
		ok = dense_prepare(&dense) && joint_make(a, &all, &joint) &&
		     place_labels_shared(a, &joint.problem, &result) &&
		     dense_take(&dense, &joint, &result, &again);
	}
	if (!ok || !dense_finish(&dense)) {
		return false;
	}
	for (size_t i = 0; ok && i < n; i++) {
		settle(&requests[i], &out[i]);
		ok = rows_place(&requests[i], &out[i]);
	}
	return ok;
}

bool label_is_missing(const struct label *label)
{
	bool hidden = label->pin != NULL && label->pin->kind == PIN_HIDE;
	return label->reason != PLACE_SHOWN && !hidden;
}

static bool fail_missing(const struct label_request *r, const struct label *label)
{
	char panel[32] = "";
	if (r->panel > 0) {
		(void)snprintf(panel, sizeof(panel), "panel %zu: ", r->panel);
	}
	return diag_error(r->layout->a->diag, SM_E_SPEC,
		"%s:%d:%d: %s%s%s%s: the label '%s' (%s) is not shown: %s",
		place_path(label->where, r->layout->spec->path), label->where.line,
		label->where.column, panel, label->layer == NULL ? "annotation" : "layer '",
		label->layer == NULL ? "" : label->layer->spec->id,
		label->layer == NULL ? "" : "'", label->text, label->id, label_reason(label));
}

bool labels_check_all_shown(
	const struct label_request *requests, size_t n, const struct labels *labels)
{
	bool ok = true;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < labels[i].n; k++) {
			const struct label *label = &labels[i].items[k];
			if (label_is_missing(label)) {
				ok = fail_missing(&requests[i], label);
			}
		}
	}
	return ok;
}

void labels_note_missing(
	const struct label_request *requests, size_t n, const struct labels *labels)
{
	enum { NAMED_MAX = 3, TEXT_MAX = 1 << 16 };
	struct buf names;
	size_t missing = 0;
	buf_init(&names, TEXT_MAX);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < labels[i].n; k++) {
			const struct label *label = &labels[i].items[k];
			if (!label_is_missing(label)) {
				continue;
			}
			if (missing++ < NAMED_MAX) {
				buf_printf(&names, "%s'%s'", missing == 1 ? "" : ", ",
					label->text);
			}
		}
	}
	if (missing > 0) {
		diag_note(requests->layout->a->diag, "missing-labels",
			"%zu %s no place: %s%s; a report (--report) has the reasons", missing,
			missing == 1 ? "name found" : "names found",
			names.ptr == NULL ? "" : names.ptr, missing > NAMED_MAX ? ", ..." : "");
	}
	buf_finish(&names);
}

void label_corners(
	const struct labels *labels, const struct label *label, struct page_pt out[4])
{
	const struct label_position *p = &labels->positions[label->chosen];
	const struct block *b = &label->variants[p->variant];
	double angle = p->angle_deg * acos(-1) / 180, pad = block_pad(b);
	const struct slope s = {p->at, cos(angle), sin(angle)};
	for (int i = 0; i < 4; i++) {
		double right = i == 0 || i == 3 ? -pad : p->width_pt + pad;
		out[i] = slope_point(&s, right, i < 2 ? -pad : b->height_pt + pad);
	}
}

const char *label_reason(const struct label *label)
{
	if (label->reason != PLACE_SHOWN && label->is_settled) {
		return label->pin->kind == PIN_HIDE ? "hidden by a pin"
						    : "dropped by the placement";
	}
	if (label->kind == LABEL_LINE && label->begin == label->end && !label->is_settled) {
		return "no stretch of the line is long and straight enough";
	}
	switch (label->reason) {
	case PLACE_SHOWN:
		return "shown";
	case PLACE_OUTSIDE:
		return "does not fit the map";
	case PLACE_BLOCKED:
		return "no position is free of symbols and furniture";
	case PLACE_CROWDED:
		break;
	}
	return "crowded out by other names";
}

const char *label_kind_name(enum label_kind kind)
{
	static const char *const names[] = {[LABEL_AREA] = "area",
		[LABEL_LINE] = "line",
		[LABEL_SITE] = "site",
		[LABEL_CLUSTER] = "cluster",
		[LABEL_ANNOTATION] = "annotation"};
	return names[kind];
}

static bool draw_leader(
	const struct layout *l, struct page_pt from, struct page_pt to, struct scene *s)
{
	struct style_props props;
	struct paint_style paint;
	style_resolve(l->style, "leader", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	paint.fill = (struct rgba){0};
	const struct paint_style casing = {.stroke = props.halo,
		.stroke_width_pt = paint.stroke_width_pt + 2 * props.halo_width_pt};
	const struct page_pt pts[] = {from, to};
	const struct scene_meaning meaning = {.class_name = "leader"},
				   beneath = {.class_name = "leader-casing"};
	return (props.halo.a == 0 || scene_add_line(s, pts, 2, false, &casing, &beneath)) &&
	       scene_add_line(s, pts, 2, false, &paint, &meaning);
}

/* The dot at the place of a cluster whose symbols stand beside it. */
static bool draw_dot(const struct layout *l, struct page_pt at, struct scene *s)
{
	struct style_props props;
	struct paint_style paint;
	style_resolve(l->style, "cluster-dot", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	const struct scene_meaning meaning = {.class_name = "cluster-dot"};
	return scene_add_symbol(s, "circle", at, props.symbol_size_pt, &paint, &meaning);
}

/* The end of a line within an area, in the line's own paint. */
static bool draw_end(const struct layout *l, struct page_pt at, struct scene *s)
{
	struct style_props props;
	style_resolve(l->style, "leader", NULL, STYLE_SHAPE, &props);
	const struct paint_style paint = {.fill = props.stroke,
		.stroke = props.halo,
		.stroke_width_pt = props.halo.a == 0 ? 0 : props.halo_width_pt};
	const struct scene_meaning meaning = {.class_name = "leader-dot"};
	return scene_add_symbol(
		s, "circle", at, leader_dots * props.stroke_width_pt, &paint, &meaning);
}

static bool draw_lines(const struct layout *l, const struct label *label,
	const struct label_position *p, struct scene *s)
{
	const struct block *b = &label->variants[p->variant];
	struct paint_style paint;
	style_paint(&b->props, &paint);
	const struct scene_meaning meaning = {
		.class_name = label->number > 0 ? "number" : label->class_name,
		.key = label->key,
		.title = label->number > 0 ? label->text : NULL,
		.label = label->drawn_id};
	double angle = p->angle_deg * acos(-1) / 180;
	const struct slope slope = {p->at, cos(angle), sin(angle)};
	for (size_t i = 0; i < b->n_lines; i++) {
		double right = (double)p->align * (p->width_pt - b->lines[i].width_pt);
		double down = b->size.cap_height_pt + (double)i * b->line_height_pt;
		struct scene_text text = {
			.at = slope_point(&slope, right, down),
			.angle_deg = p->angle_deg,
			.width_pt = b->lines[i].width_pt,
			.font = b->font,
			.text = b->lines[i].text,
			.lang = l->lang,
			.halo = b->props.halo,
			.halo_width_pt = 2 * b->props.halo_width_pt,
		};
		if (p->curve != NULL) {
			text.at = p->curve->path[0];
			text.angle_deg = 0;
			text.path = p->curve->path;
			text.n_path = p->curve->n_path;
		}
		if (!scene_add_text(s, &text, &paint, &meaning)) {
			return false;
		}
	}
	return true;
}

static bool draw_label(const struct layout *l, const struct labels *labels,
	const struct label *label, struct scene *s)
{
	return label->variants[labels->positions[label->chosen].variant].n_lines == 0 ||
	       draw_lines(l, label, &labels->positions[label->chosen], s);
}

bool labels_draw_leaders(const struct layout *l, const struct labels *labels, struct scene *s)
{
	const struct scene_group group = {.id = "leaders", .class_name = "layer"};
	bool ok = scene_group_begin(s, &group);
	for (size_t i = 0; ok && i < labels->n; i++) {
		const struct label *label = &labels->items[i];
		if (label->reason != PLACE_SHOWN && !label->rows_alone) {
			continue;
		}
		const struct label_position *p = &labels->positions[label->chosen];
		struct page_pt at = label->anchor;
		bool led_area = p->leader && label->kind == LABEL_AREA;
		ok = (!p->leader || draw_leader(l, p->leader_from, p->leader_to, s)) &&
		     (!led_area || draw_end(l, p->leader_from, s)) &&
		     (label->kind != LABEL_CLUSTER || p->on_place || draw_dot(l, at, s));
	}
	return ok && scene_group_end(s);
}

bool labels_draw(const struct layout *l, const struct labels *labels, struct scene *s)
{
	const struct scene_group group = {.id = "labels", .class_name = "text"};
	bool ok = scene_group_begin(s, &group);
	for (size_t i = 0; ok && i < labels->n; i++) {
		ok = labels->items[i].reason != PLACE_SHOWN ||
		     draw_label(l, labels, &labels->items[i], s);
	}
	return ok && scene_group_end(s);
}
