The map in words.

Help of alt:
  $ sahelmap alt --help
  usage: sahelmap alt MAP.yaml [--date D] [--lang L] [--fonts DIR] [-q]
  
  Prints the map in words, briefly and at length, for those who do not see it.
  
        --date D         the text of this day (2022-08-15, 2022-08 or 2022)
        --lang L         language of the edition (en, fr, pt-BR, ...)
        --fonts DIR      folder of the font files the style names
    -q, --quiet          no notes and warnings
    -h, --help           print this and do nothing

Both texts, by class, as of the day:
  $ sed 's/\[from, to\] }/[from, to], legend: Towns, classes: { a: Of old, b: { en: New, fr: Neuves } } }/' towns.yaml >words.yaml; sahelmap alt -q words.yaml
  Map: Three towns, 15 September 2023. Towns, 2: New 2.
  
  Map: Three towns, 15 September 2023.
  Towns, 2: New 2.
  New: Midway and Southam.
  Extent: 4.4° W – 4.4° E, 3.8° S – 3.8° N.
  $ sahelmap alt -q words.yaml --date 2003 | head -1
  Map: Three towns, 2003. Towns, 1: Of old 1.

In other languages; one there are no words for takes those of its fallback, and says so:
  $ sahelmap alt -q words.yaml --lang fr | head -1
  Carte : Trois villes, 15 septembre 2023. Towns, 2 : Neuves 2.
  $ sahelmap alt words.yaml --lang nqo 2>&1 >/dev/null | grep alternative
  sahelmap: nqo: the words of the alternative text are taken from en

What the map file says stands in its place; a day in it is written out:
  $ sed '1a alt: { en: "Towns {on date}.", fr: Villes. }' words.yaml >own.yaml; sahelmap alt -q own.yaml | head -3
  Towns on 15 September 2023.
  
  Map: Three towns, 15 September 2023.
  $ sed "1a alt: $(printf 'word %.0s' $(seq 51))" words.yaml >long.yaml; sahelmap check long.yaml
  long.yaml: no errors, 5 warnings
  ! sahelmap: warning: alt: the text has 254 characters; screen readers are given fewer than 250, the rest belongs into `alt-long`
  ! sahelmap: warning: long.yaml:3:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: long.yaml:3:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: long.yaml:10:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: long.yaml:8:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named

Every shipped map has a short text of fewer than 250 characters, in five languages:
  $ for m in alliance tri-border bases withdrawal bases-2013-2025; do for l in en fr es pt de ar; do sahelmap alt -q $m --lang $l | head -1; done; done | python3 -c 'import sys; t = sys.stdin.read().splitlines(); print(len(t), all(60 < len(x) < 250 for x in t))'
  30 True

The alliance: who, which zone, how many of whom:
  $ sahelmap alt -q alliance | head -1
  Map: Alliance of Sahel States, 16 September 2023. Members of the alliance: Burkina Faso, Mali and Niger. Tri-border zone (approximate). France, given up (year): 8. Foreign bases, 45: France, in use 11; United States 8; Russia (Wagner) 8; …
  $ sahelmap alt -q withdrawal | grep -c '^Changes, 62: Given up 41; New 12; New, and given up again 3; Kept 6.$'
  1

Whose every file is that a shipped map reads, and its licence, are in the report, and what is credited alike is said once:
  $ for m in alliance tri-border bases withdrawal bases-2013-2025; do sahelmap render $m -o m.svg --report m.json -q >m.log && python3 -c 'import json; c = json.load(open("m.json"))["credits"]; f = [i for i in c if i["files"]]; print(len({i["credit"] for i in c}) == len(c), sorted({i["license"] for i in f}), all(i["credit"] for i in f))'; done | sort -u
  True ['MIT', 'public domain', 'public domain, Unicode License v3'] True
  $ grep -c '<dc:rights>.*Natural Earth: public domain; .*sahelmap: MIT<' m.svg
  1
