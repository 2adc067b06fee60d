#include "batch/gallery.h"

#include "batch/gallery_pictures.h"
#include "paint/small_png.h"
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

enum { MAPS = 20 };

struct edition {
	struct fixture f;
	const char *folder;
	struct receipt receipts[MAPS], *list[MAPS];
	struct receipt_output outputs[MAPS];
	char names[MAPS][16], paths[MAPS][16];
};

/* MAPS maps of one picture each, "m0/en" and so on. */
static void init(struct test_state *t, struct edition *e, const char *ending)
{
	struct buf png;
	*e = (struct edition){0};
	fixture_init(&e->f);
	e->folder = fixture_path(&e->f, "out");
	EXPECT(mkdir(e->folder, 0777) == 0);
	buf_init(&png, 1 << 12);
	small_png(&png);
	for (size_t i = 0; i < MAPS; i++) {
		char file[32];
		(void)snprintf(e->names[i], sizeof(e->names[i]), "m%zu/en", i);
		(void)snprintf(e->paths[i], sizeof(e->paths[i]), "m%zu.%s", i, ending);
		(void)snprintf(file, sizeof(file), "out/%s", e->paths[i]);
		(void)fixture_write(&e->f, file, png.ptr, png.len);
		e->outputs[i] = (struct receipt_output){
			.path = e->paths[i], .digest = digest_bytes(e->names[i], 4)};
		e->receipts[i] = (struct receipt){
			.name = e->names[i], .outputs = &e->outputs[i], .n_outputs = 1};
		e->list[i] = &e->receipts[i];
	}
	buf_finish(&png);
}

static struct gallery_request request_of(const struct edition *e)
{
	static const char *const axes[] = {"map", "lang"};
	return (struct gallery_request){.out_dir = e->folder,
		.title = "T",
		.axes = axes,
		.n_axes = 2,
		.receipts = e->list,
		.n_receipts = MAPS,
		.n_workers = 4};
}

static size_t count(const char *text, const char *what)
{
	size_t n = 0;
	for (; text != NULL && (text = strstr(text, what)) != NULL; text++) {
		n++;
	}
	return n;
}

static void by_threads(struct test_state *t)
{
	struct edition e;
	size_t n;
	init(t, &e, "png");
	struct gallery_request request = request_of(&e);
	EXPECT(gallery_write(&e.f.diag, &request));
	const char *many = fixture_read(&e.f, fixture_path(&e.f, "out/index.html"), &n);
	request.n_workers = 0;
	EXPECT(gallery_write(&e.f.diag, &request));
	const char *one = fixture_read(&e.f, fixture_path(&e.f, "out/index.html"), &n);
	EXPECT(many != NULL && one != NULL);
	EXPECT_STR(many == NULL ? "" : many, one == NULL ? "-" : one);
	EXPECT_INT(count(one, "<article"), MAPS);
	EXPECT_INT(count(one, "src=\"./thumbnails/"), MAPS);
	/* One language is no choice. */
	EXPECT_INT(count(one, "<select"), 1);
	EXPECT_INT(e.f.diag.n_warnings, 0);
	fixture_finish(&e.f);
}

/* A file that is gone, or no picture, is told; the page is written. */
static void missing_and_broken(struct test_state *t)
{
	struct edition e;
	size_t n;
	init(t, &e, "png");
	struct gallery_request request = request_of(&e);
	EXPECT(unlink(fixture_path(&e.f, "out/m3.png")) == 0);
	(void)fixture_write_text(&e.f, "out/m4.png", "no picture");
	EXPECT(gallery_write(&e.f.diag, &request));
	EXPECT_INT(e.f.diag.n_warnings, 1);
	EXPECT_INT(e.f.diag.warnings[0].count, 2);
	const char *page = fixture_read(&e.f, fixture_path(&e.f, "out/index.html"), &n);
	EXPECT_INT(count(page, "<article"), MAPS);
	EXPECT_INT(count(page, "src=\"./thumbnails/"), MAPS - 2);
	EXPECT_INT(count(page, ">no picture</a>"), 2);
	fixture_finish(&e.f);
}

/* What cannot be written ends it, and the page from before stays. */
static void no_room(struct test_state *t)
{
	struct edition e;
	size_t n;
	init(t, &e, "png");
	struct gallery_request request = request_of(&e);
	(void)fixture_write_text(&e.f, "out/index.html", "before");
	(void)fixture_write_text(&e.f, "out/thumbnails", "a file where a folder should be");
	EXPECT(!gallery_write(&e.f.diag, &request));
	EXPECT_INT(e.f.diag.code, SM_E_OUTPUT);
	const char *page = fixture_read(&e.f, fixture_path(&e.f, "out/index.html"), &n);
	EXPECT_STR(page == NULL ? "" : page, "before");
	fixture_finish(&e.f);
}

static void names_of_other_plans(struct test_state *t)
{
	struct edition e;
	size_t n;
	const char *items[] = {"late/<fr>"};
	const struct receipt_texts unfinished = {.items = items, .n = 1};
	init(t, &e, "svg");
	struct gallery_request request = request_of(&e);
	e.receipts[0].name = "one/two/three";
	e.receipts[1].name = "none";
	request.unfinished = &unfinished;
	EXPECT(gallery_write(&e.f.diag, &request));
	const char *page = fixture_read(&e.f, fixture_path(&e.f, "out/index.html"), &n);
	EXPECT_INT(count(page, " data-map=\""), MAPS - 2);
	EXPECT_INT(count(page, "src=\"./m"), MAPS);
	EXPECT_INT(count(page, "<summary>1 map not drawn</summary>"), 1);
	EXPECT_INT(count(page, "<li>late/&lt;fr&gt;</li>"), 1);
	fixture_finish(&e.f);
}

TEST_MAIN({"by threads", by_threads}, {"missing and broken", missing_and_broken},
	{"no room", no_room}, {"names of other plans", names_of_other_plans})
