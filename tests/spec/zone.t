Zones described in the map file: what is read, and what only the data can tell.

=== what is read
--- map.yaml
layers:
  - { id: a, source: x.csv }
  - { id: b, source: z.csv, zone: one }
  - { id: c, zone: { id: two, source: z.csv } }
  - { id: d, zone: { circle: { at: [-2, 14.5], radius: 250km } } }
  - { id: e, zone: { buffer: 30nmi, of: { layer: a, where: { k: v } } } }
  - id: f
    zone: { difference: [ { union: [ { layer: d }, { layer: c } ] }, { buffer: 800m, of: { circle: { at: [0, 0], radius: 10mi } } }, { layer: e } ] }
  - { id: g, source: z.csv, zone: { intersection: [ { id: one }, { layer: f } ] } }
--- holds
  zone one
  zone two
  zone [-2, 14.5] + 250 km
  zone a + 55.56 km
  zone (d ∪ c) ∖ (([0, 0] + 16.093 km) + 0.8 km) ∖ e
  zone one ∩ f

=== keys that do not go together
--- map.yaml
layers:
  - { id: a, source: x.csv }
  - { id: b, zone: { source: z.csv } }
  - { id: c, zone: { layer: a, id: one, source: z.csv } }
  - { id: d, zone: { layer: a, of: { layer: a } } }
  - { id: e, zone: { buffer: 5km } }
  - { id: f, zone: { circel: { at: [0, 0], radius: 5km } } }
  - { id: g, zone: [ a ] }
  - { id: h, zone: { buffer: 5km, of: a } }
  - { id: i, zone: { union: [ { layer: a } ] } }
  - { id: j, zone: { difference: { layer: a } } }
  - { id: k, zone: { circle: { at: [0, 0] } } }
  - { id: l, zone: { circle: { radius: 5km } } }
  - { id: m, zone: { circle: 5km } }
--- says
map.yaml:3:20: zone: one of `id:`, `circle:`, `buffer:`, `layer:`, `union:`, `intersection:` or `difference:` is expected
map.yaml:4:20: zone: one of `id:`, `circle:`, `buffer:`, `layer:`, `union:`, `intersection:` or `difference:` is expected
map.yaml:5:36: of: does not go with `layer:`
map.yaml:6:20: buffer: needs `of:`, the zone or layer it is drawn round
map.yaml:7:22: no option 'circel' in zone; did you mean 'circle'?
map.yaml:8:20: zone: a mapping is expected, such as { layer: members } or { id: tri-border, source: zones.csv }
map.yaml:9:39: zone: a mapping is expected, such as { layer: members } or { id: tri-border, source: zones.csv }
map.yaml:10:29: union: a list of at least two zones is expected
map.yaml:11:34: difference: a list of at least two zones is expected
map.yaml:12:30: circle: needs `at:` and `radius:`, such as { at: [-2, 14.5], radius: 250km }
map.yaml:13:30: circle: needs `at:` and `radius:`, such as { at: [-2, 14.5], radius: 250km }
map.yaml:14:30: circle: keys and values are expected, not '5km'

=== places and distances
--- map.yaml
layers:
  - { id: a, source: x.csv }
  - { id: b, zone: { circle: { at: [0, 0], radius: none } } }
  - { id: c, zone: { circle: { at: [0, 0], radius: -5km } } }
  - { id: d, zone: { circle: { at: [0, 0], radius: 10000km } } }
  - { id: e, zone: { circle: { at: [0, 0], radius: 250 } } }
  - { id: f, zone: { buffer: 0km, of: { layer: a } } }
  - { id: g, zone: { circle: { at: [0, 91], radius: 1km } } }
  - { id: h, zone: { circle: { at: [-181, 0], radius: 1km } } }
  - { id: i, zone: { circle: { at: [-180, -90], radius: 9900km } } }
--- says
map.yaml:3:52: radius: a distance such as 250km, 800m, 60mi or 30nmi is expected, not 'none'
map.yaml:4:52: radius: '-5km' is out of range (0.001 to 9900 km)
map.yaml:5:52: radius: '10000km' is out of range (0.001 to 9900 km)
map.yaml:6:52: radius: a distance such as 250km, 800m, 60mi or 30nmi is expected, not '250'
map.yaml:7:30: buffer: '0km' is out of range (0.001 to 9900 km)
map.yaml:8:36: at: longitude and latitude are expected, in degrees
map.yaml:9:36: at: longitude and latitude are expected, in degrees

=== layers a zone may name
--- map.yaml
layers:
  - { id: members, source: x.csv }
  - { id: b, zone: { layer: membres } }
  - { id: c, zone: { layer: last } }
  - { id: d, zone: { union: [ { layer: members }, { buffer: 1km, of: { layer: d } } ] } }
  - { id: last, source: y.csv }
--- says
map.yaml:3:29: layer: no layer 'membres' before this one; did you mean 'members'?
map.yaml:4:29: layer: no layer 'last' before this one
map.yaml:5:79: layer: no layer 'd' before this one

=== what does not go with a zone
--- map.yaml
date: 2020
layers:
  - { id: a, zone: { circle: { at: [0, 0], radius: 1km } } }
  - { id: b, from: a }
  - { id: c, zone: { id: one } }
  - { id: d, source: z.csv, zone: one, where: { id: one } }
  - { id: e, zone: { layer: a }, valid: [ from, to ] }
  - { id: f, zone: one }
  - { id: g, zone: { union: [ { layer: a }, { id: one } ] } }
--- says
map.yaml:4:20: from: layer 'a' is a zone, which has no source; `zone: { layer: a }` draws it again
map.yaml:5:5: zone: an id needs `source:`, a table of zones
map.yaml:6:47: where: a zone has no features to choose from; `zone: { layer: ..., where: ... }` chooses those of a layer
map.yaml:7:41: valid: no part of this zone is a row of a table, which could have dates
map.yaml:8:5: zone: an id needs `source:`, a table of zones
map.yaml:9:5: zone: an id needs `source:`, a table of zones

=== zones within zones, twelve deep and deeper
--- map.yaml
layers:
  - id: a
    zone: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {circle: {at: [0, 0], radius: 1km}}}}}}}}}}}}}
  - id: b
    zone: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {buffer: 1km, of: {circle: {at: [0, 0], radius: 1km}}}}}}}}}}}}}}
--- says
map.yaml:5:227: zone: more than 12 zones within each other
--- status 7

=== ids, files and fields that are not there
--- map.yaml
layers:
  - { id: towns, source: t.csv, key: name }
  - { id: a, zone: { union: [ { id: liptaco, source: z.csv }, { id: west, source: z.csv } ] } }
  - { id: b, zone: { buffer: 5km, of: { layer: towns, where: { nam: Gao } } } }
  - { id: c, zone: { layer: towns } }
  - { id: d, zone: { id: west, source: z.csv }, label: nmae }
  - { id: e, zone: { buffer: 1km, of: { layer: a } }, label: place }
--- z.csv
id,kind,lon,lat,radius_km,name
liptako,circle,0,14,200,Liptako
west,circle,-3,14,200,West
--- t.csv
name,lon,lat
Gao,0,16
--- run dump features map.yaml
--- says
map.yaml:3:31: no zone 'liptaco' in ./z.csv; did you mean 'liptako'?
map.yaml:4:69: no field 'nam'; did you mean 'name'?
map.yaml:5:20: layer 'c': zone: layer 'towns' has no areas; a zone is round them with `buffer: 10km, of: { layer: towns }`
map.yaml:6:5: layer 'd': label: no field 'nmae'; did you mean 'name'?
map.yaml:7:5: layer 'e': label: no field 'place'

=== a table that is not there
--- map.yaml
layers:
  - { id: a, zone: { id: west, source: none.csv } }
--- run dump features map.yaml
--- says
map.yaml:2:20: layer 'a': ./none.csv: No such file or directory
--- status 4

=== units that are not there, a radius too large, a file without areas
--- map.yaml
layers:
  - { id: a, zone: { buffer: 1km, of: { id: far, source: z.csv } } }
--- z.csv
id,kind,lon,lat,radius_km
far,circle,0,14,10000
--- run dump features map.yaml
--- says
./z.csv:2:17: 'radius_km' is at most 9900: a zone is less than half of the earth
--- status 4

=== nothing in common
--- map.yaml
date: 2020
layers:
  - { id: towns, source: t.csv, key: name }
  - { id: a, zone: { circle: { at: [0, 15], radius: 100km } } }
  - { id: b, zone: { intersection: [ { layer: a }, { circle: { at: [5, 15], radius: 100km } } ] } }
  - { id: c, zone: { difference: [ { layer: a }, { buffer: 1km, of: { layer: a } } ] } }
  - { id: d, zone: { buffer: 1km, of: { layer: towns, where: { name: Kidal } } } }
--- t.csv
name,lon,lat
Gao,0,16
--- run dump features map.yaml
--- says
warning: map.yaml:5:20: layer 'b': zone: the intersection is empty (and 2 more like it)
warning: map.yaml:5:5: layer 'b' has nothing to draw
warning: map.yaml:6:5: layer 'c' has nothing to draw
warning: map.yaml:7:5: layer 'd' has nothing to draw
--- status 0
