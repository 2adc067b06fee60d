#include "base/lab.h"

#include <math.h>

/* The white of sRGB, D65: IEC 61966-2-1. */
static const double white[3] = {0.95047, 1, 1.08883};
static const double to_xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
	{0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}};
static const double to_rgb[3][3] = {{3.2404542, -1.5371385, -0.4985314},
	{-0.9692660, 1.8760108, 0.0415560}, {0.0556434, -0.2040259, 1.0572252}};
static const double knee = 6.0 / 29, pi = 3.14159265358979323846;

double lab_linear(unsigned char value)
{
	double v = value / 255.0;
	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

unsigned char lab_value(double linear)
{
	double s = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055;
	return (unsigned char)lround(255 * fmin(fmax(s, 0), 1));
}

static void transform(const double m[3][3], const double in[3], double out[3])
{
	for (int i = 0; i < 3; i++) {
		out[i] = m[i][0] * in[0] + m[i][1] * in[1] + m[i][2] * in[2];
	}
}

static double compress(double t)
{
	return t > knee * knee * knee ? cbrt(t) : t / (3 * knee * knee) + 4.0 / 29;
}

static double expand(double f)
{
	return f > knee ? f * f * f : 3 * knee * knee * (f - 4.0 / 29);
}

struct lab lab_of(struct rgba color)
{
	const double rgb[3] = {lab_linear(color.r), lab_linear(color.g), lab_linear(color.b)};
	double xyz[3];
	transform(to_xyz, rgb, xyz);
	double x = compress(xyz[0] / white[0]), y = compress(xyz[1] / white[1]),
	       z = compress(xyz[2] / white[2]);
	return (struct lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

struct rgba lab_color(struct lab c)
{
	double y = (c.l + 16) / 116, rgb[3];
	const double xyz[3] = {white[0] * expand(y + c.a / 500), white[1] * expand(y),
		white[2] * expand(y - c.b / 200)};
	transform(to_rgb, xyz, rgb);
	return (struct rgba){lab_value(rgb[0]), lab_value(rgb[1]), lab_value(rgb[2]), 255};
}

/* From 0 to 360; of a grey 0. */
static double hue_deg(double a, double b)
{
	double h = a == 0 && b == 0 ? 0 : atan2(b, a) * 180 / pi;
	return h < 0 ? h + 360 : h;
}

static double cos_deg(double deg)
{
	return cos(deg * pi / 180);
}

/* The formula's mean of two hues: the one nearer to both; of a grey's, the other's. */
static double mean_hue_deg(double h1, double h2, bool has_grey)
{
	if (has_grey) {
		return h1 + h2;
	}
	if (fabs(h1 - h2) <= 180) {
		return (h1 + h2) / 2;
	}
	return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

double lab_difference(struct lab x, struct lab y)
{
	static const double pow25_7 = 6103515625.0;
	double mean = (hypot(x.a, x.b) + hypot(y.a, y.b)) / 2, m7 = pow(mean, 7);
	double g = 0.5 * (1 - sqrt(m7 / (m7 + pow25_7)));
	double a1 = (1 + g) * x.a, a2 = (1 + g) * y.a;
	double c1 = hypot(a1, x.b), c2 = hypot(a2, y.b);
	double h1 = hue_deg(a1, x.b), h2 = hue_deg(a2, y.b);
	bool has_grey = c1 * c2 == 0;
	double dh = has_grey ? 0 : h2 - h1;
	dh += dh > 180 ? -360 : dh < -180 ? 360 : 0;
	double dl = y.l - x.l, dc = c2 - c1;
	double dhue = 2 * sqrt(c1 * c2) * sin(dh / 2 * pi / 180);

	double l = (x.l + y.l) / 2, c = (c1 + c2) / 2, h = mean_hue_deg(h1, h2, has_grey);
	double t = 1 - 0.17 * cos_deg(h - 30) + 0.24 * cos_deg(2 * h) +
		   0.32 * cos_deg(3 * h + 6) - 0.20 * cos_deg(4 * h - 63);
	double l2 = (l - 50) * (l - 50), c7 = pow(c, 7);
	double sl = 1 + 0.015 * l2 / sqrt(20 + l2), sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
	double turn = 60 * exp(-((h - 275) / 25) * ((h - 275) / 25));
	double rt = -2 * sqrt(c7 / (c7 + pow25_7)) * sin(turn * pi / 180);
	dl /= sl;
	dc /= sc;
	dhue /= sh;
	return sqrt(fmax(dl * dl + dc * dc + dhue * dhue + rt * dc * dhue, 0));
}
