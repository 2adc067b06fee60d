#!/usr/bin/env python3
"""Fails when a map's PNG, SVG and PDF do not show the same.

agree.py COMPARE FILE.png FILE.svg FILE.pdf    files that are there
agree.py COMPARE --map PROGRAM MAP LANG        drawn by `PROGRAM render`
agree.py COMPARE --demo PROGRAM                picture.png, .svg and .pdf written by PROGRAM to a folder

SVG and PDF are drawn 900 pixels wide, by rsvg-convert and pdftoppm; COMPARE (compare.c) says how
much they differ from the PNG. The words of the SVG must be those pdftotext finds in the PDF.
"""
import collections, re, shutil, subprocess, sys, tempfile, unicodedata
import xml.etree.ElementTree as xml

WIDTH = "900"
SVG = "{http://www.w3.org/2000/svg}"
TOOLS = "rsvg-convert", "pdftoppm", "pdftotext"
SKIPPED = 77  # the exit status by which meson knows a test that could not run


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def count_words(text):
    """Runs of letters and digits: pdftotext gives Arabic with its brackets mirrored. Of scripts written from right to
    left each letter for itself: it turns ligatures of Arabic round, and takes N'Ko to be written from the left."""
    counted = collections.Counter()
    for word in re.findall(r"\w+", text):
        from_right = [c for c in word if unicodedata.bidirectional(c) in ("R", "AL")]
        counted.update(from_right or [word])
    return counted


def words_agree(svg, pdf):
    texts = []
    for text in xml.parse(svg).getroot().iter(SVG + "text"):
        hover = text.find(SVG + "title")
        texts.append("".join(text.itertext())[len(hover.text) if hover is not None else 0:])
    # Without -layout a hyphen at a line's end is taken away and the word joined.
    in_svg, in_pdf = count_words("\n".join(texts)), count_words(run("pdftotext", "-layout", pdf, "-"))
    for where, extra in ("SVG", in_svg - in_pdf), ("PDF", in_pdf - in_svg):
        if extra:
            print(f"words in the {where} only: {' '.join(sorted(extra.elements()))}")
    print(f"{in_svg.total()} words")
    return in_svg == in_pdf and in_svg.total() > 0


def pictures_agree(compare, folder, png, svg, pdf, *options):
    drawn = [f"{folder}/svg-drawn.png", f"{folder}/pdf-drawn.png"]
    run("rsvg-convert", "-w", WIDTH, "-o", drawn[0], svg)
    run("pdftoppm", "-scale-to-x", WIDTH, "-scale-to-y", "-1", "-png", "-singlefile", pdf, drawn[1][:-4])
    return subprocess.run([compare, *options, png, *drawn]).returncode == 0


def agree(compare, folder, png, svg, pdf):
    pictures = pictures_agree(compare, folder, png, svg, pdf)
    return words_agree(svg, pdf) and pictures


def render(folder, program, map_path, lang):
    files = [f"{folder}/map.{ending}" for ending in ("png", "svg", "pdf")]
    outputs = [word for file in files for word in ("-o", file)]
    subprocess.run([program, "render", map_path, "--lang", lang, *outputs], check=True, stdout=subprocess.DEVNULL)
    return files


def main(compare, *args):
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print(f"needed: {' '.join(missing)}")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        if args[0] == "--map":
            args = render(folder, *args[1:])
        elif args[0] == "--demo":
            run(args[1], folder)
            args = [f"{folder}/picture.{ending}" for ending in ("png", "svg", "pdf")]
        return 0 if agree(compare, folder, *args) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
