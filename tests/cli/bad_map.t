Map files that are wrong: a line for each mistake, status 3, no picture, and the picture that was
there before stays as it is.

A good picture first:
  $ sahelmap render towns.yaml -o map.png && cp map.png good.png
  map.png

A missing file:
  $ sahelmap render none.yaml -o map.png
  ! sahelmap: none.yaml: No such file or directory
  ? 3

A folder:
  $ sahelmap render . -o map.png
  ! sahelmap: .: Is a directory
  ? 3

An empty file, and one of comments alone:
  $ : >empty.yaml; sahelmap render empty.yaml -o map.png
  ! sahelmap: empty.yaml: .*empty (re)
  ? 3
  $ echo '# nothing' >comment.yaml; sahelmap render comment.yaml -o map.png
  ! sahelmap: comment.yaml.*: .* (re)
  ? 3

Noise:
  $ printf '\377\376\001\202' >noise.yaml; sahelmap render noise.yaml -o map.png
  ! sahelmap: noise.yaml:1:1: .* (re)
  ? 3
  $ sahelmap render good.png -o map.png
  ! sahelmap: good.png:1:1: .* (re)
  ? 3

No mapping:
  $ echo 'just words' >words.yaml; sahelmap render words.yaml -o map.png
  ! sahelmap: words.yaml:1:1: keys and values are expected, such as 'title: ...'
  ? 3

Duplicate keys:
  $ sed 's/^date:/title: x\ndate:/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:3:1: key 'title' stands here twice; the first is in line 2
  ? 3

The end inside a bracket:
  $ printf 'title: { en: Three\n' >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:2:1: .* while parsing a flow mapping that begins in line 1 (re)
  ? 3
  $ printf 'layers: [ { id: a\n' >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:2:1: .* while parsing a flow mapping that begins in line 1 (re)
  ? 3
  $ printf 'title: "Three\n' >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:.*: .* (re)
  ? 3

An unknown field, with the nearest:
  $ sed 's/symbol-by: kind/symbol-by: kond/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:9:5: layer 'towns': symbol-by: no field 'kond'; did you mean 'kind'?
  ? 3
  $ sed 's/label: name/label: nome/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:9:5: layer 'towns': label: no field 'nome'; did you mean 'name'?
  ? 3
  $ sed 's/key: id/key: id, where: { knid: a }/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:9:\d+: .*'knid'; did you mean 'kind'\? (re)
  ? 3

An unknown layer:
  $ sed 's/^layers:/layers:\n  - { id: more, from: twons }/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:9:\d+: from: no layer 'twons' before this one (re)
  ? 3

An unknown group, with the nearest:
  $ sed 's/key: id/key: id, where: { group: nort }/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:9:\d+: no group 'nort'; did you mean 'north'\? (re)
  ? 3

A day that does not exist:
  $ sed 's/^date:.*/date: 2023-02-30/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:3:7: date: .*2023-02-30.* (re)
  ? 3

A colour that is none, in the style file's own words:
  $ printf 'rules:\n  towns: { fill: blurple }\n' >style.yaml; sed 's/^date:/style: style.yaml\ndate:/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: (\./)?style.yaml:2:18: .*'blurple' is no colour.* (re)
  ? 3

A style that is missing:
  $ sed 's/^date:/style: none.yaml\ndate:/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: .*none.yaml.* (re)
  ? 3

A page of 10 metres at 1200 dots per inch:
  $ sed 's/height: 60mm, dpi: 72/height: 10000mm, dpi: 1200/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: bad.yaml:4:30: height: '10000mm' is out of range \(28 to 8504 pt\) (re)
  ? 3

A page within the limits that makes too large a picture at that resolution:
  $ sed 's/60mm/3000mm/g; s/dpi: 72/dpi: 1200/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png
  ! sahelmap: .*pixels.* (re)
  ? 7

Ten mistakes are told in one go:
  $ sed 's/^title/tilte/; s/width/widht/; s/dpi: 72/dpi: many/; s/box/bocks/; s/source: members/sauce: members/; s/id: towns/ids: towns/' towns.yaml >bad.yaml; sahelmap render bad.yaml -o map.png 2>&1 | cut -d : -f 1-4
  sahelmap: bad.yaml:2:1
  sahelmap: bad.yaml:4:9
  sahelmap: bad.yaml:4:\d+ (re)
  sahelmap: bad.yaml:5:\d+ (re)
  sahelmap: bad.yaml:7:\d+ (re)
  sahelmap: bad.yaml:9:\d+ (re)
  ...

The good picture is as it was, and no other was written:
  $ cmp map.png good.png && ls | grep -e '\.png' -e part
  good.png
  map.png
