#include "paint/pdf_layers.h"
#include "test.h"

static void marks(struct test_state *t)
{
	static const struct {
		const char *in, *want;
		size_t n;
	} rows[] = {
		{"", "", 0},
		{"q\n1 0 0 rg f\nQ\n", "q\n1 0 0 rg f\nQ\n", 0},
		{"/Div << /MCID 0 >> BDC\nf\nEMC\n",
			"/OC /L0 BDC\n/Div << /MCID 0 >> BDC\nf\nEMC\nEMC\n", 1},
		/* Others stay, within a layer and outside; without a newline at the end. */
		{"/Span << /MCID 0 >> BDC\nEMC\n/Div <</MCID 1>>BDC\n/Span << /ActualText "
		 "<feff> >> BDC\nEMC\nf\nEMC\n/Div << /MCID 2 >> BDC\nEMC\n/P << /MCID 3 >> "
		 "BDC\nEMC",
			"/Span << /MCID 0 >> BDC\nEMC\n/OC /L0 BDC\n/Div <</MCID 1>>BDC\n/Span "
			"<< "
			"/ActualText <feff> >> BDC\nEMC\nf\nEMC\nEMC\n/OC /L1 BDC\n/Div << "
			"/MCID "
			"2 >> BDC\nEMC\nEMC\n/P << /MCID 3 >> BDC\nEMC",
			2},
		{"/Divide << /MCID 0 >> BDC\nEMC\n", "/Divide << /MCID 0 >> BDC\nEMC\n", 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf b;
		buf_init(&b, 1 << 16);
		EXPECT(pdf_layers_mark(rows[i].in, strlen(rows[i].in), &b) == rows[i].n);
		EXPECT_STR(b.ptr == NULL ? "" : b.ptr, rows[i].want);
		buf_finish(&b);
	}
}

static void layers(struct test_state *t)
{
	EXPECT(pdf_is_layer(&(struct scene_group){.id = "a", .class_name = "layer"}));
	EXPECT(!pdf_is_layer(&(struct scene_group){.id = "a", .class_name = "text"}));
	EXPECT(!pdf_is_layer(&(struct scene_group){.id = "a"}));
	EXPECT(!pdf_is_layer(&(struct scene_group){.class_name = "layer"}));
}

TEST_MAIN({"marks", marks}, {"layers", layers})
