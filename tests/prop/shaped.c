/* Says what glyphs texts are drawn with, for shaping.py: each line of standard input is a
 * language, a direction (ltr, rtl), a weight and the text, parted by tabs. Arguments:
 * SCRIPT=FILE, or FILE. */
#include "base/mem.h"
#include "layout/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool open_set(struct sm_diag *d, int argc, char **argv, struct text_set **out)
{
	const char *plain[8] = {0};
	size_t n = 0;
	for (int i = 1; i < argc && n < 8; i++) {
		if (strchr(argv[i], '=') == NULL) {
			plain[n++] = argv[i];
		}
	}
	bool ok = text_set_create(d, plain, n, out);
	for (int i = 1; ok && i < argc; i++) {
		char *file = strchr(argv[i], '=');
		if (file != NULL) {
			*file = '\0';
			ok = text_set_add(*out, argv[i], file + 1);
		}
	}
	return ok;
}

/* family, weight, bytes and direction of the run, number and advance of the glyph; the width
 * ends it. */
static bool say(struct text_set *set, struct arena *a, const struct scene_text *t)
{
	struct text_size size;
	struct text_glyph *g;
	size_t n;
	if (!set->measurer.measure(&set->measurer, &t->font, t->text, &size) ||
		!text_glyphs(set, a, t, &g, &n)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		printf("%s\t%d\t%u\t%u\t%s\t%u\t%.5f\n", g[i].family, g[i].weight,
			g[i].run_begin, g[i].run_end, g[i].rtl ? "rtl" : "ltr", g[i].id,
			g[i].advance_pt);
	}
	printf("width\t%.5f\n", size.width_pt);
	return true;
}

int main(int argc, char **argv)
{
	static struct sm_diag d;
	struct arena a = {.diag = &d};
	struct text_set *set = NULL;
	char line[1024], lang[16], direction[8], text[900];
	int weight;
	bool ok = open_set(&d, argc, argv, &set);
	while (ok && fgets(line, sizeof(line), stdin) != NULL &&
		sscanf(line, "%15[^\t]\t%7[^\t]\t%d\t%899[^\n]", lang, direction, &weight,
			text) == 4) {
		const struct scene_text t = {
			.font = {.family = "Noto Sans", .size_pt = 10, .weight = weight},
			.text = text,
			.lang = lang};
		text_set_edition(set, lang, strcmp(direction, "rtl") == 0, true);
		ok = say(set, &a, &t);
	}
	if (!ok) {
		fprintf(stderr, "shaped: %s\n", d.n_errors > 0 ? d.errors[0].text : "failed");
	}
	text_set_destroy(set);
	arena_finish(&a);
	return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
