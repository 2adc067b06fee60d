#include "base/locale.h"
#include "test.h"

#include <string.h>

static void found(struct test_state *t)
{
	static const struct {
		const char *tag, *want; /* the locale; "-": none */
	} rows[] = {
		{"fr", "fr"},
		{"fr-BF", "fr"},
		{"fr_BF", "fr"},
		{"ar-TD", "ar-TD"},
		{"ar_TD", "ar-TD"},
		{"ar-ML", "ar"},
		{"ff-Adlm", "ff-Adlm"},
		{"ff-Adlm-GN", "ff-Adlm"},
		{"ff-Latn-SN", "ff"},
		/* CLDR's zgh is in Tifinagh. */
		{"zgh-Latn", "-"},
		{"zgh-Tfng", "zgh"},
		{"shi-Latn", "shi-Latn"},
		{"fry", "-"},
		{"f", "-"},
		{"", "-"},
		{"-fr", "-"},
		{"xx", "-"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct locale *l = locale_find(rows[i].tag);
		EXPECT_STR(l == NULL ? "-" : l->tag, rows[i].want);
	}
	EXPECT(locale_is_rtl("ar") && locale_is_rtl("nqo") && locale_is_rtl("ur-IN"));
	EXPECT(!locale_is_rtl("ff") && locale_is_rtl("ff-Adlm") && !locale_is_rtl("xx"));
	EXPECT_INT(locale_base("zgh-Latn"), 3);
	EXPECT_INT(locale_base("pt_BR"), 2);
}

/* What every row of the table must have for the code that reads it. */
static void table(struct test_state *t)
{
	EXPECT(locale_count > 40);
	for (size_t i = 0; i < locale_count; i++) {
		const struct locale *l = &locale_data[i];
		const char *lists[] = {
			l->months, l->months_alone == NULL ? l->months : l->months_alone};
		EXPECT(i == 0 || strcmp(locale_data[i - 1].tag, l->tag) < 0);
		EXPECT(locale_find(l->tag) == l);
		EXPECT(strlen(l->script) == 4 && l->script_name[0] != '\0');
		EXPECT(strstr(l->km, "{0}") != NULL && strstr(l->m, "{0}") != NULL);
		EXPECT((l->north == NULL) == (l->south == NULL) &&
			(l->north == NULL) == (l->west == NULL) &&
			(l->north == NULL) == (l->east == NULL));
		EXPECT(strstr(l->day, "{d}") && strstr(l->day, "{M}") && strstr(l->day, "{y}"));
		EXPECT(strstr(l->month, "{M}") && strstr(l->month, "{y}"));
		for (size_t k = 0; k < 2; k++) {
			size_t n, all = 0;
			for (int month = 1; month <= 12; month++) {
				(void)locale_month(lists[k], month, &n);
				EXPECT(n > 0);
				all += n;
			}
			EXPECT_INT(all + 11, strlen(lists[k]));
		}
	}
}

static void digits(struct test_state *t)
{
	char out[64];
	EXPECT_INT(locale_digits(locale_find("fr"), "1.09-x", out, sizeof(out)), 6);
	EXPECT_STR(out, "1.09-x");
	(void)locale_digits(locale_find("ar-TD"), "0129", out, sizeof(out));
	EXPECT_STR(out, "\xd9\xa0\xd9\xa1\xd9\xa2\xd9\xa9");
	(void)locale_digits(locale_find("nqo"), "19", out, sizeof(out));
	EXPECT_STR(out, "\xdf\x81\xdf\x89");
	/* Four bytes a digit, and room for two. */
	EXPECT_INT(locale_digits(locale_find("ff-Adlm"), "123", out, 9), 8);
	EXPECT_STR(out, "\xf0\x9e\xa5\x91\xf0\x9e\xa5\x92");
}

TEST_MAIN({"found", found}, {"table", table}, {"digits", digits})
