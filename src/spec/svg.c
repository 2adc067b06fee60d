#include "spec/svg.h"

#include "base/suggest.h"
#include "spec/options.h"

#include <string.h>

bool svg_choose(struct sm_diag *d, const char *text, struct svg_spec *out)
{
	const char *const *words = options_find(IN_SVG, "text")->words;
	size_t n = 0, found = 0;
	while (words[n] != NULL) {
		n++;
	}
	if (text == NULL) {
		return true;
	}
	while (found < n && strcmp(words[found], text) != 0) {
		found++;
	}
	if (found == n) {
		return suggest_fail(d, "text of SVG files", text, words, n);
	}
	out->text = (enum svg_text_mode)found;
	return true;
}
