/* Symbols of one place on a ring. */
#include "layout/map_fixture.h"
#include "test.h"

#include <math.h>

static const struct box frame = {0, 0, 300, 200};

struct setting {
	struct map_fixture m;
	struct map_layer *towns;
	struct sites sites;
};

static void init(struct setting *s, enum displacement way, bool cluster)
{
	*s = (struct setting){0};
	map_init(&s->m, NULL);
	s->towns = map_layer(&s->m, "towns");
	s->m.layer_specs[0].displacement = way;
	map_use(s->towns, cluster, false, false);
}

static void add(struct setting *s, const char *name, const char *place, double x, double y)
{
	map_add_point(&s->m, s->towns,
		(struct map_row){.name = name, .key = name, .place = place}, x, y);
}

static bool collect(struct setting *s)
{
	return sites_collect(&s->m.layout, &s->m.layers, frame, &s->sites);
}

static double apart(const struct setting *s, size_t i, size_t k)
{
	struct page_pt a = s->sites.items[i].at, b = s->sites.items[k].at;
	return hypot(a.x - b.x, a.y - b.y);
}

/* All are so far from the place, and no two touch. */
static void check_ring(struct test_state *t, const struct setting *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct site *site = &s->sites.items[i];
		EXPECT(site->displaced);
		EXPECT_NEAR(hypot(site->at.x - 100, site->at.y - 100),
			hypot(s->sites.items[0].at.x - 100, s->sites.items[0].at.y - 100),
			1e-9);
		for (size_t k = 0; k < i; k++) {
			EXPECT(apart(s, i, k) > 5);
		}
	}
}

static void a_cluster(struct test_state *t)
{
	struct setting s;
	init(&s, DISPLACEMENT_RING, true);
	for (int i = 0; i < 5; i++) {
		add(&s, "Gao", "Gao", 100, 100);
	}
	EXPECT(collect(&s));
	EXPECT_INT(s.sites.n_clusters, 1);
	struct cluster_shape shape;
	cluster_measure(&s.sites, &s.sites.clusters[0], &shape);
	EXPECT(shape.ring_radius_pt > 0);
	EXPECT_NEAR(shape.width_pt, 2 * shape.ring_radius_pt + 5, 1e-9);
	const struct page_pt corner = {100 - shape.width_pt / 2, 100 - shape.height_pt / 2};
	cluster_set(&s.sites, &s.sites.clusters[0], &shape, corner, 0);
	check_ring(t, &s, 5);
	/* The first stands above, the next clockwise. */
	EXPECT_NEAR(s.sites.items[0].at.x, 100, 1e-9);
	EXPECT(s.sites.items[0].at.y < 100 && s.sites.items[1].at.x > 100);
	/* Beside their place no lines lead to them. */
	const struct page_pt beside = {150, 50};
	cluster_set(&s.sites, &s.sites.clusters[0], &shape, beside, 0);
	EXPECT(!s.sites.items[0].displaced);
	map_finish(&s.m);
}

static void rows_by_default(struct test_state *t)
{
	struct setting s;
	init(&s, DISPLACEMENT_AUTO, true);
	for (int i = 0; i < 5; i++) {
		add(&s, "Gao", "Gao", 100, 100);
	}
	EXPECT(collect(&s));
	struct cluster_shape shape;
	cluster_measure(&s.sites, &s.sites.clusters[0], &shape);
	EXPECT_NEAR(shape.ring_radius_pt, 0, 0);
	map_finish(&s.m);
}

/* Of three that touch, and one that does not. */
static void what_touches(struct test_state *t)
{
	struct setting s;
	init(&s, DISPLACEMENT_RING, false);
	add(&s, "A", NULL, 97, 100);
	add(&s, "B", NULL, 103, 99);
	add(&s, "C", NULL, 100, 101);
	add(&s, "Far", NULL, 110, 100);
	EXPECT(collect(&s));
	EXPECT_INT(s.sites.n_clusters, 4);
	check_ring(t, &s, 3);
	EXPECT(!s.sites.items[3].displaced);
	/* Names stand at the symbols. */
	EXPECT_NEAR(s.sites.clusters[1].at.x, s.sites.items[1].at.x, 0);
	scene_init(&s.m.scene, &s.m.f.arena, 300, 200);
	EXPECT(sites_draw(&s.m.layout, &s.sites, s.towns, &s.m.scene));
	EXPECT_INT(map_count(map_dump(&s.m), "class 'displacement'"), 3);
	map_finish(&s.m);
}

/* By itself only what hides another and has a name is set apart. */
static void what_is_hidden(struct test_state *t)
{
	struct setting s;
	init(&s, DISPLACEMENT_AUTO, false);
	add(&s, "A", NULL, 50, 50);
	add(&s, "B", NULL, 52, 50);
	add(&s, "C", NULL, 100, 100);
	add(&s, "D", NULL, 100, 100);
	add(&s, NULL, NULL, 200, 100);
	add(&s, NULL, NULL, 200, 100);
	EXPECT(collect(&s));
	for (size_t i = 0; i < s.sites.n; i++) {
		const struct site *site = &s.sites.items[i];
		EXPECT_INT(site->displaced, site->true_at.x == 100);
	}
	map_finish(&s.m);
	init(&s, DISPLACEMENT_NONE, false);
	add(&s, "C", NULL, 100, 100);
	add(&s, "D", NULL, 100, 100);
	EXPECT(collect(&s));
	EXPECT(!s.sites.items[0].displaced && !s.sites.items[1].displaced);
	map_finish(&s.m);
}

static void within_the_map(struct test_state *t)
{
	struct setting s;
	init(&s, DISPLACEMENT_RING, false);
	for (int i = 0; i < 4; i++) {
		add(&s, "A", NULL, 1, 1);
	}
	EXPECT(collect(&s));
	for (size_t i = 0; i < 4; i++) {
		struct box b = site_box(&s.sites.items[i]);
		EXPECT(b.min_x >= 0 && b.min_y >= 0);
		EXPECT_NEAR(s.sites.items[i].origin.x, 1, 1e-9);
	}
	map_finish(&s.m);
}

TEST_MAIN({"a cluster", a_cluster}, {"rows by default", rows_by_default},
	{"what touches", what_touches}, {"what is hidden", what_is_hidden},
	{"within the map", within_the_map})
