#include "layout/text.h"

#include "layout/fonts.h"
#include "layout/noto.h"
#include "layout/script.h"
#include "layout/text_on_path.h"

#include <hb.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CACHE_MAX = 20000, BOLD = 700 };

struct measured {
	struct text_size size;
	bool said; /* a message belongs to it, which each map is to have */
};

struct text_private {
	struct sm_diag *diag;
	struct fonts *fonts;
	GHashTable *sizes; /* of texts measured: key string to struct measured */
	bool said;	   /* of the text that is measured: there was something to say */
	const char *lang;  /* of the edition; NULL: not said */
	bool is_rtl;
	bool strict;
	GString *not_bold; /* families that were asked for bold letters and have none */
};

static bool fake_measure(struct text_measurer *m, const struct font *font, const char *text,
	struct text_size *out)
{
	size_t n = 0;
	for (const char *s = text; *s != '\0'; s++) {
		n += ((unsigned char)*s & 0xc0) != 0x80;
	}
	double em = font->size_pt;
	*out = (struct text_size){
		.width_pt = 0.6 * em * (double)n +
			    font->letter_spacing_pt * (n > 1 ? (double)(n - 1) : 0),
		.ascent_pt = em,
		.descent_pt = 0.25 * em,
		.cap_height_pt = 0.7 * em};
	return true;
}

struct text_measurer text_fake_measurer(void)
{
	return (struct text_measurer){.measure = fake_measure};
}

/*
 * The font and the text of a layout: one line, whose left end is its beginning on the page,
 * whatever the direction it is read in.
 */
static void set_layout(
	struct text_private *p, const struct font *font, const char *text, const char *lang)
{
	PangoLayout *layout = fonts_layout(p->fonts);
	pango_context_set_base_dir(pango_layout_get_context(layout),
		script_is_rtl(text, p->is_rtl) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
	PangoFontDescription *d = pango_font_description_new();
	pango_font_description_set_family(d, font->family);
	pango_font_description_set_absolute_size(d, font->size_pt * PANGO_SCALE);
	pango_font_description_set_weight(
		d, font->weight >= BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_style(
		d, font->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	pango_layout_set_font_description(layout, d);
	pango_font_description_free(d);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	PangoAttrList *attributes = pango_attr_list_new();
	if (font->letter_spacing_pt != 0) {
		pango_attr_list_insert(attributes,
			pango_attr_letter_spacing_new(
				(int)lround(font->letter_spacing_pt * PANGO_SCALE)));
	}
	if (lang != NULL) {
		pango_attr_list_insert(
			attributes, pango_attr_language_new(pango_language_from_string(lang)));
	}
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
	pango_layout_set_text(layout, text, -1);
}

/* A character that no font has is a warning, in a strict set an error, once for each script:
 * what is missing, and where it is to be had. */
static bool report_missing_glyph(struct text_private *p, PangoGlyph glyph, const char *text)
{
	unsigned c = glyph & ~(unsigned)PANGO_GLYPH_UNKNOWN_FLAG;
	const struct noto *noto = noto_of(c);
	char hint[200] = "";
	if (glyph == PANGO_GLYPH_EMPTY || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0) {
		return true;
	}
	if (noto != NULL) {
		(void)snprintf(hint, sizeof(hint),
			"; list %s (package %s) under the style's `fonts:`", noto->file,
			noto->package);
		diag_push(p->diag, "%s", noto->name);
	}
	static const char what[] = "no font has the character U+%04X of '%s'%s";
	bool ok = !p->strict || diag_fail(p->diag, SM_E_DATA, what, c, text, hint);
	if (ok) {
		diag_warn(p->diag, "missing-glyph", what, c, text, hint);
	}
	if (noto != NULL) {
		diag_pop(p->diag);
	}
	return ok;
}

static bool report_missing_glyphs(struct text_private *p, const char *text)
{
	bool ok = true;
	PangoLayoutIter *iter = pango_layout_get_iter(fonts_layout(p->fonts));
	do {
		PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
		for (int i = 0; ok && run != NULL && i < run->glyphs->num_glyphs; i++) {
			ok = report_missing_glyph(p, run->glyphs->glyphs[i].glyph, text);
		}
	} while (ok && pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
	return ok;
}

/* Height of the capital H: Pango's metrics do not have it. */
static double cap_height(struct text_set *set, const struct font *font)
{
	PangoRectangle ink;
	struct font plain = *font;
	plain.letter_spacing_pt = 0;
	set_layout(set->p, &plain, "H", NULL);
	pango_layout_get_extents(fonts_layout(set->p->fonts), &ink, NULL);
	return (double)ink.height / PANGO_SCALE;
}

/* Whether a list parted by ", " has the name. */
static bool is_listed(const char *list, const char *name)
{
	size_t n = strlen(name);
	bool found = false;
	while (!found && *list != '\0') {
		size_t length = strcspn(list, ",");
		found = length == n && memcmp(list, name, n) == 0;
		list += length;
		list += strspn(list, ", ");
	}
	return found;
}

/* Says which families have no bold face for letters that were to be bold: they are as they
 * are, no face is made up. */
static void note_weights(struct text_private *p)
{
	PangoLayoutIter *iter = pango_layout_get_iter(fonts_layout(p->fonts));
	do {
		PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
		if (run == NULL || run->item->analysis.font == NULL) {
			continue;
		}
		PangoFontDescription *d = pango_font_describe(run->item->analysis.font);
		const char *family = pango_font_description_get_family(d);
		bool is_bold = pango_font_description_get_weight(d) >= PANGO_WEIGHT_SEMIBOLD;
		p->said = p->said || !is_bold;
		if (!is_bold && !is_listed(p->not_bold->str, family)) {
			g_string_append_printf(
				p->not_bold, "%s%s", p->not_bold->len == 0 ? "" : ", ", family);
			diag_note(p->diag, "no-bold",
				"no bold face among the style's fonts, drawn as it is: %s",
				p->not_bold->str);
		}
		pango_font_description_free(d);
	} while (pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
}

/*
 * Letters that have no capitals stand as high and hang as low as their ink does, if that is
 * more than the font's capitals and descenders: marks above N'Ko, tails below Arabic.
 */
static void take_ink(struct text_private *p, const struct font *font, const char *text,
	struct text_size *out)
{
	PangoLayout *layout = fonts_layout(p->fonts);
	PangoRectangle ink, logical;
	double baseline = (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
	pango_layout_get_extents(layout, &ink, NULL);
	double top = (double)ink.y / PANGO_SCALE, height = (double)ink.height / PANGO_SCALE;
	out->cap_height_pt = fmax(out->cap_height_pt, baseline - top);
	set_layout(p, font, "H", NULL);
	pango_layout_get_extents(layout, NULL, &logical);
	double descent = (double)(logical.height - pango_layout_get_baseline(layout));
	out->descent_pt = fmax(descent / PANGO_SCALE, top + height - baseline);
	set_layout(p, font, text, p->lang);
}

/* How many characters of the text laid out no font has. */
static int n_unknown(const struct text_private *p)
{
	return pango_layout_get_unknown_glyphs_count(fonts_layout(p->fonts));
}

static bool measure_now(
	struct text_set *set, const struct font *font, const char *text, struct text_size *out)
{
	struct text_private *p = set->p;
	out->cap_height_pt = cap_height(set, font);
	set_layout(p, font, text, p->lang);
	if (n_unknown(p) > 0) {
		bool more;
		if (!fonts_open_rest(p->fonts, &more)) {
			return false;
		}
		if (more) {
			set_layout(p, font, text, p->lang);
		}
	}
	PangoLayout *layout = fonts_layout(p->fonts);
	PangoRectangle logical;
	pango_layout_get_extents(layout, NULL, &logical);
	double baseline = (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
	double height = (double)logical.height / PANGO_SCALE;
	/* Pango puts letter spacing between letters only, none before or after the line. */
	out->width_pt = (double)logical.width / PANGO_SCALE;
	out->ascent_pt = baseline;
	out->descent_pt = height - baseline;
	if (!script_takes_spacing(text)) {
		take_ink(p, font, text, out);
	}
	if (fonts_family(p->fonts, font->family) == NULL) {
		p->said = true;
		diag_warn(p->diag, "missing-font",
			"font family '%s' is not among the style's fonts", font->family);
	}
	if (font->weight >= BOLD) {
		note_weights(p);
	}
	if (n_unknown(p) == 0) {
		return true;
	}
	p->said = true;
	return report_missing_glyphs(p, text);
}

/* What a text's size depends on; to be freed by g_free(). */
static char *key_of(const struct text_private *p, const struct font *font, const char *text)
{
	return g_strdup_printf("%u|%s|%d|%s|%d|%d|%d|%d|%s", fonts_number(p->fonts),
		p->lang == NULL ? "" : p->lang, p->is_rtl, font->family,
		(int)lround(font->size_pt * 1000), font->weight, font->italic,
		(int)lround(font->letter_spacing_pt * 1000), text);
}

static bool measure(struct text_measurer *m, const struct font *font, const char *text,
	struct text_size *out)
{
	struct text_set *set = (struct text_set *)m;
	struct text_private *p = set->p;
	if (!fonts_need(p->fonts, text)) {
		return false;
	}
	char *key = key_of(p, font, text);
	const struct measured *known = g_hash_table_lookup(p->sizes, key);
	g_free(key);
	if (known != NULL) {
		*out = known->size;
		return true;
	}
	p->said = false;
	if (!measure_now(set, font, text, out)) {
		return false;
	}
	struct measured *kept = g_new(struct measured, 1);
	*kept = (struct measured){*out, p->said};
	if (g_hash_table_size(p->sizes) >= CACHE_MAX) {
		g_hash_table_remove_all(p->sizes);
	}
	/* With the fonts that were opened for it: before, it is to open them again. */
	g_hash_table_insert(p->sizes, key_of(p, font, text), kept);
	return true;
}

bool text_set_create(
	struct sm_diag *d, const char *const *files, size_t n_files, struct text_set **out)
{
	struct text_set *set = calloc(1, sizeof(*set));
	struct text_private *p = calloc(1, sizeof(*p));
	if (set == NULL || p == NULL) {
		free(set);
		free(p);
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	p->diag = d;
	set->p = p;
	set->measurer.measure = measure;
	p->not_bold = g_string_new(NULL);
	p->sizes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	if (!fonts_create(d, files, n_files, &p->fonts)) {
		text_set_destroy(set);
		return false;
	}
	*out = set;
	return true;
}

bool text_set_add(struct text_set *set, const char *code, const char *file)
{
	return fonts_add(set->p->fonts, code, file);
}

static gboolean has_said(void *key, void *value, void *user)
{
	(void)key;
	(void)user;
	return ((const struct measured *)value)->said;
}

void text_set_reset(struct text_set *set, struct sm_diag *d)
{
	struct text_private *p = set->p;
	p->diag = d;
	fonts_reset(p->fonts, d);
	(void)g_hash_table_foreach_remove(p->sizes, has_said, NULL);
	g_string_truncate(p->not_bold, 0);
	text_set_edition(set, NULL, false, false);
}

void text_set_edition(struct text_set *set, const char *lang, bool is_rtl, bool strict)
{
	set->p->lang = lang;
	set->p->is_rtl = is_rtl;
	set->p->strict = strict;
	set->measurer.is_rtl = is_rtl;
}

void text_set_destroy(struct text_set *set)
{
	if (set == NULL) {
		return;
	}
	struct text_private *p = set->p;
	fonts_destroy(p->fonts);
	g_hash_table_destroy(p->sizes);
	g_string_free(p->not_bold, TRUE);
	free(p);
	free(set);
}

/* Whether the glyph belongs to a space. */
static bool is_space(const PangoLayoutRun *run, const char *text, int glyph)
{
	return text[run->item->offset + run->glyphs->log_clusters[glyph]] == ' ';
}

static int run_bytes_until(const PangoLayoutRun *run, int glyph)
{
	return glyph < run->glyphs->num_glyphs ? run->glyphs->log_clusters[glyph]
					       : run->item->length;
}

/* Where the word or the space ends that begins with this glyph. */
static int word_end(const PangoLayoutRun *run, const char *text, int begin)
{
	int end = begin + 1;
	while (end < run->glyphs->num_glyphs && !is_space(run, text, begin) &&
		!is_space(run, text, end)) {
		end++;
	}
	return end;
}

/* Puts glyphs [begin, end) of a run on the baseline, from x on; returns where the next goes. */
static double set_glyphs(
	const PangoLayoutRun *run, int begin, int end, double x, cairo_glyph_t *out)
{
	for (int i = begin; i < end; i++) {
		const PangoGlyphGeometry *at = &run->glyphs->glyphs[i].geometry;
		*out++ = (cairo_glyph_t){run->glyphs->glyphs[i].glyph,
			x + (double)at->x_offset / PANGO_SCALE,
			(double)at->y_offset / PANGO_SCALE};
		x += (double)at->width / PANGO_SCALE;
	}
	return x;
}

static void show_run(cairo_t *cr, const PangoLayoutRun *run, const char *text, double x)
{
	int n = run->glyphs->num_glyphs, n_words = 0;
	cairo_glyph_t *glyphs = g_new(cairo_glyph_t, n);
	cairo_text_cluster_t *words = g_new(cairo_text_cluster_t, n);
	(void)set_glyphs(run, 0, n, x, glyphs);
	for (int i = 0, end; i < n; i = end) {
		end = word_end(run, text, i);
		words[n_words++] = (cairo_text_cluster_t){
			run_bytes_until(run, end) - run_bytes_until(run, i), end - i};
	}
	cairo_set_scaled_font(cr,
		pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(run->item->analysis.font)));
	cairo_show_text_glyphs(
		cr, text + run->item->offset, run->item->length, glyphs, n, words, n_words, 0);
	g_free(glyphs);
	g_free(words);
}

/* Whether the run is plain: from left to right, with a glyph for each character. */
static bool is_plain(const PangoLayoutRun *run)
{
	bool plain = run->item->analysis.level % 2 == 0 && run->item->analysis.font != NULL;
	for (int i = 0; plain && i < run->glyphs->num_glyphs; i++) {
		PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
		plain = (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
	}
	return plain;
}

/*
 * Draws word by word. A PDF then says of each word what it reads ("ActualText"): readers take
 * letters that stand apart or on a slope for words of their own.
 */
static void show_words(cairo_t *cr, PangoLayoutLine *line, const char *text)
{
	double x = 0;
	for (GSList *next = line->runs; next != NULL; next = next->next) {
		PangoLayoutRun *run = next->data;
		if (is_plain(run)) {
			show_run(cr, run, text, x);
		} else {
			cairo_move_to(cr, x, 0);
			pango_cairo_show_glyph_item(cr, text, run);
		}
		x += (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
	}
}

/* Where the glyphs end that stand for the same letter as this one. */
static int cluster_end(const PangoLayoutRun *run, int begin)
{
	const int *clusters = run->glyphs->log_clusters;
	int end = begin + 1;
	while (end < run->glyphs->num_glyphs && clusters[end] == clusters[begin]) {
		end++;
	}
	return end;
}

/* One letter with its marks, turned. It reads as n_bytes of the text: a word's first letter as
 * all of the word, the others as nothing. */
static void show_cluster(cairo_t *cr, const struct glyph_place *place,
	const cairo_glyph_t *glyphs, int n, const char *bytes, int n_bytes)
{
	cairo_save(cr);
	cairo_translate(cr, place->at.x, place->at.y);
	cairo_rotate(cr, place->turn_deg * acos(-1) / 180);
	if (bytes == NULL) {
		cairo_glyph_path(cr, glyphs, n);
	} else {
		const cairo_text_cluster_t cluster = {n_bytes, n};
		cairo_show_text_glyphs(cr, bytes, n_bytes, glyphs, n, &cluster, 1, 0);
	}
	cairo_restore(cr);
}

/* A run along the text's path, from x on. */
static void show_run_on_path(cairo_t *cr, const PangoLayoutRun *run, const struct scene_text *t,
	double x, bool outline)
{
	int n = run->glyphs->num_glyphs, word = 0;
	cairo_glyph_t *glyphs = g_new(cairo_glyph_t, n);
	for (int i = 0, end; i < n; i = end) {
		end = cluster_end(run, i);
		double width = set_glyphs(run, i, end, 0, glyphs);
		const struct glyph_place place = text_on_path_at(t, x, width);
		int bytes = 0;
		if (i == word) {
			word = word_end(run, t->text, i);
			bytes = run_bytes_until(run, word) - run_bytes_until(run, i);
		}
		cairo_set_scaled_font(cr, pango_cairo_font_get_scaled_font(
						  PANGO_CAIRO_FONT(run->item->analysis.font)));
		show_cluster(cr, &place, glyphs, end - i,
			outline ? NULL : t->text + run->item->offset + run_bytes_until(run, i),
			bytes);
		x += width;
	}
	g_free(glyphs);
}

/* A run whose letters must not part, or that a font does not have, turned as one. */
static void show_piece(cairo_t *cr, PangoLayoutRun *run, const struct scene_text *t,
	const double span[2], bool outline)
{
	const struct glyph_place place = text_on_path_at(t, span[0], span[1]);
	PangoFont *font = run->item->analysis.font;
	cairo_save(cr);
	cairo_translate(cr, place.at.x, place.at.y);
	cairo_rotate(cr, place.turn_deg * acos(-1) / 180);
	cairo_move_to(cr, 0, 0);
	if (!outline) {
		pango_cairo_show_glyph_item(cr, t->text, run);
	} else if (font != NULL) {
		pango_cairo_glyph_string_path(cr, font, run->glyphs);
	}
	cairo_restore(cr);
}

static void show_on_path(
	cairo_t *cr, PangoLayoutLine *line, const struct scene_text *t, bool outline)
{
	double x = 0;
	for (GSList *next = line->runs; next != NULL; next = next->next) {
		PangoLayoutRun *run = next->data;
		double width = (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
		if (is_plain(run)) {
			show_run_on_path(cr, run, t, x, outline);
		} else {
			show_piece(cr, run, t, (const double[]){x, width}, outline);
		}
		x += width;
	}
}

bool text_show(struct text_set *set, cairo_t *cr, const struct scene_text *t, bool outline)
{
	PangoLayout *layout = fonts_layout(set->p->fonts);
	set_layout(set->p, &t->font, t->text, t->lang);
	PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
	if (t->path != NULL) {
		show_on_path(cr, line, t, outline);
		return true;
	}
	cairo_save(cr);
	cairo_translate(cr, t->at.x, t->at.y);
	cairo_rotate(cr, t->angle_deg * acos(-1) / 180);
	cairo_move_to(cr, 0, 0);
	if (outline) {
		pango_cairo_layout_line_path(cr, line);
	} else if (t->font.letter_spacing_pt != 0 || t->angle_deg != 0) {
		show_words(cr, line, t->text);
	} else {
		pango_cairo_show_layout_line(cr, line);
	}
	cairo_restore(cr);
	return true;
}

static void copy_run(
	const struct text_private *p, const PangoLayoutRun *run, struct text_glyph *out)
{
	int face = 0;
	PangoFontDescription *d = pango_font_describe(run->item->analysis.font);
	const char *family = fonts_family(p->fonts, pango_font_description_get_family(d));
	const char *file = fonts_file(p->fonts, run->item->analysis.font, &face);
	for (int i = 0; i < run->glyphs->num_glyphs; i++) {
		const PangoGlyphInfo *g = &run->glyphs->glyphs[i];
		bool known = (g->glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0 &&
			     g->glyph != PANGO_GLYPH_EMPTY;
		out[i] = (struct text_glyph){.family = family,
			.file = known ? file : NULL,
			.face = face,
			.weight = (int)pango_font_description_get_weight(d),
			.italic = pango_font_description_get_style(d) != PANGO_STYLE_NORMAL,
			.run_begin = (uint32_t)run->item->offset,
			.run_end = (uint32_t)(run->item->offset + run->item->length),
			.rtl = run->item->analysis.level % 2 != 0,
			.cluster = (uint32_t)(run->item->offset + run->glyphs->log_clusters[i]),
			.id = g->glyph,
			.advance_pt = (double)g->geometry.width / PANGO_SCALE,
			.x_offset_pt = (double)g->geometry.x_offset / PANGO_SCALE,
			.y_offset_pt = (double)g->geometry.y_offset / PANGO_SCALE};
	}
	pango_font_description_free(d);
}

bool text_glyphs(struct text_set *set, struct arena *a, const struct scene_text *t,
	struct text_glyph **out, size_t *n)
{
	size_t cap = 0;
	*out = NULL;
	*n = 0;
	set_layout(set->p, &t->font, t->text, t->lang);
	PangoLayoutLine *line = pango_layout_get_line_readonly(fonts_layout(set->p->fonts), 0);
	for (GSList *next = line->runs; next != NULL; next = next->next) {
		const PangoLayoutRun *run = next->data;
		size_t more = (size_t)run->glyphs->num_glyphs;
		for (size_t i = 0; i < more; i++) {
			struct text_glyph *all =
				arena_grow(a, *out, *n + i, &cap, sizeof(**out));
			if (all == NULL) {
				return false;
			}
			*out = all;
		}
		copy_run(set->p, run, *out + *n);
		*n += more;
	}
	return true;
}

void text_add_to_key(const struct text_set *set, struct memo_key *key)
{
	fonts_add_to_key(set->p->fonts, key);
	memo_add_number(key, set->p->is_rtl);
}

const char *const *text_families(const struct text_set *set, size_t *n)
{
	return fonts_families(set->p->fonts, n);
}

void text_versions(struct buf *out)
{
	char fontconfig[32];
	fonts_version(fontconfig, sizeof(fontconfig));
	buf_printf(out, "pango %s\nharfbuzz %s\nfontconfig %s", pango_version_string(),
		hb_version_string(), fontconfig);
}
