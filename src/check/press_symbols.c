/* Whether symbols that a legend explains are told apart by those who see colours differently.
 */
#include "check/press_rules.h"

#include "base/vision.h"

#include <math.h>
#include <string.h>

/*
 * CIEDE2000. Symbols are small and stand apart: of marks a quarter of a degree wide (5 pt where
 * one reads) half of the people tell apart what differs by 8 in lightness, by 12 to 17 in the
 * other two axes of L*a*b* (Stone, Szafir and Setlur 2014, An Engineering Model for Color
 * Difference as a Function of Size).
 */
static const double difference_min = 10;
/* Two sizes are told apart from this ratio on; strokes count from this share of the size. */
static const double size_ratio = 1.25, stroke_share = 0.12;

static bool differ_in_shape(const struct legend_entry *a, const struct legend_entry *b)
{
	double x = a->props.symbol_size_pt, y = b->props.symbol_size_pt;
	return !press_same_text(a->props.symbol, b->props.symbol) || a->ring != b->ring ||
	       a->mark != NULL || b->mark != NULL || fmax(x, y) >= size_ratio * fmin(x, y);
}

/* The colours that are seen of a symbol: of its inside, and of its edge where that is wide. */
static struct rgba inside_of(const struct style_props *s, struct rgba paper)
{
	return vision_over(s->fill, paper);
}

static struct rgba edge_of(const struct style_props *s, struct rgba paper)
{
	bool wide = s->stroke.a > 0 && s->stroke_width_pt >= stroke_share * s->symbol_size_pt;
	return wide ? vision_over(s->stroke, paper) : inside_of(s, paper);
}

static double difference(enum vision how, const struct style_props *a,
	const struct style_props *b, struct rgba paper)
{
	return fmax(vision_difference(how, inside_of(a, paper), inside_of(b, paper)),
		vision_difference(how, edge_of(a, paper), edge_of(b, paper)));
}

static const char *text_of(const struct legend_entry *e)
{
	return e->text.n_lines == 0 ? "" : e->text.lines[0].text;
}

/* The fill nearest in lightness to that of `b` with which it differs from `a` for all. */
static const char *suggest(struct press *p, const struct style_props *a,
	const struct style_props *b, struct rgba paper)
{
	struct rgba other;
	struct style_props tried = *b;
	for (int by = 1; by <= 100; by++) {
		for (int sign = -1; sign <= 1; sign += 2) {
			bool all = vision_lighter(b->fill, sign * by, &other);
			tried.fill = other;
			for (unsigned k = 0; all && k < N_VISIONS; k++) {
				all = difference((enum vision)k, a, &tried, paper) >=
				      difference_min;
			}
			if (all) {
				return press_text(p, "give it another symbol, or a fill of %s",
					press_color(p, other));
			}
		}
	}
	return "give it another symbol";
}

static bool compare(struct press *p, const struct legend_entry *a, const struct legend_entry *b)
{
	const struct rgba paper =
		vision_over(p->of.scene->background, (struct rgba){255, 255, 255, 255});
	if (differ_in_shape(a, b)) {
		return true;
	}
	unsigned worst = VISION_GRAY;
	double least = difference(VISION_GRAY, &a->props, &b->props, paper),
	       in_color = HUGE_VAL;
	for (unsigned k = 0; k < N_VISIONS; k++) {
		double d = difference((enum vision)k, &a->props, &b->props, paper);
		if (k != VISION_GRAY && d < fmin(in_color, difference_min)) {
			least = in_color = d;
			worst = k;
		}
	}
	if (least >= difference_min) {
		return true;
	}
	const struct press_finding f = {
		.at = press_style_place(p, b->layer, b->class_name, STYLE_SHAPE),
		.message = press_text(p,
			"the symbols of '%s' and '%s' have one shape and differ by %s "
			"(CIEDE2000, %s vision), %s are needed",
			press_quote(p, text_of(a)), press_quote(p, text_of(b)),
			press_number(p, least, 1), vision_names[worst],
			press_number(p, difference_min, 0)),
		.suggestion = suggest(p, &a->props, &b->props, paper),
		.measured = least,
		.limit = difference_min,
		.unit = "dE00"};
	return worst == VISION_GRAY ? press_add_warning(p, f) : press_add(p, f);
}

static bool check_legend(struct press *p, const struct legend *legend)
{
	for (size_t i = 0; i < legend->n; i++) {
		for (size_t k = i + 1; k < legend->n; k++) {
			const struct legend_entry *a = &legend->entries[i],
						  *b = &legend->entries[k];
			bool symbols = a->kind == LEGEND_SYMBOL && b->kind == LEGEND_SYMBOL;
			if (symbols && !compare(p, a, b)) {
				return false;
			}
		}
	}
	return true;
}

bool press_symbol_colors(struct press *p)
{
	bool ok = true;
	for (size_t i = 0; ok && i < p->of.n_maps; i++) {
		ok = check_legend(p, &p->of.maps[i].furniture->legend);
	}
	return ok;
}
