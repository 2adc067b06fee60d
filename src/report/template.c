#include "report/template.h"

#include <string.h>

void template_set(struct template_values *v, const char *name, const char *text)
{
	struct template_value *items =
		arena_grow(v->a, v->items, v->n, &v->cap, sizeof(*items));
	if (items == NULL) {
		v->failed = true;
		return;
	}
	v->items = items;
	items[v->n++] = (struct template_value){name, text};
}

const char *template_get(const struct template_values *v, const char *name, size_t n)
{
	for (size_t i = 0; i < v->n; i++) {
		if (strlen(v->items[i].name) == n && strncmp(v->items[i].name, name, n) == 0) {
			return v->items[i].text;
		}
	}
	return NULL;
}

/* Whether all tags up to the second @ are on; *line moves behind it. */
static bool is_wanted(const struct template_values *v, const char **line)
{
	if (**line != '@') {
		return true;
	}
	bool wanted = true;
	const char *at = *line + 1;
	while (*at != '@' && *at != '\n' && *at != '\0') {
		size_t n = strcspn(at, " @\n");
		wanted = wanted && template_get(v, at, n) != NULL;
		at += n;
		at += *at == ' ';
	}
	*line = at + (*at == '@');
	return wanted;
}

static bool write_line(const struct template_values *v, const char *path, const char *line,
	const char *end, struct buf *out)
{
	while (line < end) {
		const char *open = strstr(line, "{{");
		if (open == NULL || open >= end) {
			buf_add(out, line, (size_t)(end - line));
			break;
		}
		const char *name = open + 2, *close = strstr(name, "}}");
		const char *text = close == NULL || close > end
					   ? NULL
					   : template_get(v, name, (size_t)(close - name));
		if (text == NULL) {
			return diag_fail(v->a->diag, SM_E_DATA,
				"%s: nothing is known of '%.*s'", path,
				(int)strcspn(name, "}\n"), name);
		}
		buf_add(out, line, (size_t)(open - line));
		buf_puts(out, text);
		line = close + 2;
	}
	buf_puts(out, "\n");
	return true;
}

bool template_write(
	const struct template_values *v, const char *path, const char *text, struct buf *out)
{
	for (const char *line = text; !v->failed && *line != '\0';) {
		const char *end = line + strcspn(line, "\n");
		const char *next = end + (*end == '\n');
		if (is_wanted(v, &line) && !write_line(v, path, line, end, out)) {
			return false;
		}
		line = next;
	}
	return !v->failed;
}
