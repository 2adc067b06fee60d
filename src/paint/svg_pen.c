#include "paint/svg_pen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A number without a needless zero, and a space before it only where it needs one. */
static void add_number(struct pen *pen, long steps, bool first)
{
	if (pen->in_steps) {
		if (steps >= 0 && !first) {
			buf_add(pen->out, " ", 1);
		}
		buf_num(pen->out, (double)steps, 0);
		return;
	}
	ldiv_t pt = ldiv(labs(steps) * (100 / pen->per_pt), 100);
	bool has_whole = pt.quot != 0 || pt.rem == 0;
	if (steps < 0) {
		buf_add(pen->out, "-", 1);
	} else if (!first && (has_whole || !pen->fraction)) {
		buf_add(pen->out, " ", 1);
	}
	if (has_whole) {
		buf_num(pen->out, (double)pt.quot, 0);
	}
	const char digits[] = {'.', (char)('0' + pt.rem / 10), (char)('0' + pt.rem % 10)};
	buf_add(pen->out, digits, pt.rem == 0 ? 0 : pt.rem % 10 == 0 ? 2 : 3);
	pen->fraction = pt.rem != 0;
}

static long steps_of(const struct pen *pen, double pt)
{
	return lround(pt * pen->per_pt);
}

static void command(struct pen *pen, char letter, const struct page_pt *pts, size_t n)
{
	bool repeat = pen->last == letter && letter != 'm';
	long x = pen->x, y = pen->y;
	if (!repeat) {
		buf_add(pen->out, &letter, 1);
	}
	for (size_t i = 0; i < n; i++) {
		x = steps_of(pen, pts[i].x);
		y = steps_of(pen, pts[i].y);
		add_number(pen, x - pen->x, !repeat && i == 0);
		add_number(pen, y - pen->y, false);
	}
	pen->x = x;
	pen->y = y;
	pen->last = letter;
}

void pen_move(struct pen *pen, struct page_pt to)
{
	command(pen, 'm', &to, 1);
	pen->start_x = pen->x;
	pen->start_y = pen->y;
}

/* A line to where it is already would only take room. */
void pen_line(struct pen *pen, struct page_pt to)
{
	if (steps_of(pen, to.x) != pen->x || steps_of(pen, to.y) != pen->y) {
		command(pen, 'l', &to, 1);
	}
}

void pen_quadratic(struct pen *pen, const struct page_pt pts[2])
{
	command(pen, 'q', pts, 2);
}

void pen_cubic(struct pen *pen, const struct page_pt pts[3])
{
	command(pen, 'c', pts, 3);
}

void pen_close(struct pen *pen)
{
	buf_puts(pen->out, "z");
	pen->x = pen->start_x;
	pen->y = pen->start_y;
	pen->last = 'z';
}

static int precision(const struct path *path)
{
	bool curved = memchr(path->verbs, PATH_CURVE, path->n_verbs) != NULL;
	return curved ? 100 : PEN_STEPS;
}

long pen_steps(double pt)
{
	return lround(pt * PEN_STEPS);
}

void pen_path(struct buf *out, const struct path *path, bool in_steps)
{
	struct pen pen = {.out = out, .per_pt = precision(path), .in_steps = in_steps};
	const struct page_pt *p = path->pts;
	for (size_t v = 0; v < path->n_verbs; v++) {
		switch (path->verbs[v]) {
		case PATH_MOVE:
			pen_move(&pen, *p++);
			break;
		case PATH_LINE:
			pen_line(&pen, *p++);
			break;
		case PATH_CURVE:
			pen_cubic(&pen, p);
			p += 3;
			break;
		default:
			pen_close(&pen);
		}
	}
}
