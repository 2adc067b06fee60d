Maps of what changed between two days.

=== what is read
--- map.yaml
change: { from: 2022, to: 2025-01 }
groups: { source: g.csv }
layers:
  - id: a
    source: x.csv
    valid: [from, to]
    changes: { closed: { en: Gone }, transient: , opened: New, stayed: Kept }
    changes-legend: { en: Change }
  - { id: b, from: a, changes: { closed: Gone } }
  - { id: c, source: y.csv, key: k, where: { group: G }, changes: { left: Out, joined: In, stayed: Still, transient: Both } }
--- holds
change.from 2022
change.to 2025-01
layers.id a
layers.changes-legend en="Change"
  valid from to
  change closed en="Gone"
  change transient ""
  change opened "New"
  change stayed "Kept"
layers.id b
  change closed "Gone"
layers.id c
  change left "Out"
  change joined "In"
  change stayed "Still"
  change transient "Both"

=== days that are none
--- map.yaml
change: { from: 2022-02-30, to: soon }
layers:
  - { id: a, source: x.csv, valid: [from, to], changes: { closed: Gone } }
--- says
map.yaml:1:17: from: '2022-02-30' is no date: February 2022 has 28 days
map.yaml:1:33: to: 'soon' is no date such as 2023-09-16, 2023-09 or 2023

=== the wrong way round
--- map.yaml
title: T
change:
  to: 2022-01
  from: 2025-01-01
layers:
  - { id: a, source: x.csv, valid: [from, to], changes: { closed: Gone } }
--- says
map.yaml:4:9: change: from 2025-01-01 is not before to 2022-01

=== the same day twice, in two precisions
--- map.yaml
change: { from: 2022-01-01, to: 2022 }
layers:
  - { id: a, source: x.csv, valid: [from, to], changes: { closed: Gone } }
--- says
map.yaml:1:17: change: from 2022-01-01 is not before to 2022

=== one day is missing
--- map.yaml
change: { from: 2022-01-01 }
layers:
  - { id: a, source: x.csv, valid: [from, to], changes: { closed: Gone } }
--- says
map.yaml:1:9: change: two days are expected, such as { from: 2022-01-01, to: 2025-01-01 }

=== no mapping
--- map.yaml
change: 2022
layers:
  - { id: a, source: x.csv, valid: [from, to], changes: { closed: Gone } }
--- says
map.yaml:1:9: change: keys and values are expected, not '2022'

=== unknown keys
--- map.yaml
change: { from: 2022, too: 2025, to: 2025 }
layers:
  - { id: a, source: x.csv, valid: [from, to], change: { closed: Gone } }
--- says
map.yaml:1:23: no option 'too' in change; did you mean 'to'?
map.yaml:3:48: no option 'change' in layers; did you mean 'changes'?

=== changes nobody knows
--- map.yaml
change: { from: 2022, to: 2025 }
groups: { source: g.csv }
layers:
  - { id: a, source: x.csv, valid: [from, to], changes: { close: Gone, left: Out } }
  - { id: b, source: x.csv, where: { group: G }, changes: { opened: New, lefft: Out } }
--- says
map.yaml:4:59: changes: no change 'close' (opened, closed, stayed or transient); did you mean 'closed'?
map.yaml:4:72: changes: no change 'left' (opened, closed, stayed or transient); did you mean 'closed'?
map.yaml:5:61: changes: no change 'opened' (joined, left, stayed or transient); did you mean 'joined'?
map.yaml:5:74: changes: no change 'lefft' (joined, left, stayed or transient); did you mean 'left'?

=== nothing that says when
--- map.yaml
change: { from: 2022, to: 2025 }
layers:
  - { id: a, source: x.csv, changes: { closed: Gone } }
  - { id: b, source: x.csv, where: { kind: x }, changes: { left: Out } }
--- says
map.yaml:3:38: changes: need `valid:`, the two fields, or a `group:` in `where:`
map.yaml:4:58: changes: need `valid:`, the two fields, or a `group:` in `where:`

=== what does not go together
--- map.yaml
change: { from: 2022, to: 2025 }
layers:
  - { id: a, source: x.csv, valid: [from, to], changes: { closed: Gone }, when: ended }
  - { id: b, source: x.csv, valid: [from, to], changes: { closed: Gone }, dissolve: true }
  - { id: c, source: z.csv, valid: [from, to], changes: { closed: Gone }, zone: z }
  - { id: d, source: x.csv, valid: [from, to], changes-legend: Changes }
  - { id: e, source: x.csv, valid: [from, to], changes: {} }
  - { id: f, source: x.csv, valid: [from, to], changes: all }
--- says
map.yaml:3:81: when: does not go with `changes:`, which says what is drawn
map.yaml:4:85: dissolve: what has become one area cannot be painted by its changes
map.yaml:5:57: changes: a zone does not change
map.yaml:6:64: changes-legend: needs `changes:`
map.yaml:7:57: changes: those to draw are expected, such as { closed: Given up }
map.yaml:8:57: changes: values with their legend texts are expected

=== a date besides
--- map.yaml
date: 2022-01-01
change: { from: 2022, to: 2025 }
layers:
  - { id: a, source: x.csv, valid: [from, to], changes: { closed: Gone } }
--- says
map.yaml:1:7: date: does not go with `change:`, whose `to:` is the map's day

=== changes without days, and days without changes
--- map.yaml
date: 2022-01-01
layers:
  - { id: a, source: x.csv, valid: [from, to] }
  - { id: b, source: x.csv, valid: [from, to], changes: { closed: Gone } }
--- says
map.yaml:4:57: changes: need `change:` at the top of the map, the two days

=== nothing would show them
--- map.yaml
change: { from: 2022, to: 2025 }
layers:
  - { id: a, source: x.csv, valid: [from, to] }
--- says
map.yaml:1:9: change: no layer has `changes:`, so nothing would show them

=== a date on the command line
--- map.yaml
change: { from: 2022, to: 2025 }
layers:
  - { id: a, source: x.csv, valid: [from, to], changes: { closed: Gone } }
--- run render map.yaml --date 2023 -o a.png
--- says
date '2023': map.yaml shows what changed between two days, written as `change:`; a date does not go with it
--- status 2
