#include "proj/geoverlay.h"

#include "proj/geocut.h"

#include <math.h>

/* What was cut lies a little within the meridian; a file's edges along it lie on it. */
static void snap_to_seam(struct features *f)
{
	for (size_t i = 0; i < f->n_pts; i++) {
		double x = f->pts[i].x;
		if (fabs(fabs(x) - 180) <= 2 * domain_inset_deg) {
			f->pts[i].x = copysign(180, x);
		}
	}
	for (size_t i = 0; i < f->n_items; i++) {
		struct box *b = &f->items[i].box;
		*b = box_empty();
		for (uint32_t k = f->items[i].part_begin; k < f->items[i].part_end; k++) {
			for (uint32_t p = f->parts[k].begin; p < f->parts[k].end; p++) {
				box_add(b, f->pts[p]);
			}
		}
	}
}

bool geoverlay_features(struct arena *a, enum overlay op, const struct features *const *in,
	size_t n, const struct table *table, struct features *out)
{
	struct domain earth;
	struct features *cut = arena_alloc(a, n, sizeof(*cut));
	const struct features **cuts = arena_alloc(a, n, sizeof(const struct features *));
	domain_round(0, &earth);
	if (cut == NULL || cuts == NULL) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		cuts[i] = &cut[i];
		if (!geocut_features(a, &earth, in[i], &cut[i])) {
			return false;
		}
	}
	if (!overlay_features(a, op, cuts, n, table, out)) {
		return false;
	}
	snap_to_seam(out);
	return true;
}
