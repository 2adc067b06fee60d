Keys and the structure of the map file.

=== no layers
--- map.yaml
title: x
--- says
map.yaml:1:1: a map needs `layers:`

=== misspelt at the top
--- map.yaml
tilte: x
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:1: no option 'tilte' in map; did you mean 'title'?

=== unlike any key
--- map.yaml
zzzzzz: x
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:1: no option 'zzzzzz' in map

=== misspelt in every block
--- map.yaml
page: { widht: 1mm }
extent: { bix: [0, 0, 1, 1] }
groups: { sauce: x.csv }
boundaries: { dispute: solid }
furniture: { scalebar: none }
annotations: [ { txt: x, at: [0, 0], text: y } ]
layers:
  - id: a
    source: x.csv
    lable: name
    label_where: { a: 1 }
--- says
map.yaml:1:9: no option 'widht' in page; did you mean 'width'?
map.yaml:2:11: no option 'bix' in extent; did you mean 'box'?
map.yaml:3:11: no option 'sauce' in groups; did you mean 'source'?
map.yaml:4:15: no option 'dispute' in boundaries; did you mean 'disputed'?
map.yaml:5:14: no option 'scalebar' in furniture; did you mean 'scale-bar'?
map.yaml:6:18: no option 'txt' in annotations; did you mean 'text'?
map.yaml:10:5: no option 'lable' in layers; did you mean 'label'?
map.yaml:11:5: no option 'label_where' in layers; did you mean 'label-where'?

=== twenty errors and no more
--- map.yaml
aa: 1
ab: 1
ac: 1
ad: 1
ae: 1
af: 1
ag: 1
ah: 1
ai: 1
aj: 1
ak: 1
al: 1
am: 1
an: 1
ao: 1
ap: 1
aq: 1
ar: 1
as: 1
at: 1
au: 1
av: 1
--- says
map.yaml:1:1: no option 'aa' in map
map.yaml:2:1: no option 'ab' in map
map.yaml:3:1: no option 'ac' in map
map.yaml:4:1: no option 'ad' in map
map.yaml:5:1: no option 'ae' in map
map.yaml:6:1: no option 'af' in map
map.yaml:7:1: no option 'ag' in map
map.yaml:8:1: no option 'ah' in map
map.yaml:9:1: no option 'ai' in map
map.yaml:10:1: no option 'aj' in map
map.yaml:11:1: no option 'ak' in map
map.yaml:12:1: no option 'al' in map; did you mean 'alt'?
map.yaml:13:1: no option 'am' in map
map.yaml:14:1: no option 'an' in map
map.yaml:15:1: no option 'ao' in map
map.yaml:16:1: no option 'ap' in map
map.yaml:17:1: no option 'aq' in map
map.yaml:18:1: no option 'ar' in map
map.yaml:19:1: no option 'as' in map
map.yaml:20:1: no option 'at' in map; did you mean 'alt'?

=== blocks that are none
--- map.yaml
page: A4
extent: [0, 0, 1, 1]
groups: x.csv
layers: []
annotations: x
sources: x
notes: { en: x }
--- says
map.yaml:1:7: page: its size is expected, such as { width: 210mm, height: 297mm } for A4, not 'A4'
map.yaml:2:9: extent: keys and values are expected, not a list
map.yaml:3:9: groups: keys and values are expected, not 'x.csv'
map.yaml:4:9: layers: a list of layers is expected
map.yaml:5:14: annotations: a list of at most 500 is expected
map.yaml:6:10: a list of texts is expected
map.yaml:7:8: a list of texts is expected

=== layers that are none
--- map.yaml
layers:
  - countries
  - { source: x.csv }
  - { id: Big, source: x.csv }
  - { id: 1st, source: x.csv }
  - { id: a_b, source: x.csv }
  - { id: a }
  - { id: b, source: x.csv, from: a }
--- says
map.yaml:2:5: layers: keys and values are expected, not 'countries'
map.yaml:3:5: a layer needs an `id:`
map.yaml:4:11: id: small letters, digits and '-' are expected, a letter first
map.yaml:5:11: id: small letters, digits and '-' are expected, a letter first
map.yaml:6:11: id: small letters, digits and '-' are expected, a letter first
map.yaml:7:5: a layer needs either `source:` or `from:`
map.yaml:8:5: a layer needs either `source:` or `from:`

=== layers that refer to others
--- map.yaml
layers:
  - { id: countries, source: x.csv, legend-over: countries }
  - { id: members, from: contries }
  - { id: members, from: countries }
  - { id: zone, source: x.csv, legend-over: membres }
  - { id: last, from: zzzzzzzz }
--- says
map.yaml:2:50: legend-over: no layer 'countries' before this one
map.yaml:3:26: from: no layer 'contries' before this one; did you mean 'countries'?
map.yaml:4:11: id: there is a layer 'members' already
map.yaml:5:45: legend-over: no layer 'membres' before this one; did you mean 'members'?
map.yaml:6:23: from: no layer 'zzzzzzzz' before this one

=== options that need another
--- map.yaml
date: 2023
layers:
  - id: a
    source: x.csv
    classes: { x: X }
    when: ended
  - { id: b, source: x.csv, classes: [x], symbol-by: c }
  - { id: c, source: x.csv, valid: [from] }
  - { id: d, source: x.csv, valid: [from, to, then] }
  - { id: e, source: x.csv, valid: from }
  - { id: f, source: x.csv, valid: [from, [to]] }
  - { id: g, source: x.csv, marks: { a: b } }
--- says
map.yaml:5:14: classes: need `symbol-by:`, the field
map.yaml:6:11: when: needs `valid:`, the two fields
map.yaml:7:38: classes: values with their legend texts are expected
map.yaml:8:36: valid: two fields are expected, such as [from, to]
map.yaml:9:36: valid: two fields are expected, such as [from, to]
map.yaml:10:36: valid: two fields are expected, such as [from, to]
map.yaml:11:36: valid: two fields are expected, such as [from, to]
map.yaml:12:36: marks: need `mark-by:`, the field

=== a date is needed for valid
--- map.yaml
layers: [ { id: a, source: x.csv, valid: [from, to] } ]
--- says
map.yaml:1:1: groups and `valid:` need a `date:`, such as 2023-09-16

=== a date is needed for groups
--- map.yaml
title: x
groups: { source: m.csv }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:1: groups and `valid:` need a `date:`, such as 2023-09-16

=== extents
--- map.yaml
extent: { box: [10, 10, 0, 0] }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:16: box: west, south, east, north are expected, in degrees; south 10 is more than north 0

=== extent beyond the pole
--- map.yaml
extent: { box: [0, 0, 10, 90.5] }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:27: box: west, south, east, north are expected, in degrees; north 90.5 is beyond 90

=== extent of three numbers
--- map.yaml
extent: { box: [0, 0, 10] }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:16: box: a list of 4 numbers is expected

=== extent of five numbers
--- map.yaml
extent: { box: [0, 0, 10, 10, 10] }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:16: box: a list of 4 numbers is expected

=== extent of words
--- map.yaml
extent: { box: [0, 0, 10W, 10] }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:16: box: a list of 4 numbers is expected

=== two extents
--- map.yaml
extent: { box: [0, 0, 10, 10], around: { a: 1 } }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:40: extent: either `box:` or `around:` is expected

=== extent of an unknown layer
--- map.yaml
extent: { around: { a: 1 }, layer: contries }
layers: [ { id: countries, source: x.csv } ]
--- says
map.yaml:1:36: layer: no layer 'contries'; did you mean 'countries'?

=== text boxes and callouts
--- map.yaml
annotations:
  - { text: a, arrow: { from: [0, 0], to: [1, 1] } }
  - { text: a, at: [0, 0], page: [1, 1] }
  - { text: a, page: 5 }
  - { text: a, page: [1mm, 2mm, 3mm] }
  - { text: a, page: [1ft, 2] }
  - { text: a, page: [9000, 2] }
  - { text: a, at: [0, 0], offset: { x: 1 } }
  - { text: a, point-to: [0, 95], offset: [0, 0] }
  - { text: a, point-to: [0, 5] }
  - { text: a, at: [0, 0], width: wide, valid: [2022, 2021] }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:2:5: an annotation needs one of `text:`, `arrow:` and `image:`
map.yaml:3:5: an annotation has either `at:` or `page:`
map.yaml:4:22: page: two lengths are expected, such as [20mm, 15mm]
map.yaml:5:22: page: two lengths are expected, such as [20mm, 15mm]
map.yaml:6:22: page: two lengths are expected, such as [20mm, 15mm]
map.yaml:7:22: page: two lengths are expected, such as [20mm, 15mm]
map.yaml:8:36: offset: two lengths are expected, such as [20mm, 15mm]
map.yaml:9:26: point-to: longitude and latitude are expected, in degrees
map.yaml:10:5: a text needs `at:` or `page:`; or `point-to:` and `offset:`, where it stands from there
map.yaml:11:35: width: a length such as 180mm, 12pt, 2cm, 1in or 96px is expected, not 'wide'
map.yaml:11:48: valid: 2022 is after 2021

=== arrows
--- map.yaml
annotations:
  - { arrow: { from: [0, 0] } }
  - { arrow: { from: { page: [1, 2], x: 1 }, to: [200, 0], bend: 3, zzzzzzzz: big } }
  - { arrow: { from: 1, to: { at: [1, 2] } } }
  - { arrow: { from: [0, 0], to: [1, 1] }, at: [0, 0], width: 3mm, offset: [1, 1], point-to: [0, 0] }
  - { arrow: { from: [0, 0], to: [1, 1] }, page: [0, 0] }
  - { arrow: up }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:2:14: an arrow needs `from:` and `to:`
map.yaml:3:22: from: longitude and latitude are expected, or { page: [20mm, 15mm] }
map.yaml:3:50: to: longitude and latitude are expected, in degrees
map.yaml:3:66: bend: '3' is out of range (-1 to 1)
map.yaml:3:69: no option 'zzzzzzzz' in arrow
map.yaml:4:22: from: longitude and latitude are expected, or { page: [20mm, 15mm] }
map.yaml:4:29: to: longitude and latitude are expected, or { page: [20mm, 15mm] }
map.yaml:5:48: at: an arrow has `from:` and `to:` instead
map.yaml:5:63: width: an arrow has none; its style has `stroke-width`
map.yaml:5:76: offset: an arrow has none
map.yaml:5:94: point-to: an arrow has `to:` instead
map.yaml:6:50: page: an arrow has `from:` and `to:` instead
map.yaml:7:14: arrow: keys and values are expected, not 'up'

=== pictures
--- map.yaml
annotations:
  - { image: a.svg }
  - { image: a.svg, at: [0, 0], page: [0, 0] }
  - { image: a.svg, at: [0, 0], text: b }
  - { image: a.svg, at: [0, 0], point-to: [0, 0] }
  - { image: [a], at: [0, 0] }
  - { text: a, at: [0, 0], alt: b }
  - { arrow: { from: [0, 0], to: [1, 1] }, alt: b }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:2:5: a picture needs either `at:` or `page:`
map.yaml:3:5: a picture needs either `at:` or `page:`
map.yaml:4:5: an annotation needs one of `text:`, `arrow:` and `image:`
map.yaml:5:43: point-to: a picture has none; draw an arrow
map.yaml:6:14: image: a text is expected, not a list
map.yaml:7:33: alt: only a picture has one
map.yaml:8:49: alt: only a picture has one

=== annotations that are true for a time, and no day
--- map.yaml
annotations: [ { text: a, at: [0, 0], valid: [2022] } ]
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:1: groups and `valid:` need a `date:`, such as 2023-09-16

=== annotations
--- map.yaml
annotations:
  - { text: a }
  - { at: [0, 0] }
  - { text: a, at: [181, 0] }
  - { text: a, at: [0, -91] }
  - { text: a, at: 5 }
  - sea
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:2:5: a text needs `at:` or `page:`; or `point-to:` and `offset:`, where it stands from there
map.yaml:3:5: an annotation needs one of `text:`, `arrow:` and `image:`
map.yaml:4:20: at: longitude and latitude are expected, in degrees
map.yaml:5:20: at: longitude and latitude are expected, in degrees
map.yaml:6:20: at: a list of 2 numbers is expected
map.yaml:7:5: annotations: keys and values are expected, not 'sea'
