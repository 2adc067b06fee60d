#include "batch/diff_write.h"

#include "batch/page.h"
#include "paint/svg_image.h"
#include "source/file.h"

#include <string.h>

/* Larger pictures are shrunk to this, so that the page can be opened. */
enum { LONGEST_PX = 1800 };

void diff_page_begin(struct diff_writer *w)
{
	struct buf title;
	buf_init(&title, 1 << 16);
	buf_printf(&title, "%s and %s", w->old_path, w->new_path);
	page_begin(w->page, title.ptr, PAGE_WITHIN);
	buf_finish(&title);
	page_views(w->page, false);
}

void diff_page_end(struct diff_writer *w)
{
	struct buf sum;
	buf_init(&sum, 1 << 10);
	diff_say_sum(w, &sum);
	buf_puts(w->page, "<p class=\"sum\">");
	page_text(w->page, sum.ptr);
	buf_puts(w->page, "</p>\n");
	buf_finish(&sum);
	page_end(w->page);
}

static void add_data(struct buf *out, const char *type, const char *bytes, size_t n)
{
	buf_printf(out, "data:image/%s;base64,", type);
	svg_base64(out, (const unsigned char *)bytes, n);
}

/* The address of a PNG with that data. */
static bool add_png(struct diff_writer *w, const char *path, size_t *width, size_t *height)
{
	char *bytes;
	size_t n;
	if (!file_read(w->a, path, &bytes, &n)) {
		return false;
	}
	if (pixels_size(bytes, n, width, height) && *width <= LONGEST_PX &&
		*height <= LONGEST_PX) {
		add_data(w->page, "png", bytes, n);
		return true;
	}
	struct pixels p;
	struct buf small;
	buf_init(&small, (size_t)1 << 28);
	bool ok = pixels_read(w->a->diag, path, bytes, n, &p) &&
		  pixels_thumbnail(w->a->diag, &p, LONGEST_PX, &small);
	if (ok) {
		add_data(w->page, "png", small.ptr, small.len);
	}
	buf_finish(&small);
	pixels_finish(&p);
	return ok;
}

static bool add_svg(struct diff_writer *w, const char *path)
{
	char *bytes;
	size_t n;
	if (!file_read(w->a, path, &bytes, &n)) {
		return false;
	}
	add_data(w->page, "svg+xml", bytes, n);
	return true;
}

/* The format to show of one edition; DIFF_N_FORMATS: none can be shown. */
static enum diff_format shown(const struct diff_files *f, enum diff_side side)
{
	return f->paths[side][DIFF_PNG] != NULL	  ? DIFF_PNG
	       : f->paths[side][DIFF_SVG] != NULL ? DIFF_SVG
						  : DIFF_N_FORMATS;
}

static bool add_picture(struct diff_writer *w, const struct diff_map *m, enum diff_side side)
{
	enum diff_format format = shown(m->files, side);
	const struct pixels_change *c = &m->pixels.change;
	const struct page_box box = {c->left, c->top, c->right, c->bottom};
	size_t width = 0, height = 0;
	if (format == DIFF_N_FORMATS) {
		return true;
	}
	const char *path = m->files->paths[side][format];
	page_picture_begin(w->page, side == DIFF_OLD ? "old" : "new", m->files->name);
	bool ok = format == DIFF_PNG ? add_png(w, path, &width, &height) : add_svg(w, path);
	page_picture_end(w->page, width, height, format == DIFF_PNG ? &box : NULL);
	return ok;
}

static bool add_pair(struct diff_writer *w, const struct diff_map *m)
{
	page_pair_begin(w->page);
	bool ok = add_picture(w, m, DIFF_OLD) && add_picture(w, m, DIFF_NEW);
	page_pair_end(w->page, m->files->name);
	return ok;
}

/* Closes what was said in a list item. */
static void add_item(struct buf *page, struct buf *said)
{
	buf_puts(page, "<li>");
	page_text(page, said->ptr);
	buf_puts(page, "</li>\n");
	buf_finish(said);
}

static void add_list(struct buf *page, const struct diff_map *m)
{
	struct buf said;
	buf_init(&said, 1 << 20);
	buf_puts(page, "<ul>\n");
	if (m->pixels.is_known) {
		diff_say_pixels(&m->pixels, &said);
		add_item(page, &said);
	}
	for (int i = 0; i < DIFF_REPORT; i++) {
		if (diff_say_format(m, (enum diff_format)i, &said)) {
			add_item(page, &said);
		}
	}
	for (size_t i = 0; i < m->n_texts; i++) {
		diff_say_text(&m->texts[i], &said);
		add_item(page, &said);
	}
	if (m->other_order) {
		buf_puts(&said, "the legend has another order");
		add_item(page, &said);
	}
	buf_puts(page, "</ul>\n");
	buf_finish(&said);
}

/* Folded, when they are many. */
static void add_labels(struct buf *page, const struct diff_map *m)
{
	enum { FEW = 12 };
	struct buf said;
	if (m->n_labels == 0) {
		return;
	}
	buf_printf(page, "<details%s><summary>Labels: ", m->n_labels <= FEW ? " open" : "");
	size_t n_of[DIFF_LABEL_N_KINDS] = {0}, n = 0;
	for (size_t i = 0; i < m->n_labels; i++) {
		n_of[m->labels[i].kind]++;
	}
	for (int i = 0; i < DIFF_LABEL_N_KINDS; i++) {
		if (n_of[i] > 0) {
			buf_printf(page, "%s%zu %s", n == 0 ? "" : ", ", n_of[i],
				diff_label_word((enum diff_label_kind)i));
			n += n_of[i];
		}
	}
	buf_puts(page, "</summary>\n<ul>\n");
	buf_init(&said, 1 << 20);
	for (size_t i = 0; i < m->n_labels; i++) {
		diff_say_label(&m->labels[i], &said);
		add_item(page, &said);
	}
	buf_puts(page, "</ul>\n</details>\n");
}

bool diff_page_map(struct diff_writer *w, const struct diff_map *m)
{
	bool had = shown(m->files, DIFF_OLD) != DIFF_N_FORMATS;
	bool is = shown(m->files, DIFF_NEW) != DIFF_N_FORMATS;
	buf_puts(w->page, "<section>\n<h2>");
	page_text(w->page, m->files->name);
	buf_printf(w->page, ": %s</h2>\n", diff_status_word(m->status));
	if (m->status == DIFF_CHANGED) {
		add_list(w->page, m);
		add_labels(w->page, m);
	}
	bool ok = true;
	if (had && is) {
		ok = add_pair(w, m);
	} else if (had || is) {
		buf_puts(w->page, "<div class=\"pictures\">\n");
		ok = add_picture(w, m, had ? DIFF_OLD : DIFF_NEW);
		buf_puts(w->page, "</div>\n");
	}
	buf_puts(w->page, "</section>\n");
	return ok;
}
