#!/usr/bin/env python3
"""Fails when the letters of curved names are not in one place in report, SVG, PDF and PNG, or not text, or when librsvg,
which draws no textPath, does not show each of them in an SVG with outlines.

usage: curves.py PROGRAM COMPARE MAP.yaml LEAST : a map with at least so many curved names.
"""
import json, math, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as xml

import pixels
from agree import SKIPPED, SVG, WIDTH, run, words_agree

# Coordinates in report and SVG are rounded to 1/100 pt; a curve runs between the points it is made of.
ROUNDING_PT, CURVE_PT = 0.02, 0.06


def pairs(numbers):
    return list(zip(numbers[::2], numbers[1::2]))


def length(points):
    return sum(math.dist(p, q) for p, q in zip(points, points[1:]))


def bezier(p, t):
    u = 1 - t
    weights = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return tuple(sum(w * point[axis] for w, point in zip(weights, p)) for axis in (0, 1))


def path_points(d):
    """Points along "m x y c ...", relative: all that the SVG writer uses for baselines."""
    numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", d)]
    points = [tuple(numbers[:2])]
    for i in range(2, len(numbers), 6):
        x, y = points[-1]
        corners = [(x + numbers[k], y + numbers[k + 1]) for k in range(i, i + 6, 2)]
        points += [bezier([(x, y), *corners], t / 8) for t in range(1, 9)]
    return points


def away(point, line):
    """How far a point is from a line of points."""
    best = math.inf
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        dx, dy = x1 - x0, y1 - y0
        t = max(0, min(1, ((point[0] - x0) * dx + (point[1] - y0) * dy) / (dx * dx + dy * dy or 1)))
        best = min(best, math.dist(point, (x0 + t * dx, y0 + t * dy)))
    return best


def svg_faults(svg, labels):
    root = xml.parse(svg).getroot()
    paths = {path.get("id"): path.get("d") for path in root.iter(SVG + "path") if path.get("id")}
    found = {}
    for text in root.iter(SVG + "text"):
        on_path = text.find(SVG + "textPath")
        if on_path is not None:
            found[text.get("data-label")] = (text, on_path)
    for label in labels:
        if label["id"] not in found:
            yield f"'{label['text']}' is on no path of the SVG"
            continue
        text, on_path = found[label["id"]]
        drawn, baseline = path_points(paths[on_path.get("href")[1:]]), pairs(label["baseline"])
        off = max([away(p, baseline) for p in drawn] + [away(p, drawn) for p in baseline])
        if off > CURVE_PT or abs(length(drawn) - length(baseline)) > CURVE_PT:
            yield f"'{label['text']}': its path in the SVG is {off:.3f} pt off"
        if "".join(on_path.itertext()).lower() != label["text"].lower():
            yield f"'{label['text']}' reads otherwise in the SVG"
        if (text.get("text-anchor"), on_path.get("startOffset")) != ("middle", "50%"):
            yield f"'{label['text']}' is not centred in the SVG"


def turned_faults(labels):
    """No letter stands on its head; the baseline bends little from point to point."""
    for label in labels:
        p = pairs(label["baseline"])
        turns = [math.degrees(math.atan2(b[1] - a[1], b[0] - a[0])) for a, b in zip(p[2:], p[4:-2])]
        if max(map(abs, turns)) > 95:
            yield f"'{label['text']}' stands on its head"
        if max(abs(b - a) for a, b in zip(turns, turns[1:])) > 12:
            yield f"'{label['text']}' has a kink"


def pdf_faults(pdf, labels):
    """Each word of a name is one word of the PDF, where its first letter stands."""
    words = [(word.group(5), [float(word.group(i)) for i in range(1, 5)]) for word in re.finditer(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>', run("pdftotext", "-bbox", pdf, "-"))]
    for label in labels:
        name = label["text"].split()[0].lower()
        # The text begins a little behind its baseline, by half a size of the type.
        x, y = pairs(label["baseline"])[0]
        near = [box for word, box in words if word.lower() == name
                and box[0] - 6 < x < box[2] + 6 and box[1] - 6 < y < box[3] + 6]
        if not near:
            yield f"'{label['text']}' is no word of the PDF at its baseline's beginning"


def shown_by_librsvg(program, path, mode, labels, folder):
    """How many of the labels librsvg shows in that mode: each is compared with the map without names."""
    pictures = []
    for name, options in (("with", ["--svg-text", mode]), ("without", ["--svg-text", "live"])):
        svg = f"{folder}/{name}.svg"
        run(program, "render", path, "-o", svg, "-q", *options)
        if name == "without":
            text = re.sub(r"<text.*?</text>", "", open(svg).read(), flags=re.S)
            open(svg, "w").write(text)
        run("rsvg-convert", "-w", WIDTH, "-o", f"{folder}/{name}.png", svg)
        pictures.append(pixels.read(f"{folder}/{name}.png"))
        width = float(re.search(r'viewBox="0 0 ([\d.]+)', open(svg).read())[1])
    scale, shown = float(WIDTH) / width, 0
    for label in labels:
        xs, ys = zip(*pairs(sum(label["strips"], [])))
        box = [scale * v for v in (min(xs), min(ys), max(xs), max(ys))]
        shown += pixels.differ(*pictures, box) > 10 * len(label["text"])
    return shown


def main(program, compare, path, least):
    if not all(map(shutil.which, ("pdftoppm", "pdftotext", "rsvg-convert"))):
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        svg, pdf, png, report = (f"{folder}/map.{ending}" for ending in ("svg", "pdf", "png", "json"))
        run(program, "render", path, "-o", svg, "-o", pdf, "-o", png, "--report", report, "-q")
        labels = [label for label in json.load(open(report))["labels"] if "strips" in label]
        faults = [*svg_faults(svg, labels), *turned_faults(labels), *pdf_faults(pdf, labels)]
        if len(labels) < int(least):
            faults.append(f"{len(labels)} names in curves, {least} are expected")
        if not words_agree(svg, pdf):
            faults.append("the words of SVG and PDF differ")
        for mode, expected in (("live", 0), ("outline", len(labels)), ("both", len(labels))):
            shown = shown_by_librsvg(program, path, mode, labels, folder)
            if shown != expected:
                faults.append(f"librsvg shows {shown} of {len(labels)} names of an SVG with --svg-text={mode}, not {expected}")
        run("pdftoppm", "-scale-to-x", WIDTH, "-scale-to-y", "-1", "-png", "-singlefile", pdf, f"{folder}/drawn")
        if subprocess.run([compare, png, f"{folder}/drawn.png"]).returncode != 0:
            faults.append("the PDF does not look like the PNG")
    print(f"{path}: {len(labels)} names in curves, {len(faults)} faults")
    for fault in faults:
        print(f"  {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
