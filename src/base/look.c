#include "base/look.h"

#include <stddef.h>

const char *const symbol_names[] = {"circle", "square", "diamond", "triangle", "triangle-down",
	"pentagon", "hexagon", "star", "cross", NULL};
