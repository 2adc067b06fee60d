Labels moved by hand in an SVG come back as pins; edit_svg.py changes it as Inkscape does.

A map with three names, and its SVG:
  $ sed 's/^date:.*/date: 2008/; s/60mm, h/120mm, h/' towns.yaml >three.yaml; sahelmap render three.yaml -o three.svg -q; grep -o 'data-label="[^"]*"' three.svg; sahelmap place three.yaml -q | grep towns/
  three.svg
  data-label="towns/N"
  data-label="towns/M"
  data-label="towns/S"
    towns/N: { slot: east }  # Northton
    towns/M: { slot: east }  # Midway
    towns/S: { slot: east }  # Southam

Nothing was moved:
  $ sahelmap adopt three.yaml three.svg -o none.yaml; cmp none.yaml - <<EOF
  > # Where the labels of three.yaml stand; in the map file: labels: { placement: FILE }.
  > #   slot: the side of its place; offset: right and down from its place, in points, to the
  > #   nearer edge of its text; at: longitude and latitude of its text's middle; hide: not drawn;
  > #   dropped: it found no place; number: its name is in the key. Lines may be changed; a label
  > #   without one is placed as usual.
  > pin:
  > EOF
  none.yaml
  ! sahelmap: three.svg: 0 labels moved, 0 deleted, 3 as before, 0 not matched

Every way to move a text moves it as far:
  $ for how in translate matrix group nested xy tspan; do python3 $ROOT/tests/cli/edit_svg.py three.svg e.svg towns/M:$how:12:-9; sahelmap adopt three.yaml e.svg -o - -q | grep towns/; done
    towns/M: { offset: [16pt, -8.95pt] }  # Midway
    towns/M: { offset: [16pt, -8.95pt] }  # Midway
    towns/M: { offset: [16pt, -8.95pt] }  # Midway
    towns/M: { offset: [16pt, -8.95pt] }  # Midway
    towns/M: { offset: [16pt, -8.95pt] }  # Midway
    towns/M: { offset: [16pt, -8.95pt] }  # Midway

As does a drawing in other units:
  $ python3 $ROOT/tests/cli/edit_svg.py three.svg e.svg towns/M:xy:12:-9 root:1.3333; sahelmap adopt three.yaml e.svg -o - -q | grep towns/
    towns/M: { offset: [16pt, -8.95pt] }  # Midway

The map that uses the pins is drawn as the SVG was left:
  $ python3 $ROOT/tests/cli/edit_svg.py three.svg e.svg towns/M:translate:12:-9 towns/N:delete towns/S:xy:-40:3; sahelmap adopt three.yaml e.svg -o moved.yaml
  moved.yaml
  ! sahelmap: e.svg: 2 labels moved, 1 deleted, 0 as before, 0 not matched
  $ grep towns/ moved.yaml
    towns/M: { offset: [16pt, -8.95pt] }  # Midway
    towns/N: hide  # Northton
    towns/S: { offset: [-36pt, 2.97pt], align: left }  # Southam
  $ (cat three.yaml; echo 'labels: { placement: moved.yaml }') >moved-map.yaml; sahelmap adopt moved-map.yaml e.svg -o again.yaml; cmp moved.yaml again.yaml
  again.yaml
  ! sahelmap: e.svg: 0 labels moved, 0 deleted, 2 as before, 0 not matched
  $ sahelmap render moved-map.yaml -o m.svg -q; sed -n 's/.*data-label="\([^"]*\)" x="\([^"]*\)" y="\([^"]*\)".*/\1 \2 \3/p' three.svg m.svg
  m.svg
  towns/N 154.958 60.113
  towns/M 174.079 98.287
  towns/S 193.2 136.46
  towns/M 186.079 89.216
  towns/S 153.2 139.483

Into the placement the map names: what was moved is replaced, the rest stays as it is:
  $ printf '# by hand\npin:\n  towns/M: { slot: west } # stays until moved\n  towns/S: { slot: south }   # mine\navoid: []\n' >own.yaml; (cat three.yaml; echo 'labels: own.yaml') >own-map.yaml; sahelmap render own-map.yaml -o own.svg -q; python3 $ROOT/tests/cli/edit_svg.py own.svg e.svg towns/M:translate:0:5; sahelmap adopt own-map.yaml e.svg; cat own.yaml
  own.svg
  ./own.yaml
  # by hand
  pin:
    towns/S: { slot: south }   # mine
    towns/M: { offset: [-4pt, 5.05pt] }  # Midway
  avoid: []
  ! sahelmap: e.svg: 1 label moved, 0 deleted, 2 as before, 0 not matched

With --all, those that were not moved have a pin, too:
  $ python3 $ROOT/tests/cli/edit_svg.py three.svg e.svg towns/M:translate:0:5; sahelmap adopt three.yaml e.svg -o - --all -q | grep towns/
    towns/M: { offset: [4pt, 5.05pt] }  # Midway
    towns/N: { slot: east }  # Northton
    towns/S: { slot: east }  # Southam

A move of less than can be seen is none:
  $ python3 $ROOT/tests/cli/edit_svg.py three.svg e.svg towns/M:translate:0.15:-0.1; sahelmap adopt three.yaml e.svg -o - | grep towns/
  ! sahelmap: e.svg: 0 labels moved, 0 deleted, 3 as before, 0 not matched
  ? 1

A text that is hidden counts as deleted; one that is there twice, or unknown, is told:
  $ python3 $ROOT/tests/cli/edit_svg.py three.svg e.svg towns/M:hide towns/S:twice; sed -i 's/data-label="towns.N"/data-label="towns\/X"/' e.svg; sahelmap adopt three.yaml e.svg -o - | grep towns/
    towns/M: hide  # Midway
    towns/N: hide  # Northton
  ! sahelmap: e.svg: 0 labels moved, 2 deleted, 0 as before, 2 not matched
  ! sahelmap: warning: e.svg:\d+: 'towns/X' is no label of this map (re)
  ! sahelmap: warning: e.svg:\d+: 'towns/S' has 2 texts, 1 are expected; it is left as it is (re)

A pin of the map file counts before what is adopted, which is told:
  $ (cat three.yaml; echo 'labels: { pin: { towns/M: { slot: west } } }') >firm.yaml; sahelmap render firm.yaml -o firm.svg -q; python3 $ROOT/tests/cli/edit_svg.py firm.svg e.svg towns/M:translate:9:9; sahelmap adopt firm.yaml e.svg -o firm-moved.yaml
  firm.svg
  firm-moved.yaml
  ! sahelmap: e.svg: 1 label moved, 0 deleted, 2 as before, 0 not matched
  ! sahelmap: warning: firm.yaml:10:18: pin 'towns/M': stays where this says, which counts before a placement

Of panels, each has its own:
  $ sed 's/^date:.*/dates: [2005-06, 2003]\npanels: dates/' three.yaml >panels.yaml; sahelmap render panels.yaml -o panels.svg -q; python3 $ROOT/tests/cli/edit_svg.py panels.svg e.svg 2/towns/N:translate:3:7; sahelmap adopt panels.yaml e.svg -o - | grep towns/
  panels.svg
    2/towns/N: { offset: [7pt, 6.84pt] }  # Northton
  ! sahelmap: e.svg: 1 label moved, 0 deleted, 3 as before, 0 not matched

A name on a path is moved as a whole; the map that uses its pin has the same curve there:
  $ sed "s|\.\./\.\./\.\./|$ROOT/|; s|style.yaml|curves-style.yaml|" $ROOT/tests/golden/curves/map.yaml >curves.yaml; sed "s|\.\./style.yaml|$ROOT/tests/golden/style.yaml|" $ROOT/tests/golden/curves/style.yaml >curves-style.yaml; sahelmap render curves.yaml -o curves.svg -q; sahelmap place curves.yaml -o curves-place.yaml -q; grep -c 'curve: true' curves-place.yaml
  curves.svg
  curves-place.yaml
  \d+ (re)
  $ (cat curves.yaml; echo 'labels: curves-place.yaml') >curves2.yaml; sahelmap render curves2.yaml -o curves2.svg -q; cmp curves.svg curves2.svg
  curves2.svg
  $ sahelmap adopt curves.yaml curves.svg -o x2.yaml -q; grep -c curve: x2.yaml
  x2.yaml
  0
  ? 1
  $ python3 $ROOT/tests/cli/edit_svg.py curves.svg e.svg countries/NER:translate:4:-6; sahelmap adopt curves.yaml e.svg -o x2.yaml; grep -c 'NER: .*curve: true' x2.yaml
  x2.yaml
  1
  ! sahelmap: \d+ names found no place: .* (re)
  ! sahelmap: e.svg: 1 label moved, 0 deleted, \d+ as before, 0 not matched (re)
  $ (cat curves.yaml; echo 'labels: x2.yaml') >curves3.yaml; sahelmap adopt curves3.yaml e.svg -o x3.yaml -q; grep NER: x2.yaml >2; grep NER: x3.yaml | cmp 2 -
  x3.yaml

No SVG, no SVG of this map, nothing to write to:
  $ sahelmap adopt three.yaml three.yaml -o x.yaml -q
  ! sahelmap: three.yaml:1:2: not well-formed (invalid token)
  ? 4
  $ echo '<html/>' >x.svg; sahelmap adopt three.yaml x.svg -o x.yaml -q
  ! sahelmap: x.svg:1:1: no SVG: its root is no <svg>
  ? 4
  $ sed 's/data-label/data-x/' three.svg >x.svg; sahelmap adopt three.yaml x.svg -o x.yaml -q
  ! sahelmap: x.svg: no label of this map is in it; an SVG that `sahelmap render` drew of it is expected, on the same day and in the same language
  ? 4
  $ sahelmap adopt three.yaml nosuch.svg -o x.yaml -q
  ! sahelmap: nosuch.svg: No such file or directory
  ? 4
  $ python3 $ROOT/tests/cli/edit_svg.py three.svg e.svg towns/M:translate:3:7; sed -i 's/translate(/turn(/' e.svg; sahelmap adopt three.yaml e.svg -o x.yaml -q
  ! sahelmap: e.svg:\d+:1: transform: is not understood (re)
  ? 4
  $ sahelmap adopt three.yaml three.svg
  ! sahelmap: three.yaml: names no placement to write to; -o FILE.yaml, or labels: { placement: FILE.yaml } in it, is needed
  ? 2
  $ ls x.yaml
  ! ls: .* (re)
  ? 2

A placement whose pins take several lines is not torn:
  $ printf 'pin:\n  towns/M: {\n    slot: west }\n  towns/S: { slot: south }\n' >own.yaml; sahelmap render own-map.yaml -o own.svg -q; python3 $ROOT/tests/cli/edit_svg.py own.svg e.svg towns/M:translate:0:5; sahelmap adopt own-map.yaml e.svg -q
  own.svg
  ! sahelmap: ./own.yaml: every pin must be on a line of its own, below `pin:`, for its lines to be replaced
  ? 3
  $ cat own.yaml
  pin:
    towns/M: {
      slot: west }
    towns/S: { slot: south }
