#include "batch/diff_json.h"

#include "report/report_parts.h"

static const char *const status_names[] = {"equal", "changed", "only-old", "only-new"};

void diff_json_begin(struct diff_writer *w)
{
	buf_puts(&w->text, "{\n  ");
	report_member(&w->text, "old", w->old_path);
	buf_puts(&w->text, ",\n  ");
	report_member(&w->text, "new", w->new_path);
	buf_puts(&w->text, ",\n  \"maps\": [");
}

static void add_pixels(const struct diff_pixels *p, struct buf *b)
{
	enum { SHARE_DECIMALS = 6 };
	const struct pixels_change *c = &p->change;
	buf_printf(b, ",\n      \"pixels\": { \"changed\": %llu, \"all\": %llu, \"share\": ",
		(unsigned long long)c->n_changed, (unsigned long long)c->n_all);
	buf_num(b, (double)c->n_changed / (double)c->n_all, SHARE_DECIMALS);
	if (c->n_changed > 0) {
		buf_printf(b, ", \"box\": [%zu, %zu, %zu, %zu]", c->left, c->top, c->right,
			c->bottom);
	} else {
		buf_puts(b, ", \"box\": null");
	}
	buf_printf(b, ", \"size_old\": [%zu, %zu], \"size_new\": [%zu, %zu] }",
		p->width_px[DIFF_OLD], p->height_px[DIFF_OLD], p->width_px[DIFF_NEW],
		p->height_px[DIFF_NEW]);
}

static void add_formats(const struct diff_map *m, struct buf *b)
{
	bool first = true;
	buf_puts(b, ",\n      \"files\": [");
	for (int i = 0; i < DIFF_REPORT; i++) {
		if (m->of_format[i] != DIFF_EQUAL) {
			buf_printf(b, "%s{ \"format\": \"%s\", \"status\": \"%s\" }",
				first ? "" : ", ", diff_ending((enum diff_format)i),
				status_names[m->of_format[i]]);
			first = false;
		}
	}
	buf_puts(b, "]");
}

static void add_label(const struct diff_label *label, struct buf *b)
{
	const struct {
		const char *name;
		double v;
	} numbers[] = {
		{"by_pt", label->by_pt}, {"dx_pt", label->dx_pt}, {"dy_pt", label->dy_pt}};
	buf_printf(b, "        { \"change\": \"%s\", ", diff_label_word(label->kind));
	if (label->panel > 0) {
		buf_printf(b, "\"panel\": %zu, ", label->panel);
	}
	report_member(b, "id", label->id);
	buf_puts(b, ", ");
	report_member(b, "text", label->text);
	if (label->old_text != NULL) {
		buf_puts(b, ", ");
		report_member(b, "old_text", label->old_text);
	}
	for (size_t i = 0; label->by_pt > 0 && i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		buf_printf(b, ", \"%s\": ", numbers[i].name);
		buf_num(b, numbers[i].v, 2);
	}
	if (label->reason != NULL) {
		buf_puts(b, ", ");
		report_member(b, "reason", label->reason);
	}
	buf_puts(b, " }");
}

static void add_texts(const struct diff_map *m, struct buf *b)
{
	bool first = true;
	buf_puts(b, ",\n      \"texts\": [");
	for (size_t i = 0; i < m->n_texts; i++) {
		report_next(b, &first);
		buf_puts(b, "        { ");
		report_member(b, "name", m->texts[i].name);
		buf_puts(b, ", ");
		report_member(b, "old", m->texts[i].old_text);
		buf_puts(b, ", ");
		report_member(b, "new", m->texts[i].new_text);
		buf_puts(b, " }");
	}
	buf_puts(b, "]");
	if (m->other_order) {
		buf_puts(b, ",\n      \"legend_order_changed\": true");
	}
}

void diff_json_map(struct diff_writer *w, const struct diff_map *m)
{
	struct buf *b = &w->text;
	bool first = true;
	for (int i = 0; i < DIFF_N_STATUS; i++) {
		first = first && w->n_of[i] == 0;
	}
	report_next(b, &first);
	buf_puts(b, "    { ");
	report_member(b, "map", m->files->name);
	buf_printf(b, ", \"status\": \"%s\"", status_names[m->status]);
	if (m->status == DIFF_CHANGED) {
		if (m->pixels.is_known) {
			add_pixels(&m->pixels, b);
		}
		add_formats(m, b);
		add_texts(m, b);
		bool first_label = true;
		buf_puts(b, ",\n      \"labels\": [");
		for (size_t i = 0; i < m->n_labels; i++) {
			report_next(b, &first_label);
			add_label(&m->labels[i], b);
		}
		buf_puts(b, "]");
	}
	buf_puts(b, " }");
}

void diff_json_end(struct diff_writer *w)
{
	static const char *const names[] = {"equal", "changed", "only_old", "only_new"};
	buf_puts(&w->text, "\n  ]");
	for (int i = 0; i < DIFF_N_STATUS; i++) {
		buf_printf(&w->text, ",\n  \"%s\": %zu", names[i], w->n_of[i]);
	}
	buf_puts(&w->text, "\n}\n");
}
