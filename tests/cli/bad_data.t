Data and projections that are wrong: status 4 and 5.

A map of lakes, and a good picture of it:
  $ cat >lakes.yaml <<EOF
  > page: { width: 60mm, height: 60mm, dpi: 72 }
  > extent: { box: [-3, 5, 3, 15] }
  > projection: EPSG:3857
  > layers:
  >   - { id: lakes, source: lakes.shp }
  > EOF
  > cp $ROOT/shapes/lakes.* . && sahelmap render lakes.yaml -o map.png && cp map.png good.png
  map.png

A table that is missing:
  $ sed 's/towns.csv/twons.csv/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: .*twons.csv: No such file or directory; did you mean 'towns.csv'. (re)
  ? 4

A shapefile cut short, against its header:
  $ truncate -s 100000 lakes.shp; sahelmap render lakes.yaml -o map.png
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: the .shp file has 100000 bytes, its header says \d+ (re)
  ? 4
  $ truncate -s 50 lakes.shp; sahelmap render lakes.yaml -o map.png
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: the .shp file is no shapefile
  ? 4
  $ : >lakes.shp; sahelmap render lakes.yaml -o map.png
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: the .shp file is empty
  ? 4

Longer than its header says:
  $ cp $ROOT/shapes/lakes.shp .; echo more >>lakes.shp; sahelmap render lakes.yaml -o map.png
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: the .shp file has \d+ bytes, its header says \d+ (re)
  ? 4

Noise of the right length:
  $ head -c $(stat -c %s $ROOT/shapes/lakes.shp) /dev/zero | tr '\0' x >lakes.shp; sahelmap render lakes.yaml -o map.png
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: the .shp file is no shapefile
  ? 4

The index of another file:
  $ cp $ROOT/shapes/lakes.shp .; cp $ROOT/shapes/rivers.shx lakes.shx; sahelmap render lakes.yaml -o map.png
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: .*\.shx.* (re)
  ? 4
  $ cp $ROOT/shapes/lakes.shx .; truncate -s 500 lakes.shx; sahelmap render lakes.yaml -o map.png
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: the .shx file has 500 bytes, its header says \d+ (re)
  ? 4

Parts of a shapefile that can be done without:
  $ rm lakes.shx; mv lakes.dbf aside; sahelmap render lakes.yaml -o whole.png && cmp whole.png good.png
  ! sahelmap: warning: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: no .shx file: the index was made from the .shp file
  ! sahelmap: warning: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: no .dbf file: its shapes have no attributes
  whole.png
  $ rm whole.png; truncate -s 100000 lakes.shp; sahelmap render lakes.yaml -o map.png
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: the .shp file has 100000 bytes, its header says \d+ (re)
  ? 4
  $ cp $ROOT/shapes/lakes.shp $ROOT/shapes/lakes.shx .
  $ head -c 200 aside >lakes.dbf; sahelmap render lakes.yaml -o map.png
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.dbf: .* (re)
  ? 4
  $ mv aside lakes.dbf; sahelmap render lakes.yaml -o whole.png && cmp whole.png good.png
  whole.png

A .prj file that is none names the file, in one line:
  $ echo nonsense >lakes.prj; sahelmap render lakes.yaml -o map.png
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: projection 'nonsense.*': .* (re)
  ? 5

Without .prj degrees are assumed, with a warning, if the numbers fit:
  $ rm lakes.prj; sahelmap render lakes.yaml -o whole.png && cmp whole.png good.png
  whole.png
  ! sahelmap: warning: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: no .prj file: longitude/latitude on WGS 84 is assumed

Numbers that are no degrees:
  $ printf 'lon,lat\n500000,1500000\n' >metres.csv; sed 's/lakes.shp/metres.csv/' lakes.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:5:5: layer 'lakes': ./metres.csv: .*crs.* (re)
  ? 4

An unknown system of coordinates, where it is written:
  $ sed 's/EPSG:3857/EPSG:99999/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:6:13: projection 'EPSG:99999': .*crs not found (re)
  ? 5
  $ sed 's/EPSG:3857/+proj=nonsense/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:6:13: projection '\+proj=nonsense': .*[Uu]nknown projection (re)
  ? 5

An extent outside the projection:
  $ sed 's/EPSG:3857/+proj=ortho +lat_0=0 +lon_0=180/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:6:13: projection '\+proj=ortho .*extent.* (re)
  ? 5

An extent that is none:
  $ sed 's/\[-3, -3, 3, 3\]/[-3, -3, 3, 95]/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:5:\d+: .*in degrees; north 95 is beyond 90 (re)
  ? 3

Damage inside one record of a hundred is left out and counted:
  $ cat >damage.py <<EOF
  > import struct, sys
  > b, at, nan = bytearray(open("lakes.shp", "rb").read()), 100, struct.pack("<d", float("nan"))
  > for i in range(int(sys.argv[1])):
  >     n_parts = struct.unpack("<i", b[at + 44:at + 48])[0]
  >     first = at + 52 + 4 * n_parts
  >     b[first:first + 8] = nan
  >     at += 8 + 2 * struct.unpack(">i", b[at + 4:at + 8])[0]
  > open("lakes.shp", "wb").write(b)
  > EOF
  > cp $ROOT/shapes/lakes.* . && python3 damage.py 1 && sahelmap check lakes.yaml
  lakes.yaml: no errors, 4 warnings
  ! sahelmap: warning: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: shape 0 is damaged and was left out
  ! sahelmap: warning: lakes.yaml:1:1: scale-bar: distances on the map are up to 3.6 % off the scale bar, 3 % are allowed; leave it out (scale-bar: none) and draw a graticule, or choose a smaller extent
  ! sahelmap: warning: lakes.yaml:5:5: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: lakes.yaml:5:5: credits: lakes.shp has no credit and no licence; say `credit:` and `license:` where it is named
  $ sahelmap inspect lakes.shp | grep records
  records:  100, 1 damaged \(the first is 0\) (re)
  ! sahelmap: warning: lakes.shp: shape 0 is damaged and was left out

More of it is an error:
  $ python3 damage.py 2 && sahelmap render lakes.yaml -o map.png
  ! sahelmap: warning: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: shape 0 is damaged and was left out (and 1 more like it)
  ! sahelmap: lakes.yaml:5:5: layer 'lakes': ./lakes.shp: 2 of 100 shapes are damaged .* (re)
  ? 4

Inspect says what is wrong too:
  $ sahelmap inspect none.shp
  ! sahelmap: none.shp: No such file or directory
  ? 4
  $ echo text >notes.txt; sahelmap inspect notes.txt
  ! sahelmap: notes.txt: the name must end in .shp, .csv .* (re)
  ? 4

The good picture is as it was:
  $ cmp map.png good.png && ls | grep -e '\.png' -e part
  good.png
  map.png
  whole.png
