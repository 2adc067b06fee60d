The program tells what it can do.

Help of the program:
  $ sahelmap --help
  usage: sahelmap COMMAND ...
  
  Draws annotated maps of regions from a map file.
  
    render MAP.yaml            Draws a map and prints the path of each file written
    watch MAP.yaml             Draws a map, and again whenever a file it is made from changes
    batch PLAN.yaml            Draws the maps of a plan: every date, language, size, ... of a map
    verify DIR                 Tells which files of a batch are not those that were drawn
    merge DIR                  Joins what the shards of a batch drew, and tells what is missing
    diff OLD NEW               Compares two editions of a map, or of a folder of maps
    check MAP.yaml             Says what is wrong with a map file, its data and the finished map; writes nothing
    facts MAP.yaml             Prints the table behind a map: members, areas, sites, zones, sources
    alt MAP.yaml               Prints the map in words, briefly and at length, for those who do not see it
    place MAP.yaml             Writes where each label stands, a line each, for render to use
    adopt MAP.yaml EDITED.svg  Makes pins of the labels that were moved in an SVG of the map
    new NAME                   Writes NAME.yaml, a map file with remarks that draws at once
    inspect FILE|MAP.yaml      Describes a data file, or the sources of a map: system, encoding, fields
    dump STAGE MAP.yaml        Prints a stage of the pipeline as text
    options                    Prints the reference of all options of map file and style
    explain KEY                Explains one option, such as page.width or style.fill
    schema                     Prints the JSON Schema of the map file, for editors
  
    sahelmap COMMAND --help tells more, sahelmap --version the versions.
  Exit status: 2 usage, 3 map file, 4 data, 5 projection, 6 output, 7 limit, 8 memory.

The same by other names:
  $ sahelmap --help >a; sahelmap -h | cmp - a && sahelmap help | cmp - a

Help of render:
  $ sahelmap render --help
  usage: sahelmap render MAP.yaml [-o FILE]... [--date D] [--lang L] [--style S] [--format F] [--dpi N] [--width W] [--height H] [--svg-text HOW] [--svg-css] [--svg-id-prefix P] [--worldfile] [--fragment] [--report FILE] [--depfile FILE] [--threads N] [--timing] [--strict-labels] [--strict] [--print WIDTH] [--screen WIDTH] [--show-boxes] [--fonts DIR] [-q]
  
  Draws a map and prints the path of each file written.
  MAP.yaml is a path, or the bare name of an installed map such as alliance; - is standard input, whose paths start in the current folder.
  
    -o, --output FILE    what to write; the format follows the ending (.png, .svg, .pdf, .eps,
                         .areas.json); - is standard output; may be repeated; without it a PNG of the
                         map's name is written into the current folder
        --date D         draw the map as of this day (2022-08-15, 2022-08 or 2022)
        --lang L         language of the edition (en, fr, pt-BR, ...)
        --style S        a style laid over the map's own: a file, or a shipped one such as grey
        --format F       png, svg, pdf, eps, html or areas, whatever the ending
        --dpi N          resolution of PNG, from 10 to 2400
        --width W        width of the page instead of the map file's, such as 120mm; without --height
                         the page keeps its proportion; letters and lines keep their sizes
        --height H       the same for its height
        --svg-text HOW   texts of SVG: embed (text, with its fonts), live (text alone), outline
                         (paths) or both (paths, with unseen text over them)
        --svg-css        paint of SVG in rules by ids and classes, for a page to restyle
        --svg-id-prefix P
                         put before all ids of SVG, so that several maps fit one page
        --worldfile      beside each PNG, write where it lies on the earth, for GIS programs: .pgw
                         and .prj
        --fragment       instead of an HTML page a <figure> of the map on its day, to be put into
                         another page; needs neither script nor style
        --report FILE    write what was drawn, and what found no place, as JSON; - is standard
                         output
        --depfile FILE   write a rule for Make or Ninja: the outputs depend on the files that were
                         read
        --threads N      threads that draw the map, 1 to 64; without it one for each core
        --timing         say how long each stage took and how many bytes it made; a report has that,
                         too, and only then
        --strict-labels  a label that finds no place, or a character that no font has, is an error,
                         and nothing is written
        --strict         what the press check calls an error is an error, and nothing is written
        --print WIDTH    the press check: the width the map is printed in, such as 120mm; without it
                         the page's
        --screen WIDTH   the press check: the width it is shown in on a screen, such as 900px
        --show-boxes     draw the boxes of labels, what they keep clear of, and, in red, what was
                         dropped
        --fonts DIR      folder of the font files the style names
    -q, --quiet          no notes and warnings
    -h, --help           print this and do nothing

Help of batch:
  $ sahelmap batch --help
  usage: sahelmap batch PLAN.yaml [-j N] [--memory SIZE] [--out DIR] [--cache DIR] [--list] [--shard I/N] [--dry-run] [--gallery] [--previous DIR] [--fail-fast] [--json] [--strict-labels] [--fonts DIR] [-q]
  
  Draws the maps of a plan: every date, language, size, ... of a map.
  A plan names map files and what they are to be drawn for; see docs/batch.md.
  A signal (Ctrl-C) ends it after the maps that are being drawn, a second one
  at once.
  
    -j, --jobs N         maps that are drawn at once; without it one for each core
        --memory SIZE    memory that may be taken in all, such as 400M or 2G: fewer maps are drawn at
                         once where they would need more; without it half of the machine's
        --out DIR        the folder to write to, which is made; without it one of the plan's name in
                         the current folder
        --cache DIR      a folder of maps drawn before, which batches may share: what it has need not
                         be drawn, what is drawn is put there
        --list           print the maps, a line each: name and files; draw nothing
        --shard I/N      only the I-th of N shares of the maps; auto asks Slurm which task of the array
                         this is, auto/N asks Kubernetes which pod
        --dry-run        print the maps that would be drawn, a line each: name and why; draw nothing
        --gallery        write a page with all maps, index.html, into the output folder
        --previous DIR   the folder of the edition before, which the gallery compares with
        --fail-fast      begin no further map when one has failed
        --json           a line of JSON for each map on standard output, for programs
        --strict-labels  a label that finds no place, or a character that no font has, is an error,
                         and nothing is written
        --fonts DIR      folder of the font files the style names
    -q, --quiet          no notes and warnings
    -h, --help           print this and do nothing

Help of place and adopt:
  $ sahelmap place --help
  usage: sahelmap place MAP.yaml [-o FILE] [--date D] [--lang L] [--fonts DIR] [-q]
  
  Writes where each label stands, a line each, for render to use.
  The map file uses it with labels: { placement: FILE.yaml }.
  
    -o, --output FILE    the placement file to write (.yaml); without it standard output
        --date D         draw the map as of this day (2022-08-15, 2022-08 or 2022)
        --lang L         language of the edition (en, fr, pt-BR, ...)
        --fonts DIR      folder of the font files the style names
    -q, --quiet          no notes and warnings
    -h, --help           print this and do nothing
  $ sahelmap adopt --help
  usage: sahelmap adopt MAP.yaml EDITED.svg [-o FILE] [--all] [--date D] [--lang L] [--fonts DIR] [-q]
  
  Makes pins of the labels that were moved in an SVG of the map.
  EDITED.svg is what render wrote, changed in Inkscape: labels moved, or deleted.
  
    -o, --output FILE    the placement file to write (.yaml); without it the one the map file names
        --all            pin the labels that were not moved, too
        --date D         draw the map as of this day (2022-08-15, 2022-08 or 2022)
        --lang L         language of the edition (en, fr, pt-BR, ...)
        --fonts DIR      folder of the font files the style names
    -q, --quiet          no notes and warnings
    -h, --help           print this and do nothing

Help wherever it is asked for, and then nothing else is done:
  $ sahelmap render towns.yaml --nonsense -h >a && sahelmap render --help | cmp - a && ls *.png
  ! ls: .* (re)
  ? 2

Help of check:
  $ sahelmap check -h
  usage: sahelmap check MAP.yaml [--date D] [--lang L] [--style S] [--strict-labels] [--strict] [--print WIDTH] [--screen WIDTH] [--simulate VISION] [-o FILE] [--json] [--fonts DIR] [-q]
  
  Says what is wrong with a map file, its data and the finished map; writes nothing.
  What it finds on the finished map are warnings, with --strict errors.
  
        --date D         draw the map as of this day (2022-08-15, 2022-08 or 2022)
        --lang L         language of the edition (en, fr, pt-BR, ...)
        --style S        a style laid over the map's own: a file, or a shipped one such as grey
        --strict-labels  a label that finds no place, or a character that no font has, is an error,
                         and nothing is written
        --strict         what the press check calls an error is an error, and nothing is written
        --print WIDTH    the press check: the width the map is printed in, such as 120mm; without it
                         the page's
        --screen WIDTH   the press check: the width it is shown in on a screen, such as 900px
        --simulate VISION
                         write a picture of the map as others see it, or as it is printed in grey:
                         deutan, protan, tritan or grey; needs -o
    -o, --output FILE    that picture (.png)
        --json           a line of JSON for each map on standard output, with what was found
        --fonts DIR      folder of the font files the style names
    -q, --quiet          no notes and warnings
    -h, --help           print this and do nothing

Help of watch and diff; watch has render's options but one:
  $ sahelmap watch --help | head -6
  usage: sahelmap watch MAP.yaml .* (re)
  
  Draws a map, and again whenever a file it is made from changes.
  Errors are shown, and the map is drawn again once they are mended. SIGINT (Ctrl-C) or
  SIGTERM ends it.
  
  $ sahelmap render --help | grep -e ' --' >a; sahelmap watch --help | grep -e ' --' | diff a - | grep -v usage: | grep '^[<>]   ' | sed 's/ *say.*//'
  <       --timing
  $ sahelmap diff --help
  usage: sahelmap diff OLD NEW [-o FILE] [--json]
  
  Compares two editions of a map, or of a folder of maps.
  OLD and NEW are two files of one format (.png, .svg, .pdf, .eps, or reports .json), or
  two folders, in which maps of one name are compared. Exit status: 0 all are equal,
  1 some differ, 2 and more an error.
  
    -o, --output FILE    an HTML page with what differs: both editions of each map, side by side or
                         one over the other (.html)
        --json           print JSON
    -h, --help           print this and do nothing

Help of dump names the stages:
  $ sahelmap dump --help | head -4
  usage: sahelmap dump STAGE MAP.yaml [--date D] [--lang L] [--style S] [--strict-labels] [--fonts DIR] [-q]
  
  Prints a stage of the pipeline as text.
  STAGE is document, spec, features, view, labels, scene or report.

Help of the others:
  $ for c in inspect options explain schema; do sahelmap $c --help; done
  usage: sahelmap inspect FILE|MAP.yaml [-o FILE]...
  
  Describes a data file, or the sources of a map: system, encoding, fields.
  
    -o, --output FILE    a picture of a data file, as sahelmap new would draw it (.png, .svg, .pdf);
                         may be repeated
    -h, --help           print this and do nothing
  usage: sahelmap options
  
  Prints the reference of all options of map file and style.
  
    -h, --help           print this and do nothing
  usage: sahelmap explain KEY
  
  Explains one option, such as page.width or style.fill.
  
    -h, --help           print this and do nothing
  usage: sahelmap schema
  
  Prints the JSON Schema of the map file, for editors.
  
    -h, --help           print this and do nothing

Versions of the program and of its libraries:
  $ sahelmap --version
  sahelmap \d+\.\d+\.\d+ (re)
  cairo \d+\.\d+\.\d+ (re)
  isa-l \d+\.\d+ (re)
  pango \d+\.\d+\.\d+ (re)
  harfbuzz \d+\.\d+\.\d+ (re)
  fontconfig \d+\.\d+\.\d+ (re)
  proj \d+\.\d+\.\d+ (re)
  geos \d+\.\d+\.\d+.* (re)
  libyaml \d+\.\d+\.\d+ (re)

Nowhere to print to:
  $ sahelmap --help >/dev/full
  ! sahelmap: standard output: No space left on device
  ? 6
  $ sahelmap render --help >/dev/full
  ! sahelmap: standard output: No space left on device
  ? 6
  $ sahelmap --version >/dev/full
  ! sahelmap: standard output: No space left on device
  ? 6
  $ sahelmap options >/dev/full
  ! sahelmap: standard output: No space left on device
  ? 6
