#include "report/facts.h"

#include "layout/numerals.h"
#include "layout/words.h"

#include <math.h>
#include <string.h>

enum text {
	METHOD,
	MEMBERS,
	MEASURED_ON,
	CIRCLE,
	ID,
	NAME,
	AREA,
	FROM,
	TO,
	NUMBER,
	TOTAL,
	SOURCE,
	SOURCES,
	LAYERS,
	LAYER,
	ZONES,
	INSIDE,
	CURRENT,
	ENDED,
	ALL,
	N_TEXTS,
};

static const struct {
	const char *lang, *texts[N_TEXTS];
} languages[] = {
	{"en", {("Areas are geodesic, on WGS 84, of the shapes of the source in whole: neither "
		 "cut to the map nor simplified."),
		       "Members of", "Measured on", "a circle", "id", "Name", "Area, km²",
		       "From", "To", "Number", "Total", "Source", "Sources", "Layers", "Layer",
		       "Zones", "Inside", "there on the day", "ended before the day",
		       "whatever their dates"}},
	{"fr", {("Les superficies sont géodésiques, sur WGS 84, et celles des formes de la "
		 "source entières : ni coupées au cadre de la carte ni simplifiées."),
		       "Membres de", "Mesuré sur", "un cercle", "id", "Nom", "Superficie, km²",
		       "De", "À", "Nombre", "Total", "Source", "Sources", "Couches", "Couche",
		       "Zones", "À l’intérieur", "présents ce jour-là",
		       "terminés avant ce jour", "quelles que soient leurs dates"}},
	{"es", {("Las superficies son geodésicas, sobre WGS 84, de las formas de la fuente "
		 "enteras: ni recortadas al mapa ni simplificadas."),
		       "Miembros de", "Medido en", "un círculo", "id", "Nombre",
		       "Superficie, km²", "De", "A", "Número", "Total", "Fuente", "Fuentes",
		       "Capas", "Capa", "Zonas", "En el interior", "presentes ese día",
		       "terminados antes de ese día", "sean cuales sean sus fechas"}},
	{"pt", {("As áreas são geodésicas, sobre WGS 84, das formas da fonte inteiras: nem "
		 "cortadas pelo mapa nem simplificadas."),
		       "Membros de", "Medido em", "um círculo", "id", "Nome", "Área, km²", "De",
		       "A", "Número", "Total", "Fonte", "Fontes", "Camadas", "Camada", "Zonas",
		       "No interior", "presentes nesse dia", "terminados antes desse dia",
		       "quaisquer que sejam as datas"}},
	{"de", {("Flächen sind geodätisch, auf WGS 84, und die der ganzen Formen der Quelle: "
		 "weder am Kartenrand beschnitten noch vereinfacht."),
		       "Mitglieder von", "Gemessen an", "einem Kreis", "id", "Name",
		       "Fläche, km²", "Von", "Bis", "Zahl", "Summe", "Quelle", "Quellen",
		       "Ebenen", "Ebene", "Zonen", "Darin", "an dem Tag da",
		       "vor dem Tag beendet", "gleich welchen Datums"}},
};

/* The page being written, and what it cites. */
struct md {
	const struct facts *f;
	struct buf *b;
	const char *const *texts;
	const char **cited;
	size_t n_cited, cap_cited;
};

static const char *const *texts_of(const char *lang)
{
	size_t n = strcspn(lang, "-_");
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		if (strlen(languages[i].lang) == n && memcmp(languages[i].lang, lang, n) == 0) {
			return languages[i].texts;
		}
	}
	return languages[0].texts;
}

/* Text that Markdown takes as it stands, on one line. */
static void plain(struct buf *b, const char *text)
{
	for (const char *s = text == NULL ? "" : text; *s != '\0'; s++) {
		if (strchr("\\`*[]<|", *s) != NULL) {
			buf_puts(b, "\\");
		}
		buf_add(b, *s == '\n' || *s == '\r' ? " " : s, 1);
	}
}

static void cell(struct md *m, const char *text)
{
	plain(m->b, text);
	buf_puts(m->b, " | ");
}

static void end_row(struct md *m)
{
	m->b->len -= m->b->failed ? 0 : 1; /* the blank behind the last cell */
	buf_puts(m->b, "\n");
}

/* The heading of a table; columns that hold numbers are set to the right. */
static void table(struct md *m, const char *const *columns, const bool *right, size_t n)
{
	buf_puts(m->b, "\n| ");
	for (size_t i = 0; i < n; i++) {
		cell(m, columns[i]);
	}
	end_row(m);
	buf_puts(m->b, "|");
	for (size_t i = 0; i < n; i++) {
		buf_puts(m->b, right[i] ? "---:|" : "---|");
	}
	buf_puts(m->b, "\n");
}

static void count_cell(struct md *m, size_t n)
{
	cell(m, number_text(m->f->layout->a, (double)n, 0, m->f->layout->lang));
}

/* Whole square kilometres, of small areas with decimals. */
static void area_cell(struct md *m, double area_m2)
{
	double km2 = area_m2 / 1e6;
	int decimals = km2 >= 100 ? 0 : km2 >= 1 ? 1 : 3;
	cell(m, isnan(km2) ? ""
			   : number_text(m->f->layout->a, km2, decimals, m->f->layout->lang));
}

static void date_cell(struct md *m, struct date d)
{
	char text[DATE_TEXT_MAX];
	date_long(d, m->f->layout->lang, text);
	cell(m, text);
}

static void name_cell(struct md *m, const char *name, const char *status, enum fact_certainty c)
{
	plain(m->b, name);
	if (status != NULL) {
		buf_puts(m->b, name == NULL ? "(" : " (");
		plain(m->b, status);
		buf_puts(m->b, ")");
	}
	if (c == FACT_UNCERTAIN) {
		buf_printf(m->b, "%s(%s)", name == NULL ? "" : " ",
			word_get(WORD_UNCERTAIN, m->f->layout->lang));
	}
	buf_puts(m->b, " | ");
}

/* The number of a source in the list at the end. */
static void cite_cell(struct md *m, const char *source)
{
	size_t i = 0;
	if (source == NULL || source[0] == '\0') {
		cell(m, "");
		return;
	}
	while (i < m->n_cited && strcmp(m->cited[i], source) != 0) {
		i++;
	}
	if (i == m->n_cited) {
		const char **cited = arena_grow(
			m->f->layout->a, m->cited, m->n_cited, &m->cap_cited, sizeof(*cited));
		if (cited == NULL) {
			return;
		}
		m->cited = cited;
		cited[m->n_cited++] = source;
	}
	buf_printf(m->b, "%zu | ", i + 1);
}

static void add_head(struct md *m)
{
	const struct layout *l = m->f->layout;
	const char *title = layout_text(l, &l->spec->title);
	char date[DATE_TEXT_MAX];
	buf_puts(m->b, "# ");
	plain(m->b, title == NULL ? l->spec->path : title);
	if (date_is_given(l->on)) {
		date_long(l->on, l->lang, date);
		buf_printf(m->b, "\n\n%s", date);
	}
	buf_printf(m->b, "\n\n%s\n", m->texts[METHOD]);
}

/* Says on what the members were measured: each layer once. */
static void add_measured(struct md *m, const struct fact_group *g)
{
	bool first = true;
	for (size_t i = 0; i < m->f->n_layers; i++) {
		const struct fact_layer *l = &m->f->layers[i];
		bool used = false;
		for (size_t k = 0; k < g->n; k++) {
			used = used ||
			       (g->members[k].measured == l && !isnan(g->members[k].area_m2));
		}
		if (used) {
			buf_printf(m->b, "%s", first ? "\n" : ", ");
			buf_puts(m->b, first ? m->texts[MEASURED_ON] : "");
			buf_puts(m->b, first ? " " : "");
			plain(m->b, l->source);
			buf_printf(m->b, " (%s)", l->layer->spec->id);
			first = false;
		}
	}
	buf_puts(m->b, first ? "" : ".\n");
}

static void add_group(struct md *m, const struct fact_group *g)
{
	const char *const columns[] = {m->texts[ID], m->texts[NAME], m->texts[AREA],
		m->texts[FROM], m->texts[TO], m->texts[SOURCE]};
	static const bool right[] = {false, false, true, false, false, true};
	buf_printf(m->b, "\n## %s ", m->texts[MEMBERS]);
	plain(m->b, g->name);
	buf_puts(m->b, "\n");
	table(m, columns, right, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < g->n; i++) {
		const struct fact_member *member = &g->members[i];
		buf_puts(m->b, "| ");
		cell(m, member->id);
		name_cell(m, member->name, member->status, member->certainty);
		area_cell(m, member->area_m2);
		date_cell(m, member->from);
		date_cell(m, member->to);
		cite_cell(m, member->source);
		end_row(m);
	}
	buf_puts(m->b, "| ");
	cell(m, m->texts[TOTAL]);
	count_cell(m, g->n);
	area_cell(m, g->area_m2);
	buf_puts(m->b, " |  |  |\n");
	add_measured(m, g);
}

static void add_counts(struct md *m, const struct fact_counts *c)
{
	const char *const columns[] = {c->field, "", m->texts[NUMBER]};
	static const bool right[] = {false, false, true};
	table(m, columns, right, 3);
	for (size_t i = 0; i < c->n; i++) {
		buf_puts(m->b, "| ");
		cell(m, c->items[i].value == NULL ? "–" : c->items[i].value);
		cell(m, c->items[i].label);
		count_cell(m, c->items[i].n);
		end_row(m);
	}
}

/* Columns of a layer's features: id, name, area, from, to, what it counts by, source. */
enum { FEATURE_COLUMNS_MAX = 6 };

static bool has_areas(const struct fact_layer *l)
{
	for (size_t i = 0; i < l->n; i++) {
		if (!isnan(l->features[i].area_m2)) {
			return true;
		}
	}
	return false;
}

static void add_features(struct md *m, const struct fact_layer *l)
{
	const char *columns[FEATURE_COLUMNS_MAX] = {m->texts[ID], m->texts[NAME]};
	bool right[FEATURE_COLUMNS_MAX] = {false}, areas = has_areas(l);
	bool dated = l->layer->spec->valid_from != NULL;
	size_t n = 2;
	if (areas) {
		right[n] = true;
		columns[n++] = m->texts[AREA];
	}
	if (dated) {
		columns[n++] = m->texts[FROM];
		columns[n++] = m->texts[TO];
	}
	right[n] = true;
	columns[n++] = m->texts[SOURCE];
	table(m, columns, right, n);
	for (size_t i = 0; i < l->n; i++) {
		const struct fact_feature *x = &l->features[i];
		buf_puts(m->b, "| ");
		cell(m, x->id);
		name_cell(m, x->name, NULL, x->certainty);
		if (areas) {
			area_cell(m, x->area_m2);
		}
		if (dated) {
			date_cell(m, x->from);
			date_cell(m, x->to);
		}
		cite_cell(m, x->source);
		end_row(m);
	}
}

static void add_listed(struct md *m, const struct fact_layer *l)
{
	const struct layer_spec *s = l->layer->spec;
	const struct layout *layout = m->f->layout;
	const char *heading = layout_text(layout, &s->legend);
	static const enum text states[] = {
		[WHEN_CURRENT] = CURRENT, [WHEN_ENDED] = ENDED, [WHEN_ALL] = ALL};
	buf_printf(m->b, "\n## %s%s", s->id, heading == NULL ? "" : ": ");
	plain(m->b, heading);
	buf_puts(m->b, "\n\n");
	plain(m->b, number_text(layout->a, (double)l->n, 0, layout->lang));
	if (s->valid_from != NULL) {
		buf_printf(m->b, ", %s", m->texts[states[s->when]]);
	}
	buf_puts(m->b, ".\n");
	for (size_t k = 0; k < s->n_count_by; k++) {
		add_counts(m, &l->counts[k]);
	}
	add_features(m, l);
}

static void add_zone(struct md *m, const struct fact_zone *z)
{
	bool circle = z->made_from != NULL && strcmp(z->made_from, "circle") == 0;
	buf_puts(m->b, "| ");
	cell(m, z->id);
	cell(m, z->name);
	area_cell(m, z->area_m2);
	cell(m, circle ? m->texts[CIRCLE] : z->made_from);
	for (size_t k = 0; k < z->n_inside; k++) {
		count_cell(m, z->inside[k].n);
	}
	cite_cell(m, z->source);
	end_row(m);
}

static void add_insides(struct md *m, const struct fact_zone *z)
{
	for (size_t k = 0; k < z->n_inside; k++) {
		const struct fact_inside *in = &z->inside[k];
		buf_puts(m->b, "\n");
		plain(m->b, z->id);
		buf_printf(m->b, ", %s: ", in->layer->layer->spec->id);
		for (size_t i = 0; i < in->n; i++) {
			buf_puts(m->b, i == 0 ? "" : ", ");
			plain(m->b, in->features[i]->id);
		}
		buf_puts(m->b, in->n == 0 ? "–\n" : "\n");
	}
}

static bool add_zones(struct md *m)
{
	const struct facts *f = m->f;
	size_t n = 0, n_inside = f->n_zones == 0 ? 0 : f->zones[0].n_inside;
	const char **columns = arena_alloc(f->layout->a, n_inside + 5, sizeof(*columns));
	bool *right = arena_alloc(f->layout->a, n_inside + 5, sizeof(*right));
	if (f->n_zones == 0 || columns == NULL || right == NULL) {
		return columns != NULL && right != NULL;
	}
	columns[n++] = m->texts[ID];
	columns[n++] = m->texts[NAME];
	right[n] = true;
	columns[n++] = m->texts[AREA];
	columns[n++] = m->texts[MEASURED_ON];
	for (size_t k = 0; k < n_inside; k++) {
		right[n] = true;
		columns[n++] = f->zones[0].inside[k].layer->layer->spec->id;
	}
	right[n] = true;
	columns[n++] = m->texts[SOURCE];
	buf_printf(m->b, "\n## %s\n", m->texts[ZONES]);
	table(m, columns, right, n);
	for (size_t i = 0; i < f->n_zones; i++) {
		add_zone(m, &f->zones[i]);
	}
	buf_puts(m->b, n_inside == 0 ? "" : "\n### ");
	buf_puts(m->b, n_inside == 0 ? "" : m->texts[INSIDE]);
	buf_puts(m->b, n_inside == 0 ? "" : "\n");
	for (size_t i = 0; i < f->n_zones; i++) {
		add_insides(m, &f->zones[i]);
	}
	return true;
}

static void add_layers(struct md *m)
{
	const char *const columns[] = {m->texts[LAYER], m->texts[NUMBER], m->texts[SOURCE]};
	static const bool right[] = {false, true, false};
	buf_printf(m->b, "\n## %s\n", m->texts[LAYERS]);
	table(m, columns, right, 3);
	for (size_t i = 0; i < m->f->n_layers; i++) {
		const struct fact_layer *l = &m->f->layers[i];
		buf_puts(m->b, "| ");
		cell(m, l->layer->spec->id);
		count_cell(m, l->layer->features.n_items);
		cell(m, l->source);
		end_row(m);
	}
}

static void add_sources(struct md *m)
{
	const struct spec *s = m->f->layout->spec;
	if (s->n_sources == 0 && m->n_cited == 0) {
		return;
	}
	buf_printf(m->b, "\n## %s\n", m->texts[SOURCES]);
	for (size_t i = 0; i < s->n_sources; i++) {
		buf_puts(m->b, i == 0 ? "\n- " : "- ");
		plain(m->b, layout_text(m->f->layout, &s->sources[i]));
		buf_puts(m->b, "\n");
	}
	for (size_t i = 0; i < m->n_cited; i++) {
		buf_printf(m->b, "%s%zu. ", i == 0 ? "\n" : "", i + 1);
		plain(m->b, m->cited[i]);
		buf_puts(m->b, "\n");
	}
}

void facts_md(const struct facts *f, struct buf *b)
{
	struct md m = {.f = f, .b = b, .texts = texts_of(f->layout->lang)};
	add_head(&m);
	for (size_t i = 0; i < f->n_groups; i++) {
		add_group(&m, &f->groups[i]);
	}
	for (size_t i = 0; i < f->n_layers; i++) {
		if (f->layers[i].listed) {
			add_listed(&m, &f->layers[i]);
		}
	}
	if (add_zones(&m)) {
		add_layers(&m);
		add_sources(&m);
	}
}
