#include "layout/fonts.h"

#include "layout/script.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A font file that is opened when a text has letters of the script. */
struct waiting {
	script script;
	const char *file;
	bool open;
};

struct fonts {
	struct sm_diag *diag;
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout *layout;
	const char **families; /* the texts belong to the configuration */
	size_t n_families;
	struct waiting *waiting;
	size_t n_waiting;
};

/* Pango 1.50 keeps a map's reference to its configuration for ever otherwise. */
static void release_config(void *data, GObject *map)
{
	(void)data;
	pango_fc_font_map_set_config((PangoFcFontMap *)map, NULL);
}

/*
 * Pango looks fonts up in threads of its own, and the last of them to be done with a pattern
 * takes it out of the map's tables. So these must not be emptied while one runs, as a change
 * of the configuration does: each thread holds a reference to the map, and the map is emptied
 * by whoever lets go of it last.
 */
static void open_map(struct fonts *f)
{
	cairo_font_options_t *options = cairo_font_options_create();
	f->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	g_object_weak_ref(G_OBJECT(f->map), release_config, NULL);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(f->map), f->config);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(f->map), 72);
	f->context = pango_font_map_create_context(f->map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(f->context, options);
	pango_context_set_round_glyph_positions(f->context, FALSE);
	cairo_font_options_destroy(options);
	f->layout = pango_layout_new(f->context);
	pango_layout_set_auto_dir(f->layout, FALSE);
}

static void close_map(struct fonts *f)
{
	g_clear_object(&f->layout);
	g_clear_object(&f->context);
	g_clear_object(&f->map);
}

static bool list_families(struct fonts *f)
{
	FcFontSet *fonts = FcConfigGetFonts(f->config, FcSetApplication);
	size_t n = fonts == NULL ? 0 : (size_t)fonts->nfont;
	const char **families = realloc(f->families, (n + 1) * sizeof(*families));
	if (families == NULL) {
		return diag_fail(f->diag, SM_E_NOMEM, "out of memory");
	}
	f->families = families;
	for (size_t i = 0; i < n; i++) {
		FcChar8 *family = NULL;
		bool known = FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) ==
			     FcResultMatch;
		if (known && fonts_family(f, (const char *)family) == NULL) {
			f->families[f->n_families++] = (const char *)family;
		}
	}
	return true;
}

static bool open_file(struct fonts *f, const char *file)
{
	return FcConfigAppFontAddFile(f->config, (const FcChar8 *)file) ||
	       diag_fail(f->diag, SM_E_DATA,
		       "font '%s' cannot be read; the fonts are in the package fonts-noto-core",
		       file);
}

static bool open_files(struct fonts *f, const char *const *files, size_t n)
{
	f->config = FcConfigCreate();
	if (f->config == NULL) {
		return diag_fail(f->diag, SM_E_NOMEM, "out of memory");
	}
	for (size_t i = 0; i < n; i++) {
		if (!open_file(f, files[i])) {
			return false;
		}
	}
	return list_families(f);
}

bool fonts_create(struct sm_diag *d, const char *const *files, size_t n, struct fonts **out)
{
	struct fonts *f = calloc(1, sizeof(*f));
	if (f == NULL) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	f->diag = d;
	if (!open_files(f, files, n)) {
		fonts_destroy(f);
		return false;
	}
	open_map(f);
	*out = f;
	return true;
}

void fonts_destroy(struct fonts *f)
{
	if (f == NULL) {
		return;
	}
	close_map(f);
	if (f->config != NULL) {
		FcConfigDestroy(f->config);
	}
	free(f->waiting);
	free(f->families);
	free(f);
}

bool fonts_add(struct fonts *f, const char *code, const char *file)
{
	struct waiting *all = realloc(f->waiting, (f->n_waiting + 1) * sizeof(*all));
	if (all == NULL) {
		return diag_fail(f->diag, SM_E_NOMEM, "out of memory");
	}
	f->waiting = all;
	f->waiting[f->n_waiting++] =
		(struct waiting){.script = script_of_code(code), .file = file};
	return true;
}

/* What was opened last is seen by the texts from now on. */
static bool take_in(struct fonts *f)
{
	close_map(f);
	open_map(f);
	return list_families(f);
}

/* Opens the files that wait for the script. */
static bool open_script(struct fonts *f, script wanted, bool *changed)
{
	for (size_t i = 0; i < f->n_waiting; i++) {
		struct waiting *w = &f->waiting[i];
		if (w->open || w->script != wanted) {
			continue;
		}
		if (!open_file(f, w->file)) {
			return false;
		}
		w->open = *changed = true;
	}
	return true;
}

bool fonts_need(struct fonts *f, const char *text)
{
	bool changed = false;
	for (script last = 0; *text != '\0';) {
		script next = script_next(&text);
		if (next != last && !open_script(f, next, &changed)) {
			return false;
		}
		last = next;
	}
	return !changed || take_in(f);
}

bool fonts_open_rest(struct fonts *f, bool *any)
{
	*any = false;
	for (size_t i = 0; i < f->n_waiting; i++) {
		struct waiting *w = &f->waiting[i];
		*any = (!w->open &&
			       FcConfigAppFontAddFile(f->config, (const FcChar8 *)w->file)) ||
		       *any;
		w->open = true;
	}
	return !*any || take_in(f);
}

PangoLayout *fonts_layout(const struct fonts *f)
{
	return f->layout;
}

const char *fonts_family(const struct fonts *f, const char *family)
{
	const char *found = NULL;
	for (size_t i = 0; found == NULL && i < f->n_families; i++) {
		found = strcmp(f->families[i], family) == 0 ? f->families[i] : NULL;
	}
	return found;
}

const char *const *fonts_families(const struct fonts *f, size_t *n)
{
	*n = f->n_families;
	return f->families;
}

const char *fonts_file(const struct fonts *f, PangoFont *font, int *face)
{
	FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
	FcFontSet *fonts = FcConfigGetFonts(f->config, FcSetApplication);
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

void fonts_version(char *out, size_t size)
{
	int v = FcGetVersion();
	(void)snprintf(out, size, "%d.%d.%d", v / 10000, v / 100 % 100, v % 100);
}
