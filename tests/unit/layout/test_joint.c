#include "layout/joint.h"

#include "layout/map_fixture.h"
#include "test.h"

/* Two panels and their labels, made by hand. */
enum { PANELS = 3, EACH = 4 };

struct room {
	struct map_fixture m;
	struct label_request panels[PANELS];
	struct sites sites[PANELS];
	struct labels labels[PANELS];
	struct label items[PANELS][EACH];
	struct place_candidate candidates[PANELS][EACH];
	struct obstacles obstacles[PANELS];
	struct place_obstacle blocks[PANELS][1];
};

static const struct box frame = {10, 20, 110, 70};

static void room_init(struct room *r)
{
	*r = (struct room){0};
	map_init(&r->m, NULL);
	for (size_t k = 0; k < PANELS; k++) {
		r->labels[k].items = r->items[k];
		r->labels[k].candidates = r->candidates[k];
		r->obstacles[k].items = r->blocks[k];
		r->panels[k] =
			(struct label_request){.sites = &r->sites[k], .map = frame, .alike = 1};
	}
}

static const struct place_strip strip = {{1, 2}, {3, 4}, 5};

/* A label with one candidate, whose box begins at x, 30. */
static struct label *add(
	struct room *r, size_t k, enum label_kind kind, const struct map_layer *layer, double x)
{
	struct labels *labels = &r->labels[k];
	struct label *label = &r->items[k][labels->n++];
	r->candidates[k][labels->n_positions] = (struct place_candidate){
		.box = {x, 30, x + 10, 35},
		.slot = 3,
		.leader_from = {x, 30},
		.leader_to = {x + 1, 31},
		.strips = &strip,
		.n_strips = 1,
	};
	*label = (struct label){.kind = kind,
		.layer = layer,
		.text = "Gao",
		.key = "key",
		.weight = 100 + (int)k,
		.begin = (uint32_t)labels->n_positions,
		.end = (uint32_t)labels->n_positions + 1};
	labels->n_positions++;
	return label;
}

static bool join(struct test_state *t, struct room *r, size_t n, struct joint *out)
{
	const struct joint_request request = {r->panels, r->labels, r->obstacles, n, 2};
	bool ok = joint_make(&r->m.f.arena, &request, out);
	EXPECT(ok);
	return ok;
}

/* Every panel stands to the right of those before it, its top where theirs is; owners are
 * numbered on. */
static void laid_out(struct test_state *t)
{
	struct room r;
	struct joint joint;
	room_init(&r);
	const struct map_layer *layer = map_layer(&r.m, "a");
	r.panels[1].map = (struct box){0, 0, 50, 40};
	r.panels[1].alike = 0;
	r.sites[0].n_clusters = 5;
	r.sites[1].n_clusters = 7;
	for (size_t k = 0; k < PANELS; k++) {
		add(&r, k, LABEL_SITE, layer, 20)->own = 2;
		add(&r, k, LABEL_AREA, layer, 30);
		r.blocks[k][0] = (struct place_obstacle){
			.box = {40, 40, 42, 43}, .cost = 9, .owner = k == 1 ? 0 : 3};
		r.obstacles[k].n = 1;
	}
	if (!join(t, &r, PANELS, &joint)) {
		return;
	}
	const struct place_problem *p = &joint.problem;
	/* Panel 1 begins a point behind 110, panel 2 one behind 161. */
	static const double dx[PANELS] = {0, 111, 152}, dy[PANELS] = {0, 20, 0};
	static const uint32_t owners[PANELS] = {0, 5, 12};
	EXPECT_INT(p->n_labels, 6);
	EXPECT_INT(p->n_candidates, 6);
	EXPECT_INT(p->n_obstacles, 3);
	for (size_t k = 0; k < PANELS; k++) {
		const struct place_candidate *c = &p->candidates[2 * k];
		const struct place_label *label = &p->labels[2 * k];
		const struct place_obstacle *o = &p->obstacles[k];
		const struct box map = r.panels[k].map;
		EXPECT_INT(joint.first_label[k], 2 * k);
		EXPECT_INT(joint.first_position[k], 2 * k);
		EXPECT_NEAR(c->box.min_x, 20 + dx[k], 1e-9);
		EXPECT_NEAR(c->box.max_x, 30 + dx[k], 1e-9);
		EXPECT_NEAR(c->box.min_y, 30 + dy[k], 1e-9);
		EXPECT_NEAR(c->box.max_y, 35 + dy[k], 1e-9);
		EXPECT_NEAR(c->leader_from.x, 20 + dx[k], 1e-9);
		EXPECT_NEAR(c->leader_from.y, 30 + dy[k], 1e-9);
		EXPECT_NEAR(c->leader_to.x, 21 + dx[k], 1e-9);
		EXPECT_NEAR(c->leader_to.y, 31 + dy[k], 1e-9);
		EXPECT_NEAR(c->strips[0].from.x, 1 + dx[k], 1e-9);
		EXPECT_NEAR(c->strips[0].to.y, 4 + dy[k], 1e-9);
		EXPECT_NEAR(c->strips[0].half_pt, 5, 0);
		EXPECT_INT(c->slot, 3);
		EXPECT_INT(label->begin, 2 * k);
		EXPECT_INT(label->end, 2 * k + 1);
		EXPECT_INT(label->weight, 100 + k);
		EXPECT_INT(label->own, owners[k] + 2);
		EXPECT_INT(label[1].own, 0);
		/* The frame without what is kept free along it. */
		EXPECT_NEAR(label->page->min_x, map.min_x + dx[k] + 2, 1e-9);
		EXPECT_NEAR(label->page->max_x, map.max_x + dx[k] - 2, 1e-9);
		EXPECT_NEAR(label->page->min_y, map.min_y + dy[k] + 2, 1e-9);
		EXPECT_NEAR(label->page->max_y, map.max_y + dy[k] - 2, 1e-9);
		EXPECT_NEAR(o->box.min_x, 40 + dx[k], 1e-9);
		EXPECT_NEAR(o->box.max_y, 43 + dy[k], 1e-9);
		EXPECT_INT(o->cost, 9);
		EXPECT_INT(o->owner, k == 1 ? 0 : owners[k] + 3);
	}
	map_finish(&r.m);
}

/* One label in each of two panels; what may differ for them to be tied still. */
struct pair {
	enum label_kind kinds[2];
	const char *texts[2], *keys[2];
	int layers[2]; /* 2: none */
	double x[2];
	uint32_t alike[2];
	bool clusters, is_tied;
};

static const struct pair pairs[] = {
	{{LABEL_SITE, LABEL_SITE}, {"A", "A"}, {"k", "k"}, {0, 0}, {20, 20}, {1, 1}, false,
		true},
	/* places stand where their symbols are: neither position nor key count */
	{{LABEL_SITE, LABEL_SITE}, {"A", "A"}, {"k", "l"}, {0, 0}, {20, 60}, {1, 1}, false,
		true},
	{{LABEL_SITE, LABEL_CLUSTER}, {"A", "A"}, {"k", "k"}, {0, 0}, {20, 60}, {1, 1}, true,
		true},
	{{LABEL_SITE, LABEL_CLUSTER}, {"A", "A"}, {"k", "k"}, {0, 1}, {20, 60}, {1, 1}, true,
		true},
	{{LABEL_SITE, LABEL_SITE}, {"A", "A"}, {"k", "k"}, {0, 1}, {20, 20}, {1, 1}, false,
		false},
	{{LABEL_SITE, LABEL_SITE}, {"A", "B"}, {"k", "k"}, {0, 0}, {20, 20}, {1, 1}, false,
		false},
	/* other views, or none that is alike */
	{{LABEL_SITE, LABEL_SITE}, {"A", "A"}, {"k", "k"}, {0, 0}, {20, 20}, {1, 2}, false,
		false},
	{{LABEL_SITE, LABEL_SITE}, {"A", "A"}, {"k", "k"}, {0, 0}, {20, 20}, {0, 0}, false,
		false},
	{{LABEL_SITE, LABEL_AREA}, {"A", "A"}, {"k", "k"}, {0, 0}, {20, 20}, {1, 1}, false,
		false},
	{{LABEL_AREA, LABEL_AREA}, {"A", "A"}, {"k", "k"}, {0, 0}, {20, 20}, {1, 1}, false,
		true},
	{{LABEL_AREA, LABEL_AREA}, {"A", "A"}, {NULL, NULL}, {0, 0}, {20, 20}, {1, 1}, false,
		true},
	{{LABEL_AREA, LABEL_AREA}, {"A", "A"}, {"k", NULL}, {0, 0}, {20, 20}, {1, 1}, false,
		false},
	{{LABEL_AREA, LABEL_AREA}, {"A", "A"}, {"k", "l"}, {0, 0}, {20, 20}, {1, 1}, false,
		false},
	{{LABEL_AREA, LABEL_AREA}, {"A", "A"}, {"k", "k"}, {0, 1}, {20, 20}, {1, 1}, false,
		false},
	{{LABEL_AREA, LABEL_AREA}, {"A", "A"}, {"k", "k"}, {0, 0}, {20, 21}, {1, 1}, false,
		false},
	{{LABEL_ANNOTATION, LABEL_ANNOTATION}, {"A", "A"}, {NULL, NULL}, {2, 2}, {20, 20},
		{1, 1}, false, true},
	{{LABEL_ANNOTATION, LABEL_AREA}, {"A", "A"}, {NULL, NULL}, {2, 0}, {20, 20}, {1, 1},
		false, false},
};

static void tied(struct test_state *t)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const struct pair *pair = &pairs[i];
		struct room r;
		struct joint joint;
		room_init(&r);
		struct map_layer *layers[] = {map_layer(&r.m, "a"), map_layer(&r.m, "b"), NULL};
		map_use(layers[0], pair->clusters, false, false);
		map_use(layers[1], pair->clusters, false, false);
		for (size_t k = 0; k < 2; k++) {
			struct label *label =
				add(&r, k, pair->kinds[k], layers[pair->layers[k]], pair->x[k]);
			label->text = pair->texts[k];
			label->key = pair->keys[k];
			r.panels[k].alike = pair->alike[k];
		}
		if (join(t, &r, 2, &joint)) {
			uint32_t want = pair->is_tied ? 1 : 0;
			for (size_t k = 0; k < 2; k++) {
				if (joint.problem.labels[k].tie != want) {
					printf("# pair %zu\n", i);
				}
				EXPECT_INT(joint.problem.labels[k].tie, want);
			}
		}
		map_finish(&r.m);
	}
}

/* The second of two names alike is tied to the second; one without positions to none; a name
 * may miss a panel between. */
static void several(struct test_state *t)
{
	struct room r;
	struct joint joint;
	room_init(&r);
	const struct map_layer *layer = map_layer(&r.m, "a");
	for (size_t k = 0; k < PANELS; k++) {
		add(&r, k, LABEL_SITE, layer, 20);
		add(&r, k, LABEL_SITE, layer, 40);
		add(&r, k, LABEL_SITE, layer, 60)->text = "Ber";
	}
	r.items[1][2].text = "Kidal";
	r.items[2][1].end = r.items[2][1].begin;
	if (join(t, &r, PANELS, &joint)) {
		static const uint32_t want[] = {1, 2, 3, 1, 2, 0, 1, 0, 3};
		for (size_t i = 0; i < 9; i++) {
			EXPECT_INT(joint.problem.labels[i].tie, want[i]);
		}
	}
	map_finish(&r.m);
}

static void without_memory(struct test_state *t)
{
	struct room r;
	struct joint joint;
	room_init(&r);
	add(&r, 0, LABEL_SITE, map_layer(&r.m, "a"), 20);
	const struct joint_request request = {r.panels, r.labels, r.obstacles, 1, 2};
	for (int n = 1; n <= 6; n++) {
		r.m.f.arena.fail_in = n;
		EXPECT(!joint_make(&r.m.f.arena, &request, &joint));
		EXPECT_INT(r.m.f.diag.code, SM_E_NOMEM);
		fixture_forget(&r.m.f);
	}
	r.m.f.arena.fail_in = 0;
	map_finish(&r.m);
}

TEST_MAIN({"laid out", laid_out}, {"tied", tied}, {"several", several},
	{"without memory", without_memory})
