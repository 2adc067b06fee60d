#include "cli/watcher.h"

#include <errno.h>
#include <limits.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES = 4096, LINKS_MAX = 8 };

/* All that can make a file another one, and nothing that reading it does. */
static const uint32_t way_events = IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
				   IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR |
				   IN_MASK_ADD;
static const uint32_t file_events = IN_MODIFY | IN_CLOSE_WRITE;

bool watcher_init(struct watcher *w)
{
	*w = (struct watcher){.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
	return w->fd >= 0;
}

void watcher_finish(struct watcher *w)
{
	for (size_t i = 0; i < w->n; i++) {
		free(w->items[i].name);
	}
	free(w->items);
	if (w->fd >= 0) {
		(void)close(w->fd);
	}
	*w = (struct watcher){.fd = -1};
}

void watcher_begin(struct watcher *w)
{
	w->changed = false;
	for (size_t i = 0; i < w->n; i++) {
		w->items[i].is_new = w->items[i].is_kept = false;
	}
	/* Files have their times from this clock. */
	(void)clock_gettime(CLOCK_REALTIME_COARSE, &w->began);
}

static bool is_folder_used(const struct watcher *w, int folder)
{
	for (size_t i = 0; i < w->n; i++) {
		if (w->items[i].folder == folder) {
			return true;
		}
	}
	return false;
}

bool watcher_end(struct watcher *w)
{
	for (size_t i = w->n; i-- > 0;) {
		struct watched gone = w->items[i];
		if (gone.is_kept) {
			continue;
		}
		w->items[i] = w->items[--w->n];
		free(gone.name);
		if (!is_folder_used(w, gone.folder)) {
			(void)inotify_rm_watch(w->fd, gone.folder);
		}
	}
	return w->changed;
}

static struct watched *find(struct watcher *w, int folder, const char *name)
{
	for (size_t i = 0; i < w->n; i++) {
		if (w->items[i].folder == folder && strcmp(w->items[i].name, name) == 0) {
			return &w->items[i];
		}
	}
	return NULL;
}

/* Has the kernel tell of a name in a folder; a folder that is not there is told of by the one
 * it would be in. */
static bool add_name(
	struct watcher *w, const char *folder, const char *name, bool is_file, bool *is_new)
{
	int number = inotify_add_watch(
		w->fd, folder, is_file ? way_events | file_events : way_events);
	*is_new = false;
	if (number < 0) {
		return errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ELOOP;
	}
	struct watched *known = find(w, number, name);
	if (known != NULL) {
		known->is_kept = true;
		*is_new = known->is_new;
		return true;
	}
	if (w->n == w->cap) {
		size_t cap = w->cap == 0 ? 64 : 2 * w->cap;
		struct watched *items = realloc(w->items, cap * sizeof(*items));
		if (items == NULL) {
			return false;
		}
		w->items = items;
		w->cap = cap;
	}
	char *copy = strdup(name);
	if (copy == NULL) {
		return false;
	}
	w->items[w->n++] = (struct watched){number, copy, true, true};
	*is_new = true;
	return true;
}

/* What a link on the way leads to, as a path from where the link lies; false: it is none. */
static bool follow(const char *path, size_t folder_length, char out[PATH_BYTES])
{
	char target[PATH_BYTES];
	ssize_t n = readlink(path, target, sizeof(target) - 1);
	if (n <= 0) {
		return false;
	}
	target[n] = '\0';
	int size = target[0] == '/' ? snprintf(out, PATH_BYTES, "%s", target)
				    : snprintf(out, PATH_BYTES, "%.*s%s", (int)folder_length,
					      path, target);
	return size > 0 && size < PATH_BYTES;
}

/* Whether it is a folder such as /tmp, in which everybody is busy with files of his own: what
 * comes and goes there would wake the program all the time. */
static bool is_common(const char *folder)
{
	enum { STICKY = 01000 }; /* S_ISVTX of XSI */
	struct stat st;
	return stat(folder, &st) == 0 && (st.st_mode & STICKY) != 0;
}

static bool has_name(const char *folder, const char *name)
{
	char path[PATH_BYTES];
	struct stat st;
	int n = snprintf(path, sizeof(path), "%s/%s", folder, name);
	return n > 0 && n < PATH_BYTES && stat(path, &st) == 0;
}

static bool is_before(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec != b->tv_sec ? a->tv_sec < b->tv_sec : a->tv_nsec < b->tv_nsec;
}

/* Whether what has that name is another one than when the reading began, or was changed: a
 * link, too, whatever it leads to. Of a folder what is in it does not count, which has its own
 * time. */
static bool has_changed(const struct watcher *w, const char *path)
{
	struct stat st;
	if (lstat(path, &st) != 0 || is_before(&st.st_ctim, &w->began)) {
		return false;
	}
	return !S_ISDIR(st.st_mode) || is_before(&st.st_mtim, &st.st_ctim);
}

static void note_change(struct watcher *w, const char *name)
{
	w->changed = true;
	(void)snprintf(w->name, sizeof(w->name), "%s", name);
}

/* Each name on the way: in "/a/b" that is "a" in "/" and "b" in "/a/". *is_new: of the last.
 * Until now nothing told of the new ones: they may have changed since the file was read. */
static bool add_way(struct watcher *w, const char *path, int depth, bool *is_new)
{
	char part[PATH_BYTES], target[PATH_BYTES];
	size_t length = strlen(path);
	if (length >= sizeof(part)) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(part, path, length + 1);
	for (size_t begin = 0; begin < length;) {
		size_t n = strcspn(path + begin, "/"), end = begin + n;
		bool is_name = n > 0 && !(n == 1 && path[begin] == '.') &&
			       !(n == 2 && memcmp(path + begin, "..", 2) == 0);
		part[begin] = '\0';
		char name[NAME_MAX + 1] = "";
		*is_new = false;
		if (is_name && n <= NAME_MAX) {
			memcpy(name, path + begin, n);
			name[n] = '\0';
			const char *folder = begin == 0 ? "." : part;
			bool is_last = path[end + strspn(path + end, "/")] == '\0';
			bool is_passed =
				!is_last && is_common(folder) && has_name(folder, name);
			if (!is_passed && !add_name(w, folder, name, is_last, is_new)) {
				return false;
			}
		}
		memcpy(part, path, end);
		part[end] = '\0';
		if (*is_new && has_changed(w, part)) {
			note_change(w, name);
		}
		bool unused = false;
		if (is_name && depth < LINKS_MAX && follow(part, begin, target) &&
			!add_way(w, target, depth + 1, &unused)) {
			return false;
		}
		memcpy(part, path, length + 1);
		begin = end + strspn(path + end, "/");
	}
	return true;
}

bool watcher_add(struct watcher *w, const char *path, bool found)
{
	struct stat st;
	bool is_new = false;
	if (!add_way(w, path, 0, &is_new)) {
		return false;
	}
	if (is_new && (stat(path, &st) == 0) != found) {
		const char *slash = strrchr(path, '/');
		note_change(w, slash == NULL ? path : slash + 1);
	}
	return true;
}

/* Whether it is about a watched file. The folder itself may have been replaced. */
static bool concerns(struct watcher *w, const struct inotify_event *e)
{
	if ((e->mask & IN_Q_OVERFLOW) != 0) {
		(void)snprintf(w->name, sizeof(w->name), "many files");
		return true;
	}
	if ((e->mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
		(void)snprintf(w->name, sizeof(w->name), "a folder");
		return is_folder_used(w, e->wd);
	}
	if (e->len == 0 || find(w, e->wd, e->name) == NULL) {
		return false;
	}
	(void)snprintf(w->name, sizeof(w->name), "%s", e->name);
	return true;
}

bool watcher_take(struct watcher *w)
{
	alignas(struct inotify_event) char bytes[16384];
	bool any = false;
	for (ssize_t n; (n = read(w->fd, bytes, sizeof(bytes))) > 0;) {
		for (const char *at = bytes; at < bytes + n;) {
			struct inotify_event e;
			memcpy(&e, at, sizeof(e));
			/* The name stands behind it, which a copy does not have. */
			const struct inotify_event *whole =
				(const struct inotify_event *)(const void *)at;
			any = concerns(w, whole) || any;
			at += sizeof(e) + e.len;
		}
	}
	return any;
}
