The table behind a map.

Help of facts:
  $ sahelmap facts --help
  usage: sahelmap facts MAP.yaml [-o FILE]... [--date D] [--lang L] [--format F] [-q]
  
  Prints the table behind a map: members, areas, sites, zones, sources.
  
    -o, --output FILE    what to write; the format follows the ending (.md, .csv, .json); may be
                         repeated; without it Markdown goes to standard output
        --date D         the facts of this day (2022-08-15, 2022-08 or 2022)
        --lang L         language of the edition (en, fr, pt-BR, ...)
        --format F       md, csv or json, whatever the ending
    -q, --quiet          no notes and warnings
    -h, --help           print this and do nothing

Markdown to standard output:
  $ sed 's/key: id/key: id, count-by: [kind]/' towns.yaml >counted.yaml; sahelmap facts counted.yaml
  # Three towns
  
  15 September 2023
  
  Areas are geodesic, on WGS 84, of the shapes of the source in whole: neither cut to the map nor simplified.
  
  ## towns
  
  2, there on the day.
  
  | kind |  | Number |
  |---|---|---:|
  | b |  | 2 |
  
  | id | Name | From | To | Source |
  |---|---|---|---|---:|
  | S | Southam | 2005 |  |  |
  | M | Midway | 2005 | 15 September 2023 |  |
  
  ## Layers
  
  | Layer | Number | Source |
  |---|---:|---|
  | towns | 2 | towns.csv |

The same by -o - and as a file, and the path printed:
  $ sahelmap facts counted.yaml >a.md; sahelmap facts counted.yaml -o - | cmp - a.md; sahelmap facts counted.yaml -o b.md -o b.csv && cmp a.md b.md
  b.md
  b.csv

Of another day, as CSV; what may have been there is not certain:
  $ sahelmap facts counted.yaml --date 2005-03 --format csv
  section,layer,id,name,field,value,count,area_km2,from,to,certain,source
  map,,,,file,counted.yaml,,,,,,
  map,,,,date,2005-03,,,,,,
  map,,,,language,en,,,,,,
  map,,,,title,Three towns,,,,,,
  layer,towns,,,state,current,3,,,,,towns.csv
  count,towns,,,kind,b,2,,,,,
  count,towns,,,kind,a,1,,,,,
  feature,towns,N,Northton,,,,,2001,2010-06-30,true,
  property,towns,N,Northton,kind,a,,,,,,
  feature,towns,S,Southam,,,,,2005,,false,
  property,towns,S,Southam,kind,b,,,,,,
  feature,towns,M,Midway,,,,,2005,2023-09-15,false,
  property,towns,M,Midway,kind,b,,,,,,

In French, as JSON:
  $ sahelmap facts towns.yaml --lang fr --format json | python3 -c 'import json, sys; f = json.load(sys.stdin); print(f["date"], f["title"], [x["name"] for x in f["layers"][0]["features"]], f["groups"], f["zones"], f["sources"])'
  2023-09-15 Trois villes ['Sudville', 'Milieu'] [] [] []

Members, whose places have no area:
  $ sed 's/key: id/key: id, where: { group: [north, south] }/' towns.yaml >members.yaml; sahelmap facts members.yaml --format csv | grep 'group\|member'
  map,,,,file,members.yaml,,,,,,
  group,,north,,,,1,,,,,members.csv
  member,,N,,group,north,,,2001,,true,
  group,,south,,,,1,,,,,members.csv
  member,towns,S,Southam,group,south,,,2001,,true,

The shipped areas: within 0.5 % of shared facts (384,900, 301,600, 536,300 and 125,700 km2), as Planimeter has them:
  $ sahelmap facts tri-border --format csv | awk -F, '$1 == "zone" { print $3, $8 }'
  liptako-gourma 383545\.72\d+ (re)
  tri-border 300535\.32\d+ (re)
  liptako-gourma-authority 534346\.69\d+ (re)
  tripoint-200km 125653\.3\d+ (re)

A format that is none:
  $ sahelmap facts towns.yaml --format jsn
  ! sahelmap: format 'jsn': md, csv or json is expected; did you mean 'json'?
  ? 2
  $ sahelmap facts towns.yaml -o a.png
  ! sahelmap: a.png: the name must end in .md, .csv or .json, or the format be given
  ? 2
  $ sahelmap render towns.yaml -o a.md
  ! sahelmap: a.md: the name must end in .png, .svg, .pdf, .eps, .html or .areas.json, or the format be given
  ? 2

A day that is none:
  $ sahelmap facts towns.yaml --date 2023-02-30
  ! sahelmap: date '2023-02-30': February 2023 has 28 days
  ? 2

Of a map of changes: the later day, or another; never what has left or is to come:
  $ sed 's/^date: .*/change: { from: 2010-01-01, to: 2023-09-16 }/; s/valid:/changes: { closed: Gone }, valid:/' towns.yaml >changes.yaml
  $ sahelmap facts changes.yaml --format csv | grep -E 'date|feature'
  map,,,,date,2023-09-16,,,,,,
  feature,towns,S,Southam,,,,,2005,,true,
  $ sahelmap facts changes.yaml --format csv --date 2009 | grep -E 'date|feature'
  map,,,,date,2009,,,,,,
  feature,towns,N,Northton,,,,,2001,2010-06-30,true,
  feature,towns,S,Southam,,,,,2005,,true,
  feature,towns,M,Midway,,,,,2005,2023-09-15,true,

No layers, and fields that are not there:
  $ grep -v towns, towns.yaml | sed '/layers:/d' >none.yaml; sahelmap facts none.yaml
  ! sahelmap: none.yaml:2:1: a map needs `layers:`
  ? 3
  $ sed 's/\[kind\]/[knid]/' counted.yaml >bad.yaml; sahelmap facts bad.yaml
  ! sahelmap: bad.yaml:9:5: layer 'towns': count-by: no field 'knid'; did you mean 'kind'?
  ? 3
  $ sed 's/\[kind\]/kind/' counted.yaml >bad.yaml; sahelmap facts bad.yaml
  ! sahelmap: bad.yaml:9:\d+: count-by: a list of fields is expected, such as \[operator, host\] (re)
  ? 3

Never over the map itself, never twice:
  $ sahelmap facts towns.yaml -o towns.yaml --format md
  ! sahelmap: towns.yaml: is the map file and may not be written over
  ? 2
  $ sahelmap facts towns.yaml -o x.md -o x.md
  ! sahelmap: x.md: is to be written twice
  ? 2

Nowhere to write to:
  $ sahelmap facts towns.yaml >/dev/full
  ! sahelmap: standard output: No space left on device
  ? 6
