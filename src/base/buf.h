/*
 * A growing string. Writers never check: the first failure makes the buffer ignore all
 * further writes, and whoever takes the result looks once at `failed`.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/mem.h"

struct buf {
	char *ptr; /* NUL-terminated, or NULL while empty */
	size_t len, cap;
	size_t max; /* bytes allowed; set by buf_init() */
	bool failed;
};

void buf_init(struct buf *b, size_t max);
void buf_finish(struct buf *b);
void buf_add(struct buf *b, const char *s, size_t n); /* s may be NULL when n is 0 */
void buf_puts(struct buf *b, const char *s);
SM_PRINTF(2, 3) void buf_printf(struct buf *b, const char *fmt, ...);

/* A number with at most `decimals` decimals, never in exponent form, '.' in every locale. */
void buf_num(struct buf *b, double v, int decimals);

/* Text for XML content or a quoted attribute; bytes XML forbids become U+FFFD. */
void buf_xml(struct buf *b, const char *s, size_t n);
/* The same for an attribute whose line ends and tabs matter, which readers take for spaces. */
void buf_xml_attribute(struct buf *b, const char *s, size_t n);

/* A quoted JSON string; bytes that are no UTF-8 become U+FFFD, control characters are escaped:
 * readers of YAML take it, too. */
void buf_json(struct buf *b, const char *s, size_t n);

#endif
