#include "spec/day.h"

bool day_fail(struct sm_diag *d, const char *path, const struct node *n, const char *option,
	const char *text)
{
	char why[DATE_TEXT_MAX];
	date_why_not(text, why);
	return node_error(d, path, n, "%s: '%s' is no date%s%s", option, text,
		why[0] == '\0' ? " such as 2023-09-16, 2023-09 or 2023" : ": ", why);
}

bool day_wished(struct sm_diag *d, const char *text, struct date *out)
{
	char why[DATE_TEXT_MAX];
	if (date_parse(text, out) && date_is_given(*out)) {
		return true;
	}
	date_why_not(text, why);
	return diag_fail(d, SM_E_USAGE, "date '%s': %s", text,
		why[0] != '\0' ? why : "a day such as 2023-09-16, 2023-09 or 2023 is expected");
}
