#!/usr/bin/env python3
"""What `facts` lists on a day against a script that knows only the tables: facts.py SAHELMAP SOURCE_ROOT

On 200 days picked at random from 2010 to 2027 the ids it lists of a layer with `valid: [from, to]`, and the members
of every group, must be exactly those of the CSV files. Areas are compared with GeographicLib's Planimeter on the same
corners, to 1e-6, when it is installed, and always with constants it computed from the shipped shapes.
"""
import csv, datetime, json, pathlib, random, shutil, subprocess, sys, tempfile

from dates import DAYS, FIRST, LAST, there

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "data"))
from shapefile import Layer

MAP = """date: 2020-01-01
style: {root}/styles/plain.yaml
groups: {{ source: {root}/shapes/memberships.csv }}
layers:
  - {{ id: sites, source: {root}/shapes/sites.csv, key: id, valid: [from, to] }}
  - {{ id: members, source: members.csv, key: code, where: {{ group: {groups} }} }}
"""
AREAS = """layers:
  - {{ id: c, source: {root}/shapes/countries.shp, key: key, count-by: [iso_a3], where: {{ key: [MLI, BFA, NER] }} }}
"""
# Planimeter (GeographicLib 2.1.2) on the corners of the shipped shapes, km2.
PLANIMETER = {"MLI": 1252723.660860, "BFA": 272769.396424, "NER": 1181300.890810}


def facts(program, path, *options):
    out = subprocess.run([program, "facts", path, "--format", "json", *options], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def listed(program, path, day):
    told = facts(program, path, "--date", day)
    sites = next(layer for layer in told["layers"] if layer["layer"] == "sites")
    return [s["id"] for s in sites["features"]], {g["group"]: [m["id"] for m in g["members"]] for g in told["groups"]}


def planimeter(root):
    """Areas by key, of the corners in shapes/countries.shp; shapefiles turn holes the other way."""
    areas = {}
    for key, parts in Layer(root / "shapes/countries.shp").by_key().items():
        if key in PLANIMETER:
            text = "\n\n".join("\n".join(f"{lat!r} {lon!r}" for lon, lat in ring[:-1]) for ring in parts)
            out = subprocess.run(["Planimeter"], input=text, check=True, capture_output=True, text=True).stdout
            areas[key] = abs(sum(float(line.split()[2]) for line in out.splitlines())) / 1e6
    return areas


def check_areas(program, root, folder):
    path = folder / "areas.yaml"
    path.write_text(AREAS.format(root=root))
    got = {f["id"]: f["area_km2"] for f in facts(program, path)["layers"][0]["features"]}
    wanted = [PLANIMETER]
    if shutil.which("Planimeter"):
        wanted.append(planimeter(root))
    wrong = 0
    for want in wanted:
        for key, km2 in want.items():
            if abs(got[key] / km2 - 1) > 1e-6:
                wrong += 1
                print(f"{key}: {got[key]} km2, Planimeter has {km2}")
    print(f"{len(PLANIMETER)} areas, {len(wanted)} times: {wrong} differ")
    return wrong


def main(program, root):
    root = pathlib.Path(root).resolve()
    sites = list(csv.DictReader(open(root / "shapes/sites.csv", encoding="utf-8")))
    memberships = list(csv.DictReader(open(root / "shapes/memberships.csv", encoding="utf-8")))
    codes = sorted({m["member"] for m in memberships})
    groups = sorted({m["group"] for m in memberships})
    chosen, wrong = random.Random(20240128), 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "members.csv").write_text("code,lon,lat\n" + "".join(f"{code},0,0\n" for code in codes))
        path = folder / "map.yaml"
        path.write_text(MAP.format(root=root, groups=json.dumps(groups)))
        for _ in range(DAYS):
            day = (FIRST + datetime.timedelta(chosen.randrange((LAST - FIRST).days + 1))).isoformat()
            got_sites, got_groups = listed(program, path, day)
            want = {"sites": [row["id"] for row in sites if there(row, day, False)]}
            got = {"sites": got_sites}
            for group in groups:
                want[group] = sorted({m["member"] for m in memberships if m["group"] == group and there(m, day, True)})
                got[group] = sorted(got_groups[group])
            for name in want:
                if got[name] != want[name]:
                    wrong += 1
                    print(f"{day} {name}: got {got[name]}, want {want[name]}")
        print(f"{DAYS} days, {len(sites)} sites, {len(groups)} groups: {wrong} differ")
        wrong += check_areas(program, root, folder)
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
