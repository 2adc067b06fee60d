#!/usr/bin/env python3
"""A batch that is killed at any moment, interrupted, or started twice.

usage: killed.py PROGRAM KILL_AT.so DATA [KILLS [SEED]]

A batch of 200 maps is killed KILLS times, at moments drawn by chance from its calls that touch
files. Behind each every file at its final name is whole; when a batch comes to its end the folder
is that of an undisturbed one, the manifest's bytes among it.
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

MAP = """title: "Towns, {date}"
extent: { box: [-2, -2, 4, 4] }
projection: EPSG:3857
style: plain.yaml
page: { width: 60mm, height: 60mm, dpi: 30 }
layers:
  - { id: towns, source: towns.csv, label: name }
"""
PLAN = """maps: small.yaml
dates: 2001..2020 by year
languages: [en, fr, de, es, it, pt, nl, sv, da, pl]
pattern: "{lang}/{map}-{date}.png"
"""


def contents(folder):
    """Every file but those in .sahelmap, by its path."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*")
            if f.is_file() and ".sahelmap" not in f.parts}


class Test:
    def __init__(self, program, shim, temp):
        self.program, self.shim, self.temp = program, shim, temp
        self.command = [program, "batch", "plan.yaml", "-q", "-j2", "--out"]
        self.undisturbed = self.temp / "undisturbed"
        self.run(self.undisturbed, 0)
        self.want = contents(self.undisturbed)
        assert len(self.want) == 201, f"{len(self.want)} files"

    def start(self, folder, *more, **env):
        return subprocess.Popen(self.command + [folder, *more], cwd=self.temp, stderr=subprocess.PIPE,
                                stdout=subprocess.DEVNULL, env=os.environ | env)

    def run(self, folder, status, *more, **env):
        p = self.start(folder, *more, **env)
        err = p.communicate(timeout=300)[1].decode()
        assert p.returncode == status, f"status {p.returncode}, wanted {status}: {err}"
        return err

    def whole(self, folder):
        """Files at their final names are whole; how many maps there are."""
        n = 0
        for path, data in contents(folder).items():
            if path.endswith(".part") or path.startswith("manifest"):
                continue
            assert data == self.want[path], f"{path} is not whole"
            n += 1
        return n

    def ended(self, folder):
        """All is as if nothing had happened, and nothing is left over."""
        got = contents(folder)
        assert got.keys() == self.want.keys(), f"files: {sorted(got.keys() ^ self.want.keys())}"
        bad = [path for path in got if got[path] != self.want[path]]
        assert not bad, f"not as undisturbed: {bad}"
        left = sorted(f.name for f in (folder / ".sahelmap").iterdir())
        assert left == ["guard", "log", "stamps"], left
        verified = subprocess.run([self.program, "verify", folder], cwd=self.temp, capture_output=True)
        assert verified.returncode == 0, verified.stdout.decode()

    def killed(self, n_kills, seed):
        chance, folder, ends, maps = random.Random(seed), self.temp / "killed", 0, []
        while n_kills > 0:
            # A third while it begins, when journals are folded in; the rest while it draws.
            at = chance.randint(1, 120 if chance.random() < 0.3 else 900)
            p = self.start(folder, LD_PRELOAD=str(self.shim), KILL_AT=str(at))
            err = p.communicate(timeout=300)[1].decode()
            maps.append(self.whole(folder) if folder.exists() else 0)
            if p.returncode == 0:
                self.ended(folder)
                shutil.rmtree(folder)
                ends += 1
                continue
            assert p.returncode == -signal.SIGKILL, f"kill at {at}: status {p.returncode}: {err}"
            n_kills -= 1
        self.run(folder, 0)
        self.ended(folder)
        assert len(set(maps)) > len(maps) // 4, "the kills were not spread"
        print(f"killed at {sorted(set(maps))} maps; {ends + 1} batches came to their end")

    def wait_for(self, folder, n):
        """Until there are n maps; they are counted, the clock only ends a wait in vain."""
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if folder.exists() and sum(f.suffix == ".png" for f in folder.rglob("*")) >= n:
                return
            time.sleep(0.01)
        raise AssertionError(f"no {n} maps after two minutes")

    def interrupted(self):
        """SIGINT finishes what was begun; a second one ends at once."""
        folder = self.temp / "interrupted"
        for signals in (1, 2):
            p = self.start(folder)
            self.wait_for(folder, 30 * signals)
            p.send_signal(signal.SIGINT)
            for _ in range(signals - 1):
                time.sleep(0.12)  # two that are pending at once are one
                p.send_signal(signal.SIGINT)
            p.communicate(timeout=60)
            assert p.returncode == 128 + signal.SIGINT, p.returncode
            n = self.whole(folder)
            assert n < 200, "it went on"
            if signals == 1:
                parts = [path for path in contents(folder) if path.endswith(".part")]
                assert not parts, parts
                said = subprocess.run([self.program, "verify", folder], cwd=self.temp, capture_output=True)
                assert f"{n} maps, {n} files: 0 wrong; {200 - n} unfinished" in said.stderr.decode(), said
        self.run(folder, 0)
        self.ended(folder)

    def two_at_once(self):
        """The second one is told who is at work, and the first goes on."""
        folder = self.temp / "twice"
        first = self.start(folder)
        self.wait_for(folder, 5)
        err = self.run(folder, 6)
        assert f"another batch is at work here: process {first.pid} on " in err, err
        assert first.wait(timeout=300) == 0
        self.ended(folder)

    def shards_at_once(self):
        """Shards do not get in each other's way, nor does one that is killed; joined, they are one batch."""
        folder = self.temp / "shards"
        killed = self.start(folder, "--shard", "2/3", LD_PRELOAD=str(self.shim), KILL_AT="300")
        shards = [self.start(folder, "--shard", f"{i}/3") for i in (1, 3)]
        assert killed.wait(timeout=300) == -signal.SIGKILL
        shards.append(self.start(folder, "--shard", "2/3"))
        for s in shards:
            err = s.communicate(timeout=300)[1].decode()
            assert s.returncode == 0, err
        merged = subprocess.run([self.program, "merge", folder], cwd=self.temp, capture_output=True)
        assert merged.returncode == 0, merged.stdout.decode() + merged.stderr.decode()
        for stamps in (folder / ".sahelmap").glob("stamps-*"):
            stamps.rename(folder / ".sahelmap" / "stamps")
        self.ended(folder)


def main():
    program, shim, data = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
    n_kills, seed = (int(a) for a in (sys.argv[4:] + ["100", "1"][len(sys.argv) - 4:])[:2])
    with tempfile.TemporaryDirectory() as temp:
        temp = pathlib.Path(temp).resolve()
        for f in data.iterdir():
            shutil.copy(f, temp)
        (temp / "small.yaml").write_text(MAP)
        (temp / "plan.yaml").write_text(PLAN)
        test = Test(program, shim, temp)
        test.two_at_once()
        test.interrupted()
        test.shards_at_once()
        test.killed(n_kills, seed)


main()
