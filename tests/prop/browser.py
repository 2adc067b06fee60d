#!/usr/bin/env python3
"""Fails when Chromium does not show an SVG as the PNG is: browser.py COMPARE SAHELMAP MAP LANG

Chromium runs without a display and with a fontconfig of its own, which knows none of the map's fonts: those in the file must
serve. Drawn 900 pixels wide as an <img>, each kind of SVG must agree with the PNG (compare.c). Within a page, each text
must be as long as it was measured, to 0.5 pt (Chromium rounds each advance to 1/64 of a unit, at every size of the page: long
lines say how long they are, but those from the right, which Inkscape would misplace: they have 0.3 %), and with the fonts left out some must not be; a long line is copied as one; two maps on one page must have no id in common.
"""
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77  # the exit status by which meson knows a test that could not run
KINDS = {
    "embed": [], "outline": ["--svg-text", "outline"], "both": ["--svg-text", "both"],
    "css": ["--svg-css", "--svg-id-prefix", "one-"], "live": ["--svg-text", "live"],
}
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>{folder}/cache</cachedir></fontconfig>"""
# From the first letter of each text to its last, less the space that letter-spacing puts behind that; of one along a path
# the sum of the advances.
MEASURE = """<script>
Promise.all([...document.fonts].map(f => f.load())).then(() => {
  const all = [...document.querySelectorAll('svg text')].map(t => {
    const space = parseFloat(getComputedStyle(t).letterSpacing) || 0;
    const letters = [...Array(t.getNumberOfChars()).keys()].map(i => t.getExtentOfChar(i));
    const long = Math.max(...letters.map(e => e.x + e.width)) - Math.min(...letters.map(e => e.x));
    return (t.querySelector('textPath') ? t.getComputedTextLength() : long) - space;
  });
  document.getElementById('out').textContent = JSON.stringify(all);
});
</script>"""
# A line that is chosen whole and copied.
COPY = """<script>
const line = [...document.querySelectorAll('svg text[textLength]')].sort((a, b) => b.textContent.length - a.textContent.length)[0];
getSelection().selectAllChildren(line);
document.getElementById('out').textContent = JSON.stringify([getSelection().toString(), line.textContent]);
</script>"""


def chromium(folder, *args):
    (folder / "fonts.conf").write_text(FONTS.format(folder=folder))
    env = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    return subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--force-color-profile=srgb", "--allow-file-access-from-files",
        f"--user-data-dir={folder}/profile", *args], check=True, env=env, capture_output=True, text=True, timeout=120).stdout


def ask(folder, svg, script):
    """What a script finds in an SVG that is part of a page."""
    page = folder / "page.html"
    page.write_text(f"<!DOCTYPE html><meta charset='utf-8'><body>{svg}<pre id='out'></pre>{script}")
    dom = chromium(folder, "--virtual-time-budget=8000", "--dump-dom", page.as_uri())
    return json.loads(html.unescape(re.search(r'<pre id="out">([^<]*)</pre>', dom)[1]))


def shot(folder, svg, out):
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text()).groups())
    page = folder / "shot.html"
    page.write_text(f"<!DOCTYPE html><body style='margin:0'><img src='{svg.name}' width='900' style='display:block'></body>")
    size = f"--window-size=900,{round(900 * height / width)}"
    chromium(folder, "--force-device-scale-factor=1", size, f"--screenshot={out}", page.as_uri())


def main(compare, program, map_path, lang):
    failed = []

    def expect(good, what):
        if not good:
            failed.append(what)
            print("not ok", what)

    if not shutil.which("chromium"):
        print("needed: chromium")
        return SKIPPED
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for kind, options in KINDS.items():
            outputs = ["-o", folder / f"{kind}.svg"] + (["-o", folder / "map.png"] if kind == "embed" else [])
            subprocess.run([program, "render", map_path, "--lang", lang, "-q", *options, *outputs],
                check=True, stdout=subprocess.DEVNULL)
        texts = {kind: (folder / f"{kind}.svg").read_text() for kind in KINDS}
        for kind in ("embed", "outline", "both", "css"):
            shot(folder, folder / f"{kind}.svg", folder / f"{kind}.png")
        agree = subprocess.run([compare, folder / "map.png", *(folder / f"{k}.png" for k in ("embed", "outline", "both", "css"))])
        expect(agree.returncode == 0, "the pictures agree with the PNG")
        measured = [float(v) for v in re.findall(r' textLength="([\d.]+)"', texts["both"])]
        for kind in ("embed", "css", "live"):
            off = [abs(a - b) for a, b in zip(ask(folder, texts[kind], MEASURE), measured, strict=True)]
            print(f"{kind}: {len(off)} texts, the farthest off by {max(off):.3f} pt")
            joined = [bool(re.search("[\u0590-\u08ff]", text)) for text in re.findall(r"<text\b[^>]*>(.*?)</text>", texts[kind], re.S)]
            fit = all(v <= (max(0.5, 0.003 * long) if join else 0.5) for v, long, join in zip(off, measured, joined, strict=True))
            expect(fit == (kind != "live"), f"{kind}: texts are as long as measured"
                   if kind != "live" else "live: without their fonts texts are not as long as measured")
        copied, line = ask(folder, texts["embed"], COPY)
        expect(copied == line and len(line) > 40, f"a long line is copied as one: {copied!r}")
        ids = [re.findall(r'\bid="([^"]*)"', texts[kind]) for kind in ("embed", "css")]
        expect(all(len(i) == len(set(i)) for i in ids), "no id twice")
        expect(not set(ids[0]) & set(ids[1]), "two maps on a page have no id in common")
        names = [set(re.findall(r"@font-face{font-family:'([^']*)'", texts[kind])) for kind in ("embed", "css")]
        expect(names[0] and not names[0] & names[1], "nor a font")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
