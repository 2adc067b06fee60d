/* Whether a map says what its facts rest on: day, sources, licences; and does not say more than
 * is known. */
#include "check/press_rules.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double none = (double)NAN;

/* Where the map's words begin, or its layers. */
static struct place_in_file page_at(const struct press *p)
{
	const struct spec *s = p->of.layout->spec;
	struct place_in_file nowhere = {0};
	return s->title.n > 0 && s->title.at != NULL ? s->title.at[0]
	       : s->n_layers > 0		     ? s->layers[0].at
						     : nowhere;
}

/* Whether a text of the map file has the day put in. */
static bool has_day(const struct localized *text)
{
	static const char *const braces[] = {
		"{date}", "{from}", "{to}", "{on date}", "{on from}", "{on to}"};
	for (size_t i = 0; i < text->n; i++) {
		for (size_t k = 0; k < sizeof(braces) / sizeof(braces[0]); k++) {
			if (strstr(text->texts[i], braces[k]) != NULL) {
				return true;
			}
		}
	}
	return false;
}

/* Or a text on the page has its year. */
static bool says_year(const struct press *p, int year)
{
	char digits[16];
	(void)snprintf(digits, sizeof(digits), "%d", year);
	for (size_t i = 0; i < p->of.scene->n_items; i++) {
		const struct scene_item *it = &p->of.scene->items[i];
		if (it->kind == SCENE_TEXT && !p->items[i].on_map &&
			strstr(it->u.text.text, digits) != NULL) {
			return true;
		}
	}
	return false;
}

bool press_date(struct press *p)
{
	const struct layout *l = p->of.layout;
	const struct spec *s = l->spec;
	bool said = !date_is_given(l->on) || s->panel_each_date || has_day(&s->title) ||
		    has_day(&s->subtitle) || says_year(p, l->on.year);
	for (size_t i = 0; i < s->n_notes; i++) {
		said = said || has_day(&s->notes[i]);
	}
	char day[DATE_TEXT_MAX];
	date_iso(l->on, day);
	return said ||
	       press_add(p, (struct press_finding){.at = page_at(p),
				    .message = press_text(
					    p, "the map shows %s and does not say so", day),
				    .suggestion = "put {date} into the title or the subtitle",
				    .measured = none,
				    .limit = none});
}

bool press_sources(struct press *p)
{
	const struct spec *s = p->of.layout->spec;
	return s->n_sources > 0 ||
	       press_add(p, (struct press_finding){.at = page_at(p),
				    .message = "the map does not say where its facts are from",
				    .suggestion = "name them in `sources:`",
				    .measured = none,
				    .limit = none});
}

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash == NULL ? path : slash + 1;
}

/* The first layer that reads the file, else the groups or the furniture. */
static struct place_in_file reader_of(const struct spec *s, const char *file)
{
	for (size_t i = 0; i < s->n_layers; i++) {
		const struct layer_spec *l = &s->layers[i];
		if ((l->source != NULL && strcmp(file_name(l->source), file) == 0) ||
			(l->join.source != NULL &&
				strcmp(file_name(l->join.source), file) == 0)) {
			return l->at;
		}
	}
	bool groups =
		s->groups.source != NULL && strcmp(file_name(s->groups.source), file) == 0;
	return groups ? s->groups.at : s->furniture.at;
}

bool press_credits(struct press *p)
{
	const struct spec *s = p->of.layout->spec;
	bool ok = true;
	for (size_t i = 0; ok && i < p->of.n_sources; i++) {
		const struct press_source *source = &p->of.sources[i];
		bool no_credit = source->credit == NULL, no_license = source->license == NULL;
		if (!no_credit && !no_license) {
			continue;
		}
		ok = press_add(
			p, (struct press_finding){.at = reader_of(s, source->file),
				   .message = press_text(p, "%s has no %s%s%s", source->file,
					   no_credit ? "credit" : "",
					   no_credit && no_license ? " and no " : "",
					   no_license ? "licence" : ""),
				   .suggestion = press_text(p, "say %s%s%s where it is named",
					   no_credit ? "`credit:`" : "",
					   no_credit && no_license ? " and " : "",
					   no_license ? "`license:`" : ""),
				   .measured = none,
				   .limit = none});
	}
	return ok;
}

/* Words of a column `certainty` for what is certain; an empty one says nothing. */
static bool is_low(const char *certainty)
{
	static const char *const words[] = {"certain", "confirmed", "sourced", "official",
		"surveyed", "computed", "exact", "high"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(certainty, words[i]) == 0) {
			return false;
		}
	}
	return true;
}

/* Why a row of a layer is not certain, or NULL. */
static const char *doubt(struct press *p, const struct map_layer *layer, size_t row)
{
	const struct table *t = layer->features.table;
	const char *certainty = table_word(t, "certainty", row);
	const struct column *source = table_column(t, "source");
	if (certainty != NULL && is_low(certainty)) {
		return press_text(p, "is %s", certainty);
	}
	bool no_source = source != NULL && source->type == COLUMN_TEXT &&
			 (source->u.text[row] == NULL || source->u.text[row][0] == '\0');
	return no_source ? "has no source" : NULL;
}

/* Sites of a layer that are drawn like certain ones, of which the first is named. */
static bool check_sites(
	struct press *p, const struct press_map *map, const struct map_layer *layer)
{
	size_t n = 0;
	const char *name = NULL, *why = NULL;
	for (size_t i = 0; i < map->sites->n; i++) {
		const struct site *site = &map->sites->items[i];
		if (site->layer != layer || site->uncertain || site->hidden || site->covered) {
			continue;
		}
		const char *now = doubt(p, layer, site->row);
		if (now != NULL && n++ == 0) {
			const char *title = text_chain_get(p->a, &layer->title, site->row);
			name = title != NULL ? title : site->name;
			why = now;
		}
	}
	return n == 0 ||
	       press_add(p,
		       (struct press_finding){.at = layer->spec->at,
			       .message = press_text(p,
				       "layer '%s': %zu site%s of low certainty or without a "
				       "source drawn like the others: '%s' %s",
				       layer->spec->id, n, n == 1 ? " is" : "s are",
				       name == NULL ? "" : name, why),
			       .suggestion = "mark them: uncertain-where: { certainty: [...] }",
			       .measured = (double)n,
			       .limit = 0,
			       .unit = "sites",
			       .count = n});
}

bool press_site_certainty(struct press *p)
{
	bool ok = true;
	for (size_t i = 0; i < p->of.n_maps; i++) {
		const struct press_map *map = &p->of.maps[i];
		for (size_t k = 0; ok && k < map->layers->n; k++) {
			ok = check_sites(p, map, &map->layers->items[k]);
		}
	}
	return ok;
}

/* An edge that says "here, and not beside it". */
static bool is_sharp(const struct style_props *s)
{
	bool line = s->stroke.a > 0 && s->stroke_width_pt > 0 && s->n_dash == 0;
	bool dashed = s->stroke.a > 0 && s->n_dash > 0;
	bool area = s->fill.a > 0 && s->hatch_stroke.a == 0 && !dashed;
	return s->edge_fade_pt <= 0 && !s->hidden && (line || area);
}

static bool check_zone(
	struct press *p, const struct press_map *map, const struct map_layer *layer)
{
	struct style_props props;
	for (size_t i = 0; i < layer->page.n_items; i++) {
		uint32_t row = layer->page.items[i].row;
		const char *class_name = layer_class(p->a, layer, row);
		const char *why = doubt(p, layer, row);
		style_resolve(
			map->layout->style, layer->spec->id, class_name, STYLE_SHAPE, &props);
		if (why == NULL || !is_sharp(&props)) {
			continue;
		}
		return press_add(p,
			(struct press_finding){.at = press_style_place(p, layer->spec->id,
						       class_name, STYLE_SHAPE),
				.message = press_text(p,
					"the zone of layer '%s' %s, and its edge is drawn "
					"sharp",
					layer->spec->id, why),
				.suggestion = "give it an edge-fade, a stroke-dasharray, or a "
					      "hatch without a stroke",
				.measured = none,
				.limit = none});
	}
	return true;
}

bool press_zone_sharpness(struct press *p)
{
	bool ok = true;
	for (size_t i = 0; i < p->of.n_maps; i++) {
		const struct press_map *map = &p->of.maps[i];
		for (size_t k = 0; ok && k < map->layers->n; k++) {
			const struct map_layer *layer = &map->layers->items[k];
			ok = layer->spec->zone == NULL || check_zone(p, map, layer);
		}
	}
	return ok;
}
