#include "paint/svg_rules.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
	return (a == NULL) == (b == NULL) && (a == NULL || strcmp(a, b) == 0);
}

bool svg_rules_add(struct svg_rules *rules, const struct svg_rule *rule, unsigned *variant)
{
	*variant = 0;
	for (size_t i = 0; i < rules->n; i++) {
		const struct svg_rule *r = &rules->items[i];
		if (!same_text(r->group, rule->group) ||
			strcmp(r->element, rule->element) != 0 ||
			!same_text(r->class_name, rule->class_name)) {
			continue;
		}
		if (strcmp(r->declarations, rule->declarations) == 0) {
			*variant = r->variant;
			return true;
		}
		(*variant)++;
	}
	struct svg_rule *items =
		arena_grow(rules->arena, rules->items, rules->n, &rules->cap, sizeof(*items));
	char *copy = arena_strdup(rules->arena, rule->declarations);
	if (items == NULL || copy == NULL) {
		return false;
	}
	rules->items = items;
	items[rules->n] = *rule;
	items[rules->n].declarations = copy;
	items[rules->n].variant = *variant;
	rules->n++;
	return true;
}

static bool is_plain(unsigned char c)
{
	return c >= 0x80 || c == '-' || c == '_' || (c >= '0' && c <= '9') ||
	       (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

void svg_css_name(struct buf *out, const char *name)
{
	for (size_t i = 0; name[i] != '\0';) {
		size_t n = 0;
		bool starts_so = i == 0 && name[0] >= '0' && name[0] <= '9';
		while (!starts_so && is_plain((unsigned char)name[i + n])) {
			n++;
		}
		buf_xml(out, name + i, n);
		i += n;
		if (n == 0) {
			buf_printf(out, "\\%x ", (unsigned char)name[i]);
			i++;
		}
	}
}

/* A selector for each of the classes that blanks part. */
static void add_classes(struct buf *out, const char *s)
{
	for (s += strspn(s, " "); *s != '\0'; s += strspn(s, " ")) {
		char name[200];
		size_t n = strcspn(s, " "), kept = n < sizeof(name) ? n : sizeof(name) - 1;
		memcpy(name, s, kept);
		name[kept] = '\0';
		buf_puts(out, ".");
		svg_css_name(out, name);
		s += n;
	}
}

void svg_rules_write(const struct svg_rules *rules, const char *prefix, struct buf *out)
{
	for (size_t i = 0; i < rules->n; i++) {
		const struct svg_rule *r = &rules->items[i];
		if (r->group != NULL) {
			buf_puts(out, "#");
			svg_css_name(out, prefix == NULL ? "" : prefix);
			svg_css_name(out, r->group);
		} else {
			buf_puts(out, "svg");
		}
		buf_printf(out, ">%s", r->element);
		add_classes(out, r->class_name == NULL ? "" : r->class_name);
		if (r->variant > 0) {
			buf_printf(out, ".variant-%u", r->variant);
		}
		buf_printf(out, "{%s}\n", r->declarations);
	}
}

void svg_rules_class(struct buf *out, const char *class_name, unsigned variant)
{
	if (class_name == NULL && variant == 0) {
		return;
	}
	buf_puts(out, " class=\"");
	buf_xml(out, class_name == NULL ? "" : class_name,
		class_name == NULL ? 0 : strlen(class_name));
	if (variant > 0) {
		buf_printf(out, "%svariant-%u", class_name == NULL ? "" : " ", variant);
	}
	buf_puts(out, "\"");
}
