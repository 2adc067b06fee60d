#include "fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct table fixture_no_table = {0};

static void give_up(const char *what)
{
	perror(what);
	exit(99);
}

void fixture_init(struct fixture *f)
{
	*f = (struct fixture){.folder = "/tmp/sahelmap-test-XXXXXX"};
	f->arena.diag = &f->diag;
	if (mkdtemp(f->folder) == NULL) {
		give_up(f->folder);
	}
}

void fixture_finish(struct fixture *f)
{
	f->arena.fail_in = 0; /* what a test left behind must not hinder */
	DIR *dir = opendir(f->folder);
	for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
			(void)remove(fixture_path(f, e->d_name));
		}
	}
	if (dir != NULL) {
		(void)closedir(dir);
	}
	(void)rmdir(f->folder);
	arena_finish(&f->arena);
}

static const char *joined(struct fixture *f, const char *folder, const char *name)
{
	size_t size = strlen(folder) + strlen(name) + 2;
	char *path = arena_alloc(&f->arena, size, 1);
	if (path == NULL) {
		give_up(name);
	}
	(void)snprintf(path, size, "%s/%s", folder, name);
	return path;
}

const char *fixture_path(struct fixture *f, const char *name)
{
	return joined(f, f->folder, name);
}

const char *fixture_write(struct fixture *f, const char *name, const void *bytes, size_t n)
{
	const char *path = fixture_path(f, name);
	FILE *file = fopen(path, "wb");
	if (file == NULL || fwrite(bytes, 1, n, file) != n || fclose(file) != 0) {
		give_up(path);
	}
	return path;
}

const char *fixture_write_text(struct fixture *f, const char *name, const char *text)
{
	return fixture_write(f, name, text, strlen(text));
}

const char *fixture_copy(struct fixture *f, const char *source)
{
	size_t n;
	const char *slash = strrchr(source, '/');
	const char *bytes = fixture_read(f, fixture_source(f, source), &n);
	if (bytes == NULL) {
		give_up(source);
	}
	return fixture_write(f, slash == NULL ? source : slash + 1, bytes, n);
}

char *fixture_read(struct fixture *f, const char *path, size_t *n)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		return NULL;
	}
	(void)fseek(file, 0, SEEK_END);
	long size = ftell(file);
	rewind(file);
	char *bytes = arena_alloc(&f->arena, (size_t)size + 1, 1);
	if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) {
		give_up(path);
	}
	(void)fclose(file);
	*n = (size_t)size;
	return bytes;
}

const char *fixture_source(struct fixture *f, const char *name)
{
	const char *root = getenv("SAHELMAP_SOURCE_ROOT");
	return joined(f, root == NULL ? "." : root, name);
}

/* A copy in the arena with every "FOLDER/" taken out. */
static const char *without_folder(struct fixture *f, const char *text)
{
	char *out = arena_strdup(&f->arena, text), *at;
	size_t n = strlen(f->folder) + 1;
	if (out == NULL) {
		give_up(text);
	}
	while ((at = strstr(out, f->folder)) != NULL && at[n - 1] == '/') {
		memmove(at, at + n, strlen(at + n) + 1);
	}
	return out;
}

const char *fixture_error(struct fixture *f)
{
	char count[32];
	(void)snprintf(count, sizeof(count), "%zu errors", f->diag.n_errors);
	return without_folder(f, f->diag.n_errors == 1 ? f->diag.errors[0].text : count);
}

const char *fixture_warning(struct fixture *f, const char *kind)
{
	const char *found = "";
	for (size_t i = 0; i < f->diag.n_warnings; i++) {
		if (strcmp(f->diag.warnings[i].kind, kind) == 0) {
			found = found[0] == '\0' ? f->diag.warnings[i].text : "several";
		}
	}
	return without_folder(f, found);
}

void fixture_forget(struct fixture *f)
{
	f->diag = (struct sm_diag){0};
}

void fixture_add(struct fixture *f, struct features *to, enum shape shape, uint32_t row,
	const struct pt *pts, size_t n)
{
	bool ok = features_begin(to, &f->arena, shape, row) && features_part(to, &f->arena);
	for (size_t i = 0; ok && i < n; i++) {
		ok = features_point(to, &f->arena, pts[i]);
	}
	if (!ok) {
		give_up("fixture_add");
	}
	features_end(to);
}
