/* Texts with gaps: `{{name}}` stands for a value, and `@tag tag@` before a line says when it is
 * wanted. */
#ifndef REPORT_TEMPLATE_H
#define REPORT_TEMPLATE_H

#include "base/buf.h"
#include "base/mem.h"

struct template_value {
	const char *name, *text;
};

/* A name that has a value, be it "", is a tag that is on. */
struct template_values {
	struct arena *a;
	struct template_value *items;
	size_t n, cap;
	bool failed; /* no memory: reported */
};

/* Both are borrowed. A failure is kept for template_write(). */
void template_set(struct template_values *v, const char *name, const char *text);

/* NULL: none. The name has n bytes. */
const char *template_get(const struct template_values *v, const char *name, size_t n);

/* Appends the lines whose tags are all on, with their values. `path` is the template's, for
 * errors: SM_E_DATA for a name without a value. */
SM_NODISCARD bool template_write(
	const struct template_values *v, const char *path, const char *text, struct buf *out);

#endif
