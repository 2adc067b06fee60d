How SVG files are written, and the fields that features have in them.

=== everything said
--- map.yaml
svg: { text: outline, css: true, id-prefix: m1- }
layers:
  - { id: a, source: x.csv, data: [Name, from, key, Stärke in km] }
  - { id: b, from: a }
--- run dump spec map.yaml
--- holds
svg.text outline
svg.css true
svg.id-prefix m1-
  data Name from key Stärke in km
  data Name from key Stärke in km

=== no kind of text
--- map.yaml
svg: { text: outlines }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:14: text: 'outlines' is not known; did you mean 'outline'?

=== no option
--- map.yaml
svg: { txt: live }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:8: no option 'txt' in svg; did you mean 'text'?

=== a prefix that cannot begin an id
--- map.yaml
svg: { id-prefix: "1 x" }
layers: [ { id: a, source: x.csv } ]
--- says
map.yaml:1:19: id-prefix: at most 40 letters, digits, - and _ are expected, a letter first, not '1 x'

=== no list of fields
--- map.yaml
layers: [ { id: a, source: x.csv, data: name } ]
--- says
map.yaml:1:41: data: a list of fields is expected, such as [operator, from]

=== fields whose attributes would be the same
--- map.yaml
layers: [ { id: a, source: x.csv, data: [Name, place, name] } ]
--- says
map.yaml:1:55: data: 'Name' and 'name' would both be data-name

=== a field that is not there
--- map.yaml
layers: [ { id: a, source: x.csv, data: [nam] } ]
--- x.csv
lon,lat,name
1,2,Gao
--- run check map.yaml
--- says
map.yaml:1:11: layer 'a': data: no field 'nam'; did you mean 'name'?
--- status 3
