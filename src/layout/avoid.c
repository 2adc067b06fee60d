/* Areas of the map file where no label may stand. */
#include "layout/candidates.h"
#include "layout/pins.h"
#include "proj/project.h"

#include <math.h>

/* Into so many cells each way a box of degrees is parted, whose sides may be curves. */
enum { CELLS = 16 };

/* The box round one cell; false when a corner of it cannot be shown. */
static bool cell_box(
	const struct view *v, const double box[4], int column, int row, struct box *out)
{
	*out = box_empty();
	for (int k = 0; k < 4; k++) {
		int right = k % 2, down = k / 2;
		double tx = (double)(column + right) / CELLS, ty = (double)(row + down) / CELLS;
		struct page_pt p;
		if (!view_to_page(v,
			    (struct lonlat){box[0] + tx * (box[2] - box[0]),
				    box[1] + ty * (box[3] - box[1])},
			    &p)) {
			return false;
		}
		box_add(out, (struct pt){p.x, p.y});
	}
	return true;
}

static bool avoid_degrees(
	const struct label_request *r, const struct avoid_spec *area, struct obstacles *out)
{
	for (int i = 0; i < CELLS * CELLS; i++) {
		struct box box;
		if (cell_box(r->view, area->box, i % CELLS, i / CELLS, &box) &&
			box_overlaps(box, r->map) &&
			!obstacles_add(r->layout->a, out, box, -1, 0)) {
			return false;
		}
	}
	return true;
}

bool pins_avoid(const struct label_request *r, struct obstacles *out)
{
	for (size_t i = 0; r->pins != NULL && i < r->pins->n_avoid; i++) {
		const struct avoid_spec *area = &r->pins->avoid[i];
		double x = area->box[0] - r->offset.x, y = area->box[1] - r->offset.y;
		const struct box page = {x, y, x + area->box[2], y + area->box[3]};
		if (area->on_page ? !obstacles_add(r->layout->a, out, page, -1, 0)
				  : !avoid_degrees(r, area, out)) {
			return false;
		}
	}
	return true;
}
