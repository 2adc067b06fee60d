#include "batch/diff_write.h"

#include "batch/diff_json.h"

#include <stdio.h>
#include <string.h>

const char *diff_status_word(enum diff_status status)
{
	static const char *const words[] = {"equal", "changed", "only in OLD", "only in NEW"};
	return words[status];
}

const char *diff_label_word(enum diff_label_kind kind)
{
	static const char *const words[] = {"dropped", "gone", "added", "reworded", "moved"};
	return words[kind];
}

/* Small shares are not 0. */
static void say_share(const struct pixels_change *c, struct buf *out)
{
	static const double smallest = 0.01;
	double percent = 100.0 * (double)c->n_changed / (double)c->n_all;
	if (percent < smallest) {
		buf_puts(out, "less than 0.01");
	} else {
		buf_num(out, percent, 2);
	}
	buf_puts(out, " %");
}

void diff_say_pixels(const struct diff_pixels *p, struct buf *out)
{
	const struct pixels_change *c = &p->change;
	if (c->n_changed == 0) {
		buf_puts(out, "the pixels are equal; what the file says about them is not");
		return;
	}
	say_share(c, out);
	buf_printf(out, " of the pixels changed, from (%zu, %zu) to (%zu, %zu)", c->left,
		c->top, c->right, c->bottom);
	if (p->width_px[DIFF_OLD] != p->width_px[DIFF_NEW] ||
		p->height_px[DIFF_OLD] != p->height_px[DIFF_NEW]) {
		buf_printf(out, "; %zu x %zu pixels became %zu x %zu", p->width_px[DIFF_OLD],
			p->height_px[DIFF_OLD], p->width_px[DIFF_NEW], p->height_px[DIFF_NEW]);
	}
}

/* On one line, and without what a terminal would obey. */
static void say(const char *text, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text[i];
		buf_add(out, c < 0x20 || c == 0x7f ? " " : text + i, 1);
	}
}

static void say_quoted(const char *text, struct buf *out)
{
	buf_puts(out, "'");
	say(text, strlen(text), out);
	buf_puts(out, "'");
}

/* How much two texts have in common at their beginning, in whole words. */
static size_t common_head(const char *a, const char *b)
{
	size_t i = 0, end = 0;
	while (a[i] != '\0' && a[i] == b[i]) {
		i++;
		end = a[i - 1] == ' ' ? i : end;
	}
	return end;
}

/* The same at their end, behind `from`. */
static size_t common_tail(const char *a, const char *b, size_t from)
{
	size_t n = strlen(a) - from, k = strlen(b) - from, i = 0, end = 0;
	a += from;
	b += from;
	while (i < n && i < k && a[n - 1 - i] == b[k - 1 - i]) {
		i++;
		end = a[n - i] == ' ' ? i : end;
	}
	return end;
}

/* A text of some length without what it has in common with another. */
static void say_part(const char *text, size_t head, size_t tail, struct buf *out)
{
	size_t n = strlen(text) - head - tail;
	buf_puts(out, head > 0 ? "'… " : "'");
	say(text + head, n, out);
	buf_puts(out, tail > 0 ? " …'" : "'");
}

void diff_say_label(const struct diff_label *label, struct buf *out)
{
	buf_printf(out, "label %s: ", diff_label_word(label->kind));
	say(label->id, strlen(label->id), out);
	buf_puts(out, " ");
	say_quoted(label->text, out);
	if (label->panel > 0) {
		buf_printf(out, " in panel %zu", label->panel);
	}
	if (label->old_text != NULL) {
		buf_puts(out, ", before ");
		say_quoted(label->old_text, out);
	}
	if (label->by_pt > 0) {
		buf_puts(out, label->old_text == NULL ? " by " : ", and moved by ");
		buf_num(out, label->by_pt, 1);
		buf_puts(out, " pt");
	}
	if (label->reason != NULL) {
		buf_printf(out, " (%s)", label->reason);
	}
}

void diff_say_text(const struct diff_text *text, struct buf *out)
{
	enum { SHORT_BYTES = 60 };
	say(text->name, strlen(text->name), out);
	buf_puts(out, ": ");
	if (text->old_text == NULL) {
		buf_puts(out, "new: ");
		say_quoted(text->new_text, out);
	} else if (text->new_text == NULL) {
		buf_puts(out, "gone: ");
		say_quoted(text->old_text, out);
	} else {
		const char *x = text->old_text, *y = text->new_text;
		bool is_short = strlen(x) < SHORT_BYTES || strlen(y) < SHORT_BYTES;
		size_t head = is_short ? 0 : common_head(x, y);
		size_t tail = is_short ? 0 : common_tail(x, y, head);
		say_part(x, head, tail, out);
		buf_puts(out, " became ");
		say_part(y, head, tail, out);
	}
}

bool diff_say_format(const struct diff_map *m, enum diff_format format, struct buf *out)
{
	enum diff_status status = m->of_format[format];
	bool is_said = format == DIFF_PNG && m->pixels.is_known;
	if (status == DIFF_EQUAL || is_said) {
		return false;
	}
	buf_printf(out, ".%s: %s", diff_ending(format), diff_status_word(status));
	return true;
}

void diff_say_sum(const struct diff_writer *w, struct buf *out)
{
	size_t n = 0;
	bool first = true;
	for (int i = 0; i < DIFF_N_STATUS; i++) {
		n += w->n_of[i];
	}
	buf_printf(out, "%zu map%s: ", n, n == 1 ? "" : "s");
	for (int i = 0; i < DIFF_N_STATUS; i++) {
		if (w->n_of[i] > 0) {
			buf_printf(out, "%s%zu %s", first ? "" : ", ", w->n_of[i],
				diff_status_word((enum diff_status)i));
			first = false;
		}
	}
}

static void write_text(struct buf *out, const struct diff_map *m)
{
	static const char indent[] = "  ";
	if (m->status == DIFF_EQUAL) {
		return;
	}
	say(m->files->name, strlen(m->files->name), out);
	buf_printf(out, ": %s\n", diff_status_word(m->status));
	if (m->status != DIFF_CHANGED) {
		return;
	}
	if (m->pixels.is_known) {
		buf_puts(out, indent);
		diff_say_pixels(&m->pixels, out);
		buf_puts(out, "\n");
	}
	for (int i = 0; i < DIFF_REPORT; i++) {
		size_t before = out->len;
		buf_puts(out, indent);
		if (diff_say_format(m, (enum diff_format)i, out)) {
			buf_puts(out, "\n");
		} else if (!out->failed) {
			out->len = before;
		}
	}
	for (size_t i = 0; i < m->n_texts; i++) {
		buf_puts(out, indent);
		diff_say_text(&m->texts[i], out);
		buf_puts(out, "\n");
	}
	if (m->other_order) {
		buf_printf(out, "%sthe legend has another order\n", indent);
	}
	for (size_t i = 0; i < m->n_labels; i++) {
		buf_puts(out, indent);
		diff_say_label(&m->labels[i], out);
		buf_puts(out, "\n");
	}
}

void diff_write_begin(struct diff_writer *w)
{
	if (w->as_json) {
		diff_json_begin(w);
	}
	if (w->page != NULL) {
		diff_page_begin(w);
	}
}

bool diff_write_map(struct diff_writer *w, const struct diff_map *m)
{
	if (w->as_json) {
		diff_json_map(w, m);
	} else {
		write_text(&w->text, m);
	}
	w->n_of[m->status]++;
	return w->page == NULL || m->status == DIFF_EQUAL || diff_page_map(w, m);
}

void diff_write_end(struct diff_writer *w)
{
	if (w->as_json) {
		diff_json_end(w);
	} else {
		diff_say_sum(w, &w->text);
		buf_puts(&w->text, "\n");
	}
	if (w->page != NULL) {
		diff_page_end(w);
	}
}
