Maps of several days: a file each.

Their names by themselves:
  $ sed 's/^date:.*/dates: [2010-05, 2003]/' towns.yaml >series.yaml; sahelmap render series.yaml
  series-2003.png
  series-2010-05.png
  $ ls *.png
  series-2003.png
  series-2010-05.png

By a name with {date}; {lang} is filled in, too, and other braces stay:
  $ sahelmap render series.yaml --lang fr -o '{lang}-{date}{x}.svg' --report 'r-{date}.json'
  fr-2003{x}.svg
  fr-2010-05{x}.svg
  $ grep -h '"date"' r-*.json
    "date": "2003",
    "date": "2010-05",
  $ grep -c '<svg.* xml:lang="fr"' 'fr-2003{x}.svg'
  1

Each file shows its day, as if it alone were drawn:
  $ sahelmap render series.yaml -o '{date}.svg' -q >/dev/null && sed 's/^date:.*/date: 2010-05/' towns.yaml >day.yaml && sahelmap render day.yaml -o day.svg -q >/dev/null && cmp day.svg 2010-05.svg; cmp -s 2003.svg 2010-05.svg || echo different
  different

A name that does not tell the days apart, of a map or a report:
  $ sahelmap render series.yaml -o x.png
  ! sahelmap: x.png: series.yaml has 2 dates; the name of each file needs {date}, such as map-{date}.png, or --date chooses one
  ? 2
  $ sahelmap render series.yaml -o 'x-{date}.png' -o 'x-{lang}.svg'
  ! sahelmap: x-{lang}.svg: series.yaml has 2 dates; the name of each file needs {date}, such as map-{date}.png, or --date chooses one
  ? 2
  $ sahelmap render series.yaml -o 'x-{date}.png' --report x.json
  ! sahelmap: x.json: series.yaml has 2 dates; the name of each file needs {date}, such as map-{date}.png, or --date chooses one
  ? 2
  $ sahelmap render series.yaml -o - --format svg
  ! sahelmap: -: series.yaml has 2 dates; the name of each file needs {date}, such as map-{date}.png, or --date chooses one
  ? 2
  $ ls x*
  ! ls: .* (re)
  ? 2

Of panels a layer may be empty on some days, not on all:
  $ sed 's/^date:.*/dates: [1990, 2003]\npanels: dates/' towns.yaml >panels.yaml; sahelmap check panels.yaml
  panels.yaml: no errors, 3 warnings
  ! sahelmap: warning: panels.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: panels.yaml:10:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: panels.yaml:8:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named
  $ sed 's/^date:.*/dates: [1990, 1991]\npanels: dates/' towns.yaml >panels.yaml; sahelmap check panels.yaml
  panels.yaml: no errors, 5 warnings
  ! sahelmap: warning: panels.yaml:10:5: layer 'towns' has nothing to draw
  ! sahelmap: warning: panels.yaml:6:9: extent: no layer has anything within it: the map is empty
  ! sahelmap: warning: panels.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: panels.yaml:10:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: panels.yaml:8:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named

One day of them, or another one:
  $ sahelmap render series.yaml --date 2003 -o x.svg -q >/dev/null && cmp x.svg 2003.svg && rm x.svg
  $ sahelmap render series.yaml --date 2004-02 -o 'y{-date}.svg' -o 'z-{date}.svg' -q >/dev/null; ls y* z*
  y.svg
  z-2004-02.svg

One day only: the name needs none:
  $ sed 's/^date:.*/dates: [2003]/' towns.yaml >one.yaml; sahelmap render one.yaml
  one.png
  $ sahelmap render one.yaml -o 'one{-date}.svg' -q >/dev/null && cmp one.svg 2003.svg

A table of events:
  $ printf 'date,what\n2010-05,b\n2003,a\n2010-05,c\n' >events.csv; sed 's/^date:.*/dates: { events: events.csv }/' towns.yaml >events.yaml; sahelmap render events.yaml -o 'e-{date}.svg'
  e-2003.svg
  e-2010-05.svg
  $ cmp e-2003.svg 2003.svg

All days are checked, and the facts are those of the last:
  $ sahelmap check series.yaml
  series.yaml: no errors, 5 warnings
  ! sahelmap: warning: series.yaml:2:14: date: the map shows 2003 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: series.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: series.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: series.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: series.yaml:2:14: date: the map shows 2010-05 and does not say so; put {date} into the title or the subtitle
  $ sahelmap facts series.yaml >last.md; sahelmap facts day.yaml >day.md; grep '^May' last.md; cmp last.md day.md
  May 2010

A panel a day is one file, and no other day goes with it:
  $ sed '1i panels: dates' series.yaml >panels.yaml; sahelmap render panels.yaml
  panels.png
  $ sahelmap render panels.yaml --date 2004
  ! sahelmap: date '2004': panels.yaml shows a panel for each of its `dates:`; a date does not go with it
  ? 2
  $ sahelmap facts panels.yaml | grep '^May'
  May 2010

The locator stands on the first panel, scale bar and north arrow on the last:
  $ sed '$a furniture: { locator: top-right, scale-bar: bottom-left, north-arrow: bottom-right }' panels.yaml >last.yaml; sahelmap render last.yaml -o last.svg -q >/dev/null; grep -oE 'id="panel-.-(locator|scale-bar|north-arrow)"' last.svg
  id="panel-1-locator"
  id="panel-2-scale-bar"
  id="panel-2-north-arrow"

Nothing is written when a day cannot be drawn:
  $ sed 's/^date:.*/dates: [2003, 2010-05]/; s/towns.csv/nosuch.csv/' towns.yaml >bad.yaml; sahelmap render bad.yaml; ls bad*
  bad.yaml
  ! sahelmap: .*nosuch.csv.* (re)

A day in the name of a file, of a map that has none:
  $ sed '/^date:/d; s/, valid: .from, to.//; /^groups/d' towns.yaml >none.yaml; sahelmap render none.yaml -o 'x-{date}.png'
  ! sahelmap: x-{date}.png: the map has no date to fill in; `date:` or --date gives it one
  ? 2
