#include "base/vision.h"

#include "base/lab.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* IEC 61966-2-1: what each sRGB value is in linear light, times 65535. */
static const uint16_t linear[256] = {0, 20, 40, 60, 80, 99, 119, 139, 159, 179, 199, 219, 241,
	264, 288, 313, 340, 367, 396, 427, 458, 491, 526, 562, 599, 637, 677, 718, 761, 805,
	851, 898, 947, 997, 1048, 1101, 1156, 1212, 1270, 1330, 1391, 1453, 1517, 1583, 1651,
	1720, 1790, 1863, 1937, 2013, 2090, 2170, 2250, 2333, 2418, 2504, 2592, 2681, 2773,
	2866, 2961, 3058, 3157, 3258, 3360, 3464, 3570, 3678, 3788, 3900, 4014, 4129, 4247,
	4366, 4488, 4611, 4736, 4864, 4993, 5124, 5257, 5392, 5530, 5669, 5810, 5953, 6099,
	6246, 6395, 6547, 6700, 6856, 7014, 7174, 7335, 7500, 7666, 7834, 8004, 8177, 8352,
	8528, 8708, 8889, 9072, 9258, 9445, 9635, 9828, 10022, 10219, 10417, 10619, 10822,
	11028, 11235, 11446, 11658, 11873, 12090, 12309, 12530, 12754, 12980, 13209, 13440,
	13673, 13909, 14146, 14387, 14629, 14874, 15122, 15371, 15623, 15878, 16135, 16394,
	16656, 16920, 17187, 17456, 17727, 18001, 18277, 18556, 18837, 19121, 19407, 19696,
	19987, 20281, 20577, 20876, 21177, 21481, 21787, 22096, 22407, 22721, 23038, 23357,
	23678, 24002, 24329, 24658, 24990, 25325, 25662, 26001, 26344, 26688, 27036, 27386,
	27739, 28094, 28452, 28813, 29176, 29542, 29911, 30282, 30656, 31033, 31412, 31794,
	32179, 32567, 32957, 33350, 33745, 34143, 34544, 34948, 35355, 35764, 36176, 36591,
	37008, 37429, 37852, 38278, 38706, 39138, 39572, 40009, 40449, 40891, 41337, 41785,
	42236, 42690, 43147, 43606, 44069, 44534, 45002, 45473, 45947, 46423, 46903, 47385,
	47871, 48359, 48850, 49344, 49841, 50341, 50844, 51349, 51858, 52369, 52884, 53401,
	53921, 54445, 54971, 55500, 56032, 56567, 57105, 57646, 58190, 58737, 59287, 59840,
	60396, 60955, 61517, 62082, 62650, 63221, 63795, 64372, 64952, 65535};

struct rgba gray_of(struct rgba color)
{
	const uint32_t y = (2126U * linear[color.r] + 7152U * linear[color.g] +
				   722U * linear[color.b] + 5000U) /
			   10000U;
	uint32_t g = 0;
	while (g < 255 && (uint32_t)linear[g] + linear[g + 1] < 2 * y) {
		g++;
	}
	const unsigned char v = (unsigned char)g;
	return (struct rgba){v, v, v, color.a};
}

const char *const vision_names[N_VISIONS] = {"full", "grey", "deutan", "protan", "tritan"};

bool vision_find(const char *name, enum vision *out)
{
	for (unsigned i = 0; i < N_VISIONS; i++) {
		if (strcmp(vision_names[i], name) == 0) {
			*out = (enum vision)i;
			return true;
		}
	}
	return false;
}

static const double matrices[3][3][3] = {
	{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413},
		{-0.011820, 0.042940, 0.968881}},
	{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216},
		{-0.003882, -0.048116, 1.051998}},
	{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602},
		{0.004733, 0.691367, 0.303900}},
};

struct rgba vision_of(enum vision how, struct rgba color)
{
	if (how == VISION_FULL) {
		return color;
	}
	if (how == VISION_GRAY) {
		return gray_of(color);
	}
	const double(*m)[3] = matrices[how - VISION_DEUTAN];
	const double in[3] = {lab_linear(color.r), lab_linear(color.g), lab_linear(color.b)};
	unsigned char out[3];
	for (int i = 0; i < 3; i++) {
		out[i] = lab_value(m[i][0] * in[0] + m[i][1] * in[1] + m[i][2] * in[2]);
	}
	return (struct rgba){out[0], out[1], out[2], color.a};
}

double vision_difference(enum vision how, struct rgba x, struct rgba y)
{
	return lab_difference(lab_of(vision_of(how, x)), lab_of(vision_of(how, y)));
}

static unsigned char mix(unsigned char over, unsigned char under, unsigned alpha)
{
	return (unsigned char)((over * alpha + under * (255 - alpha) + 127) / 255);
}

struct rgba vision_over(struct rgba over, struct rgba under)
{
	return (struct rgba){mix(over.r, under.r, over.a), mix(over.g, under.g, over.a),
		mix(over.b, under.b, over.a), 255};
}

static double luminance(struct rgba c)
{
	return 0.2126 * lab_linear(c.r) + 0.7152 * lab_linear(c.g) + 0.0722 * lab_linear(c.b);
}

double vision_contrast(struct rgba x, struct rgba y)
{
	double a = luminance(x) + 0.05, b = luminance(y) + 0.05;
	return fmax(a, b) / fmin(a, b);
}

bool vision_lighter(struct rgba color, double by, struct rgba *out)
{
	struct lab c = lab_of(color);
	c.l += by;
	*out = lab_color(c);
	return c.l >= 0 && c.l <= 100;
}

struct rgba vision_readable(struct rgba color, struct rgba ground, double contrast)
{
	for (int by = 1; by <= 100; by++) {
		for (int sign = -1; sign <= 1; sign += 2) {
			struct rgba out;
			bool has = vision_lighter(color, sign * by, &out);
			if (has && vision_contrast(out, ground) >= contrast) {
				return out;
			}
		}
	}
	const struct rgba black = {0, 0, 0, 255}, white = {255, 255, 255, 255};
	return vision_contrast(black, ground) >= vision_contrast(white, ground) ? black : white;
}
