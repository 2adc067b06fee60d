#include "layout/cooling.h"

/* Temperatures are kept times 2^T_BITS, so that small ones fall evenly. */
enum { T_BITS = 16, INPUT_BITS = 10, SCALE_BITS = 24 };

/* (cold / hot) ^ (1 / steps) times 65536, by bisection. */
static uint32_t factor_of(uint64_t hot, uint64_t cold)
{
	uint32_t low = 0, high = 65536;
	while (high - low > 1) {
		uint32_t middle = (low + high) / 2;
		uint64_t t = hot;
		for (int i = 0; i < COOLING_STEPS; i++) {
			t = t * middle >> 16;
		}
		*(t < cold ? &low : &high) = middle;
	}
	return high;
}

static void set_temperature(struct cooling *c, uint64_t t)
{
	c->t = t > 0 ? t : 1;
	c->hopeless = (c->t * (COOLING_CHANCES / COOLING_PER_T) >> T_BITS) + 1;
	c->scale = ((uint64_t)COOLING_PER_T << (T_BITS + SCALE_BITS)) / c->t;
}

void cooling_init(struct cooling *c, uint64_t hot1024, uint64_t cold1024)
{
	uint64_t hot = hot1024 << (T_BITS - INPUT_BITS);
	uint64_t v = 1ULL << 32;
	c->random = 0x853c49e6748fea9bULL;
	c->factor = factor_of(hot, cold1024 << (T_BITS - INPUT_BITS));
	set_temperature(c, hot);
	for (int i = 0; i < COOLING_CHANCES; i++) {
		c->chance[i] = (uint32_t)(v >> 16);
		v = v * 4228379999ULL >> 32; /* exp(-1 / 64) times 2^32 */
	}
}

void cooling_step(struct cooling *c)
{
	set_temperature(c, c->t * c->factor >> 16);
}
