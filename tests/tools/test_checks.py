#!/usr/bin/env python3
"""The checks of tools/ find what was planted for them, and nothing in what is in order."""
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap

TOOLS = pathlib.Path(__file__).resolve().parent.parent.parent / "tools"
CC = sys.argv[1:] or ["cc"]


def check(tool, argument):
    """(exit status, lines printed)"""
    run = subprocess.run([sys.executable, TOOLS / tool, argument], text=True, capture_output=True)
    assert run.stderr == "", run.stderr
    return run.returncode, run.stdout.splitlines()


def expect(got, status, *lines):
    assert got == (status, list(lines)), f"got {got}, want {(status, list(lines))}"


def layers(files, status, *lines):
    """A tree of these files under src/, each named in meson.build unless its name begins with -."""
    def case():
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "meson.build").write_text("".join(f"'{pathlib.Path(f).name}'\n" for f in files if f[0] != "-"))
            for name, text in files.items():
                path = root / "src" / name.lstrip("-")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            expect(check("check_layers.py", root), status, *lines)
    return case


def function(head, n):
    return head + "\n{\n" + "\t;\n" * n + "}\n"


LAYERS = {
    "a tree in order": layers({
        "base/buf.c": '#include "base/buf.h"\n#include <stdio.h>\n', "base/buf.h": "",
        "geom/clip.c": '#include "base/buf.h"\n#include "geom/clip.h"\n', "geom/clip.h": "",
        "source/shp.c": "#include <shapefil.h>\n",
        "cli/main.c": '#include "cli/cli.h"\n#include <sahelmap/sahelmap.h>\n\tprintf("");\n',
    }, 0),
    "upwards": layers({"geom/clip.c": '#include "scene/scene.h"\n'}, 1,
        "geom/clip.c: layer 'geom' may not include scene/scene.h"),
    "sideways": layers({"time/date.c": '# include "geom/geom.h"\n'}, 1,
        "time/date.c: layer 'time' may not include geom/geom.h"),
    "round the fence": layers({"geom/clip.c": '#include "../spec/spec.h"\n'}, 1,
        "geom/clip.c: layer 'geom' may not include ../spec/spec.h"),
    "the program past the public header": layers({"cli/main.c": '#include "base/suggest.h"\n'}, 1,
        "cli/main.c: layer 'cli' may not include base/suggest.h"),
    "a layer nobody knows": layers({"misc/all.c": ""}, 1,
        "misc/all.c: 'misc' is no layer of tools/check_layers.py"),
    "a fenced header": layers({"source/csv.c": "#include <shapefil.h>\n"}, 1,
        "source/csv.c: only source/shp.c may include <shapefil.h>"),
    "cairo in a program": layers({"cli/main.c": "#include <cairo/cairo.h>\n"}, 1,
        "cli/main.c: only layout/text.c, paint/cairo.c, paint/cairo_painter.h, paint/pixels.c, paint/png.c, paint/raster.c may include <cairo/cairo.h>"),
    "a library that exits and reads the environment": layers(
        {"base/mem.c": "\texit(1);\n\tgetenv (x);\n\tsnprintf(s);\n"}, 1,
        "base/mem.c: exit(): a library neither exits, prints, reads the environment nor sets the locale",
        "base/mem.c: getenv(): a library neither exits, prints, reads the environment nor sets the locale"),
    "a file that is not built": layers({"-geom/clip.c": ""}, 1, "geom/clip.c: not in meson.build"),
    "800 lines": layers({"geom/clip.h": "\n" * 800}, 0),
    "801 lines": layers({"geom/clip.h": "\n" * 801}, 1, "geom/clip.h: 801 lines (800 allowed)"),
    "a function of 80 lines": layers({"geom/clip.c": function("void f(void)", 80)}, 0),
    "a function of 81 lines": layers({"geom/clip.c": "\n/* long */\n" + function("static bool f(int a)", 81)}, 1,
        "geom/clip.c:3: f() has 81 lines (80 allowed)"),
    "six parameters": layers({"geom/clip.c": function(
        "SM_PRINTF(2, 3) int f(int a, int b, int (*c)(int, int),\n\tint d, int e, int g)", 1)}, 0),
    "seven parameters": layers({"geom/clip.c": function(
        "int f(int a, int b, int c,\n\tint d, int e, int g, int h)", 1)}, 1,
        "geom/clip.c:1: f() has 7 parameters (6 allowed)"),
}


def check_library(text):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "a.c").write_text(text)
        subprocess.run([*CC, "-c", "-fPIC", "-fno-common", "a.c", "-o", "a.o"], cwd=root, check=True)
        subprocess.run(["ar", "rcs", "lib.a", "a.o"], cwd=root, check=True)
        return check("check_globals.py", root / "lib.a")


def symbols(text, status, *lines):
    return lambda: expect(check_library(text), status, *lines)


GLOBALS = {
    "constants": symbols('const int a = 1; const char *const b[] = {"x"}; static const char c[] = "y";\n'
                         "const char *f(int i) { return i ? b[0] : c; }\n", 0),
    "a global": symbols("int counter = 1;\n", 1, "a.o: counter in .data: writable data"),
    "a global of zeros": symbols("int counter;\n", 1, "a.o: counter in .bss: writable data"),
    "a hidden global": symbols('__attribute__((visibility("hidden"))) int counter;\n', 1,
        "a.o: counter in .bss: writable data"),
    "a table that may be written": symbols('const char *names[] = {"a"};\n', 1,
        "a.o: names in .data.rel.local: writable data"),
    "a thread's own": symbols("_Thread_local int counter;\n", 1, "a.o: counter in .tbss: writable data"),
}


def no_such_archive():
    run = subprocess.run([sys.executable, TOOLS / "check_globals.py", "no-such.a"], text=True, capture_output=True)
    assert run.returncode == 1 and "no-such.a" in run.stderr, run


def static_in_a_function():
    status, lines = check_library("int next(void);\nint next(void) { static int n; return n++; }\n")
    numbered = re.fullmatch(r"a\.o: (n\.\d+|next\.n) in \.bss: writable data", "\n".join(lines))
    assert status == 1 and numbered, lines


tap.run([*((f"layers: {name}", case) for name, case in LAYERS.items()),
         *((f"globals: {name}", case) for name, case in GLOBALS.items()),
         ("globals: a static of a function", static_in_a_function),
         ("globals: no such archive", no_such_archive)])
