/* How much memory this process may take, as the system tells. */
#ifndef BATCH_MACHINE_H
#define BATCH_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The machine's memory in bytes, or the lowest limit of the control groups the process is in,
 * when that is lower (containers, jobs of a scheduler). Groups that cannot be read set none.
 */
uint64_t machine_memory_bytes(void);

/* The same limit alone, for tests: `groups` is what /proc/self/cgroup holds, `mount` the folder
 * in place of /sys/fs/cgroup. UINT64_MAX: none. */
uint64_t machine_group_limit(const char *groups, const char *mount);

#endif
