#!/usr/bin/env python3
"""integrations/latex with Debian's LaTeX, with and without --shell-escape: TAP.

usage: latex.py SAHELMAP
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import tap

SAHELMAP = pathlib.Path(sys.argv[1]).resolve()
TEMP = tempfile.TemporaryDirectory()
HOME = pathlib.Path(TEMP.name)
MAP = """title: Two towns
extent: { box: [-4, -2, 4, 2] }
projection: EPSG:3857
page: { width: 80mm, height: 60mm }
layers: [ { id: towns, source: "their $towns.csv", label: name } ]
"""
DOCUMENT = r"""\documentclass{article}
\usepackage{sahelmap}
\sahelmapset{program=./counted}
\begin{document}
One \sahelmap[width=.5\linewidth, date=2023-09-16, alt={Two towns & more}]{it's a map.yaml} and
another \sahelmap[lang=fr, include={scale=.5}]{it's a map.yaml}.
\end{document}
"""


def folder(document=DOCUMENT):
    path = pathlib.Path(tempfile.mkdtemp(dir=HOME))
    (path / "it's a map.yaml").write_text(MAP)
    (path / "their $towns.csv").write_text("lon,lat,name\n-1,0,Eastham\n1,0,Westham\n")
    (path / "report.tex").write_text(document)
    (path / "counted").write_text(f'#!/bin/sh\necho x >>drawn\nexec "{SAHELMAP}" "$@"\n')
    (path / "counted").chmod(0o755)
    return path


def latex(where, *options, engine="pdflatex"):
    env = {**os.environ, "TEXINPUTS": f"{ROOT / 'integrations/latex'}:", "TEXMFVAR": str(HOME / "texmf")}
    done = subprocess.run([engine, "-interaction=nonstopmode", *options, "report.tex"], cwd=where, env=env,
                          capture_output=True, text=True, errors="replace")
    log = (where / "report.log").read_text(errors="replace")
    assert "\n! " not in log and "LaTeX Error" not in log, log[-3000:]
    return log


def drawn(where):
    path = where / "drawn"
    return len(path.read_text().split()) if path.exists() else 0


def text_of(where):
    return subprocess.run(["pdftotext", where / "report.pdf", "-"], capture_output=True, text=True).stdout


def maps(where):
    return sorted(where.glob("report-sahelmap-*.pdf"))


def with_shell(engine):
    def case():
        where = folder()
        latex(where, "--shell-escape", engine=engine)
        assert drawn(where) == 2 and len(maps(where)) == 2, (drawn(where), maps(where))
        assert text_of(where).count("Eastham") == 2, text_of(where)
        width = [float(re.search(r"Page size: +([\d.]+)", subprocess.run(["pdfinfo", m], capture_output=True, text=True).stdout)[1])
                 for m in maps(where)]
        # Half of article's line, 345 of TeX's points, and the map file's own 80 mm.
        assert sorted(round(w, 1) for w in width) == [171.9, 226.8], width
    return case


def only_what_changed():
    where = folder()
    latex(where, "--shell-escape")
    latex(where, "--shell-escape")
    assert drawn(where) == 2, "nothing has changed"
    os.utime(where / "their $towns.csv", (4e9, 4e9))
    latex(where, "--shell-escape")
    assert drawn(where) == 4, "the table is newer"


def without_shell():
    where = folder()
    log = latex(where, "--no-shell-escape")
    assert drawn(where) == 0 and "is not drawn" in log.replace("\n", " "), log
    assert "a map.yaml" in text_of(where), "a box with the map's name stands in its place"
    subprocess.run(["sh", "report.sahelmap"], cwd=where, check=True, capture_output=True)
    assert drawn(where) == 2
    log = latex(where, "--no-shell-escape")
    assert "is not drawn" not in log.replace("\n", " "), log
    assert text_of(where).count("Eastham") == 2, text_of(where)


def wrong_map():
    where = folder(DOCUMENT.replace("{it's a map.yaml}.", "{none.yaml}."))
    log = latex(where, "--shell-escape")
    assert re.search(r"The map none.yaml is\s+not drawn", log.replace("(sahelmap)", "")), log
    assert len(maps(where)) == 1


tap.run([
    ("pdflatex draws the maps", with_shell("pdflatex")),
    ("lualatex draws the maps", with_shell("lualatex")),
    ("only what has changed is drawn again", only_what_changed),
    ("without --shell-escape a script has the commands", without_shell),
    ("a map that cannot be drawn", wrong_map),
])
