#include "batch/gallery.h"

#include "base/out.h"
#include "base/path.h"
#include "batch/diff_files.h"
#include "batch/gallery_pictures.h"
#include "batch/page.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { PAGE_MAX_BYTES = 1 << 30, VALUE_BYTES = 256 };

/* The part of a job's name on an axis; NULL: it has another number of parts. */
static const char *value_of(
	const struct gallery_request *r, const char *name, size_t axis, char out[VALUE_BYTES])
{
	size_t parts = 1, length = 0;
	for (const char *s = name; *s != '\0'; s++) {
		parts += *s == '/';
	}
	if (parts != r->n_axes) {
		return NULL;
	}
	for (size_t i = 0; i < axis; i++) {
		name = strchr(name, '/') + 1;
	}
	length = strcspn(name, "/");
	length = length < VALUE_BYTES ? length : VALUE_BYTES - 1;
	memcpy(out, name, length);
	out[length] = '\0';
	return out;
}

static int by_text(const void *pa, const void *pb)
{
	const char *const *a = pa, *const *b = pb;
	return strcmp(*a, *b);
}

/* A list to choose one of the axis's values from, when there are several. */
static bool add_axis(
	struct arena *a, const struct gallery_request *r, size_t axis, struct buf *page)
{
	const char **values = arena_alloc(a, r->n_receipts + 1, sizeof(const char *));
	size_t n = 0;
	for (size_t i = 0; values != NULL && i < r->n_receipts; i++) {
		char value[VALUE_BYTES];
		if (value_of(r, r->receipts[i]->name, axis, value) != NULL) {
			values[n] = arena_strdup(a, value);
			if (values[n++] == NULL) {
				return false;
			}
		}
	}
	if (values == NULL || n == 0) {
		return values != NULL;
	}
	qsort(values, n, sizeof(*values), by_text);
	if (strcmp(values[0], values[n - 1]) == 0) {
		return true;
	}
	buf_printf(page, "<label>%s <select name=\"%s\"><option value=\"\">all</option>",
		r->axes[axis], r->axes[axis]);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || strcmp(values[i - 1], values[i]) != 0) {
			buf_puts(page, "<option value=\"");
			page_text(page, values[i]);
			buf_puts(page, "\">");
			page_text(page, values[i]);
			buf_puts(page, "</option>");
		}
	}
	buf_puts(page, "</select></label>\n");
	return true;
}

/* What can be asked of a map besides its axes. */
static const struct flag {
	const char *name, *words;
} flags[] = {{"warned", "with warnings"}, {"dropped", "with labels dropped"},
	{"changed", "changed"}, {"new", "new"}};
enum { N_FLAGS = sizeof(flags) / sizeof(flags[0]) };

static bool has_flag(const struct gallery_map *m, size_t flag)
{
	const bool has[N_FLAGS] = {m->receipt->warnings.n > 0, m->receipt->dropped.n > 0,
		m->state == GALLERY_CHANGED, m->state == GALLERY_NEW};
	return has[flag];
}

static bool add_filters(struct arena *a, const struct gallery_pictures *p, struct buf *page)
{
	bool ok = true;
	buf_puts(page, "<form class=\"filters\" hidden>\n");
	for (size_t i = 0; ok && i < p->request->n_axes; i++) {
		ok = add_axis(a, p->request, i, page);
	}
	for (size_t k = 0; k < N_FLAGS; k++) {
		size_t n = 0;
		for (size_t i = 0; i < p->n; i++) {
			n += has_flag(&p->maps[i], k);
		}
		if (n > 0) {
			buf_printf(page,
				"<label><input type=\"checkbox\" name=\"%s\"> %s "
				"(%zu)</label>\n",
				flags[k].name, flags[k].words, n);
		}
	}
	buf_printf(page, "<output>%zu of %zu</output> maps\n</form>\n", p->n, p->n);
	return ok;
}

static void add_texts(struct buf *page, const char *class, const char *one, const char *many,
	const struct receipt_texts *texts)
{
	if (texts->n == 0) {
		return;
	}
	buf_printf(page, "<details class=\"%s\"><summary>%zu %s</summary>\n<ul>\n", class,
		texts->n, texts->n == 1 ? one : many);
	for (size_t i = 0; i < texts->n; i++) {
		buf_puts(page, "<li>");
		page_text(page, texts->items[i]);
		buf_puts(page, "</li>\n");
	}
	buf_puts(page, "</ul>\n</details>\n");
}

/* The picture and, without one, a word; a link to the file in any case. */
static void add_picture(struct buf *page, const struct gallery_map *m)
{
	const struct receipt *r = m->receipt;
	const char *target = m->shown != NULL ? m->shown->path : r->outputs[0].path;
	buf_puts(page, "<a href=\"");
	page_address(page, target);
	buf_puts(page, "\">");
	if (m->shown == NULL) {
		buf_puts(page, m->problem.text[0] == '\0' ? "no PNG or SVG" : "no picture");
	} else {
		buf_puts(page, "<img loading=\"lazy\" alt=\"");
		page_text(page, r->name);
		buf_puts(page, "\" src=\"");
		page_address(page, m->thumbnail[0] != '\0' ? m->thumbnail : target);
		buf_puts(page, "\">");
	}
	buf_puts(page, "</a>\n<h2>");
	page_text(page, r->name);
	buf_puts(page, "</h2>\n<p>");
	for (size_t i = 0; i < r->n_outputs; i++) {
		const char *dot = strrchr(r->outputs[i].path, '.');
		buf_puts(page, i == 0 ? "<a href=\"" : ", <a href=\"");
		page_address(page, r->outputs[i].path);
		buf_puts(page, "\">");
		page_text(page, dot == NULL ? r->outputs[i].path : dot + 1);
		buf_puts(page, "</a>");
	}
	buf_puts(page, "</p>\n");
}

static void say_change(struct buf *page, const struct gallery_map *m)
{
	const struct pixels_change *c = &m->change;
	if (c->n_all == 0) {
		buf_puts(page, "changed since the edition before");
	} else if (c->n_changed == 0) {
		buf_puts(page, "the same pixels as in the edition before");
	} else {
		double percent = 100.0 * (double)c->n_changed / (double)c->n_all;
		buf_num(page, percent < 0.01 ? 0.01 : percent, 2);
		buf_puts(page, " % of the pixels changed");
	}
}

static void add_editions(struct buf *page, const struct gallery_map *m)
{
	const struct pixels_change *c = &m->change;
	const struct page_box box = {c->left, c->top, c->right, c->bottom};
	if (m->state == GALLERY_NEW) {
		buf_puts(page, "<p>new</p>\n");
	}
	if (m->state != GALLERY_CHANGED) {
		return;
	}
	if (m->before[0] == '\0') {
		buf_puts(page, "<p>");
		say_change(page, m);
		buf_puts(page, "</p>\n");
		return;
	}
	buf_puts(page, "<details class=\"editions\"><summary>");
	say_change(page, m);
	buf_puts(page, "</summary>\n");
	page_pair_begin(page);
	page_picture_begin(page, "before", m->receipt->name);
	page_address(page, m->before);
	page_picture_end(page, 0, 0, NULL);
	page_picture_begin(page, "now", m->receipt->name);
	page_address(page, m->shown->path);
	page_picture_end(page, m->width_px, m->height_px, &box);
	page_pair_end(page, m->receipt->name);
	buf_puts(page, "</details>\n");
}

static void add_map(
	const struct gallery_request *r, const struct gallery_map *m, struct buf *page)
{
	char value[VALUE_BYTES];
	if (m->receipt->n_outputs == 0) {
		return;
	}
	buf_puts(page, "<article class=\"map\"");
	for (size_t i = 0; i < r->n_axes; i++) {
		if (value_of(r, m->receipt->name, i, value) != NULL) {
			buf_printf(page, " data-%s=\"", r->axes[i]);
			page_text(page, value);
			buf_puts(page, "\"");
		}
	}
	for (size_t k = 0; k < N_FLAGS; k++) {
		if (has_flag(m, k)) {
			buf_printf(page, " data-%s=\"yes\"", flags[k].name);
		}
	}
	buf_puts(page, ">\n");
	add_picture(page, m);
	add_editions(page, m);
	add_texts(page, "warned", "warning", "warnings", &m->receipt->warnings);
	add_texts(page, "dropped", "label dropped", "labels dropped", &m->receipt->dropped);
	buf_puts(page, "</article>\n");
}

/* Maps of the edition before that this one does not have. */
static bool list_gone(
	struct arena *a, const struct gallery_request *r, struct receipt_texts *out)
{
	struct diff_list list;
	if (r->previous_dir == NULL) {
		return true;
	}
	bool ok = diff_find(a, r->previous_dir, r->out_dir, &list);
	for (size_t i = 0; ok && i < list.n; i++) {
		bool is_there = false;
		for (int k = 0; k < DIFF_N_FORMATS; k++) {
			is_there = is_there || list.items[i].paths[DIFF_NEW][k] != NULL;
		}
		ok = is_there || texts_add(a, out, list.items[i].name);
	}
	return ok;
}

static bool write_page(struct arena *a, const struct gallery_pictures *p, struct buf *page)
{
	const struct gallery_request *r = p->request;
	static const struct receipt_texts none = {0};
	struct receipt_texts gone = {0};
	if (!list_gone(a, r, &gone)) {
		return false;
	}
	page_begin(page, r->title, PAGE_BESIDE);
	add_texts(page, "warned", "map not drawn", "maps not drawn",
		r->unfinished == NULL ? &none : r->unfinished);
	add_texts(page, "warned", "map of the edition before is no more",
		"maps of the edition before are no more", &gone);
	if (!add_filters(a, p, page)) {
		return false;
	}
	if (r->previous_dir != NULL) {
		page_views(page, true);
	}
	buf_puts(page, "<main class=\"maps\">\n");
	for (size_t i = 0; i < p->n; i++) {
		add_map(r, &p->maps[i], page);
	}
	buf_puts(page, "</main>\n");
	page_end(page);
	return !page->failed || diag_fail(a->diag, SM_E_LIMIT, "the gallery is too large");
}

bool gallery_write(struct sm_diag *d, const struct gallery_request *request)
{
	struct arena a = {.diag = d};
	struct buf page;
	struct gallery_pictures p = {.request = request,
		.maps = arena_alloc(&a, request->n_receipts + 1, sizeof(*p.maps)),
		.n = request->n_receipts};
	char *path = path_join(&a, request->out_dir, "index.html");
	buf_init(&page, PAGE_MAX_BYTES);
	for (size_t i = 0; p.maps != NULL && i < p.n; i++) {
		p.maps[i].receipt = request->receipts[i];
	}
	bool ok = p.maps != NULL && path != NULL && gallery_make_pictures(d, &p) &&
		  write_page(&a, &p, &page) && out_write(d, path, page.ptr, page.len);
	if (ok) { /* the page that showed them is gone */
		gallery_remove_unused(&p);
	}
	buf_finish(&page);
	arena_finish(&a);
	return ok;
}
