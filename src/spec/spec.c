#include "spec/spec.h"

#include "base/suggest.h"
#include "spec/annotation.h"
#include "spec/change.h"
#include "spec/dates.h"
#include "spec/extent.h"
#include "spec/labels.h"
#include "spec/panels.h"
#include "spec/svg.h"
#include "spec/thematic.h"
#include "spec/value.h"
#include "spec/where.h"
#include "spec/zone_spec.h"

#include <math.h>
#include <string.h>
#include <strings.h>

struct reader {
	struct value_reader values;
	struct spec *spec;
	struct layer_spec *layer; /* the one being read */
};

size_t localized_find(const struct localized *l, const char *lang)
{
	size_t base = strcspn(lang, "-_"), found = l->n;
	for (size_t i = 0; i < l->n; i++) {
		const char *is = l->langs[i];
		if (strcmp(is, lang) == 0) {
			return i;
		}
		if (strlen(is) == base && memcmp(is, lang, base) == 0) {
			found = i;
		}
	}
	return found;
}

size_t localized_choose(const struct localized *l, const char *lang, const char *fallback)
{
	const char *const wishes[] = {lang, "", fallback, "en"};
	for (size_t i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++) {
		size_t found = wishes[i] == NULL ? l->n : localized_find(l, wishes[i]);
		if (found < l->n) {
			return found;
		}
	}
	return 0;
}

static size_t count_children(const struct node *n)
{
	size_t count = 0;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		count++;
	}
	return count;
}

static enum special result(bool ok)
{
	return ok ? SPECIAL_DONE : SPECIAL_FAILED;
}

static bool error(struct reader *r, const struct node *n, const char *what)
{
	return node_error(r->values.a->diag, r->values.path, n, "%s", what);
}

static bool read_texts(
	struct reader *r, const struct node *n, struct localized **items, size_t *count)
{
	if (n->kind != NODE_SEQUENCE) {
		return error(r, n, "a list of texts is expected");
	}
	*items = arena_alloc(r->values.a, count_children(n), sizeof(**items));
	*count = 0;
	bool ok = *items != NULL;
	for (const struct node *c = n->child; ok && c != NULL; c = c->next) {
		ok = value_localized(&r->values, c, &(*items)[(*count)++]);
	}
	return ok;
}

static bool read_block(struct reader *r, enum option_context context, const struct node *n)
{
	const struct block_reader b = {.context = context, .base = r->spec};
	return value_block(&r->values, &b, n);
}

/* Values with their legend texts: of `classes` and `marks`. */
static bool read_classes(
	struct reader *r, const struct node *n, struct class_spec **items, size_t *count)
{
	if (n->kind != NODE_MAPPING) {
		return node_error(r->values.a->diag, r->values.path, n,
			"%s: values with their legend texts are expected", n->key);
	}
	*items = arena_alloc(r->values.a, count_children(n), sizeof(**items));
	bool ok = *items != NULL;
	for (const struct node *c = n->child; ok && c != NULL; c = c->next) {
		struct class_spec *class = &(*items)[(*count)++];
		class->value = c->key;
		ok = value_localized(&r->values, c, &class->legend);
	}
	return ok;
}

static bool read_valid(struct reader *r, const struct node *n)
{
	const struct node *from = n->kind == NODE_SEQUENCE ? n->child : NULL;
	const struct node *to = from == NULL ? NULL : from->next;
	if (to == NULL || to->next != NULL || from->kind != NODE_SCALAR ||
		to->kind != NODE_SCALAR) {
		return error(r, n, "valid: two fields are expected, such as [from, to]");
	}
	r->layer->valid_from = from->text;
	r->layer->valid_to = to->text;
	return true;
}

static bool read_count_by(struct reader *r, const struct node *n)
{
	struct layer_spec *l = r->layer;
	size_t count = count_children(n);
	bool ok = n->kind == NODE_SEQUENCE && count > 0;
	l->count_by = arena_alloc(r->values.a, count, sizeof(*l->count_by));
	for (const struct node *c = n->child; ok && c != NULL; c = c->next) {
		ok = c->kind == NODE_SCALAR;
	}
	if (!ok) {
		return error(r, n,
			"count-by: a list of fields is expected, such as [operator, host]");
	}
	for (const struct node *c = n->child; l->count_by != NULL && c != NULL; c = c->next) {
		l->count_by[l->n_count_by++] = c->text;
	}
	return l->count_by != NULL;
}

static enum special layer_option(void *user, const struct option *o, const struct node *n)
{
	struct reader *r = user;
	if (strcmp(o->name, "where") == 0) {
		return result(where_read(&r->values, n, &r->layer->where));
	}
	if (strcmp(o->name, "label-where") == 0) {
		return result(where_read(&r->values, n, &r->layer->label_where));
	}
	if (strcmp(o->name, "uncertain-where") == 0) {
		return result(where_read(&r->values, n, &r->layer->uncertain_where));
	}
	if (strcmp(o->name, "classes") == 0) {
		return result(read_classes(r, n, &r->layer->classes, &r->layer->n_classes));
	}
	if (strcmp(o->name, "marks") == 0) {
		return result(read_classes(r, n, &r->layer->marks, &r->layer->n_marks));
	}
	if (strcmp(o->name, "statuses") == 0) {
		return result(read_classes(r, n, &r->layer->statuses, &r->layer->n_statuses));
	}
	if (strcmp(o->name, "changes") == 0) {
		return result(read_classes(r, n, &r->layer->changes, &r->layer->n_changes));
	}
	if (strcmp(o->name, "valid") == 0) {
		return result(read_valid(r, n));
	}
	if (strcmp(o->name, "count-by") == 0) {
		return result(read_count_by(r, n));
	}
	if (strcmp(o->name, "data") == 0) {
		return result(svg_read_data(&r->values, n, r->layer));
	}
	if (strcmp(o->name, "zone") == 0) {
		return result(zone_read(&r->values, n, r->spec->layers, r->layer));
	}
	enum special done = thematic_option(&r->values, o, n, r->layer);
	if (done != SPECIAL_NOT_MINE) {
		return done;
	}
	if (strcmp(o->name, "legend") == 0 && n->kind == NODE_SCALAR &&
		strcmp(n->text, "none") == 0) {
		r->layer->legend_hidden = true;
		return SPECIAL_DONE;
	}
	return SPECIAL_NOT_MINE;
}

static bool is_id(const char *s)
{
	return s[0] >= 'a' && s[0] <= 'z' &&
	       strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s);
}

/* Ids of the layers before this one. */
static bool check_id(struct reader *r, const struct node *n)
{
	const struct layer_spec *l = r->layer;
	if (l->id == NULL) {
		return error(r, n, "a layer needs an `id:`");
	}
	if (!is_id(l->id)) {
		return error(r, node_get(n, "id"),
			"id: small letters, digits and '-' are expected, a letter first");
	}
	for (const struct layer_spec *before = r->spec->layers; before < l; before++) {
		if (before->id != NULL && strcmp(before->id, l->id) == 0) {
			return node_error(r->values.a->diag, r->values.path, node_get(n, "id"),
				"id: there is a layer '%s' already", l->id);
		}
	}
	return true;
}

/* Where the layer's features are from: a zone may need no file of the layer's. */
static bool check_source(struct reader *r, const struct node *n)
{
	const struct layer_spec *l = r->layer, *from = NULL;
	bool needed = l->zone == NULL || zone_uses_table(l->zone, true);
	for (const struct layer_spec *i = r->spec->layers; l->from != NULL && i < l; i++) {
		from = i->id != NULL && strcmp(i->id, l->from) == 0 ? i : from;
	}
	if (l->source != NULL && l->from != NULL) {
		return error(r, n, "a layer needs either `source:` or `from:`");
	}
	if (needed && l->source == NULL && l->from == NULL) {
		return error(r, n,
			l->zone == NULL ? "a layer needs either `source:` or `from:`"
					: "zone: an id needs `source:`, a table of zones");
	}
	if (from != NULL && from->zone != NULL && from->source == NULL && from->from == NULL) {
		return node_error(r->values.a->diag, r->values.path, node_get(n, "from"),
			"from: layer '%s' is a zone, which has no source; "
			"`zone: { layer: %s }` draws it again",
			from->id, from->id);
	}
	return true;
}

/* Options that say nothing about a zone. */
static bool check_zone(struct reader *r, const struct node *n)
{
	const struct layer_spec *l = r->layer;
	if (l->zone == NULL) {
		return true;
	}
	if (l->where.n > 0) {
		return error(r, node_get(n, "where"),
			"where: a zone has no features to choose from; "
			"`zone: { layer: ..., where: ... }` chooses those of a layer");
	}
	if (node_get(n, "valid") != NULL && !zone_uses_table(l->zone, false)) {
		return error(r, node_get(n, "valid"),
			"valid: no part of this zone is a row of a table, which could have "
			"dates");
	}
	return true;
}

static bool check_layer(struct reader *r, const struct node *n)
{
	const struct layer_spec *l = r->layer;
	const struct layer_list before = {r->spec->layers, (size_t)(l - r->spec->layers)};
	bool ok = check_id(r, n);
	if (l->from != NULL) {
		ok = layer_check_named(
			     &r->values, node_get(n, "from"), before, " before this one") &&
		     ok;
	}
	if (l->legend_over != NULL) {
		ok = layer_check_named(&r->values, node_get(n, "legend-over"), before,
			     " before this one") &&
		     ok;
	}
	ok = check_source(r, n) && ok;
	ok = check_zone(r, n) && ok;
	if (l->n_classes > 0 && l->symbol_by == NULL) {
		ok = error(r, node_get(n, "classes"), "classes: need `symbol-by:`, the field");
	}
	if (l->n_marks > 0 && l->mark_by == NULL) {
		ok = error(r, node_get(n, "marks"), "marks: need `mark-by:`, the field");
	}
	if (l->when != WHEN_CURRENT && l->valid_from == NULL) {
		ok = error(r, node_get(n, "when"), "when: needs `valid:`, the two fields");
	}
	return ok;
}

/* A layer drawn from another has its source's validity, key and fields to count by unless it
 * says otherwise. */
static void inherit(struct reader *r)
{
	struct layer_spec *l = r->layer;
	for (const struct layer_spec *before = r->spec->layers; before < l; before++) {
		if (l->from == NULL || before->id == NULL || strcmp(before->id, l->from) != 0) {
			continue;
		}
		l->key = l->key != NULL ? l->key : before->key;
		if (l->join.source == NULL) {
			l->join = before->join;
		}
		if (l->valid_from == NULL) {
			l->valid_from = before->valid_from;
			l->valid_to = before->valid_to;
		}
		if (l->n_count_by == 0) {
			l->count_by = before->count_by;
			l->n_count_by = before->n_count_by;
		}
		if (l->n_data == 0) {
			l->data = before->data;
			l->n_data = before->n_data;
		}
	}
}

static bool read_layer(struct reader *r, const struct node *n)
{
	const struct block_reader b = {
		.context = IN_LAYER, .base = r->layer, .special = layer_option, .user = r};
	r->layer->at = place_of(n);
	r->layer->node = n;
	if (!value_defaults(&r->values, IN_LAYER, r->layer) ||
		!value_block(&r->values, &b, n)) {
		return false;
	}
	inherit(r);
	bool ok = thematic_check(&r->values, n, r->layer);
	ok = change_check_layer(&r->values, n, r->layer) && ok;
	return check_layer(r, n) && ok;
}

static bool read_layers(struct reader *r, const struct node *n)
{
	struct spec *spec = r->spec;
	size_t count = count_children(n);
	if (n->kind != NODE_SEQUENCE || count == 0) {
		return error(r, n, "layers: a list of layers is expected");
	}
	if (count > LAYERS_MAX) {
		return diag_error(r->values.a->diag, SM_E_LIMIT,
			"%s:%d:%d: layers: %zu are too many, %d are allowed",
			n->path != NULL ? n->path : r->values.path, n->line, n->column, count,
			LAYERS_MAX);
	}
	spec->layers = arena_alloc(r->values.a, count, sizeof(*spec->layers));
	bool ok = spec->layers != NULL;
	for (const struct node *c = n->child; spec->layers != NULL && c != NULL; c = c->next) {
		r->layer = &spec->layers[spec->n_layers++];
		ok = read_layer(r, c) && ok;
	}
	return ok;
}

/* The name of a paper size, or another word: says how a page is written. */
static bool no_page(struct reader *r, const struct node *n)
{
	static const struct {
		const char *name, *size;
	} papers[] = {{"A3", "{ width: 297mm, height: 420mm }"},
		{"A4", "{ width: 210mm, height: 297mm }"},
		{"A5", "{ width: 148mm, height: 210mm }"},
		{"A6", "{ width: 105mm, height: 148mm }"},
		{"letter", "{ width: 8.5in, height: 11in }"}};
	size_t i = 0, count = sizeof(papers) / sizeof(papers[0]);
	while (i < count && strcasecmp(papers[i].name, n->text) != 0) {
		i++;
	}
	const char *size = papers[i < count ? i : 1].size;
	return node_error(r->values.a->diag, r->values.path, n,
		"page: its size is expected, such as %s%s%s, not '%s'", size,
		i < count ? " for " : "", i < count ? papers[i].name : "", n->text);
}

static enum special map_option(void *user, const struct option *o, const struct node *n)
{
	struct reader *r = user;
	static const struct {
		const char *name;
		enum option_context context;
	} blocks[] = {{"page", IN_PAGE}, {"groups", IN_GROUPS}, {"boundaries", IN_BOUNDARIES},
		{"furniture", IN_FURNITURE}, {"svg", IN_SVG}};
	if (strcmp(o->name, "page") == 0 && n->kind == NODE_SCALAR) {
		return result(no_page(r, n));
	}
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		if (strcmp(o->name, blocks[i].name) == 0) {
			return result(read_block(r, blocks[i].context, n));
		}
	}
	struct spec *s = r->spec;
	if (strcmp(o->name, "extent") == 0) {
		return result(extent_read(&r->values, n, s));
	}
	if (strcmp(o->name, "change") == 0) {
		return result(change_read(&r->values, n, s));
	}
	if (strcmp(o->name, "dates") == 0) {
		return result(dates_read(&r->values, n, s));
	}
	if (strcmp(o->name, "panels") == 0) {
		return SPECIAL_DONE; /* read last: what they do not say is the map's */
	}
	if (strcmp(o->name, "layers") == 0) {
		return result(read_layers(r, n));
	}
	if (strcmp(o->name, "annotations") == 0) {
		return result(annotations_read(&r->values, n, s));
	}
	if (strcmp(o->name, "labels") == 0) {
		return result(labels_read(&r->values, n, &s->labels));
	}
	if (strcmp(o->name, "sources") == 0) {
		return result(read_texts(r, n, &s->sources, &s->n_sources));
	}
	if (strcmp(o->name, "notes") == 0) {
		return result(read_texts(r, n, &s->notes, &s->n_notes));
	}
	return SPECIAL_NOT_MINE;
}

static struct place_in_file place_of_key(const struct node *root, const char *key)
{
	const struct node *n = node_get(root, key);
	return n == NULL ? (struct place_in_file){.line = 1, .column = 1} : place_of(n);
}

/* Layers whose conditions compare with a date need one. */
static bool check_date(struct reader *r, const struct node *root)
{
	const struct spec *s = r->spec;
	bool needed = s->groups.source != NULL;
	for (size_t i = 0; i < s->n_layers; i++) {
		needed = needed || s->layers[i].valid_from != NULL;
	}
	for (size_t i = 0; i < s->n_annotations; i++) {
		const struct annotation_spec *a = &s->annotations[i];
		needed = needed || date_is_given(a->from) || date_is_given(a->to);
	}
	bool each = s->n_panels > 0; /* or every panel has one */
	for (size_t i = 0; i < s->n_panels; i++) {
		each = each && date_is_given(s->panels[i].spec.date);
	}
	return !needed || each || date_is_given(s->date) || date_is_given(s->change.to) ||
	       s->dates.n > 0 || s->dates.events != NULL ||
	       error(r, root, "groups and `valid:` need a `date:`, such as 2023-09-16");
}

/* There are no half columns. */
static bool check_columns(const struct reader *r, const struct node *root)
{
	const struct node *page = node_get(root, "page"), *n = NULL;
	if (page != NULL && floor(r->spec->page.columns) != r->spec->page.columns) {
		n = node_get(page, "columns");
	}
	const struct node *furniture = node_get(root, "furniture");
	double legend = r->spec->furniture.legend_columns;
	if (n == NULL && furniture != NULL && floor(legend) != legend) {
		n = node_get(furniture, "legend-columns");
	}
	return n == NULL || node_error(r->values.a->diag, r->values.path, n,
				    "%s: a whole number is expected", n->key);
}

static bool check_prefix(const struct reader *r, const struct node *root)
{
	const char *prefix = r->spec->svg.id_prefix;
	const struct node *svg = node_get(root, "svg");
	return prefix == NULL || svg == NULL || svg_is_prefix(prefix) ||
	       node_error(r->values.a->diag, r->values.path, node_get(svg, "id-prefix"),
		       "id-prefix: at most 40 letters, digits, - and _ are expected, a letter "
		       "first, not '%s'",
		       prefix);
}

bool spec_read(struct arena *a, const struct document *doc, struct spec *out)
{
	struct reader r = {.values = {.a = a, .path = doc->path}, .spec = out};
	const struct block_reader b = {
		.context = IN_MAP, .base = out, .special = map_option, .user = &r};
	*out = (struct spec){.path = doc->path, .extent.at = {.line = 1, .column = 1}};
	static const enum option_context with_defaults[] = {
		IN_MAP, IN_PAGE, IN_SVG, IN_EXTENT, IN_GROUPS, IN_BOUNDARIES, IN_FURNITURE};
	for (size_t i = 0; i < sizeof(with_defaults) / sizeof(with_defaults[0]); i++) {
		if (!value_defaults(&r.values, with_defaults[i], out)) {
			return false;
		}
	}
	bool ok = value_block(&r.values, &b, doc->root);
	out->projection_at = place_of_key(doc->root, "projection");
	out->style_at = place_of_key(doc->root, "style");
	out->fallback_at = place_of_key(doc->root, "fallback-language");
	out->page.at = place_of_key(doc->root, "page");
	out->groups.at = place_of_key(doc->root, "groups");
	out->furniture.at = place_of_key(doc->root, "furniture");
	if (node_get(doc->root, "layers") == NULL) {
		ok = error(&r, doc->root, "a map needs `layers:`");
	}
	ok = ok && extent_check(&r.values, doc->root, out);
	ok = ok && panels_read(&r.values, doc->root, out);
	ok = ok && dates_check(&r.values, doc->root, out);
	ok = ok && change_check(&r.values, doc->root, out);
	ok = ok && check_columns(&r, doc->root);
	ok = ok && check_prefix(&r, doc->root);
	return ok && check_date(&r, doc->root);
}
