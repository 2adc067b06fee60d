/* SHA-256 of bytes and of files. GLib's checksums are known here alone. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DIGEST_HEX = 65 };

/* 64 hexadecimal digits, lower case, and a NUL. */
struct digest {
	char hex[DIGEST_HEX];
};

struct digest digest_bytes(const char *bytes, size_t n);

/* Of a file's bytes, and how many they are. False with errno when it cannot be read. */
bool digest_file(const char *path, struct digest *out, uint64_t *out_bytes);

bool digest_is_same(const struct digest *a, const struct digest *b);

/* 64 hexadecimal digits in lower case; false when the text is anything else. */
bool digest_read(const char *text, struct digest *out);

#endif
