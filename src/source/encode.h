/* Text of any encoding as UTF-8. */
#ifndef SOURCE_ENCODE_H
#define SOURCE_ENCODE_H

#include "base/mem.h"

bool encode_is_utf8(const char *s, size_t n);

/* iconv's name for what a .cpg file or a map file says ("1252", "UTF8", "ISO 8859-1"); the
 * same text when nothing better is known. */
const char *encode_name(struct arena *a, const char *said);

/* iconv's name for the language driver byte of a DBF, or NULL when it says nothing. */
const char *encode_of_driver(unsigned char driver);

/* Converts texts in place (NULL stays NULL). An encoding iconv does not know is SM_E_DATA; a
 * text that is not valid in it is kept with U+FFFD and a warning of kind "encoding". */
SM_NODISCARD bool encode_texts(
	struct arena *a, const char *encoding, const char **texts, size_t n);

#endif
