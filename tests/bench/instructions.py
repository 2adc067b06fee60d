#!/usr/bin/env python3
"""Counts the instructions of three maps by callgrind: instructions.py SAHELMAP ROOT [FIGURES [--update]]

A case for each map of FIGURES (tests/bench/instructions.json): it fails when the program, in a release build, takes more
instructions than are written there, by more than the tolerance; FIGURES with --update has them written anew instead. Without
FIGURES it is proved, too, that lowered figures are refused. docs/benchmarks.md says how steady the counts are.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tap  # noqa: E402

FIGURES = "tests/bench/instructions.json"
FUNCTIONS_SHOWN = 12


def count(program, root, name, arguments):
    """Millions of instructions, and what callgrind_annotate says of the functions that take most."""
    with tempfile.TemporaryDirectory() as folder:
        profile = pathlib.Path(folder) / "callgrind"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", program, "render", "--threads", "1", *arguments, "-q", "-o",
                   pathlib.Path(folder) / name]
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C", "GLIBC_TUNABLES": os.environ.get("GLIBC_TUNABLES", "")}
        done = subprocess.run([str(c) for c in command], cwd=root, env=environment, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
        assert (pathlib.Path(folder) / name).stat().st_size > 0
        total = int(re.search(r"^(?:summary|totals): (\d+)", profile.read_text(encoding="utf-8"), re.M).group(1))
        told = subprocess.run(["callgrind_annotate", profile], capture_output=True, encoding="utf-8", check=True).stdout
    lines = [line for line in told.splitlines() if re.match(r" *[\d,]+ \(", line)]
    return total / 1e6, "\n".join(lines[1:FUNCTIONS_SHOWN + 1])


def judge(name, found, functions, wanted, tolerance):
    limit = wanted * (1 + tolerance / 100)
    said = f"{name}: {found:.1f} million instructions, {100 * (found / wanted - 1):+.1f} % beside {wanted}"
    print(f"# {said}", flush=True)
    if found < wanted * (1 - tolerance / 100):
        print("# fewer than the tolerance: tools/update-instructions has what grows from here on noticed")
    assert found <= limit, f"{said}; when that is meant: tools/update-instructions. Most is taken by\n{functions}"


def check(program, root, name, figures):
    entry = figures["maps"][name]
    judge(name, *count(program, root, name, entry["arguments"]), entry["millions"], figures["tolerance_percent"])


def run_itself(program, root, figures):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "figures.json"
        path.write_text(json.dumps(figures), encoding="utf-8")
        return subprocess.run([sys.executable, __file__, program, root, path], capture_output=True, encoding="utf-8")


def gate_fails(program, root, figures):
    """With a figure of the smallest map that is lowered to the tolerance below what it takes, and not to half of that."""
    name = min(figures["maps"], key=lambda m: figures["maps"][m]["millions"])
    entry, tolerance = figures["maps"][name], figures["tolerance_percent"]
    found, _ = count(program, root, name, entry["arguments"])
    for grown, wanted in ((1.2 * tolerance, 1), (tolerance / 2, 0)):
        lowered = {"tolerance_percent": tolerance, "maps": {name: {**entry, "millions": found / (1 + grown / 100)}}}
        done = run_itself(program, root, lowered)
        assert done.returncode == wanted, f"{grown} % more: status {done.returncode}: {done.stdout}{done.stderr}"
        assert ("not ok 1" in done.stdout and "update-instructions" in done.stdout) == bool(wanted), done.stdout


def update(program, root, path, figures):
    for name, entry in figures["maps"].items():
        before = entry["millions"]
        entry["millions"] = round(count(program, root, name, entry["arguments"])[0], 1)
        print(f"{name}: {before} -> {entry['millions']} million instructions", flush=True)
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(entry)}" for name, entry in figures["maps"].items())
    path.write_text(f'{{\n  "tolerance_percent": {figures["tolerance_percent"]},\n  "maps": {{\n{lines}\n  }}\n}}\n', encoding="utf-8")


def main():
    program, root = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    path = pathlib.Path(sys.argv[3]).resolve() if len(sys.argv) > 3 else root / FIGURES
    figures = json.loads(path.read_text(encoding="utf-8"))
    if "--update" in sys.argv[4:]:
        return update(program, root, path, figures)
    cases = [(f"no more instructions for {name}", lambda name=name: check(program, root, name, figures)) for name in figures["maps"]]
    if len(sys.argv) == 3:
        cases.append(("more instructions are noticed", lambda: gate_fails(program, root, figures)))
    tap.run(cases)


if __name__ == "__main__":
    main()
