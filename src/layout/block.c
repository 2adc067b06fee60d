#include "layout/block.h"

#include "layout/script.h"

#include <math.h>
#include <string.h>

bool block_font(struct arena *a, const struct style_props *props, const char *in,
	struct font *font, const char **text)
{
	style_font(props, font);
	*text = in;
	if (!script_takes_spacing(in)) {
		font->letter_spacing_pt = 0;
	}
	if (props->uppercase) {
		char *out = arena_alloc(a, 6 * strlen(in) + 1, 1);
		*text = out;
		if (out != NULL) {
			script_uppercase(in, out);
		}
	}
	return *text != NULL;
}

static bool add_line(struct arena *a, struct block *b, size_t *cap, const char *text, size_t n,
	double width_pt)
{
	struct block_line *lines = arena_grow(a, b->lines, b->n_lines, cap, sizeof(*lines));
	char *copy = arena_alloc(a, n + 1, 1);
	if (lines == NULL || copy == NULL) {
		return false;
	}
	memcpy(copy, text, n);
	b->lines = lines;
	b->lines[b->n_lines++] = (struct block_line){copy, width_pt};
	b->size.width_pt = width_pt > b->size.width_pt ? width_pt : b->size.width_pt;
	return true;
}

/* Whether a letter begins here that no mark or joiner ties to the one before. */
static bool may_break(const char *s)
{
	unsigned char a = (unsigned char)s[0], b = (unsigned char)s[1];
	bool continues = (a & 0xc0) == 0x80;
	bool latin_mark = a == 0xcc || (a == 0xcd && b < 0xb0);		     /* U+0300 */
	bool arabic_mark = (a == 0xd9 && b >= 0x8b && b <= 0x9f);	     /* U+064B */
	bool nko_mark = a == 0xdf && b >= 0xab && b <= 0xb3;		     /* U+07EB */
	bool joiner = a == 0xe2 && b == 0x80 && (unsigned char)s[2] == 0x8d; /* U+200D */
	bool selector = a == 0xef && b == 0xb8;				     /* U+FE00 */
	return !continues && !latin_mark && !arabic_mark && !nko_mark && !joiner && !selector;
}

/* The longest part of a word of n bytes that fits: behind a hyphen or slash if it has one
 * there, else whatever letters fit, at least one. */
static bool fit_letters(struct arena *a, struct text_measurer *m, const struct font *font,
	double max_pt, struct block_line *line)
{
	size_t n = strlen(line->text), end = 0, hyphen = 0;
	char *copy = arena_alloc(a, n + 1, 1);
	double width = 0, width_hyphen = 0;
	for (size_t i = 1; copy != NULL && i < n; i++) {
		struct text_size size;
		if (!may_break(line->text + i)) {
			continue;
		}
		memcpy(copy, line->text, i);
		copy[i] = '\0';
		if (!m->measure(m, font, copy, &size)) {
			return false;
		}
		if (end > 0 && size.width_pt > max_pt) {
			break;
		}
		end = i;
		width = size.width_pt;
		if (strchr("-/", line->text[i - 1]) != NULL && width > max_pt / 4) {
			hyphen = i;
			width_hyphen = width;
		}
	}
	if (copy == NULL || end == 0) {
		return copy != NULL;
	}
	end = hyphen > 0 ? hyphen : end;
	memcpy(copy, line->text, end);
	copy[end] = '\0';
	*line = (struct block_line){copy, hyphen > 0 ? width_hyphen : width};
	return true;
}

/* The longest run of whole words from `s`, within one paragraph, that fits; of a word
 * that is longer than that a part. */
static bool fit_words(struct arena *a, struct text_measurer *m, const struct font *font,
	const char *s, double max_pt, struct block_line *out)
{
	size_t end = 0, next, paragraph = strcspn(s, "\n");
	while ((next = end + strspn(s + end, " ")) < paragraph) {
		next += strcspn(s + next, " \n");
		char *copy = arena_alloc(a, next + 1, 1);
		struct text_size size;
		if (copy == NULL) {
			return false;
		}
		memcpy(copy, s, next);
		if (!m->measure(m, font, copy, &size)) {
			return false;
		}
		if (end > 0 && size.width_pt > max_pt) {
			break;
		}
		*out = (struct block_line){copy, size.width_pt};
		end = next;
	}
	return out->width_pt <= max_pt || fit_letters(a, m, font, max_pt, out);
}

/* Lines as high as the letters of the text, which may be higher than the font's capitals. */
static bool fit_heights(struct text_measurer *m, struct block *b)
{
	double least = b->props.font_size_pt * b->props.line_height;
	for (size_t i = 0; i < b->n_lines; i++) {
		struct text_size size;
		if (script_takes_spacing(b->lines[i].text)) {
			continue;
		}
		if (!m->measure(m, &b->font, b->lines[i].text, &size)) {
			return false;
		}
		b->size.cap_height_pt = fmax(b->size.cap_height_pt, size.cap_height_pt);
		b->size.descent_pt = fmax(b->size.descent_pt, size.descent_pt);
		least = fmax(least, b->size.cap_height_pt + b->size.descent_pt);
	}
	b->line_height_pt = least;
	return true;
}

bool block_make(struct arena *a, struct text_measurer *m, const struct style_props *props,
	const char *text, double width_pt, struct block *out)
{
	*out = (struct block){.props = *props, .flush_right = m->is_rtl};
	if (text == NULL || text[strspn(text, " \n")] == '\0') {
		return true;
	}
	const char *s;
	size_t cap = 0;
	if (!block_font(a, props, text, &out->font, &s) ||
		!m->measure(m, &out->font, "H", &out->size)) {
		return false;
	}
	out->size.width_pt = 0;
	/* A line neither begins nor ends with spaces. */
	for (s += strspn(s, " "); *s != '\0'; s += strspn(s, " ")) {
		struct block_line line = {"", 0};
		if (!fit_words(a, m, &out->font, s, width_pt, &line)) {
			return false;
		}
		size_t n = strlen(line.text);
		if (!add_line(a, out, &cap, line.text, n, line.width_pt)) {
			return false;
		}
		s += n;
		s += strspn(s, " ");
		s += *s == '\n';
	}
	if (!fit_heights(m, out)) {
		return false;
	}
	out->height_pt = out->size.cap_height_pt + out->size.descent_pt +
			 (double)(out->n_lines - 1) * out->line_height_pt;
	return true;
}

char *block_halves(struct arena *a, const char *text)
{
	size_t n = strlen(text), best = 0, best_off = n;
	for (size_t i = 1; i + 1 < n; i++) {
		size_t off = 2 * i > n ? 2 * i - n : n - 2 * i;
		if ((text[i] == ' ' || text[i] == '-') && off < best_off) {
			best = i;
			best_off = off;
		}
	}
	char *out = best == 0 ? NULL : arena_alloc(a, n + 2, 1);
	if (out != NULL) {
		size_t kept = best + (text[best] == '-');
		memcpy(out, text, kept);
		out[kept] = '\n';
		memcpy(out + kept + 1, text + best + 1, n - best);
	}
	return out;
}

bool block_draw(
	struct scene *s, const struct block *b, struct page_pt top_left, const char *lang)
{
	struct paint_style paint;
	style_paint(&b->props, &paint);
	for (size_t i = 0; i < b->n_lines; i++) {
		double spare = b->flush_right ? b->size.width_pt - b->lines[i].width_pt : 0;
		const struct scene_text text = {
			.at = {top_left.x + spare, top_left.y + b->size.cap_height_pt +
							   (double)i * b->line_height_pt},
			.width_pt = b->lines[i].width_pt,
			.font = b->font,
			.text = b->lines[i].text,
			.lang = lang,
			.halo = b->props.halo,
			.halo_width_pt = 2 * b->props.halo_width_pt,
		};
		if (!scene_add_text(s, &text, &paint, NULL)) {
			return false;
		}
	}
	return true;
}
