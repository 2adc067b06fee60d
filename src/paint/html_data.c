#include "paint/html_data.h"

#include "paint/html_words.h"

#include <inttypes.h>
#include <string.h>

enum { JSON_MAX_BYTES = 1 << 26 };

/* A text, or a piece of one. */
struct piece {
	const char *text;
	size_t n;
};

/* Each once, in the order they come. */
struct pieces {
	struct piece *items;
	size_t n, cap;
};

struct data {
	struct arena a;
	struct pieces texts, pieces;
};

/* The number of a piece, which is added when it is a new one; SIZE_MAX without memory. */
static size_t number_of(struct arena *a, struct pieces *p, const char *text, size_t n)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->items[i].n == n && memcmp(p->items[i].text, text, n) == 0) {
			return i;
		}
	}
	struct piece *items = arena_grow(a, p->items, p->n, &p->cap, sizeof(*items));
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

static bool add_day(struct data *data, const struct html_day *day, struct buf *b)
{
	const char *alt = day->alt == NULL ? "" : day->alt;
	const char *s = day->description == NULL ? "" : day->description;
	size_t k = number_of(&data->a, &data->texts, alt, strlen(alt));
	buf_puts(b, "{");
	member(b, "date", day->date);
	buf_puts(b, ",");
	member(b, "text", day->text);
	buf_puts(b, ",");
	member(b, "title", day->title);
	buf_printf(b, ",\"alt\":%zu,\"lines\":[", k);
	for (bool first = true; k != SIZE_MAX && *s != '\0'; first = false) {
		size_t n = strcspn(s, "\n");
		k = number_of(&data->a, &data->texts, s, n);
		buf_printf(b, "%s%zu", first ? "" : ",", k);
		s += n + (s[n] == '\n');
	}
	buf_puts(b, "]}");
	return k != SIZE_MAX;
}

/* Bytes up to and with the blank behind the next comma, semicolon or stop. */
static size_t piece_length(struct piece t)
{
	size_t n = 1;
	while (n < t.n && !(t.text[n] == ' ' && strchr(",;:.", t.text[n - 1]) != NULL)) {
		n++;
	}
	return n < t.n ? n + 1 : t.n;
}

/* Texts as lists of pieces: those of one day say much of what those of the next say. */
static bool add_texts(struct data *data, struct buf *b)
{
	bool ok = true;
	buf_puts(b, "],\n\"texts\":[");
	for (size_t i = 0; ok && i < data->texts.n; i++) {
		struct piece rest = data->texts.items[i];
		buf_puts(b, i == 0 ? "[" : ",[");
		for (bool first = true; ok && rest.n > 0; first = false) {
			size_t n = piece_length(rest);
			size_t k = number_of(&data->a, &data->pieces, rest.text, n);
			buf_printf(b, "%s%zu", first ? "" : ",", k);
			rest = (struct piece){rest.text + n, rest.n - n};
			ok = k != SIZE_MAX;
		}
		buf_puts(b, "]");
	}
	buf_puts(b, "],\n\"pieces\":[");
	for (size_t i = 0; i < data->pieces.n; i++) {
		buf_puts(b, i == 0 ? "" : ",\n");
		buf_json(b, data->pieces.items[i].text, data->pieces.items[i].n);
	}
	buf_puts(b, "],\n");
	return ok;
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
	struct data data = {.a = {.diag = d}};
	struct buf json;
	bool ok = true;
	buf_init(&json, JSON_MAX_BYTES);
	buf_printf(&json, "{\"day\":%" PRIu32 ",\"days\":[\n", page->scene->day);
	for (size_t i = 0; ok && i < page->n_days; i++) {
		buf_puts(&json, i == 0 ? "" : ",\n");
		ok = add_day(&data, &page->days[i], &json);
	}
	ok = ok && add_texts(&data, &json);
	add_words(page->lang, &json);
	ok = ok && (!json.failed || diag_fail(d, SM_E_LIMIT, "the page is too large"));
	if (ok) {
		add_to_script(&json, out);
	}
	buf_finish(&json);
	arena_finish(&data.a);
	return ok;
}
