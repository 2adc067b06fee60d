/* realpath() and PATH_MAX. NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c) */
#define _XOPEN_SOURCE 700
#include "batch/locations.h"

#include "base/buf.h"
#include "base/path.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char data_prefix[] = "data:", font_prefix[] = "fonts:";

/* The part after the last slash. */
static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash == NULL ? path : slash + 1;
}

/* From the root, without "." and "..", of what is not there. */
static void tidy(char *path)
{
	char *to = path;
	for (const char *from = path; *from != '\0';) {
		size_t n = strcspn(from + 1, "/");
		if (n == 2 && strncmp(from, "/..", 3) == 0) {
			while (to > path && *--to != '/') {
			}
		} else if (n > 0 && !(n == 1 && from[1] == '.')) {
			memmove(to, from, n + 1);
			to += n + 1;
		}
		from += n + 1;
	}
	*to = '\0';
}

/* The path from the root, without symbolic links as far as it is there. */
static char *absolute(struct arena *a, const char *path)
{
	char real[PATH_MAX];
	if (realpath(path, real) != NULL) {
		return arena_strdup(a, real);
	}
	char *folder = path_folder(a, path);
	if (folder == NULL || strcmp(folder, path) == 0) {
		return folder;
	}
	/* NOLINTNEXTLINE(misc-no-recursion): as deep as the path */
	char *above = absolute(a, folder), *whole = NULL;
	if (above != NULL) {
		whole = path_join(a, above, last_part(path));
	}
	if (whole != NULL) {
		tidy(whole);
	}
	return whole;
}

/* The same of a file, whose own name stays when it is a symbolic link. */
static char *absolute_file(struct arena *a, const char *path)
{
	char *folder = path_folder(a, path);
	char *real = folder == NULL ? NULL : absolute(a, folder);
	return real == NULL ? NULL : path_join(a, real, last_part(path));
}

bool locations_init(struct arena *a, const char *plan_dir, const char *data_dir,
	const char *font_dir, struct locations *out)
{
	*out = (struct locations){.plan = absolute(a, plan_dir),
		.data = data_dir == NULL ? NULL : absolute(a, data_dir),
		.fonts = font_dir == NULL ? NULL : absolute(a, font_dir)};
	return out->plan != NULL && (data_dir == NULL || out->data != NULL) &&
	       (font_dir == NULL || out->fonts != NULL);
}

/* What is left of the path below the folder; NULL when it lies elsewhere. */
static const char *below(const char *folder, const char *path)
{
	size_t n = folder == NULL ? 0 : strlen(folder);
	return n > 1 && strncmp(path, folder, n) == 0 && path[n] == '/' ? path + n + 1 : NULL;
}

static char *with_prefix(struct arena *a, const char *prefix, const char *rest)
{
	size_t size = strlen(prefix) + strlen(rest) + 1;
	char *out = arena_alloc(a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "%s%s", prefix, rest);
	}
	return out;
}

/* From one absolute folder to an absolute path; the path when only the root is common. */
static char *from_to(struct arena *a, const char *from, const char *to)
{
	size_t common = 0, ups = 0;
	for (size_t i = 0;; i++) {
		bool ends = (from[i] == '/' || from[i] == '\0') && to[i] == '/';
		common = ends ? i : common;
		if (from[i] != to[i] || from[i] == '\0') {
			break;
		}
	}
	if (common == 0) {
		return arena_strdup(a, to);
	}
	for (const char *c = from + common; *c != '\0'; c++) {
		ups += *c == '/';
	}
	size_t size = 3 * ups + strlen(to + common + 1) + 1;
	char *out = arena_alloc(a, size, 1);
	for (size_t i = 0; out != NULL && i < 3 * ups; i++) {
		out[i] = i % 3 == 2 ? '/' : '.';
	}
	if (out != NULL) {
		(void)snprintf(out + 3 * ups, size - 3 * ups, "%s", to + common + 1);
	}
	return out;
}

char *locations_name(struct arena *a, const struct locations *l, const char *path)
{
	const char *whole = absolute_file(a, path);
	if (whole == NULL) {
		return NULL;
	}
	const char *rest = below(l->plan, whole);
	if (rest != NULL) {
		/* A file that is called like one of the prefixes. */
		bool is_odd = strncmp(rest, data_prefix, strlen(data_prefix)) == 0 ||
			      strncmp(rest, font_prefix, strlen(font_prefix)) == 0;
		return with_prefix(a, is_odd ? "./" : "", rest);
	}
	if ((rest = below(l->data, whole)) != NULL) {
		return with_prefix(a, data_prefix, rest);
	}
	if ((rest = below(l->fonts, whole)) != NULL) {
		return with_prefix(a, font_prefix, rest);
	}
	return from_to(a, l->plan, whole);
}

char *locations_path(struct arena *a, const struct locations *l, const char *name)
{
	size_t n = strlen(data_prefix), k = strlen(font_prefix);
	if (l->data != NULL && strncmp(name, data_prefix, n) == 0) {
		return path_join(a, l->data, name + n);
	}
	if (l->fonts != NULL && strncmp(name, font_prefix, k) == 0) {
		return path_join(a, l->fonts, name + k);
	}
	return path_join(a, l->plan, name);
}

char *locations_relative(struct arena *a, const char *from, const char *path)
{
	const char *folder = absolute(a, from), *whole = absolute_file(a, path);
	return folder == NULL || whole == NULL ? NULL : from_to(a, folder, whole);
}

/* Whether a path ends there, in a message. */
static bool is_border(char c)
{
	return c == '\0' || strchr(" :;,()'\"", c) != NULL;
}

const char *locations_in_text(
	struct arena *a, const char *text, const struct location_pair *pairs, size_t n)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	for (const char *c = text; *c != '\0';) {
		size_t i = c == text || is_border(c[-1]) ? 0 : n, length = 0;
		for (; i < n; i++) {
			length = strlen(pairs[i].path);
			if (strncmp(c, pairs[i].path, length) == 0 && is_border(c[length])) {
				break;
			}
		}
		buf_add(&b, i < n ? pairs[i].name : c, i < n ? strlen(pairs[i].name) : 1);
		c += i < n ? length : 1;
	}
	const char *out = b.failed ? NULL : arena_strdup(a, b.ptr == NULL ? "" : b.ptr);
	buf_finish(&b);
	return out;
}
