#include "geom/turned.h"

#include <math.h>

struct turned turned_by(double angle_deg)
{
	double angle = angle_deg * acos(-1) / 180;
	return (struct turned){cos(angle), sin(angle)};
}

struct pt turned_to(struct turned t, struct pt p)
{
	return (struct pt){p.x * t.cos - p.y * t.sin, p.x * t.sin + p.y * t.cos};
}

struct pt turned_back(struct turned t, struct pt p)
{
	return (struct pt){p.x * t.cos + p.y * t.sin, -p.x * t.sin + p.y * t.cos};
}
