/* The pictures of a map: each file is read once, however often it is drawn. */
#ifndef SCENE_PICTURES_H
#define SCENE_PICTURES_H

#include "source/picture.h"

struct loaded_picture {
	struct picture picture;
	struct loaded_picture *next;
};

/* Zero-initialise but for the arena, which holds all that is read. */
struct pictures {
	struct arena *a;
	struct loaded_picture *first;
	size_t n;
	const char *prefix; /* of their keys; NULL: none */
};

/* The picture of that file; NULL after reporting. The path is copied. */
const struct picture *pictures_read(struct pictures *p, const char *path);

#endif
