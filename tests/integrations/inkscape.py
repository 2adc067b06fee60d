#!/usr/bin/env python3
"""The alliance map in Debian's Inkscape: it looks like the PNG, and a label moved and saved there becomes a pin: TAP.

usage: inkscape.py SAHELMAP COMPARE ROOT
"""
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap

SAHELMAP, COMPARE, ROOT = (pathlib.Path(a).resolve() for a in sys.argv[1:])
TEMP = tempfile.TemporaryDirectory()
HOME = pathlib.Path(TEMP.name)
LABEL = "bases/Agadez"
# Inkscape moves by its own unit, the pixel of 3/4 pt; baselines lie on rows of 1/900 of the page's width.
MOVED_PX, PT_PER_PX, ROW_PT = (20, 10), 0.75, 180 / 25.4 * 72 / 900


def run(*command):
    done = subprocess.run([str(c) for c in command], cwd=HOME, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def map_file(extra=""):
    text = (ROOT / "maps/alliance.yaml").read_text().replace(": ../", f": {ROOT}/")
    (HOME / "map.yaml").write_text(text + extra)


def looks_alike(mode, lang):
    def case():
        map_file()
        run(SAHELMAP, "render", "map.yaml", "-q", "--lang", lang, "--svg-text", mode, "-o", "map.svg", "-o", "map.png")
        run("inkscape", "map.svg", "-w", "900", "-o", "drawn.png")
        run(COMPARE, "map.png", "drawn.png")
    return case


def place_of_label(svg):
    found = re.search(rf'data-label="{LABEL}" x="([\d.]+)" y="([\d.]+)"', (HOME / svg).read_text())
    return float(found[1]), float(found[2])


def moved():
    map_file()
    run(SAHELMAP, "render", "map.yaml", "-q", "-o", "map.svg")
    run("inkscape", "map.svg", f'--actions=select-by-selector:[data-label="{LABEL}"];transform-translate:{MOVED_PX[0]},{MOVED_PX[1]};'
        "export-filename:moved.svg;export-do")
    run(SAHELMAP, "adopt", "map.yaml", "moved.svg", "-o", "pins.yaml", "-q")
    pins = re.findall(r"^  (\S+):", (HOME / "pins.yaml").read_text(), re.M)
    assert pins == [LABEL], pins
    map_file("labels: { placement: pins.yaml }\n")
    run(SAHELMAP, "render", "map.yaml", "-q", "-o", "pinned.svg")
    before, after = place_of_label("map.svg"), place_of_label("pinned.svg")
    off = [abs(a - b - PT_PER_PX * by) for a, b, by in zip(after, before, MOVED_PX)]
    assert off[0] < 0.02 and off[1] < ROW_PT, f"{before} became {after}"


tap.run([
    *((f"{mode} {lang} looks like the PNG", looks_alike(mode, lang))
      for mode, lang in (("embed", "en"), ("outline", "en"), ("both", "en"), ("embed", "ar"), ("embed", "nqo"))),
    ("a label moved in Inkscape becomes a pin", moved),
])
