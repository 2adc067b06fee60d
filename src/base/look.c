#include "base/look.h"

#include <stddef.h>
#include <string.h>

const char *const symbol_names[] = {"circle", "square", "diamond", "triangle", "triangle-down",
	"pentagon", "hexagon", "star", "cross", NULL};

bool symbol_is_picture(const char *symbol)
{
	size_t n = strlen(symbol);
	return n > 5 && strncmp(symbol, "url(", 4) == 0 && symbol[n - 1] == ')';
}
