#include "report/facts.h"

#include <string.h>

/* A line of the table; what a fact does not have stays NULL or zero. */
struct line {
	const char *section, *layer, *id, *name, *field, *value, *source;
	const size_t *count;
	const double *area_m2;
	const struct date *from, *to;
	enum fact_certainty certainty;
};

/* Quoted when it has to be: RFC 4180. */
static void cell(struct buf *b, const char *text)
{
	if (text == NULL || strpbrk(text, ",\"\r\n") == NULL) {
		buf_puts(b, text == NULL ? "" : text);
		return;
	}
	buf_puts(b, "\"");
	for (const char *s = text; *s != '\0'; s++) {
		buf_add(b, s, 1);
		if (*s == '"') {
			buf_puts(b, "\"");
		}
	}
	buf_puts(b, "\"");
}

static void date_cell(struct buf *b, const struct date *d)
{
	char text[DATE_TEXT_MAX] = "";
	if (d != NULL) {
		date_iso(*d, text);
	}
	buf_printf(b, ",%s", text);
}

static void add(struct buf *b, const struct line *l)
{
	const char *const texts[] = {l->layer, l->id, l->name, l->field, l->value};
	buf_puts(b, l->section);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		buf_puts(b, ",");
		cell(b, texts[i]);
	}
	buf_puts(b, ",");
	if (l->count != NULL) {
		buf_printf(b, "%zu", *l->count);
	}
	buf_puts(b, ",");
	if (l->area_m2 != NULL) {
		facts_km2(*l->area_m2, b);
	}
	date_cell(b, l->from);
	date_cell(b, l->to);
	buf_printf(b, ",%s,", facts_certain(l->certainty, ""));
	cell(b, l->source);
	buf_puts(b, "\n");
}

static void add_map(const struct facts *f, struct buf *b)
{
	const struct layout *l = f->layout;
	char date[DATE_TEXT_MAX];
	date_iso(l->on, date);
	const char *const rows[][2] = {{"file", l->spec->path}, {"date", date},
		{"language", l->lang}, {"title", layout_text(l, &l->spec->title)}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		add(b, &(struct line){
			       .section = "map", .field = rows[i][0], .value = rows[i][1]});
	}
}

static void add_groups(const struct facts *f, struct buf *b)
{
	for (size_t i = 0; i < f->n_groups; i++) {
		const struct fact_group *g = &f->groups[i];
		add(b, &(struct line){.section = "group",
			       .id = g->name,
			       .count = &g->n,
			       .area_m2 = &g->area_m2,
			       .source = f->layout->spec->groups.source});
		for (size_t k = 0; k < g->n; k++) {
			const struct fact_member *m = &g->members[k];
			const struct fact_layer *in = m->measured;
			add(b, &(struct line){.section = "member",
				       .layer = in == NULL ? NULL : in->layer->spec->id,
				       .id = m->id,
				       .name = m->name,
				       .field = "group",
				       .value = g->name,
				       .area_m2 = &m->area_m2,
				       .from = &m->from,
				       .to = &m->to,
				       .certainty = m->certainty,
				       .source = m->source});
			if (m->status != NULL) {
				add(b, &(struct line){.section = "status",
					       .id = m->id,
					       .name = m->name,
					       .field = g->name,
					       .value = m->status});
			}
		}
	}
}

static void add_listed(const struct fact_layer *l, struct buf *b)
{
	const struct layer_spec *s = l->layer->spec;
	for (size_t k = 0; l->listed && k < s->n_count_by; k++) {
		for (size_t i = 0; i < l->counts[k].n; i++) {
			const struct fact_count *c = &l->counts[k].items[i];
			add(b, &(struct line){.section = "count",
				       .layer = s->id,
				       .name = c->label,
				       .field = l->counts[k].field,
				       .value = c->value,
				       .count = &c->n});
		}
	}
	for (size_t i = 0; i < l->n; i++) {
		const struct fact_feature *x = &l->features[i];
		add(b, &(struct line){.section = "feature",
			       .layer = s->id,
			       .id = x->id,
			       .name = x->name,
			       .area_m2 = &x->area_m2,
			       .from = &x->from,
			       .to = &x->to,
			       .certainty = x->certainty,
			       .source = x->source});
		for (size_t k = 0; k < s->n_count_by; k++) {
			add(b, &(struct line){.section = "property",
				       .layer = s->id,
				       .id = x->id,
				       .name = x->name,
				       .field = s->count_by[k],
				       .value = x->counted[k]});
		}
	}
}

static void add_zones(const struct facts *f, struct buf *b)
{
	for (size_t i = 0; i < f->n_zones; i++) {
		const struct fact_zone *z = &f->zones[i];
		add(b, &(struct line){.section = "zone",
			       .layer = z->layer->layer->spec->id,
			       .id = z->id,
			       .name = z->name,
			       .field = "measured on",
			       .value = z->made_from,
			       .area_m2 = &z->area_m2,
			       .source = z->source});
		for (size_t k = 0; k < z->n_inside; k++) {
			const struct fact_inside *in = &z->inside[k];
			for (size_t n = 0; n < in->n; n++) {
				add(b, &(struct line){.section = "inside",
					       .layer = in->layer->layer->spec->id,
					       .id = in->features[n]->id,
					       .name = in->features[n]->name,
					       .field = "zone",
					       .value = z->id});
			}
		}
	}
}

void facts_csv(const struct facts *f, struct buf *b)
{
	const struct spec *s = f->layout->spec;
	buf_puts(
		b, "section,layer,id,name,field,value,count,area_km2,from,to,certain,source\n");
	add_map(f, b);
	add_groups(f, b);
	for (size_t i = 0; i < f->n_layers; i++) {
		const struct map_layer *l = f->layers[i].layer;
		add(b, &(struct line){.section = "layer",
			       .layer = l->spec->id,
			       .field = "state",
			       .value = facts_state(l),
			       .count = &l->features.n_items,
			       .source = f->layers[i].source});
		add_listed(&f->layers[i], b);
	}
	add_zones(f, b);
	for (size_t i = 0; i < s->n_sources; i++) {
		add(b, &(struct line){.section = "source",
			       .value = layout_text(f->layout, &s->sources[i])});
	}
}
