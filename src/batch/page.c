#include "batch/page.h"

#include "batch/page_files.h"

#include <string.h>

void page_text(struct buf *b, const char *text)
{
	if (text != NULL) {
		buf_xml(b, text, strlen(text));
	}
}

void page_address(struct buf *b, const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789-._~/";
	/* Or the first part of a path could be read as a scheme, or as another host. */
	buf_puts(b, path[0] == '/' ? "" : "./");
	for (const char *s = path; *s != '\0'; s++) {
		if (strchr(plain, *s) != NULL) {
			buf_add(b, s, 1);
		} else {
			buf_printf(b, "%%%02X", (unsigned)(unsigned char)*s);
		}
	}
}

void page_begin(struct buf *b, const char *title, enum page_pictures pictures)
{
	buf_printf(b,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"img-src %s; style-src '%s'; script-src '%s'; base-uri 'none'; form-action "
		"'none'\">\n"
		"<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
		pictures == PAGE_WITHIN ? "data:" : "'self' file:", PAGE_CSS_HASH,
		PAGE_JS_HASH);
	page_text(b, title);
	buf_puts(b, "</title>\n<style>");
	buf_add(b, page_css, sizeof(page_css));
	buf_puts(b, "</style>\n</head>\n<body>\n<h1>");
	page_text(b, title);
	buf_puts(b, "</h1>\n");
}

void page_end(struct buf *b)
{
	buf_puts(b, "<script>");
	buf_add(b, page_js, sizeof(page_js));
	buf_puts(b, "</script>\n</body>\n</html>\n");
}

void page_views(struct buf *b, bool over_first)
{
	buf_printf(b,
		"<fieldset class=\"views\" hidden>\n<legend>Editions</legend>\n"
		"<label><input type=\"radio\" name=\"view\" value=\"side\"%s> side by "
		"side</label>\n"
		"<label><input type=\"radio\" name=\"view\" value=\"over\"%s> one over the "
		"other</label>\n</fieldset>\n",
		over_first ? "" : " checked", over_first ? " checked" : "");
}

void page_pair_begin(struct buf *b)
{
	buf_puts(b, "<div class=\"pair\">\n<div class=\"pictures\">\n");
}

void page_picture_begin(struct buf *b, const char *caption, const char *name)
{
	buf_printf(b,
		"<figure><figcaption>%s</figcaption><div><img loading=\"lazy\" alt=\"%s: ",
		caption, caption);
	page_text(b, name);
	buf_puts(b, "\" src=\"");
}

void page_picture_end(
	struct buf *b, size_t width_px, size_t height_px, const struct page_box *box)
{
	buf_puts(b, "\"");
	if (width_px > 0) {
		buf_printf(b, " width=\"%zu\" height=\"%zu\"", width_px, height_px);
	}
	buf_puts(b, ">");
	if (box != NULL && box->right > box->left) {
		buf_printf(b,
			"<svg viewBox=\"0 0 %zu %zu\" preserveAspectRatio=\"none\" "
			"aria-hidden=\"true\"><rect x=\"%zu\" y=\"%zu\" width=\"%zu\" "
			"height=\"%zu\"/></svg>",
			width_px, height_px, box->left, box->top, box->right - box->left,
			box->bottom - box->top);
	}
	buf_puts(b, "</div></figure>\n");
}

void page_pair_end(struct buf *b, const char *name)
{
	buf_puts(b, "</div>\n<label class=\"slider\" hidden>before <input type=\"range\" "
		    "min=\"0\" max=\"100\" value=\"50\" aria-label=\"how much of the new "
		    "edition of ");
	page_text(b, name);
	buf_puts(b, "\"> after</label>\n</div>\n");
}
