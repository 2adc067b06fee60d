/* Numbers from text, whatever the locale. */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The n characters as one decimal number: sign, digits with one '.', exponent; nothing else
 * (no spaces, hexadecimal, inf or nan), rounded to the nearest double. False for anything else,
 * for what is too large, and for what has more than 511 characters and cannot be read exactly.
 */
bool num_parse(const char *s, size_t n, double *out);

#endif
