#include "batch/manifest.h"

#include "base/num.h"
#include "base/out.h"
#include "base/whole.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX_BYTES = 1 << 30 };

/* No journal comes to it. */
static const unsigned listed = UINT_MAX;

char *manifest_name(struct arena *a, size_t shard, size_t n_shards)
{
	char name[80] = "manifest.json";
	if (n_shards > 0) {
		(void)snprintf(name, sizeof(name), "manifest-%zu-of-%zu.json", shard, n_shards);
	}
	return arena_strdup(a, name);
}

bool manifest_read_shard(
	const char **text, const char *between, size_t *shard, size_t *n_shards)
{
	uint64_t of, n;
	const char *s = *text;
	size_t length = strlen(between);
	if (!num_whole(&s, &of) || strncmp(s, between, length) != 0) {
		return false;
	}
	s += length;
	if (!num_whole(&s, &n) || of < 1 || of > n || n > SIZE_MAX / 2) {
		return false;
	}
	*text = s;
	*shard = (size_t)of;
	*n_shards = (size_t)n;
	return true;
}

bool manifest_is_name(const char *name, size_t *shard, size_t *n_shards)
{
	static const char head[] = "manifest-";
	const char *rest = name + sizeof(head) - 1;
	*shard = *n_shards = 0;
	return strcmp(name, "manifest.json") == 0 ||
	       (strncmp(name, head, sizeof(head) - 1) == 0 &&
		       manifest_read_shard(&rest, "-of-", shard, n_shards) &&
		       strcmp(rest, ".json") == 0);
}

/* The whole text in the arena. */
static char *read_text(struct arena *a, const char *path, size_t *n)
{
	char *text = whole_read(a, path, TEXT_MAX_BYTES, n);
	if (text == NULL && errno != ENOMEM) {
		(void)diag_fail(a->diag, SM_E_DATA, "%s: %s", path,
			errno == EINVAL || errno == EFBIG ? "is no manifest" : strerror(errno));
	}
	return text;
}

static bool damaged(struct sm_diag *d, const char *path, const char *why)
{
	return diag_fail(d, SM_E_DATA,
		"%s: is damaged: %s; put back a good copy, or move it away to have all maps "
		"drawn again",
		path, why);
}

/* The message without the path it begins with. */
static const char *without(const char *path, const char *message)
{
	size_t n = strlen(path);
	if (strncmp(message, path, n) != 0 || message[n] != ':') {
		return message;
	}
	return message + n + (message[n + 1] == ' ' ? 2 : 1);
}

/* The document; what libyaml says of a text that is none becomes one message. */
static bool parse(struct arena *a, const char *path, struct document *out)
{
	size_t n;
	char *text = read_text(a, path, &n);
	struct sm_diag *d = a->diag,
		       *quiet = text == NULL ? NULL : arena_alloc(a, 1, sizeof(*d));
	if (quiet == NULL) {
		return false;
	}
	a->diag = quiet;
	bool ok = parse_data(a, path, text, n, out);
	a->diag = d;
	return ok || (quiet->code == SM_E_NOMEM
				     ? diag_fail(d, SM_E_NOMEM, "out of memory")
				     : damaged(d, path, without(path, quiet->errors[0].text)));
}

static bool check_version(struct sm_diag *d, const char *path, const struct node *root)
{
	char *end = NULL;
	const struct node *n = node_get(root, "sahelmap-manifest");
	long version = n == NULL || n->kind != NODE_SCALAR ? 0 : strtol(n->text, &end, 10);
	if (end == NULL || *end != '\0' || version < 1) {
		return damaged(d, path, "its key 'sahelmap-manifest' is missing");
	}
	return version <= MANIFEST_VERSION ||
	       diag_fail(d, SM_E_DATA,
		       "%s: is of version %ld, this program knows those up to %d; use a newer "
		       "sahelmap, or another folder",
		       path, version, MANIFEST_VERSION);
}

static const struct node *list_of(const struct node *root, const char *key)
{
	const struct node *n = node_get(root, key);
	return n != NULL && n->kind == NODE_SEQUENCE ? n : NULL;
}

/* A node that is not as it must be, or there was no memory. */
static bool refuse(struct arena *a, const char *path, const struct node *n, const char *what)
{
	char why[96];
	(void)snprintf(why, sizeof(why), "line %d: this is no %s", n->line, what);
	return a->diag->code == SM_OK && damaged(a->diag, path, why);
}

static bool read_lists(struct receipt_book *b, const char *path, const struct node *root,
	struct receipt_numbers *numbers)
{
	static const struct {
		const char *key, *what;
		bool (*read)(struct receipt_book *b, struct receipt_numbers *numbers,
			const struct node *n);
	} lists[] = {{"programs", "list of versions", receipt_read_program},
		{"files", "file with its hash", receipt_read_file},
		{"inputs", "list of files", receipt_read_set}};
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		const struct node *list = list_of(root, lists[i].key);
		if (list == NULL) {
			char why[64];
			(void)snprintf(
				why, sizeof(why), "its list '%s' is missing", lists[i].key);
			return damaged(b->a->diag, path, why);
		}
		for (const struct node *n = list->child; n != NULL; n = n->next) {
			if (!lists[i].read(b, numbers, n)) {
				return refuse(b->a, path, n, lists[i].what);
			}
		}
	}
	return true;
}

static bool read_about(struct arena *a, const struct node *root, struct manifest_about *about)
{
	const struct node *plan = node_get(root, "plan"), *shard = node_get(root, "shard");
	static const char *const keys[] = {"lacking", "unfinished"};
	struct receipt_texts *const texts[] = {&about->lacking, &about->unfinished};
	bool ok = true;
	*about = (struct manifest_about){.plan = plan == NULL ? NULL : plan->text};
	if (shard != NULL && shard->kind == NODE_SCALAR) {
		const char *text = shard->text;
		(void)manifest_read_shard(&text, "/", &about->shard, &about->n_shards);
	}
	for (size_t i = 0; i < 2; i++) {
		const struct node *list = list_of(root, keys[i]);
		for (const struct node *n = list == NULL ? NULL : list->child; ok && n != NULL;
			n = n->next) {
			ok = n->kind != NODE_SCALAR || texts_add(a, texts[i], n->text);
		}
	}
	return ok;
}

bool manifest_read(
	struct receipt_book *b, const char *path, bool is_own, struct manifest_about *about)
{
	struct document document;
	struct receipt_numbers numbers = {0};
	struct manifest_about other;
	if (!parse(b->a, path, &document) || !check_version(b->a->diag, path, document.root) ||
		!read_about(b->a, document.root, about == NULL ? &other : about) ||
		!read_lists(b, path, document.root, &numbers)) {
		return false;
	}
	const struct node *jobs = list_of(document.root, "jobs");
	if (jobs == NULL) {
		return damaged(b->a->diag, path, "its list 'jobs' is missing");
	}
	for (const struct node *n = jobs->child; n != NULL; n = n->next) {
		struct receipt *r = receipt_read(b, &numbers, n);
		if (r == NULL) {
			return refuse(b->a, path, n, "receipt of a map");
		}
		r->is_own = is_own;
	}
	return true;
}

/* What the receipts refer to, each once, sorted. */
struct lists {
	struct receipt_file **files;
	struct receipt_set **sets;
	struct receipt_program **programs;
	struct receipt **jobs;
	size_t n_files, n_sets, n_programs, n_jobs;
};

static int compare_files(const void *pa, const void *pb)
{
	const struct receipt_file *const *a = pa, *const *b = pb;
	int order = strcmp((*a)->name, (*b)->name);
	return order != 0 ? order : strcmp((*a)->digest.hex, (*b)->digest.hex);
}

static int compare_programs(const void *pa, const void *pb)
{
	const struct receipt_program *const *a = pa, *const *b = pb;
	return strcmp((*a)->text, (*b)->text);
}

static int compare_jobs(const void *pa, const void *pb)
{
	const struct receipt *const *a = pa, *const *b = pb;
	return strcmp((*a)->name, (*b)->name);
}

/* By the files of which they are, which are numbered then. */
static int compare_sets(const void *pa, const void *pb)
{
	const struct receipt_set *const *a = pa, *const *b = pb;
	for (size_t i = 0; i < (*a)->n && i < (*b)->n; i++) {
		size_t x = (*a)->files[i]->number, y = (*b)->files[i]->number;
		if (x != y) {
			return x < y ? -1 : 1;
		}
	}
	return ((*a)->n > (*b)->n) - ((*a)->n < (*b)->n);
}

/* Room for all there may be. */
static bool make_room(struct receipt_book *b, struct lists *l)
{
	*l = (struct lists){.jobs = arena_alloc(b->a, b->n + 1, sizeof(const void *)),
		.sets = arena_alloc(b->a, b->sets.n + 1, sizeof(const void *)),
		.programs = arena_alloc(b->a, b->programs.n + 1, sizeof(const void *)),
		.files = arena_alloc(b->a, b->files.n + 1, sizeof(const void *))};
	return l->jobs != NULL && l->sets != NULL && l->programs != NULL && l->files != NULL;
}

static void add_set(struct receipt_set *s, struct lists *l)
{
	if (s->written == listed) {
		return;
	}
	s->written = listed;
	l->sets[l->n_sets++] = s;
	for (size_t i = 0; i < s->n; i++) {
		if (s->files[i]->written != listed) {
			s->files[i]->written = listed;
			l->files[l->n_files++] = s->files[i];
		}
	}
}

static bool collect(struct receipt_book *b, struct lists *l)
{
	if (!make_room(b, l)) {
		return false;
	}
	for (size_t i = 0; i < b->n; i++) {
		struct receipt *r = b->items[i];
		if (!r->is_own) {
			continue;
		}
		l->jobs[l->n_jobs++] = r;
		add_set(r->inputs, l);
		if (r->program->written != listed) {
			r->program->written = listed;
			l->programs[l->n_programs++] = r->program;
		}
	}
	return true;
}

/* What is written next, this book's journal too, numbers anew. */
static void forget_numbers(const struct lists *l)
{
	for (size_t i = 0; i < l->n_files; i++) {
		l->files[i]->written = 0;
	}
	for (size_t i = 0; i < l->n_sets; i++) {
		l->sets[i]->written = 0;
	}
	for (size_t i = 0; i < l->n_programs; i++) {
		l->programs[i]->written = 0;
	}
}

static void sort(void *items, size_t n, int (*compare)(const void *, const void *))
{
	if (n > 1) {
		qsort(items, n, sizeof(const void *), compare);
	}
}

static void number_all(struct lists *l)
{
	sort(l->files, l->n_files, compare_files);
	for (size_t i = 0; i < l->n_files; i++) {
		l->files[i]->number = i;
	}
	sort(l->sets, l->n_sets, compare_sets);
	for (size_t i = 0; i < l->n_sets; i++) {
		l->sets[i]->number = i;
	}
	sort(l->programs, l->n_programs, compare_programs);
	for (size_t i = 0; i < l->n_programs; i++) {
		l->programs[i]->number = i;
	}
	sort(l->jobs, l->n_jobs, compare_jobs);
}

static void add_about(const struct manifest_about *about, struct buf *out)
{
	buf_printf(out, "{\n\"sahelmap-manifest\": %d,\n", MANIFEST_VERSION);
	if (about->plan != NULL) {
		buf_puts(out, "\"plan\": ");
		buf_json(out, about->plan, strlen(about->plan));
		buf_puts(out, ",\n");
	}
	if (about->n_shards > 0) {
		buf_printf(out, "\"shard\": \"%zu/%zu\",\n", about->shard, about->n_shards);
	}
}

static void add_lists(const struct lists *l, struct buf *out)
{
	buf_puts(out, "\"programs\": [");
	for (size_t i = 0; i < l->n_programs; i++) {
		buf_puts(out, i == 0 ? "\n" : ",\n");
		receipt_write_program(l->programs[i], out);
	}
	buf_puts(out, "\n],\n\"files\": [");
	for (size_t i = 0; i < l->n_files; i++) {
		buf_puts(out, i == 0 ? "\n" : ",\n");
		receipt_write_file(l->files[i], out);
	}
	buf_puts(out, "\n],\n\"inputs\": [");
	for (size_t i = 0; i < l->n_sets; i++) {
		buf_puts(out, i == 0 ? "\n" : ",\n");
		receipt_write_set(l->sets[i], out);
	}
	buf_puts(out, "\n],\n\"jobs\": [");
	for (size_t i = 0; i < l->n_jobs; i++) {
		buf_puts(out, i == 0 ? "\n" : ",\n");
		receipt_write(l->jobs[i], out);
	}
	buf_puts(out, "\n],\n");
}

static void add_names(const char *key, const struct receipt_texts *t, struct buf *out)
{
	buf_printf(out, "\"%s\": [", key);
	for (size_t i = 0; i < t->n; i++) {
		buf_puts(out, i == 0 ? "\n" : ",\n");
		buf_json(out, t->items[i], strlen(t->items[i]));
	}
	buf_puts(out, "\n]");
}

/* Whether the file has these bytes. */
static bool is_same(const char *path, const struct buf *b)
{
	struct digest digest, ours = digest_bytes(b->ptr, b->len);
	uint64_t bytes;
	return digest_file(path, &digest, &bytes) && digest_is_same(&digest, &ours);
}

bool manifest_write(
	struct receipt_book *b, const struct manifest_about *about, const char *path)
{
	struct lists lists;
	struct buf out;
	if (!collect(b, &lists)) {
		return false;
	}
	number_all(&lists);
	buf_init(&out, TEXT_MAX_BYTES);
	add_about(about, &out);
	add_lists(&lists, &out);
	if (about->lacking.n > 0) {
		add_names("lacking", &about->lacking, &out);
		buf_puts(&out, ",\n");
	}
	add_names("unfinished", &about->unfinished, &out);
	buf_puts(&out, "\n}\n");
	bool ok = out.failed ? diag_fail(b->a->diag, SM_E_LIMIT, "%s: too large", path)
			     : is_same(path, &out) ||
				       out_write(b->a->diag, path, out.ptr, out.len);
	forget_numbers(&lists);
	buf_finish(&out);
	return ok;
}
