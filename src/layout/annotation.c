#include "layout/annotation.h"

#include "base/path.h"

#include <math.h>

/* Between letters without a box and the line of their callout. */
static const double callout_gap_pt = 1.5;
/* Of a picture whose width is not given: 20 mm. */
static const double image_width_pt = 20 * 72 / 25.4;
/* Along an arrow names had better not stand: samples this far apart, each of this cost. */
static const double sample_pt = 3;
enum { COST_ARROW = 60, SAMPLES_MAX = 400 };

struct planner {
	const struct annotation_request *r;
	struct annotations *out;
};

static void resolve(const struct layout *l, const struct annotation_spec *spec,
	enum style_part part, struct style_props *out)
{
	style_resolve(l->style, "annotations", spec->class_name, part, out);
}

static bool has_box(const struct style_props *shape)
{
	return shape->fill.a > 0 || (shape->stroke.a > 0 && shape->stroke_width_pt > 0);
}

bool annotation_is_label(const struct layout *l, const struct annotation_spec *spec)
{
	struct style_props shape;
	resolve(l, spec, STYLE_SHAPE, &shape);
	return spec->kind == ANNOTATION_TEXT && spec->at.kind == POSITION_PLACE &&
	       spec->point_to.kind == POSITION_NONE && spec->width_pt == 0 &&
	       spec->offset_pt[0] == 0 && spec->offset_pt[1] == 0 && !has_box(&shape);
}

bool annotation_is_valid(const struct layout *l, const struct annotation_spec *spec)
{
	enum date_state state = date_state(spec->from, spec->to, l->on);
	return state != DATE_BEFORE && state != DATE_AFTER;
}

void annotation_warn(
	const struct layout *l, const struct annotation_spec *spec, const char *why)
{
	diag_warn(l->a->diag, "annotation", "%s:%d:%d: this annotation %s; it is not drawn",
		place_path(spec->where, l->spec->path), spec->where.line, spec->where.column,
		why);
}

/* A point on the page; false when the map cannot show the place. */
static bool locate(
	const struct planner *p, const struct position_spec *position, struct page_pt *out)
{
	*out = (struct page_pt){
		position->x_pt - p->r->offset.x, position->y_pt - p->r->offset.y};
	return position->kind == POSITION_PAGE ||
	       view_to_page(p->r->view, position->place, out);
}

static struct box page_box(const struct planner *p)
{
	const struct page_spec *page = &p->r->layout->spec->page;
	struct page_pt by = p->r->offset;
	return (struct box){-by.x, -by.y, page->width_pt - by.x, page->height_pt - by.y};
}

static bool overlaps_page(const struct planner *p, struct box b)
{
	return box_overlaps(b, page_box(p));
}

static struct annotation_state *state_of(
	const struct planner *p, const struct annotation_spec *spec)
{
	return p->r->states == NULL ? NULL
				    : &p->r->states[spec - p->r->layout->spec->annotations];
}

static void leave_out(
	const struct planner *p, const struct annotation_spec *spec, const char *why)
{
	struct annotation_state *state = state_of(p, spec);
	if (state == NULL) {
		annotation_warn(p->r->layout, spec, why);
	} else {
		state->why = why;
	}
}

/* Whether it stands on the page and another panel has it. */
static bool is_taken(const struct planner *p, const struct annotation_spec *spec)
{
	bool page = spec->at.kind == POSITION_PAGE || spec->arrow.from.kind == POSITION_PAGE ||
		    spec->arrow.to.kind == POSITION_PAGE;
	const struct annotation_state *state = state_of(p, spec);
	return page && state != NULL && state->drawn;
}

static bool add_obstacle(struct planner *p, struct box box, int cost)
{
	struct annotations *out = p->out;
	struct place_obstacle *items = arena_grow(p->r->layout->a, out->obstacles,
		out->n_obstacles, &out->cap_obstacles, sizeof(*items));
	if (items == NULL) {
		return false;
	}
	out->obstacles = items;
	items[out->n_obstacles++] = (struct place_obstacle){.box = box, .cost = cost};
	return true;
}

/* Samples of it as obstacles. */
static bool measure_arrow(struct planner *p, struct annotation *note)
{
	const struct page_pt *q = note->arrow.pts;
	double length = hypot(q[3].x - q[0].x, q[3].y - q[0].y);
	int n = (int)fmin(fmax(ceil(length / sample_pt), 1), SAMPLES_MAX);
	bool ok = true;
	for (int i = 0; ok && i <= n; i++) {
		struct page_pt at = arrow_at(&note->arrow, (double)i / n);
		const struct box sample = {at.x, at.y, at.x, at.y};
		ok = add_obstacle(p, box_grow(sample, 1), COST_ARROW);
	}
	return ok;
}

static bool plan_arrow(struct planner *p, const struct annotation_spec *spec)
{
	const struct arrow_spec *a = &spec->arrow;
	struct page_pt from, to;
	if (!locate(p, &a->from, &from) || !locate(p, &a->to, &to)) {
		leave_out(p, spec, "has an end that the map cannot show");
		return true;
	}
	struct arrow arrow = arrow_make(from, to, a->bend);
	struct box ends = box_empty();
	box_add(&ends, (struct pt){from.x, from.y});
	box_add(&ends, (struct pt){to.x, to.y});
	bool on_map = a->from.kind == POSITION_PAGE || a->to.kind == POSITION_PAGE ||
		      box_overlaps(box_grow(ends, 1), p->r->map);
	if (!on_map || !overlaps_page(p, box_grow(ends, 1))) {
		leave_out(p, spec, on_map ? "lies off the page" : "lies off the map");
		return true;
	}
	p->out->items[p->out->n++] = (struct annotation){
		.spec = spec, .box = box_empty(), .has_arrow = true, .arrow = arrow};
	return measure_arrow(p, &p->out->items[p->out->n - 1]);
}

/* The box of the size given, where the annotation puts it. */
static bool place_box(const struct planner *p, const struct annotation_spec *spec, double w,
	double h, struct box *out)
{
	const struct page_spec *page = &p->r->layout->spec->page;
	const struct position_spec *at =
		spec->at.kind == POSITION_NONE ? &spec->point_to : &spec->at;
	struct page_pt corner;
	if (!locate(p, at, &corner)) {
		return false;
	}
	if (at->kind == POSITION_PAGE) {
		corner.x += signbit(at->x_pt) ? page->width_pt - w : 0;
		corner.y += signbit(at->y_pt) ? page->height_pt - h : 0;
	} else {
		corner.x -= w / 2;
		corner.y -= h / 2;
	}
	corner.x += spec->offset_pt[0];
	corner.y += spec->offset_pt[1];
	*out = (struct box){corner.x, corner.y, corner.x + w, corner.y + h};
	return true;
}

/* Whether what stands at a place is on the map, and everything on the page. */
static bool is_seen(const struct planner *p, const struct annotation_spec *spec, struct box box)
{
	bool off_map = spec->at.kind != POSITION_PAGE && !box_overlaps(box, p->r->map);
	if (off_map || !overlaps_page(p, box)) {
		leave_out(p, spec, off_map ? "lies off the map" : "lies off the page");
		return false;
	}
	const struct box page = page_box(p);
	if (box.min_x < page.min_x || box.min_y < page.min_y || box.max_x > page.max_x ||
		box.max_y > page.max_y) {
		diag_warn(p->r->layout->a->diag, "annotation-cut",
			"%s:%d:%d: this annotation reaches beyond the page",
			place_path(spec->where, p->r->layout->spec->path), spec->where.line,
			spec->where.column);
	}
	return true;
}

/* Whether the place a callout points to, if it is one, is on the map. */
static bool is_pointed(const struct planner *p, const struct annotation_spec *spec)
{
	struct page_pt to;
	bool on_map = spec->point_to.kind == POSITION_NONE ||
		      (locate(p, &spec->point_to, &to) &&
			      box_contains(p->r->map, (struct pt){to.x, to.y}));
	if (!on_map) {
		leave_out(p, spec, "points to a place off the map");
	}
	return on_map;
}

/* The line of a callout, from the point of its box that is nearest to the place. */
static bool point(struct planner *p, struct annotation *note)
{
	struct page_pt to;
	struct box b = note->box;
	if (note->spec->point_to.kind == POSITION_NONE ||
		!locate(p, &note->spec->point_to, &to)) {
		return true;
	}
	const struct page_pt from = {
		fmin(fmax(to.x, b.min_x), b.max_x), fmin(fmax(to.y, b.min_y), b.max_y)};
	if (from.x != to.x || from.y != to.y) {
		note->has_arrow = true;
		note->arrow = arrow_make(from, to, 0);
	}
	return !note->has_arrow || measure_arrow(p, note);
}

static bool plan_text(struct planner *p, const struct annotation_spec *spec)
{
	const struct layout *l = p->r->layout;
	struct style_props shape, letters;
	const char *text = layout_text(l, &spec->text);
	resolve(l, spec, STYLE_SHAPE, &shape);
	resolve(l, spec, STYLE_LABEL, &letters);
	if (text == NULL || shape.hidden || letters.hidden) {
		return true;
	}
	struct annotation *note = &p->out->items[p->out->n];
	*note = (struct annotation){.spec = spec};
	/* Asked of the box, as CSS does, or of its letters. */
	letters.align = shape.align != ALIGN_LEFT ? shape.align : letters.align;
	double gap = spec->point_to.kind != POSITION_NONE ? callout_gap_pt : 0;
	double padding = has_box(&shape) ? shape.padding_pt : letters.halo_width_pt + gap;
	double width = spec->width_pt > 0 ? spec->width_pt - 2 * padding : HUGE_VAL;
	if (!block_make(l->a, l->measurer, &letters, text, width, &note->text)) {
		return false;
	}
	/* Boxes look right when capitals and the last baseline are as far from the edge; what
	 * hangs below the line takes room where there is no box. */
	double below = has_box(&shape) ? 0 : note->text.size.descent_pt;
	double w = note->text.size.width_pt + 2 * padding;
	double h = note->text.height_pt - note->text.size.descent_pt + below + 2 * padding;
	if (!place_box(p, spec, w, h, &note->box)) {
		leave_out(p, spec, "lies where the map cannot show it");
		return true;
	}
	if (!is_seen(p, spec, note->box) || !is_pointed(p, spec)) {
		return true;
	}
	note->text_at = (struct page_pt){note->box.min_x + padding, note->box.min_y + padding};
	p->out->n++;
	return add_obstacle(p, note->box, -1) && point(p, note);
}

/* The picture's file, beside the map file or among the installed data. */
static const struct picture *read_picture(
	const struct planner *p, const struct annotation_spec *spec)
{
	const struct layout *l = p->r->layout;
	const char *folder = path_folder(l->a, l->spec->path);
	const char *path =
		folder == NULL ? NULL : path_locate(l->a, folder, p->r->data_dir, spec->image);
	if (path == NULL) {
		return NULL;
	}
	diag_push(l->a->diag, "%s:%d:%d: image", place_path(spec->where, l->spec->path),
		spec->where.line, spec->where.column);
	const struct picture *picture = pictures_read(p->r->pictures, path);
	diag_pop(l->a->diag);
	return picture;
}

static bool plan_image(struct planner *p, const struct annotation_spec *spec)
{
	struct style_props shape;
	resolve(p->r->layout, spec, STYLE_SHAPE, &shape);
	if (shape.hidden) {
		return true;
	}
	const struct picture *picture = read_picture(p, spec);
	if (picture == NULL) {
		return false;
	}
	struct annotation *note = &p->out->items[p->out->n];
	*note = (struct annotation){.spec = spec, .picture = picture};
	double w = spec->width_pt > 0 ? spec->width_pt : image_width_pt;
	double h = w * picture->view[3] / picture->view[2];
	if (!place_box(p, spec, w, h, &note->box)) {
		leave_out(p, spec, "lies where the map cannot show it");
		return true;
	}
	if (!is_seen(p, spec, note->box)) {
		return true;
	}
	p->out->n++;
	return add_obstacle(p, note->box, -1);
}

static bool plan_one(struct planner *p, const struct annotation_spec *spec)
{
	switch (spec->kind) {
	case ANNOTATION_ARROW:
		return plan_arrow(p, spec);
	case ANNOTATION_IMAGE:
		return plan_image(p, spec);
	case ANNOTATION_TEXT:
		break;
	}
	return plan_text(p, spec);
}

bool annotations_plan(const struct annotation_request *r, struct annotations *out)
{
	const struct layout *l = r->layout;
	struct planner p = {r, out};
	*out = (struct annotations){.map = r->map,
		.items = arena_alloc(l->a, l->spec->n_annotations, sizeof(*out->items))};
	bool ok = out->items != NULL;
	for (size_t i = 0; ok && i < l->spec->n_annotations; i++) {
		const struct annotation_spec *spec = &l->spec->annotations[i];
		if (!annotation_is_valid(l, spec) || annotation_is_label(l, spec) ||
			is_taken(&p, spec)) {
			continue;
		}
		size_t n = out->n;
		struct annotation_state *state = state_of(&p, spec);
		ok = plan_one(&p, spec);
		if (state != NULL) {
			state->drawn = state->drawn || out->n > n;
		}
	}
	return ok;
}

/* How arrows and lines look; without a stroke in the style, as the letters do. */
static bool draw_arrow(const struct layout *l, const struct annotation_spec *spec,
	const struct arrow *arrow, struct scene *s)
{
	struct style_props props, letters;
	struct paint_style paint;
	style_resolve(l->style, "arrows", spec->class_name, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	if (paint.stroke.a == 0) {
		resolve(l, spec, STYLE_LABEL, &letters);
		paint.stroke = letters.fill;
		paint.stroke_width_pt = props.stroke_width_pt;
	}
	paint.fill = (struct rgba){0};
	return props.hidden || arrow_draw(s, arrow, &props, &paint);
}

static bool draw_text(const struct layout *l, const struct annotation *note, struct scene *s)
{
	struct style_props shape;
	struct paint_style paint;
	struct box b = note->box;
	const struct page_pt corners[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	const struct scene_meaning meaning = {.class_name = "box"};
	resolve(l, note->spec, STYLE_SHAPE, &shape);
	style_paint(&shape, &paint);
	if (has_box(&shape) && !scene_add_line(s, corners, 4, true, &paint, &meaning)) {
		return false;
	}
	bool ok = true;
	for (size_t i = 0; ok && i < note->text.n_lines; i++) {
		struct block line = note->text;
		double spare = note->text.size.width_pt - note->text.lines[i].width_pt;
		double before = (double)note->text.props.align / 2;
		const struct page_pt at = {
			note->text_at.x + spare * (line.flush_right ? 1 - before : before),
			note->text_at.y + (double)i * note->text.line_height_pt};
		line.lines += i;
		line.n_lines = 1;
		line.size.width_pt = line.lines[0].width_pt;
		ok = block_draw(s, &line, at, l->lang);
	}
	return ok;
}

static bool draw_image(const struct layout *l, const struct annotation *note, struct scene *s)
{
	struct style_props shape;
	struct paint_style paint;
	const struct scene_image image = {.picture = note->picture, .box = note->box};
	const struct scene_meaning meaning = {
		.class_name = "image", .title = layout_text(l, &note->spec->alt)};
	resolve(l, note->spec, STYLE_SHAPE, &shape);
	style_paint(&shape, &paint);
	return scene_add_image(s, &image, &paint, &meaning);
}

static bool draw(const struct layout *l, const struct annotation *note, const struct box *map,
	struct scene *s)
{
	const struct annotation_spec *spec = note->spec;
	/* An arrow between places ends where the map does. */
	bool clipped = spec->kind == ANNOTATION_ARROW &&
		       spec->arrow.from.kind == POSITION_PLACE &&
		       spec->arrow.to.kind == POSITION_PLACE;
	const struct scene_group group = {
		.class_name = spec->class_name, .clip = clipped ? map : NULL};
	return scene_group_begin(s, &group) &&
	       (!note->has_arrow || draw_arrow(l, spec, &note->arrow, s)) &&
	       (spec->kind != ANNOTATION_TEXT || draw_text(l, note, s)) &&
	       (note->picture == NULL || draw_image(l, note, s)) && scene_group_end(s);
}

bool annotations_draw(const struct layout *l, const struct annotations *notes, struct scene *s)
{
	const struct scene_group group = {.id = "annotations", .class_name = "annotations"};
	bool ok = notes->n == 0 || scene_group_begin(s, &group);
	for (size_t i = 0; ok && i < notes->n; i++) {
		ok = draw(l, &notes->items[i], &notes->map, s);
	}
	return ok && (notes->n == 0 || scene_group_end(s));
}
