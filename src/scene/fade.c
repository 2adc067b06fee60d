#include "scene/fade.h"

#include "geom/offset.h"
#include "geom/simplify.h"

#include <math.h>

/* A step this narrow is not seen as one. */
static const double step_pt = 0.6;
/* How far the edge of a coat may be off, of a step. */
static const double thin_share = 0.15;

bool fade_make(struct arena *a, const struct features *in, const struct feature *item,
	double width_pt, struct features *out, size_t *n_coats)
{
	double steps = fmin(fmax(ceil(width_pt / step_pt), 2), FADE_COATS_MAX);
	struct features coats = {.space = in->space, .table = in->table};
	*n_coats = (size_t)steps;
	for (size_t k = 0; k < *n_coats; k++) {
		size_t before = coats.n_items;
		double inside_pt = width_pt * ((double)k + 0.5) / steps;
		if (!offset_inwards(a, in, item, inside_pt, &coats)) {
			return false;
		}
		if (coats.n_items == before) {
			break;
		}
	}
	return simplify_features(a, &coats, thin_share * width_pt / steps, out);
}

void fade_opacities(unsigned char alpha, size_t n, unsigned char *coats)
{
	double reached = 0;
	for (size_t k = 0; k < n; k++) {
		double wanted = alpha / 255.0 * (double)(k + 1) / (double)n;
		double coat = reached < 1 ? (wanted - reached) / (1 - reached) : 0;
		coats[k] = (unsigned char)lround(255 * fmin(fmax(coat, 0), 1));
		reached += (1 - reached) * coats[k] / 255;
	}
}
