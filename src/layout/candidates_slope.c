/* Names that are not level. */
#include "layout/candidates.h"

#include "layout/script.h"

#include <math.h>
#include <string.h>

struct page_pt slope_point(const struct slope *s, double right, double down)
{
	return (struct page_pt){s->middle.x + right * s->cos - down * s->sin,
		s->middle.y + right * s->sin + down * s->cos};
}

double slope_deg(const struct slope *s)
{
	return atan2(s->sin, s->cos) * 180 / acos(-1);
}

bool labels_add_sloped(struct arena *a, struct labels *labels, const struct slope *s,
	const struct sloped_name *name)
{
	const struct block *b = &labels->items[labels->n - 1].variants[name->variant];
	double width = b->size.width_pt, half_width = width / 2 + block_pad(b),
	       half_height = b->height_pt / 2 + block_pad(b),
	       centre = name->top_pt + b->height_pt / 2;
	struct place_strip *strip = arena_alloc(a, 1, sizeof(*strip));
	struct box box = box_empty();
	if (strip == NULL) {
		return false;
	}
	*strip = (struct place_strip){slope_point(s, -half_width, centre),
		slope_point(s, half_width, centre), half_height};
	for (int i = 0; i < 4; i++) {
		struct page_pt corner = slope_point(s, i % 2 == 0 ? -half_width : half_width,
			centre + (i < 2 ? -half_height : half_height));
		box_add(&box, (struct pt){corner.x, corner.y});
	}
	const struct label_position position = {.at = slope_point(s, -width / 2, name->top_pt),
		.variant = name->variant,
		.width_pt = width,
		.align = b->n_lines > 1 ? 0.5F : 0,
		.angle_deg = slope_deg(s)};
	const struct place_candidate candidate = {.box = box,
		.cost = name->cost,
		.slot = labels_next_slot(labels),
		.strips = strip,
		.n_strips = 1};
	return labels_add_position(a, labels, &position, &candidate);
}

bool block_may_curve(const struct block *b)
{
	return b->n_lines == 1 && b->props.text_curve != TEXT_CURVE_NONE &&
	       script_stands_apart(b->lines[0].text);
}

struct curve_text block_curve_text(const struct block *b)
{
	size_t n = 0;
	for (const char *s = b->lines[0].text; *s != '\0'; s++) {
		n += ((unsigned char)*s & 0xc0) != 0x80;
	}
	double size = b->font.size_pt, width = b->size.width_pt;
	return (struct curve_text){.width_pt = width,
		.size_pt = size,
		.letter_pt = fmax(width / (double)n, size / 2)};
}

/* The middle of the letters so far along the curve, and the way they go there. */
static struct slope middle_at(const struct curve *c, const struct block *b, double walked_pt)
{
	double size = b->font.size_pt, capitals = b->size.cap_height_pt;
	double turn = curve_at_deg(c, walked_pt, size) * acos(-1) / 180;
	struct slope s = {curve_at(c, walked_pt), cos(turn), sin(turn)};
	s.middle = slope_point(&s, 0, (b->size.descent_pt - capitals) / 2);
	return s;
}

/* The piece from one place to another, wide enough for what bends out of it between. */
static struct place_strip piece_of(
	const struct curve *c, const struct block *b, double from_pt, double to_pt)
{
	enum { SAMPLES = 4 };
	const struct slope from = middle_at(c, b, from_pt), to = middle_at(c, b, to_pt);
	double dx = to.middle.x - from.middle.x, dy = to.middle.y - from.middle.y, out = 0;
	for (int i = 1; i < SAMPLES; i++) {
		double at = from_pt + (to_pt - from_pt) * i / SAMPLES;
		struct page_pt p = middle_at(c, b, at).middle;
		double off = dx * (p.y - from.middle.y) - dy * (p.x - from.middle.x);
		out = fmax(out, fabs(off) / hypot(dx, dy));
	}
	double half = (b->size.cap_height_pt + b->size.descent_pt) / 2 + block_pad(b);
	return (struct place_strip){from.middle, to.middle, half + out};
}

void label_piece_corners(const struct place_strip *piece, struct page_pt out[4])
{
	double dx = piece->to.x - piece->from.x, dy = piece->to.y - piece->from.y;
	double length = hypot(dx, dy);
	const struct slope s = {piece->from, dx / length, dy / length};
	for (int i = 0; i < 4; i++) {
		double right = i == 0 || i == 3 ? 0 : length;
		out[i] = slope_point(&s, right, i < 2 ? -piece->half_pt : piece->half_pt);
	}
}

/* The strips are longer than the pieces where these meet at an angle, so that no gap opens on
 * the outer side. */
static void close_joints(struct place_strip *strips, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		struct place_strip *a = &strips[i], *b = &strips[i + 1];
		double ax = a->to.x - a->from.x, ay = a->to.y - a->from.y;
		double bx = b->to.x - b->from.x, by = b->to.y - b->from.y;
		double la = hypot(ax, ay), lb = hypot(bx, by);
		double turn = fabs(atan2(ax * by - ay * bx, ax * bx + ay * by));
		double more = fmax(a->half_pt, b->half_pt) * tan(turn / 2);
		a->to = (struct page_pt){a->to.x + more * ax / la, a->to.y + more * ay / la};
		b->from = (struct page_pt){
			b->from.x - more * bx / lb, b->from.y - more * by / lb};
	}
}

/* Its pieces, and from them what it covers. */
static bool cover(struct arena *a, const struct curve *c, const struct block *b,
	struct label_curve *out, struct place_candidate *candidate)
{
	double pad = block_pad(b), width = b->size.width_pt + 2 * pad;
	size_t n = (size_t)fmax(ceil(width / b->font.size_pt), 1);
	struct place_strip *pieces = arena_alloc(a, n, sizeof(*pieces));
	struct place_strip *strips = arena_alloc(a, n, sizeof(*strips));
	struct box box = box_empty();
	if (pieces == NULL || strips == NULL) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		struct page_pt corners[4];
		pieces[i] = piece_of(c, b, -pad + width * (double)i / (double)n,
			-pad + width * (double)(i + 1) / (double)n);
		strips[i] = pieces[i];
		label_piece_corners(&pieces[i], corners);
		for (int k = 0; k < 4; k++) {
			box_add(&box, (struct pt){corners[k].x, corners[k].y});
		}
	}
	close_joints(strips, n);
	out->pieces = pieces;
	out->n_pieces = n;
	candidate->box = box;
	candidate->strips = strips;
	candidate->n_strips = (uint16_t)n;
	return true;
}

bool labels_add_curved(struct arena *a, struct labels *labels, const struct curve *curve,
	const struct sloped_name *name)
{
	const struct block *b = &labels->items[labels->n - 1].variants[name->variant];
	double width = b->size.width_pt;
	struct label_curve *copy = arena_alloc(a, 1, sizeof(*copy));
	struct page_pt *path = arena_alloc(a, curve->n, sizeof(*path));
	struct place_candidate candidate = {
		.cost = name->cost, .slot = labels_next_slot(labels)};
	if (copy == NULL || path == NULL || !cover(a, curve, b, copy, &candidate)) {
		return false;
	}
	memcpy(path, curve->pts, curve->n * sizeof(*path));
	copy->path = path;
	copy->n_path = curve->n;
	double deg = curve_at_deg(curve, width / 2, b->font.size_pt);
	double turn = deg * acos(-1) / 180;
	const struct slope s = {curve_at(curve, width / 2), cos(turn), sin(turn)};
	const struct label_position position = {
		.at = slope_point(&s, -width / 2, -b->size.cap_height_pt),
		.variant = name->variant,
		.width_pt = width,
		.angle_deg = deg,
		.curve = copy};
	return labels_add_position(a, labels, &position, &candidate);
}

static struct page_pt moved(struct page_pt p, struct page_pt by)
{
	return (struct page_pt){p.x + by.x, p.y + by.y};
}

static bool move_strips(
	struct arena *a, const struct place_strip **strips, size_t n, struct page_pt by)
{
	struct place_strip *copy = arena_alloc(a, n, sizeof(*copy));
	for (size_t i = 0; copy != NULL && i < n; i++) {
		const struct place_strip *s = &(*strips)[i];
		copy[i] =
			(struct place_strip){moved(s->from, by), moved(s->to, by), s->half_pt};
	}
	*strips = copy;
	return copy != NULL;
}

bool position_move_curve(struct arena *a, struct page_pt by, struct label_position *position,
	struct place_candidate *candidate)
{
	struct label_curve *curve = arena_alloc(a, 1, sizeof(*curve));
	struct page_pt *path = arena_alloc(a, position->curve->n_path, sizeof(*path));
	if (curve == NULL || path == NULL) {
		return false;
	}
	*curve = *position->curve;
	for (size_t i = 0; i < curve->n_path; i++) {
		path[i] = moved(curve->path[i], by);
	}
	curve->path = path;
	position->curve = curve;
	position->at = moved(position->at, by);
	struct box *box = &candidate->box;
	*box = (struct box){
		box->min_x + by.x, box->min_y + by.y, box->max_x + by.x, box->max_y + by.y};
	return move_strips(a, &curve->pieces, curve->n_pieces, by) &&
	       move_strips(a, &candidate->strips, candidate->n_strips, by);
}
