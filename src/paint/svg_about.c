#include "paint/svg_about.h"

#include "paint/xmp.h"

#include <string.h>

static bool has_text(const struct scene *s)
{
	return s->about.description != NULL && s->about.description[0] != '\0';
}

/* A map without a title is named by its short text. */
static const char *name_of(const struct scene *s)
{
	return s->title != NULL ? s->title : s->about.alt;
}

static void add_id(const char *prefix, const char *id, struct buf *b)
{
	if (prefix != NULL) {
		buf_xml(b, prefix, strlen(prefix));
	}
	buf_puts(b, id);
}

static void add_element(
	const char *name, const char *prefix, const char *id, const char *text, struct buf *b)
{
	buf_printf(b, "<%s", name);
	if (id != NULL) {
		buf_puts(b, " id=\"");
		add_id(prefix, id, b);
		buf_puts(b, "\"");
	}
	buf_puts(b, ">");
	buf_xml(b, text, strlen(text));
	buf_printf(b, "</%s>", name);
}

void svg_about_attributes(const struct scene *s, const char *prefix, struct buf *b)
{
	if (!has_text(s)) {
		return;
	}
	if (name_of(s) != NULL) {
		buf_puts(b, " aria-labelledby=\"");
		add_id(prefix, "map-title", b);
		buf_puts(b, "\"");
	}
	buf_puts(b, " aria-describedby=\"");
	add_id(prefix, "map-desc", b);
	buf_puts(b, "\"");
}

void svg_about_elements(const struct scene *s, const char *prefix, struct buf *b)
{
	if (name_of(s) != NULL) {
		add_element("title", prefix, has_text(s) ? "map-title" : NULL, name_of(s), b);
	}
	if (has_text(s)) {
		buf_puts(b, "\n");
		add_element("desc", prefix, "map-desc", s->about.description, b);
		buf_puts(b, "\n<metadata>\n");
		xmp_rdf(s, false, b);
		buf_puts(b, "</metadata>");
	}
}
