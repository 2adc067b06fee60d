#include "layout/text.h"

#include "layout/noto.h"
#include "layout/script.h"
#include "layout/text_on_path.h"

#include <hb.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CACHE_MAX = 20000, BOLD = 700 };

/* A font file that is opened when a text has letters of the script. */
struct waiting {
	script script;
	const char *file;
	bool open;
};

struct text_private {
	struct sm_diag *diag;
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout *layout;
	GHashTable *sizes; /* of texts measured: key string to struct text_size */
	const char **families;
	size_t n_families;
	struct waiting *waiting;
	size_t n_waiting;
	const char *lang; /* of the edition; NULL: not said */
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
	PangoLayout *layout = p->layout;
	pango_context_set_base_dir(p->context,
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
	PangoLayoutIter *iter = pango_layout_get_iter(p->layout);
	do {
		PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
		for (int i = 0; ok && run != NULL && i < run->glyphs->num_glyphs; i++) {
			ok = report_missing_glyph(p, run->glyphs->glyphs[i].glyph, text);
		}
	} while (ok && pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
	return ok;
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
	set_layout(set->p, &plain, "H", NULL);
	pango_layout_get_extents(set->p->layout, &ink, NULL);
	return (double)ink.height / PANGO_SCALE;
}

static bool list_families(struct text_private *p)
{
	FcFontSet *fonts = FcConfigGetFonts(p->config, FcSetApplication);
	size_t n = fonts == NULL ? 0 : (size_t)fonts->nfont;
	const char **families = realloc(p->families, (n + 1) * sizeof(*families));
	if (families == NULL) {
		return diag_fail(p->diag, SM_E_NOMEM, "out of memory");
	}
	p->families = families;
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

static bool open_file(struct text_private *p, const char *file)
{
	return FcConfigAppFontAddFile(p->config, (const FcChar8 *)file) ||
	       diag_fail(p->diag, SM_E_DATA,
		       "font '%s' cannot be read; the fonts are in the package fonts-noto-core",
		       file);
}

static bool open_files(struct text_private *p, const char *const *files, size_t n_files)
{
	p->config = FcConfigCreate();
	if (p->config == NULL) {
		return diag_fail(p->diag, SM_E_NOMEM, "out of memory");
	}
	for (size_t i = 0; i < n_files; i++) {
		if (!open_file(p, files[i])) {
			return false;
		}
	}
	return list_families(p);
}

/* What was opened last is seen by the texts from now on. */
static bool take_in(struct text_private *p)
{
	pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(p->map));
	return list_families(p);
}

/* Opens the fonts that wait for the script. */
static bool open_script(struct text_private *p, script wanted, bool *changed)
{
	for (size_t i = 0; i < p->n_waiting; i++) {
		struct waiting *w = &p->waiting[i];
		if (w->open || w->script != wanted) {
			continue;
		}
		if (!open_file(p, w->file)) {
			return false;
		}
		w->open = *changed = true;
	}
	return true;
}

/* Opens the fonts that the text's scripts ask for. */
static bool open_scripts_of(struct text_private *p, const char *text)
{
	bool changed = false;
	for (script last = 0; *text != '\0';) {
		script next = script_next(&text);
		if (next != last && !open_script(p, next, &changed)) {
			return false;
		}
		last = next;
	}
	return !changed || take_in(p);
}

/* Opens all that are left, for a character that none of the open ones has; those that cannot be
 * read are not missed. Whether there were any. */
static bool open_rest(struct text_private *p)
{
	bool changed = false;
	for (size_t i = 0; i < p->n_waiting; i++) {
		struct waiting *w = &p->waiting[i];
		changed = (!w->open && FcConfigAppFontAddFile(
					       p->config, (const FcChar8 *)w->file)) ||
			  changed;
		w->open = true;
	}
	return changed && take_in(p);
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
	PangoLayoutIter *iter = pango_layout_get_iter(p->layout);
	do {
		PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
		if (run == NULL || run->item->analysis.font == NULL) {
			continue;
		}
		PangoFontDescription *d = pango_font_describe(run->item->analysis.font);
		const char *family = pango_font_description_get_family(d);
		if (pango_font_description_get_weight(d) < PANGO_WEIGHT_SEMIBOLD &&
			!is_listed(p->not_bold->str, family)) {
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
	PangoRectangle ink, logical;
	double baseline = (double)pango_layout_get_baseline(p->layout) / PANGO_SCALE;
	pango_layout_get_extents(p->layout, &ink, NULL);
	double top = (double)ink.y / PANGO_SCALE, height = (double)ink.height / PANGO_SCALE;
	out->cap_height_pt = fmax(out->cap_height_pt, baseline - top);
	set_layout(p, font, "H", NULL);
	pango_layout_get_extents(p->layout, NULL, &logical);
	double descent = (double)(logical.height - pango_layout_get_baseline(p->layout));
	out->descent_pt = fmax(descent / PANGO_SCALE, top + height - baseline);
	set_layout(p, font, text, p->lang);
}

static bool measure_now(
	struct text_set *set, const struct font *font, const char *text, struct text_size *out)
{
	struct text_private *p = set->p;
	PangoLayout *layout = p->layout;
	if (!open_scripts_of(p, text)) {
		return false;
	}
	out->cap_height_pt = cap_height(set, font);
	set_layout(p, font, text, p->lang);
	if (pango_layout_get_unknown_glyphs_count(layout) > 0 && open_rest(p)) {
		set_layout(p, font, text, p->lang);
	}
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
	if (!family_is_open(p, font->family)) {
		diag_warn(p->diag, "missing-font",
			"font family '%s' is not among the style's fonts", font->family);
	}
	if (font->weight >= BOLD) {
		note_weights(p);
	}
	return pango_layout_get_unknown_glyphs_count(layout) == 0 ||
	       report_missing_glyphs(p, text);
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
	if (!measure_now(set, font, text, out)) {
		g_free(key);
		return false;
	}
	struct text_size *copy = g_new(struct text_size, 1);
	*copy = *out;
	if (g_hash_table_size(set->p->sizes) >= CACHE_MAX) {
		g_hash_table_remove_all(set->p->sizes);
	}
	g_hash_table_insert(set->p->sizes, key, copy);
	return true;
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
	p->not_bold = g_string_new(NULL);
	if (!open_files(p, files, n_files)) {
		text_set_destroy(set);
		return false;
	}
	open_pango(p);
	*out = set;
	return true;
}

bool text_set_add(struct text_set *set, const char *code, const char *file)
{
	struct text_private *p = set->p;
	struct waiting *all = realloc(p->waiting, (p->n_waiting + 1) * sizeof(*all));
	if (all == NULL) {
		return diag_fail(p->diag, SM_E_NOMEM, "out of memory");
	}
	p->waiting = all;
	p->waiting[p->n_waiting++] =
		(struct waiting){.script = script_of_code(code), .file = file};
	return true;
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
	if (p->not_bold != NULL) {
		g_string_free(p->not_bold, TRUE);
	}
	free(p->waiting);
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
	PangoLayout *layout = set->p->layout;
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

/* The set's own copy of a family's name. */
static const char *own_name(const struct text_private *p, const char *family)
{
	const char *found = NULL;
	for (size_t i = 0; found == NULL && i < p->n_families; i++) {
		found = strcmp(p->families[i], family) == 0 ? p->families[i] : NULL;
	}
	return found;
}

/* The font file of a run in the words of the set's own configuration, and which face of it. */
static const char *file_of(const struct text_private *p, PangoFont *font, int *face)
{
	FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
	FcFontSet *fonts = FcConfigGetFonts(p->config, FcSetApplication);
	FcChar8 *file = NULL, *own = NULL;
	if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch ||
		FcPatternGetInteger(pattern, FC_INDEX, 0, face) != FcResultMatch) {
		return NULL;
	}
	for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
		if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &own) == FcResultMatch &&
			strcmp((const char *)own, (const char *)file) == 0) {
			return (const char *)own;
		}
	}
	return NULL;
}

static void copy_run(
	const struct text_private *p, const PangoLayoutRun *run, struct text_glyph *out)
{
	int face = 0;
	PangoFontDescription *d = pango_font_describe(run->item->analysis.font);
	const char *family = own_name(p, pango_font_description_get_family(d));
	const char *file = file_of(p, run->item->analysis.font, &face);
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
	PangoLayoutLine *line = pango_layout_get_line_readonly(set->p->layout, 0);
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
