#include "report/start.h"

#include "base/path.h"
#include "base/suggest.h"
#include "proj/geocut.h"
#include "proj/project.h"
#include "report/template.h"
#include "source/file.h"
#include "source/inspect.h"
#include "spec/day.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

/* What the finer shapes cover: Africa and its rim, less half a degree where countries are cut.
 */
static const struct box africa_box = {-30, -37, 59.5, 46.5};

enum { TEXT_MAX_BYTES = 1 << 16, CODES_MAX = 64 };

struct countries {
	struct features f; /* SPACE_LONLAT */
	const struct column *a3, *a2, *name;
};

struct start {
	struct arena *a;
	const struct start_request *request;
	struct countries africa, world;
	struct template_values values;
};

static bool read_lonlat(struct start *s, const char *path, const struct source_options *options,
	struct features *out)
{
	struct source_info info;
	struct features raw;
	if (!source_read(s->a, path, options, &raw, &info)) {
		return false;
	}
	diag_push(s->a->diag, "%s", path);
	bool ok = project_to_lonlat(s->a, &raw, info.crs, out);
	diag_pop(s->a->diag);
	return ok;
}

static bool read_countries(struct start *s, const char *name, struct countries *out)
{
	const struct source_options none = {0};
	const char *path = path_join(s->a, s->request->data_dir, name);
	if (path == NULL || !read_lonlat(s, path, &none, &out->f)) {
		return false;
	}
	out->a3 = table_column(out->f.table, "iso_a3");
	out->a2 = table_column(out->f.table, "iso_a2");
	out->name = table_column(out->f.table, "name");
	return (out->a3 != NULL && out->name != NULL) ||
	       diag_fail(s->a->diag, SM_E_DATA, "%s: has no fields iso_a3 and name", path);
}

static void set(struct start *s, const char *name, const char *text)
{
	template_set(&s->values, name, text);
}

/* The buffer's text in the arena; "" without memory, which is reported. */
static const char *take(struct start *s, struct buf *b)
{
	char *out = arena_strdup(s->a, b->ptr == NULL ? "" : b->ptr);
	buf_finish(b);
	return out == NULL ? "" : out;
}

/* A text in quotes, as YAML and JSON have it. */
static const char *quoted(struct start *s, const char *text)
{
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	buf_json(&b, text, strlen(text));
	return take(s, &b);
}

static const char *number(struct start *s, double v, int decimals)
{
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	buf_num(&b, v, decimals);
	return take(s, &b);
}

static const struct feature *with_code(const struct countries *c, const char *code)
{
	for (size_t i = 0; i < c->f.n_items; i++) {
		uint32_t row = c->f.items[i].row;
		const char *a3 = c->a3->u.text[row];
		const char *a2 = c->a2 == NULL ? NULL : c->a2->u.text[row];
		if ((a3 != NULL && strcmp(a3, code) == 0) ||
			(a2 != NULL && strcmp(a2, code) == 0)) {
			return &c->f.items[i];
		}
	}
	return NULL;
}

/* The code, in capitals, that is nearest to a misspelt one or to a country's name. */
static bool fail_code(struct start *s, const char *word)
{
	enum { WORDS_MAX = 1024 };
	const struct countries *sets[] = {&s->world, &s->africa};
	const char **words = arena_alloc(s->a, WORDS_MAX, sizeof(*words));
	const char **codes = arena_alloc(s->a, WORDS_MAX, sizeof(*codes));
	const char **names = arena_alloc(s->a, WORDS_MAX, sizeof(*names));
	size_t n = 0;
	if (words == NULL || codes == NULL || names == NULL) {
		return false;
	}
	for (size_t k = 0; k < 2; k++) {
		const struct countries *c = sets[k];
		for (size_t i = 0; i < c->f.n_items && n + 2 <= WORDS_MAX; i++) {
			uint32_t row = c->f.items[i].row;
			for (int by_name = 0; by_name < 2 && c->a3->u.text[row] != NULL;
				by_name++) {
				codes[n] = c->a3->u.text[row];
				names[n] = c->name->u.text[row] == NULL ? ""
									: c->name->u.text[row];
				words[n] = by_name ? names[n] : codes[n];
				n++;
			}
		}
	}
	const char *near = suggest_nearest(word, words, n);
	for (size_t i = 0; near != NULL && i < n; i++) {
		if (words[i] == near) {
			return diag_fail(s->a->diag, SM_E_USAGE,
				"country '%s': a code such as MLI is expected; did you mean %s "
				"(%s)?",
				word, codes[i], names[i]);
		}
	}
	return diag_fail(
		s->a->diag, SM_E_USAGE, "country '%s': a code such as MLI is expected", word);
}

/* The country of a code in the world, or where it has none, in Africa. */
static const struct feature *find(
	struct start *s, const char *code, const struct countries **set_of)
{
	const struct feature *world = with_code(&s->world, code);
	const struct feature *africa = with_code(&s->africa, code);
	if (world == NULL && africa != NULL && africa->row < s->africa.f.table->n_rows) {
		/* By two letters, or too small for the world's file. */
		const char *a3 = s->africa.a3->u.text[africa->row];
		world = a3 == NULL ? NULL : with_code(&s->world, a3);
	}
	*set_of = world != NULL ? &s->world : &s->africa;
	return world != NULL ? world : africa;
}

struct chosen {
	const char *codes[CODES_MAX], *names[CODES_MAX];
	size_t n;
	struct features f; /* their outlines */
	bool in_africa;	   /* all of them, and in whole */
};

static bool is_within(struct box inner, struct box outer)
{
	return inner.min_x >= outer.min_x && inner.max_x <= outer.max_x &&
	       inner.min_y >= outer.min_y && inner.max_y <= outer.max_y;
}

static bool choose_one(struct start *s, const char *word, struct chosen *out)
{
	char code[64];
	const struct countries *c;
	size_t n = strlen(word);
	for (size_t i = 0; i <= n && i < sizeof(code); i++) {
		code[i] = (char)toupper((unsigned char)word[i]);
	}
	const struct feature *item = n < 4 ? find(s, code, &c) : NULL;
	if (item == NULL) {
		return fail_code(s, word);
	}
	const char *a3 = c->a3->u.text[item->row];
	out->codes[out->n] = a3;
	out->names[out->n++] = c->name->u.text[item->row];
	out->in_africa = out->in_africa && with_code(&s->africa, a3) != NULL &&
			 is_within(item->box, africa_box);
	return features_copy(&out->f, s->a, &c->f, item);
}

static bool choose(struct start *s, struct chosen *out)
{
	static const struct table no_table = {0};
	char *words = arena_strdup(s->a, s->request->around);
	*out = (struct chosen){
		.f = {.space = SPACE_LONLAT, .table = &no_table}, .in_africa = true};
	while (words != NULL) {
		char *end = strchr(words, ',');
		if (end != NULL) {
			*end++ = '\0';
		}
		if (out->n == CODES_MAX) {
			return diag_fail(
				s->a->diag, SM_E_USAGE, "more than %d countries", CODES_MAX);
		}
		if (!choose_one(s, words, out)) {
			return false;
		}
		words = end;
	}
	return out->n > 0;
}

/* "Mali, Niger and Chad" */
static const char *listed(struct start *s, const char *const *words, size_t n, const char *last)
{
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	for (size_t i = 0; i < n; i++) {
		buf_printf(&b, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : last, words[i]);
	}
	return take(s, &b);
}

/* Degrees between the lines of a graticule: about five lines. */
static double graticule_of(double size_deg)
{
	static const double steps[] = {0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20};
	size_t i = 0;
	while (i + 1 < sizeof(steps) / sizeof(steps[0]) && size_deg / steps[i] > 7) {
		i++;
	}
	return steps[i];
}

/* A page as wide or as high as the extent is, and what else follows from it. */
static void set_page(struct start *s, struct box b)
{
	double middle = (b.min_y + b.max_y) / 2 * acos(-1) / 180;
	double width = (b.max_x - b.min_x) * cos(middle), height = b.max_y - b.min_y;
	double ratio = height > 0 ? width / height : 1;
	double map_mm = ratio < 0.7 ? 120 : ratio < 1.2 ? 150 : 180;
	ratio = ratio < 0.7 ? 0.7 : ratio > 1.8 ? 1.8 : ratio;
	set(s, "width", number(s, map_mm, 0));
	set(s, "height", number(s, round(map_mm / ratio / 5) * 5 + 20, 0));
	set(s, "graticule", number(s, graticule_of(fmax(width, height)), 2));
}

static bool fill_around(struct start *s)
{
	struct chosen chosen;
	struct box bounds;
	if (!choose(s, &chosen) || !geocut_bounds(s->a, &chosen.f, &bounds)) {
		return false;
	}
	const char *title = listed(s, chosen.names, chosen.n, " and ");
	set(s, "around", "");
	set(s, chosen.in_africa ? "africa" : "world", "");
	set(s, "base", chosen.in_africa ? "countries" : "world");
	set(s, "codes", listed(s, chosen.codes, chosen.n, ", "));
	set(s, "title", title);
	set(s, "quoted-title", quoted(s, title));
	/* What is coarse is not drawn as large as the page. */
	double size = fmax(bounds.max_x - bounds.min_x, bounds.max_y - bounds.min_y);
	set(s, "margin", chosen.in_africa || size > 5 ? "12%" : "70%");
	set_page(s, bounds);
	if (!chosen.in_africa) {
		diag_note(s->a->diag, "coarse",
			"the installed outlines of the world are coarse; finer ones, rivers "
			"and "
			"towns cover Africa and its rim alone");
	}
	return true;
}

/* The data file as the map file must write it. */
static const char *written_path(struct start *s)
{
	const char *path = s->request->path, *from = s->request->from;
	if (path == NULL) {
		const char *slash = strrchr(from, '/');
		return slash == NULL ? from : slash + 1;
	}
	if (strchr(path, '/') == NULL || from[0] == '/') {
		return from;
	}
	char folder[4096];
	const char *out =
		getcwd(folder, sizeof(folder)) == NULL ? from : path_join(s->a, folder, from);
	return out == NULL ? from : out;
}

/* "country-roads_2" as "Country roads 2" */
static const char *title_of(struct start *s, const char *path)
{
	char *out = path_stem(s->a, path);
	for (char *c = out; c != NULL && *c != '\0'; c++) {
		*c = *c == '-' || *c == '_' ? ' ' : *c;
	}
	if (out != NULL) {
		out[0] = (char)toupper((unsigned char)out[0]);
	}
	return out == NULL ? "" : out;
}

static const char *pair(struct start *s, const char *key, const char *value)
{
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	if (value != NULL) {
		buf_printf(&b, ", %s: ", key);
		buf_json(&b, value, strlen(value));
	}
	return take(s, &b);
}

/* The bounds, with something round a single point. */
static void set_box(struct start *s, struct box b)
{
	struct buf text;
	double room = fmax(b.max_x - b.min_x, b.max_y - b.min_y) < 0.01 ? 0.5 : 0;
	b = box_grow(b, room);
	b.min_y = fmax(b.min_y, -90);
	b.max_y = fmin(b.max_y, 90);
	const double v[] = {b.min_x, b.min_y, b.max_x, b.max_y};
	buf_init(&text, TEXT_MAX_BYTES);
	for (size_t i = 0; i < 4; i++) {
		buf_puts(&text, i == 0 ? "" : ", ");
		buf_num(&text, (i < 2 ? floor(v[i] * 100) : ceil(v[i] * 100)) / 100, 2);
	}
	set(s, "box", take(s, &text));
	bool most = b.max_x - b.min_x > 300;
	set(s, "margin", most ? "0" : "8%");
	set_page(s, b);
}

static bool fill_from(struct start *s)
{
	static const char *const shapes[] = {NULL, "points", "lines", "areas"};
	const char *path = s->request->from, **layers;
	struct source_options options = {0};
	struct features f;
	struct box bounds;
	size_t n;
	if (!inspect_layers(s->a, path, &layers, &n)) {
		return false;
	}
	options.layer = layers[0];
	if (!read_lonlat(s, path, &options, &f) || !geocut_bounds(s->a, &f, &bounds)) {
		return false;
	}
	enum shape shape = inspect_shape(&f);
	if (shape == SHAPE_NULL) {
		return diag_fail(s->a->diag, SM_E_DATA, "%s: has no shapes to draw", path);
	}
	bool in_africa = is_within(bounds, africa_box);
	const char *title = title_of(s, s->request->path != NULL ? s->request->path : path);
	set(s, "from", "");
	set(s, in_africa ? "africa" : "world", "");
	set(s, "base", in_africa ? "countries" : "world");
	set(s, shapes[shape], "");
	set(s, "shape", shapes[shape]);
	set(s, "data", path);
	set(s, "source", quoted(s, written_path(s)));
	set(s, "source-layer", pair(s, "source-layer", layers[0]));
	set(s, "label", pair(s, "label", inspect_label(f.table)));
	if (n > 1) {
		set(s, "others", listed(s, layers + 1, n - 1, ", "));
	}
	set(s, "title", title);
	set(s, "quoted-title", quoted(s, title));
	set_box(s, bounds);
	return true;
}

static bool write_template(struct start *s, struct buf *out)
{
	static const char name[] = "maps/new.template";
	char *text;
	size_t n;
	const char *path = path_join(s->a, s->request->data_dir, name);
	return path != NULL && file_read(s->a, path, &text, &n) &&
	       template_write(&s->values, name, text, out);
}

static bool set_date(struct start *s)
{
	struct date date;
	const char *wished = s->request->date;
	struct buf b;
	if (wished != NULL && !day_wished(s->a->diag, wished, &date)) {
		return false;
	}
	buf_init(&b, TEXT_MAX_BYTES);
	buf_printf(&b, "%sdate: %s", wished == NULL ? "# " : "",
		wished == NULL ? "2024-06-30" : wished);
	set(s, "date", take(s, &b));
	return true;
}

bool start_map(struct arena *a, const struct start_request *request, struct buf *out)
{
	struct start s = {.a = a, .request = request, .values = {.a = a}};
	if ((request->around == NULL) == (request->from == NULL)) {
		return diag_fail(a->diag, SM_E_USAGE,
			"either countries the map is around or a file it is from is expected");
	}
	if (request->data_dir == NULL) {
		return diag_fail(a->diag, SM_E_DATA, "no installed data was found");
	}
	const char *slash = request->path == NULL ? NULL : strrchr(request->path, '/');
	set(&s, "file",
		slash != NULL		? slash + 1
		: request->path != NULL ? request->path
					: "map.yaml");
	return set_date(&s) && read_countries(&s, "shapes/world_countries.shp", &s.world) &&
	       read_countries(&s, "shapes/countries.shp", &s.africa) &&
	       (request->around != NULL ? fill_around(&s) : fill_from(&s)) &&
	       write_template(&s, out);
}
