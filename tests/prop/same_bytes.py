#!/usr/bin/env python3
"""Fails when a map's bytes are not the same every time: same_bytes.py SAHELMAP THREADS MAP

The map is drawn as PNG, SVG and PDF: twice, under a German locale, in another time zone, from
another folder, by two threads at once in a program that has taken the German locale, and by 1, 2
and 8 threads that share the work, at a resolution at which the PNG has several bands.
"""
import os, pathlib, subprocess, sys, tempfile
from mapfile import run

ENDINGS = ("png", "svg", "pdf")
GERMAN = "de_DE.UTF-8"


def draw(program, map_file, out, folder, *options, dpi=100, **settings):
    outputs = [word for ending in ENDINGS for word in ("-o", f"{out}.{ending}")]
    run(program, "render", map_file, *outputs, "--dpi", str(dpi), *options, cwd=folder, env={**os.environ, **settings})
    return content(out)


def content(out):
    return {ending: pathlib.Path(f"{out}.{ending}").read_bytes() for ending in ENDINGS}


def compare(what, first, other):
    different = [ending for ending in ENDINGS if first[ending] != other[ending]]
    print(f"{'not ok' if different else 'ok'} {what}", *different)
    return not different


def main():
    program, threads, map_file = (pathlib.Path(p).resolve() for p in sys.argv[1:])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        locales, elsewhere = folder / "locales", folder / "else where"
        locales.mkdir()
        elsewhere.mkdir()
        # localedef warns of gaps in its own definitions by its exit status.
        subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", locales / GERMAN], capture_output=True)
        if not (locales / GERMAN / "LC_NUMERIC").exists():
            sys.exit("localedef could not make a German locale")
        german = {"LOCPATH": str(locales), "LC_ALL": GERMAN, "LANG": GERMAN, "LANGUAGE": "de"}
        first = draw(program, map_file, folder / "first", folder, LC_ALL="C.UTF-8", TZ="UTC")
        if not all(first.values()):
            sys.exit("an output is empty")
        good = [
            compare("a second time", first, draw(program, map_file, folder / "second", folder)),
            compare("a German locale", first, draw(program, map_file, folder / "german", folder, **german)),
            compare("another time zone", first, draw(program, map_file, folder / "tokyo", folder, TZ="Asia/Tokyo")),
            compare("from another folder", first,
                    draw(program, os.path.relpath(map_file, elsewhere), folder / "elsewhere", elsewhere)),
        ]
        shared = [draw(program, map_file, folder / f"by-{n}", folder, "--threads", str(n), dpi=300)
                  for n in (1, 2, 8)]
        good += [compare("shared by 2 threads", shared[0], shared[1]), compare("shared by 8", shared[0], shared[2])]
        told = run(threads, map_file, map_file.parent.parent, folder / "one", folder / "two", env={**os.environ, **german})
        if told != "0,5\n":
            sys.exit(f"the German locale is not in force: {told}")
        good += [compare("a thread of a German program", first, content(folder / "one")),
                 compare("another thread of it", first, content(folder / "two"))]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
