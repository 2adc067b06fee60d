Drawing a map with every option.

Without -o a PNG of the map's name is written into the current folder, its path printed:
  $ mkdir sub && cd sub && sahelmap render ../towns.yaml && ls && head -c 4 towns.png | tail -c 3
  towns.png
  towns.png
  PNG
  $ cd sub && sahelmap render --format svg ../towns.yaml && ls
  towns.svg
  towns.png
  towns.svg

Several files of one run, the format from each ending, whatever its case:
  $ sahelmap render towns.yaml -o a.png -oa.SVG --output a.pdf --output=b.png && head -c 5 a.pdf
  a.png
  a.SVG
  a.pdf
  b.png
  %PDF-
  $ cmp a.png b.png && grep -c '<svg ' a.SVG
  1

The same bytes every time:
  $ sahelmap render towns.yaml -o c.png -o c.svg -o c.pdf >out && cmp a.png c.png && cmp a.SVG c.svg && cmp a.pdf c.pdf

Options may stand before the map file, and -- ends them:
  $ sahelmap render -o d.svg -- towns.yaml && cmp d.svg c.svg
  d.svg
  $ cp towns.yaml ./-towns.yaml && sahelmap render -o d.svg -- -towns.yaml
  d.svg

The format given wins over the ending:
  $ sahelmap render towns.yaml -o odd.txt --format PDF && cmp odd.txt c.pdf
  odd.txt

To standard output, and then nothing else is printed there:
  $ sahelmap render towns.yaml -o - --format svg | cmp - c.svg
  $ sahelmap render towns.yaml -o e.svg -o - --format svg | cmp - c.svg && cmp e.svg c.svg

As of another day: Northton had closed by then, Midway had not opened before 2005:
  $ sahelmap render towns.yaml --date 2003 -o - --format svg | grep -o '<title[^<]*'
  <title id="map-title">Three towns
  <title>Northton
  $ sahelmap render towns.yaml --date 2023-09-16 -o - --format svg | grep -o '<title[^<]*'
  <title id="map-title">Three towns
  <title>Southam

The map file from standard input:
  $ sahelmap render - -o in.svg <towns.yaml && cmp in.svg c.svg
  in.svg
  $ echo 'layers: [ { id: a, sauce: b.csv } ]' | sahelmap check - 2>&1 | grep sauce
  sahelmap: stdin.yaml:1:20: no option 'sauce' in layers; did you mean 'source'?
  $ head -c 300000 /dev/zero | tr '\0' '#' | sahelmap render -
  ! sahelmap: standard input: a map file of less than 256 KiB is expected
  ? 3
  $ printf 'title: \0' | sahelmap render -
  ! sahelmap: standard input: a map file of less than 256 KiB is expected
  ? 3

Areas for image maps, in pixels at the map's resolution, topmost first:
  $ sahelmap render towns.yaml -o t.areas.json -o t.png -q --dpi 96; cat t.areas.json
  t.areas.json
  t.png
  {
    "width": 227,
    "height": 227,
    "dpi": 96,
    "lang": "en",
    "title": "Three towns",
    "alt": "Map: Three towns, 15 September 2023. Sites: 2.",
    "areas": [
      { "layer": "towns", "key": "S", "title": "Southam", "shape": "circle", "coords": [139, 179.3, 3.3] },
      { "layer": "towns", "key": "M", "title": "Midway", "shape": "circle", "coords": [113.5, 128.3, 3.3] }
    ]
  }
  $ sahelmap render towns.yaml -o - --format areas -q --dpi 96 | cmp - t.areas.json; sahelmap render towns.yaml -o t.json
  ! sahelmap: t.json: the name must end in .png, .svg, .pdf, .eps, .html or .areas.json, or the format be given
  ? 2

A page of all days on which something changes, which opens on the map's own:
  $ sed 's/60mm/90mm/g; s/label: name,/label: name, legend: Towns,/; /^layers/i furniture: { scale-bar: none }' towns.yaml >days.yaml
  $ sahelmap render days.yaml -o p.html; grep -o '"date":"[^"]*"' p.html | tr '\n' ' '; grep -o 'max="[0-9]*" step="1" value="[0-9]*"' p.html
  p.html
  "date":"2001-01-01" "date":"2001-12-31" "date":"2005-01-01" "date":"2005-12-31" "date":"2010-07-01" "date":"2023-09-15" "date":"2023-09-16" max="6" step="1" value="5"
  $ sahelmap render days.yaml -o - --format html --date 2005 -q | cmp -s - p.html
  ? 1
  $ sahelmap render towns.yaml -o day.html --date 2001-06-01
  ! sahelmap: towns.yaml:1:1: the scale bar needs 40 x 13 pt and the map has no room for it
  ? 3
  $ sahelmap render towns.yaml -o day.html
  ! sahelmap: as of 2001-01-01: towns.yaml:1:1: the scale bar needs 40 x 13 pt and the map has no room for it
  ? 3

A map of a height of its own, which a page of another size has not:
  $ sed 's/width: 60mm/map-height: 40mm, width: 60mm/' towns.yaml >high.yaml; sahelmap render high.yaml -o h.png --report h.json -q
  h.png
  $ grep -o '"map_pt": [^]]*]' h.json; sahelmap render high.yaml --width 70mm -o h.png --report h.json -q; grep -o '"map_pt": [^]]*]' h.json
  "map_pt": [12, 34.12, 158.08, 147.5]
  h.png
  "map_pt": [12, 34.12, 186.43, 186.43]

A figure of one day without script and style:
  $ sahelmap render towns.yaml --fragment -o f.html; head -n 1 f.html; tail -n 2 f.html; grep -c -e '<style' -e '<script' -e 'style=' f.html
  f.html
  <figure lang="en" dir="ltr">
  <figcaption>Map: Three towns, 15 September 2023. Sites: 2.</figcaption>
  </figure>
  0
  ? 1
  $ sahelmap render towns.yaml --fragment -o f.png
  ! sahelmap: a fragment is of an HTML page, and none is written
  ? 2

World files, with the pictures or not at all:
  $ mkdir w; sahelmap render towns.yaml -o w/t.v1.PNG -o w/t.svg -o w/x --format png --worldfile -q; ls w | LC_ALL=C sort
  w/t.v1.PNG
  w/t.svg
  w/x
  t.pgw
  t.prj
  t.svg
  t.v1.PNG
  t.v1.pgw
  t.v1.prj
  x
  x.pgw
  x.prj
  $ grep -c '^-*[0-9]*\.[0-9]\{10\}$' w/x.pgw; sed -n '2,3p' w/x.pgw; grep -o '^[A-Z]*CS\[' w/x.prj
  6
  0.0000000000
  0.0000000000
  PROJCS[
  $ sahelmap render towns.yaml -o w2.svg --worldfile
  ! sahelmap: a world file lies beside a PNG, and none is written
  ? 2
  $ sahelmap render towns.yaml -o - --format png --worldfile
  ! sahelmap: a world file lies beside a PNG; that one is not written to a file of its own
  ? 2
  $ sahelmap render towns.yaml -o w3.png -o w3.x --format png --worldfile
  ! sahelmap: w3.pgw: is to be written twice
  ? 2
  $ sahelmap render towns.yaml -o w4.png --report w4.prj --worldfile; ls w4*
  ! sahelmap: w4.prj: is to be written twice
  ! ls: .* (re)
  ? 2
  $ printf 'extent: { box: [0, 0, 10, 10] }\nlayers: [ { id: towns, source: towns.csv } ]\npanels: [ {}, {} ]\n' >two.yaml
  $ sahelmap render two.yaml -o w5.png --worldfile 2>&1 | tail -1; ls w5*
  sahelmap: two.yaml: has 2 maps side by side; a world file places one map
  ! ls: .* (re)
  ? 2

A rule for Make: the files that were read, with the characters that Make would take for its own:
  $ mkdir 'a $b#' && sahelmap render towns.yaml -o 'a $b#/map.svg' -o b.svg --depfile towns.d && cat towns.d
  a $b#/map.svg
  b.svg
  a\ $$b\#/map.svg b.svg : \
   towns.yaml \
  .*styles/plain.yaml.* (re)
   ./members.csv \
   ./towns.csv \
  .*NotoSans-Regular.ttf.* (re)
  ...
  $ sahelmap render towns.yaml -o b.svg --depfile b.svg
  ! sahelmap: b.svg: is to be written twice
  ? 2

At another size, in proportion or not:
  $ sahelmap render -q towns.yaml -o w.svg --width 50mm && sahelmap render -q towns.yaml -o wh.svg --width=150pt --height 6cm && grep -ho '[0-9.]*pt" height="[0-9.]*pt' w.svg wh.svg | grep -o '[0-9.]*pt'
  w.svg
  wh.svg
  141.733pt
  141.732pt
  150pt
  170.078pt
  $ for w in 5pt 4m '' wide; do sahelmap render towns.yaml --width "$w" 2>&1 | head -1; done
  sahelmap: a page of 5 x 5 pt: each side must have 28 to 8504 (3 m)
  sahelmap: --width '4m': a length such as 120mm is expected
  sahelmap: --width '': a length such as 120mm is expected
  sahelmap: --width 'wide': a length such as 120mm is expected

In another language:
  $ sahelmap render towns.yaml --lang fr -o - --format svg | grep -o '<title[^<]*'
  <title id="map-title">Trois villes
  <title>Milieu
  <title>Sudville
  $ sahelmap render towns.yaml --lang fr-BF -o - --format svg | grep -o 'xml:lang="[^"]*"\|lang="[^"]*"' | sort -u
  .*lang="fr-BF" (re)
  ...

At another resolution: 60 mm at 72 and at 144 dots per inch:
  $ sahelmap render towns.yaml -o a72.png && sahelmap render towns.yaml -o a144.png --dpi 144 && file a72.png a144.png
  a72.png
  a144.png
  a72.png:  PNG image data, 170 x 170, .* (re)
  a144.png: PNG image data, 340 x 340, .* (re)

With a report:
  $ sahelmap render towns.yaml -o a.png --report r.json && python3 -c 'import json; r = json.load(open("r.json")); print(r["map"], r["date"], r["lang"], [l["text"] for l in r["labels"]])'
  a.png
  towns.yaml 2023-09-15 en ['Midway', 'Southam']
  $ sahelmap render towns.yaml -o a.png --report - | python3 -c 'import json, sys; r = json.load(sys.stdin); print({"bounds_deg", "fonts", "labels", "labels_dropped", "layers", "legend", "projection", "warnings"} - set(r))'
  set()

Where the time goes, on standard error and in the report; the stages are no more than the whole:
  $ sahelmap render towns.yaml -q -o a.png -o a.svg --report r.json --timing 2>times; sed 's/ .*//' times | paste -sd ' '
  a.png
  a.svg
  document spec features read frame fonts fit project cut simplify furniture labels candidates placement scene png svg write all processor peak
  $ awk '$1 == "all" { print sum <= $2 + 0.1 } $3 == "ms" && NF == 5 { sum += $2 } $1 == "peak" { print ($2 > 1000000) }' times
  1
  1
  $ python3 -c 'import json, os; t = json.load(open("r.json"))["timing"]; s = {x["name"]: x for x in t["stages"]}; print(*s, sum(x["ms"] for x in s.values()) <= t["ms"] + 0.01, t["processor_ms"] > 0, t["peak_bytes"] > 1e6); print(all(x["ms"] >= 0 for x in s.values()), s["read"]["bytes"] > 0, s["svg"]["bytes"] == os.path.getsize("a.svg"))'
  document spec features read frame fonts fit project cut simplify furniture labels candidates placement scene png svg True True True
  True True True

The maps of several days are counted together:
  $ sed 's/^date:.*/dates: [2002, 2009]/' towns.yaml >days.yaml; sahelmap render days.yaml -q -o 'd-{date}.svg' --timing 2>&1 >paths | sed 's/ .*//' | paste -sd ' '; cat paths
  document spec features read frame fonts fit project cut simplify furniture labels candidates placement scene svg write all processor peak
  d-2002.svg
  d-2009.svg

Unless it is asked for nothing of it is written: a report is the same every time, and --timing changes no map:
  $ sahelmap render towns.yaml -q -o a.png -o a2.svg --report r1.json && sahelmap render towns.yaml -q -o a.png -o a3.svg --report r2.json && cmp r1.json r2.json && cmp a.svg a3.svg; grep -c timing r1.json
  a.png
  a2.svg
  a.png
  a3.svg
  0
  ? 1

Nothing is said of a map that could not be drawn:
  $ sahelmap render nosuch.yaml --timing 2>&1 | grep -c processor
  0
  ? 1

The projection chosen is printed in full, unless the run is to be quiet:
  $ sed 's/EPSG:3857/auto/' towns.yaml >auto.yaml; sahelmap render auto.yaml
  auto.png
  ! sahelmap: projection: \+proj=\w+ .*\+units=m.* (re)
  $ sahelmap render -q auto.yaml
  auto.png
  $ sahelmap render --quiet auto.yaml
  auto.png

An output that is a device or a pipe is not replaced by a file:
  $ sahelmap render towns.yaml -o /dev/null --format png; test -c /dev/null
  /dev/null
  $ mkfifo pipe; cmp c.svg pipe & sahelmap render towns.yaml --format svg -o pipe; wait; test -p pipe
  pipe

An installed map by its bare name, with and without its ending, from any folder:
  $ cd sub && sahelmap dump spec alliance | grep ^map.date
  map.date 2023-09-16
  $ cd sub && sahelmap dump spec alliance.yaml | grep ^map.date
  map.date 2023-09-16
  $ cd sub && sahelmap dump spec maps/alliance.yaml | grep ^map.date
  map.date 2023-09-16

A file here goes before an installed map:
  $ mkdir mine && cp towns.csv members.csv mine && cp towns.yaml mine/alliance.yaml && cd mine && sahelmap dump spec alliance.yaml | grep ^map.date
  map.date 2023-09-15

A style laid over the map's own, by name; one that is not there:
  $ sahelmap render towns.yaml --style grey -o grey.svg -q && python3 -c 'import re; c = set(re.findall("#[0-9a-f]{6}", open("grey.svg").read())); print(len(c) > 3, {x for x in c if not x[1:3] == x[3:5] == x[5:]})'
  grey.svg
  True set()
  $ sahelmap render towns.yaml --style gray -o gray.svg -q; ls gray.svg
  ! sahelmap: style 'gray': no file and no shipped style is called so; did you mean 'grey.yaml'?
  ! ls: .* (re)
  ? 2
