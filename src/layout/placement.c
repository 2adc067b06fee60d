#include "layout/placement.h"

#include "layout/candidates.h"
#include "layout/pins.h"
#include "spec/labels.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH_DECIMALS = 2, DEGREE_DECIMALS_MAX = 6, VALUE_MAX = 400 };
/* A longitude or latitude is rounded by less than this on the page. */
static const double rounding_pt = 0.004, metres_per_deg = 111320;

static double rounded(double v, int decimals)
{
	double factor = pow(10, decimals);
	return round(v * factor) / factor;
}

/* The decimals of degrees this map needs. */
static int degree_decimals(const struct view *v)
{
	double pt_per_deg = metres_per_deg * view_info(v)->scale_pt_per_m;
	double decimals = ceil(log10(pt_per_deg / rounding_pt));
	return (int)fmin(fmax(decimals, 2), DEGREE_DECIMALS_MAX);
}

/* The side of its place that a position is on, or N_SIDES. */
static enum side side_of(
	const struct labels *labels, const struct label *label, uint16_t variant)
{
	enum side side = SIDE_NORTH;
	while (side < N_SIDES &&
		candidates_on_side(labels, label, side, variant) != label->chosen) {
		side++;
	}
	return side;
}

/* Where the symbols of a cluster stand, from their place. */
static void set_symbols(const struct placement_map *m, const struct label *label,
	const struct label_position *p, struct pin_spec *out)
{
	const struct sites *sites = m->request->sites;
	const struct cluster *c = &sites->clusters[label->cluster];
	struct cluster_shape shape;
	cluster_measure(sites, c, &shape);
	out->symbols_pt[0] =
		rounded(p->rows_at.x + shape.width_pt / 2 - c->at.x, LENGTH_DECIMALS);
	out->symbols_pt[1] =
		rounded(p->rows_at.y + shape.height_pt / 2 - c->at.y, LENGTH_DECIMALS);
}

/* Says how lines are aligned when that is not what the pin means without. */
static void set_align(double align, struct pin_spec *out)
{
	if (pins_align(out) != align) {
		out->align = align < 0.5   ? PIN_ALIGN_LEFT
			     : align > 0.5 ? PIN_ALIGN_RIGHT
					   : PIN_ALIGN_CENTER;
	}
}

static void set_offset(const struct label *label, const struct label_position *p,
	struct page_pt corner, struct pin_spec *out)
{
	const struct block *b = &label->variants[p->variant];
	double align = (double)p->align, h = b->height_pt - b->size.descent_pt;
	out->kind = PIN_OFFSET;
	out->offset_pt[0] =
		rounded(corner.x + align * b->size.width_pt - label->anchor.x, LENGTH_DECIMALS);
	out->offset_pt[1] = rounded(corner.y + h / 2 - label->anchor.y, LENGTH_DECIMALS);
	set_align(align, out);
}

void placement_pin(const struct placement_map *m, const struct label *label,
	struct page_pt moved_by, struct pin_spec *out)
{
	const struct label_position *p = &m->labels->positions[label->chosen];
	const struct block *b = &label->variants[p->variant];
	bool site = label->kind == LABEL_SITE || label->kind == LABEL_CLUSTER;
	bool moved = moved_by.x != 0 || moved_by.y != 0;
	const struct view *view = m->request->view;
	*out = (struct pin_spec){.id = label->id,
		.lines = b->n_lines > 1 ? 2 : 1,
		.size = rounded(b->font.size_pt / label->variants[0].font.size_pt, 3),
		.leader = p->leader};
	struct page_pt corner = pins_corner(label, p);
	corner.x += moved_by.x;
	corner.y += moved_by.y;
	if (label->number > 0) {
		out->lines = out->size = 1;
		out->leader = false;
		out->slot = moved ? N_SIDES : side_of(m->labels, label, p->variant);
		out->number = out->slot != N_SIDES;
		out->kind = out->number ? PIN_SLOT : PIN_NUMBER;
		return;
	}
	if (site) {
		enum side side = moved ? N_SIDES : side_of(m->labels, label, p->variant);
		if (label->kind == LABEL_CLUSTER && side == N_SIDES) {
			set_symbols(m, label, p, out);
		}
		out->slot = side;
		if (side == N_SIDES) {
			set_offset(label, p, corner, out);
		}
		return;
	}
	double h = b->height_pt - b->size.descent_pt, turn = p->angle_deg * acos(-1) / 180;
	const struct slope along = {corner, cos(turn), sin(turn)};
	const struct page_pt middle = slope_point(&along, b->size.width_pt / 2, h / 2);
	out->angle_deg = rounded(p->angle_deg, 2);
	out->curve = p->curve != NULL;
	if (!view_to_lonlat(view, middle, &out->place)) {
		set_offset(label, p, corner, out);
		return;
	}
	int decimals = degree_decimals(view);
	out->kind = PIN_AT;
	if (b->n_lines > 1) {
		set_align((double)p->align, out);
	}
	out->place.lon_deg = rounded(out->place.lon_deg, decimals);
	out->place.lat_deg = rounded(out->place.lat_deg, decimals);
}

struct page_pt placement_first_baseline(
	const struct placement_map *m, const struct label *label)
{
	const struct label_position *p = &m->labels->positions[label->chosen];
	const struct block *b = &label->variants[p->variant];
	double spare = b->n_lines == 0 ? 0 : p->width_pt - b->lines[0].width_pt;
	const struct page_pt by = m->request->offset;
	double turn = p->angle_deg * acos(-1) / 180;
	const struct slope along = {p->at, cos(turn), sin(turn)};
	struct page_pt at =
		slope_point(&along, (double)p->align * spare, b->size.cap_height_pt);
	if (p->curve != NULL) {
		at = p->curve->path[0];
	}
	return (struct page_pt){at.x + by.x, at.y + by.y};
}

static void put_pair(const char *name, double x, double y, const char *unit, struct buf *out)
{
	int decimals = unit[0] == '\0' ? DEGREE_DECIMALS_MAX : LENGTH_DECIMALS;
	buf_printf(out, "%s: [", name);
	buf_num(out, x, decimals);
	buf_printf(out, "%s, ", unit);
	buf_num(out, y, decimals);
	buf_printf(out, "%s]", unit);
}

void placement_value(const struct pin_spec *pin, struct buf *out)
{
	static const char *const aligns[] = {"auto", "left", "center", "right"};
	switch (pin->kind) {
	case PIN_HIDE:
		buf_puts(out, "hide");
		return;
	case PIN_DROPPED:
		buf_puts(out, "dropped");
		return;
	case PIN_NUMBER:
		buf_puts(out, "number");
		return;
	case PIN_SLOT:
		buf_printf(out, "{ slot: %s%s", side_name(pin->slot),
			pin->number ? ", number: true" : "");
		break;
	case PIN_OFFSET:
		buf_puts(out, "{ ");
		put_pair("offset", pin->offset_pt[0], pin->offset_pt[1], "pt", out);
		break;
	case PIN_AT:
		buf_puts(out, "{ ");
		put_pair("at", pin->place.lon_deg, pin->place.lat_deg, "", out);
		break;
	}
	if (pin->align != PIN_ALIGN_AUTO) {
		buf_printf(out, ", align: %s", aligns[pin->align]);
	}
	if (pin->angle_deg != 0) {
		buf_puts(out, ", angle: ");
		buf_num(out, pin->angle_deg, 2);
		buf_puts(out, "deg");
	}
	if (pin->curve) {
		buf_puts(out, ", curve: true");
	}
	if (pin->lines > 1) {
		buf_puts(out, ", lines: 2");
	}
	if (pin->size < 1) {
		buf_puts(out, ", size: ");
		buf_num(out, 100 * pin->size, 1);
		buf_puts(out, "%");
	}
	if (pin->symbols_pt[0] != 0 || pin->symbols_pt[1] != 0) {
		buf_puts(out, ", ");
		put_pair("symbols", pin->symbols_pt[0], pin->symbols_pt[1], "pt", out);
	}
	buf_puts(out, pin->leader ? ", leader: true }" : " }");
}

/* Whether YAML reads the key as it stands. */
static bool is_plain(const char *key)
{
	size_t n = strlen(key);
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)key[i];
		bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
			      (c >= 'a' && c <= 'z') || c >= 0x80;
		bool inner = i > 0 && i + 1 < n && strchr(" '()", c) != NULL;
		if (!letter && !inner && strchr("/-_.", c) == NULL) {
			return false;
		}
	}
	return n > 0;
}

/* Whether the last part of the id is the text, which may have several lines. */
static bool ends_with(const char *id, const char *text)
{
	size_t n = strlen(id), k = strlen(text);
	bool same = n > k && id[n - k - 1] == '/';
	for (size_t i = 0; same && i < k; i++) {
		same = id[n - k + i] == (text[i] == '\n' ? ' ' : text[i]);
	}
	return same;
}

void placement_line(const char *id, const char *value, const char *text, struct buf *out)
{
	buf_puts(out, "  ");
	if (is_plain(id)) {
		buf_puts(out, id);
	} else {
		buf_json(out, id, strlen(id));
	}
	buf_printf(out, ": %s", value);
	const char *key = strchr(id, '/');
	bool tells = text != NULL && text[0] != '\0';
	/* What the id says already is not repeated. */
	if (tells && (key == NULL || !ends_with(key, text))) {
		buf_puts(out, "  # ");
		for (const char *s = text; *s != '\0'; s++) {
			bool control = (unsigned char)*s < 0x20 || *s == 0x7f;
			buf_add(out, control ? " " : s, 1);
		}
	}
	buf_puts(out, "\n");
}

void placement_head(const char *map_path, struct buf *out)
{
	const char *slash = strrchr(map_path, '/');
	buf_printf(out,
		"# Where the labels of %s stand; in the map file: labels: { placement: FILE "
		"}.\n"
		"#   slot: the side of its place; offset: right and down from its place, in "
		"points, to the\n"
		"#   nearer edge of its text; at: longitude and latitude of its text's middle; "
		"hide: not drawn;\n"
		"#   dropped: it found no place; number: its name is in the key. Lines may be "
		"changed; a label\n"
		"#   without one is placed as usual.\n"
		"pin:\n",
		slash == NULL ? map_path : slash + 1);
}

/* A label of one of the maps, and its line but for the id. */
struct entry {
	const char *id, *drawn_id, *text;
	char *value;
	size_t i;
	bool alike; /* on all panels that have it */
	bool first; /* of those of its id */
};

/* To be sorted. */
struct entry_ref {
	struct entry *e;
};

static int by_id(const void *pa, const void *pb)
{
	const struct entry *a = ((const struct entry_ref *)pa)->e;
	const struct entry *b = ((const struct entry_ref *)pb)->e;
	int order = strcmp(a->id, b->id);
	return order != 0 ? order : (a->i > b->i) - (a->i < b->i);
}

static bool make_entry(struct arena *a, const struct placement_map *m,
	const struct label *label, struct entry *out)
{
	struct pin_spec pin = {.kind = PIN_DROPPED};
	struct buf value;
	if (label->pin != NULL && label->pin->kind == PIN_HIDE) {
		pin.kind = PIN_HIDE;
	} else if (label->reason == PLACE_SHOWN) {
		placement_pin(m, label, (struct page_pt){0, 0}, &pin);
	}
	buf_init(&value, VALUE_MAX);
	placement_value(&pin, &value);
	*out = (struct entry){.id = label->id,
		.drawn_id = label->drawn_id,
		.text = label->text,
		.value = arena_strdup(a, value.ptr == NULL ? "" : value.ptr)};
	buf_finish(&value);
	return out->value != NULL;
}

/* Whether all of the entries of one id have one value. */
static void compare(struct entry_ref *sorted, size_t n)
{
	for (size_t i = 0, end; i < n; i = end) {
		bool alike = true;
		for (end = i; end < n && strcmp(sorted[end].e->id, sorted[i].e->id) == 0;
			end++) {
			alike = alike && strcmp(sorted[end].e->value, sorted[i].e->value) == 0;
		}
		for (size_t k = i; k < end; k++) {
			sorted[k].e->alike = alike;
			sorted[k].e->first = k == i;
		}
	}
}

/* Single names that a placement hides are no label of the map any more. */
static void write_hidden(
	const struct labels_spec *pins, struct entry_ref *sorted, size_t n, struct buf *out)
{
	for (size_t i = 0; pins != NULL && i < pins->n_pins; i++) {
		const struct pin_spec *pin = &pins->pins[i];
		bool gone = pin->from_file && pin->kind == PIN_HIDE && pin->panel == 0;
		for (size_t k = 0; gone && k < n; k++) {
			gone = strcmp(sorted[k].e->id, pin->id) != 0;
		}
		if (gone) {
			placement_line(pin->id, "hide", NULL, out);
		}
	}
}

bool placement_write(
	struct arena *a, const struct placement_map *maps, size_t n, struct buf *out)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++) {
		count += maps[i].labels->n;
	}
	struct entry *entries = arena_alloc(a, count + 1, sizeof(*entries));
	struct entry_ref *sorted = arena_alloc(a, count + 1, sizeof(*sorted));
	if (entries == NULL || sorted == NULL) {
		return false;
	}
	count = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < maps[i].labels->n; k++) {
			const struct label *label = &maps[i].labels->items[k];
			bool blank = label->text[0] == '\0' && label->kind != LABEL_CLUSTER;
			if (blank || label->covered) {
				continue; /* decided by what it is, not by where it stands */
			}
			if (!make_entry(a, &maps[i], label, &entries[count])) {
				return false;
			}
			entries[count].i = count;
			sorted[count].e = &entries[count];
			count++;
		}
	}
	if (count > 0) {
		qsort(sorted, count, sizeof(*sorted), by_id);
	}
	compare(sorted, count);
	placement_head(maps->request->layout->spec->path, out);
	for (size_t i = 0; i < count; i++) {
		const struct entry *e = &entries[i];
		if (!e->alike || e->first) {
			placement_line(e->alike ? e->id : e->drawn_id, e->value, e->text, out);
		}
	}
	write_hidden(maps->request->pins, sorted, count, out);
	return true;
}
