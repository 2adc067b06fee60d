#!/usr/bin/env python3
"""Draws maps made by chance (chance.py) and looks for overlaps, by the program's own report and its SVG.

random_maps.py PROGRAM ROOT [FIRST [COUNT]]         seeds FIRST ... (1 ... 500); SAHELMAP_RANDOM_MAPS=N: so many
random_maps.py PROGRAM ROOT --keep FOLDER SEED...   leaves map, SVG, PNG and report of these in FOLDER/SEED

A map is right when it is drawn, or is refused with the line and column of the map file. On one that is drawn no two
of labels, symbols, leaders and furniture lie on one another, no label leaves the map's frame, nothing of the
furniture leaves the page, and what is missing has a reason. What may touch:
  a label and its own symbols, a leader its own label and symbols;
  names of areas and lines over what they name;
  symbols that stand at their true places: only rows of clusters are moved;
  what stands where the map file says: annotations with a place of their own, and pinned labels, which others avoid.
"""
import collections, concurrent.futures, csv, itertools, json, os, pathlib, re, subprocess, sys, tempfile
import xml.etree.ElementTree as xml
import chance, overlaps

WORKERS, TIMEOUT_S = 2, 600  # a map that takes so long hangs
DRAWN_SHARE = 0.7       # of the maps at least; else the test says little
ERRORS = 3, 4, 5, 7     # statuses of maps that are refused; docs/user-guide.md, "When something is wrong"
PLACED = re.compile(r"^sahelmap: \S*\.(yaml|csv):\d+:\d+: ", re.M)


def pinned(item):
    return item.get("pinned", False)


def of_rows(report, by_choice):
    """Symbols that were moved into rows, which leave all others alone."""
    drawn = overlaps.drawn(report)
    sizes = collections.Counter(site["cluster"] for site in drawn)
    for a, b in itertools.combinations(drawn, 2):
        moved = any(sizes[s["cluster"]] > 1 and s["cluster"] not in by_choice for s in (a, b))
        if moved and a["cluster"] != b["cluster"] and overlaps.overlap(a["box"], b["box"]):
            yield f"symbols of '{a['name']}' and '{b['name']}' overlap"


def of_one_map(report, hidden):
    """Overlaps among the labels, symbols and furniture of a map, without what stands by choice."""
    by_choice = [label for label in report["labels"] if pinned(label)]
    alone = [label for label in report["labels_dropped"] if "leader" in label]  # its rows have one
    clusters = {label.get("cluster") for label in by_choice}
    free = dict(report, labels=[label for label in report["labels"] if not pinned(label)],
                sites=[site for site in report["sites"] if site["cluster"] not in clusters])
    for rule in overlaps.pairs_on_one_another, overlaps.outside_the_frame:
        yield from rule(free)
    yield from overlaps.leaders_in_the_way(dict(free, leaders=alone))
    yield from overlaps.missing_in_silence(dict(report, hidden=hidden))
    yield from of_rows(report, clusters)
    for label, site in itertools.product(free["labels"], overlaps.drawn(report)):
        if site["cluster"] in clusters and overlaps.collide(label, site):
            yield f"'{label['text']}' lies on a symbol of '{site['name']}', which is pinned"
    # The box of a cluster that was moved by hand holds its symbols too, which may stand apart.
    for label, other in itertools.product(free["labels"], by_choice):
        if other["kind"] != "cluster" and overlaps.collide(label, other):
            yield f"'{label['text']}' lies on the pinned '{other['text']}'"
    for label, note in itertools.product(free["labels"], report["annotations"]):
        if overlaps.collide(label, note):
            yield f"'{label['text']}' lies under the annotation of line {note['line']}"


def insets(report):
    return [{"name": "inset", "box": part["map_pt"]} for part in report.get("panels", []) if part["inset"]]


def on_insets(report, first):
    """What of the first map lies under an inset."""
    for inset in insets(report):
        for item in first["labels"] + first["furniture"] + overlaps.drawn(first):
            if not pinned(item) and overlaps.collide(item, inset):
                yield f"'{item.get('text', item.get('name'))}' lies under an inset"
        if not overlaps.inside(inset["box"], first["map_pt"]):
            yield "an inset leaves the first map's frame"
    for a, b in itertools.combinations(insets(report), 2):
        if overlaps.collide(a, b):
            yield "insets overlap"


def of_the_page(report, maps):
    """Title, subtitle, notes, headings, legend below and the maps of the grid, beside one another on the page."""
    grid = [{"name": "map", "box": part["map_pt"]} for part in maps if not part.get("inset")]
    legend = [piece for part in maps for piece in part["furniture"] if piece["name"] == "legend"
              and not any(overlaps.overlap(piece["box"], m["box"]) for m in grid)]
    pieces = report["texts"] + grid + legend
    for a, b in itertools.combinations(pieces, 2):
        if overlaps.overlap(a["box"], b["box"]):
            yield f"the {a['name']} and the {b['name']} overlap"
    for piece in pieces:
        if not overlaps.inside(piece["box"], report["page_pt"]):
            yield f"the {piece['name']} leaves the page: {piece['box']}"


def check_report(report, hidden):
    """hidden: keys of the sites whose names the map file hides."""
    maps = report.get("panels", [report])
    on_maps = (fault for part in maps for fault in of_one_map(part, hidden))
    return [*on_maps, *on_insets(report, maps[0]), *of_the_page(report, maps)]


def render(program, folder, options, outputs):
    words = [word for name in outputs for word in ("-o", folder / name)]
    command = [program, "render", folder / "map.yaml", *words, "--report", folder / "map.json", "--quiet", *options]
    try:
        return subprocess.run(command, text=True, capture_output=True, timeout=TIMEOUT_S, errors="replace")
    except subprocess.TimeoutExpired:
        return None


def of_the_svg(report, path):
    """It is well-formed, and its labels are those of the report, on the page."""
    root = xml.parse(path).getroot()
    drawn = {e.get("data-label") for e in root.iter() if e.get("data-label")}
    maps = report.get("panels", [report])
    number = lambda i: f"{i}/" if len(maps) > 1 else ""
    placed = {number(i) + label["id"] for i, part in enumerate(maps, 1) for label in part["labels"] if label["text"].strip()}
    for label in drawn ^ placed:
        yield f"the label '{label}' is in the {'SVG' if label in drawn else 'report'} alone"


def hidden_sites(folder):
    """Keys of the sites whose names the map file hides, by key or cluster."""
    line = re.search("^labels: (.*)", (folder / "map.yaml").read_text(encoding="utf-8"), re.M)
    pins = json.loads(line[1]).get("pin", {}) if line else {}
    hidden = {name.removeprefix("sites/") for name, pin in pins.items()
              if pin == "hide" and name.startswith("sites/")}
    if not hidden:
        return set()
    with open(folder / "sites.csv", newline="", encoding="utf-8") as file:
        return {row["id"] for row in csv.DictReader(file)
                if hidden & {row["id"], *(f(row[field]) for field in ("name", "place") for f in (str, str.strip))}}


def look(program, root, folder, seed, outputs=("map.svg",)):
    """(drawn, faults) of a seed's map."""
    options = chance.write_map(folder, seed, root)
    done = render(program, folder, options, outputs)
    if done is None:
        return False, [f"not drawn within {TIMEOUT_S} s"]
    if done.returncode in ERRORS and PLACED.search(done.stderr):
        return False, []
    if done.returncode:
        return False, [f"exit status {done.returncode}: {done.stderr.strip()[:1500] or 'nothing said'}"]
    report = json.loads((folder / "map.json").read_text(encoding="utf-8"))
    faults = check_report(report, hidden_sites(folder))
    return True, [*faults, *of_the_svg(report, folder / "map.svg")]


def one(program, root, seed):
    with tempfile.TemporaryDirectory() as name:
        return (seed, *look(program, root, pathlib.Path(name), seed))


def keep(program, root, folder, seeds):
    for seed in seeds:
        place = pathlib.Path(folder) / seed
        place.mkdir(parents=True, exist_ok=True)
        drawn, faults = look(program, root, place, int(seed), ("map.svg", "map.png"))
        print(f"{place}: {'drawn' if drawn else 'not drawn'}", *faults, sep="\n  ")


def main(program, root, first="1", count=os.environ.get("SAHELMAP_RANDOM_MAPS", "500"), *seeds):
    program, root = pathlib.Path(program).resolve(), pathlib.Path(root).resolve()
    if first == "--keep":
        return keep(program, root, count, seeds)
    n_drawn = n_wrong = 0
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        for seed, drawn, faults in pool.map(lambda s: one(program, root, s), range(int(first), int(first) + int(count))):
            n_drawn += drawn
            n_wrong += bool(faults)
            for fault in faults:
                print(f"# {seed}: {fault}", flush=True)
            if faults:
                print(f"not ok {seed} - to draw it again: {sys.argv[0]} {program} {root} --keep FOLDER {seed}", flush=True)
    print(f"# {count} maps, {n_drawn} drawn, {n_wrong} with faults")
    return n_wrong > 0 or n_drawn < DRAWN_SHARE * int(count)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
