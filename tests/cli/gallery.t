A page with all maps of a plan.

Drawn with the maps, in the plan's order, with small pictures beside it:
  $ cat >plan.yaml <<X
  > maps: towns.yaml
  > dates: [2009, 2021]
  > languages: [en, fr]
  > formats: [png, svg, pdf]
  > X
  > sahelmap batch plan.yaml -j1 --out one --gallery | grep -v 'towns-'
  one/index.html
  ! .*4 drawn.* (re)
  $ ls one; ls one/thumbnails | sed 's/^[0-9a-f]\{64\}\./HASH./' | uniq
  index.html
  manifest.json
  thumbnails
  towns-2009-en.pdf
  towns-2009-en.png
  towns-2009-en.svg
  towns-2009-fr.pdf
  towns-2009-fr.png
  towns-2009-fr.svg
  towns-2021-en.pdf
  towns-2021-en.png
  towns-2021-en.svg
  towns-2021-fr.pdf
  towns-2021-fr.png
  towns-2021-fr.svg
  HASH.png
  $ grep -o '<article [^>]*>\|<h2>.*</h2>' one/index.html
  <article class="map" data-map="towns" data-date="2009" data-lang="en">
  <h2>towns/2009/en</h2>
  <article class="map" data-map="towns" data-date="2009" data-lang="fr">
  <h2>towns/2009/fr</h2>
  <article class="map" data-map="towns" data-date="2021" data-lang="en">
  <h2>towns/2021/en</h2>
  <article class="map" data-map="towns" data-date="2021" data-lang="fr">
  <h2>towns/2021/fr</h2>
  $ grep -o '<option value="[^"]*">' one/index.html
  <option value="">
  <option value="2009">
  <option value="2021">
  <option value="">
  <option value="en">
  <option value="fr">

Every address is that of a file below the folder, which is there:
  $ grep -oE '(src|href)="[^"]*"' one/index.html | sed 's/.*"\(.*\)"/\1/' | sort -u >links; wc -l <links; grep -v '^\./' links; (cd one && xargs ls -d <../links >/dev/null)
  16

Nothing is drawn again for it, and it is the same page whatever the number of threads:
  $ cp one/index.html first.html; ls -l --time-style=full-iso one/thumbnails >before; sahelmap batch plan.yaml -j3 --out one --gallery; ls -l --time-style=full-iso one/thumbnails | cmp - before && cmp first.html one/index.html
  one/index.html
  ! .*0 drawn.* (re)

The next edition, compared with this one: a title has changed, a day is new, another is no more:
  $ sed -e 's/2009, 2021/2021, 2022/' plan.yaml >next.yaml; echo 'overrides: [{ when: { lang: fr }, set: { title: Des villes } }]' >>next.yaml
  $ sahelmap batch next.yaml -q --out two --gallery --previous one; grep -o '<article [^>]*>\|<summary>.*<\|<p>new<' two/index.html; ls two/thumbnails | grep -c before
  <summary>2 maps of the edition before are no more<
  <article class="map" data-map="towns" data-date="2021" data-lang="en">
  <article class="map" data-map="towns" data-date="2021" data-lang="fr" data-changed="yes">
  <summary>\d+\.\d+ % of the pixels changed< (re)
  <article class="map" data-map="towns" data-date="2022" data-lang="en" data-new="yes">
  <p>new<
  <article class="map" data-map="towns" data-date="2022" data-lang="fr" data-new="yes">
  <p>new<
  1

The copy of what the edition before looked like goes when nothing shows it, and files of others stay:
  $ cp two/thumbnails/before-*.png two/thumbnails/mine.png; sahelmap batch next.yaml -q --out two --gallery; ls two/thumbnails | grep -v '^[0-9a-f]\{64\}.png'
  mine.png

Without a PNG an SVG shows itself, and without either there is a link:
  $ sed -i 's/formats: .*/formats: [svg]/' plan.yaml && sahelmap batch plan.yaml -q --out three --gallery && grep -o '<img .*' three/index.html | head -1; ls three/thumbnails
  <img loading="lazy" alt="towns/2009/en" src="./towns-2009-en.svg"></a>
  $ sed -i 's/formats: .*/formats: [pdf]/' plan.yaml && sahelmap batch plan.yaml -q --out four --gallery && grep -c '<img ' four/index.html; grep -m1 'no PNG' four/index.html
  0
  <a href="./towns-2009-en.pdf">no PNG or SVG</a>

Warnings and labels that found no place are told, and names cannot become a part of the page:
  $ sed -e 's/Southam/<b>South\&ham<\/b> that is far too long a name for a map of 38 mm/' -e 's/Midway/"<script>a(1)<\/script>"/' towns.csv >bad.csv
  $ sed -e 's/towns.csv/bad.csv/' -e 's/60mm/38mm/g' towns.yaml >bad.yaml; printf 'maps: { "a<i>\\"b": bad.yaml }\nformats: [png]\npattern: "x.{format}"\n' >bad-plan.yaml
  $ sahelmap batch bad-plan.yaml -q --out five --gallery; grep -c '<script>a\|<b>\|<i>' five/index.html; grep -o 'data-[a-z]*="[^"]*"\|<h2>.*' five/index.html
  0
  data-map="a&lt;i&gt;&quot;b"
  data-dropped="yes"
  <h2>a&lt;i&gt;&quot;b</h2>
  $ sahelmap batch bad-plan.yaml --out five
  ! 1 maps: 0 drawn, 0 with warnings, 0 failed, 1 lacking names, 1 unchanged; \d+ s (re)

Of shares that were drawn apart, the same page as of all at once:
  $ sahelmap batch next.yaml -q --out all --gallery && for i in 1 2; do sahelmap batch next.yaml -q --shard $i/2 --out share$i; done; sahelmap merge share1 share2 --gallery
  share1/index.html
  ! share1: 4 maps, \d+ files copied, 0 missing (re)
  $ cmp all/index.html share1/index.html && diff -r all/thumbnails share1/thumbnails

For programs:
  $ sahelmap batch next.yaml --out two --gallery --json | tail -2 | cut -c1-60
  {"event": "gallery", "file": "two/index.html"}
  {"event": "end", .* (re)

What does not go together, or is not there:
  $ sahelmap batch plan.yaml --previous one
  ! sahelmap: --previous goes with --gallery, which shows it
  ! usage: .* (re)
  ? 2
  $ sahelmap batch plan.yaml --gallery --shard 1/2
  ! sahelmap: --gallery shows all maps, and --shard draws a part of them
  ! usage: .* (re)
  ? 2
  $ sahelmap merge share1 --previous one
  ! sahelmap: --previous goes with --gallery, which shows it
  ! usage: .* (re)
  ? 2
  $ sahelmap batch next.yaml -q --out two --gallery --previous nosuch
  ! sahelmap: nosuch: No such file or directory
  ? 4
  $ sahelmap batch next.yaml -q --out never --gallery --previous next.yaml; ls never
  ! sahelmap: next.yaml: Not a directory
  ! ls: .* (re)
  ? 2
