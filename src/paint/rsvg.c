#include "paint/rsvg.h"

#include "base/buf.h"

#include <dlfcn.h>
#include <glib-object.h>
#include <string.h>

/* The few functions needed, as librsvg 2.46 and later declare them. */
struct rectangle {
	double x, y, width, height;
};
struct library {
	void *handle;
	void *(*open)(const unsigned char *data, size_t n, GError **error);
	gboolean (*render)(
		void *svg, cairo_t *cr, const struct rectangle *viewport, GError **error);
};

/* dlsym() gives an object pointer; ISO C has no conversion to one of a function. */
static bool find(void *handle, const char *name, void *out)
{
	void *symbol = dlsym(handle, name);
	memcpy(out, &symbol, sizeof(symbol));
	return symbol != NULL;
}

/* Closing it again would only take it away under GLib, which keeps its types: it stays. */
static bool load(struct sm_diag *d, struct library *out)
{
	static const char *const names[] = {
		"librsvg-2.so.2", "librsvg-2.so", "librsvg-2.2.dylib"};
	out->handle = NULL;
	for (size_t i = 0; out->handle == NULL && i < sizeof(names) / sizeof(names[0]); i++) {
		out->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	}
	bool ok = out->handle != NULL &&
		  find(out->handle, "rsvg_handle_new_from_data", &out->open) &&
		  find(out->handle, "rsvg_handle_render_document", &out->render);
	return ok || diag_fail(d, SM_E_OUTPUT,
			     "SVG pictures in PNG and PDF need librsvg 2.46 or later (Debian: "
			     "librsvg2-2), which is not installed");
}

void rsvg_version(struct buf *out)
{
	static const char *const names[] = {
		"rsvg_major_version", "rsvg_minor_version", "rsvg_micro_version"};
	struct sm_diag quiet = {0};
	struct library lib;
	if (!load(&quiet, &lib)) {
		return;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const unsigned *number = dlsym(lib.handle, names[i]);
		if (number != NULL) {
			buf_printf(out, "%s%u", i == 0 ? "" : ".", *number);
		}
	}
}

static void write_document(struct buf *b, const struct picture *picture, struct rgba color)
{
	buf_puts(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"");
	for (size_t i = 0; i < 4; i++) {
		buf_puts(b, i == 0 ? "" : " ");
		buf_num(b, picture->view[i], 6);
	}
	buf_printf(b, "\" id=\"%s\" color=\"#%02x%02x%02x\">", picture->key, color.r, color.g,
		color.b);
	buf_add(b, picture->bytes, picture->n);
	buf_puts(b, "</svg>");
}

static bool render(struct sm_diag *d, const struct library *lib, const struct buf *document,
	cairo_t *cr, const struct picture *picture, const struct rectangle *viewport)
{
	GError *error = NULL;
	void *svg = lib->open((const unsigned char *)document->ptr, document->len, &error);
	bool ok = svg != NULL && lib->render(svg, cr, viewport, &error);
	if (!ok) {
		(void)diag_fail(d, SM_E_DATA, "%s: librsvg cannot draw it: %s", picture->path,
			error == NULL ? "no reason given" : error->message);
	}
	g_clear_error(&error);
	if (svg != NULL) {
		g_object_unref(svg);
	}
	return ok;
}

bool rsvg_paint(struct sm_diag *d, cairo_t *cr, const struct picture *picture,
	struct rgba color, const double size_pt[2])
{
	enum { DOCUMENT_MAX = 9 << 20 };
	struct library lib = {0};
	struct buf document;
	const struct rectangle viewport = {0, 0, size_pt[0], size_pt[1]};
	if (!load(d, &lib) || lib.open == NULL || lib.render == NULL) {
		return false;
	}
	buf_init(&document, DOCUMENT_MAX);
	write_document(&document, picture, color);
	bool ok = document.failed
			  ? diag_fail(d, SM_E_LIMIT, "%s: too large an SVG", picture->path)
			  : render(d, &lib, &document, cr, picture, &viewport);
	buf_finish(&document);
	return ok;
}
