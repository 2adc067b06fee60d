Editions in languages of several scripts.

What a language lacks is said: texts, words and names. CLDR has no letters for north in N'Ko, and has N'Ko's digits:
  $ sahelmap check towns.yaml --lang nqo
  towns.yaml: no errors, 6 warnings
  ! sahelmap: nqo: 1 word is taken from en: 'S'
  ! sahelmap: nqo: 0 of 2 names are in N’Ko, the rest as in the data
  ! sahelmap: nqo: the words of the alternative text are taken from en
  ! sahelmap: warning: language 'nqo': no text of towns.yaml is in it; they are in en and fr
  ! sahelmap: warning: towns.yaml:2:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: towns.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: towns.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: towns.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: towns.yaml:9:5: names: 2 of 2 names are not in the edition's language (nqo), such as 'Midway'; a column name_nqo in the data has them
  $ echo 'fallback-language: fr' >fr.yaml && cat towns.yaml >>fr.yaml && echo 'furniture: { scale-bar: bottom-right }' >>fr.yaml
  $ sahelmap render fr.yaml --lang nqo -o - --format svg 2>said | grep -o '>[^<]*ville<\|>[^<]*villes<\|>[^<]*km[^<]*<' | sort -u
  >Sudville<
  >Trois villes<
  >߁߀߀ km (‎߃° S)<
  $ grep -v names said
  sahelmap: nqo: 0 of the map file's 1 texts are in nqo, the rest in fr
  sahelmap: nqo: 1 word is taken from fr: 'S'
  sahelmap: nqo: the words of the alternative text are taken from fr

An edition in English has the names the table has, whatever the fallback:
  $ sahelmap render fr.yaml -o - --format svg | grep -o '<title[^<]*'
  <title id="map-title">Three towns
  <title>Midway
  <title>Southam

Of a language whose column is there nothing is said:
  $ sahelmap check towns.yaml --lang fr
  towns.yaml: no errors, 4 warnings
  ! sahelmap: warning: towns.yaml:2:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: towns.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: towns.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: towns.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named

Read from the right, the title ends at the right margin, 158.1 of 170.1 points:
  $ sed 's/fr: Trois villes/ar: ثلاث مدن/' towns.yaml >ar.yaml && sahelmap render ar.yaml --lang ar -q -o - --format svg >ar.svg
  $ grep 'ثلاث' ar.svg | grep -o ' x="[^"]*"\| direction="[^"]*"'
   x="158.079"
   direction="rtl"

A font that no text needs may be missing, one that a text needs may not:
  $ mkdir latin && ln -s /usr/share/fonts/truetype/noto/NotoSans-*.ttf latin && sahelmap render towns.yaml --fonts latin -o a.svg
  a.svg
  $ sahelmap render ar.yaml --lang ar --fonts latin -o b.svg -q
  ! sahelmap: font 'latin/NotoSansArabic-Regular.ttf' cannot be read; the fonts are in the package fonts-noto-core
  ? 4

A character that no font has is a warning, or an error:
  $ sed 's/en: Three towns/en: 三 towns/' towns.yaml >han.yaml && sahelmap check han.yaml
  han.yaml: no errors, 5 warnings
  ! sahelmap: warning: Chinese and Japanese: no font has the character U.4E09 of '三'; list NotoSansCJK-Regular.ttc .* (re)
  ! sahelmap: warning: han.yaml:2:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: han.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: han.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: han.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named
  $ sahelmap render han.yaml --strict-labels -o c.png
  ! sahelmap: Chinese and Japanese: no font has the character U.4E09 of '三'; list NotoSansCJK-Regular.ttc .* (re)
  ? 4
  $ ls c.png
  ! ls: .* (re)
  ? 2
