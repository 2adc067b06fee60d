#include "scene/scene.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

void scene_init(struct scene *s, struct arena *a, double width_pt, double height_pt)
{
	*s = (struct scene){.width_pt = width_pt,
		.height_pt = height_pt,
		.background = {255, 255, 255, 255},
		.arena = a};
}

static struct scene_item *item_new(struct scene *s, enum scene_kind kind)
{
	struct scene_item *items =
		arena_grow(s->arena, s->items, s->n_items, &s->cap_items, sizeof(*items));
	if (items == NULL) {
		return NULL;
	}
	s->items = items;
	struct scene_item *it = &items[s->n_items++];
	*it = (struct scene_item){.kind = kind};
	return it;
}

/* Copies a string that may be NULL into *out. */
static bool copy_optional(struct arena *a, const char *s, const char **out)
{
	*out = s == NULL ? NULL : arena_strdup(a, s);
	return s == NULL || *out != NULL;
}

static bool copy_data(
	struct arena *a, const struct scene_meaning *in, struct scene_meaning *out)
{
	struct scene_datum *data = NULL;
	if (in->n_data > 0) {
		data = arena_alloc(a, in->n_data, sizeof(*data));
		if (data == NULL) {
			return false;
		}
	}
	out->data = data;
	out->n_data = in->n_data;
	for (size_t i = 0; i < in->n_data; i++) {
		if (!copy_optional(a, in->data[i].name, &data[i].name) ||
			!copy_optional(a, in->data[i].value, &data[i].value)) {
			return false;
		}
	}
	return true;
}

static bool copy_meaning(
	struct arena *a, const struct scene_meaning *in, struct scene_meaning *out)
{
	*out = (struct scene_meaning){0};
	return in == NULL ||
	       (copy_optional(a, in->class_name, &out->class_name) &&
		       copy_optional(a, in->key, &out->key) &&
		       copy_optional(a, in->title, &out->title) &&
		       copy_optional(a, in->label, &out->label) && copy_data(a, in, out));
}

/* The id with the scene's prefix. */
static bool copy_id(const struct scene *s, const char *id, const char **out)
{
	if (id == NULL || s->id_prefix == NULL) {
		return copy_optional(s->arena, id, out);
	}
	size_t size = strlen(s->id_prefix) + strlen(id) + 1;
	char *whole = arena_alloc(s->arena, size, 1);
	if (whole != NULL) {
		(void)snprintf(whole, size, "%s%s", s->id_prefix, id);
	}
	*out = whole;
	return whole != NULL;
}

bool scene_group_begin(struct scene *s, const struct scene_group *g)
{
	struct arena *a = s->arena;
	assert(s->open_groups < SCENE_DEPTH_MAX);
	struct scene_group copy = {0};
	struct box *clip = NULL;
	if (g->clip != NULL) {
		clip = arena_alloc(a, 1, sizeof(*clip));
		if (clip == NULL) {
			return false;
		}
		*clip = *g->clip;
	}
	copy.clip = clip;
	bool ok = copy_id(s, g->id, &copy.id) &&
		  copy_optional(a, g->class_name, &copy.class_name) &&
		  copy_optional(a, g->title, &copy.title);
	struct scene_item *it = ok ? item_new(s, SCENE_GROUP_BEGIN) : NULL;
	if (it == NULL) {
		return false;
	}
	it->u.group = copy;
	s->open[s->open_groups++] = s->n_items - 1;
	return true;
}

bool scene_group_end(struct scene *s)
{
	assert(s->open_groups > 0);
	struct scene_group group = s->items[s->open[s->open_groups - 1]].u.group;
	struct scene_item *it = item_new(s, SCENE_GROUP_END);
	if (it == NULL) {
		return false;
	}
	it->u.group = group;
	s->open_groups--;
	return true;
}

/* Appends a path whose arrays the scene owns already. */
static bool add_owned(struct scene *s, const struct path *path, const struct paint_style *style,
	const struct scene_meaning *meaning)
{
	struct scene_meaning copy;
	if (!copy_meaning(s->arena, meaning, &copy)) {
		return false;
	}
	struct scene_item *it = item_new(s, SCENE_PATH);
	if (it == NULL) {
		return false;
	}
	it->style = *style;
	it->meaning = copy;
	it->u.path = *path;
	return true;
}

bool scene_add_path(struct scene *s, const struct path *path, const struct paint_style *style,
	const struct scene_meaning *meaning)
{
	unsigned char *verbs = arena_alloc(s->arena, path->n_verbs, 1);
	struct page_pt *pts = arena_alloc(s->arena, path->n_pts, sizeof(*pts));
	if (verbs == NULL || pts == NULL) {
		return false;
	}
	memcpy(verbs, path->verbs, path->n_verbs);
	memcpy(pts, path->pts, path->n_pts * sizeof(*pts));
	const struct path owned = {verbs, pts, path->n_verbs, path->n_pts};
	return add_owned(s, &owned, style, meaning);
}

bool scene_add_feature(struct scene *s, const struct features *f, const struct feature *item,
	const struct paint_style *style, const struct scene_meaning *meaning)
{
	size_t n_pts = 0, n_parts = item->part_end - item->part_begin, v = 0, i = 0;
	bool closed = item->shape == SHAPE_POLYGON;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		n_pts += f->parts[k].end - f->parts[k].begin;
	}
	unsigned char *verbs = arena_alloc(s->arena, n_pts + n_parts, 1);
	struct page_pt *pts = arena_alloc(s->arena, n_pts, sizeof(*pts));
	if (verbs == NULL || pts == NULL) {
		return false;
	}
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		for (uint32_t p = f->parts[k].begin; p < f->parts[k].end; p++) {
			verbs[v++] = p == f->parts[k].begin ? PATH_MOVE : PATH_LINE;
			pts[i++] = (struct page_pt){f->pts[p].x, f->pts[p].y};
		}
		if (closed) {
			verbs[v++] = PATH_CLOSE;
		}
	}
	const struct path path = {verbs, pts, v, i};
	return add_owned(s, &path, style, meaning);
}

bool scene_add_line(struct scene *s, const struct page_pt *pts, size_t n, bool closed,
	const struct paint_style *style, const struct scene_meaning *meaning)
{
	assert(n > 0);
	unsigned char *verbs = arena_alloc(s->arena, n + 1, 1);
	struct page_pt *copy = arena_alloc(s->arena, n, sizeof(*copy));
	if (verbs == NULL || copy == NULL) {
		return false;
	}
	memset(verbs, PATH_LINE, n);
	verbs[0] = PATH_MOVE;
	verbs[n] = PATH_CLOSE;
	memcpy(copy, pts, n * sizeof(*pts));
	const struct path path = {verbs, copy, n + (closed ? 1 : 0), n};
	return add_owned(s, &path, style, meaning);
}

/* Copies points that may be NULL. */
static bool copy_points(
	struct arena *a, const struct page_pt *pts, size_t n, const struct page_pt **out)
{
	struct page_pt *copy = pts == NULL ? NULL : arena_alloc(a, n, sizeof(*copy));
	if (copy != NULL) {
		memcpy(copy, pts, n * sizeof(*copy));
	}
	*out = copy;
	return pts == NULL || copy != NULL;
}

bool scene_add_text(struct scene *s, const struct scene_text *text,
	const struct paint_style *style, const struct scene_meaning *meaning)
{
	struct scene_text t = *text;
	struct scene_meaning copy;
	t.font.family = arena_strdup(s->arena, text->font.family);
	t.text = arena_strdup(s->arena, text->text);
	bool ok = t.font.family != NULL && t.text != NULL &&
		  copy_points(s->arena, text->path, text->n_path, &t.path) &&
		  copy_optional(s->arena, text->lang, &t.lang) &&
		  copy_meaning(s->arena, meaning, &copy);
	struct scene_item *it = ok ? item_new(s, SCENE_TEXT) : NULL;
	if (it == NULL) {
		return false;
	}
	it->style = *style;
	it->meaning = copy;
	it->u.text = t;
	return true;
}

static bool move_points(
	struct arena *a, const struct page_pt **pts, size_t n, struct page_pt by)
{
	struct page_pt *moved = arena_alloc(a, n, sizeof(*moved));
	for (size_t i = 0; moved != NULL && i < n; i++) {
		moved[i] = (struct page_pt){(*pts)[i].x + by.x, (*pts)[i].y + by.y};
	}
	*pts = moved;
	return moved != NULL;
}

static bool move_clip(struct arena *a, struct scene_group *group, struct page_pt by)
{
	if (group->clip == NULL) {
		return true;
	}
	struct box *clip = arena_alloc(a, 1, sizeof(*clip));
	if (clip != NULL) {
		const struct box b = *group->clip;
		*clip = (struct box){
			b.min_x + by.x, b.min_y + by.y, b.max_x + by.x, b.max_y + by.y};
	}
	group->clip = clip;
	return clip != NULL;
}

bool scene_move(struct scene *s, size_t begin, struct page_pt by)
{
	bool ok = true;
	for (size_t i = begin; ok && (by.x != 0 || by.y != 0) && i < s->n_items; i++) {
		struct scene_item *it = &s->items[i];
		switch (it->kind) {
		case SCENE_GROUP_BEGIN:
		case SCENE_GROUP_END:
			ok = move_clip(s->arena, &it->u.group, by);
			break;
		case SCENE_PATH:
			ok = move_points(s->arena, &it->u.path.pts, it->u.path.n_pts, by);
			break;
		case SCENE_TEXT:
			it->u.text.at.x += by.x;
			it->u.text.at.y += by.y;
			ok = it->u.text.path == NULL ||
			     move_points(s->arena, &it->u.text.path, it->u.text.n_path, by);
			break;
		case SCENE_IMAGE:
			it->u.image.box.min_x += by.x;
			it->u.image.box.max_x += by.x;
			it->u.image.box.min_y += by.y;
			it->u.image.box.max_y += by.y;
			break;
		}
	}
	return ok;
}

bool scene_add_image(struct scene *s, const struct scene_image *image,
	const struct paint_style *style, const struct scene_meaning *meaning)
{
	struct scene_meaning copy;
	struct scene_item *it =
		copy_meaning(s->arena, meaning, &copy) ? item_new(s, SCENE_IMAGE) : NULL;
	if (it == NULL) {
		return false;
	}
	it->style = *style;
	it->meaning = copy;
	it->u.image = *image;
	return true;
}

bool scene_add_copy(struct scene *s, const struct scene_item *it)
{
	switch (it->kind) {
	case SCENE_GROUP_BEGIN:
		return scene_group_begin(s, &it->u.group);
	case SCENE_GROUP_END:
		return scene_group_end(s);
	case SCENE_PATH:
		return scene_add_path(s, &it->u.path, &it->style, &it->meaning);
	case SCENE_TEXT:
		return scene_add_text(s, &it->u.text, &it->style, &it->meaning);
	case SCENE_IMAGE:
		return scene_add_image(s, &it->u.image, &it->style, &it->meaning);
	}
	return false;
}

bool scene_is_there(const struct scene_item *it, uint32_t day)
{
	bool there = it->n_spans == 0;
	for (size_t i = 0; !there && i < it->n_spans; i++) {
		there = it->spans[i].first <= day && day <= it->spans[i].last;
	}
	return there;
}

void scene_align_baselines(struct scene *s)
{
	/* A little below the line, so that rounding never puts it a row higher. */
	const double below = 0.05;
	double row_pt = s->width_pt / SCENE_GRID;
	for (size_t i = 0; i < s->n_items; i++) {
		struct scene_item *it = &s->items[i];
		if (it->kind == SCENE_TEXT && it->u.text.angle_deg == 0 &&
			it->u.text.path == NULL) {
			it->u.text.at.y = (round(it->u.text.at.y / row_pt) + below) * row_pt;
		}
	}
}

/* A regular figure of n corners; every other one at `inner` of the radius when that is not 1.
 */
struct figure {
	const char *name;
	int corners;
	double radius, turn_deg, inner;
};

/* Radii give all figures about the area of the circle, so that none looks heavier. */
static const struct figure figures[] = {
	{"square", 4, 1.253, 45, 1},
	{"diamond", 4, 1.253, 0, 1},
	{"triangle", 3, 1.555, 0, 1},
	{"triangle-down", 3, 1.555, 180, 1},
	{"pentagon", 5, 1.15, 0, 1},
	{"hexagon", 6, 1.1, 0, 1},
	{"star", 10, 1.55, 0, 0.45},
};

static bool add_circle(struct scene *s, struct page_pt c, double r,
	const struct paint_style *style, const struct scene_meaning *meaning)
{
	static const unsigned char verbs[] = {
		PATH_MOVE, PATH_CURVE, PATH_CURVE, PATH_CURVE, PATH_CURVE, PATH_CLOSE};
	const double k = 0.5522847498 * r; /* control points of a quarter circle */
	const struct page_pt pts[] = {{c.x + r, c.y}, {c.x + r, c.y + k}, {c.x + k, c.y + r},
		{c.x, c.y + r}, {c.x - k, c.y + r}, {c.x - r, c.y + k}, {c.x - r, c.y},
		{c.x - r, c.y - k}, {c.x - k, c.y - r}, {c.x, c.y - r}, {c.x + k, c.y - r},
		{c.x + r, c.y - k}, {c.x + r, c.y}};
	const struct path path = {verbs, pts, sizeof(verbs), sizeof(pts) / sizeof(pts[0])};
	return scene_add_path(s, &path, style, meaning);
}

static bool add_cross(struct scene *s, struct page_pt c, double r,
	const struct paint_style *style, const struct scene_meaning *meaning)
{
	static const int corners[12][2] = {{-1, -3}, {1, -3}, {1, -1}, {3, -1}, {3, 1}, {1, 1},
		{1, 3}, {-1, 3}, {-1, 1}, {-3, 1}, {-3, -1}, {-1, -1}};
	struct page_pt pts[12];
	const double unit = r * 0.3963; /* 20 unit squares are the circle's area */
	for (size_t i = 0; i < 12; i++) {
		pts[i].x = c.x + corners[i][0] * unit;
		pts[i].y = c.y + corners[i][1] * unit;
	}
	return scene_add_line(s, pts, 12, true, style, meaning);
}

/* A picture of the user's own; `symbol` is url(PATH). */
static bool add_picture(struct scene *s, const char *symbol, struct page_pt at, double size_pt,
	const struct paint_style *style, const struct scene_meaning *meaning)
{
	char *path = arena_strdup(s->arena, symbol + strlen("url("));
	if (s->pictures == NULL) {
		s->pictures = arena_alloc(s->arena, 1, sizeof(*s->pictures));
	}
	if (path == NULL || s->pictures == NULL) {
		return false;
	}
	s->pictures->a = s->arena;
	path[strlen(path) - 1] = '\0';
	const struct picture *picture = pictures_read(s->pictures, path);
	if (picture == NULL) {
		return false;
	}
	double scale = size_pt / fmax(picture->view[2], picture->view[3]) / 2;
	double w = picture->view[2] * scale, h = picture->view[3] * scale;
	const struct scene_image image = {
		.picture = picture, .box = {at.x - w, at.y - h, at.x + w, at.y + h}};
	return scene_add_image(s, &image, style, meaning);
}

bool scene_add_symbol(struct scene *s, const char *symbol, struct page_pt at, double size_pt,
	const struct paint_style *style, const struct scene_meaning *meaning)
{
	double r = size_pt / 2;
	if (symbol_is_picture(symbol)) {
		return add_picture(s, symbol, at, size_pt, style, meaning);
	}
	if (strcmp(symbol, "circle") == 0) {
		return add_circle(s, at, r, style, meaning);
	}
	if (strcmp(symbol, "cross") == 0) {
		return add_cross(s, at, r, style, meaning);
	}
	for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
		const struct figure *f = &figures[i];
		struct page_pt pts[10];
		if (strcmp(symbol, f->name) != 0) {
			continue;
		}
		for (int k = 0; k < f->corners; k++) {
			double angle =
				(f->turn_deg - 90 + 360.0 * k / f->corners) * acos(-1) / 180;
			double radius = r * f->radius * (k % 2 == 1 ? f->inner : 1);
			pts[k].x = at.x + radius * cos(angle);
			pts[k].y = at.y + radius * sin(angle);
		}
		return scene_add_line(s, pts, (size_t)f->corners, true, style, meaning);
	}
	return diag_fail(s->arena->diag, SM_E_SPEC, "no symbol '%s'", symbol);
}

static void dump_color(struct buf *out, const char *name, struct rgba c)
{
	if (c.a != 0) {
		buf_printf(out, " %s #%02x%02x%02x%02x", name, c.r, c.g, c.b, c.a);
	}
}

static void dump_pt(struct buf *out, struct page_pt p)
{
	buf_puts(out, " ");
	buf_num(out, p.x, 2);
	buf_puts(out, ",");
	buf_num(out, p.y, 2);
}

static void dump_path(struct buf *out, const struct path *p)
{
	static const char letter[] = {
		[PATH_MOVE] = 'M', [PATH_LINE] = 'L', [PATH_CURVE] = 'C', [PATH_CLOSE] = 'Z'};
	buf_puts(out, "path");
	for (size_t v = 0, i = 0; v < p->n_verbs; v++) {
		size_t n = p->verbs[v] == PATH_CLOSE ? 0 : p->verbs[v] == PATH_CURVE ? 3 : 1;
		buf_printf(out, " %c", letter[p->verbs[v]]);
		for (size_t k = 0; k < n; k++) {
			dump_pt(out, p->pts[i++]);
		}
	}
}

static void dump_meaning(struct buf *out, const struct scene_meaning *m)
{
	if (m->class_name != NULL) {
		buf_printf(out, " class '%s'", m->class_name);
	}
	if (m->key != NULL) {
		buf_printf(out, " key '%s'", m->key);
	}
}

static void dump_text(struct buf *out, const struct scene_text *t)
{
	buf_puts(out, "text ");
	buf_json(out, t->text, strlen(t->text));
	dump_pt(out, t->at);
	buf_puts(out, " size ");
	buf_num(out, t->font.size_pt, 2);
	buf_printf(out, " weight %d%s", t->font.weight, t->font.italic ? " italic" : "");
	for (size_t i = 0; i < t->n_path; i++) {
		buf_puts(out, i == 0 ? " along" : "");
		dump_pt(out, t->path[i]);
	}
	if (t->angle_deg != 0) {
		buf_puts(out, " angle ");
		buf_num(out, t->angle_deg, 2);
	}
	dump_color(out, "halo", t->halo);
}

static void dump_image(struct buf *out, const struct scene_image *image)
{
	buf_printf(out, "image %s", image->picture->key);
	dump_pt(out, (struct page_pt){image->box.min_x, image->box.min_y});
	dump_pt(out, (struct page_pt){image->box.max_x, image->box.max_y});
}

void scene_dump(const struct scene *s, struct buf *out)
{
	int depth = 0;
	for (size_t i = 0; i < s->n_items; i++) {
		const struct scene_item *it = &s->items[i];
		depth -= it->kind == SCENE_GROUP_END;
		buf_printf(out, "%*s", 2 * depth, "");
		switch (it->kind) {
		case SCENE_GROUP_BEGIN:
			buf_printf(out, "group %s%s", it->u.group.id ? it->u.group.id : "-",
				it->u.group.clip != NULL ? " clipped" : "");
			depth++;
			break;
		case SCENE_GROUP_END:
			buf_puts(out, "end");
			break;
		case SCENE_PATH:
			dump_path(out, &it->u.path);
			break;
		case SCENE_TEXT:
			dump_text(out, &it->u.text);
			break;
		case SCENE_IMAGE:
			dump_image(out, &it->u.image);
			break;
		}
		dump_color(out, "fill", it->style.fill);
		dump_color(out, "stroke", it->style.stroke);
		dump_meaning(out, &it->meaning);
		buf_puts(out, "\n");
	}
}
