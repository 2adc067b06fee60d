#!/usr/bin/env python3
"""What `sahelmap watch` sees, shows and outlives: watch.py PROGRAM

Nothing depends on how fast the machine is: each step waits, for as long as PATIENCE_S, until the program says that it is done.
"""
import os
import pathlib
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import tap

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
PATIENCE_S = 60
TABLE = "id,name,lon,lat,kind,from,to\nS,{},1,-2,b,2005,\n"


class Watch:
    """The program at work in a folder of its own."""

    def __init__(self, *options, map_text=None, before=None):
        self.temp = tempfile.TemporaryDirectory()
        self.at = pathlib.Path(self.temp.name) / "maps"
        self.at.mkdir()
        for name in (HERE / "data").iterdir():
            shutil.copy(name, self.at)
        if map_text:
            (self.at / "towns.yaml").write_text(map_text)
        if before:
            before(self)
        self.lines, self.drawn = queue.Queue(), 0
        self.run = subprocess.Popen(
            [PROGRAM, "watch", "towns.yaml", "-o", "a.svg", "--svg-text", "live", *options], cwd=self.at,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL)
        for stream in self.run.stdout, self.run.stderr:
            threading.Thread(target=self.read, args=(stream,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.run.poll() is None:
            self.run.kill()
        self.run.wait()
        self.temp.cleanup()

    def read(self, stream):
        for line in stream:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def wait(self, text):
        """Until a line has the text; what was printed up to there."""
        seen, end = [], time.monotonic() + PATIENCE_S
        while not seen or text not in seen[-1]:
            try:
                line = self.lines.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no {text!r} in {seen}") from None
            assert line is not None, f"a stream ended before {text!r}: {seen}"
            self.drawn += line == "a.svg"
            seen.append(line)
        return seen

    def shows(self, *texts):
        """Waits until the drawing has all the texts; each drawing has its line."""
        while True:
            self.wait("a.svg")
            svg = (self.at / "a.svg").read_text()
            if all(text in svg for text in texts):
                return

    def put(self, name, text):
        """As careful editors save: another file takes the name, at once and whole."""
        other = pathlib.Path(self.temp.name) / "other"
        other.write_text(text)
        other.rename(self.at / name)

    def end(self, how=signal.SIGTERM):
        self.run.send_signal(how)
        status = self.run.wait(PATIENCE_S)
        assert status == 0, f"status {status}"
        assert not list(self.at.glob("**/*.part")), "a temporary file is left"
        for _ in self.run.stdout, self.run.stderr:
            while (line := self.lines.get(timeout=PATIENCE_S)) is not None:
                self.drawn += line == "a.svg"

    def settles(self):
        """Until it has slept for a second, in which a program that polls or draws on would have woken."""
        def switches():
            status = pathlib.Path(f"/proc/{self.run.pid}/status").read_text()
            return status.split("State:")[1].split()[0], status.split("\nvoluntary_ctxt_switches:")[1].split()[0]
        before, end = switches(), time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            time.sleep(1)
            after = switches()
            if after[0] == "S" and after == before:
                return
            before = after
        raise AssertionError(f"it never sleeps for a second: {before}")


def started(*options, **more):
    w = Watch(*options, **more)
    w.wait("Ctrl-C ends")
    return w


def sees_changes():
    with started() as w:
        assert "Southam" in (w.at / "a.svg").read_text()
        table = w.at / "towns.csv"
        table.write_text(TABLE.format("Written"))  # in place
        w.shows("Written")
        w.put("towns.csv", TABLE.format("Renamed"))
        w.shows("Renamed")
        with open(table, "w") as f:  # in steps, and open for long
            f.write(TABLE.format("Steps")[:40])
            f.flush()
            w.wait("changed: towns.csv")
            f.write(TABLE.format("Steps")[40:])
        w.shows("Steps")
        table.unlink()
        w.wait("No such file")
        os.link(HERE / "data" / "towns.csv", table) if same_device(HERE, w.at) else shutil.copy(HERE / "data/towns.csv", table)
        w.shows("Southam")
        w.put("towns.yaml", (w.at / "towns.yaml").read_text().replace("Three towns", "Another title"))
        w.shows("Another title")
        w.end()


def same_device(a, b):
    return a.stat().st_dev == b.stat().st_dev


def shows_errors_and_recovers():
    with started() as w:
        good, text = (w.at / "a.svg").read_bytes(), (w.at / "towns.yaml").read_text()
        w.put("towns.yaml", text + "colour: red\n")
        w.wait("towns.yaml:10:1")
        assert (w.at / "a.svg").read_bytes() == good, "the drawing from before the error is gone"
        w.put("towns.yaml", text.replace("Three towns", "Mended"))
        w.shows("Mended")
        os.chmod(w.at / "towns.csv", 0)
        if not os.access(w.at / "towns.csv", os.R_OK):  # it always is, for root
            w.wait("Permission denied")
            os.chmod(w.at / "towns.csv", 0o644)
            w.shows("Mended")
        w.end(signal.SIGINT)


def begins_with_an_error():
    with started(map_text="title: [\n") as w:
        w.put("towns.yaml", (HERE / "data/towns.yaml").read_text())
        w.shows("Southam")
        w.end()


def sees_what_appears():
    text = (HERE / "data/towns.yaml").read_text()
    with started(map_text=text.replace("towns.csv", "data/new/later.csv")) as w:
        (w.at / "data").mkdir()
        (w.at / "data/new").mkdir()
        w.put("data/new/later.csv", TABLE.format("Later"))
        w.shows("Later")
        # What is found among the installed styles is found beside the map first.
        w.put("towns.yaml", text + "style: sahel.yaml\n")
        w.shows("Southam")
        w.put("sahel.yaml", "rules:\n  page: { fill: '#123456' }\n")
        w.wait("changed: sahel.yaml")
        w.end()


def sees_folders_and_links():
    def before(w):
        (w.at / "one").mkdir()
        (w.at / "two").mkdir()
        (w.at / "one/t.csv").write_text(TABLE.format("First"))
        (w.at / "two/t.csv").write_text(TABLE.format("Second"))
        (w.at / "real.csv").write_text(TABLE.format("Real"))
        (w.at / "folder").symlink_to("one")
    text = (HERE / "data/towns.yaml").read_text()
    with started(map_text=text.replace("towns.csv", "folder/t.csv"), before=before) as w:
        assert "First" in (w.at / "a.svg").read_text()
        (w.at / "next").symlink_to("two")
        (w.at / "next").rename(w.at / "folder")  # as editions are switched
        w.shows("Second")
        (w.at / "two/t.csv").write_text(TABLE.format("Through"))
        w.shows("Through")
        (w.at / "two").rename(w.at / "three")
        w.wait("No such file")
        (w.at / "three").rename(w.at / "two")
        w.shows("Through")
        (w.at / "two/t.csv").unlink()
        (w.at / "two/t.csv").symlink_to("../real.csv")
        w.shows("Real")
        (w.at / "real.csv").write_text(TABLE.format("Behind"))
        w.shows("Behind")
        w.end()


def draws_no_more_than_it_must():
    """Neither for its own files, one of which the map reads, nor for those of others."""
    image = "annotations:\n  - { image: own.png, page: [2mm, 2mm], width: 5mm }\n"
    text = (HERE / "data/towns.yaml").read_text()

    def before(w):
        subprocess.run([PROGRAM, "render", "towns.yaml", "-q", "-o", "own.png"], cwd=w.at, check=True, stdout=subprocess.DEVNULL)
        (w.at / "towns.yaml").write_text(text + image)
    with started("-o", "own.png", "--report", "r.json", before=before) as w:
        for i in range(3):
            (w.at / "unrelated.csv").write_text(str(i))
            w.put("towns.csv", TABLE.format(f"Number{i}"))
            w.shows(f"Number{i}")
            w.settles()
        w.end()
        # One more when the first was begun in the moment in which its files were copied.
        assert w.drawn in (4, 5), f"drawn {w.drawn} times, 4 wanted"


def does_not_poll():
    with started() as w:
        w.settles()
        w.end()


def ends_while_drawing():
    for how in signal.SIGINT, signal.SIGTERM:
        with Watch("--dpi", "2000", "-o", "b.png") as w:
            time.sleep(0.05)  # wherever that is; before it listens, the signal simply ends it
            w.run.send_signal(how)
            status = w.run.wait(PATIENCE_S)
            assert status in (0, -how), f"status {status}"
            assert not list(w.at.glob("*.part")), "a temporary file is left"


def wrong_usage():
    for options, words in (["-"], "standard input"), (["towns.yaml", "-o", "-"], "writes into files"), (["no.yaml"], "No such file"):
        run = subprocess.run([PROGRAM, "watch", *options], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                             cwd=HERE / "data", timeout=PATIENCE_S)
        assert run.returncode in (2, 3) and words in run.stderr, run


tap.run([
    ("sees every kind of change", sees_changes),
    ("shows errors and recovers", shows_errors_and_recovers),
    ("begins with an error", begins_with_an_error),
    ("sees what appears later", sees_what_appears),
    ("sees folders and links", sees_folders_and_links),
    ("draws no more than it must", draws_no_more_than_it_must),
    ("does not poll", does_not_poll),
    ("ends while it draws", ends_while_drawing),
    ("wrong usage", wrong_usage),
])
