/*
 * Preloaded into a program, kills it with SIGKILL at its KILL_AT-th call of a function that
 * writes, opens, closes, renames, links or removes a file; before the call when KILL_AT is
 * even, behind it when it is odd.
 */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS /* with it open() is open64() under another name */
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_long calls;

/* The number of this call when it is the last one, else 0. */
static long count(void)
{
	const char *text = getenv("KILL_AT");
	long at = text == NULL ? 0 : strtol(text, NULL, 10);
	long n = atomic_fetch_add(&calls, 1) + 1;
	if (at == 0 || n != at) {
		return 0;
	}
	if (n % 2 == 0) {
		(void)kill(getpid(), SIGKILL);
	}
	return n;
}

static void end(long n)
{
	if (n > 0) {
		(void)kill(getpid(), SIGKILL);
	}
}

/* The function that is meant: ISO C has no conversion to it from what dlsym() gives. */
static void find(const char *name, void *out)
{
	void *symbol = dlsym(RTLD_NEXT, name);
	memcpy(out, &symbol, sizeof(symbol));
}

int rename(const char *from, const char *to)
{
	long n = count();
	int (*real)(const char *, const char *);
	find("rename", &real);
	int result = real(from, to);
	end(n);
	return result;
}

int link(const char *from, const char *to)
{
	long n = count();
	int (*real)(const char *, const char *);
	find("link", &real);
	int result = real(from, to);
	end(n);
	return result;
}

int remove(const char *path)
{
	long n = count();
	int (*real)(const char *);
	find("remove", &real);
	int result = real(path);
	end(n);
	return result;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	long n = count();
	/* A part of the bytes, as a write that is cut off leaves them. */
	size_t part = n > 0 ? size / 2 : size;
	ssize_t (*real)(int, const void *, size_t);
	find("write", &real);
	ssize_t result = real(fd, bytes, part);
	end(n);
	return result;
}

size_t fwrite(const void *bytes, size_t size, size_t items, FILE *f)
{
	long n = count();
	size_t (*real)(const void *, size_t, size_t, FILE *);
	find("fwrite", &real);
	size_t result = real(bytes, size, n > 0 ? items / 2 : items, f);
	if (n > 0) {
		(void)fflush(f);
	}
	end(n);
	return result;
}

int fclose(FILE *f)
{
	long n = count();
	int (*real)(FILE *);
	find("fclose", &real);
	int result = real(f);
	end(n);
	return result;
}

int open(const char *path, int flags, ...)
{
	va_list args;
	va_start(args, flags);
	int mode = (flags & O_CREAT) != 0 ? va_arg(args, int) : 0;
	va_end(args);
	long n = count();
	int (*real)(const char *, int, ...);
	find("open", &real);
	int result = real(path, flags, mode);
	end(n);
	return result;
}

/* What open() is called when files may be large. */
int open64(const char *path, int flags, ...)
{
	va_list args;
	va_start(args, flags);
	int mode = (flags & O_CREAT) != 0 ? va_arg(args, int) : 0;
	va_end(args);
	long n = count();
	int (*real)(const char *, int, ...);
	find("open64", &real);
	int result = real(path, flags, mode);
	end(n);
	return result;
}
