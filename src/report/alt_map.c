#include "report/alt_parts.h"

#include <math.h>
#include <string.h>

/* More names than these are only counted. */
enum { BRIEF_NAMES_MAX = 12, WHOLE_NAMES_MAX = 60 };

struct map_maker {
	struct alt_maker *m;
	const struct report_map *map;
	bool in_brief;
};

/* "France: A, B and C", "France 3"; names beyond `most` are counted. */
static void bin_text(const struct map_maker *x, const struct alt_bin *bin, const char *label,
	size_t most, struct buf *b)
{
	const struct alt_maker *m = x->m;
	bool named = bin->n_names > 0 && bin->n_names <= most;
	buf_puts(b, label == NULL ? "" : label);
	if (named) {
		buf_puts(b, label == NULL ? "" : m->words[ALT_COLON]);
		alt_list(m, bin->names, bin->n_names, b);
	} else if (bin->n_names > 0) {
		buf_printf(b, "%s%s", label == NULL ? "" : m->words[ALT_COLON],
			alt_number(m, bin->n));
	}
}

/* A sentence of all bins of areas; a bin without a label has that of the layer. */
static const char *areas_text(const struct map_maker *x, const struct alt_bins *bins,
	const char *heading, size_t most)
{
	struct buf b;
	alt_begin(&b);
	for (size_t i = 0; i < bins->n; i++) {
		const char *label = bins->items[i].label;
		buf_puts(&b, b.len == 0 ? "" : x->m->words[ALT_SEMICOLON]);
		bin_text(x, &bins->items[i], label == NULL ? heading : label, most, &b);
	}
	alt_stop(x->m, &b);
	return alt_end(x->m, &b);
}

static size_t most_names(const struct alt_bins *bins)
{
	size_t most = 0;
	for (size_t i = 0; i < bins->n; i++) {
		most = bins->items[i].n_names > most ? bins->items[i].n_names : most;
	}
	return most;
}

/* The legend's line, or, of members that are named on the map, what their group is called. */
static const char *area_heading(const struct map_maker *x, const struct layer_spec *spec)
{
	const struct condition *group = where_group(&spec->where);
	const char *legend =
		spec->legend_hidden ? NULL : alt_legend(x->map->layout, &spec->legend);
	return legend != NULL || group == NULL || spec->label == NULL ? legend
								      : group->values[0];
}

static bool has_class_texts(const struct layer_spec *spec)
{
	return !spec->legend_hidden &&
	       (spec->n_changes > 0 || (spec->n_classes > 0 && spec->classes[0].legend.n > 0));
}

static bool is_of_members(const struct layer_spec *spec)
{
	return where_group(&spec->where) != NULL || spec->n_changes > 0;
}

static bool say_areas(const struct map_maker *x, const struct map_layer *layer, bool is_first)
{
	const struct layer_spec *spec = layer->spec;
	const char *heading = area_heading(x, spec);
	bool is_member = is_of_members(spec);
	struct alt_bins bins;
	if (heading == NULL && !has_class_texts(spec)) {
		return true;
	}
	if (!alt_bins_make(x->map, layers_named(x->map->layout->spec, x->map->layers, layer),
		    ALT_BY_CHANGE, &bins)) {
		return false;
	}
	if (bins.is_sites || bins.n == 0) {
		return true;
	}
	alt_line(x->m, areas_text(x, &bins, heading, WHOLE_NAMES_MAX));
	struct alt_clause c = {0};
	size_t most = most_names(&bins);
	if (most > 0 && most <= BRIEF_NAMES_MAX) {
		c.ranks[c.n_forms] = !is_member ? ALT_RANK_AREA_NAMES
				     : is_first ? ALT_RANK_MEMBER_NAMES
						: ALT_RANK_OTHER_NAMES;
		c.forms[c.n_forms++] = areas_text(x, &bins, heading, BRIEF_NAMES_MAX);
	}
	c.ranks[c.n_forms] = !is_member ? ALT_RANK_AREAS
			     : is_first ? ALT_RANK_MEMBERS
					: ALT_RANK_OTHER_MEMBERS;
	c.forms[c.n_forms++] = areas_text(x, &bins, heading, 0);
	c.forms[c.n_forms++] = "";
	return !x->in_brief || alt_say(x->m, &c);
}

/* A number with no more decimals than it needs, up to two. */
static const char *value_text(const struct map_maker *x, double v)
{
	int decimals = 0;
	while (decimals < 2 && fabs(v - round(v * pow(10, decimals)) / pow(10, decimals)) >
				       1e-9 * (1 + fabs(v))) {
		decimals++;
	}
	const char *text = number_text(x->m->l->a, v, decimals, x->m->lang);
	return text == NULL ? "" : text;
}

static void extreme_text(const struct map_maker *x, const struct map_layer *layer,
	const struct grade *g, bool highest, struct buf *b)
{
	const struct features *f = &layer->page;
	size_t best = f->n_items;
	double v = 0;
	for (size_t i = 0; i < f->n_items; i++) {
		double own = g->column->u.num[f->items[i].row];
		bool seen =
			!isnan(own) && box_overlaps(f->items[i].box, x->map->view->frame_pt);
		if (seen && (best == f->n_items || (highest ? own > v : own < v))) {
			best = i;
			v = own;
		}
	}
	if (best == f->n_items) {
		return;
	}
	const char *name = text_chain_get(x->m->l->a, &layer->title, f->items[best].row);
	name = name != NULL ? name
			    : text_chain_get(x->m->l->a, &layer->label, f->items[best].row);
	buf_printf(b, "%s%s %s", highest ? x->m->words[ALT_COMMA] : "",
		x->m->words[highest ? ALT_MAXIMUM : ALT_MINIMUM], value_text(x, v));
	if (name != NULL) {
		buf_printf(b, " (%s)", name);
	}
}

/* What the colours or sizes of a layer say: between which numbers, and whose these are. */
static bool say_grade(
	const struct map_maker *x, const struct map_layer *layer, const struct grade *g)
{
	const struct layout *l = x->map->layout;
	if (g == NULL || g->column->type != COLUMN_NUMBER) {
		return true;
	}
	const char *legend = alt_legend(l, &g->spec->legend);
	legend = legend != NULL ? legend : alt_legend(l, &layer->spec->legend);
	struct buf b;
	alt_begin(&b);
	buf_printf(
		&b, "%s%s", legend != NULL ? legend : g->spec->field, x->m->words[ALT_COLON]);
	extreme_text(x, layer, g, false, &b);
	extreme_text(x, layer, g, true, &b);
	alt_stop(x->m, &b);
	const char *text = alt_end(x->m, &b);
	alt_line(x->m, text);
	const struct alt_clause c = {
		.forms = {text, ""}, .ranks = {ALT_RANK_MEMBER_NAMES}, .n_forms = 2};
	return !x->in_brief || alt_say(x->m, &c);
}

/* The names of the zones drawn, parted by semicolons, and how many there are. */
static bool list_zones(const struct map_maker *x, struct buf *names, size_t *n)
{
	bool ok = true;
	for (size_t i = 0; ok && i < x->map->layers->n; i++) {
		const struct map_layer *layer = &x->map->layers->items[i];
		struct alt_bins bins = {0};
		ok = layer->spec->zone == NULL ||
		     alt_bins_make(x->map, layer, ALT_BY_CHANGE, &bins);
		if (!ok || bins.n == 0 || layer->spec->legend_hidden) {
			continue;
		}
		const char *name = alt_legend(x->map->layout, &layer->spec->legend);
		name = name != NULL		   ? name
		       : bins.items[0].n_names > 0 ? bins.items[0].names[0]
						   : layer->spec->id;
		buf_printf(names, "%s%s", *n == 0 ? "" : x->m->words[ALT_SEMICOLON], name);
		++*n;
	}
	return ok;
}

static bool say_zones(const struct map_maker *x)
{
	const struct alt_maker *m = x->m;
	struct buf names;
	size_t n = 0;
	alt_begin(&names);
	bool ok = list_zones(x, &names, &n);
	struct alt_clause c = {.ranks = {ALT_RANK_ZONE_NAMES, ALT_RANK_ZONES}, .n_forms = 3};
	for (size_t i = 0; i < 2; i++) {
		struct buf b;
		alt_begin(&b);
		bool alone = i == 0 && n == 1; /* its name says what it is */
		buf_printf(&b, "%s%s%s", alone ? "" : m->words[ALT_ZONES],
			alone ? "" : m->words[ALT_COLON],
			i == 1		    ? alt_number(m, n)
			: names.ptr == NULL ? ""
					    : names.ptr);
		alt_stop(m, &b);
		c.forms[i] = alt_end(m, &b);
	}
	c.forms[2] = "";
	buf_finish(&names);
	if (!ok || n == 0) {
		return ok;
	}
	alt_line(x->m, c.forms[0]);
	return !x->in_brief || alt_say(x->m, &c);
}

/* How much a sentence says of sites. */
enum detail { TOTAL, LARGEST, ALL };

/* Whether fewer than three bins have more than this one. */
static bool is_large(const struct alt_bins *bins, size_t bin)
{
	enum { LARGE = 3 };
	size_t more = 0;
	for (size_t i = 0; i < bins->n; i++) {
		more += bins->items[i].n > bins->items[bin].n ||
			(bins->items[i].n == bins->items[bin].n && i < bin);
	}
	return more < LARGE;
}

/* "Foreign bases, 25: France 4; United States 3", or without the classes. */
static const char *sites_text(const struct map_maker *x, const struct alt_bins *bins,
	const char *heading, enum detail detail)
{
	const struct alt_maker *m = x->m;
	bool ended = bins->layer->spec->when == WHEN_ENDED && bins->items[0].label != NULL;
	bool classes = bins->items[0].label != NULL && (detail != TOTAL || ended), first = true;
	struct buf b;
	alt_begin(&b);
	if (heading != NULL && !ended) {
		buf_printf(&b, "%s%s%s%s", heading, m->words[classes ? ALT_COMMA : ALT_COLON],
			alt_number(m, bins->n_all), classes ? m->words[ALT_COLON] : "");
	}
	for (size_t i = 0; classes && i < bins->n; i++) {
		if (detail != LARGEST || is_large(bins, i)) {
			const char *label = bins->items[i].label;
			buf_printf(&b, "%s%s%s%s", first ? "" : m->words[ALT_SEMICOLON],
				label == NULL ? "" : label, ended ? m->words[ALT_COLON] : " ",
				alt_number(m, bins->items[i].n));
			first = false;
		}
	}
	buf_printf(&b, "%s%s", detail == LARGEST ? m->words[ALT_SEMICOLON] : "",
		detail == LARGEST ? "…" : "");
	alt_stop(m, &b);
	return alt_end(m, &b);
}

/* The names of each class. */
static const char *names_text(
	const struct map_maker *x, const struct alt_bins *bins, const char *heading)
{
	struct buf b;
	alt_begin(&b);
	for (size_t i = 0; i < bins->n; i++) {
		const struct alt_bin *bin = &bins->items[i];
		if (bin->n_names > 0 && bin->n_names <= WHOLE_NAMES_MAX) {
			buf_puts(&b, b.len == 0 ? "" : " ");
			bin_text(x, bin, bin->label == NULL ? heading : bin->label,
				WHOLE_NAMES_MAX, &b);
			alt_stop(x->m, &b);
		}
	}
	if (bins->n_uncertain > 0) {
		buf_printf(&b, "%s%s%s%s", b.len == 0 ? "" : " ", x->m->words[ALT_UNCERTAIN],
			x->m->words[ALT_COLON], alt_number(x->m, bins->n_uncertain));
		alt_stop(x->m, &b);
	}
	return alt_end(x->m, &b);
}

/* What the sites are called: by the legend of the layer, or of the one it takes them from. */
static const char *sites_heading(const struct map_maker *x, const struct layer_spec *spec)
{
	const struct map_layer *from =
		spec->from == NULL ? NULL : layers_find(x->map->layers, spec->from);
	const char *legend = alt_legend(x->map->layout, &spec->legend);
	if (legend == NULL && from != NULL && has_class_texts(spec)) {
		legend = alt_legend(x->map->layout, &from->spec->legend);
	}
	return spec->n_changes > 0	  ? x->m->words[ALT_CHANGES]
	       : legend != NULL		  ? legend
	       : spec->valid_from != NULL ? x->m->words[ALT_SITES]
					  : NULL;
}

static bool say_sites_briefly(
	const struct map_maker *x, const struct alt_bins *bins, const char *heading)
{
	const struct layer_spec *spec = bins->layer->spec;
	bool dated = spec->valid_from != NULL, ended = spec->when == WHEN_ENDED;
	struct alt_clause c = {0};
	if (bins->items[0].label != NULL && !ended) {
		c.ranks[c.n_forms] = dated ? ALT_RANK_CLASSES : ALT_RANK_PLACES;
		c.forms[c.n_forms++] = sites_text(x, bins, heading, ALL);
		if (bins->n > 4) {
			c.ranks[c.n_forms] = dated ? ALT_RANK_SOME_CLASSES : ALT_RANK_PLACES;
			c.forms[c.n_forms++] = sites_text(x, bins, heading, LARGEST);
		}
	}
	if (heading != NULL || ended) {
		c.ranks[c.n_forms] = ended   ? ALT_RANK_ENDED
				     : dated ? ALT_RANK_SITES
					     : ALT_RANK_PLACE_COUNTS;
		c.forms[c.n_forms++] = sites_text(x, bins, heading, TOTAL);
	}
	c.forms[c.n_forms++] = "";
	return alt_say(x->m, &c);
}

static bool say_sites(const struct map_maker *x, const struct map_layer *layer)
{
	const struct layer_spec *spec = layer->spec;
	const char *heading = sites_heading(x, spec);
	struct alt_bins bins, by_both;
	if (spec->legend_hidden || (heading == NULL && !has_class_texts(spec))) {
		return true;
	}
	if (!alt_bins_make(x->map, layer, ALT_BY_CHANGE, &bins) ||
		!alt_bins_make(x->map, layer, ALT_BY_BOTH, &by_both)) {
		return false;
	}
	if (!bins.is_sites || bins.n == 0) {
		return true;
	}
	const char *names = names_text(x, &by_both, heading);
	if (spec->when != WHEN_ENDED || names == NULL || names[0] == '\0') {
		alt_line(x->m, sites_text(x, &bins, heading, ALL));
	}
	alt_line(x->m, names);
	return !x->in_brief || say_sites_briefly(x, &bins, heading);
}

/* The names of areas the legend does not explain, as they are written on the map. */
static bool say_in_view(const struct map_maker *x)
{
	const struct labels *labels = x->map->labels;
	const char **names = arena_alloc(x->m->l->a, labels->n, sizeof(*names));
	size_t n = 0;
	for (size_t i = 0; names != NULL && i < labels->n; i++) {
		const struct label *label = &labels->items[i];
		bool other = label->kind == LABEL_AREA && label->reason == PLACE_SHOWN &&
			     label->layer->spec->zone == NULL &&
			     area_heading(x, label->layer->spec) == NULL &&
			     label->layer->spec->n_changes == 0;
		for (size_t k = 0; other && k < n; k++) {
			other = strcmp(names[k], label->text) != 0;
		}
		if (other) {
			names[n++] = label->text;
		}
	}
	if (names == NULL || n == 0 || n > WHOLE_NAMES_MAX) {
		return names != NULL;
	}
	struct buf b;
	alt_begin(&b);
	buf_printf(&b, "%s%s", x->m->words[ALT_IN_VIEW], x->m->words[ALT_COLON]);
	alt_list(x->m, names, n, &b);
	alt_stop(x->m, &b);
	const char *text = alt_end(x->m, &b);
	alt_line(x->m, text);
	const struct alt_clause c = {
		.forms = {text, ""}, .ranks = {ALT_RANK_IN_VIEW}, .n_forms = 2};
	return !x->in_brief || alt_say(x->m, &c);
}

/* "12.5° W" */
static void edge_text(const struct map_maker *x, double deg, enum unit positive,
	enum unit negative, struct buf *b)
{
	const char *pattern = unit_pattern(deg < 0 ? negative : positive, x->m->lang);
	const char *number = degrees_text(x->m->l->a, fabs(deg), 1, x->m->lang);
	const char *text = pattern == NULL || number == NULL
				   ? number
				   : unit_text(x->m->l->a, pattern, number);
	buf_puts(b, text == NULL ? "" : text);
}

static double meridian(double lon_deg)
{
	return lon_deg > 180 ? lon_deg - 360 : lon_deg < -180 ? lon_deg + 360 : lon_deg;
}

/* Between which meridians and parallels the map lies. */
static void say_extent(const struct map_maker *x)
{
	struct box e = x->map->view->lonlat;
	struct buf b;
	if (box_is_empty(e)) {
		return;
	}
	alt_begin(&b);
	buf_printf(&b, "%s%s", x->m->words[ALT_EXTENT], x->m->words[ALT_COLON]);
	edge_text(x, meridian(e.min_x), UNIT_EAST, UNIT_WEST, &b);
	buf_puts(&b, " – ");
	edge_text(x, meridian(e.max_x), UNIT_EAST, UNIT_WEST, &b);
	buf_puts(&b, x->m->words[ALT_COMMA]);
	edge_text(x, e.min_y, UNIT_NORTH, UNIT_SOUTH, &b);
	buf_puts(&b, " – ");
	edge_text(x, e.max_y, UNIT_NORTH, UNIT_SOUTH, &b);
	alt_stop(x->m, &b);
	alt_line(x->m, alt_end(x->m, &b));
}

/* Whether what the legend explains first of the two is that of `a`. */
static bool is_before(const struct layer_spec *a, const struct layer_spec *b)
{
	double order = a->legend_order - b->legend_order;
	return is_of_members(a) != is_of_members(b) ? is_of_members(a)
	       : order < 0 || order > 0		    ? order < 0
						    : a < b;
}

/* Areas and lines: members of groups first, each in the order of the legend. */
static bool say_shapes(const struct map_maker *x)
{
	const struct layer_spec *last = NULL;
	size_t before = x->m->n;
	bool ok = true, more = true;
	while (ok && more) {
		const struct map_layer *next = NULL;
		for (size_t i = 0; i < x->map->layers->n; i++) {
			const struct map_layer *layer = &x->map->layers->items[i];
			bool wanted = layer->spec->zone == NULL && layer->color_by == NULL &&
				      layer->size_by == NULL &&
				      (last == NULL || is_before(last, layer->spec));
			if (wanted && (next == NULL || is_before(layer->spec, next->spec))) {
				next = layer;
			}
		}
		more = next != NULL;
		ok = !more || say_areas(x, next, x->m->n == before);
		last = more ? next->spec : last;
	}
	return ok;
}

bool alt_map(struct alt_maker *m, const struct report_map *map, bool in_brief)
{
	const struct map_maker x = {m, map, in_brief};
	bool ok = say_shapes(&x);
	for (size_t i = 0; ok && i < map->layers->n; i++) {
		const struct map_layer *layer = &map->layers->items[i];
		ok = layer->spec->legend_hidden ||
		     (say_grade(&x, layer, layer->color_by) &&
			     say_grade(&x, layer, layer->size_by));
	}
	ok = ok && say_zones(&x);
	for (size_t i = 0; ok && i < map->layers->n; i++) {
		ok = say_sites(&x, &map->layers->items[i]);
	}
	ok = ok && say_in_view(&x);
	say_extent(&x);
	return ok;
}

/* What a panel is called: by its title, or its day. */
static const char *panel_name(const struct alt_maker *m, const struct report_map *map)
{
	const char *title = map->title == NULL ? NULL : alt_legend(map->layout, map->title);
	char day[DATE_TEXT_MAX];
	if (title != NULL) {
		return title;
	}
	date_long(map->layout->on, m->lang, day);
	return arena_strdup(m->l->a, day);
}

/* "Foreign bases: 12 (1 January 2013); 20 (...)" */
static bool say_series(struct alt_maker *m, size_t layer)
{
	struct buf b;
	size_t n = 0;
	bool ok = true;
	alt_begin(&b);
	for (size_t i = 0; ok && i < m->r->n_maps; i++) {
		const struct report_map *map = &m->r->maps[i];
		const struct map_maker x = {m, map, true};
		const struct map_layer *one = &map->layers->items[layer];
		struct alt_bins bins;
		const char *name = panel_name(m, map);
		ok = name != NULL && alt_bins_make(map, one, ALT_BY_CHANGE, &bins);
		if (!ok || !bins.is_sites || bins.n == 0 || one->spec->valid_from == NULL) {
			continue;
		}
		const char *heading = sites_heading(&x, one->spec);
		buf_puts(&b, n == 0 && heading != NULL ? heading : "");
		buf_puts(&b, m->words[n == 0 ? ALT_COLON : ALT_SEMICOLON]);
		buf_printf(&b, "%s (%s)", alt_number(m, bins.n_all), name);
		n++;
	}
	alt_stop(m, &b);
	const char *text = alt_end(m, &b);
	const struct alt_clause c = {
		.forms = {text, ""}, .ranks = {ALT_RANK_SITES}, .n_forms = 2};
	return ok && (n == 0 || alt_say(m, &c));
}

bool alt_panels(struct alt_maker *m)
{
	struct alt_clause c = {
		.ranks = {ALT_RANK_MEMBER_NAMES, ALT_RANK_MEMBERS}, .n_forms = 3};
	const char **names = arena_alloc(m->l->a, m->r->n_maps, sizeof(*names));
	struct buf b;
	bool ok = names != NULL;
	for (size_t i = 0; ok && i < m->r->n_maps; i++) {
		names[i] = panel_name(m, &m->r->maps[i]);
		ok = names[i] != NULL;
	}
	for (size_t i = 0; ok && i < 2; i++) {
		alt_begin(&b);
		buf_printf(&b, "%s %s%s", alt_number(m, m->r->n_maps), m->words[ALT_MAPS],
			i == 0 ? m->words[ALT_COLON] : "");
		alt_list(m, names, i == 0 ? m->r->n_maps : 0, &b);
		alt_stop(m, &b);
		c.forms[i] = alt_end(m, &b);
	}
	c.forms[2] = "";
	alt_line(m, c.forms[0]);
	ok = ok && alt_say(m, &c);
	for (size_t i = 0; ok && m->r->n_maps > 0 && i < m->r->maps[0].layers->n; i++) {
		ok = say_series(m, i);
	}
	for (size_t i = 0; ok && i < m->r->n_maps; i++) {
		alt_begin(&b);
		buf_puts(&b, names[i]);
		alt_stop(m, &b);
		alt_line(m, alt_end(m, &b));
		ok = alt_map(m, &m->r->maps[i], false);
	}
	return ok;
}
