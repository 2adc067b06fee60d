#include "spec/parse.h"

#include "base/inputs.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <yaml.h>

struct builder {
	struct arena *a;
	const char *path;
	const char *text;
	size_t n_text;
	yaml_parser_t parser;
	size_t n_nodes, max_nodes;
};

static bool fail_at(struct builder *b, yaml_mark_t at, enum sm_code code, const char *what)
{
	return diag_fail(
		b->a->diag, code, "%s:%zu:%zu: %s", b->path, at.line + 1, at.column + 1, what);
}

/* The place of a byte; libyaml says no more about bytes that are no text. */
static yaml_mark_t mark_of(const struct builder *b, size_t offset)
{
	yaml_mark_t at = {.index = offset};
	for (size_t i = 0; i < offset && i < b->n_text; i++) {
		bool newline = b->text[i] == '\n';
		bool continues = ((unsigned char)b->text[i] & 0xc0) == 0x80;
		at.line += newline;
		at.column = newline ? 0 : at.column + !continues;
	}
	return at;
}

/* The byte at a line and column, which counts characters. */
static char byte_at(const struct builder *b, yaml_mark_t at)
{
	size_t line = 0, column = 0;
	for (size_t i = 0; i < b->n_text; i++) {
		bool continues = ((unsigned char)b->text[i] & 0xc0) == 0x80;
		if (!continues && line == at.line && column == at.column) {
			return b->text[i];
		}
		line += b->text[i] == '\n';
		column = b->text[i] == '\n' ? 0 : column + !continues;
	}
	return '\0';
}

/* What most likely was meant where libyaml complains of that; "" when there is no telling. */
static const char *hint_of(const struct builder *b, const char *problem)
{
	if (strstr(problem, "mapping values are not allowed") != NULL) {
		return "; a text with ': ' in it is written in quotes";
	}
	if (strstr(problem, "cannot start any token") != NULL) {
		return byte_at(b, b->parser.problem_mark) == '\t'
			       ? "; lines are indented with spaces, not with tabs"
			       : "; a text that begins so is written in quotes";
	}
	if (strstr(problem, "did not find expected key") != NULL) {
		return "; keys of one mapping begin in one column, and nothing stands behind "
		       "a closing quote";
	}
	return "";
}

/* libyaml's complaint becomes ours: what was wrong, and where that began which it broke. */
static bool complain(struct builder *b)
{
	const yaml_parser_t *p = &b->parser;
	const char *problem = p->problem == NULL ? "is no YAML" : p->problem;
	yaml_mark_t at = p->problem_mark, from = p->context_mark;
	char context[96] = "";
	if (p->error == YAML_MEMORY_ERROR) {
		return diag_fail(b->a->diag, SM_E_NOMEM, "out of memory");
	}
	if (p->error == YAML_READER_ERROR) {
		at = mark_of(b, p->problem_offset);
		return diag_fail(b->a->diag, SM_E_SPEC, "%s:%zu:%zu: is no UTF-8 text: %s",
			b->path, at.line + 1, at.column + 1, problem);
	}
	if (p->context != NULL && from.line != at.line) {
		(void)snprintf(context, sizeof(context), " %s that begins in line %zu",
			p->context, from.line + 1);
	} else if (p->context != NULL) {
		(void)snprintf(context, sizeof(context), " %s", p->context);
	}
	return diag_fail(b->a->diag, SM_E_SPEC, "%s:%zu:%zu: %s%s%s", b->path, at.line + 1,
		at.column + 1, problem, context, hint_of(b, problem));
}

/* The next event, which the caller deletes. */
static bool next_event(struct builder *b, yaml_event_t *event)
{
	return yaml_parser_parse(&b->parser, event) || complain(b);
}

static struct node *new_node(struct builder *b, const yaml_event_t *event, enum node_kind kind)
{
	if (++b->n_nodes > b->max_nodes) {
		(void)fail_at(b, event->start_mark, SM_E_LIMIT, "the file has too many values");
		return NULL;
	}
	struct node *n = arena_alloc(b->a, 1, sizeof(*n));
	if (n != NULL) {
		n->kind = kind;
		n->path = b->path;
		n->line = (int)event->start_mark.line + 1;
		n->column = (int)event->start_mark.column + 1;
	}
	return n;
}

static char *scalar_text(struct builder *b, const yaml_event_t *event)
{
	size_t n = event->data.scalar.length;
	const char *value = (const char *)event->data.scalar.value;
	if (memchr(value, '\0', n) != NULL) {
		(void)fail_at(b, event->start_mark, SM_E_SPEC, "a text holds a NUL character");
		return NULL;
	}
	char *text = arena_alloc(b->a, n + 1, 1);
	if (text != NULL) {
		memcpy(text, value, n);
	}
	return text;
}

static bool has_anchor(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_ALIAS_EVENT:
		return true;
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor != NULL;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor != NULL;
	default:
		return false;
	}
}

static struct node *build_node(struct builder *b, yaml_event_t *event, int depth);

static struct node *build_sequence(struct builder *b, const yaml_event_t *start, int depth)
{
	struct node *list = new_node(b, start, NODE_SEQUENCE), **end = NULL;
	if (list == NULL) {
		return NULL;
	}
	for (end = &list->child;; end = &(*end)->next) {
		yaml_event_t event;
		if (!next_event(b, &event)) {
			return NULL;
		}
		bool done = event.type == YAML_SEQUENCE_END_EVENT;
		*end = done ? NULL : build_node(b, &event, depth);
		yaml_event_delete(&event);
		if (done || *end == NULL) {
			return done ? list : NULL;
		}
	}
}

/* The key of the next pair; NULL with *done set at the end of the mapping. */
static const char *read_key(
	struct builder *b, const struct node *map, bool *done, yaml_mark_t *at)
{
	yaml_event_t event;
	const char *key = NULL;
	*done = false;
	if (!next_event(b, &event)) {
		return NULL;
	}
	*at = event.start_mark;
	if (event.type == YAML_MAPPING_END_EVENT) {
		*done = true;
	} else if (event.type != YAML_SCALAR_EVENT || has_anchor(&event)) {
		(void)fail_at(b, event.start_mark, SM_E_SPEC, "a key must be a word");
	} else {
		key = scalar_text(b, &event);
	}
	yaml_event_delete(&event);
	size_t count = 0;
	for (const struct node *n = map->child; key != NULL && n != NULL; n = n->next) {
		if (++count == PARSE_MAX_KEYS) {
			(void)fail_at(b, *at, SM_E_LIMIT, "too many keys in one mapping");
			return NULL;
		}
		if (strcmp(n->key, key) == 0) {
			(void)diag_fail(b->a->diag, SM_E_SPEC,
				"%s:%zu:%zu: key '%s' stands here twice; the first is in line "
				"%d",
				b->path, at->line + 1, at->column + 1, key, n->key_line);
			return NULL;
		}
	}
	return key;
}

static struct node *build_mapping(struct builder *b, const yaml_event_t *start, int depth)
{
	struct node *map = new_node(b, start, NODE_MAPPING), **end = NULL;
	if (map == NULL) {
		return NULL;
	}
	for (end = &map->child;; end = &(*end)->next) {
		yaml_mark_t at;
		bool done;
		const char *key = read_key(b, map, &done, &at);
		if (key == NULL) {
			return done ? map : NULL;
		}
		yaml_event_t event;
		if (!next_event(b, &event)) {
			return NULL;
		}
		struct node *value = build_node(b, &event, depth);
		yaml_event_delete(&event);
		if (value == NULL) {
			return NULL;
		}
		value->key = key;
		value->key_line = (int)at.line + 1;
		value->key_column = (int)at.column + 1;
		*end = value;
	}
}

static struct node *build_node(struct builder *b, yaml_event_t *event, int depth)
{
	if (has_anchor(event)) {
		(void)fail_at(b, event->start_mark, SM_E_SPEC,
			"anchors and aliases are not part of a map file");
		return NULL;
	}
	if (depth >= PARSE_MAX_DEPTH) {
		(void)fail_at(b, event->start_mark, SM_E_LIMIT, "nested too deeply");
		return NULL;
	}
	if (event->type == YAML_SEQUENCE_START_EVENT) {
		return build_sequence(b, event, depth + 1);
	}
	if (event->type == YAML_MAPPING_START_EVENT) {
		return build_mapping(b, event, depth + 1);
	}
	if (event->type != YAML_SCALAR_EVENT) {
		(void)fail_at(b, event->start_mark, SM_E_SPEC, "a value is expected");
		return NULL;
	}
	struct node *n = new_node(b, event, NODE_SCALAR);
	if (n != NULL) {
		n->text = scalar_text(b, event);
		n->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	}
	return n == NULL || n->text == NULL ? NULL : n;
}

/* Passes over the start of stream and document to the root's event. */
static bool first_event(struct builder *b, yaml_event_t *event)
{
	for (;;) {
		if (!next_event(b, event)) {
			return false;
		}
		if (event->type == YAML_STREAM_END_EVENT) {
			yaml_event_delete(event);
			return diag_fail(
				b->a->diag, SM_E_SPEC, "%s: the file is empty", b->path);
		}
		if (event->type != YAML_STREAM_START_EVENT &&
			event->type != YAML_DOCUMENT_START_EVENT) {
			return true;
		}
		yaml_event_delete(event);
	}
}

static bool only_one(struct builder *b)
{
	yaml_event_t event;
	if (!next_event(b, &event)) { /* end of the document */
		return false;
	}
	yaml_event_delete(&event);
	if (!next_event(b, &event)) {
		return false;
	}
	bool end = event.type == YAML_STREAM_END_EVENT;
	yaml_mark_t at = event.start_mark;
	yaml_event_delete(&event);
	return end || fail_at(b, at, SM_E_SPEC, "a second document is not expected");
}

static bool build(struct builder *b, struct document *out)
{
	yaml_event_t event;
	if (!first_event(b, &event)) {
		return false;
	}
	if (event.type != YAML_MAPPING_START_EVENT) {
		yaml_mark_t at = event.start_mark;
		yaml_event_delete(&event);
		return fail_at(
			b, at, SM_E_SPEC, "keys and values are expected, such as 'title: ...'");
	}
	out->root = build_node(b, &event, 0);
	yaml_event_delete(&event);
	return out->root != NULL && only_one(b);
}

static bool parse(struct builder *b, struct document *out)
{
	*out = (struct document){.path = b->path};
	if (!yaml_parser_initialize(&b->parser)) {
		return diag_fail(b->a->diag, SM_E_NOMEM, "out of memory");
	}
	yaml_parser_set_encoding(&b->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&b->parser, (const unsigned char *)b->text, b->n_text);
	bool ok = build(b, out);
	yaml_parser_delete(&b->parser);
	return ok;
}

bool parse_text(
	struct arena *a, const char *path, const char *text, size_t n, struct document *out)
{
	struct builder b = {
		.a = a, .path = path, .text = text, .n_text = n, .max_nodes = PARSE_MAX_NODES};
	return parse(&b, out);
}

bool parse_data(
	struct arena *a, const char *path, const char *text, size_t n, struct document *out)
{
	struct builder b = {
		.a = a, .path = path, .text = text, .n_text = n, .max_nodes = n + 1};
	return parse(&b, out);
}

/* For the file's bytes and one more, which tells whether it has grown too large. */
static size_t room_for(FILE *f)
{
	struct stat st;
	bool known = fstat(fileno(f), &st) == 0 && S_ISREG(st.st_mode) && st.st_size >= 0 &&
		     st.st_size < PARSE_MAX_BYTES;
	return known ? (size_t)st.st_size + 1 : PARSE_MAX_BYTES + 1;
}

bool parse_file(struct arena *a, const char *path, struct document *out)
{
	FILE *f = fopen(path, "rb");
	if (f == NULL) {
		int error = errno;
		return inputs_add_absent(a, path) &&
		       diag_fail(a->diag, SM_E_SPEC, "%s: %s", path, strerror(error));
	}
	size_t room = room_for(f);
	char *text = arena_alloc(a, room, 1);
	size_t n = text == NULL ? 0 : fread(text, 1, room, f);
	bool bad = ferror(f) != 0;
	int error = errno;
	(void)fclose(f);
	if (bad) {
		return diag_fail(a->diag, SM_E_SPEC, "%s: %s", path, strerror(error));
	}
	if (n > PARSE_MAX_BYTES) {
		return diag_fail(
			a->diag, SM_E_LIMIT, "%s: larger than %d bytes", path, PARSE_MAX_BYTES);
	}
	return text != NULL && inputs_add(a, path) && parse_text(a, path, text, n, out);
}

const struct node *node_get(const struct node *mapping, const char *key)
{
	const struct node *n = mapping->kind == NODE_MAPPING ? mapping->child : NULL;
	while (n != NULL && strcmp(n->key, key) != 0) {
		n = n->next;
	}
	return n;
}

struct place_in_file place_of(const struct node *n)
{
	return (struct place_in_file){n->line, n->column, n->path};
}

const char *place_path(struct place_in_file at, const char *otherwise)
{
	return at.path != NULL ? at.path : otherwise;
}

bool node_error(struct sm_diag *d, const char *path, const struct node *n, const char *fmt, ...)
{
	char text[SM_MSG_MAX];
	va_list args;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return diag_error(d, SM_E_SPEC, "%s:%d:%d: %s", place_path(place_of(n), path), n->line,
		n->column, text);
}

static void dump_node(const struct node *n, int depth, struct buf *out)
{
	for (; n != NULL; n = n->next) {
		buf_printf(out, "%d:%d%*s", n->line, n->column, 2 * depth + 1, "");
		if (n->key != NULL) {
			buf_printf(out, "%s: ", n->key);
		}
		if (n->kind == NODE_SCALAR) {
			buf_json(out, n->text, strlen(n->text));
		} else {
			buf_puts(out, n->kind == NODE_SEQUENCE ? "list" : "mapping");
		}
		buf_puts(out, "\n");
		dump_node(n->child, depth + 1, out);
	}
}

void document_dump(const struct document *doc, struct buf *out)
{
	dump_node(doc->root, 0, out);
}

const char *parse_version(void)
{
	return yaml_get_version_string();
}
