#!/usr/bin/env python3
"""What changed between two days against a script that knows only the tables: change.py SAHELMAP SOURCE_ROOT

For 60 pairs of days picked at random from 2010 to 2027 the change of every site of a layer with `valid: [from, to]`,
and of every member of every group, must be exactly those that the CSV files say.
"""
import csv, datetime, json, pathlib, random, subprocess, sys, tempfile

from dates import FIRST, LAST, there

PAIRS = 60
MAP = """change: {{ from: {first}, to: {last} }}
style: {root}/styles/plain.yaml
page: {{ dpi: 20 }}
extent: {{ box: [-20, -40, 60, 40] }}
groups: {{ source: {root}/shapes/memberships.csv }}
layers:
  - {{ id: sites, source: {root}/shapes/sites.csv, key: id, valid: [from, to], unknown-from: true,
      changes: {{ closed: C, opened: O }} }}
"""
MEMBERS = """  - {{ id: {id}, source: members.csv, key: code, where: {{ group: {group} }},
      changes: {{ joined: J, stayed: S }} }}
"""


def days(first, last):
    return [(first + datetime.timedelta(n)).isoformat() for n in range((last - first).days + 1)]


def change(rows, first, last, names):
    """What somebody did that has these rows of days; NAMES say it when there last, first, on both, between."""
    def on(day):
        return any(there(row, day, True) for row in rows)
    before, after = on(first.isoformat()), on(last.isoformat())
    if before or after:
        return names[2 if before and after else 1 if before else 0]
    return names[3] if any(on(day) for day in days(first, last)) else None


def told(program, path, report):
    subprocess.run([program, "render", path, "-q", "-o", report.with_suffix(".png"), "--report", report], check=True, stdout=subprocess.DEVNULL)
    return {layer["id"]: layer for layer in json.loads(report.read_text())["layers"]}


def main(program, root):
    root = pathlib.Path(root).resolve()
    sites = list(csv.DictReader(open(root / "shapes/sites.csv", encoding="utf-8")))
    memberships = list(csv.DictReader(open(root / "shapes/memberships.csv", encoding="utf-8")))
    codes = sorted({m["member"] for m in memberships})
    groups = sorted({m["group"] for m in memberships})
    chosen, wrong, seen = random.Random(20220101), 0, {}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "members.csv").write_text("code,lon,lat\n" + "".join(f"{code},{i},0\n" for i, code in enumerate(codes)))
        path = folder / "map.yaml"
        for _ in range(PAIRS):
            first, last = sorted(FIRST + datetime.timedelta(n) for n in chosen.sample(range((LAST - FIRST).days + 1), 2))
            text = MAP.format(root=root, first=first, last=last)
            for i, group in enumerate(groups):
                text += MEMBERS.format(id=f"g{i}", group=json.dumps(group))
            path.write_text(text)
            layers = told(program, path, folder / "report.json")
            wanted = {"sites": ({row["id"]: change([row], first, last, ["opened", "closed", "stayed", "transient"]) for row in sites},
                                {"opened", "closed"})}
            for i, group in enumerate(groups):
                rows = {code: [m for m in memberships if (m["group"], m["member"]) == (group, code)] for code in codes}
                wanted[f"g{i}"] = ({code: change(rows[code], first, last, ["joined", "left", "stayed", "transient"]) for code in codes},
                                   {"joined", "stayed"})
            for name, (want, drawn) in wanted.items():
                want = {key: what for key, what in want.items() if what}
                got = {c["key"]: c["change"] for c in layers[name]["changes"]}
                right = got == want and all(c["drawn"] == (c["change"] in drawn) for c in layers[name]["changes"])
                right = right and layers[name]["selected"] == sum(what in drawn for what in want.values())
                for what in want.values():
                    seen[what] = seen.get(what, 0) + 1
                if not right:
                    wrong += 1
                    print(f"{first} to {last}, {name}: got {got}, want {want}")
    print(f"{PAIRS} pairs of days, {len(sites)} sites, {len(groups)} groups: {wrong} differ; {seen}")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
