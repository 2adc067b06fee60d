/* Numbers from text, whatever the locale. */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The n characters as one decimal number: sign, digits with one '.', exponent; nothing else
 * (no spaces, hexadecimal, inf or nan). False for anything else and for what is too large.
 */
bool num_parse(const char *s, size_t n, double *out);

#endif
