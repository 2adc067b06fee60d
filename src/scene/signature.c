#include "scene/signature.h"

#include <math.h>
#include <string.h>

static void mix(struct signature *s, uint64_t v)
{
	static const uint64_t factors[2] = {0x9e3779b97f4a7c15ULL, 0xc2b2ae3d27d4eb4fULL};
	for (int i = 0; i < 2; i++) {
		uint64_t h = (s->half[i] ^ v) * factors[i];
		s->half[i] = h ^ h >> (29 + i * 3);
	}
}

static void mix_number(struct signature *s, double v)
{
	uint64_t bits = 0;
	if (v != 0) { /* -0 is 0 */
		memcpy(&bits, &v, sizeof(v));
	}
	mix(s, bits);
}

static void mix_bytes(struct signature *s, const void *bytes, size_t n)
{
	const unsigned char *b = bytes;
	mix(s, n);
	for (size_t i = 0; i < n; i += 8) {
		uint64_t word = 0;
		memcpy(&word, b + i, n - i < 8 ? n - i : 8);
		mix(s, word);
	}
}

static void mix_text(struct signature *s, const char *text)
{
	if (text == NULL) {
		mix(s, UINT64_MAX);
	} else {
		mix_bytes(s, text, strlen(text));
	}
}

static void mix_color(struct signature *s, struct rgba c)
{
	mix(s, (uint64_t)c.r << 24 | (uint64_t)c.g << 16 | (uint64_t)c.b << 8 | c.a);
}

static void mix_length(struct signature *s, double pt)
{
	const double per_pt = 1000;
	mix(s, (uint64_t)llround(pt * per_pt));
}

static void mix_points(
	struct signature *s, const struct page_pt *pts, size_t n, struct page_pt from)
{
	mix(s, n);
	for (size_t i = 0; i < n; i++) {
		mix_length(s, pts[i].x - from.x);
		mix_length(s, pts[i].y - from.y);
	}
}

static void mix_box(struct signature *s, const struct box *b, struct page_pt from)
{
	const struct page_pt corners[] = {{b->min_x, b->min_y}, {b->max_x, b->max_y}};
	mix_points(s, corners, 2, from);
}

static void mix_style(struct signature *s, const struct paint_style *style)
{
	mix_color(s, style->fill);
	mix_color(s, style->stroke);
	mix_number(s, style->stroke_width_pt);
	for (int i = 0; i < style->n_dash; i++) {
		mix_number(s, style->dash_pt[i]);
	}
	mix(s, (uint64_t)style->n_dash << 8 | (uint64_t)style->join << 4 |
			(uint64_t)style->cap);
}

static void mix_meaning(struct signature *s, const struct scene_meaning *m)
{
	mix_text(s, m->class_name);
	mix_text(s, m->key);
	mix_text(s, m->title);
	mix_text(s, m->label);
	mix(s, m->n_data);
	for (size_t i = 0; i < m->n_data; i++) {
		mix_text(s, m->data[i].name);
		mix_text(s, m->data[i].value);
	}
}

static void mix_group(struct signature *s, const struct scene_group *g)
{
	mix_text(s, g->id);
	mix_text(s, g->class_name);
	mix_text(s, g->title);
	mix(s, g->clip != NULL);
	if (g->clip != NULL) {
		mix_box(s, g->clip, (struct page_pt){0});
	}
}

static void mix_drawn_text(struct signature *s, const struct scene_text *t)
{
	mix_length(s, t->width_pt);
	mix_text(s, t->font.family);
	mix_number(s, t->font.size_pt);
	mix(s, (uint64_t)t->font.weight << 1 | t->font.italic);
	mix_number(s, t->font.letter_spacing_pt);
	mix_text(s, t->text);
	mix_text(s, t->lang);
	mix_number(s, t->angle_deg);
	mix_color(s, t->halo);
	mix_number(s, t->halo_width_pt);
	mix_points(s, t->path, t->path == NULL ? 0 : t->n_path, t->at);
}

struct page_pt signature_place(const struct scene_item *it)
{
	switch (it->kind) {
	case SCENE_GROUP_BEGIN:
	case SCENE_GROUP_END:
		break;
	case SCENE_PATH:
		return it->u.path.n_pts > 0 ? it->u.path.pts[0] : (struct page_pt){0};
	case SCENE_TEXT:
		return it->u.text.at;
	case SCENE_IMAGE:
		return (struct page_pt){it->u.image.box.min_x, it->u.image.box.min_y};
	}
	return (struct page_pt){0};
}

struct signature signature_at(struct signature s, struct page_pt at)
{
	mix_length(&s, at.x);
	mix_length(&s, at.y);
	return s;
}

struct signature signature_of(const struct scene_item *it)
{
	struct signature s = {{1, 2}};
	mix(&s, it->kind);
	mix_style(&s, &it->style);
	mix_meaning(&s, &it->meaning);
	switch (it->kind) {
	case SCENE_GROUP_BEGIN:
	case SCENE_GROUP_END:
		mix_group(&s, &it->u.group);
		break;
	case SCENE_PATH:
		mix_bytes(&s, it->u.path.verbs, it->u.path.n_verbs);
		mix_points(&s, it->u.path.pts, it->u.path.n_pts, signature_place(it));
		break;
	case SCENE_TEXT:
		mix_drawn_text(&s, &it->u.text);
		break;
	case SCENE_IMAGE:
		mix_text(&s, it->u.image.picture->key);
		mix_box(&s, &it->u.image.box, signature_place(it));
		break;
	}
	return s;
}

void signature_add(struct signature *all, struct signature s)
{
	mix(all, s.half[0]);
	mix(all, s.half[1]);
}

bool signature_is_same(struct signature a, struct signature b)
{
	return a.half[0] == b.half[0] && a.half[1] == b.half[1];
}
