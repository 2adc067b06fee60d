#include "layout/listing.h"

#include "layout/words.h"
#include "scene/dated.h"

#include <string.h>

enum { DETAILS_MAX = 1 << 12 };

/* One layer whose features are listed. */
struct lister {
	const struct layout *l;
	const struct map_layer *explained; /* the one the legend has */
	const struct map_layer *named;	   /* the one with the features */
	const char *group;
	size_t rank;
	struct listing *out;
};

static void add_detail(struct buf *b, const char *text)
{
	if (text != NULL && text[0] != '\0') {
		buf_puts(b, b->len == 0 ? "" : "; ");
		buf_puts(b, text);
	}
}

static const char *details_of(const struct lister *x, size_t row, const char *name)
{
	const struct layout *l = x->l;
	const struct map_layer *layer = x->named;
	const struct layer_spec *s = layer->spec;
	const char *label = text_chain_get(l->a, &layer->label, row);
	int k = layer_class_index(l->a, layer, row);
	struct buf b;
	buf_init(&b, DETAILS_MAX);
	if (k >= 0) {
		add_detail(&b, layout_text(l, &s->classes[k].legend));
	}
	if (layer->mark_by != NULL) {
		add_detail(&b, layout_class_text(l, s->marks, s->n_marks,
				       table_text(l->a, layer->mark_by, row)));
	}
	if (label != NULL && name != NULL && strcmp(label, name) != 0) {
		add_detail(&b, label);
	}
	if (layer->statuses != NULL && layer->statuses[row] != NULL) {
		const char *status = layer->statuses[row];
		const char *text = layout_class_text(l, s->statuses, s->n_statuses, status);
		add_detail(&b, text != NULL ? text : status);
	}
	if (layer->uncertain != NULL && layer->uncertain[row]) {
		add_detail(&b, word_get(WORD_UNCERTAIN, l->lang));
	}
	const char *out = arena_strdup(l->a, b.ptr == NULL ? "" : b.ptr);
	buf_finish(&b);
	return out;
}

/* Since when, until when and by what source it is a member of what the layer asks for. */
static void take_membership(const struct lister *x, uint32_t row, struct listing_row *out)
{
	const struct memberships *m = x->l->layers->selection.memberships;
	const struct member who = {x->named->key, row};
	bool found = m->table == NULL || x->named->key == NULL;
	for (size_t i = 0; !found && i < m->table->n_rows; i++) {
		if (memberships_is_asked_for(m, i, &x->named->spec->where) &&
			memberships_names(m, i, who) && memberships_row_holds(m, i, x->l->on) &&
			memberships_dates(m, i, &out->from, &out->to)) {
			out->source = table_word(m->table, "source", i);
			found = true;
		}
	}
}

static const char *name_of(const struct lister *x, uint32_t row)
{
	struct arena *a = x->l->a;
	const struct map_layer *layer = x->named;
	const char *name = text_chain_get(a, &layer->title, row);
	name = name != NULL ? name : text_chain_get(a, &layer->label, row);
	/* A layer under the names of another has none of its own. */
	if (name == NULL && layer->spec->from != NULL) {
		for (size_t i = 0; name == NULL && i < x->l->layers->n; i++) {
			const struct map_layer *other = &x->l->layers->items[i];
			bool alike = layers_source(x->l->spec, layer->spec) == other->spec;
			name = alike ? text_chain_get(a, &other->label, row) : NULL;
		}
	}
	return name != NULL || layer->spec->zone == NULL ? name : x->group;
}

static bool add_feature(const struct lister *x, uint32_t row)
{
	const struct map_layer *layer = x->named;
	const struct table *t = layer->features.table;
	const struct layer_spec *s = layer->spec;
	struct arena *a = x->l->a;
	struct listing_row *rows =
		arena_grow(a, x->out->rows, x->out->n, &x->out->cap, sizeof(*rows));
	if (rows == NULL) {
		return false;
	}
	x->out->rows = rows;
	struct listing_row *out = &rows[x->out->n];
	*out = (struct listing_row){.layer = s->id,
		.key = layer_key(a, layer, row),
		.group = x->group,
		.rank = x->rank,
		.name = name_of(x, row),
		.source = table_word(t, "source", row)};
	if (out->name == NULL) {
		return true; /* nothing to call it by */
	}
	out->details = details_of(x, row, out->name);
	if (s->valid_from != NULL) {
		(void)column_date(table_column(t, s->valid_from), row, &out->from);
		(void)column_date(table_column(t, s->valid_to), row, &out->to);
	} else if (where_group(&s->where) != NULL) {
		take_membership(x, row, out);
	}
	x->out->n++;
	return out->details != NULL;
}

static bool has_texts(const struct layer_spec *s)
{
	return s->legend.n > 0 || (s->n_classes > 0 && s->classes[0].legend.n > 0);
}

static bool heads(
	const struct layout *l, const struct layer_spec *head, const struct layer_spec *s)
{
	if (head->off || head->legend_hidden || layout_text(l, &head->legend) == NULL) {
		return false;
	}
	if (head == s) {
		return true;
	}
	if (s->legend_hidden) {
		return head->dissolve && head->legend_over != NULL &&
		       strcmp(head->legend_over, s->id) == 0;
	}
	return has_texts(s) && layout_text(l, &s->legend) == NULL &&
	       head->legend_order == s->legend_order &&
	       layers_source(l->spec, head) == layers_source(l->spec, s);
}

const struct layer_spec *listing_head(const struct layout *l, const struct layer_spec *s)
{
	const struct layer_spec *found = heads(l, s, s) ? s : NULL;
	for (size_t i = 0; found == NULL && i < l->spec->n_layers; i++) {
		found = heads(l, &l->spec->layers[i], s) ? &l->spec->layers[i] : NULL;
	}
	return found;
}

/* How many layers stand before this one in the legend. */
static size_t rank_of(const struct layout *l, const struct layer_spec *s)
{
	size_t rank = 0;
	for (const struct layer_spec *other = l->spec->layers;
		other < l->spec->layers + l->spec->n_layers; other++) {
		rank += other->legend_order < s->legend_order ||
			(other->legend_order == s->legend_order && other < s);
	}
	return rank;
}

bool listing_make(const struct layout *l, struct listing *out)
{
	bool ok = true;
	*out = (struct listing){0};
	for (size_t i = 0; ok && i < l->layers->n; i++) {
		const struct map_layer *layer = &l->layers->items[i];
		const struct layer_spec *s = layer->spec;
		if (s->off || s->legend_hidden || !has_texts(s)) {
			continue;
		}
		const struct layer_spec *head = listing_head(l, s);
		const struct lister x = {.l = l,
			.explained = layer,
			.named = layers_named(l->spec, l->layers, layer),
			.rank = rank_of(l, s),
			.group = head == NULL ? NULL : layout_text(l, &head->legend),
			.out = out};
		const struct features *page = &x.named->page;
		for (size_t k = 0; ok && k < page->n_items; k++) {
			ok = add_feature(&x, page->items[k].row);
		}
	}
	return ok && l->a->diag->code == SM_OK;
}
