#include "batch/collect.h"

#include "base/path.h"

/* What a killed batch had begun it has left unfinished. */
static bool read_journal(struct collected *c, size_t i)
{
	struct journal_content *content = &c->journals[i];
	bool ok = journal_read(&c->book, c->tracks.items[i].path, content);
	for (size_t k = 0; ok && k < content->n_begun; k++) {
		ok = content->begun[k]->is_done ||
		     texts_add(c->book.a, &c->abouts[i].unfinished, content->begun[k]->name);
	}
	return ok;
}

static bool read_track(struct collected *c, size_t i)
{
	const struct track *t = &c->tracks.items[i];
	return t->kind == TRACK_JOURNAL ? read_journal(c, i)
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
	out->journals = arena_alloc(a, out->tracks.n, sizeof(*out->journals));
	bool ok = out->abouts != NULL && out->journals != NULL;
	for (size_t i = 0; ok && i < out->tracks.n; i++) {
		ok = read_track(out, i);
	}
	for (size_t i = 0; i < out->book.n; i++) {
		out->book.items[i]->is_own = true;
	}
	return ok;
}
