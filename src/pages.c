#include "pages.h"

#include "paint/html.h"
#include "scene/change_days.h"
#include "scene/signature.h"
#include "scene/timeline.h"

#include <stdlib.h>
#include <string.h>

enum { MEMO_MAX_BYTES = 1 << 28 };

/* A page while the days are put together. All it holds is in the arena of `p`. */
struct page {
	struct pipeline *p; /* of the day the page opens on */
	const struct date *dates;
	struct html_day *days;
	size_t n_dates, n;	 /* of days: those of the dates on which something changes */
	uint32_t own;		 /* the day of `p` */
	struct signature seen;	 /* on the last day */
	struct memo *memo;	 /* what the days have in common, */
	struct text_pool *texts; /* and hand on */
	struct timeline timeline;
	struct html_row *rows;
	size_t n_rows, cap_rows;
	struct html_layer *layers;
	size_t n_layers;
};

static bool is_same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool is_same_day(struct date a, struct date b)
{
	return date_is_given(a) == date_is_given(b) && date_first_day(a) == date_first_day(b);
}

static bool is_same_row(const struct listing_row *a, const struct listing_row *b)
{
	return is_same_text(a->layer, b->layer) && is_same_text(a->key, b->key) &&
	       is_same_text(a->group, b->group) && is_same_text(a->name, b->name) &&
	       is_same_text(a->details, b->details) && is_same_text(a->source, b->source) &&
	       is_same_day(a->from, b->from) && is_same_day(a->to, b->to);
}

/* A text of another pipeline, which is about to end. */
static bool take(struct arena *a, const char **text)
{
	const char *copy = *text == NULL ? NULL : arena_strdup(a, *text);
	bool ok = *text == NULL || copy != NULL;
	*text = copy;
	return ok;
}

static bool take_row(struct arena *a, struct listing_row *row)
{
	return take(a, &row->layer) && take(a, &row->key) && take(a, &row->group) &&
	       take(a, &row->name) && take(a, &row->details) && take(a, &row->source);
}

/* One more day on which the row is there. */
static bool add_row_day(struct arena *a, struct html_row *row, uint32_t day)
{
	if (row->n_spans > 0 && row->spans[row->n_spans - 1].last + 1 >= day) {
		row->spans[row->n_spans - 1].last = day;
		return true;
	}
	struct scene_span *spans =
		arena_grow(a, row->spans, row->n_spans, &row->cap_spans, sizeof(*spans));
	if (spans == NULL) {
		return false;
	}
	row->spans = spans;
	spans[row->n_spans++] = (struct scene_span){.first = day, .last = day};
	return true;
}

static bool add_row(struct page *page, const struct listing_row *row, uint32_t day)
{
	struct arena *a = &page->p->arena;
	for (size_t i = 0; i < page->n_rows; i++) {
		if (is_same_row(&page->rows[i].row, row)) {
			return add_row_day(a, &page->rows[i], day);
		}
	}
	struct html_row *rows =
		arena_grow(a, page->rows, page->n_rows, &page->cap_rows, sizeof(*rows));
	if (rows == NULL) {
		return false;
	}
	page->rows = rows;
	rows[page->n_rows] = (struct html_row){.row = *row};
	return take_row(a, &rows[page->n_rows].row) &&
	       add_row_day(a, &rows[page->n_rows++], day);
}

static bool describe_day(struct page *page, const struct pipeline *p, struct html_day *day)
{
	struct arena *a = &page->p->arena;
	char words[DATE_TEXT_MAX];
	*day = (struct html_day){.title = p->scene.title,
		.alt = p->scene.about.alt,
		.description = p->scene.about.description};
	if (date_is_given(p->layout.on)) {
		date_iso(p->layout.on, day->date);
		date_long(p->layout.on, p->layout.lang, words);
		day->text = words;
	}
	return take(a, &day->text) && take(a, &day->title) && take(a, &day->alt) &&
	       take(a, &day->description);
}

/* Pictures are read once more, for those of another pipeline end with it. */
static bool take_pictures(struct page *page, struct scene *scene)
{
	bool ok = true;
	for (size_t i = 0; ok && i < scene->n_items; i++) {
		struct scene_item *it = &scene->items[i];
		if (it->kind == SCENE_IMAGE) {
			it->u.image.picture =
				pictures_read(&page->p->pictures, it->u.image.picture->path);
			ok = it->u.image.picture != NULL;
		}
	}
	return ok;
}

/* What is seen on a day, but for the date itself. */
static struct signature seen_on(const struct scene *scene, const char *date)
{
	struct signature all = {{0}};
	for (size_t i = 0; i < scene->n_items; i++) {
		const struct scene_item *it = &scene->items[i];
		bool is_date = it->kind == SCENE_TEXT && date != NULL &&
			       strstr(it->u.text.text, date) != NULL;
		if (!is_date) {
			signature_add(
				&all, signature_at(signature_of(it), signature_place(it)));
		}
	}
	return all;
}

static bool add_rows(struct page *page, struct pipeline *p)
{
	bool ok = true;
	for (size_t i = 0; ok && i < p->n_panels; i++) {
		struct listing listing;
		ok = listing_make(&p->panels[i].layout, &listing);
		for (size_t r = 0; ok && r < listing.n; r++) {
			ok = add_row(page, &listing.rows[r], (uint32_t)page->n);
		}
	}
	return ok;
}

/* Adds the day of a finished pipeline, which may be the page's own, unless it is as the day
 * before. */
static bool add_day(struct page *page, struct pipeline *p)
{
	struct html_day *day = &page->days[page->n];
	if (!describe_day(page, p, day)) {
		return false;
	}
	struct signature seen = seen_on(&p->scene, day->text);
	if (page->n > 0 && p != page->p && signature_is_same(seen, page->seen)) {
		return true;
	}
	page->seen = seen;
	if (p == page->p) {
		page->own = (uint32_t)page->n;
	}
	bool ok = (p == page->p || take_pictures(page, &p->scene)) &&
		  timeline_add(&page->timeline, &p->scene) && add_rows(page, p);
	page->n++;
	return ok;
}

/* What happened on another day goes into the messages of the page. */
static void pass_on(const struct page *page, const struct sm_diag *d, const char *date)
{
	diag_push(page->p->diag, "as of %s", date);
	if (d->code != SM_OK) {
		(void)diag_fail(page->p->diag, d->code, "%s", d->errors[0].text);
	}
	for (size_t i = 0; i < d->n_warnings; i++) {
		/* That a layer is empty before it begins is what the page shows. */
		if (strncmp(d->warnings[i].kind, "empty", 5) != 0) {
			diag_warn(
				page->p->diag, d->warnings[i].kind, "%s", d->warnings[i].text);
		}
	}
	diag_pop(page->p->diag);
}

/* Draws the map as it is on another day. */
static bool draw_day(struct page *page, struct date on)
{
	struct sm_diag *d = calloc(1, sizeof(*d));
	struct sm_job job = *page->p->job;
	char date[DATE_TEXT_MAX];
	struct pipeline p;
	if (d == NULL) {
		return diag_fail(page->p->diag, SM_E_NOMEM, "out of memory");
	}
	date_iso(on, date);
	job.date = date;
	job.on_stage = NULL;
	pipeline_init(&p, d, &job);
	p.variation = page->p->variation;
	p.memo.memo = page->memo;
	p.texts = page->texts;
	bool ok = pipeline_run(&p, STAGE_SCENE);
	pass_on(page, d, date);
	ok = ok && add_day(page, &p);
	pipeline_finish(&p);
	free(d);
	return ok;
}

/* Whether the map is another one on other days. */
static bool has_days(const struct pipeline *p)
{
	return p->n_panels == 1 && date_is_given(p->layout.on) &&
	       !date_is_given(p->spec.change.to);
}

/* The days of the page, and among them the one the map is of. */
static bool list_days(struct page *page, size_t *own)
{
	struct pipeline *p = page->p;
	const struct date *days = p->days;
	size_t n = p->n_days;
	*own = 0;
	if (!has_days(p)) {
		n = 0;
	} else if (n == 0 &&
		   !change_days_list(&p->arena, &p->spec, &p->panels[0].layers, &days, &n)) {
		return false;
	}
	struct date *dates = arena_alloc(&p->arena, n + 1, sizeof(*dates));
	for (size_t i = 0; dates != NULL && i < n; i++) {
		if (date_first_day(days[i]) < date_first_day(p->layout.on)) {
			*own = i + 1;
		}
	}
	bool is_new = *own == n || !is_same_day(days[*own], p->layout.on);
	for (size_t i = 0; dates != NULL && i < n; i++) {
		dates[i + (is_new && i >= *own)] = days[i];
	}
	if (dates == NULL) {
		return false;
	}
	dates[*own] = p->layout.on;
	page->dates = dates;
	page->n_dates = n + is_new;
	return page->n_dates <= DATES_MAX ||
	       diag_fail(p->diag, SM_E_LIMIT, "a page of %zu days; %d are allowed",
		       page->n_dates, DATES_MAX);
}

/* In the order of the legend, then of time, then of names. */
static int by_legend(const void *a, const void *b)
{
	const struct listing_row *x = &((const struct html_row *)a)->row;
	const struct listing_row *y = &((const struct html_row *)b)->row;
	const int32_t from[] = {date_is_given(x->from) ? date_first_day(x->from) : INT32_MIN,
		date_is_given(y->from) ? date_first_day(y->from) : INT32_MIN};
	if (x->rank != y->rank) {
		return x->rank > y->rank ? 1 : -1;
	}
	if (from[0] != from[1]) {
		return from[0] > from[1] ? 1 : -1;
	}
	int order = strcmp(x->name == NULL ? "" : x->name, y->name == NULL ? "" : y->name);
	if (order == 0) {
		order = strcmp(x->key == NULL ? "" : x->key, y->key == NULL ? "" : y->key);
	}
	uint32_t days[] = {((const struct html_row *)a)->spans[0].first,
		((const struct html_row *)b)->spans[0].first};
	return order != 0 ? order : (days[0] > days[1]) - (days[0] < days[1]);
}

/* The ids of the layers that the words of one stand for; NULL without memory. */
static const char *ids_under(struct pipeline *p, const struct layer_spec *head)
{
	struct buf ids;
	buf_init(&ids, 1 << 16);
	buf_puts(&ids, head->id);
	for (size_t i = 0; i < p->spec.n_layers; i++) {
		const struct layer_spec *s = &p->spec.layers[i];
		if (s != head && !s->off && listing_head(&p->layout, s) == head) {
			buf_printf(&ids, " %s", s->id);
		}
	}
	const char *copy = ids.failed ? NULL : arena_strdup(&p->arena, ids.ptr);
	buf_finish(&ids);
	return copy;
}

/* Layers that the legend explains can be switched off. */
static bool list_layers(struct page *page)
{
	struct pipeline *p = page->p;
	bool ok = true;
	page->layers = arena_alloc(&p->arena, p->spec.n_layers + 1, sizeof(*page->layers));
	for (size_t i = 0; page->layers != NULL && ok && i < p->spec.n_layers; i++) {
		const struct layer_spec *s = &p->spec.layers[i];
		if (listing_head(&p->layout, s) == s) {
			const struct html_layer layer = {
				ids_under(p, s), layout_text(&p->layout, &s->legend)};
			page->layers[page->n_layers++] = layer;
			ok = layer.ids != NULL;
		}
	}
	return page->layers != NULL && ok;
}

static bool make_days(struct page *page, size_t own)
{
	page->memo = memo_create(MEMO_MAX_BYTES);
	page->texts = text_pool_create();
	bool ok = page->memo != NULL || diag_fail(page->p->diag, SM_E_NOMEM, "out of memory");
	for (size_t i = 0; ok && i < page->n_dates; i++) {
		ok = pipeline_tell(page->p, "paint") &&
		     (i == own ? add_day(page, page->p) : draw_day(page, page->dates[i]));
	}
	memo_destroy(page->memo);
	text_pool_destroy(page->texts);
	return ok;
}

static struct html_page html_of(const struct page *page, const struct scene *scene)
{
	const struct pipeline *p = page->p;
	return (struct html_page){.scene = scene,
		.fonts = p->fonts,
		.svg = &p->spec.svg,
		.lang = p->layout.lang,
		.days = page->days,
		.n_days = page->n,
		.rows = page->rows,
		.n_rows = page->n_rows,
		.layers = page->layers,
		.n_layers = page->n_layers};
}

/* Pages that take no styles get their letters as outlines, with text over them. */
static bool paint_figure(struct page *page, struct buf *out)
{
	struct pipeline *p = page->p;
	struct html_day day;
	struct svg_spec svg = p->spec.svg;
	bool wished = p->job->svg_text != NULL || svg.text != SVG_TEXT_EMBED;
	svg.text = wished ? svg.text : SVG_TEXT_BOTH;
	svg.css = false;
	struct html_page html = html_of(page, &p->scene);
	html.svg = &svg;
	html.days = &day;
	html.n_days = 1;
	return describe_day(page, p, &day) && paint_fragment(p->diag, &html, out);
}

bool pages_paint(struct pipeline *p, struct buf *out)
{
	struct page page = {.p = p};
	size_t own;
	struct scene scene = p->scene;
	if (p->job->fragment) {
		return paint_figure(&page, out);
	}
	timeline_init(&page.timeline, &p->arena);
	if (!list_days(&page, &own)) {
		return false;
	}
	page.days = arena_alloc(&p->arena, page.n_dates, sizeof(*page.days));
	if (page.days == NULL || !make_days(&page, own) || !list_layers(&page)) {
		return false;
	}
	if (page.n_rows > 0) {
		qsort(page.rows, page.n_rows, sizeof(*page.rows), by_legend);
	}
	scene.items = NULL;
	scene.n_items = scene.cap_items = 0;
	scene.day = page.own;
	scene.interactive = true;
	const struct html_page html = html_of(&page, &scene);
	return timeline_draw(&page.timeline, &scene) && paint_html(p->diag, &html, out);
}
