#include "source/svg_css.h"

#include <string.h>

static const char blanks[] = " \t\r\n\f";
static const char external[] =
	"refers to another file or place; only what is within the file can "
	"be drawn";

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

/* Bytes of UTF-8 the parser has looked at. */
static void add_char(struct buf *out, char c)
{
	if (c == '&' || c == '<' || c == '"') {
		buf_puts(out, c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&quot;");
	} else {
		buf_add(out, &c, 1);
	}
}

/* The functions CSS has for colours, numbers and transforms; all others could load a file. */
static bool is_harmless(const char *name, size_t n)
{
	static const char *const names[] = {"url", "rgb", "rgba", "hsl", "hsla", "calc",
		"matrix", "translate", "translateX", "translateY", "scale", "scaleX", "scaleY",
		"rotate", "skewX", "skewY", "polygon", "circle", "ellipse", "inset", "rect",
		"blur"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0) {
			return true;
		}
	}
	return n == 0;
}

/* The inside of url( ), up to its bracket: `#id`, in quotes or not. NULL when it is anything
 * else; *end is behind the bracket. */
static const char *inner_url(const char *s, const char *last, size_t *n, const char **end)
{
	const char *close = memchr(s, ')', (size_t)(last - s));
	if (close == NULL) {
		return NULL;
	}
	*end = close + 1;
	while (s < close && strchr(" \t\r\n'\"", *s) != NULL) {
		s++;
	}
	while (s < close && strchr(" \t\r\n'\"", close[-1]) != NULL) {
		close--;
	}
	*n = (size_t)(close - s);
	if (*n < 2 || *s != '#') {
		return NULL;
	}
	for (const char *c = s + 1; c < close; c++) {
		if (!is_name(*c) && *c != '.' && *c != ':') {
			return NULL;
		}
	}
	return s;
}

const char *svg_css_value(struct buf *out, const char *s, size_t n, const char *key)
{
	const char *last = s + n, *word = s;
	for (const char *c = s; c < last; c++) {
		if (*c == '\\' || *c == '@') {
			return "has a style with a backslash or an at-rule, which cannot be "
			       "kept";
		}
		if (*c != '(') {
			word = is_name(*c) ? word : c + 1;
			add_char(out, *c);
			continue;
		}
		size_t length = (size_t)(c - word), id_length;
		if (!is_harmless(word, length)) {
			return external;
		}
		buf_add(out, "(", 1);
		if (length == 3 && memcmp(word, "url", 3) == 0) {
			const char *end, *id = inner_url(c + 1, last, &id_length, &end);
			if (id == NULL) {
				return external;
			}
			buf_printf(out, "#%s-%.*s)", key, (int)id_length - 1, id + 1);
			c = end - 1;
		}
		word = c + 1;
	}
	return NULL;
}

/* One selector of a rule. */
static void add_selector(struct buf *out, const char *s, size_t n, const char *key)
{
	buf_printf(out, "#%s ", key);
	for (size_t i = 0; i < n; i++) {
		add_char(out, s[i]);
		if (s[i] == '#') {
			buf_printf(out, "%s-", key);
		}
	}
}

/* The selectors before a rule's bracket, each with the key in front. */
static void add_selectors(struct buf *out, const char *s, size_t n, const char *key)
{
	const char *last = s + n;
	while (s < last) {
		s += strspn(s, blanks);
		const char *comma = s < last ? memchr(s, ',', (size_t)(last - s)) : NULL;
		const char *end = comma == NULL ? last : comma;
		if (s < end) {
			add_selector(out, s, (size_t)(end - s), key);
		}
		buf_puts(out, comma == NULL ? "" : ",");
		s = comma == NULL ? last : comma + 1;
	}
}

/* Without comments, into a text of its own. */
static void strip_comments(struct buf *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *end = i + 1 < n && s[i] == '/' && s[i + 1] == '*'
					  ? strstr(s + i + 2, "*/")
					  : NULL;
		if (end != NULL && end < s + n) {
			i = (size_t)(end - s) + 1;
		} else {
			buf_add(out, s + i, 1);
		}
	}
}

static const char *add_rules(struct buf *out, const char *s, const char *key)
{
	const char *wrong = NULL;
	for (s += strspn(s, blanks); wrong == NULL && *s != '\0'; s += strspn(s, blanks)) {
		size_t head = strcspn(s, "{}"), body = 0;
		if (memchr(s, '@', head) != NULL || memchr(s, '\\', head) != NULL) {
			return "has a style sheet with an at-rule or a backslash, which cannot "
			       "be "
			       "kept";
		}
		if (s[head] != '{' ||
			s[(body = strcspn(s + head + 1, "{}")) + head + 1] != '}') {
			return "has a style sheet whose brackets do not match";
		}
		add_selectors(out, s, head, key);
		buf_puts(out, "{");
		wrong = svg_css_value(out, s + head + 1, body, key);
		buf_puts(out, "}\n");
		s += head + body + 2;
	}
	return wrong;
}

const char *svg_css_sheet(struct buf *out, const char *s, size_t n, const char *key)
{
	struct buf plain;
	buf_init(&plain, n + 1);
	strip_comments(&plain, s, n);
	const char *wrong = plain.ptr == NULL ? NULL : add_rules(out, plain.ptr, key);
	out->failed = out->failed || plain.failed;
	buf_finish(&plain);
	return wrong;
}
