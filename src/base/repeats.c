#include "base/repeats.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int by_text(const void *pa, const void *pb)
{
	const struct repeat *a = pa, *b = pb;
	int texts = strcmp(a->text, b->text);
	return texts != 0 ? texts : compare_sizes(a->at, b->at);
}

static int by_first(const void *pa, const void *pb)
{
	const struct repeat *a = pa, *b = pb;
	int firsts = compare_sizes(a->first, b->first);
	return firsts != 0 ? firsts : compare_sizes(a->at, b->at);
}

void repeats_sort(struct repeat *items, size_t n)
{
	if (n == 0) {
		return;
	}
	qsort(items, n, sizeof(*items), by_text);
	for (size_t i = 0; i < n; i++) {
		bool same = i > 0 && strcmp(items[i - 1].text, items[i].text) == 0;
		items[i].first = same ? items[i - 1].first : items[i].at;
	}
	qsort(items, n, sizeof(*items), by_first);
}
