/* The words of pages of the web, by language. */
#ifndef PAINT_HTML_WORDS_H
#define PAINT_HTML_WORDS_H

enum html_word {
	HTML_DATE,
	HTML_BACK, /* to the day before */
	HTML_ON,   /* to the next day */
	HTML_PLAY,
	HTML_STOP,
	HTML_LAYERS,
	HTML_TABLE,    /* heading of the table */
	HTML_IN_WORDS, /* heading of the long text */
	HTML_GROUP,    /* of the table's columns */
	HTML_NAME,
	HTML_DETAILS,
	HTML_FROM,
	HTML_TO,
	HTML_SOURCE,
	HTML_MAP, /* what the map is called when it has no title */
	N_HTML_WORDS,
};

/* In the language, its base language, or English. */
const char *html_word(enum html_word word, const char *lang);

#endif
