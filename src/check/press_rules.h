/* The rules of the press check, a file a family. Used by press.c. */
#ifndef CHECK_PRESS_RULES_H
#define CHECK_PRESS_RULES_H

#include "check/press.h"

/* press_texts.c */
bool press_text_contrast(struct press *p);
bool press_text_size(struct press *p);

/* press_lines.c */
bool press_line_width(struct press *p);
bool press_hatch_spacing(struct press *p);

/* press_areas.c, press_symbols.c */
bool press_area_colors(struct press *p);
bool press_symbol_colors(struct press *p);

/* press_earth.c */
bool press_scale_bar(struct press *p);
bool press_north_arrow(struct press *p);
bool press_compared_areas(struct press *p);
bool press_highlighted_areas(struct press *p);

/* press_sources.c */
bool press_date(struct press *p);
bool press_sources(struct press *p);
bool press_credits(struct press *p);
bool press_site_certainty(struct press *p);
bool press_zone_sharpness(struct press *p);

/* press_names.c, with borders.c */
bool press_borders(struct press *p);
bool press_names(struct press *p);
bool press_dropped_labels(struct press *p);

#endif
