#include "spec/annotation.h"

#include <string.h>

enum { ANNOTATIONS_MAX = 500 };

struct reader {
	const struct value_reader *values;
	struct annotation_spec *item;
};

static bool error(const struct reader *r, const struct node *n, const char *what)
{
	return node_error(r->values->a->diag, r->values->path, n, "%s", what);
}

static enum special result(bool ok)
{
	return ok ? SPECIAL_DONE : SPECIAL_FAILED;
}

static bool read_place(const struct reader *r, const struct node *n, struct position_spec *out)
{
	double v[2];
	if (!value_numbers(r->values, n, v, 2)) {
		return false;
	}
	*out = (struct position_spec){.kind = POSITION_PLACE, .place = {v[0], v[1]}};
	bool fits = v[0] >= -180 && v[0] <= 180 && v[1] >= -90 && v[1] <= 90;
	return fits || node_error(r->values->a->diag, r->values->path, n,
			       "%s: longitude and latitude are expected, in degrees", n->key);
}

static bool read_page(const struct reader *r, const struct node *n, struct position_spec *out)
{
	double v[2];
	if (!value_lengths(r->values, n, v)) {
		return false;
	}
	*out = (struct position_spec){.kind = POSITION_PAGE, .x_pt = v[0], .y_pt = v[1]};
	return true;
}

/* An end of an arrow: a place, or `{ page: [X, Y] }`. */
static bool read_end(const struct reader *r, const struct node *n, struct position_spec *out)
{
	if (n->kind == NODE_SEQUENCE) {
		return read_place(r, n, out);
	}
	const struct node *page = n->kind == NODE_MAPPING ? n->child : NULL;
	if (page == NULL || page->next != NULL || strcmp(page->key, "page") != 0) {
		return node_error(r->values->a->diag, r->values->path, n,
			"%s: longitude and latitude are expected, or { page: [20mm, 15mm] }",
			n->key);
	}
	return read_page(r, page, out);
}

static enum special arrow_option(void *user, const struct option *o, const struct node *n)
{
	struct reader *r = user;
	struct arrow_spec *arrow = &r->item->arrow;
	if (strcmp(o->name, "from") == 0) {
		return result(read_end(r, n, &arrow->from));
	}
	if (strcmp(o->name, "to") == 0) {
		return result(read_end(r, n, &arrow->to));
	}
	return SPECIAL_NOT_MINE;
}

static bool read_arrow(struct reader *r, const struct node *n)
{
	const struct block_reader b = {.context = IN_ARROW,
		.base = &r->item->arrow,
		.special = arrow_option,
		.user = r};
	if (!value_defaults(r->values, IN_ARROW, &r->item->arrow) ||
		!value_block(r->values, &b, n)) {
		return false;
	}
	return (node_get(n, "from") != NULL && node_get(n, "to") != NULL) ||
	       error(r, n, "an arrow needs `from:` and `to:`");
}

static enum special annotation_option(void *user, const struct option *o, const struct node *n)
{
	struct reader *r = user;
	struct annotation_spec *item = r->item;
	if (strcmp(o->name, "at") == 0) {
		return result(read_place(r, n, &item->at));
	}
	if (strcmp(o->name, "page") == 0) {
		return result(read_page(r, n, &item->at));
	}
	if (strcmp(o->name, "offset") == 0) {
		return result(value_lengths(r->values, n, item->offset_pt));
	}
	if (strcmp(o->name, "point-to") == 0) {
		return result(read_place(r, n, &item->point_to));
	}
	if (strcmp(o->name, "arrow") == 0) {
		return result(read_arrow(r, n));
	}
	if (strcmp(o->name, "valid") == 0) {
		return result(value_days(r->values, n, &item->from, &item->to));
	}
	return SPECIAL_NOT_MINE;
}

/* Options that say nothing for a kind of annotation: better an error than to be ignored. */
static bool check_foreign(const struct reader *r, const struct node *n)
{
	static const struct {
		const char *option;
		enum annotation_kind kind;
		const char *message;
	} foreign[] = {
		{"at", ANNOTATION_ARROW, "at: an arrow has `from:` and `to:` instead"},
		{"page", ANNOTATION_ARROW, "page: an arrow has `from:` and `to:` instead"},
		{"width", ANNOTATION_ARROW,
			"width: an arrow has none; its style has "
			"`stroke-width`"},
		{"offset", ANNOTATION_ARROW, "offset: an arrow has none"},
		{"point-to", ANNOTATION_ARROW, "point-to: an arrow has `to:` instead"},
		{"point-to", ANNOTATION_IMAGE, "point-to: a picture has none; draw an arrow"},
		{"alt", ANNOTATION_ARROW, "alt: only a picture has one"},
		{"alt", ANNOTATION_TEXT, "alt: only a picture has one"},
	};
	bool ok = true;
	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++) {
		const struct node *option = node_get(n, foreign[i].option);
		if (option != NULL && foreign[i].kind == r->item->kind) {
			ok = error(r, option, foreign[i].message);
		}
	}
	return ok;
}

static bool check(struct reader *r, const struct node *n)
{
	const struct node *text = node_get(n, "text"), *arrow = node_get(n, "arrow");
	const struct node *image = node_get(n, "image");
	if ((text != NULL) + (arrow != NULL) + (image != NULL) != 1) {
		return error(r, n, "an annotation needs one of `text:`, `arrow:` and `image:`");
	}
	r->item->kind = arrow != NULL	? ANNOTATION_ARROW
			: image != NULL ? ANNOTATION_IMAGE
					: ANNOTATION_TEXT;
	bool ok = check_foreign(r, n);
	if (!ok || r->item->kind == ANNOTATION_ARROW) {
		return ok;
	}
	bool at = node_get(n, "at") != NULL, page = node_get(n, "page") != NULL;
	if (r->item->kind == ANNOTATION_IMAGE) {
		return at != page || error(r, n, "a picture needs either `at:` or `page:`");
	}
	bool beside = node_get(n, "point-to") != NULL && node_get(n, "offset") != NULL;
	if (at && page) {
		return error(r, n, "an annotation has either `at:` or `page:`");
	}
	return at || page || beside ||
	       error(r, n,
		       "a text needs `at:` or `page:`; or `point-to:` and `offset:`, where it "
		       "stands from there");
}

static bool read_item(struct reader *r, const struct node *n)
{
	const struct block_reader b = {.context = IN_ANNOTATION,
		.base = r->item,
		.special = annotation_option,
		.user = r};
	r->item->where = place_of(n);
	bool ok = value_defaults(r->values, IN_ANNOTATION, r->item) &&
		  value_block(r->values, &b, n);
	return n->kind == NODE_MAPPING ? check(r, n) && ok : ok;
}

bool annotations_read(const struct value_reader *values, const struct node *n, struct spec *out)
{
	size_t count = 0;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		count++;
	}
	if (n->kind != NODE_SEQUENCE || count > ANNOTATIONS_MAX) {
		return node_error(values->a->diag, values->path, n,
			"annotations: a list of at most %d is expected", ANNOTATIONS_MAX);
	}
	out->annotations = arena_alloc(values->a, count, sizeof(*out->annotations));
	bool ok = out->annotations != NULL;
	for (const struct node *c = n->child; out->annotations != NULL && c != NULL;
		c = c->next) {
		struct reader r = {values, &out->annotations[out->n_annotations++]};
		ok = read_item(&r, c) && ok;
	}
	return ok;
}
