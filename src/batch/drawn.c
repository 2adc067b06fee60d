#include "batch/drawn.h"

#include <string.h>

static bool add_once(struct arena *a, struct receipt_texts *t, const char *text)
{
	for (size_t i = 0; i < t->n; i++) {
		if (strcmp(t->items[i], text) == 0) {
			return true;
		}
	}
	return texts_add(a, t, text);
}

static bool add_inputs(struct drawn *d, const struct inputs *in)
{
	struct arena *a = d->a;
	bool ok = true;
	a->inputs = &d->inputs;
	for (size_t i = 0; ok && i < in->n; i++) {
		ok = inputs_add(a, in->paths[i]);
	}
	for (size_t i = 0; ok && i < in->n_absent; i++) {
		ok = inputs_add_absent(a, in->absent[i]);
	}
	a->inputs = NULL;
	return ok;
}

/* "bases/Gao: no position is free of symbols and furniture" */
static bool add_dropped(struct drawn *d, const struct label *label)
{
	struct buf text;
	buf_init(&text, SM_MSG_MAX);
	buf_printf(&text, "%s: %s", label->drawn_id != NULL ? label->drawn_id : label->text,
		label_reason(label));
	bool ok = text.failed || texts_add(d->a, &d->dropped, text.ptr);
	buf_finish(&text);
	return ok;
}

bool drawn_add(void *user, const struct pipeline *p)
{
	struct drawn *d = user;
	bool ok = add_inputs(d, &p->inputs);
	for (size_t i = 0; ok && i < p->n_panels; i++) {
		const struct labels *labels = &p->panels[i].labels;
		ok = add_once(d->a, &d->projections, view_info(p->panels[i].view)->projection);
		for (size_t k = 0; ok && k < labels->n; k++) {
			ok = !label_is_missing(&labels->items[k]) ||
			     add_dropped(d, &labels->items[k]);
		}
	}
	return ok || diag_fail(p->diag, SM_E_NOMEM, "out of memory");
}
