#include "paint/html.h"

#include "base/locale.h"
#include "paint/html_data.h"
#include "paint/html_words.h"
#include "paint/page_files.h"
#include "paint/svg_props.h"

#include <inttypes.h>
#include <string.h>

enum { SVG_MAX_BYTES = 1 << 28 };

struct html {
	const struct html_page *page;
	const struct html_day *day; /* the one the page opens on */
	struct buf *b;
};

static void text(struct buf *b, const char *s)
{
	if (s != NULL) {
		buf_xml(b, s, strlen(s));
	}
}

static void element(struct buf *b, const char *name, const char *content)
{
	buf_printf(b, "<%s>", name);
	text(b, content);
	buf_printf(b, "</%s>\n", name);
}

static const char *word(const struct html *h, enum html_word w)
{
	return html_word(w, h->page->lang);
}

static void attribute(struct buf *b, const char *name, const char *value)
{
	if (value != NULL) {
		buf_printf(b, " %s=\"", name);
		text(b, value);
		buf_puts(b, "\"");
	}
}

static const char *title_of(const struct html *h)
{
	return h->day->title != NULL ? h->day->title : word(h, HTML_MAP);
}

/* What is brought along is all there is: nothing is fetched, whatever the data say. */
static void head(const struct html *h)
{
	struct buf *b = h->b;
	buf_puts(b,
		"<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'; script-src '" PAGE_JS_HASH "'; font-src data:; "
		"img-src data:; base-uri 'none'; form-action 'none'\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n");
	element(b, "title", title_of(h));
	if (h->day->alt != NULL) {
		buf_puts(b, "<meta name=\"description\"");
		attribute(b, "content", h->day->alt);
		buf_puts(b, ">\n");
	}
	buf_puts(b, "<style>\n");
	buf_add(b, page_css, sizeof(page_css));
	buf_puts(b, "</style>\n</head>\n");
}

static bool svg(struct sm_diag *d, const struct html *h)
{
	const struct html_page *page = h->page;
	struct buf svg;
	buf_init(&svg, SVG_MAX_BYTES);
	bool ok = paint_svg(d, page->scene, page->fonts, page->svg, &svg);
	if (ok) {
		buf_add(h->b, svg.ptr, svg.len);
	}
	buf_finish(&svg);
	return ok;
}

static void days(const struct html *h)
{
	struct buf *b = h->b;
	buf_puts(b,
		"<form class=\"sm-days\" hidden>\n<button type=\"button\" class=\"sm-back\">");
	text(b, word(h, HTML_BACK));
	buf_puts(b,
		"</button>\n<button type=\"button\" class=\"sm-play\" aria-pressed=\"false\">");
	text(b, word(h, HTML_PLAY));
	buf_puts(b, "</button>\n<button type=\"button\" class=\"sm-on\">");
	text(b, word(h, HTML_ON));
	buf_puts(b, "</button>\n<label for=\"sm-day\">");
	text(b, word(h, HTML_DATE));
	buf_printf(b,
		"</label>\n<input type=\"range\" id=\"sm-day\" min=\"0\" max=\"%zu\" "
		"step=\"1\" "
		"value=\"%" PRIu32 "\"",
		h->page->n_days - 1, h->page->scene->day);
	attribute(b, "aria-valuetext", h->day->text);
	buf_puts(b, ">\n<output for=\"sm-day\">");
	text(b, h->day->text);
	buf_puts(b, "</output>\n</form>\n");
}

static void layers(const struct html *h)
{
	struct buf *b = h->b;
	if (h->page->n_layers == 0) {
		return;
	}
	buf_puts(b, "<fieldset class=\"sm-layers\" hidden>\n");
	element(b, "legend", word(h, HTML_LAYERS));
	for (size_t i = 0; i < h->page->n_layers; i++) {
		buf_puts(b, "<label><input type=\"checkbox\" checked");
		attribute(b, "value", h->page->layers[i].ids);
		buf_puts(b, "> ");
		text(b, h->page->layers[i].text);
		buf_puts(b, "</label>\n");
	}
	buf_puts(b, "</fieldset>\n");
}

/* Where an address within a text ends: before blanks and what cannot be part of one, and
 * before the stop of its sentence. */
static size_t address_length(const char *s)
{
	static const char *const schemes[] = {"https://", "http://"};
	size_t n = 0;
	for (size_t i = 0; i < 2; i++) {
		n = strncmp(s, schemes[i], strlen(schemes[i])) == 0 ? strlen(schemes[i]) : n;
	}
	size_t end = n == 0 ? 0 : n + strcspn(s + n, " \t\r\n\"<>;");
	while (end > n && strchr(".,:)", s[end - 1]) != NULL) {
		end--;
	}
	return end > n ? end : 0;
}

/* The host of an address. */
static void host(struct buf *b, const char *address, size_t n)
{
	const char *begin = strstr(address, "://") + 3;
	size_t length = strcspn(begin, "/?#"), most = n - (size_t)(begin - address);
	buf_xml(b, begin, length < most ? length : most);
}

/* A text whose addresses are links, which are called by their hosts. */
static void linked_text(struct buf *b, const char *s)
{
	const char *begin = s;
	while (s != NULL && *s != '\0') {
		size_t n = address_length(s);
		if (n == 0) {
			s++;
			continue;
		}
		buf_xml(b, begin, (size_t)(s - begin));
		buf_puts(b, "<a href=\"");
		buf_xml(b, s, n);
		buf_puts(b, "\">");
		host(b, s, n);
		buf_puts(b, "</a>");
		begin = s += n;
	}
	text(b, begin);
}

static void date_cell(const struct html *h, struct date d)
{
	char iso[DATE_TEXT_MAX], words[DATE_TEXT_MAX];
	if (!date_is_given(d)) {
		buf_puts(h->b, "<td></td>");
		return;
	}
	date_iso(d, iso);
	date_long(d, h->page->lang, words);
	buf_printf(h->b, "<td><time datetime=\"%s\">", iso);
	text(h->b, words);
	buf_puts(h->b, "</time></td>");
}

static bool is_there(const struct html_row *row, uint32_t day)
{
	const struct scene_item it = {.spans = row->spans, .n_spans = row->n_spans};
	return scene_is_there(&it, day);
}

static void table_row(const struct html *h, const struct html_row *row)
{
	struct buf *b = h->b;
	const struct listing_row *r = &row->row;
	const char *const cells[] = {r->group, r->name, r->details};
	buf_puts(b, "<tr");
	attribute(b, "data-layer", r->layer);
	attribute(b, "data-key", r->key);
	svg_attr_spans(b, row->spans, row->n_spans);
	buf_puts(b, is_there(row, h->page->scene->day) ? ">" : " hidden>");
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		buf_puts(b, "<td>");
		text(b, cells[i]);
		buf_puts(b, "</td>");
	}
	date_cell(h, r->from);
	date_cell(h, r->to);
	buf_puts(b, "<td>");
	linked_text(b, r->source);
	buf_puts(b, "</td></tr>\n");
}

static void table(const struct html *h)
{
	static const enum html_word columns[] = {
		HTML_GROUP, HTML_NAME, HTML_DETAILS, HTML_FROM, HTML_TO, HTML_SOURCE};
	struct buf *b = h->b;
	if (h->page->n_rows == 0) {
		return;
	}
	buf_puts(b, "<section class=\"sm-facts\">\n<h2 id=\"sm-facts\">");
	text(b, word(h, HTML_TABLE));
	buf_puts(b,
		"</h2>\n<div class=\"sm-scroll\" role=\"region\" aria-labelledby=\"sm-facts\" "
		"tabindex=\"0\">\n<table>\n<thead><tr>");
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		buf_puts(b, "<th scope=\"col\" aria-sort=\"none\"><button type=\"button\">");
		text(b, word(h, columns[i]));
		buf_puts(b, "</button></th>");
	}
	buf_puts(b, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < h->page->n_rows; i++) {
		table_row(h, &h->page->rows[i]);
	}
	buf_puts(b, "</tbody>\n</table>\n</div>\n</section>\n");
}

/* The long text, a paragraph a line. */
static void in_words(const struct html *h)
{
	struct buf *b = h->b;
	const char *s = h->day->description;
	if (s == NULL || *s == '\0') {
		return;
	}
	buf_puts(b, "<section class=\"sm-words\">\n");
	element(b, "h2", word(h, HTML_IN_WORDS));
	while (*s != '\0') {
		size_t n = strcspn(s, "\n");
		buf_puts(b, "<p>");
		buf_xml(b, s, n);
		buf_puts(b, "</p>\n");
		s += n + (s[n] == '\n');
	}
	buf_puts(b, "</section>\n");
}

static void footer(const struct html *h)
{
	const struct scene_about *about = &h->page->scene->about;
	if (about->source == NULL && about->rights == NULL) {
		return;
	}
	buf_puts(h->b, "<footer>\n");
	if (about->source != NULL) {
		element(h->b, "p", about->source);
	}
	if (about->rights != NULL) {
		element(h->b, "p", about->rights);
	}
	buf_puts(h->b, "</footer>\n");
}

static bool figure(struct sm_diag *d, const struct html *h)
{
	struct buf *b = h->b;
	buf_puts(b, "<figure class=\"sm-figure\">\n<div class=\"sm-map\">\n");
	bool ok = svg(d, h);
	buf_puts(b, "</div>\n<div class=\"sm-tip\" hidden></div>\n<figcaption>");
	text(b, h->day->alt);
	buf_puts(b, "</figcaption>\n</figure>\n");
	return ok;
}

static bool finish(struct sm_diag *d, const struct html *h)
{
	return !h->b->failed || diag_fail(d, SM_E_LIMIT, "the page is too large");
}

bool paint_html(struct sm_diag *d, const struct html_page *page, struct buf *out)
{
	const struct html h = {page, &page->days[page->scene->day], out};
	buf_puts(out, "<!DOCTYPE html>\n<html");
	attribute(out, "lang", page->lang);
	attribute(out, "dir", locale_is_rtl(page->lang) ? "rtl" : "ltr");
	buf_puts(out, ">\n");
	head(&h);
	buf_puts(out, "<body>\n<main class=\"sm-page\">\n<header>");
	element(out, "h1", title_of(&h));
	buf_puts(out, "</header>\n");
	if (!figure(d, &h)) {
		return false;
	}
	days(&h);
	layers(&h);
	table(&h);
	in_words(&h);
	footer(&h);
	buf_puts(out, "</main>\n<script type=\"application/json\" id=\"sm-data\">");
	if (!html_data_write(d, page, out)) {
		return false;
	}
	buf_puts(out, "</script>\n<script>");
	buf_add(out, page_js, sizeof(page_js));
	buf_puts(out, "</script>\n</body>\n</html>\n");
	return finish(d, &h);
}

bool paint_fragment(struct sm_diag *d, const struct html_page *page, struct buf *out)
{
	const struct html h = {page, &page->days[page->scene->day], out};
	buf_puts(out, "<figure");
	attribute(out, "lang", page->lang);
	attribute(out, "dir", locale_is_rtl(page->lang) ? "rtl" : "ltr");
	buf_puts(out, ">\n");
	bool ok = svg(d, &h);
	buf_puts(out, "<figcaption>");
	text(out, h.day->alt);
	buf_puts(out, "</figcaption>\n</figure>\n");
	return ok && finish(d, &h);
}
