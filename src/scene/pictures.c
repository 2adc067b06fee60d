#include "scene/pictures.h"

#include <stdio.h>
#include <string.h>

const struct picture *pictures_read(struct pictures *p, const char *path)
{
	for (const struct loaded_picture *i = p->first; i != NULL; i = i->next) {
		if (strcmp(i->picture.path, path) == 0) {
			return &i->picture;
		}
	}
	/* Ids of layers have no underscore. */
	enum { KEY_MAX = 80 };
	char *key = arena_alloc(p->a, KEY_MAX, 1), *copy = arena_strdup(p->a, path);
	struct loaded_picture *new = arena_alloc(p->a, 1, sizeof(*new));
	if (key == NULL || copy == NULL || new == NULL) {
		return NULL;
	}
	(void)snprintf(
		key, KEY_MAX, "%spicture_%zu", p->prefix == NULL ? "" : p->prefix, p->n + 1);
	if (!picture_read(p->a, copy, key, &new->picture)) {
		return NULL;
	}
	new->next = p->first;
	p->first = new;
	p->n++;
	return &new->picture;
}
