#include "batch/diff.h"

#include "base/out.h"
#include "batch/diff_write.h"

enum { TEXT_MAX_BYTES = 1 << 28, PAGE_MAX_BYTES = 1 << 30 };

/* Nothing of a map stays in memory for the next. */
static bool compare(struct diff_writer *w, struct sm_diag *d, const struct diff_files *files)
{
	struct arena a = {.diag = d};
	struct diff_map map;
	w->a = &a;
	bool ok = diff_map_compare(&a, files, &map) && diff_write_map(w, &map);
	arena_finish(&a);
	w->a = NULL;
	return ok;
}

static bool compare_all(struct diff_writer *w, struct sm_diag *d, const struct diff_list *list)
{
	bool ok = true;
	diff_write_begin(w);
	for (size_t i = 0; ok && i < list->n; i++) {
		ok = compare(w, d, &list->items[i]);
	}
	diff_write_end(w);
	if (ok && w->page != NULL && w->page->failed) {
		return diag_fail(d, SM_E_LIMIT,
			"the page with all pictures would be larger than 1 GiB; compare fewer "
			"maps at once");
	}
	return ok && (!w->text.failed || diag_fail(d, SM_E_LIMIT, "the text is too long"));
}

bool diff_editions(struct sm_diag *diag, const struct diff_request *what, bool *differ,
	struct sm_text *out)
{
	struct arena a = {.diag = diag};
	struct diff_list list;
	struct buf page;
	struct diff_writer w = {.old_path = what->old_path,
		.new_path = what->new_path,
		.as_json = what->as_json,
		.page = what->page_path == NULL ? NULL : &page};
	buf_init(&page, PAGE_MAX_BYTES);
	buf_init(&w.text, TEXT_MAX_BYTES);
	bool ok = diff_find(&a, what->old_path, what->new_path, &list) &&
		  compare_all(&w, diag, &list) &&
		  (w.page == NULL || out_write(diag, what->page_path, page.ptr, page.len));
	if (ok) {
		*differ = w.n_of[DIFF_EQUAL] < list.n;
		*out = (struct sm_text){w.text.ptr, w.text.len};
		w.text = (struct buf){0};
	}
	buf_finish(&w.text);
	buf_finish(&page);
	arena_finish(&a);
	return ok;
}
