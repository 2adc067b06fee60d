/*
 * What simulated annealing needs besides its moves: random numbers, temperatures that fall and
 * the chance of a change for the worse. Integers only: the same on every machine.
 */
#ifndef LAYOUT_COOLING_H
#define LAYOUT_COOLING_H

#include <stdbool.h>
#include <stdint.h>

enum { COOLING_STEPS = 100, COOLING_CHANCES = 1024, COOLING_PER_T = 64 };

/* Candidates that a search moves among before it goes on to the next ones. */
enum { COOLING_BLOCK = 8192 };

struct cooling {
	uint64_t random;
	uint64_t t;			  /* temperature, times 2^16 */
	uint32_t factor;		  /* of 65536: what a step leaves of it */
	uint64_t hopeless;		  /* changes from here on have no chance */
	uint64_t scale;			  /* 2^24 COOLING_PER_T / temperature */
	uint32_t chance[COOLING_CHANCES]; /* of 65536: exp(-i / COOLING_PER_T) */
};

/* From one temperature to the other in COOLING_STEPS steps; both times 1024, 2^31 * 1024 >= hot
 * >= cold > 0. */
void cooling_init(struct cooling *c, uint64_t hot1024, uint64_t cold1024);
void cooling_step(struct cooling *c);

/* PCG32, O'Neill 2014. */
static inline uint32_t cooling_random(struct cooling *c)
{
	uint64_t old = c->random;
	c->random = old * 6364136223846793005ULL + 1442695040888963407ULL;
	uint32_t x = (uint32_t)(((old >> 18) ^ old) >> 27), r = (uint32_t)(old >> 59);
	return x >> r | x << ((32 - r) & 31);
}

static inline uint32_t cooling_below(struct cooling *c, uint32_t n)
{
	return (uint32_t)((uint64_t)cooling_random(c) * n >> 32);
}

/* Whether to make a change that adds delta to what is to be small. */
static inline bool cooling_accepts(struct cooling *c, int64_t delta)
{
	if (delta <= 0) {
		return true;
	}
	if ((uint64_t)delta >= c->hopeless) {
		return false;
	}
	uint64_t i = (uint64_t)delta * c->scale >> 24;
	return i < COOLING_CHANCES && (cooling_random(c) & 0xffff) < c->chance[i];
}

#endif
