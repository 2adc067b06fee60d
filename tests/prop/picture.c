/* Writes picture.png, picture.svg and picture.pdf to a folder: a small scene with every kind of
 * item, for agree.py to compare. */
#include "base/out.h"
#include "paint/paint.h"

#include <stdio.h>
#include <string.h>

#define NOTO "/usr/share/fonts/truetype/noto/"

static const struct rgba none = {0}, ink = {0x22, 0x22, 0x22, 255},
			 white = {255, 255, 255, 255}, sand = {0xe9, 0xdc, 0xc0, 255},
			 water = {0xc9, 0xdd, 0xe8, 255}, green = {0x4f, 0x8a, 0x5b, 255},
			 veil = {0xb0, 0x30, 0x30, 96};

/* Areas that share edges, over their underpaint. */
static bool add_mesh(struct scene *s)
{
	const struct scene_group group = {.id = "mesh"};
	const struct page_pt whole[] = {{20, 20}, {230, 30}, {220, 200}, {30, 190}};
	const struct page_pt left[] = {{20, 20}, {120, 25}, {130, 100}, {110, 193}, {30, 190}};
	const struct page_pt right[] = {
		{120, 25}, {230, 30}, {220, 200}, {110, 193}, {130, 100}};
	const struct paint_style fill = {.fill = sand};
	const struct paint_style edge = {.stroke = ink, .stroke_width_pt = 1.2};
	bool ok =
		scene_group_begin(s, &group) && scene_add_line(s, whole, 4, true, &fill, NULL);
	if (ok) {
	}
	return ok && scene_add_line(s, left, 5, true, &fill, NULL) &&
	       scene_add_line(s, right, 5, true, &fill, NULL) && scene_group_end(s) &&
	       scene_add_line(s, left, 5, true, &edge, NULL);
}

static bool add_lines(struct scene *s)
{
	const struct box frame = {250, 20, 490, 190};
	const struct scene_group group = {.id = "lines", .clip = &frame};
	const struct page_pt zigzag[] = {
		{240, 60}, {300, 180}, {360, 60}, {420, 180}, {500, 40}};
	const struct page_pt pool[] = {{260, 30}, {400, 25}, {390, 90}, {270, 100}};
	const struct paint_style lake = {.fill = water}, glass = {.fill = veil};
	const struct paint_style dashes = {.stroke = green,
		.stroke_width_pt = 3,
		.dash_pt = {8, 4, 2, 4},
		.n_dash = 4,
		.join = JOIN_ROUND,
		.cap = CAP_ROUND};
	bool ok = scene_group_begin(s, &group) &&
		  scene_add_line(s, pool, 4, true, &lake, NULL) &&
		  scene_add_line(s, zigzag, 5, true, &glass, NULL) &&
		  scene_add_line(s, zigzag, 5, false, &dashes, NULL);
	const struct paint_style mark = {
		.fill = green, .stroke = white, .stroke_width_pt = 0.8};
	for (int i = 0; ok && symbol_names[i] != NULL; i++) {
		const struct page_pt at = {265 + 25.0 * i, 150};
		ok = scene_add_symbol(s, symbol_names[i], at, 12, &mark, NULL);
	}
	return ok && scene_group_end(s);
}

static bool add_texts(struct scene *s, struct text_measurer *m)
{
	static const struct {
		const char *text, *lang, *family;
		double x, y, size_pt, spacing_pt, angle_deg, halo_pt;
		int weight;
		bool italic;
	} rows[] = {
		{"Alliance of Sahel States", "en", "Noto Sans", 20, 230, 18, 0, 0, 0, 700,
			false},
		{"BURKINA FASO", "en", "Noto Sans", 40, 120, 12, 3, 0, 0, 400, false},
		{"N I G E R", "en", "Noto Sans", 60, 70, 14, 1.3, 0, 0, 700, false},
		{"Gao, Ménaka, Tessalit", "fr", "Noto Sans", 30, 160, 9, 0, 0, 2, 400, false},
		{"Niger (fleuve)", "fr", "Noto Sans", 280, 60, 11, 0, 28, 0, 400, true},
		{"straight down", "en", "Noto Sans", 470, 200, 8, 0.5, 90, 1.6, 400, false},
		{"Affluent AVATAR office", "en", "Noto Sans", 20, 260, 11, 0, 0, 0, 400, true},
		{"النيجر", "ar", "Noto Sans Arabic", 300, 240, 20, 0, 0, 0, 400, false},
		{"المصادر (2023):", "ar", "Noto Sans Arabic", 300, 280, 14, 0, 0, 2, 700,
			false},
		{"نيامي و Gao 12.", "ar", "Noto Sans Arabic", 300, 310, 12, 0, 0, 0, 400,
			false},
		{"Sources: Natural Earth", "en", "Noto Sans", 20, 300, 6.5, 0, 0, 0, 400,
			false},
		{"EDGES OF THE SAHARA", "en", "Noto Sans", 20, 350, 10, 2, -8, 0, 400, true},
	};
	const struct scene_group group = {.id = "texts", .title = "Texts"};
	const struct paint_style paint = {.fill = ink};
	bool ok = scene_group_begin(s, &group);
	for (size_t i = 0; ok && i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct scene_text text = {.at = {rows[i].x, rows[i].y},
			.font = {rows[i].family, rows[i].size_pt, rows[i].weight,
				rows[i].italic, rows[i].spacing_pt},
			.text = rows[i].text,
			.lang = rows[i].lang,
			.angle_deg = rows[i].angle_deg,
			.halo = rows[i].halo_pt > 0 ? white : none,
			.halo_width_pt = rows[i].halo_pt};
		struct text_size size = {0};
		ok = m->measure(m, &text.font, text.text, &size);
		text.width_pt = size.width_pt;
		ok = ok && scene_add_text(s, &text, &paint, NULL);
	}
	scene_align_baselines(s);
	return ok && scene_group_end(s);
}

static bool write_file(struct sm_diag *d, const char *folder, const char *ending, struct buf *b)
{
	char path[4096];
	int n = snprintf(path, sizeof(path), "%s/picture.%s", folder, ending);
	bool fits = n > 0 && (size_t)n < sizeof(path);
	return fits && out_write(d, path, b->ptr, b->len);
}

static bool write_all(
	struct sm_diag *d, const struct scene *s, struct text_set *fonts, const char *folder)
{
	const struct svg_spec how = {.text = SVG_TEXT_EMBED};
	struct buf b[3];
	for (int i = 0; i < 3; i++) {
		buf_init(&b[i], (size_t)1 << 28);
	}
	bool ok = paint_png(d, s, fonts, 254, 1, &b[0]) &&
		  paint_svg(d, s, fonts, &how, &b[1]) && paint_pdf(d, s, fonts, &b[2]) &&
		  write_file(d, folder, "png", &b[0]) && write_file(d, folder, "svg", &b[1]) &&
		  write_file(d, folder, "pdf", &b[2]);
	for (int i = 0; i < 3; i++) {
		buf_finish(&b[i]);
	}
	return ok;
}

int main(int argc, char **argv)
{
	static const char *const files[] = {NOTO "NotoSans-Regular.ttf",
		NOTO "NotoSans-Bold.ttf", NOTO "NotoSans-Italic.ttf",
		NOTO "NotoSans-BoldItalic.ttf", NOTO "NotoSansArabic-Regular.ttf",
		NOTO "NotoSansArabic-Bold.ttf"};
	struct sm_diag d = {0};
	struct arena a = {.diag = &d};
	struct text_set *fonts = NULL;
	struct scene s;
	scene_init(&s, &a, 510.24, 382.68);
	s.title = "Picture";
	s.lang = "en";
	bool ok = argc == 2 &&
		  text_set_create(&d, files, sizeof(files) / sizeof(files[0]), &fonts) &&
		  add_mesh(&s) && add_lines(&s) && add_texts(&s, &fonts->measurer) &&
		  write_all(&d, &s, fonts, argv[1]);
	if (!ok) {
		(void)fprintf(stderr, "picture: %s\n",
			d.n_errors > 0 ? d.errors[0].text
				       : "one argument is expected, a folder");
	}
	text_set_destroy(fonts);
	arena_finish(&a);
	return ok ? 0 : 1;
}
