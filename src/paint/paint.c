#include "paint/paint.h"

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
	}
	return false;
}

bool paint_scene(struct painter *p, const struct scene *s)
{
	bool ok = p->ops->begin(p, s);
	for (size_t i = 0; ok && i < s->n_items; i++) {
		ok = paint_item(p, &s->items[i]);
	}
	return ok && p->ops->finish(p);
}
