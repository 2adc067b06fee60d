#include "report/alt_bins.h"

#include "scene/build.h"
#include "scene/change.h"

#include <stdio.h>
#include <string.h>

static char *one_line(struct arena *a, const char *text)
{
	char *out = arena_strdup(a, text);
	for (char *s = out; s != NULL && *s != '\0'; s++) {
		*s = *s == '\n' || *s == '\r' || *s == '\t' ? ' ' : *s;
	}
	return out;
}

const char *alt_legend(const struct layout *l, const struct localized *text)
{
	const char *found = layout_text(l, text);
	char *out = found == NULL ? NULL : one_line(l->a, found);
	char *open = out == NULL ? NULL : strrchr(out, '(');
	if (open != NULL && open > out && strspn(open + 1, "0123456789") > 0 &&
		strcmp(open + 1 + strspn(open + 1, "0123456789"), ")") == 0) {
		while (open > out && open[-1] == ' ') {
			open--;
		}
		*open = '\0';
	}
	return out;
}

/* "Given up, France" */
static const char *join(const struct layout *l, const char *a, const char *b)
{
	if (a == NULL || b == NULL) {
		return a == NULL ? b : a;
	}
	size_t size = strlen(a) + strlen(b) + 3;
	char *out = arena_alloc(l->a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "%s, %s", a, b);
	}
	return out;
}

struct sorter {
	const struct report_map *map;
	const struct map_layer *layer;
	size_t n_changes, n_classes; /* at least 1 */
	struct alt_bin *bins;	     /* a change after the other */
	size_t *caps;		     /* of the bins' names */
};

static bool label_bins(struct sorter *s)
{
	const struct layout *l = s->map->layout;
	const struct layer_spec *spec = s->layer->spec;
	size_t n = s->n_changes * s->n_classes;
	s->bins = arena_alloc(l->a, n, sizeof(*s->bins));
	s->caps = arena_alloc(l->a, n, sizeof(*s->caps));
	for (size_t i = 0; s->bins != NULL && i < n; i++) {
		size_t change = i / s->n_classes, class_index = i % s->n_classes;
		s->bins[i].label = join(l,
			s->n_changes > 1 || spec->n_changes == 1
				? alt_legend(l, &spec->changes[change].legend)
				: NULL,
			s->n_classes > 1 || spec->n_classes == 1
				? alt_legend(l, &spec->classes[class_index].legend)
				: NULL);
	}
	return s->bins != NULL && s->caps != NULL;
}

/* The bin of a row; NULL: it is of no class or change that is listed. */
static struct alt_bin *bin_of(const struct sorter *s, size_t row)
{
	const struct layer_spec *spec = s->layer->spec;
	int change = spec->n_changes == 0 ? 0 : change_index(spec, change_of(s->layer, row));
	int class_index = s->n_classes == 1 && spec->n_classes != 1
				  ? 0
				  : layer_class_index(s->map->layout->a, s->layer, row);
	if (change < 0 || class_index < 0) {
		return NULL;
	}
	change = s->n_changes == 1 ? 0 : change;
	return &s->bins[(size_t)change * s->n_classes + (size_t)class_index];
}

static const char *name_of(const struct sorter *s, size_t row)
{
	struct arena *a = s->map->layout->a;
	const struct layers *layers = s->map->layers;
	const char *name = text_chain_get(a, &s->layer->title, row);
	name = name != NULL ? name : text_chain_get(a, &s->layer->label, row);
	/* Another layer of the same table may know what it has no label for. */
	for (size_t i = 0; name == NULL && i < layers->n; i++) {
		const struct map_layer *other = &layers->items[i];
		if (other->features.table == s->layer->features.table) {
			name = text_chain_get(a, &other->label, row);
		}
	}
	return name;
}

static bool count_row(struct sorter *s, size_t row, bool uncertain)
{
	struct alt_bin *bin = bin_of(s, row);
	const char *name = name_of(s, row);
	if (bin == NULL) {
		return true;
	}
	bin->n++;
	bin->n_uncertain += uncertain;
	for (size_t i = 0; name != NULL && i < bin->n_names; i++) {
		name = strcmp(bin->names[i], name) == 0 ? NULL : name;
	}
	if (name == NULL || name[0] == '\0') {
		return true;
	}
	const char **names = arena_grow(s->map->layout->a, bin->names, bin->n_names,
		&s->caps[bin - s->bins], sizeof(*names));
	if (names == NULL) {
		return false;
	}
	bin->names = names;
	names[bin->n_names] = one_line(s->map->layout->a, name);
	return names[bin->n_names++] != NULL;
}

static bool is_hidden(const struct sorter *s, size_t row)
{
	const struct layout *l = s->map->layout;
	struct style_props props;
	build_style(l->style, l->spec, s->layer, layer_class(l->a, s->layer, row),
		layer_overlay(s->layer, row), &props);
	return props.hidden;
}

static bool count_sites(struct sorter *s)
{
	const struct sites *sites = s->map->sites;
	bool ok = true;
	for (size_t i = 0; ok && i < sites->n; i++) {
		const struct site *site = &sites->items[i];
		if (site->layer == s->layer && !site->hidden && !site->covered) {
			ok = count_row(s, site->row, site->uncertain);
		}
	}
	return ok;
}

static bool count_shapes(struct sorter *s)
{
	const struct features *f = &s->layer->page;
	bool ok = true;
	for (size_t i = 0; ok && i < f->n_items; i++) {
		const struct feature *item = &f->items[i];
		bool seen = item->shape != SHAPE_POINT &&
			    box_overlaps(item->box, s->map->view->frame_pt);
		if (seen && !is_hidden(s, item->row)) {
			ok = count_row(s, item->row, false);
		}
	}
	return ok;
}

static bool has_points(const struct map_layer *layer)
{
	for (size_t i = 0; i < layer->features.n_items; i++) {
		if (layer->features.items[i].shape == SHAPE_POINT) {
			return true;
		}
	}
	return false;
}

bool alt_bins_make(const struct report_map *map, const struct map_layer *layer, enum alt_by by,
	struct alt_bins *out)
{
	const struct layer_spec *spec = layer->spec;
	struct sorter s = {.map = map, .layer = layer, .n_changes = 1, .n_classes = 1};
	if (by != ALT_BY_CLASS && spec->n_changes > 0) {
		s.n_changes = spec->n_changes;
	}
	if ((by != ALT_BY_CHANGE || spec->n_changes == 0) && spec->n_classes > 0) {
		s.n_classes = spec->n_classes;
	}
	*out = (struct alt_bins){.layer = layer, .is_sites = has_points(layer)};
	if (!label_bins(&s) || !(out->is_sites ? count_sites(&s) : count_shapes(&s))) {
		return false;
	}
	out->items = s.bins;
	for (size_t i = 0; i < s.n_changes * s.n_classes; i++) {
		if (s.bins[i].n > 0) {
			out->n_all += s.bins[i].n;
			out->n_uncertain += s.bins[i].n_uncertain;
			out->items[out->n++] = s.bins[i];
		}
	}
	return true;
}
