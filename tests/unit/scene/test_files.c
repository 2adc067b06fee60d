#include "fixture.h"
#include "scene/files.h"
#include "test.h"

static const char sites[] = "id,lon,lat,x,y\na,1,2,3,4\n";

static void once(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct files files = {.a = &f.arena};
	const struct source_options usual = {0};
	const char *path = fixture_write_text(&f, "sites.csv", sites);
	const struct loaded *first = files_read(&files, path, &usual);
	EXPECT(first != NULL && first->features.space == SPACE_LONLAT);
	EXPECT(first != NULL && first->features.n_items == 1 && first->features.pts[0].y == 2);
	EXPECT(files_read(&files, path, &usual) == first);
	/* Another way to write the same path. */
	EXPECT(files_read(&files, fixture_path(&f, "./sites.csv"), &usual) == first);
	const char *other = fixture_write_text(&f, "other.csv", sites);
	const struct loaded *second = files_read(&files, other, &usual);
	EXPECT(second != NULL && second != first);
	EXPECT(files_read(&files, path, &usual) == first);
	EXPECT(files_read(&files, other, &usual) == second);
	fixture_finish(&f);
}

static void options_differ(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct files files = {.a = &f.arena};
	const char *path = fixture_write_text(&f, "sites.csv", sites);
	const struct source_options options[] = {{0}, {.encoding = "CP1252"},
		{.crs = "EPSG:4326"}, {.lon_field = "x", .lat_field = "lat"},
		{.lon_field = "x", .lat_field = "y"}, {.max_points = 10}};
	enum { N = sizeof(options) / sizeof(options[0]) };
	const struct loaded *read[N];
	for (size_t i = 0; i < N; i++) {
		read[i] = files_read(&files, path, &options[i]);
		EXPECT(read[i] != NULL);
		for (size_t k = 0; k < i; k++) {
			EXPECT(read[i] != read[k]);
		}
	}
	for (size_t i = 0; i < N; i++) {
		EXPECT(files_read(&files, path, &options[i]) == read[i]);
	}
	EXPECT(read[4] != NULL && read[4]->features.pts[0].x == 3 &&
		read[4]->features.pts[0].y == 4);
	fixture_finish(&f);
}

static void failures(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct files files = {.a = &f.arena};
	const struct source_options usual = {0}, bad = {.crs = "EPSG:0"};
	EXPECT(files_read(&files, fixture_path(&f, "no.csv"), &usual) == NULL);
	EXPECT_STR(fixture_error(&f), "no.csv: No such file or directory");
	fixture_forget(&f);
	const char *path = fixture_write_text(&f, "sites.csv", sites);
	EXPECT(files_read(&files, path, &bad) == NULL);
	EXPECT(strncmp(fixture_error(&f), "sites.csv: ", 11) == 0);
	EXPECT(files.first == NULL);
	fixture_finish(&f);
}

TEST_MAIN({"each file is read once", once}, {"other options read it again", options_differ},
	{"what cannot be read", failures})
