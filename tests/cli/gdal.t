Sources that are read through GDAL, and what is said without it.

Countries as a shapefile, and the same as GeoJSON, written without GDAL:
  $ cat >geojson.py <<EOF
  > import json, pathlib, sys
  > sys.path.insert(0, "$ROOT/tests/data")
  > import shapefile
  > layer, features = shapefile.Layer(pathlib.Path("$ROOT/shapes/countries.shp")), []
  > for row, rings in zip(layer.rows, layer.parts):
  >     rings = [[list(p) for p in ring] for ring in rings]
  >     features.append({"type": "Feature", "properties": row, "geometry": {"type": "Polygon", "coordinates": rings}})
  > json.dump({"type": "FeatureCollection", "features": features}, open("countries.geojson", "w"))
  > EOF
  > python3 geojson.py; cat >shp.yaml <<EOF
  > page: { width: 100mm, height: 100mm, dpi: 72 }
  > extent: { around: { key: BFA }, margin: 20% }
  > layers:
  >   - { id: countries, source: shapes/countries.shp, key: key, label: name }
  > EOF
  > sed 's,shapes/countries.shp,countries.geojson,' shp.yaml >json.yaml

They draw the same:
  $ sahelmap dump scene -q shp.yaml >shp.txt; sahelmap dump scene -q json.yaml >json.txt; cmp shp.txt json.txt && grep -c BFA shp.txt
  [1-9]\d* (re)
  $ sahelmap render -q json.yaml -o json.svg
  json.svg

A layer of a GeoPackage:
  $ cp $ROOT/tests/unit/source/gdal/sahel.gpkg .; cat >gpkg.yaml <<EOF
  > extent: { box: [-3, 9, 5, 18] }
  > layers:
  >   - { id: places, source: sahel.gpkg, source-layer: towns, label: name }
  > EOF
  > sahelmap dump features gpkg.yaml
  layer places
  point row 0 part 1: -0.05,16.25
  point row 1 part 1: 2.4,15.9
  null row 2

Which layer is not said, or misspelt:
  $ sed 's/source-layer: towns, //' gpkg.yaml >bad.yaml; sahelmap check bad.yaml
  ! sahelmap: bad.yaml:3:5: layer 'places': ./sahel.gpkg: has 2 layers; write `source-layer:` with one of towns or zones
  ? 3
  $ sed 's/towns/twons/' gpkg.yaml >bad.yaml; sahelmap check bad.yaml
  ! sahelmap: bad.yaml:3:5: layer 'places': ./sahel.gpkg: no layer 'twons'; did you mean 'towns'?; it has towns or zones
  ? 3

A layer of a file that has only one:
  $ sed 's/sahel.gpkg/towns.csv/' gpkg.yaml >bad.yaml; sahelmap check bad.yaml
  ! sahelmap: bad.yaml:3:5: layer 'places': ./towns.csv: holds one layer only, and `source-layer` chooses among several
  ? 3

Damaged; GDAL itself prints nothing:
  $ printf '{"type": "FeatureCollection", "features": [' >json.geojson; sed 's/countries.geojson/json.geojson/' json.yaml >bad.yaml; sahelmap check bad.yaml
  ! sahelmap: bad.yaml:4:5: layer 'countries': ./json.geojson: cannot be read: .* (re)
  ? 4

Not a file:
  $ sed 's,countries.geojson,"https://example.org/a.geojson",' json.yaml >bad.yaml; sahelmap check bad.yaml
  ! sahelmap: bad.yaml:4:5: layer 'countries': ./https://example.org/a.geojson: no such file; addresses and archives are not read, only files on this computer
  ? 4

Without GDAL: libraries that are none come first in the search.
  $ mkdir none; for n in so so.30 so.31 so.32 so.33 so.34 so.35 so.36 so.37 so.38; do echo >none/libgdal.$n; done; LD_LIBRARY_PATH=none sahelmap check json.yaml
  ! sahelmap: json.yaml:4:5: layer 'countries': ./countries.geojson: files that end in .geojson are read through GDAL, which is not installed; on Debian 12 install the package libgdal32, elsewhere GDAL 3
  ? 4

It is not loaded for what can be read without it:
  $ LD_DEBUG=files sahelmap check -q shp.yaml 2>&1 | grep -c 'file=libgdal'
  0
  ? 1
  $ LD_DEBUG=files sahelmap check -q json.yaml 2>&1 | grep -c 'file=libgdal.*generating link map'
  1
