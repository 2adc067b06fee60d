#include "proj/choose.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* One decimal keeps the string tidy; nobody sees a twentieth of a degree. */
static double tidy(double deg)
{
	return round(deg * 10) / 10;
}

/* Tenths of a degree without the locale's decimal sign. */
static void write_deg(char *out, size_t size, double deg)
{
	int tenths = (int)lround(deg * 10);
	(void)snprintf(out, size, "%s%d.%d", tenths < 0 ? "-" : "", abs(tenths) / 10,
		abs(tenths) % 10);
}

void choose_projection(struct box lonlat, char *out, size_t size)
{
	const struct box b = lonlat;
	static const char tail[] = "+datum=WGS84 +units=m";
	double lon = tidy(remainder((b.min_x + b.max_x) / 2, 360)),
	       lat = tidy((b.min_y + b.max_y) / 2);
	double width = b.max_x - b.min_x, height = b.max_y - b.min_y;
	double ground_width = width * cos(lat / 57.29577951308232);
	char lon_0[32], lat_0[32], lat_1[32], lat_2[32];
	write_deg(lon_0, sizeof(lon_0), lon);
	write_deg(lat_0, sizeof(lat_0), lat);
	write_deg(lat_1, sizeof(lat_1), b.min_y + height / 6);
	write_deg(lat_2, sizeof(lat_2), b.max_y - height / 6);
	bool wide = ground_width > 1.6 * height && width > 30;
	if (width > 200 && (b.min_y > 40 || b.max_y < -40)) {
		(void)snprintf(out, size, "+proj=laea +lat_0=%s +lon_0=%s %s",
			b.min_y > 0 ? "90.0" : "-90.0", lon_0, tail);
	} else if (width > 200) {
		(void)snprintf(out, size, "+proj=eqearth +lon_0=%s %s", lon_0, tail);
	} else if (wide && (b.min_y > 8 || b.max_y < -8)) {
		(void)snprintf(out, size,
			"+proj=aea +lat_0=%s +lon_0=%s +lat_1=%s +lat_2=%s %s", lat_0, lon_0,
			lat_1, lat_2, tail);
	} else if (wide && b.min_y < 0 && b.max_y > 0 && fabs(lat) < 15) {
		write_deg(lat_1, sizeof(lat_1), fmax(fabs(b.min_y), fabs(b.max_y)) / 2);
		(void)snprintf(
			out, size, "+proj=cea +lon_0=%s +lat_ts=%s %s", lon_0, lat_1, tail);
	} else {
		(void)snprintf(
			out, size, "+proj=laea +lat_0=%s +lon_0=%s %s", lat_0, lon_0, tail);
	}
}
