What is printed and not drawn: check, inspect, dump, options, explain, schema.

A good map:
  $ sahelmap check towns.yaml
  towns.yaml: no errors, 4 warnings
  ! sahelmap: warning: towns.yaml:2:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: towns.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: towns.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: towns.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named
  $ sahelmap check --lang fr --date 2003 towns.yaml -q
  towns.yaml: no errors, 4 warnings

Nothing is written by check:
  $ ls
  members.csv
  towns.csv
  towns.yaml

A map with a warning:
  $ printf 'x,y,name\n1,1,\360\222\200\200\n' >tofu.csv; printf 'page: {width: 60mm, height: 60mm}\nextent: { box: [0, 0, 2, 2] }\nprojection: EPSG:3857\nlayers: [{ id: a, source: tofu.csv, lon: x, lat: y, label: name }]\n' >tofu.yaml; sahelmap check tofu.yaml
  tofu.yaml: no errors, 3 warnings
  ! sahelmap: warning: .*U\+12000.* (re)
  ! sahelmap: warning: tofu.yaml:4:10: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: tofu.yaml:4:10: credits: tofu.csv has no credit and no licence; say `credit:` and `license:` where it is named
  $ sahelmap check -q tofu.yaml
  tofu.yaml: no errors, 3 warnings

A map with errors: each with file, line and column, all in one go:
  $ sed 's/title:/tilte:/; s/60mm/6 furlongs/' towns.yaml >bad.yaml; sahelmap check bad.yaml
  ! sahelmap: bad.yaml:2:1: .*'tilte'.*did you mean 'title'\? (re)
  ! sahelmap: bad.yaml:4:16: .*6 furlongs.* (re)
  ? 3

A table described:
  $ sahelmap inspect towns.csv
  towns.csv
  format:   csv, point
  records:  3
  points:   3
  crs:      not given; the numbers fit longitude/latitude
  encoding: UTF-8, because it is valid UTF-8
  extent:   -1 -2 1 2
  fields:
  \s+id\s+text\s+N \| S.* (re)
  ...

A shapefile described:
  $ sahelmap inspect $ROOT/shapes/lakes.shp
  $ROOT/shapes/lakes.shp
  format:   shapefile, polygon
  records:  \d+ (re)
  points:   \d+ (re)
  crs:      GEOGCS.* (re)
  encoding: UTF-8, because the .cpg file says so
  extent:   -?[\d.]+ -?[\d.]+ -?[\d.]+ -?[\d.]+ (re)
  fields:
  ...

The sources of a map, each with what uses it:
  $ cat >uses.yaml <<EOF
  > date: 2023
  > groups: { source: members.csv }
  > layers:
  >   - { id: land, source: shapes/world_land.shp, key: key }
  >   - { id: towns, source: towns.csv, key: id, join: { source: members.csv, on: member } }
  >   - { id: capitals, from: towns, where: { kind: capital } }
  > furniture: { locator: top-left, locator-source: shapes/world_land.shp }
  > EOF
  > sahelmap inspect uses.yaml | grep -e '^records' -e '^used' -e '^layer' -e '^$' -e '[./]*[a-z_]*[.][a-z]*$'
  $ROOT/shapes/world_land.shp
  records:  239
  used by:  land, locator
  
  ./towns.csv
  records:  3
  used by:  towns, capitals
  
  ./members.csv
  records:  \d+, \d+ without shape (re)
  used by:  towns (join), capitals (join), groups
  $ sahelmap inspect alliance | grep -c '^used by:'
  \d+ (re)
  $ sahelmap inspect nosuch.yaml
  ! sahelmap: nosuch.yaml: No such file or directory
  ? 3

The document, each node with line and column:
  $ sahelmap dump document towns.yaml | head -3
  2:1 mapping
  2:8   title: mapping
  2:14     en: "Three towns"

The specification, with defaults filled in and lengths in points:
  $ sahelmap dump spec towns.yaml | grep -e '^map.date' -e '^page' -e '^map.style'
  map.date 2023-09-15
  map.style styles/plain.yaml
  page.width 170.0787
  page.height 170.0787
  page.margin 12
  page.map-height 0
  page.bleed 0
  page.crop-marks false
  page.dpi 72
  page.columns 0
  page.gap 8

The features of the day, in degrees:
  $ sahelmap dump features towns.yaml --date 2003
  layer towns
  point row 0 part 1: -1,2

The view:
  $ sahelmap dump view towns.yaml | cut -d ' ' -f 1
  projection
  scale-pt-per-1000-km
  frame-left-pt
  frame-top-pt
  frame-right-pt
  frame-bottom-pt
  west-deg
  south-deg
  east-deg
  north-deg

The labels, in the language asked for:
  $ sahelmap dump labels towns.yaml --lang fr
  towns 'Milieu' shown [\d.]+,[\d.]+ (re)
  towns 'Sudville' shown [\d.]+,[\d.]+ (re)

The scene; options may stand before the stage:
  $ sahelmap dump --date 2003 scene towns.yaml | grep -o '"Northton".*key.*'
  "Northton" .* key 'N' (re)

The report, as render writes it:
  $ sahelmap dump report towns.yaml | python3 -c 'import json, sys; print(json.load(sys.stdin)["layers"][0]["selected"])'
  2

The reference of options:
  $ sahelmap options | head -1
  # Options

One option explained:
  $ sahelmap explain page.width
  page.width
    Width of the page, .* (re)
    value:   a length such as 180mm, .* (re)
    default: 180mm

The schema for editors:
  $ sahelmap schema | python3 -c 'import json, sys; s = json.load(sys.stdin); print(s["$schema"][:5], "layers" in s["properties"], s.get("additionalProperties"))'
  http. True False (re)
