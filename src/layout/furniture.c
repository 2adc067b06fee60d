#include "layout/furniture.h"

#include "layout/edition.h"
#include "layout/furniture_parts.h"
#include "source/graticule.h"

#include <math.h>

/* Between a piece and the frame, and between pieces in one corner. */
static const double inset_pt = 6, gap_pt = 6;
enum { N_CORNERS = 4, SAMPLES = 12 };
/* What covering a site, and a highlighted or any other area, counts for in `auto`; and lying
 * under something drawn by hand. */
static const double site_cost = 1.5, highlight_cost = 3, land_cost = 1, hand_cost = 1000;

/* How much of each corner is taken, as a height from the top or the bottom. */
struct planner {
	const struct furniture_request *r;
	struct furniture *out;
	double used_pt[N_CORNERS];
};

static size_t index_of(enum corner c)
{
	return (size_t)(c - CORNER_TOP_LEFT);
}

/* The box of a piece in a corner, above or below what stands there already. Of an edition that
 * is written from right to left it is the corner on the other side. */
static struct box corner_box(const struct planner *p, enum corner c, double w, double h)
{
	struct box m = p->r->map;
	bool left = (c == CORNER_TOP_LEFT || c == CORNER_BOTTOM_LEFT) !=
		    edition_is_rtl(p->r->layout);
	bool top = c == CORNER_TOP_LEFT || c == CORNER_TOP_RIGHT;
	double used = p->used_pt[index_of(c)];
	double x = left ? m.min_x + inset_pt : m.max_x - inset_pt - w;
	double y = top ? m.min_y + inset_pt + used : m.max_y - inset_pt - used - h;
	return (struct box){x, y, x + w, y + h};
}

/* How much a sample point of a layer matters when it is covered. */
static double cover_cost(const struct map_layer *layer, struct pt p)
{
	for (size_t i = 0; i < layer->page.n_items; i++) {
		const struct feature *item = &layer->page.items[i];
		if (item->shape == SHAPE_POLYGON && box_contains(item->box, p) &&
			feature_contains(&layer->page, item, p)) {
			return layer->spec->legend.n > 0 ? highlight_cost : land_cost;
		}
	}
	return 0;
}

double furniture_cover(const struct layers *layers, struct pt at)
{
	double most = 0;
	for (size_t k = 0; k < layers->n; k++) {
		most = fmax(most, cover_cost(&layers->items[k], at));
	}
	return most;
}

/* Arrows may lead across it; texts and pictures are what names must not cover either. */
static bool is_under_hand(const struct planner *p, struct box b)
{
	bool under = false;
	for (size_t i = 0; !under && i < p->r->n_annotations; i++) {
		const struct place_obstacle *o = &p->r->annotations[i];
		under = o->cost < 0 && box_overlaps(b, o->box);
	}
	return under;
}

static double box_cost(const struct planner *p, struct box b)
{
	double cost = is_under_hand(p, b) ? hand_cost : 0;
	for (int i = 0; i < SAMPLES * SAMPLES; i++) {
		int column = i % SAMPLES, row = i / SAMPLES;
		struct pt at = {b.min_x + (b.max_x - b.min_x) * (column + 0.5) / SAMPLES,
			b.min_y + (b.max_y - b.min_y) * (row + 0.5) / SAMPLES};
		cost += furniture_cover(p->r->layers, at) / SAMPLES;
	}
	for (size_t i = 0; i < p->r->sites->n; i++) {
		struct page_pt at = p->r->sites->items[i].true_at;
		cost += box_contains(b, (struct pt){at.x, at.y}) ? site_cost : 0;
	}
	return cost;
}

/* Whether a piece would stand within the map and on no other piece. */
static bool fits(const struct planner *p, struct box b)
{
	struct box m = p->r->map;
	bool ok = b.min_x >= m.min_x && b.max_x <= m.max_x && b.min_y >= m.min_y &&
		  b.max_y <= m.max_y;
	for (size_t i = 0; ok && i < p->out->n_boxes; i++) {
		ok = !box_overlaps(b, p->out->boxes[i]);
	}
	return ok;
}

static enum corner choose_corner(const struct planner *p, enum corner wish, double w, double h)
{
	enum corner best = wish == CORNER_AUTO ? CORNER_TOP_LEFT : wish;
	double best_cost = HUGE_VAL;
	for (enum corner c = CORNER_TOP_LEFT; wish == CORNER_AUTO && c <= CORNER_BOTTOM_RIGHT;
		c++) {
		struct box box = corner_box(p, c, w, h);
		double cost = fits(p, box) ? box_cost(p, box) : HUGE_VAL;
		if (cost < best_cost) {
			best = c;
			best_cost = cost;
		}
	}
	return best;
}

/* Takes room in the corner; an error when the map is too small for the piece. */
static bool take(struct planner *p, const char *what, enum corner wish, double w, double h,
	struct box *out)
{
	const struct spec *spec = p->r->layout->spec;
	enum corner c = choose_corner(p, wish, w, h);
	*out = corner_box(p, c, w, h);
	if (!fits(p, *out)) {
		return diag_fail(p->r->layout->a->diag, SM_E_SPEC,
			"%s:%d:%d: the %s needs %.0f x %.0f pt and the map has no room for it",
			place_path(spec->furniture.at, spec->path), spec->furniture.at.line,
			spec->furniture.at.column, what, w, h);
	}
	if (is_under_hand(p, *out)) {
		diag_warn(p->r->layout->a->diag, "annotation-covers",
			"%s:%d:%d: the %s lies under an annotation",
			place_path(spec->furniture.at, spec->path), spec->furniture.at.line,
			spec->furniture.at.column, what);
	}
	p->used_pt[index_of(c)] += h + gap_pt;
	p->out->boxes[p->out->n_boxes++] = box_grow(*out, 1);
	return true;
}

static bool plan_legend(struct planner *p)
{
	const struct furniture_request *r = p->r;
	enum corner corner = r->layout->spec->furniture.legend;
	struct legend *legend = &p->out->legend;
	if (corner == CORNER_NONE) {
		return true;
	}
	const struct legend_view own = {r->layers, r->sites, r->map};
	bool is_own = r->views == NULL;
	if (!legend_make(
		    r->layout, is_own ? &own : r->views, is_own ? 1 : r->n_views, legend)) {
		return false;
	}
	if (corner == CORNER_BELOW && legend->n > 0) {
		double left = edition_is_rtl(r->layout) ? r->strip.max_x - legend->width_pt
							: r->strip.min_x;
		p->out->legend_box = (struct box){left, r->strip.min_y, left + legend->width_pt,
			r->strip.min_y + legend->height_pt};
		return true;
	}
	return legend->n == 0 || take(p, "legend", corner, legend->width_pt, legend->height_pt,
					 &p->out->legend_box);
}

static bool plan_locator(struct planner *p)
{
	const struct furniture_request *r = p->r;
	enum corner corner = r->layout->spec->furniture.locator;
	double w, h;
	if (corner == CORNER_NONE || r->locator_land == NULL) {
		return true;
	}
	locator_size(r->map, &w, &h);
	return take(p, "locator", corner, w, h, &p->out->locator_box) &&
	       locator_make(r, p->out->locator_box, &p->out->locator);
}

static bool plan_scale_bar(struct planner *p)
{
	enum corner corner = p->r->layout->spec->furniture.scale_bar;
	double w = 60, h = 15;
	if (corner == CORNER_NONE) {
		return true;
	}
	corner = choose_corner(p, corner, w, h);
	struct box guess = corner_box(p, corner, w, h);
	struct page_pt near = {(guess.min_x + guess.max_x) / 2, guess.max_y};
	if (!scale_bar_make(p->r, near, &p->out->scale_bar, &w, &h)) {
		return false;
	}
	if (h <= 0) {
		return true;
	}
	if (!take(p, "scale bar", corner, w, h, &p->out->scale_bar_box)) {
		return false;
	}
	return scale_bar_settle(p->r, p->out->scale_bar_box, &p->out->scale_bar);
}

static bool plan_north_arrow(struct planner *p)
{
	enum corner corner = p->r->layout->spec->furniture.north_arrow;
	double w = north_arrow_width_pt, h = north_arrow_height_pt;
	if (corner == CORNER_NONE) {
		return true;
	}
	corner = choose_corner(p, corner, w, h);
	struct box box = corner_box(p, corner, w, h);
	struct page_pt middle = {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
	return north_arrow_make(p->r, middle, &p->out->north_arrow) &&
	       (p->out->north_arrow.text.n_lines == 0 ||
		       take(p, "north arrow", corner, w, h, &p->out->north_arrow_box));
}

static bool plan_insets(struct planner *p)
{
	bool ok = true;
	for (size_t i = 0; ok && i < p->r->n_insets; i++) {
		struct inset *inset = &p->r->insets[i];
		ok = take(p, "inset", inset->corner, inset->width_pt, inset->height_pt,
			&inset->box);
	}
	return ok;
}

bool furniture_plan(const struct furniture_request *r, struct furniture *out)
{
	struct planner p = {.r = r, .out = out};
	*out = (struct furniture){.legend_box = box_empty(),
		.scale_bar_box = box_empty(),
		.north_arrow_box = box_empty(),
		.locator_box = box_empty()};
	out->boxes = arena_alloc(r->layout->a, N_CORNERS + GRATICULE_MAX_LINES + r->n_insets,
		sizeof(*out->boxes));
	if (out->boxes == NULL || !plan_insets(&p) || !plan_legend(&p) || !plan_locator(&p) ||
		!plan_scale_bar(&p) || !plan_north_arrow(&p) ||
		!graticule_plan(r, out->boxes, out->n_boxes, out)) {
		return false;
	}
	for (size_t i = 0; i < out->n_ticks; i++) {
		out->boxes[out->n_boxes++] = tick_box(&out->ticks[i]);
	}
	return true;
}

static bool draw_frame(const struct layout *l, struct box map, struct scene *s)
{
	const struct page_pt pts[] = {{map.min_x, map.min_y}, {map.max_x, map.min_y},
		{map.max_x, map.max_y}, {map.min_x, map.max_y}};
	const struct scene_meaning meaning = {.class_name = "frame"};
	struct style_props props;
	struct paint_style paint;
	style_resolve(l->style, "frame", NULL, STYLE_SHAPE, &props);
	style_paint(&props, &paint);
	paint.fill = (struct rgba){0};
	return scene_add_line(s, pts, 4, true, &paint, &meaning);
}

bool furniture_draw(
	const struct layout *l, const struct furniture *f, struct box map, struct scene *s)
{
	return ticks_draw(l, f, s) && draw_frame(l, map, s) &&
	       (box_is_empty(f->locator_box) ||
		       locator_draw(l, &f->locator, f->locator_box, s)) &&
	       (box_is_empty(f->legend_box) ||
		       legend_draw(l, &f->legend,
			       (struct page_pt){f->legend_box.min_x, f->legend_box.min_y},
			       s)) &&
	       (box_is_empty(f->scale_bar_box) ||
		       scale_bar_draw(l, &f->scale_bar, f->scale_bar_box, s)) &&
	       (box_is_empty(f->north_arrow_box) ||
		       north_arrow_draw(l, &f->north_arrow, f->north_arrow_box, s));
}
