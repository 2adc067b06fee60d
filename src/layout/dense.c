#include "layout/dense.h"

#include "layout/candidates.h"

#include <string.h>

/* After so many placements what was found is taken. */
enum { ROUNDS_MAX = 7 };

bool dense_may_move(const struct label *label)
{
	bool point = label->kind == LABEL_SITE || label->kind == LABEL_CLUSTER;
	return point && !label->is_settled && !label->covered && label->n_variants > 0 &&
	       label->variants[0].n_lines > 0;
}

static bool begin_panel(struct arena *a, struct dense_panel *p)
{
	size_t n = p->labels->n;
	p->of = arena_alloc(a, n + 1, sizeof(*p->of));
	p->usual = arena_alloc(a, n + 1, sizeof(*p->usual));
	p->numbered = arena_alloc(a, n + 1, sizeof(*p->numbered));
	if (p->of == NULL || p->usual == NULL || p->numbered == NULL) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		const struct label *label = &p->labels->items[i];
		const struct pin_spec *pin = label->pin;
		bool pinned = pin != NULL && (pin->kind == PIN_NUMBER || pin->number);
		if (dense_may_move(label) &&
			(pinned || label->layer->spec->dense == DENSE_NUMBERS)) {
			p->of[i].state = DENSE_NUMBERED;
			p->of[i].is_forced = true;
		}
	}
	return dense_group_forced(a, p) && dense_number(p);
}

bool dense_begin(struct arena *a, const struct label_request *requests, size_t n,
	struct labels *labels, struct dense *out)
{
	*out = (struct dense){.a = a,
		.panels = arena_alloc(a, n, sizeof(*out->panels)),
		.view = arena_alloc(a, n, sizeof(*out->view)),
		.n = n};
	bool ok = out->panels != NULL && out->view != NULL;
	for (size_t i = 0; ok && i < n; i++) {
		out->panels[i] = (struct dense_panel){.r = &requests[i], .labels = &labels[i]};
		ok = begin_panel(a, &out->panels[i]);
	}
	return ok;
}

/* A label that stands for several, to be placed. */
static struct label stand_in(uint32_t begin, uint32_t end)
{
	return (struct label){.kind = LABEL_ANNOTATION, .begin = begin, .end = end, .text = ""};
}

/* The labels as they are tried; then a stand-in for each group, then one for the key. */
static bool prepare_panel(struct arena *a, const struct dense_panel *p, struct labels *view)
{
	size_t n = p->labels->n;
	*view = *p->labels;
	view->items = arena_alloc(a, n + p->n_groups + 1, sizeof(*view->items));
	if (view->items == NULL) {
		return false;
	}
	struct label key = stand_in(p->key_begin, p->key_end);
	for (size_t i = 0; i < n; i++) {
		const struct dense_label *of = &p->of[i];
		struct label *label = &view->items[i];
		*label = p->labels->items[i];
		if (of->state == DENSE_IN_BLOCK) {
			label->end = label->begin;
		} else if (of->state != DENSE_ALONE) {
			label->begin = of->begin;
			label->end = of->end;
			key.weight += of->state == DENSE_NUMBERED ? label->weight : 0;
		}
	}
	for (size_t g = 0; g < p->n_groups; g++) {
		const struct dense_group *group = &p->groups[g];
		struct label *label = &view->items[n + g];
		*label = stand_in(group->begin, group->is_tried ? group->end : group->begin);
		for (size_t i = 0; i < group->n; i++) {
			label->weight += p->labels->items[group->members[i]].weight;
		}
	}
	view->items[n + p->n_groups] = key;
	view->n = n + p->n_groups + 1;
	return true;
}

bool dense_prepare(struct dense *d)
{
	bool ok = true;
	for (size_t i = 0; ok && i < d->n; i++) {
		ok = prepare_panel(d->a, &d->panels[i], &d->view[i]);
	}
	return ok;
}

/* What the i-th of all that was to be placed on panel k has got, as a position of the panel. */
struct taken {
	const struct joint *joint;
	const struct place_result *result;
	size_t k;
};

static uint32_t chosen_of(const struct taken *t, size_t i)
{
	uint32_t chosen = t->result->chosen[t->joint->first_label[t->k] + i];
	return chosen == PLACE_NONE ? PLACE_NONE : chosen - t->joint->first_position[t->k];
}

static void take_labels(struct dense_panel *p, const struct taken *t)
{
	for (size_t i = 0; i < p->labels->n; i++) {
		p->of[i].chosen = chosen_of(t, i);
		p->of[i].reason = p->of[i].state == DENSE_IN_BLOCK
					  ? PLACE_CROWDED
					  : t->result->reasons[t->joint->first_label[t->k] + i];
	}
}

/* Numbers where there is no room for names, when the group is large enough for a key. */
static void give_up(struct dense_panel *p, struct dense_group *g)
{
	enum { DENSE_ENOUGH = 3 };
	bool number = !g->is_forced && !p->no_key && g->n >= DENSE_ENOUGH;
	g->is_tried = false;
	for (size_t i = 0; i < g->n; i++) {
		p->of[g->members[i]].state = number ? DENSE_EITHER : DENSE_ALONE;
	}
}

/* The key found no room, and without it numbers say nothing. */
static void give_up_key(struct dense_panel *p)
{
	struct sm_diag *d = p->r->layout->a->diag;
	const char *asked_by = NULL;
	p->no_key = true;
	for (size_t i = 0; i < p->labels->n; i++) {
		asked_by = p->of[i].is_forced ? p->labels->items[i].layer->spec->id : asked_by;
		if (p->of[i].state == DENSE_NUMBERED || p->of[i].state == DENSE_EITHER) {
			p->of[i].state = DENSE_ALONE;
		}
	}
	if (asked_by != NULL) {
		diag_warn(d, "label-key",
			"layer '%s': the map has no room for a key of %zu names, which are "
			"placed "
			"as usual",
			asked_by, p->n_numbered);
	}
}

/* Where there is a key, names that are lost elsewhere are listed too. */
static bool list_lost(struct dense_panel *p)
{
	bool any = false;
	for (size_t i = 0; i < p->labels->n; i++) {
		const struct label *label = &p->labels->items[i];
		struct dense_label *of = &p->of[i];
		if (of->state == DENSE_ALONE && of->reason != PLACE_SHOWN &&
			dense_may_move(label) && label->layer->spec->dense == DENSE_AUTO) {
			of->state = DENSE_NUMBERED;
			of->is_extra = any = true;
		}
	}
	return any;
}

/* Without those the key may find room. */
static bool unlist_lost(struct dense_panel *p)
{
	bool any = false;
	for (size_t i = 0; i < p->labels->n; i++) {
		struct dense_label *of = &p->of[i];
		if (of->is_extra && of->state == DENSE_NUMBERED) {
			of->state = DENSE_ALONE;
			any = true;
		}
	}
	return any;
}

static bool has_numbers(const struct dense_panel *p)
{
	bool any = false;
	for (size_t i = 0; i < p->labels->n; i++) {
		any = any || p->of[i].state == DENSE_NUMBERED;
	}
	return any;
}

/* Those that could be either are what they became. */
static bool decide(struct dense_panel *p)
{
	bool any = false;
	for (size_t i = 0; i < p->labels->n; i++) {
		struct dense_label *of = &p->of[i];
		if (of->state != DENSE_EITHER) {
			continue;
		}
		bool number = of->chosen != PLACE_NONE && of->chosen >= of->number;
		of->state = number ? DENSE_NUMBERED : DENSE_ALONE;
		any = true;
	}
	return any;
}

/* What to try instead of what did not succeed; whether there is something. */
static bool try_else(struct dense *d, struct dense_panel *p, const struct taken *t, bool *again)
{
	size_t n = p->labels->n;
	bool changed = decide(p), gave_up = false;
	if (p->n_numbered > 0 && !p->no_key && !changed &&
		chosen_of(t, n + p->n_groups) == PLACE_NONE) {
		if (!unlist_lost(p)) {
			give_up_key(p);
		}
		changed = true;
	}
	for (size_t g = 0; g < p->n_groups; g++) {
		if (p->groups[g].is_tried && chosen_of(t, n + g) == PLACE_NONE) {
			give_up(p, &p->groups[g]);
			gave_up = changed = true;
		}
	}
	if (d->round == 0) {
		size_t before = p->n_groups;
		memcpy(p->usual, p->of, n * sizeof(*p->of));
		if (!dense_group_lost(d->a, p)) {
			return false;
		}
		changed = changed || p->n_groups > before;
	}
	if (!p->no_key && !p->no_extra && !gave_up && has_numbers(p)) {
		p->no_extra = true; /* once is enough */
		changed = list_lost(p) || changed;
	}
	*again = *again || changed;
	return !changed || dense_number(p);
}

static bool settle_panel(struct dense *d, struct dense_panel *p, const struct taken *t)
{
	size_t n = p->labels->n;
	bool ok = true;
	for (size_t g = 0; ok && g < p->n_groups; g++) {
		uint32_t chosen = chosen_of(t, n + g);
		ok = !p->groups[g].is_tried || chosen == PLACE_NONE ||
		     dense_group_settle(d->a, p, &p->groups[g], chosen);
	}
	uint32_t key = chosen_of(t, n + p->n_groups);
	return ok && (p->no_key || p->n_numbered == 0 || dense_number_settle(p, key));
}

bool dense_take(struct dense *d, const struct joint *joint, const struct place_result *result,
	bool *again)
{
	bool ok = true;
	*again = false;
	for (size_t i = 0; i < d->n; i++) {
		take_labels(&d->panels[i], &(struct taken){joint, result, i});
	}
	for (size_t i = 0; ok && i < d->n && d->round + 1 < ROUNDS_MAX; i++) {
		ok = try_else(d, &d->panels[i], &(struct taken){joint, result, i}, again);
	}
	d->round++;
	for (size_t i = 0; ok && !*again && i < d->n; i++) {
		ok = settle_panel(d, &d->panels[i], &(struct taken){joint, result, i});
	}
	return ok;
}

/* What is missing, by weight. */
static int64_t missing_weight(const struct dense_panel *p, const struct dense_label *of)
{
	int64_t sum = 0;
	for (size_t i = 0; i < p->labels->n; i++) {
		const struct label *label = &p->labels->items[i];
		bool missing = !label->is_settled && of[i].reason != PLACE_SHOWN;
		sum += missing ? label->weight : 0;
	}
	return sum;
}

/* Whether something was asked for that is not as usual. */
static bool is_forced(const struct dense_panel *p)
{
	bool forced = false;
	for (size_t g = 0; g < p->n_groups; g++) {
		forced = forced || p->groups[g].is_forced;
	}
	for (size_t i = 0; i < p->labels->n; i++) {
		forced = forced || p->of[i].is_forced;
	}
	return forced;
}

/* Whether what was tried is no better than all labels placed as usual. */
static bool is_in_vain(const struct dense *d)
{
	int64_t usual = 0, now = 0;
	bool forced = false;
	for (size_t i = 0; i < d->n; i++) {
		const struct dense_panel *p = &d->panels[i];
		usual += missing_weight(p, p->usual);
		now += missing_weight(p, p->of);
		forced = forced || is_forced(p);
	}
	return !forced && now >= usual;
}

static bool finish_panel(struct dense_panel *p, bool in_vain)
{
	const struct dense_label *of = in_vain ? p->usual : p->of;
	for (size_t i = 0; i < p->labels->n; i++) {
		struct label *label = &p->labels->items[i];
		if (in_vain) {
			label->number = 0;
		}
		if (label->is_settled) {
			continue;
		}
		label->reason = label->covered ? PLACE_BLOCKED : of[i].reason;
		label->chosen = of[i].chosen;
		if (label->number > 0) {
			label->begin = of[i].number;
			label->end = of[i].end;
		}
	}
	if (in_vain) {
		p->labels->key = NULL;
	}
	return true;
}

bool dense_finish(struct dense *d)
{
	bool ok = true, in_vain = d->round > 1 && is_in_vain(d);
	for (size_t i = 0; ok && i < d->n; i++) {
		ok = finish_panel(&d->panels[i], in_vain);
	}
	return ok;
}
