Labels: pins, areas to avoid, the placement file.

=== every kind of pin, and areas
--- map.yaml
layers: [ { id: a, source: x.csv } ]
labels:
  placement: p.yaml
  pin:
    a/Gao: { slot: north-east, lines: 2 }
    a/Kidal: { offset: [3mm, -2pt], align: center, leader: true, symbols: [1pt, 2pt] }
    3/a/b/c#2: { at: [-4.5, 18.2], size: 86%, angle: -12.5deg, curve: true }
    12345/x: hide
    a/Mopti: dropped
    a/Ansongo: number
    a/Menaka: { slot: west, number: true }
  avoid: [ { box: [-5, 14, 0, 16] }, { page: [10pt, 20pt, 30pt, 1in] } ]
--- p.yaml
pin:
  a/Gao: { slot: west }
--- run dump spec map.yaml
--- holds
labels.placement p.yaml
pin a/Gao slot panel 0 at 5:5
pin.slot north-east
pin.align auto
pin.lines 2
pin.size 1
pin.curve false
pin.leader false
  offset 0 0
  at 0 0
  symbols 0 0
pin a/Kidal offset panel 0 at 6:5
pin.align center
pin.curve false
pin.leader true
  offset 8.503937 -2
  symbols 1 2
pin a/b/c#2 at panel 3 at 7:5
pin.size 0.86
pin.angle -12.5
pin.curve true
  at -4.5 18.2
pin 12345/x hide panel 0 at 8:5
pin a/Mopti dropped panel 0 at 9:5
pin a/Ansongo number panel 0 at 10:5
pin a/Menaka slot panel 0 at 11:5
pin.slot west
pin.number true
pin a/Gao slot panel 0 at 2:3
pin.slot west
avoid.box -5 14 0 16
avoid.page 10 20 30 72

=== the file alone
--- map.yaml
layers: [ { id: a, source: x.csv } ]
labels: p.yaml
--- p.yaml
pin:
--- run dump spec map.yaml
--- holds
labels.placement p.yaml

=== a file that is not there
--- map.yaml
layers: [ { id: a, source: x.csv } ]
labels: { placement: p.yaml }
--- says
map.yaml:2:22: placement: no file ./p.yaml; `sahelmap place` writes one

=== errors in the placement file are its own
--- map.yaml
layers: [ { id: a, source: x.csv } ]
labels: p.yaml
--- p.yaml
pins: {}
placement: q.yaml
avoid: [ { box: [0, 0, 1, 1], page: [1, 1, 1, 1] } ]
pin:
  a/b: { slott: north }
--- says
./p.yaml:1:1: no option 'pins' in labels; did you mean 'pin'?
./p.yaml:2:12: placement: a placement file names no other
./p.yaml:3:10: avoid: either `box:` or `page:` is expected
./p.yaml:5:10: no option 'slott' in pin; did you mean 'slot'?

=== pins that say nothing, or too much
--- map.yaml
layers: [ { id: a, source: x.csv } ]
labels:
  pin:
    Gao: hide
    /Gao: hide
    a/: hide
    2/Gao: hide
    a/b: hidden
    a/c: {}
    a/d: { slot: east, at: [1, 2] }
    a/e: [1, 2]
    a/f: { slot: eastt }
    a/g: { at: [200, 0] }
    a/h: { at: [1] }
    a/i: { offset: [1, 2furlongs] }
    a/j: { slot: east, lines: 1.5 }
    a/k: { slot: east, lines: 3 }
    a/l: { slot: east, size: 2 }
    a/m: { at: [1, 2], curve: maybe }
    a/n: { at: [1, 2], number: true }
--- says
map.yaml:4:5: pin 'Gao': a layer and what names the label there are expected, such as bases/Gao
map.yaml:5:5: pin '/Gao': a layer and what names the label there are expected, such as bases/Gao
map.yaml:6:5: pin 'a/': a layer and what names the label there are expected, such as bases/Gao
map.yaml:7:5: pin '2/Gao': a layer and what names the label there are expected, such as bases/Gao
map.yaml:8:10: pin 'a/b': { slot: ... }, { offset: ... }, { at: ... }, hide, dropped or number is expected, not 'hidden'
map.yaml:9:10: pin 'a/c': one of `slot:`, `offset:` and `at:` is expected
map.yaml:10:10: pin 'a/d': one of `slot:`, `offset:` and `at:` is expected
map.yaml:11:10: pin: keys and values are expected, not a list
map.yaml:12:18: slot: 'eastt' is not known; did you mean 'east'?
map.yaml:13:16: at: longitude and latitude are expected, in degrees
map.yaml:14:16: at: a list of 2 numbers is expected
map.yaml:15:20: offset: two lengths are expected, such as [20mm, 15mm]
map.yaml:16:31: lines: 1 or 2 is expected
map.yaml:17:31: lines: '3' is out of range (1 to 2)
map.yaml:18:30: size: '2' is out of range (0.1 to 1)
map.yaml:19:31: curve: false or true is expected, not 'maybe'
map.yaml:20:32: number: goes with `slot:` alone

=== areas to avoid that are none
--- map.yaml
layers: [ { id: a, source: x.csv } ]
labels:
  avoid:
    - { box: [0, 0, 1] }
    - { box: [1, 0, 0, 1] }
    - { page: [1, 2, 3] }
    - { page: [1, 2, 3, 0] }
    - {}
    - 7
--- says
map.yaml:4:14: box: a list of 4 numbers is expected
map.yaml:5:14: box: west, south, east and north are expected, in degrees, west less than east and south less than north
map.yaml:6:15: page: four lengths are expected, such as [20mm, 15mm, 40mm, 10mm]
map.yaml:7:15: page: width and height must be more than 0
map.yaml:8:7: avoid: either `box:` or `page:` is expected
map.yaml:9:7: avoid: keys and values are expected, not '7'

=== lists where mappings are expected, and the other way round
--- map.yaml
layers: [ { id: a, source: x.csv } ]
labels: { pin: [a/b], avoid: { box: [0, 0, 1, 1] } }
--- says
map.yaml:2:16: pin: labels with where they stand are expected, such as { bases/Gao: { slot: east } }
map.yaml:2:30: avoid: a list is expected, such as [{ box: [-5, 14, 0, 16] }]

=== a list of labels
--- map.yaml
layers: [ { id: a, source: x.csv } ]
labels: [a]
--- says
map.yaml:2:9: labels: keys and values are expected, not a list
