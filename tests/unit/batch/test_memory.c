#include "batch/machine.h"
#include "batch/memory.h"
#include "fixture.h"
#include "test.h"

#include <string.h>
#include <sys/stat.h>

static const uint64_t mib = UINT64_C(1) << 20;

static void sizes(struct test_state *t)
{
	static const struct {
		const char *text;
		uint64_t kib;
	} rows[] = {{"400M", 400 << 10}, {"2G", 2 << 20}, {"1.5GiB", 3 << 19},
		{"65536k", 64 << 10}, {"100MB", 100 << 10}, {"1T", 1 << 30}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct sm_diag d = {0};
		size_t bytes = 0;
		EXPECT(memory_read_size(&d, rows[i].text, &bytes));
		EXPECT_INT(bytes, rows[i].kib << 10);
	}
}

static void no_sizes(struct test_state *t)
{
	static const char *const texts[] = {
		"", "400", "M", "-1G", "1.2.3G", "4 G", "4GG", "0G", "63M", ".M", "1e9M"};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct sm_diag d = {0};
		size_t bytes = 0;
		EXPECT(!memory_read_size(&d, texts[i], &bytes));
		EXPECT_INT(d.code, SM_E_USAGE);
	}
	struct sm_diag d = {0};
	size_t bytes = 0;
	EXPECT(!memory_read_size(&d, "512", &bytes));
	EXPECT_STR(
		d.errors[0].text, "--memory '512': the unit is missing; did you mean '512M'?");
}

/* The formula of docs/batch.md. */
static void shares(struct test_state *t)
{
	struct memory_shares s = memory_divide(400 * mib, 16, 0);
	EXPECT_INT(s.n_workers, 4);
	EXPECT_INT(s.shared_bytes, 32 * mib);
	EXPECT_INT(s.map_bytes, 72 * mib);
	s = memory_divide(400 * mib, 2, 0);
	EXPECT_INT(s.n_workers, 2);
	EXPECT_INT(s.shared_bytes, 176 * mib);
	EXPECT_INT(memory_divide(400 * mib, 16, 10000000).n_workers, 2);
	EXPECT_INT(memory_divide(400 * mib, 16, 25000000).n_workers, 1);
	s = memory_divide(400 * mib, 16, 100000000);
	EXPECT(s.is_short);
	EXPECT_INT(s.n_workers, 1);
	EXPECT_INT(s.shared_bytes, 16 * mib);
	EXPECT(memory_divide(64 * mib, 2, 0).is_short);
	EXPECT(!memory_divide(168 * mib, 2, 0).is_short);
}

/* Half of the machine's; what is shared does not grow with it. */
static void by_default(struct test_state *t)
{
	uint64_t machine = machine_memory_bytes();
	struct memory_shares s = memory_divide(0, 1, 0);
	EXPECT_INT(s.limit_bytes, machine / 2);
	EXPECT(s.shared_bytes <= 192 * mib);
	EXPECT_INT(s.n_workers, 1);
}

static void write_in(struct fixture *f, const char *folder, const char *name, const char *text)
{
	char path[512];
	(void)snprintf(path, sizeof(path), "%s", fixture_path(f, folder));
	for (char *at = strchr(path + 1, '/'); at != NULL; at = strchr(at + 1, '/')) {
		*at = '\0';
		(void)mkdir(path, 0777);
		*at = '/';
	}
	(void)mkdir(path, 0777);
	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	(void)fixture_write_text(f, path, text);
}

/* Control groups of both versions, those above them, and those that are not to be seen. */
static void groups(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *mount = fixture_path(&f, "cgroup");
	EXPECT(machine_group_limit("0::/a/b\n", mount) == UINT64_MAX);
	write_in(&f, "cgroup/a/b", "memory.max", "max\n");
	EXPECT(machine_group_limit("0::/a/b\n", mount) == UINT64_MAX);
	write_in(&f, "cgroup/a", "memory.max", "500000000\n");
	EXPECT_INT(machine_group_limit("0::/a/b\n", mount), 500000000);
	EXPECT(machine_group_limit("0::/b\n", mount) == UINT64_MAX);
	write_in(&f, "cgroup", "memory.max", "700000000\n");
	EXPECT_INT(machine_group_limit("0::/b", mount), 700000000);
	EXPECT_INT(machine_group_limit("0::/a/b/c/d\n", mount), 500000000);
	write_in(&f, "cgroup/memory/x", "memory.limit_in_bytes", "300000000\n");
	EXPECT_INT(
		machine_group_limit("7:cpu,memory:/x\n1:name=systemd:/\n", mount), 300000000);
	EXPECT(machine_group_limit("7:cpu,memory_not:/x\n", mount) == UINT64_MAX);
	EXPECT(machine_group_limit("7:cpu:/x\nbroken\n:\n", mount) == UINT64_MAX);
	fixture_finish(&f);
}

TEST_MAIN({"sizes", sizes}, {"no sizes", no_sizes}, {"shares", shares},
	{"by default", by_default}, {"groups", groups})
