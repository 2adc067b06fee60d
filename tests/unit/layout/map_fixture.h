/* A map for layout tests without any file of the source tree: layers made by hand, a style of
 * round numbers, and the fake measurer (0.6 em a character). */
#ifndef MAP_FIXTURE_H
#define MAP_FIXTURE_H

#include "fixture.h"
#include "layout/label.h"
#include "proj/project.h"

enum { MAP_LAYERS_MAX = 4, MAP_ROWS_MAX = 16, MAP_COLUMNS = 7 };

struct map_fixture {
	struct fixture f;
	struct spec spec;
	struct layout layout; /* English, 16 September 2023 */
	struct text_measurer measurer;
	struct layer_spec layer_specs[MAP_LAYERS_MAX];
	struct map_layer items[MAP_LAYERS_MAX];
	struct layers layers;
	struct scene scene;
};

/*
 * Text is 10 pt (a character 6 wide, capitals 7 high, descenders 2.5), lines 15 apart, no halo;
 * symbols are 5 pt. `rules` are lines of a style file under "rules:", or NULL.
 */
void map_init(struct map_fixture *m, const char *rules);
void map_finish(struct map_fixture *m);

/* A layer with the text columns name, key, place, class and tag, and the number columns rank
 * and size, all missing until map_add() fills them in; labelled by name, keyed by key. */
struct map_layer *map_layer(struct map_fixture *m, const char *id);
/* The layer's sites have a cluster, class or tag column from now on. Marks are by class. */
void map_use(struct map_layer *layer, bool cluster, bool class_by, bool tag);

/* What a row of a layer's table says; NULL and zero: missing. */
struct map_row {
	const char *name, *key, *place, *class_name, *tag;
	double rank; /* 0: missing */
};
/* A new row with a feature of one part, in page points (layer.page) and in layer.features. */
uint32_t map_add(struct map_fixture *m, struct map_layer *layer, struct map_row row,
	enum shape shape, const struct pt *pts, size_t n);
uint32_t map_add_point(
	struct map_fixture *m, struct map_layer *layer, struct map_row row, double x, double y);
/* A rectangle. */
uint32_t map_add_box(
	struct map_fixture *m, struct map_layer *layer, struct map_row row, struct box b);

/* A text in one language ("": any). */
struct localized map_text(struct map_fixture *m, const char *lang, const char *text);

/* A view on the plate carrée (1 degree alike in both directions) of a box in degrees, which
 * fills the frame when its sides have the same ratio. The caller destroys it. */
struct view *map_view(
	struct map_fixture *m, const char *projection, struct box deg, struct box frame);

/* The scene so far as text, in the arena. */
const char *map_dump(struct map_fixture *m);
/* How often `what` is in the text. */
size_t map_count(const char *text, const char *what);

#endif
