#include "layout/text_on_path.h"

#include <math.h>

/* The direction below a letter is taken over at least so much, in sizes of the type: the
 * corners of a path are between its points, not at them. */
static const double least_reach = 0.5;

static double distance(struct page_pt p, struct page_pt q)
{
	return hypot(q.x - p.x, q.y - p.y);
}

static double path_length(const struct scene_text *t)
{
	double length = 0;
	for (size_t i = 0; i + 1 < t->n_path; i++) {
		length += distance(t->path[i], t->path[i + 1]);
	}
	return length;
}

/* The point so far along the path; beyond its ends straight on. */
static struct page_pt path_at(const struct scene_text *t, double walked)
{
	size_t i = 0;
	double length = distance(t->path[0], t->path[1]);
	while (walked > length && i + 2 < t->n_path) {
		walked -= length;
		i++;
		length = distance(t->path[i], t->path[i + 1]);
	}
	struct page_pt p = t->path[i], q = t->path[i + 1];
	double s = length > 0 ? walked / length : 0;
	return (struct page_pt){p.x + s * (q.x - p.x), p.y + s * (q.y - p.y)};
}

struct glyph_place text_on_path_at(
	const struct scene_text *t, double begin_pt, double advance_pt)
{
	double turn = t->angle_deg * acos(-1) / 180;
	struct page_pt middle = {t->at.x + (begin_pt + advance_pt / 2) * cos(turn),
		t->at.y + (begin_pt + advance_pt / 2) * sin(turn)};
	if (t->path != NULL) {
		double at = (path_length(t) - t->width_pt) / 2 + begin_pt + advance_pt / 2;
		double reach = fmax(advance_pt, least_reach * t->font.size_pt) / 2;
		struct page_pt p = path_at(t, at - reach), q = path_at(t, at + reach);
		middle = path_at(t, at);
		turn = atan2(q.y - p.y, q.x - p.x);
	}
	return (struct glyph_place){
		{middle.x - advance_pt / 2 * cos(turn), middle.y - advance_pt / 2 * sin(turn)},
		turn * 180 / acos(-1)};
}

/* Where the cluster ends that begins with this glyph. */
static size_t cluster_end(const struct text_glyph *glyphs, size_t n, size_t begin)
{
	size_t end = begin + 1;
	while (end < n && glyphs[end].run_begin == glyphs[begin].run_begin &&
		glyphs[end].cluster == glyphs[begin].cluster) {
		end++;
	}
	return end;
}

bool text_on_path(struct arena *a, const struct scene_text *t, const struct text_glyph *glyphs,
	size_t n, struct glyph_place **out)
{
	double walked = 0;
	*out = arena_alloc(a, n + 1, sizeof(**out));
	for (size_t i = 0, end; *out != NULL && i < n; i = end) {
		double advance = 0, along = 0;
		end = cluster_end(glyphs, n, i);
		for (size_t k = i; k < end; k++) {
			advance += glyphs[k].advance_pt;
		}
		const struct glyph_place place = text_on_path_at(t, walked, advance);
		double turn = place.turn_deg * acos(-1) / 180;
		for (size_t k = i; k < end; k++) {
			double x = along + glyphs[k].x_offset_pt, y = glyphs[k].y_offset_pt;
			(*out)[k] = (struct glyph_place){
				{place.at.x + x * cos(turn) - y * sin(turn),
					place.at.y + x * sin(turn) + y * cos(turn)},
				place.turn_deg};
			along += glyphs[k].advance_pt;
		}
		walked += advance;
	}
	return *out != NULL;
}
