#!/usr/bin/env python3
"""Fails when the bleed of a PDF is not drawn, or its boxes do not say where it is: bleed.py SAHELMAP ROOT"""
import pathlib, re, shutil, struct, sys, tempfile
from mapfile import run

SKIPPED = 77
WIDTH, HEIGHT, BLEED, MARK, SCALE = 240, 200, 9, 14, 2  # points; pixels a point
MAP = """page: {{ width: {w}pt, height: {h}pt, margin: 0, dpi: 144{more} }}
extent: {{ box: {box} }}
projection: EPSG:4326
layers: [ {{ id: countries, source: {root}/shapes/countries.shp, key: iso_a3 }} ]
furniture: {{ legend: none, scale-bar: none }}
"""
PLACES = {"sea": [-30, 0, -24, 5], "land": [-4, 20, -3, 21]}  # open water; within Mali


def boxes(pdf):
    return {line.split(":")[0]: [float(v) for v in line.split()[1:]]
            for line in run("pdfinfo", "-box", pdf).splitlines() if "Box:" in line}


def pixels(pdf):
    """Rows of pixels, each a tuple of red, green, blue."""
    run("pdftoppm", "-r", 72 * SCALE, "-singlefile", pdf, pdf.with_suffix(""))
    data = pdf.with_suffix(".ppm").read_bytes()
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    w, h = int(head[1]), int(head[2])
    body = data[head.end():]
    return [[tuple(body[3 * (y * w + x):3 * (y * w + x) + 3]) for x in range(w)] for y in range(h)]


def draw(program, root, folder, place, more):
    (folder / "map.yaml").write_text(MAP.format(w=WIDTH, h=HEIGHT, more=more, box=PLACES[place], root=root))
    outputs = [folder / f"map.{ending}" for ending in ("pdf", "png", "svg")]
    run(program, "render", folder / "map.yaml", *(word for path in outputs for word in ("-o", path)), "-q")
    run("qpdf", "--check", outputs[0])
    return outputs


def near(a, b):
    return len(a) == len(b) and all(abs(x - y) < 0.02 for x, y in zip(a, b))


class Checks:
    good = True

    def that(self, holds, what):
        print(f"{'ok' if holds else 'not ok'} {what}")
        self.good = self.good and holds


def check_place(checks, program, root, folder, place):
    pdf, png, svg = draw(program, root, folder, place, f", bleed: {BLEED}pt, crop-marks: true")
    outside = BLEED + MARK
    found = boxes(pdf)
    checks.that(near(found["MediaBox"], [0, 0, WIDTH + 2 * outside, HEIGHT + 2 * outside]), f"{place}: the medium has room for both")
    checks.that(near(found["TrimBox"], [outside, outside, outside + WIDTH, outside + HEIGHT]), "the page lies within it")
    checks.that(near(found["BleedBox"], [MARK, MARK, outside + WIDTH + BLEED, outside + HEIGHT + BLEED]), "and the bleed round it")
    image = pixels(pdf)
    first, last_x, last_y = MARK * SCALE, (outside + WIDTH + BLEED) * SCALE, (outside + HEIGHT + BLEED) * SCALE
    middle = image[len(image) // 2][len(image[0]) // 2]
    beyond = [image[y][x] for y in range(first + 2, last_y - 2) for x in range(first + 2, last_x - 2)
              if not (outside * SCALE <= x < (outside + WIDTH) * SCALE and outside * SCALE <= y < (outside + HEIGHT) * SCALE)]
    checks.that(middle != (255, 255, 255) and set(beyond) == {middle}, f"the map's colour {middle} goes on into the bleed")
    dark = {(x, y) for y, row in enumerate(image) for x, p in enumerate(row)
            if max(p) < 200 and not (first <= x < last_x and first <= y < last_y)}
    trims_x = (outside * SCALE, (outside + WIDTH) * SCALE)
    trims_y = (outside * SCALE, (outside + HEIGHT) * SCALE)
    on_marks = {(x, y) for x, y in dark if any(abs(x + 0.5 - t) <= 1 for t in trims_x) or any(abs(y + 0.5 - t) <= 1 for t in trims_y)}
    checks.that(dark == on_marks and len(dark) >= 8 * (MARK - 1) * SCALE, f"eight marks outside of the bleed ({len(dark)} pixels)")
    corners = [image[y][x] for y in (2, -3) for x in (2, -3)]
    checks.that(set(corners) == {(255, 255, 255)}, "and else nothing there")
    size = struct.unpack(">2I", png.read_bytes()[16:24])
    checks.that(size == (WIDTH * SCALE, HEIGHT * SCALE), "a PNG is the page alone")
    checks.that(f'width="{WIDTH}pt" height="{HEIGHT}pt"' in svg.read_text(), "and so is an SVG")
    bled = draw(program, root, folder, place, f", bleed: {BLEED}pt")[0]
    cut = pixels(bled)
    same = all(cut[y][x] == image[y + MARK * SCALE][x + MARK * SCALE] for y in range(len(cut)) for x in range(len(cut[0])))
    checks.that(near(boxes(bled)["MediaBox"], [0, 0, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED]) and same, "without marks the same, cut")


def main():
    program, root = (pathlib.Path(p).resolve() for p in sys.argv[1:3])
    if not all(map(shutil.which, ("pdfinfo", "pdftoppm", "qpdf"))):
        print("pdfinfo, pdftoppm and qpdf are needed")
        return SKIPPED
    checks = Checks()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for place in PLACES:
            check_place(checks, program, root, folder, place)
        plain = draw(program, root, folder, "land", "")[0]
        checks.that(set(map(tuple, boxes(plain).values())) == {(0, 0, WIDTH, HEIGHT)} and b"TrimBox" not in plain.read_bytes(),
                    "without either the page is all")
        marks = boxes(draw(program, root, folder, "land", ", crop-marks: true")[0])
        checks.that(near(marks["TrimBox"], [20, 20, 20 + WIDTH, 20 + HEIGHT]) and marks["BleedBox"] == marks["TrimBox"],
                    "marks alone keep 6 pt off the page")
    return 0 if checks.good else 1


if __name__ == "__main__":
    sys.exit(main())
