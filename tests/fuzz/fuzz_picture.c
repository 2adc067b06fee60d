/* A picture of any bytes is made safe or refused with a message. */
#include "base/buf.h"
#include "fuzz.h"
#include "source/svg_clean.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Tags that must be gone; as text they would be written &lt;. */
static const char *const unsafe[] = {"<script", "<foreignObject", "<iframe", "<animate", "<set",
	"<!", "<?", "<a ", "<a>", "<handler"};

static void check_svg(struct arena *a, const struct picture *p)
{
	struct buf b;
	struct picture again = {.path = "again.svg", .key = "again"};
	FUZZ_CHECK(strlen(p->bytes) == p->n);
	FUZZ_CHECK(strncmp(p->bytes, "<g", 2) == 0);
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(unsafe[0]); i++) {
		FUZZ_CHECK(strstr(p->bytes, unsafe[i]) == NULL);
	}
	/* What is safe is taken as it is. */
	buf_init(&b, 64u << 20);
	buf_puts(&b, "<svg xmlns='http://www.w3.org/2000/svg' "
		     "xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 1 1'>");
	buf_add(&b, p->bytes, p->n);
	buf_puts(&b, "</svg>");
	FUZZ_CHECK(svg_clean(a, b.ptr, b.len, &again));
	buf_finish(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sm_diag d;
	d = (struct sm_diag){0};
	struct arena a = {.diag = &d, .limit = 512u << 20};
	struct picture p;
	struct fuzz_folder folder;
	char path[128];
	fuzz_folder_init(&folder);
	fuzz_folder_write(&folder, "p.svg", data, size);
	(void)snprintf(path, sizeof(path), "%s/p.svg", folder.path);
	bool ok = picture_read(&a, path, "key", &p);
	fuzz_check_outcome(ok, &d);
	if (ok) {
		for (int i = 0; i < 4; i++) {
			FUZZ_CHECK(isfinite(p.view[i]));
		}
		FUZZ_CHECK(p.view[2] > 0 && p.view[3] > 0);
	}
	if (ok && p.kind == PICTURE_SVG) {
		check_svg(&a, &p);
	}
	fuzz_folder_finish(&folder);
	arena_finish(&a);
	return 0;
}
