#include "base/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

static struct digest take(GChecksum *sum)
{
	struct digest out;
	memcpy(out.hex, g_checksum_get_string(sum), DIGEST_HEX);
	g_checksum_free(sum);
	return out;
}

struct digest digest_bytes(const char *bytes, size_t n)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_checksum_update(sum, (const guchar *)bytes, (gssize)n);
	return take(sum);
}

/* Adds all that can be read; 0, or what went wrong. */
static int add_all(int fd, GChecksum *sum, uint64_t *bytes)
{
	enum { CHUNK = 64 * 1024 };
	unsigned char chunk[CHUNK];
	ssize_t n = 0;
	*bytes = 0;
	while ((n = read(fd, chunk, CHUNK)) > 0) {
		g_checksum_update(sum, chunk, n);
		*bytes += (uint64_t)n;
	}
	return n < 0 ? errno : 0;
}

bool digest_file(const char *path, struct digest *out, uint64_t *out_bytes)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		return false;
	}
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	int error = add_all(fd, sum, out_bytes);
	*out = take(sum);
	(void)close(fd);
	errno = error;
	return error == 0;
}

bool digest_is_same(const struct digest *a, const struct digest *b)
{
	return memcmp(a->hex, b->hex, DIGEST_HEX) == 0;
}

bool digest_read(const char *text, struct digest *out)
{
	size_t n = strlen(text);
	if (n != DIGEST_HEX - 1 || strspn(text, "0123456789abcdef") != n) {
		return false;
	}
	memcpy(out->hex, text, DIGEST_HEX);
	return true;
}
