/* Pseudo-random numbers for properties: the same ones on every machine and run. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* Source: splitmix64, Vigna 2015 (public domain). */
struct random {
	uint64_t state;
};

static inline uint64_t random_bits(struct random *r)
{
	uint64_t z = r->state += 0x9e3779b97f4a7c15ULL;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
	return z ^ z >> 31;
}

/* 0 <= result < n. */
static inline size_t random_below(struct random *r, size_t n)
{
	return (size_t)(random_bits(r) % n);
}

/* low <= result < high. */
static inline double random_between(struct random *r, double low, double high)
{
	return low + (high - low) * ((double)(random_bits(r) >> 11) / 9007199254740992.0);
}

#endif
