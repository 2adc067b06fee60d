Two editions compared, as diff compares files.

Two editions to compare: in the new one a town is called otherwise, one has moved, and the map has another title:
  $ mkdir old new; sahelmap render towns.yaml -q -o old/towns.png -o old/towns.svg --report old/towns.json
  old/towns.png
  old/towns.svg
  $ sed -e 's/Southam,/Southtown,/' -e 's/,-1,2,/,-1.5,2,/' towns.csv >towns2.csv; sed -e 's/Three towns/Our towns/' -e 's/towns.csv/towns2.csv/' towns.yaml >towns2.yaml
  $ sahelmap render towns2.yaml -q --date 2009 -o new/towns.png -o new/towns.svg --report new/towns.json
  new/towns.png
  new/towns.svg

Nothing differs:
  $ sahelmap diff old old
  1 map: 1 equal
  $ sahelmap diff old/towns.json old/towns.json
  1 map: 1 equal
  $ cp old/towns.png same.png && sahelmap diff old/towns.png same.png
  1 map: 1 equal

The times a report tells are no difference:
  $ sed 's/"paint": .*/"paint": 77/' old/towns.json >later.json && sahelmap diff old/towns.json later.json
  1 map: 1 equal

What differs:
  $ sahelmap diff old new
  towns: changed
    \d+\.\d+ % of the pixels changed, from \(\d+, \d+\) to \(\d+, \d+\) (re)
    .svg: changed
    title: 'Three towns' became 'Our towns'
    label added: towns/N 'Northton'
    label reworded: towns/S 'Southtown', before 'Southam'.* (re)
  1 map: 1 changed
  ? 1

Two pictures, with the reports beside them or without:
  $ sahelmap diff old/towns.png new/towns.png | tail -n +2
    \d+\.\d+ % of the pixels changed, from .* (re)
    title: 'Three towns' became 'Our towns'
    label added: towns/N 'Northton'
    label reworded: towns/S 'Southtown', before 'Southam'.* (re)
  1 map: 1 changed
  $ cp new/towns.png alone.png; sahelmap diff old/towns.png alone.png | tail -n +2
    \d+\.\d+ % of the pixels changed, from .* (re)
  1 map: 1 changed

A map on one side only, and a gallery's small pictures, which are no maps:
  $ mkdir -p more/thumbnails && cp old/towns.png more/other.png && cp old/towns.png more/thumbnails/ && cp old/* more && sahelmap diff old more
  other: only in NEW
  2 maps: 1 equal, 1 only in NEW
  ? 1
  $ sahelmap diff more old >out; echo $?; cat out
  1
  other: only in OLD
  2 maps: 1 equal, 1 only in OLD

JSON:
  $ sahelmap diff old new --json >d.json; echo $?; python3 -c "
  > import json; d = json.load(open('d.json')); m, = d.pop('maps'); print(d)
  > print(m['map'], m['status'], m['files'], m['texts'])
  > p = m['pixels']; print(0 < p['share'] < 1, p['share'] == round(p['changed'] / p['all'], 6), p['size_old'] == p['size_new'] == [170, 170])
  > print(*[(l['change'], l['id'], l['text'], l.get('old_text')) for l in m['labels']])"
  1
  {'old': 'old', 'new': 'new', 'equal': 0, 'changed': 1, 'only_old': 0, 'only_new': 0}
  towns changed [{'format': 'png', 'status': 'changed'}, {'format': 'svg', 'status': 'changed'}] [{'name': 'title', 'old': 'Three towns', 'new': 'Our towns'}]
  True True True
  ('added', 'towns/N', 'Northton', None) ('reworded', 'towns/S', 'Southtown', 'Southam')
  $ sahelmap diff old old --json
  {
    "old": "old",
    "new": "old",
    "maps": [
      { "map": "towns", "status": "equal" }
    ],
    "equal": 1,
    "changed": 0,
    "only_old": 0,
    "only_new": 0
  }

A page holds the pictures of what differs, and asks for no other file:
  $ sahelmap diff more new -o review.html >out; echo $?; grep -c 'src="data:image/png;base64,' review.html; grep -cE 'src="[^d]|href=|url\(' review.html
  1
  3
  0
  ? 1
  $ sahelmap diff old old -o equal.html; grep -c '<section' equal.html
  1 map: 1 equal
  0
  ? 1

Names cannot become a part of the page:
  $ mkdir 'x<b>"&' && cp old/towns.png 'x<b>"&/<script>a(1)<.png' && mkdir empty && sahelmap diff empty 'x<b>"&' -o e.html
  <script>a(1)<: only in NEW
  1 map: 1 only in NEW
  ? 1
  $ grep -c '<script>a' e.html; grep -o '<title>.*</title>' e.html; grep -o '<h2>.*</h2>' e.html
  0
  <title>empty and x&lt;b&gt;&quot;&amp;</title>
  <h2>&lt;script&gt;a(1)&lt;: only in NEW</h2>

What cannot be compared has another status than what differs:
  $ sahelmap diff old nosuch
  ! sahelmap: nosuch: No such file or directory
  ? 4
  $ sahelmap diff old old/towns.png
  ! sahelmap: old is a folder, and old/towns.png is none
  ? 2
  $ sahelmap diff old/towns.png old/towns.json
  ! sahelmap: old/towns.png and old/towns.json: two files of one format are expected (.png, .svg, .pdf, .eps, or reports .json), or two folders
  ? 2
  $ sahelmap diff empty empty
  ! sahelmap: empty and empty: no maps in them (.png, .svg, .pdf, .eps, or reports .json)
  ? 4
  $ head -c 300 old/towns.png >cut.png; sahelmap diff cut.png old/towns.png
  ! sahelmap: cut.png: a broken PNG: its pixels cannot be decoded
  ? 4
  $ echo '{ "a": 1 }' >a.json; sahelmap diff a.json old/towns.json
  ! sahelmap: a.json: not a report of a map, as sahelmap render --report writes it
  ? 3
  $ head -c 900 old/towns.json >cut.json; sahelmap diff old/towns.json cut.json
  ! sahelmap: cut.json:\d+:\d+: .* (re)
  ? 3
  $ sahelmap diff old new -o nosuch/review.html
  ! sahelmap: nosuch/review.html: No such file or directory
  ? 6
  $ sahelmap diff old
  ! sahelmap: NEW is missing
  ! usage: sahelmap diff OLD NEW [-o FILE] [--json]
  ? 2
