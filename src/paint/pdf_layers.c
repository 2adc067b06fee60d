#include "paint/pdf_layers.h"

#include <string.h>

const char pdf_layer_tag[] = "Div";

bool pdf_is_layer(const struct scene_group *g)
{
	return g->id != NULL && g->class_name != NULL && strcmp(g->class_name, "layer") == 0;
}

static bool ends_with(const char *line, size_t n, const char *end)
{
	const size_t m = strlen(end);
	return n >= m && memcmp(line + n - m, end, m) == 0;
}

/* "/Div << /MCID 3 >> BDC" */
static bool begins_layer(const char *line, size_t n)
{
	const size_t m = sizeof(pdf_layer_tag) - 1;
	return n > m + 1 && line[0] == '/' && memcmp(line + 1, pdf_layer_tag, m) == 0 &&
	       (line[m + 1] == ' ' || line[m + 1] == '<') && ends_with(line, n, "BDC");
}

size_t pdf_layers_mark(const char *stream, size_t n, struct buf *out)
{
	size_t n_layers = 0, depth = 0, at = 0; /* depth: marked sequences within a layer */
	while (at < n) {
		const char *line = stream + at;
		const char *end = memchr(line, '\n', n - at);
		const size_t length = end == NULL ? n - at : (size_t)(end - line);
		const bool opens =
			ends_with(line, length, " BDC") || ends_with(line, length, ">BDC");
		const bool closes = length == 3 && memcmp(line, "EMC", 3) == 0;
		if (depth == 0 && begins_layer(line, length)) {
			buf_printf(out, "/OC /L%zu BDC\n", n_layers++);
			depth = 1;
		} else if (depth > 0 && opens) {
			depth++;
		}
		buf_add(out, line, length);
		buf_puts(out, end == NULL ? "" : "\n");
		if (depth > 0 && closes && --depth == 0) {
			buf_puts(out, "EMC\n");
		}
		at += length + 1;
	}
	return n_layers;
}
