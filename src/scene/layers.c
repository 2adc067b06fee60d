#include "scene/layers.h"

#include "base/locale.h"
#include "base/path.h"
#include "geom/dissolve.h"
#include "scene/change.h"
#include "scene/dated.h"
#include "scene/overlap.h"
#include "scene/zone.h"
#include "scene/zone_ops.h"

#include <stdio.h>
#include <string.h>

/* A table that has been joined to a file's features; layers drawn from one another share it. */
struct joined {
	const struct loaded *file;
	struct place_in_file at; /* of the join, which it is known by */
	struct table table;
	struct join info;
};

struct loader {
	struct arena *a;
	const struct layers_request *request;
	const char *folder;	  /* of the map file */
	struct files own, *files; /* own: of a map that is read once */
	struct joined *joins;
	size_t n_joins;
	struct memberships *memberships;
	struct selection selection;
	const struct map_layer *first; /* of those being loaded */
};

static void chain_add(struct text_chain *chain, const struct table *t, const char *field,
	const char *lang, size_t lang_len)
{
	char name[64];
	int n = lang == NULL
			? snprintf(name, sizeof(name), "%s", field)
			: snprintf(name, sizeof(name), "%s_%.*s", field, (int)lang_len, lang);
	const struct column *c =
		n < 0 || (size_t)n >= sizeof(name) ? NULL : table_column(t, name);
	if (c != NULL && chain->n < TEXT_CHAIN_MAX) {
		chain->columns[chain->n++] = c;
	}
}

/* FIELD_LANG, FIELD_BASELANG (fr of fr-BF), FIELD_FALLBACK, FIELD, FIELD_en: whichever exist.
 * An English edition takes the field without a language before its fallback. */
static void chain_init(struct text_chain *chain, const struct table *t, const char *field,
	const struct layers_request *r)
{
	const char *lang = r->lang, *fallback = r->fallback_lang;
	*chain = (struct text_chain){0};
	size_t base = locale_base(lang);
	if (lang[base] != '\0') {
		chain_add(chain, t, field, lang, strlen(lang));
	}
	chain_add(chain, t, field, lang, base);
	chain->n_own = chain->n;
	bool is_english = base == 2 && memcmp(lang, "en", base) == 0;
	if (fallback != NULL && !is_english && strcmp(fallback, lang) != 0) {
		chain_add(chain, t, field, fallback, strlen(fallback));
	}
	chain_add(chain, t, field, NULL, 0);
	chain_add(chain, t, field, "en", 2);
}

const struct layer_spec *layers_source(const struct spec *spec, const struct layer_spec *layer)
{
	for (size_t i = 0; layer->from != NULL && i < spec->n_layers; i++) {
		if (strcmp(spec->layers[i].id, layer->from) == 0) {
			return layers_source(spec, &spec->layers[i]);
		}
	}
	return layer;
}

const struct map_layer *layers_named(
	const struct spec *spec, const struct layers *layers, const struct map_layer *layer)
{
	const struct layer_spec *s = layer->spec;
	const struct map_layer *over = !s->dissolve || s->zone != NULL || s->legend_over == NULL
					       ? NULL
					       : layers_find(layers, s->legend_over);
	bool alike = over != NULL && over->spec->zone == NULL &&
		     layers_source(spec, s) == layers_source(spec, over->spec);
	return alike ? over : layer;
}

static struct source_options options_of(const struct layer_spec *layer)
{
	return (struct source_options){.encoding = layer->encoding,
		.crs = layer->crs,
		.layer = layer->source_layer,
		.lon_field = layer->lon,
		.lat_field = layer->lat};
}

static const struct loaded *load_file(
	struct loader *l, const char *path, const struct layer_spec *layer)
{
	const struct source_options options = options_of(layer);
	return files_read(l->files, path, &options);
}

static bool load_memberships(struct loader *l)
{
	const struct groups_spec *g = &l->request->spec->groups;
	if (g->source == NULL) {
		return true;
	}
	static const struct layer_spec as_it_is = {0};
	const char *path = path_locate(l->a, l->folder, l->request->data_dir, g->source);
	diag_push(l->a->diag, "%s:%d:%d: groups", place_path(g->at, l->request->spec->path),
		g->at.line, g->at.column);
	const struct loaded *f = path == NULL ? NULL : load_file(l, path, &as_it_is);
	bool ok = f != NULL &&
		  memberships_init(l->a->diag, f->features.table, path, g, l->memberships);
	diag_pop(l->a->diag);
	return ok && memberships_check(l->a, l->memberships);
}

/* The place of a layer's option where a plan gave it, else that of the layer. */
static struct place_in_file place_of_option(const struct layer_spec *layer, const char *option)
{
	const struct node *n = layer->node == NULL ? NULL : node_get(layer->node, option);
	bool is_elsewhere = n != NULL && n->path != NULL && layer->at.path != NULL &&
			    strcmp(n->path, layer->at.path) != 0;
	return is_elsewhere ? place_of(n) : layer->at;
}

/* The column a map file names; an unknown one is an error at the layer. */
static bool column_of(struct loader *l, const struct layer_spec *layer, const struct table *t,
	const char *option, const char *field, const struct column **out)
{
	*out = field == NULL ? NULL : table_column(t, field);
	if (field == NULL || *out != NULL) {
		return true;
	}
	const char *near = table_nearest(t, field);
	const struct place_in_file at = place_of_option(layer, option);
	return diag_error(l->a->diag, SM_E_SPEC,
		"%s:%d:%d: layer '%s': %s: no field '%s'%s%s%s",
		place_path(at, l->request->spec->path), at.line, at.column, layer->id, option,
		field, near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

/* A field shown to readers may exist only as FIELD_en and the like. */
static bool chain_of(struct loader *l, const struct layer_spec *layer, const struct table *t,
	const char *option, const char *field, struct text_chain *out)
{
	*out = (struct text_chain){0};
	if (field == NULL) {
		return true;
	}
	chain_init(out, t, field, l->request);
	const struct column *c;
	return out->n > 0 || column_of(l, layer, t, option, field, &c);
}

static bool check_rank(struct loader *l, const struct layer_spec *layer, const struct table *t,
	const struct column *rank)
{
	/* The type of a column without rows is not known. */
	return rank == NULL || t->n_rows == 0 || rank->type == COLUMN_NUMBER ||
	       diag_error(l->a->diag, SM_E_SPEC,
		       "%s:%d:%d: layer '%s': rank: '%s' is a field of texts; numbers are "
		       "expected",
		       place_path(layer->at, l->request->spec->path), layer->at.line,
		       layer->at.column, layer->id, rank->name);
}

static bool find_columns(struct loader *l, const struct layer_spec *s,
	const struct layer_spec *source, const struct table *t, struct map_layer *out)
{
	const char *key = s->key != NULL ? s->key : source->key;
	bool ok = column_of(l, s, t, "key", key, &out->key);
	ok = column_of(l, s, t, "rank", s->rank, &out->rank) && ok;
	ok = check_rank(l, s, t, out->rank) && ok;
	ok = column_of(l, s, t, "symbol-by", s->symbol_by, &out->class_by) && ok;
	ok = column_of(l, s, t, "mark-by", s->mark_by, &out->mark_by) && ok;
	ok = column_of(l, s, t, "tag", s->tag, &out->tag) && ok;
	ok = column_of(l, s, t, "cluster", s->cluster, &out->cluster) && ok;
	for (size_t i = 0; i < s->n_count_by; i++) {
		const struct column *c;
		ok = column_of(l, s, t, "count-by", s->count_by[i], &c) && ok;
	}
	for (size_t i = 0; i < s->n_data; i++) {
		const struct column *c;
		ok = column_of(l, s, t, "data", s->data[i].field, &c) && ok;
	}
	ok = chain_of(l, s, t, "label", s->label, &out->label) && ok;
	ok = chain_of(l, s, t, "title", s->title, &out->title) && ok;
	if (s->title == NULL) {
		out->title = out->label;
	}
	/* What a wrong key leads to is not told as well. */
	const struct column *known = out->key == NULL && key != NULL ? t->columns : out->key;
	ok = where_check(l->a->diag, &l->selection, &s->where, t, known) && ok;
	ok = where_check(l->a->diag, &l->selection, &s->uncertain_where, t, known) && ok;
	return where_check(l->a->diag, &l->selection, &s->label_where, t, known) && ok;
}

/* The validity fields of a layer; `from:` layers have those of the layer they draw from. */
static bool find_validity(struct loader *l, const struct map_layer *layer, struct dated *out)
{
	const struct layer_spec *s = layer->spec;
	const struct table *t = layer->features.table;
	*out = (struct dated){.path = layer->path, .table = t};
	return column_of(l, s, t, "valid", s->valid_from, &out->from) &&
	       column_of(l, s, t, "valid", s->valid_to, &out->to);
}

/* What the day, or the two days of a map of changes, say of a row. */
struct verdict {
	bool drawn, uncertain;
	enum change change;
};

static bool judge_change(struct loader *l, const struct map_layer *layer, const struct dated *v,
	size_t row, struct verdict *out)
{
	const struct layer_spec *s = layer->spec;
	const struct change_request request = {.selection = &l->selection,
		.spec = s,
		.table = layer->features.table,
		.key = layer->key,
		.from = v->from,
		.to = v->to};
	struct change_verdict c;
	if (!dated_check(l->a, v, row) || !change_judge(&request, row, &c)) {
		return false;
	}
	*out = (struct verdict){.drawn = change_index(s, c.change) >= 0,
		.uncertain = c.uncertain,
		.change = c.change};
	return true;
}

static bool judge_row(struct loader *l, const struct map_layer *layer, const struct dated *v,
	size_t row, struct verdict *out)
{
	const struct layer_spec *s = layer->spec;
	const struct table *t = layer->features.table;
	if (s->n_changes > 0) {
		return judge_change(l, layer, v, row, out);
	}
	*out = (struct verdict){
		.drawn = where_holds(&l->selection, &s->where, t, layer->key, row)};
	if (!out->drawn || s->valid_from == NULL) {
		return true;
	}
	const struct dated_row dated = {v->from, v->to, row};
	return dated_check(l->a, v, row) &&
	       select_on_day(s, &dated, l->request->on, &out->drawn, &out->uncertain);
}

/* A damaged record that would have been drawn on purpose must not be missing in silence. */
static bool check_damage(struct loader *l, const struct map_layer *layer, const struct dated *v)
{
	bool highlighted = layer->spec->where.n > 0;
	for (size_t i = 0; highlighted && i < layer->info->n_bad_listed; i++) {
		uint32_t row = layer->info->bad_records[i];
		struct verdict verdict;
		if (!judge_row(l, layer, v, row, &verdict)) {
			return false;
		}
		if (verdict.drawn) {
			return diag_fail(l->a->diag, SM_E_DATA,
				"%s: layer '%s' needs shape %u, which is damaged", layer->path,
				layer->spec->id, row);
		}
	}
	return true;
}

static bool select_features(
	struct loader *l, const struct features *all, struct map_layer *layer)
{
	struct features *f = &layer->features;
	const struct table *table = f->table;
	*f = *all;
	f->table = table;
	f->items = arena_alloc(l->a, all->n_items, sizeof(*f->items));
	f->n_items = 0;
	f->cap_items = all->n_items;
	struct dated v;
	bool *uncertain = arena_alloc(l->a, all->table->n_rows, sizeof(*uncertain));
	enum change *changes = arena_alloc(l->a, all->table->n_rows, sizeof(*changes));
	bool has_changes = layer->spec->n_changes > 0;
	const struct where *marked = &layer->spec->uncertain_where;
	bool by_date = layer->spec->valid_from != NULL || has_changes;
	layer->uncertain = by_date || marked->n > 0 ? uncertain : NULL;
	layer->changes = has_changes ? changes : NULL;
	if (f->items == NULL || uncertain == NULL || changes == NULL ||
		!find_validity(l, layer, &v) || !check_damage(l, layer, &v)) {
		return false;
	}
	for (size_t i = 0; i < all->n_items; i++) {
		struct verdict verdict;
		if (!judge_row(l, layer, &v, all->items[i].row, &verdict)) {
			return false;
		}
		uncertain[all->items[i].row] =
			verdict.uncertain ||
			(marked->n > 0 && where_holds(&l->selection, marked, table, layer->key,
						  all->items[i].row));
		changes[all->items[i].row] = verdict.change;
		if (verdict.drawn) {
			f->items[f->n_items++] = all->items[i];
		}
	}
	return true;
}

/* The status of each feature in the groups the layer asks for. */
static bool find_statuses(struct loader *l, struct map_layer *layer)
{
	const struct layer_spec *s = layer->spec;
	const struct features *f = &layer->features;
	if (l->memberships->status == NULL || where_group(&s->where) == NULL ||
		s->n_changes > 0 || s->dissolve) {
		return true;
	}
	const char **statuses = arena_alloc(l->a, f->table->n_rows, sizeof(const char *));
	for (size_t i = 0; statuses != NULL && i < f->n_items; i++) {
		uint32_t row = f->items[i].row;
		statuses[row] = where_status(&l->selection, &s->where, layer->key, row);
	}
	layer->statuses = statuses;
	return statuses != NULL;
}

/* One area instead of many; it keeps the row of the first. */
static bool dissolve(struct loader *l, struct map_layer *layer)
{
	struct features *f = &layer->features, merged;
	if (f->n_items == 0) {
		return true;
	}
	uint32_t row = f->items[0].row;
	if (!dissolve_features(l->a, f, f->table, &merged)) {
		return false;
	}
	*f = merged;
	for (size_t i = 0; i < f->n_items; i++) {
		f->items[i].row = row;
	}
	return true;
}

static bool flag_labelled(struct loader *l, struct map_layer *layer)
{
	const struct table *t = layer->features.table;
	bool *flags = arena_alloc(l->a, t->n_rows, sizeof(*flags));
	for (size_t row = 0; flags != NULL && row < t->n_rows; row++) {
		flags[row] = layer->spec->label != NULL &&
			     where_holds(&l->selection, &layer->spec->label_where, t,
				     layer->key, row);
	}
	layer->labelled = flags;
	return flags != NULL;
}

/* Which rows of the joined table count; NULL without memory or after an error. */
static const bool *rows_wanted(
	struct loader *l, const struct join_spec *join, const struct table *t)
{
	bool *wanted = arena_alloc(l->a, t->n_rows, sizeof(*wanted));
	const struct column *key = table_column(t, join->on);
	if (wanted == NULL || !where_check(l->a->diag, &l->selection, &join->where, t, key)) {
		return NULL;
	}
	for (size_t row = 0; row < t->n_rows; row++) {
		wanted[row] = where_holds(&l->selection, &join->where, t, key, row);
	}
	return wanted;
}

/* How many keys there are, and the first few of them for a warning: 'A', 'B', 'C'. */
struct sample {
	char text[160];
	size_t n, n_named;
};

static void sample_add(struct sample *s, const char *key)
{
	enum { NAMED_MAX = 3, KEY_BYTES_MAX = 40 };
	size_t used = strlen(s->text);
	const char *text = key == NULL ? "no key" : key, *quote = key == NULL ? "" : "'";
	/* No key is cut, which could part a character. */
	if (s->n == s->n_named && s->n < NAMED_MAX && strlen(text) <= KEY_BYTES_MAX) {
		(void)snprintf(s->text + used, sizeof(s->text) - used, "%s%s%s%s",
			s->n == 0 ? "" : ", ", quote, text, quote);
		s->n_named++;
	}
	s->n++;
}

static void push_join(struct loader *l, const struct layer_spec *s)
{
	diag_push(l->a->diag, "%s:%d:%d: layer '%s': join",
		place_path(s->join.at, l->request->spec->path), s->join.at.line,
		s->join.at.column, s->id);
}

static void warn_unmatched(
	struct loader *l, const struct layer_spec *s, const struct join *info)
{
	struct sample first = {0};
	for (size_t i = 0; i < info->n_unmatched; i++) {
		sample_add(&first, info->unmatched[i]);
	}
	if (first.n > 0) {
		push_join(l, s);
		diag_warn(l->a->diag, "join-rows",
			"%zu of %zu rows of %s match no feature: %s%s", first.n,
			first.n + info->n_matched, info->path, first.text,
			first.n > first.n_named ? ", ..." : "");
		diag_pop(l->a->diag);
	}
}

static bool join_file(struct loader *l, const struct loaded *file, const struct layer_spec *s,
	struct joined *out)
{
	const char *path = path_locate(l->a, l->folder, l->request->data_dir, s->join.source);
	const struct source_options options = {.encoding = s->join.encoding};
	struct features rows;
	struct source_info info;
	push_join(l, s);
	bool ok = path != NULL && source_read(l->a, path, &options, &rows, &info);
	diag_pop(l->a->diag);
	const bool *wanted = ok ? rows_wanted(l, &s->join, rows.table) : NULL;
	if (wanted == NULL) {
		return false;
	}
	*out = (struct joined){.file = file, .at = s->join.at};
	const struct join_request request = {.spec = &s->join,
		.spec_path = l->request->spec->path,
		.layer_id = s->id,
		.features = file->features.table,
		.rows = rows.table,
		.rows_path = path,
		.wanted = wanted};
	return join_tables(l->a, &request, &out->table, &out->info);
}

/* The features' table: as it was read, or with what is joined to it. */
static bool load_table(struct loader *l, const struct loaded *file, struct map_layer *layer)
{
	const struct layer_spec *s = layer->spec;
	layer->features.table = file->features.table;
	if (s->join.source == NULL) {
		return true;
	}
	struct joined *joined = NULL;
	for (size_t i = 0; i < l->n_joins && joined == NULL; i++) {
		struct joined *j = &l->joins[i];
		if (j->file == file && j->at.line == s->join.at.line &&
			j->at.column == s->join.at.column) {
			joined = j;
		}
	}
	if (joined == NULL) {
		joined = &l->joins[l->n_joins];
		if (!join_file(l, file, s, joined)) {
			return false;
		}
		l->n_joins++;
		warn_unmatched(l, s, &joined->info);
	}
	layer->join = &joined->info;
	layer->features.table = &joined->table;
	return true;
}

static void warn_without_row(struct loader *l, const struct map_layer *layer)
{
	const struct features *f = &layer->features;
	const struct layer_spec *s = layer->spec;
	struct sample first = {0};
	for (size_t i = 0; layer->join != NULL && i < f->n_items; i++) {
		uint32_t row = f->items[i].row;
		if (!layer->join->has_row[row]) {
			sample_add(&first, table_text(l->a, layer->join->key, row));
		}
	}
	if (first.n > 0) {
		push_join(l, s);
		diag_warn(l->a->diag, "join-features",
			"%zu of %zu features have no row in %s: %s%s", first.n, f->n_items,
			layer->join->path, first.text, first.n > first.n_named ? ", ..." : "");
		diag_pop(l->a->diag);
	}
}

/* Whether the table has a row of that key. */
static bool has_key(const struct memberships *m, size_t membership, const struct table *table,
	const struct column *key)
{
	for (size_t row = 0; row < table->n_rows; row++) {
		if (memberships_names(m, membership, (struct member){key, row})) {
			return true;
		}
	}
	return false;
}

/* Members of a group that the layer's source does not have: of areas each, else when it has
 * none of them. */
static void warn_unknown_members(struct loader *l, const struct map_layer *layer,
	const struct condition *c, const char *group)
{
	const struct memberships *m = l->memberships;
	const struct features *f = &layer->features;
	struct sample first = {0};
	size_t n = 0;
	for (size_t i = 0; i < m->table->n_rows; i++) {
		if (memberships_is_about(m, i, group) &&
			memberships_row_holds(m, i, l->request->on)) {
			n++;
			if (!has_key(m, i, f->table, layer->key)) {
				sample_add(&first, table_text(l->a, m->member, i));
			}
		}
	}
	bool areas = f->n_items > 0 && f->items[0].shape == SHAPE_POLYGON;
	if (first.n == 0 || (!areas && first.n < n)) {
		return;
	}
	diag_push(l->a->diag, "%s:%d:%d: layer '%s'", place_path(c->at, l->request->spec->path),
		c->at.line, c->at.column, layer->spec->id);
	diag_warn(l->a->diag, "group-members",
		"%zu of %zu members of group '%s' in %s match no feature's '%s': %s%s", first.n,
		n, group, m->path, layer->key->name, first.text,
		first.n > first.n_named ? ", ..." : "");
	diag_pop(l->a->diag);
}

/* Whether an earlier layer asked for the group by the same field of the same file. */
static bool was_asked(const struct loader *l, const struct map_layer *layer, const char *group)
{
	for (const struct map_layer *before = l->first; before < layer; before++) {
		const struct condition *c = where_group(&before->spec->where);
		if (c == NULL || before->info != layer->info || before->key != layer->key) {
			continue;
		}
		for (size_t i = 0; i < c->n_values; i++) {
			if (strcmp(c->values[i], group) == 0) {
				return true;
			}
		}
	}
	return false;
}

static void warn_members(struct loader *l, const struct map_layer *layer)
{
	const struct condition *c = where_group(&layer->spec->where);
	for (size_t i = 0; c != NULL && layer->spec->zone == NULL && i < c->n_values; i++) {
		if (!was_asked(l, layer, c->values[i])) {
			warn_unknown_members(l, layer, c, c->values[i]);
		}
	}
}

void layers_warn_empty(
	struct sm_diag *d, const struct layers *layers, const struct map_layer *layer)
{
	const struct selection *selection = &layers->selection;
	const struct layer_spec *s = layer->spec;
	const struct condition *c = s->n_changes > 0 ? NULL : where_group(&s->where);
	bool any = c == NULL;
	for (size_t i = 0; !any && i < c->n_values; i++) {
		any = memberships_has_any(selection->memberships, c->values[i], selection->on);
	}
	struct place_in_file at = any ? s->at : c->at;
	diag_push(d, "%s:%d:%d", place_path(at, selection->spec->path), at.line, at.column);
	if (any) {
		diag_warn(d, "empty-layer", "layer '%s' has nothing to draw", s->id);
	} else {
		char day[DATE_TEXT_MAX];
		date_iso(selection->on, day);
		diag_warn(d, "empty-group",
			"layer '%s' has nothing to draw: group '%s'%s has no member on %s in "
			"%s",
			s->id, c->values[0],
			c->n_values > 1 ? ", as the others of the list," : "", day,
			selection->memberships->path);
	}
	diag_pop(d);
}

/* What is known only once the features are chosen. */
static bool finish_layer(struct loader *l, struct map_layer *layer)
{
	const struct grade_request request = {
		.spec_path = l->request->spec->path, .style = l->request->style};
	warn_without_row(l, layer);
	if (l->request->style != NULL) {
		layer->fade_pt = style_fade_pt(l->request->style, layer->spec->id);
	}
	if (!grades_make(l->a, &request, layer) || !flag_labelled(l, layer)) {
		return false;
	}
	warn_members(l, layer);
	return true;
}

/* A zone that is a row of a table has the table's fields. */
static bool load_zone_row(
	struct loader *l, const struct zone_request *request, struct map_layer *out)
{
	const struct layer_spec *s = request->layer;
	const struct loaded *file = zone_file(request, s->zone);
	bool drawn = false;
	if (file == NULL) {
		return false;
	}
	const struct table *t = file->features.table;
	*out = (struct map_layer){.spec = s, .path = file->path, .info = &file->info};
	out->features = (struct features){.space = SPACE_LONLAT, .table = t};
	bool *uncertain = arena_alloc(l->a, t->n_rows, sizeof(*uncertain));
	if (uncertain == NULL ||
		!find_columns(l, s, layers_source(l->request->spec, s), t, out)) {
		return false;
	}
	size_t row = zone_row(request, s->zone, file);
	if (row == t->n_rows || !zone_row_holds(request, file, row, &drawn, &uncertain[row])) {
		return false;
	}
	out->uncertain = s->valid_from == NULL ? NULL : uncertain;
	return !drawn || zone_build(l->files, t, file->path, row, &out->features);
}

static bool load_zone(
	struct loader *l, const struct layer_spec *s, size_t n_before, struct map_layer *out)
{
	static const struct source_info no_file = {0};
	const struct layer_spec *source = layers_source(l->request->spec, s);
	const struct zone_request request = {.files = l->files,
		.selection = &l->selection,
		.folder = l->folder,
		.data_dir = l->request->data_dir,
		.layer = s,
		.source = source->source,
		.options = options_of(source),
		.before = out - n_before,
		.n_before = n_before};
	if (s->zone->kind == ZONE_TABLE) {
		return load_zone_row(l, &request, out);
	}
	const struct table *t = zone_table(l->a, s);
	*out = (struct map_layer){.spec = s, .path = l->request->spec->path, .info = &no_file};
	out->features.table = t;
	return t != NULL && find_columns(l, s, source, t, out) &&
	       zone_evaluate(&request, t, &out->features);
}

static bool load_features(struct loader *l, const struct layer_spec *s, struct map_layer *out)
{
	const struct layer_spec *source = layers_source(l->request->spec, s);
	const char *path = path_locate(l->a, l->folder, l->request->data_dir, source->source);
	const struct place_in_file at = place_of_option(s, "source");
	diag_push(l->a->diag, "%s:%d:%d: layer '%s'", place_path(at, l->request->spec->path),
		at.line, at.column, s->id);
	const struct loaded *file = path == NULL ? NULL : load_file(l, path, source);
	diag_pop(l->a->diag);
	if (file == NULL) {
		return false;
	}
	*out = (struct map_layer){.spec = s, .path = path, .info = &file->info};
	return load_table(l, file, out) &&
	       find_columns(l, s, source, out->features.table, out) &&
	       select_features(l, &file->features, out) && find_statuses(l, out);
}

/* The layer at `out`, which n_before others stand before. */
static bool load_layer(
	struct loader *l, const struct layer_spec *s, size_t n_before, struct map_layer *out)
{
	bool ok = s->zone != NULL ? load_zone(l, s, n_before, out) : load_features(l, s, out);
	if (ok && s->dissolve) {
		ok = dissolve(l, out);
	}
	return ok && finish_layer(l, out);
}

size_t layers_list_files(
	struct arena *a, const struct spec *spec, const char *data_dir, struct file_wish *out)
{
	const char *folder = path_folder(a, spec->path);
	size_t n = 0;
	for (size_t i = 0; folder != NULL && i < spec->n_layers; i++) {
		const struct layer_spec *s = &spec->layers[i];
		const char *path =
			s->source == NULL ? NULL : path_locate(a, folder, data_dir, s->source);
		if (path != NULL) {
			out[n++] = (struct file_wish){path, options_of(s)};
		}
	}
	return n;
}

bool layers_load(struct arena *a, const struct layers_request *request, struct layers *out)
{
	const struct spec *spec = request->spec;
	struct loader l = {.a = a, .request = request, .own = {.a = a}};
	l.files = request->files != NULL ? request->files : &l.own;
	l.folder = path_folder(a, spec->path);
	l.joins = arena_alloc(a, spec->n_layers + 1, sizeof(*l.joins));
	l.memberships = arena_alloc(a, 1, sizeof(*l.memberships));
	l.selection = (struct selection){
		.spec = spec, .memberships = l.memberships, .on = request->on};
	out->selection = l.selection;
	out->n = spec->n_layers;
	out->items = arena_alloc(a, out->n, sizeof(*out->items));
	l.first = out->items;
	if (l.folder == NULL || l.joins == NULL || l.memberships == NULL ||
		out->items == NULL || !load_memberships(&l)) {
		return false;
	}
	bool ok = true;
	for (size_t i = 0; i < spec->n_layers; i++) {
		ok = load_layer(&l, &spec->layers[i], i, &out->items[i]) && ok;
		bool is_empty = ok && out->items[i].features.n_items == 0;
		if (is_empty && !request->is_one_of_several) {
			layers_warn_empty(a->diag, out, &out->items[i]);
		}
		if (!ok && a->diag->code != SM_E_SPEC) {
			return false; /* only errors of the map file are collected */
		}
	}
	return ok && (request->style == NULL || overlap_find(a, request->style, spec, out));
}

const struct map_layer *layers_find(const struct layers *layers, const char *id)
{
	for (size_t i = 0; i < layers->n; i++) {
		if (strcmp(layers->items[i].spec->id, id) == 0) {
			return &layers->items[i];
		}
	}
	return NULL;
}
