#include "base/diag.h"

#include <assert.h>
#include <ctype.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is quoted from a file may hold line ends: a message is one line. */
static void make_one_line(char *s)
{
	size_t n = strlen(s);
	while (n > 0 && (unsigned char)s[n - 1] <= ' ') {
		s[--n] = '\0';
	}
	for (; *s != '\0'; s++) {
		*s = (unsigned char)*s < ' ' || *s == 0x7f ? ' ' : *s;
	}
}

/* The number that ends at the colon before `end`, from 1; 0: there is none. *end moves to it.
 */
static unsigned number_before(const char *text, size_t *end)
{
	size_t at = *end;
	unsigned long value = 0;
	while (at > 0 && isdigit((unsigned char)text[at - 1])) {
		at--;
	}
	if (at == 0 || at == *end || text[at - 1] != ':') {
		return 0;
	}
	value = strtoul(text + at, NULL, 10);
	*end = at - 1;
	return value > UINT_MAX ? 0 : (unsigned)value;
}

/* The place in a file that the text begins with: "PATH:LINE:COLUMN: ". */
static void find_place(struct sm_message *m)
{
	const char *end = strstr(m->text, ": ");
	size_t at = end == NULL ? 0 : (size_t)(end - m->text);
	unsigned column = number_before(m->text, &at);
	unsigned line = column == 0 ? 0 : number_before(m->text, &at);
	m->path_length = line == 0 ? 0 : at;
	m->line = line;
	m->column = line == 0 ? 0 : column;
}

__attribute__((format(printf, 3, 0))) static void write_message(
	struct sm_diag *d, struct sm_message *m, const char *fmt, va_list args)
{
	int n = snprintf(m->text, sizeof(m->text), "%s", d->context);
	size_t used = n < 0 ? 0 : (size_t)n;
	(void)vsnprintf(m->text + used, sizeof(m->text) - used, fmt, args);
	make_one_line(m->text);
	find_place(m);
	m->context_length = used;
	m->count = 1;
}

__attribute__((format(printf, 3, 0))) static void add_error(
	struct sm_diag *d, enum sm_code code, const char *fmt, va_list args)
{
	assert(code != SM_OK);
	if (d->code == SM_E_NOMEM) {
		return;
	}
	if (d->code == SM_OK) {
		d->code = code;
	}
	if (d->n_errors < SM_ERRORS_MAX) {
		write_message(d, &d->errors[d->n_errors++], fmt, args);
	}
}

bool diag_fail(struct sm_diag *d, enum sm_code code, const char *fmt, ...)
{
	if (d->code == SM_OK) {
		va_list args;
		va_start(args, fmt);
		add_error(d, code, fmt, args);
		va_end(args);
	}
	return false;
}

bool diag_error(struct sm_diag *d, enum sm_code code, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	add_error(d, code, fmt, args);
	va_end(args);
	return false;
}

/* The message of this kind given in the present context, or NULL. */
static struct sm_message *find(
	struct sm_diag *d, struct sm_message *list, size_t n, const char *kind)
{
	size_t k = strlen(d->context);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].kind, kind) == 0 && list[i].context_length == k &&
			strncmp(list[i].text, d->context, k) == 0) {
			return &list[i];
		}
	}
	return NULL;
}

static void add_warning(struct sm_diag *d, const struct sm_message *m)
{
	if (d->n_warnings == SM_WARNINGS_MAX) {
		d->more_warnings++;
	} else {
		d->warnings[d->n_warnings++] = *m;
	}
}

void diag_warn_each(struct sm_diag *d, const char *kind, const char *fmt, ...)
{
	struct sm_message now = {.kind = kind};
	va_list args;
	va_start(args, fmt);
	write_message(d, &now, fmt, args);
	va_end(args);
	for (size_t i = 0; i < d->n_warnings; i++) {
		if (strcmp(d->warnings[i].text, now.text) == 0) {
			return;
		}
	}
	add_warning(d, &now);
}

void diag_warn(struct sm_diag *d, const char *kind, const char *fmt, ...)
{
	struct sm_message *m = find(d, d->warnings, d->n_warnings, kind);
	struct sm_message now = {.kind = kind};
	va_list args;
	va_start(args, fmt);
	write_message(d, &now, fmt, args);
	va_end(args);
	if (m != NULL) {
		/* The same again, of another panel or day, is no other. */
		m->count += strcmp(m->text, now.text) != 0;
	} else {
		add_warning(d, &now);
	}
}

void diag_note(struct sm_diag *d, const char *kind, const char *fmt, ...)
{
	struct sm_message *m = find(d, d->notes, d->n_notes, kind);
	if (m == NULL && d->n_notes == SM_NOTES_MAX) {
		return;
	}
	if (m == NULL) {
		m = &d->notes[d->n_notes++];
	}
	m->kind = kind;
	va_list args;
	va_start(args, fmt);
	write_message(d, m, fmt, args);
	va_end(args);
}

void diag_replay(struct sm_diag *d, const struct sm_message *warnings, size_t n_warnings,
	const struct sm_message *notes, size_t n_notes)
{
	for (size_t i = 0; i < n_warnings; i++) {
		const struct sm_message *m = &warnings[i];
		char inner[SM_CONTEXT_MAX];
		size_t n = m->context_length < sizeof(inner) ? m->context_length
							     : sizeof(inner) - 1;
		/* The context within is one as well: kinds are counted by it. */
		(void)snprintf(inner, sizeof(inner), "%.*s", (int)(n > 2 ? n - 2 : 0), m->text);
		if (n > 2) {
			diag_push(d, "%s", inner);
		}
		diag_warn(d, m->kind, "%s", m->text + (n > 2 ? n : 0));
		struct sm_message *now = find(d, d->warnings, d->n_warnings, m->kind);
		if (now != NULL) {
			now->count += m->count - 1;
		}
		if (n > 2) {
			diag_pop(d);
		}
	}
	for (size_t i = 0; i < n_notes; i++) {
		diag_note(d, notes[i].kind, "%s", notes[i].text);
	}
}

void diag_replay_errors(struct sm_diag *d, const struct sm_diag *from)
{
	for (size_t i = 0; i < from->n_errors; i++) {
		(void)diag_error(d, from->code, "%s", from->errors[i].text);
	}
}

void diag_push(struct sm_diag *d, const char *fmt, ...)
{
	assert(d->depth < SM_CONTEXT_DEPTH);
	size_t at = d->depth > 0 ? d->context_end[d->depth - 1] : 0;
	size_t room = sizeof(d->context) - at;
	va_list args;
	va_start(args, fmt);
	int n = vsnprintf(d->context + at, room, fmt, args);
	va_end(args);
	size_t used = n < 0 ? 0 : (size_t)n;
	if (used + 3 > room) {
		used = room > 3 ? room - 3 : 0;
	}
	(void)snprintf(d->context + at + used, room - used, ": ");
	d->context_end[d->depth++] = at + strlen(d->context + at);
}

void diag_pop(struct sm_diag *d)
{
	assert(d->depth > 0);
	d->depth--;
	d->context[d->depth > 0 ? d->context_end[d->depth - 1] : 0] = '\0';
}
