#include "spec/where.h"

#include "base/num.h"

#include <string.h>

static const enum condition_op opposites[] = {
	[CONDITION_IN] = CONDITION_NOT_IN,
	[CONDITION_NOT_IN] = CONDITION_IN,
	[CONDITION_LESS] = CONDITION_GREATER_EQUAL,
	[CONDITION_LESS_EQUAL] = CONDITION_GREATER,
	[CONDITION_GREATER] = CONDITION_LESS_EQUAL,
	[CONDITION_GREATER_EQUAL] = CONDITION_LESS,
	[CONDITION_GROUP] = CONDITION_NOT_GROUP,
	[CONDITION_NOT_GROUP] = CONDITION_GROUP,
};

static size_t count_conditions(const struct node *n)
{
	size_t count = 0;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		count += strcmp(c->key, "not") == 0 && c->kind == NODE_MAPPING
				 ? count_conditions(c)
				 : 1;
	}
	return count;
}

/* The operator a text begins with, and what follows it; IN when there is none. */
static enum condition_op split_operator(const char *s, const char **rest)
{
	static const struct {
		const char *sign;
		enum condition_op op;
	} signs[] = {{"<=", CONDITION_LESS_EQUAL}, {">=", CONDITION_GREATER_EQUAL},
		{"!=", CONDITION_NOT_IN}, {"<", CONDITION_LESS}, {">", CONDITION_GREATER}};
	*rest = s;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t n = strlen(signs[i].sign);
		if (strncmp(s, signs[i].sign, n) == 0) {
			*rest = s + n + strspn(s + n, " ");
			return signs[i].op;
		}
	}
	return CONDITION_IN;
}

static bool is_comparison(enum condition_op op)
{
	return op == CONDITION_LESS || op == CONDITION_LESS_EQUAL || op == CONDITION_GREATER ||
	       op == CONDITION_GREATER_EQUAL;
}

static bool read_scalar(
	const struct value_reader *r, const struct node *n, struct condition *out)
{
	const char *rest;
	out->op = split_operator(n->text, &rest);
	out->values = arena_alloc(r->a, 1, sizeof(*out->values));
	if (out->values == NULL) {
		return false;
	}
	out->values[0] = rest;
	out->n_values = 1;
	if (is_comparison(out->op) && !num_parse(rest, strlen(rest), &out->number)) {
		return node_error(r->a->diag, r->path, n,
			"%s: a number is expected behind the comparison, not '%s'", n->key,
			rest);
	}
	return true;
}

static bool read_list(const struct value_reader *r, const struct node *n, struct condition *out)
{
	size_t count = 0;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		count++;
	}
	out->values = arena_alloc(r->a, count, sizeof(*out->values));
	if (out->values == NULL) {
		return false;
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		if (c->kind != NODE_SCALAR) {
			return node_error(
				r->a->diag, r->path, c, "%s: a value is expected", n->key);
		}
		const char *rest;
		if (split_operator(c->text, &rest) != CONDITION_IN) {
			return node_error(r->a->diag, r->path, c,
				"%s: a list holds values; the comparison '%s' must stand "
				"alone",
				n->key, c->text);
		}
		out->values[out->n_values++] = c->text;
	}
	return count > 0 || node_error(r->a->diag, r->path, n, "%s: the list is empty", n->key);
}

static bool read_condition(
	const struct value_reader *r, const struct node *n, bool negate, struct condition *out)
{
	*out = (struct condition){.field = n->key, .at = place_of(n)};
	if (strcmp(n->key, "not") == 0) {
		return node_error(r->a->diag, r->path, n,
			"not: conditions are expected, such as { group: AES }");
	}
	if (n->kind == NODE_MAPPING) {
		return node_error(r->a->diag, r->path, n,
			"%s: a value, a list or a comparison is expected", n->key);
	}
	bool ok = n->kind == NODE_SCALAR ? read_scalar(r, n, out) : read_list(r, n, out);
	if (ok && strcmp(n->key, "group") == 0) {
		if (is_comparison(out->op)) {
			return node_error(r->a->diag, r->path, n,
				"group: a name is expected, not '%s'", n->text);
		}
		out->field = NULL;
		out->op = out->op == CONDITION_NOT_IN ? CONDITION_NOT_GROUP : CONDITION_GROUP;
	}
	if (negate) {
		out->op = opposites[out->op];
	}
	return ok;
}

static bool read_all(
	const struct value_reader *r, const struct node *n, bool negate, struct where *out)
{
	bool ok = true;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		if (strcmp(c->key, "not") == 0 && c->kind == NODE_MAPPING) {
			ok = read_all(r, c, !negate, out) && ok;
		} else {
			ok = read_condition(r, c, negate, &out->items[out->n++]) && ok;
		}
	}
	return ok;
}

bool where_read(const struct value_reader *r, const struct node *n, struct where *out)
{
	*out = (struct where){0};
	if (n->kind != NODE_MAPPING) {
		return node_error(r->a->diag, r->path, n,
			"conditions are expected, such as { group: AES }");
	}
	out->items = arena_alloc(r->a, count_conditions(n), sizeof(*out->items));
	return out->items != NULL && read_all(r, n, false, out);
}
