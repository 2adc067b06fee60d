#include "cli/progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now_s(void)
{
	struct timespec t;
	return clock_gettime(CLOCK_MONOTONIC, &t) == 0
		       ? (double)t.tv_sec + (double)t.tv_nsec / 1e9
		       : 0;
}

void progress_begin(struct progress *p)
{
	p->begin_s = now_s();
}

static size_t n_done(const struct batch_counts *c)
{
	return c->drawn + c->failed + c->fresh;
}

/* "42 s", "3 min 20 s", "2 h 5 min" */
static void write_duration(char *out, size_t size, double s)
{
	enum { MINUTE = 60, HOUR = 3600 };
	long n = s < 0 ? 0 : (long)(s + 0.5);
	if (n < MINUTE) {
		(void)snprintf(out, size, "%ld s", n);
	} else if (n < HOUR) {
		(void)snprintf(out, size, "%ld min %ld s", n / MINUTE, n % MINUTE);
	} else {
		(void)snprintf(out, size, "%ld h %ld min", n / HOUR, n % HOUR / MINUTE);
	}
}

static void hide_bar(struct progress *p)
{
	if (p->bar_shown) {
		(void)fputs("\r\033[K", stderr);
		p->bar_shown = false;
	}
}

void progress_tick(struct progress *p, const struct batch_counts *c)
{
	enum { WIDTH = 24 };
	char bar[WIDTH + 1], left[32] = "";
	if (p->kind != PROGRESS_BAR) {
		return;
	}
	double seconds = now_s() - p->begin_s;
	size_t done = n_done(c), filled = c->total == 0 ? WIDTH : done * WIDTH / c->total;
	double rate = seconds > 0 ? (double)(c->drawn + c->failed) / seconds : 0;
	memset(bar, '-', WIDTH);
	memset(bar, '#', filled);
	bar[WIDTH] = '\0';
	if (rate > 0) {
		write_duration(left, sizeof(left), (double)(c->total - done) / rate);
	}
	(void)fprintf(stderr, "\r[%s] %zu of %zu, %zu failed, %.1f a second%s%s\033[K", bar,
		done, c->total, c->failed, rate, left[0] == '\0' ? "" : ", left: ", left);
	(void)fflush(stderr);
	p->bar_shown = true;
}

static void json_text(const char *s)
{
	(void)putchar('"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;
		if (c == '"' || c == '\\') {
			(void)printf("\\%c", c);
		} else if (c < ' ') {
			(void)printf("\\u%04x", c);
		} else {
			(void)putchar(c);
		}
	}
	(void)putchar('"');
}

static void json_messages(const char *key, const struct sm_message *m, size_t n)
{
	(void)printf(", \"%s\": [", key);
	for (size_t i = 0; i < n; i++) {
		(void)fputs(i == 0 ? "" : ", ", stdout);
		json_text(m[i].text);
	}
	(void)putchar(']');
}

static void json_counts(const struct batch_counts *c)
{
	(void)printf(", \"drawn\": %zu, \"failed\": %zu, \"fresh\": %zu, \"total\": %zu",
		c->drawn, c->failed, c->fresh, c->total);
}

static void json_job(const struct batch_event *e)
{
	(void)fputs("{\"event\": \"job\", \"name\": ", stdout);
	json_text(e->name);
	(void)printf(", \"status\": \"%s\", \"files\": [", !e->ok	  ? "failed"
							   : e->is_cached ? "cached"
									  : "drawn");
	for (size_t i = 0; i < e->n_paths; i++) {
		(void)fputs(i == 0 ? "" : ", ", stdout);
		json_text(e->paths[i]);
	}
	(void)putchar(']');
	json_messages("errors", e->diag->errors, e->diag->n_errors);
	json_messages("warnings", e->diag->warnings, e->diag->n_warnings);
	(void)printf(", \"ms\": %.1f", e->ms);
	json_counts(&e->counts);
	(void)puts("}");
	(void)fflush(stdout);
}

static void print_messages(
	const char *name, const char *what, const struct sm_message *m, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		(void)fprintf(stderr, "sahelmap: %s: %s%s\n", name, what, m[i].text);
	}
}

void progress_stale(const struct progress *p, const struct batch_event *e)
{
	if (p->kind == PROGRESS_JSON) {
		(void)fputs("{\"event\": \"stale\", \"name\": ", stdout);
		json_text(e->name);
		(void)fputs(", \"why\": ", stdout);
		json_text(e->why);
		(void)puts("}");
	} else {
		(void)printf("%s\t%s\n", e->name, e->why);
	}
}

void progress_end_stale(const struct progress *p, const struct batch_result *r)
{
	const struct batch_counts *c = &r->counts;
	if (p->kind == PROGRESS_JSON) {
		(void)printf("{\"event\": \"end\", \"stale\": %zu, \"fresh\": %zu, \"total\": "
			     "%zu}\n",
			c->total - c->fresh, c->fresh, c->total);
	} else if (p->kind != PROGRESS_QUIET) {
		(void)fprintf(
			stderr, "%zu of %zu maps are stale\n", c->total - c->fresh, c->total);
	}
}

static void forget_failure(struct progress_failure *f)
{
	free(f->name);
	free(f->text);
}

/* Kept for the summary, in the order of jobs, whichever ended first; one there is no memory for
 * is left out of it. */
static void keep_failure(struct progress *p, const struct batch_event *e)
{
	if (p->failures == NULL) {
		p->failures = calloc(PROGRESS_FAILURES_MAX, sizeof(*p->failures));
	}
	size_t at = p->n_failures;
	while (at > 0 && p->failures[at - 1].index > e->index) {
		at--;
	}
	if (p->failures == NULL || at == PROGRESS_FAILURES_MAX) {
		return;
	}
	if (p->n_failures == PROGRESS_FAILURES_MAX) {
		forget_failure(&p->failures[--p->n_failures]);
	}
	memmove(&p->failures[at + 1], &p->failures[at],
		(p->n_failures - at) * sizeof(*p->failures));
	p->failures[at] = (struct progress_failure){.name = strdup(e->name),
		.text = strdup(e->diag->n_errors > 0 ? e->diag->errors[0].text : ""),
		.index = e->index};
	p->n_failures++;
}

void progress_job(struct progress *p, const struct batch_event *e)
{
	if (!e->ok) {
		keep_failure(p, e);
	}
	switch (p->kind) {
	case PROGRESS_JSON:
		json_job(e);
		return;
	case PROGRESS_BAR:
		hide_bar(p);
		break;
	case PROGRESS_LINES:
		print_messages(e->name, "warning: ", e->diag->warnings, e->diag->n_warnings);
		for (size_t i = 0; i < e->n_paths; i++) {
			(void)puts(e->paths[i]);
		}
		(void)fflush(stdout);
		break;
	case PROGRESS_QUIET:
		break;
	}
	print_messages(e->name, "", e->diag->errors, e->diag->n_errors);
}

static void json_end(const struct batch_result *r, double seconds)
{
	(void)fputs("{\"event\": \"end\"", stdout);
	json_counts(&r->counts);
	(void)printf(", \"warned\": %zu, \"dropped\": %zu", r->n_warned, r->n_dropped);
	(void)printf(", \"stopped\": %s, \"seconds\": %.1f}\n", r->stopped ? "true" : "false",
		seconds);
}

void progress_end(struct progress *p, const struct batch_result *r)
{
	double seconds = now_s() - p->begin_s;
	const struct batch_counts *c = &r->counts;
	char duration[32];
	hide_bar(p);
	if (p->kind == PROGRESS_JSON) {
		json_end(r, seconds);
	} else if (p->kind != PROGRESS_QUIET || c->failed > 0) {
		if (p->n_failures > 0) {
			(void)fputs("failed:\n", stderr);
		}
		for (size_t i = 0; i < p->n_failures; i++) {
			const struct progress_failure *f = &p->failures[i];
			(void)fprintf(stderr, "  %s: %s\n", f->name == NULL ? "" : f->name,
				f->text == NULL ? "" : f->text);
		}
		if (c->failed > p->n_failures) {
			(void)fprintf(stderr, "  and %zu more\n", c->failed - p->n_failures);
		}
		write_duration(duration, sizeof(duration), seconds);
		(void)fprintf(stderr, "%zu maps: %zu drawn, %zu with warnings, %zu failed",
			c->total, c->drawn, r->n_warned, c->failed);
		if (r->n_dropped > 0) {
			(void)fprintf(stderr, ", %zu lacking names", r->n_dropped);
		}
		if (c->cached > 0) {
			(void)fprintf(stderr, ", %zu from the cache", c->cached);
		}
		if (c->fresh > 0) {
			(void)fprintf(stderr, ", %zu unchanged", c->fresh);
		}
		size_t left = c->total - n_done(c);
		if (left > 0) {
			(void)fprintf(stderr, ", %zu left", left);
		}
		(void)fprintf(stderr, "; %s\n", duration);
	}
}

void progress_finish(struct progress *p)
{
	for (size_t i = 0; i < p->n_failures; i++) {
		forget_failure(&p->failures[i]);
	}
	free(p->failures);
	p->failures = NULL;
	p->n_failures = 0;
}

void progress_gallery(struct progress *p, const char *path)
{
	hide_bar(p);
	if (path == NULL) {
		return;
	}
	if (p->kind == PROGRESS_JSON) {
		(void)fputs("{\"event\": \"gallery\", \"file\": ", stdout);
		json_text(path);
		(void)fputs("}\n", stdout);
	} else if (p->kind != PROGRESS_QUIET) {
		(void)printf("%s\n", path);
	}
}
