#include "layout/map_fixture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void need(bool ok, const struct map_fixture *m, const char *what)
{
	if (!ok) {
		printf("# %s: %s\n", what,
			m->f.diag.n_errors > 0 ? m->f.diag.errors[0].text : "");
		exit(99);
	}
}

void map_init(struct map_fixture *m, const char *rules)
{
	static const char base[] = "rules:\n"
				   "  text: { font-size: 10pt, line-height: 1.5, halo-width: "
				   "0pt, fill: '#000000' }\n";
	struct style *style = NULL;
	fixture_init(&m->f);
	struct arena *a = &m->f.arena;
	const char *path = fixture_write_text(&m->f, "style.yaml", base);
	if (rules != NULL) {
		char *all = arena_alloc(a, sizeof(base) + strlen(rules), 1);
		need(all != NULL, m, "memory");
		strcat(strcpy(all, base), rules);
		path = fixture_write_text(&m->f, "style.yaml", all);
	}
	need(style_read(a, path, NULL, &style), m, "style");
	m->spec = (struct spec){.path = "map.yaml"};
	m->measurer = text_fake_measurer();
	m->layout = (struct layout){.a = a,
		.spec = &m->spec,
		.style = style,
		.measurer = &m->measurer,
		.lang = "en",
		.on = {2023, 9, 16}};
	m->layers = (struct layers){.items = m->items};
	scene_init(&m->scene, a, 400, 300);
}

void map_finish(struct map_fixture *m)
{
	fixture_finish(&m->f);
}

static const struct {
	const char *name;
	enum column_type type;
} columns[MAP_COLUMNS] = {{"name", COLUMN_TEXT}, {"key", COLUMN_TEXT}, {"place", COLUMN_TEXT},
	{"class", COLUMN_TEXT}, {"tag", COLUMN_TEXT}, {"rank", COLUMN_NUMBER},
	{"size", COLUMN_NUMBER}};

struct map_layer *map_layer(struct map_fixture *m, const char *id)
{
	struct arena *a = &m->f.arena;
	struct map_layer *layer = &m->items[m->layers.n];
	struct layer_spec *spec = &m->layer_specs[m->layers.n++];
	struct table *table = arena_alloc(a, 1, sizeof(*table));
	struct source_info *info = arena_alloc(a, 1, sizeof(*info));
	struct column *c = arena_alloc(a, MAP_COLUMNS, sizeof(*c));
	bool *labelled = arena_alloc(a, MAP_ROWS_MAX, sizeof(*labelled));
	need(table != NULL && info != NULL && c != NULL && labelled != NULL, m, "memory");
	for (size_t i = 0; i < MAP_COLUMNS; i++) {
		void *cells = arena_alloc(a, MAP_ROWS_MAX, sizeof(double));
		need(cells != NULL, m, "memory");
		c[i] = (struct column){.name = columns[i].name, .type = columns[i].type};
		if (columns[i].type == COLUMN_TEXT) {
			c[i].u.text = cells;
		} else {
			c[i].u.num = cells;
		}
	}
	for (size_t i = 0; i < MAP_ROWS_MAX; i++) {
		labelled[i] = true;
	}
	*table = (struct table){.columns = c, .n_columns = MAP_COLUMNS};
	*spec = (struct layer_spec){.id = id};
	*layer = (struct map_layer){.spec = spec,
		.path = "data.csv",
		.features = {.space = SPACE_LONLAT, .table = table},
		.page = {.space = SPACE_PAGE, .table = table},
		.info = info,
		.key = &c[1],
		.rank = &c[5],
		.label = {.columns = {&c[0]}, .n = 1},
		.title = {.columns = {&c[0]}, .n = 1},
		.labelled = labelled};
	m->spec.layers = m->layer_specs;
	m->spec.n_layers = m->layers.n;
	return layer;
}

void map_use(struct map_layer *layer, bool cluster, bool class_by, bool tag)
{
	const struct column *c = layer->page.table->columns;
	layer->cluster = cluster ? &c[2] : NULL;
	layer->class_by = class_by ? &c[3] : NULL;
	layer->tag = tag ? &c[4] : NULL;
}

uint32_t map_add(struct map_fixture *m, struct map_layer *layer, struct map_row row,
	enum shape shape, const struct pt *pts, size_t n)
{
	/* The table is borrowed const by the features and made by map_layer(). */
	struct table *table = (struct table *)(uintptr_t)layer->page.table;
	uint32_t i = (uint32_t)table->n_rows++;
	need(i < MAP_ROWS_MAX, m, "rows");
	const char *texts[] = {row.name, row.key, row.place, row.class_name, row.tag};
	for (size_t k = 0; k < 5; k++) {
		table->columns[k].u.text[i] = texts[k];
	}
	table->columns[5].u.num[i] = row.rank == 0 ? (double)NAN : row.rank;
	table->columns[6].u.num[i] = (double)NAN;
	fixture_add(&m->f, &layer->page, shape, i, pts, n);
	fixture_add(&m->f, &layer->features, shape, i, pts, n);
	return i;
}

uint32_t map_add_point(
	struct map_fixture *m, struct map_layer *layer, struct map_row row, double x, double y)
{
	const struct pt p = {x, y};
	return map_add(m, layer, row, SHAPE_POINT, &p, 1);
}

uint32_t map_add_box(
	struct map_fixture *m, struct map_layer *layer, struct map_row row, struct box b)
{
	const struct pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	return map_add(m, layer, row, SHAPE_POLYGON, pts, 4);
}

struct localized map_text(struct map_fixture *m, const char *lang, const char *text)
{
	const char **both = arena_alloc(&m->f.arena, 2, sizeof(*both));
	need(both != NULL, m, "memory");
	both[0] = lang;
	both[1] = text;
	return (struct localized){.langs = &both[0], .texts = &both[1], .n = 1};
}

struct view *map_view(
	struct map_fixture *m, const char *projection, struct box deg, struct box frame)
{
	struct view *view = NULL;
	struct features extent = {.space = SPACE_LONLAT, .table = &fixture_no_table};
	const struct pt pts[] = {{deg.min_x, deg.min_y}, {deg.max_x, deg.min_y},
		{deg.max_x, deg.max_y}, {deg.min_x, deg.max_y}};
	fixture_add(&m->f, &extent, SHAPE_POLYGON, 0, pts, 4);
	const struct view_request request = {
		.projection = projection, .extent = &extent, .frame_pt = frame};
	need(view_create(&m->f.diag, &request, &view), m, "view");
	return view;
}

const char *map_dump(struct map_fixture *m)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	scene_dump(&m->scene, &b);
	const char *text =
		b.failed ? NULL : arena_strdup(&m->f.arena, b.ptr == NULL ? "" : b.ptr);
	buf_finish(&b);
	need(text != NULL, m, "dump");
	return text;
}

size_t map_count(const char *text, const char *what)
{
	size_t n = 0;
	for (const char *s = text; (s = strstr(s, what)) != NULL; s += strlen(what)) {
		n++;
	}
	return n;
}
