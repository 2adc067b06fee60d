#include "batch/receipt.h"

#include "base/num.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX_BYTES = 1 << 28 };

bool texts_add(struct arena *a, struct receipt_texts *t, const char *text)
{
	const char **items = arena_grow(a, t->items, t->n, &t->cap, sizeof(*items));
	char *copy = items == NULL ? NULL : arena_strdup(a, text);
	t->items = items == NULL ? t->items : items;
	if (copy != NULL) {
		t->items[t->n++] = copy;
	}
	return copy != NULL;
}

struct receipt_file *book_file(
	struct receipt_book *b, const char *name, const struct digest *digest)
{
	size_t n = strlen(name);
	const char *hash = digest == NULL ? "-" : digest->hex;
	char *key = arena_alloc(b->a, n + DIGEST_HEX + 1, 1);
	if (key == NULL) {
		return NULL;
	}
	(void)snprintf(key, n + DIGEST_HEX + 1, "%s\n%s", name, hash);
	struct receipt_file *f = lookup_get(&b->files, key);
	if (f != NULL) {
		return f;
	}
	f = arena_alloc(b->a, 1, sizeof(*f));
	if (f == NULL || !lookup_put(b->a, &b->files, key, f)) {
		return NULL;
	}
	*f = (struct receipt_file){.name = name, .is_absent = digest == NULL};
	if (digest != NULL) {
		f->digest = *digest;
	}
	return f;
}

static int by_name(const void *pa, const void *pb)
{
	const struct receipt_file *const *a = pa, *const *b = pb;
	int order = strcmp((*a)->name, (*b)->name);
	return order != 0 ? order : strcmp((*a)->digest.hex, (*b)->digest.hex);
}

static struct digest digest_of_files(struct receipt_file *const *files, size_t n)
{
	struct buf text;
	buf_init(&text, TEXT_MAX_BYTES);
	for (size_t i = 0; i < n; i++) {
		buf_printf(&text, "%s %s\n", files[i]->is_absent ? "-" : files[i]->digest.hex,
			files[i]->name);
	}
	struct digest out = digest_bytes(text.ptr == NULL ? "" : text.ptr, text.len);
	buf_finish(&text);
	return out;
}

struct receipt_set *book_set(struct receipt_book *b, struct receipt_file **files, size_t n)
{
	if (n > 0) {
		qsort(files, n, sizeof(const void *), by_name);
	}
	struct digest digest = digest_of_files(files, n);
	struct receipt_set *s = lookup_get(&b->sets, digest.hex);
	if (s != NULL) {
		return s;
	}
	s = arena_alloc(b->a, 1, sizeof(*s));
	if (s == NULL) {
		return NULL;
	}
	*s = (struct receipt_set){.files = files, .n = n, .digest = digest};
	return lookup_put(b->a, &b->sets, s->digest.hex, s) ? s : NULL;
}

struct receipt_program *book_program(struct receipt_book *b, const char *text)
{
	struct receipt_program *p = lookup_get(&b->programs, text);
	if (p != NULL) {
		return p;
	}
	p = arena_alloc(b->a, 1, sizeof(*p));
	if (p == NULL) {
		return NULL;
	}
	*p = (struct receipt_program){.text = text};
	return lookup_put(b->a, &b->programs, text, p) ? p : NULL;
}

/* The hash of every input that reached the map. */
static struct digest key_of(const struct receipt *r)
{
	struct buf text;
	buf_init(&text, TEXT_MAX_BYTES);
	buf_printf(&text, "%s %s\n%s", r->options.hex, r->inputs->digest.hex, r->program->text);
	struct digest out = digest_bytes(text.ptr == NULL ? "" : text.ptr, text.len);
	buf_finish(&text);
	return out;
}

bool book_put(struct receipt_book *b, struct receipt *r)
{
	r->key = key_of(r);
	struct receipt *old = lookup_get(&b->jobs, r->name);
	if (old != NULL) {
		*old = *r;
		return true;
	}
	struct receipt **items =
		arena_grow(b->a, b->items, b->n, &b->cap, sizeof(const void *));
	b->items = items == NULL ? b->items : items;
	if (items == NULL || !lookup_put(b->a, &b->jobs, r->name, r)) {
		return false;
	}
	b->items[b->n++] = r;
	return true;
}

bool book_adopt(struct receipt_book *b, const struct receipt *r)
{
	struct receipt *copy = arena_alloc(b->a, 1, sizeof(*copy));
	struct receipt_file **files = arena_alloc(b->a, r->inputs->n + 1, sizeof(const void *));
	bool ok = copy != NULL && files != NULL;
	for (size_t i = 0; ok && i < r->inputs->n; i++) {
		const struct receipt_file *f = r->inputs->files[i];
		files[i] = book_file(b, f->name, f->is_absent ? NULL : &f->digest);
		ok = files[i] != NULL;
	}
	if (!ok) {
		return false;
	}
	*copy = *r;
	copy->is_own = true;
	copy->inputs = book_set(b, files, r->inputs->n);
	copy->program = book_program(b, r->program->text);
	return copy->inputs != NULL && copy->program != NULL && book_put(b, copy);
}

struct receipt *book_get(const struct receipt_book *b, const char *name)
{
	return lookup_get(&b->jobs, name);
}

static void add_text(struct buf *out, const char *text)
{
	buf_json(out, text, strlen(text));
}

void receipt_write_file(const struct receipt_file *f, struct buf *out)
{
	buf_puts(out, "{\"name\": ");
	add_text(out, f->name);
	if (f->is_absent) {
		buf_puts(out, ", \"absent\": true}");
	} else {
		buf_printf(out, ", \"sha256\": \"%s\"}", f->digest.hex);
	}
}

void receipt_write_set(const struct receipt_set *s, struct buf *out)
{
	buf_puts(out, "[");
	for (size_t i = 0; i < s->n; i++) {
		buf_printf(out, "%s%zu", i == 0 ? "" : ", ", s->files[i]->number);
	}
	buf_puts(out, "]");
}

void receipt_write_program(const struct receipt_program *p, struct buf *out)
{
	buf_puts(out, "[");
	for (const char *line = p->text; *line != '\0';) {
		size_t n = strcspn(line, "\n");
		buf_puts(out, line == p->text ? "" : ", ");
		buf_json(out, line, n);
		line += n + (line[n] == '\n');
	}
	buf_puts(out, "]");
}

static void add_texts(const char *key, const struct receipt_texts *t, struct buf *out)
{
	buf_printf(out, ", \"%s\": [", key);
	for (size_t i = 0; i < t->n; i++) {
		buf_puts(out, i == 0 ? "" : ", ");
		add_text(out, t->items[i]);
	}
	buf_puts(out, "]");
}

void receipt_write(const struct receipt *r, struct buf *out)
{
	buf_puts(out, "{\"name\": ");
	add_text(out, r->name);
	buf_printf(out,
		", \"key\": \"%s\", \"options\": \"%s\", \"program\": %zu, \"inputs\": %zu, "
		"\"outputs\": [",
		r->key.hex, r->options.hex, r->program->number, r->inputs->number);
	for (size_t i = 0; i < r->n_outputs; i++) {
		const struct receipt_output *o = &r->outputs[i];
		buf_printf(out, "%s{\"path\": ", i == 0 ? "" : ", ");
		add_text(out, o->path);
		buf_printf(out, ", \"bytes\": %" PRIu64 ", \"sha256\": \"%s\"}", o->bytes,
			o->digest.hex);
	}
	buf_puts(out, "]");
	add_texts("projections", &r->projections, out);
	add_texts("warnings", &r->warnings, out);
	add_texts("dropped", &r->dropped, out);
	buf_puts(out, "}");
}

/* The scalar of a mapping's key; NULL when there is none. */
static const char *text_of(const struct node *n, const char *key)
{
	const struct node *value = node_get(n, key);
	return value == NULL || value->kind != NODE_SCALAR ? NULL : value->text;
}

static bool read_count(const char *text, uint64_t *out)
{
	return text != NULL && num_whole(&text, out) && *text == '\0';
}

/* A number below n. */
static bool read_number(const char *text, size_t n, size_t *out)
{
	uint64_t v;
	if (!read_count(text, &v) || v >= n) {
		return false;
	}
	*out = (size_t)v;
	return true;
}

static bool read_digest(const struct node *n, const char *key, struct digest *out)
{
	const char *text = text_of(n, key);
	return text != NULL && digest_read(text, out);
}

bool receipt_read_file(
	struct receipt_book *b, struct receipt_numbers *numbers, const struct node *n)
{
	struct digest digest;
	const char *name = text_of(n, "name");
	bool is_absent = text_of(n, "absent") != NULL;
	if (name == NULL || (!is_absent && !read_digest(n, "sha256", &digest))) {
		return false;
	}
	struct receipt_file **files = arena_grow(b->a, numbers->files, numbers->n_files,
		&numbers->cap_files, sizeof(const void *));
	struct receipt_file *f =
		files == NULL ? NULL : book_file(b, name, is_absent ? NULL : &digest);
	numbers->files = files == NULL ? numbers->files : files;
	if (f != NULL) {
		numbers->files[numbers->n_files++] = f;
	}
	return f != NULL;
}

bool receipt_read_set(
	struct receipt_book *b, struct receipt_numbers *numbers, const struct node *n)
{
	size_t count = 0, i = 0, at;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		count++;
	}
	struct receipt_file **files = arena_alloc(b->a, count + 1, sizeof(const void *));
	bool ok = files != NULL && n->kind == NODE_SEQUENCE;
	for (const struct node *c = n->child; ok && c != NULL; c = c->next) {
		ok = c->kind == NODE_SCALAR && read_number(c->text, numbers->n_files, &at);
		files[i++] = ok ? numbers->files[at] : NULL;
	}
	struct receipt_set **sets = !ok ? NULL
					: arena_grow(b->a, numbers->sets, numbers->n_sets,
						  &numbers->cap_sets, sizeof(const void *));
	struct receipt_set *s = sets == NULL ? NULL : book_set(b, files, count);
	numbers->sets = sets == NULL ? numbers->sets : sets;
	if (s != NULL) {
		numbers->sets[numbers->n_sets++] = s;
	}
	return s != NULL;
}

bool receipt_read_program(
	struct receipt_book *b, struct receipt_numbers *numbers, const struct node *n)
{
	struct buf text;
	buf_init(&text, TEXT_MAX_BYTES);
	bool ok = n->kind == NODE_SEQUENCE;
	for (const struct node *c = n->child; ok && c != NULL; c = c->next) {
		ok = c->kind == NODE_SCALAR;
		buf_puts(&text, c == n->child ? "" : "\n");
		buf_puts(&text, ok ? c->text : "");
	}
	char *copy = ok ? arena_strdup(b->a, text.ptr == NULL ? "" : text.ptr) : NULL;
	buf_finish(&text);
	struct receipt_program **programs =
		copy == NULL ? NULL
			     : arena_grow(b->a, numbers->programs, numbers->n_programs,
				       &numbers->cap_programs, sizeof(const void *));
	struct receipt_program *p = programs == NULL ? NULL : book_program(b, copy);
	numbers->programs = programs == NULL ? numbers->programs : programs;
	if (p != NULL) {
		numbers->programs[numbers->n_programs++] = p;
	}
	return p != NULL;
}

static bool read_texts(
	struct arena *a, const struct node *n, const char *key, struct receipt_texts *out)
{
	const struct node *list = node_get(n, key);
	bool ok = list != NULL && list->kind == NODE_SEQUENCE;
	for (const struct node *c = ok ? list->child : NULL; ok && c != NULL; c = c->next) {
		ok = c->kind == NODE_SCALAR && texts_add(a, out, c->text);
	}
	return ok;
}

bool receipt_is_inside(const char *path)
{
	for (const char *part = path;;) {
		size_t n = strcspn(part, "/");
		if (n == 0 || (part[0] == '.' && (n == 1 || (n == 2 && part[1] == '.')))) {
			return false;
		}
		if (part[n] == '\0') {
			return true;
		}
		part += n + 1;
	}
}

static bool read_outputs(struct arena *a, const struct node *n, struct receipt *r)
{
	const struct node *list = node_get(n, "outputs");
	bool ok = list != NULL && list->kind == NODE_SEQUENCE;
	for (const struct node *c = ok ? list->child : NULL; c != NULL; c = c->next) {
		r->n_outputs++;
	}
	struct receipt_output *o = arena_alloc(a, r->n_outputs + 1, sizeof(*o));
	r->outputs = o;
	ok = ok && o != NULL;
	for (const struct node *c = ok ? list->child : NULL; ok && c != NULL; c = c->next) {
		o->path = text_of(c, "path");
		ok = o->path != NULL && receipt_is_inside(o->path) &&
		     read_digest(c, "sha256", &o->digest) &&
		     read_count(text_of(c, "bytes"), &o->bytes);
		o++;
	}
	return ok;
}

struct receipt *receipt_read(
	struct receipt_book *b, const struct receipt_numbers *numbers, const struct node *n)
{
	size_t set, program;
	struct receipt *r = arena_alloc(b->a, 1, sizeof(*r));
	if (r == NULL) {
		return NULL;
	}
	r->name = text_of(n, "name");
	bool ok = r->name != NULL && read_digest(n, "options", &r->options) &&
		  read_number(text_of(n, "inputs"), numbers->n_sets, &set) &&
		  read_number(text_of(n, "program"), numbers->n_programs, &program) &&
		  read_outputs(b->a, n, r) &&
		  read_texts(b->a, n, "projections", &r->projections) &&
		  read_texts(b->a, n, "warnings", &r->warnings) &&
		  read_texts(b->a, n, "dropped", &r->dropped);
	if (!ok) {
		return NULL;
	}
	r->inputs = numbers->sets[set];
	r->program = numbers->programs[program];
	return book_put(b, r) ? book_get(b, r->name) : NULL;
}
