#!/usr/bin/env python3
"""Fails when places on a map are not where PROJ's own cs2cs puts them: cs2cs.py SAHELMAP

For each system a map of 25 places and two long edges is drawn. The places must lie within
0.01 pt of cs2cs's, the edges within 0.1 pt of 400 points on each. Then data are written in
that system and must be read back to the same places.
"""
import math, pathlib, re, shutil, sys, tempfile
from mapfile import paths, run, view, write_lines

SKIPPED = 77
ESRI_UTM = ('PROJCS["WGS_1984_UTM_Zone_30N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",'
            '6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
            'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
            'PARAMETER["Central_Meridian",-3.0],PARAMETER["Scale_Factor",0.9996],'
            'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]')
SAHEL, EUROPE = (-12, 10, 16, 25), (-5, 42, 14, 56)
# the system, the places' bounds, whether cs2cs gives north (or latitude) first, by the book
SYSTEMS = [
    ("EPSG:4326", SAHEL, True),
    ("EPSG:3857", SAHEL, False),
    ("EPSG:32631", SAHEL, False),
    ("EPSG:2154", EUROPE, False),
    ("EPSG:3035", EUROPE, True),
    ("+proj=aea +lat_0=0 +lon_0=25 +lat_1=20 +lat_2=-23 +datum=WGS84 +units=m", (-18, -34, 50, 37), False),
    ("+proj=laea +lat_0=14.7 +lon_0=0.5 +datum=WGS84 +units=m", SAHEL, False),
    ("+proj=lcc +lat_0=10 +lon_0=5 +lat_1=8 +lat_2=20 +datum=WGS84 +units=m", SAHEL, False),
    ("+proj=eqearth +lon_0=10 +datum=WGS84 +units=m", (-150, -70, 165, 75), False),
    ("+proj=moll +lon_0=0 +datum=WGS84 +units=m", (-170, -80, 170, 80), False),
    ("+proj=ortho +lat_0=14 +lon_0=0 +datum=WGS84 +units=m", (-40, -20, 40, 50), False),
    ("EPSG:3995", (-170, 61, 175, 88), False),
    ("EPSG:3031", (-170, -88, 175, -61), False),
    (ESRI_UTM, SAHEL, False),
    # datum shifts: Belgium's Lambert 72 by EPSG, and a string with three parameters
    ("EPSG:31370", (2.6, 49.6, 6.3, 51.4), False),
    ("+proj=utm +zone=30 +ellps=clrk80 +towgs84=-118,-14,218,0,0,0,0 +units=m", SAHEL, False),
    ("+proj=cea +lon_0=0 +lat_ts=12 +datum=WGS84 +units=km", SAHEL, False),
]
MARGIN, TOLERANCE, EDGE_TOLERANCE = 0.1, 0.01, 0.1
STYLE = """extends: plain.yaml
rules:
  sites: { symbol: circle, symbol-size: 0.1pt, fill: "#000000", stroke: none }
  edges: { stroke: "#000000", stroke-width: 0.1pt }
"""
MAP = """style: style.yaml
page: {{ width: 180mm, height: 150mm }}
projection: '{projection}'
extent: {{ around: {{ id: [{ids}] }}, layer: sites, margin: {margin} }}
layers:
  - {{ id: edges, source: edges.shp }}
  - {{ id: sites, source: sites.csv, key: id{crs} }}
furniture: {{ legend: none, scale-bar: none }}
"""


def transform(system, north_first, places):
    """Longitudes and latitudes as x and y of the system."""
    given = "".join(f"{lat!r} {lon!r}\n" for lon, lat in places)
    lines = run("cs2cs", "-f", "%.10f", "EPSG:4326", "+to", system, input=given).splitlines()
    first, second = zip(*((float(v) for v in line.split()[:2]) for line in lines))
    return list(zip(second, first) if north_first else zip(first, second))


def grid(bounds):
    """25 places inside; none in a row with another, so that no two symbols meet."""
    west, south, east, north = bounds
    return [(west + (east - west) * ((i + 0.13 * k) % 5) / 4.6, south + (north - south) * (k + 0.11 * i) / 4.6)
            for i in range(5) for k in range(5)]


def expected(plane, frame):
    """Positions on the page: the places' own bounds and a margin fit the frame."""
    left, top, right, bottom = frame
    xs, ys = zip(*plane)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    scale = min((right - left) / width, (bottom - top) / height) / (1 + 2 * MARGIN)
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return lambda p: ((left + right) / 2 + (p[0] - middle_x) * scale, (top + bottom) / 2 - (p[1] - middle_y) * scale)


def to_line(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    length2 = dx * dx + dy * dy
    u = min(max(((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2, 0), 1) if length2 else 0
    return math.hypot(p[0] - a[0] - u * dx, p[1] - a[1] - u * dy)


def write_map(folder, projection, rows, crs=""):
    ids = ", ".join(f"p{i}" for i in range(len(rows)))
    (folder / "sites.csv").write_text("id,x,y\n" + "".join(f"p{i},{x!r},{y!r}\n" for i, (x, y) in enumerate(rows)))
    (folder / "map.yaml").write_text(MAP.format(projection=projection, ids=ids, margin=MARGIN, crs=crs))
    return folder / "map.yaml"


def worst_site(scene, want):
    """Sites are circles of a tenth of a point, drawn from their rightmost point."""
    found = re.findall(r"path M ([-\d.]+),([-\d.]+) C .* key 'p(\d+)'", scene)
    assert len(found) == len(want), f"{len(found)} sites of {len(want)}"
    return max(max(abs(float(x) - 0.05 - want[int(i)][0]), abs(float(y) - want[int(i)][1])) for x, y, i in found)


def worst_edge(scene, edges, system, north_first, to_page):
    drawn = [subpath for path in paths(scene, "edges") for subpath in path]
    assert len(drawn) == len(edges), f"{len(drawn)} edges of {len(edges)}"
    worst = 0
    for (a, b), line in zip(edges, drawn):
        places = [(a[0] + (b[0] - a[0]) * t / 400, a[1] + (b[1] - a[1]) * t / 400) for t in range(401)]
        for p in map(to_page, transform(system, north_first, places)):
            worst = max(worst, min(to_line(p, c, d) for c, d in zip(line, line[1:])))
    return worst


def check(program, folder, frame, system, bounds, north_first):
    places = grid(bounds)
    west, south, east, north = (lo + (hi - lo) * t for lo, hi, t in
                                ((bounds[0], bounds[2], 0.1), (bounds[1], bounds[3], 0.1),
                                 (bounds[0], bounds[2], 0.8), (bounds[1], bounds[3], 0.8)))
    if east - west > 180:  # such an edge would go the other way round the earth
        east = west + 175
    edges = [((west, south), (east, south)), ((west, south), (east, north))]
    write_lines(folder / "edges", edges)
    map_file = write_map(folder, system, places)
    plane = transform(system, north_first, places)
    scene, to_page = run(program, "dump", "scene", map_file), expected(plane, frame)
    site = worst_site(scene, [to_page(p) for p in plane])
    edge = worst_edge(scene, edges, system, north_first, to_page)
    # The same places as data of that system, on a map of another.
    other, lat_first = ("EPSG:4326", True) if system != "EPSG:4326" else ("EPSG:3857", False)
    there = transform(other, lat_first, places)
    to_other = expected(there, frame)
    map_file = write_map(folder, other, plane, f", crs: '{system}'")
    back = worst_site(run(program, "dump", "scene", map_file), [to_other(p) for p in there])
    good = site <= TOLERANCE and back <= TOLERANCE and edge <= EDGE_TOLERANCE
    print(f"{'ok' if good else 'not ok'} {system[:70]}: places {site:.4f} pt, edges {edge:.4f} pt, data read {back:.4f} pt")
    return good


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    if not shutil.which("cs2cs"):
        print("cs2cs is needed")
        return SKIPPED
    plain = pathlib.Path(__file__).resolve().parent.parent.parent / "styles" / "plain.yaml"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copy(plain, folder)
        (folder / "style.yaml").write_text(STYLE)
        write_lines(folder / "edges", [((0, 10), (1, 10))])
        seen = view(program, write_map(folder, "EPSG:4326", grid(SAHEL)))  # the frame is that of all maps
        frame = [seen[f"frame-{side}-pt"] for side in ("left", "top", "right", "bottom")]
        good = [check(program, folder, frame, *system) for system in SYSTEMS]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
