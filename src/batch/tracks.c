/* gethostname(). NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c) */
#define _DEFAULT_SOURCE
#include "batch/tracks.h"

#include "base/path.h"
#include "batch/manifest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { NAME = 256, PATH = 4096, LINE = 1024 };

bool tracks_init(
	struct arena *a, const char *out_dir, size_t shard, size_t n_shards, struct tracks *out)
{
	*out = (struct tracks){.out_dir = out_dir,
		.shard = shard,
		.n_shards = n_shards,
		.folder = path_join(a, out_dir, ".sahelmap")};
	return out->folder != NULL;
}

bool tracks_make_folder(struct sm_diag *d, struct tracks *t)
{
	t->has_log = mkdir(t->folder, 0777) == 0 || errno == EEXIST;
	return t->has_log || diag_fail(d, SM_E_OUTPUT, "%s: %s", t->folder, strerror(errno));
}

/* "stamps", or "stamps-3-of-6" of a shard. */
static void own_name(const struct tracks *t, const char *word, char out[NAME])
{
	if (t->n_shards == 0) {
		(void)snprintf(out, NAME, "%s", word);
	} else {
		(void)snprintf(out, NAME, "%s-%zu-of-%zu", word, t->shard, t->n_shards);
	}
}

static void host_name(char out[NAME])
{
	out[0] = '\0';
	if (gethostname(out, NAME - 1) != 0 || out[0] == '\0') {
		(void)snprintf(out, NAME, "unknown");
	}
	out[NAME - 1] = '\0';
}

char *tracks_manifest(struct arena *a, const struct tracks *t)
{
	const char *name = manifest_name(a, t->shard, t->n_shards);
	return name == NULL ? NULL : path_join(a, t->out_dir, name);
}

char *tracks_journal(struct arena *a, const struct tracks *t)
{
	char word[NAME], host[NAME], name[3 * NAME];
	own_name(t, "journal", word);
	host_name(host);
	(void)snprintf(name, sizeof(name), "%s.%s.%ld", word, host, (long)getpid());
	return path_join(a, t->folder, name);
}

char *tracks_stamps(struct arena *a, const struct tracks *t)
{
	char name[NAME];
	own_name(t, "stamps", name);
	return path_join(a, t->folder, name);
}

char *tracks_output_key(struct arena *a, const char *output)
{
	size_t size = strlen(output) + sizeof("out:");
	char *out = arena_alloc(a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "out:%s", output);
	}
	return out;
}

/* "journal.HOST.PID" or "journal-3-of-6.HOST.PID" */
static bool read_journal_name(const char *name, struct track *out)
{
	char *end;
	const char *dot = strrchr(name, '.');
	*out = (struct track){.kind = TRACK_JOURNAL};
	static const char head[] = "journal";
	const char *rest = name + sizeof(head) - 1;
	if (dot == NULL || strncmp(name, head, sizeof(head) - 1) != 0) {
		return false;
	}
	if (*rest == '-') {
		rest++;
		if (!manifest_read_shard(&rest, "-of-", &out->shard, &out->n_shards)) {
			return false;
		}
	}
	if (*rest != '.') {
		return false;
	}
	out->pid = strtol(dot + 1, &end, 10);
	return end != dot + 1 && *end == '\0';
}

static bool read_manifest_name(const char *name, struct track *out)
{
	*out = (struct track){.kind = TRACK_MANIFEST};
	return manifest_is_name(name, &out->shard, &out->n_shards);
}

/* A shard has no need of what others draw. */
static bool is_of_use(const struct tracks *t, const struct track *track)
{
	return t->n_shards == 0 || tracks_is_own(t, track) ||
	       (track->kind == TRACK_MANIFEST && track->n_shards == 0);
}

static bool list_folder(struct arena *a, struct tracks *t, const char *folder,
	bool (*read)(const char *name, struct track *out))
{
	DIR *dir = opendir(folder);
	bool ok = true;
	if (dir == NULL) {
		return true;
	}
	for (struct dirent *e = NULL; ok && (e = readdir(dir)) != NULL;) {
		struct track found;
		if (!read(e->d_name, &found) || !is_of_use(t, &found)) {
			continue;
		}
		struct track *items = arena_grow(a, t->items, t->n, &t->cap, sizeof(*items));
		t->items = items == NULL ? t->items : items;
		found.path = items == NULL ? NULL : path_join(a, folder, e->d_name);
		ok = found.path != NULL;
		if (ok) {
			t->items[t->n++] = found;
		}
	}
	(void)closedir(dir);
	return ok;
}

static int compare(const void *pa, const void *pb)
{
	const struct track *a = pa, *b = pb;
	if (a->kind != b->kind) {
		return a->kind < b->kind ? -1 : 1;
	}
	if ((a->n_shards == 0) != (b->n_shards == 0)) {
		return a->n_shards == 0 ? -1 : 1;
	}
	return strcmp(a->path, b->path);
}

bool tracks_list(struct arena *a, struct tracks *t)
{
	t->n = 0;
	if (!list_folder(a, t, t->out_dir, read_manifest_name) ||
		!list_folder(a, t, t->folder, read_journal_name)) {
		return false;
	}
	if (t->n > 1) {
		qsort(t->items, t->n, sizeof(*t->items), compare);
	}
	return true;
}

bool tracks_is_own(const struct tracks *t, const struct track *track)
{
	return t->n_shards == 0 || (track->n_shards == t->n_shards && track->shard == t->shard);
}

void tracks_remove_folded(const struct tracks *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct track *track = &t->items[i];
		bool is_written = track->kind == TRACK_MANIFEST &&
				  track->n_shards == t->n_shards && track->shard == t->shard;
		if (tracks_is_own(t, track) && !is_written && !track->is_kept) {
			(void)remove(track->path);
		}
	}
}

void tracks_remove_parts(const char *out_dir, const char *output, long pid)
{
	enum { TRIES = 10 };
	for (int i = 0; i < TRIES; i++) {
		char path[PATH];
		int n = snprintf(
			path, sizeof(path), "%s/%s.%ld.%d.part", out_dir, output, pid, i);
		if (n > 0 && n < PATH) {
			(void)remove(path);
		}
	}
}

/* Removes "NAME.SOMETHING.ENDING". */
static void remove_like(const char *folder, const char *name, const char *ending)
{
	DIR *dir = opendir(folder);
	size_t n = strlen(name);
	for (struct dirent *e = NULL; dir != NULL && (e = readdir(dir)) != NULL;) {
		char path[PATH];
		if (strncmp(e->d_name, name, n) == 0 && e->d_name[n] == '.' &&
			path_has_ending(e->d_name, ending) &&
			snprintf(path, sizeof(path), "%s/%s", folder, e->d_name) < PATH) {
			(void)remove(path);
		}
	}
	if (dir != NULL) {
		(void)closedir(dir);
	}
}

bool tracks_sweep(void *user)
{
	const struct tracks *t = user;
	char stamps[NAME], lock[NAME], manifest[NAME], file[NAME + 8];
	own_name(t, "stamps", stamps);
	own_name(t, "lock", lock);
	own_name(t, "manifest", manifest);
	(void)snprintf(file, sizeof(file), "%s.json", manifest);
	remove_like(t->out_dir, file, "part");
	remove_like(t->folder, stamps, "part");
	remove_like(t->folder, lock, "new");
	if (t->n_shards == 0) {
		remove_like(t->folder, "log", "part");
	}
	return true;
}

void tracks_log(const struct tracks *t, const char *fmt, ...)
{
	char path[PATH], host[NAME], text[LINE], line[2 * LINE], when[64] = "";
	struct tm utc;
	time_t now = time(NULL);
	va_list args;
	if (!t->has_log) {
		return;
	}
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	host_name(host);
	if (gmtime_r(&now, &utc) != NULL) {
		(void)strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%SZ", &utc);
	}
	(void)snprintf(path, sizeof(path), "%s/log", t->folder);
	int n = snprintf(
		line, sizeof(line), "%s %s %ld %s\n", when, host, (long)getpid(), text);
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	if (fd >= 0) {
		/* A log without room is no reason to stop. */
		ssize_t written =
			write(fd, line, n < (int)sizeof(line) ? (size_t)n : sizeof(line) - 1);
		(void)written;
		(void)close(fd);
	}
}
