#!/usr/bin/env python3
"""Zones made of others on the shipped data: check_zones.py SAHELMAP SHAPES. TAP.

Their areas in `sahelmap facts` against sums over the corners of the provinces they are made of, which no zone of the
program has a part in.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from shapefile import Layer, area_km2

PROGRAM, SHAPES = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
MAP = """date: 2023-10-01
style: {styles}/plain.yaml
groups: {{ source: {shapes}/memberships.csv }}
layers:
  - {{ id: countries, source: {shapes}/countries.shp, key: key }}
  - {{ id: members, from: countries, where: {{ group: AES }} }}
  - {{ id: all, zone: {{ id: liptako-gourma, source: {shapes}/zones.csv }} }}
  - {{ id: overlap, zone: {{ intersection: [ {{ layer: all }}, {{ layer: members }} ] }} }}
  - {{ id: in-bfa, zone: {{ intersection: [ {{ layer: countries, where: {{ key: BFA }} }}, {{ layer: all }} ] }} }}
  - {{ id: not-bfa, zone: {{ difference: [ {{ layer: all }}, {{ layer: countries, where: {{ key: BFA }} }} ] }} }}
  - {{ id: with-bfa, zone: {{ union: [ {{ layer: all }}, {{ layer: countries, where: {{ key: BFA }} }} ] }} }}
  - {{ id: near, zone: {{ buffer: 200km, of: {{ circle: {{ at: [0.218467, 14.910977], radius: 1m }} }} }} }}
"""
UNITS = ["MLI/Gao", "BFA/Oudalan", "BFA/Séno", "BFA/Soum", "BFA/Yagha", "BFA/Gnagna", "BFA/Gourma", "BFA/Komondjari",
         "BFA/Kompienga", "BFA/Tapoa", "BFA/Bam", "BFA/Namentenga", "BFA/Sanmatenga", "BFA/Loroum", "BFA/Passoré",
         "BFA/Yatenga", "BFA/Zondoma", "NER/Tillabéri", "NER/Niamey"]


def zones(date):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "map.yaml"
        path.write_text(MAP.format(shapes=SHAPES, styles=SHAPES.parent / "styles"))
        out = subprocess.run([PROGRAM, "facts", path, "--date", date, "--format", "json", "--quiet"], check=True,
                             capture_output=True, text=True).stdout
    return {zone["layer"]: zone for zone in json.loads(out)["zones"]}


def check_areas():
    """unions, intersections, differences and buffers have the areas that their provinces have"""
    provinces = Layer(SHAPES / "provinces.shp").by_key()
    parts = {key: area_km2(provinces[key]) for key in UNITS}
    bfa_units = sum(km2 for key, km2 in parts.items() if key.startswith("BFA/"))
    bfa = area_km2(Layer(SHAPES / "countries.shp").by_key()["BFA"])
    whole = sum(parts.values())
    wanted = {"all": whole, "overlap": whole, "in-bfa": bfa_units, "not-bfa": whole - bfa_units,
              "with-bfa": bfa + whole - bfa_units, "near": 125653}
    got = zones("2023-10-01")
    if list(got) != list(wanted):
        yield f"other zones: {list(got)}"
    yield from (f"{name}: {got[name]['area_km2']} km2, {km2:.0f} expected" for name, km2 in wanted.items()
                if name in got and abs(got[name]["area_km2"] / km2 - 1) > 0.0005)
    if got["overlap"]["measured_on"] != "all ∩ members":
        yield f"measured on {got['overlap']['measured_on']}"


def check_days():
    """before the group was founded nobody was in it, and nothing of the zone overlaps it"""
    got = zones("2023-09-01")
    if "overlap" in got or "all" not in got:
        yield f"zones: {list(got)}"


def main():
    checks, failed = [check_areas, check_days], 0
    print(f"1..{len(checks)}")
    for i, check in enumerate(checks, 1):
        wrong = list(check())
        failed += bool(wrong)
        print(f"{'not ' if wrong else ''}ok {i} - {check.__doc__}", *(f"# {line}" for line in wrong), sep="\n")
    return failed


sys.exit(main())
