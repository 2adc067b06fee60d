#!/usr/bin/env python3
"""integrations/pandoc with Debian's pandoc: figures in HTML, DOCX, LaTeX, ODT and EPUB, and what is drawn again: TAP.

usage: pandoc.py SAHELMAP
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import tap

SAHELMAP = pathlib.Path(sys.argv[1]).resolve()
FILTER = ROOT / "integrations/pandoc/sahelmap.lua"
TEMP = tempfile.TemporaryDirectory()
HOME = pathlib.Path(TEMP.name)
MAP = """title: { en: Two towns, fr: Deux villes }
extent: { box: [-4, -2, 4, 2] }
projection: EPSG:3857
page: { width: 80mm, height: 60mm }
layers: [ { id: towns, source: towns.csv, label: name } ]
"""
TABLE = "lon,lat,name\n-1,0,East\n1,0,West\n"
ALT = "Two <towns> & \"100 %\" of_them"
DOCUMENT = f"""---
title: A report
sahelmap-program: ./counted
lang: en
---

```{{.sahelmap file="my map.yaml" date=2023 caption="The *towns* & 50 %" alt="{ALT.replace('"', '&quot;')}" #fig:towns .wide loading=lazy}}
```

```sahelmap
{MAP}```

```yaml
left: alone
```
"""


def folder():
    """A document with its maps, and a program that counts how often a map is drawn."""
    path = pathlib.Path(tempfile.mkdtemp(dir=HOME))
    (path / "my map.yaml").write_text(MAP)
    (path / "towns.csv").write_text(TABLE)
    (path / "report.md").write_text(DOCUMENT)
    (path / "counted").write_text(f'#!/bin/sh\n[ "$1" = render ] && echo x >>drawn\nexec "{SAHELMAP}" "$@"\n')
    (path / "counted").chmod(0o755)
    return path


def pandoc(where, *arguments, status=0):
    done = subprocess.run(["pandoc", "--lua-filter", FILTER, "report.md", *arguments], cwd=where, capture_output=True, text=True)
    assert done.returncode == status, f"status {done.returncode}: {done.stderr}"
    return done.stdout if status == 0 else done.stderr


def drawn(where):
    path = where / "drawn"
    return len(path.read_text().split()) if path.exists() else 0


def member(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def pictures(path, folder_name):
    with zipfile.ZipFile(path) as archive:
        return {n: archive.read(n)[:8] for n in archive.namelist() if n.startswith(folder_name) and not n.endswith("/")}


def html():
    where = folder()
    text = pandoc(where, "-t", "html")
    sources = re.findall(r'<img\s+src="([^"]*)"', text)
    assert len(sources) == 2 and all(s.endswith(".svg") for s in sources), text
    for source in sources:
        assert (where / source).read_text().startswith("<svg"), source
    assert 'alt="Two &lt;towns&gt; &amp; &quot;100 %&quot; of_them"' in text.replace("\n", " "), text
    assert re.search(r"<figcaption[^>]*>The <em>towns</em> &amp; 50 %</figcaption>", text), text
    assert 'id="fig:towns"' in text and 'class="wide"' in text and 'loading="lazy"' in text, text
    assert re.search(r"<figcaption[^>]*>Two towns</figcaption>", text), text
    assert "left" in text and "alone" in text, text


def docx():
    where = folder()
    pandoc(where, "-o", "out.docx")
    text = member(where / "out.docx", "word/document.xml")
    assert 'descr="Two &lt;towns&gt; &amp; &quot;100 %&quot; of_them"' in text, text
    assert text.count('w:pStyle w:val="ImageCaption"') == 2, text
    assert all(b == b"\x89PNG\r\n\x1a\n" for b in pictures(where / "out.docx", "word/media/").values())


def latex():
    where = folder()
    text = pandoc(where, "-t", "latex")
    found = re.findall(r"\\includegraphics\[alt=\{(.*?)\}\]\{(.*?)\}", text)
    assert len(found) == 2, text
    assert found[0][0] == r'Two <towns> \& "100 \%" of\_them', found
    for _, path in found:
        assert (where / path).read_bytes().startswith(b"%PDF"), path
    assert r"\caption{The \emph{towns} \& 50 \%}\label{fig:towns}" in text, text
    assert text.count(r"\begin{figure}") == text.count(r"\end{figure}") == 2, text
    assert r"\usepackage{graphicx}" in pandoc(where, "-s", "-t", "latex")
    pandoc(where, "-o", "out.pdf", "--pdf-engine", "pdflatex")
    assert "East" in subprocess.run(["pdftotext", where / "out.pdf", "-"], capture_output=True, text=True).stdout


def odt():
    where = folder()
    pandoc(where, "-o", "out.odt")
    found = pictures(where / "out.odt", "Pictures/")
    assert len(found) == 2 and all(b == b"\x89PNG\r\n\x1a\n" for b in found.values()), found
    assert "Two towns" in member(where / "out.odt", "content.xml")


def epub():
    where = folder()
    pandoc(where, "-o", "out.epub")
    found = pictures(where / "out.epub", "EPUB/media/")
    assert len(found) == 2 and all(b.startswith(b"<svg") for b in found.values()), found
    assert 'alt="Two &lt;towns&gt; &amp; &quot;100 %&quot; of_them"' in member(where / "out.epub", "EPUB/text/ch001.xhtml")


def language():
    where = folder()
    text = pandoc(where, "-t", "html", "-M", "lang=fr")
    assert re.search(r"<figcaption[^>]*>Deux villes</figcaption>", text), text


def cache():
    where = folder()
    first = pandoc(where, "-t", "html")
    assert drawn(where) == 2, drawn(where)
    assert pandoc(where, "-t", "html") == first
    assert drawn(where) == 2, "nothing has changed"
    (where / "towns.csv").write_text(TABLE + "0,1,North\n")
    pandoc(where, "-t", "html")
    assert drawn(where) == 4, "a table has"
    assert any("North" in p.read_text() for p in (where / "sahelmap-cache").glob("*.svg"))
    (where / "my map.yaml").write_text(MAP + "# a remark\n")
    pandoc(where, "-t", "html")
    assert drawn(where) == 5, "a map file has"
    (where / "report.md").write_text(DOCUMENT.replace("date=2023", "date=2024"))
    pandoc(where, "-t", "html")
    assert drawn(where) == 6, "an attribute has"


def no_caption():
    where = folder()
    (where / "report.md").write_text(DOCUMENT.replace('caption="The *towns* & 50 %"', 'caption=""'))
    assert pandoc(where, "-t", "html").count("<figcaption") == 1
    assert pandoc(where, "-t", "latex").count(r"\caption") == 1


def wrong_map():
    where = folder()
    (where / "my map.yaml").write_text(MAP.replace("source", "sauce"))
    told = pandoc(where, "-t", "html", status=83)
    assert "did you mean 'source'" in told and "failed with status 3" in told, told


def no_program():
    where = folder()
    (where / "report.md").write_text(DOCUMENT.replace("./counted", "./nowhere"))
    assert "'./nowhere' cannot be run" in pandoc(where, "-t", "html", status=83)


tap.run([
    ("HTML", html),
    ("DOCX", docx),
    ("LaTeX", latex),
    ("ODT", odt),
    ("EPUB", epub),
    ("the document's language", language),
    ("what has not changed is not drawn again", cache),
    ("without a caption", no_caption),
    ("a map file that is wrong", wrong_map),
    ("no program", no_program),
])
