/* Numbers from text, whatever the locale. */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The n characters as one decimal number: sign, digits with one '.', exponent; nothing else
 * (no spaces, hexadecimal, inf or nan), rounded to the nearest double. False for anything else,
 * for what is too large, and for what has more than 511 characters and cannot be read exactly.
 */
bool num_parse(const char *s, size_t n, double *out);

/* The decimal digits at *text as a whole number; *text is then behind them. False when there
 * are none, or more than fit. */
bool num_whole(const char **text, uint64_t *out);

#endif
