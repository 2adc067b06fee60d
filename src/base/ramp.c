#include "base/ramp.h"

#include <math.h>

struct lab {
	double l, a, b;
};

/* The white of sRGB, D65: IEC 61966-2-1. */
static const double white[3] = {0.95047, 1, 1.08883};
static const double to_xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
	{0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}};
static const double to_rgb[3][3] = {{3.2404542, -1.5371385, -0.4985314},
	{-0.9692660, 1.8760108, 0.0415560}, {0.0556434, -0.2040259, 1.0572252}};

static double linear(unsigned char byte)
{
	double v = byte / 255.0;
	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static unsigned char byte_of(double v)
{
	double s = v <= 0.0031308 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055;
	return (unsigned char)lround(255 * fmin(fmax(s, 0), 1));
}

static void transform(const double m[3][3], const double in[3], double out[3])
{
	for (int i = 0; i < 3; i++) {
		out[i] = m[i][0] * in[0] + m[i][1] * in[1] + m[i][2] * in[2];
	}
}

static const double knee = 6.0 / 29;

static double compress(double t)
{
	return t > knee * knee * knee ? cbrt(t) : t / (3 * knee * knee) + 4.0 / 29;
}

static double expand(double f)
{
	return f > knee ? f * f * f : 3 * knee * knee * (f - 4.0 / 29);
}

static struct lab lab_of(struct rgba c)
{
	const double rgb[3] = {linear(c.r), linear(c.g), linear(c.b)};
	double xyz[3];
	transform(to_xyz, rgb, xyz);
	double x = compress(xyz[0] / white[0]), y = compress(xyz[1] / white[1]),
	       z = compress(xyz[2] / white[2]);
	return (struct lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

static struct rgba rgba_of(struct lab c)
{
	double y = (c.l + 16) / 116, rgb[3];
	const double xyz[3] = {white[0] * expand(y + c.a / 500), white[1] * expand(y),
		white[2] * expand(y - c.b / 200)};
	transform(to_rgb, xyz, rgb);
	return (struct rgba){byte_of(rgb[0]), byte_of(rgb[1]), byte_of(rgb[2]), 255};
}

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
	struct rgba out = rgba_of((struct lab){
		a.l + t * (b.l - a.l), a.a + t * (b.a - a.a), a.b + t * (b.b - a.b)});
	out.a = (unsigned char)lround(from.a + t * (to.a - from.a));
	return out;
}
