#include "report/alt.h"

#include "report/alt_parts.h"

#include <string.h>

void alt_begin(struct buf *b)
{
	enum { TEXT_MAX = 1 << 20 };
	buf_init(b, TEXT_MAX);
}

const char *alt_end(const struct alt_maker *m, struct buf *b)
{
	const char *out =
		b->failed ? NULL : arena_strdup(m->l->a, b->ptr == NULL ? "" : b->ptr);
	if (b->failed) {
		(void)diag_fail(m->l->a->diag, SM_E_LIMIT, "the alternative text is too long");
	}
	buf_finish(b);
	return out;
}

void alt_stop(const struct alt_maker *m, struct buf *b)
{
	static const char *const ends[] = {".", "!", "?", "…", "؟", "。"};
	bool ended = b->failed || b->len == 0;
	for (size_t i = 0; !ended && i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t n = strlen(ends[i]);
		ended = b->len >= n && memcmp(b->ptr + b->len - n, ends[i], n) == 0;
	}
	buf_puts(b, ended ? "" : m->words[ALT_STOP]);
}

const char *alt_number(const struct alt_maker *m, size_t n)
{
	const char *text = number_text(m->l->a, (double)n, 0, m->lang);
	return text == NULL ? "" : text;
}

void alt_list(const struct alt_maker *m, const char *const *items, size_t n, struct buf *b)
{
	bool commas = false;
	for (size_t i = 0; i < n; i++) {
		commas = commas || strchr(items[i], ',') != NULL ||
			 strstr(items[i], "،") != NULL;
	}
	for (size_t i = 0; i < n; i++) {
		enum alt_word between = commas	     ? ALT_SEMICOLON
					: i + 1 == n ? ALT_AND
						     : ALT_COMMA;
		buf_puts(b, i == 0 ? "" : m->words[between]);
		buf_puts(b, items[i]);
	}
}

bool alt_say(struct alt_maker *m, const struct alt_clause *clause)
{
	for (size_t i = 0; i < clause->n_forms; i++) {
		if (clause->forms[i] == NULL) {
			return false;
		}
	}
	if (m->n < ALT_CLAUSES_MAX && clause->n_forms > 0) {
		struct alt_clause *c = &m->clauses[m->n];
		*c = *clause;
		/* Of two alike the later one is shortened first. */
		for (size_t i = 0; i + 1 < c->n_forms; i++) {
			c->ranks[i] = c->ranks[i] * ALT_CLAUSES_MAX - (int)m->n;
		}
		m->n++;
	}
	return true;
}

void alt_line(struct alt_maker *m, const char *text)
{
	if (text != NULL && text[0] != '\0') {
		buf_puts(&m->whole, m->whole.len == 0 ? "" : "\n");
		buf_puts(&m->whole, text);
	}
}

/* The day, or both days of a map of changes or of panels; "" without one. */
static void days_text(const struct alt_maker *m, struct buf *b)
{
	const struct layout *l = m->l;
	char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
	bool span = (m->r->n_maps > 1 || date_is_given(l->spec->change.to)) &&
		    date_is_given(l->from) && date_first_day(l->from) != date_first_day(l->to);
	if (!date_is_given(l->on)) {
		return;
	}
	date_long(span ? l->from : l->on, m->lang, from);
	buf_puts(b, from);
	if (span) {
		date_long(l->to, m->lang, to);
		buf_printf(b, " – %s", to);
	}
}

/* Whether the text says the days in the words of the edition. */
static bool says_days(const struct layout *l, const char *text)
{
	const struct date days[] = {l->on, l->from, l->to};
	bool change = date_is_given(l->from) && date_is_given(l->to), said = true;
	for (size_t i = change ? 1 : 0; said && i < (change ? 3U : 1U); i++) {
		char day[DATE_TEXT_MAX];
		date_long(days[i], l->lang, day);
		said = strstr(text, day) != NULL;
	}
	return said;
}

static const char *head_text(const struct alt_maker *m, const char *title, const char *subtitle)
{
	struct buf b, days;
	alt_begin(&b);
	alt_begin(&days);
	if ((title == NULL || !says_days(m->l, title)) &&
		(subtitle == NULL || !says_days(m->l, subtitle))) {
		days_text(m, &days);
	}
	buf_puts(&b, m->words[ALT_MAP]);
	if (title != NULL) {
		buf_printf(&b, "%s%s", m->words[ALT_COLON], title);
	}
	if (days.len > 0) {
		buf_printf(
			&b, "%s%s", m->words[title == NULL ? ALT_COLON : ALT_COMMA], days.ptr);
	}
	alt_stop(m, &b);
	if (subtitle != NULL) {
		buf_printf(&b, " %s", subtitle);
		alt_stop(m, &b);
	}
	buf_finish(&days);
	return alt_end(m, &b);
}

/* What the map is called, and its day. */
static bool say_head(struct alt_maker *m)
{
	const struct spec *spec = m->l->spec;
	const char *title = alt_legend(m->l, &spec->title);
	const char *subtitle = alt_legend(m->l, &spec->subtitle);
	struct alt_clause c = {.ranks = {ALT_RANK_SUBTITLE}};
	if (subtitle != NULL) {
		c.forms[c.n_forms++] = head_text(m, title, subtitle);
	}
	c.forms[c.n_forms++] = head_text(m, title, NULL);
	alt_line(m, c.forms[0]);
	return alt_say(m, &c);
}

/* What is called so on the page, and what is written below the map. */
static void say_texts(struct alt_maker *m)
{
	const struct spec *spec = m->l->spec;
	struct buf b;
	alt_begin(&b);
	for (size_t i = 0; i < spec->n_annotations; i++) {
		const struct annotation_spec *note = &spec->annotations[i];
		enum date_state state = date_state(note->from, note->to, m->l->on);
		bool there = !date_is_given(m->l->on) ||
			     (state != DATE_BEFORE && state != DATE_AFTER);
		const char *text = !there ? NULL
				   : note->kind == ANNOTATION_IMAGE
					   ? alt_legend(m->l, &note->alt)
					   : alt_legend(m->l, &note->text);
		if (text != NULL && text[0] != '\0') {
			buf_printf(&b, "%s%s",
				b.len == 0 ? m->words[ALT_TEXTS] : m->words[ALT_SEMICOLON],
				b.len == 0 ? m->words[ALT_COLON] : "");
			buf_puts(&b, text);
		}
	}
	alt_stop(m, &b);
	alt_line(m, alt_end(m, &b));
	for (size_t i = 0; i <= spec->n_notes; i++) {
		const char *text = alt_legend(
			m->l, i < spec->n_notes ? &spec->notes[i] : &spec->boundaries.note);
		alt_begin(&b);
		buf_puts(&b, text == NULL ? "" : text);
		alt_stop(m, &b);
		alt_line(m, alt_end(m, &b));
	}
}

static void choose_words(struct alt_maker *m)
{
	const struct layout *l = m->l;
	const char *fallback = l->spec->fallback_lang;
	const struct alt_words *found = alt_words_find(l->lang);
	m->lang = l->lang;
	if (found == NULL) {
		found = fallback == NULL ? NULL : alt_words_find(fallback);
		found = found == NULL ? alt_words_find("en") : found;
		m->lang = found->lang;
		diag_note(l->a->diag, "edition-alt",
			"%s: the words of the alternative text are taken from %s", l->lang,
			found->lang);
	}
	m->words = found->words;
}

/* What the map file says in place of a text. */
static const char *own_text(
	const struct layout *l, const struct localized *text, const char *otherwise)
{
	const char *own = text->n == 0 ? NULL : layout_text(l, text);
	return own == NULL ? otherwise : own;
}

bool alt_make(const struct report *r, struct alt *out)
{
	struct alt_maker m = {.r = r, .l = r->layout};
	choose_words(&m);
	alt_begin(&m.whole);
	bool ok = say_head(&m) &&
		  (r->n_maps == 1 ? alt_map(&m, &r->maps[0], true) : alt_panels(&m));
	say_texts(&m);
	const char *whole = alt_end(&m, &m.whole);
	const char *brief = ok ? alt_fit(m.l->a, m.clauses, m.n, ALT_BRIEF_MAX) : NULL;
	out->brief = own_text(m.l, &m.l->spec->alt, brief);
	out->whole = own_text(m.l, &m.l->spec->alt_long, whole);
	if (out->brief != NULL && alt_count(out->brief) > ALT_BRIEF_MAX) {
		diag_warn(m.l->a->diag, "alt",
			"alt: the text has %zu characters; screen readers are given fewer than "
			"%d, the rest belongs into `alt-long`",
			alt_count(out->brief), ALT_BRIEF_MAX + 1);
	}
	return ok && m.l->a->diag->code == SM_OK;
}
