Shards in one folder, killed, repeated and joined: what the manifests say is what was drawn.

A batch over the manifests of shards, all of them fresh, takes them over whole:
  $ cat >plan.yaml <<X
  > maps: towns.yaml
  > dates: [2020, 2021]
  > languages: [en, fr]
  > X
  > sahelmap batch plan.yaml -q --out whole
  $ for s in "--shard 1/2" "--shard 2/2" ""; do sahelmap batch plan.yaml -q --out o $s; done; cmp whole/manifest.json o/manifest.json; sahelmap verify o; sahelmap batch plan.yaml --out o --dry-run
  ! 4 maps, 4 files: 0 wrong
  ! 0 of 4 maps are stale

Killed behind the first map's jobs, while the second waits for a table that does not come:
  $ cat >killed.sh <<'X'
  > # killed.sh OUT JOB OPTION...: a batch that is killed while it draws that job
  > out=$1; job=$2; shift 2
  > sahelmap batch "$@" --out $out -j1 -q & p=$!
  > until grep -qs "\"begin\": \"$job\"" $out/.sahelmap/journal*; do sleep 0.05; done
  > kill -9 $p; wait $p 2>/dev/null
  > true
  > X
  > sed 's/towns.csv/slow.csv/' towns.yaml >slow.yaml; mkfifo slow.csv; printf 'maps: { a: towns.yaml, b: slow.yaml }\nlanguages: [en, fr]\n' >two.yaml
  > sh killed.sh two b/en two.yaml 2>/dev/null; rm slow.csv; cp towns.csv slow.csv; for i in 1 2; do sahelmap batch two.yaml --out two -q; done; sahelmap batch two.yaml --out twice -q; cmp two/manifest.json twice/manifest.json
  ! sahelmap: two: the batch of process \d+ on .* ended without a word; its work is kept (re)
  $ cp towns.yaml kept; echo '# A' >>towns.yaml; sahelmap batch two.yaml --out two --dry-run; mv kept towns.yaml
  a/en	towns.yaml changed
  a/fr	towns.yaml changed
  ! 2 of 4 maps are stale

A shard has its own jobs in its manifest, whatever stands in that of all:
  $ for s in "" "--shard 2/2" "--shard 2/2"; do sahelmap batch plan.yaml -q --out own $s; done; sahelmap batch plan.yaml --shard 2/2 --list | cut -f1 >jobs; grep -o '^{"name": "towns/[^"]*' own/manifest-2-of-2.json | cut -d'"' -f4 | cmp - jobs && test -s jobs
  $ cp towns.yaml kept; sed -i 's/Three towns/Three places/; s/Trois villes/Trois lieux/' towns.yaml; for i in 2 1; do sahelmap batch plan.yaml -q --out own --shard $i/2; done; sahelmap verify own; sahelmap merge own; sahelmap verify own; sahelmap batch plan.yaml --out own --dry-run; mv kept towns.yaml
  ! 4 maps, 4 files: 0 wrong
  ! own: 4 maps, 0 files copied, 0 missing
  ! 4 maps, 4 files: 0 wrong
  ! 0 of 4 maps are stale

A shard that was killed is lacking, and what it had begun unfinished, until it is drawn to its end; its journal stays till then:
  $ rm slow.csv; mkfifo slow.csv; sh killed.sh k b/fr two.yaml --shard 1/2 2>/dev/null; rm slow.csv; cp towns.csv slow.csv; touch k/b-fr.png.$(ls k/.sahelmap/journal* | sed 's/.*[.]//').0.part
  > sahelmap batch two.yaml --out k --shard 2/2 -q; sahelmap verify k; sahelmap merge k; find k -name '*.part'; ls k/.sahelmap | grep -c journal; sahelmap verify k; sahelmap merge k
  missing	shard 1/2
  missing	b/fr
  1
  missing	shard 1/2
  missing	b/fr
  ! 3 maps, 3 files: 0 wrong; 1 unfinished; 1 shards are lacking
  ! sahelmap: k: the batch of process \d+ on .* ended without a word; its work is kept (re)
  ! k: 3 maps, 0 files copied, 2 missing
  ! 3 maps, 3 files: 0 wrong; 1 unfinished; 1 shards are lacking
  ! k: 3 maps, 0 files copied, 2 missing
  ? 6
  $ sahelmap batch two.yaml --out k --shard 1/2 -q; sahelmap merge k; diff -r -x .sahelmap k two
  ! k: 4 maps, 0 files copied, 0 missing

Another folder may have the whole of it:
  $ rm slow.csv; mkfifo slow.csv; sh killed.sh k1 b/fr two.yaml --shard 1/2 2>/dev/null; rm slow.csv; cp towns.csv slow.csv; for i in 1 2; do sahelmap batch two.yaml --out k2 --shard $i/2 -q; done; sahelmap merge k1 k2; diff -r -x .sahelmap k1 two; ls k1/.sahelmap | grep journal; sahelmap merge k1
  ! sahelmap: k1: the batch of process \d+ on .* ended without a word; its work is kept (re)
  ! k1: 4 maps, \d files copied, 0 missing (re)
  ! k1: 4 maps, 0 files copied, 0 missing
