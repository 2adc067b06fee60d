#include "spec/style.h"

#include "base/inputs.h"
#include "base/path.h"
#include "base/suggest.h"
#include "spec/style_values.h"
#include "spec/value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FILES_MAX = 8 };

struct rule {
	struct style_selector is;
	struct style_values values;
	struct option_set set;
};

struct style {
	struct rule *rules; /* of the extended style first */
	size_t n_rules, cap_rules;
	const char **fonts;
	size_t n_fonts;
	struct script_font *script_fonts; /* of the extending style first */
	size_t n_script_fonts, cap_script_fonts;
	size_t n_listed; /* of them, by the styles read before the one being read */
	struct palette palette;
	struct colors ramp;
	struct style_values defaults;
	bool grayscale;
};

struct reader {
	struct arena *a;
	const char *data_dir; /* NULL: none */
	struct style *style;
	/* The extending style first; before the map's style the one laid over it. */
	struct document files[2 * FILES_MAX];
	size_t n_files, n_over;
	struct value_reader values; /* of the file at hand */
	size_t depth;		    /* its index */
};

char *style_locate(struct arena *a, const char *folder, const char *data_dir, const char *name)
{
	char *beside = path_join(a, folder, name);
	if (beside == NULL || inputs_exists(a, beside) || data_dir == NULL) {
		return beside;
	}
	/* Before the installed maps, of which one may have the same name. */
	char *styles = path_join(a, data_dir, "styles");
	char *shipped = styles == NULL ? NULL : path_join(a, styles, name);
	return shipped == NULL || inputs_exists(a, shipped)
		       ? shipped
		       : path_locate(a, folder, data_dir, name);
}

const char *style_find(struct arena *a, const char *data_dir, const char *name)
{
	char *styles = data_dir == NULL ? NULL : path_join(a, data_dir, "styles");
	const size_t size = strlen(name) + sizeof(".yaml");
	char *file = arena_alloc(a, size, 1);
	if (file == NULL || (data_dir != NULL && styles == NULL)) {
		return NULL;
	}
	(void)snprintf(file, size, "%s.yaml", name);
	char *called = styles == NULL ? NULL : path_join(a, styles, file);
	const char *const tried[] = {
		name, styles == NULL ? NULL : path_join(a, styles, name), called};
	for (size_t i = 0; i < sizeof(tried) / sizeof(tried[0]); i++) {
		if (tried[i] != NULL && path_is_regular(tried[i])) {
			return tried[i];
		}
	}
	const char *near = called == NULL ? NULL : path_nearest(a, called);
	(void)diag_fail(a->diag, SM_E_SPEC,
		"style '%s': no file and no shipped style is called so%s%s%s", name,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
	return NULL;
}

/* The path a style extends; it must be there, and none of those read. NULL after an error. */
static const char *extended_path(struct reader *r, const struct node *extends)
{
	const char *from = r->files[r->n_files - 1].path, *folder = path_folder(r->a, from);
	if (extends->kind != NODE_SCALAR) {
		(void)node_error(
			r->a->diag, from, extends, "extends: a style file is expected");
		return NULL;
	}
	const char *path =
		folder == NULL ? NULL : style_locate(r->a, folder, r->data_dir, extends->text);
	if (path == NULL) {
		return NULL;
	}
	for (size_t i = r->n_over; i < r->n_files; i++) {
		if (strcmp(r->files[i].path, path) == 0) {
			(void)node_error(r->a->diag, from, extends,
				"extends: the styles extend each other in a circle");
			return NULL;
		}
	}
	if (!path_exists(path)) {
		(void)node_error(r->a->diag, from, extends, "extends: no file %s", path);
		return NULL;
	}
	if (r->n_files - r->n_over == FILES_MAX) {
		(void)diag_fail(r->a->diag, SM_E_LIMIT,
			"%s:%d:%d: extends: more than %d styles deep", from, extends->line,
			extends->column, FILES_MAX);
		return NULL;
	}
	return path;
}

/* Follows `extends:` from file to file. */
static bool read_files(struct reader *r, const char *path)
{
	while (path != NULL) {
		struct document *doc = &r->files[r->n_files];
		if (!parse_file(r->a, path, doc)) {
			return false;
		}
		r->n_files++;
		const struct node *extends = node_get(doc->root, "extends");
		path = extends == NULL ? NULL : extended_path(r, extends);
		if (extends != NULL && path == NULL) {
			return false;
		}
	}
	return true;
}

static bool add_color(struct reader *r, const struct node *n)
{
	struct palette *p = &r->style->palette;
	struct rgba color;
	for (size_t i = 0; i < p->n; i++) {
		if (strcmp(p->items[i].name, n->key) == 0) {
			return true; /* the extending style has its own */
		}
	}
	if (!value_color(&r->values, n, &color)) {
		return false;
	}
	struct palette_color *items = arena_grow(r->a, p->items, p->n, &p->cap, sizeof(*items));
	if (items == NULL) {
		return false;
	}
	p->items = items;
	items[p->n++] = (struct palette_color){n->key, color};
	return true;
}

static bool read_palette(struct reader *r, const struct node *n)
{
	bool ok = true;
	if (n->kind != NODE_MAPPING) {
		return node_error(r->a->diag, r->values.path, n,
			"palette: names of colours are expected");
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		ok = add_color(r, c) && ok;
	}
	return ok;
}

static bool read_ramp(struct reader *r, const struct node *n)
{
	return value_colors(&r->values, n, &r->style->ramp);
}

/* A font file of a list. Names with a slash are relative to the style that lists them. */
static bool read_font(struct reader *r, const char *key, const struct node *n, const char **out)
{
	const char *folder = path_folder(r->a, r->values.path);
	if (n->kind != NODE_SCALAR) {
		return node_error(r->a->diag, r->values.path, n, "%s: a file is expected", key);
	}
	*out = strchr(n->text, '/') == NULL ? n->text
	       : folder == NULL		    ? NULL
					    : path_join(r->a, folder, n->text);
	return *out != NULL;
}

static bool expect_list(struct reader *r, const char *key, const struct node *n)
{
	return n->kind == NODE_SEQUENCE || node_error(r->a->diag, r->values.path, n,
						   "%s: a list of files is expected", key);
}

static bool read_fonts(struct reader *r, const struct node *n)
{
	struct style *s = r->style;
	size_t count = 0;
	if (!expect_list(r, "fonts", n)) {
		return false;
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		count++;
	}
	s->fonts = arena_alloc(r->a, count, sizeof(*s->fonts));
	s->n_fonts = 0;
	bool ok = s->fonts != NULL;
	for (const struct node *c = n->child; ok && c != NULL; c = c->next) {
		ok = read_font(r, "fonts", c, &s->fonts[s->n_fonts++]);
	}
	return ok;
}

/* "Arab": a capital and three small letters. */
static bool is_script_code(const char *s)
{
	return s[0] >= 'A' && s[0] <= 'Z' && strspn(s + 1, "abcdefghijklmnopqrstuvwxyz") == 3 &&
	       s[4] == '\0';
}

/* The files of one script; what an extending style has for it is all there is. */
static bool read_script(struct reader *r, const struct node *n)
{
	struct style *s = r->style;
	for (size_t i = 0; i < s->n_listed; i++) {
		if (strcmp(s->script_fonts[i].script, n->key) == 0) {
			return true;
		}
	}
	if (!is_script_code(n->key)) {
		return diag_error(r->a->diag, SM_E_SPEC,
			"%s:%d:%d: script-fonts: '%s': a script's code in ISO 15924, such as "
			"Arab, is expected",
			r->values.path, n->key_line, n->key_column, n->key);
	}
	if (!expect_list(r, "script-fonts", n)) {
		return false;
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		struct script_font *fonts = arena_grow(r->a, s->script_fonts, s->n_script_fonts,
			&s->cap_script_fonts, sizeof(*fonts));
		if (fonts == NULL) {
			return false;
		}
		s->script_fonts = fonts;
		fonts += s->n_script_fonts;
		fonts->script = n->key;
		if (!read_font(r, "script-fonts", c, &fonts->file)) {
			return false;
		}
		s->n_script_fonts++;
	}
	return true;
}

static bool read_script_fonts(struct reader *r, const struct node *n)
{
	struct style *s = r->style;
	bool ok = true;
	if (n->kind != NODE_MAPPING) {
		return node_error(r->a->diag, r->values.path, n,
			"script-fonts: scripts and their files are expected");
	}
	s->n_listed = s->n_script_fonts;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		ok = read_script(r, c) && ok;
	}
	return ok;
}

static struct rule *add_rule(
	struct reader *r, const char *selector, const struct node *n, enum style_part part)
{
	struct style *s = r->style;
	struct rule *rules =
		arena_grow(r->a, s->rules, s->n_rules, &s->cap_rules, sizeof(*rules));
	if (rules == NULL) {
		return NULL;
	}
	s->rules = rules; /* the next rule is read even if this one fails */
	char *element = arena_strdup(r->a, selector);
	if (element == NULL) {
		return NULL;
	}
	char *dot = strchr(element, '.');
	if (dot != NULL) {
		*dot = '\0';
	}
	struct rule *rule = &rules[s->n_rules++];
	rule->is = (struct style_selector){.element = element,
		.class_name = dot == NULL ? NULL : dot + 1,
		.part = part,
		.path = r->values.path,
		.line = n->key_line,
		.column = n->key_column,
		.depth = r->depth};
	return rule;
}

/* The properties of one rule; those of its text stand in a mapping of their own. */
static bool read_rule(
	struct reader *r, const char *selector, const struct node *n, enum style_part part)
{
	struct node properties = *n, *label = NULL, **end = &properties.child;
	if (n->kind != NODE_MAPPING) {
		return node_error(r->a->diag, r->values.path, n,
			"%s: properties are expected, such as { fill: white }", n->key);
	}
	/* A copy of the list without `label`. */
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		struct node *copy = arena_alloc(r->a, 1, sizeof(*copy));
		if (copy == NULL) {
			return false;
		}
		*copy = *c;
		copy->next = NULL;
		if (part == STYLE_SHAPE && strcmp(c->key, "label") == 0) {
			label = copy;
		} else {
			*end = copy;
			end = &copy->next;
		}
	}
	*end = NULL;
	struct rule *rule = add_rule(r, selector, n, part);
	if (rule == NULL) {
		return false;
	}
	const struct block_reader b = {
		.context = IN_RULE, .base = &rule->values, .seen = &rule->set};
	bool ok = value_block(&r->values, &b, &properties);
	return (label == NULL || read_rule(r, selector, label, STYLE_LABEL)) && ok;
}

static bool read_rules(struct reader *r, const struct node *n)
{
	bool ok = true;
	if (n->kind != NODE_MAPPING) {
		return node_error(
			r->a->diag, r->values.path, n, "rules: selectors are expected");
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		ok = read_rule(r, c->key, c, STYLE_SHAPE) && ok;
	}
	return ok;
}

static bool read_grayscale(struct reader *r, const struct node *n)
{
	return value_read(
		&r->values, options_find(IN_STYLE, "grayscale"), n, &r->style->grayscale);
}

static bool check_keys(struct reader *r, const struct node *root)
{
	bool ok = true;
	for (const struct node *c = root->child; c != NULL; c = c->next) {
		if (options_find(IN_STYLE, c->key) != NULL) {
			continue;
		}
		const char *near = options_suggest(IN_STYLE, c->key);
		ok = diag_error(r->a->diag, SM_E_SPEC,
			"%s:%d:%d: no option '%s' in a style%s%s%s", r->values.path,
			c->key_line, c->key_column, c->key,
			near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
			near == NULL ? "" : "'?");
	}
	return ok;
}

/* One key of every file, the extending style first or last. */
static bool each_file(struct reader *r, const char *key, bool extending_first,
	bool (*read)(struct reader *r, const struct node *n))
{
	bool ok = true;
	for (size_t i = 0; i < r->n_files; i++) {
		size_t k = extending_first ? i : r->n_files - 1 - i;
		const struct node *n = node_get(r->files[k].root, key);
		r->values.path = r->files[k].path;
		r->depth = k < r->n_over ? r->n_files + k : k - r->n_over;
		ok = (n == NULL || read(r, n)) && ok;
	}
	return ok;
}

bool style_read(struct arena *a, const char *path, const char *data_dir, struct style **out)
{
	return style_read_over(a, path, NULL, data_dir, out);
}

bool style_is_grayscale(const struct style *s)
{
	return s->grayscale;
}

bool style_read_over(struct arena *a, const char *path, const char *over, const char *data_dir,
	struct style **out)
{
	static const char *const noto[] = {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf",
		"NotoSans-Italic.ttf", "NotoSans-BoldItalic.ttf"};
	struct style *s = arena_alloc(a, 1, sizeof(*s));
	struct reader r = {
		.a = a, .data_dir = data_dir, .style = s, .values = {.a = a, .path = path}};
	if (s == NULL || !value_defaults(&r.values, IN_RULE, &s->defaults)) {
		return false;
	}
	r.values.palette = &s->palette;
	s->n_fonts = sizeof(noto) / sizeof(noto[0]);
	s->fonts = arena_alloc(a, s->n_fonts, sizeof(*s->fonts));
	if (s->fonts == NULL || !read_files(&r, over)) {
		return false;
	}
	r.n_over = r.n_files;
	if (!read_files(&r, path)) {
		return false;
	}
	memcpy(s->fonts, noto, sizeof(noto));
	bool ok = true;
	for (size_t i = 0; i < r.n_files; i++) {
		r.values.path = r.files[i].path;
		ok = check_keys(&r, r.files[i].root) && ok;
	}
	ok = each_file(&r, "palette", true, read_palette) && ok;
	ok = each_file(&r, "ramp", false, read_ramp) && ok;
	ok = each_file(&r, "fonts", false, read_fonts) && ok;
	ok = each_file(&r, "script-fonts", true, read_script_fonts) && ok;
	ok = each_file(&r, "grayscale", false, read_grayscale) && ok;
	ok = each_file(&r, "rules", false, read_rules) && ok;
	*out = s;
	return ok;
}

/* Copies the properties the rule sets. */
static void merge(struct style_values *to, const struct rule *rule)
{
	for (size_t i = 0; i < n_options; i++) {
		if (option_set_has(&rule->set, i)) {
			memcpy((char *)to + options[i].offset,
				(const char *)&rule->values + options[i].offset,
				value_size(&options[i]));
		}
	}
}

static void merge_matching(const struct style *s, const char *element, const char *class_name,
	enum style_part part, struct style_values *to)
{
	for (size_t i = 0; i < s->n_rules; i++) {
		const struct rule *rule = &s->rules[i];
		bool same_class =
			(rule->is.class_name == NULL) == (class_name == NULL) &&
			(class_name == NULL || strcmp(rule->is.class_name, class_name) == 0);
		if (same_class && rule->is.part == part &&
			strcmp(rule->is.element, element) == 0) {
			merge(to, rule);
		}
	}
}

static void fade(struct rgba *c, double opacity)
{
	c->a = (unsigned char)lround(c->a * opacity);
}

static void finish(const struct style_values *v, struct style_props *out)
{
	*out = v->p;
	fade(&out->fill, v->fill_opacity * v->opacity);
	fade(&out->stroke, v->stroke_opacity * v->opacity);
	fade(&out->hatch_stroke, v->hatch_opacity * v->opacity);
}

void style_resolve(const struct style *s, const char *element, const char *class_name,
	enum style_part part, struct style_props *out)
{
	struct style_values v = s->defaults;
	if (part == STYLE_LABEL) {
		merge_matching(s, "text", NULL, STYLE_SHAPE, &v);
	}
	merge_matching(s, element, NULL, part, &v);
	if (class_name != NULL) {
		merge_matching(s, element, class_name, part, &v);
	}
	finish(&v, out);
}

/* The rule `element.class_name.change`. */
static void merge_both(const struct style *s, const char *element, const char *class_name,
	const char *change, struct style_values *to)
{
	size_t n = strlen(class_name);
	for (size_t i = 0; i < s->n_rules; i++) {
		const struct rule *rule = &s->rules[i];
		const char *name = rule->is.class_name;
		if (name != NULL && rule->is.part == STYLE_SHAPE &&
			strcmp(rule->is.element, element) == 0 &&
			strncmp(name, class_name, n) == 0 && name[n] == '.' &&
			strcmp(name + n + 1, change) == 0) {
			merge(to, rule);
		}
	}
}

void style_resolve_change(const struct style *s, const char *element, const char *class_name,
	const char *change, struct style_props *out)
{
	struct style_values v = s->defaults;
	merge_matching(s, element, NULL, STYLE_SHAPE, &v);
	if (class_name != NULL) {
		merge_matching(s, element, class_name, STYLE_SHAPE, &v);
	}
	if (change != NULL) {
		merge_matching(s, "status", change, STYLE_SHAPE, &v);
		merge_matching(s, element, change, STYLE_SHAPE, &v);
	}
	if (class_name != NULL && change != NULL) {
		merge_both(s, element, class_name, change, &v);
	}
	finish(&v, out);
}

bool style_has_rule(const struct style *s, const char *element, const char *class_name)
{
	bool found = false;
	for (size_t i = 0; !found && i < s->n_rules; i++) {
		const struct rule *rule = &s->rules[i];
		found = rule->is.class_name != NULL && strcmp(rule->is.element, element) == 0 &&
			strcmp(rule->is.class_name, class_name) == 0;
	}
	return found;
}

void style_resolve_missing(const struct style *s, const char *element, struct style_props *out)
{
	struct style_values v = s->defaults;
	merge_matching(s, element, NULL, STYLE_SHAPE, &v);
	merge_matching(s, "no-data", NULL, STYLE_SHAPE, &v);
	merge_matching(s, element, "no-data", STYLE_SHAPE, &v);
	finish(&v, out);
}

static bool is_about_shape(const struct rule *rule, const char *element)
{
	return rule->is.part == STYLE_SHAPE && strcmp(rule->is.element, element) == 0;
}

double style_fade_pt(const struct style *s, const char *element)
{
	double widest = 0;
	for (size_t i = 0; i < s->n_rules; i++) {
		const struct rule *rule = &s->rules[i];
		if (is_about_shape(rule, element)) {
			widest = fmax(widest, rule->values.p.edge_fade_pt);
		}
	}
	return widest;
}

bool style_has_overlap(const struct style *s, const char *element)
{
	bool found = false;
	for (size_t i = 0; !found && i < s->n_rules; i++) {
		found = is_about_shape(&s->rules[i], element) &&
			s->rules[i].values.p.overlap != OVERLAP_COVER;
	}
	return found;
}

double style_band_pt(const struct style *s, const char *element)
{
	double widest = s->defaults.p.overlap_width_pt;
	bool found = false;
	for (size_t i = 0; i < s->n_rules; i++) {
		const struct rule *rule = &s->rules[i];
		if (is_about_shape(rule, element)) {
			found = found || rule->values.p.overlap == OVERLAP_OUTLINE;
			widest = fmax(widest, rule->values.p.overlap_width_pt);
		}
	}
	return found ? widest : 0;
}

const struct style_selector *style_selector(const struct style *s, size_t i)
{
	return &s->rules[i].is;
}

size_t style_n_selectors(const struct style *s)
{
	return s->n_rules;
}

const struct colors *style_ramp(const struct style *s)
{
	return &s->ramp;
}

const char *const *style_fonts(const struct style *s, size_t *n)
{
	*n = s->n_fonts;
	return s->fonts;
}

const struct script_font *style_script_fonts(const struct style *s, size_t *n)
{
	*n = s->n_script_fonts;
	return s->script_fonts;
}

void style_paint(const struct style_props *p, struct paint_style *out)
{
	*out = (struct paint_style){.fill = p->fill,
		.stroke = p->stroke_width_pt > 0 ? p->stroke : (struct rgba){0},
		.stroke_width_pt = p->stroke_width_pt,
		.n_dash = p->n_dash,
		.join = p->join,
		.cap = p->cap};
	memcpy(out->dash_pt, p->dash_pt, sizeof(out->dash_pt));
}

void style_font(const struct style_props *p, struct font *out)
{
	*out = (struct font){.family = p->font_family,
		.size_pt = p->font_size_pt,
		.weight = p->font_weight,
		.italic = p->italic,
		.letter_spacing_pt = p->letter_spacing_em * p->font_size_pt};
}
