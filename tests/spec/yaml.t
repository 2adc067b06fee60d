Map files that are no YAML, or more than a map file may be.

=== no file
--- run dump document map.yaml
--- says
map.yaml: No such file or directory

=== empty
--- map.yaml raw
--- says
map.yaml: the file is empty

=== only a comment
--- map.yaml
# to be written
--- says
map.yaml: the file is empty

=== a folder
--- map.yaml/x
--- says
map.yaml: Is a directory

=== one word
--- map.yaml
title
--- says
map.yaml:1:1: keys and values are expected, such as 'title: ...'

=== a list
--- map.yaml

- title
--- says
map.yaml:2:1: keys and values are expected, such as 'title: ...'

=== noise
--- map.yaml raw
title: a\nx: \x80\xff\x13
--- says
map.yaml:2:4: is no UTF-8 text: invalid leading UTF-8 octet

=== Windows-1252
--- map.yaml raw
title: "Mén\xe9trier"\n
--- says
map.yaml:1:13: is no UTF-8 text: invalid trailing UTF-8 octet

=== control characters
--- map.yaml raw
title: \x01\n
--- says
map.yaml:1:8: is no UTF-8 text: control characters are not allowed

=== ends inside a bracket
--- map.yaml
title: x
layers:
  - { id: a
--- says
map.yaml:4:1: did not find expected ',' or '}' while parsing a flow mapping that begins in line 3

=== ends behind a bracket
--- map.yaml raw
title: {
--- says
map.yaml:2:1: did not find expected node content while parsing a flow node

=== ends inside a list
--- map.yaml
extent: { box: [1, 2,
 3
--- says
map.yaml:3:1: did not find expected ',' or ']' while parsing a flow sequence that begins in line 1

=== ends inside quotes
--- map.yaml
title: "Sahel
date: 2023
--- says
map.yaml:3:1: found unexpected end of stream while scanning a quoted scalar that begins in line 1

=== a tab
--- map.yaml raw
page:\n\twidth: 1mm\n
--- says
map.yaml:2:1: found character that cannot start any token while scanning for the next token; lines are indented with spaces, not with tabs

=== two colons
--- map.yaml
title: Mali: Gao
--- says
map.yaml:1:12: mapping values are not allowed in this context; a text with ': ' in it is written in quotes

=== bad indentation
--- map.yaml
page:
    width: 1mm
  height: 1mm
--- says
map.yaml:3:3: did not find expected key while parsing a block mapping that begins in line 1; keys of one mapping begin in one column, and nothing stands behind a closing quote

=== a key twice
--- map.yaml
title: x
date: 2023
title: y
--- says
map.yaml:3:1: key 'title' stands here twice; the first is in line 1

=== a key twice in one line
--- map.yaml
page: { width: 100mm, height: 90mm, width: 80mm }
--- says
map.yaml:1:37: key 'width' stands here twice; the first is in line 1

=== the same key in two places
--- map.yaml
layers:
  - { id: a, source: x.csv }
  - { id: b, source: x.csv }
--- run dump document map.yaml
--- prints
1:1 mapping
2:3   layers: list
2:5     mapping
2:11       id: "a"
2:22       source: "x.csv"
3:5     mapping
3:11       id: "b"
3:22       source: "x.csv"

=== an anchor
--- map.yaml
page: &p { width: 100mm }
--- says
map.yaml:1:7: anchors and aliases are not part of a map file

=== an anchor on a word
--- map.yaml
title: &t x
--- says
map.yaml:1:8: anchors and aliases are not part of a map file

=== an anchor on a list
--- map.yaml
layers: &l [ { id: a } ]
--- says
map.yaml:1:9: anchors and aliases are not part of a map file

=== an alias
--- map.yaml
title: x
subtitle: *t
--- says
map.yaml:2:11: anchors and aliases are not part of a map file

=== a list as key
--- map.yaml
? [a, b]
: c
--- says
map.yaml:1:3: a key must be a word

=== an anchor on a key
--- map.yaml
&k title: x
--- says
map.yaml:1:1: a key must be a word

=== two documents
--- map.yaml
title: x
---
title: y
--- says
map.yaml:2:1: a second document is not expected

=== NUL in a text
--- map.yaml
title: "a\0b"
--- says
map.yaml:1:8: a text holds a NUL character

=== too deep
--- map.yaml
title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
--- says
map.yaml:1:47: nested too deeply
--- status 7

=== texts of several lines
--- map.yaml
title: |
  two
  lines
subtitle: >
  joined
  lines
notes: [ 'it''s', "tab\there" ]
--- run dump document map.yaml
--- prints
1:1 mapping
1:8   title: "two\u000alines\u000a"
4:11   subtitle: "joined lines\u000a"
7:8   notes: list
7:10     "it's"
7:19     "tab\u0009here"
