#!/usr/bin/env python3
"""Compares the SVG of region.yaml's layers with mapshaper's: svg_size.py SAHELMAP ROOT [FOLDER]

Both draw the same five layers, cut to the same frame, at the same size: ours without labels and furniture, as it is written
by default, with paint; mapshaper's thinned by Douglas and Peucker to 0.1 pt, without (its paint would stand at each path).
Prints bytes, also compressed, by layer, and fails when ours has more. FOLDER keeps mapshaper (npm installs it there, with
network) and both files; else they are temporary.
"""
import gzip
import pathlib
import re
import subprocess
import sys
import tempfile

MAPSHAPER = "mapshaper@0.6.113"  # as shapes/rebuild
INTERVAL_PT = 0.1
LAYERS = ("countries", "provinces", "rivers", "lakes", "places")


def run(*command, cwd=None):
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stdout}{done.stderr}")
    return done.stdout


def bare(text, bench):
    """The map without what mapshaper has not: texts and furniture."""
    text = re.sub(r"(?m)^(title|sources|furniture):.*\n", "", text).replace(", label: name", "").replace(": ../..", f": {bench}/../..")
    nothing = "furniture: { legend: none, scale-bar: none, north-arrow: none, locator: none, graticule: none }\n"
    return text.replace("style: ", f"style: {bench}/") + nothing


def ours(program, root, folder):
    """Draws the layers; the projection, the map's frame in its metres and its width in points."""
    (folder / "bare.yaml").write_text(bare((root / "tests/bench/region.yaml").read_text(encoding="utf-8"), root / "tests/bench"), encoding="utf-8")
    run(program, "render", folder / "bare.yaml", "-q", "-o", folder / "ours.svg", "-o", folder / "ours.png", "--dpi", 72, "--worldfile")
    view = dict(line.split(" ", 1) for line in run(program, "dump", "view", folder / "bare.yaml", "-q").splitlines())
    step, _, _, down, left, top = (float(v) for v in (folder / "ours.pgw").read_text().split())
    side = {k: float(view[f"frame-{k}-pt"]) for k in ("left", "top", "right", "bottom")}
    xs = [left + (side[k] - 0.5) * step for k in ("left", "right")]
    ys = [top + (side[k] - 0.5) * down for k in ("bottom", "top")]
    return view["projection"], (xs[0], ys[0], xs[1], ys[1]), side["right"] - side["left"], step


def theirs(root, folder, projection, frame, width_pt, metres_per_pt):
    shapes = [root / f"shapes/{layer}.shp" for layer in LAYERS]
    box = ",".join(f"{v:.1f}" for v in frame)
    run("npx", "--no-install", "mapshaper", "-i", *shapes, "combine-files", "-filter", "rank <= 8", "target=places", "-proj", projection,
        "target=*", "-clip", f"bbox={box}", "target=*", "-simplify", "dp",
        f"interval={INTERVAL_PT * metres_per_pt:.2f}", "planar", "target=*", "-style", "r=1.2", "target=places",
        "-o", folder / "theirs.svg", "format=svg", f"svg-bbox={box}", f"width={width_pt:.2f}", "target=*", cwd=folder)


def by_layer(path):
    """The bytes of each layer's group, and of the whole, compressed too."""
    text = path.read_text(encoding="utf-8")
    begins = [text.index(f'<g id="{layer}"') for layer in LAYERS] + [len(text)]
    sizes = {layer: len(text[a:b].encode()) for layer, a, b in zip(LAYERS, begins, begins[1:])}
    return {**sizes, "all": len(text.encode()), "gzip": len(gzip.compress(text.encode(), 9))}


def main():
    program, root = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(sys.argv[3]).resolve() if len(sys.argv) > 3 else pathlib.Path(temporary)
        folder.mkdir(exist_ok=True)
        if not (folder / "node_modules/mapshaper").is_dir():
            run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, MAPSHAPER)
        theirs(root, folder, *ours(program, root, folder))
        sizes = [by_layer(folder / f"{who}.svg") for who in ("ours", "theirs")]
    for part, size in sizes[0].items():
        print(f"{part:>10}: {size:>8} bytes, mapshaper {sizes[1][part]:>8}, {100 * size / sizes[1][part]:.0f} %")
    return 1 if sizes[0]["all"] > sizes[1]["all"] or sizes[0]["gzip"] > sizes[1]["gzip"] else 0


if __name__ == "__main__":
    sys.exit(main())
