#include "source/svg_clean.h"

#include "base/num.h"
#include "source/svg_css.h"

#include <expat.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#define SVG_NS "http://www.w3.org/2000/svg"
#define XLINK_NS "http://www.w3.org/1999/xlink"
#define XML_NS "http://www.w3.org/XML/1998/namespace"

enum { DEPTH_MAX = 200, CLEAN_MAX = 8 << 20, SHEET_MAX = 1 << 20 };

/* What draws, or is needed by what draws. */
static const char *const kept[] = {"circle", "clipPath", "defs", "desc", "ellipse", "feBlend",
	"feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
	"feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
	"feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
	"feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight",
	"feTile", "feTurbulence", "filter", "g", "image", "line", "linearGradient", "marker",
	"mask", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop",
	"style", "svg", "switch", "symbol", "text", "textPath", "title", "tspan", "use"};

struct cleaner {
	struct arena *a;
	struct picture *picture;
	XML_Parser parser;
	struct buf out, sheet;
	int depth, skipped; /* elements open; of these, from the outermost that is taken out */
	bool in_style;
	bool failed;
};

static void fail(struct cleaner *c, const char *what)
{
	if (!c->failed) {
		(void)diag_fail(c->a->diag, SM_E_DATA, "%s:%lu:%lu: %s", c->picture->path,
			(unsigned long)XML_GetCurrentLineNumber(c->parser),
			(unsigned long)XML_GetCurrentColumnNumber(c->parser) + 1, what);
	}
	c->failed = true;
	(void)XML_StopParser(c->parser, XML_FALSE);
}

/* The local name when it is in the namespace (NULL: in none), else NULL. */
static const char *local(const char *name, const char *space)
{
	const char *blank = strchr(name, ' ');
	if (space == NULL || blank == NULL) {
		return space == NULL && blank == NULL ? name : NULL;
	}
	size_t n = (size_t)(blank - name);
	return strlen(space) == n && memcmp(name, space, n) == 0 ? blank + 1 : NULL;
}

static bool is_kept(const char *name)
{
	for (size_t i = 0; name != NULL && i < sizeof(kept) / sizeof(kept[0]); i++) {
		if (strcmp(kept[i], name) == 0) {
			return true;
		}
	}
	return false;
}

static bool begins_with(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* A reference: within the file, or a picture that is part of it. */
static void add_href(struct cleaner *c, const char *value)
{
	static const char *const pictures[] = {
		"data:image/png;", "data:image/jpeg;", "data:image/jpg;"};
	bool inside = false;
	value += strspn(value, " \t\r\n");
	for (size_t i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++) {
		inside = inside || begins_with(value, pictures[i]);
	}
	if (value[0] != '#' && !inside) {
		fail(c, "refers to another file or place; only what is within the file can be "
			"drawn");
		return;
	}
	buf_puts(&c->out, " xlink:href=\"");
	if (!inside) {
		buf_printf(&c->out, "#%s-", c->picture->key);
		value++;
	}
	buf_xml(&c->out, value, strlen(value));
	buf_puts(&c->out, "\"");
}

/* In HTML capitals mean the same as small letters. Attributes without meaning for a drawing,
 * and those of the root that its <symbol> has. */
static bool is_dropped(const struct cleaner *c, const char *name)
{
	static const char *const of_root[] = {"x", "y", "width", "height", "viewBox", "version",
		"baseProfile", "preserveAspectRatio", "overflow", "id", "zoomAndPan"};
	bool dropped = strncasecmp(name, "on", 2) == 0 || begins_with(name, "aria-") ||
		       begins_with(name, "data-") || strcmp(name, "role") == 0 ||
		       strcmp(name, "tabindex") == 0;
	for (size_t i = 0; c->depth == 1 && i < sizeof(of_root) / sizeof(of_root[0]); i++) {
		dropped = dropped || strcmp(of_root[i], name) == 0;
	}
	return dropped;
}

static void add_attribute(struct cleaner *c, const char *name, const char *value)
{
	const char *href = local(name, XLINK_NS), *plain = local(name, NULL);
	const char *xml = local(name, XML_NS);
	if ((href != NULL && strcmp(href, "href") == 0) ||
		(plain != NULL && strcasecmp(plain, "href") == 0)) {
		add_href(c, value);
	} else if (xml != NULL && strcmp(xml, "space") == 0) {
		buf_puts(&c->out, " xml:space=\"");
		buf_xml(&c->out, value, strlen(value));
		buf_puts(&c->out, "\"");
	} else if (plain != NULL && !is_dropped(c, plain)) {
		buf_printf(&c->out, " %s=\"", plain);
		if (strcmp(plain, "id") == 0) {
			buf_printf(&c->out, "%s-", c->picture->key);
		}
		const char *wrong =
			svg_css_value(&c->out, value, strlen(value), c->picture->key);
		buf_puts(&c->out, "\"");
		if (wrong != NULL) {
			fail(c, wrong);
		}
	}
}

/* A number and a unit, in CSS pixels; 0 for what is none. */
static double length_px(const char *s)
{
	static const struct {
		const char *name;
		double px;
	} units[] = {{"px", 1}, {"pt", 4 / 3.0}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54},
		{"in", 96}, {"pc", 16}, {"", 1}};
	for (size_t i = 0; s != NULL && i < sizeof(units) / sizeof(units[0]); i++) {
		size_t n = strlen(s), k = strlen(units[i].name);
		double v;
		if (n > k && strcmp(s + n - k, units[i].name) == 0 && num_parse(s, n - k, &v)) {
			return v * units[i].px;
		}
	}
	return 0;
}

/* The four numbers of a viewBox. */
static bool read_view(const char *s, double out[4])
{
	static const char between[] = " ,\t\r\n";
	size_t i = 0;
	for (s += strspn(s, between); *s != '\0' && i < 4; i++) {
		size_t n = strcspn(s, between);
		if (!num_parse(s, n, &out[i])) {
			return false;
		}
		s += n;
		s += strspn(s, between);
	}
	return i == 4 && *s == '\0';
}

static bool is_size(double v)
{
	return v > 0 && v < 1e9;
}

static void read_root(struct cleaner *c, const char *name, const char **attributes)
{
	const char *svg = local(name, SVG_NS), *width = NULL, *height = NULL, *view = NULL;
	double *v = c->picture->view;
	if (svg == NULL || strcmp(svg, "svg") != 0) {
		fail(c, "no SVG: its root is no <svg> of the namespace " SVG_NS);
		return;
	}
	for (size_t i = 0; attributes[i] != NULL; i += 2) {
		const char *value = attributes[i + 1];
		width = strcmp(attributes[i], "width") == 0 ? value : width;
		height = strcmp(attributes[i], "height") == 0 ? value : height;
		view = strcmp(attributes[i], "viewBox") == 0 ? value : view;
	}
	if (view == NULL) {
		v[2] = length_px(width);
		v[3] = length_px(height);
	}
	bool ok = view == NULL || read_view(view, v);
	if (!ok || !is_size(v[2]) || !is_size(v[3])) {
		fail(c, "an SVG of no size: its root needs a viewBox, or width and height");
	}
}

/* What is taken out although it could be seen. */
static void warn(struct cleaner *c, const char *name)
{
	if (name != NULL && strcmp(name, "foreignObject") == 0) {
		diag_warn(c->a->diag, "picture", "%s: what is no SVG in it is not drawn",
			c->picture->path);
	}
	if (name != NULL && strcmp(name, "text") == 0) {
		diag_warn(c->a->diag, "picture",
			"%s: has text, which looks different where its font is not there; turn "
			"it "
			"into paths",
			c->picture->path);
	}
}

static void on_start(void *user, const char *name, const char **attributes)
{
	struct cleaner *c = user;
	const char *svg = local(name, SVG_NS);
	/* Links are groups to which a click means something. */
	const char *written = svg != NULL && strcmp(svg, "a") == 0 ? "g" : svg;
	c->depth++;
	if (c->failed || c->skipped > 0) {
		c->skipped += c->skipped > 0;
		return;
	}
	if (c->depth > DEPTH_MAX) {
		fail(c, "an SVG of more than 200 levels");
		return;
	}
	warn(c, svg);
	if (c->depth == 1) {
		read_root(c, name, attributes);
		written = "g";
	}
	/* A sheet is text alone: behind an element within it nothing would be looked at. */
	if (c->in_style || written == NULL || !is_kept(written)) {
		c->skipped = 1;
		return;
	}
	buf_printf(&c->out, "<%s", written);
	bool link = svg != written && c->depth > 1;
	for (size_t i = 0; attributes[i] != NULL && !c->failed; i += 2) {
		const char *blank = strchr(attributes[i], ' ');
		bool href = strcasecmp(blank == NULL ? attributes[i] : blank + 1, "href") == 0;
		if (!link || !href) {
			add_attribute(c, attributes[i], attributes[i + 1]);
		}
	}
	buf_puts(&c->out, ">");
	c->in_style = strcmp(written, "style") == 0;
}

static void on_end(void *user, const char *name)
{
	struct cleaner *c = user;
	const char *svg = local(name, SVG_NS);
	bool group = c->depth == 1 || (svg != NULL && strcmp(svg, "a") == 0);
	c->depth--;
	if (c->failed || c->skipped > 0) {
		c->skipped -= c->skipped > 0;
		return;
	}
	if (c->in_style) {
		const char *sheet = c->sheet.ptr == NULL ? "" : c->sheet.ptr;
		const char *wrong =
			svg_css_sheet(&c->out, sheet, strlen(sheet), c->picture->key);
		c->out.failed = c->out.failed || c->sheet.failed;
		buf_finish(&c->sheet);
		buf_init(&c->sheet, SHEET_MAX);
		c->in_style = false;
		if (wrong != NULL) {
			fail(c, wrong);
			return;
		}
	}
	buf_printf(&c->out, "</%s>", group ? "g" : svg);
}

static void on_text(void *user, const char *s, int n)
{
	struct cleaner *c = user;
	if (c->failed || c->skipped > 0) {
		return;
	}
	if (c->in_style) {
		buf_add(&c->sheet, s, (size_t)n);
	} else {
		buf_xml(&c->out, s, (size_t)n);
	}
}

/* Entities could make a small file huge, or name another one. */
static void on_doctype(void *user, const char *name, const char *system_id,
	const char *public_id, int has_subset)
{
	if (has_subset) {
		fail(user, "has entities of its own, which cannot be kept; save it as plain "
			   "SVG");
	}
}

bool svg_clean(struct arena *a, const char *svg, size_t n, struct picture *out)
{
	struct cleaner c = {.a = a, .picture = out, .parser = XML_ParserCreateNS(NULL, ' ')};
	if (c.parser == NULL) {
		return diag_fail(a->diag, SM_E_NOMEM, "out of memory");
	}
	buf_init(&c.out, CLEAN_MAX);
	buf_init(&c.sheet, SHEET_MAX);
	XML_SetUserData(c.parser, &c);
	XML_SetElementHandler(c.parser, on_start, on_end);
	XML_SetCharacterDataHandler(c.parser, on_text);
	XML_SetStartDoctypeDeclHandler(c.parser, on_doctype);
	bool ok = XML_Parse(c.parser, svg, (int)n, XML_TRUE) == XML_STATUS_OK;
	if (!ok) {
		fail(&c, XML_ErrorString(XML_GetErrorCode(c.parser)));
	}
	if (ok && (c.out.failed || c.out.ptr == NULL)) {
		ok = diag_fail(a->diag, SM_E_LIMIT, "%s: too large an SVG", out->path);
	}
	out->bytes = ok ? arena_strdup(a, c.out.ptr) : NULL;
	out->n = c.out.len;
	XML_ParserFree(c.parser);
	buf_finish(&c.out);
	buf_finish(&c.sheet);
	return out->bytes != NULL;
}
