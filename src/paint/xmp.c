#include "paint/xmp.h"

#include <string.h>

static void text(struct buf *b, const char *s)
{
	buf_xml(b, s, strlen(s));
}

/* A text in one language; XMP wants the default to come first, be it twice. */
static void add_alt(
	struct buf *b, const char *name, const char *value, const char *const langs[2])
{
	if (value == NULL || value[0] == '\0') {
		return;
	}
	buf_printf(b, "<%s><rdf:Alt>", name);
	for (size_t i = 0; i < 2; i++) {
		if (langs[i] == NULL) {
			continue;
		}
		buf_puts(b, "<rdf:li xml:lang=\"");
		text(b, langs[i]);
		buf_puts(b, "\">");
		text(b, value);
		buf_puts(b, "</rdf:li>");
	}
	buf_printf(b, "</rdf:Alt></%s>\n", name);
}

/* A value in a container, or, without one, alone. */
static void add_text(struct buf *b, const char *name, const char *container, const char *value)
{
	if (value == NULL || value[0] == '\0') {
		return;
	}
	buf_printf(b, "<%s>", name);
	if (container != NULL) {
		buf_printf(b, "<rdf:%s><rdf:li>", container);
	}
	text(b, value);
	if (container != NULL) {
		buf_printf(b, "</rdf:li></rdf:%s>", container);
	}
	buf_printf(b, "</%s>\n", name);
}

void xmp_rdf(const struct scene *s, bool with_alt, struct buf *b)
{
	const char *const langs[] = {with_alt || s->lang == NULL ? "x-default" : NULL, s->lang};
	buf_puts(b, "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
		    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
	if (with_alt) {
		buf_puts(b, " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
			    "xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
			    "\"");
	}
	buf_puts(b, ">\n<rdf:Description rdf:about=\"\">\n");
	add_alt(b, "dc:title", s->title, langs);
	add_alt(b, "dc:description", s->about.alt, langs);
	add_text(b, "dc:creator", "Seq", s->author);
	add_alt(b, "dc:rights", s->about.rights, langs);
	add_text(b, "dc:source", NULL, s->about.source);
	add_text(b, "dc:language", "Bag", s->lang);
	if (with_alt) {
		add_alt(b, "Iptc4xmpCore:AltTextAccessibility", s->about.alt, langs);
		add_alt(b, "Iptc4xmpCore:ExtDescrAccessibility", s->about.description, langs);
		add_text(b, "xmp:CreatorTool", NULL, "sahelmap");
	}
	buf_puts(b, "</rdf:Description>\n</rdf:RDF>\n");
}

void xmp_packet(const struct scene *s, struct buf *b)
{
	buf_puts(b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n");
	xmp_rdf(s, true, b);
	buf_puts(b, "</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}
