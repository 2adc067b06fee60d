What only the data can tell: fields, groups, zones, layers and files that are not there.

=== no such source
--- map.yaml
layers:
  - { id: rivers, source: rivers.shp }
--- run dump features map.yaml
--- says
map.yaml:2:5: layer 'rivers': ./rivers.shp: No such file or directory
--- status 4

=== a source of an unknown kind
--- map.yaml
layers:
  - { id: rivers, source: rivers.vrt }
--- rivers.vrt
{}
--- run dump features map.yaml
--- says
map.yaml:2:5: layer 'rivers': ./rivers.vrt: the name must end in .shp, .csv or .tsv to be read, or, through GDAL, in .geojson, .json, .geojsonl, .topojson, .gpkg, .fgb, .kml, .kmz, .gml, .gpx, .tab, .mif, .gdb, .sqlite, .parquet, .dxf, .dgn, .000, .osm, .pbf, .ods or .xlsx
--- status 4

=== a damaged table
--- map.yaml
layers:
  - { id: sites, source: s.csv }
--- s.csv
a,b
1
--- run dump features map.yaml
--- says
map.yaml:2:5: layer 'sites': ./s.csv:2: 1 cells, 2 expected
--- status 4

=== an unknown coordinate column
--- map.yaml
layers:
  - { id: sites, source: s.csv, lon: estern, lat: lat }
--- s.csv
eastern,lat
1,2
--- run dump features map.yaml
--- says
map.yaml:2:5: layer 'sites': ./s.csv: no column 'estern'; did you mean 'eastern'?
--- status 4

=== no table of groups
--- map.yaml
date: 2023
groups: { source: none.csv }
layers:
  - { id: sites, source: s.csv }
--- s.csv
a
1
--- run dump features map.yaml
--- says
map.yaml:2:9: groups: ./none.csv: No such file or directory
--- status 4

=== unknown fields
--- map.yaml
date: 2023
layers:
  - id: sites
    source: s.csv
    key: cod
    rank: importance
    symbol-by: kinds
    tag: untill
    cluster: place
    label: nam
    title: nme
    valid: [ form, to ]
    where: { kiind: x, zzzzz: 1 }
    label-where: { nane: y }
    uncertain-where: { certanty: y }
--- s.csv
code,kind,name,from,to,lon,lat,certainty
a,b,c,,,1,2,low
--- run dump features map.yaml
--- says
map.yaml:3:5: layer 'sites': key: no field 'cod'; did you mean 'code'?
map.yaml:3:5: layer 'sites': rank: no field 'importance'
map.yaml:3:5: layer 'sites': symbol-by: no field 'kinds'; did you mean 'kind'?
map.yaml:3:5: layer 'sites': tag: no field 'untill'
map.yaml:3:5: layer 'sites': cluster: no field 'place'
map.yaml:3:5: layer 'sites': label: no field 'nam'; did you mean 'name'?
map.yaml:3:5: layer 'sites': title: no field 'nme'; did you mean 'name'?
map.yaml:13:21: no field 'kiind'; did you mean 'kind'?
map.yaml:13:31: no field 'zzzzz'
map.yaml:15:34: no field 'certanty'; did you mean 'certainty'?
map.yaml:14:26: no field 'nane'; did you mean 'name'?

=== unknown validity fields
--- map.yaml
date: 2023
layers:
  - { id: sites, source: s.csv, valid: [ form, to ] }
--- s.csv
code,from,to,lon,lat
a,,,1,2
--- run dump features map.yaml
--- says
map.yaml:3:5: layer 'sites': valid: no field 'form'; did you mean 'from'?

=== groups
--- map.yaml
date: 2023
groups: { source: m.csv }
layers:
  - { id: a, source: s.csv, key: code, where: { group: [ AES, ECOWSA ] } }
  - { id: b, from: a, where: { not: { group: Nonsense } } }
--- s.csv
code,lon,lat
MLI,1,2
--- m.csv
group,member,from,to
AES,MLI,,
ECOWAS,MLI,,
--- run dump features map.yaml
--- says
map.yaml:4:56: no group 'ECOWSA'; did you mean 'ECOWAS'?
map.yaml:5:46: no group 'Nonsense'; there are AES, ECOWAS

=== groups without a table or a key
--- map.yaml
date: 2023
layers:
  - { id: a, source: s.csv, where: { group: AES } }
--- s.csv
code,lon,lat
MLI,1,2
--- run dump features map.yaml
--- says
map.yaml:3:45: a group needs `groups: { source: ... }`, a table of group, member, from, to

=== groups without a key
--- map.yaml
date: 2023
groups: { source: m.csv }
layers:
  - { id: a, source: s.csv, where: { group: AES } }
--- s.csv
code,lon,lat
MLI,1,2
--- m.csv
group,member,from,to
AES,MLI,,
--- run dump features map.yaml
--- says
map.yaml:4:45: a group needs the layer's `key:`, the field that members are named by

=== a table of groups with a bad date
--- map.yaml
date: 2023
groups: { source: m.csv }
layers:
  - { id: a, source: s.csv, key: code, where: { group: AES } }
--- s.csv
code,lon,lat
MLI,1,2
--- m.csv
group,member,from,to
AES,MLI,2023-02-30,
--- run dump features map.yaml
--- says
./m.csv:2:9: from: '2023-02-30' is no date: February 2023 has 28 days
--- status 4

=== an unknown zone
--- map.yaml
layers:
  - { id: zone, source: z.csv, zone: liptaco }
--- z.csv
id,kind,lon,lat,radius_km
liptako,circle,0,14,200
--- run dump features map.yaml
--- says
map.yaml:2:38: no zone 'liptaco' in ./z.csv; did you mean 'liptako'?

=== a bad date in the data
--- map.yaml
date: 2023
layers:
  - { id: sites, source: s.csv, valid: [ from, to ] }
--- s.csv
code,from,to,lon,lat
a,,,1,2
b,2022,2023-13,1,2
--- run dump features map.yaml
--- says
./s.csv:3:8: to: '2023-13' is no date: months are 01 to 12
--- status 4

=== an unknown coordinate system
--- map.yaml
layers:
  - { id: sites, source: s.csv, crs: "EPSG:99999" }
--- s.csv
code,lon,lat
a,1,2
--- run dump features map.yaml
--- says
map.yaml:2:5: layer 'sites': ./s.csv: projection 'EPSG:99999': proj_create: crs not found
--- status 5

=== numbers that are no degrees
--- map.yaml
layers:
  - { id: sites, source: s.csv }
--- s.csv
code,lon,lat
a,500000,1600000
--- run dump features map.yaml
--- says
map.yaml:2:5: layer 'sites': ./s.csv: no coordinate system is given and the numbers are no degrees; write `crs: EPSG:...` in the layer
--- status 4
