#include "paint/paint.h"
#include "read_png.h"
#include "small_png.h"
#include "test.h"

#include <stdlib.h>

#define NOTO "/usr/share/fonts/truetype/noto/"

static const struct rgba red = {255, 0, 0, 255}, blue = {0, 0, 255, 255};

/* A scene, and the picture or the PDF file made from it. */
struct sheet {
	struct fixture f;
	struct scene s;
	struct buf out;
	struct text_set *fonts;
	struct read_image image;
};

static void sheet_init(struct sheet *sheet, double width_pt, double height_pt)
{
	static const char *const files[] = {NOTO "NotoSans-Regular.ttf"};
	*sheet = (struct sheet){0};
	fixture_init(&sheet->f);
	scene_init(&sheet->s, &sheet->f.arena, width_pt, height_pt);
	buf_init(&sheet->out, 1 << 22);
	if (!text_set_create(&sheet->f.diag, files, 1, &sheet->fonts)) {
		puts("Bail out! no font");
	}
}

static void sheet_finish(struct sheet *sheet)
{
	text_set_destroy(sheet->fonts);
	buf_finish(&sheet->out);
	fixture_finish(&sheet->f);
}

/* At 72 dpi a point is a pixel. */
static void draw(struct test_state *t, struct sheet *sheet, double dpi)
{
	EXPECT(paint_png(&sheet->f.diag, &sheet->s, sheet->fonts, dpi, 1, &sheet->out));
	sheet->image = read_png(&sheet->f, &sheet->out);
	EXPECT(sheet->image.rgb != NULL);
}

static bool add_rect(struct scene *s, struct box b, const struct paint_style *style)
{
	const struct page_pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	return scene_add_line(s, pts, 4, true, style, NULL);
}

/* Pixels of x0 <= x < x1, y0 <= y < y1 that are not of the colour. */
static unsigned wrong_pixels(const struct read_image *image, unsigned x0, unsigned y0,
	unsigned x1, unsigned y1, unsigned rgb)
{
	unsigned wrong = 0;
	for (unsigned y = y0; y < y1; y++) {
		for (unsigned x = x0; x < x1; x++) {
			wrong += read_pixel(image, x, y) != rgb;
		}
	}
	return wrong;
}

/* One picture of rows of letters against what is drawn at 72 dpi: r, b, w: red, blue, white. */
static void expect_picture(struct test_state *t, struct sheet *sheet, const char *rows)
{
	draw(t, sheet, 72);
	const struct read_image *image = &sheet->image;
	char got[1024];
	size_t n = 0;
	for (unsigned y = 0; image->rgb != NULL && y < image->height; y++) {
		for (unsigned x = 0; x < image->width && n < sizeof(got) - 2; x++) {
			unsigned rgb = read_pixel(image, x, y);
			got[n++] = rgb == 0xff0000   ? 'r'
				   : rgb == 0x0000ff ? 'b'
				   : rgb == 0xffffff ? 'w'
						     : '?';
		}
		got[n++] = '\n';
	}
	got[n] = '\0';
	EXPECT_STR(got, rows);
}

/* 10.1 x 5.3 pt are 10 x 5 pixels, and the page fills them all. */
static void the_page_fills_the_image(struct test_state *t)
{
	static const struct paint_style fill = {.fill = {255, 0, 0, 255}};
	struct sheet sheet;
	sheet_init(&sheet, 10.1, 5.3);
	EXPECT(add_rect(&sheet.s, (struct box){0, 0, 10.1, 5.3}, &fill));
	expect_picture(
		t, &sheet, "rrrrrrrrrr\nrrrrrrrrrr\nrrrrrrrrrr\nrrrrrrrrrr\nrrrrrrrrrr\n");
	sheet_finish(&sheet);
	sheet_init(&sheet, 7.6, 2.4);
	sheet.s.background = blue;
	EXPECT(add_rect(&sheet.s, (struct box){3.8, 1.2, 7.6, 2.4}, &fill));
	expect_picture(t, &sheet, "bbbbbbbb\nbbbbrrrr\n");
	sheet_finish(&sheet);
}

static void resolution(struct test_state *t)
{
	static const struct paint_style fill = {.fill = {255, 0, 0, 255}};
	struct sheet sheet;
	sheet_init(&sheet, 18, 36);
	EXPECT(add_rect(&sheet.s, (struct box){0, 0, 9, 18}, &fill));
	draw(t, &sheet, 300);
	EXPECT_INT(sheet.image.width, 75);
	EXPECT_INT(sheet.image.height, 150);
	EXPECT_INT(wrong_pixels(&sheet.image, 0, 0, 37, 75, 0xff0000), 0);
	EXPECT_INT(wrong_pixels(&sheet.image, 38, 0, 75, 150, 0xffffff), 0);
	EXPECT_INT(wrong_pixels(&sheet.image, 0, 75, 75, 150, 0xffffff), 0);
	sheet_finish(&sheet);
}

/* A hole by the even-odd rule, and a stroke above the fill. */
static void fill_and_stroke(struct test_state *t)
{
	static const unsigned char verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE,
		PATH_CLOSE, PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
	static const struct page_pt pts[] = {
		{1, 1}, {9, 1}, {9, 7}, {1, 7}, {4, 3}, {6, 3}, {6, 5}, {4, 5}};
	static const struct path ring = {verbs, pts, 10, 8};
	const struct paint_style style = {.fill = red, .stroke = blue, .stroke_width_pt = 2};
	struct sheet sheet;
	sheet_init(&sheet, 10, 8);
	EXPECT(scene_add_path(&sheet.s, &ring, &style, NULL));
	expect_picture(t, &sheet,
		"bbbbbbbbbb\n"
		"bbbbbbbbbb\n"
		"bbrbbbbrbb\n"
		"bbrbbbbrbb\n"
		"bbrbbbbrbb\n"
		"bbrbbbbrbb\n"
		"bbbbbbbbbb\n"
		"bbbbbbbbbb\n");
	sheet_finish(&sheet);
	const struct paint_style plain = {.fill = red};
	sheet_init(&sheet, 10, 8);
	EXPECT(scene_add_path(&sheet.s, &ring, &plain, NULL));
	expect_picture(t, &sheet,
		"wwwwwwwwww\n"
		"wrrrrrrrrw\n"
		"wrrrrrrrrw\n"
		"wrrrwwrrrw\n"
		"wrrrwwrrrw\n"
		"wrrrrrrrrw\n"
		"wrrrrrrrrw\n"
		"wwwwwwwwww\n");
	sheet_finish(&sheet);
}

static void lines(struct test_state *t)
{
	static const struct {
		struct paint_style style;
		const char *want;
	} rows[] = {
		{{.stroke = {255, 0, 0, 255}, .stroke_width_pt = 2},
			"wwwwwwwwww\nwwrrrrrrww\nwwrrrrrrww\nwwwwwwwwww\n"},
		{{.stroke = {255, 0, 0, 255},
			 .stroke_width_pt = 2,
			 .dash_pt = {1, 2, 2, 1},
			 .n_dash = 4},
			"wwwwwwwwww\nwwrwwrrwww\nwwrwwrrwww\nwwwwwwwwww\n"},
		/* The dashes of the line drawn before are gone. */
		{{.stroke = {255, 0, 0, 255}, .stroke_width_pt = 4},
			"wwrrrrrrww\nwwrrrrrrww\nwwrrrrrrww\nwwrrrrrrww\n"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		static const struct page_pt line[] = {{2, 2}, {8, 2}};
		static const struct page_pt aside[] = {{-90, -90}, {-80, -90}};
		static const struct paint_style dashed = {.stroke = {0, 0, 0, 255},
			.stroke_width_pt = 1,
			.dash_pt = {1, 1},
			.n_dash = 2};
		struct sheet sheet;
		sheet_init(&sheet, 10, 4);
		EXPECT(scene_add_line(&sheet.s, aside, 2, false, &dashed, NULL));
		EXPECT(scene_add_line(&sheet.s, line, 2, false, &rows[i].style, NULL));
		expect_picture(t, &sheet, rows[i].want);
		sheet_finish(&sheet);
	}
}

/* A round end reaches beyond the line, a mitre fills the corner that a round join leaves. */
static void caps_and_joins(struct test_state *t)
{
	static const struct {
		enum line_cap cap;
		enum line_join join;
		unsigned beyond, corner;
	} rows[] = {{CAP_BUTT, JOIN_MITER, 0xffffff, 0xff0000},
		{CAP_ROUND, JOIN_ROUND, 0xff0000, 0xffffff}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		static const struct page_pt elbow[] = {{15, 15}, {35, 15}, {35, 35}};
		const struct paint_style style = {.stroke = red,
			.stroke_width_pt = 20,
			.cap = rows[i].cap,
			.join = rows[i].join};
		struct sheet sheet;
		sheet_init(&sheet, 50, 50);
		EXPECT(scene_add_line(&sheet.s, elbow, 3, false, &style, NULL));
		draw(t, &sheet, 72);
		EXPECT_INT(read_pixel(&sheet.image, 8, 15), rows[i].beyond);
		EXPECT_INT(read_pixel(&sheet.image, 44, 5), rows[i].corner);
		EXPECT_INT(read_pixel(&sheet.image, 30, 20), 0xff0000);
		sheet_finish(&sheet);
	}
}

static void a_clip_ends_with_its_group(struct test_state *t)
{
	const struct paint_style fill = {.fill = red}, over = {.fill = blue};
	static const struct box clip = {2, 1, 6, 3};
	const struct scene_group group = {.clip = &clip};
	struct sheet sheet;
	sheet_init(&sheet, 8, 4);
	EXPECT(scene_group_begin(&sheet.s, &group) &&
		add_rect(&sheet.s, (struct box){0, 0, 8, 4}, &fill) &&
		scene_group_end(&sheet.s) &&
		add_rect(&sheet.s, (struct box){0, 0, 1, 4}, &over));
	expect_picture(t, &sheet, "bwwwwwww\nbwrrrrww\nbwrrrrww\nbwwwwwww\n");
	sheet_finish(&sheet);
}

/* 255 * (1 - 51 / 255) = 204 of the paper is left. */
static void opacity(struct test_state *t)
{
	static const struct paint_style veil = {.fill = {255, 0, 0, 51}};
	struct sheet sheet;
	sheet_init(&sheet, 2, 2);
	EXPECT(add_rect(&sheet.s, (struct box){0, 0, 2, 2}, &veil));
	draw(t, &sheet, 72);
	EXPECT_INT(wrong_pixels(&sheet.image, 0, 0, 2, 2, 0xffcccc), 0);
	sheet_finish(&sheet);
}

static const struct paint_style sand = {.fill = {233, 220, 192, 255}};

/* Three areas that share slanted edges and fill the page, over black. */
static bool add_neighbours(struct scene *s)
{
	static const struct page_pt a[] = {{0, 0}, {41, 0}, {23.3, 17.7}, {0, 29.6}};
	static const struct page_pt b[] = {{41, 0}, {60, 0}, {60, 40}, {23.3, 17.7}};
	static const struct page_pt c[] = {{60, 40}, {0, 40}, {0, 29.6}, {23.3, 17.7}};
	s->background = (struct rgba){0, 0, 0, 255};
	return scene_add_line(s, a, 4, true, &sand, NULL) &&
	       scene_add_line(s, b, 4, true, &sand, NULL) &&
	       scene_add_line(s, c, 4, true, &sand, NULL);
}

/* The same as one path. */
static bool add_together(struct scene *s)
{
	static const struct page_pt pts[] = {{0, 0}, {41, 0}, {23.3, 17.7}, {0, 29.6}, {41, 0},
		{60, 0}, {60, 40}, {23.3, 17.7}, {60, 40}, {0, 40}, {0, 29.6}, {23.3, 17.7}};
	unsigned char verbs[15];
	for (size_t i = 0, v = 0; i < 12; i++) {
		verbs[v++] = i % 4 == 0 ? PATH_MOVE : PATH_LINE;
		if (i % 4 == 3) {
			verbs[v++] = PATH_CLOSE;
		}
	}
	const struct path path = {verbs, pts, 15, 12};
	return scene_add_path(s, &path, &sand, NULL);
}

/* Pixels that differ from sand by more than `most` in a channel. */
static unsigned off_pixels(const struct read_image *image, int most)
{
	static const int want[] = {233, 220, 192};
	unsigned off = 0;
	for (size_t i = 0; i < (size_t)image->width * image->height; i++) {
		bool near = true;
		for (int c = 0; c < 3; c++) {
			near = near && abs(image->rgb[3 * i + c] - want[c]) <= most;
		}
		off += !near;
	}
	return off;
}

/* Neighbours over one path of them all show no seam; alone they do. */
static void no_seams_over_one_path(struct test_state *t)
{
	struct sheet sheet;
	sheet_init(&sheet, 60, 40);
	EXPECT(add_together(&sheet.s) && add_neighbours(&sheet.s));
	draw(t, &sheet, 144);
	/* Where all three meet the coverage is rounded to a step less. */
	EXPECT_INT(off_pixels(&sheet.image, 1), 0);
	EXPECT(off_pixels(&sheet.image, 0) <= 1);
	sheet_finish(&sheet);
	sheet_init(&sheet, 60, 40);
	EXPECT(add_neighbours(&sheet.s));
	draw(t, &sheet, 144);
	EXPECT(off_pixels(&sheet.image, 8) > 100);
	sheet_finish(&sheet);
}

/* Areas that overlap cover one another, whatever lies beneath. */
static void overlapping_areas(struct test_state *t)
{
	const struct paint_style under = {.fill = blue}, fill = {.fill = red};
	struct sheet sheet;
	sheet_init(&sheet, 6, 2);
	EXPECT(add_rect(&sheet.s, (struct box){0, 0, 4, 1}, &under) &&
		add_rect(&sheet.s, (struct box){2, 0, 5, 2}, &fill) &&
		add_rect(&sheet.s, (struct box){3, 1, 4, 2}, &under));
	expect_picture(t, &sheet, "bbrrrw\nwwrbrw\n");
	sheet_finish(&sheet);
}

/* Left and right end of what is not white, in pixels; equal when nothing is drawn. */
static void ink_extent(const struct read_image *image, unsigned *left, unsigned *right)
{
	*left = image->width;
	*right = 0;
	for (unsigned x = 0; x < image->width; x++) {
		if (wrong_pixels(image, x, 0, x + 1, image->height, 0xffffff) > 0) {
			*left = *left < x ? *left : x;
			*right = x + 1;
		}
	}
}

/*
 * The stems of two letters l, 12 pt high: with 5 pt between them the second is 5 pt farther to
 * the right and the first stays where it is.
 */
static void letters_stand_apart(struct test_state *t)
{
	static const struct paint_style ink = {.fill = {0, 0, 0, 255}};
	unsigned left[2], right[2];
	double width[2];
	for (int i = 0; i < 2; i++) {
		const struct scene_text text = {.at = {10, 20},
			.font = {"Noto Sans", 12, 400, false, 5.0 * i},
			.text = "ll"};
		struct text_size size;
		struct sheet sheet;
		sheet_init(&sheet, 60, 30);
		EXPECT(scene_add_text(&sheet.s, &text, &ink, NULL));
		EXPECT(sheet.fonts->measurer.measure(
			&sheet.fonts->measurer, &text.font, text.text, &size));
		width[i] = size.width_pt;
		draw(t, &sheet, 720);
		ink_extent(&sheet.image, &left[i], &right[i]);
		/* The stems reach down to the baseline and not below. */
		EXPECT(wrong_pixels(&sheet.image, 0, 199, 600, 200, 0xffffff) > 0);
		EXPECT_INT(wrong_pixels(&sheet.image, 0, 200, 600, 300, 0xffffff), 0);
		sheet_finish(&sheet);
	}
	EXPECT(left[0] > 100 && right[0] < 100 + 10 * width[0]);
	EXPECT_INT(left[1], left[0]);
	EXPECT_INT(right[1], right[0] + 50);
	EXPECT_NEAR(width[1], width[0] + 5, 0.002);
}

/* White around the letters and black in them, on red. */
static void halo(struct test_state *t)
{
	static const struct paint_style ink = {.fill = {0, 0, 0, 255}};
	const struct scene_text text = {.at = {10, 20},
		.font = {"Noto Sans", 12, 400, false, 0},
		.text = "l",
		.halo = {255, 255, 255, 255},
		.halo_width_pt = 2};
	struct sheet sheet;
	sheet_init(&sheet, 20, 30);
	sheet.s.background = red;
	EXPECT(scene_add_text(&sheet.s, &text, &ink, NULL));
	draw(t, &sheet, 720);
	unsigned x = 0, stem = 0, white = 0;
	for (; x < 200 && read_pixel(&sheet.image, x, 160) == 0xff0000; x++) {
	}
	for (unsigned k = x; k < 200; k++) {
		stem += read_pixel(&sheet.image, k, 160) == 0x000000;
		white += read_pixel(&sheet.image, k, 160) == 0xffffff;
	}
	/* The halo shows half its width on either side, but for the pixels at the edges. */
	EXPECT(white >= 16 && white <= 20);
	EXPECT(stem >= 8 && stem <= 12);
	EXPECT(read_pixel(&sheet.image, x + 4, 160) == 0xffffff);
	/* And round the ends: 1 pt below the baseline, which is at 200. */
	EXPECT_INT(read_pixel(&sheet.image, x + 15, 205), 0xffffff);
	EXPECT_INT(read_pixel(&sheet.image, x + 15, 215), 0xff0000);
	sheet_finish(&sheet);
}

static void too_large(struct test_state *t)
{
	static const struct {
		double width_pt, height_pt, dpi;
		const char *want;
	} rows[] = {
		/* 10 m at 1200 dpi: 10 / 0.0254 * 1200 */
		{28346.4567, 28346.4567, 1200, "an image of 472441 x 472441 pixels: "},
		{32001, 1, 72, "an image of 32001 x 1 pixels: "},
		{1, 32001, 72, "an image of 1 x 32001 pixels: "},
		{32000, 12501, 72, "an image of 32000 x 12501 pixels: "},
		{0.4, 10, 72, "an image of 0 x 10 pixels: "},
		{10, 0.4, 72, "an image of 10 x 0 pixels: "},
		{10, 10, -72, "an image of -10 x -10 pixels: "},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char want[200];
		struct sheet sheet;
		sheet_init(&sheet, rows[i].width_pt, rows[i].height_pt);
		struct sm_diag *d = &sheet.f.diag;
		(void)snprintf(want, sizeof(want),
			"%sat most 32000 on a side and 400000000 in all can be drawn",
			rows[i].want);
		EXPECT(!paint_png(d, &sheet.s, sheet.fonts, rows[i].dpi, 1, &sheet.out));
		EXPECT_INT(d->code, SM_E_LIMIT);
		EXPECT_INT(d->n_errors, 1);
		EXPECT_STR(d->errors[0].text, want);
		EXPECT_INT(sheet.out.len, 0);
		sheet_finish(&sheet);
	}
}

/* All the streams of the PDF, unpacked, one after the other, and a NUL. */
static const char *unpacked(struct sheet *sheet)
{
	enum { ROOM = 1 << 20 };
	char *all = arena_alloc(&sheet->f.arena, ROOM, 1), *to = all;
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	const char *end = sheet->out.ptr + sheet->out.len;
	for (const char *p = sheet->out.ptr; p + 8 < end; p++) {
		size_t used, got = 0;
		if (memcmp(p, "\nstream\n", 8) == 0 &&
			libdeflate_zlib_decompress_ex(d, p + 8, (size_t)(end - p - 8), to,
				(size_t)(all + ROOM - 1 - to), &used,
				&got) == LIBDEFLATE_SUCCESS) {
			to += got;
		}
	}
	libdeflate_free_decompressor(d);
	return all;
}

static void make_pdf(struct test_state *t, struct sheet *sheet)
{
	EXPECT(paint_pdf(&sheet->f.diag, &sheet->s, sheet->fonts, &sheet->out));
	EXPECT(sheet->out.len > 9 && memcmp(sheet->out.ptr, "%PDF-1.", 7) == 0);
}

/* strstr() over bytes that may be NUL. */
static bool holds(const struct buf *file, const char *what)
{
	size_t n = strlen(what);
	for (size_t i = 0; i + n <= file->len; i++) {
		if (memcmp(file->ptr + i, what, n) == 0) {
			return true;
		}
	}
	return false;
}

static void pdf_document(struct test_state *t)
{
	static const struct paint_style ink = {.fill = {0, 0, 0, 255}};
	const struct scene_text text = {
		.at = {10, 20}, .font = {"Noto Sans", 12, 400, false, 0}, .text = "Gao"};
	struct sheet sheet;
	for (int i = 0; i < 2; i++) {
		sheet_init(&sheet, 120.0004, 80.0006);
		sheet.s.title = i == 0 ? "The title" : NULL;
		sheet.s.author = i == 0 ? "Somebody" : NULL;
		EXPECT(add_neighbours(&sheet.s));
		EXPECT(scene_add_text(&sheet.s, &text, &ink, NULL));
		make_pdf(t, &sheet);
		EXPECT(holds(&sheet.out, "/MediaBox [ 0 0 120.001 80 ]"));
		EXPECT_INT(holds(&sheet.out, "/Title (The title)"), i == 0);
		EXPECT_INT(holds(&sheet.out, "/Author (Somebody)"), i == 0);
		EXPECT_INT(holds(&sheet.out, "/Author (sahelmap)"), i == 1);
		EXPECT(holds(&sheet.out, "/CreationDate (20000101000000Z)") ||
			holds(&sheet.out, "/CreationDate (D:20000101000000Z)"));
		EXPECT(holds(&sheet.out, "/FontFile2 "));
		EXPECT(!holds(&sheet.out, "/Image"));
		sheet_finish(&sheet);
	}
}

static void pdf_bytes_are_the_same_again(struct test_state *t)
{
	struct sheet one, two;
	sheet_init(&one, 60, 40);
	sheet_init(&two, 60, 40);
	EXPECT(add_neighbours(&one.s) && add_neighbours(&two.s));
	make_pdf(t, &one);
	make_pdf(t, &two);
	EXPECT_INT(one.out.len, two.out.len);
	EXPECT(one.out.len == two.out.len &&
		memcmp(one.out.ptr, two.out.ptr, one.out.len) == 0);
	sheet_finish(&two);
	sheet_finish(&one);
}

/* What stands for a path in the PDF's page: y is turned by the page, not by the numbers. */
static void pdf_paths(struct test_state *t)
{
	static const struct {
		const char *what;
		struct page_pt pts[4];
		size_t n;
		bool closed;
		const char *want;
	} rows[] = {
		{"a slanted line is left alone", {{2, 2}, {8, 5}}, 2, false, "2 2 m 8 5 l S"},
		{"a level line gets a slope of 1/256", {{2, 2}, {8, 2}}, 2, false,
			"2 2 m 8.004 2.004 l S"},
		{"level but for less than that", {{2, 2}, {8, 2.0005}}, 2, false,
			"2 2 m 8.004 2.004 l S"},
		{"an upright line", {{2, 2}, {2, 8}}, 2, false, "2 2 m 2.004 8.004 l S"},
		{"a frame is no rectangle", {{2, 2}, {8, 2}, {8, 4}, {2, 4}}, 4, true,
			"2 2 m 8.004 2.004 l 8 4 l 2 4 l h"},
		{"one slanted line is enough", {{2, 2}, {8, 2}, {9, 4}, {2, 4}}, 4, true,
			"2 2 m 8 2 l 9 4 l 2 4 l h"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		static const struct paint_style style = {
			.stroke = {0, 0, 0, 255}, .stroke_width_pt = 1};
		struct sheet sheet;
		sheet_init(&sheet, 10, 10);
		EXPECT(scene_add_line(
			&sheet.s, rows[i].pts, rows[i].n, rows[i].closed, &style, NULL));
		make_pdf(t, &sheet);
		char page[4096] = "";
		/* Line ends are where cairo likes them. */
		(void)snprintf(page, sizeof(page), "%s", unpacked(&sheet));
		for (char *p = page; *p != '\0'; p++) {
			*p = *p == '\n' ? ' ' : *p;
		}
		EXPECT(strstr(page, rows[i].want) != NULL);
		if (strstr(page, rows[i].want) == NULL) {
			printf("# %s: %s\n", rows[i].what, page);
		}
		sheet_finish(&sheet);
	}
}

/* A word set apart says what it reads; one set close needs not. */
static void pdf_words(struct test_state *t)
{
	static const struct {
		double spacing_pt, angle_deg;
		bool said;
	} rows[] = {{0, 0, false}, {2, 0, true}, {0, 20, true}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		static const struct paint_style ink = {.fill = {0, 0, 0, 255}};
		const struct scene_text text = {.at = {10, 20},
			.font = {"Noto Sans", 8, 400, false, rows[i].spacing_pt},
			.angle_deg = rows[i].angle_deg,
			.text = "TA AT"};
		struct sheet sheet;
		sheet_init(&sheet, 80, 30);
		EXPECT(scene_add_text(&sheet.s, &text, &ink, NULL));
		make_pdf(t, &sheet);
		const char *page = unpacked(&sheet);
		EXPECT_INT(strstr(page, "/ActualText <feff00540041>") != NULL, rows[i].said);
		EXPECT_INT(strstr(page, "/ActualText <feff00410054>") != NULL, rows[i].said);
		sheet_finish(&sheet);
	}
}

static void pdf_that_finds_no_room(struct test_state *t)
{
	struct sheet sheet;
	sheet_init(&sheet, 6, 2);
	sheet.out.max = 100;
	EXPECT(!paint_pdf(&sheet.f.diag, &sheet.s, sheet.fonts, &sheet.out));
	EXPECT_INT(sheet.f.diag.code, SM_E_LIMIT);
	EXPECT_INT(sheet.f.diag.n_errors, 1);
	EXPECT_STR(sheet.f.diag.errors[0].text, "the PDF is too large");
	sheet_finish(&sheet);
}

/* Two pixels of a PNG, red and blue, in a box of 4 x 3 points; halves of an SVG beside it. */
static void images(struct test_state *t)
{
	static const char svg[] = "<g><path d='M0 0H1V3H0Z' fill='#f00'/>"
				  "<path d='M1 0H2V3H1Z' fill='currentColor'/></g>";
	const struct picture drawing = {.kind = PICTURE_SVG,
		.path = "a.svg",
		.key = "k",
		.bytes = svg,
		.n = sizeof(svg) - 1,
		.view = {0, 0, 2, 3}};
	struct picture pixels = {.kind = PICTURE_PNG, .path = "a.png", .view = {0, 0, 2, 1}};
	const struct paint_style paint = {.fill = blue};
	struct sheet sheet;
	struct buf file;
	buf_init(&file, 1000);
	small_png(&file);
	pixels.bytes = file.ptr;
	pixels.n = file.len;
	sheet_init(&sheet, 10, 5);
	const struct scene_image a = {&pixels, {1, 1, 5, 4}}, b = {&drawing, {6, 1, 8, 4}};
	EXPECT(scene_add_image(&sheet.s, &a, &paint, NULL));
	EXPECT(scene_add_image(&sheet.s, &b, &paint, NULL));
	EXPECT(add_rect(&sheet.s, (struct box){9, 0, 10, 1}, &paint));
	/* Between the pixels of the PNG colours blend. */
	expect_picture(
		t, &sheet, "wwwwwwwwwb\nwr??bwrbww\nwr??bwrbww\nwr??bwrbww\nwwwwwwwwww\n");
	sheet_finish(&sheet);
	/* A file whose pixels cannot be decoded, or are missing. */
	for (size_t cut = 0; cut < 2; cut++) {
		sheet_init(&sheet, 10, 5);
		file.ptr[8 + 25 + 8] ^= 0x40;
		pixels.n = cut == 0 ? file.len : 20;
		EXPECT(scene_add_image(&sheet.s, &a, &paint, NULL));
		EXPECT(!paint_png(&sheet.f.diag, &sheet.s, sheet.fonts, 72, 1, &sheet.out));
		EXPECT_INT(sheet.f.diag.code, SM_E_DATA);
		EXPECT_STR(fixture_error(&sheet.f),
			cut == 0 ? "a.png: a broken PNG: its pixels cannot be decoded"
				 : "a.png: no PNG file");
		sheet_finish(&sheet);
	}
	buf_finish(&file);
}

/* What cairo drops: the text of the figure, language, viewer preferences, metadata. */
static void pdf_about(struct test_state *t)
{
	static const struct paint_style ink = {.fill = {0, 0, 0, 255}};
	static const struct scene_group title = {.id = "title"};
	const struct scene_text text = {
		.at = {10, 20}, .font = {"Noto Sans", 12, 400, false, 0}, .text = "Gao"};
	struct sheet sheet;
	struct buf again;
	sheet_init(&sheet, 120, 80);
	sheet.s.title = "The title";
	sheet.s.lang = "fr-BF";
	sheet.s.about.alt = "Map: (A).";
	EXPECT(add_neighbours(&sheet.s));
	EXPECT(scene_group_begin(&sheet.s, &title));
	EXPECT(scene_add_text(&sheet.s, &text, &ink, NULL));
	EXPECT(scene_group_end(&sheet.s));
	make_pdf(t, &sheet);
	EXPECT(holds(&sheet.out, "/Alt (Map: \\(A\\).)"));
	EXPECT(holds(&sheet.out, "/BBox [ 0 0 120 80 ]"));
	EXPECT(holds(&sheet.out, "/Lang (fr-BF)"));
	EXPECT(holds(&sheet.out, "/DisplayDocTitle true"));
	EXPECT(holds(&sheet.out, "/S /H1"));
	EXPECT(holds(&sheet.out, "<dc:description><rdf:Alt>"));
	again = sheet.out;
	buf_init(&sheet.out, again.max);
	make_pdf(t, &sheet);
	EXPECT(again.len == sheet.out.len && memcmp(again.ptr, sheet.out.ptr, again.len) == 0);
	buf_finish(&again);
	sheet_finish(&sheet);
}

TEST_MAIN({"pdf about", pdf_about}, {"images", images},
	{"the page fills the image", the_page_fills_the_image}, {"resolution", resolution},
	{"fill and stroke", fill_and_stroke}, {"lines", lines},
	{"caps and joins", caps_and_joins},
	{"a clip ends with its group", a_clip_ends_with_its_group}, {"opacity", opacity},
	{"no seams over one path", no_seams_over_one_path},
	{"overlapping areas", overlapping_areas}, {"letters stand apart", letters_stand_apart},
	{"halo", halo}, {"too large", too_large}, {"PDF document", pdf_document},
	{"PDF bytes are the same again", pdf_bytes_are_the_same_again},
	{"PDF paths", pdf_paths}, {"PDF words", pdf_words},
	{"PDF that finds no room", pdf_that_finds_no_room})
