#include "paint/paint.h"

#include <math.h>

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

bool paint_scene(struct painter *p, const struct scene *s)
{
	bool ok = p->ops->begin(p, s);
	for (size_t i = 0; ok && i < s->n_items; i++) {
		ok = paint_item(p, &s->items[i]);
	}
	return ok && p->ops->finish(p);
}
