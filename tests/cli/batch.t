A plan draws one map many times.

The maps of a plan, with their files:
  $ cat >plan.yaml <<X
  > maps: towns.yaml
  > dates: [2020, 2021]
  > languages: [en, fr]
  > X
  > sahelmap batch plan.yaml --list
  towns/2020/en	plan/towns-2020-en.png
  towns/2020/fr	plan/towns-2020-fr.png
  towns/2021/en	plan/towns-2021-en.png
  towns/2021/fr	plan/towns-2021-fr.png
  $ test -e plan || echo nothing is written
  nothing is written

Drawn in their order by one thread:
  $ sahelmap batch plan.yaml -j1
  plan/towns-2020-en.png
  plan/towns-2020-fr.png
  plan/towns-2021-en.png
  plan/towns-2021-fr.png
  ! 4 maps: 4 drawn, 0 with warnings, 0 failed; \d+ s (re)

The same files as render's, whatever the number of threads:
  $ sahelmap render towns.yaml --date 2021 --lang fr -o one.png
  one.png
  $ cmp one.png plan/towns-2021-fr.png && sahelmap batch plan.yaml -q -j3 --out other && diff -r -x .sahelmap plan other

Lines for programs:
  $ rm -r plan; sahelmap batch plan.yaml -j1 --json | sed 's/"ms": [0-9.]*/"ms": 0/; s/"seconds": [0-9.]*/"seconds": 0/' | tail -2
  {"event": "job", "name": "towns/2021/fr", "status": "drawn", "files": ["plan/towns-2021-fr.png"], "errors": [], "warnings": [], "ms": 0, "drawn": 4, "failed": 0, "fresh": 0, "total": 4}
  {"event": "end", "drawn": 4, "failed": 0, "fresh": 0, "total": 4, "warned": 0, "dropped": 0, "stopped": false, "seconds": 0}

All axes, folders, excludes and overrides:
  $ cat >wide.yaml <<X
  > maps: { town: towns.yaml }
  > dates: 2020..2021 by year
  > languages: [en, fr]
  > sizes: { small: { width: 40mm }, big: { width: 90mm, dpi: 50 } }
  > formats: [png, svg, areas]
  > regions: { north: { extent: { box: [-3, 0, 3, 3] } }, all: {} }
  > pattern: "{region}/{lang}/{map}-{date}-{size}.{format}"
  > exclude:
  >   - { size: big, date: [2020], region: all }
  >   - { format: [svg, areas], size: small }
  >   - { format: areas, lang: fr }
  > overrides:
  >   - { when: { lang: fr, size: big }, set: { title: Grandes villes, page: { margin: 3mm } } }
  > X
  > sahelmap batch wide.yaml --list --out w | cut -f2- | sort | sed 's/\t/ /g'
  w/all/en/town-2020-small.png
  w/all/en/town-2021-big.png w/all/en/town-2021-big.svg w/all/en/town-2021-big.areas.json
  w/all/en/town-2021-small.png
  w/all/fr/town-2020-small.png
  w/all/fr/town-2021-big.png w/all/fr/town-2021-big.svg
  w/all/fr/town-2021-small.png
  w/north/en/town-2020-big.png w/north/en/town-2020-big.svg w/north/en/town-2020-big.areas.json
  w/north/en/town-2020-small.png
  w/north/en/town-2021-big.png w/north/en/town-2021-big.svg w/north/en/town-2021-big.areas.json
  w/north/en/town-2021-small.png
  w/north/fr/town-2020-big.png w/north/fr/town-2020-big.svg
  w/north/fr/town-2020-small.png
  w/north/fr/town-2021-big.png w/north/fr/town-2021-big.svg
  w/north/fr/town-2021-small.png
  $ sahelmap batch wide.yaml --out w -q && find w -name 'town-*' | wc -l
  23
  $ grep -c 'Grandes villes</title>' w/all/fr/town-2021-big.svg w/all/en/town-2021-big.svg
  w/all/fr/town-2021-big.svg:1
  w/all/en/town-2021-big.svg:0

A map for each row of a table:
  $ cat >people.csv <<X
  > id,name,west
  > a,Alpha,-2
  > b,Beta,-1.5
  > c,,0
  > X
  > cat >rows.yaml <<X
  > maps: towns.yaml
  > rows:
  >   source: people.csv
  >   where: { id: [a, b] }
  >   name: "{row.id}"
  >   set: { title: "Town of {row.name} {unknown}", extent: { box: ["{row.west}", -3, 3, 3] } }
  > formats: [svg]
  > pattern: "{row.name}/{row}.{format}"
  > X
  > sahelmap batch rows.yaml -q && cd rows && find . -name '*.svg' | sort && grep -ho 'Town of [A-Z][a-z]* {unknown}</title>' */*.svg | sort
  ./Alpha/a.svg
  ./Beta/b.svg
  Town of Alpha {unknown}</title>
  Town of Beta {unknown}</title>

The plans that are shipped:
  $ sahelmap batch $ROOT/examples/plan-alliance.yaml --list | wc -l; sahelmap batch $ROOT/examples/plan-provinces.yaml --list | cut -f2 | cut -d/ -f2 | sort | uniq -c
  66
       45 Burkina Faso
        9 Mali
        8 Niger
  $ sahelmap batch $ROOT/examples/plan-provinces.yaml --shard 3/30 --out land -q && find land -name '*.png' | sort
  ...
  $ sahelmap batch $ROOT/examples/plan-provinces.yaml --shard 3/30 --list --out land | cut -f2 | while read f; do test -s "$f" || echo "$f is missing"; done

Shares are parts of the whole, and stay when maps are added:
  $ for i in 1 2 3; do sahelmap batch plan.yaml --shard $i/3 --list; done | sort >shares; sahelmap batch plan.yaml --list | sort | cmp - shares
  $ sed 's/2021/2021, 2022, 2023/' plan.yaml >more.yaml; sahelmap batch plan.yaml --shard 1/2 --list | cut -f1 | sort >few
  > sahelmap batch more.yaml --shard 1/2 --list | cut -f1 | sort | comm -23 few -
  $ test -s few && echo some
  some

Shares by the variables of schedulers:
  $ SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=2 sahelmap batch plan.yaml --shard auto --list >slurm
  > JOB_COMPLETION_INDEX=1 sahelmap batch plan.yaml --shard auto/2 --list >pod; sahelmap batch plan.yaml --shard 2/2 --list >by-hand; cmp slurm by-hand && cmp pod by-hand && test -s pod
  $ SLURM_ARRAY_TASK_ID=8 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=2 sahelmap batch plan.yaml --shard auto
  ! sahelmap: --shard auto: task 8 is none of 2 from 5 in steps of 2; the array must be one range, such as 0-5
  ? 2
  $ JOB_COMPLETION_INDEX=2 sahelmap batch plan.yaml --shard auto/2
  ! sahelmap: --shard auto/2: JOB_COMPLETION_INDEX is 2, from 0 to 1 is expected
  ? 2
  $ sahelmap batch plan.yaml --shard auto
  ! sahelmap: --shard auto: SLURM_ARRAY_TASK_ID is not set; without a scheduler I/N is expected
  ? 2
  $ sahelmap batch plan.yaml --shard 3/2
  ! sahelmap: --shard '3/2': I/N with I from 1 to N, auto (Slurm) or auto/N (Kubernetes) is expected
  ? 2

The limit of memory changes nothing but how many are drawn at once, and of what needs more a map says so:
  $ sahelmap batch plan.yaml -j3 --memory 250M --out narrow | sort; diff -r -x .sahelmap plan narrow
  narrow/towns-2020-en.png
  narrow/towns-2020-fr.png
  narrow/towns-2021-en.png
  narrow/towns-2021-fr.png
  ! sahelmap: 2 in place of 3 maps are drawn at once: the limit is 250 MB, and the largest map (0.0 million pixels) is reckoned to take 72 MB
  ! 4 maps: 4 drawn, 0 with warnings, 0 failed; \d+ s (re)
  $ sahelmap batch plan.yaml -j3 --memory 2G --out wide2 -q; diff -r -x .sahelmap plan wide2

A map that fails does not stop the others:
  $ sed 's/towns.csv/nowhere.csv/' towns.yaml >broken.yaml; printf 'maps: [broken.yaml, towns.yaml]\n' >two.yaml
  > sahelmap batch two.yaml -j1
  two/towns.png
  ! sahelmap: broken: ./broken.yaml:9:5: layer 'towns': ./nowhere.csv: No such file or directory
  ! failed:
  !   broken: ./broken.yaml:9:5: layer 'towns': ./nowhere.csv: No such file or directory
  ! 2 maps: 1 drawn, 0 with warnings, 1 failed; \d+ s (re)
  ? 4
  $ rm -r two; sahelmap batch two.yaml -j1 --fail-fast -q; ls two
  manifest.json
  ! sahelmap: broken: ./broken.yaml:9:5: layer 'towns': ./nowhere.csv: No such file or directory
  ! failed:
  !   broken: ./broken.yaml:9:5: layer 'towns': ./nowhere.csv: No such file or directory
  ! 2 maps: 0 drawn, 0 with warnings, 1 failed, 1 left; \d+ s (re)

Failures are summed up in the order of jobs, whichever was the first to end:
  $ sed 's/towns.csv/late.csv/' towns.yaml >late.yaml; mkfifo late.csv; printf 'maps: [late.yaml, broken.yaml]\n' >order.yaml
  > (until grep -qs 'failed broken' order/.sahelmap/log; do sleep 0.05; done; printf 'id\n' >late.csv) & sahelmap batch order.yaml -j2 2>&1 | sed -n '/^failed/,$p'
  failed:
    late: ./late.yaml:.* (re)
    broken: ./broken.yaml:9:5: layer 'towns': ./nowhere.csv: No such file or directory
  2 maps: 0 drawn, 0 with warnings, 2 failed; \d+ s (re)

What is wrong with a plan is said with its place:
  $ cat >bad.yaml <<X
  > maps: [town.yaml]
  > date: 2020
  > sizes: { web: { widht: 3cm } }
  > formats: [pgn]
  > languages: [english_us]
  > X
  > sahelmap batch bad.yaml
  ! sahelmap: bad.yaml:1:8: no file ./town.yaml; did you mean 'towns.yaml'?
  ! sahelmap: bad.yaml:2:1: no option 'date' in plan; did you mean 'dates'?
  ! sahelmap: bad.yaml:3:17: no option 'widht' in sizes; did you mean 'width'?
  ! sahelmap: bad.yaml:4:11: formats: png, svg, pdf, eps or areas is expected, not 'pgn'; did you mean 'png'?
  ! sahelmap: bad.yaml:5:13: languages: 'english_us' is no language such as en, fr or pt-BR
  ? 3
  $ { cat plan.yaml; echo 'exclude: [{ land: fr }, { lang: fy }, { size: web }]'; echo 'overrides: [{ when: { format: png }, set: { pag: {} } }]'; } >bad.yaml; sahelmap batch bad.yaml
  ! sahelmap: bad.yaml:4:13: no axis 'land'; did you mean 'lang'?
  ! sahelmap: bad.yaml:4:33: lang: the plan has no 'fy'; did you mean 'fr'?
  ! sahelmap: bad.yaml:4:47: size: the plan has no such axis
  ? 3
  $ { cat plan.yaml; echo 'exclude: { lang: fr }'; } >bad.yaml; sahelmap batch bad.yaml
  ! sahelmap: bad.yaml:4:10: exclude: a list is expected, such as [{ lang: ar, size: small }]
  ? 3
  $ { cat plan.yaml; echo 'overrides: [{ when: { format: png }, set: { pag: {} } }]'; } >bad.yaml; sahelmap batch bad.yaml
  ! sahelmap: bad.yaml:4:31: format: all formats of a map show the same; no option depends on it
  ! sahelmap: bad.yaml:4:45: no option 'pag' in a map file; did you mean 'page'?
  ? 3
  $ { cat plan.yaml; echo 'exclude: [{ map: towns }]'; } >bad.yaml; sahelmap batch bad.yaml
  ! sahelmap: bad.yaml: every map is excluded
  ? 3
  $ echo 'dates: [2020]' >bad.yaml; sahelmap batch bad.yaml
  ! sahelmap: bad.yaml:1:1: a plan needs `maps:`, the map files to draw
  ? 3
  $ sahelmap batch nowhere.yaml
  ! sahelmap: nowhere.yaml: No such file or directory
  ? 3

Names of files that would not do:
  $ try() { { cat plan.yaml; echo "pattern: \"$1\""; } >bad.yaml; sahelmap batch bad.yaml; }
  > try '{map}-{lang}.{format}'; try '/tmp/{lang}{date}.png'; try '../{lang}{date}.png'; try 'a/../../{lang}{date}.png'; try 'a//{lang}{date}.png'; try '{lang}{date}{sise}'; try '{size}'
  ! sahelmap: bad.yaml:4:10: pattern: two maps would be 'towns-fr.png', towns/2020/fr and towns/2021/fr; '{date}' is missing
  ! sahelmap: bad.yaml:4:10: pattern: '/tmp/en2020.png' is absolute; names are of files within the output folder
  ! sahelmap: bad.yaml:4:10: pattern: '../en2020.png' leaves the output folder
  ! sahelmap: bad.yaml:4:10: pattern: 'a/../../en2020.png' leaves the output folder
  ! sahelmap: bad.yaml:4:10: pattern: 'a//en2020.png' has a part without a name
  ! sahelmap: bad.yaml:4:10: pattern: nothing stands for '{sise}'; {map}, {date}, {lang}, {size}, {style}, {region}, {row}, {row.COLUMN} and {format} do; did you mean '{size}'?
  ! sahelmap: bad.yaml:4:10: pattern: '{size}': the plan has no such axis
  ? 3
  $ try() { { echo 'maps: { manifest: towns.yaml }'; echo "formats: [png, areas]"; echo "pattern: \"$1\""; } >bad.yaml; sahelmap batch bad.yaml --list; }
  > try '{map}.{format}'; try '{map}-1-of-2.{format}'; try index.html; try '.sahelmap/{map}.{format}'; try 'thumbnails/{format}'; try '{map}.{format}.part'; try 'index.html/{map}.{format}'
  manifest	bad/index.html/manifest.png	bad/index.html/manifest.areas.json
  ! sahelmap: bad.yaml:3:10: pattern: 'manifest.areas.json' is a name that batches keep for files of their own
  ! sahelmap: bad.yaml:3:10: pattern: 'manifest-1-of-2.areas.json' is a name that batches keep for files of their own
  ! sahelmap: bad.yaml:3:10: pattern: 'index.html' is a name that batches keep for files of their own
  ! sahelmap: bad.yaml:3:10: pattern: '.sahelmap/manifest.png' is a name that batches keep for files of their own
  ! sahelmap: bad.yaml:3:10: pattern: 'thumbnails/png' is a name that batches keep for files of their own
  ! sahelmap: bad.yaml:3:10: pattern: 'manifest.png.part' is a name that batches keep for files of their own
  $ printf 'maps: towns.yaml\npattern: manifest.json\n' >bad.yaml; sahelmap batch bad.yaml; test -e bad || echo nothing is written
  nothing is written
  ! sahelmap: bad.yaml:2:10: pattern: 'manifest.json' is a name that batches keep for files of their own
  $ printf 'id,name\n1,x\n2,../../etc\n3,x\n' >evil.csv; printf 'maps: towns.yaml\nrows: { source: evil.csv, name: "{row.name}", where: { id: 2 } }\n' >bad.yaml; sahelmap batch bad.yaml
  ! sahelmap: bad.yaml:1:1: pattern: '../../etc', which stands for {row} in row 2 of evil.csv, may not be a part of the name of a file
  ? 3
  $ printf 'maps: towns.yaml\nrows: { source: evil.csv, name: "{row.name}" }\n' >bad.yaml; sahelmap batch bad.yaml
  ! sahelmap: bad.yaml:2:33: two values of the axis 'row' are called 'x'; `name:` can tell rows apart by more columns
  ? 3
  $ printf 'maps: towns.yaml\nrows: { source: evil.csv, name: "{row.nmae}" }\n' >bad.yaml; sahelmap batch bad.yaml
  ! sahelmap: bad.yaml:2:33: no column 'nmae' in evil.csv; did you mean '{row.name}'?
  ? 3

A value that no map takes, before the first is drawn:
  $ printf 'maps: towns.yaml\nregions: { a: {}, b: { extent: { bx: [0, 1, 2, 3] } } }\n' >bad.yaml; sahelmap batch bad.yaml
  ! sahelmap: bad.yaml:2:22: no map takes the region 'b': bad.yaml:2:34: no option 'bx' in extent; did you mean 'box'?
  ? 3
  $ test -e bad || echo nothing is written
  nothing is written
  $ printf 'maps: towns.yaml\noverrides: [{ when: { map: towns }, set: { page: { dpi: 3 } } }]\n' >bad.yaml; sahelmap batch bad.yaml
  ! sahelmap: bad.yaml:2:57: dpi: '3' is out of range (10 to 2400)
  ? 3

Every row is tried, too, and none is drawn when one is wrong:
  $ printf 'id,lang,scale\na,en,40mm\nb,fr,40mn\nc,de,50mm\nd,de,5m\n' >pages.csv; printf 'maps: towns.yaml\nrows:\n  source: pages.csv\n  name: "{row.id}"\n  set: { page: { width: "{row.scale}" } }\n' >bad.yaml; rm -rf bad; sahelmap batch bad.yaml; test -e bad || echo nothing is written
  nothing is written
  ! sahelmap: bad.yaml:4:9: no map takes the row 'b': bad.yaml:5:25: width: a length such as 180mm, 12pt, 2cm, 1in or 96px is expected, not '40mn'
  ! sahelmap: bad.yaml:4:9: no map takes the row 'd': bad.yaml:5:25: width: a length such as 180mm, 12pt, 2cm, 1in or 96px is expected, not '5m'

What only the data show fails its own map, and the message names that:
  $ printf 'maps: towns.yaml\nrows:\n  source: pages.csv\n  name: "{row.id}"\n  set: { layers: [ { id: towns, label: "name{row.lang}" } ] }\n' >bad.yaml; sed -i 's/en,/,/' pages.csv; sahelmap batch bad.yaml -j1
  bad/towns-a.png
  ! sahelmap: towns/b: bad.yaml:5:40: layer 'towns': label: no field 'namefr'; did you mean 'name_fr'?
  ! sahelmap: towns/c: bad.yaml:5:40: layer 'towns': label: no field 'namede'; did you mean 'name'?
  ! sahelmap: towns/d: bad.yaml:5:40: layer 'towns': label: no field 'namede'; did you mean 'name'?
  ! failed:
  !   towns/b: bad.yaml:5:40: layer 'towns': label: no field 'namefr'; did you mean 'name_fr'?
  !   towns/c: bad.yaml:5:40: layer 'towns': label: no field 'namede'; did you mean 'name'?
  !   towns/d: bad.yaml:5:40: layer 'towns': label: no field 'namede'; did you mean 'name'?
  ! 4 maps: 1 drawn, 0 with warnings, 3 failed; \d+ s (re)
  ? 3

What is wrong with a value is said at its place in the plan, what is wrong with the map file there:
  $ try() { printf 'maps: towns.yaml\n%s\n' "$1" >bad.yaml; sahelmap batch bad.yaml -q 2>&1 | grep '^sahelmap'; }
  > try 'regions: { a: { projection: EPSG:1 } }'; try 'regions: { a: { layers: [{ id: towns, label: nmae }] } }'; try 'regions: { a: { layers: [{ id: towns, where: { kidn: town } }] } }'; try 'regions: { a: { layers: [{ id: new, source: nosuch.csv }, { id: towns, source: none.csv }] } }'; try 'regions: { a: { page: { width: 12mm } } }'; try 'sizes: { a: { width: 11mm } }'; try 'overrides: [{ when: { map: towns }, set: { groups: { source: none.csv } } }]'
  sahelmap: towns/a: bad.yaml:2:29: projection 'EPSG:1': proj_create: crs not found
  sahelmap: towns/a: bad.yaml:2:46: layer 'towns': label: no field 'nmae'; did you mean 'name'?
  sahelmap: towns/a: bad.yaml:2:54: no field 'kidn'; did you mean 'kind'?
  sahelmap: towns/a: bad.yaml:2:80: layer 'towns': ./none.csv: No such file or directory
  sahelmap: towns/a: bad.yaml:2:23: the page leaves 10 x -52 pt for the map, 36 x 36 are needed
  sahelmap: towns/a: bad.yaml:2:13: the page leaves 7 x -191 pt for the map, 36 x 36 are needed
  sahelmap: towns: bad.yaml:2:52: groups: ./none.csv: No such file or directory
  $ sed -i 's/label: name/label: nmae/' towns.yaml; printf 'maps: towns.yaml\nregions: { a: { layers: [{ id: towns, key: id }] } }\n' >bad.yaml; sahelmap batch bad.yaml -q 2>&1 | head -1; sed -i 's/nmae/name/' towns.yaml
  sahelmap: towns/a: ./towns.yaml:9:5: layer 'towns': label: no field 'nmae'; did you mean 'name'?

A folder that cannot be written to, and a disk that fills:
  $ sahelmap batch plan.yaml --out plan.yaml
  ! sahelmap: plan.yaml: Not a directory
  ? 6
  $ sahelmap batch plan.yaml --out plan.yaml/below
  ! sahelmap: plan.yaml/below: Not a directory
  ? 6
  $ rm plan/towns-2020-en.png; cp -r plan before; sh -c 'trap "" XFSZ; ulimit -f 1; sahelmap batch plan.yaml -j1 -q' 2>&1 | head -1; diff -r -x .sahelmap plan before && find plan -name '*.part'
  sahelmap: towns/2020/en: plan/towns-2020-en.png: File too large

What the command line asks wrongly:
  $ for m in 400 lots 4X 10M 1e3M; do sahelmap batch plan.yaml --memory $m --list; done
  ! sahelmap: --memory '400': the unit is missing; did you mean '400M'?
  ! sahelmap: --memory 'lots': a size with its unit is expected, such as 400M or 2G
  ! sahelmap: --memory '4X': a size with its unit is expected, such as 400M or 2G
  ! sahelmap: --memory '10M': is too little to draw in, 64M is the least
  ! sahelmap: --memory '1e3M': a size with its unit is expected, such as 400M or 2G
  ? 2
  $ sahelmap batch plan.yaml -j 0
  ! sahelmap: -j '0': a whole number from 1 to 256 is expected
  ! usage: .* (re)
  ? 2
  $ sahelmap batch plan.yaml --out 'a{date}'
  ! sahelmap: a{date}: the output folder's name has braces
  ? 2
