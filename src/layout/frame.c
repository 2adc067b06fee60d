#include "layout/frame.h"

#include "layout/edition.h"
#include "scene/change.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Distances between the blocks, in points. */
static const double subtitle_gap_pt = 5, map_gap_pt = 7, notes_gap_pt = 5, strip_gap_pt = 7,
		    map_min_pt = 36;

static bool has_class(
	const struct layout *l, const struct map_layer *layer, size_t row, const char *name)
{
	const char *class_name = layer_class(l->a, layer, row),
		   *change = layer_overlay(layer, row);
	return (class_name != NULL && strcmp(class_name, name) == 0) ||
	       (change != NULL && strcmp(change, name) == 0);
}

/* Whether the layer lists the class or change, so that none of it is a number too. */
static bool lists(const struct layer_spec *s, const char *name)
{
	bool found = false;
	for (size_t i = 0; i < s->n_classes; i++) {
		found = found || strcmp(s->classes[i].value, name) == 0;
	}
	for (size_t i = 0; i < s->n_changes; i++) {
		found = found || strcmp(s->changes[i].value, name) == 0;
	}
	for (size_t i = 0; i < s->n_statuses; i++) {
		found = found || strcmp(s->statuses[i].value, name) == 0;
	}
	return found;
}

/* Features of a layer, or of one of the classes it lists (LAYER.CLASS), that are drawn. */
static bool count_layer(const void *user, const char *name, size_t *out)
{
	const struct layout *l = user;
	const char *dot = strchr(name, '.');
	char id[64];
	(void)snprintf(id, sizeof(id), "%.*s", (int)strcspn(name, "."), name);
	const struct map_layer *layer = l->layers == NULL ? NULL : layers_find(l->layers, id);
	*out = 0;
	if (layer == NULL || (dot != NULL && !lists(layer->spec, dot + 1))) {
		return false;
	}
	for (size_t i = 0; i < layer->features.n_items; i++) {
		*out += dot == NULL ||
			has_class(l, layer, layer->features.items[i].row, dot + 1);
	}
	return true;
}

const char *layout_text(const struct layout *l, const struct localized *text)
{
	enum date_state state = date_state(text->from, text->to, l->on);
	if (state == DATE_BEFORE || state == DATE_AFTER) {
		return NULL;
	}
	const char *lang, *s = edition_text(l, text, &lang);
	const struct word_values values = {.lang = lang,
		.on = l->on,
		.from = l->from,
		.to = l->to,
		.count = count_layer,
		.user = l};
	return s == NULL ? NULL : words_expand(l->a, s, &values);
}

const char *layout_class_text(
	const struct layout *l, const struct class_spec *items, size_t n, const char *value)
{
	for (size_t i = 0; value != NULL && i < n; i++) {
		if (strcmp(items[i].value, value) == 0) {
			return layout_text(l, &items[i].legend);
		}
	}
	return NULL;
}

static bool make(const struct layout *l, const char *element, const char *text, double width_pt,
	struct block *out)
{
	struct style_props props;
	style_resolve(l->style, element, NULL, STYLE_LABEL, &props);
	return block_make(l->a, l->measurer, &props, text, width_pt, out);
}

static void add_sentence(struct buf *b, const char *text)
{
	if (text == NULL || text[0] == '\0') {
		return;
	}
	if (b->len > 0) {
		buf_puts(b, " ");
	}
	buf_puts(b, text);
	if (strchr(".!?", text[strlen(text) - 1]) == NULL) {
		buf_puts(b, ".");
	}
}

/* Sources, then notes, then what was decided about boundaries, as one paragraph. */
static bool notes_text(const struct layout *l, const char **out)
{
	const struct spec *spec = l->spec;
	struct buf sources, all;
	buf_init(&sources, 1 << 16);
	buf_init(&all, 1 << 18);
	for (size_t i = 0; i < spec->n_sources; i++) {
		const char *text = layout_text(l, &spec->sources[i]);
		if (text != NULL) {
			buf_puts(&sources, edition_word(l, sources.len == 0 ? WORD_SOURCES
									    : WORD_SEPARATOR));
			buf_printf(&sources, " %s", text);
		}
	}
	add_sentence(&all, sources.ptr);
	for (size_t i = 0; i < spec->n_notes; i++) {
		add_sentence(&all, layout_text(l, &spec->notes[i]));
	}
	add_sentence(&all, layout_text(l, &spec->boundaries.note));
	bool ok = !sources.failed && !all.failed;
	*out = ok ? arena_strdup(l->a, all.ptr == NULL ? "" : all.ptr) : NULL;
	buf_finish(&sources);
	buf_finish(&all);
	return *out != NULL ||
	       (!ok && diag_fail(l->a->diag, SM_E_LIMIT, "the notes are too long"));
}

/* Where a block of text begins that stands at the edge the edition is read from. */
static struct page_pt corner_of(
	const struct layout *l, const struct block *b, double top, double margin)
{
	double right = l->spec->page.width_pt - margin;
	return (struct page_pt){edition_is_rtl(l) ? right - b->size.width_pt : margin, top};
}

/* Whether what is left of the page is as large as the map must be. */
static bool has_room(const struct layout *l, struct box left)
{
	const struct page_spec *page = &l->spec->page;
	double width = left.max_x - left.min_x, height = left.max_y - left.min_y;
	double wanted = fmax(page->map_height_pt, map_min_pt);
	return (width >= map_min_pt && height >= wanted) ||
	       diag_fail(l->a->diag, SM_E_SPEC,
		       "%s:%d:%d: the page leaves %.0f x %.0f pt for the map, %.0f x %.0f are "
		       "needed",
		       place_path(page->at, l->spec->path), page->at.line, page->at.column,
		       width, height, map_min_pt, wanted);
}

bool frame_make(const struct layout *l, double strip_pt, struct frame *out)
{
	const struct page_spec *page = &l->spec->page;
	double left = page->margin_pt, right = page->width_pt - page->margin_pt;
	const char *notes;
	*out = (struct frame){
		.page = {0, 0, page->width_pt, page->height_pt}, .strip = box_empty()};
	if (!notes_text(l, &notes) ||
		!make(l, "title", layout_text(l, &l->spec->title), right - left, &out->title) ||
		!make(l, "subtitle", layout_text(l, &l->spec->subtitle), right - left,
			&out->subtitle) ||
		!make(l, "notes", notes, right - left, &out->notes)) {
		return false;
	}
	double top = page->margin_pt, bottom = page->height_pt - page->margin_pt;
	out->title_at = corner_of(l, &out->title, top, left);
	if (out->title.n_lines > 0) {
		top += out->title.height_pt + subtitle_gap_pt;
	}
	out->subtitle_at = corner_of(l, &out->subtitle, top, left);
	if (out->subtitle.n_lines > 0) {
		top += out->subtitle.height_pt + map_gap_pt;
	}
	out->notes_at = corner_of(l, &out->notes, bottom - out->notes.height_pt, left);
	if (out->notes.n_lines > 0) {
		bottom -= out->notes.height_pt + notes_gap_pt;
	}
	bottom -= strip_pt > 0 ? strip_pt + strip_gap_pt : 0;
	out->map = (struct box){left, top, right, bottom};
	if (!has_room(l, out->map)) {
		return false;
	}
	if (page->map_height_pt > 0) {
		out->map.max_y = top + page->map_height_pt;
	}
	if (strip_pt > 0) {
		double strip = out->map.max_y + strip_gap_pt;
		out->strip = (struct box){left, strip, right, strip + strip_pt};
	}
	return true;
}

static bool draw(const struct layout *l, struct scene *s, const char *id,
	const struct block *block, struct page_pt at)
{
	if (block->n_lines == 0) {
		return true;
	}
	const struct scene_group group = {.id = id, .class_name = "text"};
	return scene_group_begin(s, &group) && block_draw(s, block, at, l->lang) &&
	       scene_group_end(s);
}

bool frame_draw(const struct layout *l, const struct frame *f, struct scene *s)
{
	return draw(l, s, "title", &f->title, f->title_at) &&
	       draw(l, s, "subtitle", &f->subtitle, f->subtitle_at) &&
	       draw(l, s, "notes", &f->notes, f->notes_at);
}
