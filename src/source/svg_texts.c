#include "source/svg_texts.h"

#include "base/num.h"
#include "source/file.h"

#include <expat.h>
#include <limits.h>
#include <math.h>
#include <string.h>

enum { DEPTH_MAX = 200 };
static const char link_name[] = "http://www.w3.org/1999/xlink href";
static const char svg_space[] = "http://www.w3.org/2000/svg ";
static const char between[] = " ,\t\r\n";

/* x' = a x + c y + e, y' = b x + d y + f, as in SVG's matrix(a b c d e f). */
struct matrix {
	double a, b, c, d, e, f;
};

/* A path that texts may stand on: where it begins. */
struct path_start {
	const char *id;
	double x, y;
};

struct reader {
	struct arena *a;
	const char *path;
	XML_Parser parser;
	struct svg_texts *out;
	double width_pt, height_pt;
	struct matrix at[DEPTH_MAX + 1]; /* of each open element */
	int depth;
	int text_depth;	   /* of the text being read; 0: none */
	double x, y;	   /* of that text */
	const char *label; /* of that text, or NULL */
	bool has_tspan;	   /* a tspan of it was read, or the path it stands on */
	struct path_start *paths;
	size_t n_paths, cap_paths;
	unsigned long line; /* of its beginning */
	bool failed;
};

static void fail(struct reader *r, const char *what)
{
	if (!r->failed) {
		(void)diag_fail(r->a->diag, SM_E_DATA, "%s:%lu:%lu: %s", r->path,
			(unsigned long)XML_GetCurrentLineNumber(r->parser),
			(unsigned long)XML_GetCurrentColumnNumber(r->parser) + 1, what);
	}
	r->failed = true;
	(void)XML_StopParser(r->parser, XML_FALSE);
}

static struct matrix multiply(struct matrix m, struct matrix n)
{
	return (struct matrix){m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b,
		m.a * n.c + m.c * n.d, m.b * n.c + m.d * n.d, m.a * n.e + m.c * n.f + m.e,
		m.b * n.e + m.d * n.f + m.f};
}

/* Up to `max` numbers; *s is left behind the last. A unit of user space may follow. */
static size_t read_numbers(const char **s, double *out, size_t max)
{
	size_t n = 0;
	*s += strspn(*s, between);
	while (n < max) {
		size_t length = strspn(*s, "+-.0123456789eE");
		if (length == 0 || !num_parse(*s, length, &out[n])) {
			break;
		}
		n++;
		*s += length;
		*s += strncmp(*s, "px", 2) == 0 ? 2 : 0;
		*s += strspn(*s, between);
	}
	return n;
}

static struct matrix turned(double deg, double x, double y)
{
	double t = deg * acos(-1) / 180;
	const struct matrix turn = {cos(t), sin(t), -sin(t), cos(t), 0, 0};
	return multiply(multiply((struct matrix){1, 0, 0, 1, x, y}, turn),
		(struct matrix){1, 0, 0, 1, -x, -y});
}

/* One function of a transform; false for what is none. */
static bool one_transform(
	const char *name, size_t length, const double *v, size_t n, struct matrix *out)
{
	const double deg = acos(-1) / 180;
	*out = (struct matrix){1, 0, 0, 1, 0, 0};
	if (length == 6 && memcmp(name, "matrix", 6) == 0 && n == 6) {
		*out = (struct matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
	} else if (length == 9 && memcmp(name, "translate", 9) == 0 && (n == 1 || n == 2)) {
		out->e = v[0];
		out->f = n == 2 ? v[1] : 0;
	} else if (length == 5 && memcmp(name, "scale", 5) == 0 && (n == 1 || n == 2)) {
		out->a = v[0];
		out->d = n == 2 ? v[1] : v[0];
	} else if (length == 6 && memcmp(name, "rotate", 6) == 0 && (n == 1 || n == 3)) {
		*out = turned(v[0], n == 3 ? v[1] : 0, n == 3 ? v[2] : 0);
	} else if (length == 5 && memcmp(name, "skewX", 5) == 0 && n == 1) {
		out->c = tan(v[0] * deg);
	} else if (length == 5 && memcmp(name, "skewY", 5) == 0 && n == 1) {
		out->b = tan(v[0] * deg);
	} else {
		return false;
	}
	return true;
}

/* A whole transform attribute. */
static bool read_transform(const char *s, struct matrix *out)
{
	*out = (struct matrix){1, 0, 0, 1, 0, 0};
	for (s += strspn(s, between); *s != '\0'; s += strspn(s, between)) {
		double v[6];
		struct matrix one;
		const char *name = s;
		size_t length = strcspn(s, " (");
		s += length;
		s += strspn(s, between);
		if (*s++ != '(') {
			return false;
		}
		size_t n = read_numbers(&s, v, 6);
		if (*s++ != ')' || !one_transform(name, length, v, n, &one)) {
			return false;
		}
		*out = multiply(*out, one);
	}
	return true;
}

static const char *attribute(const char **attributes, const char *name)
{
	for (size_t i = 0; attributes[i] != NULL; i += 2) {
		if (strcmp(attributes[i], name) == 0) {
			return attributes[i + 1];
		}
	}
	return NULL;
}

/* From the user space of the root to points of the page. */
static struct matrix root_matrix(struct reader *r, const char **attributes)
{
	const char *view = attribute(attributes, "viewBox");
	double v[4];
	if (view == NULL) {
		return (struct matrix){0.75, 0, 0, 0.75, 0, 0}; /* CSS pixels */
	}
	if (read_numbers(&view, v, 4) != 4 || v[2] <= 0 || v[3] <= 0) {
		fail(r, "viewBox: four numbers are expected");
		return (struct matrix){1, 0, 0, 1, 0, 0};
	}
	double sx = r->width_pt / v[2], sy = r->height_pt / v[3];
	return (struct matrix){sx, 0, 0, sy, -v[0] * sx, -v[1] * sy};
}

static bool is_displayed(const char **attributes)
{
	const char *display = attribute(attributes, "display");
	const char *style = attribute(attributes, "style");
	bool none = display != NULL && strcmp(display, "none") == 0;
	return !none && (style == NULL || (strstr(style, "display:none") == NULL &&
						  strstr(style, "display: none") == NULL));
}

static void read_place(struct reader *r, const char **attributes)
{
	const char *x = attribute(attributes, "x"), *y = attribute(attributes, "y");
	if (x != NULL) {
		(void)read_numbers(&x, &r->x, 1);
	}
	if (y != NULL) {
		(void)read_numbers(&y, &r->y, 1);
	}
}

static void begin_text(struct reader *r, const char **attributes)
{
	const char *label = attribute(attributes, "data-label");
	r->text_depth = r->depth;
	r->x = r->y = 0;
	r->has_tspan = false;
	r->line = (unsigned long)XML_GetCurrentLineNumber(r->parser);
	r->label = NULL;
	if (label != NULL && is_displayed(attributes)) {
		r->label = arena_strdup(r->a, label);
		r->failed = r->failed || r->label == NULL;
	}
	read_place(r, attributes);
}

/* Where a path with an id begins, with its own transform, which counts for texts on it. */
static void note_path(struct reader *r, const char **attributes, const struct matrix *own)
{
	const char *id = attribute(attributes, "id"), *d = attribute(attributes, "d");
	double at[2];
	if (id == NULL || d == NULL) {
		return;
	}
	d += strspn(d, between);
	d += *d == 'm' || *d == 'M';
	if (read_numbers(&d, at, 2) != 2) {
		return;
	}
	struct path_start *paths =
		arena_grow(r->a, r->paths, r->n_paths, &r->cap_paths, sizeof(*paths));
	char *copy = paths == NULL ? NULL : arena_strdup(r->a, id);
	if (copy == NULL) {
		r->failed = true;
		return;
	}
	r->paths = paths;
	r->paths[r->n_paths++] = (struct path_start){.id = copy,
		.x = own->a * at[0] + own->c * at[1] + own->e,
		.y = own->b * at[0] + own->d * at[1] + own->f};
}

/* A text on a path is where the path begins. */
static void read_text_path(struct reader *r, const char **attributes)
{
	const char *link = attribute(attributes, "href");
	link = link == NULL ? attribute(attributes, link_name) : link;
	for (size_t i = 0; link != NULL && link[0] == '#' && i < r->n_paths; i++) {
		if (strcmp(r->paths[i].id, link + 1) == 0) {
			r->x = r->paths[i].x;
			r->y = r->paths[i].y;
			r->has_tspan = true;
		}
	}
}

static void on_start(void *user, const char *name, const char **attributes)
{
	struct reader *r = user;
	if (r->failed) {
		return;
	}
	if (++r->depth > DEPTH_MAX) {
		fail(r, "an SVG of more than 200 levels");
		return;
	}
	size_t space = sizeof(svg_space) - 1;
	const char *local = strncmp(name, svg_space, space) == 0 ? name + space : "";
	const char *transform = attribute(attributes, "transform");
	struct matrix own = {1, 0, 0, 1, 0, 0};
	if (r->depth == 1) {
		if (strcmp(local, "svg") != 0) {
			fail(r, "no SVG: its root is no <svg>");
			return;
		}
		r->at[0] = root_matrix(r, attributes);
	}
	if (transform != NULL && !read_transform(transform, &own)) {
		fail(r, "transform: is not understood");
		return;
	}
	r->at[r->depth] = multiply(r->at[r->depth - 1], own);
	if (strcmp(local, "text") == 0 && r->text_depth == 0) {
		begin_text(r, attributes);
	} else if (strcmp(local, "path") == 0) {
		note_path(r, attributes, &own);
	} else if (strcmp(local, "textPath") == 0 && r->text_depth > 0) {
		read_text_path(r, attributes);
	} else if (strcmp(local, "tspan") == 0 && r->text_depth > 0 && !r->has_tspan) {
		r->has_tspan = true;
		read_place(r, attributes);
	}
}

static void end_text(struct reader *r)
{
	struct svg_texts *out = r->out;
	const struct matrix *m = &r->at[r->depth];
	struct svg_text *items =
		arena_grow(r->a, out->items, out->n, &out->cap, sizeof(*items));
	if (items == NULL) {
		r->failed = true;
		return;
	}
	out->items = items;
	items[out->n] = (struct svg_text){.label = r->label,
		.i = out->n,
		.line = r->line,
		.at = {m->a * r->x + m->c * r->y + m->e, m->b * r->x + m->d * r->y + m->f}};
	out->n++;
}

static void on_end(void *user, const char *name)
{
	struct reader *r = user;
	if (r->failed) {
		return;
	}
	if (r->text_depth == r->depth) {
		r->text_depth = 0;
		if (r->label != NULL) {
			end_text(r);
		}
	}
	r->depth--;
}

bool svg_texts_read(struct arena *a, const char *path, double width_pt, double height_pt,
	struct svg_texts *out)
{
	char *bytes;
	size_t n;
	*out = (struct svg_texts){0};
	if (!file_read(a, path, &bytes, &n)) {
		return false;
	}
	struct reader *r = arena_alloc(a, 1, sizeof(*r));
	if (r == NULL) {
		return false;
	}
	if (n > INT_MAX) {
		return diag_fail(a->diag, SM_E_LIMIT, "%s: larger than 2 GiB", path);
	}
	*r = (struct reader){.a = a,
		.path = path,
		.out = out,
		.width_pt = width_pt,
		.height_pt = height_pt,
		.parser = XML_ParserCreateNS(NULL, ' ')};
	if (r->parser == NULL) {
		return diag_fail(a->diag, SM_E_NOMEM, "out of memory");
	}
	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, on_start, on_end);
	if (XML_Parse(r->parser, bytes, (int)n, XML_TRUE) != XML_STATUS_OK) {
		fail(r, XML_ErrorString(XML_GetErrorCode(r->parser)));
	}
	XML_ParserFree(r->parser);
	return !r->failed;
}
