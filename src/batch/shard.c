#include "batch/shard.h"

#include "base/diag.h"

#include <string.h>

enum { SHARDS_MAX = 100000 };

/* A whole number; false for anything else, and above SHARDS_MAX * 1000. */
static bool read_number(const char *s, size_t n, uint32_t *out)
{
	enum { DIGITS_MAX = 8 };
	uint32_t v = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9') {
			return false;
		}
		v = v * 10 + (uint32_t)(s[i] - '0');
	}
	*out = v;
	return n > 0 && n <= DIGITS_MAX;
}

static bool fail_text(struct sm_diag *d, const char *text)
{
	return diag_fail(d, SM_E_USAGE,
		"--shard '%s': I/N with I from 1 to N, auto (Slurm) or auto/N (Kubernetes) is "
		"expected",
		text);
}

/* A variable that a scheduler sets; `fallback` when it may be missing, else UINT32_MAX. */
static bool read_variable(struct sm_diag *d, const char *(*variable)(const char *name),
	const char *name, uint32_t fallback, uint32_t *out)
{
	const char *value = variable(name);
	if (value == NULL && fallback != UINT32_MAX) {
		*out = fallback;
		return true;
	}
	if (value == NULL) {
		return diag_fail(d, SM_E_USAGE,
			"--shard auto: %s is not set; without a scheduler I/N is expected",
			name);
	}
	return read_number(value, strlen(value), out) ||
	       diag_fail(d, SM_E_USAGE, "--shard auto: %s is '%s', a number is expected", name,
		       value);
}

/* Task 7 of --array=1-11:2 is the fourth of six. */
static bool read_slurm(
	struct sm_diag *d, const char *(*variable)(const char *name), struct batch_shard *out)
{
	uint32_t id = 0, min = 0, step = 0, count = 0;
	if (!read_variable(d, variable, "SLURM_ARRAY_TASK_ID", UINT32_MAX, &id) ||
		!read_variable(d, variable, "SLURM_ARRAY_TASK_MIN", UINT32_MAX, &min) ||
		!read_variable(d, variable, "SLURM_ARRAY_TASK_STEP", 1, &step) ||
		!read_variable(d, variable, "SLURM_ARRAY_TASK_COUNT", UINT32_MAX, &count)) {
		return false;
	}
	if (step == 0 || id < min || (id - min) % step != 0 || (id - min) / step >= count) {
		return diag_fail(d, SM_E_USAGE,
			"--shard auto: task %u is none of %u from %u in steps of %u; the array "
			"must be one range, such as 0-5",
			id, count, min, step);
	}
	*out = (struct batch_shard){(id - min) / step, count};
	return true;
}

bool shard_read(struct sm_diag *d, const char *text, const char *(*variable)(const char *name),
	struct batch_shard *out)
{
	const char *slash = strchr(text, '/');
	bool is_auto = strncmp(text, "auto", 4) == 0 && (text[4] == '\0' || text + 4 == slash);
	uint32_t index = 0, count = 0;
	if (is_auto && slash == NULL) {
		return read_slurm(d, variable, out);
	}
	if (slash == NULL || !read_number(slash + 1, strlen(slash + 1), &count) || count == 0 ||
		count > SHARDS_MAX) {
		return fail_text(d, text);
	}
	if (is_auto) {
		if (!read_variable(d, variable, "JOB_COMPLETION_INDEX", UINT32_MAX, &index)) {
			return false;
		}
		if (index >= count) {
			return diag_fail(d, SM_E_USAGE,
				"--shard %s: JOB_COMPLETION_INDEX is %u, from 0 to %u is "
				"expected",
				text, index, count - 1);
		}
		*out = (struct batch_shard){index, count};
		return true;
	}
	if (!read_number(text, (size_t)(slash - text), &index) || index == 0 || index > count) {
		return fail_text(d, text);
	}
	*out = (struct batch_shard){index - 1, count};
	return true;
}

/* FNV-1a, its bits mixed once more (Murmur3's last step) so that the remainder is even. */
static uint64_t hash(const char *s)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (; *s != '\0'; s++) {
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	}
	h = (h ^ (h >> 33)) * UINT64_C(0xff51afd7ed558ccd);
	h = (h ^ (h >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
	return h ^ (h >> 33);
}

bool shard_has(struct batch_shard shard, const char *job_name)
{
	return shard.count == 0 || hash(job_name) % shard.count == shard.index;
}
