#!/usr/bin/env python3
"""Fails when a world file does not place the picture where the map is: worldfile.py SAHELMAP

For each system places are projected by PROJ's own cs2cs with the written .prj alone, the world
file's transformation is undone, and the pixel must be within half a pixel of where the report
has the site.
"""
import json, pathlib, shutil, struct, subprocess, sys, tempfile
from mapfile import run

SKIPPED = 77
SAHEL, WORLD = (-12, 10, 16, 25), (-140, -50, 150, 65)
# a resolution at which the page's sides are no whole pixels, too
SYSTEMS = [
    ("auto", SAHEL, 300), ("EPSG:4326", SAHEL, 150), ("EPSG:3857", SAHEL, 111), ("EPSG:32631", SAHEL, 300),
    ("EPSG:3035", (-5, 42, 14, 56), 150), ("EPSG:3031", (-170, -88, 175, -66), 97), ("EPSG:27700", (-5, 50, 1, 57), 150),
    ("+proj=laea +lat_0=14.7 +lon_0=0.5 +datum=WGS84 +units=m", SAHEL, 300),
    ("+proj=cea +lon_0=0 +lat_ts=12 +datum=WGS84 +units=km", SAHEL, 72),
    ("+proj=eqearth +lon_0=10", WORLD, 200), ("+proj=moll +datum=WGS84", WORLD, 150), ("+proj=robin", WORLD, 150),
]
REFUSED = ["+proj=lagrng", "+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50"]
MAP = """title: Places
page: {{ width: 171.3mm, height: 133.7mm, dpi: {dpi} }}
projection: '{projection}'
extent: {{ around: {{ id: [{ids}] }}, layer: sites, margin: 0.1 }}
layers: [ {{ id: sites, source: sites.csv, key: id }} ]
furniture: {{ legend: none, scale-bar: none }}
"""


def places(bounds):
    west, south, east, north = bounds
    return [(west + (east - west) * ((i + 0.13 * k) % 4) / 3.6, south + (north - south) * (k + 0.11 * i) / 3.6)
            for i in range(4) for k in range(4)]


def write_map(folder, projection, rows, dpi):
    ids = ", ".join(f"p{i}" for i in range(len(rows)))
    (folder / "sites.csv").write_text("id,lon,lat\n" + "".join(f"p{i},{x!r},{y!r}\n" for i, (x, y) in enumerate(rows)))
    (folder / "map.yaml").write_text(MAP.format(projection=projection, ids=ids, dpi=dpi))
    return folder / "map.yaml"


def check(program, folder, projection, bounds, dpi):
    rows = places(bounds)
    run(program, "render", write_map(folder, projection, rows, dpi), "-o", folder / "map.png", "--worldfile",
        "--report", folder / "map.json", "-q")
    a, d, b, e, c, f = map(float, (folder / "map.pgw").read_text().split())
    wkt = (folder / "map.prj").read_text().strip()
    given = "".join(f"{lon!r} {lat!r}\n" for lon, lat in rows)
    out = run("cs2cs", "-f", "%.10f", "OGC:CRS84", "+to", wkt, input=given).splitlines()
    plane = [tuple(map(float, line.split()[:2])) for line in out]
    report = json.loads((folder / "map.json").read_text())
    width, height = struct.unpack(">2I", (folder / "map.png").read_bytes()[16:24])
    page = (171.3 / 25.4 * 72, 133.7 / 25.4 * 72)
    sites = {site["key"]: site for site in report["sites"]}
    assert len(sites) == len(rows), f"{len(sites)} sites of {len(rows)}"
    assert a > 0 > e and b == d == 0
    worst = 0
    for i, (x, y) in enumerate(plane):
        site = sites[f"p{i}"]
        column, row = (x - c) / a + 0.5, (y - f) / e + 0.5
        worst = max(worst, abs(column - site["x_pt"] * width / page[0]), abs(row - site["y_pt"] * height / page[1]))
    good = worst <= 0.5
    print(f"{'ok' if good else 'not ok'} {projection}: {worst:.3f} pixels at {dpi} dpi")
    return good


def refused(program, folder, projection):
    """What a .prj cannot say is an error, and nothing is written."""
    for old in folder.glob("map.p*"):
        old.unlink()
    done = subprocess.run([str(program), "render", str(write_map(folder, projection, places(SAHEL), 72)), "-o",
                           str(folder / "map.png"), "--worldfile", "-q"], text=True, capture_output=True)
    good = done.returncode == 5 and "a .prj file cannot say it" in done.stderr and not list(folder.glob("map.p*"))
    print(f"{'ok' if good else 'not ok'} {projection} is refused: {done.returncode} {done.stderr.strip()}")
    return good


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    if not shutil.which("cs2cs"):
        print("cs2cs is needed")
        return SKIPPED
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        good = [check(program, folder, *system) for system in SYSTEMS]
        good += [refused(program, folder, projection) for projection in REFUSED]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
