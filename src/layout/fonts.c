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
	char *file;
};

/* Some of the files, opened together, always in one order. */
struct collection {
	struct collection *next;
	unsigned number;
	bool *has;	  /* which of the waiting files; NULL: none */
	bool *unreadable; /* which of these could not be opened, likewise */
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout *layout;
	const char **families; /* the texts belong to the configuration */
	size_t n_families;
};

struct fonts {
	struct sm_diag *diag;
	char **files;
	size_t n_files;
	struct waiting *waiting;
	size_t n_waiting;
	struct collection *first, *current; /* all that were opened; the last of the list is
					       the one without waiting files */
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
static void open_map(struct collection *c)
{
	cairo_font_options_t *options = cairo_font_options_create();
	c->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	g_object_weak_ref(G_OBJECT(c->map), release_config, NULL);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(c->map), c->config);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(c->map), 72);
	c->context = pango_font_map_create_context(c->map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(c->context, options);
	pango_context_set_round_glyph_positions(c->context, FALSE);
	cairo_font_options_destroy(options);
	c->layout = pango_layout_new(c->context);
	pango_layout_set_auto_dir(c->layout, FALSE);
}

static void close_collection(struct collection *c)
{
	g_clear_object(&c->layout);
	g_clear_object(&c->context);
	g_clear_object(&c->map);
	if (c->config != NULL) {
		FcConfigDestroy(c->config);
	}
	free(c->families);
	free(c->has);
	free(c->unreadable);
	free(c);
}

static const char *family_of(const struct collection *c, const char *family)
{
	const char *found = NULL;
	for (size_t i = 0; found == NULL && i < c->n_families; i++) {
		found = strcmp(c->families[i], family) == 0 ? c->families[i] : NULL;
	}
	return found;
}

static bool list_families(struct sm_diag *d, struct collection *c)
{
	FcFontSet *fonts = FcConfigGetFonts(c->config, FcSetApplication);
	size_t n = fonts == NULL ? 0 : (size_t)fonts->nfont;
	c->families = calloc(n + 1, sizeof(*c->families));
	if (c->families == NULL) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	for (size_t i = 0; i < n; i++) {
		FcChar8 *family = NULL;
		bool known = FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) ==
			     FcResultMatch;
		if (known && family_of(c, (const char *)family) == NULL) {
			c->families[c->n_families++] = (const char *)family;
		}
	}
	return true;
}

static bool open_file(const struct collection *c, const char *file)
{
	return FcConfigAppFontAddFile(c->config, (const FcChar8 *)file);
}

static bool fail_file(const struct fonts *f, const char *file)
{
	return diag_fail(f->diag, SM_E_DATA,
		"font '%s' cannot be read; the fonts are in the package fonts-noto-core", file);
}

/* Opens the files into a new collection: waiting ones that are needed must be readable. */
static bool open_files(const struct fonts *f, struct collection *c, const bool *needed)
{
	for (size_t i = 0; i < f->n_files; i++) {
		if (!open_file(c, f->files[i])) {
			return fail_file(f, f->files[i]);
		}
	}
	for (size_t i = 0; c->has != NULL && i < f->n_waiting; i++) {
		const char *file = f->waiting[i].file;
		if (c->has[i] && !open_file(c, file)) {
			if (needed != NULL && needed[i]) {
				return fail_file(f, file);
			}
			c->unreadable[i] = true;
		}
	}
	return list_families(f->diag, c);
}

/* A new collection, which takes `has` over; it is the current one from now on. */
static bool open_collection(struct fonts *f, bool *has, const bool *needed)
{
	struct collection *c = calloc(1, sizeof(*c));
	if (c == NULL) {
		free(has);
		return diag_fail(f->diag, SM_E_NOMEM, "out of memory");
	}
	c->has = has;
	c->unreadable = calloc(f->n_waiting + 1, sizeof(*c->unreadable));
	c->config = FcConfigCreate();
	if (c->config == NULL || c->unreadable == NULL) {
		close_collection(c);
		return diag_fail(f->diag, SM_E_NOMEM, "out of memory");
	}
	if (!open_files(f, c, needed)) {
		close_collection(c);
		return false;
	}
	open_map(c);
	c->number = f->first == NULL ? 0 : f->first->number + 1;
	c->next = f->first;
	f->first = f->current = c;
	return true;
}

static bool has(const struct collection *c, size_t i)
{
	return c->has != NULL && c->has[i];
}

static bool has_all(const struct fonts *f, const struct collection *c, const bool *wanted)
{
	bool equal = true;
	for (size_t i = 0; equal && i < f->n_waiting; i++) {
		equal = has(c, i) == wanted[i];
	}
	return equal;
}

/* Whether a collection, which may have been opened without need, has what is needed now. */
static bool needed_are_open(
	const struct fonts *f, const struct collection *c, const bool *needed)
{
	for (size_t i = 0; needed != NULL && i < f->n_waiting; i++) {
		if (needed[i] && c->unreadable[i]) {
			return fail_file(f, f->waiting[i].file);
		}
	}
	return true;
}

/* Goes on with the collection of these waiting files, which it takes over: an opened one, or
 * one that is opened now. */
static bool use(struct fonts *f, bool *wanted, const bool *needed)
{
	for (struct collection *c = f->first; c != NULL; c = c->next) {
		if (has_all(f, c, wanted)) {
			free(wanted);
			f->current = c;
			return needed_are_open(f, c, needed);
		}
	}
	return open_collection(f, wanted, needed);
}

bool fonts_create(struct sm_diag *d, const char *const *files, size_t n, struct fonts **out)
{
	struct fonts *f = calloc(1, sizeof(*f));
	bool ok = f != NULL && (f->files = calloc(n + 1, sizeof(*f->files))) != NULL;
	for (size_t i = 0; ok && i < n; i++) {
		f->files[i] = strdup(files[i]);
		f->n_files++;
		ok = f->files[i] != NULL;
	}
	if (!ok) {
		fonts_destroy(f);
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	f->diag = d;
	if (!open_collection(f, NULL, NULL)) {
		fonts_destroy(f);
		return false;
	}
	*out = f;
	return true;
}

void fonts_destroy(struct fonts *f)
{
	if (f == NULL) {
		return;
	}
	for (struct collection *c = f->first, *next = NULL; c != NULL; c = next) {
		next = c->next;
		close_collection(c);
	}
	for (size_t i = 0; i < f->n_files; i++) {
		free(f->files[i]);
	}
	for (size_t i = 0; i < f->n_waiting; i++) {
		free(f->waiting[i].file);
	}
	free(f->files);
	free(f->waiting);
	free(f);
}

void fonts_reset(struct fonts *f, struct sm_diag *d)
{
	f->diag = d;
	while (f->current->next != NULL) {
		f->current = f->current->next;
	}
}

bool fonts_add(struct fonts *f, const char *code, const char *file)
{
	struct waiting *all = realloc(f->waiting, (f->n_waiting + 1) * sizeof(*all));
	char *copy = strdup(file);
	if (all != NULL) {
		f->waiting = all;
	}
	if (all == NULL || copy == NULL) {
		free(copy);
		return diag_fail(f->diag, SM_E_NOMEM, "out of memory");
	}
	f->waiting[f->n_waiting++] = (struct waiting){script_of_code(code), copy};
	return true;
}

/* Whether a script asks for files that the current collection does not have. */
static bool lacks(const struct fonts *f, script wanted)
{
	bool found = false;
	for (size_t i = 0; !found && i < f->n_waiting; i++) {
		found = f->waiting[i].script == wanted && !has(f->current, i);
	}
	return found;
}

/* Whether the current collection is not enough for the text. */
static bool is_short_of(const struct fonts *f, const char *text)
{
	bool found = false;
	for (script last = 0; !found && *text != '\0';) {
		script next = script_next(&text);
		found = next != last && lacks(f, next);
		last = next;
	}
	return found;
}

bool fonts_need(struct fonts *f, const char *text)
{
	if (!is_short_of(f, text)) {
		return true;
	}
	bool *wanted = calloc(f->n_waiting, sizeof(*wanted));
	bool *needed = calloc(f->n_waiting, sizeof(*needed));
	bool ok = wanted != NULL && needed != NULL;
	for (size_t i = 0; ok && i < f->n_waiting; i++) {
		needed[i] = !has(f->current, i) && script_occurs(text, f->waiting[i].script);
		wanted[i] = has(f->current, i) || needed[i];
	}
	if (ok) {
		ok = use(f, wanted, needed);
	} else {
		free(wanted);
		(void)diag_fail(f->diag, SM_E_NOMEM, "out of memory");
	}
	free(needed);
	return ok;
}

bool fonts_open_rest(struct fonts *f, bool *any)
{
	const struct collection *before = f->current;
	bool *all = calloc(f->n_waiting + 1, sizeof(*all));
	*any = false;
	if (all == NULL) {
		return diag_fail(f->diag, SM_E_NOMEM, "out of memory");
	}
	for (size_t i = 0; i < f->n_waiting; i++) {
		all[i] = true;
	}
	if (!use(f, all, NULL)) {
		return false;
	}
	*any = f->current != before;
	return true;
}

unsigned fonts_number(const struct fonts *f)
{
	return f->current->number;
}

void fonts_add_to_key(const struct fonts *f, struct memo_key *key)
{
	for (size_t i = 0; i < f->n_files; i++) {
		memo_add_text(key, f->files[i]);
	}
	for (size_t i = 0; i < f->n_waiting; i++) {
		memo_add_text(key, has(f->current, i) ? f->waiting[i].file : NULL);
	}
}

PangoLayout *fonts_layout(const struct fonts *f)
{
	return f->current->layout;
}

const char *fonts_family(const struct fonts *f, const char *family)
{
	return family_of(f->current, family);
}

const char *const *fonts_families(const struct fonts *f, size_t *n)
{
	*n = f->current->n_families;
	return f->current->families;
}

const char *fonts_file(const struct fonts *f, PangoFont *font, int *face)
{
	FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
	FcFontSet *fonts = FcConfigGetFonts(f->current->config, FcSetApplication);
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
