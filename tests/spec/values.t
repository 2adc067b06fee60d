Values: what every kind of option takes, and what is said of anything else.

=== defaults
--- map.yaml
layers: [ { id: a, source: x.csv } ]
--- prints
map.title 
map.subtitle 
map.alt 
map.alt-long 
map.author 
map.license 
map.date 
map.projection auto
map.style styles/plain.yaml
map.fallback-language -
page.width 510.2362
page.height 382.6772
page.margin 12
page.map-height 0
page.bleed 0
page.crop-marks false
page.dpi 300
page.columns 0
page.gap 8
svg.text embed
svg.css false
svg.id-prefix -
extent.layer -
extent.margin 0.04
groups.source -
groups.group group
groups.member member
groups.from from
groups.to to
groups.status -
groups.credit 
groups.license 
boundaries.disputed dashed
boundaries.tolerance 1000
boundaries.note 
furniture.legend auto
furniture.legend-title 
furniture.legend-columns 1
furniture.legend-width 0
furniture.scale-bar bottom-right
furniture.north-arrow none
furniture.locator none
furniture.locator-source shapes/world_countries.shp
furniture.locator-credit 
furniture.locator-license 
furniture.graticule 0
layers.id a
layers.source x.csv
layers.source-layer -
layers.credit 
layers.license 
layers.from -
layers.crs -
layers.encoding -
layers.lon -
layers.lat -
layers.key -
layers.title -
layers.label -
layers.label-leader auto
layers.rank -
layers.symbol-by -
layers.mark-by -
layers.marks-legend 
layers.changes-legend 
layers.when current
layers.unknown-from false
layers.tag -
layers.cluster -
layers.displacement auto
layers.dense auto
layers.dissolve false
layers.smallest 0.5
layers.small list
layers.legend 
layers.legend-order 0
layers.legend-over -
layers.overlap-legend 

=== everything set
--- map.yaml
title: { en: Bases, fr: Bases d'Afrique }
subtitle: "On {date}"
date: 2023-09-16
page: { width: 25.4cm, height: 5in, margin: 96px, map-height: 2in, bleed: 3mm, crop-marks: true, dpi: 72 }
extent: { box: [-18, 4.25, 16, 28], margin: 12% }
projection: EPSG:32631
style: my.yaml
fallback-language: fr
groups: { source: m.csv, group: bloc, member: code, from: none, to: until, status: as, credit: Us, license: { fr: Libre } }
boundaries: { disputed: hidden, tolerance: 2.5km, note: { en: none } }
annotations:
  - { text: { en: Gulf }, at: [1.5, -4], class: small }
furniture:
  legend: none
  legend-title: { en: Key }
  legend-columns: 3
  legend-width: 40mm
  scale-bar: top-left
  north-arrow: top-right
  locator: bottom-left
  locator-source: w.shp
  locator-credit: { en: World }
  locator-license: CC0
  graticule: 2.5deg
alt: "Bases {on date}"
author: Somebody
license: { en: CC BY 4.0 }
sources: [ Natural Earth, { en: Own, fr: Propre } ]
notes: [ One ]
layers:
  - id: sites-2
    source: x.csv
    source-layer: towns
    credit: { en: Reports, fr: Rapports }
    license: MIT
    crs: EPSG:4326
    encoding: CP1252
    lon: east
    lat: north
    key: k
    title: t
    label: name
    rank: r
    symbol-by: op
    mark-by: host
    marks: { air: Air base }
    marks-legend: { en: Kind }
    legend-order: -2
    valid: [since, until]
    when: all
    unknown-from: true
    tag: until
    cluster: place
    displacement: ring
    dense: numbers
    dissolve: true
    smallest: 2pt
    small: dot
    label-leader: none
    where: { a: 1 }
    label-where: { b: 2 }
    uncertain-where: { c: [low, none] }
    classes: { FRA: { en: France }, other: Others }
    legend: { en: Bases }
    overlap-legend: { en: Both }
  - { id: ended, from: sites-2, when: ended, legend: none, legend-over: sites-2 }
--- my.yaml
rules: {}
--- prints
map.title en="Bases", fr="Bases d'Afrique"
map.subtitle "On {date}"
map.alt "Bases {on date}"
map.alt-long 
map.author "Somebody"
map.license en="CC BY 4.0"
map.date 2023-09-16
map.projection EPSG:32631
map.style my.yaml
map.fallback-language fr
page.width 720
page.height 360
page.margin 72
page.map-height 144
page.bleed 8.5039
page.crop-marks true
page.dpi 72
page.columns 0
page.gap 8
svg.text embed
svg.css false
svg.id-prefix -
extent.layer -
extent.margin 0.12
groups.source m.csv
groups.group bloc
groups.member code
groups.from none
groups.to until
groups.status as
groups.credit "Us"
groups.license fr="Libre"
boundaries.disputed hidden
boundaries.tolerance 2500
boundaries.note en="none"
furniture.legend none
furniture.legend-title en="Key"
furniture.legend-columns 3
furniture.legend-width 113.3858
furniture.scale-bar top-left
furniture.north-arrow top-right
furniture.locator bottom-left
furniture.locator-source w.shp
furniture.locator-credit en="World"
furniture.locator-license "CC0"
furniture.graticule 2.5
  box -18 4.25 16 28
layers.id sites-2
layers.source x.csv
layers.source-layer towns
layers.credit en="Reports", fr="Rapports"
layers.license "MIT"
layers.from -
layers.crs EPSG:4326
layers.encoding CP1252
layers.lon east
layers.lat north
layers.key k
layers.title t
layers.label name
layers.label-leader none
layers.rank r
layers.symbol-by op
layers.mark-by host
layers.marks-legend en="Kind"
layers.changes-legend 
layers.when all
layers.unknown-from true
layers.tag until
layers.cluster place
layers.displacement ring
layers.dense numbers
layers.dissolve true
layers.smallest 2
layers.small dot
layers.legend en="Bases"
layers.legend-order -2
layers.legend-over -
layers.overlap-legend en="Both"
  valid since until
  where a in '1'
  label-where b in '2'
  uncertain-where c in 'low' 'none'
  class FRA en="France"
  class other "Others"
  mark air "Air base"
layers.id ended
layers.source -
layers.source-layer -
layers.credit 
layers.license 
layers.from sites-2
layers.crs -
layers.encoding -
layers.lon -
layers.lat -
layers.key k
layers.title -
layers.label -
layers.label-leader auto
layers.rank -
layers.symbol-by -
layers.mark-by -
layers.marks-legend 
layers.changes-legend 
layers.when ended
layers.unknown-from false
layers.tag -
layers.cluster -
layers.displacement auto
layers.dense auto
layers.dissolve false
layers.smallest 0.5
layers.small list
layers.legend 
layers.legend-order 0
layers.legend-over sites-2
layers.overlap-legend 
  valid since until
  legend none
annotations.text en="Gulf"
annotations.image -
annotations.alt 
annotations.width 0
annotations.class small
  at 1.5 -4
map.sources "Natural Earth"
map.sources en="Own", fr="Propre"
map.notes "One"

=== lengths
--- map.yaml
page: { width: 180mmm, height: wide, margin: -1mm, dpi: 5 }
furniture: { legend-width: 3ft }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:16: width: a length such as 180mm, 12pt, 2cm, 1in or 96px is expected, not '180mmm'
map.yaml:1:32: height: a length such as 180mm, 12pt, 2cm, 1in or 96px is expected, not 'wide'
map.yaml:1:46: margin: '-1mm' is out of range (0 to 1000 pt)
map.yaml:1:57: dpi: '5' is out of range (10 to 2400)
map.yaml:2:28: legend-width: a length such as 180mm, 12pt, 2cm, 1in or 96px is expected, not '3ft'

=== a page of ten metres
--- map.yaml
page: { width: 10000mm, height: 1cm, dpi: 1200 }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:16: width: '10000mm' is out of range (28 to 8504 pt)

=== numbers of the wrong kind
--- map.yaml
page: { dpi: [300], width: { a: 1 }, height: "" }
extent: { margin: 12pt }
furniture: { graticule: often }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:14: dpi: a number is expected, not a list
map.yaml:1:28: width: a length such as 180mm, 12pt, 2cm, 1in or 96px is expected, not a mapping
map.yaml:1:46: height: a length such as 180mm, 12pt, 2cm, 1in or 96px is expected, not ''
map.yaml:2:19: margin: a share such as 12% or 0.12 is expected, not '12pt'
map.yaml:3:25: graticule: degrees such as 5deg, or none is expected, not 'often'

=== numbers out of range
--- map.yaml
page: { dpi: 2401, width: 27.9pt, height: 8504.1pt }
extent: { margin: 501% }
furniture: { graticule: 91 }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:14: dpi: '2401' is out of range (10 to 2400)
map.yaml:1:27: width: '27.9pt' is out of range (28 to 8504 pt)
map.yaml:1:43: height: '8504.1pt' is out of range (28 to 8504 pt)
map.yaml:2:19: margin: '501%' is out of range (0 to 5)
map.yaml:3:25: graticule: '91' is out of range (0 to 90)

=== numbers at the ends of their range
--- map.yaml
page: { dpi: 2400, width: 28pt, height: 8504pt, margin: 0 }
extent: { margin: 500% }
furniture: { graticule: 90deg }
layers: [ { id: a, source: x.csv } ]
--- holds
page.width 28
page.height 8504
page.margin 0
page.dpi 2400
extent.margin 5
furniture.graticule 90

=== dates that are none
--- map.yaml
date: 2023-02-30
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:7: date: '2023-02-30' is no date: February 2023 has 28 days

=== a date in words
--- map.yaml
date: 16 September 2023
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:7: date: '16 September 2023' is no date such as 2023-09-16, 2023-09 or 2023

=== a date of two lines is said in one
--- map.yaml
date: |
  today
  or so
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:7: date: 'today or so ' is no date such as 2023-09-16, 2023-09 or 2023

=== no date at all
--- map.yaml
date:
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:6: date: a date such as 2023-09-16, 2023-09 or 2023 is expected, not ''

=== a leap day, a month, a year
--- map.yaml
date: 2024-02-29
layers: [ { id: a, source: x.csv } ]
--- holds
map.date 2024-02-29

=== a month
--- map.yaml
date: 2024-02
layers: [ { id: a, source: x.csv } ]
--- holds
map.date 2024-02

=== words
--- map.yaml
boundaries: { disputed: dotted }
furniture: { legend: botom-left, scale-bar: middle, locator: [auto] }
layers:
  - { id: a, source: x.csv, when: now, dissolve: yes }
  - { id: b, source: x.csv, when: curent, dissolve: ture, unknown-from: { a: b } }
--- says
map.yaml:1:25: disputed: 'dotted' is not known; did you mean 'dashed'?
map.yaml:2:22: legend: 'botom-left' is not known; did you mean 'bottom-left'?
map.yaml:2:45: scale-bar: none, auto, top-left, top-right, bottom-left or bottom-right is expected, not 'middle'
map.yaml:2:62: locator: none, auto, top-left, top-right, bottom-left or bottom-right is expected, not a list
map.yaml:4:35: when: current, ended or all is expected, not 'now'
map.yaml:4:50: dissolve: false or true is expected, not 'yes'
map.yaml:5:35: when: 'curent' is not known; did you mean 'current'?
map.yaml:5:53: dissolve: 'ture' is not known; did you mean 'true'?
map.yaml:5:73: unknown-from: false or true is expected, not a mapping

=== texts
--- map.yaml
title: [ a, b ]
subtitle: { en: [ a ] }
projection: ""
style: { a: b }
sources: [ [ a ] ]
layers:
  - { id: a, source: [x.csv] }
--- says
map.yaml:1:8: a text is expected, or one for each language: { en: ..., fr: ... }
map.yaml:2:17: a text is expected, or one for each language: { en: ..., fr: ... }
map.yaml:3:13: projection: a text is expected, not ''
map.yaml:4:8: style: a text is expected, not a mapping
map.yaml:5:12: a text is expected, or one for each language: { en: ..., fr: ... }
map.yaml:7:22: source: a text is expected, not a list

=== a title without languages
--- map.yaml
title: {}
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:8: a text is expected, or one for each language: { en: ..., fr: ... }

=== classes without texts
--- map.yaml
layers: [ { id: a, source: x.csv, symbol-by: c, classes: { x: [a], y: { en: {} } } } ]
--- says
map.yaml:1:63: a text is expected, or one for each language: { en: ..., fr: ... }
