What is easily got wrong: each mistake is said where it stands, with what was expected.

=== days that no calendar has
--- map.yaml
date: 2023-02-30
layers: [ { id: a, source: x.csv } ]
annotations:
  - { text: { en: Gulf, valid: [2023-13, 2024] }, at: [1.5, -4] }
  - { text: Gulf, at: [1.5, -4], valid: [2022, 2023-9-1] }
  - { text: Gulf, at: [1.5, -4], valid: [2022, { a: b }] }
--- says
map.yaml:1:7: date: '2023-02-30' is no date: February 2023 has 28 days
map.yaml:4:33: valid: '2023-13' is no date: months are 01 to 12
map.yaml:5:48: valid: '2023-9-1' is no date: it is written 2023-09-01
map.yaml:6:41: valid: one or two dates are expected, such as [2023-08-03, 2023-12-22]

=== days of a change
--- map.yaml
change: { from: 2023-06-31, to: 2024-00-01 }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:17: from: '2023-06-31' is no date: June 2023 has 30 days
map.yaml:1:33: to: '2024-00-01' is no date: months are 01 to 12

=== a change backwards
--- map.yaml
change: { from: 2024, to: 2023-06 }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:17: change: from 2024 is not before to 2023-06

=== days of a list
--- map.yaml
dates: [2023-02-29, 2023, soon]
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:9: dates: '2023-02-29' is no date: February 2023 has 28 days
map.yaml:1:27: dates: 'soon' is no date such as 2023-09-16, 2023-09 or 2023

=== days of a step
--- map.yaml
dates: 2020-01..2021-02-29 by month
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:8: dates: '2021-02-29' is no date: February 2021 has 28 days

=== a step backwards
--- map.yaml
dates: 2025..2013-06 by year
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:8: dates: 2025, the first day, is after 2013-06, the last

=== a day of the command line
--- map.yaml
date: 2023
layers: [ { id: a, source: x.csv } ]
--- run dump spec map.yaml --date 2024-04-31
--- says
date '2024-04-31': April 2024 has 30 days
--- status 2

=== a site that closes before it opens, and one that opens on no day
--- map.yaml
date: 2023
layers: [ { id: a, source: s.csv, valid: [from, to] } ]
--- s.csv
name,from,to,lon,lat
"Tessalit,
Mali",2022-11-21,2013-01,1,2
--- run dump features map.yaml
--- says
./s.csv:3:7: 'from' 2022-11-21 is after 'to' 2013-01
--- status 4

=== a zone of units that no area has
--- map.yaml
layers: [ { id: zone, source: z.csv, zone: west } ]
--- z.csv
id,kind,units_from,units_by,units
east,units,areas.geojson,name,Gao
west,units,areas.geojson,name,Gao; Kdial
--- areas.geojson
{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Gao"},
"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}},
{"type": "Feature", "properties": {"name": "Kidal"},
"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}]}
--- run dump features map.yaml
--- says
./z.csv:3:31: units: no 'Kdial' in 'name' of ./areas.geojson; did you mean 'Kidal'?
--- status 4

=== a zone of a file, a field or a place that are not there
--- map.yaml
layers: [ { id: zone, source: z.csv, zone: west } ]
--- z.csv
id,kind,units_from,units_by,units
west,units,none.geojson,name,Gao
--- run dump features map.yaml
--- says
./z.csv:2:12: ./none.geojson: No such file or directory
--- status 4

=== a column of groups
--- map.yaml
date: 2023
groups: { source: m.csv, group: blok }
layers: [ { id: a, source: s.csv, key: code, where: { group: AES } } ]
--- m.csv
bloc,member,from,to
AES,MLI,2023,
--- s.csv
code,lon,lat
MLI,1,2
--- run dump features map.yaml
--- says
map.yaml:2:9: groups: ./m.csv: no column 'blok'; did you mean 'bloc'?
--- status 4

=== rules one slip from a layer, a class or a piece of the page
--- map.yaml
date: 2023
style: own.yaml
groups: { source: m.csv, status: status }
layers:
  - { id: countries, source: c.csv }
  - { id: bases, source: c.csv, symbol-by: operator }
  - { id: members, source: c.csv, key: operator, where: { group: West }, statuses: { suspended: Suspended } }
annotations: [ { text: Gulf, at: [1, 2], class: small } ]
--- own.yaml
extends: base.yaml
rules:
  countires: { fill: red }
  bases.FRAA: { fill: red }
  bases.usa: { fill: red }
  bases.Wagnr.closed: { fill: red }
  titel: { label: { fill: red } }
  status.suspnded: { fill: red }
  annotations.smal: { label: { fill: red } }
  locator.lnad: { fill: red }
--- base.yaml
rules:
  countries: { fill: white }
  # of other maps, or right
  rivers: { stroke: blue }
  members.suspended: { fill: blue }
  bases.FRA: { symbol: circle }
  bases.TUR: { symbol: circle }
  bases: { symbol: circle }
  basis: { symbol: circle }
  base.FRA: { symbol: circle }
  class-1: { fill: red }
  page: { fill: white }
--- c.csv
name,operator,lon,lat
a,FRA,0,10
b,USA,0,11
c,Wagner,0,12
d,TGO,0,13
--- m.csv
group,member,from,to,status
West,FRA,,,suspended
--- run dump features map.yaml
--- status 0
--- says
warning: ./own.yaml:3:3: rule 'countires' applies to nothing: no layer of this map is called so; did you mean 'countries'?
warning: ./own.yaml:4:3: rule 'bases.FRAA' applies to nothing: 'bases' has no class 'FRAA' on this map; did you mean 'bases.FRA'?
warning: ./own.yaml:5:3: rule 'bases.usa' applies to nothing: 'bases' has no class 'usa' on this map; did you mean 'bases.USA'?
warning: ./own.yaml:6:3: rule 'bases.Wagnr.closed' applies to nothing: 'bases' has no class 'Wagnr' on this map; did you mean 'bases.Wagner'?
warning: ./own.yaml:7:3: rule 'titel' applies to nothing: no layer of this map is called so; did you mean 'title'?
warning: ./own.yaml:8:3: rule 'status.suspnded' applies to nothing: 'status' has no class 'suspnded' on this map; did you mean 'status.suspended'?
warning: ./own.yaml:10:3: rule 'locator.lnad' applies to nothing: 'locator' has no class 'lnad' on this map; did you mean 'locator.land'?
warning: map.yaml:8:16: class: the style has no rule 'annotations.small'; did you mean 'smal'?

=== classes of layers without classes: of two that are as near the one that a row has first
--- map.yaml
style: own.yaml
layers:
  - { id: bases, source: c.csv, symbol-by: operator }
  - { id: camps, source: d.csv, symbol-by: operator }
--- own.yaml
rules:
  bases: { symbol: circle }
  camps: { symbol: circle }
  bases.Matt: { fill: red }
  camps.Matt: { fill: red }
  bases.Mutt: { fill: red }
  bases.Mitt: { fill: red }
  camps.Watt: { fill: red }
--- c.csv
name,operator,lon,lat
a,,0,10
b,Mott,0,11
c,Mitt,0,12
d,Mott,0,13
e,Mitt,0,14
--- d.csv
name,operator,lon,lat
a,Mitt,1,10
b,Mott,1,11
c,Mitt,1,12
d,Wats,1,13
--- run dump features map.yaml
--- status 0
--- says
warning: ./own.yaml:4:3: rule 'bases.Matt' applies to nothing: 'bases' has no class 'Matt' on this map; did you mean 'bases.Mott'?
warning: ./own.yaml:5:3: rule 'camps.Matt' applies to nothing: 'camps' has no class 'Matt' on this map; did you mean 'camps.Mitt'?
warning: ./own.yaml:6:3: rule 'bases.Mutt' applies to nothing: 'bases' has no class 'Mutt' on this map; did you mean 'bases.Mott'?
warning: ./own.yaml:8:3: rule 'camps.Watt' applies to nothing: 'camps' has no class 'Watt' on this map; did you mean 'camps.Wats'?

=== braces that stand for nothing
--- map.yaml
title: { en: "Bases, {dat}", fr: "Bases, {Date}" }
subtitle: "{from} to {to}"
notes: [ "{on dates}, {year}, {count:base} {count:base.FRA} {{date}} {} { x } {1}", "{count:bases.FRAA}" ]
layers:
  - { id: bases, source: s.csv, symbol-by: op, classes: { FRA: "France ({count:bases.FRA}{count:bases})", other: "{on from}" } }
  - { id: towns, source: s.csv, legend: { en: "{count:town}" } }
annotations: [ { text: { en: "{count:towns} {datum}" }, at: [0, 0] } ]
--- s.csv
name,op,lon,lat
Gao,FRA,0,16
--- run dump features map.yaml
--- says
warning: map.yaml:1:14: '{dat}' stands for nothing; did you mean '{date}'?
warning: map.yaml:1:34: '{Date}' stands for nothing; did you mean '{date}'?
warning: map.yaml:2:11: '{from}' stands for nothing: the map has neither `change:` nor several `dates:` (and 1 more like it)
warning: map.yaml:5:114: '{on from}' stands for nothing: the map has neither `change:` nor several `dates:`
warning: map.yaml:7:30: '{datum}' stands for nothing; did you mean '{date}'?
warning: map.yaml:3:10: '{on dates}' stands for nothing; did you mean '{on date}'? (and 1 more like it)
warning: map.yaml:3:10: '{date}' stands for nothing: the map has no `date:`
map.yaml:6:47: '{count:town}': no layer, and no class a layer lists, is called so; did you mean '{count:towns}'?
map.yaml:3:10: '{count:base}': no layer, and no class a layer lists, is called so; did you mean '{count:bases}'?
map.yaml:3:10: '{count:base.FRA}': no layer, and no class a layer lists, is called so; did you mean '{count:bases.FRA}'?
map.yaml:3:85: '{count:bases.FRAA}': no layer, and no class a layer lists, is called so; did you mean '{count:bases.FRA}'?

=== braces like no placeholder, and a day that the map has not
--- map.yaml
title: "{year}: {date}"
notes: [ "{ }, {3}, {a} and {count:bases.Côte d'Ivory}" ]
layers:
  - { id: bases, source: s.csv, symbol-by: op, classes: { "Côte d'Ivoire": Côte d'Ivoire } }
--- s.csv
name,op,lon,lat
Gao,FRA,0,16
--- run dump features map.yaml
--- says
warning: map.yaml:1:8: '{year}' stands for nothing: {date}, {from}, {to}, {on date} and {count:LAYER} would
warning: map.yaml:1:8: '{date}' stands for nothing: the map has no `date:`
warning: map.yaml:2:10: '{a}' stands for nothing: {date}, {from}, {to}, {on date} and {count:LAYER} would
map.yaml:2:10: '{count:bases.Côte d'Ivory}': no layer, and no class a layer lists, is called so; did you mean '{count:bases.Côte d'Ivoire}'?

=== braces that stand for something
--- map.yaml
title: { en: "Bases, {date} {on date}" }
subtitle: "{from} to {to}, {on from}, {on to}"
change: { from: 2020, to: 2021 }
layers:
  - { id: bases, source: s.csv, valid: [from, to], changes: { opened: "{count:bases.opened}" } }
--- s.csv
name,from,to,lon,lat
Gao,2020-06,,0,16
--- run dump features map.yaml

=== a language that no text is in
--- map.yaml
title: { en: Bases, fr: Bases d'Afrique }
subtitle: Plain
notes: [ { pt-BR: Nota, en: Note } ]
layers: [ { id: bases, source: s.csv } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump features map.yaml --lang ha
--- says
warning: language 'ha': no text of map.yaml is in it; they are in en, fr and pt-BR
--- status 0

=== a fallback that is no language
--- map.yaml
title: { en: T }
fallback-language: fr_FR
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:2:20: 'fr_FR' is no language such as en, fr or pt-BR; did you mean 'fr-FR'?

=== a language that some texts are in
--- map.yaml
title: { en: Bases, fr: Bases d'Afrique }
notes: [ { pt-BR: Nota, en: Note } ]
layers: [ { id: bases, source: s.csv } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump features map.yaml --lang pt-PT

=== texts that are in no language by name
--- map.yaml
title: Bases
layers: [ { id: bases, source: s.csv } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump features map.yaml --lang ha

=== layers that are not seen
--- map.yaml
style: own.yaml
extent: { box: [-3, 12, 3, 18], layer: base }
layers:
  - { id: base, source: s.csv }
  - { id: towns, source: s.csv }
  - { id: wells, source: s.csv, label: name, label-leader: none }
  - { id: mines, source: s.csv }
  - { id: roads, source: s.csv }
  - { id: forts, source: s.csv, symbol-by: name }
  - { id: ports, source: s.csv, size-by: { field: n } }
  - { id: camps, source: s.csv }
  - { id: around, zone: { buffer: 50km, of: { layer: camps } } }
  - { id: counted, source: s.csv, count-by: [name] }
--- own.yaml
rules:
  towns: { label: { fill: red }, fill: none }
  mines: { fill: none, stroke: black, stroke-width: 0pt, symbol: square }
  roads: { display: none }
  forts.Gao: { fill: red }
  around: { hatch-stroke: red }
--- s.csv
name,n,lon,lat
Gao,5,0,16
--- run dump labels map.yaml
--- status 0
--- says
projection: +proj=laea +lat_0=15.0 +lon_0=0.0 +datum=WGS84 +units=m
1 name found no place: 'Gao'; a report (--report) has the reasons
warning: map.yaml:5:5: layer 'towns': nothing of it is seen: it has no `label:`, and the style no rule 'towns' with fill or stroke
warning: map.yaml:7:5: layer 'mines': nothing of it is seen: it has no `label:`, and the style no rule 'mines' with fill or stroke

=== a layer beyond the map, and a map that shows nothing
--- map.yaml
style: own.yaml
extent: { box: [-3, 12, 3, 18] }
layers:
  - { id: towns, source: s.csv }
  - { id: wells, source: s.csv, where: { name: Gao } }
--- own.yaml
rules: { towns: { fill: red }, wells: { fill: red } }
--- s.csv
name,lon,lat
Gao,16,0
Kidal,18,1
--- run dump labels map.yaml
--- status 0
--- says
projection: +proj=laea +lat_0=15.0 +lon_0=0.0 +datum=WGS84 +units=m
warning: map.yaml:4:5: layer 'towns': 0 of its 2 points are on the map, and 2 would be if longitude and latitude were exchanged
warning: map.yaml:5:5: layer 'wells': its one feature is not on the map
warning: map.yaml:2:9: extent: no layer has anything within it: the map is empty

=== a layer beyond the map alone
--- map.yaml
style: own.yaml
extent: { box: [-3, 12, 3, 18] }
layers:
  - { id: towns, source: s.csv, where: { name: Kidal } }
  - { id: wells, source: s.csv, where: { name: Gao } }
--- own.yaml
rules: { towns: { fill: red }, wells: { fill: red } }
--- s.csv
name,lon,lat
Gao,16,0
Kidal,1,18
--- run dump labels map.yaml
--- status 0
--- says
projection: +proj=laea +lat_0=15.0 +lon_0=0.0 +datum=WGS84 +units=m
warning: map.yaml:5:5: layer 'wells': its one feature is not on the map

=== no layer has anything on the day
--- map.yaml
date: 2000
style: own.yaml
extent: { box: [-3, 12, 3, 18] }
layers:
  - { id: towns, source: s.csv, valid: [from, to] }
--- own.yaml
rules: { towns: { fill: red } }
--- s.csv
name,from,to,lon,lat
Gao,2020,,1,15
--- run dump labels map.yaml
--- status 0
--- says
projection: +proj=laea +lat_0=15.0 +lon_0=0.0 +datum=WGS84 +units=m
warning: map.yaml:5:5: layer 'towns' has nothing to draw
warning: map.yaml:3:9: extent: no layer has anything within it: the map is empty

=== boxes
--- map.yaml
extent: { box: [6, 12, -4, 18] }
layers: [ { id: a, source: x.csv } ]
panels:
  - { extent: { box: [-4, 18, 6, 12] } }
  - { extent: { box: [-4, 12, -4, 18] } }
  - { extent: { box: [-4, 12, 186, 18] } }
  - { extent: { box: [170, -20, -170, 20] } }
  - { extent: { box: [-4, 12, 6, 98] } }
--- says
warning: map.yaml:1:16: box: from west 6 to east -4 it is 350 degrees wide, across the 180th meridian; are west and east exchanged?
map.yaml:4:22: box: west, south, east, north are expected, in degrees; south 18 is more than north 12
map.yaml:5:22: box: west, south, east, north are expected, in degrees; west and east are both -4
map.yaml:6:31: box: west, south, east, north are expected, in degrees; east 186 is beyond 180
map.yaml:8:34: box: west, south, east, north are expected, in degrees; north 98 is beyond 90

=== a page by its name
--- map.yaml
page: a5
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:7: page: its size is expected, such as { width: 148mm, height: 210mm } for A5, not 'a5'

=== a page by another name
--- map.yaml
page: large
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:7: page: its size is expected, such as { width: 210mm, height: 297mm }, not 'large'

=== a colon without quotes, behind letters of two bytes
--- map.yaml
title: Ménaka: bases
--- says
map.yaml:1:14: mapping values are not allowed in this context; a text with ': ' in it is written in quotes

=== a tab where spaces belong, behind letters of two bytes
--- map.yaml raw
title: Ménaka, Tessalit\npage:\n\twidth: 1mm\n
--- says
map.yaml:3:1: found character that cannot start any token while scanning for the next token; lines are indented with spaces, not with tabs

=== an at sign
--- map.yaml
title: @sahel
--- says
map.yaml:1:8: found character that cannot start any token while scanning for the next token; a text that begins so is written in quotes

=== text behind quotes
--- map.yaml
title: "Mali" and others
--- says
map.yaml:1:15: did not find expected key while parsing a block mapping; keys of one mapping begin in one column, and nothing stands behind a closing quote

=== braces without quotes
--- map.yaml
title: {date}
subtitle: { en: Bases, fr: {count:a} }
notes: [ {count:a} ]
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:8: a text that begins with '{' is written in quotes: "{date}"
map.yaml:2:28: a text is expected, or one for each language: { en: ..., fr: ... }
map.yaml:3:10: a text that begins with '{' is written in quotes: "{count:a}"

=== a colour that is a remark
--- map.yaml
layers: [ { id: a, source: x.csv } ]
style: own.yaml
--- own.yaml
rules:
  a:
    fill: #e3a857
    stroke: ""
--- says
./own.yaml:3:10: fill: a colour is expected; one such as '#e3a857' is written in quotes, or it is a remark
./own.yaml:4:13: stroke: '' is no colour; '#e3a857', a name of the palette or of CSS, or none is expected

=== a projection by its name
--- map.yaml
projection: Mercator
extent: { box: [-4, 12, 6, 18] }
layers: [ { id: a, source: s.csv, label: name } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump view map.yaml
--- says
map.yaml:1:13: projection 'Mercator': is a part of several names; EPSG:CODE or a PROJ string is expected; did you mean '+proj=merc'?
--- status 5

=== a projection by its name for PROJ, which would take it for Merchich
--- map.yaml
projection: merc
extent: { box: [-4, 12, 6, 18] }
layers: [ { id: a, source: s.csv, label: name } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump view map.yaml
--- says
map.yaml:1:13: projection 'merc': EPSG:CODE or a PROJ string is expected; did you mean '+proj=merc'?
--- status 5

=== a projection by its number
--- map.yaml
projection: 3857
extent: { box: [-4, 12, 6, 18] }
layers: [ { id: a, source: s.csv, label: name } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump view map.yaml
--- says
map.yaml:1:13: projection '3857': proj_create: unrecognized format / unknown name; did you mean 'EPSG:3857'?
--- status 5

=== a projection misspelt
--- map.yaml
projection: +proj=merctor +lon_0=2
extent: { box: [-4, 12, 6, 18] }
layers: [ { id: a, source: s.csv, label: name } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump view map.yaml
--- says
map.yaml:1:13: projection '+proj=merctor +lon_0=2': proj_create: Error 1027 (Invalid value for an argument): Unknown projection; did you mean '+proj=merc'?
--- status 5

=== letters that no font has
--- map.yaml
extent: { box: [-4, 12, 6, 18] }
layers: [ { id: towns, source: s.csv, label: name } ]
--- s.csv
name,lon,lat
Gao,0,16
กข,1,14
აბ,2,15
--- run dump labels map.yaml
--- status 0
--- says
projection: +proj=laea +lat_0=15.0 +lon_0=1.0 +datum=WGS84 +units=m
warning: Thai: no font has the character U+0E01 of 'กข'; list NotoSansThai-Regular.ttf (package fonts-noto-core) under the style's `fonts:` (and 1 more like it)
warning: Georgian: no font has the character U+10D0 of 'აბ'; list NotoSansGeorgian-Regular.ttf (package fonts-noto-core) under the style's `fonts:` (and 1 more like it)

=== languages that are none
--- map.yaml
title: { en: Bases, fr_FR: Bases d'Afrique }
notes: [ { "Français": Oui, en: Yes } ]
layers: [ { id: bases, source: s.csv, legend: { en: Bases, portuguese: Bases } } ]
--- s.csv
name,lon,lat
Gao,0,16
--- run dump features map.yaml
--- says
map.yaml:1:28: 'fr_FR' is no language such as en, fr or pt-BR; did you mean 'fr-FR'?
map.yaml:3:72: 'portuguese' is no language such as en, fr or pt-BR
map.yaml:2:24: 'Français' is no language such as en, fr or pt-BR

=== one site, at longitude 0, is an extent, too
--- map.yaml
layers: [ { id: places, source: s.csv, label: name } ]
--- s.csv
name,lon,lat
Tema,0,5.6
--- run dump labels map.yaml
--- status 0
--- says
projection: +proj=laea +lat_0=5.6 +lon_0=0.0 +datum=WGS84 +units=m

=== on several maps an annotation that none shows is told, and one that only the second shows is drawn
--- map.yaml
layers: [ { id: places, source: s.csv, label: name } ]
panels:
  - { extent: { box: [-5, 0, 5, 10] } }
  - { extent: { box: [25, 10, 35, 20] } }
annotations:
  - { text: far, at: [100, 0], offset: [1mm, 1mm] }
  - { text: near, page: [20mm, 20mm], point-to: [30, 15] }
--- s.csv
name,lon,lat
Tema,0,5.6
Khartoum,32.5,15.6
--- run dump scene map.yaml
--- status 0
--- says
projection: +proj=laea +lat_0=5.0 +lon_0=0.0 +datum=WGS84 +units=m
panel 2: projection: +proj=laea +lat_0=15.0 +lon_0=30.0 +datum=WGS84 +units=m
warning: map.yaml:6:5: this annotation lies off the map; it is not drawn
--- holds
group panel-2-annotations

=== a class whose value is longer than a legend line
--- map.yaml
layers: [ { id: places, source: s.csv, symbol-by: kind, legend: Kinds } ]
--- s.csv
name,lon,lat,kind
Tema,0,5.6,1
Accra,-0.2,5.5,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
--- run dump labels map.yaml
--- status 0
--- says
projection: +proj=laea +lat_0=5.6 +lon_0=-0.1 +datum=WGS84 +units=m

=== columns by halves
--- map.yaml
page: { columns: 2.5 }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:18: columns: a whole number is expected

=== a legend title of one panel
--- map.yaml
layers: [ { id: a, source: x.csv, label: name } ]
panels: [ {}, { furniture: { legend-title: "{count:b}" } } ]
--- x.csv
name,lon,lat
A,1,1
--- run dump features map.yaml
--- says
map.yaml:2:44: '{count:b}': no layer, and no class a layer lists, is called so; did you mean '{count:a}'?
