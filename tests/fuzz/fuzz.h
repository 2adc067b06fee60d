/* What fuzz targets share. A target aborts when something is not as it should be. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct features;
struct sm_diag;

#define FUZZ_CHECK(condition) fuzz_check((condition), __FILE__, __LINE__, #condition)
void fuzz_check(bool ok, const char *file, int line, const char *condition);

/* A failure has a code and a message, a success neither; messages are whole lines of text. */
void fuzz_check_outcome(bool ok, const struct sm_diag *d);

/* Parts and rows are in range, boxes hold their points, coordinates are finite, polygons have
 * three points and lines two, texts are UTF-8. */
void fuzz_check_features(const struct features *f);

/* A folder of its own for each process, and a file in it. */
struct fuzz_folder {
	char path[64];
};
void fuzz_folder_init(struct fuzz_folder *f);
void fuzz_folder_write(
	const struct fuzz_folder *f, const char *name, const void *bytes, size_t n);
void fuzz_folder_finish(struct fuzz_folder *f);

#endif
