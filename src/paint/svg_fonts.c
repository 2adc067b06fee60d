#include "paint/svg_fonts.h"

#include "paint/svg_image.h"

#include <string.h>

enum { FONT_MAX_BYTES = 1 << 26 };

struct font_face *svg_fonts_find(const struct svg_fonts *fonts, const struct text_glyph *g)
{
	for (size_t i = 0; g->file != NULL && i < fonts->n; i++) {
		const struct svg_face *f = &fonts->items[i];
		if (f->index == g->face && strcmp(f->file, g->file) == 0) {
			return f->face;
		}
	}
	return NULL;
}

/* The glyph's face, opened when it is the first of it. */
static struct font_face *open_face(struct svg_fonts *fonts, const struct text_glyph *g)
{
	struct font_face *known = svg_fonts_find(fonts, g);
	if (known != NULL) {
		return known;
	}
	struct svg_face *items =
		arena_grow(fonts->arena, fonts->items, fonts->n, &fonts->cap, sizeof(*items));
	if (items == NULL) {
		return NULL;
	}
	fonts->items = items;
	struct svg_face *f = &items[fonts->n];
	*f = (struct svg_face){.file = g->file,
		.family = g->family,
		.index = g->face,
		.weight = g->weight,
		.italic = g->italic};
	fonts->n++;
	return font_face_open(fonts->arena->diag, g->file, g->face, &f->face) ? f->face : NULL;
}

static bool collect_text(
	struct svg_fonts *fonts, struct text_set *set, const struct scene_text *t)
{
	struct text_glyph *glyphs;
	size_t n;
	if (!text_glyphs(set, fonts->arena, t, &glyphs, &n)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		const struct text_glyph *g = &glyphs[i];
		bool in_run = i > 0 && g[-1].run_begin == g->run_begin && g[-1].file == g->file;
		if (g->file == NULL || g->family == NULL || in_run) {
			continue;
		}
		struct font_face *face = open_face(fonts, g);
		if (face == NULL) {
			return false;
		}
		font_face_use(face, t->text + g->run_begin, g->run_end - g->run_begin);
	}
	return true;
}

bool svg_fonts_collect(struct svg_fonts *fonts, struct text_set *set, const struct scene *s)
{
	for (size_t i = 0; i < s->n_items; i++) {
		if (s->items[i].kind == SCENE_TEXT &&
			!collect_text(fonts, set, &s->items[i].u.text)) {
			return false;
		}
	}
	return true;
}

void svg_fonts_finish(struct svg_fonts *fonts)
{
	for (size_t i = 0; i < fonts->n; i++) {
		font_face_close(fonts->items[i].face);
	}
	fonts->n = 0;
}

/* Whether a string of CSS may have the byte as it is. */
static bool is_plain(unsigned char c)
{
	return c >= 0x80 || c == ' ' || c == '-' || c == '_' || (c >= '0' && c <= '9') ||
	       (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static void add_css(struct buf *out, const char *s)
{
	while (*s != '\0') {
		size_t n = 0;
		while (s[n] != '\0' && is_plain((unsigned char)s[n])) {
			n++;
		}
		buf_xml(out, s, n);
		s += n;
		if (*s != '\0') {
			buf_printf(out, "\\%x ", (unsigned char)*s++);
		}
	}
}

void svg_fonts_name(struct buf *out, const char *prefix, const char *family)
{
	buf_puts(out, "'");
	add_css(out, prefix == NULL ? "" : prefix);
	add_css(out, family);
	buf_puts(out, "'");
}

static bool embed_face(
	struct sm_diag *d, const struct svg_face *f, const char *prefix, struct buf *out)
{
	struct buf font;
	buf_init(&font, FONT_MAX_BYTES);
	bool ok = font_face_subset(d, f->face, &font) &&
		  (!font.failed || diag_fail(d, SM_E_LIMIT, "a font is too large"));
	if (ok) {
		buf_puts(out, "@font-face{font-family:");
		svg_fonts_name(out, prefix, f->family);
		buf_printf(out, ";font-weight:%d;font-style:%s;src:url(data:font/ttf;base64,",
			f->weight, f->italic ? "italic" : "normal");
		svg_base64(out, (const unsigned char *)font.ptr, font.len);
		buf_puts(out, ")}\n");
	}
	buf_finish(&font);
	return ok;
}

bool svg_fonts_embed(const struct svg_fonts *fonts, const char *prefix, struct buf *out)
{
	for (size_t i = 0; i < fonts->n; i++) {
		if (!embed_face(fonts->arena->diag, &fonts->items[i], prefix, out)) {
			return false;
		}
	}
	return true;
}
