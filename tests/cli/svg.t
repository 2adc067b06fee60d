SVG files: texts, ids, rules, data.

  $ cat >map.yaml <<'END'
  > title: <script>alert(1)</script>
  > extent: { box: [0, 0, 10, 10] }
  > layers:
  >   - { id: towns, source: towns.csv, key: id, label: name, data: [owner, id] }
  > END
  $ printf 'id,lon,lat,name,owner\na b,3,3,"""onload=alert(1)",<b>\nc,6,6,Gao,\n' >towns.csv

By default with the letters of the fonts; names are text and nothing else.
  $ sahelmap render map.yaml -o a.svg -q; grep -c '@font-face{font-family:' a.svg; grep -c '<script' a.svg
  a.svg
  2
  0
  ? 1
  $ grep -o '<path id="towns_[^"]*" [^>]* d=' a.svg
  <path id="towns_a_b" data-key="a b" data-owner="&lt;b&gt;" data-id="a b" d=
  <path id="towns_c" data-key="c" data-id="c" d=
  $ grep -o '>&quot;onload=alert(1)</text>' a.svg; xmllint --noout a.svg
  >&quot;onload=alert(1)</text>

The same bytes twice:
  $ sahelmap render map.yaml -o b.svg -q && cmp a.svg b.svg
  b.svg

Other texts; no font, no text, both:
  $ for how in live outline both; do sahelmap render map.yaml --svg-text $how -o $how.svg -q; xmllint --noout $how.svg; grep -c '@font-face' $how.svg; grep -c '<text' $how.svg; grep -c 'textLength=' $how.svg; done
  live.svg
  0
  ...
  0
  outline.svg
  0
  0
  0
  both.svg
  0
  ...
  $ grep -o 'aria-label="Gao"' outline.svg
  aria-label="Gao"
  $ sahelmap render map.yaml --svg-text outlines -o x.svg
  ! sahelmap: text of SVG files 'outlines': embed, live, outline or both is expected; did you mean 'outline'?
  ? 2

Rules instead of attributes, and ids of one's own:
  $ sahelmap render map.yaml --svg-css --svg-id-prefix m1- -o css.svg -q; xmllint --noout css.svg; grep -c '^#m1-towns>path{' css.svg; grep -o ' id="[^"]*"' css.svg | grep -vc '"m1-'; grep -c "font-family:'m1-Noto Sans';" css.svg
  css.svg
  1
  0
  2
  $ sahelmap render map.yaml --svg-id-prefix 'a b' -o x.svg
  ! sahelmap: prefix of ids 'a b': at most 40 letters, digits, - and _ are expected, a letter first
  ? 2
