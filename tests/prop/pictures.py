#!/usr/bin/env python3
"""Fails when pictures are not in what is drawn, or an SVG with them is not safe: pictures.py SAHELMAP SOURCE_ROOT

The golden map of annotations is drawn as SVG, PDF and PNG. A PNG picture and an SVG one must be seen in the PDF (as pdftoppm
shows it) and the PNG; in the SVG each file is defined once, no id is there twice, and nothing runs or refers elsewhere.
"""
import pathlib, re, subprocess, sys, tempfile, xml.etree.ElementTree as tree, zlib
from mapfile import run

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
GREEN, RED, POST = (0x14, 0x78, 0x3c), (0xaa, 0x22, 0x00), (0x20, 0x40, 0x60)  # of flag.png, logo.svg, post.svg


def png_pixels(data):
    """Rows of RGB of a PNG of 8 bits without interlacing."""
    width, height = (int.from_bytes(data[at:at + 4], "big") for at in (16, 20))
    at, packed = 8, b""
    while at < len(data):
        n = int.from_bytes(data[at:at + 4], "big")
        packed += data[at + 8:at + 8 + n] if data[at + 4:at + 8] == b"IDAT" else b""
        at += n + 12
    raw, rows, before = zlib.decompress(packed), [], bytearray(3 * width)
    for y in range(height):
        kind, row = raw[y * (3 * width + 1)], bytearray(raw[y * (3 * width + 1) + 1:(y + 1) * (3 * width + 1)])
        for i in range(len(row)):
            left, up, corner = (row[i - 3], before[i], before[i - 3]) if i >= 3 else (0, before[i], 0)
            p = left + up - corner
            near = min((left, up, corner), key=lambda v: abs(p - v))
            row[i] = (row[i] + (0, left, up, (left + up) // 2, near)[kind]) & 255
        rows.append(bytes(row))
        before = row
    return width, height, b"".join(rows)


def ppm_pixels(data):
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    return int(head[1]), int(head[2]), data[head.end():]


def share(pixels, want, within=12):
    """Pixels of about that colour, in square millimetres at 100 dpi."""
    _, _, rgb = pixels
    n = sum(all(abs(rgb[i + k] - want[k]) <= within for k in range(3)) for i in range(0, len(rgb), 3))
    return n * 0.254 ** 2


def check_svg(expect, text):
    root = tree.fromstring(text)
    ids = [e.get("id") for e in root.iter() if e.get("id") is not None]
    expect(len(ids) == len(set(ids)), f"no id twice: {sorted(i for i in set(ids) if ids.count(i) > 1)}")
    symbols = [e.get("id") for e in root.iter(SVG + "symbol")]
    expect(len(symbols) == 3, f"three files are defined once each: {symbols}")
    about = {e for m in root.findall(SVG + "metadata") for e in m.iter()}  # the map's own
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        if element not in about:
            expect(name not in ("script", "foreignObject") and element.tag.startswith(SVG), f"no {element.tag}")
        for key, value in element.attrib.items():
            expect(not key.lower().startswith("on"), f"no attribute {key}")
            if key in ("href", XLINK + "href"):
                inside = value.startswith("data:image/png;base64,") or value[1:] in ids and value[0] == "#"
                expect(inside, f"{value[:40]} is within the file")
            for url in re.findall(r"url\(([^)]*)\)", value):
                expect(url[0] == "#" and url[1:] in ids, f"url({url}) is within the file")
    uses = [e.get(XLINK + "href") for e in root.iter(SVG + "use")]
    expect(uses.count("#picture_1") == 2 and uses.count("#picture_3") == 3, f"each is used as often as drawn: {uses}")
    expect("<title>A logo</title></use>" in text, "the picture has its words")


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    failed = []

    def expect(good, what):
        if not good:
            failed.append(what)
            print("not ok", what)

    with tempfile.TemporaryDirectory() as name:
        out = pathlib.Path(name) / "map"
        outputs = [word for ending in ("png", "svg", "pdf") for word in ("-o", f"{out}.{ending}")]
        run(program, "render", source / "tests/golden/annotations/map.yaml", *outputs, "--dpi", "100")
        subprocess.run(["pdftoppm", "-r", "100", f"{out}.pdf", out], check=True)
        pdf = ppm_pixels(next(out.parent.glob("map-*.ppm")).read_bytes())
        png = png_pixels(pathlib.Path(f"{out}.png").read_bytes())
        check_svg(expect, pathlib.Path(f"{out}.svg").read_text())
    for where, pixels in (("PNG", png), ("PDF", pdf)):
        # 6 x 3 mm with a corner of an eighth, which viewers blend; the beginning of a blend over 8 and 4 mm; three posts
        # of 2.5 mm2 each, with soft edges and lines across them.
        for what, colour, least, most in (("flag", GREEN, 10, 18.5), ("logo", RED, 2, 20), ("posts", POST, 1.5, 7.5)):
            area = share(pixels, colour)
            print(f"{what} in the {where}: {area:.1f} square millimetres")
            expect(least < area < most, f"{what} in the {where}: between {least} and {most} square millimetres")
    print("not ok" if failed else "ok")
    sys.exit(bool(failed))


main()
