#!/usr/bin/env python3
"""Runs the commands of a .t file and compares what they print.

usage: run.py PROGRAM FILE.t [WORD]   (WORD: only the cases whose name has it)

A .t file is prose with indented parts between:

  Words that name the case behind them:
    $ sahelmap render nosuch.yaml
    > (the command goes on, as in a here-document)
    what is expected on standard output
    ! what is expected on standard error
    ? 3

Two blanks indent. A line that ends in " (re)" is a regular expression; "..." alone stands for
any number of lines; without "? N" the status is 0. All commands of a file run in one folder, a
copy of data/, one after the other, by sh; $ROOT is the source tree.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
import tap


class Case:
    def __init__(self, name, line, command):
        self.name, self.line, self.command = name, line, command
        self.out, self.err, self.status = [], [], 0


def read(path):
    cases, prose, fresh = [], "", True
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.startswith("  "):
            if line and fresh:
                prose, fresh = line, False
            elif line:
                prose += " " + line
            continue
        fresh, line = True, line[2:]
        if line.startswith("$ "):
            same = sum(c.name.startswith(prose) for c in cases)
            cases.append(Case(prose + (f" ({same + 1})" if same else ""), number, line[2:]))
        elif line.startswith("> "):
            cases[-1].command += "\n" + line[2:]
        elif line == "!" or line.startswith("! "):
            cases[-1].err.append(line[2:])
        elif line.startswith("? "):
            cases[-1].status = int(line[2:])
        else:
            cases[-1].out.append(line)
    return cases


def matches(want, got):
    """Whether the lines got are those wanted; both from the first on."""
    if not want:
        return not got
    if want[0] == "...":
        return any(matches(want[1:], got[i:]) for i in range(len(got) + 1))
    if not got:
        return False
    if want[0].endswith(" (re)"):
        return re.fullmatch(want[0][:-5], got[0]) is not None and matches(want[1:], got[1:])
    return want[0] == got[0] and matches(want[1:], got[1:])


def shown(what, want, got):
    return [f"{what}, wanted:", *("  " + line for line in want), "got:", *("  " + line for line in got)]


def lines(data, folder):
    text = data.decode(errors="replace").replace(str(folder), "$HERE").replace(str(ROOT), "$ROOT")
    return text.splitlines()


def environment(program, home):
    env = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    env.setdefault("LSAN_OPTIONS", f"suppressions={ROOT}/tests/lsan.supp:print_suppressions=0")
    return env | {"PATH": f"{program.parent}:{os.environ['PATH']}", "ROOT": str(ROOT), "HOME": str(home),
                  "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def check(case, folder, env):
    run = subprocess.run(["sh", "-c", case.command], cwd=folder, env=env, capture_output=True,
                         stdin=subprocess.DEVNULL, timeout=600)
    out, err, bad = lines(run.stdout, folder), lines(run.stderr, folder), []
    if not matches(case.out, out):
        bad += shown("standard output", case.out, out)
    if not matches(case.err, err):
        bad += shown("standard error", case.err, err)
    if run.returncode != case.status:
        bad += [f"status {run.returncode}, wanted {case.status}"]
    assert not bad, "\n".join([f"line {case.line}: {case.command}", *bad])


def main():
    program, path = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    wanted = sys.argv[3] if len(sys.argv) > 3 else ""
    with tempfile.TemporaryDirectory() as temp:
        folder = pathlib.Path(temp).resolve()
        for name in sorted((HERE / "data").iterdir()):
            (folder / name.name).write_bytes(name.read_bytes())
        env = environment(program, folder)
        tap.run([(c.name, lambda c=c: check(c, folder, env)) for c in read(path) if wanted in c.name])


main()
