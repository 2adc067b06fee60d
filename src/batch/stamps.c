#include "batch/stamps.h"

#include "base/buf.h"
#include "base/num.h"
#include "base/out.h"
#include "base/whole.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static const char heading[] = "sahelmap stamps 1\n";
static const int64_t second_ns = 1000000000;

static int64_t to_ns(struct timespec t)
{
	return (int64_t)t.tv_sec * second_ns + t.tv_nsec;
}

static int64_t now_ns(void)
{
	struct timespec t = {0};
	(void)clock_gettime(CLOCK_REALTIME, &t);
	return to_ns(t);
}

static struct stamp stamp_of(const struct stat *st)
{
	return (struct stamp){.bytes = (uint64_t)st->st_size,
		.number = st->st_ino,
		.modified_ns = to_ns(st->st_mtim),
		.changed_ns = to_ns(st->st_ctim)};
}

static bool is_equal(const struct stamp *a, const struct stamp *b)
{
	return a->bytes == b->bytes && a->number == b->number &&
	       a->modified_ns == b->modified_ns && a->changed_ns == b->changed_ns;
}

static int64_t youngest_ns(const struct stamp *s)
{
	return s->modified_ns > s->changed_ns ? s->modified_ns : s->changed_ns;
}

/* File systems tell times in ticks, some in whole seconds: within one of them a file may be
 * changed without a trace. */
static bool is_settled(const struct stamp *s, int64_t at_ns)
{
	bool is_coarse = s->changed_ns % second_ns == 0 && s->modified_ns % second_ns == 0;
	int64_t tick_ns = is_coarse ? 3 * second_ns : second_ns / 20;
	return youngest_ns(s) + tick_ns < at_ns;
}

static struct stamped *add(struct stamps *s, const char *key)
{
	struct stamped **items =
		arena_grow(s->a, s->items, s->n, &s->cap, sizeof(const void *));
	struct stamped *item = items == NULL ? NULL : arena_alloc(s->a, 1, sizeof(*item));
	s->items = items == NULL ? s->items : items;
	if (item == NULL) {
		return NULL;
	}
	item->key = key;
	if (!lookup_put(s->a, &s->by_key, key, item)) {
		return NULL;
	}
	return s->items[s->n++] = item;
}

/* A new one has its key copied. */
static struct stamped *find(struct stamps *s, const char *key)
{
	struct stamped *item = lookup_get(&s->by_key, key);
	char *copy = item == NULL ? arena_strdup(s->a, key) : NULL;
	return item != NULL || copy == NULL ? item : add(s, copy);
}

/* "HASH BYTES NUMBER MODIFIED CHANGED KEY", times from 1970 on */
static bool read_line(struct stamps *s, char *line)
{
	enum { NUMBERS = 4 };
	uint64_t v[NUMBERS];
	struct digest digest;
	const char *at = line + DIGEST_HEX;
	if (strlen(line) < DIGEST_HEX || line[DIGEST_HEX - 1] != ' ') {
		return true;
	}
	line[DIGEST_HEX - 1] = '\0';
	bool ok = digest_read(line, &digest);
	for (size_t i = 0; ok && i < NUMBERS; i++) {
		ok = num_whole(&at, &v[i]) && *at++ == ' ';
	}
	struct stamped *item = ok ? add(s, at) : NULL;
	if (item != NULL) {
		item->stamp = (struct stamp){v[0], v[1], (int64_t)v[2], (int64_t)v[3]};
		item->digest = digest;
		item->is_there = item->is_kept = true;
	}
	return !ok || item != NULL;
}

/* The text between heading and sum; NULL when it is not as it was written. */
static char *check(char *text, size_t n)
{
	size_t head = sizeof(heading) - 1, tail = DIGEST_HEX;
	if (n < head + tail || memcmp(text, heading, head) != 0 || text[n - 1] != '\n') {
		return NULL;
	}
	struct digest sum = digest_bytes(text, n - tail);
	if (memcmp(text + n - tail, sum.hex, tail - 1) != 0) {
		return NULL;
	}
	text[n - tail] = '\0';
	return text + head;
}

bool stamps_read(struct arena *a, const char *path, struct stamps *out)
{
	size_t n;
	*out = (struct stamps){.a = a};
	char *text = whole_read(a, path, SIZE_MAX - 1, &n),
	     *line = text == NULL ? NULL : check(text, n);
	bool ok = a->diag->code == SM_OK;
	while (ok && line != NULL && *line != '\0') {
		char *end = strchr(line, '\n');
		if (end != NULL) {
			*end = '\0';
		}
		ok = read_line(out, line);
		line = end == NULL ? NULL : end + 1;
	}
	return ok;
}

static int by_text(const void *pa, const void *pb)
{
	const char *const *a = pa, *const *b = pb;
	return strcmp(*a, *b);
}

/* The hash of the sorted names in a folder. */
static bool digest_folder(struct arena *a, const char *path, struct digest *out)
{
	const char **names = NULL;
	size_t n = 0, cap = 0;
	DIR *dir = opendir(path);
	bool ok = dir != NULL;
	for (struct dirent *e = NULL; ok && (e = readdir(dir)) != NULL; n++) {
		const char **more = arena_grow(a, names, n, &cap, sizeof(*more));
		names = more == NULL ? names : more;
		const char *name = more == NULL ? NULL : arena_strdup(a, e->d_name);
		ok = name != NULL;
		if (ok) {
			names[n] = name;
		}
	}
	if (dir != NULL) {
		(void)closedir(dir);
	}
	struct buf text;
	buf_init(&text, (size_t)1 << 30);
	if (ok && n > 0) {
		qsort(names, n, sizeof(*names), by_text);
	}
	for (size_t i = 0; ok && i < n; i++) {
		buf_puts(&text, names[i]);
		buf_puts(&text, "\n");
	}
	*out = digest_bytes(text.ptr == NULL ? "" : text.ptr, text.len);
	buf_finish(&text);
	return ok;
}

/* What cannot be read counts as not there. */
static void hash(struct stamps *s, struct stamped *item, const char *path)
{
	struct stat st = {0};
	uint64_t bytes;
	bool had = item->is_kept;
	item->is_known = true;
	item->is_there = stat(path, &st) == 0;
	const struct stamp before = stamp_of(&st);
	if (item->is_there && had && is_equal(&before, &item->stamp)) {
		return;
	}
	int64_t at_ns = now_ns();
	s->is_changed = s->is_changed || had;
	item->stamp = before;
	if (item->is_there) {
		item->is_there = S_ISDIR(st.st_mode) ? digest_folder(s->a, path, &item->digest)
						     : digest_file(path, &item->digest, &bytes);
	}
	item->is_kept = item->is_there && S_ISREG(st.st_mode) && is_settled(&before, at_ns) &&
			stamps_is_same(item, path);
	s->is_changed = s->is_changed || item->is_kept;
}

const struct stamped *stamps_get(struct stamps *s, const char *key, const char *path)
{
	struct stamped *item = find(s, key);
	if (item != NULL && !item->is_known) {
		hash(s, item, path);
	}
	return item;
}

bool stamps_set(
	struct stamps *s, const char *key, const char *path, const struct digest *digest)
{
	struct stat st;
	struct stamped *item = find(s, key);
	if (item == NULL) {
		return false;
	}
	item->is_there = digest != NULL && stat(path, &st) == 0;
	item->is_known = item->is_there;
	item->is_kept = item->is_there;
	s->is_changed = true;
	if (item->is_there) {
		item->stamp = stamp_of(&st);
		item->digest = *digest;
		/* What others change in the tick in which it was written would not show; a
		 * second is longer than that. */
		item->is_kept = item->stamp.changed_ns % second_ns != 0;
	}
	return true;
}

bool stamps_is_same(const struct stamped *s, const char *path)
{
	struct stat st;
	bool is_there = stat(path, &st) == 0;
	const struct stamp now = is_there ? stamp_of(&st) : (struct stamp){0};
	return is_there == s->is_there && (!is_there || is_equal(&now, &s->stamp));
}

bool stamps_is_younger(const struct stamped *s, int64_t moment_ns)
{
	return s->is_there && s->stamp.changed_ns > moment_ns;
}

bool stamps_has_unseen(const struct stamps *s)
{
	for (size_t i = 0; i < s->n; i++) {
		if (s->items[i]->is_kept && !s->items[i]->is_known) {
			return true;
		}
	}
	return false;
}

void stamps_forget(struct stamps *s, const struct lookup *known)
{
	for (size_t i = 0; i < s->n; i++) {
		struct stamped *item = s->items[i];
		if (item->is_kept && !item->is_known && lookup_get(known, item->key) == NULL) {
			item->is_kept = false;
			s->is_changed = true;
		}
	}
}

bool stamps_write(struct sm_diag *d, const struct stamps *s, const char *path)
{
	struct buf b;
	if (!s->is_changed) {
		return true;
	}
	buf_init(&b, (size_t)1 << 30);
	buf_puts(&b, heading);
	for (size_t i = 0; i < s->n; i++) {
		const struct stamped *item = s->items[i];
		if (item->is_kept && strchr(item->key, '\n') == NULL &&
			item->stamp.modified_ns >= 0 && item->stamp.changed_ns >= 0) {
			buf_printf(&b,
				"%s %" PRIu64 " %" PRIu64 " %" PRId64 " %" PRId64 " %s\n",
				item->digest.hex, item->stamp.bytes, item->stamp.number,
				item->stamp.modified_ns, item->stamp.changed_ns, item->key);
		}
	}
	struct digest sum = digest_bytes(b.ptr == NULL ? "" : b.ptr, b.len);
	buf_printf(&b, "%s\n", sum.hex);
	bool ok = b.failed ? diag_fail(d, SM_E_LIMIT, "%s: too many files", path)
			   : out_write(d, path, b.ptr, b.len);
	buf_finish(&b);
	return ok;
}
