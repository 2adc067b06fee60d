#include "batch/sizes.h"

#include "base/buf.h"
#include "batch/probe.h"

#include <inttypes.h>
#include <string.h>

static bool has_png(const struct batch_job *job)
{
	for (size_t i = 0; i < job->n_outputs; i++) {
		if (strcmp(job->outputs[i].format, "png") == 0) {
			return true;
		}
	}
	return false;
}

/* What the page depends on: map, size, and the options that go before the map's. A row has its
 * own when it says something of the page. */
static char *key_of(struct sizes *s, const struct batch_job *job)
{
	const struct plan *plan = s->plan;
	bool by_row = plan->rows_set != NULL && node_get(plan->rows_set, "page") != NULL;
	size_t row_item = job->values[AXIS_REGION] != NULL;
	struct buf b;
	buf_init(&b, 1 << 20);
	buf_printf(&b, "%s\n%.17g %.17g %.17g\n%zu\n", job->map_path, job->width_pt,
		job->height_pt, job->dpi, by_row ? job->row : 0);
	for (size_t i = 0; i < job->overrides.n; i++) {
		/* That of a row is made anew for each job. */
		if (plan->rows_set == NULL || i != row_item) {
			buf_printf(&b, "%" PRIxPTR " ", (uintptr_t)job->overrides.items[i]);
		}
	}
	char *key = b.failed ? NULL : arena_strdup(s->a, b.ptr);
	buf_finish(&b);
	return key;
}

bool sizes_add(struct sizes *s, const struct batch_job *job)
{
	if (!has_png(job)) {
		return true;
	}
	char *key = key_of(s, job);
	if (key == NULL || lookup_get(&s->seen, key) != NULL) {
		return key != NULL;
	}
	struct sm_diag *scratch = arena_alloc(s->a, 1, sizeof(*scratch));
	uint64_t pixels = 0;
	if (scratch == NULL || !lookup_put(s->a, &s->seen, key, key)) {
		return false;
	}
	if (probe_job(s->plan, job, scratch, &pixels) && pixels > s->most_pixels) {
		s->most_pixels = pixels;
	}
	return true;
}
