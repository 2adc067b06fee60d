/* Image-map areas: which part of a picture stands for which feature, for any host that shows
 * the PNG. */
#ifndef REPORT_AREAS_H
#define REPORT_AREAS_H

#include "report/report.h"

struct areas_picture {
	double width_px, height_px, dpi; /* of the PNG */
};

/*
 * A JSON object: size of the picture, title, short alternative text, and "areas", topmost
 * first: symbols of sites and dots of small areas as circles, then areas as polygons, as they
 * are drawn and within the map's frame, each with layer, key and title. `shape` and `coords`
 * are HTML's. Features with neither key nor title are left out, and lines. False without
 * memory.
 */
SM_NODISCARD bool areas_json(
	const struct report *r, const struct areas_picture *size, struct buf *out);

#endif
