#!/usr/bin/env python3
"""examples/report, built to HTML, PDF and DOCX with its Makefile: TAP.

usage: report.py SAHELMAP
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import tap

SAHELMAP = pathlib.Path(sys.argv[1]).resolve()
TEMP = tempfile.TemporaryDirectory()
HOME = pathlib.Path(TEMP.name)
FOLDER = HOME / "examples/report"
N_MAPS = 4


def make(*targets):
    return subprocess.run(["make", "-C", FOLDER, f"PROGRAM={SAHELMAP}", *targets], capture_output=True, text=True)


def builds():
    FOLDER.parent.mkdir()
    shutil.copytree(ROOT / "examples/report", FOLDER, ignore=shutil.ignore_patterns("sahelmap-cache", "report.html", "report.pdf", "report.docx"))
    for name in ("maps", "shapes", "styles", "integrations"):
        (HOME / name).symlink_to(ROOT / name)
    done = make()
    assert done.returncode == 0, done.stderr[-3000:]


def html():
    text = (FOLDER / "report.html").read_text()
    assert text.count("<figcaption") == N_MAPS, text.count("<figcaption")
    alts = re.findall(r'<img[^>]*\balt="([^"]*)"', text)
    assert len(alts) == N_MAPS and all(alts), alts
    assert text.count("data:image/svg+xml") == N_MAPS, "the pictures are in the page"


def pdf():
    info = subprocess.run(["pdfinfo", FOLDER / "report.pdf"], capture_output=True, text=True).stdout
    assert re.search(r"Pages: +4\n", info), info
    text = subprocess.run(["pdftotext", FOLDER / "report.pdf", "-"], capture_output=True, text=True).stdout
    for n in range(1, N_MAPS + 1):
        assert f"Figure {n}:" in text, text
    images = subprocess.run(["pdfimages", "-list", FOLDER / "report.pdf"], capture_output=True, text=True).stdout
    assert len(images.splitlines()) <= 2, f"maps are drawings, not pictures:\n{images}"
    assert "Ouagadougou" in text, "names are text"


def docx():
    with zipfile.ZipFile(FOLDER / "report.docx") as archive:
        text = archive.read("word/document.xml").decode()
        pictures = [n for n in archive.namelist() if n.startswith("word/media/")]
    assert len(pictures) == N_MAPS, pictures
    described = [d for d in re.findall(r'<wp:docPr descr="([^"]*)"', text) if d]
    assert len(described) == N_MAPS, described


tap.run([("builds", builds), ("HTML", html), ("PDF", pdf), ("DOCX", docx)])
