#include "cli/watcher.h"
#include "fixture.h"
#include "test.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Until the clock that the beginning is by has passed the times of all files: it ticks, and
 * some kernels give files times between its ticks. */
static void tick(void)
{
	struct timespec begin, now;
	for (int i = 0; i < 3; i++) {
		(void)clock_gettime(CLOCK_REALTIME_COARSE, &begin);
		do {
			(void)clock_gettime(CLOCK_REALTIME_COARSE, &now);
		} while (now.tv_sec == begin.tv_sec && now.tv_nsec == begin.tv_nsec);
	}
}

/* A folder "d" with a file, and one beside it. */
struct files {
	struct fixture f;
	struct watcher w;
	const char *file, *other, *folder, *elsewhere;
};

static void files_init(struct test_state *t, struct files *files)
{
	struct fixture *f = &files->f;
	fixture_init(f);
	files->folder = fixture_path(f, "d");
	files->file = fixture_path(f, "d/t.csv");
	files->elsewhere = fixture_path(f, "e");
	EXPECT(mkdir(files->folder, 0700) == 0);
	(void)fixture_write_text(f, "d/t.csv", "old");
	files->other = fixture_write_text(f, "other.csv", "new");
	tick();
	EXPECT(watcher_init(&files->w));
	watcher_begin(&files->w);
	tick();
}

static void files_finish(struct files *files)
{
	watcher_finish(&files->w);
	(void)unlink(files->file);
	(void)rmdir(files->folder);
	fixture_finish(&files->f);
}

static void nothing_happens(struct test_state *t)
{
	struct files files;
	files_init(t, &files);
	EXPECT(watcher_add(&files.w, files.file, true));
	EXPECT(!watcher_end(&files.w));
	EXPECT(!watcher_take(&files.w));
	files_finish(&files);
}

/* What becomes of a file after it was read and before it is watched. */
static void changed_before_it_is_watched(struct test_state *t)
{
	enum { WRITTEN, GONE, LINKED, FOLDER_RENAMED, N_WAYS };
	for (int way = 0; way < N_WAYS; way++) {
		struct files files;
		files_init(t, &files);
		if (way == WRITTEN) {
			(void)fixture_write_text(&files.f, "d/t.csv", "newer");
		} else if (way == FOLDER_RENAMED) {
			EXPECT(rename(files.folder, files.elsewhere) == 0 &&
				rename(files.elsewhere, files.folder) == 0);
		} else {
			EXPECT(unlink(files.file) == 0);
			EXPECT(way == GONE || symlink("../other.csv", files.file) == 0);
		}
		EXPECT(watcher_add(&files.w, files.file, true));
		EXPECT(watcher_end(&files.w));
		EXPECT_STR(files.w.name, way == FOLDER_RENAMED ? "d" : "t.csv");
		files_finish(&files);
	}
}

/* One that was looked for in vain, and is there before its name is watched. */
static void appears_before_it_is_watched(struct test_state *t)
{
	struct files files;
	files_init(t, &files);
	EXPECT(watcher_add(&files.w, files.file, false));
	EXPECT(watcher_end(&files.w));
	files_finish(&files);
}

/* What others write into the folders on the way is nothing to it. */
static void neighbours(struct test_state *t)
{
	struct files files;
	files_init(t, &files);
	const char *neighbour = fixture_write_text(&files.f, "d/a.svg", "x");
	EXPECT(watcher_add(&files.w, files.file, true));
	EXPECT(!watcher_end(&files.w));
	(void)fixture_write_text(&files.f, "d/a.svg", "y");
	EXPECT(!watcher_take(&files.w));
	(void)unlink(neighbour);
	files_finish(&files);
}

/* A watched one: written, and replaced by a link whose target is watched then, too. */
static void changed_while_it_is_watched(struct test_state *t)
{
	struct files files;
	files_init(t, &files);
	EXPECT(watcher_add(&files.w, files.file, true));
	EXPECT(!watcher_end(&files.w));
	(void)fixture_write_text(&files.f, "d/t.csv", "newer");
	EXPECT(watcher_take(&files.w));
	EXPECT(unlink(files.file) == 0 && symlink("../other.csv", files.file) == 0);
	EXPECT(watcher_take(&files.w));
	tick();
	watcher_begin(&files.w);
	EXPECT(watcher_add(&files.w, files.file, true));
	EXPECT(!watcher_end(&files.w));
	(void)fixture_write_text(&files.f, "other.csv", "newest");
	EXPECT(watcher_take(&files.w));
	EXPECT_STR(files.w.name, "other.csv");
	files_finish(&files);
}

TEST_MAIN({"nothing happens", nothing_happens},
	{"changed before it is watched", changed_before_it_is_watched},
	{"appears before it is watched", appears_before_it_is_watched},
	{"neighbours", neighbours},
	{"changed while it is watched", changed_while_it_is_watched})
