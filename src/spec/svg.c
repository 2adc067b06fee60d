#include "spec/svg.h"

#include "base/suggest.h"
#include "spec/options.h"
#include "spec/value.h"

#include <string.h>

static bool choose_text(struct sm_diag *d, const char *text, struct svg_spec *out)
{
	const char *const *words = options_find(IN_SVG, "text")->words;
	size_t n = 0, found = 0;
	while (words[n] != NULL) {
		n++;
	}
	while (found < n && strcmp(words[found], text) != 0) {
		found++;
	}
	if (found == n) {
		return suggest_fail(d, "text of SVG files", text, words, n);
	}
	out->text = (enum svg_text_mode)found;
	return true;
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_plain(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool svg_is_prefix(const char *s)
{
	enum { PREFIX_MAX = 40 };
	size_t n = 0;
	while (is_plain(s[n])) {
		n++;
	}
	return is_letter(s[0]) && s[n] == '\0' && n <= PREFIX_MAX;
}

bool svg_choose(struct sm_diag *d, const struct svg_wishes *wishes, struct svg_spec *out)
{
	if (wishes->text != NULL && !choose_text(d, wishes->text, out)) {
		return false;
	}
	if (wishes->id_prefix != NULL && !svg_is_prefix(wishes->id_prefix)) {
		return diag_fail(d, SM_E_USAGE,
			"prefix of ids '%s': at most 40 letters, digits, - and _ are expected, "
			"a letter first",
			wishes->id_prefix);
	}
	out->css = out->css || wishes->css;
	out->id_prefix = wishes->id_prefix != NULL ? wishes->id_prefix : out->id_prefix;
	return true;
}

/* The name of a field's attribute behind "data-"; two names are taken. */
static char *attribute_name(struct arena *a, const char *field)
{
	static const char taken[] = "field-";
	bool is_taken = strcmp(field, "key") == 0 || strcmp(field, "label") == 0;
	char *name = arena_alloc(a, strlen(field) + sizeof(taken), 1);
	if (name == NULL) {
		return NULL;
	}
	char *to = name;
	if (is_taken) {
		memcpy(to, taken, sizeof(taken) - 1);
		to += sizeof(taken) - 1;
	}
	for (const char *c = field; *c != '\0'; c++) {
		bool upper = *c >= 'A' && *c <= 'Z';
		*to++ = (char)(upper ? *c - 'A' + 'a' : is_plain(*c) ? *c : '-');
	}
	return name;
}

static const struct data_spec *find(const struct layer_spec *l, const char *name)
{
	for (size_t i = 0; i < l->n_data; i++) {
		if (strcmp(l->data[i].name, name) == 0) {
			return &l->data[i];
		}
	}
	return NULL;
}

bool svg_read_data(const struct value_reader *r, const struct node *n, struct layer_spec *out)
{
	size_t count = 0;
	bool ok = n->kind == NODE_SEQUENCE && n->child != NULL;
	for (const struct node *c = n->child; ok && c != NULL; c = c->next) {
		ok = c->kind == NODE_SCALAR && c->text[0] != '\0';
		count++;
	}
	if (!ok) {
		return node_error(r->a->diag, r->path, n,
			"data: a list of fields is expected, such as [operator, from]");
	}
	out->data = arena_alloc(r->a, count, sizeof(*out->data));
	for (const struct node *c = n->child; out->data != NULL && c != NULL; c = c->next) {
		char *name = attribute_name(r->a, c->text);
		const struct data_spec *other = name == NULL ? NULL : find(out, name);
		if (other != NULL) {
			return node_error(r->a->diag, r->path, c,
				"data: '%s' and '%s' would both be data-%s", other->field,
				c->text, name);
		}
		if (name == NULL) {
			return false;
		}
		out->data[out->n_data++] = (struct data_spec){c->text, name};
	}
	return out->data != NULL;
}
