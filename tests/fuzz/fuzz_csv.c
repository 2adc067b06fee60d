/* A table of any bytes is read or refused with a message. */
#include "fuzz.h"
#include "geom/geom.h"
#include "source/inspect.h"

#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sm_diag d;
	d = (struct sm_diag){0};
	struct arena a = {.diag = &d, .limit = 512u << 20};
	const struct source_options options = {0};
	struct source_info info;
	struct features f;
	struct fuzz_folder folder;
	char path[128];
	fuzz_folder_init(&folder);
	fuzz_folder_write(&folder, "t.csv", data, size);
	(void)snprintf(path, sizeof(path), "%s/t.csv", folder.path);
	bool ok = source_read(&a, path, &options, &f, &info);
	fuzz_check_outcome(ok, &d);
	if (ok) {
		const struct source_options none = {0};
		struct buf b;
		FUZZ_CHECK(f.n_items == info.n_records && f.n_items == f.table->n_rows);
		fuzz_check_features(&f);
		buf_init(&b, 64u << 20);
		FUZZ_CHECK(inspect_file(&a, path, &none, NULL, &b));
		buf_finish(&b);
	}
	fuzz_folder_finish(&folder);
	arena_finish(&a);
	return 0;
}
