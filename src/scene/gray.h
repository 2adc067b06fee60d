/* Scenes without colours, for print in black alone. */
#ifndef SCENE_GRAY_H
#define SCENE_GRAY_H

#include "scene/scene.h"

/* The grey of the same luminance (Rec. 709 primaries, sRGB's curve): its L* differs by less
 * than 0.3. The alpha stays. In integers: the same on every machine. */
struct rgba gray_of(struct rgba color);

/* Gives every paint, halo and the background its grey. Pictures keep their colours. */
void scene_to_gray(struct scene *s);

#endif
