Wrong things typed: one line says what is wrong and what may have been meant, one how it is
used, and the status is 2.

No command:
  $ sahelmap
  ! sahelmap: a command is missing
  ! usage: sahelmap COMMAND ..., see sahelmap --help
  ? 2

A misspelt command:
  $ sahelmap rendr towns.yaml
  ! sahelmap: no command 'rendr'; did you mean 'render'?
  ! usage: sahelmap COMMAND ..., see sahelmap --help
  ? 2

A command like no other:
  $ sahelmap frobnicate
  ! sahelmap: no command 'frobnicate'
  ! usage: sahelmap COMMAND ..., see sahelmap --help
  ? 2

The command forgotten:
  $ sahelmap towns.yaml
  ! sahelmap: no command 'towns.yaml'; did you mean 'sahelmap render towns.yaml'?
  ! usage: sahelmap COMMAND ..., see sahelmap --help
  ? 2

A misspelt option in a command's place:
  $ sahelmap --verison
  ! sahelmap: no option '--verison'; did you mean '--version'?
  ! usage: sahelmap COMMAND ..., see sahelmap --help
  ? 2

A misspelt option:
  $ sahelmap render --lnag fr towns.yaml
  ! sahelmap: unknown option '--lnag'; did you mean '--lang'?
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2
  $ sahelmap render towns.yaml --dip=300
  ! sahelmap: unknown option '--dip=300'; did you mean '--dpi'?
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2
  $ sahelmap render -x towns.yaml
  ! sahelmap: unknown option '-x'
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2

An option of another command:
  $ sahelmap check --dpi 300 towns.yaml
  ! sahelmap: unknown option '--dpi'
  ! usage: sahelmap check MAP.yaml [--date D] [--lang L] [--style S] [--strict-labels] [--strict] [--print WIDTH] [--screen WIDTH] [--simulate VISION] [-o FILE] [--json] [--fonts DIR] [-q]
  ? 2
  $ sahelmap inspect --date 2003 towns.csv
  ! sahelmap: unknown option '--date'
  ! usage: sahelmap inspect FILE|MAP.yaml [-o FILE]...
  ? 2

A missing value:
  $ for o in --date --lang --format --dpi --report --fonts -o --output; do sahelmap render towns.yaml $o 2>&1 | head -1; done
  sahelmap: --date needs a value
  sahelmap: --lang needs a value
  sahelmap: --format needs a value
  sahelmap: --dpi needs a value
  sahelmap: --report needs a value
  sahelmap: --fonts needs a value
  sahelmap: -o needs a value
  sahelmap: -o needs a value
  $ sahelmap render towns.yaml -o
  ! sahelmap: -o needs a value
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2

A value too many:
  $ sahelmap render --quiet=yes towns.yaml
  ! sahelmap: --quiet takes no value
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2
  $ sahelmap render --date 2003 --date 2004 towns.yaml
  ! sahelmap: --date is given twice
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2

No map file, two of them, an empty name:
  $ sahelmap render -o a.png
  ! sahelmap: MAP.yaml is missing
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2
  $ sahelmap render towns.yaml other.yaml
  ! sahelmap: 'other.yaml': one MAP.yaml at a time
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2
  $ sahelmap render ''
  ! sahelmap: the map file's name is empty
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2
  $ sahelmap dump scene
  ! sahelmap: MAP.yaml is missing
  ! usage: sahelmap dump STAGE MAP.yaml .* (re)
  ? 2
  $ sahelmap dump
  ! sahelmap: STAGE is missing
  ! usage: sahelmap dump STAGE MAP.yaml .* (re)
  ? 2
  $ sahelmap inspect
  ! sahelmap: FILE|MAP.yaml is missing
  ! usage: sahelmap inspect FILE|MAP.yaml [-o FILE]...
  ? 2
  $ sahelmap inspect a.shp b.shp
  ! sahelmap: 'b.shp': one FILE|MAP.yaml at a time
  ! usage: sahelmap inspect FILE|MAP.yaml [-o FILE]...
  ? 2
  $ sahelmap schema map
  ! sahelmap: 'map': schema takes no arguments
  ! usage: sahelmap schema
  ? 2

A resolution that is none:
  $ for n in 9 2401 -1 72.5 72dpi '' 99999999999999999999; do sahelmap render --dpi "$n" towns.yaml 2>&1 | head -1; done
  sahelmap: --dpi '9': a whole number from 10 to 2400 is expected
  sahelmap: --dpi '2401': a whole number from 10 to 2400 is expected
  sahelmap: --dpi '-1': a whole number from 10 to 2400 is expected
  sahelmap: --dpi '72.5': a whole number from 10 to 2400 is expected
  sahelmap: --dpi '72dpi': a whole number from 10 to 2400 is expected
  sahelmap: --dpi '': a whole number from 10 to 2400 is expected
  sahelmap: --dpi '99999999999999999999': a whole number from 10 to 2400 is expected
  $ sahelmap render --dpi 9 towns.yaml
  ! sahelmap: --dpi '9': a whole number from 10 to 2400 is expected
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2

Threads that are none:
  $ for n in 0 65 -1 1.5 two ''; do sahelmap render --threads "$n" towns.yaml 2>&1 | head -1; done
  sahelmap: --threads '0': a number from 1 to 64 is expected
  sahelmap: --threads '65': a number from 1 to 64 is expected
  sahelmap: --threads '-1': a number from 1 to 64 is expected
  sahelmap: --threads '1.5': a number from 1 to 64 is expected
  sahelmap: --threads 'two': a number from 1 to 64 is expected
  sahelmap: --threads '': a number from 1 to 64 is expected

A day that is none:
  $ sahelmap render --date 2023-02-30 towns.yaml
  ! sahelmap: date '2023-02-30': February 2023 has 28 days
  ? 2
  $ sahelmap check --date yesterday towns.yaml
  ! sahelmap: date 'yesterday': a day such as 2023-09-16, 2023-09 or 2023 is expected
  ? 2
  $ sahelmap check --date '' towns.yaml
  ! sahelmap: date '': a day such as 2023-09-16, 2023-09 or 2023 is expected
  ? 2

A language that is none:
  $ for l in fr_FR f french-, fr--BF '' 'fr BF' é123 f1; do sahelmap check --lang "$l" towns.yaml; done
  ! sahelmap: language 'fr_FR': a tag such as en, fr or pt-BR is expected
  ! sahelmap: language 'f': a tag such as en, fr or pt-BR is expected
  ! sahelmap: language 'french-,': a tag such as en, fr or pt-BR is expected
  ! sahelmap: language 'fr--BF': a tag such as en, fr or pt-BR is expected
  ! sahelmap: language '': a tag such as en, fr or pt-BR is expected
  ! sahelmap: language 'fr BF': a tag such as en, fr or pt-BR is expected
  ! sahelmap: language 'é123': a tag such as en, fr or pt-BR is expected
  ! sahelmap: language 'f1': a tag such as en, fr or pt-BR is expected
  ? 2

Languages that are some:
  $ for l in fr fr-BF zgh zgh-Latn-MA de-1996 en-x-a; do sahelmap check -q --lang $l towns.yaml; done
  towns.yaml: no errors, 4 warnings
  towns.yaml: no errors, 4 warnings
  towns.yaml: no errors, 6 warnings
  towns.yaml: no errors, 6 warnings
  towns.yaml: no errors, 6 warnings
  towns.yaml: no errors, 5 warnings

A language that none of the map's texts is in:
  $ sahelmap check --lang zgh towns.yaml
  towns.yaml: no errors, 6 warnings
  ! sahelmap: zgh: 1 word is taken from en: 'S'
  ! sahelmap: zgh: 0 of 2 names are in Tifinagh, the rest as in the data
  ! sahelmap: zgh: the words of the alternative text are taken from en
  ! sahelmap: warning: language 'zgh': no text of towns.yaml is in it; they are in en and fr
  ! sahelmap: warning: towns.yaml:2:14: date: the map shows 2023-09-15 and does not say so; put {date} into the title or the subtitle
  ! sahelmap: warning: towns.yaml:2:14: sources: the map does not say where its facts are from; name them in `sources:`
  ! sahelmap: warning: towns.yaml:9:5: credits: towns.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: towns.yaml:7:9: credits: members.csv has no credit and no licence; say `credit:` and `license:` where it is named
  ! sahelmap: warning: towns.yaml:9:5: names: 2 of 2 names are not in the edition's language (zgh), such as 'Midway'; a column name_zgh in the data has them

A format that is none:
  $ sahelmap render towns.yaml --format pgn
  ! sahelmap: format 'pgn': png, svg, pdf, eps, html or areas is expected; did you mean 'png'?
  ? 2
  $ sahelmap render towns.yaml -o towns.jpeg
  ! sahelmap: towns.jpeg: the name must end in .png, .svg, .pdf, .eps, .html or .areas.json, or the format be given
  ? 2
  $ sahelmap render towns.yaml -o ''
  ! sahelmap: : the name must end in .png, .svg, .pdf, .eps, .html or .areas.json, or the format be given
  ? 2
  $ sahelmap render towns.yaml -o -
  ! sahelmap: -o - needs --format png, svg or pdf
  ! usage: sahelmap render MAP.yaml .* (re)
  ? 2

A name that promises another format:
  $ sahelmap render towns.yaml --format svg -o towns.png -o towns.SVG -o x 2>&1 >/dev/null; head -c 5 towns.png; rm towns.png towns.SVG x
  sahelmap: warning: towns.png: what is written there is svg, whatever the name ends in
  <svg 

A stage that is none:
  $ sahelmap dump scnee towns.yaml
  ! sahelmap: stage 'scnee': document, spec, features, view, labels, scene or report is expected; did you mean 'scene'?
  ? 2

A key that is none:
  $ sahelmap explain page.wdith
  ! sahelmap: no option 'page.wdith'; did you mean '.*width'\? (re)
  ? 2

An installed map misspelt:
  $ sahelmap render alliace
  ! sahelmap: alliace: No such file or directory; did you mean 'alliance'?
  ? 3
  $ sahelmap render aliance.yaml
  ! sahelmap: aliance.yaml: No such file or directory; did you mean 'alliance'?
  ? 3

Nothing was written by any of them:
  $ ls
  members.csv
  towns.csv
  towns.yaml
