Joined tables, and the colours and sizes that numbers set.

=== what is read
--- map.yaml
layers:
  - id: a
    source: x.csv
    key: code
    join: { source: t.csv, where: { year: 2020 } }
    color-by: { field: n, breaks: [1, 2.5, 1e3], palette: [red, '#00ff0080'], no-data: { fr: rien } }
    size-by: { field: m, max: 1in }
--- holds
join.source t.csv
join.key code
join.on code
  where year in '2020'
color-by.field n
color-by.classes 4
color-by.method given
color-by.no-data fr="rien"
  breaks 1 2.5 1000
  palette #ff0000ff #00ff0080
size-by.field m
size-by.min 2
size-by.max 72
size-by.method proportional
size-by.classes 3

=== a layer drawn from another has its join, unless it has one of its own
--- map.yaml
layers:
  - { id: a, source: x.csv, join: { source: t.csv, key: k, on: o } }
  - { id: b, from: a }
  - { id: c, from: a, join: { source: u.csv, key: l } }
--- holds
layers.id a
join.source t.csv
layers.id b
join.source t.csv
join.key k
join.on o
layers.id c
join.source u.csv
join.key l
join.on l

=== what is missing
--- map.yaml
layers:
  - { id: a, source: x.csv, join: { key: b } }
  - { id: b, source: x.csv, join: { source: t.csv } }
  - { id: c, source: x.csv, color-by: { classes: 3 } }
  - { id: d, source: x.csv, size-by: {} }
  - { id: e, source: x.csv, zone: z, key: k, join: { source: t.csv } }
--- says
map.yaml:2:35: join: needs `source:`, a table
map.yaml:3:35: join: needs `key:`, the field of the layer that names a feature
map.yaml:4:39: color-by: needs `field:`, a field of numbers
map.yaml:5:38: size-by: needs `field:`, a field of numbers
map.yaml:6:52: join: a zone has no features to join to

=== misspelt
--- map.yaml
layers:
  - { id: a, source: x.csv, join: { sourc: t.csv } }
  - { id: b, source: x.csv, color-by: { field: n, method: quantil } }
  - { id: c, source: x.csv, size-by: { field: n, palette: [red, blue] } }
  - { id: d, source: x.csv, color-by: { field: n, method: proportional } }
--- says
map.yaml:2:37: no option 'sourc' in join; did you mean 'source'?
map.yaml:3:59: method: 'quantil' is not known; did you mean 'quantile'?
map.yaml:4:50: no option 'palette' in size-by
map.yaml:5:59: method: quantile, equal, natural or given is expected, not 'proportional'

=== breaks
--- map.yaml
layers:
  - { id: a, source: x.csv, color-by: { field: n, breaks: [1, 3, 3] } }
  - { id: b, source: x.csv, color-by: { field: n, breaks: [1, many] } }
  - { id: c, source: x.csv, color-by: { field: n, breaks: [] } }
  - { id: d, source: x.csv, color-by: { field: n, breaks: 5 } }
  - { id: e, source: x.csv, color-by: { field: n, breaks: [1,2,3,4,5,6,7,8,9,10,11,12] } }
  - { id: f, source: x.csv, color-by: { field: n, method: given } }
  - { id: g, source: x.csv, color-by: { field: n, method: equal, breaks: [1] } }
  - { id: h, source: x.csv, color-by: { field: n, classes: 3, breaks: [1] } }
  - { id: i, source: x.csv, color-by: { field: n, classes: 2, method: given, breaks: [1] } }
--- says
map.yaml:2:66: breaks: up to 11 numbers are expected, each larger than the one before
map.yaml:3:63: breaks: up to 11 numbers are expected, each larger than the one before
map.yaml:4:59: breaks: up to 11 numbers are expected, each larger than the one before
map.yaml:5:59: breaks: up to 11 numbers are expected, each larger than the one before
map.yaml:6:84: breaks: up to 11 numbers are expected, each larger than the one before
map.yaml:7:59: method: given needs `breaks:`, such as [10, 20, 50]
map.yaml:8:74: breaks: go with `method: given` alone
map.yaml:9:60: classes: the breaks make 2; leave `classes:` out

=== numbers and colours
--- map.yaml
layers:
  - { id: a, source: x.csv, color-by: { field: n, classes: 13 } }
  - { id: b, source: x.csv, color-by: { field: n, classes: 2.5 } }
  - { id: c, source: x.csv, color-by: { field: n, palette: [red] } }
  - { id: d, source: x.csv, color-by: { field: n, palette: [red, bleu] } }
  - { id: e, source: x.csv, size-by: { field: n, min: 9, max: 8 } }
--- says
map.yaml:2:60: classes: '13' is out of range (1 to 12)
map.yaml:3:60: classes: a whole number is expected
map.yaml:4:60: palette: a list of two or more colours is expected
map.yaml:5:66: palette: 'bleu' is no colour; did you mean 'blue'?
map.yaml:6:38: size-by: `min:` is larger than `max:`

=== what does not go together
--- map.yaml
layers:
  - { id: a, source: x.csv, symbol-by: k, color-by: { field: n } }
  - { id: b, source: x.csv, dissolve: true, color-by: { field: n } }
  - { id: c, source: x.csv, dissolve: true, size-by: { field: n } }
--- says
map.yaml:2:53: color-by: the colour is set by `symbol-by:`; leave one of them out
map.yaml:3:55: dissolve: what has become one area cannot be painted by its numbers
map.yaml:4:54: dissolve: what has become one area cannot be painted by its numbers

=== a ramp of one colour
--- map.yaml
style: s.yaml
layers: [ { id: a, source: x.csv } ]
--- s.yaml
ramp: [red]
--- run dump features map.yaml
--- says
./s.yaml:1:7: ramp: a list of two or more colours is expected

=== a table that is not there
--- map.yaml
style: s.yaml
layers:
  - { id: a, source: x.csv, key: code, join: { source: t.csv } }
--- s.yaml
rules: {}
--- x.csv
code,lon,lat
A,1,1
--- run dump features map.yaml
--- says
map.yaml:3:46: layer 'a': join: ./t.csv: No such file or directory
--- status 4

=== a join that matches nothing
--- map.yaml
style: s.yaml
layers:
  - { id: a, source: x.csv, key: code, join: { source: t.csv, on: name } }
  - { id: b, source: x.csv, join: { source: t.csv, key: cod, on: iso } }
  - { id: c, source: x.csv, key: code, join: { source: t.csv, on: iso, where: { yaer: 1 } } }
--- s.yaml
rules: {}
--- x.csv
code,lon,lat
A,1,1
--- t.csv
iso,name,year
A,Ay,1
--- run dump features map.yaml
--- says
map.yaml:3:46: layer 'a': join: no row of ./t.csv matches: 'code' of the layer is such as 'A', 'name' of the table such as 'Ay'; did you mean `on: iso`?
map.yaml:4:35: layer 'b': join: key: no field 'cod' in the layer; did you mean 'code'?
map.yaml:5:87: no field 'yaer'; did you mean 'year'?

=== a key that stands twice
--- map.yaml
style: s.yaml
layers:
  - { id: a, source: x.csv, key: code, join: { source: t.csv } }
--- s.yaml
rules: {}
--- x.csv
code,lon,lat
A,1,1
--- t.csv
code,year
A,1
A,2
--- run dump features map.yaml
--- says
map.yaml:3:46: layer 'a': join: ./t.csv:3:1: 'A' is in 'code' of row 1 already; choose rows by `where:`
--- status 4

=== what is left over is counted
--- map.yaml
style: s.yaml
layers:
  - { id: a, source: x.csv, key: code, join: { source: t.csv, where: { year: 2 } } }
  - { id: b, from: a, where: { code: [C, D] } }
--- s.yaml
rules: {}
--- x.csv
code,lon,lat
A,1,1
B,2,2
C,3,3
D,4,4
--- t.csv
code,year,n
A,1,5
A,2,6
C,2,7
X,2,8
Y,2,9
--- run dump features map.yaml
--- says
warning: map.yaml:3:46: layer 'a': join: 2 of 4 rows of ./t.csv match no feature: 'X', 'Y'
warning: map.yaml:3:46: layer 'a': join: 2 of 4 features have no row in ./t.csv: 'B', 'D'
warning: map.yaml:3:46: layer 'b': join: 1 of 2 features have no row in ./t.csv: 'D'
--- status 0

=== a table without rows has fields of no type yet
--- map.yaml
style: s.yaml
layers:
  - { id: a, source: x.csv, rank: n, size-by: { field: n } }
--- s.yaml
rules: {}
--- x.csv
lon,lat,n
--- run dump features map.yaml
--- says
warning: map.yaml:3:5: layer 'a' has nothing to draw
--- status 0

=== fields that are no numbers
--- map.yaml
style: s.yaml
layers:
  - { id: a, source: x.csv, color-by: { field: cod } }
  - { id: b, source: x.csv, color-by: { field: name } }
  - { id: c, source: x.csv, color-by: { field: n, classes: 2 } }
  - { id: d, source: x.csv, size-by: { field: none } }
  - { id: e, source: x.csv, size-by: { field: n } }
--- s.yaml
rules: {}
--- x.csv
code,lon,lat,n,name,none
A,1,1,5,1,
B,1,1,-6,n/a,
--- run dump features map.yaml
--- says
map.yaml:3:48: layer 'a': color-by: no field 'cod'; did you mean 'code'?
map.yaml:4:48: layer 'b': color-by: 'name' is a field of texts such as 'n/a'; numbers are expected, and empty cells where one is missing
map.yaml:5:48: layer 'c': color-by: needs `palette:`, or a style with `ramp:`
map.yaml:6:47: layer 'd': size-by: 'none' is a field of texts; numbers are expected
map.yaml:7:47: layer 'e': size-by: 'n' has numbers below 0, which no size is proportional to; write `method:` with classes
