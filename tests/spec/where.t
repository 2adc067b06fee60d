Conditions: the mappings of `where:`, `label-where:`, `uncertain-where:` and `around:`.

=== every kind
--- map.yaml
date: 2023
groups: { source: m.csv }
extent: { around: { group: AES, not: { name: [ A, B ] } }, layer: a }
layers:
  - id: a
    source: x.csv
    key: k
    where:
      one: x
      number: 5
      empty: ""
      list: [ a, 2, "" ]
      unequal: "!= FRA"
      tight: "!=FRA"
      less: "< 3"
      less-equal: "<=-2.5"
      more: "> 1e3"
      more-equal: ">= 100000"
      group: [ AES, G5 Sahel ]
      not:
        one: y
        list: [ c, d ]
        unequal: "!= g"
        less: "< 3"
        less-equal: "<= 3"
        more: "> 3"
        more-equal: ">= 3"
        group: ECOWAS
        not: { one: twice }
  - { id: b, from: a, where: { group: "!= AES", not: { group: "!= UN" } } }
--- holds
  around group member of 'AES'
  around name not in 'A' 'B'
  where one in 'x'
  where number in '5'
  where empty in ''
  where list in 'a' '2' ''
  where unequal not in 'FRA'
  where tight not in 'FRA'
  where less < '3'
  where less-equal <= '-2.5'
  where more > '1e3'
  where more-equal >= '100000'
  where group member of 'AES' 'G5 Sahel'
  where one not in 'y'
  where list not in 'c' 'd'
  where unequal in 'g'
  where less >= '3'
  where less-equal > '3'
  where more <= '3'
  where more-equal < '3'
  where group not member of 'ECOWAS'
  where one in 'twice'
  where group not member of 'AES'
  where group member of 'UN'

=== what is none
--- map.yaml
layers:
  - { id: a, source: x.csv, where: [ x ] }
  - { id: b, source: x.csv, where: x }
  - { id: c, source: x.csv, label-where: 5 }
  - id: d
    source: x.csv
    where:
      list: []
      nested: [ [ a ] ]
      mapping: { a: b }
      compared: "> many"
      listed: [ a, "< 3" ]
      group: ">= 3"
      not: x
  - { id: e, source: x.csv, where: { "not": [ a ] } }
--- says
map.yaml:2:36: conditions are expected, such as { group: AES }
map.yaml:3:36: conditions are expected, such as { group: AES }
map.yaml:4:42: conditions are expected, such as { group: AES }
map.yaml:8:13: list: the list is empty
map.yaml:9:17: nested: a value is expected
map.yaml:10:16: mapping: a value, a list or a comparison is expected
map.yaml:11:17: compared: a number is expected behind the comparison, not 'many'
map.yaml:12:20: listed: a list holds values; the comparison '< 3' must stand alone
map.yaml:13:14: group: a name is expected, not '>= 3'
map.yaml:14:12: not: conditions are expected, such as { group: AES }
map.yaml:15:45: not: conditions are expected, such as { group: AES }

=== conditions at work
--- map.yaml
date: 2020
groups: { source: m.csv }
layers:
  - { id: all, source: x.csv, key: k }
  - { id: equal, from: all, where: { n: 2 } }
  - { id: one-of, from: all, where: { k: [ a, c ] } }
  - { id: unequal, from: all, where: { k: "!= a" } }
  - { id: less, from: all, where: { n: "< 2" } }
  - { id: at-least, from: all, where: { n: ">= 2" } }
  - { id: both, from: all, where: { n: ">= 2", not: { k: c } } }
  - { id: members, from: all, where: { group: G } }
  - { id: others, from: all, where: { not: { group: G } } }
--- x.csv
k,n,lon,lat
a,1,1,1
b,2,2,2
c,3,3,3
d,,4,4
--- m.csv
group,member,from,to
G,a,2010,
G,b,,2019
G,c,2021,
H,d,,
--- run dump features map.yaml
--- prints
layer all
point row 0 part 1: 1,1
point row 1 part 1: 2,2
point row 2 part 1: 3,3
point row 3 part 1: 4,4
layer equal
point row 1 part 1: 2,2
layer one-of
point row 0 part 1: 1,1
point row 2 part 1: 3,3
layer unequal
point row 1 part 1: 2,2
point row 2 part 1: 3,3
point row 3 part 1: 4,4
layer less
point row 0 part 1: 1,1
layer at-least
point row 1 part 1: 2,2
point row 2 part 1: 3,3
layer both
point row 1 part 1: 2,2
layer members
point row 0 part 1: 1,1
layer others
point row 1 part 1: 2,2
point row 2 part 1: 3,3
point row 3 part 1: 4,4

=== statuses, and a table of groups with other columns
--- map.yaml
date: 2023-12-31
groups: { source: m.csv, group: bloc, member: who, from: since, to: until, status: as }
layers:
  - id: a
    source: s.csv
    key: code
    where: { group: West }
    statuses: { suspended: { en: Suspended }, guest: Guest }
--- m.csv
bloc,who,since,until,as
West,12,2000,,
West,13,2000,2022,
--- s.csv
code,lon,lat
12,1,2
13,3,4
--- holds
  status suspended en="Suspended"
  status guest "Guest"

=== no member on the day
--- map.yaml
date: 2013-01-01
groups: { source: m.csv }
layers:
  - { id: all, source: s.csv, key: code }
  - { id: a, from: all, where: { group: West } }
  - { id: b, from: all, where: { group: [ West, East ] } }
--- m.csv
group,member,from,to
West,A,2020,
East,A,2014,2015
--- s.csv
code,lon,lat
A,1,2
--- run dump features map.yaml
--- says
warning: map.yaml:5:41: layer 'a' has nothing to draw: group 'West' has no member on 2013-01-01 in ./m.csv
warning: map.yaml:6:41: layer 'b' has nothing to draw: group 'West', as the others of the list, has no member on 2013-01-01 in ./m.csv
--- status 0

=== members that are not on the map
--- map.yaml
date: 2023
groups: { source: m.csv }
layers:
  - { id: a, source: s.csv, key: code, where: { group: West } }
  - { id: b, from: a, where: { group: West, code: B } }
--- m.csv
group,member,from,to
West,A1,2020,
West,A2,2020,
West,A3,2000,2001
East,A,2020,
--- s.csv
code,lon,lat
A,1,2
B,1,2
--- run dump features map.yaml
--- says
warning: map.yaml:4:56: layer 'a': 2 of 2 members of group 'West' in ./m.csv match no feature's 'code': 'A1', 'A2'
warning: map.yaml:4:5: layer 'a' has nothing to draw
warning: map.yaml:5:5: layer 'b' has nothing to draw
--- status 0

=== a membership that ends before it begins
--- map.yaml
date: 2023
groups: { source: m.csv }
layers:
  - { id: a, source: s.csv, key: code, where: { group: West } }
--- m.csv
group,member,from,to
West,A,2020,2020-01-01
West,A,2021,2020-12
--- s.csv
code,lon,lat
A,1,2
--- run dump features map.yaml
--- says
./m.csv:3:8: 'from' 2021 is after 'to' 2020-12
--- status 4

=== a site that ends before it begins
--- map.yaml
date: 2023
layers:
  - { id: a, source: s.csv, valid: [ opened, closed ], where: { kind: fort } }
--- s.csv
kind,opened,closed,lon,lat
camp,2021,2020,1,2
fort,2020-08,2020,1,2
fort,2021-03-02,2021-03-01,1,2
--- run dump features map.yaml
--- says
./s.csv:4:6: 'opened' 2021-03-02 is after 'closed' 2021-03-01
--- status 4
