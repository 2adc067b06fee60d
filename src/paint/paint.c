#include "paint/paint.h"

#include "base/memo.h"

#include <math.h>
#include <string.h>

static bool paint_item(struct painter *p, const struct scene_item *it)
{
	switch (it->kind) {
	case SCENE_GROUP_BEGIN:
		return p->ops->group_begin(p, &it->u.group);
	case SCENE_GROUP_END:
		return p->ops->group_end(p, &it->u.group);
	case SCENE_PATH:
		return p->ops->path(p, it);
	case SCENE_TEXT:
		return p->ops->text(p, it);
	case SCENE_IMAGE:
		return p->ops->image(p, it);
	}
	return false;
}

/* A length that was meant to be a whole number of thousandths stays one. */
static const double slack = 1e-6;

double paint_width_pt(const struct scene *s)
{
	return ceil(s->width_pt * 1000 - slack) / 1000;
}

double paint_height_pt(const struct scene *s)
{
	return floor(s->height_pt * 1000 + slack) / 1000;
}

double paint_outside_pt(const struct scene *s)
{
	return s->crop_marks ? paint_mark_gap_pt(s) + PAINT_MARK_PT : s->bleed_pt;
}

double paint_mark_gap_pt(const struct scene *s)
{
	const double least_pt = 6;
	return fmax(s->bleed_pt, least_pt);
}

void paint_png_size(const struct scene *s, double dpi, double *width_px, double *height_px)
{
	*width_px = round(s->width_pt * dpi / 72);
	*height_px = round(s->height_pt * dpi / 72);
}

/* Groups that are open before an item, begun again. */
static bool open_groups(struct painter *p, const struct scene *s, size_t before)
{
	size_t open[SCENE_DEPTH_MAX], n = 0;
	for (size_t i = 0; i < before; i++) {
		if (s->items[i].kind == SCENE_GROUP_BEGIN && n < SCENE_DEPTH_MAX) {
			open[n++] = i;
		} else if (s->items[i].kind == SCENE_GROUP_END && n > 0) {
			n--;
		}
	}
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++) {
		ok = p->ops->group_begin(p, &s->items[open[i]].u.group);
	}
	return ok;
}

bool paint_items(struct painter *p, const struct scene *s, size_t from, size_t to)
{
	bool ok = open_groups(p, s, from);
	for (size_t i = from; ok && i < to; i++) {
		ok = paint_item(p, &s->items[i]);
	}
	return ok;
}

bool paint_scene(struct painter *p, const struct scene *s)
{
	return p->ops->begin(p, s) && paint_items(p, s, 0, s->n_items) && p->ops->finish(p);
}

static bool is_shapes(const struct scene_item *it)
{
	return it->kind == SCENE_GROUP_BEGIN && it->u.group.class_name != NULL &&
	       strcmp(it->u.group.class_name, "shapes") == 0;
}

/* Behind the last group of shapes that no text or picture comes before; 0: there is none. */
static size_t end_of_shapes(const struct scene *s)
{
	size_t n = 0;
	bool within = false;
	for (size_t i = 0; i < s->n_items; i++) {
		const struct scene_item *it = &s->items[i];
		if (it->kind == SCENE_TEXT || it->kind == SCENE_IMAGE) {
			break;
		}
		within = within || is_shapes(it);
		if (within && it->kind == SCENE_GROUP_END) {
			n = i + 1;
			within = false;
		}
	}
	return n;
}

/* Whether a group is of what is written about the map, and not a part of it. */
static bool is_about(const struct scene_item *it)
{
	static const char *const ids[] = {"title", "subtitle", "notes"};
	bool found = false;
	for (size_t i = 0; !found && i < sizeof(ids) / sizeof(ids[0]); i++) {
		found = it->kind == SCENE_GROUP_BEGIN && it->u.group.id != NULL &&
			strcmp(it->u.group.id, ids[i]) == 0;
	}
	return found;
}

size_t paint_beginnings(const struct scene *s, size_t ends[PAINT_BEGINNINGS])
{
	size_t n = 0, shapes = end_of_shapes(s), about = 0;
	while (about < s->n_items && !is_about(&s->items[about])) {
		about++;
	}
	if (shapes > 0) {
		ends[n++] = shapes;
	}
	if (about > shapes && about < s->n_items) {
		ends[n++] = about;
	}
	return n;
}

static void add_color(struct memo_key *key, struct rgba c)
{
	const unsigned char bytes[] = {c.r, c.g, c.b, c.a};
	memo_add(key, bytes, sizeof(bytes));
}

static void add_style(struct memo_key *key, const struct paint_style *style)
{
	add_color(key, style->fill);
	add_color(key, style->stroke);
	const double numbers[] = {style->stroke_width_pt, style->join, style->cap};
	memo_add(key, numbers, sizeof(numbers));
	memo_add(key, style->dash_pt, (size_t)style->n_dash * sizeof(*style->dash_pt));
}

static void add_written(struct memo_key *key, const struct scene_text *t)
{
	const double numbers[] = {t->at.x, t->at.y, t->font.size_pt, t->font.weight,
		t->font.italic, t->font.letter_spacing_pt, t->angle_deg, t->halo_width_pt};
	memo_add(key, numbers, sizeof(numbers));
	memo_add_text(key, t->font.family);
	memo_add_text(key, t->text);
	memo_add_text(key, t->lang);
	add_color(key, t->halo);
	memo_add(key, t->path, t->path == NULL ? 0 : t->n_path * sizeof(*t->path));
}

static void add_image(struct memo_key *key, const struct scene_image *image)
{
	const struct picture *picture = image->picture;
	const double numbers[] = {image->box.min_x, image->box.min_y, image->box.max_x,
		image->box.max_y, picture->kind};
	memo_add(key, numbers, sizeof(numbers));
	memo_add(key, picture->view, sizeof(picture->view));
	memo_add(key, picture->bytes, picture->n);
}

static void add_item(struct memo_key *key, const struct scene_item *it)
{
	const struct box *clip = it->kind == SCENE_GROUP_BEGIN ? it->u.group.clip : NULL;
	memo_add_number(key, it->kind);
	switch (it->kind) {
	case SCENE_GROUP_BEGIN:
		memo_add(key, clip, clip == NULL ? 0 : sizeof(*clip));
		break;
	case SCENE_GROUP_END:
		break;
	case SCENE_PATH:
		add_style(key, &it->style);
		memo_add(key, it->u.path.verbs, it->u.path.n_verbs);
		memo_add(key, it->u.path.pts, it->u.path.n_pts * sizeof(*it->u.path.pts));
		break;
	case SCENE_TEXT:
		add_color(key, it->style.fill);
		add_written(key, &it->u.text);
		break;
	case SCENE_IMAGE:
		add_color(key, it->style.fill);
		add_image(key, &it->u.image);
		break;
	}
}

bool paint_add_to_key(struct memo_key *key, const struct scene *s, size_t from, size_t to)
{
	bool has_texts = false;
	if (from == 0) {
		memo_add_number(key, s->width_pt);
		memo_add_number(key, s->height_pt);
		add_color(key, s->background);
	}
	for (size_t i = from; i < to; i++) {
		add_item(key, &s->items[i]);
		has_texts = has_texts || s->items[i].kind == SCENE_TEXT;
	}
	return has_texts;
}
