#!/usr/bin/env python3
"""The maps of maps/elsewhere/ and their data: check_elsewhere.py SAHELMAP FOLDER. TAP.

The data are those of SHA256SUMS, and small; the maps render without a warning, and show the same
when every ring of their data runs the other way round; the table of people agrees with the areas.
"""
import csv
import hashlib
import json
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile

import shapefile

PROGRAM, FOLDER = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
MOST_BYTES = 3_000_000
ENDINGS = {".shp", ".shx", ".dbf", ".prj", ".cpg", ".csv"}
MAPS = ["antarctica", "fiji", "south-america"]  # each with data of its own
POLYGON = 5
SMALL = {"antarctica": set(), "fiji": {"TKL", "TUV"}, "south-america": set()}
# What South America has, by the UN's list of its countries and dependencies without Antarctic islands.
PEOPLE_OF = "ARG BOL BRA CHL COL ECU FLK GUF GUY PER PRY SUR URY VEN".split()


def check_hashes():
    """the data are those of SHA256SUMS, no file left out, at most 3 MB in all"""
    files = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*")
             if path.suffix in ENDINGS}
    lines = (FOLDER / "SHA256SUMS").read_text().splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    yield from (f"{name} is listed or there, not both" for name in sorted(set(files) ^ set(listed)))
    yield from (f"{name} has another hash" for name in sorted(set(files) & set(listed))
                if hashlib.sha256(files[name]).hexdigest() != listed[name])
    total = sum(map(len, files.values()))
    if not 0 < total <= MOST_BYTES:
        yield f"{total} bytes in all"


def check_maps():
    """every map of the folder is known to this test"""
    yield from sorted({path.stem for path in FOLDER.glob("*.yaml")} ^ {*MAPS, "elsewhere"})


def render(folder, name, out):
    # With its paint in rules an SVG has each shape on its own, in page points.
    return subprocess.run([PROGRAM, "render", folder / f"{name}.yaml", "--svg-css", "-o", out / f"{name}.svg", "-o",
                           out / f"{name}.pdf", "--report", out / f"{name}.json"],
                          text=True, capture_output=True, check=False)


def check_rendered():
    """they render without a warning, and small countries are told of"""
    with tempfile.TemporaryDirectory() as made:
        for name in MAPS:
            done = render(FOLDER, name, pathlib.Path(made))
            if done.returncode:
                yield f"{name}: {done.stderr}"
                continue
            report = json.loads((pathlib.Path(made) / f"{name}.json").read_text())
            yield from (f"{name}: {warning['text']}" for warning in report["warnings"])
            small = {area["key"] for area in report["small_areas"] if area["dot"]}
            if small != SMALL[name]:
                yield f"{name}: small are {small}"
            drawn = (pathlib.Path(made) / f"{name}.svg").read_text()
            rings = drawn.count('class="small-ring"')
            if rings != len(small):
                yield f"{name}: {rings} rings"


def turn_rings(path):
    """Writes a shapefile of polygons again with each ring backwards; how many there were."""
    data, at, turned = bytearray(path.read_bytes()), 100, 0
    while at < len(data):
        length = 2 * struct.unpack_from(">i", data, at + 4)[0]
        body = at + 8
        if struct.unpack_from("<i", data, body)[0] == POLYGON:
            n_parts, n_points = struct.unpack_from("<2i", data, body + 36)
            starts = [*struct.unpack_from(f"<{n_parts}i", data, body + 44), n_points]
            first = body + 44 + 4 * n_parts
            for begin, end in zip(starts, starts[1:]):
                points = [bytes(data[first + 16 * i:first + 16 * i + 16]) for i in range(begin, end)]
                data[first + 16 * begin:first + 16 * end] = b"".join(reversed(points))
                turned += 1
        at = body + length
    path.write_bytes(data)
    return turned


def area_of(path):
    """Of the subpaths of an SVG path, without their signs; in relative moves and lines."""
    total, at = 0.0, (0.0, 0.0)
    for subpath in re.findall(r"[Mm][^Mm]*", path):
        numbers = [float(v) for v in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", subpath)]
        steps = list(zip(numbers[::2], numbers[1::2]))
        start = steps[0] if subpath[0] == "M" else (at[0] + steps[0][0], at[1] + steps[0][1])
        points = [start]
        for dx, dy in steps[1:]:
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        total += abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1]))) / 2
        at = start
    return total


def land(svg, layer):
    """The areas of the layer's shapes by key."""
    group = svg.split(f'id="{layer}-shapes"')[1].split("</g>")[0]
    return {key: area_of(path) for key, path in re.findall(r'<path [^>]*data-key="([^"]*)"[^>]* d="([^"]*)"', group)}


def check_rings():
    """with every ring turned round each land has the same area"""
    with tempfile.TemporaryDirectory() as made:
        copy, before, after = (pathlib.Path(made) / name for name in ("maps/elsewhere", "before", "after"))
        shutil.copytree(FOLDER, copy)
        shutil.copytree(FOLDER.parent.parent / "styles", pathlib.Path(made) / "styles")
        before.mkdir()
        after.mkdir()
        for name in MAPS:
            render(FOLDER, name, before)
            if turn_rings(copy / name / "countries.shp") < 50:
                yield f"{name}: few rings"
            done = render(copy, name, after)
            if done.returncode:
                yield f"{name}: {done.stderr}"
                continue
            was, now = (land((out / f"{name}.svg").read_text(), "islands") for out in (before, after))
            if not was or set(was) != set(now):
                yield f"{name}: {sorted(was)} were drawn, then {sorted(now)}"
            yield from (f"{name}: {key} was {was[key]:.1f}, is {now[key]:.1f}" for key in sorted(set(was) & set(now))
                        if abs(was[key] - now[key]) > 0.01 * was[key] + 0.5)


def check_people():
    """people.csv has every country of South America, the area of its outline and what follows from both"""
    areas = {key: abs(shapefile.area_km2(parts))
             for key, parts in shapefile.Layer(FOLDER / "south-america/countries.shp").by_key().items()}
    with open(FOLDER / "south-america/people.csv", encoding="utf-8", newline="") as file:
        rows = {row["iso_a3"]: row for row in csv.DictReader(file)}
    if list(rows) != PEOPLE_OF:
        yield f"it has {list(rows)}"
    for key, row in rows.items():
        people, area, density = int(row["people"]), float(row["area_km2"]), float(row["per_km2"])
        if abs(area - areas[key]) > 1e-4 * area + 1:
            yield f"{key}: {area} km2, its outline has {areas[key]:.0f}"
        if abs(density - people / areas[key]) > 0.051:
            yield f"{key}: {density}, not {people / areas[key]:.2f} on a square kilometre"


def check_classes():
    """the colours of the choropleth are in the order of the numbers"""
    with tempfile.TemporaryDirectory() as made:
        render(FOLDER, "south-america", pathlib.Path(made))
        report = json.loads((pathlib.Path(made) / "south-america.json").read_text())
        scene = subprocess.run([PROGRAM, "dump", "scene", "-q", FOLDER / "south-america.yaml"], text=True, capture_output=True).stdout
    layer = next(layer for layer in report["layers"] if layer["id"] == "people")
    if layer["on_map"] != len(PEOPLE_OF):
        yield f"{layer['on_map']} countries drawn"
    with open(FOLDER / "south-america/people.csv", encoding="utf-8", newline="") as file:
        numbers = {row["iso_a3"]: float(row["per_km2"]) for row in csv.DictReader(file)}
    group = re.search(r"group people-shapes\n(.*?)\n *end\n", scene, re.S)[1]
    paths = [(key, color) for color, key in re.findall(r" fill #(\w{6})\w\w [^\n]*key '([A-Z]{3})'", group)]
    darkness = {key: -sum(bytes.fromhex(color)) for key, color in paths}
    if set(darkness) != set(PEOPLE_OF) or len(set(darkness.values())) != 5:
        yield f"colours are {paths}"
        return
    order = sorted(PEOPLE_OF, key=numbers.get)
    yield from (f"{a} has fewer people than {b} and is darker" for a, b in zip(order, order[1:])
                if darkness[a] > darkness[b])


def main():
    checks = [check_hashes, check_maps, check_rendered, check_rings, check_people, check_classes]
    print(f"1..{len(checks)}")
    failed = 0
    for number, check in enumerate(checks, 1):
        wrong = list(check())
        failed += bool(wrong)
        for line in wrong[:20]:
            print(f"# {line}")
        print(f"{'not ok' if wrong else 'ok'} {number} - {check.__doc__}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
