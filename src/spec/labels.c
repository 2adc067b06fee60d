#include "spec/labels.h"

#include "spec/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PINS_MAX = 20000, AVOID_MAX = 500, PANEL_DIGITS = 4 };

struct reader {
	const struct value_reader *values;
	struct labels_spec *out;
	struct pin_spec *pin; /* the one being read */
	struct avoid_spec *area;
	bool from_file;
};

static bool error(const struct reader *r, const struct node *n, const char *what)
{
	return node_error(r->values->a->diag, r->values->path, n, "%s", what);
}

static enum special result(bool ok)
{
	return ok ? SPECIAL_DONE : SPECIAL_FAILED;
}

const char *side_name(enum side side)
{
	return options_find(IN_PIN, "slot")->words[side];
}

static enum special pin_option(void *user, const struct option *o, const struct node *n)
{
	struct reader *r = user;
	struct pin_spec *pin = r->pin;
	if (strcmp(o->name, "offset") == 0) {
		return result(value_lengths(r->values, n, pin->offset_pt));
	}
	if (strcmp(o->name, "symbols") == 0) {
		return result(value_lengths(r->values, n, pin->symbols_pt));
	}
	if (strcmp(o->name, "at") == 0) {
		double v[2];
		if (!value_numbers(r->values, n, v, 2)) {
			return SPECIAL_FAILED;
		}
		pin->place = (struct lonlat){v[0], v[1]};
		bool fits = v[0] >= -180 && v[0] <= 180 && v[1] >= -90 && v[1] <= 90;
		return result(
			fits ||
			error(r, n, "at: longitude and latitude are expected, in degrees"));
	}
	return SPECIAL_NOT_MINE;
}

/* "2/bases/Gao": a panel's number, if any, a layer and what names the label there. */
static bool split_id(const struct reader *r, const struct node *n)
{
	const char *id = n->key;
	size_t digits = strspn(id, "0123456789");
	if (digits > 0 && digits <= PANEL_DIGITS && id[digits] == '/') {
		r->pin->panel = (size_t)strtol(id, NULL, 10);
		id += digits + 1;
	}
	r->pin->id = id;
	const char *slash = strchr(id, '/');
	bool ok = slash != NULL && slash != id && slash[1] != '\0';
	return ok || diag_error(r->values->a->diag, SM_E_SPEC,
			     "%s:%d:%d: pin '%s': a layer and what names the label there are "
			     "expected, such as bases/Gao",
			     r->values->path, n->key_line, n->key_column, n->key);
}

/* A word in place of a position. */
static bool read_word(const struct reader *r, const struct node *n)
{
	static const struct {
		const char *word;
		enum pin_kind kind;
	} words[] = {{"hide", PIN_HIDE}, {"dropped", PIN_DROPPED}, {"number", PIN_NUMBER}};
	size_t i = 0, n_words = sizeof(words) / sizeof(words[0]);
	while (i < n_words && strcmp(n->text, words[i].word) != 0) {
		i++;
	}
	if (i == n_words) {
		return node_error(r->values->a->diag, r->values->path, n,
			"pin '%s': { slot: ... }, { offset: ... }, { at: ... }, hide, dropped "
			"or "
			"number is expected, not '%s'",
			n->key, n->text);
	}
	r->pin->kind = words[i].kind;
	return true;
}

static bool read_position(struct reader *r, const struct node *n)
{
	const struct block_reader b = {
		.context = IN_PIN, .base = r->pin, .special = pin_option, .user = r};
	if (!value_block(r->values, &b, n)) {
		return false;
	}
	bool slot = node_get(n, "slot") != NULL, offset = node_get(n, "offset") != NULL;
	bool at = node_get(n, "at") != NULL;
	r->pin->kind = slot ? PIN_SLOT : offset ? PIN_OFFSET : PIN_AT;
	if (r->pin->lines != floor(r->pin->lines)) {
		return error(r, node_get(n, "lines"), "lines: 1 or 2 is expected");
	}
	if (r->pin->number && !slot) {
		return error(r, node_get(n, "number"), "number: goes with `slot:` alone");
	}
	return slot + offset + at == 1 ||
	       node_error(r->values->a->diag, r->values->path, n,
		       "pin '%s': one of `slot:`, `offset:` and `at:` is expected", n->key);
}

static bool read_pin(struct reader *r, const struct node *n)
{
	struct labels_spec *out = r->out;
	struct pin_spec *pins =
		arena_grow(r->values->a, out->pins, out->n_pins, &out->cap_pins, sizeof(*pins));
	if (pins == NULL) {
		return false;
	}
	out->pins = pins;
	r->pin = &pins[out->n_pins++];
	*r->pin = (struct pin_spec){.path = place_path(place_of(n), r->values->path),
		.where = {n->key_line, n->key_column, n->path},
		.from_file = r->from_file};
	if (!value_defaults(r->values, IN_PIN, r->pin) || !split_id(r, n)) {
		return false;
	}
	return n->kind == NODE_SCALAR ? read_word(r, n) : read_position(r, n);
}

static bool read_pins(struct reader *r, const struct node *n)
{
	bool ok = true;
	if (n->kind != NODE_MAPPING && (n->kind != NODE_SCALAR || n->text[0] != '\0')) {
		return error(r, n,
			"pin: labels with where they stand are expected, such as "
			"{ bases/Gao: { slot: east } }");
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		if (r->out->n_pins == PINS_MAX) {
			return diag_error(r->values->a->diag, SM_E_LIMIT,
				"%s:%d:%d: pin: more than %d",
				place_path(place_of(c), r->values->path), c->line, c->column,
				PINS_MAX);
		}
		ok = read_pin(r, c) && ok;
	}
	return ok;
}

/* Left, top, width and height. */
static bool read_page(const struct reader *r, const struct node *n)
{
	double *v = r->area->box;
	struct node pair = *n, rest = *n;
	const struct node *second = n->child == NULL ? NULL : n->child->next;
	bool four = n->kind == NODE_SEQUENCE && second != NULL && second->next != NULL &&
		    second->next->next != NULL && second->next->next->next == NULL;
	if (four) {
		struct node first = *n->child, last = *second;
		last.next = NULL;
		first.next = &last;
		pair.child = &first;
		rest.child = second->next;
		r->area->on_page = true;
		return value_lengths(r->values, &pair, v) &&
		       value_lengths(r->values, &rest, v + 2) &&
		       ((v[2] > 0 && v[3] > 0) ||
			       error(r, n, "page: width and height must be more than 0"));
	}
	return error(r, n, "page: four lengths are expected, such as [20mm, 15mm, 40mm, 10mm]");
}

static enum special avoid_option(void *user, const struct option *o, const struct node *n)
{
	const struct reader *r = user;
	if (strcmp(o->name, "page") == 0) {
		return result(read_page(r, n));
	}
	double *v = r->area->box;
	if (!value_numbers(r->values, n, v, 4)) {
		return SPECIAL_FAILED;
	}
	bool fits = v[0] >= -180 && v[2] <= 180 && v[0] < v[2] && v[1] >= -90 && v[3] <= 90 &&
		    v[1] < v[3];
	return result(
		fits || error(r, n,
				"box: west, south, east and north are expected, in "
				"degrees, west less than east and south less than north"));
}

static bool read_area(struct reader *r, const struct node *n)
{
	struct labels_spec *out = r->out;
	struct avoid_spec *areas = arena_grow(
		r->values->a, out->avoid, out->n_avoid, &out->cap_avoid, sizeof(*areas));
	if (areas == NULL) {
		return false;
	}
	out->avoid = areas;
	r->area = &areas[out->n_avoid++];
	*r->area = (struct avoid_spec){.where = place_of(n)};
	const struct block_reader b = {
		.context = IN_AVOID, .base = r->area, .special = avoid_option, .user = r};
	return value_block(r->values, &b, n) &&
	       ((node_get(n, "box") != NULL) != (node_get(n, "page") != NULL) ||
		       error(r, n, "avoid: either `box:` or `page:` is expected"));
}

static bool read_areas(struct reader *r, const struct node *n)
{
	bool ok = true;
	if (n->kind != NODE_SEQUENCE) {
		return error(
			r, n, "avoid: a list is expected, such as [{ box: [-5, 14, 0, 16] }]");
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		if (r->out->n_avoid == AVOID_MAX) {
			return node_error(r->values->a->diag, r->values->path, c,
				"avoid: more than %d", AVOID_MAX);
		}
		ok = read_area(r, c) && ok;
	}
	return ok;
}

static enum special labels_option(void *user, const struct option *o, const struct node *n)
{
	struct reader *r = user;
	if (strcmp(o->name, "pin") == 0) {
		return result(read_pins(r, n));
	}
	if (strcmp(o->name, "avoid") == 0) {
		return result(read_areas(r, n));
	}
	if (r->from_file) {
		return result(error(r, n, "placement: a placement file names no other"));
	}
	r->out->placement_at = place_of(n);
	return SPECIAL_NOT_MINE;
}

static bool read_block(struct reader *r, const struct node *n)
{
	const struct block_reader b = {
		.context = IN_LABELS, .base = r->out, .special = labels_option, .user = r};
	return value_block(r->values, &b, n);
}

bool labels_read(
	const struct value_reader *values, const struct node *n, struct labels_spec *out)
{
	struct reader r = {.values = values, .out = out};
	if (n->kind != NODE_SCALAR) {
		return read_block(&r, n);
	}
	out->placement_at = place_of(n);
	return value_read(values, options_find(IN_LABELS, "placement"), n, out);
}

static bool read_document(
	struct arena *a, const struct document *document, struct labels_spec *out)
{
	const struct value_reader values = {.a = a, .path = document->path};
	struct reader r = {.values = &values, .out = out, .from_file = true};
	return read_block(&r, document->root);
}

bool labels_read_file(struct arena *a, const char *path, struct labels_spec *out)
{
	struct document document;
	return parse_file(a, path, &document) && read_document(a, &document, out);
}

bool labels_read_text(
	struct arena *a, const char *path, const char *text, size_t n, struct labels_spec *out)
{
	struct document document;
	return parse_text(a, path, text, n, &document) && read_document(a, &document, out);
}
