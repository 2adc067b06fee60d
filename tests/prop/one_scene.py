#!/usr/bin/env python3
"""Fails when PNG, SVG and PDF of a map made by chance are not the same scene: one_scene.py COMPARE PROGRAM ROOT SEED...

Every text of `dump scene` stands in the SVG, in the same order and place, and in the PDF: pdftotext says where its words
are. The pictures of all three agree as agree.py has it.
"""
import pathlib, re, shutil, subprocess, sys, tempfile, unicodedata
import xml.etree.ElementTree as xml
import agree, chance
from outputs import own_text

SVG = "{http://www.w3.org/2000/svg}"
TEXT = re.compile(r'^ *text "((?:[^"\\]|\\.)*)" (-?[\d.]+),(-?[\d.]+) size ([\d.]+) (.*)$')
SVG_PT = 0.01           # the scene is dumped in 1/100 pt
PDF_PT = 0.35           # pdftotext rounds boxes to the font's units
DESCENT = 0.293         # of Noto Sans, by which the box of a word ends below its baseline
DPI = "300"


def scene_texts(program, map_file, options):
    command = [program, "dump", "scene", map_file, "--quiet", *options]
    found = []
    for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
        if match := TEXT.match(line):
            text, x, y, size, rest = match.groups()
            level = "angle" not in rest
            found.append((re.sub(r"\\(.)", r"\1", text), float(x), float(y), float(size), level))
    return found


def svg_texts(path):
    found = []
    for text in xml.parse(path).getroot().iter(SVG + "text"):
        moved = re.search(r"translate\((-?[\d.]+)[ ,](-?[\d.]+)\)", text.get("transform", ""))
        x, y = moved.groups() if moved else (text.get("x"), text.get("y"))
        # Of a line that is read from the right the SVG has the right end.
        found.append((own_text(text), None if text.get("direction") == "rtl" else float(x), float(y)))
    return found


def pdf_words(path):
    """(word, left, bottom of its box) of all pages."""
    page = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    words = re.findall(r'<word xMin="([^"]*)" yMin="[^"]*" xMax="[^"]*" yMax="([^"]*)">(.*?)</word>', page)
    unescape = lambda s: s.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    return [(unescape(word), float(x), float(y)) for x, y, word in words]


def is_plain(text):
    """Of letters that stand from left to right, each for itself."""
    return all(unicodedata.bidirectional(c) not in ("R", "AL") and c < "\u0500" for c in text)


def check_svg(scene, path):
    drawn = svg_texts(path)
    if [t[0] for t in scene] != [t[0] for t in drawn]:
        other = [a for a, b in zip(scene, drawn) if a[0] != b[0]]
        yield f"texts of the SVG are others: {other[:3]} ({len(scene)}, {len(drawn)})"
        return
    for (text, x, y, *_), (_, svg_x, svg_y) in zip(scene, drawn):
        if (svg_x is not None and abs(x - svg_x) > SVG_PT) or abs(y - svg_y) > SVG_PT:
            yield f"'{text}' stands at {x},{y} of the scene, at {svg_x},{svg_y} of the SVG"


def check_pdf(scene, path, compared):
    words = pdf_words(path)
    for text, x, y, size, level in scene:
        first = text.split()[0] if text.split() else ""
        if not level or len(first) < 2 or not is_plain(text):
            continue
        places = [(left, bottom - DESCENT * size) for word, left, bottom in words if word.startswith(first)]
        if not places:
            continue  # spaced letters are words of their own
        compared.append(text)
        if not any(abs(x - left) < PDF_PT and abs(y - base) < PDF_PT for left, base in places):
            yield f"'{text}' stands at {x},{y} of the scene, at {places[:3]} of the PDF"


def check(compare, program, root, seed):
    compared = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        options = chance.write_map(folder, seed, root)
        files = [folder / f"map.{ending}" for ending in ("png", "svg", "pdf")]
        outputs = [word for file in files for word in ("-o", file)]
        command = [program, "render", folder / "map.yaml", *outputs, "--dpi", DPI, *options]
        done = subprocess.run(command, capture_output=True)
        if done.returncode:
            print(f"{seed}: not drawn")
            return 0, True
        scene = scene_texts(program, folder / "map.yaml", options)
        faults = [*check_svg(scene, files[1]), *check_pdf(scene, files[2], compared)]
        # What stands for a missing letter each program draws in its own way.
        same = b"no font has" in done.stderr or agree.pictures_agree(compare, name, *map(str, files), "--small")
    pictures = "the same picture" if same else "other pictures"
    print(f"{seed}: {len(scene)} texts, {len(compared)} found in the PDF, {pictures}", flush=True)
    for fault in faults:
        print(f"  {fault}")
    return len(compared), same and not faults


def main(compare, program, root, *seeds):
    missing = [tool for tool in agree.TOOLS if not shutil.which(tool)]
    if missing:
        print(f"needed: {' '.join(missing)}")
        return agree.SKIPPED
    results = [check(compare, program, pathlib.Path(root).resolve(), int(seed)) for seed in seeds]
    return not all(right for _, right in results) or sum(n for n, _ in results) < 10 * len(seeds)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
