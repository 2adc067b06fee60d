#include "paint/flatten.h"

#include <math.h>
#include <string.h>

/* The points of an item that are asked for: a grid over its box, or along its line. */
enum { GRID = 8, SAMPLES_MAX = GRID * GRID };

/* An area that is opaque by now. */
struct area {
	const struct path *path;
	struct box box;	  /* of what its group lets be seen of it */
	struct rgba fill; /* flattened */
};

struct flattener {
	struct rgba page;
	struct area *areas;
	size_t n;
};

static struct rgba over(struct rgba c, struct rgba beneath)
{
	const unsigned a = c.a, b = 255 - a;
	return (struct rgba){(unsigned char)((c.r * a + beneath.r * b + 127) / 255),
		(unsigned char)((c.g * a + beneath.g * b + 127) / 255),
		(unsigned char)((c.b * a + beneath.b * b + 127) / 255), 255};
}

static struct box box_of(const struct path *path)
{
	struct box box = box_empty();
	for (size_t i = 0; i < path->n_pts; i++) {
		box_add(&box, (struct pt){path->pts[i].x, path->pts[i].y});
	}
	return box;
}

/* Whether the ray to the right of the point crosses the edge. */
static bool crosses(struct page_pt a, struct page_pt b, struct page_pt at)
{
	return (a.y > at.y) != (b.y > at.y) &&
	       at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y);
}

/* Even-odd; curves count as the lines between their ends. */
static bool is_inside(const struct path *path, struct page_pt at)
{
	const struct page_pt *p = path->pts;
	struct page_pt start = {0}, last = {0};
	bool inside = false;
	for (size_t v = 0; v < path->n_verbs; v++) {
		unsigned char verb = path->verbs[v];
		p += verb == PATH_CURVE ? 2 : 0;
		struct page_pt to = verb == PATH_CLOSE || verb == PATH_MOVE ? start : *p;
		inside = inside != crosses(last, to, at);
		if (verb == PATH_MOVE) {
			start = to = *p;
		}
		p += verb == PATH_CLOSE ? 0 : 1;
		last = to;
	}
	return inside != crosses(last, start, at);
}

static bool is_in_box(struct box box, struct page_pt at)
{
	return at.x >= box.min_x && at.x <= box.max_x && at.y >= box.min_y && at.y <= box.max_y;
}

static struct rgba paint_at(const struct flattener *f, struct page_pt at)
{
	for (size_t i = f->n; i > 0; i--) {
		const struct area *area = &f->areas[i - 1];
		if (is_in_box(area->box, at) && is_inside(area->path, at)) {
			return area->fill;
		}
	}
	return f->page;
}

/* The paint beneath most of the points; of several alike the first one's. */
static struct rgba paint_beneath(const struct flattener *f, const struct page_pt *pts, size_t n)
{
	struct rgba seen[SAMPLES_MAX] = {{0}};
	size_t counts[SAMPLES_MAX] = {0}, n_seen = 0, best = 0;
	for (size_t i = 0; i < n; i++) {
		struct rgba c = paint_at(f, pts[i]);
		size_t k = 0;
		while (k < n_seen && memcmp(&seen[k], &c, sizeof(c)) != 0) {
			k++;
		}
		seen[k] = c;
		n_seen += k == n_seen;
		counts[k]++;
		best = counts[k] > counts[best] ? k : best;
	}
	return n == 0 ? f->page : seen[best];
}

/* Points in an area; none when it is too thin. */
static size_t sample_area(const struct path *path, struct box box, struct page_pt *out)
{
	size_t n = 0;
	for (int i = 0; i < SAMPLES_MAX; i++) {
		int column = i % GRID, row = i / GRID;
		struct page_pt at = {
			box.min_x + (box.max_x - box.min_x) * (column + 0.5) / GRID,
			box.min_y + (box.max_y - box.min_y) * (row + 0.5) / GRID};
		if (is_inside(path, at)) {
			out[n++] = at;
		}
	}
	return n;
}

/* Points along a line: middles between neighbours, of which those of hatches lie within. */
static size_t sample_line(const struct path *path, struct box box, struct page_pt *out)
{
	size_t n = 0, step = path->n_pts / SAMPLES_MAX + 1;
	for (size_t i = 0; i + 1 < path->n_pts && n < SAMPLES_MAX; i += step) {
		struct page_pt at = {(path->pts[i].x + path->pts[i + 1].x) / 2,
			(path->pts[i].y + path->pts[i + 1].y) / 2};
		if (is_in_box(box, at)) {
			out[n++] = at;
		}
	}
	return n;
}

static bool is_half(struct rgba c)
{
	return c.a != 0 && c.a != 255;
}

static void flatten_path(struct flattener *f, struct scene_item *it, const struct box *clip)
{
	const struct path *path = &it->u.path;
	struct box box = box_of(path);
	struct page_pt pts[SAMPLES_MAX];
	if (clip != NULL) {
		box = (struct box){fmax(box.min_x, clip->min_x), fmax(box.min_y, clip->min_y),
			fmin(box.max_x, clip->max_x), fmin(box.max_y, clip->max_y)};
	}
	if (is_half(it->style.fill)) {
		size_t n = sample_area(path, box, pts);
		n = n > 0 ? n : sample_line(path, box, pts);
		it->style.fill = over(it->style.fill, paint_beneath(f, pts, n));
	}
	if (it->style.fill.a != 0) {
		f->areas[f->n++] = (struct area){path, box, it->style.fill};
	}
	if (is_half(it->style.stroke)) {
		size_t n = sample_line(path, box, pts);
		it->style.stroke = over(it->style.stroke, paint_beneath(f, pts, n));
	}
}

static void flatten_text(const struct flattener *f, struct scene_item *it)
{
	struct scene_text *text = &it->u.text;
	struct page_pt middle = {text->at.x + text->width_pt / 2, text->at.y};
	struct rgba beneath = paint_beneath(f, &middle, 1);
	if (is_half(text->halo)) {
		text->halo = over(text->halo, beneath);
	}
	if (is_half(it->style.fill)) {
		it->style.fill = over(it->style.fill, beneath);
	}
}

bool flatten_scene(struct arena *a, const struct scene *in, struct scene *out)
{
	struct flattener f = {.page = over(in->background, (struct rgba){255, 255, 255, 255}),
		.areas = arena_alloc(a, in->n_items, sizeof(*f.areas))};
	struct scene_item *items = arena_alloc(a, in->n_items, sizeof(*items));
	const struct box *clips[SCENE_DEPTH_MAX + 1] = {NULL};
	size_t depth = 0;
	if (f.areas == NULL || items == NULL) {
		return false;
	}
	for (size_t i = 0; i < in->n_items; i++) {
		struct scene_item *it = &items[i];
		*it = in->items[i];
		if (it->kind == SCENE_GROUP_BEGIN) {
			/* The innermost clip is within those around it. */
			clips[depth + 1] =
				it->u.group.clip != NULL ? it->u.group.clip : clips[depth];
			depth++;
		} else if (it->kind == SCENE_GROUP_END) {
			depth--;
		} else if (it->kind == SCENE_PATH) {
			flatten_path(&f, it, clips[depth]);
		} else if (it->kind == SCENE_TEXT) {
			flatten_text(&f, it);
		}
	}
	*out = *in;
	out->items = items;
	out->background = f.page;
	return true;
}
