What need not be drawn again, and how that is known.

A second run draws nothing; the first tells why it would draw:
  $ cat >plan.yaml <<X
  > maps: towns.yaml
  > dates: [2020, 2021]
  > languages: [en, fr]
  > X
  > sahelmap batch plan.yaml --dry-run; test -e plan || echo nothing is written
  towns/2020/en	never drawn
  towns/2020/fr	never drawn
  towns/2021/en	never drawn
  towns/2021/fr	never drawn
  nothing is written
  ! 4 of 4 maps are stale
  $ sahelmap batch plan.yaml -q; cp -r plan first; sahelmap batch plan.yaml
  ! 4 maps: 0 drawn, 0 with warnings, 0 failed, 4 unchanged; \d+ s (re)
  $ sahelmap batch plan.yaml --dry-run --json; diff -r plan/manifest.json first/manifest.json
  {"event": "end", "stale": 0, "fresh": 4, "total": 4}

The manifest does not depend on the order and the number of workers, on the folder the batch is started from, or on times:
  $ mkdir below; (cd below; sahelmap batch ../plan.yaml -q -j1 --out ../one); sahelmap batch $PWD/plan.yaml -q -j3 --out $PWD/three; cmp one/manifest.json plan/manifest.json && cmp three/manifest.json plan/manifest.json

Touched and equal files redraw nothing, also when nothing is known of them but their bytes:
  $ touch towns.yaml towns.csv plan.yaml; rm plan/.sahelmap/stamps; cp towns.csv new; mv new towns.csv; sahelmap batch plan.yaml --dry-run
  ! 0 of 4 maps are stale

Of a time that is to come:
  $ touch -d 2031-02-03 towns.csv; sahelmap batch plan.yaml --out later; sahelmap batch plan.yaml --out later --dry-run; touch towns.csv; sahelmap batch plan.yaml --out later --dry-run
  ...
  ! 4 maps: 4 drawn, 0 with warnings, 0 failed; \d+ s (re)
  ! 0 of 4 maps are stale
  ! 0 of 4 maps are stale

A table, though it is as long as before:
  $ cp towns.csv kept; sed 's/Midway/Midwey/' kept >towns.csv; touch -r kept towns.csv; sahelmap batch plan.yaml --dry-run | cut -f2 | uniq
  towns.csv changed
  ! 4 of 4 maps are stale
  $ mv kept towns.csv; sahelmap batch plan.yaml --dry-run
  ! 0 of 4 maps are stale

A map file, a style that is not beside it any more, one that now is before the installed one:
  $ cp towns.yaml kept; echo 'furniture: {}' >>towns.yaml; sahelmap batch plan.yaml --dry-run | cut -f2 | uniq; mv kept towns.yaml
  towns.yaml changed
  ! 4 of 4 maps are stale
  $ mkdir styles; cp $ROOT/styles/plain.yaml styles; sahelmap batch plan.yaml --dry-run | cut -f2 | uniq
  styles/plain.yaml is new
  ! 4 of 4 maps are stale
  $ sahelmap batch plan.yaml -q; rm -r styles; sahelmap batch plan.yaml --dry-run | cut -f2 | uniq
  styles/plain.yaml is missing
  ! 4 of 4 maps are stale
  $ sahelmap batch plan.yaml -q; cmp plan/manifest.json first/manifest.json

Parts of a shapefile, those that come among them:
  $ cp $ROOT/shapes/zones.csv .; for e in shp shx dbf prj; do cp $ROOT/shapes/world_countries.$e land.$e; done
  > cat >land.yaml <<X
  > title: Land
  > extent: { box: [-5, 10, 5, 20] }
  > projection: EPSG:3857
  > page: { width: 60mm, height: 60mm, dpi: 30 }
  > style: plain.yaml
  > layers: [ { id: land, source: land.shp } ]
  > X
  > echo 'maps: land.yaml' >land-plan.yaml; sahelmap batch land-plan.yaml -q --out land; sahelmap batch land-plan.yaml --out land --dry-run
  ! 0 of 1 maps are stale
  $ echo UTF-8 >land.cpg; sahelmap batch land-plan.yaml --out land --dry-run; rm land.cpg land.shx; sahelmap batch land-plan.yaml --out land --dry-run
  land	land.cpg is new
  land	land.shx is missing
  ! 1 of 1 maps are stale
  ! 1 of 1 maps are stale

Warnings are part of the receipt, for every map, whichever worker read the file:
  $ printf 'maps: land.yaml\nlanguages: [en, fr, de]\n' >land-plan.yaml; for j in 1 2; do sahelmap batch land-plan.yaml -q --out land$j -j$j; grep -c 'no .shx file' land$j/manifest.json; done; cmp land1/manifest.json land2/manifest.json
  3
  3

They name files as the receipt does, from whatever folder it was drawn:
  $ (cd below; sahelmap batch ../land-plan.yaml -q --out ../land3); cmp land1/manifest.json land3/manifest.json; grep -o '"warnings": .[^,]*' land3/manifest.json | uniq
  "warnings": ["land.yaml:6:11: layer 'land': land.shp: no .shx file: the index was made from the .shp file"

Also the plan, when what it says is told of:
  $ printf 'maps: towns.yaml\nregions: { all: { layers: [{ id: towns, where: { kind: nowhere } }] } }\n' >told.yaml; sahelmap batch told.yaml -q; (cd below; sahelmap batch $PWD/../told.yaml -q --out ../told2); cmp told/manifest.json told2/manifest.json; grep -o '"told.yaml:2:[^"]*"' told/manifest.json
  "told.yaml:2:56: nothing has kind 'nowhere'"

Of libraries that only some maps need the version counts, too:
  $ echo '{ "type": "Point", "coordinates": [0, 12] }' >point.geojson; sed 's/land.shp/point.geojson/' land.yaml >point.yaml; printf 'maps: [land.yaml, point.yaml]\nformats: [png, pdf]\nexclude: [{ map: land, format: pdf }]\n' >late.yaml; sahelmap batch late.yaml -q; grep '^."sahelmap' late/manifest.json | sed 's/.*"proj.db/"projdb/; s/[0-9]*[.][0-9.]*/N/g'
  "projdb EPSG vN, ESRI ArcGIS Pro N"],
  "projdb EPSG vN, ESRI ArcGIS Pro N", "gdal N", "qpdf N"]
  $ sed -i 's/"qpdf [0-9.]*"/"qpdf 1.2"/' late/manifest.json; sahelmap batch late.yaml --dry-run
  point	drawn by qpdf 1.2, now qpdf [0-9.]+ (re)
  ! 1 of 2 maps are stale

Files that were lost, or changed by hand:
  $ rm plan/towns-2020-fr.png; echo x >>plan/towns-2021-en.png; sahelmap verify plan
  towns/2020/fr	towns-2020-fr.png	is missing
  towns/2021/en	towns-2021-en.png	is not what was written
  ! 4 maps, 4 files: 2 wrong
  ? 6
  $ sahelmap batch plan.yaml --dry-run
  towns/2020/fr	output missing: towns-2020-fr.png
  towns/2021/en	towns-2021-en.png was changed by hand
  ! 2 of 4 maps are stale
  $ sahelmap batch plan.yaml -j1; sahelmap verify plan
  plan/towns-2020-fr.png
  plan/towns-2021-en.png
  ! 4 maps: 2 drawn, 0 with warnings, 0 failed, 2 unchanged; \d+ s (re)
  ! 4 maps, 4 files: 0 wrong
  $ diff -r -x .sahelmap plan first

A file that was changed and has the size and the time of before is found by reading it:
  $ cp -p plan/towns-2020-en.png kept; printf X | dd of=plan/towns-2020-en.png bs=1 seek=100 conv=notrunc 2>/dev/null; touch -r kept plan/towns-2020-en.png; sahelmap batch plan.yaml --dry-run; sahelmap verify plan -q; sahelmap batch plan.yaml -q
  towns/2020/en	towns-2020-en.png was changed by hand
  towns/2020/en	towns-2020-en.png	is not what was written
  ! 1 of 4 maps are stale

The plan: new values, other options, and lines that change nothing:
  $ printf 'overrides: [ { when: { lang: fr, date: 2021 }, set: { title: Autres villes } } ]\n' >>plan.yaml; sahelmap batch plan.yaml --dry-run
  towns/2021/fr	the plan says otherwise
  ! 1 of 4 maps are stale
  $ sed -i '/overrides/d; 1i # The same, a line further down.' plan.yaml; sed -i 's/2021/2021, 2022/' plan.yaml; sahelmap batch plan.yaml --dry-run
  towns/2022/en	never drawn
  towns/2022/fr	never drawn
  ! 2 of 6 maps are stale
  $ sahelmap batch plan.yaml --strict-labels --dry-run | grep -c 'says otherwise'
  4
  ! 6 of 6 maps are stale

Drawn by another program, or another library:
  $ cp plan/manifest.json kept; sed -i 's/"cairo [0-9.]*"/"cairo 0.9"/' plan/manifest.json; sahelmap batch plan.yaml --dry-run | head -1
  towns/2020/en	drawn by cairo 0.9, now cairo [0-9.]+ (re)
  ! 6 of 6 maps are stale
  $ cp kept plan/manifest.json

Drawn again for proof, and not in vain:
  $ sahelmap verify plan --redraw
  ! 4 maps, 4 files: 0 wrong; 4 drawn again, 0 of them otherwise
  $ cp towns.yaml kept; sed -i 's/Three towns/Three places/' towns.yaml; sahelmap verify plan --redraw; mv kept towns.yaml
  towns/2020/en	plan/towns-2020-en.png: drawn again it is another: towns.yaml changed
  towns/2021/en	plan/towns-2021-en.png: drawn again it is another: towns.yaml changed
  ! 4 maps, 4 files: 0 wrong; 4 drawn again, 2 of them otherwise

A job that fails leaves its old file and receipt, and is told to be unfinished:
  $ cp towns.csv kept; echo '"' >>towns.csv; sahelmap batch plan.yaml -q 2>/dev/null; echo $?; sahelmap verify plan; mv kept towns.csv; sahelmap batch plan.yaml -q; sahelmap verify plan
  4
  ! 4 maps, 4 files: 0 wrong; 6 unfinished
  ! 6 maps, 6 files: 0 wrong

What the plan does not name any more is kept while its files are:
  $ sed -i 's/, 2022//' plan.yaml; sahelmap batch plan.yaml -q; sahelmap verify plan; rm plan/*2022*; sahelmap batch plan.yaml -q; sahelmap verify plan; cmp plan/manifest.json first/manifest.json
  ! 6 maps, 6 files: 0 wrong
  ! 4 maps, 4 files: 0 wrong

What is kept beside the maps does not grow with the runs; the log has the newest line of each map:
  $ size() { cat plan/.sahelmap/log | wc -l; cat plan/.sahelmap/stamps | wc -l; }; sahelmap batch plan.yaml -q; size >before
  > for i in $(seq 20); do rm plan/towns-2020-en.png; sahelmap batch plan.yaml -q; done; size >after; diff before after
  $ cut -d' ' -f4 plan/.sahelmap/log | sort | uniq -c; tail -3 plan/.sahelmap/log | cut -d' ' -f4,7
        1 begin
        1 drawn
        1 end
        3 failed
  begin
  drawn towns/2020/en
  end

Lines of maps that are gone go, and the hashes of their files:
  $ sed 's/\[2020, 2021\]/[2020]/' plan.yaml >less.yaml; mv plan.yaml kept; mv less.yaml plan.yaml; rm plan/*2021*; sahelmap batch plan.yaml -q; mv kept plan.yaml; grep -c towns.2021 plan/.sahelmap/log plan/.sahelmap/stamps; sahelmap batch plan.yaml -q; grep -c out:towns plan/.sahelmap/stamps; cmp plan/manifest.json first/manifest.json
  plan/.sahelmap/log:0
  plan/.sahelmap/stamps:0
  4
  $ echo 'what is this' >>plan/.sahelmap/log; printf '2026-01-01T00:00:00Z h 1 failed towns/2020/en: it: was\n2026-01-01T00:00:00Z h 1 drawn 3.0 ms nosuch\n2026-01-01T00:00:00Z h 1 cached towns/2020/fr\n' >>plan/.sahelmap/log; sahelmap batch plan.yaml -q; cut -d' ' -f4- plan/.sahelmap/log | sed 's/[0-9.]* ms/N ms/' | sort
  begin plan.yaml
  cached towns/2020/fr
  drawn N ms towns/2021/en
  drawn N ms towns/2021/fr
  end plan.yaml
  failed towns/2020/en: it: was

Manifests that cannot be read stop all that would write, and stay:
  $ cp plan/manifest.json kept; echo garbage >>plan/manifest.json; cp plan/manifest.json bad; sahelmap batch plan.yaml; cmp bad plan/manifest.json
  ! sahelmap: plan/manifest.json: is damaged: \d+:1: did not find expected <document start>; put back a good copy, or move it away to have all maps drawn again (re)
  $ head -c 900 kept >plan/manifest.json; sahelmap batch plan.yaml; sahelmap verify plan; sahelmap merge plan
  ! sahelmap: plan/manifest.json: is damaged: .* (re)
  ! sahelmap: plan/manifest.json: is damaged: .* (re)
  ! sahelmap: plan/manifest.json: is damaged: .* (re)
  ? 4
  $ sed 's/"path": "towns/"path": "..\/towns/' kept >plan/manifest.json; sahelmap batch plan.yaml
  ! sahelmap: plan/manifest.json: is damaged: line \d+: this is no receipt of a map; put back a good copy, or move it away to have all maps drawn again (re)
  ? 4
  $ sed 's/"sahelmap-manifest": 1/"sahelmap-manifest": 2/' kept >plan/manifest.json; sahelmap batch plan.yaml; sahelmap batch plan.yaml --dry-run
  ! sahelmap: plan/manifest.json: is of version 2, this program knows those up to 1; use a newer sahelmap, or another folder
  ! sahelmap: plan/manifest.json: is of version 2, this program knows those up to 1; use a newer sahelmap, or another folder
  ? 4
  $ cp kept plan/manifest.json; sahelmap verify nosuch; mkdir empty; sahelmap verify empty
  ! sahelmap: nosuch: no such folder
  ! sahelmap: empty: no manifest.json is in it: a batch writes one
  ? 4

A cache of hashes that is damaged is none:
  $ sed -i 's/^[0-9a-f]\{4\}/beef/' plan/.sahelmap/stamps; sahelmap batch plan.yaml --dry-run
  ! 0 of 4 maps are stale

Shards, each with its manifest, in one folder; merged they are the batch:
  $ for i in 1 2 3; do sahelmap batch plan.yaml -q --out sh --shard $i/3; done; ls sh | grep -c manifest-; sahelmap merge sh; diff -r -x .sahelmap sh first
  3
  ! sh: 4 maps, 0 files copied, 0 missing
  $ sahelmap batch plan.yaml --out sh --dry-run
  ! 0 of 4 maps are stale

In folders of their own, one after the other:
  $ for i in 1 2 3; do sahelmap batch plan.yaml -q --out part$i --shard $i/3; done; sahelmap merge part1
  missing	shard 2/3
  missing	shard 3/3
  ! part1: \d maps, 0 files copied, 2 missing (re)
  ? 6
  $ sahelmap merge part1 part2
  missing	shard 3/3
  ! part1: \d maps, \d files copied, 1 missing (re)
  ? 6
  $ sahelmap merge part1 part3; diff -r -x .sahelmap part1 first
  ! part1: 4 maps, \d files copied, 0 missing (re)

One shard that is run again: the maps of the others stay, and are told to be missing when they are of another edition:
  $ sahelmap batch plan.yaml -q --out sh --shard 1/2; sahelmap merge sh; diff -r -x .sahelmap sh first
  ! sh: 4 maps, 0 files copied, 0 missing
  $ cp towns.csv kept; sed -i 's/Midway/Midwoy/' towns.csv; sahelmap batch plan.yaml -q --out sh --shard 1/2; sahelmap merge sh; sahelmap batch plan.yaml --out sh --dry-run | cut -f2
  missing	shard 2/2
  towns.csv changed
  towns.csv changed
  ! sh: 4 maps, 0 files copied, 1 missing
  ! 2 of 4 maps are stale
  $ sahelmap batch plan.yaml -q --out sh --shard 2/2; sahelmap merge sh; sahelmap batch plan.yaml -q --out second; diff -r -x .sahelmap sh second
  ! sh: 4 maps, 0 files copied, 0 missing

The same in folders of their own; what a shard draws goes before what was merged earlier:
  $ for i in 1 2; do sahelmap batch plan.yaml -q --out own$i --shard $i/2; done; sahelmap merge own1 own2; diff -r -x .sahelmap own1 second
  ! own1: 4 maps, 2 files copied, 0 missing
  $ mv kept towns.csv; for i in 1 2; do sahelmap batch plan.yaml -q --out own$i --shard $i/2; done; sahelmap merge own1 own2; diff -r -x .sahelmap own1 first; sahelmap verify own1
  ! own1: 4 maps, 1 files copied, 0 missing
  ! 4 maps, 4 files: 0 wrong

A shard with failures, whose manifest names them:
  $ printf 'maps: { good: towns.yaml, bad: wrong.yaml }\n' >two.yaml; sed 's/towns.csv/nosuch.csv/' towns.yaml >wrong.yaml; sahelmap batch two.yaml -q --out two --shard 1/1 2>/dev/null; sahelmap merge two
  missing	bad
  ! two: 1 maps, 0 files copied, 1 missing
  ? 6

What cannot be joined:
  $ sed 's/Three towns/Three places/' towns.yaml >other.yaml; mv towns.yaml kept; mv other.yaml towns.yaml; sahelmap batch plan.yaml -q --out other; mv kept towns.yaml; sahelmap merge first other; cmp first/manifest.json plan/manifest.json
  ! sahelmap: other: its map 'towns/2020/en' was drawn from other inputs than that in another folder; draw both again with the same files and program
  $ sahelmap merge first first
  ! sahelmap: first: is given twice
  ? 2
  $ sahelmap merge
  ! sahelmap: DIR is missing
  ! usage: sahelmap merge DIR... [--gallery] [--previous DIR] [-q]
  ? 2

A cache that batches share; what it has is not drawn again, and is the same to the byte:
  $ printf 'maps: land.yaml\nlanguages: [en, fr]\nformats: [png, svg]\n' >cached.yaml; sahelmap batch cached.yaml -q --cache cache --out c1; sahelmap batch cached.yaml -j1 --cache cache --out c2 --json | sed 's/, "warnings.*//'; diff -r -x .sahelmap c1 c2; find cache -name '*.part'
  {"event": "job", "name": "land/en", "status": "cached", "files": ["c2/land-en.png", "c2/land-en.svg"], "errors": []
  {"event": "job", "name": "land/fr", "status": "cached", "files": ["c2/land-fr.png", "c2/land-fr.svg"], "errors": []
  {"event": "end", "drawn": 2, "failed": 0, "fresh": 0, "total": 2, "warned": 2, "dropped": 0, "stopped": false, "seconds": \d\.\d} (re)
  $ sahelmap batch cached.yaml --cache cache --out c2; sahelmap verify c2
  ! 2 maps: 0 drawn, 2 with warnings, 0 failed, 2 unchanged; \d+ s (re)
  ! 2 maps, 4 files: 0 wrong

Of other inputs it has nothing, and what is lost or damaged in it is drawn:
  $ cp land.yaml kept; sed -i 's/title: Land/title: Earth/' land.yaml; sahelmap batch cached.yaml --cache cache --out c3 2>&1 | tail -1; mv kept land.yaml; sahelmap batch cached.yaml --cache cache --out c3 2>&1 | tail -1; diff -r -x .sahelmap c1 c3
  2 maps: 2 drawn, \d with warnings, 0 failed; \d+ s (re)
  2 maps: 2 drawn, 2 with warnings, 0 failed, 2 from the cache; \d+ s (re)
  $ for f in cache/files/*/*; do echo x >>$f; done; sahelmap batch cached.yaml --cache cache --out c4 2>&1 | tail -1; for f in cache/maps/*/*/*; do echo x >>$f; done; sahelmap batch cached.yaml --cache cache --out c5 2>&1 | tail -1; rm -r c6 2>/dev/null; sahelmap batch cached.yaml --cache cache --out c6 2>&1 | tail -1; rm -r cache/files; sahelmap batch cached.yaml --cache cache --out c7 2>&1 | tail -1; for i in 4 5 6 7; do diff -r -x .sahelmap c1 c$i; done
  2 maps: 2 drawn, 2 with warnings, 0 failed; \d+ s (re)
  2 maps: 2 drawn, 2 with warnings, 0 failed; \d+ s (re)
  2 maps: 2 drawn, 2 with warnings, 0 failed, 2 from the cache; \d+ s (re)
  2 maps: 2 drawn, 2 with warnings, 0 failed; \d+ s (re)

A cache that cannot be, before anything is drawn; one that takes no more, once:
  $ echo >plain; sahelmap batch cached.yaml --cache plain/below --out c8; ls c8; sahelmap batch cached.yaml --cache plain/below --out c8 --dry-run | wc -l
  2
  ! sahelmap: plain/below: Not a directory
  ! 2 of 2 maps are stale
  $ mkdir -p jam/maps; for i in 0 1 2 3 4 5 6 7 8 9 a b c d e f; do for j in 0 1 2 3 4 5 6 7 8 9 a b c d e f; do echo >jam/maps/$i$j; done; done
  > sahelmap batch cached.yaml --cache jam --out c8 -j1 2>&1 | grep jam; sahelmap batch cached.yaml --out c8 --dry-run; diff -r -x .sahelmap c1 c8
  sahelmap: land/en: warning: jam/maps/../[0-9a-f]+: Not a directory; maps are drawn, and not put into the cache (re)
  ! 0 of 2 maps are stale

A lock whose owner is gone is taken over, one that is alive is not:
  $ printf 'host %s\nprocess 999999999\nstarted 5\nboot %s\nspace %s\nsince 2026-01-02T03:04:05Z\n' "$(uname -n)" "$(cat /proc/sys/kernel/random/boot_id)" "$(readlink /proc/self/ns/pid)" >plan/.sahelmap/lock; sahelmap batch plan.yaml -q; ls plan/.sahelmap
  guard
  log
  stamps
  ! sahelmap: plan: the batch of process 999999999 on .* since 2026-01-02T03:04:05Z ended without a word; its work is kept (re)
  $ printf 'host %s\nprocess %s\nstarted 0\nboot %s\nspace %s\nsince 2026-01-02T03:04:05Z\n' "$(uname -n)" $$ "$(cat /proc/sys/kernel/random/boot_id)" "$(readlink /proc/self/ns/pid)" >plan/.sahelmap/lock; sahelmap batch plan.yaml; sahelmap batch plan.yaml --dry-run; sahelmap batch plan.yaml --shard 1/2; sahelmap merge plan; rm plan/.sahelmap/lock
  ! sahelmap: plan: another batch is at work here: process \d+ on .* since 2026-01-02T03:04:05Z; wait for it, or take another folder (re)
  ! 0 of 4 maps are stale
  ! sahelmap: plan: another batch is at work here: .* (re)
  ! sahelmap: plan: another batch is at work here: .* (re)
