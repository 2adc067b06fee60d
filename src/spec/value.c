#include "spec/value.h"

#include "base/inputs.h"
#include "base/num.h"
#include "base/path.h"
#include "base/suggest.h"
#include "spec/day.h"
#include "spec/style_values.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

_Static_assert(offsetof(struct style_props, n_dash) ==
		       offsetof(struct style_props, dash_pt) + DASH_MAX * sizeof(double),
	"an option of dashes is stored as one piece");

bool option_set_has(const struct option_set *s, size_t i)
{
	return (s->bits[i / 64] >> (i % 64) & 1) != 0;
}

void option_set_add(struct option_set *s, size_t i)
{
	s->bits[i / 64] |= (uint64_t)1 << (i % 64);
}

static const char *kind_name(const struct node *n)
{
	return n->kind == NODE_SEQUENCE	 ? "a list"
	       : n->kind == NODE_MAPPING ? "a mapping"
					 : n->text;
}

static bool expected(const struct value_reader *r, const struct node *n, const struct option *o)
{
	enum { TYPE_MAX = 300 };
	struct buf type;
	const char *quote = n->kind == NODE_SCALAR ? "'" : "";
	buf_init(&type, TYPE_MAX);
	options_describe_type(o, &type);
	(void)node_error(r->a->diag, r->path, n, "%s: %s is expected, not %s%s%s", o->name,
		type.ptr, quote, kind_name(n), quote);
	buf_finish(&type);
	return false;
}

static bool in_range(
	const struct value_reader *r, const struct node *n, const struct option *o, double v)
{
	if ((o->min == 0 && o->max == 0) || (v >= o->min && v <= o->max)) {
		return true;
	}
	const char *unit = o->type == OPTION_LENGTH || o->type == OPTION_DASHES ? " pt"
			   : o->type == OPTION_DISTANCE				? " km"
										: "";
	double per_unit = o->type == OPTION_DISTANCE ? 1000 : 1;
	return node_error(r->a->diag, r->path, n, "%s: '%s' is out of range (%g to %g%s)",
		o->name, n->text, o->min / per_unit, o->max / per_unit, unit);
}

/* A number and the unit behind it, which must be one of the units given. */
struct unit {
	const char *name;
	double factor;
};

static bool number_with_unit(
	const char *s, const struct unit *units, size_t n_units, double *out)
{
	for (size_t i = 0; i < n_units; i++) {
		size_t n = strlen(s), k = strlen(units[i].name);
		size_t digits = n > k ? n - k : 0;
		while (k > 0 && digits > 0 && s[digits - 1] == ' ') {
			digits--;
		}
		if (digits > 0 && strcmp(s + n - k, units[i].name) == 0 &&
			num_parse(s, digits, out)) {
			*out *= units[i].factor;
			return true;
		}
	}
	return false;
}

bool value_length(const char *s, double *out)
{
	static const struct unit units[] = {{"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72},
		{"pt", 1}, {"px", 0.75}, {"", 1}};
	return number_with_unit(s, units, sizeof(units) / sizeof(units[0]), out);
}

static bool parse_number(enum option_type type, const char *s, double *out)
{
	static const struct unit percent[] = {{"%", 0.01}, {"", 1}};
	static const struct unit degrees[] = {{"deg", 1}, {"", 1}};
	static const struct unit em[] = {{"em", 1}, {"", 1}};
	static const struct unit ground[] = {
		{"km", 1000}, {"nmi", 1852}, {"mi", 1609.344}, {"m", 1}};
	switch (type) {
	case OPTION_LENGTH:
		return value_length(s, out);
	case OPTION_FRACTION:
		return number_with_unit(s, percent, 2, out);
	case OPTION_DEGREES:
		*out = 0;
		return strcmp(s, "none") == 0 || number_with_unit(s, degrees, 2, out);
	case OPTION_SPACING:
		return number_with_unit(s, em, 2, out);
	case OPTION_DISTANCE:
		return number_with_unit(s, ground, 4, out);
	default:
		return num_parse(s, strlen(s), out);
	}
}

static bool read_number(
	const struct value_reader *r, const struct option *o, const struct node *n, double *out)
{
	double v;
	if (n->kind != NODE_SCALAR || !parse_number(o->type, n->text, &v)) {
		return expected(r, n, o);
	}
	bool none = o->type == OPTION_DEGREES && v == 0;
	if (!none && !in_range(r, n, o, v)) {
		return false;
	}
	*out = v;
	return true;
}

static bool read_word(
	const struct value_reader *r, const struct option *o, const struct node *n, int *out)
{
	size_t count = 0;
	while (o->words[count] != NULL) {
		if (n->kind == NODE_SCALAR && strcmp(o->words[count], n->text) == 0) {
			*out = (int)count;
			return true;
		}
		count++;
	}
	if (n->kind != NODE_SCALAR) {
		return expected(r, n, o);
	}
	const char *near = suggest_nearest(n->text, o->words, count);
	if (near != NULL) {
		return node_error(r->a->diag, r->path, n,
			"%s: '%s' is not known; did you mean '%s'?", o->name, n->text, near);
	}
	return expected(r, n, o);
}

static int hex(char c)
{
	if (c >= '0' && c <= '9') {
		return c - '0';
	}
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* #rgb, #rrggbb or #rrggbbaa. */
static bool parse_hex(const char *s, struct rgba *out)
{
	size_t n = strlen(s);
	unsigned char v[4] = {0, 0, 0, 255};
	if (s[0] != '#' || (n != 4 && n != 7 && n != 9)) {
		return false;
	}
	size_t step = n == 4 ? 1 : 2;
	for (size_t i = 0; 1 + i * step < n; i++) {
		int high = hex(s[1 + i * step]), low = hex(s[i * step + step]);
		if (high < 0 || low < 0) {
			return false;
		}
		v[i] = (unsigned char)(high * 16 + low);
	}
	*out = (struct rgba){v[0], v[1], v[2], v[3]};
	return true;
}

/* The sixteen basic names of CSS. */
static const struct palette_color css_colors[] = {{"black", {0, 0, 0, 255}},
	{"silver", {192, 192, 192, 255}}, {"gray", {128, 128, 128, 255}},
	{"white", {255, 255, 255, 255}}, {"maroon", {128, 0, 0, 255}},
	{"red", {255, 0, 0, 255}}, {"purple", {128, 0, 128, 255}},
	{"fuchsia", {255, 0, 255, 255}}, {"green", {0, 128, 0, 255}},
	{"lime", {0, 255, 0, 255}}, {"olive", {128, 128, 0, 255}},
	{"yellow", {255, 255, 0, 255}}, {"navy", {0, 0, 128, 255}}, {"blue", {0, 0, 255, 255}},
	{"teal", {0, 128, 128, 255}}, {"aqua", {0, 255, 255, 255}}, {"none", {0, 0, 0, 0}}};
enum { N_CSS_COLORS = sizeof(css_colors) / sizeof(css_colors[0]), NAMES_MAX = 256 };
/* The largest page. */
enum { LENGTH_MAX_PT = 8504 };

static bool find_color(
	const struct palette_color *colors, size_t n, const char *name, struct rgba *out)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(colors[i].name, name) == 0) {
			*out = colors[i].color;
			return true;
		}
	}
	return false;
}

bool value_color(const struct value_reader *r, const struct node *n, struct rgba *out)
{
	static const struct palette no_palette = {0};
	const struct palette *p = r->palette == NULL ? &no_palette : r->palette;
	const char *names[NAMES_MAX];
	size_t count = 0;
	if (n->kind != NODE_SCALAR) {
		return node_error(r->a->diag, r->path, n,
			"%s: a colour such as '#e3a857' is expected, not %s", n->key,
			kind_name(n));
	}
	if (parse_hex(n->text, out) || find_color(p->items, p->n, n->text, out) ||
		find_color(css_colors, N_CSS_COLORS, n->text, out)) {
		return true;
	}
	if (n->text[0] == '\0' && !n->quoted) {
		return node_error(r->a->diag, r->path, n,
			"%s: a colour is expected; one such as '#e3a857' is written in quotes, "
			"or it is a remark",
			n->key);
	}
	for (size_t i = 0; i < p->n && count < NAMES_MAX - N_CSS_COLORS; i++) {
		names[count++] = p->items[i].name;
	}
	for (size_t i = 0; i < N_CSS_COLORS; i++) {
		names[count++] = css_colors[i].name;
	}
	const char *near = suggest_nearest(n->text, names, count);
	if (near != NULL) {
		return node_error(r->a->diag, r->path, n,
			"%s: '%s' is no colour; did you mean '%s'?", n->key, n->text, near);
	}
	return node_error(r->a->diag, r->path, n,
		"%s: '%s' is no colour; '#e3a857', a name of the palette or of CSS, or none "
		"is expected",
		n->key, n->text);
}

bool value_colors(const struct value_reader *r, const struct node *n, struct colors *out)
{
	size_t count = 0;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		count++;
	}
	if (n->kind != NODE_SEQUENCE || count < 2) {
		return node_error(r->a->diag, r->path, n,
			"%s: a list of two or more colours is expected", n->key);
	}
	*out = (struct colors){.items = arena_alloc(r->a, count, sizeof(*out->items))};
	bool ok = out->items != NULL;
	for (const struct node *c = n->child; out->items != NULL && c != NULL; c = c->next) {
		struct node named = *c;
		named.key = n->key; /* for messages */
		ok = value_color(r, &named, &out->items[out->n++]) && ok;
	}
	return ok;
}

static bool read_dashes(
	const struct value_reader *r, const struct option *o, const struct node *n, char *at)
{
	double dashes[DASH_MAX] = {0}, sum = 0;
	int count = 0;
	if (n->kind == NODE_MAPPING ||
		(n->kind == NODE_SCALAR && strcmp(n->text, "none") != 0)) {
		return expected(r, n, o);
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		if (count == DASH_MAX || c->kind != NODE_SCALAR ||
			!value_length(c->text, &dashes[count])) {
			return expected(r, c, o);
		}
		if (!in_range(r, c, o, dashes[count])) {
			return false;
		}
		sum += dashes[count++];
	}
	if (count % 2 == 1 || (n->kind == NODE_SEQUENCE && sum <= 0)) {
		return node_error(r->a->diag, r->path, n,
			"%s: an even number of lengths is expected, not all 0; or none",
			o->name);
	}
	memcpy(at, dashes, sizeof(dashes));
	memcpy(at + sizeof(dashes), &count, sizeof(count));
	return true;
}

static bool read_date(const struct value_reader *r, const struct option *o,
	const struct node *n, struct date *out)
{
	if (n->kind == NODE_SCALAR && date_parse(n->text, out) && date_is_given(*out)) {
		return true;
	}
	return n->kind != NODE_SCALAR || n->text[0] == '\0'
		       ? expected(r, n, o)
		       : day_fail(r->a->diag, r->path, n, o->name, n->text);
}

static bool no_text(const struct value_reader *r, const struct node *n)
{
	return node_error(r->a->diag, r->path, n,
		"a text is expected, or one for each language: { en: ..., fr: ... }");
}

bool value_days(const struct value_reader *r, const struct node *n, struct date *first,
	struct date *last)
{
	struct date *const days[] = {first, last};
	size_t count = 0;
	const struct node *c = n->kind == NODE_SEQUENCE ? n->child : NULL;
	for (; c != NULL && count < 2 && c->kind == NODE_SCALAR; c = c->next) {
		if (!date_parse(c->text, days[count])) {
			return day_fail(r->a->diag, r->path, c, "valid", c->text);
		}
		count++;
	}
	if (c != NULL || count == 0) {
		return node_error(r->a->diag, r->path, n,
			"valid: one or two dates are expected, such as [2023-08-03, "
			"2023-12-22]");
	}
	if (count == 1 || !date_is_given(*first) || !date_is_given(*last)) {
		return true;
	}
	return date_first_day(*first) <= date_last_day(*last) ||
	       node_error(r->a->diag, r->path, n, "valid: %s is after %s", n->child->text,
		       n->child->next->text);
}

/* What stands in braces without quotes round them is a mapping to YAML. */
static bool is_placeholder(const char *key)
{
	static const char *const names[] = {
		"date", "from", "to", "on date", "on from", "on to"};
	bool found = strncmp(key, "count:", 6) == 0;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		found = found || strcmp(key, names[i]) == 0;
	}
	return found;
}

bool value_localized(const struct value_reader *r, const struct node *n, struct localized *out)
{
	size_t count = 0;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		count++;
	}
	if (n->kind == NODE_SCALAR) {
		count = 1;
	}
	if (count == 0 || n->kind == NODE_SEQUENCE) {
		return no_text(r, n);
	}
	out->langs = arena_alloc(r->a, count, sizeof(*out->langs));
	out->texts = arena_alloc(r->a, count, sizeof(*out->texts));
	out->at = arena_alloc(r->a, count, sizeof(*out->at));
	out->n = 0;
	if (out->langs == NULL || out->texts == NULL || out->at == NULL) {
		return false;
	}
	if (n->kind == NODE_SCALAR) {
		out->at[0] = place_of(n);
		out->langs[0] = "";
		out->texts[0] = n->text;
		out->n = 1;
		return true;
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		if (strcmp(c->key, "valid") == 0) {
			if (!value_days(r, c, &out->from, &out->to)) {
				return false;
			}
			continue;
		}
		if (c->kind != NODE_SCALAR) {
			return no_text(r, c);
		}
		if (c->text[0] == '\0' && !c->quoted && is_placeholder(c->key)) {
			return node_error(r->a->diag, r->path, n,
				"a text that begins with '{' is written in quotes: \"{%s}\"",
				c->key);
		}
		out->at[out->n] = place_of(c);
		out->langs[out->n] = c->key;
		out->texts[out->n++] = c->text;
	}
	return out->n > 0 || no_text(r, n);
}

bool value_numbers(
	const struct value_reader *r, const struct node *n, double *out, size_t count)
{
	size_t i = 0;
	const struct node *c = n->kind == NODE_SEQUENCE ? n->child : NULL;
	for (; c != NULL; c = c->next, i++) {
		if (i == count || c->kind != NODE_SCALAR ||
			!num_parse(c->text, strlen(c->text), &out[i])) {
			break;
		}
	}
	if (c != NULL || i != count) {
		return node_error(r->a->diag, r->path, n,
			"%s: a list of %zu numbers is expected", n->key, count);
	}
	return true;
}

bool value_lengths(const struct value_reader *r, const struct node *n, double out[2])
{
	const struct node *x = n->kind == NODE_SEQUENCE ? n->child : NULL;
	const struct node *y = x == NULL ? NULL : x->next;
	bool ok = y != NULL && y->next == NULL && x->kind == NODE_SCALAR &&
		  y->kind == NODE_SCALAR && value_length(x->text, &out[0]) &&
		  value_length(y->text, &out[1]) && fabs(out[0]) <= LENGTH_MAX_PT &&
		  fabs(out[1]) <= LENGTH_MAX_PT;
	return ok || node_error(r->a->diag, r->path, n,
			     "%s: two lengths are expected, such as [20mm, 15mm]", n->key);
}

/* url(FILE), relative to the file it is written in, becomes url(PATH). */
static bool read_picture(const struct value_reader *r, const struct option *o,
	const struct node *n, const char **out)
{
	const char *name = n->text + strlen("url(");
	size_t length = strlen(name) - 1;
	if (length > 2 && strchr("'\"", name[0]) != NULL && name[length - 1] == name[0]) {
		name++;
		length -= 2;
	}
	char *file = arena_strdup(r->a, name), *folder = path_folder(r->a, r->path);
	if (file == NULL || folder == NULL) {
		return false;
	}
	file[length] = '\0';
	char *path = path_join(r->a, folder, file);
	char *url = path == NULL ? NULL : arena_alloc(r->a, strlen(path) + 6, 1);
	if (url == NULL) {
		return false;
	}
	if (!inputs_exists(r->a, path)) {
		return node_error(r->a->diag, r->path, n, "%s: no file %s", o->name, path);
	}
	(void)snprintf(url, strlen(path) + 6, "url(%s)", path);
	*out = url;
	return true;
}

static bool read_text(const struct value_reader *r, const struct option *o,
	const struct node *n, const char **out)
{
	if (n->kind != NODE_SCALAR || n->text[0] == '\0') {
		return expected(r, n, o);
	}
	if (o->type == OPTION_SYMBOL && symbol_is_picture(n->text)) {
		return read_picture(r, o, n, out);
	}
	if (o->type == OPTION_SYMBOL) {
		size_t count = 0;
		while (symbol_names[count] != NULL &&
			strcmp(symbol_names[count], n->text) != 0) {
			count++;
		}
		if (symbol_names[count] == NULL) {
			const char *near = suggest_nearest(n->text, symbol_names, count);
			return near == NULL
				       ? expected(r, n, o)
				       : node_error(r->a->diag, r->path, n,
						 "%s: '%s' is not known; did you mean '%s'?",
						 o->name, n->text, near);
		}
	}
	*out = n->text;
	return true;
}

bool value_read(
	const struct value_reader *r, const struct option *o, const struct node *n, void *base)
{
	char *at = (char *)base + o->offset;
	int word = 0;
	switch (o->type) {
	case OPTION_TEXT:
	case OPTION_SYMBOL:
		return read_text(r, o, n, (const char **)(void *)at);
	case OPTION_LOCALIZED:
		return value_localized(r, n, (struct localized *)(void *)at);
	case OPTION_LENGTH:
	case OPTION_DISTANCE:
	case OPTION_NUMBER:
	case OPTION_FRACTION:
	case OPTION_DEGREES:
	case OPTION_SPACING:
		return read_number(r, o, n, (double *)(void *)at);
	case OPTION_DATE:
		return read_date(r, o, n, (struct date *)(void *)at);
	case OPTION_WORD:
		return read_word(r, o, n, (int *)(void *)at);
	case OPTION_FLAG:
		if (!read_word(r, o, n, &word)) {
			return false;
		}
		*(bool *)at = word == 1;
		return true;
	case OPTION_WEIGHT:
		if (!read_word(r, o, n, &word)) {
			return false;
		}
		*(int *)(void *)at = word % 2 == 0 ? 400 : 700;
		return true;
	case OPTION_COLOR:
		return value_color(r, n, (struct rgba *)(void *)at);
	case OPTION_DASHES:
		return read_dashes(r, o, n, at);
	case OPTION_TEXTS:
	case OPTION_BLOCK:
		break;
	}
	return expected(r, n, o);
}

size_t value_size(const struct option *o)
{
	switch (o->type) {
	case OPTION_TEXT:
	case OPTION_SYMBOL:
		return sizeof(const char *);
	case OPTION_LOCALIZED:
		return sizeof(struct localized);
	case OPTION_LENGTH:
	case OPTION_DISTANCE:
	case OPTION_NUMBER:
	case OPTION_FRACTION:
	case OPTION_DEGREES:
	case OPTION_SPACING:
		return sizeof(double);
	case OPTION_DATE:
		return sizeof(struct date);
	case OPTION_WORD:
	case OPTION_WEIGHT:
		return sizeof(int);
	case OPTION_FLAG:
		return sizeof(bool);
	case OPTION_COLOR:
		return sizeof(struct rgba);
	case OPTION_DASHES:
		return DASH_MAX * sizeof(double) + sizeof(int);
	case OPTION_TEXTS:
	case OPTION_BLOCK:
		break;
	}
	return 0;
}

bool value_defaults(const struct value_reader *r, enum option_context context, void *base)
{
	for (size_t i = 0; i < n_options; i++) {
		const struct option *o = &options[i];
		if (o->context != context || o->fallback == NULL) {
			continue;
		}
		const struct node n = {.kind = NODE_SCALAR, .text = o->fallback};
		if (!value_read(r, o, &n, base)) {
			return false;
		}
	}
	return true;
}

static bool unknown_key(
	const struct value_reader *r, enum option_context context, const struct node *n)
{
	const char *near = options_suggest(context, n->key);
	return diag_error(r->a->diag, SM_E_SPEC, "%s:%d:%d: no option '%s' in %s%s%s%s",
		place_path(place_of(n), r->path), n->key_line, n->key_column, n->key,
		options_context_name(context), near == NULL ? "" : "; did you mean '",
		near == NULL ? "" : near, near == NULL ? "" : "'?");
}

bool value_block(
	const struct value_reader *r, const struct block_reader *b, const struct node *mapping)
{
	bool ok = true;
	if (mapping->kind != NODE_MAPPING) {
		return node_error(r->a->diag, r->path, mapping,
			"%s: keys and values are expected, not %s%s%s",
			options_context_name(b->context),
			mapping->kind == NODE_SCALAR ? "'" : "", kind_name(mapping),
			mapping->kind == NODE_SCALAR ? "'" : "");
	}
	for (const struct node *n = mapping->child; n != NULL; n = n->next) {
		const struct option *o = options_find(b->context, n->key);
		if (o == NULL) {
			ok = unknown_key(r, b->context, n);
			continue;
		}
		enum special done =
			b->special == NULL ? SPECIAL_NOT_MINE : b->special(b->user, o, n);
		if (done == SPECIAL_NOT_MINE) {
			done = value_read(r, o, n, b->base) ? SPECIAL_DONE : SPECIAL_FAILED;
		}
		ok = ok && done == SPECIAL_DONE;
		if (b->seen != NULL) {
			option_set_add(b->seen, (size_t)(o - options));
		}
	}
	return ok;
}
