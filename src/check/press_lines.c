/* Whether lines and hatches can be printed, or shown, at the final size. */
#include "check/press_rules.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * In print the 0.25 pt of Nature's figure guide. On a screen a line of half a pixel has half of
 * its contrast left. Of a hatch, line and gap are a pixel each at least: a pattern is resolved
 * with two samples a period (Nyquist), and with fewer its lines run together or make others.
 */
static const double print_min_pt = 0.25, screen_min_px = 0.5, hatch_min_px = 1;
static const double rounding = 1e-6;

/* The thinnest line, or narrowest hatch, that one rule of the style draws. */
struct worst {
	struct place_in_file at;
	const struct press_item *item;
	double measured, page_pt; /* at the final size, on the page */
	size_t n;
};

struct worsts {
	struct worst *items;
	size_t n, cap;
};

static bool add_worst(struct press *p, struct worsts *all, struct worst found)
{
	found.n = 1;
	found.at =
		press_style_place(p, found.item->element, found.item->class_name, STYLE_SHAPE);
	for (size_t i = 0; i < all->n; i++) {
		struct worst *w = &all->items[i];
		if (press_same_place(w->at, found.at)) {
			size_t n = w->n + 1;
			*w = found.measured < w->measured ? found : *w;
			w->n = n;
			return true;
		}
	}
	struct worst *grown =
		arena_grow(p->a, all->items, all->n, &all->cap, sizeof(*all->items));
	if (grown == NULL) {
		return false;
	}
	all->items = grown;
	all->items[all->n++] = found;
	return true;
}

static bool is_hatch(const struct scene_item *it)
{
	return it->kind == SCENE_PATH && it->meaning.class_name != NULL &&
	       strcmp(it->meaning.class_name, "hatch") == 0;
}

static const char *name_of(struct press *p, const struct press_item *item)
{
	return item->element == NULL ? "a line of the page"
				     : press_selector(p, item->element, item->class_name);
}

bool press_line_width(struct press *p)
{
	bool on_screen = p->of.screen_px > 0;
	const char *unit = on_screen ? "px" : "pt";
	double limit = on_screen ? screen_min_px : print_min_pt;
	struct worsts all = {0};
	for (size_t i = 0; i < p->of.scene->n_items; i++) {
		const struct scene_item *it = &p->of.scene->items[i];
		double width = it->style.stroke_width_pt * p->scale;
		if (it->kind != SCENE_PATH || it->style.stroke.a == 0 || !(width > 0) ||
			width >= limit - rounding) {
			continue;
		}
		if (!add_worst(p, &all,
			    (struct worst){.item = &p->items[i],
				    .measured = width,
				    .page_pt = it->style.stroke_width_pt})) {
			return false;
		}
	}
	for (size_t i = 0; i < all.n; i++) {
		const struct worst *w = &all.items[i];
		double wished = ceil(limit / p->scale * 100 - rounding) / 100;
		if (!press_add(p, (struct press_finding){.at = w->at,
					  .message = press_text(p,
						  "%s: a line of %s %s, %s %s are needed",
						  name_of(p, w->item),
						  press_number(p, w->measured, 2), unit,
						  press_number(p, limit, 2), unit),
					  .suggestion = press_text(p,
						  "a stroke-width of %spt has them",
						  press_number(p, wished, 2)),
					  .measured = w->measured,
					  .limit = limit,
					  .unit = unit,
					  .count = w->n})) {
			return false;
		}
	}
	return true;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* The least distance between the lines of a hatch, in points of the page; infinite of fewer
 * than two. */
static bool hatch_period(struct press *p, const struct path *path, double *out)
{
	size_t n = 0;
	double *offsets = arena_alloc(p->a, path->n_pts / 2 + 1, sizeof(*offsets));
	*out = HUGE_VAL;
	for (size_t i = 0; offsets != NULL && i + 1 < path->n_pts; i += 2) {
		struct page_pt a = path->pts[i], b = path->pts[i + 1];
		double length = hypot(b.x - a.x, b.y - a.y);
		/* All lines have one direction, in which short ones are not certain. */
		if (length > 1) {
			double sign = b.x < a.x || (b.x == a.x && b.y < a.y) ? -1 : 1;
			offsets[n++] = sign * (a.x * (b.y - a.y) - a.y * (b.x - a.x)) / length;
		}
	}
	if (offsets == NULL) {
		return false;
	}
	if (n > 0) {
		qsort(offsets, n, sizeof(*offsets), by_value);
	}
	const double same = 0.1;
	for (size_t i = 1; i < n; i++) {
		double gap = offsets[i] - offsets[i - 1];
		*out = gap > same ? fmin(*out, gap) : *out;
	}
	return true;
}

static bool tell_hatch(struct press *p, const struct worst *w)
{
	return press_add(p,
		(struct press_finding){.at = w->at,
			.message = press_text(p,
				"%s: hatch lines or the gaps between them are %s px, %s px are "
				"needed",
				w->item->element, press_number(p, w->measured, 2),
				press_number(p, hatch_min_px, 0)),
			.suggestion = press_text(p,
				"hatch-width and the rest of hatch-spacing of %spt each have "
				"them%s",
				press_number(p,
					ceil(hatch_min_px / p->px_per_pt * 100 - rounding) /
						100,
					2),
				p->of.screen_px > 0 ? "" : ", or more dpi"),
			.measured = w->measured,
			.limit = hatch_min_px,
			.unit = "px",
			.count = w->n});
}

bool press_hatch_spacing(struct press *p)
{
	struct worsts all = {0};
	for (size_t i = 0; i < p->of.scene->n_items; i++) {
		const struct scene_item *it = &p->of.scene->items[i];
		double period;
		if (!is_hatch(it) || !p->items[i].on_map) {
			continue;
		}
		if (!hatch_period(p, &it->u.path, &period)) {
			return false;
		}
		double width = it->style.stroke_width_pt;
		double least = fmin(width, period - width) * p->px_per_pt;
		if (least < hatch_min_px - rounding &&
			!add_worst(p, &all,
				(struct worst){.item = &p->items[i], .measured = least})) {
			return false;
		}
	}
	for (size_t i = 0; i < all.n; i++) {
		if (!tell_hatch(p, &all.items[i])) {
			return false;
		}
	}
	return true;
}
