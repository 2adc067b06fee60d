#!/usr/bin/env python3
"""Whether bench_labels reads what it writes, in the literature's format: TAP.

usage: round_trip.py BENCH_LABELS
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROWS = {  # three points of two candidates: the first of each in a ring
    "own positions and all sides": "3 2  3 2 3 5  1 1  3 4 1 5  1 3  3 6 1 3  1 5",
    "one side of each, own left out": "3\n2\n1 3\n0\n1 5\n0\n1 1\n0\n",
}
WRONG = {
    "": "graph.txt:1: the file ends, expected how many points there are",
    "2 1\n1 2\n1": "graph.txt:3: the file ends, expected a candidate in conflict",
    "2 1\n1 3\n0": "graph.txt:2: expected a candidate in conflict, a whole number from 1 to 2",
    "2 1\n-1\n0": "graph.txt:2: expected how many conflicts a candidate has, a whole number from 0 to 2",
    "0 4": "graph.txt:1: expected how many points there are, a whole number from 1 to 67108864",
}


def run(*args):
    """What it prints, without the figures that differ from run to run."""
    done = subprocess.run([sys.argv[1], *args], capture_output=True, text=True)
    return done.returncode, re.sub(r" ms .*?( points |$)", r"\1", done.stdout, flags=re.M), done.stderr


def main():
    failed, n = 0, 0

    def check(name, got, want):
        nonlocal failed, n
        n += 1
        failed += got != want
        print(("" if got == want else "not ") + f"ok {n} - {name}")
        if got != want:
            print(f"# got {got!r}\n# want {want!r}")

    with tempfile.TemporaryDirectory() as folder:
        graph = str(pathlib.Path(folder) / "graph.txt")
        for seed in ("1", "2", "3"):
            recipe = ["--random", "150", "--page", "300x230", "--seeds", seed, "--moves", "200"]
            status, written, _ = run(*recipe, "--write-graph", graph)
            _, read, errors = run("--moves", "200", "--graph", graph)
            check(f"seed {seed} as a file", (status, read), (0, written.replace(f"seed {seed}", graph)))
            check(f"seed {seed} again", run(*recipe)[1], written)
        for name, text in ROWS.items():
            pathlib.Path(graph).write_text(text)
            check(name, run("--graph", graph)[1].split(" points ")[0],
                  f"{graph} conflict-free-percent 100.00 shown-percent 100.00")
            check(name + ": edges", run("--graph", graph)[1].split("\n")[0].split(" points ")[1], "3 edges-per-point 1.00")
        pathlib.Path(graph).write_text("2 1 1 2 1 1")
        check("two that always overlap", run("--graph", graph, graph)[1].split("\n")[2],
              "mean conflict-free-percent 0.00 shown-percent 50.00")
        for text, message in WRONG.items():
            pathlib.Path(graph).write_text(text)
            status, out, errors = run("--graph", graph)
            check("refused: " + repr(text), (status, out, errors),
                  (4, "", f"bench_labels: {folder}/{message}\n"))
        for args in ([], ["--random", "0"], ["--random", "5", "--page", "3"], ["--random", "5", "--seeds", "4..3"],
                     ["--random", "5", "--seeds", "1..2", "--write-graph", graph], ["--graph"], ["--moves"]):
            check("refused: " + " ".join(args), run(*args)[0], 2)
    print(f"1..{n}")
    sys.exit(bool(failed))


main()
