#include "proj/known.h"

#include "base/suggest.h"

#include <proj.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Whether a title of PROJ's begins with the words: "Lambert Conformal Conic" with "lambert". */
static bool is_title(const char *title, const char *words)
{
	size_t n = strlen(words);
	return n > 2 && strncasecmp(title, words, n) == 0 &&
	       (title[n] == '\0' || title[n] == ' ' || title[n] == '\n' || title[n] == ',');
}

/* The projection of PROJ's that is called so, or nearly so; NULL: none is. */
static const char *nearest_projection(const char *words)
{
	enum { IDS_MAX = 512 };
	const PJ_OPERATIONS *all = proj_list_operations();
	const char *ids[IDS_MAX];
	size_t n = 0;
	for (size_t i = 0; all[i].id != NULL && n < IDS_MAX; i++) {
		if (is_title(*all[i].descr, words)) {
			return all[i].id;
		}
		ids[n++] = all[i].id;
	}
	return suggest_nearest(words, ids, n);
}

/* What a definition that PROJ does not know may have been meant to be; "" when nothing is near.
 */
void known_suggest(const char *definition, char out[KNOWN_TEXT_MAX])
{
	static const char proj[] = "+proj=";
	char words[48];
	bool is_string = strncmp(definition, proj, sizeof(proj) - 1) == 0;
	const char *begin = is_string ? definition + sizeof(proj) - 1 : definition;
	size_t n = is_string ? strcspn(begin, " ") : strlen(begin);
	out[0] = '\0';
	if (n >= sizeof(words) || (!is_string && strpbrk(definition, ":+[{=") != NULL)) {
		return;
	}
	(void)snprintf(words, sizeof(words), "%.*s", (int)n, begin);
	if (n >= 4 && strspn(words, "0123456789") == n) {
		(void)snprintf(out, KNOWN_TEXT_MAX, "; did you mean 'EPSG:%.20s'?", words);
		return;
	}
	const char *near = nearest_projection(words);
	if (near != NULL && !(is_string && strcmp(near, words) == 0)) {
		(void)snprintf(out, KNOWN_TEXT_MAX, "; did you mean '+proj=%.32s'?", near);
	}
}

bool known_is_bare(const char *definition)
{
	const PJ_OPERATIONS *all = proj_list_operations();
	size_t i = 0;
	while (all[i].id != NULL && strcmp(all[i].id, definition) != 0) {
		i++;
	}
	return all[i].id != NULL;
}
