#include "check/press.h"

#include "check/press_rules.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 1024 };

/* What is looked at, in the order findings are told. docs/user-guide.md says the same in words.
 */
static const struct press_rule rules[] = {
	{"text-contrast", PRESS_ERROR, press_text_contrast},
	{"text-size", PRESS_ERROR, press_text_size},
	{"line-width", PRESS_ERROR, press_line_width},
	{"hatch-spacing", PRESS_ERROR, press_hatch_spacing},
	{"area-colors", PRESS_ERROR, press_area_colors},
	{"symbol-colors", PRESS_ERROR, press_symbol_colors},
	{"scale-bar", PRESS_ERROR, press_scale_bar},
	{"north-arrow", PRESS_ERROR, press_north_arrow},
	{"compared-areas", PRESS_ERROR, press_compared_areas},
	{"highlighted-areas", PRESS_WARNING, press_highlighted_areas},
	{"date", PRESS_ERROR, press_date},
	{"sources", PRESS_ERROR, press_sources},
	{"credits", PRESS_ERROR, press_credits},
	{"site-certainty", PRESS_ERROR, press_site_certainty},
	{"zone-sharpness", PRESS_ERROR, press_zone_sharpness},
	{"borders", PRESS_WARNING, press_borders},
	{"names", PRESS_WARNING, press_names},
	{"dropped-labels", PRESS_ERROR, press_dropped_labels},
};
enum { N_RULES = sizeof(rules) / sizeof(rules[0]) };

const char *press_text(struct press *p, const char *fmt, ...)
{
	char text[TEXT_MAX];
	va_list args;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	const char *own = arena_strdup(p->a, text);
	return own == NULL ? "" : own;
}

const char *press_color(struct press *p, struct rgba c)
{
	return press_text(p, "#%02x%02x%02x", (unsigned)c.r, (unsigned)c.g, (unsigned)c.b);
}

const char *press_quote(struct press *p, const char *text)
{
	enum { QUOTED_BYTES = 40 };
	size_t n = strlen(text);
	if (n <= QUOTED_BYTES) {
		return text;
	}
	n = QUOTED_BYTES;
	while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80) {
		n--;
	}
	return press_text(p, "%.*s...", (int)n, text);
}

const char *press_number(struct press *p, double v, int decimals)
{
	struct buf b;
	buf_init(&b, TEXT_MAX);
	buf_num(&b, v, decimals);
	const char *own = b.failed ? NULL : arena_strdup(p->a, b.ptr);
	buf_finish(&b);
	return own == NULL ? "" : own;
}

const char *press_selector(struct press *p, const char *element, const char *class_name)
{
	return class_name == NULL ? element : press_text(p, "%s.%s", element, class_name);
}

bool press_same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

bool press_same_place(struct place_in_file a, struct place_in_file b)
{
	return a.line == b.line && a.column == b.column && press_same_text(a.path, b.path);
}

bool press_paint(struct press *p, struct scene *s, struct press_picture *out)
{
	enum { DPI = 144, SIDE_MAX_PX = 4000 };
	double longest = fmax(s->width_pt, s->height_pt);
	s->arena = NULL; /* nothing of it is shared with other maps */
	return p->of.paint(p->of.user, s, fmin(DPI, SIDE_MAX_PX * 72 / longest), out);
}

/* How well a rule fits: 0 not at all, 1 if it is of another class. A class of several words,
 * "FRA closed", has the rules of each of them. */
static int fit(const struct style_selector *s, const char *element, const char *class_name)
{
	if (!press_same_text(s->element, element)) {
		return 0;
	}
	if (s->class_name == NULL) {
		return 2;
	}
	size_t n = strlen(s->class_name);
	for (const char *at = class_name; at != NULL && *at != '\0';) {
		size_t word = strcspn(at, " ");
		if (word == n && strncmp(at, s->class_name, n) == 0) {
			return 3;
		}
		at += word + strspn(at + word, " ");
	}
	return 1;
}

struct place_in_file press_style_place(const struct press *p, const char *element,
	const char *class_name, enum style_part part)
{
	const struct style *style = p->of.layout->style;
	struct place_in_file out = {0};
	int best = 0;
	for (size_t i = 0; element != NULL && i < style_n_selectors(style); i++) {
		const struct style_selector *s = style_selector(style, i);
		bool of_texts = part == STYLE_LABEL && strcmp(s->element, "text") == 0;
		int how = of_texts ? 1 : s->part == part ? fit(s, element, class_name) : 0;
		if (how > 0 && how >= best) {
			best = how;
			out = (struct place_in_file){s->line, s->column, s->path};
		}
	}
	return out;
}

/* Panels, and days, have much in common. */
static bool is_known(const struct press *p, const struct press_finding *f)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct press_finding *g = &p->findings[i];
		if (strcmp(g->message, f->message) == 0 && g->at.line == f->at.line) {
			return true;
		}
	}
	return false;
}

static bool add(struct press *p, struct press_finding f, enum press_severity severity)
{
	if (is_known(p, &f)) {
		return true;
	}
	struct press_finding *grown =
		arena_grow(p->a, p->findings, p->n, &p->cap, sizeof(*p->findings));
	if (grown == NULL) {
		return false;
	}
	f.rule = p->rule->id;
	f.severity = severity;
	f.count = f.count == 0 ? 1 : f.count;
	f.unit = f.unit == NULL ? "" : f.unit;
	p->findings = grown;
	p->findings[p->n++] = f;
	return true;
}

bool press_add(struct press *p, struct press_finding f)
{
	return add(p, f, p->rule->severity);
}

bool press_add_warning(struct press *p, struct press_finding f)
{
	return add(p, f, PRESS_WARNING);
}

/* "panel-2-rivers" is "rivers". */
static const char *without_panel(const char *id)
{
	static const char prefix[] = "panel-";
	size_t n = sizeof(prefix) - 1, digits;
	if (strncmp(id, prefix, n) != 0) {
		return id;
	}
	digits = strspn(id + n, "0123456789");
	if (digits == 0 || (id[n + digits] != '-' && id[n + digits] != '\0')) {
		return id;
	}
	return id + n + digits + (id[n + digits] == '-');
}

/* The style's element for a group on the page. */
static const char *element_of(const char *id)
{
	static const char *const others[][2] = {{"ticks", "graticule"}, {"leaders", "leader"}};
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (strcmp(id, others[i][0]) == 0) {
			return others[i][1];
		}
	}
	return id;
}

/* A label's layer: what stands before the slash of "2/bases/Gao", behind its panel. */
static const char *layer_of_label(struct press *p, const char *label)
{
	const char *at = label + strspn(label, "0123456789");
	at = at > label && *at == '/' ? at + 1 : label;
	return press_text(p, "%.*s", (int)strcspn(at, "/"), at);
}

static const char element_ocean[] = "ocean";

/* Frames have a group of their own, or none: their class says what they are. */
static const char *element_by_class(const struct scene_item *it)
{
	static const char *const classes[] = {
		element_ocean, "frame", "extent-indicator", "uncertain"};
	const size_t n = sizeof(classes) / sizeof(classes[0]);
	for (size_t i = 0; it->meaning.class_name != NULL && i < n; i++) {
		if (strcmp(it->meaning.class_name, classes[i]) == 0) {
			return classes[i];
		}
	}
	return NULL;
}

/* The group of a layer's areas and lines, "rivers-shapes". */
static bool ends_in_shapes(const char *id)
{
	static const char end[] = "-shapes";
	size_t n = strlen(id), k = sizeof(end) - 1;
	return n > k && strcmp(id + n - k, end) == 0;
}

static void describe_item(
	struct press *p, const struct scene_item *it, const char *group, struct press_item *out)
{
	const char *own = element_by_class(it);
	out->element = own != NULL ? own : group;
	out->class_name = own != NULL ? NULL : it->meaning.class_name;
	out->is_shape = own == element_ocean;
	if (it->kind == SCENE_TEXT && it->meaning.label != NULL) {
		out->element = layer_of_label(p, it->meaning.label);
	}
}

/* Groups that are open where an item stands: elements of the style, "" for the map itself. */
struct open_groups {
	const char *ids[SCENE_DEPTH_MAX];
	int depth, map_depth; /* of the map's group, -1: it is not open */
};

/* False for an item that is no beginning or end of a group. */
static bool open_or_close(struct open_groups *g, const struct scene_item *it)
{
	if (it->kind == SCENE_GROUP_BEGIN) {
		const char *id = it->u.group.id == NULL ? "" : without_panel(it->u.group.id);
		bool is_map = strcmp(id, "map") == 0;
		g->map_depth = is_map ? g->depth : g->map_depth;
		g->ids[g->depth++] = is_map ? "" : element_of(id);
		return true;
	}
	if (it->kind == SCENE_GROUP_END) {
		g->depth--;
		g->map_depth = g->depth == g->map_depth ? -1 : g->map_depth;
		return true;
	}
	return false;
}

/* The outermost group that is none of the page's parts names the element. */
static const char *outermost(const struct open_groups *g)
{
	int i = 0;
	while (i < g->depth && g->ids[i][0] == '\0') {
		i++;
	}
	return i == g->depth ? NULL : g->ids[i];
}

static bool describe_items(struct press *p)
{
	const struct scene *s = p->of.scene;
	struct press_item *out = arena_alloc(p->a, s->n_items + 1, sizeof(*out));
	struct open_groups groups = {.map_depth = -1};
	for (size_t i = 0; out != NULL && i < s->n_items; i++) {
		if (open_or_close(&groups, &s->items[i])) {
			continue;
		}
		describe_item(p, &s->items[i], outermost(&groups), &out[i]);
		bool in_shapes =
			groups.depth > 0 && ends_in_shapes(groups.ids[groups.depth - 1]);
		out[i].on_map = groups.map_depth >= 0;
		out[i].is_shape = out[i].is_shape || in_shapes;
	}
	p->items = out;
	return out != NULL;
}

bool press_run(const struct press_request *request, struct press *out)
{
	const double page_pt = request->scene->width_pt;
	*out = (struct press){.of = *request, .a = request->layout->a, .scale = 1};
	out->px_per_pt = request->dpi / 72;
	if (request->screen_px > 0) {
		out->px_per_pt = out->scale = request->screen_px / page_pt;
	} else if (request->print_pt > 0) {
		out->scale = request->print_pt / page_pt;
	}
	if (!describe_items(out)) {
		return false;
	}
	for (size_t i = 0; i < N_RULES; i++) {
		out->rule = &rules[i];
		if (!rules[i].check(out) || out->a->diag->code != SM_OK) {
			return false;
		}
	}
	return true;
}

size_t press_errors(const struct press *p)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n; i++) {
		n += p->findings[i].severity == PRESS_ERROR;
	}
	return n;
}

static const char *path_of(const struct press *p, const struct press_finding *f)
{
	return place_path(f->at, p->of.layout->spec->path);
}

static void push_place(const struct press *p, const struct press_finding *f)
{
	if (f->at.line > 0) {
		diag_push(p->a->diag, "%s:%d:%d", path_of(p, f), f->at.line, f->at.column);
	} else {
		diag_push(p->a->diag, "%s", path_of(p, f));
	}
}

bool press_tell(const struct press *p, bool strict)
{
	struct sm_diag *d = p->a->diag;
	bool ok = true;
	for (size_t i = 0; i < p->n; i++) {
		const struct press_finding *f = &p->findings[i];
		const char *more = f->suggestion == NULL ? "" : f->suggestion;
		const char *joint = f->suggestion == NULL ? "" : "; ";
		push_place(p, f);
		if (strict && f->severity == PRESS_ERROR) {
			ok = diag_error(
				d, SM_E_SPEC, "%s: %s%s%s", f->rule, f->message, joint, more);
		} else {
			diag_warn_each(
				d, f->rule, "%s: %s%s%s", f->rule, f->message, joint, more);
		}
		diag_pop(d);
	}
	return ok;
}

static void member(struct buf *b, const char *name, const char *value)
{
	buf_printf(b, "\"%s\":", name);
	if (value == NULL) {
		buf_puts(b, "null");
	} else {
		buf_json(b, value, strlen(value));
	}
}

static void number_member(struct buf *b, const char *name, double v)
{
	buf_printf(b, "\"%s\":", name);
	if (isnan(v)) {
		buf_puts(b, "null");
	} else {
		buf_num(b, v, 3);
	}
}

static void add_finding(const struct press *p, const struct press_finding *f, struct buf *b)
{
	buf_puts(b, "{");
	member(b, "rule", f->rule);
	buf_puts(b, f->severity == PRESS_ERROR ? ",\"severity\":\"error\","
					       : ",\"severity\":\"warning\",");
	member(b, "file", path_of(p, f));
	buf_printf(b, ",\"line\":%d,\"column\":%d,", f->at.line, f->at.column);
	member(b, "message", f->message);
	buf_puts(b, ",");
	member(b, "suggestion", f->suggestion);
	buf_puts(b, ",");
	number_member(b, "measured", f->measured);
	buf_puts(b, ",");
	number_member(b, "limit", f->limit);
	buf_puts(b, ",");
	member(b, "unit", f->unit);
	buf_printf(b, ",\"count\":%zu}", f->count);
}

void press_json(const struct press *p, struct buf *out)
{
	char date[DATE_TEXT_MAX];
	const struct layout *l = p->of.layout;
	size_t errors = press_errors(p);
	date_iso(l->on, date);
	buf_puts(out, "{");
	member(out, "map", l->spec->path);
	buf_puts(out, ",");
	member(out, "date", date);
	buf_puts(out, ",");
	member(out, "lang", l->lang);
	buf_puts(out, p->of.screen_px > 0 ? ",\"size\":\"screen\"," : ",\"size\":\"print\",");
	number_member(out, "width",
		p->of.screen_px > 0 ? p->of.screen_px : p->of.scene->width_pt * p->scale);
	buf_puts(
		out, p->of.screen_px > 0 ? ",\"width_unit\":\"px\"" : ",\"width_unit\":\"pt\"");
	buf_printf(
		out, ",\"errors\":%zu,\"warnings\":%zu,\"findings\":[", errors, p->n - errors);
	for (size_t i = 0; i < p->n; i++) {
		buf_puts(out, i == 0 ? "" : ",");
		add_finding(p, &p->findings[i], out);
	}
	buf_puts(out, "]}\n");
}
