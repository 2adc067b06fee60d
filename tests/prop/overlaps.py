#!/usr/bin/env python3
"""Fails when names, symbols or furniture of a map lie on one another, or something is missing in silence.

usage: overlaps.py PROGRAM MAP.yaml... : every map in English and French, by the program's own report.
"""
import itertools, json, math, subprocess, sys, unicodedata

LANGUAGES = ("en", "fr")
# The report rounds to 1/100 pt, the placement to 1/64.
ROUNDING_PT = 0.04


def parts(item):
    """The convex pieces of a label, a symbol or a piece of furniture: of a curved name its strips."""
    return [{"corners": strip} for strip in item["strips"]] if "strips" in item else [item]


def corners(item):
    """Of one piece; names along rivers are not level."""
    if "corners" in item:
        c = item["corners"]
        return [(c[i], c[i + 1]) for i in range(0, 8, 2)]
    x0, y0, x1, y1 = item["box"]
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def collide(a, b):
    return any(rectangles_collide(p, q) for p in parts(a) for q in parts(b))


def rectangles_collide(a, b):
    """Whether two rectangles overlap: no side of either has all of the other beyond it."""
    p, q = corners(a), corners(b)
    for one, other in ((p, q), (q, p)):
        for (x0, y0), (x1, y1) in zip(one, one[1:] + one[:1]):
            length = math.hypot(x1 - x0, y1 - y0)
            if all(((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length <= ROUNDING_PT for x, y in other):
                return False
    return True


def overlap(a, b):
    return min(a[2], b[2]) - max(a[0], b[0]) > ROUNDING_PT and min(a[3], b[3]) - max(a[1], b[1]) > ROUNDING_PT


def inside(a, frame):
    return (a[0] >= frame[0] - ROUNDING_PT and a[1] >= frame[1] - ROUNDING_PT
            and a[2] <= frame[2] + ROUNDING_PT and a[3] <= frame[3] + ROUNDING_PT)


def crosses(line, box):
    """Whether the segment x0, y0, x1, y1 passes through the inner of the box (Liang and Barsky)."""
    begin, end = 0.0, 1.0
    for at, to, low, high in ((line[0], line[2], box[0] + ROUNDING_PT, box[2] - ROUNDING_PT),
                              (line[1], line[3], box[1] + ROUNDING_PT, box[3] - ROUNDING_PT)):
        if at == to:
            if not low < at < high:
                return False
            continue
        near, far = sorted(((low - at) / (to - at), (high - at) / (to - at)))
        begin, end = max(begin, near), min(end, far)
    return begin < end


def side(p, q, r):
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])


def lines_cross(a, b):
    p, q, r, s = a[:2], a[2:], b[:2], b[2:]
    return side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isalnum()).lower()


def drawn(report):
    return [site for site in report["sites"] if not site["hidden"] and not site["covered"]]


def pairs_on_one_another(report):
    labels, furniture, symbols = report["labels"], report["furniture"], drawn(report)
    for a, b in itertools.combinations(labels, 2):
        if collide(a, b):
            yield f"'{a['text']}' and '{b['text']}' overlap"
    for label, site in itertools.product(labels, symbols):
        if label.get("cluster") != site["cluster"] and collide(label, site):
            yield f"'{label['text']}' lies on the symbol of {site['layer']} {site['key'] or site['name']}"
    for site, piece in itertools.product(symbols, furniture):
        if overlap(site["box"], piece["box"]):
            yield f"a symbol of '{site['name']}' lies under the {piece['name']}"
    for a, b in itertools.combinations(symbols, 2):
        if a["cluster"] == b["cluster"] and overlap(a["box"], b["box"]):
            yield f"symbols of '{a['name']}' overlap in their row"
    for a, b in itertools.combinations(furniture, 2):
        if overlap(a["box"], b["box"]):
            yield f"{a['name']} and {b['name']} overlap"
    for label, piece in itertools.product(labels, furniture):
        if collide(label, piece):
            yield f"'{label['text']}' lies under the {piece['name']}"


def meeting(a, b):
    """Where two segments that cross meet."""
    p, q, u, v = a[:2], a[2:], b[:2], b[2:]
    from_p, from_q = side(u, v, p), side(u, v, q)
    t = from_p / (from_p - from_q)
    return p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])


def holds(box, x, y):
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def dot(x, y):
    """The box of the dot from which the line to a cluster's symbols leads."""
    radius = 1.2
    return x - radius, y - radius, x + radius, y + radius


def leaders_in_the_way(report):
    """Of labels, and of what else has one."""
    leaders = [label for label in report["labels"] if "leader" in label] + report.get("leaders", [])
    symbols = drawn(report)
    for a, b in itertools.combinations(leaders, 2):
        if not lines_cross(a["leader"], b["leader"]):
            continue
        # Lines to places that lie close together meet beneath the symbol of one of them.
        x, y = meeting(a["leader"], b["leader"])
        if not any(holds(s["box"], x, y) for s in symbols if s["cluster"] in (a.get("cluster"), b.get("cluster"))):
            yield f"the leaders of '{a['text']}' and '{b['text']}' cross"
    for a, label in itertools.product(leaders, report["labels"]):
        level = "corners" not in label and "strips" not in label
        meets = crosses(a["leader"], label["box"]) if level else any(
            lines_cross(a["leader"], (*p, *q)) for part in parts(label)
            for ends in [corners(part)] for p, q in zip(ends, ends[1:] + ends[:1]))
        if a is not label and meets:
            yield f"the leader of '{a['text']}' crosses '{label['text']}'"
    for a, site in itertools.product(leaders, symbols):
        own = [s for s in symbols if s["cluster"] == a.get("cluster")]
        # Its symbol, or the dot at its place, lies on another's symbol.
        beneath = len(own) == 1 and overlap(own[0]["box"], site["box"]) or "cluster" in a and overlap(dot(*a["leader"][:2]), site["box"])
        if a.get("cluster") != site["cluster"] and not beneath and crosses(a["leader"], site["box"]):
            yield f"the leader of '{a['text']}' crosses a symbol of '{site['name']}'"
    for a, piece in itertools.product(leaders, report["furniture"]):
        if crosses(a["leader"], piece["box"]):
            yield f"the leader of '{a['text']}' runs under the {piece['name']}"


def outside_the_frame(report):
    for item in report["labels"] + report["furniture"] + drawn(report):
        # A legend may stand in a strip of its own below the map.
        apart = item.get("name") == "legend" and not overlap(item["box"], report["map_pt"])
        if not apart and not inside(item["box"], report["map_pt"]):
            yield f"'{item.get('text', item.get('name'))}' leaves the map's frame"


def missing_in_silence(report):
    sites, off, labels = report["sites"], report["sites_off_map"], report["labels"] + report["labels_dropped"]
    for layer in report["layers"]:
        here = sum(s["layer"] == layer["id"] for s in sites)
        gone = sum(s["layer"] == layer["id"] for s in off)
        if here + gone and here + gone != layer["selected"]:
            yield f"layer {layer['id']}: {layer['selected']} selected, {here} drawn and {gone} off the map"
    labelled = {label["cluster"] for label in labels if "cluster" in label}
    shown = [letters(label["text"]) for label in labels]
    for site in sites:
        if site["name"] is None:
            continue
        if site["hidden"] and not any(text.startswith(letters(site["name"])) for text in shown):
            yield f"'{site['name']}' gave way to a name that is not there"
        by_choice = site["key"] in report.get("hidden", ())
        if not site["hidden"] and not by_choice and site["cluster"] not in labelled:
            yield f"'{site['name']}' is neither among the labels nor among those dropped"
    for label in report["labels_dropped"]:
        if not label.get("reason"):
            yield f"'{label['text']}' was dropped without a reason"


def check(program, path, lang):
    text = subprocess.run([program, "dump", "report", path, "--lang", lang, "--quiet"], check=True, stdout=subprocess.PIPE)
    report = json.loads(text.stdout)
    maps = report.get("panels", [report])
    faults = [fault for rule in (pairs_on_one_another, leaders_in_the_way, outside_the_frame, missing_in_silence)
              for part in maps for fault in rule(part)]
    labels, dropped, sites, furniture = (sum((part[key] for part in maps), [])
                                         for key in ("labels", "labels_dropped", "sites", "furniture"))
    leaders = sum("leader" in label for label in labels)
    print(f"{path} {lang}: {len(maps)} maps, {len(labels)} labels, {leaders} with leaders, {len(dropped)} dropped,"
          f" {len(sites)} sites, {len(furniture)} pieces of furniture, {len(faults)} faults")
    for fault in faults:
        print(f"  {fault}")
    return not faults and labels and sites


def main(program, *maps):
    results = [check(program, path, lang) for path in maps for lang in LANGUAGES]
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
