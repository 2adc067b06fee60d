/* Numbers for random instances, the same on every machine. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

/* From 0 to below n; `state` begins as the number of the instance. */
static inline int random_below(uint64_t *state, int n)
{
	/* SplitMix64, Steele 2014. */
	uint64_t z = (*state += 0x9e3779b97f4a7c15ULL);
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return (int)((z ^ (z >> 31)) % (uint64_t)n);
}

#endif
