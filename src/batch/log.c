#include "batch/log.h"

#include "base/buf.h"
#include "base/lookup.h"
#include "base/out.h"
#include "base/path.h"
#include "base/whole.h"

#include <stdio.h>
#include <string.h>

/* A line is "TIME HOST PROCESS WHAT", see tracks_log(). */
struct line {
	const char *text;
	size_t n;
	bool is_left;
};

struct work {
	struct arena a;
	struct line *lines;
	size_t n, cap;
	struct lookup seen;
	log_knows *knows;
	const void *user;
};

static bool split(struct work *w, char *text)
{
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		struct line *lines = arena_grow(&w->a, w->lines, w->n, &w->cap, sizeof(*lines));
		if (lines == NULL) {
			return false;
		}
		w->lines = lines;
		w->lines[w->n++] = (struct line){.text = text, .n = n};
		text += n + (text[n] == '\n');
	}
	return true;
}

static const char *skip_words(const char *s, int n)
{
	for (; s != NULL && n > 0; n--) {
		s = strchr(s, ' ');
		s = s == NULL ? NULL : s + 1;
	}
	return s;
}

static const char *after(const char *s, const char *word)
{
	size_t n = strlen(word);
	return strncmp(s, word, n) == 0 ? s + n : NULL;
}

/* The job in "NAME: MESSAGE"; a name may have a colon, too. NULL: it is none that is known. */
static char *failed_job(const struct work *w, char *text)
{
	for (char *end = strstr(text, ": "); end != NULL; end = strstr(end + 1, ": ")) {
		*end = '\0';
		if (w->knows(w->user, text)) {
			return text;
		}
		*end = ':';
	}
	return NULL;
}

/* What a newer line of the same would supersede; NULL: the line may go. */
static const char *key_of(struct work *w, const struct line *line)
{
	enum { WORDS_BEFORE = 3 };
	char *copy = arena_alloc(&w->a, line->n + 1, 1);
	if (copy == NULL) {
		return NULL;
	}
	memcpy(copy, line->text, line->n);
	const char *what = skip_words(copy, WORDS_BEFORE);
	if (what == NULL || after(what, "begin ") != NULL || after(what, "end ") != NULL) {
		return what; /* no job's name: with the word before it */
	}
	const char *job = after(what, "cached ");
	if (job == NULL && after(what, "drawn ") != NULL) {
		job = skip_words(what, 3);
	}
	if (job != NULL) {
		return w->knows(w->user, job) ? job - 1 : NULL;
	}
	const char *failed = after(what, "failed ");
	char *name = failed == NULL ? NULL : failed_job(w, copy + (failed - copy));
	return name == NULL ? NULL : name - 1;
}

/* From the newest line on; false without memory. */
static bool choose(struct work *w, size_t *n_left)
{
	for (size_t i = w->n; i-- > 0;) {
		const char *key = key_of(w, &w->lines[i]);
		if (key != NULL && lookup_get(&w->seen, key) == NULL) {
			w->lines[i].is_left = true;
			++*n_left;
			if (!lookup_put(&w->a, &w->seen, key, &w->lines[i])) {
				return false;
			}
		}
	}
	return w->a.diag->code == SM_OK;
}

static void write_left(struct work *w, const char *path)
{
	struct buf b;
	buf_init(&b, (size_t)1 << 30);
	for (size_t i = 0; i < w->n; i++) {
		if (w->lines[i].is_left) {
			buf_add(&b, w->lines[i].text, w->lines[i].n);
			buf_puts(&b, "\n");
		}
	}
	if (!b.failed) {
		/* What could not be written is no reason to stop: the old one is whole. */
		bool ok = out_write(w->a.diag, path, b.ptr == NULL ? "" : b.ptr, b.len);
		(void)ok;
	}
	buf_finish(&b);
}

void log_compact(const struct tracks *t, log_knows *knows, const void *user)
{
	struct sm_diag scratch = {0};
	struct work w = {.a.diag = &scratch, .knows = knows, .user = user};
	const char *path = path_join(&w.a, t->folder, "log");
	size_t n;
	char *text = path == NULL ? NULL : whole_read(&w.a, path, SIZE_MAX - 1, &n);
	size_t n_left = 0;
	if (text != NULL && split(&w, text) && choose(&w, &n_left) && n_left < w.n) {
		write_left(&w, path);
	}
	arena_finish(&w.a);
}
