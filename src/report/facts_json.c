#include "report/facts.h"

#include <math.h>
#include <string.h>

/* Writes the comma between the members of a list, and the newline. */
static void next(struct buf *b, bool *first, int indent)
{
	buf_printf(b, "%s\n%*s", *first ? "" : ",", indent, "");
	*first = false;
}

static void value(struct buf *b, const char *text)
{
	if (text == NULL) {
		buf_puts(b, "null");
	} else {
		buf_json(b, text, strlen(text));
	}
}

/* "name": "value", and a comma. */
static void member(struct buf *b, const char *name, const char *text)
{
	buf_printf(b, "\"%s\": ", name);
	value(b, text);
	buf_puts(b, ", ");
}

static void date_member(struct buf *b, const char *name, struct date d)
{
	char text[DATE_TEXT_MAX];
	date_iso(d, text);
	member(b, name, text[0] == '\0' ? NULL : text);
}

static void area_member(struct buf *b, double area_m2)
{
	buf_puts(b, "\"area_km2\": ");
	if (isnan(area_m2)) {
		buf_puts(b, "null");
	} else {
		facts_km2(area_m2, b);
	}
}

static void dates(struct buf *b, struct date from, struct date to, enum fact_certainty c)
{
	date_member(b, "from", from);
	date_member(b, "to", to);
	buf_printf(b, "\"certain\": %s, ", facts_certain(c, "null"));
}

static void add_members(const struct fact_group *g, bool with_status, struct buf *b)
{
	bool first = true;
	buf_puts(b, "\"members\": [");
	for (size_t i = 0; i < g->n; i++) {
		const struct fact_member *m = &g->members[i];
		next(b, &first, 8);
		buf_puts(b, "{ ");
		member(b, "id", m->id);
		member(b, "name", m->name);
		dates(b, m->from, m->to, m->certainty);
		area_member(b, m->area_m2);
		buf_puts(b, ", ");
		if (with_status) {
			member(b, "status", m->status);
		}
		member(b, "measured_in",
			m->measured == NULL ? NULL : m->measured->layer->spec->id);
		member(b, "measured_on", m->measured == NULL ? NULL : m->measured->source);
		buf_puts(b, "\"source\": ");
		value(b, m->source);
		buf_puts(b, " }");
	}
	buf_puts(b, first ? "] }" : "\n      ] }");
}

static void add_groups(const struct facts *f, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"groups\": [");
	for (size_t i = 0; i < f->n_groups; i++) {
		next(b, &first, 4);
		buf_puts(b, "{ ");
		member(b, "group", f->groups[i].name);
		member(b, "table", f->layout->spec->groups.source);
		area_member(b, f->groups[i].area_m2);
		buf_puts(b, ",\n      ");
		add_members(&f->groups[i], f->layout->spec->groups.status != NULL, b);
	}
	buf_puts(b, "\n  ],\n");
}

static void add_feature(const struct fact_layer *l, const struct fact_feature *x, struct buf *b)
{
	const struct layer_spec *s = l->layer->spec;
	buf_puts(b, "{ ");
	member(b, "id", x->id);
	member(b, "name", x->name);
	dates(b, x->from, x->to, x->certainty);
	area_member(b, x->area_m2);
	buf_puts(b, ", \"counted\": {");
	for (size_t k = 0; k < s->n_count_by; k++) {
		buf_puts(b, k == 0 ? " " : ", ");
		value(b, s->count_by[k]);
		buf_puts(b, ": ");
		value(b, x->counted[k]);
	}
	buf_puts(b, s->n_count_by > 0 ? " }, \"source\": " : "}, \"source\": ");
	value(b, x->source);
	buf_puts(b, " }");
}

static void add_features(const struct fact_layer *l, struct buf *b)
{
	bool first = true;
	buf_puts(b, ",\n      \"features\": [");
	for (size_t i = 0; i < l->n; i++) {
		next(b, &first, 8);
		add_feature(l, &l->features[i], b);
	}
	buf_puts(b, first ? "]" : "\n      ]");
}

static void add_counts(const struct fact_layer *l, struct buf *b)
{
	bool first = true;
	buf_puts(b, ",\n      \"counts\": [");
	for (size_t k = 0; k < l->layer->spec->n_count_by; k++) {
		const struct fact_counts *c = &l->counts[k];
		bool none = true;
		next(b, &first, 8);
		buf_puts(b, "{ ");
		member(b, "field", c->field);
		buf_puts(b, "\"values\": [");
		for (size_t i = 0; i < c->n; i++) {
			next(b, &none, 10);
			buf_puts(b, "{ ");
			member(b, "value", c->items[i].value);
			member(b, "label", c->items[i].label);
			buf_printf(b, "\"count\": %zu }", c->items[i].n);
		}
		buf_puts(b, none ? "] }" : "\n        ] }");
	}
	buf_puts(b, first ? "]" : "\n      ]");
}

static void add_layers(const struct facts *f, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"layers\": [");
	for (size_t i = 0; i < f->n_layers; i++) {
		const struct fact_layer *l = &f->layers[i];
		next(b, &first, 4);
		buf_puts(b, "{ ");
		member(b, "layer", l->layer->spec->id);
		member(b, "source", l->source);
		member(b, "state", facts_state(l->layer));
		buf_printf(b, "\"count\": %zu, \"listed\": %s", l->layer->features.n_items,
			l->listed ? "true" : "false");
		if (l->listed) {
			add_counts(l, b);
			add_features(l, b);
		}
		buf_puts(b, " }");
	}
	buf_puts(b, "\n  ],\n");
}

static void add_inside(const struct fact_inside *in, struct buf *b)
{
	buf_puts(b, "{ ");
	member(b, "layer", in->layer->layer->spec->id);
	buf_printf(b, "\"count\": %zu, \"ids\": [", in->n);
	for (size_t i = 0; i < in->n; i++) {
		buf_puts(b, i == 0 ? "" : ", ");
		value(b, in->features[i]->id);
	}
	buf_puts(b, "] }");
}

static void add_zones(const struct facts *f, struct buf *b)
{
	bool first = true;
	buf_puts(b, "  \"zones\": [");
	for (size_t i = 0; i < f->n_zones; i++) {
		const struct fact_zone *z = &f->zones[i];
		bool none = true;
		next(b, &first, 4);
		buf_puts(b, "{ ");
		member(b, "zone", z->id);
		member(b, "layer", z->layer->layer->spec->id);
		member(b, "name", z->name);
		area_member(b, z->area_m2);
		buf_puts(b, ", ");
		member(b, "table", z->layer->source);
		member(b, "measured_on", z->made_from);
		member(b, "source", z->source);
		buf_puts(b, "\"inside\": [");
		for (size_t k = 0; k < z->n_inside; k++) {
			next(b, &none, 8);
			add_inside(&z->inside[k], b);
		}
		buf_puts(b, none ? "] }" : "\n      ] }");
	}
	buf_puts(b, "\n  ],\n");
}

static void add_sources(const struct facts *f, struct buf *b)
{
	const struct spec *s = f->layout->spec;
	bool first = true;
	buf_puts(b, "  \"sources\": [");
	for (size_t i = 0; i < s->n_sources; i++) {
		next(b, &first, 4);
		value(b, layout_text(f->layout, &s->sources[i]));
	}
	buf_puts(b, "\n  ]\n");
}

void facts_json(const struct facts *f, struct buf *b)
{
	const struct layout *l = f->layout;
	char date[DATE_TEXT_MAX];
	date_iso(l->on, date);
	buf_puts(b, "{\n  ");
	member(b, "map", l->spec->path);
	member(b, "date", date[0] == '\0' ? NULL : date);
	member(b, "lang", l->lang);
	buf_puts(b, "\"title\": ");
	value(b, layout_text(l, &l->spec->title));
	buf_puts(b, ",\n  \"area_method\": \"geodesic on WGS 84, of the shapes of the source "
		    "in whole: neither cut to the map nor simplified\",\n");
	add_groups(f, b);
	add_layers(f, b);
	add_zones(f, b);
	add_sources(f, b);
	buf_puts(b, "}\n");
}
