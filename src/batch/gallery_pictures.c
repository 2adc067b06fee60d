#include "batch/gallery_pictures.h"

#include "base/out.h"
#include "base/path.h"
#include "batch/folder.h"
#include "batch/page.h"
#include "source/file.h"

#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THUMBNAIL_PX = 480, THREADS_MAX = 64, PICTURE_MAX_BYTES = 1 << 28 };

const struct receipt_output *gallery_output(const struct receipt *r, const char *ending)
{
	for (size_t i = 0; i < r->n_outputs; i++) {
		if (path_has_ending(r->outputs[i].path, ending)) {
			return &r->outputs[i];
		}
	}
	return NULL;
}

/* A file of the page, written unless it is there: its name tells what is in it. */
static bool put(struct arena *a, const char *folder, const char *name, const struct buf *bytes)
{
	char *path = path_join(a, folder, name);
	return path != NULL &&
	       (path_exists(path) || out_write(a->diag, path, bytes->ptr, bytes->len));
}

static bool make_thumbnail(
	struct arena *a, const char *folder, const struct pixels *p, const char *name)
{
	struct buf small;
	buf_init(&small, PICTURE_MAX_BYTES);
	bool ok = pixels_thumbnail(a->diag, p, THUMBNAIL_PX, &small) &&
		  put(a, folder, name, &small);
	buf_finish(&small);
	return ok;
}

/* One edition of a picture. */
struct edition {
	const char *path;
	char *bytes;
	size_t n;
	struct pixels pixels; /* of a PNG, once they are asked for */
};

static bool read_pixels(struct arena *a, struct edition *e)
{
	return e->pixels.argb != NULL ||
	       pixels_read(a->diag, e->path, e->bytes, e->n, &e->pixels);
}

/* What the page shows of the edition before. */
static bool keep_before(struct arena *a, const char *folder, struct gallery_map *m,
	struct edition *was, struct edition *is)
{
	bool png = path_has_ending(m->shown->path, "png");
	const struct digest digest = digest_bytes(was->bytes, was->n);
	char *path;
	(void)snprintf(m->before, sizeof(m->before), PAGE_FOLDER "/before-%s.%s", digest.hex,
		png ? "png" : "svg");
	if (png) {
		if (!read_pixels(a, was) || !read_pixels(a, is)) {
			return false;
		}
		m->change = pixels_compare(&was->pixels, &is->pixels);
	}
	path = path_join(a, folder, m->before);
	return path != NULL &&
	       (path_exists(path) || out_write(a->diag, path, was->bytes, was->n));
}

/* Compares with the edition before; what has no picture by its first file. */
static bool compare(struct arena *a, const struct gallery_request *r, struct gallery_map *m,
	const struct receipt_output *output, struct edition *is)
{
	struct edition was = {.path = path_join(a, r->previous_dir, output->path)};
	if (was.path == NULL) {
		return false;
	}
	if (!path_exists(was.path)) {
		m->state = GALLERY_NEW;
		return true;
	}
	bool ok = file_read(a, was.path, &was.bytes, &was.n);
	if (ok) {
		bool equal = was.n == is->n && memcmp(was.bytes, is->bytes, is->n) == 0;
		m->state = equal ? GALLERY_EQUAL : GALLERY_CHANGED;
		ok = equal || m->shown == NULL || keep_before(a, r->out_dir, m, &was, is);
	}
	pixels_finish(&was.pixels);
	return ok;
}

/* The pictures of one map. */
static bool make(struct arena *a, const struct gallery_request *r, struct gallery_map *m)
{
	const struct receipt_output *png = gallery_output(m->receipt, "png");
	m->shown = png != NULL ? png : gallery_output(m->receipt, "svg");
	const struct receipt_output *first = m->shown;
	if (first == NULL && m->receipt->n_outputs > 0) {
		first = &m->receipt->outputs[0];
	}
	if (first == NULL) {
		return true;
	}
	char *thumbnail = NULL;
	if (png != NULL) {
		(void)snprintf(m->thumbnail, sizeof(m->thumbnail), PAGE_FOLDER "/%s.png",
			png->digest.hex);
		thumbnail = path_join(a, r->out_dir, m->thumbnail);
	}
	bool has_thumbnail = png == NULL || (thumbnail != NULL && path_exists(thumbnail));
	if (has_thumbnail && r->previous_dir == NULL) {
		return a->diag->code == SM_OK;
	}
	struct edition is = {.path = path_join(a, r->out_dir, first->path)};
	bool ok = is.path != NULL && file_read(a, is.path, &is.bytes, &is.n);
	if (ok && png != NULL && !pixels_size(is.bytes, is.n, &m->width_px, &m->height_px)) {
		ok = diag_fail(a->diag, SM_E_DATA, "%s: no PNG file", is.path);
	}
	if (ok && !has_thumbnail) {
		ok = read_pixels(a, &is) &&
		     make_thumbnail(a, r->out_dir, &is.pixels, m->thumbnail);
	}
	ok = ok && (r->previous_dir == NULL || compare(a, r, m, first, &is));
	pixels_finish(&is.pixels);
	return ok;
}

/* What the threads share; the lock guards all below it. */
struct work {
	struct gallery_pictures *pictures;
	pthread_mutex_t lock;
	size_t next;
	struct sm_diag *diag; /* has an error: no further picture is begun */
};

static bool take(struct work *w, size_t *index)
{
	(void)pthread_mutex_lock(&w->lock);
	bool has = w->next < w->pictures->n && w->diag->code == SM_OK;
	if (has) {
		*index = w->next++;
	}
	(void)pthread_mutex_unlock(&w->lock);
	return has;
}

/* What only one map lacks is said of it; what concerns all ends the work. */
static void fail(struct work *w, struct gallery_map *m, const struct sm_diag *d)
{
	m->thumbnail[0] = '\0';
	m->before[0] = '\0';
	m->shown = NULL;
	m->problem = d->errors[0];
	if (d->code != SM_E_DATA && d->code != SM_E_LIMIT) {
		(void)pthread_mutex_lock(&w->lock);
		if (w->diag->code == SM_OK) {
			(void)diag_fail(w->diag, d->code, "%s", d->errors[0].text);
		}
		(void)pthread_mutex_unlock(&w->lock);
	}
}

static void *work(void *user)
{
	struct work *w = user;
	size_t index;
	while (take(w, &index)) {
		struct sm_diag d = {0};
		struct arena a = {.diag = &d};
		struct gallery_map *m = &w->pictures->maps[index];
		if (!make(&a, w->pictures->request, m)) {
			fail(w, m, &d);
		}
		arena_finish(&a);
	}
	return NULL;
}

bool gallery_make_pictures(struct sm_diag *d, struct gallery_pictures *p)
{
	struct work w = {.pictures = p, .diag = d};
	pthread_t threads[THREADS_MAX];
	unsigned n = 0;
	unsigned wanted =
		p->request->n_workers < THREADS_MAX ? p->request->n_workers : THREADS_MAX;
	char inside[4096];
	int length =
		snprintf(inside, sizeof(inside), "%s/" PAGE_FOLDER "/", p->request->out_dir);
	if (length < 0 || (size_t)length >= sizeof(inside)) {
		return diag_fail(
			d, SM_E_OUTPUT, "%s: the name is too long", p->request->out_dir);
	}
	if (!folder_make_for(d, inside) || pthread_mutex_init(&w.lock, NULL) != 0) {
		return d->code != SM_OK ? false : diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	while (n + 1 < wanted && pthread_create(&threads[n], NULL, work, &w) == 0) {
		n++;
	}
	(void)work(&w); /* this thread works, too */
	while (n > 0) {
		(void)pthread_join(threads[--n], NULL);
	}
	(void)pthread_mutex_destroy(&w.lock);
	for (size_t i = 0; d->code == SM_OK && i < p->n; i++) {
		if (p->maps[i].problem.text[0] != '\0') {
			diag_warn(d, "gallery", "%s", p->maps[i].problem.text);
		}
	}
	return d->code == SM_OK;
}

/* Names that gallery_make_pictures() gives: nothing else is removed. */
static bool is_ours(const char *name)
{
	static const char before[] = "before-";
	const char *hash =
		strncmp(name, before, strlen(before)) == 0 ? name + strlen(before) : name;
	size_t n = strspn(hash, "0123456789abcdef");
	return n == DIGEST_HEX - 1 &&
	       (strcmp(hash + n, ".png") == 0 || strcmp(hash + n, ".svg") == 0);
}

static int by_text(const void *pa, const void *pb)
{
	const char *const *a = pa, *const *b = pb;
	return strcmp(*a, *b);
}

static void remove_unused(
	struct arena *a, const char *folder, const char *const *used, size_t n_used)
{
	DIR *dir = opendir(folder);
	for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
		char key[GALLERY_NAME_BYTES + 256];
		const char *name = key;
		(void)snprintf(key, sizeof(key), PAGE_FOLDER "/%s", e->d_name);
		if (is_ours(e->d_name) &&
			bsearch(&name, used, n_used, sizeof(*used), by_text) == NULL) {
			char *path = path_join(a, folder, e->d_name);
			if (path != NULL) {
				(void)remove(path);
			}
		}
	}
	if (dir != NULL) {
		(void)closedir(dir);
	}
}

void gallery_remove_unused(const struct gallery_pictures *p)
{
	struct sm_diag ignored = {0};
	struct arena a = {.diag = &ignored};
	const char **used = arena_alloc(&a, 2 * p->n + 1, sizeof(const char *));
	char *folder = path_join(&a, p->request->out_dir, PAGE_FOLDER);
	if (used != NULL && folder != NULL) {
		for (size_t i = 0; i < p->n; i++) {
			used[2 * i] = p->maps[i].thumbnail;
			used[2 * i + 1] = p->maps[i].before;
		}
		qsort(used, 2 * p->n, sizeof(*used), by_text);
		remove_unused(&a, folder, used, 2 * p->n);
	}
	arena_finish(&a);
}
