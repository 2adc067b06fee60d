#!/usr/bin/env python3
"""The memory a batch takes: under its limit, and not more for more maps.

usage: memory.py PROGRAM ROOT

What is compared is the most memory the process ever held (getrusage), never a time.
"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile

MAP = """title: Land
extent: {{ box: [-10, -10, 10, 10] }}
projection: EPSG:3857
page: {{ width: 60mm, height: 60mm, dpi: {dpi} }}
layers:
  - {{ id: land, source: {shapes}/countries.shp }}
"""
LIMIT_MB = 168  # of which 16 are for what maps share


class Test:
    def __init__(self, program, root, temp):
        self.program, self.temp, self.n = program, temp, 0
        for name, dpi in (("small", 40), ("large", 2400)):
            (temp / f"{name}.yaml").write_text(MAP.format(dpi=dpi, shapes=root / "shapes"))

    def plan(self, name, map_name, regions):
        text = "\n".join(f"  r{i}: {{ extent: {{ box: [{w}, {s}, {w + d}, {s + d}] }} }}"
                         for i, (w, s, d) in enumerate(regions))
        (self.temp / f"{name}.yaml").write_text(f"maps: {map_name}.yaml\nregions:\n{text}\n")

    def peak(self, plan, *options):
        """Draws it into a new folder; the most megabytes held, and what was said."""
        self.n += 1
        p = subprocess.Popen([self.program, "batch", f"{plan}.yaml", "-j2", "--out", f"out{self.n}", *options],
                             cwd=self.temp, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = p.stderr.read().decode()
        _, status, usage = os.wait4(p.pid, 0)
        p.returncode = os.waitstatus_to_exitcode(status)
        p.stderr.close()
        assert p.returncode == 0, said
        return usage.ru_maxrss / 1024, said

    def number_of_maps(self):
        """Ten times the maps, each with a view of its own whose layers could be shared: the same memory."""
        chance = random.Random(5)
        regions = [(chance.uniform(-20, 10), chance.uniform(-30, 0), 35) for _ in range(200)]
        self.plan("few", "small", regions[:20])
        self.plan("many", "small", regions)
        few, _ = self.peak("few", "--memory", f"{LIMIT_MB}M")
        many, said = self.peak("many", "--memory", f"{LIMIT_MB}M")
        ample, _ = self.peak("many", "--memory", "8G")
        print(f"20 maps {few:.0f} MB, 200 maps {many:.0f} MB, under 8 GB {ample:.0f} MB")
        assert "200 maps: 200 drawn" in said, said
        assert many < LIMIT_MB, "over the limit"
        assert many < few + 45, "memory grows with the number of maps"
        assert ample > many + 45, "the limit has no effect: this test would not see memory grow"

    def large_pictures(self):
        """Two pictures of 32 million pixels do not fit at once."""
        self.plan("pictures", "large", [(0, 0, 1), (1, 1, 1)])
        narrow, said = self.peak("pictures", "--memory", "500M")
        both, quiet = self.peak("pictures", "--memory", "1G", "-q")
        print(f"one picture at a time {narrow:.0f} MB, two at once {both:.0f} MB")
        assert "1 in place of 2 maps are drawn at once: the limit is 500 MB" in said, said
        assert narrow < 500, "over the limit"
        assert both > narrow + 60 and quiet == "", quiet
        short, said = self.peak("pictures", "--memory", "100M")
        assert "more than the limit of 100 MB; maps are drawn one at a time" in said, said
        assert short < both - 60


def main():
    program, root = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as temp:
        test = Test(program, root, pathlib.Path(temp).resolve())
        test.number_of_maps()
        test.large_pictures()


main()
