#!/usr/bin/env python3
"""integrations/parallel with GNU parallel: shares that are killed, that fail, and what is begun again: TAP.

usage: parallel.py SAHELMAP HOLD.so
"""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import many
import tap

SAHELMAP, HOLD = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
DRAW = ROOT / "integrations/parallel/draw.sh"
TEMP = tempfile.TemporaryDirectory()
HOME = pathlib.Path(TEMP.name).resolve()
N_SHARES = 4
# What the jobs run: notes its share; TEST_HOLD is the share whose first run waits in mid-run, TEST_FAIL the one that fails.
PROGRAM = f"""#!/bin/sh
for word; do share=$word; done
if [ "$1" = batch ] && [ "$share" != --list ]; then
	echo "$share" >>"{HOME}/begun"
	echo $$ >>"{HOME}/pids"
	[ "$share" != "${{TEST_FAIL:-}}" ] || exit 9
	if [ "$share" = "${{TEST_HOLD:-}}" ] && mkdir "{HOME}/hold" 2>/dev/null; then
		echo $$ >"{HOME}/held"
		export LD_PRELOAD="{HOLD}" HOLD_AT=20 HOLD="{HOME}/hold/map"
	fi
fi
exec "{SAHELMAP}" "$@"
"""


def start(out, *options, **env):
    (HOME / "begun").write_text("")
    return subprocess.Popen([DRAW, "plan.yaml", out, "cache", str(N_SHARES), *options], cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            text=True, env=os.environ | {"SAHELMAP": str(HOME / "sahelmap"), "HOME": str(HOME)} | env, start_new_session=True)


def draw(out, *options, status=0, **env):
    process = start(out, *options, **env)
    said, told = process.communicate(timeout=600)
    assert process.returncode == status, f"status {process.returncode}: {said[-1000:]}{told}"
    return said + told


def begun():
    return (HOME / "begun").read_text().split()


def running():
    """The jobs that are still there."""
    found = []
    for pid in (HOME / "pids").read_text().split():
        try:
            found += [int(pid)] if str(HOME).encode() in pathlib.Path(f"/proc/{pid}/environ").read_bytes() else []
        except OSError:
            pass
    return found


def joblog(out):
    """The exit status and signal of the last run of each share."""
    lines = [line.split("\t") for line in (HOME / f"{out}.joblog").read_text().splitlines()[1:]]
    return {re.search(r"\d+/\d+$", line[8].strip())[0]: (line[6], line[7]) for line in lines}


def all_shares():
    return [f"{i}/{N_SHARES}" for i in range(1, N_SHARES + 1)]


def whole(out):
    many.compare(HOME / "single", HOME / out)
    done = subprocess.run([SAHELMAP, "verify", out], cwd=HOME, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def draws():
    many.write(HOME)
    (HOME / "sahelmap").write_text(PROGRAM)
    (HOME / "sahelmap").chmod(0o755)
    subprocess.run([SAHELMAP, "batch", "plan.yaml", "-q", "--out", "single"], cwd=HOME, check=True)
    draw("plain/", "--sshlogin", ":", "--workdir", ".")
    assert sorted(begun()) == all_shares(), begun()
    assert joblog("plain") == {share: ("0", "0") for share in all_shares()}, joblog("plain")
    whole("plain")


def killed():
    """A share that is killed in mid-run is begun again by --retries, and goes on where it ended."""
    process = start("killed", "--jobs", "2", TEST_HOLD=f"2/{N_SHARES}")
    many.wait_for("a share in mid-run", (HOME / "hold/map.held").exists)
    os.kill(int((HOME / "held").read_text()), signal.SIGKILL)
    said = "".join(process.communicate(timeout=600))
    assert process.returncode == 0, said
    assert sorted(begun()) == sorted([*all_shares(), f"2/{N_SHARES}"]), begun()
    whole("killed")


def all_killed():
    """All of it is killed; the same command ends the work."""
    (HOME / "hold/map.held").unlink()
    (HOME / "hold").rmdir()
    process = start("ended", "--jobs", "2", TEST_HOLD=f"3/{N_SHARES}")
    many.wait_for("a share in mid-run", (HOME / "hold/map.held").exists)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    for pid in running():  # parallel gives its jobs groups of their own
        os.kill(pid, signal.SIGKILL)
    many.wait_for("the end of what was killed", lambda: not running())
    assert not (HOME / "ended/manifest.json").exists()
    draw("ended")
    whole("ended")


def fails():
    """A share that fails three times; the merge says what is missing, and --resume-failed begins that alone."""
    said = draw("failed", status=6, TEST_FAIL=f"3/{N_SHARES}")
    assert begun().count(f"3/{N_SHARES}") == 3, begun()
    assert f"missing\tshard 3/{N_SHARES}\n" in said, said
    assert joblog("failed")[f"3/{N_SHARES}"] == ("9", "0"), joblog("failed")
    draw("failed", "--resume-failed")
    assert begun() == [f"3/{N_SHARES}"], begun()
    whole("failed")


def told_at_once():
    (HOME / "bad.yaml").write_text((HOME / "plan.yaml").read_text().replace("languages", "langages"))
    for arguments, status, words in ((["bad.yaml", "bad", "cache", "4"], 3, "did you mean 'languages'?"),
                                     (["plan.yaml", "bad", "cache", "0"], 2, "--shard '1/0'"), ([], 2, "usage: draw.sh PLAN.yaml")):
        done = subprocess.run([DRAW, *arguments], cwd=HOME, capture_output=True, text=True, env=os.environ | {"SAHELMAP": str(SAHELMAP)})
        assert done.returncode == status and words in done.stderr, done
    assert not (HOME / "bad").exists() and not (HOME / "bad.joblog").exists()


tap.run([
    ("a plan drawn in shares is as drawn by one process", draws),
    ("a share is killed in mid-run, and begun again", killed),
    ("all are killed, and the same command ends the work", all_killed),
    ("a share fails, and is begun alone", fails),
    ("what is wrong is told at once", told_at_once),
])
