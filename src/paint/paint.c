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

size_t paint_count_base(const struct scene *s)
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

static void add_style(struct memo_key *key, const struct paint_style *style)
{
	memo_add(key, &style->fill, sizeof(style->fill));
	memo_add(key, &style->stroke, sizeof(style->stroke));
	const double numbers[] = {style->stroke_width_pt, style->join, style->cap};
	memo_add(key, numbers, sizeof(numbers));
	memo_add(key, style->dash_pt, (size_t)style->n_dash * sizeof(*style->dash_pt));
}

void paint_base_key(struct memo_key *key, const struct scene *s, size_t n_base)
{
	memo_add_number(key, s->width_pt);
	memo_add_number(key, s->height_pt);
	memo_add(key, &s->background, sizeof(s->background));
	for (size_t i = 0; i < n_base; i++) {
		const struct scene_item *it = &s->items[i];
		memo_add_number(key, it->kind);
		if (it->kind == SCENE_GROUP_BEGIN) {
			const struct box *clip = it->u.group.clip;
			memo_add(key, clip, clip == NULL ? 0 : sizeof(*clip));
		} else if (it->kind == SCENE_PATH) {
			const struct path *path = &it->u.path;
			add_style(key, &it->style);
			memo_add(key, path->verbs, path->n_verbs);
			memo_add(key, path->pts, path->n_pts * sizeof(*path->pts));
		}
	}
}
