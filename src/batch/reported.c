#include "batch/reported.h"

#include "base/num.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool reported_is_one(const char *bytes, size_t n)
{
	static const char first[] = "{\n  \"map\": ";
	return n >= sizeof(first) && memcmp(bytes, first, sizeof(first) - 1) == 0;
}

/* The text of a member; NULL: there is none, or it is null. */
static const char *text_of(const struct node *map, const char *key)
{
	const struct node *n = map->kind == NODE_MAPPING ? node_get(map, key) : NULL;
	bool is_text = n != NULL && n->kind == NODE_SCALAR && n->quoted;
	return is_text ? n->text : NULL;
}

/* The elements of a list; NULL: none. */
static const struct node *list_of(const struct node *map, const char *key)
{
	const struct node *n = map->kind == NODE_MAPPING ? node_get(map, key) : NULL;
	return n != NULL && n->kind == NODE_SEQUENCE ? n->child : NULL;
}

static bool read_box(const struct node *label, struct box *out)
{
	double *const v[] = {&out->min_x, &out->min_y, &out->max_x, &out->max_y};
	const struct node *n = list_of(label, "box");
	for (size_t i = 0; i < 4; i++, n = n->next) {
		if (n == NULL || n->kind != NODE_SCALAR ||
			!num_parse(n->text, strlen(n->text), v[i])) {
			return false;
		}
	}
	return n == NULL;
}

static bool add_label(struct arena *a, const char *path, const struct node *n, size_t panel,
	struct reported *out)
{
	struct reported_label label = {.panel = panel,
		.id = text_of(n, "id"),
		.text = text_of(n, "text"),
		.reason = text_of(n, "reason"),
		.order = out->n_labels};
	if (label.text == NULL || (label.reason == NULL && !read_box(n, &label.box))) {
		return node_error(a->diag, path, n,
			"a label with a text, and a box or a reason, is expected");
	}
	label.id = label.id == NULL ? label.text : label.id;
	struct reported_label *labels =
		arena_grow(a, out->labels, out->n_labels, &out->cap_labels, sizeof(*labels));
	if (labels == NULL) {
		return false;
	}
	out->labels = labels;
	labels[out->n_labels++] = label;
	return true;
}

static bool add_text(struct arena *a, const char *name, const char *text, struct reported *out)
{
	struct reported_text *texts =
		arena_grow(a, out->texts, out->n_texts, &out->cap_texts, sizeof(*texts));
	if (texts == NULL || name == NULL) {
		return false;
	}
	out->texts = texts;
	texts[out->n_texts] = (struct reported_text){name, text, out->n_texts};
	out->n_texts++;
	return true;
}

static bool add_labels(struct arena *a, const char *path, const struct node *map, size_t panel,
	struct reported *out)
{
	static const char *const lists[] = {"labels", "labels_dropped"};
	for (size_t i = 0; i < 2; i++) {
		for (const struct node *n = list_of(map, lists[i]); n != NULL; n = n->next) {
			if (!add_label(a, path, n, panel, out)) {
				return false;
			}
		}
	}
	return true;
}

/* "legend LAYER.CLASS" */
static const char *entry_name(struct arena *a, const struct node *n)
{
	const char *layer = text_of(n, "layer"), *class = text_of(n, "class");
	const char *const parts[] = {"legend", layer == NULL ? "" : " ",
		layer == NULL ? "" : layer, class == NULL ? "" : ".",
		class == NULL ? "" : class};
	size_t size = 1;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		size += strlen(parts[i]);
	}
	char *name = arena_alloc(a, size, 1);
	if (name != NULL) {
		(void)snprintf(name, size, "%s%s%s%s%s", parts[0], parts[1], parts[2], parts[3],
			parts[4]);
	}
	return name;
}

/* Where the map lies on its page: "51.02 76.54 561.26 390.57". */
static bool add_frame(struct arena *a, const struct node *root, struct reported *out)
{
	enum { FRAME_BYTES = 128 };
	size_t n = 0;
	char *text = arena_alloc(a, FRAME_BYTES, 1);
	const struct node *side = list_of(root, "map_pt");
	if (text == NULL || side == NULL) {
		return text != NULL;
	}
	for (; side != NULL && side->kind == NODE_SCALAR && n < FRAME_BYTES;
		side = side->next) {
		n += (size_t)snprintf(
			text + n, FRAME_BYTES - n, "%s%s", n == 0 ? "" : " ", side->text);
	}
	return add_text(a, "map frame, pt", text, out);
}

static bool add_texts(struct arena *a, const struct node *root, struct reported *out)
{
	const char *projection = text_of(root, "projection");
	bool ok = add_frame(a, root, out) &&
		  (projection == NULL || add_text(a, "projection", projection, out));
	for (const struct node *n = list_of(root, "texts"); ok && n != NULL; n = n->next) {
		const char *name = text_of(n, "name"), *text = text_of(n, "text");
		ok = name == NULL || text == NULL || add_text(a, name, text, out);
	}
	for (const struct node *n = list_of(root, "legend"); ok && n != NULL; n = n->next) {
		const char *text = text_of(n, "text");
		ok = text == NULL || add_text(a, entry_name(a, n), text, out);
	}
	return ok;
}

static int by_number(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int by_id(const void *pa, const void *pb)
{
	const struct reported_label *a = pa, *b = pb;
	int by = by_number(a->panel, b->panel);
	by = by == 0 ? strcmp(a->id, b->id) : by;
	return by == 0 ? by_number(a->order, b->order) : by;
}

static int by_name(const void *pa, const void *pb)
{
	const struct reported_text *a = pa, *b = pb;
	int by = strcmp(a->name, b->name);
	return by == 0 ? by_number(a->order, b->order) : by;
}

static void sort(struct reported *r)
{
	if (r->n_labels > 0) {
		qsort(r->labels, r->n_labels, sizeof(*r->labels), by_id);
	}
	if (r->n_texts > 0) {
		qsort(r->texts, r->n_texts, sizeof(*r->texts), by_name);
	}
}

bool reported_read(
	struct arena *a, const char *path, const char *bytes, size_t n, struct reported *out)
{
	struct document doc;
	*out = (struct reported){0};
	if (!parse_text(a, path, bytes, n, &doc)) {
		return false;
	}
	const struct node *panels = list_of(doc.root, "panels");
	if (node_get(doc.root, "page_pt") == NULL ||
		(panels == NULL && node_get(doc.root, "labels") == NULL)) {
		return diag_fail(a->diag, SM_E_SPEC,
			"%s: not a report of a map, as sahelmap render --report writes it",
			path);
	}
	bool ok = panels != NULL || add_labels(a, path, doc.root, 0, out);
	for (size_t i = 1; ok && panels != NULL; panels = panels->next, i++) {
		ok = add_labels(a, path, panels, i, out);
	}
	ok = ok && add_texts(a, doc.root, out);
	if (ok) {
		sort(out);
	}
	return ok;
}
