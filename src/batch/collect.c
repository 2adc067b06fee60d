#include "batch/collect.h"

#include "base/path.h"
#include "batch/journal.h"

static bool read_track(struct collected *c, size_t i)
{
	const struct track *t = &c->tracks.items[i];
	struct journal_content content;
	return t->kind == TRACK_JOURNAL ? journal_read(&c->book, t->path, &content)
					: manifest_read(&c->book, t->path, true, &c->abouts[i]);
}

bool collect(struct arena *a, const char *out_dir, struct collected *out)
{
	*out = (struct collected){.book.a = a};
	if (!tracks_init(a, out_dir, 0, 0, &out->tracks) || !tracks_list(a, &out->tracks)) {
		return false;
	}
	if (out->tracks.n == 0) {
		return diag_fail(a->diag, SM_E_DATA, "%s: %s", out_dir,
			path_exists(out_dir) ? "no manifest.json is in it: a batch writes one"
					     : "no such folder");
	}
	out->abouts = arena_alloc(a, out->tracks.n, sizeof(*out->abouts));
	bool ok = out->abouts != NULL;
	for (size_t i = 0; ok && i < out->tracks.n; i++) {
		ok = read_track(out, i);
	}
	for (size_t i = 0; i < out->book.n; i++) {
		out->book.items[i]->is_own = true;
	}
	return ok;
}
