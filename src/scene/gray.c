#include "scene/gray.h"

void scene_to_gray(struct scene *s)
{
	s->background = gray_of(s->background);
	for (size_t i = 0; i < s->n_items; i++) {
		struct scene_item *item = &s->items[i];
		item->style.fill = gray_of(item->style.fill);
		item->style.stroke = gray_of(item->style.stroke);
		if (item->kind == SCENE_TEXT) {
			item->u.text.halo = gray_of(item->u.text.halo);
		}
	}
}
