#!/usr/bin/env python3
"""Fails when a map's PNG, SVG and PDF do not show the same: agree.py map.png map.svg map.pdf

All three are compared 900 pixels wide, SVG as drawn by rsvg-convert, PDF by pdftoppm. On
average a channel may differ by 2 of 255, and the mean of no block of 8 x 8 pixels by 40.
With --demo PROGRAM the program is asked to write picture.png, .svg and .pdf to a folder.
"""
import itertools, pathlib, shutil, struct, subprocess, sys, tempfile, zlib

WIDTH, MEAN_MAX, BLOCK, BLOCK_MAX = 900, 2.0, 8, 40.0
SKIPPED = 77  # the exit status by which meson knows a test that could not run


def unfilter(kind, row, above, step):
    if kind == 2:  # by far the most frequent in our own files
        return bytearray((a + b) & 255 for a, b in zip(row, above))
    for i in range(len(row) if kind else 0):
        a, b = row[i - step] if i >= step else 0, above[i]
        c = above[i - step] if i >= step else 0
        p = a + b - c
        near = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
        row[i] = (row[i] + (0, a, b, (a + b) // 2, near)[kind]) & 255
    return row


def read_png(data):
    """Rows of R, G, B bytes; what is transparent becomes white."""
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if struct.unpack(">I", data[at + 8 + size:at + 12 + size])[0] != zlib.crc32(kind + body):
            sys.exit(f"chunk {kind} is damaged")
        if kind == b"IHDR":
            width, height, bits, color, _, _, interlaced = struct.unpack(">IIBBBBB", body)
        packed += body if kind == b"IDAT" else b""
        at += size + 12
    step = {2: 3, 6: 4}.get(color)
    if bits != 8 or step is None or interlaced:
        sys.exit("only plain RGB and RGBA of 8 bits are read")
    raw, above, rows = zlib.decompress(packed), bytearray(width * step), []
    for y in range(height):
        begin = y * (width * step + 1)
        above = unfilter(raw[begin], bytearray(raw[begin + 1:begin + 1 + width * step]), above, step)
        rows.append(above if step == 3 else on_white(above))
    return rows


def on_white(row):
    out = bytearray(len(row) // 4 * 3)
    for c in range(3):
        out[c::3] = bytes((v * a + (255 - a) * 255 + 127) // 255 for v, a in zip(row[c::4], row[3::4]))
    return out


def read_ppm(data):
    magic, width, height, _, pixels = data.split(None, 4) if data[-1:].isspace() else split_ppm(data)
    assert magic == b"P6"
    size = int(width) * 3
    return [bytearray(pixels[y * size:(y + 1) * size]) for y in range(int(height))]


def split_ppm(data):
    fields = data.split(None, 3)
    rest = data[data.index(fields[3]):]
    depth = rest.split(None, 1)[0]
    return fields[0], fields[1], fields[2], depth, rest[len(depth) + 1:]


def box_filter(values, n):
    """n means of equal shares of the values, shares of a value included."""
    if len(values) == n:
        return list(values)
    sums, ratio = [0, *itertools.accumulate(values)], len(values) / n
    ends = [sums[int(p)] + (p % 1) * (sums[min(int(p) + 1, len(values))] - sums[int(p)])
            for p in (min(i * ratio, len(values)) for i in range(n + 1))]
    return [(b - a) / ratio for a, b in zip(ends, ends[1:])]


def shrink(rows, width, height):
    narrow = []
    for row in rows:
        out = [0] * (width * 3)
        for c in range(3):
            out[c::3] = box_filter(row[c::3], width)
        narrow.append(out)
    if len(narrow) == height:
        return narrow
    columns = [box_filter(column, height) for column in zip(*narrow)]
    return [list(row) for row in zip(*columns)]


def compare(a, b):
    """The mean difference of a channel, and the worst block: difference, x, y."""
    height, total, worst = len(a), 0.0, (0.0, 0, 0)
    for y in range(0, height, BLOCK):
        rows = list(zip(a[y:y + BLOCK], b[y:y + BLOCK]))
        signed = [sum(p) for p in zip(*([u - v for u, v in zip(r, s)] for r, s in rows))]
        total += sum(abs(u - v) for r, s in rows for u, v in zip(r, s))
        for x in range(0, WIDTH, BLOCK):
            n = len(rows) * min(BLOCK, WIDTH - x)
            for c in range(3):
                off = abs(sum(signed[3 * x + c:3 * (x + BLOCK):3])) / n
                worst = max(worst, (off, x, y))
    return total / (height * WIDTH * 3), worst


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def agree(png, svg, pdf):
    rows = read_png(pathlib.Path(png).read_bytes())
    height = round(WIDTH * len(rows) / (len(rows[0]) // 3))
    pictures = {
        "PNG": shrink(rows, WIDTH, height),
        "SVG": read_png(run("rsvg-convert", "-w", str(WIDTH), "-h", str(height), svg)),
        "PDF": read_ppm(run("pdftoppm", "-scale-to-x", str(WIDTH), "-scale-to-y", str(height), "-singlefile", pdf)),
    }
    good = True
    for a, b in itertools.combinations(pictures, 2):
        mean, (off, x, y) = compare(pictures[a], pictures[b])
        fine = mean < MEAN_MAX and off <= BLOCK_MAX
        good &= fine
        print(f"{a} {b}: mean difference {mean:.3f}, worst block {off:.1f} at {x},{y} of {WIDTH} x {height}"
              + ("" if fine else ": too much"))
    return good


def main(args):
    if not (shutil.which("rsvg-convert") and shutil.which("pdftoppm")):
        print("rsvg-convert and pdftoppm are needed")
        return SKIPPED
    if args[:1] != ["--demo"]:
        return 0 if agree(*args) else 1
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([args[1], folder], check=True)
        return 0 if agree(*(f"{folder}/picture.{ending}" for ending in ("png", "svg", "pdf"))) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
