#!/usr/bin/env python3
"""Interrupts batches in the middle of their work and looks at the maps they leave; killed.py kills them.

usage: batch_interrupt.py PROGRAM
"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import tap

PLAN = """maps: towns.yaml
dates: 2006-01..2009-12 by month
languages: [en, fr]
formats: [png, svg]
pattern: "{lang}/{date}.{format}"
"""


def files(folder):
    return {f.relative_to(folder).as_posix(): f.read_bytes()
            for f in folder.rglob("*") if f.suffix in (".png", ".svg")}


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as temp:
        folder = pathlib.Path(temp)
        for f in (HERE / "data").iterdir():
            (folder / f.name).write_bytes(f.read_bytes())
        (folder / "plan.yaml").write_text(PLAN)

        def start(out, *options):
            return subprocess.Popen([program, "batch", "plan.yaml", "--out", out, "-j2", *options], cwd=folder,
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

        assert start("whole").wait() == 0
        whole = files(folder / "whole")

        def check_whole(out):
            left = files(folder / out)
            for name, data in left.items():
                assert whole[name] == data, f"{out}/{name} is not whole"
            return left

        def interrupted():
            run = start("interrupted", "--json")
            for _ in range(3):
                run.stdout.readline()
            run.send_signal(signal.SIGINT)
            out, err = run.communicate(timeout=60)
            assert run.returncode == 128 + signal.SIGINT, f"status {run.returncode}: {err}"
            assert '"stopped": true' in out.splitlines()[-1], out
            left = check_whole("interrupted")
            assert 0 < len(left) < len(whole), len(left)
            assert len(left) == 2 * (3 + out.count('"status": "drawn"')), "what was drawn was told"
            assert not list((folder / "interrupted").rglob("*.part"))

        def interrupted_twice():
            (folder / "slow.csv").write_text("id,name,lon,lat,kind,from,to\n" + "".join(
                f"t{i},T{i},{i % 97 / 20 - 2.4:.3f},{i // 97 / 20 - 2.4:.3f},town,,\n" for i in range(6000)))
            (folder / "slow.yaml").write_text((folder / "towns.yaml").read_text().replace("towns.csv", "slow.csv"))
            (folder / "plan.yaml").write_text(PLAN.replace("towns.yaml", "slow.yaml"))
            run = start("twice")
            while not (folder / "twice" / ".sahelmap").exists():
                time.sleep(0.01)
            run.send_signal(signal.SIGINT)
            while "once more ends at once" not in (line := run.stderr.readline()):
                assert line, "nothing was said"
            run.send_signal(signal.SIGINT)
            _, err = run.communicate(timeout=60)
            assert run.returncode == 128 + signal.SIGINT, f"status {run.returncode}: {err}"

        tap.run([("interrupted", interrupted), ("interrupted twice", interrupted_twice)])


main()
