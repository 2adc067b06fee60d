#include "layout/noto.h"

#include <stddef.h>

static const char core[] = "fonts-noto-core", cjk[] = "fonts-noto-cjk",
		  cjk_file[] = "NotoSansCJK-Regular.ttc";

/* Source: Blocks.txt of the Unicode Character Database. */
static const struct noto fonts[] = {
	{0x0530, 0x058f, "Armenian", "NotoSansArmenian-Regular.ttf", core},
	{0x0590, 0x05ff, "Hebrew", "NotoSansHebrew-Regular.ttf", core},
	{0x0600, 0x06ff, "Arabic", "NotoSansArabic-Regular.ttf", core},
	{0x0700, 0x074f, "Syriac", "NotoSansSyriac-Regular.ttf", core},
	{0x0750, 0x077f, "Arabic", "NotoSansArabic-Regular.ttf", core},
	{0x0780, 0x07bf, "Thaana", "NotoSansThaana-Regular.ttf", core},
	{0x07c0, 0x07ff, "N'Ko", "NotoSansNKo-Regular.ttf", core},
	{0x08a0, 0x08ff, "Arabic", "NotoSansArabic-Regular.ttf", core},
	{0x0900, 0x097f, "Devanagari", "NotoSansDevanagari-Regular.ttf", core},
	{0x0980, 0x09ff, "Bengali", "NotoSansBengali-Regular.ttf", core},
	{0x0a00, 0x0a7f, "Gurmukhi", "NotoSansGurmukhi-Regular.ttf", core},
	{0x0a80, 0x0aff, "Gujarati", "NotoSansGujarati-Regular.ttf", core},
	{0x0b00, 0x0b7f, "Oriya", "NotoSansOriya-Regular.ttf", core},
	{0x0b80, 0x0bff, "Tamil", "NotoSansTamil-Regular.ttf", core},
	{0x0c00, 0x0c7f, "Telugu", "NotoSansTelugu-Regular.ttf", core},
	{0x0c80, 0x0cff, "Kannada", "NotoSansKannada-Regular.ttf", core},
	{0x0d00, 0x0d7f, "Malayalam", "NotoSansMalayalam-Regular.ttf", core},
	{0x0d80, 0x0dff, "Sinhala", "NotoSansSinhala-Regular.ttf", core},
	{0x0e00, 0x0e7f, "Thai", "NotoSansThai-Regular.ttf", core},
	{0x0e80, 0x0eff, "Lao", "NotoSansLao-Regular.ttf", core},
	{0x0f00, 0x0fff, "Tibetan", "NotoSerifTibetan-Regular.ttf", core},
	{0x1000, 0x109f, "Myanmar", "NotoSansMyanmar-Regular.ttf", core},
	{0x10a0, 0x10ff, "Georgian", "NotoSansGeorgian-Regular.ttf", core},
	{0x1100, 0x11ff, "Korean", cjk_file, cjk},
	{0x1200, 0x139f, "Ethiopic", "NotoSansEthiopic-Regular.ttf", core},
	{0x13a0, 0x13ff, "Cherokee", "NotoSansCherokee-Regular.ttf", core},
	{0x1400, 0x167f, "Canadian Aboriginal", "NotoSansCanadianAboriginal-Regular.ttf", core},
	{0x1780, 0x17ff, "Khmer", "NotoSansKhmer-Regular.ttf", core},
	{0x1800, 0x18af, "Mongolian", "NotoSansMongolian-Regular.ttf", core},
	{0x1c90, 0x1cbf, "Georgian", "NotoSansGeorgian-Regular.ttf", core},
	{0x2d00, 0x2d2f, "Georgian", "NotoSansGeorgian-Regular.ttf", core},
	{0x2d30, 0x2d7f, "Tifinagh", "NotoSansTifinagh-Regular.ttf", core},
	{0x2d80, 0x2ddf, "Ethiopic", "NotoSansEthiopic-Regular.ttf", core},
	{0x3000, 0x9fff, "Chinese and Japanese", cjk_file, cjk},
	{0xa500, 0xa63f, "Vai", "NotoSansVai-Regular.ttf", core},
	{0xa6a0, 0xa6ff, "Bamum", "NotoSansBamum-Regular.ttf", core},
	{0xab00, 0xab2f, "Ethiopic", "NotoSansEthiopic-Regular.ttf", core},
	{0xac00, 0xd7af, "Korean", cjk_file, cjk},
	{0xf900, 0xfaff, "Chinese and Japanese", cjk_file, cjk},
	{0xfb50, 0xfdff, "Arabic", "NotoSansArabic-Regular.ttf", core},
	{0xfe70, 0xfeff, "Arabic", "NotoSansArabic-Regular.ttf", core},
	{0x10480, 0x104af, "Osmanya", "NotoSansOsmanya-Regular.ttf", core},
	{0x16ad0, 0x16aff, "Bassa Vah", "NotoSansBassaVah-Regular.ttf", core},
	{0x1e800, 0x1e8df, "Mende Kikakui", "NotoSansMendeKikakui-Regular.ttf", core},
	{0x1e900, 0x1e95f, "Adlam", "NotoSansAdlam-Regular.ttf", core},
	{0x20000, 0x2ffff, "Chinese and Japanese", cjk_file, cjk},
};

const struct noto *noto_of(uint32_t c)
{
	for (size_t i = 0; i < sizeof(fonts) / sizeof(fonts[0]); i++) {
		if (c >= fonts[i].first && c <= fonts[i].last) {
			return &fonts[i];
		}
	}
	return NULL;
}
