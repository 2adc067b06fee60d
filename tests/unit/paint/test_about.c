#include "fixture.h"
#include "paint/svg_about.h"
#include "paint/xmp.h"
#include "test.h"

/* A scene that says all about itself. */
static void about(struct scene *s, struct fixture *f)
{
	fixture_init(f);
	scene_init(s, &f->arena, 200, 100);
	s->title = "A & B";
	s->author = "Somebody";
	s->lang = "fr";
	s->about = (struct scene_about){.alt = "Carte : <A>.",
		.description = "Carte : <A>.\nDeux zones.",
		.rights = "CC BY 4.0",
		.source = "sites.csv"};
}

static void expect_once(struct test_state *t, const struct buf *b, const char *what)
{
	const char *found = b->ptr == NULL ? NULL : strstr(b->ptr, what);
	if (found == NULL || strstr(found + 1, what) != NULL) {
		printf("# not once: %s\n", what);
		t->failed++;
	}
}

static void packet(struct test_state *t)
{
	struct fixture f;
	struct scene s;
	struct buf b;
	about(&s, &f);
	buf_init(&b, 1 << 16);
	xmp_packet(&s, &b);
	expect_once(
		t, &b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>");
	expect_once(t, &b,
		"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A &amp; B</rdf:li><rdf:li "
		"xml:lang=\"fr\">A &amp; B</rdf:li></rdf:Alt></dc:title>\n");
	expect_once(t, &b, "<dc:creator><rdf:Seq><rdf:li>Somebody</rdf:li></rdf:Seq>");
	expect_once(t, &b, "<dc:source>sites.csv</dc:source>\n");
	expect_once(t, &b, "<dc:language><rdf:Bag><rdf:li>fr</rdf:li></rdf:Bag>");
	expect_once(t, &b, "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>");
	expect_once(t, &b, "<xmp:CreatorTool>sahelmap</xmp:CreatorTool>");
	expect_once(t, &b, "<?xpacket end=\"r\"?>");
	buf_finish(&b);
	fixture_finish(&f);
}

/* What is not known has no element, and without a language only the default is there. */
static void little_is_known(struct test_state *t)
{
	struct fixture f;
	struct scene s;
	struct buf b;
	fixture_init(&f);
	scene_init(&s, &f.arena, 200, 100);
	s.about.alt = "Map.";
	s.about.rights = "";
	buf_init(&b, 1 << 16);
	xmp_rdf(&s, false, &b);
	EXPECT_STR(b.ptr,
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
		"xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
		"<rdf:Description rdf:about=\"\">\n"
		"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">Map.</rdf:li>"
		"</rdf:Alt></dc:description>\n"
		"</rdf:Description>\n</rdf:RDF>\n");
	buf_finish(&b);
	fixture_finish(&f);
}

static void of_an_svg(struct test_state *t)
{
	struct fixture f;
	struct scene s;
	struct buf b;
	about(&s, &f);
	buf_init(&b, 1 << 16);
	svg_about_attributes(&s, "one-", &b);
	EXPECT_STR(
		b.ptr, " aria-labelledby=\"one-map-title\" aria-describedby=\"one-map-desc\"");
	b.len = 0;
	svg_about_elements(&s, "one-", &b);
	static const char begins[] = "<title id=\"one-map-title\">A &amp; B</title>\n"
				     "<desc id=\"one-map-desc\">Carte : &lt;A&gt;.\n"
				     "Deux zones.</desc>\n<metadata>\n<rdf:RDF ";
	EXPECT(strncmp(b.ptr, begins, sizeof(begins) - 1) == 0);
	b.len = 0;
	s.title = NULL;
	svg_about_elements(&s, NULL, &b);
	expect_once(t, &b, "<title id=\"map-title\">Carte : &lt;A&gt;.</title>");
	buf_finish(&b);
	fixture_finish(&f);
}

static void of_a_bare_svg(struct test_state *t)
{
	struct fixture f;
	struct scene s;
	struct buf b;
	fixture_init(&f);
	scene_init(&s, &f.arena, 200, 100);
	buf_init(&b, 1 << 16);
	svg_about_attributes(&s, NULL, &b);
	svg_about_elements(&s, NULL, &b);
	EXPECT_INT(b.len, 0);
	s.title = "T";
	svg_about_attributes(&s, NULL, &b);
	svg_about_elements(&s, NULL, &b);
	EXPECT_STR(b.ptr, "<title>T</title>");
	buf_finish(&b);
	fixture_finish(&f);
}

TEST_MAIN({"packet", packet}, {"little is known", little_is_known}, {"of an svg", of_an_svg},
	{"of a bare svg", of_a_bare_svg})
