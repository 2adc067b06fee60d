/*
 * How far a map is from what drawing alone costs: bench_floor MAP.yaml [RUNS [DPI [DATA_DIR]]]
 *
 * Makes the scene of the map, then paints it over and over and prints, as JSON, the medians of
 * wall and processor milliseconds (all threads): png    the floor of a PNG: the finished scene
 * painted and encoded, by the same painter and encoder, with the same threads paint  the
 * scene's paths and texts by plain calls of cairo, one after the other, on one image pdf    the
 * scene's paths alone, in the same way, as a PDF in memory
 */
#include "base/timing.h"
#include "paint/paint.h"
#include "pipeline.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS_MAX = 100, OUTPUT_MAX_BYTES = 1 << 30 };

struct floor {
	const struct scene *scene;
	struct text_set *fonts;
	struct sm_diag *diag;
	double dpi;
};

static double processor_ms(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void set_source(cairo_t *cr, struct rgba c)
{
	cairo_set_source_rgba(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

static void add_path(cairo_t *cr, const struct path *path)
{
	const struct page_pt *p = path->pts;
	for (size_t i = 0; i < path->n_verbs; i++) {
		switch (path->verbs[i]) {
		case PATH_MOVE:
			cairo_move_to(cr, p->x, p->y);
			p++;
			break;
		case PATH_LINE:
			cairo_line_to(cr, p->x, p->y);
			p++;
			break;
		case PATH_CURVE:
			cairo_curve_to(cr, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
			p += 3;
			break;
		default:
			cairo_close_path(cr);
			break;
		}
	}
}

static void draw_path(cairo_t *cr, const struct scene_item *it)
{
	const struct paint_style *style = &it->style;
	cairo_new_path(cr);
	add_path(cr, &it->u.path);
	if (style->fill.a > 0) {
		set_source(cr, style->fill);
		cairo_fill_preserve(cr);
	}
	if (style->stroke.a > 0) {
		set_source(cr, style->stroke);
		cairo_set_line_width(cr, style->stroke_width_pt);
		cairo_stroke(cr);
	}
	cairo_new_path(cr);
}

static bool draw_text(const struct floor *f, cairo_t *cr, const struct scene_item *it)
{
	const struct scene_text *t = &it->u.text;
	bool ok = true;
	if (t->halo.a > 0) {
		set_source(cr, t->halo);
		cairo_set_line_width(cr, t->halo_width_pt);
		ok = text_show(f->fonts, cr, t, true);
		cairo_stroke(cr);
	}
	set_source(cr, it->style.fill);
	return ok && text_show(f->fonts, cr, t, false);
}

static bool draw(const struct floor *f, cairo_t *cr, bool texts)
{
	bool ok = true;
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
	for (size_t i = 0; ok && i < f->scene->n_items; i++) {
		const struct scene_item *it = &f->scene->items[i];
		if (it->kind == SCENE_PATH) {
			draw_path(cr, it);
		} else if (it->kind == SCENE_TEXT && texts) {
			ok = draw_text(f, cr, it);
		}
	}
	return ok && cairo_status(cr) == CAIRO_STATUS_SUCCESS;
}

static bool floor_png(const struct floor *f)
{
	struct buf out;
	buf_init(&out, OUTPUT_MAX_BYTES);
	bool ok = paint_png(f->diag, f->scene, f->fonts, f->dpi, 1, &out);
	buf_finish(&out);
	return ok;
}

static bool floor_paint(const struct floor *f)
{
	double w, h;
	paint_png_size(f->scene, f->dpi, &w, &h);
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)w, (int)h);
	cairo_t *cr = cairo_create(s);
	set_source(cr, f->scene->background);
	cairo_paint(cr);
	cairo_scale(cr, w / f->scene->width_pt, h / f->scene->height_pt);
	bool ok = draw(f, cr, true);
	cairo_destroy(cr);
	cairo_surface_destroy(s);
	return ok;
}

static cairo_status_t count(void *user, const unsigned char *data, unsigned n)
{
	*(size_t *)user += n;
	return CAIRO_STATUS_SUCCESS;
}

static bool floor_pdf(const struct floor *f)
{
	size_t n = 0;
	cairo_surface_t *s = cairo_pdf_surface_create_for_stream(
		count, &n, f->scene->width_pt, f->scene->height_pt);
	cairo_t *cr = cairo_create(s);
	bool ok = draw(f, cr, false);
	cairo_destroy(cr);
	cairo_surface_finish(s);
	ok = ok && cairo_surface_status(s) == CAIRO_STATUS_SUCCESS && n > 0;
	cairo_surface_destroy(s);
	return ok;
}

static int compare(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static double median(double *ms, size_t n)
{
	qsort(ms, n, sizeof(*ms), compare);
	return ms[n / 2];
}

static const struct {
	const char *name;
	bool (*run)(const struct floor *f);
} floors[] = {{"png", floor_png}, {"paint", floor_paint}, {"pdf", floor_pdf}};
enum { N_FLOORS = sizeof(floors) / sizeof(floors[0]) };

static bool measure(const struct floor *f, size_t runs)
{
	double wall[N_FLOORS][RUNS_MAX], processor[N_FLOORS][RUNS_MAX];
	for (size_t run = 0; run < runs; run++) {
		for (size_t i = 0; i < N_FLOORS; i++) {
			double begin = timing_now_ms(), cpu = processor_ms();
			if (!floors[i].run(f)) {
				return false;
			}
			wall[i][run] = timing_now_ms() - begin;
			processor[i][run] = processor_ms() - cpu;
		}
	}
	for (size_t i = 0; i < N_FLOORS; i++) {
		(void)printf("%s\"%s\": {\"wall_ms\": %.3f, \"processor_ms\": %.3f}%s",
			i == 0 ? "{" : ", ", floors[i].name, median(wall[i], runs),
			median(processor[i], runs), i + 1 == N_FLOORS ? "}\n" : "");
	}
	return true;
}

int main(int argc, char **argv)
{
	long runs = argc > 2 ? strtol(argv[2], NULL, 10) : 5;
	if (argc < 2 || argc > 5 || runs < 1 || runs > RUNS_MAX) {
		(void)fprintf(stderr, "usage: bench_floor MAP.yaml [RUNS [DPI [DATA_DIR]]]\n");
		return SM_E_USAGE;
	}
	const struct sm_job job = {.map_path = argv[1],
		.dpi = argc > 3 ? strtod(argv[3], NULL) : 0,
		.data_dir = argc > 4 ? argv[4] : NULL};
	static struct sm_diag d;
	struct pipeline p;
	pipeline_init(&p, &d, &job);
	bool ok = pipeline_run(&p, STAGE_SCENE);
	const struct floor f = {&p.scene, p.fonts, &d, pipeline_dpi(&p)};
	ok = ok && measure(&f, (size_t)runs);
	pipeline_finish(&p);
	if (!ok) {
		(void)fprintf(stderr, "bench_floor: %s\n",
			d.n_errors > 0 ? d.errors[0].text : "cairo");
	}
	return ok ? 0 : 1;
}
