#include "spec/texts.h"

#include "base/suggest.h"

#include <stdio.h>
#include <string.h>

bool texts_is_language(const char *s)
{
	size_t letters = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	if (letters < 2 || letters > 8) {
		return false;
	}
	for (s += letters; *s == '-';) {
		size_t n = strspn(++s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				       "0123456789");
		if (n < 1 || n > 8) {
			return false;
		}
		s += n;
	}
	return *s == '\0';
}

/* What is done with each text of a map. */
struct visitor {
	bool (*visit)(void *user, const struct localized *text);
	void *user;
};

static bool visit_list(const struct visitor *v, const struct localized *texts, size_t n)
{
	bool ok = true;
	for (size_t i = 0; i < n; i++) {
		ok = v->visit(v->user, &texts[i]) && ok;
	}
	return ok;
}

static bool visit_classes(const struct visitor *v, const struct class_spec *classes, size_t n)
{
	bool ok = true;
	for (size_t i = 0; i < n; i++) {
		ok = v->visit(v->user, &classes[i].legend) && ok;
	}
	return ok;
}

static bool visit_layer(const struct visitor *v, const struct layer_spec *s)
{
	const struct localized *const own[] = {&s->legend, &s->marks_legend, &s->changes_legend,
		&s->color_by.legend, &s->color_by.no_data, &s->size_by.legend,
		&s->size_by.no_data, &s->credit.credit, &s->credit.license,
		&s->join.credit.credit, &s->join.credit.license};
	bool ok = true;
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		ok = v->visit(v->user, own[i]) && ok;
	}
	ok = visit_classes(v, s->classes, s->n_classes) && ok;
	ok = visit_classes(v, s->marks, s->n_marks) && ok;
	ok = visit_classes(v, s->changes, s->n_changes) && ok;
	return visit_classes(v, s->statuses, s->n_statuses) && ok;
}

/* A text of a panel, unless it is the map's own. */
static bool visit_again(
	const struct visitor *v, const struct localized *text, const struct localized *of_map)
{
	return text->texts == of_map->texts || v->visit(v->user, text);
}

/* In no order that matters. */
static bool visit_all(const struct visitor *v, const struct spec *spec)
{
	const struct localized *const own[] = {&spec->title, &spec->subtitle, &spec->alt,
		&spec->alt_long, &spec->author, &spec->license, &spec->boundaries.note,
		&spec->furniture.legend_title, &spec->groups.credit.credit,
		&spec->groups.credit.license, &spec->furniture.locator_credit.credit,
		&spec->furniture.locator_credit.license};
	bool ok = true;
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		ok = v->visit(v->user, own[i]) && ok;
	}
	for (size_t i = 0; i < spec->n_layers; i++) {
		ok = visit_layer(v, &spec->layers[i]) && ok;
	}
	for (size_t i = 0; i < spec->n_annotations; i++) {
		ok = v->visit(v->user, &spec->annotations[i].text) && ok;
		ok = v->visit(v->user, &spec->annotations[i].alt) && ok;
	}
	ok = visit_list(v, spec->sources, spec->n_sources) && ok;
	ok = visit_list(v, spec->notes, spec->n_notes) && ok;
	for (size_t i = 0; i < spec->n_panels; i++) {
		const struct furniture_spec *f = &spec->panels[i].spec.furniture;
		ok = v->visit(v->user, &spec->panels[i].title) && ok;
		ok = visit_again(v, &f->legend_title, &spec->furniture.legend_title) && ok;
		ok = visit_again(v, &f->locator_credit.credit,
			     &spec->furniture.locator_credit.credit) &&
		     ok;
		ok = visit_again(v, &f->locator_credit.license,
			     &spec->furniture.locator_credit.license) &&
		     ok;
	}
	return ok;
}

struct checker {
	struct arena *a;
	const struct texts_request *request;
	const char **names; /* what may stand in braces */
	size_t n_names, cap_names;
};

static const char count_begins[] = "count:";
enum { PLACEHOLDER_MAX_BYTES = 80 };

/* "count:LAYER", or "count:LAYER.CLASS". */
static bool add_count(struct checker *c, const char *layer, const char *class_name)
{
	size_t size = sizeof(count_begins) + strlen(layer) + 1 +
		      (class_name == NULL ? 0 : strlen(class_name));
	char *name = arena_alloc(c->a, size, 1);
	const char **names = name == NULL ? NULL
					  : arena_grow(c->a, c->names, c->n_names,
						    &c->cap_names, sizeof(*names));
	if (names == NULL) {
		return false;
	}
	(void)snprintf(name, size, "%s%s%s%s", count_begins, layer,
		class_name == NULL ? "" : ".", class_name == NULL ? "" : class_name);
	c->names = names;
	names[c->n_names++] = name;
	return true;
}

static bool add_classes(
	struct checker *c, const char *layer, const struct class_spec *classes, size_t n)
{
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++) {
		ok = add_count(c, layer, classes[i].value);
	}
	return ok;
}

static const char *const days[] = {"date", "on date", "from", "to", "on from", "on to"};
enum { N_DAYS = sizeof(days) / sizeof(days[0]), N_OF_ONE_DAY = 2 };

static bool list_names(struct checker *c)
{
	const struct spec *spec = c->request->spec;
	bool ok = true;
	c->cap_names = N_DAYS;
	c->names = arena_alloc(c->a, N_DAYS, sizeof(*c->names));
	if (c->names == NULL) {
		return false;
	}
	memcpy(c->names, days, sizeof(days));
	c->n_names = N_DAYS;
	for (size_t i = 0; ok && i < spec->n_layers; i++) {
		const struct layer_spec *s = &spec->layers[i];
		ok = add_count(c, s->id, NULL) &&
		     add_classes(c, s->id, s->classes, s->n_classes) &&
		     add_classes(c, s->id, s->changes, s->n_changes) &&
		     add_classes(c, s->id, s->statuses, s->n_statuses);
	}
	return ok;
}

/* Why a placeholder that exists has nothing to stand for; NULL: it has. */
static const char *lacks(const struct texts_request *r, size_t name)
{
	if (name < N_OF_ONE_DAY) {
		return r->has_date ? NULL : "the map has no `date:`";
	}
	return name >= N_DAYS || r->has_span
		       ? NULL
		       : "the map has neither `change:` nor several `dates:`";
}

static bool check_name(struct checker *c, const char *name)
{
	size_t i = 0;
	while (i < c->n_names && strcmp(c->names[i], name) != 0) {
		i++;
	}
	if (i < c->n_names) {
		const char *why = lacks(c->request, i);
		if (why != NULL) {
			diag_warn(c->a->diag, "placeholder-day",
				"'{%s}' stands for nothing: %s", name, why);
		}
		return true;
	}
	char meant[PLACEHOLDER_MAX_BYTES + 32] = "";
	const char *near = suggest_nearest(name, c->names, c->n_names);
	if (near != NULL) {
		(void)snprintf(meant, sizeof(meant), "; did you mean '{%s}'?", near);
	}
	if (strncmp(name, count_begins, sizeof(count_begins) - 1) == 0) {
		return diag_error(c->a->diag, SM_E_SPEC,
			"'{%s}': no layer, and no class a layer lists, is called so%s", name,
			meant);
	}
	diag_warn(c->a->diag, "placeholder", "'{%s}' stands for nothing%s", name,
		near != NULL ? meant
			     : ": {date}, {from}, {to}, {on date} and {count:LAYER} would");
	return true;
}

/* Whether it looks like a placeholder: letters, and what may be between them. */
static bool is_wordy(const char *s, size_t n)
{
	bool wordy = n > 0 && n < PLACEHOLDER_MAX_BYTES;
	if (wordy && strncmp(s, count_begins, sizeof(count_begins) - 1) == 0) {
		return true;
	}
	for (size_t i = 0; wordy && i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
		wordy = letter || (i > 0 && c != '\0' && strchr("0123456789 :.-_", c) != NULL);
	}
	return wordy;
}

static bool check_language(const struct checker *c, const char *lang)
{
	char meant[PLACEHOLDER_MAX_BYTES];
	if (lang[0] == '\0' || texts_is_language(lang)) {
		return true;
	}
	(void)snprintf(meant, sizeof(meant), "%s", lang);
	for (char *s = strchr(meant, '_'); s != NULL; s = strchr(s, '_')) {
		*s = '-';
	}
	bool near = texts_is_language(meant);
	return diag_error(c->a->diag, SM_E_SPEC,
		"'%s' is no language such as en, fr or pt-BR%s%s%s", lang,
		near ? "; did you mean '" : "", near ? meant : "", near ? "'?" : "");
}

static bool check_text(void *user, const struct localized *text)
{
	struct checker *c = user;
	struct sm_diag *d = c->a->diag;
	bool ok = true;
	for (size_t i = 0; text->at != NULL && i < text->n; i++) {
		diag_push(d, "%s:%d:%d", place_path(text->at[i], c->request->spec->path),
			text->at[i].line, text->at[i].column);
		ok = check_language(c, text->langs[i]) && ok;
		for (const char *s = strchr(text->texts[i], '{'); s != NULL;
			s = strchr(s + 1, '{')) {
			char name[PLACEHOLDER_MAX_BYTES];
			size_t n = strcspn(s + 1, "{}");
			if (s[n + 1] == '}' && is_wordy(s + 1, n)) {
				(void)snprintf(name, sizeof(name), "%.*s", (int)n, s + 1);
				ok = check_name(c, name) && ok;
			}
		}
		diag_pop(d);
	}
	return ok;
}

static bool check_fallback(const struct checker *c)
{
	const struct spec *spec = c->request->spec;
	if (spec->fallback_lang == NULL) {
		return true;
	}
	diag_push(c->a->diag, "%s:%d:%d", place_path(spec->fallback_at, spec->path),
		spec->fallback_at.line, spec->fallback_at.column);
	bool ok = check_language(c, spec->fallback_lang);
	diag_pop(c->a->diag);
	return ok;
}

bool texts_check(struct arena *a, const struct texts_request *request)
{
	struct checker c = {.a = a, .request = request};
	bool ok = list_names(&c) && check_fallback(&c);
	return visit_all(&(struct visitor){check_text, &c}, request->spec) && ok;
}

/* The languages of a map's texts. */
struct languages {
	const char *wanted;
	const char *seen[16];
	size_t n;
	bool found; /* one is in the language wanted */
};

static bool is_same_base(const char *a, const char *b)
{
	size_t n = strcspn(a, "-_");
	return n == strcspn(b, "-_") && memcmp(a, b, n) == 0;
}

static bool note_languages(void *user, const struct localized *text)
{
	struct languages *l = user;
	for (size_t i = 0; i < text->n; i++) {
		const char *lang = text->langs[i];
		bool known = lang[0] == '\0';
		l->found = l->found || (!known && is_same_base(lang, l->wanted));
		for (size_t k = 0; !known && k < l->n; k++) {
			known = strcmp(l->seen[k], lang) == 0;
		}
		if (!known && l->n < sizeof(l->seen) / sizeof(l->seen[0])) {
			l->seen[l->n++] = lang;
		}
	}
	return true;
}

void texts_check_language(struct sm_diag *d, const struct spec *spec, const char *lang)
{
	struct languages l = {.wanted = lang};
	(void)visit_all(&(struct visitor){note_languages, &l}, spec);
	/* A map that says what is taken instead knows it. */
	if (l.found || l.n == 0 || spec->fallback_lang != NULL) {
		return;
	}
	char list[160] = "";
	for (size_t i = 0; i < l.n; i++) {
		size_t used = strlen(list);
		(void)snprintf(list + used, sizeof(list) - used, "%s%s",
			i == 0	       ? ""
			: i + 1 == l.n ? " and "
				       : ", ",
			l.seen[i]);
	}
	diag_warn(d, "language", "language '%s': no text of %s is in it; they are in %s", lang,
		spec->path, list);
}
