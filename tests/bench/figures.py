#!/usr/bin/env python3
"""Prints the figures of docs/benchmarks.md for point labels: figures.py BENCH_LABELS [GRAPH...]

Random instances of both densities, with the default effort and with 80,000 moves a label; fails when the default is
more than 0.1 point below. Times follow, of which only ratios within one run mean something. Graph files of the
literature, when given, have a line each.
"""
import re
import subprocess
import sys

LIMIT_POINTS = 0.1
LAST = re.compile(r"mean conflict-free-percent ([\d.]+) shown-percent ([\d.]+) ms ([\d.]+) peak-kib (\d+)\s*\Z")


def means(*arguments):
    """conflict-free %, shown %, milliseconds, peak KiB"""
    done = subprocess.run([sys.argv[1], *arguments], capture_output=True, text=True, check=True)
    return [float(v) for v in LAST.search(done.stdout).groups()]


def main():
    bad = False
    for page in ("928x717", "792x612"):
        for n in ("500", "750", "1000"):
            instances = ["--random", n, "--page", page, "--seeds", "1..25"]
            usual, long = means(*instances), means("--moves", "80000", *instances)
            below = [l - u for l, u in zip(long[:2], usual[:2])]
            bad = bad or max(below) > LIMIT_POINTS
            print(f"{page} {n:>4}: conflict-free {usual[0]:.2f} %, shown {usual[1]:.2f} %, {usual[2]:.0f} ms, {usual[3]:.0f} KiB; "
                  f"80,000 moves: {long[0]:.2f} %, {long[1]:.2f} %; below by {below[0]:.2f} and {below[1]:.2f}", flush=True)
    for n, page in (("1000", "928x717"), ("2000", "1312x1014"), ("20000", "4150x3207"), ("200000", "13124x10140")):
        found = means("--random", n, "--page", page, "--seeds", "1..1")
        print(f"{n:>6} points on {page}: {found[2]:.0f} ms, {found[3]:.0f} KiB", flush=True)
    for graph in sys.argv[2:]:
        found = means("--graph", graph)
        print(f"{graph}: conflict-free {found[0]:.2f} %, shown {found[1]:.2f} %, {found[2]:.0f} ms")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
