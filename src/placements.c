#include "placements.h"

#include "base/path.h"
#include "layout/placement.h"
#include "source/file.h"
#include "source/svg_texts.h"
#include "spec/labels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is moved by less was not moved, but rounded. */
static const double moved_pt = 0.2;
enum { VALUE_MAX = 400, TEXT_MAX = 64 << 20 };

static struct placement_map *maps_of(struct pipeline *p)
{
	struct placement_map *maps = arena_alloc(&p->arena, p->n_panels, sizeof(*maps));
	for (size_t i = 0; maps != NULL && i < p->n_panels; i++) {
		maps[i] = (struct placement_map){&p->label_requests[i], &p->panels[i].labels};
	}
	return maps;
}

bool placements_write(struct pipeline *p, const char *format, struct buf *out)
{
	(void)format;
	const struct placement_map *maps = maps_of(p);
	return maps != NULL && placement_write(&p->arena, maps, p->n_panels, out) &&
	       p->diag->code == SM_OK;
}

/* A label that is drawn, and its lines as they are drawn and as they were found. */
struct drawn {
	const struct placement_map *map;
	const struct label *label;
	const struct scene_text *line; /* the first; NULL: it has none */
	size_t n_lines, i;
	const struct svg_text *found; /* the first; NULL: none */
	size_t n_found;
};

struct adoption {
	struct pipeline *p;
	struct drawn *items; /* by id */
	size_t n;
	size_t moved, deleted, kept, unmatched;
	struct labels_spec old; /* of the placement file, as it is */
	const char *text;	/* that file's; NULL: there is none */
	struct buf added;	/* lines */
	size_t n_added;
};

static int by_id(const void *pa, const void *pb)
{
	const struct drawn *a = pa, *b = pb;
	int order = strcmp(a->label->drawn_id, b->label->drawn_id);
	return order != 0 ? order : (a->i > b->i) - (a->i < b->i);
}

static struct drawn *find(const struct adoption *s, const char *id)
{
	size_t low = 0, high = s->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(s->items[middle].label->drawn_id, id);
		if (order == 0) {
			return &s->items[middle];
		}
		low = order < 0 ? middle + 1 : low;
		high = order < 0 ? high : middle;
	}
	return NULL;
}

/* Every label that is shown, with the lines of it in the scene. */
static bool list_drawn(struct adoption *s)
{
	struct pipeline *p = s->p;
	const struct placement_map *maps = maps_of(p);
	size_t count = 0;
	for (size_t i = 0; i < p->n_panels; i++) {
		count += p->panels[i].labels.n;
	}
	s->items = arena_alloc(&p->arena, count + 1, sizeof(*s->items));
	if (maps == NULL || s->items == NULL) {
		return false;
	}
	for (size_t i = 0; i < p->n_panels; i++) {
		const struct labels *labels = maps[i].labels;
		for (size_t k = 0; k < labels->n; k++) {
			if (labels->items[k].reason == PLACE_SHOWN) {
				s->items[s->n] = (struct drawn){
					.map = &maps[i], .label = &labels->items[k], .i = s->n};
				s->n++;
			}
		}
	}
	if (s->n > 0) {
		qsort(s->items, s->n, sizeof(*s->items), by_id);
	}
	for (size_t i = 0; i < p->scene.n_items; i++) {
		const struct scene_item *it = &p->scene.items[i];
		struct drawn *d = it->kind == SCENE_TEXT && it->meaning.label != NULL
					  ? find(s, it->meaning.label)
					  : NULL;
		if (d != NULL) {
			d->line = d->n_lines++ == 0 ? &it->u.text : d->line;
		}
	}
	return true;
}

/* Which texts of the edited file are whose. */
static bool match(struct adoption *s, const struct svg_texts *texts)
{
	struct sm_diag *d = s->p->diag;
	size_t matched = 0;
	for (size_t i = 0; i < texts->n; i++) {
		const struct svg_text *text = &texts->items[i];
		struct drawn *drawn = find(s, text->label);
		if (drawn == NULL) {
			s->unmatched++;
			diag_push(d, "%s:%zu", s->p->edited, text->line);
			diag_warn(d, "adopt", "'%s' is no label of this map", text->label);
			diag_pop(d);
			continue;
		}
		drawn->found = drawn->n_found++ == 0 ? text : drawn->found;
		matched++;
	}
	return matched > 0 ||
	       diag_fail(d, SM_E_DATA,
		       "%s: no label of this map is in it; an SVG that `sahelmap render` drew "
		       "of it is expected, on the same day and in the same language",
		       s->p->edited);
}

/* Adds the line of a label and marks those it replaces. */
static bool add_line(struct adoption *s, const struct drawn *d, const struct pin_spec *pin)
{
	struct buf value;
	buf_init(&value, VALUE_MAX);
	placement_value(pin, &value);
	placement_line(d->label->drawn_id, value.ptr == NULL ? "" : value.ptr, d->label->text,
		&s->added);
	buf_finish(&value);
	s->n_added++;
	for (size_t i = 0; i < s->old.n_pins; i++) {
		struct pin_spec *old = &s->old.pins[i];
		if (strcmp(old->id, d->label->id) == 0 &&
			(old->panel == d->map->request->panel ||
				(old->panel == 1 && d->map->request->panel == 0) ||
				(old->panel == 0 && s->p->n_panels == 1))) {
			old->kind = PIN_DROPPED; /* its line goes */
			old->leader = true;
		}
	}
	return !s->added.failed;
}

/* A pin of the map file counts before those of its placement. */
static void warn_overruled(const struct adoption *s, const struct drawn *d)
{
	const struct pin_spec *pin = d->label->pin;
	if (pin != NULL && !pin->from_file) {
		diag_push(
			s->p->diag, "%s:%d:%d", pin->path, pin->where.line, pin->where.column);
		diag_warn(s->p->diag, "adopt",
			"pin '%s': stays where this says, which counts before a placement",
			pin->id);
		diag_pop(s->p->diag);
	}
}

static bool judge(struct adoption *s, const struct drawn *d)
{
	struct sm_diag *diag = s->p->diag;
	struct pin_spec pin = {.kind = PIN_HIDE};
	if (d->n_lines == 0) {
		return true; /* symbols without a name */
	}
	if (d->n_found == 0) {
		s->deleted++;
		warn_overruled(s, d);
		return add_line(s, d, &pin);
	}
	if (d->n_found != d->n_lines) {
		s->unmatched++;
		diag_push(diag, "%s:%zu", s->p->edited, d->found->line);
		diag_warn(diag, "adopt",
			"'%s' has %zu texts, %zu are expected; it is left as it is",
			d->label->drawn_id, d->n_found, d->n_lines);
		diag_pop(diag);
		return true;
	}
	/* Baselines are drawn on rows: what is moved by less than half of one is not moved. */
	double half_row = s->p->scene.width_pt / SCENE_GRID / 2;
	double dx = d->found->at.x - d->line->at.x, dy = d->found->at.y - d->line->at.y;
	bool moved = hypot(dx, fmax(fabs(dy) - half_row, 0)) > moved_pt;
	s->moved += moved;
	s->kept += !moved;
	struct page_pt from = placement_first_baseline(d->map, d->label);
	const struct page_pt by = {d->found->at.x - from.x, d->found->at.y - from.y};
	if (moved) {
		warn_overruled(s, d);
	}
	placement_pin(d->map, d->label, moved ? by : (struct page_pt){0, 0}, &pin);
	return (!moved && !s->p->adopts_all) || add_line(s, d, &pin);
}

/* Lines of pins that were replaced are left out. */
static bool is_dropped(const struct adoption *s, int line)
{
	for (size_t i = 0; i < s->old.n_pins; i++) {
		const struct pin_spec *old = &s->old.pins[i];
		if (old->kind == PIN_DROPPED && old->leader && old->where.line == line) {
			return true;
		}
	}
	return false;
}

/* The line behind which new ones go: that of the last pin, or of `pin:`. */
static int last_line(const struct adoption *s)
{
	int last = 0;
	for (size_t i = 0; i < s->old.n_pins; i++) {
		last = s->old.pins[i].where.line > last ? s->old.pins[i].where.line : last;
	}
	return last;
}

static void write_all(const struct adoption *s, struct buf *out)
{
	int last = last_line(s), line = 1;
	const char *added = s->added.ptr == NULL ? "" : s->added.ptr;
	if (last == 0) {
		placement_head(s->p->spec.path, out);
		buf_puts(out, added);
		return;
	}
	for (const char *at = s->text; *at != '\0'; line++) {
		const char *end = strchr(at, '\n');
		size_t n = end == NULL ? strlen(at) : (size_t)(end - at) + 1;
		if (!is_dropped(s, line)) {
			buf_add(out, at, n);
		}
		if (line == last) {
			buf_puts(out, end == NULL ? "\n" : "");
			buf_puts(out, added);
		}
		at += n;
	}
}

static bool read_old(struct adoption *s)
{
	struct arena *a = &s->p->arena;
	const char *path = s->p->placement_path;
	char *bytes;
	size_t n;
	if (path == NULL || !path_exists(path)) {
		return true;
	}
	if (!file_read(a, path, &bytes, &n)) {
		return false;
	}
	s->text = bytes;
	return labels_read_text(a, path, bytes, n, &s->old);
}

/* What was written must be read again with as many pins: of a file of another form, such as
 * one whose pins take several lines, the lines taken out may not be whole pins. */
static bool check_result(const struct adoption *s, const struct buf *out, size_t expected)
{
	struct sm_diag quiet = {0};
	struct arena a = {.diag = &quiet};
	struct labels_spec labels = {0};
	bool ok = out->ptr != NULL &&
		  labels_read_text(&a, "placement", out->ptr, out->len, &labels) &&
		  labels.n_pins == expected;
	arena_finish(&a);
	return ok ||
	       diag_fail(s->p->diag, SM_E_SPEC,
		       "%s: every pin must be on a line of its own, below `pin:`, for its "
		       "lines to be replaced",
		       s->p->placement_path == NULL ? "placement" : s->p->placement_path);
}

bool placements_adopt(struct pipeline *p, const char *format, struct buf *out)
{
	(void)format;
	struct adoption s = {.p = p};
	struct svg_texts texts;
	buf_init(&s.added, TEXT_MAX);
	bool ok = read_old(&s) && list_drawn(&s) &&
		  svg_texts_read(&p->arena, p->edited, p->scene.width_pt, p->scene.height_pt,
			  &texts) &&
		  match(&s, &texts);
	size_t expected = s.old.n_pins;
	for (size_t i = 0; ok && i < s.n; i++) {
		ok = judge(&s, &s.items[i]);
	}
	for (size_t i = 0; i < s.old.n_pins; i++) {
		expected -= s.old.pins[i].kind == PIN_DROPPED && s.old.pins[i].leader;
	}
	if (ok) {
		write_all(&s, out);
		ok = s.n_added == 0 || check_result(&s, out, expected + s.n_added);
	}
	buf_finish(&s.added);
	if (ok) {
		diag_note(p->diag, "adopt",
			"%s: %zu label%s moved, %zu deleted, %zu as before, %zu not matched",
			p->edited, s.moved, s.moved == 1 ? "" : "s", s.deleted, s.kept,
			s.unmatched);
	}
	return ok && p->diag->code == SM_OK;
}
