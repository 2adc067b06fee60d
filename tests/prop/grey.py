#!/usr/bin/env python3
"""The grey edition of every shipped map: grey.py PROGRAM SOURCE_ROOT.

Every pixel of the PNG, every paint of the SVG and every colour of the PDF has equal parts of red, green and blue; what
stands together differs by at least STEP in lightness (CIE L*), or by a hatch; nothing is lost of what the map shows in colours.
"""
import itertools
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zlib

STEP = 7
MAPS = ("alliance", "tri-border", "bases", "withdrawal", "bases-2013-2025")
# Layers of areas that touch each other or the sea, by their fill.
AREAS = {"alliance": ("countries", "ecowas", "members"), "tri-border": ("countries", "members"), "bases": ("countries", "hosts"),
         "withdrawal": ("countries", "alliance"), "bases-2013-2025": ("countries", "members")}
HATCHED = {"alliance": ("partners", "tri-border"), "tri-border": ("analysts", "tri-border"), "withdrawal": ("g5",)}


def lightness(color):
    value = int(color[1:3], 16) / 255
    y = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


def is_grey(color):
    return color[1:3] == color[3:5] == color[5:7]


def pixels(path):
    """Whether all of a PNG's pixels are grey, and how many greys there are: filters undone row by row."""
    data, at, body, head = path.read_bytes(), 8, b"", b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        head = data[at + 8:at + 8 + size] if kind == b"IHDR" else head
        body += data[at + 8:at + 8 + size] if kind == b"IDAT" else b""
        at += size + 12
    width, height, _, kind = struct.unpack(">IIBB", head[:10])
    if kind in (0, 4):
        return True, None  # the format itself is grey
    n, raw = {2: 3, 6: 4}[kind], zlib.decompress(body)
    last, seen, grey = bytearray(width * n), set(), True
    for row in range(height):
        begin = row * (width * n + 1)
        how, line = raw[begin], bytearray(raw[begin + 1:begin + 1 + width * n])
        for i in range(len(line)) if how else ():
            a, b, c = (line[i - n], last[i], last[i - n]) if i >= n else (0, last[i], 0)
            p = a + b - c
            paeth = a if abs(p - a) <= abs(p - b) and abs(p - a) <= abs(p - c) else b if abs(p - b) <= abs(p - c) else c
            line[i] = (line[i] + (0, a, b, (a + b) // 2, paeth)[how]) & 255
        grey = grey and line[0::n] == line[1::n] == line[2::n]
        seen.update(line[0::n])
        last = line
    return grey, len(seen)


def paints(svg):
    """Every colour that the SVG names, in attributes, rules and styles."""
    text = re.sub(r"data:[^'\")]*", "", svg)
    named = set(re.findall(r"(?:fill|stroke|stop-color|color)(?:=\"|: ?)([a-z]+)", text)) - {"none", "inherit"}
    return {c.lower() for c in re.findall(r"#[0-9a-fA-F]{6}\b(?=[\";)])", text)}, named


def fills(root, layer, by_class=False):
    """The fills of a layer's shapes: of all, or of those of each class."""
    out = {}

    def walk(element, fill):
        fill = element.get("fill", fill)
        tag = element.tag.split("}")[1]
        if tag == "path" and element.get("id") and fill not in (None, "none"):
            out.setdefault(element.get("class", "") if by_class else "", set()).add(fill)
        for child in element:
            walk(child, fill)

    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        if re.fullmatch(rf"(panel-[0-9]+-)?{layer}", group.get("id", "")):
            walk(group, None)
    return out


def check_map(check, program, root, name, folder):
    outputs = [word for ending in ("png", "svg", "pdf") for word in ("-o", folder / f"{name}.{ending}")]
    run = subprocess.run([program, "render", root / f"maps/{name}.yaml", "--style", "grey", "--svg-text", "live", "--dpi", "72", *outputs,
                          "--report", folder / "grey.json"], capture_output=True, encoding="utf-8", check=True)
    check(" rule " not in run.stderr, f"{name}: no rule of the style is thought a slip: {run.stderr}")
    grey, n = pixels(folder / f"{name}.png")
    check(grey and n > 60, f"{name}: {n} greys in the PNG and no colour")
    svg = (folder / f"{name}.svg").read_text(encoding="utf-8")
    colors, named = paints(svg)
    check(len(colors) > 12 and all(map(is_grey, colors)) and named <= {"black", "white"}, f"{name}: {len(colors)} greys in the SVG {named}")
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", folder / f"{name}.pdf", folder / "q.pdf"], check=True)
    ops = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|sc|SC|scn|SCN)\b", (folder / "q.pdf").read_bytes())
    check(len(ops) > 50 and all(len(set(op)) == 1 for op in ops), f"{name}: {len(ops)} colours set in the PDF, all grey")

    tree = xml.fromstring(svg)
    areas = {layer: fills(tree, layer).get("", set()) for layer in AREAS[name]}
    areas["sea"] = {tree.find(".//*[@class='ocean']").get("fill")} if tree.find(".//*[@class='ocean']") is not None else set()
    for (a, one), (b, two) in itertools.combinations(areas.items(), 2):
        apart = min(abs(lightness(x) - lightness(y)) for x in one for y in two) if one and two else None
        check(apart is not None and apart >= STEP, f"{name}: {a} {one} and {b} {two} are {apart} apart")
    for layer in HATCHED.get(name, ()):
        hatches = [path for group in tree.iter() if group.get("id") == layer for path in group.iter() if path.get("class") == "hatch"]
        check(hatches, f"{name}: {layer} is hatched")
    operators = {k: v for k, v in fills(tree, "bases", True).items() if not k.startswith("mark-")}
    for (a, one), (b, two) in itertools.combinations(operators.items(), 2):
        if name == "withdrawal" and a.split()[-1] == b.split()[-1]:
            continue  # there paint says what became of a base, and the shape alone whose it is
        apart = min(abs(lightness(x) - lightness(y)) for x in one for y in two)
        check(apart >= STEP, f"{name}: bases of {a} and {b} are {apart:.1f} apart")
    check(len(operators) >= 4, f"{name}: {sorted(operators)}")

    subprocess.run([program, "render", root / f"maps/{name}.yaml", "-q", "-o", folder / "c.svg", "--report", folder / "color.json"],
                   check=True, capture_output=True)
    reports = [json.loads((folder / f"{k}.json").read_text(encoding="utf-8")) for k in ("grey", "color")]
    texts = [sorted(label["text"] for panel in r.get("panels", [r]) for label in panel["labels"]) for r in reports]
    check(texts[0] == texts[1] and reports[0]["alt"] == reports[1]["alt"], f"{name}: the same {len(texts[0])} names")


def main():
    program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    failed = []

    def check(good, what):
        print("ok" if good else "not ok", what)
        failed.extend([] if good else [what])

    with tempfile.TemporaryDirectory() as folder:
        for name in MAPS:
            check_map(check, program, root, name, pathlib.Path(folder))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
