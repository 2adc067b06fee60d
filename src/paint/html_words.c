#include "paint/html_words.h"

#include "base/locale.h"

#include <string.h>

static const struct {
	const char *lang, *words[N_HTML_WORDS];
} languages[] = {
	{"en", {"Date", "Earlier", "Later", "Play", "Stop", "Layers", "What the map shows",
		       "In words", "Group", "Name", "Details", "From", "To", "Source", "Map"}},
	{"fr", {"Date", "Plus tôt", "Plus tard", "Lecture", "Arrêter", "Couches",
		       "Ce que montre la carte", "En toutes lettres", "Groupe", "Nom",
		       "Détails", "De", "À", "Source", "Carte"}},
	{"es", {"Fecha", "Antes", "Después", "Reproducir", "Detener", "Capas",
		       "Lo que muestra el mapa", "En palabras", "Grupo", "Nombre", "Detalles",
		       "Desde", "Hasta", "Fuente", "Mapa"}},
	{"pt", {"Data", "Antes", "Depois", "Reproduzir", "Parar", "Camadas",
		       "O que o mapa mostra", "Em palavras", "Grupo", "Nome", "Detalhes", "De",
		       "Até", "Fonte", "Mapa"}},
	{"de", {"Datum", "Früher", "Später", "Abspielen", "Anhalten", "Ebenen",
		       "Was die Karte zeigt", "In Worten", "Gruppe", "Name", "Einzelheiten",
		       "Von", "Bis", "Quelle", "Karte"}},
	{"ar", {"التاريخ", "السابق", "التالي", "تشغيل", "إيقاف", "الطبقات", "ما تُظهره الخريطة",
		       "بالكلمات", "المجموعة", "الاسم", "التفاصيل", "من", "إلى", "المصدر",
		       "خريطة"}},
};

const char *html_word(enum html_word word, const char *lang)
{
	size_t n = locale_base(lang);
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		if (strlen(languages[i].lang) == n && memcmp(languages[i].lang, lang, n) == 0) {
			return languages[i].words[word];
		}
	}
	return languages[0].words[word];
}
