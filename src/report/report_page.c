#include "report/credits.h"
#include "report/report_parts.h"

#include <string.h>

static void add_text(const char *name, const struct block *text, struct page_pt at, bool *first,
	struct buf *b)
{
	if (text->n_lines == 0) {
		return;
	}
	report_next(b, first);
	buf_puts(b, "    { ");
	report_member(b, "name", name);
	buf_puts(b, ", ");
	report_box(b, "box", (struct box){0, 0, text->size.width_pt, text->height_pt}, at);
	buf_puts(b, " }");
}

void report_page(const struct report *r, struct buf *b)
{
	const struct frame *f = r->frame;
	bool first = true;
	buf_puts(b, "  ");
	report_box(b, "page_pt", f->page, (struct page_pt){0, 0});
	buf_puts(b, ",\n  \"texts\": [");
	add_text("title", &f->title, f->title_at, &first, b);
	add_text("subtitle", &f->subtitle, f->subtitle_at, &first, b);
	add_text("notes", &f->notes, f->notes_at, &first, b);
	for (size_t i = 0; i < r->n_maps; i++) {
		add_text("panel-title", r->maps[i].heading, r->maps[i].heading_at, &first, b);
	}
	buf_puts(b, "\n  ],\n");
}

void report_credits(const struct report *r, struct buf *b)
{
	bool first = true;
	if (r->credits == NULL) {
		return;
	}
	buf_puts(b, "  ");
	report_member(b, "license",
		r->layout->spec->license.n == 0
			? NULL
			: layout_text(r->layout, &r->layout->spec->license));
	buf_puts(b, ",\n  \"credits\": [");
	for (size_t i = 0; i < r->credits->n; i++) {
		const struct credit *item = &r->credits->items[i];
		report_next(b, &first);
		buf_puts(b, "    { ");
		report_member(b, "credit", item->credit);
		buf_puts(b, ", ");
		report_member(b, "license", item->license);
		buf_puts(b, ", \"files\": [");
		for (size_t k = 0; k < item->n_files; k++) {
			buf_puts(b, k == 0 ? "" : ", ");
			buf_json(b, item->files[k], strlen(item->files[k]));
		}
		buf_puts(b, "] }");
	}
	buf_puts(b, "\n  ],\n");
}

void report_annotations(const struct report_map *r, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"annotations\": [");
	for (size_t i = 0; i < r->annotations->n; i++) {
		const struct annotation *note = &r->annotations->items[i];
		if (box_is_empty(note->box)) {
			continue;
		}
		report_next(b, &first);
		buf_puts(b, "    { ");
		report_member(b, note->picture == NULL ? "text" : "image",
			note->picture == NULL ? layout_text(r->layout, &note->spec->text)
					      : note->spec->image);
		buf_printf(b, ", \"line\": %d, ", note->spec->where.line);
		report_box(b, "box", note->box, r->offset);
		buf_puts(b, " }");
	}
	buf_puts(b, "\n  ],\n");
}
