#!/usr/bin/env python3
"""Fails when image-map areas are not where the map draws things: areas.py SAHELMAP ROOT MAP...

Centres of sites must be those of their circles, names that the report has inside an area within
one of its polygons, and, for places by chance, the polygons of a feature must hold what its path
in the scene holds. One map has an area with a hole in which another lies.
"""
import json, math, pathlib, random, re, struct, sys, tempfile
from mapfile import run

PLACES, NEAR_PX = 150, 0.4
HOLE = """title: A hole
page: {{ width: 120mm, height: 100mm, dpi: 200 }}
extent: {{ box: [16, -35, 34, -22] }}
layers: [ {{ id: countries, source: {root}/shapes/world_countries.shp, key: iso_a3, label: name }} ]
"""


def rings_of(coords):
    return list(zip(coords[::2], coords[1::2]))


def within(ring, p):
    """The even-odd rule."""
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        if (ay > p[1]) != (by > p[1]) and p[0] < ax + (bx - ax) * (p[1] - ay) / (by - ay):
            odd = not odd
    return odd


def to_edge(ring, p):
    best = math.inf
    for a, b in zip(ring, ring[1:] + ring[:1]):
        dx, dy = b[0] - a[0], b[1] - a[1]
        length2 = dx * dx + dy * dy
        u = min(max(((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2, 0), 1) if length2 else 0
        best = min(best, math.hypot(p[0] - a[0] - u * dx, p[1] - a[1] - u * dy))
    return best


def scene_shapes(scene, layer, px):
    """The rings of each feature with a key in the layer's shapes, in pixels."""
    shapes, inside = {}, False
    for line in scene.splitlines():
        words = line.split()
        if words[0] == "group":
            inside = words[1] == f"{layer}-shapes"
        elif inside and words[0] == "path" and (key := re.search(r" key '([^']*)'", line)):
            for subpath in re.findall(r"M [^MZ]*", line.split(" fill ")[0]):
                points = [tuple(float(v) for v in w.split(",")) for w in re.findall(r"-?[\d.]+,-?[\d.]+", subpath)]
                shapes.setdefault(key[1], []).append([(x * px[0], y * px[1]) for x, y in points])
    return shapes


def check_sites(part, areas, px):
    bad, n = [], 0
    for site in part["sites"]:
        mine = [a for a in areas if a["shape"] == "circle" and (a["layer"], a["key"]) == (site["layer"], site["key"])]
        if site["hidden"] or site["covered"]:
            continue
        at = (site["x_pt"] * px[0], site["y_pt"] * px[1])
        near = [a for a in mine if math.dist(at, a["coords"][:2]) < 0.1 + 0.01 * px[0] < a["coords"][2]]
        n += len(near)
        if len(near) != 1:
            bad.append(f"site {site['key']} of {site['layer']}: {len(near)} circles at {at}")
    return bad, n


def check_names(part, areas, px):
    bad, n = [], 0
    for label in part["labels"]:
        if label["kind"] != "area" or not label.get("inside") or label["key"] is None:
            continue
        left, top, right, bottom = label["box"]
        at = ((left + right) / 2 * px[0], (top + bottom) / 2 * px[1])
        n += 1
        if not any(within(rings_of(a["coords"]), at) for a in areas
                   if a["shape"] == "poly" and (a["layer"], a["key"]) == (label["layer"], label["key"])):
            bad.append(f"name {label['text']}: not within an area of {label['key']}")
    return bad, n


def check_shapes(part, areas, px, scene, chance):
    bad, n = [], 0
    left, top, right, bottom = part["map_pt"]
    for layer in {a["layer"] for a in areas if a["shape"] == "poly" and a["key"] is not None}:
        shapes = scene_shapes(scene, layer, px)
        for _ in range(PLACES):
            p = (chance.uniform(left, right) * px[0], chance.uniform(top, bottom) * px[1])
            for key, rings in shapes.items():
                drawn = sum(within(ring, p) for ring in rings) % 2 == 1
                mine = [rings_of(a["coords"]) for a in areas if a["shape"] == "poly" and (a["layer"], a["key"]) == (layer, key)]
                said = any(within(ring, p) for ring in mine)
                n += drawn
                if drawn != said and min(to_edge(ring, p) for ring in rings) > NEAR_PX:
                    bad.append(f"{layer} {key}: {p} is {'drawn' if drawn else 'not drawn'}, and the areas differ")
    return bad, n


def check_order(part, areas):
    """Sites first, then areas; of each the layers from the top down, and dots above areas."""
    layers, of_sites = [layer["id"] for layer in part["layers"]], {site["layer"] for site in part["sites"]}
    order = [(a["layer"] not in of_sites, -layers.index(a["layer"]), a["shape"] == "poly") for a in areas]
    return [] if order == sorted(order) else ["areas are not in order, topmost first"]


def check(program, folder, map_file, seed):
    run(program, "render", map_file, "-o", folder / "m.areas.json", "-o", folder / "m.png", "--report",
        folder / "m.json", "-q")
    whole = json.loads((folder / "m.areas.json").read_bytes().decode("utf-8"))
    report = json.loads((folder / "m.json").read_text())
    scene = run(program, "dump", "scene", map_file)
    size = struct.unpack(">2I", (folder / "m.png").read_bytes()[16:24])
    page = report["page_pt"][2:]
    px = (size[0] / page[0], size[1] / page[1])
    bad = [] if (whole["width"], whole["height"]) == size else ["the size is not the picture's"]
    numbers = [0, 0, 0]
    parts = report.get("panels", [report])
    for i, part in enumerate(parts):
        areas = [a for a in whole["areas"] if a.get("panel", 1) == i + 1]
        found = [check_sites(part, areas, px), check_names(part, areas, px)]
        if len(parts) == 1:  # the scene's groups of panels have other names
            found.append(check_shapes(part, areas, px, scene, random.Random(seed)))
        bad += check_order(part, areas) + [line for lines, _ in found for line in lines]
        numbers = [n + m for n, m in zip(numbers, [n for _, n in found] + [0])]
        left, top, right, bottom = (v * px[k % 2] for k, v in enumerate(part["map_pt"]))
        for a in areas:
            xs, ys = a["coords"][0::2], a["coords"][1::2]
            if a["shape"] == "poly" and (len(xs) < 3 or len(xs) != len(ys) or min(xs) < left - 0.1 or
                                         max(xs) > right + 0.1 or min(ys) < top - 0.1 or max(ys) > bottom + 0.1):
                bad.append(f"{a['layer']} {a['key']}: not a polygon within the frame")
    print(f"{'not ok' if bad else 'ok'} {map_file.name}: {len(whole['areas'])} areas; {numbers[0]} sites, {numbers[1]} names, "
          f"{numbers[2]} places in areas agree")
    for line in bad[:10]:
        print("  " + line)
    return not bad and sum(numbers) > 0


def check_hole(folder):
    """Of the last map that was checked."""
    areas = json.loads((folder / "m.areas.json").read_text())["areas"]
    lesotho, south_africa = ([rings_of(a["coords"]) for a in areas if a["key"] == key] for key in ("LSO", "ZAF"))
    centre = tuple(sum(v) / len(v) for v in zip(*lesotho[0]))
    good = within(lesotho[0], centre) and not any(within(ring, centre) for ring in south_africa)
    print(f"{'ok' if good else 'not ok'} Lesotho is a hole in South Africa")
    return good


def main():
    program, root = (pathlib.Path(p).resolve() for p in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "hole.yaml").write_text(HOLE.format(root=root))
        good = [check(program, folder, folder / "hole.yaml", 0), check_hole(folder)]
        good += [check(program, folder, pathlib.Path(p).resolve(), i) for i, p in enumerate(sys.argv[3:], 1)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
