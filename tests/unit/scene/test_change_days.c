#include "fixture.h"
#include "scene/change_days.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static const char sites[] = "lon,lat,key,kind,from,to\n"
			    "1,1,a,base,2013-05-01,2014-06-30\n"
			    "1,1,b,base,2015-03,\n"
			    "1,1,c,base,,2016\n"
			    "1,1,d,camp,2001-01-01,2002-01-01\n";
static const char members[] = "group,member,from,to\n"
			      "G,a,2020-02-03,\n"
			      "H,a,1960-01-01,\n"
			      "K,b,2021-01-01,2021-12-31\n";

static struct date date(const char *s)
{
	struct date d;
	return date_parse(s, &d) ? d : (struct date){0};
}

static const struct table *table(struct fixture *f, const char *name, const char *text)
{
	struct files files = {.a = &f->arena};
	const struct source_options options = {0};
	const struct loaded *file =
		files_read(&files, fixture_write_text(f, name, text), &options);
	return file == NULL ? NULL : file->features.table;
}

/* The days, with blanks between. */
static const char *listed(const struct date *days, size_t n)
{
	static char text[600];
	text[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		char day[DATE_TEXT_MAX];
		size_t used = strlen(text);
		date_iso(days[i], day);
		(void)snprintf(
			text + used, sizeof(text) - used, "%s%s", i == 0 ? "" : " ", day);
	}
	return text;
}

/* Rows that the layer draws, groups that it asks for, notes and annotations; each end once
 * more when the day of it is not known. */
static void all_sorts(struct test_state *t)
{
	static const char *kinds[] = {"base"}, *groups[] = {"G"}, *others[] = {"K"};
	struct condition conditions[] = {
		{.field = "kind", .op = CONDITION_IN, .values = kinds, .n_values = 1},
		{.op = CONDITION_GROUP, .values = groups, .n_values = 1},
		{.op = CONDITION_NOT_GROUP, .values = others, .n_values = 1},
	};
	struct fixture f;
	const struct date *days;
	size_t n;
	fixture_init(&f);
	struct layer_spec layer = {.id = "sites",
		.valid_from = "from",
		.valid_to = "to",
		.where = {conditions, 2},
		.label_where = {conditions + 2, 1}};
	struct localized note = {.n = 1, .from = date("2030-01-01")};
	struct annotation_spec annotation = {.to = date("1999-12-31")};
	const struct spec spec = {.path = "map.yaml",
		.layers = &layer,
		.n_layers = 1,
		.notes = &note,
		.n_notes = 1,
		.annotations = &annotation,
		.n_annotations = 1};
	struct map_layer drawn = {.spec = &layer};
	struct memberships m;
	const struct groups_spec columns = {
		.group = "group", .member = "member", .from = "from", .to = "to"};
	drawn.features.table = table(&f, "sites.csv", sites);
	EXPECT(memberships_init(
		&f.diag, table(&f, "members.csv", members), "members.csv", &columns, &m));
	const struct layers layers = {&drawn, 1, {&spec, &m, date("2013")}};
	EXPECT(change_days_list(&f.arena, &spec, &layers, &days, &n));
	EXPECT_STR(listed(days, n),
		"2000-01-01 2013-05-01 2014-07-01 2015-03-01 2015-03-31 2016-01-02 2017-01-01 "
		"2020-02-03 2021-01-01 2022-01-01 2030-01-01");
	layer.off = true;
	EXPECT(change_days_list(&f.arena, &spec, &layers, &days, &n));
	EXPECT_STR(listed(days, n), "2000-01-01 2020-02-03 2021-01-01 2022-01-01 2030-01-01");
	fixture_finish(&f);
}

static void none(struct test_state *t)
{
	struct fixture f;
	const struct date *days;
	size_t n;
	fixture_init(&f);
	const struct spec spec = {.path = "map.yaml"};
	const struct memberships m = {0};
	const struct layers layers = {NULL, 0, {&spec, &m, date("2013")}};
	EXPECT(change_days_list(&f.arena, &spec, &layers, &days, &n));
	EXPECT_INT(n, 0);
	fixture_finish(&f);
}

TEST_MAIN({"all sorts", all_sorts}, {"none", none})
