What `check` says of layers that draw a border in two places.

Two countries with a border along a meridian near the equator, their provinces, and the border as a line; each of them
moved by as many metres as is said:
  $ cat >make.py <<EOF
  > import pathlib, struct, sys
  > def write(name, kind, names, shapes):
  >     content, index = b"", b""
  >     for number, points in enumerate(shapes, 1):
  >         xs, ys = zip(*points)
  >         body = struct.pack("<i4diii", kind, min(xs), min(ys), max(xs), max(ys), 1, len(points), 0)
  >         body += b"".join(struct.pack("<2d", *point) for point in points)
  >         index += struct.pack(">2i", 50 + len(content) // 2, len(body) // 2)
  >         content += struct.pack(">2i", number, len(body) // 2) + body
  >     xs, ys = zip(*(point for points in shapes for point in points))
  >     for ending, records in (("shp", content), ("shx", index)):
  >         head = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, 50 + len(records) // 2)
  >         head += struct.pack("<2i8d", 1000, kind, min(xs), min(ys), max(xs), max(ys), 0, 0, 0, 0)
  >         pathlib.Path(f"{name}.{ending}").write_bytes(head + records)
  >     field = struct.pack("<11sc4xBB14x", b"NAME", b"C", 12, 0)
  >     rows = b"".join(b" " + n.ljust(12).encode() for n in names)
  >     pathlib.Path(f"{name}.dbf").write_bytes(struct.pack("<B3xIHH20x", 3, len(names), 65, 13) + field + b"\r" + rows)
  >     pathlib.Path(f"{name}.cpg").write_text("UTF-8")
  >     pathlib.Path(f"{name}.prj").write_text('GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
  >                                            'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]')
  > lon = 10 + float(sys.argv[2]) / 111319.49
  > def area(west, south, east, north):
  >     return [(west, south), (west, north), (east, north), (east, south), (west, south)]
  > if sys.argv[1] == "line":
  >     write("line", 3, ["Border"], [[(lon, -0.5), (lon, 0.1), (lon, 0.5)]])
  > elif sys.argv[1] == "provinces":
  >     write("provinces", 5, ["Low", "High", "Far"], [area(9, -0.5, lon, 0), area(9, 0, lon, 0.5), area(lon, -0.5, 11, 0.5)])
  > else:
  >     write("countries", 5, ["Left", "Right"], [area(9, -0.5, lon, 0.5), area(lon, -0.5, 11, 0.5)])
  > EOF
  > cat >lines.yaml <<EOF
  > sources: [ None ]
  > extent: { box: [8, -1, 12, 1] }
  > style: style.yaml
  > projection: "+proj=eqc +datum=WGS84"
  > layers:
  >   - { id: countries, source: countries.shp, credit: us, license: MIT, label: NAME }
  >   - { id: boundaries, source: line.shp, credit: us, license: MIT, title: NAME }
  > EOF
  > sed 's/id: boundaries, source: line.shp/id: provinces, source: provinces.shp/' lines.yaml >areas.yaml
  > printf 'extends: plain.yaml\npalette: { sea: "#9fbfd2" }\n' >style.yaml
  > python3 make.py countries 0; python3 make.py provinces 0; python3 make.py line 0

Nothing, when they agree:
  $ sahelmap check lines.yaml; sahelmap check areas.yaml
  lines.yaml: no errors, 0 warnings
  areas.yaml: no errors, 0 warnings

How far they are apart, and where:
  $ python3 make.py line 2500; sahelmap check lines.yaml
  lines.yaml: no errors, 1 warning
  ! sahelmap: warning: lines.yaml:7:5: borders: layers 'countries' and 'boundaries': they disagree along a border: up to 2.5 km apart near 0N 10.02E (Left; Border), 106 km in all
  $ python3 make.py provinces -4000; sahelmap check areas.yaml
  areas.yaml: no errors, 1 warning
  ! sahelmap: warning: areas.yaml:7:5: borders: layers 'countries' and 'provinces': they disagree along a border: up to 4 km apart near 0N 9.96E (Left; Low), 102 km in all

Not within the tolerance:
  $ for t in 2.6km 0km; do sed "3i boundaries: { tolerance: $t }" lines.yaml >wide.yaml; sahelmap check wide.yaml; done
  wide.yaml: no errors, 0 warnings
  wide.yaml: no errors, 0 warnings
  $ sed '3i boundaries: { tolerance: 2.4km }' lines.yaml >wide.yaml; sahelmap check wide.yaml 2>&1 | grep -c '2.5 km apart'
  1

Drawing the map says nothing of it, nor does a map that shows other places:
  $ sahelmap render lines.yaml -o lines.svg; sed 's/8, -1, 12, 1/8, 0, 9.5, 1/' lines.yaml >west.yaml; sahelmap check west.yaml
  lines.svg
  west.yaml: no errors, 0 warnings

The shipped data agree in all their borders:
  $ cat >shipped.yaml <<EOF
  > extent: { box: [-17.6, 4.2, 18.2, 25.2] }
  > projection: EPSG:3857
  > layers:
  >   - { id: countries, source: shapes/countries.shp }
  >   - { id: provinces, source: shapes/provinces.shp }
  >   - { id: boundaries, source: shapes/boundaries.shp }
  >   - { id: lakes, source: shapes/lakes.shp }
  >   - { id: rivers, source: shapes/rivers.shp }
  > EOF
  > sahelmap check shipped.yaml
  shipped.yaml: no errors, 8 warnings
  ! sahelmap: warning: $ROOT/styles/plain.yaml:36:3: area-colors: printed in grey, 2 pairs of areas that touch cannot be told apart: 'ocean' (#dce8ef) and 'countries' (#f1ede4) differ by 1.5 (CIEDE2000), 5 are needed; for print in black alone there is --style grey
  ! sahelmap: warning: shipped.yaml:1:1: scale-bar: distances on the map are up to 11.6 % off the scale bar, 3 % are allowed; leave it out (scale-bar: none) and draw a graticule, or choose a smaller extent
  ! sahelmap: warning: shipped.yaml:4:5: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: shipped.yaml:4:5: credits: countries.shp has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: shipped.yaml:5:5: credits: provinces.shp has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: shipped.yaml:6:5: credits: boundaries.shp has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: shipped.yaml:7:5: credits: lakes.shp has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: shipped.yaml:8:5: credits: rivers.shp has no credit and no licence; say `credit:` and `license:` where it is named

And the world's, which are thinned, do not agree with them:
  $ sed -i 's/lakes.shp/world_countries.shp/' shipped.yaml; sahelmap check shipped.yaml 2>&1 | grep -c "and 'lakes': they disagree along a border: up to 9.[0-9] km apart"
  3
