A first map, written by the program, draws at once.

Around countries, by codes of three letters or two, in any case:
  $ sahelmap new mali --around mli,NE && sahelmap render -q mali.yaml --dpi 40 && grep -e '^title' -e '^extent' -e '^# date' mali.yaml
  mali.yaml
  mali.png
  title: "Mali and Niger"
  # date: 2024-06-30
  extent: { layer: countries, around: { iso_a3: [MLI, NER] }, margin: 12% }
  $ sahelmap check -q mali.yaml
  mali.yaml: no errors, 5 warnings
  $ sahelmap dump features -q mali.yaml | grep '^layer'
  layer countries
  layer subject
  layer boundaries
  layer rivers
  layer lakes
  layer places

The same bytes each time:
  $ mv mali.yaml a.yaml; sahelmap new mali --around MLI,NER && cmp a.yaml mali.yaml
  mali.yaml

Far from Africa there are countries alone:
  $ for c in FJI BOL,PRY NOR; do sahelmap new m --force --around $c 2>&1 && sahelmap check -q m.yaml; sahelmap dump features -q m.yaml | grep '^layer'; done
  sahelmap: the installed outlines of the world are coarse; finer ones, rivers and towns cover Africa and its rim alone
  m.yaml
  m.yaml: no errors, 1 warning
  layer world
  layer subject
  sahelmap: the installed outlines of the world are coarse; finer ones, rivers and towns cover Africa and its rim alone
  m.yaml
  m.yaml: no errors, 2 warnings
  layer world
  layer subject
  sahelmap: the installed outlines of the world are coarse; finer ones, rivers and towns cover Africa and its rim alone
  m.yaml
  m.yaml: no errors, 3 warnings
  layer world
  layer subject

Of a file, with its name field, its extent in Africa or elsewhere:
  $ sahelmap new towns --force --from towns.csv --date 2003 && sahelmap check -q towns.yaml && grep -e '^date' -e '^extent' -e 'id: points' -e 'id: rivers' towns.yaml
  towns.yaml
  towns.yaml: no errors, 2 warnings
  date: 2003
  extent: { box: [-1, -2, 1, 2], margin: 8% }
    - { id: rivers, source: shapes/rivers.shp, credit: Natural Earth, license: public domain, where: { rank: "<= 6" } }
    - { id: points, source: "towns.csv", label: "name" }
  $ cp $ROOT/tests/unit/source/gdal/sahel.gpkg . && sahelmap new gpkg --from sahel.gpkg && sahelmap check -q gpkg.yaml && grep -A1 -e 'id: points' gpkg.yaml
  gpkg.yaml
  gpkg.yaml: no errors, 3 warnings
    - { id: points, source: "sahel.gpkg", source-layer: "towns", label: "name" }
    # Other layers of that file, for source-layer: zones
  $ mkdir deep; sahelmap new deep/map --from towns.csv && sahelmap check -q deep/map.yaml && grep -o 'source: "/.*towns.csv"' deep/map.yaml
  deep/map.yaml
  deep/map.yaml: no errors, 1 warning
  source: "$HERE/towns.csv"

A picture of a data file is what that map draws:
  $ sahelmap inspect towns.csv -o look.svg | tail -1; sahelmap new look --from towns.csv; sahelmap render -q look.yaml -o drawn.svg; sed 's/>Look</>Towns</; s/Look/Towns/g' drawn.svg | grep -c '<circle\|<path' >a; grep -c '<circle\|<path' look.svg | cmp - a
  style:    towns: { symbol: circle, symbol-size: 3pt, fill: "#b3261e" }
  look.yaml
  drawn.svg
  ! sahelmap: projection: .* (re)

A file that is there already is not written over:
  $ sahelmap new mali --around TCD
  ! sahelmap: mali.yaml: is there already; --force writes over it
  ? 6
  $ cmp a.yaml mali.yaml; sahelmap new mali.yaml --force --around TCD && grep '^title' mali.yaml
  mali.yaml
  title: "Chad"
  $ sahelmap new nosuch/map --around TCD
  ! sahelmap: nosuch/map.yaml: No such file or directory
  ? 6

Codes that are none, with the one that was meant:
  $ sahelmap new x --around MLY
  ! sahelmap: country 'MLY': a code such as MLI is expected; did you mean MLI (Mali)?
  ? 2
  $ sahelmap new x --around MLI,Norway
  ! sahelmap: country 'Norway': a code such as MLI is expected; did you mean NOR (Norway)?
  ? 2
  $ sahelmap new x --around Gondwanaland
  ! sahelmap: country 'Gondwanaland': a code such as MLI is expected
  ? 2
  $ sahelmap new x --around MLI, 2>&1 | cut -d ';' -f 1
  sahelmap: country '': a code such as MLI is expected

Neither, both, or nothing to draw:
  $ sahelmap new x
  ! sahelmap: either --around or --from is expected
  ! usage: sahelmap new NAME [--around ISO3[,ISO3...]] [--from FILE] [--date D] [--force]
  ? 2
  $ sahelmap new x --around MLI --from towns.csv
  ! sahelmap: either --around or --from is expected
  ! usage: sahelmap new .* (re)
  ? 2
  $ sahelmap new x --from members.csv
  ! sahelmap: members.csv: has no shapes to draw
  ? 4
  $ sahelmap new x --from nosuch.shp
  ! sahelmap: nosuch.shp: No such file or directory
  ? 4
  $ sahelmap new x --around MLI --date tomorrow
  ! sahelmap: date 'tomorrow': a day such as 2023-09-16, 2023-09 or 2023 is expected
  ? 2
  $ sahelmap inspect towns.yaml -o x.png
  ! sahelmap: -o is for data files; sahelmap render draws maps
  ! usage: sahelmap inspect .* (re)
  ? 2
  $ ls x.yaml x.png
  ! ls: .* (re)
  ! ls: .* (re)
  ? 2
