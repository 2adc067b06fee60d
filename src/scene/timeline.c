#include "scene/timeline.h"

#include "scene/signature.h"

#include <stdlib.h>

/* An item, or a group with what stands in it. */
struct timeline_node {
	struct signature signature;
	struct scene_item item;	     /* of the timeline's arena; of a group its begin */
	struct page_pt first_at, at; /* where it stands on its first day, and its last */
	struct scene_span *spans;
	size_t n_spans, cap_spans;
	struct timeline_node *next, *first; /* in the same group; within this one */
	size_t n;			    /* within this one */
};

/* Nodes in the order of their signatures, those alike in their own order. */
struct indexed {
	struct signature signature;
	size_t at;
};

static int compare(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int by_signature(const void *pa, const void *pb)
{
	const struct indexed *a = pa, *b = pb;
	int order = compare(a->signature.half[0], b->signature.half[0]);
	order = order != 0 ? order : compare(a->signature.half[1], b->signature.half[1]);
	return order != 0 ? order : compare(a->at, b->at);
}

enum { NO_PARTNER = -1 };

/* One group of a day beside the same one of the days before. */
struct pairing {
	struct arena a; /* of what is needed for a while */
	struct timeline_node **old;
	const struct scene_item **new; /* begins of groups stand for them */
	struct signature *signatures;  /* of the new ones */
	ptrdiff_t *partner;	       /* of each new one the number of an old one */
	bool *taken;		       /* an old one is a partner */
	size_t n_old, n_new;
};

/* The item behind the one at `it`: of a group's begin, behind its end. */
static const struct scene_item *behind(const struct scene_item *it)
{
	size_t depth = 0;
	do {
		depth += it->kind == SCENE_GROUP_BEGIN;
		depth -= it->kind == SCENE_GROUP_END;
		it++;
	} while (depth > 0);
	return it;
}

/* Old and new ones that have no partner yet and look alike, those alike in their order; with
 * `here` only such as have not moved since their last day. */
static bool find_partners(struct pairing *p, bool here)
{
	struct indexed *old = arena_alloc(&p->a, p->n_old + 1, sizeof(*old));
	struct indexed *new = arena_alloc(&p->a, p->n_new + 1, sizeof(*new));
	size_t n_old = 0, n_new = 0;
	if (old == NULL || new == NULL) {
		return false;
	}
	for (size_t i = 0; i < p->n_old; i++) {
		struct signature s = p->old[i]->signature;
		if (!p->taken[i]) {
			old[n_old++] =
				(struct indexed){here ? signature_at(s, p->old[i]->at) : s, i};
		}
	}
	for (size_t i = 0; i < p->n_new; i++) {
		struct signature s = p->signatures[i];
		if (p->partner[i] == NO_PARTNER) {
			new[n_new++] = (struct indexed){
				here ? signature_at(s, signature_place(p->new[i])) : s, i};
		}
	}
	qsort(old, n_old, sizeof(*old), by_signature);
	qsort(new, n_new, sizeof(*new), by_signature);
	for (size_t i = 0, k = 0; i < n_new; i++) {
		struct indexed wanted = {new[i].signature, 0};
		while (k < n_old && by_signature(&old[k], &wanted) < 0) {
			k++;
		}
		if (k < n_old && signature_is_same(old[k].signature, new[i].signature)) {
			p->partner[new[i].at] = (ptrdiff_t)old[k].at;
			p->taken[old[k++].at] = true;
		}
	}
	return true;
}

/* Leaves the most partners whose order is the same on both sides: the longest increasing
 * subsequence, by patience. */
static bool keep_order(struct pairing *p)
{
	size_t *ends = arena_alloc(&p->a, p->n_new + 1, sizeof(*ends)); /* of each length */
	size_t *before = arena_alloc(&p->a, p->n_new + 1, sizeof(*before));
	size_t length = 0;
	if (ends == NULL || before == NULL) {
		return false;
	}
	for (size_t i = 0; i < p->n_new; i++) {
		size_t low = 0, high = length;
		while (p->partner[i] != NO_PARTNER && low < high) {
			size_t middle = (low + high) / 2;
			if (p->partner[ends[middle]] < p->partner[i]) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		if (p->partner[i] != NO_PARTNER) {
			before[i] = low > 0 ? ends[low - 1] : SIZE_MAX;
			ends[low] = i;
			length = low == length ? length + 1 : length;
		}
	}
	size_t kept = length > 0 ? ends[length - 1] : SIZE_MAX;
	for (size_t i = p->n_new; i-- > 0;) {
		if (i == kept) {
			kept = before[i];
		} else {
			p->partner[i] = NO_PARTNER;
		}
	}
	return true;
}

/* One more day on which the node stands at a place. */
static bool add_day(
	struct arena *a, struct timeline_node *node, uint32_t day, struct page_pt at)
{
	const struct page_pt move = {at.x - node->first_at.x, at.y - node->first_at.y};
	struct scene_span *last = node->n_spans > 0 ? &node->spans[node->n_spans - 1] : NULL;
	bool moved = at.x != node->at.x || at.y != node->at.y;
	node->at = at;
	if (last != NULL && !moved && last->last + 1 == day) {
		last->last = day;
		return true;
	}
	struct scene_span *spans =
		arena_grow(a, node->spans, node->n_spans, &node->cap_spans, sizeof(*spans));
	if (spans == NULL) {
		return false;
	}
	node->spans = spans;
	spans[node->n_spans++] = (struct scene_span){day, day, move};
	return true;
}

/* A node with a copy of the item. */
static struct timeline_node *node_new(
	struct arena *a, const struct scene_item *it, struct signature signature)
{
	struct timeline_node *node = arena_alloc(a, 1, sizeof(*node));
	struct scene copy;
	scene_init(&copy, a, 0, 0);
	if (node == NULL || !scene_add_copy(&copy, it)) {
		return NULL;
	}
	node->item = copy.items[0];
	node->signature = signature;
	node->first_at = node->at = signature_place(it);
	return node;
}

static bool merge(struct timeline *t, struct timeline_node *group,
	const struct scene_item *begin, const struct scene_item *end);

/* Puts the day's items among the old ones: each new one behind the one before it. */
static bool join(struct timeline *t, struct timeline_node *group, const struct pairing *p)
{
	struct timeline_node **link = &group->first;
	bool ok = true;
	for (size_t i = 0; ok && i < p->n_new; i++) {
		const struct scene_item *it = p->new[i];
		struct timeline_node *node;
		if (p->partner[i] != NO_PARTNER) {
			node = p->old[p->partner[i]];
		} else {
			node = node_new(t->a, it, p->signatures[i]);
			if (node == NULL) {
				return false;
			}
			node->next = *link;
			*link = node;
			group->n++;
		}
		link = &node->next;
		ok = add_day(t->a, node, t->n_days, signature_place(it)) &&
		     (it->kind != SCENE_GROUP_BEGIN || merge(t, node, it + 1, behind(it) - 1));
	}
	return ok;
}

static bool list(struct pairing *p, const struct timeline_node *group,
	const struct scene_item *begin, const struct scene_item *end)
{
	for (const struct scene_item *it = begin; it < end; it = behind(it)) {
		p->n_new++;
	}
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers */
	p->old = arena_alloc(&p->a, group->n + 1, sizeof(*p->old));
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers */
	p->new = arena_alloc(&p->a, p->n_new + 1, sizeof(*p->new));
	p->partner = arena_alloc(&p->a, p->n_new + 1, sizeof(*p->partner));
	p->signatures = arena_alloc(&p->a, p->n_new + 1, sizeof(*p->signatures));
	p->taken = arena_alloc(&p->a, group->n + 1, sizeof(*p->taken));
	if (p->old == NULL || p->new == NULL || p->partner == NULL || p->signatures == NULL ||
		p->taken == NULL) {
		return false;
	}
	for (struct timeline_node *node = group->first; node != NULL; node = node->next) {
		p->old[p->n_old++] = node;
	}
	size_t n = 0;
	for (const struct scene_item *it = begin; it < end; it = behind(it)) {
		p->signatures[n] = signature_of(it);
		p->partner[n] = NO_PARTNER;
		p->new[n++] = it;
	}
	return true;
}

/* Merges a day's items begin..end into the group of those before. */
/* NOLINTNEXTLINE(misc-no-recursion): as deep as groups are */
static bool merge(struct timeline *t, struct timeline_node *group,
	const struct scene_item *begin, const struct scene_item *end)
{
	struct pairing p = {.a = {.diag = t->a->diag}};
	bool ok = list(&p, group, begin, end) && find_partners(&p, true) &&
		  find_partners(&p, false) && keep_order(&p) && join(t, group, &p);
	arena_finish(&p.a);
	return ok;
}

void timeline_init(struct timeline *t, struct arena *a)
{
	*t = (struct timeline){.a = a};
}

bool timeline_add(struct timeline *t, const struct scene *day)
{
	if (t->root == NULL) {
		t->root = arena_alloc(t->a, 1, sizeof(*t->root));
	}
	if (t->root == NULL || !merge(t, t->root, day->items, day->items + day->n_items)) {
		return false;
	}
	t->n_days++;
	return true;
}

/* The node's item where it stands on the day, with its spans as seen from there. */
static bool draw_item(
	const struct timeline *t, const struct timeline_node *node, struct scene *out)
{
	struct page_pt home = {0};
	bool always = node->n_spans == 1 && node->spans[0].first == 0 &&
		      node->spans[0].last + 1 == t->n_days;
	size_t k = out->n_items;
	for (size_t i = 0; i < node->n_spans; i++) {
		const struct scene_span *s = &node->spans[i];
		home = i == 0 || (s->first <= out->day && out->day <= s->last) ? s->move : home;
	}
	if (!scene_add_copy(out, &node->item) || !scene_move(out, k, home)) {
		return false;
	}
	for (size_t i = 0; i < node->n_spans; i++) {
		node->spans[i].move.x -= home.x;
		node->spans[i].move.y -= home.y;
	}
	out->items[k].spans = always ? NULL : node->spans;
	out->items[k].n_spans = always ? 0 : node->n_spans;
	return true;
}

/* NOLINTNEXTLINE(misc-no-recursion): as deep as groups are */
static bool draw(const struct timeline *t, const struct timeline_node *group, struct scene *out)
{
	bool ok = true;
	for (const struct timeline_node *node = group->first; ok && node != NULL;
		node = node->next) {
		ok = node->item.kind == SCENE_GROUP_BEGIN
			     ? scene_add_copy(out, &node->item) && draw(t, node, out) &&
				       scene_group_end(out)
			     : draw_item(t, node, out);
	}
	return ok;
}

bool timeline_draw(const struct timeline *t, struct scene *out)
{
	return t->root == NULL || draw(t, t->root, out);
}
