#!/usr/bin/env python3
"""What is drawn on a day against a script that knows only the tables: dates.py SAHELMAP SOURCE_ROOT

On 200 days picked at random from 2010 to 2027 the sites of a layer with `valid: [from, to]`, and the
members of every group, must be exactly those that the CSV files say.
"""
import csv, datetime, pathlib, random, subprocess, sys, tempfile

DAYS, FIRST, LAST = 200, datetime.date(2010, 1, 1), datetime.date(2027, 12, 31)
MAP = """date: 2020-01-01
style: {root}/styles/plain.yaml
extent: {{ box: [-20, -40, 60, 40] }}
groups: {{ source: {root}/shapes/memberships.csv }}
layers:
  - {{ id: sites, source: {root}/shapes/sites.csv, key: id, valid: [from, to] }}
  - {{ id: members, source: members.csv, key: code, where: {{ group: {group} }} }}
"""


def there(row, day, unknown):
    """Valid from the start of `from` to the end of `to`: text prefixes order ISO dates."""
    first, last = row["from"], row["to"]
    return (day[:len(first)] >= first if first else unknown) and (not last or day[:len(last)] <= last)


def drawn(program, path, day):
    out = subprocess.run([program, "dump", "features", path, "--date", day], check=True, capture_output=True, text=True).stdout
    rows = {}
    for line in out.splitlines():
        words = line.split()
        if words[0] == "layer":
            layer = rows.setdefault(words[1], set())
        elif "row" in words:
            layer.add(int(words[words.index("row") + 1]))
    return rows


def main(program, root):
    root = pathlib.Path(root).resolve()
    sites = list(csv.DictReader(open(root / "shapes/sites.csv", encoding="utf-8")))
    memberships = list(csv.DictReader(open(root / "shapes/memberships.csv", encoding="utf-8")))
    codes = sorted({m["member"] for m in memberships})
    groups = sorted({m["group"] for m in memberships})
    chosen, wrong = random.Random(20230916), 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "members.csv").write_text("code,lon,lat\n" + "".join(f"{code},0,0\n" for code in codes))
        for n in range(DAYS):
            day = (FIRST + datetime.timedelta(chosen.randrange((LAST - FIRST).days + 1))).isoformat()
            group = groups[n % len(groups)]
            path = folder / "map.yaml"
            path.write_text(MAP.format(root=root, group=f'"{group}"'))
            got = drawn(program, path, day)
            want_sites = {i for i, row in enumerate(sites) if there(row, day, False)}
            members = {m["member"] for m in memberships if m["group"] == group and there(m, day, True)}
            want_members = {i for i, code in enumerate(codes) if code in members}
            for name, want in ("sites", want_sites), ("members", want_members):
                if got.get(name, set()) != want:
                    wrong += 1
                    print(f"{day} {name} of {group}: too many {got.get(name, set()) - want}, missing {want - got.get(name, set())}")
    print(f"{DAYS} days, {len(sites)} sites, {len(groups)} groups: {wrong} differ")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
