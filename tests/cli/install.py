#!/usr/bin/env python3
"""What `meson install` puts in place works from there: program, library, header, man page, completion.

usage: install.py BUILD PREFIX BINDIR LIBDIR DATADIR MANDIR SANITIZERS CC...
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import tap

BUILD, PREFIX, BINDIR, LIBDIR, DATADIR, MANDIR, SANITIZERS = sys.argv[1:8]
CC = sys.argv[8:]
CXX = shutil.which("g++") or "clang++"
TEMP = tempfile.TemporaryDirectory()
DEST = pathlib.Path(TEMP.name).resolve()
TREE = DEST / PREFIX.lstrip("/")
DATA = TREE / DATADIR / "sahelmap"
PROGRAM = TREE / BINDIR / "sahelmap"
LIB = TREE / LIBDIR
SANITIZE = [] if SANITIZERS == "none" else [f"-fsanitize={SANITIZERS}"]
os.environ.setdefault("LSAN_OPTIONS", f"suppressions={ROOT}/tests/lsan.supp:print_suppressions=0")

EXAMPLE = """
#include <sahelmap/sahelmap.h>
#include <stdio.h>
int main(void)
{
	static struct sm_diag d;
	struct sm_text text = {0, 0};
	bool ok = sm_explain(&d, "page.width", &text);
	printf("%s %d %s\\n", sm_version(), (int)ok, ok ? "explained" : d.errors[0].text);
	sm_text_finish(&text);
	return ok ? 0 : (int)d.code;
}
"""


def run(*command, status=0, **more):
    done = subprocess.run([str(c) for c in command], text=True, capture_output=True, **more)
    assert done.returncode == status, f"{command}: status {done.returncode}\n{done.stdout}{done.stderr}"
    return done


def folder(**files):
    path = pathlib.Path(tempfile.mkdtemp(dir=DEST))
    for name, text in files.items():
        target = path / name.replace("__", "/").replace("_yaml", ".yaml").replace("_csv", ".csv").replace("_c", ".c")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return path


def expect(got, want):
    assert got == want, f"got {got!r}, want {want!r}"


def everything_is_there():
    for path in [PROGRAM, LIB / "libsahelmap.so", LIB / "pkgconfig/sahelmap.pc", DATA / "styles/plain.yaml",
                 TREE / "include/sahelmap/sahelmap.h", TREE / MANDIR / "man1/sahelmap.1",
                 TREE / DATADIR / "bash-completion/completions/sahelmap",
                 *(DATA / f.relative_to(ROOT) for kind in ("shapes/*.shp", "shapes/*.csv", "maps/*.yaml", "styles/*.yaml")
                   for f in ROOT.glob(kind))]:
        assert path.is_file(), f"{path} is missing"
    for name in ("rebuild", "tools", "facts"):
        assert not (DATA / "shapes" / name).exists(), f"shapes/{name} is for developers"


def integrations_are_there():
    """Scripts run from where they are installed; the image is made from the sources alone."""
    there = DATA / "integrations"
    for path in [f for f in (ROOT / "integrations").rglob("*") if f.is_file() and not f.name.startswith("Dockerfile")]:
        copy = there / path.relative_to(ROOT / "integrations")
        assert copy.is_file() and os.access(copy, os.X_OK) == os.access(path, os.X_OK), f"{copy} is missing, or has other rights"
    assert not list(there.rglob("Dockerfile*"))
    for script in ("slurm/submit.sh", "parallel/draw.sh"):
        expect(run(there / script, status=2).stderr.split()[:2], ["usage:", script.partition("/")[2]])


def sources(program, map_name, where):
    report = json.loads(run(program, "dump", "report", map_name, "-q", cwd=where).stdout)
    return [str(pathlib.Path(layer["source"]).resolve()) for layer in report["layers"]]


def all_below(paths, where):
    assert paths and all(p.startswith(f"{where}/shapes/") for p in paths), f"{paths} are not below {where}"


def installed_program_draws():
    empty = folder()
    done = run(PROGRAM, "render", "-q", "--dpi", "72", "tri-border", cwd=empty)
    expect((done.stdout, done.stderr), ("tri-border.png\n", ""))
    expect((empty / "tri-border.png").read_bytes()[:4], b"\x89PNG")
    all_below(sources(PROGRAM, "tri-border", empty), DATA)


def built_program_draws():
    all_below(sources(pathlib.Path(BUILD) / "sahelmap", "tri-border", folder()), ROOT)


TABLE = "lon,lat,name\n0,0,{}\n"
MAP = """page: {{ width: 60mm, height: 60mm }}
extent: {{ box: [-3, -3, 3, 3] }}
projection: EPSG:3857
style: {style}
layers: [ {{ id: a, source: {source}, label: {label} }} ]
"""
STYLE = "extends: plain.yaml\nrules:\n  ocean: { fill: '#010203' }\n"


def map_file_wins():
    """A table and a style beside the map file have the names of installed ones."""
    where = folder(deep__map_yaml=MAP.format(source="shapes/sites.csv", style="styles/sahel.yaml", label="name"),
                   deep__shapes__sites_csv=TABLE.format("Mine"), shapes__sites_csv=TABLE.format("Not me"),
                   deep__styles__sahel_yaml=STYLE.replace("extends: plain.yaml\n", ""))
    done = run(PROGRAM, "dump", "scene", "deep/map.yaml", cwd=where)
    assert '"Mine"' in done.stdout and '"Not me"' not in done.stdout, done.stdout
    assert "#010203" in done.stdout, done.stdout


def installed_data_is_found():
    where = folder(map_yaml=MAP.format(source="shapes/sites.csv", style="styles/sahel.yaml", label="place"))
    paths = sources(PROGRAM, "map.yaml", where)
    expect(paths, [str(DATA / "shapes/sites.csv")])


def pkg_config(*what):
    env = {**os.environ, "PKG_CONFIG_PATH": str(LIB / "pkgconfig"), "PKG_CONFIG_SYSROOT_DIR": str(DEST)}
    return run("pkg-config", *what, "sahelmap", env=env).stdout.split()


def program_links(compiler, name):
    def case():
        where = folder(**{"example_c": EXAMPLE})
        source = where / "example.c"
        language = ["-x", "c++"] if name == "C++" else ["-std=c99"]
        run(*compiler, *SANITIZE, "-Wall", "-Wextra", "-pedantic", "-Werror", *language, source, "-x", "none",
            "-o", where / "example", *pkg_config("--cflags", "--libs"))
        done = run(where / "example", env={**os.environ, "LD_LIBRARY_PATH": str(LIB)})
        expect(done.stdout, f"{run(PROGRAM, '--version').stdout.split()[1]} 1 explained\n")
        expect(pkg_config("--modversion"), [run(PROGRAM, "--version").stdout.split()[1]])
    return case


def library_environment():
    return {**os.environ, "LD_LIBRARY_PATH": str(LIB), "PKG_CONFIG_PATH": str(LIB / "pkgconfig"),
            "PKG_CONFIG_SYSROOT_DIR": str(DEST)}


def draws_tri_border(done):
    assert done.stdout.startswith("<svg") and 'class="page"' in done.stdout, done.stdout[:200] + done.stderr


def example_in_c():
    program = folder() / "embed"
    run(*CC, *SANITIZE, "-Wall", "-Wextra", "-Werror", "-std=c99", ROOT / "examples/embed/embed.c", "-o", program,
        *pkg_config("--cflags", "--libs"))
    done = run(program, DATA / "maps/tri-border.yaml", DATA, "2022-06", env=library_environment())
    draws_tri_border(done)
    expect(re.findall(r"[\d.]+pt", done.stdout)[0], "400pt")
    expect(done.stderr.split("\n")[0], "  0 % document")
    wrong = folder(map_yaml="page: { width: 60mm }\nlayers: [ { id: a, sauce: b.csv } ]\n")
    done = run(program, wrong / "map.yaml", DATA, status=3, env=library_environment())
    assert "line 2: " in done.stderr and done.stdout == "", done.stderr


def example_in_python():
    done = run(sys.executable, ROOT / "examples/embed/embed.py", DATA / "maps/tri-border.yaml", DATA, "2022-06",
               env=library_environment())
    draws_tri_border(done)


def header_alone():
    header = TREE / "include/sahelmap/sahelmap.h"
    strict = ["-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only"]
    for standard in ("c99", "c11", "c17"):
        run(*CC, *strict, f"-std={standard}", "-x", "c", header)
    for standard in ("c++11", "c++20"):
        run(CXX, *strict, f"-std={standard}", "-x", "c++", header)


def only_public_names():
    names = {line.split()[-1].removesuffix("@@SAHELMAP_0") for line in run("nm", "-D", "--defined-only", LIB / "libsahelmap.so").stdout.splitlines()}
    header = (ROOT / "include/sahelmap/sahelmap.h").read_text()
    public = set(re.findall(r"SM_API[^;]*?\b(sm_\w+)\s*\(", header))
    expect({n for n in names if not re.match(r"__|_init$|_fini$", n)}, public | {"SAHELMAP_0"})


def man_page_is_clean():
    done = run("man", "--warnings", "-l", TREE / MANDIR / "man1/sahelmap.1", env={**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"})
    expect(done.stderr, "")
    assert "EXIT STATUS" in done.stdout, done.stdout


def commands():
    text = run(PROGRAM, "--help").stdout
    return re.findall(r"^  (\w+) .*  [A-Z]", text, re.M)


def help_options():
    return {o for c in commands() for o in re.findall(r"^  .. +(--[\w-]+)|^  -\w, (--[\w-]+)", run(PROGRAM, c, "--help").stdout, re.M)
            for o in o if o}


def man_page_tells_all():
    page = (ROOT / "man/sahelmap.1").read_text()
    expect({"--" + o for o in re.findall(r"Fl -([\w-]+)", page)}, help_options() | {"--version"})
    expect(set(re.findall(r"^\.It Cm (\w+)", page, re.M)), set(commands()))
    expect(set(re.findall(r"^\.Cm (\w+)", page, re.M)), set(commands()))


def complete(*words, cwd=None):
    """What bash offers for the last word."""
    script = f"""source '{TREE / DATADIR / "bash-completion/completions/sahelmap"}'
        COMP_WORDS=({" ".join(f"'{w}'" for w in words)}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _sahelmap; printf '%s\\n' "${{COMPREPLY[@]}}" """
    env = {**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}
    return sorted(run("bash", "-c", script, env=env, cwd=cwd or DEST).stdout.split())


def completes_commands():
    expect(complete("sahelmap", ""), sorted([*commands(), "--help", "--version"]))
    expect(complete("sahelmap", "in"), ["inspect"])


def completes_options():
    offered = set()
    for command in commands():
        told = {o for o in re.findall(r"--[a-z][\w-]*", run(PROGRAM, command, "--help").stdout)}
        got = set(complete("sahelmap", command, "--"))
        expect(got, told)
        offered |= got
    expect(offered, help_options())


def completes_values():
    expect(complete("sahelmap", "render", "--format", ""), ["areas", "eps", "pdf", "png", "svg"])
    expect(complete("sahelmap", "render", "--lang", "f"), ["ff", "fr"])
    expect(complete("sahelmap", "dump", "s"), ["scene", "spec"])
    for stage in complete("sahelmap", "dump", ""):
        run(PROGRAM, "dump", stage, "map.yaml", cwd=folder(
            map_yaml=MAP.format(source="t.csv", style="styles/plain.yaml", label="name"), t_csv=TABLE.format("x")))
    assert "stroke-width" in complete("sahelmap", "explain", "stroke-"), "keys"


def completes_files():
    where = folder(mine_yaml="", other_csv="", sub__x_yaml="")
    shipped = sorted(f.stem for f in ROOT.glob("maps/*.yaml"))
    expect(complete("sahelmap", "render", "", cwd=where), sorted([*shipped, "mine.yaml", "sub"]))
    expect(complete("sahelmap", "check", "m", cwd=where), ["mine.yaml"])
    expect(complete("sahelmap", "dump", "view", "sub/", cwd=where), ["sub/x.yaml"])
    expect(complete("sahelmap", "inspect", "", cwd=where), ["mine.yaml", "other.csv", "sub"])


run("meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", DEST)
tap.run([
    ("everything is there", everything_is_there),
    ("integrations are there", integrations_are_there),
    ("the installed program draws a shipped map from an empty folder", installed_program_draws),
    ("the program of the build tree finds its data", built_program_draws),
    ("paths start at the map file, before installed data", map_file_wins),
    ("what is not beside the map file is found among installed data", installed_data_is_found),
    ("a C program", program_links(CC, "C")),
    ("a C++ program", program_links([CXX], "C++")),
    ("examples/embed in C", example_in_c),
    # The interpreter is not built with the sanitizers.
    *([] if SANITIZE else [("examples/embed in Python", example_in_python)]),
    ("the header alone", header_alone),
    ("the library exports the header's names alone", only_public_names),
    ("the man page is clean", man_page_is_clean),
    ("the man page tells of all commands and options", man_page_tells_all),
    ("completion: commands", completes_commands),
    ("completion: options", completes_options),
    ("completion: values", completes_values),
    ("completion: files and maps", completes_files),
])
