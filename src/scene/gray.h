/* Scenes without colours, for print in black alone. */
#ifndef SCENE_GRAY_H
#define SCENE_GRAY_H

#include "base/vision.h"
#include "scene/scene.h"

/* Gives every paint, halo and the background its grey. Pictures keep their colours. */
void scene_to_gray(struct scene *s);

#endif
