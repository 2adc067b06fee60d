#include "report/alt_words.h"

#include <stddef.h>
#include <string.h>

static const struct alt_words languages[] = {
	{"en", {"Map", "maps", "Changes", "Zones", "areas", "minimum", "maximum", "Sites",
		       "Presence on the day uncertain", "In view", "Extent", "Texts on the map",
		       ", ", " and ", ": ", "; ", "."}},
	{"fr", {"Carte", "cartes", "Changements", "Zones", "territoires", "minimum", "maximum",
		       "Sites", "Présence ce jour-là incertaine", "Cadre de la carte",
		       "Étendue", "Textes sur la carte", ", ", " et ", " : ", " ; ", "."}},
	{"es", {"Mapa", "mapas", "Cambios", "Zonas", "territorios", "mínimo", "máximo",
		       "Emplazamientos", "Presencia incierta ese día", "En el mapa",
		       "Extensión", "Textos en el mapa", ", ", " y ", ": ", "; ", "."}},
	{"pt", {"Mapa", "mapas", "Mudanças", "Zonas", "territórios", "mínimo", "máximo",
		       "Locais", "Presença incerta nesse dia", "No mapa", "Extensão",
		       "Textos no mapa", ", ", " e ", ": ", "; ", "."}},
	{"de", {"Karte", "Karten", "Veränderungen", "Zonen", "Gebiete", "Minimum", "Maximum",
		       "Orte", "Anwesenheit an dem Tag ungewiss", "Im Bild", "Ausdehnung",
		       "Texte auf der Karte", ", ", " und ", ": ", "; ", "."}},
	{"ar", {"خريطة", "خرائط", "التغييرات", "المناطق", "مناطق", "الحد الأدنى", "الحد الأقصى",
		       "المواقع", "الوجود في ذلك اليوم غير مؤكد", "على الخريطة", "النطاق",
		       "نصوص على الخريطة", "، ", " و", ": ", "؛ ", "."}},
};

const struct alt_words *alt_words_find(const char *lang)
{
	size_t n = strcspn(lang, "-_");
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		if (strlen(languages[i].lang) == n && memcmp(languages[i].lang, lang, n) == 0) {
			return &languages[i];
		}
	}
	return NULL;
}
