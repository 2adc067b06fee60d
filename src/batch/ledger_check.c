/* Which maps are stale, and why. */
#include "base/path.h"
#include "batch/job_options.h"
#include "batch/ledger_parts.h"

#include <stdio.h>
#include <string.h>

static bool say(char why[LEDGER_WHY_MAX], const char *what, const char *is)
{
	(void)snprintf(why, LEDGER_WHY_MAX, "%s%s", what, is);
	return true;
}

/* What changed of the files a set of maps was made of. */
bool ledger_check_set(struct ledger *l, struct receipt_set *s)
{
	char why[LEDGER_WHY_MAX] = "";
	bool ok = true;
	for (size_t i = 0; ok && why[0] == '\0' && i < s->n; i++) {
		const struct receipt_file *f = s->files[i];
		const char *path = locations_path(&l->a, &l->locations, f->name);
		const struct stamped *now =
			path == NULL ? NULL : stamps_get(&l->stamps, f->name, path);
		ok = now != NULL;
		if (!ok) {
			break;
		}
		if (f->is_absent) {
			(void)(now->is_there && say(why, f->name, " is new"));
		} else if (!now->is_there) {
			(void)say(why, f->name, " is missing");
		} else if (!digest_is_same(&now->digest, &f->digest)) {
			(void)say(why, f->name, " changed");
		}
	}
	s->is_checked = ok;
	s->why = why[0] == '\0' ? NULL : arena_strdup(&l->a, why);
	return ok && (why[0] == '\0' || s->why != NULL);
}

/* The first line of the two that differs. */
static bool say_program(char why[LEDGER_WHY_MAX], const char *was, const char *is)
{
	size_t n = strcspn(was, "\n"), k = strcspn(is, "\n");
	while (n == k && n > 0 && memcmp(was, is, n) == 0) {
		was += n + (was[n] == '\n');
		is += k + (is[k] == '\n');
		n = strcspn(was, "\n");
		k = strcspn(is, "\n");
	}
	(void)snprintf(why, LEDGER_WHY_MAX, "drawn by %.*s, now %.*s", (int)n, was, (int)k, is);
	return true;
}

unsigned ledger_late(const struct receipt_set *s, const struct batch_job *job)
{
	unsigned late = 0;
	for (size_t i = 0; i < s->n; i++) {
		late |= s->files[i]->is_absent ? 0 : program_late_of_input(s->files[i]->name);
	}
	for (size_t i = 0; i < job->n_outputs; i++) {
		late |= program_late_of_format(job->outputs[i].format);
	}
	return late;
}

/* The outputs as they were written, and those of the job. */
static bool check_outputs(struct ledger *l, const struct receipt *r, char why[LEDGER_WHY_MAX])
{
	bool was_cut = lookup_get(&l->interrupted, r->name) != NULL;
	for (size_t i = 0; why[0] == '\0' && i < r->n_outputs; i++) {
		const struct receipt_output *o = &r->outputs[i];
		const char *key = tracks_output_key(&l->a, o->path);
		const char *path = path_join(&l->a, l->request.out_dir, o->path);
		const struct stamped *now =
			key == NULL || path == NULL ? NULL : stamps_get(&l->stamps, key, path);
		if (now == NULL) {
			return false;
		}
		if (!now->is_there) {
			(void)say(why, "output missing: ", o->path);
		} else if (!digest_is_same(&now->digest, &o->digest)) {
			(void)say(why, o->path,
				was_cut ? " was being drawn when a batch was ended"
					: " was changed by hand");
		}
	}
	return true;
}

static bool check(struct ledger *l, const struct batch_job *job, char why[LEDGER_WHY_MAX])
{
	struct digest options;
	struct receipt *r = book_get(&l->book, job->name);
	struct job_options_request request = {
		.locations = &l->locations, .common = l->request.common};
	if (r == NULL) {
		return say(why,
			lookup_get(&l->interrupted, job->name) == NULL
				? "never drawn"
				: "was being drawn when a batch was ended",
			"");
	}
	r->is_own = true;
	if (!job_options(&l->a, &request, job, &options)) {
		return false;
	}
	if (!digest_is_same(&options, &r->options)) {
		return say(why, "the plan says otherwise", "");
	}
	if (!r->inputs->is_checked && !ledger_check_set(l, r->inputs)) {
		return false;
	}
	if (r->inputs->why != NULL) {
		return say(why, r->inputs->why, "");
	}
	const struct receipt_program *now = ledger_program(l, ledger_late(r->inputs, job));
	if (now == NULL || now != r->program) {
		return now != NULL && say_program(why, r->program->text, now->text);
	}
	return check_outputs(l, r, why);
}

bool ledger_check(struct ledger *l, struct sm_diag *d, const struct batch_job *job,
	char why[LEDGER_WHY_MAX])
{
	why[0] = '\0';
	struct asked *asked = arena_alloc(&l->a, 1, sizeof(*asked));
	char *name = asked == NULL ? NULL : arena_strdup(&l->a, job->name);
	if (name == NULL || !lookup_put(&l->a, &l->asked, name, asked) || !check(l, job, why)) {
		return ledger_fail(l, d);
	}
	*asked = (struct asked){name, why[0] != '\0'};
	return true;
}

bool ledger_knows(const struct ledger *l, const struct batch_job *job)
{
	return book_get(&l->book, job->name) != NULL;
}

bool ledger_has(const struct ledger *l, const struct batch_job *job, size_t output,
	const struct digest *digest)
{
	const struct receipt *r = book_get(&l->book, job->name);
	for (size_t i = 0; r != NULL && i < r->n_outputs; i++) {
		if (strcmp(r->outputs[i].path, job->outputs[output].path) == 0) {
			return digest_is_same(&r->outputs[i].digest, digest);
		}
	}
	return false;
}
