/*
 * compare [--small] A.png B.png...: how much each B differs from A, all at the size of B, to
 * which A is shrunk by the mean of the area each pixel covers. Fails when a channel differs by
 * 2 of 255 or more on average, or when the mean of a block of 8 x 8 pixels differs by more than
 * 40; --small allows 12 and 60.
 */
#include <cairo.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 8, CHANNELS = 3 };
/* Of a page that is small, and so mostly edges, which each program softens in its own way. */
static const double small_mean_max = 12, small_block_max = 60;

struct picture {
	int width, height;
	double *values; /* rows of red, green, blue */
};

struct difference {
	double mean, worst;
	int worst_x, worst_y;
};

static void *need(void *p)
{
	if (p == NULL) {
		fputs("compare: out of memory\n", stderr);
		exit(2);
	}
	return p;
}

static struct picture empty(int width, int height)
{
	size_t n = (size_t)width * (size_t)height * CHANNELS;
	return (struct picture){width, height, need(calloc(n, sizeof(double)))};
}

/* What is transparent becomes white. */
static struct picture read_picture(const char *path)
{
	cairo_surface_t *s = cairo_image_surface_create_from_png(path);
	if (cairo_surface_status(s) != CAIRO_STATUS_SUCCESS) {
		fprintf(stderr, "compare: %s: %s\n", path,
			cairo_status_to_string(cairo_surface_status(s)));
		exit(2);
	}
	struct picture p =
		empty(cairo_image_surface_get_width(s), cairo_image_surface_get_height(s));
	const unsigned char *row = cairo_image_surface_get_data(s);
	bool opaque = cairo_image_surface_get_format(s) == CAIRO_FORMAT_RGB24;
	double *to = p.values;
	for (int y = 0; y < p.height; y++) {
		for (int x = 0; x < p.width; x++, to += CHANNELS) {
			uint32_t v;
			memcpy(&v, row + 4 * (size_t)x, 4);
			uint32_t under = opaque ? 0 : 255 - (v >> 24);
			to[0] = (v >> 16 & 255) + under;
			to[1] = (v >> 8 & 255) + under;
			to[2] = (v & 255) + under;
		}
		row += cairo_image_surface_get_stride(s);
	}
	cairo_surface_destroy(s);
	return p;
}

/* The share of the span [i, i + 1) of `from` that lies in the k-th of the `to` spans. */
static double share(int i, int k, int from, int to)
{
	double ratio = (double)from / to;
	return fmax(0, fmin(i + 1, (k + 1) * ratio) - fmax(i, k * ratio)) / ratio;
}

/* Adds a part of the i-th column to the k-th row. */
static void add_column(
	const struct picture *from, int i, double part, struct picture *to, int k)
{
	const double *value = from->values + (size_t)i * CHANNELS;
	double *sum = to->values + (size_t)k * (size_t)to->width * CHANNELS;
	for (int y = 0; y < from->height; y++) {
		for (int c = 0; c < CHANNELS; c++) {
			*sum++ += part * value[c];
		}
		value += (size_t)from->width * CHANNELS;
	}
}

/* A picture of another width, lying on its side: called twice it stands again. */
static struct picture squeeze_and_turn(const struct picture *p, int width)
{
	struct picture out = empty(p->height, width);
	for (int k = 0; k < width; k++) {
		for (int i = (int)((double)k * p->width / width); i < p->width; i++) {
			double part = share(i, k, p->width, width);
			if (part == 0) {
				break;
			}
			add_column(p, i, part, &out, k);
		}
	}
	return out;
}

static struct picture shrink(const struct picture *p, int width, int height)
{
	struct picture turned = squeeze_and_turn(p, width);
	struct picture out = squeeze_and_turn(&turned, height);
	free(turned.values);
	return out;
}

/* Of one channel of the block that begins at x, y: the sum of differences, signed and not. */
static double block_sum(
	const struct picture *a, const struct picture *b, int x, int y, int c, double *total)
{
	double sum = 0;
	for (int v = y; v < y + BLOCK && v < a->height; v++) {
		for (int u = x; u < x + BLOCK && u < a->width; u++) {
			size_t at = ((size_t)v * (size_t)a->width + (size_t)u) * CHANNELS +
				    (size_t)c;
			sum += a->values[at] - b->values[at];
			*total += fabs(a->values[at] - b->values[at]);
		}
	}
	return sum;
}

static struct difference differ(const struct picture *a, const struct picture *b)
{
	struct difference d = {0};
	double total = 0;
	for (int y = 0; y < a->height; y += BLOCK) {
		for (int x = 0; x < a->width; x += BLOCK) {
			double n = fmin(BLOCK, a->width - x) * fmin(BLOCK, a->height - y);
			for (int c = 0; c < CHANNELS; c++) {
				double off = fabs(block_sum(a, b, x, y, c, &total)) / n;
				if (off > d.worst) {
					d = (struct difference){
						.worst = off, .worst_x = x, .worst_y = y};
				}
			}
		}
	}
	d.mean = total / ((double)a->width * a->height * CHANNELS);
	return d;
}

int main(int argc, char **argv)
{
	double mean_max = 2, block_max = 40;
	if (argc > 1 && strcmp(argv[1], "--small") == 0) {
		mean_max = small_mean_max;
		block_max = small_block_max;
		argc--;
		argv++;
	}
	bool good = argc > 2;
	struct picture first = argc > 2 ? read_picture(argv[1]) : empty(1, 1);
	for (int i = 2; i < argc; i++) {
		struct picture other = read_picture(argv[i]);
		struct picture same_size = shrink(&first, other.width, other.height);
		struct difference d = differ(&same_size, &other);
		bool fine = d.mean < mean_max && d.worst <= block_max;
		printf("%s: mean difference %.3f, worst block %.1f at %d,%d of %d x %d%s\n",
			argv[i], d.mean, d.worst, d.worst_x, d.worst_y, other.width,
			other.height, fine ? "" : ": too much");
		good = good && fine;
		free(same_size.values);
		free(other.values);
	}
	free(first.values);
	return good ? 0 : 1;
}
