Style files: keys, values, palettes, and styles that extend others.

=== no such style
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: nowhere.yaml
--- says
map.yaml:2:8: style: no file ./nowhere.yaml

=== the style is found beside the map file
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s.yaml
--- s.yaml
fonts: [ a/b.ttf, NotoSans-Regular.ttf ]
rules:
  bases: { fill: red, label: { fill: blue } }
--- holds
map.style s.yaml

=== misspelt keys
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s.yaml
--- s.yaml
extend: x
palet: { a: red }
rules:
  bases:
    fil: red
    stroke-widht: 1pt
    label: { font-sise: 7pt, label: { fill: red } }
--- says
./s.yaml:1:1: no option 'extend' in a style; did you mean 'extends'?
./s.yaml:2:1: no option 'palet' in a style; did you mean 'palette'?
./s.yaml:5:5: no option 'fil' in style rule; did you mean 'fill'?
./s.yaml:6:5: no option 'stroke-widht' in style rule; did you mean 'stroke-width'?
./s.yaml:7:14: no option 'font-sise' in style rule; did you mean 'font-size'?
./s.yaml:7:30: no option 'label' in style rule

=== colours
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s.yaml
--- s.yaml
palette:
  ink: "#123"
  paper: "#fffefc"
  glass: "#ffffff80"
  same: ink
  bad: "#12345"
  worse: [ red ]
rules:
  a: { fill: ink, stroke: paper, halo: glass, hatch-stroke: none }
  b: { fill: same, stroke: teal, halo: "#ABCDEF" }
  c: { fill: papper, stroke: "#gg0000", halo: rde, hatch-stroke: { a: b } }
--- says
./s.yaml:6:8: bad: '#12345' is no colour; '#e3a857', a name of the palette or of CSS, or none is expected
./s.yaml:7:10: worse: a colour such as '#e3a857' is expected, not a list
./s.yaml:11:14: fill: 'papper' is no colour; did you mean 'paper'?
./s.yaml:11:30: stroke: '#gg0000' is no colour; '#e3a857', a name of the palette or of CSS, or none is expected
./s.yaml:11:47: halo: 'rde' is no colour; did you mean 'red'?
./s.yaml:11:66: hatch-stroke: a colour such as '#e3a857' is expected, not a mapping

=== values of every kind
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s.yaml
--- s.yaml
rules:
  a:
    fill-opacity: 101%
    stroke-width: 101pt
    stroke-dasharray: [ 4 ]
    stroke-linejoin: bevel
    stroke-linecap: sqare
    hatch-angle: 181
    hatch-spacing: 0.1pt
    symbol: cirle
    symbol-size: 0
    font-family: [ a ]
    font-size: 0.9pt
    font-weight: 500
    font-style: oblique
    letter-spacing: 4em
    text-transform: lowercase
    line-height: 0.4
    display: hidden
  b:
    stroke-dasharray: [ 0, 0 ]
    symbol: heart
    font-weight: blod
    opacity: half
  c: { stroke-dasharray: dashed }
  d: { stroke-dasharray: [ 1, 2, 3, 4, 5, 6, 7, 8 ] }
  e: { stroke-dasharray: [ -1, 2 ] }
  f: red
--- says
./s.yaml:3:19: fill-opacity: '101%' is out of range (0 to 1)
./s.yaml:4:19: stroke-width: '101pt' is out of range (0 to 100 pt)
./s.yaml:5:23: stroke-dasharray: an even number of lengths is expected, not all 0; or none
./s.yaml:6:22: stroke-linejoin: miter or round is expected, not 'bevel'
./s.yaml:7:21: stroke-linecap: butt or round is expected, not 'sqare'
./s.yaml:8:18: hatch-angle: '181' is out of range (-180 to 180)
./s.yaml:9:20: hatch-spacing: '0.1pt' is out of range (0.2 to 200 pt)
./s.yaml:10:13: symbol: 'cirle' is not known; did you mean 'circle'?
./s.yaml:11:18: symbol-size: '0' is out of range (0.1 to 200 pt)
./s.yaml:12:18: font-family: a text is expected, not a list
./s.yaml:13:16: font-size: '0.9pt' is out of range (1 to 400 pt)
./s.yaml:14:18: font-weight: '500' is not known; did you mean '400'?
./s.yaml:15:17: font-style: normal or italic is expected, not 'oblique'
./s.yaml:16:21: letter-spacing: '4em' is out of range (-0.2 to 3)
./s.yaml:17:21: text-transform: 'lowercase' is not known; did you mean 'uppercase'?
./s.yaml:18:18: line-height: '0.4' is out of range (0.5 to 4)
./s.yaml:19:14: display: inline or none is expected, not 'hidden'
./s.yaml:21:23: stroke-dasharray: an even number of lengths is expected, not all 0; or none
./s.yaml:22:13: symbol: circle, square, diamond, triangle, triangle-down, pentagon, hexagon, star or cross; or a picture, url(FILE.svg) is expected, not 'heart'
./s.yaml:23:18: font-weight: 'blod' is not known; did you mean 'bold'?

=== names in curves
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s.yaml
--- s.yaml
rules:
  a: { label: { text-curve: allways } }
  b: { label: { text-curve: none } }
  c: { label: { text-curv: none } }
--- says
./s.yaml:2:29: text-curve: 'allways' is not known; did you mean 'always'?
./s.yaml:4:17: no option 'text-curv' in style rule; did you mean 'text-curve'?

=== overlaps
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s.yaml
--- s.yaml
rules:
  a: { overlap: outlined, overlap-width: 0.2pt, overlap-angle: 200 }
  b: { overlap-with: 1mm }
--- says
./s.yaml:2:17: overlap: 'outlined' is not known; did you mean 'outline'?
./s.yaml:2:42: overlap-width: '0.2pt' is out of range (0.3 to 200 pt)
./s.yaml:2:64: overlap-angle: '200' is out of range (-180 to 180)
./s.yaml:3:8: no option 'overlap-with' in style rule; did you mean 'overlap-width'?

=== dashes
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s.yaml
--- s.yaml
rules:
  c: { stroke-dasharray: dashed }
  d: { stroke-dasharray: [ 1, 2, 3, 4, 5, 6, 7, 8 ] }
  e: { stroke-dasharray: [ -1, 2 ] }
  f: { stroke-dasharray: [ 1mm, [ 2 ] ] }
  g: { stroke-dasharray: { a: 1 } }
  h: { stroke-dasharray: [] }
--- says
./s.yaml:2:26: stroke-dasharray: a list of lengths such as [4, 2], or none is expected, not 'dashed'
./s.yaml:3:46: stroke-dasharray: a list of lengths such as [4, 2], or none is expected, not '7'
./s.yaml:4:28: stroke-dasharray: '-1' is out of range (0 to 1000 pt)
./s.yaml:5:33: stroke-dasharray: a list of lengths such as [4, 2], or none is expected, not a list
./s.yaml:6:26: stroke-dasharray: a list of lengths such as [4, 2], or none is expected, not a mapping
./s.yaml:7:26: stroke-dasharray: an even number of lengths is expected, not all 0; or none

=== blocks of a style
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s.yaml
--- s.yaml
palette: red
fonts: NotoSans-Regular.ttf
rules:
  f: red
  g: { label: blue }
script-fonts: x.ttf
--- says
./s.yaml:1:10: palette: names of colours are expected
./s.yaml:2:8: fonts: a list of files is expected
./s.yaml:6:15: script-fonts: scripts and their files are expected
./s.yaml:4:6: f: properties are expected, such as { fill: white }
./s.yaml:5:15: label: properties are expected, such as { fill: white }

=== fonts of scripts
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s.yaml
--- s.yaml
script-fonts:
  Arab: a.ttf
  arab: [ a.ttf ]
  Arabic: [ a.ttf ]
  Nkoo: [ { a: b }, b.ttf ]
--- says
./s.yaml:2:9: script-fonts: a list of files is expected
./s.yaml:3:3: script-fonts: 'arab': a script's code in ISO 15924, such as Arab, is expected
./s.yaml:4:3: script-fonts: 'Arabic': a script's code in ISO 15924, such as Arab, is expected
./s.yaml:5:11: script-fonts: a file is expected

=== rules that are none
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s.yaml
--- s.yaml
fonts: [ { a: b } ]
rules: [ a ]
--- says
./s.yaml:1:10: fonts: a file is expected
./s.yaml:2:8: rules: selectors are expected

=== a chain
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: a.yaml
--- a.yaml
extends: sub/b.yaml
rules: { a: { fill: third } }
--- sub/b.yaml
extends: ../c.yaml
palette: { second: red }
--- c.yaml
palette: { third: blue }
rules: { a: { fill: second } }
--- holds
map.style a.yaml

=== an error in the style that is extended
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: a.yaml
--- a.yaml
extends: b.yaml
--- b.yaml

rules: { a: { fill: nocolour } }
--- says
./b.yaml:2:21: fill: 'nocolour' is no colour; '#e3a857', a name of the palette or of CSS, or none is expected

=== extends nothing
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: a.yaml
--- a.yaml

extends: nothing.yaml
--- says
./a.yaml:2:10: extends: no file ./nothing.yaml

=== extends a list
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: a.yaml
--- a.yaml
extends: [ b.yaml ]
--- says
./a.yaml:1:10: extends: a style file is expected

=== extends itself
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: a.yaml
--- a.yaml
extends: a.yaml
--- says
./a.yaml:1:10: extends: the styles extend each other in a circle

=== a circle of two
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: a.yaml
--- a.yaml
extends: b.yaml
--- b.yaml
title: x
extends: a.yaml
--- says
./b.yaml:2:10: extends: the styles extend each other in a circle

=== a circle through folders ends, too
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: s/a.yaml
--- s/a.yaml
extends: ../s/a.yaml
--- says
./s/../s/../s/../s/../s/../s/../s/../s/a.yaml:1:10: extends: more than 8 styles deep
--- status 7

=== noise in a style
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: a.yaml
--- a.yaml
rules: { a: { fill: red }
--- says
./a.yaml:2:1: did not find expected ',' or '}' while parsing a flow mapping that begins in line 1

=== an empty style
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: a.yaml
--- a.yaml
--- says
./a.yaml: the file is empty
