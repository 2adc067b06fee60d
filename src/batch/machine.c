#include "batch/machine.h"

#include "base/num.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PATH = 4096, TEXT = 8192 };

/* The whole of a small file; "" when it cannot be read. */
static void read_text(const char *path, char *text, size_t size)
{
	FILE *f = fopen(path, "rb");
	size_t n = f == NULL ? 0 : fread(text, 1, size - 1, f);
	text[n] = '\0';
	if (f != NULL) {
		(void)fclose(f);
	}
}

/* The number in a file; UINT64_MAX for "max" and for none. */
static uint64_t read_limit(const char *path)
{
	char text[64];
	const char *at = text;
	uint64_t v;
	read_text(path, text, sizeof(text));
	return num_whole(&at, &v) ? v : UINT64_MAX;
}

/* The lowest limit of a group and those above it. A container may see the path of its group and
 * not its folder: then its own is at the top. */
static uint64_t lowest(const char *mount, const char *group, size_t n, const char *file)
{
	uint64_t least = UINT64_MAX;
	for (;;) {
		char path[PATH];
		int length =
			snprintf(path, sizeof(path), "%s%.*s/%s", mount, (int)n, group, file);
		uint64_t v = length > 0 && length < PATH ? read_limit(path) : UINT64_MAX;
		least = v < least ? v : least;
		if (n == 0) {
			return least;
		}
		do {
			n--;
		} while (n > 0 && group[n] != '/');
	}
}

/* Whether a list of controllers, "cpu,memory", has that of memory. */
static bool has_memory(const char *list, size_t n)
{
	static const char word[] = "memory";
	enum { LENGTH = sizeof(word) - 1 };
	for (size_t i = 0; i + LENGTH <= n; i++) {
		if (memcmp(list + i, word, LENGTH) == 0 && (i == 0 || list[i - 1] == ',') &&
			(i + LENGTH == n || list[i + LENGTH] == ',')) {
			return true;
		}
	}
	return false;
}

/* Of a line "4:memory:/path" of the first version, or "0::/path" of the second. */
static uint64_t limit_of_line(const char *line, size_t n, const char *mount)
{
	const char *list = memchr(line, ':', n);
	size_t left = list == NULL ? 0 : n - (size_t)(++list - line);
	const char *group = list == NULL ? NULL : memchr(list, ':', left);
	char folder[PATH];
	if (group == NULL) {
		return UINT64_MAX;
	}
	size_t n_list = (size_t)(group - list), n_group = left - n_list - 1;
	group++;
	if (n_list == 0) {
		return lowest(mount, group, n_group, "memory.max");
	}
	int length = snprintf(folder, sizeof(folder), "%s/memory", mount);
	return has_memory(list, n_list) && length < PATH
		       ? lowest(folder, group, n_group, "memory.limit_in_bytes")
		       : UINT64_MAX;
}

uint64_t machine_group_limit(const char *groups, const char *mount)
{
	uint64_t least = UINT64_MAX;
	while (*groups != '\0') {
		size_t n = strcspn(groups, "\n");
		uint64_t v = limit_of_line(groups, n, mount);
		least = v < least ? v : least;
		groups += n + (groups[n] == '\n');
	}
	return least;
}

uint64_t machine_memory_bytes(void)
{
	char groups[TEXT];
	long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
	uint64_t all = pages > 0 && page > 0 ? (uint64_t)pages * (uint64_t)page : UINT64_MAX;
	read_text("/proc/self/cgroup", groups, sizeof(groups));
	uint64_t limit = machine_group_limit(groups, "/sys/fs/cgroup");
	return limit < all ? limit : all;
}
