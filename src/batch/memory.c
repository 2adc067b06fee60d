#include "batch/memory.h"

#include "base/diag.h"
#include "base/num.h"
#include "batch/machine.h"

#include <stdio.h>
#include <string.h>

static const uint64_t mib = UINT64_C(1) << 20;

/* The power of 1024 of "K", "MB", "GiB", ...; 0: it is no unit. */
static unsigned power_of(const char *unit)
{
	static const char letters[] = "KMGT";
	enum { LOWER = 'a' - 'A' };
	char first = unit[0] >= 'a' && unit[0] <= 'z' ? (char)(unit[0] - LOWER) : unit[0];
	const char *at = first == '\0' ? NULL : strchr(letters, first);
	bool is_unit = at != NULL &&
		       (unit[1] == '\0' || strcmp(unit + 1, "B") == 0 ||
			       strcmp(unit + 1, "iB") == 0 || strcmp(unit + 1, "b") == 0);
	return is_unit ? (unsigned)(at - letters) + 1 : 0;
}

static bool fail(struct sm_diag *d, const char *text, size_t n_digits, const char *unit)
{
	enum { SHOWN = 20 };
	if (n_digits > 0 && n_digits < SHOWN && unit[0] == '\0') {
		return diag_fail(d, SM_E_USAGE,
			"--memory '%s': the unit is missing; did you mean '%sM'?", text, text);
	}
	return diag_fail(d, SM_E_USAGE,
		"--memory '%.100s': a size with its unit is expected, such as 400M or 2G",
		text);
}

bool memory_read_size(struct sm_diag *d, const char *text, size_t *bytes)
{
	enum { LARGEST_BITS = 60, STEP_BITS = 10 };
	size_t n = strspn(text, "0123456789.");
	const char *unit = text + n;
	unsigned power = power_of(unit);
	double v;
	if (n == 0 || !num_parse(text, n, &v) || power == 0) {
		return fail(d, text, n, unit);
	}
	v *= (double)(UINT64_C(1) << (STEP_BITS * power));
	if (v < (double)MEMORY_LEAST_MIB * (double)mib) {
		return diag_fail(d, SM_E_USAGE,
			"--memory '%s': is too little to draw in, %dM is the least", text,
			MEMORY_LEAST_MIB);
	}
	v = v < (double)(UINT64_C(1) << LARGEST_BITS) ? v
						      : (double)(UINT64_C(1) << LARGEST_BITS);
	*bytes = (size_t)v;
	return true;
}

struct memory_text memory_show(uint64_t bytes)
{
	enum { MANY = 4096 };
	struct memory_text out;
	uint64_t n = (bytes + mib / 2) / mib;
	if (n < MANY) {
		(void)snprintf(out.text, sizeof(out.text), "%u MB", (unsigned)n);
	} else {
		(void)snprintf(out.text, sizeof(out.text), "%.1f GB", (double)n / 1024);
	}
	return out;
}

struct memory_shares memory_divide(size_t limit_bytes, unsigned n_workers, uint64_t pixels)
{
	const uint64_t most = limit_bytes > 0 ? SIZE_MAX : MEMORY_SHARED_MOST_MIB * mib,
		       least = MEMORY_SHARED_LEAST_MIB * mib,
		       fixed = MEMORY_PROGRAM_MIB * mib + least,
		       limit = limit_bytes > 0 ? limit_bytes : machine_memory_bytes() / 2,
		       map = MEMORY_MAP_MIB * mib + pixels * MEMORY_PIXEL_BYTES,
		       room = limit > fixed ? limit - fixed : 0;
	uint64_t n = room / map < n_workers ? room / map : n_workers;
	const bool is_short = n == 0;
	n = is_short ? 1 : n;
	uint64_t shared = is_short ? least : least + room - n * map;
	shared = shared > most ? most : shared;
	return (struct memory_shares){.limit_bytes = (size_t)limit,
		.shared_bytes = (size_t)shared,
		.n_workers = (unsigned)n,
		.map_bytes = map,
		.is_short = is_short};
}
