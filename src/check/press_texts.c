/* Whether texts can be read: their contrast to what lies behind them, and their size. */
#include "check/press_rules.h"

#include "base/vision.h"

#include <math.h>
#include <string.h>

/*
 * Contrasts: WCAG 2.1, success criterion 1.4.3, level AA; large are texts of 18 pt, or bold of
 * 14 pt. Sizes: in print the 5 pt of Nature's figure guide; on a screen the 10 px of Apple's
 * Human Interface Guidelines for macOS.
 */
static const double contrast_min = 4.5, contrast_large_min = 3;
static const double large_pt = 18, large_bold_pt = 14, pt_of_px = 0.75;
static const double print_min_pt = 5, screen_min_px = 10;

/* A halo as wide as this (on each side, in em) fills what is within letters, and WCAG takes it
 * for the background; a narrower one counts with the letters. */
static const double wide_halo_em = 0.1;
/* Letters stand on so much of the line above its baseline, in em. */
static const double height_em = 0.55;
/* What is crossed by thin lines alone can be read: of the ground under a text this share may
 * have less contrast. */
static const double share_below = 0.25;

/* What lies under all texts. */
struct ground {
	struct press_picture picture;
	double x_px, y_px; /* pixels for a point */
};

static bool paint_ground(struct press *p, struct ground *out)
{
	struct scene s = *p->of.scene;
	s.items = arena_alloc(p->a, s.n_items + 1, sizeof(*s.items));
	s.n_items = 0;
	for (size_t i = 0; s.items != NULL && i < p->of.scene->n_items; i++) {
		if (p->of.scene->items[i].kind != SCENE_TEXT) {
			s.items[s.n_items++] = p->of.scene->items[i];
		}
	}
	if (s.items == NULL || !press_paint(p, &s, &out->picture)) {
		return false;
	}
	out->x_px = (double)out->picture.width_px / s.width_pt;
	out->y_px = (double)out->picture.height_px / s.height_pt;
	return true;
}

/* False beyond the page. */
static bool ground_at(const struct ground *g, double x, double y, struct rgba *out)
{
	double px = floor(x * g->x_px), py = floor(y * g->y_px);
	if (!(px >= 0 && py >= 0 && px < (double)g->picture.width_px &&
		    py < (double)g->picture.height_px)) {
		return false;
	}
	uint32_t v = g->picture.argb[(size_t)py * g->picture.width_px + (size_t)px];
	*out = (struct rgba){
		(unsigned char)(v >> 16), (unsigned char)(v >> 8), (unsigned char)v, 255};
	return true;
}

/* How much of a text has which contrast, in steps of 0.05. */
enum { BINS = 420 };
struct contrasts {
	size_t n;
	struct {
		size_t n;
		double least;
		struct rgba ground; /* there */
	} bins[BINS];
};

static void count(struct contrasts *c, double contrast, struct rgba ground)
{
	double at = (contrast - 1) * 20;
	size_t bin = at < 0 ? 0 : at >= BINS ? BINS - 1 : (size_t)at;
	if (c->bins[bin].n++ == 0 || contrast < c->bins[bin].least) {
		c->bins[bin].least = contrast;
		c->bins[bin].ground = ground;
	}
	c->n++;
}

/* The contrast of a text at a place, and what it stands out from. */
static double contrast_at(const struct scene_item *it, struct rgba under, struct rgba *against)
{
	const struct scene_text *text = &it->u.text;
	struct rgba halo = vision_over(text->halo, under);
	*against = under;
	if (text->halo.a > 0 && text->halo_width_pt / 2 >= wide_halo_em * text->font.size_pt) {
		*against = halo;
		return vision_contrast(vision_over(it->style.fill, halo), halo);
	}
	double own = vision_contrast(vision_over(it->style.fill, under), under);
	return text->halo.a > 0 ? fmax(own, vision_contrast(halo, under)) : own;
}

/* Looks along a straight stretch of the baseline. */
static void look_along(const struct ground *g, const struct scene_item *it, struct page_pt from,
	struct page_pt to, struct contrasts *out)
{
	double length = hypot(to.x - from.x, to.y - from.y), step = 1 / g->x_px;
	double dx = length > 0 ? (to.x - from.x) / length : 1;
	double dy = length > 0 ? (to.y - from.y) / length : 0;
	double height = height_em * it->u.text.font.size_pt;
	size_t columns = (size_t)ceil(length / step), rows = (size_t)ceil(height / step);
	for (size_t i = 0; i < columns; i++) {
		for (size_t k = 0; k < rows; k++) {
			struct rgba under, against;
			double along = ((double)i + 0.5) * step, up = ((double)k + 0.5) * step;
			if (ground_at(g, from.x + dx * along + dy * up,
				    from.y + dy * along - dx * up, &under)) {
				double c = contrast_at(it, under, &against);
				count(out, c, against);
			}
		}
	}
}

static double path_length(const struct scene_text *t)
{
	double sum = 0;
	for (size_t i = 1; i < t->n_path; i++) {
		sum += hypot(t->path[i].x - t->path[i - 1].x, t->path[i].y - t->path[i - 1].y);
	}
	return sum;
}

static void look_at_text(
	const struct ground *g, const struct scene_item *it, struct contrasts *out)
{
	static const double pi = 3.14159265358979323846;
	const struct scene_text *t = &it->u.text;
	memset(out, 0, sizeof(*out));
	if (t->path == NULL) {
		double angle = t->angle_deg * pi / 180;
		struct page_pt end = {
			t->at.x + t->width_pt * cos(angle), t->at.y + t->width_pt * sin(angle)};
		look_along(g, it, t->at, end, out);
		return;
	}
	double before = (path_length(t) - t->width_pt) / 2, at = 0;
	for (size_t i = 1; i < t->n_path; i++) {
		struct page_pt a = t->path[i - 1], b = t->path[i];
		double length = hypot(b.x - a.x, b.y - a.y), middle = at + length / 2;
		if (middle >= before && middle <= before + t->width_pt) {
			look_along(g, it, a, b, out);
		}
		at += length;
	}
}

/* The contrast that all but a small share of the text has, and the ground there. */
static double least(const struct contrasts *c, struct rgba *ground)
{
	size_t below = (size_t)(share_below * (double)c->n), seen = 0;
	for (size_t i = 0; i < BINS; i++) {
		seen += c->bins[i].n;
		if (seen > below) {
			*ground = c->bins[i].ground;
			return c->bins[i].least;
		}
	}
	return HUGE_VAL;
}

/* Texts that one rule of the style paints: the worst of them. */
struct group {
	struct place_in_file at;
	const struct press_item *item;
	const struct scene_item *worst;
	double measured, limit;
	struct rgba ground;
	size_t n;
};

struct groups {
	struct group *items;
	size_t n, cap;
};

/* Adds a text that keeps no limit to those of its rule; measured and limit as shares of one
 * another say which is worst. */
static bool add_to_group(struct press *p, struct groups *groups, size_t i, struct group found)
{
	found.item = &p->items[i];
	found.worst = &p->of.scene->items[i];
	found.n = 1;
	found.at =
		press_style_place(p, found.item->element, found.item->class_name, STYLE_LABEL);
	for (size_t k = 0; k < groups->n; k++) {
		struct group *g = &groups->items[k];
		if (press_same_place(g->at, found.at)) {
			size_t n = g->n + 1;
			if (found.measured / found.limit < g->measured / g->limit) {
				*g = found;
			}
			g->n = n;
			return true;
		}
	}
	struct group *grown = arena_grow(
		p->a, groups->items, groups->n, &groups->cap, sizeof(*groups->items));
	if (grown == NULL) {
		return false;
	}
	groups->items = grown;
	groups->items[groups->n++] = found;
	return true;
}

static bool is_large(const struct press *p, const struct font *font)
{
	double pt = font->size_pt * p->scale * (p->of.screen_px > 0 ? pt_of_px : 1);
	return pt >= large_pt || (font->weight >= 700 && pt >= large_bold_pt);
}

/* "'Niger' (bases)" or "'Niger' and 12 more texts (bases)". */
static const char *whose(struct press *p, const struct group *g)
{
	const char *element = g->item->element == NULL ? "panel-title" : g->item->element;
	const char *rule = press_selector(p, element, g->item->class_name);
	const char *text = press_quote(p, g->worst->u.text.text);
	return g->n == 1 ? press_text(p, "'%s' (%s)", text, rule)
			 : press_text(p, "'%s' and %zu more (%s)", text, g->n - 1, rule);
}

static bool tell_contrast(struct press *p, const struct group *g)
{
	struct rgba fill = g->worst->style.fill;
	struct rgba better = vision_readable(fill, g->ground, g->limit);
	return press_add(p,
		(struct press_finding){.at = g->at,
			.message = press_text(p,
				"%s: %s on %s has a contrast of %s:1, %s:1 is needed",
				whose(p, g), press_color(p, fill), press_color(p, g->ground),
				press_number(p, g->measured, 2), press_number(p, g->limit, 1)),
			.suggestion =
				press_text(p, "a fill of %s has it", press_color(p, better)),
			.measured = g->measured,
			.limit = g->limit,
			.count = g->n});
}

bool press_text_contrast(struct press *p)
{
	struct ground ground;
	struct groups groups = {0};
	struct contrasts *c = arena_alloc(p->a, 1, sizeof(*c));
	if (c == NULL || !paint_ground(p, &ground)) {
		return false;
	}
	for (size_t i = 0; i < p->of.scene->n_items; i++) {
		const struct scene_item *it = &p->of.scene->items[i];
		if (it->kind != SCENE_TEXT || it->style.fill.a == 0) {
			continue;
		}
		struct group found = {.limit = is_large(p, &it->u.text.font)
						       ? contrast_large_min
						       : contrast_min};
		look_at_text(&ground, it, c);
		found.measured = least(c, &found.ground);
		if (found.measured < found.limit && !add_to_group(p, &groups, i, found)) {
			return false;
		}
	}
	for (size_t i = 0; i < groups.n; i++) {
		if (!tell_contrast(p, &groups.items[i])) {
			return false;
		}
	}
	return true;
}

static bool tell_size(struct press *p, const struct group *g, const char *unit)
{
	/* Rounded up to a tenth, in points of the page. */
	double wished = ceil(g->limit / p->scale * 10 - 1e-9) / 10;
	return press_add(
		p, (struct press_finding){.at = g->at,
			   .message = press_text(p, "%s: letters of %s %s, %s %s are needed",
				   whose(p, g), press_number(p, g->measured, 2), unit,
				   press_number(p, g->limit, 1), unit),
			   .suggestion = press_text(p, "a font-size of %spt has them",
				   press_number(p, wished, 1)),
			   .measured = g->measured,
			   .limit = g->limit,
			   .unit = unit,
			   .count = g->n});
}

bool press_text_size(struct press *p)
{
	const double rounding = 1e-6;
	bool on_screen = p->of.screen_px > 0;
	struct groups groups = {0};
	for (size_t i = 0; i < p->of.scene->n_items; i++) {
		const struct scene_item *it = &p->of.scene->items[i];
		if (it->kind != SCENE_TEXT) {
			continue;
		}
		struct group found = {.measured = it->u.text.font.size_pt * p->scale,
			.limit = on_screen ? screen_min_px : print_min_pt};
		if (found.measured < found.limit - rounding &&
			!add_to_group(p, &groups, i, found)) {
			return false;
		}
	}
	for (size_t i = 0; i < groups.n; i++) {
		if (!tell_size(p, &groups.items[i], on_screen ? "px" : "pt")) {
			return false;
		}
	}
	return true;
}
