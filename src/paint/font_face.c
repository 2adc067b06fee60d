#include "paint/font_face.h"

#include <hb-subset.h>
#include <hb.h>
#include <math.h>
#include <stdlib.h>

struct font_face {
	hb_face_t *face;
	hb_font_t *font; /* its units are those of the outlines */
	hb_draw_funcs_t *draw;
	hb_set_t *used; /* characters */
};

/* What a glyph's outline is drawn with. */
struct drawing {
	struct pen *pen;
	struct page_pt at;
	double x_pt, y_pt; /* a unit along the baseline */
};

static struct page_pt placed(const struct drawing *d, float x, float y)
{
	/* In fonts y is up. */
	return (struct page_pt){d->at.x + (double)x * d->x_pt + (double)y * d->y_pt,
		d->at.y + (double)x * d->y_pt - (double)y * d->x_pt};
}

static void move_to(
	hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float x, float y, void *user)
{
	const struct drawing *d = data;
	pen_move(d->pen, placed(d, x, y));
}

static void line_to(
	hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float x, float y, void *user)
{
	const struct drawing *d = data;
	pen_line(d->pen, placed(d, x, y));
}

/* NOLINTNEXTLINE(readability-function-size): as HarfBuzz calls it */
static void quadratic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float cx,
	float cy, float x, float y, void *user)
{
	const struct drawing *d = data;
	const struct page_pt pts[] = {placed(d, cx, cy), placed(d, x, y)};
	pen_quadratic(d->pen, pts);
}

/* NOLINTNEXTLINE(readability-function-size): as HarfBuzz calls it */
static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float c1x,
	float c1y, float c2x, float c2y, float x, float y, void *user)
{
	const struct drawing *d = data;
	const struct page_pt pts[] = {
		placed(d, c1x, c1y), placed(d, c2x, c2y), placed(d, x, y)};
	pen_cubic(d->pen, pts);
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, void *user)
{
	const struct drawing *d = data;
	pen_close(d->pen);
}

static hb_draw_funcs_t *create_draw(void)
{
	hb_draw_funcs_t *draw = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(draw, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(draw, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(draw, quadratic_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(draw, cubic_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(draw, close_path, NULL, NULL);
	return draw;
}

bool font_face_open(struct sm_diag *d, const char *file, int index, struct font_face **out)
{
	struct font_face *f = calloc(1, sizeof(*f));
	*out = f;
	if (f == NULL) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
	f->face = hb_face_create(blob, (unsigned)index);
	hb_blob_destroy(blob);
	f->font = hb_font_create(f->face);
	f->draw = create_draw();
	f->used = hb_set_create();
	return hb_face_get_glyph_count(f->face) > 0 ||
	       diag_fail(d, SM_E_DATA, "font '%s' cannot be read", file);
}

void font_face_close(struct font_face *f)
{
	if (f != NULL) {
		hb_set_destroy(f->used);
		hb_draw_funcs_destroy(f->draw);
		hb_font_destroy(f->font);
		hb_face_destroy(f->face);
		free(f);
	}
}

void font_face_use(struct font_face *f, const char *text, size_t n)
{
	hb_buffer_t *b = hb_buffer_create();
	unsigned n_chars;
	hb_buffer_add_utf8(b, text, (int)n, 0, (int)n);
	const hb_glyph_info_t *chars = hb_buffer_get_glyph_infos(b, &n_chars);
	for (unsigned i = 0; i < n_chars; i++) {
		hb_set_add(f->used, chars[i].codepoint);
	}
	hb_buffer_destroy(b);
}

/* Features that nobody gets without asking for them only bring in more glyphs. */
static void drop_features(hb_subset_input_t *input)
{
	static const hb_tag_t unasked[] = {HB_TAG('f', 'r', 'a', 'c'),
		HB_TAG('n', 'u', 'm', 'r'), HB_TAG('d', 'n', 'o', 'm'),
		HB_TAG('v', 'e', 'r', 't'), HB_TAG('v', 'r', 't', '2'),
		HB_TAG('v', 'k', 'r', 'n')};
	hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
	for (size_t i = 0; i < sizeof(unasked) / sizeof(unasked[0]); i++) {
		hb_set_del(features, unasked[i]);
	}
}

bool font_face_subset(struct sm_diag *d, struct font_face *f, struct buf *out)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (input == NULL) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	hb_set_union(hb_subset_input_unicode_set(input), f->used);
	drop_features(input);
	hb_face_t *small = hb_subset_or_fail(f->face, input);
	hb_subset_input_destroy(input);
	if (small == NULL) {
		return diag_fail(d, SM_E_DATA, "a font could not be subset");
	}
	hb_blob_t *blob = hb_face_reference_blob(small);
	unsigned n;
	const char *bytes = hb_blob_get_data(blob, &n);
	buf_add(out, bytes, n);
	hb_blob_destroy(blob);
	hb_face_destroy(small);
	return true;
}

void font_face_outline(
	struct font_face *f, uint32_t glyph, const struct outline_place *place, struct pen *pen)
{
	double unit = place->size_pt / hb_face_get_upem(f->face);
	double turn = place->angle_deg * acos(-1) / 180;
	struct drawing drawing = {pen, place->at, unit * cos(turn), unit * sin(turn)};
	hb_font_get_glyph_shape(f->font, glyph, f->draw, &drawing);
}
