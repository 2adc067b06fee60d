#include "layout/text.h"

#include "layout/scripts.h"

#include <hb.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>
#include <string.h>

enum { CACHE_MAX = 20000 };

struct text_private {
	struct sm_diag *diag;
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout *layout;
	GHashTable *sizes; /* of texts measured: key string to struct text_size */
	const char **families;
	size_t n_families;
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
	return (struct text_measurer){fake_measure};
}

/* The font and the text of a layout. The layout is one line, and begins at the left. */
static void set_layout(
	PangoLayout *layout, const struct font *font, const char *text, const char *lang)
{
	PangoFontDescription *d = pango_font_description_new();
	pango_font_description_set_family(d, font->family);
	pango_font_description_set_absolute_size(d, font->size_pt * PANGO_SCALE);
	pango_font_description_set_weight(
		d, font->weight >= 700 ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
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

/* What is missing and where it is to be had, once for each script. */
static void warn_of_character(struct sm_diag *d, uint32_t c, const char *text)
{
	const struct script *script = script_of(c);
	if (script == NULL) {
		diag_warn(d, "missing-glyph", "no font has the character U+%04X of '%s'",
			(unsigned)c, text);
		return;
	}
	diag_push(d, "%s", script->name);
	diag_warn(d, "missing-glyph",
		"no font has the character U+%04X of '%s'; list %s (package %s) under the "
		"style's `fonts:`",
		(unsigned)c, text, script->file, script->package);
	diag_pop(d);
}

static void warn_missing_glyphs(struct text_set *set, const char *text)
{
	PangoLayoutIter *iter = pango_layout_get_iter(set->p->layout);
	do {
		PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
		for (int i = 0; run != NULL && i < run->glyphs->num_glyphs; i++) {
			PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
			if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 &&
				glyph != PANGO_GLYPH_EMPTY) {
				unsigned c = glyph & ~(unsigned)PANGO_GLYPH_UNKNOWN_FLAG;
				warn_of_character(set->p->diag, c, text);
			}
		}
	} while (pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
}

static bool family_is_open(const struct text_private *p, const char *family)
{
	for (size_t i = 0; i < p->n_families; i++) {
		if (strcmp(p->families[i], family) == 0) {
			return true;
		}
	}
	return false;
}

/* Height of the capital H: Pango's metrics do not have it. */
static double cap_height(struct text_set *set, const struct font *font)
{
	PangoRectangle ink;
	struct font plain = *font;
	plain.letter_spacing_pt = 0;
	set_layout(set->p->layout, &plain, "H", NULL);
	pango_layout_get_extents(set->p->layout, &ink, NULL);
	return (double)ink.height / PANGO_SCALE;
}

static void measure_now(
	struct text_set *set, const struct font *font, const char *text, struct text_size *out)
{
	PangoLayout *layout = set->p->layout;
	out->cap_height_pt = cap_height(set, font);
	set_layout(layout, font, text, NULL);
	PangoRectangle logical;
	pango_layout_get_extents(layout, NULL, &logical);
	double baseline = (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
	double height = (double)logical.height / PANGO_SCALE;
	/* Pango puts letter spacing between letters only, none before or after the line. */
	out->width_pt = (double)logical.width / PANGO_SCALE;
	out->ascent_pt = baseline;
	out->descent_pt = height - baseline;
	if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
		warn_missing_glyphs(set, text);
	}
	if (!family_is_open(set->p, font->family)) {
		diag_warn(set->p->diag, "missing-font",
			"font family '%s' is not among the style's fonts", font->family);
	}
}

static bool measure(struct text_measurer *m, const struct font *font, const char *text,
	struct text_size *out)
{
	struct text_set *set = (struct text_set *)m;
	char *key = g_strdup_printf("%s|%d|%d|%d|%d|%s", font->family,
		(int)lround(font->size_pt * 1000), font->weight, font->italic,
		(int)lround(font->letter_spacing_pt * 1000), text);
	const struct text_size *known = g_hash_table_lookup(set->p->sizes, key);
	if (known != NULL) {
		*out = *known;
		g_free(key);
		return true;
	}
	measure_now(set, font, text, out);
	struct text_size *copy = g_new(struct text_size, 1);
	*copy = *out;
	if (g_hash_table_size(set->p->sizes) >= CACHE_MAX) {
		g_hash_table_remove_all(set->p->sizes);
	}
	g_hash_table_insert(set->p->sizes, key, copy);
	return true;
}

static bool list_families(struct text_private *p)
{
	FcFontSet *fonts = FcConfigGetFonts(p->config, FcSetApplication);
	size_t n = fonts == NULL ? 0 : (size_t)fonts->nfont;
	p->families = calloc(n + 1, sizeof(*p->families));
	if (p->families == NULL) {
		return diag_fail(p->diag, SM_E_NOMEM, "out of memory");
	}
	for (size_t i = 0; i < n; i++) {
		FcChar8 *family = NULL;
		bool known = FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) ==
			     FcResultMatch;
		if (known && !family_is_open(p, (const char *)family)) {
			p->families[p->n_families++] = (const char *)family;
		}
	}
	return true;
}

static bool open_files(struct text_private *p, const char *const *files, size_t n_files)
{
	p->config = FcConfigCreate();
	if (p->config == NULL) {
		return diag_fail(p->diag, SM_E_NOMEM, "out of memory");
	}
	for (size_t i = 0; i < n_files; i++) {
		if (!FcConfigAppFontAddFile(p->config, (const FcChar8 *)files[i])) {
			return diag_fail(p->diag, SM_E_DATA,
				"font '%s' cannot be read; the fonts are in the package "
				"fonts-noto-core",
				files[i]);
		}
	}
	return list_families(p);
}

static void open_pango(struct text_private *p)
{
	cairo_font_options_t *options = cairo_font_options_create();
	p->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(p->map), p->config);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(p->map), 72);
	p->context = pango_font_map_create_context(p->map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(p->context, options);
	pango_context_set_round_glyph_positions(p->context, FALSE);
	/* The page's left is the left, whatever the script. */
	pango_context_set_base_dir(p->context, PANGO_DIRECTION_LTR);
	cairo_font_options_destroy(options);
	p->layout = pango_layout_new(p->context);
	pango_layout_set_auto_dir(p->layout, FALSE);
	p->sizes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
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
	if (!open_files(p, files, n_files)) {
		text_set_destroy(set);
		return false;
	}
	open_pango(p);
	*out = set;
	return true;
}

void text_set_destroy(struct text_set *set)
{
	if (set == NULL) {
		return;
	}
	struct text_private *p = set->p;
	g_clear_object(&p->layout);
	g_clear_object(&p->context);
	if (p->map != NULL) {
		/* Pango 1.50 keeps its reference to the configuration for ever otherwise. */
		pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(p->map), NULL);
	}
	g_clear_object(&p->map);
	if (p->sizes != NULL) {
		g_hash_table_destroy(p->sizes);
	}
	if (p->config != NULL) {
		FcConfigDestroy(p->config);
	}
	free(p->families);
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

static void show_run(cairo_t *cr, const PangoLayoutRun *run, const char *text, double x)
{
	const PangoGlyphString *from = run->glyphs;
	int n = from->num_glyphs, n_words = 0;
	cairo_glyph_t *glyphs = g_new(cairo_glyph_t, n);
	cairo_text_cluster_t *words = g_new(cairo_text_cluster_t, n);
	for (int i = 0; i < n; i++) {
		const PangoGlyphGeometry *at = &from->glyphs[i].geometry;
		glyphs[i] = (cairo_glyph_t){from->glyphs[i].glyph,
			x + (double)at->x_offset / PANGO_SCALE,
			(double)at->y_offset / PANGO_SCALE};
		x += (double)at->width / PANGO_SCALE;
	}
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

bool text_show(struct text_set *set, cairo_t *cr, const struct scene_text *t, bool outline)
{
	PangoLayout *layout = set->p->layout;
	set_layout(layout, &t->font, t->text, t->lang);
	PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
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

const char *const *text_families(const struct text_set *set, size_t *n)
{
	*n = set->p->n_families;
	return set->p->families;
}

void text_versions(struct buf *out)
{
	int fc = FcGetVersion();
	buf_printf(out, "pango %s\nharfbuzz %s\nfontconfig %d.%d.%d", pango_version_string(),
		hb_version_string(), fc / 10000, fc / 100 % 100, fc % 100);
}
