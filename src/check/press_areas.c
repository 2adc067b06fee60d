/* Whether areas that touch are told apart, by those who see colours differently and in grey. */
#include "check/press_rules.h"

#include "base/vision.h"

#include <math.h>
#include <string.h>

/* CIEDE2000. From 5 on two colours are taken for different ones (Mokrzycki and Tatol 2011,
 * Color difference Delta E: a survey). */
static const double difference_min = 5;

/* Areas are found by painting each kind of them in a colour of its own. Colours that are no
 * number of a kind are those between two areas. */
enum { KINDS_MAX = 4096 };
/* What is as narrow as this is no area, and areas touch across no more. */
enum { RUN_MIN_PX = 3, GAP_MAX_PX = 3 };
/* Areas touch along so many pixels at least, of which there are two a point. */
enum { TOUCH_MIN_PX = 12 };

/* Areas of one class of a layer and one colour. */
struct kind {
	const char *element, *class_name;
	struct rgba fill;
	struct rgba seen; /* as painted, over what lies below */
	size_t n_px, n_hatched;
	bool in_legend;
};

struct touch {
	uint32_t a, b; /* kinds, a < b */
	size_t n;
};

struct areas {
	struct press *p;
	struct kind *kinds;
	size_t n_kinds, cap_kinds;
	struct touch *touches;
	size_t n_touches, cap_touches;
	struct press_picture numbers, colors;
};

static bool is_same_color(struct rgba a, struct rgba b)
{
	return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

/* Soft edges have no colour of their own: they are left out. */
static bool is_area(const struct press *p, size_t i)
{
	const struct scene_item *it = &p->of.scene->items[i];
	const struct press_item *what = &p->items[i];
	return it->kind == SCENE_PATH && what->on_map && what->is_shape &&
	       what->element != NULL && it->style.fill.a > 0 &&
	       style_fade_pt(p->of.layout->style, what->element) <= 0;
}

static bool is_underpaint(const struct press_item *what)
{
	return press_same_text(what->class_name, "underpaint");
}

/* The number of an item's kind, which may be new; KINDS_MAX: there are too many, or no memory.
 */
static size_t kind_of(struct areas *s, size_t i)
{
	const struct press_item *what = &s->p->items[i];
	struct rgba fill = s->p->of.scene->items[i].style.fill;
	for (size_t k = 0; k < s->n_kinds; k++) {
		const struct kind *kind = &s->kinds[k];
		if (press_same_text(kind->element, what->element) &&
			press_same_text(kind->class_name, what->class_name) &&
			is_same_color(kind->fill, fill)) {
			return k;
		}
	}
	struct kind *grown = s->n_kinds == KINDS_MAX
				     ? NULL
				     : arena_grow(s->p->a, s->kinds, s->n_kinds, &s->cap_kinds,
					       sizeof(*s->kinds));
	if (grown == NULL) {
		return KINDS_MAX;
	}
	s->kinds = grown;
	s->kinds[s->n_kinds] = (struct kind){
		.element = what->element, .class_name = what->class_name, .fill = fill};
	return s->n_kinds++;
}

/* Blue checks red and green, so that blends of two colours are no number. */
static unsigned char check_of(size_t number)
{
	return (unsigned char)((number * 2654435761U) >> 20);
}

static struct rgba color_of(size_t number)
{
	number++;
	return (struct rgba){(unsigned char)(number & 255), (unsigned char)(number >> 8),
		check_of(number), 255};
}

/* The number of a pixel's kind; false between areas and where there is none. */
static bool number_of(const struct areas *s, size_t px, size_t *out)
{
	uint32_t v = s->numbers.argb[px];
	size_t number = (v >> 16 & 255) | (v & 0xff00);
	*out = number - 1;
	return number > 0 && number <= s->n_kinds && check_of(number) == (v & 255);
}

/* Paints areas alone, in their own colours or by the numbers of their kinds. */
static bool paint_areas(struct areas *s, bool numbers, struct press_picture *out)
{
	struct press *p = s->p;
	struct scene copy = *p->of.scene;
	copy.items = arena_alloc(p->a, copy.n_items + 1, sizeof(*copy.items));
	copy.n_items = 0;
	copy.background = numbers ? (struct rgba){0, 0, 0, 255} : copy.background;
	for (size_t i = 0; copy.items != NULL && i < p->of.scene->n_items; i++) {
		struct scene_item it = p->of.scene->items[i];
		bool group = it.kind == SCENE_GROUP_BEGIN || it.kind == SCENE_GROUP_END;
		if (!group && (!is_area(p, i) || (numbers && is_underpaint(&p->items[i])))) {
			continue;
		}
		if (!group && numbers) {
			size_t kind = kind_of(s, i);
			if (kind == KINDS_MAX) {
				return false;
			}
			it.style.fill = color_of(kind);
		}
		it.style.stroke = (struct rgba){0};
		copy.items[copy.n_items++] = it;
	}
	return copy.items != NULL && press_paint(p, &copy, out);
}

static bool add_touch(struct areas *s, size_t a, size_t b)
{
	uint32_t low = (uint32_t)(a < b ? a : b), high = (uint32_t)(a < b ? b : a);
	for (size_t i = 0; i < s->n_touches; i++) {
		if (s->touches[i].a == low && s->touches[i].b == high) {
			s->touches[i].n++;
			return true;
		}
	}
	struct touch *grown = arena_grow(
		s->p->a, s->touches, s->n_touches, &s->cap_touches, sizeof(*s->touches));
	if (grown == NULL) {
		return false;
	}
	s->touches = grown;
	s->touches[s->n_touches++] = (struct touch){low, high, 1};
	return true;
}

/* A row or column of pixels. */
struct line {
	size_t begin, step, n;
};

/* Where a scan is: a run of pixels of one kind, and how far it is from the last one that was
 * long enough. */
struct scan {
	size_t run, kind, last, gap; /* kinds SIZE_MAX: none */
};

static void step(struct scan *at, size_t kind)
{
	if (kind != SIZE_MAX && kind == at->kind) {
		at->run++;
		return;
	}
	at->gap += at->last == SIZE_MAX ? 0 : at->run < RUN_MIN_PX ? at->run + 1 : 1;
	at->kind = kind;
	at->run = kind == SIZE_MAX ? 0 : 1;
}

/* Where runs of two kinds follow one another. */
static bool scan(struct areas *s, struct line line)
{
	struct scan at = {.kind = SIZE_MAX, .last = SIZE_MAX};
	for (size_t i = 0; i < line.n; i++) {
		size_t now;
		step(&at, number_of(s, line.begin + i * line.step, &now) ? now : SIZE_MAX);
		if (at.run == RUN_MIN_PX) {
			bool touches = at.last != SIZE_MAX && at.last != at.kind &&
				       at.gap <= GAP_MAX_PX;
			if (touches && !add_touch(s, at.last, at.kind)) {
				return false;
			}
			at.last = at.kind;
		}
		at.gap = at.kind == at.last ? 0 : at.gap;
	}
	return true;
}

static bool scan_all(struct areas *s)
{
	size_t w = s->numbers.width_px, h = s->numbers.height_px;
	bool ok = true;
	for (size_t y = 0; ok && y < h; y++) {
		ok = scan(s, (struct line){y * w, 1, w});
	}
	for (size_t x = 0; ok && x < w; x++) {
		ok = scan(s, (struct line){x, w, h});
	}
	return ok;
}

/* The colour each kind has in the middle of its areas: the last one met. */
static void see_colors(struct areas *s)
{
	size_t w = s->numbers.width_px, h = s->numbers.height_px;
	for (size_t i = 1; i + 1 < w * h; i++) {
		size_t left, here, right;
		if (number_of(s, i, &here) && number_of(s, i - 1, &left) &&
			number_of(s, i + 1, &right) && left == here && right == here) {
			uint32_t v = s->colors.argb[i];
			s->kinds[here].n_px++;
			s->kinds[here].seen = (struct rgba){(unsigned char)(v >> 16),
				(unsigned char)(v >> 8), (unsigned char)v, 255};
		}
	}
}

/* Counts the hatch lines of a layer over each of its kinds. */
static void count_hatch(struct areas *s, const struct path *path, const char *element)
{
	const struct scene *scene = s->p->of.scene;
	double x_px = (double)s->numbers.width_px / scene->width_pt;
	double y_px = (double)s->numbers.height_px / scene->height_pt;
	for (size_t i = 0; i + 1 < path->n_pts; i += 2) {
		double x = floor((path->pts[i].x + path->pts[i + 1].x) / 2 * x_px);
		double y = floor((path->pts[i].y + path->pts[i + 1].y) / 2 * y_px);
		size_t kind;
		bool on_page = x >= 0 && y >= 0 && x < (double)s->numbers.width_px &&
			       y < (double)s->numbers.height_px;
		if (on_page &&
			number_of(s, (size_t)y * s->numbers.width_px + (size_t)x, &kind) &&
			press_same_text(s->kinds[kind].element, element)) {
			s->kinds[kind].n_hatched++;
		}
	}
}

static void find_hatches(struct areas *s)
{
	const struct press *p = s->p;
	for (size_t i = 0; i < p->of.scene->n_items; i++) {
		const struct scene_item *it = &p->of.scene->items[i];
		if (it->kind == SCENE_PATH && p->items[i].on_map &&
			press_same_text(it->meaning.class_name, "hatch")) {
			count_hatch(s, &it->u.path, p->items[i].element);
		}
	}
}

/* Kinds that the legend tells apart. */
static void find_in_legend(struct areas *s)
{
	for (size_t i = 0; i < s->p->of.n_maps; i++) {
		const struct legend *legend = &s->p->of.maps[i].furniture->legend;
		for (size_t k = 0; k < legend->n; k++) {
			const struct legend_entry *e = &legend->entries[k];
			for (size_t j = 0; e->kind == LEGEND_AREA && j < s->n_kinds; j++) {
				struct kind *kind = &s->kinds[j];
				kind->in_legend = kind->in_legend ||
						  (press_same_text(kind->element, e->layer) &&
							  press_same_text(kind->class_name,
								  e->class_name));
			}
		}
	}
}

/* One colour is one meaning, unless the legend has two for it; a hatch tells apart, too. */
static bool is_meant_alike(const struct kind *a, const struct kind *b)
{
	bool same = is_same_color(a->seen, b->seen) && !(a->in_legend && b->in_legend);
	return same || (a->n_hatched > 0) != (b->n_hatched > 0);
}

static bool passes(struct rgba a, struct rgba b, bool with_gray)
{
	for (unsigned k = 0; k < N_VISIONS; k++) {
		if ((k != VISION_GRAY || with_gray) &&
			vision_difference((enum vision)k, a, b) < difference_min) {
			return false;
		}
	}
	return true;
}

/* Whether a kind in that colour is told apart from all it touches. */
static bool fits(const struct areas *s, size_t kind, struct rgba color, bool with_gray)
{
	for (size_t i = 0; i < s->n_touches; i++) {
		const struct touch *t = &s->touches[i];
		if (t->n < TOUCH_MIN_PX || (t->a != kind && t->b != kind)) {
			continue;
		}
		const struct kind *other = &s->kinds[t->a == kind ? t->b : t->a];
		if (!is_meant_alike(&s->kinds[kind], other) &&
			!passes(color, other->seen, with_gray)) {
			return false;
		}
	}
	return true;
}

/* The colour nearest in lightness with which a kind is told apart from all it touches. */
static bool find_color(const struct areas *s, size_t kind, bool with_gray, struct rgba *out)
{
	enum { FARTHEST = 60 };
	for (int by = 1; by <= FARTHEST; by++) {
		for (int sign = -1; sign <= 1; sign += 2) {
			if (vision_lighter(s->kinds[kind].seen, sign * by, out) &&
				fits(s, kind, *out, with_gray)) {
				return true;
			}
		}
	}
	return false;
}

static const char *suggest(struct areas *s, size_t kind)
{
	struct rgba c;
	const struct kind *k = &s->kinds[kind];
	bool in_gray = find_color(s, kind, true, &c);
	if (!in_gray && !find_color(s, kind, false, &c)) {
		return "give one of them a hatch";
	}
	return press_text(s->p, "a fill of %s for '%s' is told apart from all it touches%s",
		press_color(s->p, c), press_selector(s->p, k->element, k->class_name),
		in_gray ? ", in grey too" : "");
}

static const char *name_of(struct areas *s, const struct kind *k)
{
	return press_text(s->p, "'%s' (%s)", press_selector(s->p, k->element, k->class_name),
		press_color(s->p, k->seen));
}

static bool tell(struct areas *s, const struct touch *t, unsigned how, double difference)
{
	const struct kind *a = &s->kinds[t->a], *b = &s->kinds[t->b];
	return press_add(s->p,
		(struct press_finding){
			.at = press_style_place(s->p, b->element, b->class_name, STYLE_SHAPE),
			.message = press_text(s->p,
				"areas of %s and %s touch and differ by %s (CIEDE2000, %s "
				"vision), %s are needed",
				name_of(s, a), name_of(s, b), press_number(s->p, difference, 1),
				vision_names[how], press_number(s->p, difference_min, 0)),
			.suggestion = suggest(s, t->b),
			.measured = difference,
			.limit = difference_min,
			.unit = "dE00"});
}

/* The vision, but grey, in which two kinds differ least. */
static double least_difference(const struct kind *a, const struct kind *b, unsigned *how)
{
	double least = HUGE_VAL;
	for (unsigned k = 0; k < N_VISIONS; k++) {
		double d = k == VISION_GRAY
				   ? HUGE_VAL
				   : vision_difference((enum vision)k, a->seen, b->seen);
		*how = d < least ? k : *how;
		least = fmin(least, d);
	}
	return least;
}

/* What a print in black alone, or a copier, makes of the map: one warning for all of it. */
static bool tell_gray(struct areas *s)
{
	double least = HUGE_VAL;
	size_t n = 0;
	const struct touch *worst = NULL;
	for (size_t i = 0; i < s->n_touches; i++) {
		const struct touch *t = &s->touches[i];
		const struct kind *a = &s->kinds[t->a], *b = &s->kinds[t->b];
		double d = vision_difference(VISION_GRAY, a->seen, b->seen);
		if (t->n < TOUCH_MIN_PX || is_meant_alike(a, b) || d >= difference_min) {
			continue;
		}
		n++;
		worst = d < least ? t : worst;
		least = fmin(least, d);
	}
	if (worst == NULL) {
		return true;
	}
	const struct kind *a = &s->kinds[worst->a], *b = &s->kinds[worst->b];
	return press_add_warning(s->p,
		(struct press_finding){
			.at = press_style_place(s->p, b->element, b->class_name, STYLE_SHAPE),
			.message = press_text(s->p,
				"printed in grey, %zu pair%s of areas that touch cannot be "
				"told "
				"apart: %s and %s differ by %s (CIEDE2000), %s are needed",
				n, n == 1 ? "" : "s", name_of(s, a), name_of(s, b),
				press_number(s->p, least, 1),
				press_number(s->p, difference_min, 0)),
			.suggestion = "for print in black alone there is --style grey",
			.measured = least,
			.limit = difference_min,
			.unit = "dE00",
			.count = n});
}

bool press_area_colors(struct press *p)
{
	struct areas s = {.p = p};
	if (!paint_areas(&s, true, &s.numbers) || !paint_areas(&s, false, &s.colors)) {
		return p->a->diag->code == SM_OK; /* more kinds than are looked at */
	}
	if (!scan_all(&s)) {
		return false;
	}
	see_colors(&s);
	find_hatches(&s);
	find_in_legend(&s);
	bool ok = true;
	for (size_t i = 0; ok && i < s.n_touches; i++) {
		const struct touch *t = &s.touches[i];
		const struct kind *a = &s.kinds[t->a], *b = &s.kinds[t->b];
		unsigned how = VISION_FULL;
		bool counts = t->n >= TOUCH_MIN_PX && a->n_px > 0 && b->n_px > 0 &&
			      !is_meant_alike(a, b);
		double d = counts ? least_difference(a, b, &how) : HUGE_VAL;
		ok = d >= difference_min || tell(&s, t, how, d);
	}
	return ok && (style_is_grayscale(p->of.layout->style) || tell_gray(&s));
}
