/* Receipts that tests make up. */
#ifndef TEST_RECEIPTS_H
#define TEST_RECEIPTS_H

#include "batch/receipt.h"

#include <string.h>

/* Puts one into the book, own, of the files "a.yaml" and `input`, and of "absent.csv", which
 * was not there. */
static struct receipt *put_receipt(struct receipt_book *b, const char *name, const char *input)
{
	struct arena *a = b->a;
	struct digest one = digest_bytes("1", 1), two = digest_bytes(input, strlen(input));
	struct receipt *r = arena_alloc(a, 1, sizeof(*r));
	struct receipt_file **files = arena_alloc(a, 3, sizeof(const void *));
	struct receipt_output *o = arena_alloc(a, 1, sizeof(*o));
	files[0] = book_file(b, input, &two);
	files[1] = book_file(b, "absent.csv", NULL);
	files[2] = book_file(b, "a.yaml", &one);
	*o = (struct receipt_output){.path = name, .digest = two, .bytes = 5000000000};
	*r = (struct receipt){.name = name,
		.options = one,
		.inputs = book_set(b, files, 3),
		.program = book_program(b, "sahelmap 9\ncairo 1"),
		.outputs = o,
		.n_outputs = 1,
		.is_own = true};
	bool ok = texts_add(a, &r->warnings, "odd: \"\x7f\xc2\x85\n\xff") &&
		  texts_add(a, &r->dropped, "towns/N: no room") &&
		  texts_add(a, &r->projections, "EPSG:3857") && book_put(b, r);
	return ok ? r : NULL;
}

#endif
