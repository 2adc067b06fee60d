#include "paint/html_data.h"

#include "paint/html_words.h"

#include <inttypes.h>
#include <string.h>

enum { JSON_MAX_BYTES = 1 << 26 };

/* A piece of a text. */
struct piece {
	const char *text;
	size_t n;
};

struct pieces {
	struct arena a;
	struct piece *items; /* each once, in the order they come */
	size_t n, cap;
};

/* The number of a piece, which is added when it is a new one; SIZE_MAX without memory. */
static size_t number_of(struct pieces *p, const char *text, size_t n)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->items[i].n == n && memcmp(p->items[i].text, text, n) == 0) {
			return i;
		}
	}
	struct piece *items = arena_grow(&p->a, p->items, p->n, &p->cap, sizeof(*items));
	if (items == NULL) {
		return SIZE_MAX;
	}
	p->items = items;
	items[p->n] = (struct piece){text, n};
	return p->n++;
}

static void member(struct buf *b, const char *name, const char *value)
{
	buf_printf(b, "\"%s\":", name);
	buf_json(b, value == NULL ? "" : value, value == NULL ? 0 : strlen(value));
}

static bool add_day(struct pieces *p, const struct html_day *day, struct buf *b)
{
	const char *alt = day->alt == NULL ? "" : day->alt;
	const char *s = day->description == NULL ? "" : day->description;
	size_t k = number_of(p, alt, strlen(alt));
	buf_puts(b, "{");
	member(b, "date", day->date);
	buf_puts(b, ",");
	member(b, "text", day->text);
	buf_puts(b, ",");
	member(b, "title", day->title);
	buf_printf(b, ",\"alt\":%zu,\"lines\":[", k);
	for (bool first = true; k != SIZE_MAX && *s != '\0'; first = false) {
		size_t n = strcspn(s, "\n");
		k = number_of(p, s, n);
		buf_printf(b, "%s%zu", first ? "" : ",", k);
		s += n + (s[n] == '\n');
	}
	buf_puts(b, "]}");
	return k != SIZE_MAX;
}

static void add_texts(const struct pieces *p, struct buf *b)
{
	buf_puts(b, "],\n\"texts\":[");
	for (size_t i = 0; i < p->n; i++) {
		buf_puts(b, i == 0 ? "" : ",\n");
		buf_json(b, p->items[i].text, p->items[i].n);
	}
	buf_puts(b, "],\n");
}

static void add_words(const char *lang, struct buf *b)
{
	const char *play = html_word(HTML_PLAY, lang), *stop = html_word(HTML_STOP, lang);
	buf_puts(b, "\"words\":{");
	member(b, "play", play);
	buf_puts(b, ",");
	member(b, "stop", stop);
	buf_puts(b, "}}");
}

/* Nothing in a script may look like its end, or like a comment. */
static void add_to_script(const struct buf *json, struct buf *out)
{
	for (size_t i = 0; i < json->len;) {
		size_t n = strcspn(json->ptr + i, "<");
		buf_add(out, json->ptr + i, n);
		i += n;
		if (i < json->len) {
			buf_puts(out, "\\u003c");
			i++;
		}
	}
}

bool html_data_write(struct sm_diag *d, const struct html_page *page, struct buf *out)
{
	struct pieces pieces = {.a = {.diag = d}};
	struct buf json;
	bool ok = true;
	buf_init(&json, JSON_MAX_BYTES);
	buf_printf(&json, "{\"day\":%" PRIu32 ",\"days\":[\n", page->scene->day);
	for (size_t i = 0; ok && i < page->n_days; i++) {
		buf_puts(&json, i == 0 ? "" : ",\n");
		ok = add_day(&pieces, &page->days[i], &json);
	}
	add_texts(&pieces, &json);
	add_words(page->lang, &json);
	ok = ok && (!json.failed || diag_fail(d, SM_E_LIMIT, "the page is too large"));
	if (ok) {
		add_to_script(&json, out);
	}
	buf_finish(&json);
	arena_finish(&pieces.a);
	return ok;
}
