/* Distances on WGS 84 worked out without PROJ, to compare with. */
#ifndef GEODESY_H
#define GEODESY_H

#include <math.h>

/* Metres between two places in degrees. Source: Vincenty 1975, inverse formula. */
static inline double vincenty_m(double lon1, double lat1, double lon2, double lat2)
{
	const double a = 6378137, f = 1 / 298.257223563, b = a * (1 - f), d = acos(-1) / 180;
	double l = (lon2 - lon1) * d, lambda = l;
	double u1 = atan((1 - f) * tan(lat1 * d)), u2 = atan((1 - f) * tan(lat2 * d));
	double sin_s = 0, cos_s = 1, s = 0, cos2_alpha = 1, cos_2m = 0;
	for (int i = 0; i < 50; i++) {
		double x = cos(u2) * sin(lambda);
		double y = cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lambda);
		sin_s = hypot(x, y);
		if (sin_s == 0) {
			return 0;
		}
		cos_s = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lambda);
		s = atan2(sin_s, cos_s);
		double sin_alpha = cos(u1) * cos(u2) * sin(lambda) / sin_s;
		cos2_alpha = 1 - sin_alpha * sin_alpha;
		cos_2m = cos2_alpha == 0 ? 0 : cos_s - 2 * sin(u1) * sin(u2) / cos2_alpha;
		double c = f / 16 * cos2_alpha * (4 + f * (4 - 3 * cos2_alpha));
		lambda = l +
			 (1 - c) * f * sin_alpha *
				 (s + c * sin_s *
						 (cos_2m + c * cos_s *
								   (2 * cos_2m * cos_2m - 1)));
	}
	double u = cos2_alpha * (a * a - b * b) / (b * b);
	double k1 = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
	double k2 = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
	double ds = k2 * sin_s *
		    (cos_2m + k2 / 4 *
				      (cos_s * (2 * cos_2m * cos_2m - 1) -
					      k2 / 6 * cos_2m * (4 * sin_s * sin_s - 3) *
						      (4 * cos_2m * cos_2m - 3)));
	return b * k1 * (s - ds);
}

#endif
