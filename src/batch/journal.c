#include "batch/journal.h"

#include "base/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SUM_DIGITS = 16, TEXT_MAX_BYTES = 1 << 28 };

bool journal_open(struct sm_diag *d, const char *path, struct journal *out)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);
	if (fd < 0) {
		return diag_fail(d, SM_E_OUTPUT, "%s: %s", path, strerror(errno));
	}
	*out = (struct journal){.fd = fd, .path = path, .writing = 1};
	return true;
}

void journal_close(struct journal *j)
{
	if (j->path != NULL) {
		(void)close(j->fd);
	}
	*j = (struct journal){0};
}

/* A line of its own in any case, also when one before it was torn for want of room. */
static void add_line(struct buf *out, const struct buf *line)
{
	struct digest sum = digest_bytes(line->ptr, line->len);
	buf_puts(out, "\n");
	buf_add(out, sum.hex, SUM_DIGITS);
	buf_puts(out, " ");
	buf_add(out, line->ptr, line->len);
	buf_puts(out, "\n");
}

/* Behind a line that was torn: what stood in it, or behind it, is not there to be referred to;
 * all is written and numbered anew. */
static void mend(struct journal *j, struct buf *out)
{
	struct buf line;
	if (!j->is_torn) {
		return;
	}
	j->writing++;
	j->n_files = j->n_sets = j->n_programs = 0;
	buf_init(&line, TEXT_MAX_BYTES);
	buf_puts(&line, "{\"anew\": true}");
	add_line(out, &line);
	out->failed = out->failed || line.failed;
	buf_finish(&line);
}

static bool write_all(struct sm_diag *d, struct journal *j, const struct buf *b)
{
	j->is_torn = true;
	if (b->failed) {
		return diag_fail(d, SM_E_LIMIT, "%s: a receipt is too long", j->path);
	}
	ssize_t n = write(j->fd, b->ptr, b->len);
	if (n == (ssize_t)b->len) {
		j->is_torn = false;
		return true;
	}
	return diag_fail(d, SM_E_OUTPUT, "%s: %s", j->path, strerror(n < 0 ? errno : ENOSPC));
}

bool journal_begin(struct sm_diag *d, struct journal *j, const char *name,
	const char *const *outputs, size_t n)
{
	struct buf line, text;
	buf_init(&line, TEXT_MAX_BYTES);
	buf_init(&text, TEXT_MAX_BYTES);
	buf_puts(&line, "{\"begin\": ");
	buf_json(&line, name, strlen(name));
	buf_puts(&line, ", \"outputs\": [");
	for (size_t i = 0; i < n; i++) {
		buf_puts(&line, i == 0 ? "" : ", ");
		buf_json(&line, outputs[i], strlen(outputs[i]));
	}
	buf_puts(&line, "]}");
	mend(j, &text);
	add_line(&text, &line);
	bool ok = write_all(d, j, &text);
	buf_finish(&line);
	buf_finish(&text);
	return ok;
}

static void add_kind(const char *kind, const struct buf *value, struct buf *out)
{
	struct buf line;
	buf_init(&line, TEXT_MAX_BYTES);
	buf_printf(&line, "{\"%s\": ", kind);
	buf_add(&line, value->ptr, value->len);
	buf_puts(&line, "}");
	add_line(out, &line);
	out->failed = out->failed || line.failed;
	buf_finish(&line);
}

static void add_file(struct journal *j, struct receipt_file *f, struct buf *out)
{
	struct buf value;
	if (f->written == j->writing) {
		return;
	}
	f->written = j->writing;
	f->number = j->n_files++;
	buf_init(&value, TEXT_MAX_BYTES);
	receipt_write_file(f, &value);
	add_kind("file", &value, out);
	buf_finish(&value);
}

static void add_set(struct journal *j, struct receipt_set *s, struct buf *out)
{
	struct buf value;
	if (s->written == j->writing) {
		return;
	}
	for (size_t i = 0; i < s->n; i++) {
		add_file(j, s->files[i], out);
	}
	s->written = j->writing;
	s->number = j->n_sets++;
	buf_init(&value, TEXT_MAX_BYTES);
	receipt_write_set(s, &value);
	add_kind("inputs", &value, out);
	buf_finish(&value);
}

static void add_program(struct journal *j, struct receipt_program *p, struct buf *out)
{
	struct buf value;
	if (p->written == j->writing) {
		return;
	}
	p->written = j->writing;
	p->number = j->n_programs++;
	buf_init(&value, TEXT_MAX_BYTES);
	receipt_write_program(p, &value);
	add_kind("program", &value, out);
	buf_finish(&value);
}

bool journal_add(struct sm_diag *d, struct journal *j, const struct receipt *r)
{
	struct buf text, value;
	buf_init(&text, TEXT_MAX_BYTES);
	buf_init(&value, TEXT_MAX_BYTES);
	mend(j, &text);
	add_set(j, r->inputs, &text);
	add_program(j, r->program, &text);
	receipt_write(r, &value);
	add_kind("job", &value, &text);
	bool ok = write_all(d, j, &text);
	buf_finish(&value);
	buf_finish(&text);
	return ok;
}

struct reader {
	struct receipt_book *b;
	const char *path;
	struct receipt_numbers numbers;
	bool is_torn; /* a line was: the numbers behind it may be of others */
	struct journal_content *out;
};

/* The entry of a job's name, new or that of its beginning before. NULL without memory. */
static struct unfinished *find_begun(struct reader *r, const char *name)
{
	struct arena *a = r->b->a;
	struct journal_content *content = r->out;
	struct unfinished *u = lookup_get(&content->by_name, name);
	if (u != NULL) {
		return u;
	}
	struct unfinished **begun = arena_grow(
		a, content->begun, content->n_begun, &content->cap_begun, sizeof(const void *));
	content->begun = begun == NULL ? content->begun : begun;
	u = begun == NULL ? NULL : arena_alloc(a, 1, sizeof(*u));
	if (u == NULL || !lookup_put(a, &content->by_name, name, u)) {
		return NULL;
	}
	return content->begun[content->n_begun++] = u;
}

static bool read_begin(struct reader *r, const struct node *n)
{
	struct arena *a = r->b->a;
	const struct node *outputs = node_get(n, "outputs"), *name = node_get(n, "begin");
	size_t count = 0;
	for (const struct node *c = outputs == NULL ? NULL : outputs->child; c != NULL;
		c = c->next) {
		count++;
	}
	const char **paths = arena_alloc(a, count + 1, sizeof(const char *));
	struct unfinished *u = paths == NULL ? NULL : find_begun(r, name->text);
	if (u == NULL) {
		return false;
	}
	*u = (struct unfinished){.name = name->text, .outputs = paths};
	for (const struct node *c = count == 0 ? NULL : outputs->child; c != NULL;
		c = c->next) {
		if (c->kind == NODE_SCALAR && receipt_is_inside(c->text)) {
			u->outputs[u->n++] = c->text;
		}
	}
	return true;
}

static bool read_job(struct reader *r, const struct node *n)
{
	struct arena *a = r->b->a;
	struct journal_content *content = r->out;
	struct receipt *receipt = receipt_read(r->b, &r->numbers, n);
	if (receipt == NULL) {
		return false;
	}
	struct receipt **receipts = arena_grow(a, content->receipts, content->n_receipts,
		&content->cap_receipts, sizeof(const void *));
	content->receipts = receipts == NULL ? content->receipts : receipts;
	if (receipts == NULL) {
		return false;
	}
	content->receipts[content->n_receipts++] = receipt;
	struct unfinished *begun = lookup_get(&content->by_name, receipt->name);
	if (begun != NULL) {
		begun->is_done = true;
	}
	return true;
}

/* One line's document. False when it is none of ours, or without memory. */
static bool read_document(struct reader *r, const struct node *root)
{
	const struct node *n = root->child;
	if (n == NULL) {
		return false;
	}
	if (strcmp(n->key, "begin") == 0) {
		return n->kind == NODE_SCALAR && read_begin(r, root);
	}
	if (strcmp(n->key, "anew") == 0) {
		r->numbers.n_files = r->numbers.n_sets = r->numbers.n_programs = 0;
		r->is_torn = false;
		return true;
	}
	if (r->is_torn) {
		return true;
	}
	if (strcmp(n->key, "file") == 0) {
		return receipt_read_file(r->b, &r->numbers, n);
	}
	if (strcmp(n->key, "inputs") == 0) {
		return receipt_read_set(r->b, &r->numbers, n);
	}
	if (strcmp(n->key, "program") == 0) {
		return receipt_read_program(r->b, &r->numbers, n);
	}
	return strcmp(n->key, "job") == 0 && read_job(r, n);
}

static bool is_whole(const char *line, size_t n)
{
	if (n <= SUM_DIGITS + 1 || line[SUM_DIGITS] != ' ') {
		return false;
	}
	struct digest sum = digest_bytes(line + SUM_DIGITS + 1, n - SUM_DIGITS - 1);
	return memcmp(sum.hex, line, SUM_DIGITS) == 0;
}

/* One line. False without memory: what is not whole is passed over. */
static bool read_line(struct reader *r, const char *line, size_t n, struct sm_diag *quiet)
{
	struct document document;
	if (n == 0) {
		return true;
	}
	if (!is_whole(line, n) ||
		!parse_data(r->b->a, r->path, line + SUM_DIGITS + 1, n - SUM_DIGITS - 1,
			&document) ||
		!read_document(r, document.root)) {
		r->is_torn = true;
	}
	return quiet->code != SM_E_NOMEM;
}

static bool read_lines(struct reader *r, const char *text, struct sm_diag *quiet)
{
	struct arena *a = r->b->a;
	struct sm_diag *d = a->diag;
	bool ok = true;
	a->diag = quiet;
	for (const char *line = text; ok && *line != '\0';) {
		size_t n = strcspn(line, "\n");
		ok = read_line(r, line, n, quiet);
		line += n + (line[n] == '\n');
	}
	a->diag = d;
	return ok || diag_fail(d, SM_E_NOMEM, "out of memory");
}

bool journal_read(struct receipt_book *b, const char *path, struct journal_content *out)
{
	struct reader r = {.b = b, .path = path, .out = out};
	size_t n;
	struct sm_diag *quiet = arena_alloc(b->a, 1, sizeof(*quiet));
	const char *text = quiet == NULL ? NULL : whole_read(b->a, path, SIZE_MAX - 1, &n);
	*out = (struct journal_content){0};
	/* One that cannot be read tells nothing. */
	return text == NULL ? b->a->diag->code != SM_E_NOMEM : read_lines(&r, text, quiet);
}
