/* A shapefile of any bytes is read or refused with a message. The input holds up to five files,
 * .shp, .shx, .dbf, .cpg and .prj, with the marker between them. */
#include "fuzz.h"
#include "geom/geom.h"
#include "source/inspect.h"

#include <stdio.h>
#include <string.h>

static const char marker[] = "|NEXT FILE|";

/* Where the next marker begins, or the end. */
static const uint8_t *find_marker(const uint8_t *s, const uint8_t *end)
{
	const size_t n = sizeof(marker) - 1;
	while ((size_t)(end - s) >= n && memcmp(s, marker, n) != 0) {
		s++;
	}
	return (size_t)(end - s) >= n ? s : end;
}

static void write_files(const struct fuzz_folder *folder, const uint8_t *data, size_t size)
{
	static const char *const names[] = {"t.shp", "t.shx", "t.dbf", "t.cpg", "t.prj"};
	const uint8_t *end = data + size;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const uint8_t *stop = find_marker(data, end);
		fuzz_folder_write(folder, names[i], data, (size_t)(stop - data));
		if (stop == end) {
			return;
		}
		data = stop + sizeof(marker) - 1;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sm_diag d;
	d = (struct sm_diag){0};
	struct arena a = {.diag = &d, .limit = 512u << 20};
	const struct source_options options = {.max_points = 1 << 20};
	struct source_info info;
	struct features f;
	struct fuzz_folder folder;
	char path[128];
	fuzz_folder_init(&folder);
	write_files(&folder, data, size);
	(void)snprintf(path, sizeof(path), "%s/t.shp", folder.path);
	bool ok = source_read(&a, path, &options, &f, &info);
	fuzz_check_outcome(ok, &d);
	if (ok) {
		const struct source_options none = {0};
		struct buf b;
		FUZZ_CHECK(f.n_items + info.n_bad == info.n_records);
		fuzz_check_features(&f);
		buf_init(&b, 64u << 20);
		FUZZ_CHECK(inspect_file(&a, path, &none, NULL, &b));
		buf_finish(&b);
	}
	fuzz_folder_finish(&folder);
	arena_finish(&a);
	return 0;
}
