#include "fuzz.h"

#include "geom/geom.h"
#include "source/encode.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void fuzz_check(bool ok, const char *file, int line, const char *condition)
{
	if (!ok) {
		fprintf(stderr, "%s:%d: not so: %s\n", file, line, condition);
		abort();
	}
}

void fuzz_check_outcome(bool ok, const struct sm_diag *d)
{
	FUZZ_CHECK(ok == (d->code == SM_OK));
	FUZZ_CHECK((d->n_errors > 0) == !ok);
	FUZZ_CHECK(d->depth == 0);
	for (size_t i = 0; i < d->n_errors; i++) {
		FUZZ_CHECK(d->errors[i].text[0] != '\0');
	}
}

static void check_item(const struct features *f, const struct feature *item)
{
	uint32_t least = item->shape == SHAPE_POLYGON ? 3 : item->shape == SHAPE_LINE ? 2 : 1;
	FUZZ_CHECK(item->part_begin <= item->part_end && item->part_end <= f->n_parts);
	FUZZ_CHECK((item->shape == SHAPE_NULL) == (item->part_begin == item->part_end));
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part *p = &f->parts[k];
		FUZZ_CHECK(p->begin <= p->end && p->end <= f->n_pts);
		FUZZ_CHECK(p->end - p->begin >= least);
		for (uint32_t i = p->begin; i < p->end; i++) {
			FUZZ_CHECK(isfinite(f->pts[i].x) && isfinite(f->pts[i].y));
			FUZZ_CHECK(box_contains(item->box, f->pts[i]));
		}
	}
}

static void check_column(const struct column *c, size_t n_rows)
{
	FUZZ_CHECK(encode_is_utf8(c->name, strlen(c->name)));
	for (size_t row = 0; c->type == COLUMN_TEXT && row < n_rows; row++) {
		const char *text = c->u.text[row];
		FUZZ_CHECK(text == NULL || encode_is_utf8(text, strlen(text)));
	}
}

void fuzz_check_features(const struct features *f)
{
	for (size_t i = 0; i < f->n_items; i++) {
		check_item(f, &f->items[i]);
		FUZZ_CHECK(f->table->n_columns == 0 || f->items[i].row < f->table->n_rows);
	}
	for (size_t i = 0; i < f->table->n_columns; i++) {
		check_column(&f->table->columns[i], f->table->n_rows);
	}
}

void fuzz_folder_init(struct fuzz_folder *f)
{
	*f = (struct fuzz_folder){"/tmp/sahelmap-fuzz-XXXXXX"};
	if (mkdtemp(f->path) == NULL) {
		perror(f->path);
		abort();
	}
}

static void path_of(const struct fuzz_folder *f, const char *name, char path[512])
{
	(void)snprintf(path, 512, "%s/%s", f->path, name);
}

void fuzz_folder_write(
	const struct fuzz_folder *f, const char *name, const void *bytes, size_t n)
{
	char path[512];
	path_of(f, name, path);
	FILE *file = fopen(path, "wb");
	if (file == NULL || fwrite(bytes, 1, n, file) != n || fclose(file) != 0) {
		perror(path);
		abort();
	}
}

void fuzz_folder_finish(struct fuzz_folder *f)
{
	DIR *dir = opendir(f->path);
	for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
		char path[512];
		path_of(f, e->d_name, path);
		(void)unlink(path);
	}
	if (dir != NULL) {
		(void)closedir(dir);
	}
	(void)rmdir(f->path);
}
