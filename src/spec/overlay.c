#include "spec/overlay.h"

#include <string.h>

/* A mapping or list that is being made. */
struct list {
	struct arena *a;
	struct node **end;
	bool failed;
};

static bool is_one_of(const char *key, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(key, names[i]) == 0) {
			return true;
		}
	}
	return false;
}

/* The node alone, without what follows it; its children are shared. */
static struct node *copy(struct arena *a, const struct node *n)
{
	struct node *new = arena_alloc(a, 1, sizeof(*new));
	if (new != NULL) {
		*new = *n;
		new->next = NULL;
	}
	return new;
}

static void append(struct list *l, struct node *n)
{
	if (n == NULL) {
		l->failed = true;
		return;
	}
	*l->end = n;
	l->end = &n->next;
}

/* Keys of `over` in place of those of `base`, then the rest of `over`. */
static struct node *merge_keys(
	struct arena *a, const struct node *base, const struct node *over)
{
	struct node *out = copy(a, base);
	if (out == NULL) {
		return NULL;
	}
	struct list l = {.a = a, .end = &out->child};
	out->child = NULL;
	for (const struct node *n = base->child; n != NULL; n = n->next) {
		const struct node *own = node_get(over, n->key);
		append(&l, copy(a, own != NULL ? own : n));
	}
	for (const struct node *n = over->child; n != NULL; n = n->next) {
		if (node_get(base, n->key) == NULL) {
			append(&l, copy(a, n));
		}
	}
	return l.failed ? NULL : out;
}

/* The entry of a list of layers with that id, or NULL. */
static const struct node *find_layer(const struct node *layers, const struct node *like)
{
	const struct node *id = node_get(like, "id");
	for (const struct node *n = layers->child; id != NULL && n != NULL; n = n->next) {
		const struct node *other = node_get(n, "id");
		if (id->kind == NODE_SCALAR && other != NULL && other->kind == NODE_SCALAR &&
			strcmp(id->text, other->text) == 0) {
			return n;
		}
	}
	return NULL;
}

static struct node *merge_layers(
	struct arena *a, const struct node *base, const struct node *over)
{
	struct node *out = copy(a, base);
	if (out == NULL) {
		return NULL;
	}
	struct list l = {.a = a, .end = &out->child};
	out->child = NULL;
	for (const struct node *n = base->child; n != NULL; n = n->next) {
		const struct node *own = find_layer(over, n);
		append(&l, own == NULL ? copy(a, n) : merge_keys(a, n, own));
	}
	for (const struct node *n = over->child; n != NULL; n = n->next) {
		if (find_layer(base, n) == NULL) {
			append(&l, copy(a, n));
		}
	}
	return l.failed ? NULL : out;
}

static struct node *merge_value(
	struct arena *a, const struct node *base, const struct node *over)
{
	static const char *const blocks[] = {
		"page", "svg", "groups", "boundaries", "furniture", "labels"};
	if (strcmp(base->key, "layers") == 0 && base->kind == NODE_SEQUENCE &&
		over->kind == NODE_SEQUENCE) {
		return merge_layers(a, base, over);
	}
	if (is_one_of(base->key, blocks, sizeof(blocks) / sizeof(blocks[0])) &&
		base->kind == NODE_MAPPING && over->kind == NODE_MAPPING) {
		struct node *out = merge_keys(a, base, over);
		if (out != NULL) { /* what is wrong with the block now is what was changed */
			out->path = over->path;
			out->line = over->line;
			out->column = over->column;
		}
		return out;
	}
	return copy(a, over);
}

/* A map has one of these. */
static bool is_day(const char *key)
{
	static const char *const days[] = {"date", "dates", "change"};
	return is_one_of(key, days, sizeof(days) / sizeof(days[0]));
}

static bool has_day(const struct node *over)
{
	for (const struct node *n = over->child; n != NULL; n = n->next) {
		if (is_day(n->key)) {
			return true;
		}
	}
	return false;
}

const struct node *overlay_apply(
	struct arena *a, const struct node *root, const struct node *over)
{
	struct node *out = copy(a, root);
	if (out == NULL) {
		return NULL;
	}
	struct list l = {.a = a, .end = &out->child};
	bool other_day = has_day(over);
	out->child = NULL;
	for (const struct node *n = root->child; n != NULL; n = n->next) {
		const struct node *own = node_get(over, n->key);
		if (own != NULL) {
			append(&l, merge_value(a, n, own));
		} else if (!other_day || !is_day(n->key)) {
			append(&l, copy(a, n));
		}
	}
	for (const struct node *n = over->child; n != NULL; n = n->next) {
		if (node_get(root, n->key) == NULL) {
			append(&l, copy(a, n));
		}
	}
	return l.failed ? NULL : out;
}
