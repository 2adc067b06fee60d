/* A map file of any bytes is read or refused with messages; nothing else happens. */
#include "base/buf.h"
#include "fuzz.h"
#include "spec/parse.h"
#include "spec/spec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sm_diag d;
	d = (struct sm_diag){0};
	struct arena a = {.diag = &d, .limit = 256u << 20};
	struct document doc;
	struct spec spec;
	struct buf b;
	bool ok = parse_text(&a, "map.yaml", (const char *)data, size, &doc);
	fuzz_check_outcome(ok, &d);
	buf_init(&b, 64u << 20);
	if (ok) {
		document_dump(&doc, &b);
		ok = spec_read(&a, &doc, &spec);
		fuzz_check_outcome(ok, &d);
	}
	if (ok) {
		spec_dump(&spec, &b);
	}
	buf_finish(&b);
	arena_finish(&a);
	return 0;
}
