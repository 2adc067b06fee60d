#include "batch/gallery_plan.h"

#include "base/path.h"
#include "base/team.h"
#include "batch/gallery.h"
#include "batch/manifest.h"
#include "batch/plan.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* The receipts of the plan's maps, in its order. */
static bool list_receipts(const struct plan *plan, const struct receipt_book *book,
	struct receipt **out, size_t *n)
{
	bool ok = true;
	*n = 0;
	for (size_t i = 0; ok && i < plan->n_jobs; i++) {
		struct arena a = {.diag = plan->arena.diag};
		struct batch_job job;
		ok = batch_job_make(&a, plan, i, &job);
		struct receipt *r = ok && job.n_outputs > 0 ? book_get(book, job.name) : NULL;
		if (r != NULL) {
			out[(*n)++] = r;
		}
		arena_finish(&a);
	}
	return ok;
}

/* Names of the axes whose values make a job's name. */
static size_t list_axes(const struct plan *plan, const char *out[N_AXES])
{
	size_t n = 0;
	for (size_t i = 0; i < N_AXES; i++) {
		if (plan->axes[i].n > 0) {
			out[n++] = plan_axis_names[i];
		}
	}
	return n;
}

static unsigned count_workers(unsigned wished)
{
	return wished > 0 ? wished : (unsigned)team_processors();
}

/* What the output folder's manifest says. */
struct manifest {
	const char *out_dir;
	struct receipt_book book;
	struct manifest_about about;
};

static bool read_manifest(struct arena *a, const char *out_dir, struct manifest *out)
{
	char *name = manifest_name(a, 0, 0);
	char *path = name == NULL ? NULL : path_join(a, out_dir, name);
	*out = (struct manifest){.out_dir = out_dir, .book = {.a = a}};
	return path != NULL && manifest_read(&out->book, path, true, &out->about);
}

static bool write_page(struct arena *a, const struct plan *plan, const struct manifest *m,
	const struct gallery_plan_request *request)
{
	const char *axes[N_AXES];
	struct receipt **receipts = arena_alloc(a, plan->n_jobs + 1, sizeof(struct receipt *));
	char *title = path_stem(a, plan->path);
	struct gallery_request gallery = {.out_dir = m->out_dir,
		.title = title,
		.previous_dir = request->previous_dir,
		.axes = axes,
		.n_axes = list_axes(plan, axes),
		.receipts = receipts,
		.unfinished = &m->about.unfinished,
		.n_workers = count_workers(request->n_workers)};
	return receipts != NULL && title != NULL &&
	       list_receipts(plan, &m->book, receipts, &gallery.n_receipts) &&
	       gallery_write(a->diag, &gallery);
}

/* The folder with the maps, and the plan they are of. */
static bool write_gallery(
	struct arena *a, const struct gallery_plan_request *request, const char **out_dir)
{
	struct manifest manifest;
	struct plan plan;
	*out_dir =
		request->out_dir != NULL ? request->out_dir : path_stem(a, request->plan_path);
	if (*out_dir == NULL || !read_manifest(a, *out_dir, &manifest)) {
		return false;
	}
	const char *path = request->plan_path;
	if (path == NULL && manifest.about.plan == NULL) {
		return diag_fail(
			a->diag, SM_E_DATA, "%s: its manifest names no plan", *out_dir);
	}
	path = path != NULL ? path : path_join(a, *out_dir, manifest.about.plan);
	bool ok = path != NULL && plan_read(a->diag, path, request->data_dir, &plan);
	ok = ok && write_page(a, &plan, &manifest, request);
	if (path != NULL) {
		plan_finish(&plan);
	}
	return ok;
}

bool gallery_of_plan(
	struct sm_diag *diag, const struct gallery_plan_request *request, struct sm_text *out)
{
	struct arena a = {.diag = diag};
	struct buf path;
	const char *out_dir;
	buf_init(&path, 1 << 14);
	bool ok = write_gallery(&a, request, &out_dir);
	if (ok) {
		buf_printf(&path, "%s/index.html", out_dir);
		ok = !path.failed || diag_fail(diag, SM_E_LIMIT, "the text is too long");
	}
	arena_finish(&a);
	if (!ok) {
		buf_finish(&path);
		return false;
	}
	*out = (struct sm_text){path.ptr, path.len};
	return true;
}

bool gallery_has_previous(struct sm_diag *d, const char *dir)
{
	struct stat st;
	int error = stat(dir, &st) != 0 ? errno : S_ISDIR(st.st_mode) ? 0 : ENOTDIR;
	return error == 0 || diag_fail(d, SM_E_DATA, "%s: %s", dir, strerror(error));
}
