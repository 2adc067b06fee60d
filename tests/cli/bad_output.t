Outputs that cannot be written: status 6, and nothing is left behind.

A good picture first:
  $ sahelmap render towns.yaml -o map.png && cp map.png good.png && cp towns.yaml before.yaml
  map.png

A folder that is missing:
  $ sahelmap render towns.yaml -o none/map.png
  ! sahelmap: none/map.png: No such file or directory
  ? 6

A folder in the file's place:
  $ mkdir dir.png; sahelmap render towns.yaml -o dir.png
  ! sahelmap: dir.png: Is a directory
  ? 6

A file in the folder's place:
  $ sahelmap render towns.yaml -o good.png/map.png
  ! sahelmap: good.png/map.png: Not a directory
  ? 6

A full disk:
  $ sahelmap render towns.yaml --format png -o /dev/full
  ! sahelmap: /dev/full: No space left on device
  ? 6
  $ sahelmap render towns.yaml --format pdf -o - >/dev/full
  ! sahelmap: standard output: No space left on device
  ? 6
  $ sahelmap render towns.yaml -o map.png --report /dev/full
  ! sahelmap: /dev/full: No space left on device
  ? 6

A disk that fills half-way:
  $ sh -c 'trap "" XFSZ; ulimit -f 1; sahelmap render towns.yaml -o map.png'
  ! sahelmap: map.png: File too large
  ? 6

The path cannot be printed:
  $ sahelmap render towns.yaml -o map.png >/dev/full
  ! sahelmap: standard output: No space left on device
  ? 6

One output of several that cannot be written: none is:
  $ sahelmap render towns.yaml --lang fr -o map.png -o none/map.svg -o new.pdf
  ! sahelmap: none/map.svg: No such file or directory
  ? 6
  $ sahelmap render towns.yaml --lang fr -o map.png --report none/map.json
  ! sahelmap: none/map.json: No such file or directory
  ? 6

Two outputs of one name, also by another way to it:
  $ sahelmap render towns.yaml -o a.png -o ./a.png
  ! sahelmap: ./a.png: is to be written twice
  ? 2
  $ ln -s map.png link.png; sahelmap render towns.yaml -o map.png -o link.png
  ! sahelmap: link.png: is to be written twice
  ? 2
  $ sahelmap render towns.yaml --format svg -o - -o -
  ! sahelmap: standard output: is to be written twice
  ? 2
  $ sahelmap render towns.yaml --format svg -o - --report -
  ! sahelmap: standard output: is to be written twice
  ? 2
  $ sahelmap render towns.yaml -o a.svg --report a.svg
  ! sahelmap: a.svg: is to be written twice
  ? 2

The map file itself is not written over:
  $ sahelmap render towns.yaml --format svg -o towns.yaml
  ! sahelmap: towns.yaml: is the map file and may not be written over
  ? 2
  $ sahelmap render towns.yaml -o a.svg --report ../$(basename $PWD)/towns.yaml
  ! sahelmap: ../\w+/towns.yaml: is the map file and may not be written over (re)
  ? 2
  $ cmp towns.yaml before.yaml

More outputs than there is room for:
  $ sahelmap render towns.yaml $(seq -f '-o%g.png' 33)
  ! sahelmap: more than 32 outputs
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2

The good picture is as it was, and no temporary file was left:
  $ cmp map.png good.png && ls
  before.yaml
  dir.png
  good.png
  link.png
  map.png
  members.csv
  towns.csv
  towns.yaml
