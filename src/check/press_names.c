/* What of a map's names is missing; and layers that disagree along a border. */
#include "check/press_rules.h"

#include "check/borders.h"
#include "layout/edition.h"

#include <math.h>
#include <string.h>

bool press_names(struct press *p)
{
	struct edition_names names = {0};
	const struct layout *page = p->of.layout;
	const char *example = NULL;
	struct place_in_file at = {0};
	if (strcmp(page->lang, "en") ==
		0) { /* names without a language are taken for English */
		return true;
	}
	for (size_t i = 0; i < p->of.n_maps; i++) {
		const struct labels *labels = p->of.maps[i].labels;
		for (size_t k = 0; k < labels->n; k++) {
			const struct label *l = &labels->items[k];
			size_t own = names.own;
			if (l->layer == NULL || l->text == NULL) {
				continue;
			}
			edition_count(page, l->layer, l->text, &names);
			if (names.own == own && example == NULL) {
				example = l->text;
				at = l->where;
			}
		}
	}
	size_t lacking = names.all - names.own;
	return lacking == 0 ||
	       press_add(
		       p, (struct press_finding){.at = at,
				  .message = press_text(p,
					  "%zu of %zu names are not in the edition's language "
					  "(%s), "
					  "such as '%s'",
					  lacking, names.all, page->lang,
					  press_quote(p, example == NULL ? "" : example)),
				  .suggestion = press_text(p,
					  "a column name_%s in the data has them", page->lang),
				  .measured = (double)lacking,
				  .limit = 0,
				  .unit = "names",
				  .count = lacking});
}

bool press_dropped_labels(struct press *p)
{
	for (size_t i = 0; i < p->of.n_maps; i++) {
		const struct labels *labels = p->of.maps[i].labels;
		for (size_t k = 0; k < labels->n; k++) {
			const struct label *l = &labels->items[k];
			if (!label_is_missing(l)) {
				continue;
			}
			if (!press_add(
				    p, (struct press_finding){.at = l->where,
					       .message = press_text(p,
						       "the label '%s' is not shown: %s",
						       l->text, label_reason(l)),
					       .suggestion = press_text(p,
						       "pin it (labels: { pin: { %s: { slot: "
						       "north } } }), or pin it as hide",
						       l->id),
					       .measured = (double)NAN,
					       .limit = (double)NAN})) {
				return false;
			}
		}
	}
	return true;
}

/* Its warnings as findings. */
bool press_borders(struct press *p)
{
	struct sm_diag *own = p->a->diag;
	struct sm_diag *d = arena_alloc(p->a, 1, sizeof(*d));
	bool ok = d != NULL;
	for (size_t i = 0; ok && i < p->of.n_maps; i++) {
		const struct press_map *m = &p->of.maps[i];
		const struct borders_map map = {m->layout->spec, m->layers, m->view};
		p->a->diag = d;
		ok = borders_check(p->a, &map);
		p->a->diag = own;
	}
	if (d != NULL && d->code != SM_OK) {
		diag_replay_errors(own, d);
	}
	for (size_t i = 0; ok && i < d->n_warnings; i++) {
		const struct sm_message *m = &d->warnings[i];
		const char *text = strstr(m->text, ": ");
		ok = press_add(p, (struct press_finding){.at = {.line = (int)m->line,
								 .column = (int)m->column},
					  .message = press_text(
						  p, "%s", text == NULL ? m->text : text + 2),
					  .measured = (double)NAN,
					  .limit = (double)NAN});
	}
	return ok;
}
