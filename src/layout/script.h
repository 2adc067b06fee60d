/* The scripts of a text, and what may be done with them. */
#ifndef LAYOUT_SCRIPT_H
#define LAYOUT_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

/* A script as ISO 15924 has it, its four letters in one number; 0: none. */
typedef uint32_t script;
script script_of_code(const char *code); /* "Arab" */

/* The script of the character at *s, which moves on to the next; 0 for digits, spaces and signs
 * that no script has for itself. All of the block Arabic is Arabic, its signs too. */
script script_next(const char **s);

/* Whether the text has a letter of the script. */
bool script_occurs(const char *text, script wanted);

/* Whether letters may be set apart and in capitals: only when all are of scripts that have
 * capitals and do not join (Latin, Greek, Cyrillic, Armenian). */
bool script_takes_spacing(const char *text);

/* Whether each letter may be turned for itself: scripts whose letters neither join nor stand
 * under one another, and are written from left to right. */
bool script_stands_apart(const char *text);

/* Whether the text is to be set from right to left: letters of such a script decide, unless
 * others stand among them in an edition that is written from left to right. */
bool script_is_rtl(const char *text, bool edition_is_rtl);

/* The text in capitals, in `out` of six bytes for each of its own and a NUL. Letter by
 * letter, the same in every locale; scripts that script_takes_spacing() is not for stay. */
void script_uppercase(const char *text, char *out);

#endif
