#include "base/ramp.h"

#include "base/lab.h"

#include <math.h>

struct rgba ramp_color(const struct colors *ramp, double share)
{
	double at = fmin(fmax(share, 0), 1) * (double)(ramp->n - 1);
	size_t i = (size_t)floor(at);
	double t = at - (double)i;
	/* Shares such as 2/3 miss the colour they mean by a rounding error. */
	if (t < 1e-9 || t > 1 - 1e-9) {
		return ramp->items[t < 0.5 ? i : i + 1];
	}
	struct rgba from = ramp->items[i], to = ramp->items[i + 1];
	struct lab a = lab_of(from), b = lab_of(to);
	struct rgba out = lab_color((struct lab){
		a.l + t * (b.l - a.l), a.a + t * (b.a - a.a), a.b + t * (b.b - a.b)});
	out.a = (unsigned char)lround(from.a + t * (to.a - from.a));
	return out;
}
