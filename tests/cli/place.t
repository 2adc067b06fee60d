Labels put by hand: pins, place, adopt, --strict-labels, --show-boxes.

A placement is a line a label:
  $ sahelmap place towns.yaml -q
  # Where the labels of towns.yaml stand; in the map file: labels: { placement: FILE }.
  #   slot: the side of its place; offset: right and down from its place, in points, to the
  #   nearer edge of its text; at: longitude and latitude of its text's middle; hide: not drawn;
  #   dropped: it found no place; number: its name is in the key. Lines may be changed; a label
  #   without one is placed as usual.
  pin:
    towns/M: { slot: east }  # Midway
    towns/S: { slot: north-east }  # Southam

A map that uses it is the same to the byte:
  $ sahelmap place towns.yaml -o p.yaml -q; (cat towns.yaml; echo 'labels: { placement: p.yaml }') >placed.yaml
  p.yaml
  $ sahelmap render towns.yaml -o a.svg -q; sahelmap render placed.yaml -o b.svg; cmp a.svg b.svg
  a.svg
  b.svg

As is a shipped one, with areas, annotations, clusters and two languages:
  $ for l in en fr; do sahelmap place alliance --lang $l -o p-$l.yaml -q; (sed 's|: \.\./|: |g' $ROOT/maps/alliance.yaml; echo "labels: p-$l.yaml") >all-$l.yaml; sahelmap render alliance --lang $l -o a-$l.svg -q; sahelmap render all-$l.yaml --lang $l -o b-$l.svg -q; cmp a-$l.svg b-$l.svg; done
  p-en.yaml
  a-en.svg
  b-en.svg
  p-fr.yaml
  a-fr.svg
  b-fr.svg
  $ grep -c 'dropped' p-en.yaml; grep -c 'slot: \|offset: \|at: \[' p-en.yaml
  \d+ (re)
  \d+ (re)

The same of panels, which share what is alike in all of them:
  $ sed 's/^date:.*/dates: [2005-06, 2003]\npanels: dates/; s/60mm, h/120mm, h/' towns.yaml >panels.yaml; sahelmap place panels.yaml -o pp.yaml -q; grep towns/ pp.yaml
  pp.yaml
    towns/N: { slot: east }  # Northton
    towns/M: { slot: east }  # Midway
    towns/S: { slot: north-east }  # Southam
  $ (cat panels.yaml; echo 'labels: pp.yaml') >panels2.yaml; sahelmap render panels.yaml -o a.svg -q; sahelmap render panels2.yaml -o b.svg -q; cmp a.svg b.svg
  a.svg
  b.svg

A pin of one panel alone, and one that is written in the map file, which counts first:
  $ (cat panels.yaml; echo 'labels: { placement: pp.yaml, pin: { 2/towns/N: { slot: west }, towns/S: { slot: north } } }') >panels2.yaml; sahelmap place panels2.yaml -q | grep towns/
    1/towns/N: { slot: east }  # Northton
    2/towns/N: { slot: west }  # Northton
    towns/M: { slot: east }  # Midway
    towns/S: { slot: north }  # Southam

Of several days, the last, or the one asked for:
  $ sed 's/^date:.*/dates: [2003, 2010-05]/' towns.yaml >series.yaml; sahelmap place series.yaml -q | grep -c towns/; sahelmap place series.yaml -q --date 2003 | grep towns/
  3
    towns/N: { slot: east }  # Northton

A pin stands where it says, and is in the report:
  $ (cat towns.yaml; echo 'labels: { pin: { towns/M: { offset: [10pt, -20pt], leader: true } } }') >pin.yaml; sahelmap render pin.yaml -o pin.svg --report - -q | grep '"id": "towns/M"' | sed 's/.*"text"/"text"/'
  "text": "Midway", "box": [94.14, 73.06, 117.76, 80.9], "pinned": true, "cluster": 0, "leader": [85.04, 96.1, 92.94, 76.1] },
  $ sahelmap place pin.yaml -q | grep /M
    towns/M: { offset: [10pt, -20pt], leader: true }  # Midway

A name that is hidden; the symbol stays:
  $ (cat towns.yaml; echo 'labels: { pin: { towns/M: hide } }') >hide.yaml; sahelmap render hide.yaml -o hide.svg -q --strict-labels; grep -c 'data-label' hide.svg; grep -c 'data-key="M"' hide.svg
  hide.svg
  1
  1

What is odd about a pin is told, and it is drawn as it says:
  $ (cat towns.yaml; printf '%s\n' 'labels:' '  pin:' '    towns/M: { at: [0, 1] }' '    towns/S: { at: [0.1, 1] }' '    towns/N: { at: [3.1, -1] }') >odd.yaml; sahelmap render odd.yaml --date 2008 -o odd.svg --report odd.json
  odd.svg
  ! sahelmap: warning: odd.yaml:14:5: pin 'towns/N': 'Northton' stands across or outside of the map's frame
  ! sahelmap: warning: odd.yaml:13:5: pin 'towns/S': 'Southam' overlaps 'Midway', which is pinned too
  $ grep -c '"pinned"' odd.json; grep -c data-label odd.svg
  3
  3

Under the scale bar:
  $ (cat towns.yaml; echo 'labels: { pin: { towns/M: { at: [2, -2.6] } } }') >under.yaml; sahelmap check under.yaml
  under.yaml: no errors, 5 warnings
  ! sahelmap: warning: under.yaml:10:18: pin 'towns/M': 'Midway' stands under furniture
  ! sahelmap: warning: under.yaml:2:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: under.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: under.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: under.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named

Pins of what is not there, each with what is near:
  $ (cat towns.yaml; printf '%s\n' 'labels:' '  pin:' '    town/M: hide' '    towns/MM: hide' '    towns/Z#2: hide' '    9/towns/M: hide' '    annotations/Sea: hide') >lost.yaml; sahelmap check lost.yaml
  lost.yaml: no errors, 9 warnings
  ! sahelmap: warning: lost.yaml:12:5: pin 'town/M': there is no layer 'town'; did you mean 'towns'?
  ! sahelmap: warning: lost.yaml:13:5: pin 'towns/MM': layer 'towns' has no 'MM'
  ! sahelmap: warning: lost.yaml:14:5: pin 'towns/Z#2': layer 'towns' has no 'Z'
  ! sahelmap: warning: lost.yaml:15:5: pin 'towns/M': there is no panel '9'
  ! sahelmap: warning: lost.yaml:16:5: pin 'annotations/Sea': `annotations:` has no 'Sea'
  ! sahelmap: warning: lost.yaml:2:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: lost.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: lost.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: lost.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named

  $ (sed 's|: \.\./|: |g' $ROOT/maps/alliance.yaml; printf '%s\n' 'labels:' '  pin:' '    bases/Goa: hide' '    countries/MLY: hide' '    annotations/Lake Tchad: hide' '    boundaries/x: hide') >near.yaml; sahelmap check near.yaml 2>&1 | sed 's/.*pin/pin/'
  sahelmap: projection: .* (re)
  pin 'bases/Goa': layer 'bases' has no 'Goa'; did you mean 'Gao'?
  pin 'countries/MLY': layer 'countries' has no 'MLY'; did you mean 'MLI'?
  pin 'annotations/Lake Tchad': `annotations:` has no 'Lake Tchad'; did you mean 'Lake Chad'?
  pin 'boundaries/x': without `label:` there are no names in layer 'boundaries'
  sahelmap: warning: $ROOT/styles/../styles/sahel.yaml:20:3: area-colors: printed in grey, 7 pairs of areas that touch cannot be told apart: 'ocean' (#dce8ef) and 'partners' (#f3dfb8) differ by 1.1 (CIEDE2000), 5 are needed; for print in black alone there is --style grey
  near.yaml: no errors, 5 warnings

A base is one whatever the layer that draws it on the day, and known by its key, too:
  $ for k in bases/Gao bases-closed/Gao bases/fra-gao; do (sed 's|: \.\./|: |g' $ROOT/maps/alliance.yaml; echo "labels: { pin: { $k: { offset: [30pt, 1pt] } } }") >gao.yaml; sahelmap place gao.yaml -q | grep Gao; done
    bases-closed/Gao: { offset: [30pt, 1pt] }
    bases-closed/Gao: { offset: [30pt, 1pt] }
    bases-closed/Gao: { offset: [30pt, 1pt] }

A pin of another day is none of them:
  $ (cat towns.yaml; echo 'labels: { pin: { towns/N: { slot: north } } }') >day.yaml; sahelmap check day.yaml
  day.yaml: no errors, 4 warnings
  ! sahelmap: warning: day.yaml:2:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: day.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: day.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: day.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named

Where no label may stand:
  $ (cat towns.yaml; echo 'labels: { avoid: [ { box: [0.2, -1, 3, 1] } ] }') >avoid.yaml; sahelmap place avoid.yaml -q | grep /M
    towns/M: { slot: (west|north|south).* }  # Midway (re)
  $ (cat towns.yaml; echo 'labels: { avoid: [ { page: [0mm, 0mm, 60mm, 60mm] } ] }') >avoid.yaml; sahelmap place avoid.yaml -q | grep towns
    towns/M: dropped  # Midway
    towns/S: dropped  # Southam

A dropped label is an error when it is asked for, at its layer's line, and nothing is written:
  $ sahelmap render avoid.yaml -o avoid.svg --strict-labels
  ! sahelmap: avoid.yaml:9:5: layer 'towns': the label 'Midway' (towns/M) is not shown: no position is free of symbols and furniture
  ! sahelmap: avoid.yaml:9:5: layer 'towns': the label 'Southam' (towns/S) is not shown: no position is free of symbols and furniture
  ? 3
  $ ls avoid.svg
  ! ls: .* (re)
  ? 2
  $ sahelmap check avoid.yaml --strict-labels -q; sahelmap check towns.yaml --strict-labels
  towns.yaml: no errors, 4 warnings
  ! sahelmap: avoid.yaml:9:5: .* (re)
  ! sahelmap: avoid.yaml:9:5: .* (re)
  ! sahelmap: warning: towns.yaml:2:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: towns.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: towns.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: towns.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named

One that the placement drops is one, too:
  $ (cat towns.yaml; echo 'labels: { pin: { towns/M: dropped } }') >drop.yaml; sahelmap check drop.yaml --strict-labels -q
  ! sahelmap: drop.yaml:9:5: layer 'towns': the label 'Midway' (towns/M) is not shown: dropped by the placement
  ? 3

Boxes, in every format:
  $ sahelmap render avoid.yaml -o boxes.svg -o boxes.png -o boxes.pdf -q --show-boxes; grep -c 'id="boxes"' boxes.svg; grep -c 'class="dropped"' boxes.svg; grep -c 'class="obstacle"' boxes.svg; grep -o '>Midway: [^<]*' boxes.svg
  boxes.svg
  boxes.png
  boxes.pdf
  1
  2
  \d+ (re)
  >Midway: no position is free of symbols and furniture
  $ sahelmap render pin.yaml -o boxes.svg -q --show-boxes; grep -c 'class="label"' boxes.svg; grep -c 'class="pinned"' boxes.svg; grep -c boxes pin.svg
  boxes.svg
  1
  1
  0
  ? 1

A placement that is missing, or to be written over the map:
  $ (cat towns.yaml; echo 'labels: none.yaml') >none-yet.yaml; sahelmap check none-yet.yaml; sahelmap place none-yet.yaml -o none.yaml -q && sahelmap check none-yet.yaml
  none.yaml
  none-yet.yaml: no errors, 4 warnings
  ! sahelmap: none-yet.yaml:10:9: placement: no file ./none.yaml; `sahelmap place` writes one
  ! sahelmap: warning: none-yet.yaml:2:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: none-yet.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: none-yet.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: none-yet.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named
  $ sahelmap place towns.yaml -o towns.yaml
  ! sahelmap: towns.yaml: is the map file and may not be written over
  ? 2
  $ sahelmap place towns.yaml -o p.svg
  ! sahelmap: p.svg: the name must end in .yaml, or the format be given
  ? 2
