#include "source/picture.h"

#include "source/file.h"
#include "source/svg_clean.h"

#include <isa-l/crc.h>
#include <string.h>
#include <sys/stat.h>

static const char png_signature[] = "\x89PNG\r\n\x1a\n";
enum { SIGNATURE_BYTES = 8, CHUNK_BYTES = 12, HEADER_BYTES = 13 };

static bool fail(struct arena *a, const char *path, const char *what)
{
	return diag_fail(a->diag, SM_E_DATA, "%s: %s", path, what);
}

static uint32_t big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* What the first chunk says, checked before anybody makes room for the pixels. */
static bool read_header(struct arena *a, const unsigned char *data, struct picture *out)
{
	uint32_t w = big_endian(data), h = big_endian(data + 4);
	if (w == 0 || h == 0 || w > INT32_MAX || h > INT32_MAX) {
		return fail(a, out->path, "a PNG without width or height");
	}
	if (w > PICTURE_MAX_SIDE_PX || h > PICTURE_MAX_SIDE_PX ||
		(uint64_t)w * h > PICTURE_MAX_PX) {
		return diag_fail(a->diag, SM_E_LIMIT,
			"%s: %lu x %lu pixels: at most %d on a side and %d in all are allowed",
			out->path, (unsigned long)w, (unsigned long)h, PICTURE_MAX_SIDE_PX,
			PICTURE_MAX_PX);
	}
	out->view[2] = w;
	out->view[3] = h;
	return true;
}

/* Every chunk is whole, the header first, the end last, pixels between them. */
static bool check_png(struct arena *a, struct picture *out)
{
	const unsigned char *p = (const unsigned char *)out->bytes + SIGNATURE_BYTES;
	size_t left = out->n - SIGNATURE_BYTES;
	bool first = true, pixels = false;
	while (left >= CHUNK_BYTES) {
		uint32_t n = big_endian(p);
		const unsigned char *name = p + 4;
		if (n > left - CHUNK_BYTES) {
			break;
		}
		if (crc32_gzip_refl(0, name, n + 4) != big_endian(name + 4 + n)) {
			return fail(a, out->path, "a broken PNG: a checksum is wrong");
		}
		bool header = memcmp(name, "IHDR", 4) == 0 && n == HEADER_BYTES;
		if (first != header) {
			return fail(a, out->path, "a broken PNG: its header is not first");
		}
		if (first && !read_header(a, name + 4, out)) {
			return false;
		}
		first = false;
		pixels = pixels || memcmp(name, "IDAT", 4) == 0;
		if (memcmp(name, "IEND", 4) == 0) {
			return pixels || fail(a, out->path, "a PNG without pixels");
		}
		p += n + CHUNK_BYTES;
		left -= n + CHUNK_BYTES;
	}
	return fail(a, out->path, "a broken PNG: it ends too early");
}

bool picture_read(struct arena *a, const char *path, const char *key, struct picture *out)
{
	struct stat st;
	char *bytes;
	*out = (struct picture){.path = path, .key = key};
	if (stat(path, &st) == 0 && st.st_size > (off_t)PICTURE_MAX_MIB << 20) {
		return diag_fail(
			a->diag, SM_E_LIMIT, "%s: larger than %d MiB", path, PICTURE_MAX_MIB);
	}
	if (!file_read(a, path, &bytes, &out->n)) {
		return false;
	}
	out->bytes = bytes;
	if (out->n >= SIGNATURE_BYTES && memcmp(bytes, png_signature, SIGNATURE_BYTES) == 0) {
		out->kind = PICTURE_PNG;
		return check_png(a, out);
	}
	out->kind = PICTURE_SVG;
	size_t start = out->n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	start += strspn(bytes + start, " \t\r\n");
	if (bytes[start] != '<') {
		return fail(a, path, "neither a PNG nor an SVG file");
	}
	return svg_clean(a, bytes, out->n, out);
}
