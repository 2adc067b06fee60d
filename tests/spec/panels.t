Several maps on one page.

=== a panel for each day
--- map.yaml
dates: [2020, 2021]
panels: dates
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- holds
map.dates 2020 2021
map.panels dates

=== a panel is as the map where it says nothing
--- map.yaml
date: 2020
projection: "+proj=laea +lat_0=10"
extent: { box: [1, 2, 3, 4], margin: 10% }
furniture: { scale-bar: top-left, graticule: 5deg }
panels: [ {} ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- holds
panels.title 
panels.date 2020
panels.projection +proj=laea +lat_0=10
panels.inset none
  layers a bases c
extent.margin 0.1
  box 1 2 3 4
furniture.scale-bar top-left
furniture.graticule 5

=== what panels say
--- map.yaml
date: 2020
extent: { box: [1, 2, 3, 4], margin: 10% }
furniture: { scale-bar: top-left, graticule: 5deg }
panels:
  - { title: { en: One, fr: Un }, date: 2021-05, layers: [c, a] }
  - { projection: mercator, layers: [bases] }
  - extent: { box: [5, 6, 7, 8] }
    furniture: { graticule: 2deg, north-arrow: top-right }
  - extent: { around: { key: NER }, layer: bases }
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- holds
panels.title en="One", fr="Un"
panels.date 2021-05
  layers a c
  has date
  box 1 2 3 4
panels.title 
panels.date 2020
panels.projection mercator
  layers bases
  has view
  box 1 2 3 4
panels.projection auto
  layers a bases c
  has view
extent.margin 0.04
  box 5 6 7 8
furniture.scale-bar top-left
furniture.north-arrow top-right
furniture.graticule 2
  has view
extent.layer bases
  around key in 'NER'
furniture.graticule 5

=== insets: a view of their own, and only the furniture that they say
--- map.yaml
furniture: { scale-bar: top-left, north-arrow: bottom-left, locator: top-right, graticule: 5deg }
panels:
  - layers: [a]
  - { inset: top-left, width: 20mm }
  - { inset: auto, height: 1in, furniture: { graticule: 2deg } }
  - { inset: none }
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- holds
panels.inset none
  layers a
furniture.scale-bar top-left
panels.inset top-left
panels.width 56.6929
panels.height 85.0394
panels.show-extent true
  layers a bases c
  has view
furniture.scale-bar none
furniture.north-arrow none
furniture.locator none
furniture.graticule 0
panels.inset auto
panels.width 85.0394
panels.height 72
  has view
furniture.scale-bar none
furniture.graticule 2
panels.inset none
furniture.scale-bar top-left
furniture.north-arrow bottom-left
furniture.locator top-right
furniture.graticule 5

=== days without dates
--- map.yaml
panels: dates
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:9: panels: `dates` needs `dates:`, the days they show

=== another word
--- map.yaml
panels: days
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:9: panels: `dates`, or a list of panels, is expected

=== an empty list
--- map.yaml
panels: []
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:9: panels: `dates`, or a list of panels, is expected

=== a mapping
--- map.yaml
panels: { title: A }
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:9: panels: `dates`, or a list of panels, is expected

=== a panel that is a text
--- map.yaml
panels: [ {}, a ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:15: panels: keys and values are expected, not 'a'

=== an inset without a map
--- map.yaml
panels: [ { inset: top-left } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:11: panels: the first one is no inset

=== an inset first
--- map.yaml
panels: [ { inset: top-left }, {} ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:11: panels: the first one is no inset

=== a width without an inset
--- map.yaml
panels: [ {}, { width: 20mm } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:15: width and height: are of insets; `page: { columns: }` sets the grid

=== a height without an inset
--- map.yaml
panels: [ { inset: none, height: 20mm } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:11: width and height: are of insets; `page: { columns: }` sets the grid

=== an inset in no corner
--- map.yaml
panels: [ {}, { inset: below } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:24: inset: none, auto, top-left, top-right, bottom-left or bottom-right is expected, not 'below'

=== layers nobody knows
--- map.yaml
panels: [ { layers: [a, base] }, { layers: [x, c] } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:25: no layer 'base'; did you mean 'bases'?
map.yaml:1:45: no layer 'x'

=== no layers
--- map.yaml
panels: [ { layers: [] } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:21: layers: a list of ids of layers is expected

=== a layer that is no list
--- map.yaml
panels: [ { layers: a } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:21: layers: a list of ids of layers is expected

=== a layer that is a list
--- map.yaml
panels: [ { layers: [[a], a] } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:22: layers: the id of a layer is expected

=== an extent around a layer nobody knows
--- map.yaml
panels: [ {}, { extent: { layer: base } } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:34: layer: no layer 'base'; did you mean 'bases'?

=== an extent of two kinds
--- map.yaml
panels: [ { extent: { around: { k: v }, box: [1, 2, 3, 4] } } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:46: extent: either `box:` or `around:` is expected

=== keys nobody knows and values that are none
--- map.yaml
panels: [ { date: soon, projektion: auto, furniture: { legend: nowhere }, panels: dates } ]
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:1:19: date: 'soon' is no date such as 2023-09-16, 2023-09 or 2023
map.yaml:1:25: no option 'projektion' in panels; did you mean 'projection'?
map.yaml:1:64: legend: none, auto, top-left, top-right, bottom-left, bottom-right or below is expected, not 'nowhere'
map.yaml:1:75: no option 'panels' in panels; did you mean 'layers'?

=== sixty panels
--- map.yaml
panels:
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- holds
panels.title 

=== one more
--- map.yaml
panels:
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
  - {}
layers: [ { id: a, source: x.csv }, { id: bases, source: y.csv }, { id: c, source: z.csv } ]
--- says
map.yaml:62:5: panels: more than 60

=== changes: the day is that of all panels
--- map.yaml
change: { from: 2020, to: 2021 }
layers: [ { id: a, source: x.csv, valid: [from, to], changes: { closed: Gone } } ]
panels: [ { title: A }, { date: 2020 } ]
--- says
map.yaml:3:33: date: does not go with `change:`, whose `to:` is the day of every panel

=== changes in panels
--- map.yaml
change: { from: 2020, to: 2021 }
layers: [ { id: a, source: x.csv, valid: [from, to], changes: { closed: Gone } } ]
panels: [ { title: A }, {} ]
--- holds
panels.title "A"

=== every panel has a day, the map none
--- map.yaml
layers: [ { id: a, source: x.csv, valid: [from, to] } ]
panels: [ { date: 2020 }, { date: 2021 } ]
--- holds
map.date 
panels.date 2020
  has date
panels.date 2021
  has date

=== one panel has no day, nor has the map
--- map.yaml
layers: [ { id: a, source: x.csv, valid: [from, to] } ]
panels: [ { date: 2020 }, {} ]
--- says
map.yaml:1:1: groups and `valid:` need a `date:`, such as 2023-09-16
