The press check: what is found on a finished map.

A map with nothing to find, of files that are all here:
  $ cat >zones.csv <<EOF
  > id,name,kind,lon,lat,radius_km,certainty,source
  > east,East,circle,3,14,250,surveyed,a survey
  > west,West,circle,-1,14,250,surveyed,a survey
  > EOF
  > cat >sites.csv <<EOF
  > id,name,lon,lat,kind,certainty,source
  > A,Alpha,-4,16,fort,confirmed,a survey
  > B,Beta,-3,12,camp,confirmed,a survey
  > C,Gamma,5,17,fort,confirmed,a survey
  > EOF
  > cat >fine-style.yaml <<EOF
  > extends: plain.yaml
  > rules:
  >   east: { fill: "#d9b36c", stroke: none }
  >   west: { fill: "#6f9fc8", stroke: none, hatch-stroke: "#ffffff", hatch-width: 0.8pt, hatch-spacing: 4pt }
  >   towns.fort: { symbol: circle, fill: "#23479b", symbol-size: 5pt, stroke: none }
  >   towns.camp: { symbol: circle, fill: "#e0b080", symbol-size: 5pt, stroke: none }
  > EOF
  > cat >fine.yaml <<EOF
  > title: { en: "Forts and camps {on date}" }
  > date: 2003
  > page: { width: 120mm, height: 110mm }
  > extent: { box: [-6, 10, 8, 18] }
  > projection: "+proj=laea +lat_0=14 +lon_0=1 +datum=WGS84"
  > style: fine-style.yaml
  > sources: [ A survey ]
  > layers:
  >   - { id: countries, source: shapes/countries.shp, credit: Natural Earth, license: public domain, key: key }
  >   - { id: east, source: zones.csv, credit: us, license: MIT, zone: east, legend: East }
  >   - { id: west, source: zones.csv, zone: west, legend: West }
  >   - { id: towns, source: sites.csv, credit: us, license: MIT, key: id, label: name, symbol-by: kind, legend: Towns,
  >       classes: { fort: Fort, camp: Camp } }
  > furniture: { legend: below, scale-bar: bottom-right, north-arrow: bottom-right }
  > EOF
  > cat >told.py <<EOF
  > import json, sys
  > for line in sys.stdin:
  >     for f in json.loads(line)["findings"]:
  >         file = f["file"].split("/")[-1]
  >         print(f["rule"], f["severity"], f"{file}:{f['line']}:{f['column']}", f["measured"], f["limit"], f["unit"], f["count"])
  > EOF
  > printf 'sahelmap check --json "$@" | python3 told.py\n' >told; chmod +x told
  > sahelmap check fine.yaml; sahelmap check --strict -q --json fine.yaml
  fine.yaml: no errors, 0 warnings
  {"map":"fine.yaml","date":"2003","lang":"en","size":"print","width":340.157,"width_unit":"pt","errors":0,"warnings":0,"findings":[]}

A finding is a warning, an error of --strict, or JSON; a strict run writes nothing:
  $ sed -i 's/towns.fort: {/towns: { label: { fill: "#777777" } }\n  towns.fort: {/' fine-style.yaml; sahelmap check -q fine.yaml; sahelmap check fine.yaml
  fine.yaml: no errors, 1 warning
  fine.yaml: no errors, 1 warning
  ! sahelmap: warning: ./fine-style.yaml:5:12: text-contrast: 'Alpha' and 2 more (towns.fort): #777777 on #f1ede4 has a contrast of 3.83:1, 4.5:1 is needed; a fill of #6b6b6b has it
  $ sahelmap check --strict fine.yaml
  ! sahelmap: ./fine-style.yaml:5:12: text-contrast: 'Alpha' and 2 more (towns.fort): #777777 on #f1ede4 has a contrast of 3.83:1, 4.5:1 is needed; a fill of #6b6b6b has it
  ? 3
  $ sahelmap check --strict --json fine.yaml | python3 told.py
  text-contrast error fine-style.yaml:5:12 3.833 4.5  3
  ! sahelmap: fine.yaml: 1 error of the press check
  $ sahelmap render --strict -q fine.yaml -o strict.svg; ls strict.svg
  ! sahelmap: ./fine-style.yaml:5:12: text-contrast: 'Alpha' .* (re)
  ! ls: .* (re)
  ? 2
  $ sahelmap render -q fine.yaml -o plain.svg; sed -i '/towns: {/d' fine-style.yaml; sahelmap render --strict -q fine.yaml -o strict.svg
  plain.svg
  strict.svg

Halos count as what lies behind letters when they are wide, and with the letters when they are narrow:
  $ (cat fine-style.yaml; echo '  annotations.dark: { fill: none, label: { fill: "#ffffff", font-size: 8pt, halo: none } }') >dark.yaml
  > (sed 's/fine-style/dark/' fine.yaml; printf 'annotations: [ { text: Over there, at: [0, 16.8], class: dark } ]\n') >over.yaml; ./told over.yaml
  text-contrast error dark.yaml:7:35 1.168 4.5  1
  $ sed -i 's/halo: none/halo: "#000000", halo-width: 1.2pt/' dark.yaml; ./told over.yaml
  $ sed -i 's/halo-width: 1.2pt/halo-width: 0.4pt/' dark.yaml; ./told over.yaml
  $ sed -i 's/halo: "#000000"/halo: "#dddddd"/' dark.yaml; ./told over.yaml
  text-contrast error dark.yaml:7:35 1.168 4.5  1

Planted faults, one for each rule and each caught by it. Small letters and thin lines, in print and on a screen:
  $ ./told --print 90mm fine.yaml | head -2; ./told --screen 500 fine.yaml | head -1; ./told --screen 700px fine.yaml | head -1; ./told --print 130mm fine.yaml
  text-size error plain.yaml:34:3 4.5 5 pt 3
  text-size error plain.yaml:98:5 4.65 5 pt 5
  text-size error plain.yaml:34:3 8.819 10 px 3
  $ sed 's/^rules:/rules:\n  frame: { stroke-width: 0.26pt }/' fine-style.yaml >thin.yaml; sed 's/fine-style/thin/' fine.yaml >bad.yaml; ./told bad.yaml; ./told --print 110mm bad.yaml | grep line
  line-width error thin.yaml:3:3 0.238 0.25 pt 1

A hatch too fine for the pixels:
  $ sed 's/dpi: 300//; s/height: 110mm/height: 110mm, dpi: 80/' fine.yaml >bad.yaml; ./told bad.yaml; ./told --screen 300 fine.yaml | grep hatch
  hatch-spacing error fine-style.yaml:4:3 0.889 1 px 1
  hatch-spacing error fine-style.yaml:4:3 0.706 1 px 1

Areas that touch, alike to one kind of eye, to all, and in grey alone:
  $ sed 's/hatch-stroke: "#ffffff"/hatch-stroke: none/' fine-style.yaml >flat.yaml; sed 's/fine-style/flat/' fine.yaml >bad.yaml; ./told bad.yaml
  $ sed -i 's/#d9b36c/#c86432/; s/#6f9fc8/#8a8a34/' flat.yaml; sahelmap check bad.yaml
  bad.yaml: no errors, 2 warnings
  ! sahelmap: warning: ./flat.yaml:4:3: area-colors: areas of 'east' (#c86432) and 'west' (#8a8a34) touch and differ by 1.7 (CIEDE2000, deutan vision), 5 are needed; a fill of #9a9a43 for 'west' is told apart from all it touches, in grey too
  ! sahelmap: warning: ./flat.yaml:4:3: area-colors: printed in grey, 1 pair of areas that touch cannot be told apart: 'east' (#c86432) and 'west' (#8a8a34) differ by 2.2 (CIEDE2000), 5 are needed; for print in black alone there is --style grey
  $ sed -i 's/#8a8a34/#cb6836/' flat.yaml; ./told bad.yaml
  area-colors error flat.yaml:4:3 1.062 5 dE00 1
  area-colors warning flat.yaml:4:3 1.125 5 dE00 1

Symbols of one shape, alike to one kind of eye:
  $ sed 's/#23479b/#b04028/; s/#e0b080/#6b6b24/' fine-style.yaml >red.yaml; sed 's/fine-style/red/' fine.yaml >bad.yaml; sahelmap check bad.yaml
  bad.yaml: no errors, 1 warning
  ! sahelmap: warning: ./red.yaml:6:3: symbol-colors: the symbols of 'Fort' and 'Camp' have one shape and differ by 2.4 (CIEDE2000, deutan vision), 10 are needed; give it another symbol, or a fill of #8d8c43
  $ sed -i 's/camp: { symbol: circle/camp: { symbol: square/' red.yaml; ./told bad.yaml

A scale bar and a north arrow that do not hold over the map, a projection that makes areas of unequal scale:
  $ sed 's/box: .*\]/box: [-20, -30, 50, 60]/; s/^projection:.*/projection: EPSG:3857/' fine.yaml >bad.yaml; ./told bad.yaml
  area-colors warning plain.yaml:36:3 1.502 5 dE00 1
  scale-bar error bad.yaml:14:12 43.231 3 % 1
  $ sed 's/box: .*\]/box: [-20, 20, 50, 60]/; s/^projection:.*/projection: "+proj=laea +lat_0=40 +lon_0=15"/' fine.yaml >bad.yaml; ./told bad.yaml
  area-colors warning plain.yaml:36:3 1.502 5 dE00 1
  scale-bar error bad.yaml:14:12 9.631 3 % 1
  north-arrow error bad.yaml:14:12 61.072 11.25 deg 1
  ! sahelmap: warning: bad.yaml:10:5: layer 'east': its one feature is not on the map
  ! sahelmap: warning: bad.yaml:11:5: layer 'west': its one feature is not on the map
  ! sahelmap: warning: bad.yaml:12:5: layer 'towns': none of its 3 features is on the map
  $ printf 'key,size\nMLI,1\nNER,2\nBFA,3\nGHA,4\n' >sizes.csv; sed 's/id: countries,/id: countries, join: { source: sizes.csv, key: key, on: key, credit: a, license: b }, color-by: { field: size, classes: 2, legend: Size },/; s/^projection:.*/projection: EPSG:3857/' fine.yaml >bad.yaml; ./told bad.yaml | grep compared
  compared-areas error bad.yaml:5:13 7.251 2 % 1
  ! sahelmap: warning: bad.yaml:9:28: layer 'countries': join: 107 of 111 features have no row in ./sizes.csv: 'AGO', 'ALB', 'AND', ...
  $ sed 's/box: .*\]/box: [-20, 0, 50, 60]/; s/^projection:.*/projection: EPSG:3857/; s/key: key/key: key, legend: Land/; s/scale-bar: bottom-right, north-arrow: bottom-right/scale-bar: none/' fine.yaml >bad.yaml; ./told bad.yaml
  area-colors warning plain.yaml:36:3 1.502 5 dE00 1
  highlighted-areas warning bad.yaml:5:13 106.72 10 % 1

A day, sources and licences that are not said:
  $ sed 's/ {on date}//' fine.yaml >bad.yaml; ./told bad.yaml; sed 's/{on date}/in 2003/' fine.yaml >bad.yaml; ./told bad.yaml
  date error bad.yaml:1:14 None None  1
  $ sed '/^sources/d' fine.yaml >bad.yaml; ./told bad.yaml
  sources error bad.yaml:1:14 None None  1
  $ sed 's/, license: public domain//; s/ credit: us, license: MIT,//' fine.yaml >bad.yaml; ./told bad.yaml; sahelmap check bad.yaml 2>&1 | grep 'countries.shp'
  credits error bad.yaml:9:5 None None  1
  credits error bad.yaml:10:5 None None  1
  credits error bad.yaml:12:5 None None  1
  sahelmap: warning: bad.yaml:9:5: credits: countries.shp has no licence; say `license:` where it is named

Sites without a source or of low certainty, until they are marked; a zone with a sharp edge, until it is dashed:
  $ sed -i.sure 's/C,Gamma,5,17,fort,confirmed/C,Gamma,5,17,fort,reported/; s/B,Beta,-3,12,camp,confirmed,a survey/B,Beta,-3,12,camp,confirmed,/' sites.csv; sahelmap check fine.yaml
  fine.yaml: no errors, 1 warning
  ! sahelmap: warning: fine.yaml:12:5: site-certainty: layer 'towns': 2 sites are of low certainty or without a source drawn like the others: 'Beta' has no source; mark them: uncertain-where: { certainty: [...] }
  $ sed 's/key: id,/key: id, uncertain-where: { certainty: reported },/' fine.yaml >bad.yaml; ./told bad.yaml; mv sites.csv.sure sites.csv
  site-certainty error bad.yaml:12:5 1 0 sites 1
  $ sed 's/key: id,/key: id, uncertain-where: { name: [Alpha, Gamma] },/' fine.yaml >bad.yaml; sahelmap render -q bad.yaml -o bad.svg --report bad.json; grep -c '"uncertain": true' bad.json; grep -c '"text": "Presence on the day uncertain"' bad.json
  bad.svg
  2
  1
  $ sed -i.sure 's/250,surveyed/250,approximate/' zones.csv; ./told fine.yaml
  zone-sharpness error fine-style.yaml:3:3 None None  1
  $ sed 's/"#d9b36c", stroke: none/"#d9b36c", stroke: "#222222", stroke-dasharray: [2, 2]/' fine-style.yaml >dash.yaml; sed 's/fine-style/dash/' fine.yaml >bad.yaml; ./told bad.yaml; mv zones.csv.sure zones.csv

Layers that disagree along a border, names that another language lacks, labels that are not shown:
  $ sed 's,  - { id: east,  - { id: world\, source: shapes/world_countries.shp\, credit: a\, license: b }\n  - { id: east,; s/box: .*\]/box: [0, 4, 14, 12]/' fine.yaml >bad.yaml; ./told bad.yaml | grep borders
  borders warning bad.yaml:10:5 None None  1
  ! sahelmap: warning: bad.yaml:10:5: layer 'world': nothing of it is seen: it has no `label:`, and the style no rule 'world' with fill or stroke
  ! sahelmap: warning: bad.yaml:13:5: layer 'towns': none of its 3 features is on the map
  $ sed 's/label: name/label: name, label-where: { name: Alpha }/' fine.yaml >bad.yaml; ./told --lang fr bad.yaml
  names warning bad.yaml:12:5 1 0 names 1
  ! sahelmap: fr: 0 of 1 names are in fr, the rest as in the data
  ! sahelmap: warning: language 'fr': no text of bad.yaml is in it; they are in en
  $ sed "s/Gamma/$(printf 'Gammatown upon the Long River %.0s' 1 2 3 4 5 6)/" sites.csv >far.csv; sed 's/sites.csv/far.csv/' fine.yaml >bad.yaml; ./told bad.yaml
  dropped-labels error bad.yaml:12:5 None None  1
  ! sahelmap: 1 name found no place: 'Gammatown upon the Long River Gammatown upon the Long River Gammatown upon the Long River Gammatown upon the Long River Gammatown upon the Long River Gammatown upon the Long River '; a report (--report) has the reasons

The picture as others see it:
  $ sahelmap check -q fine.yaml --simulate deutan -o seen.png; sahelmap check -q fine.yaml --simulate grey -o grey.png; file seen.png | cut -d, -f1-2; cmp -s seen.png grey.png || echo not the same
  fine.yaml: no errors, 0 warnings
  fine.yaml: no errors, 0 warnings
  seen.png: PNG image data, 1417 x 1299
  not the same
  $ sahelmap check -q fine.yaml --simulate dutan -o seen2.png; sahelmap check -q fine.yaml --simulate deutan -o seen.svg; ls seen2.png; sahelmap check fine.yaml -o x.png
  ! sahelmap: vision 'dutan': full, grey, deutan, protan or tritan is expected; did you mean 'deutan'?
  ! sahelmap: a simulation of sight is a PNG; svg is none
  ! ls: cannot access 'seen2.png': No such file or directory
  ! sahelmap: --simulate and -o go together
  ! usage: sahelmap check MAP.yaml [--date D] [--lang L] [--style S] [--strict-labels] [--strict] [--print WIDTH] [--screen WIDTH] [--simulate VISION] [-o FILE] [--json] [--fonts DIR] [-q]
  ? 2
  $ sahelmap check fine.yaml --print 9 --screen 9; sahelmap check fine.yaml --screen wide; sahelmap check fine.yaml --print wide
  ! sahelmap: --print or --screen: a map is seen at one size at a time
  ! usage: sahelmap check MAP.yaml [--date D] [--lang L] [--style S] [--strict-labels] [--strict] [--print WIDTH] [--screen WIDTH] [--simulate VISION] [-o FILE] [--json] [--fonts DIR] [-q]
  ! sahelmap: --screen 'wide': a width from 50 to 32000 pixels such as 900px is expected
  ! usage: sahelmap check MAP.yaml [--date D] [--lang L] [--style S] [--strict-labels] [--strict] [--print WIDTH] [--screen WIDTH] [--simulate VISION] [-o FILE] [--json] [--fonts DIR] [-q]
  ! sahelmap: --print 'wide': a length such as 120mm is expected
  ! usage: sahelmap check MAP.yaml [--date D] [--lang L] [--style S] [--strict-labels] [--strict] [--print WIDTH] [--screen WIDTH] [--simulate VISION] [-o FILE] [--json] [--fonts DIR] [-q]
  ? 2

The shipped maps pass:
  $ for m in alliance tri-border bases withdrawal bases-2013-2025; do sahelmap check --strict -q $m --json | python3 told.py; sahelmap check --strict -q $m --style grey | sed 's,.*/maps/,,'; done
  area-colors warning sahel.yaml:20:3 1.1 5 dE00 7
  alliance.yaml: no errors, 0 warnings
  area-colors warning plain.yaml:50:3 0.434 5 dE00 3
  tri-border.yaml: no errors, 0 warnings
  area-colors warning bases.yaml:10:3 1.502 5 dE00 5
  bases.yaml: no errors, 0 warnings
  area-colors warning withdrawal.yaml:12:3 1.502 5 dE00 3
  withdrawal.yaml: no errors, 0 warnings
  area-colors warning plain.yaml:50:3 1.502 5 dE00 2
  bases-2013-2025.yaml: no errors, 0 warnings
