#include "base/timing.h"

#include "base/num.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static double read_ms(clockid_t id)
{
	struct timespec t;
	return clock_gettime(id, &t) == 0 ? (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6
					  : 0;
}

double timing_now_ms(void)
{
	return read_ms(CLOCK_MONOTONIC);
}

void timing_init(struct timing *t)
{
	*t = (struct timing){0};
	t->begin_ms = t->since_ms = timing_now_ms();
}

/* Gives the time since the last change to the stage that ran until now. */
static void account(struct timing *t)
{
	double now = timing_now_ms();
	if (t->depth > 0) {
		t->stages[t->open[t->depth - 1].stage].ms += now - t->since_ms;
	}
	t->since_ms = now;
}

static size_t find(struct timing *t, const char *name)
{
	size_t i = 0;
	while (i < t->n && strcmp(t->stages[i].name, name) != 0) {
		i++;
	}
	if (i == t->n) {
		assert(t->n < TIMING_STAGES_MAX);
		t->stages[t->n++] = (struct timing_stage){.name = name};
	}
	return i;
}

static struct timing *timing_of(const struct arena *a)
{
	return a == NULL ? NULL : a->timing;
}

void timing_begin(const struct arena *a, const char *stage)
{
	struct timing *t = timing_of(a);
	if (t == NULL) {
		return;
	}
	account(t);
	assert(t->depth < TIMING_DEPTH_MAX);
	t->open[t->depth++] = (struct timing_open){find(t, stage), a, a->used};
}

void timing_end(const struct arena *a)
{
	struct timing *t = timing_of(a);
	if (t == NULL) {
		return;
	}
	account(t);
	assert(t->depth > 0);
	const struct timing_open *open = &t->open[--t->depth];
	size_t bytes = open->arena->used - open->from_bytes;
	t->stages[open->stage].bytes += bytes;
	for (size_t i = 0; i < t->depth; i++) {
		t->open[i].from_bytes += t->open[i].arena == open->arena ? bytes : 0;
	}
}

void timing_add(const struct arena *a, size_t bytes)
{
	struct timing *t = timing_of(a);
	if (t != NULL && t->depth > 0) {
		t->stages[t->open[t->depth - 1].stage].bytes += bytes;
	}
}

/* Of the process alone: getrusage() has that of the program that started it, too. */
size_t timing_peak_bytes(void)
{
	static const char field[] = "\nVmHWM:";
	char text[4096];
	FILE *f = fopen("/proc/self/status", "rb");
	size_t n = f == NULL ? 0 : fread(text, 1, sizeof(text) - 1, f);
	text[n] = '\0';
	if (f != NULL) {
		(void)fclose(f);
	}
	const char *at = strstr(text, field);
	uint64_t kib = 0;
	if (at == NULL) {
		return 0;
	}
	at += sizeof(field) - 1;
	at += strspn(at, " \t");
	return num_whole(&at, &kib) ? (size_t)kib * 1024 : 0;
}

/* With two decimals and a point in every locale. */
static void add_ms(struct buf *out, const char *name, double ms)
{
	unsigned long long hundredths = ms > 0 ? (unsigned long long)(ms * 100 + 0.5) : 0;
	buf_printf(out, "%-12s %10llu.%02llu ms", name, hundredths / 100, hundredths % 100);
}

void timing_text(const struct timing *t, struct buf *out)
{
	double all = timing_now_ms() - t->begin_ms;
	for (size_t i = 0; i < t->n; i++) {
		add_ms(out, t->stages[i].name, t->stages[i].ms);
		buf_printf(out, " %14zu bytes\n", t->stages[i].bytes);
	}
	add_ms(out, "all", all);
	buf_puts(out, "\n");
	add_ms(out, "processor", read_ms(CLOCK_PROCESS_CPUTIME_ID));
	buf_printf(out, "\n%-12s %31zu bytes\n", "peak", timing_peak_bytes());
}

void timing_json(const struct timing *t, struct buf *out)
{
	buf_puts(out, "{\n    \"stages\": [");
	for (size_t i = 0; i < t->n; i++) {
		buf_printf(out, "%s\n      { \"name\": \"%s\", \"ms\": ", i == 0 ? "" : ",",
			t->stages[i].name);
		buf_num(out, t->stages[i].ms, 3);
		buf_printf(out, ", \"bytes\": %zu }", t->stages[i].bytes);
	}
	buf_puts(out, "\n    ],\n    \"ms\": ");
	buf_num(out, timing_now_ms() - t->begin_ms, 3);
	buf_puts(out, ",\n    \"processor_ms\": ");
	buf_num(out, read_ms(CLOCK_PROCESS_CPUTIME_ID), 3);
	buf_printf(out, ",\n    \"peak_bytes\": %zu\n  }", timing_peak_bytes());
}
