/* Files, there or not yet, and whether something happens to them: inotify. */
#ifndef CLI_WATCHER_H
#define CLI_WATCHER_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

/* A name in a folder that the kernel tells about. */
struct watched {
	int folder; /* inotify's number of it */
	char *name;
	bool is_new; /* since watcher_begin() */
	bool is_kept;
};

struct watcher {
	int fd; /* readable when something happened; to be polled */
	struct watched *items;
	size_t n, cap;
	struct timespec began; /* by the clock of the files' times */
	bool changed;	       /* one of the new ones did, since then */
	char name[256];	       /* of what happened last */
};

/* False when the kernel has no more of them; watcher_finish() must follow in any case. */
bool watcher_init(struct watcher *w);
void watcher_finish(struct watcher *w);

/* From here to watcher_end() files are added; those of the last time that are not are
 * forgotten. watcher_end() tells whether one that was not watched before has changed since
 * `begin`. */
void watcher_begin(struct watcher *w);
bool watcher_end(struct watcher *w);

/*
 * Watches a file: its contents, its appearance, being replaced, and each folder and link on the
 * way to it. False without memory, or when the kernel refuses (errno says why).
 */
bool watcher_add(struct watcher *w, const char *path, bool found);

/* Takes what has happened so far; true when a watched file is concerned, whose name is in
 * w->name. Does not wait. */
bool watcher_take(struct watcher *w);

#endif
