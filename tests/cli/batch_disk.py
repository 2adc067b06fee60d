#!/usr/bin/env python3
"""Batches into folders without rights and onto disks that fill: what is finished stays whole, and what was wrong is said.

usage: batch_disk.py PROGRAM

As root the program is run without the rights that make root root, so that it sees what others see.
"""
import ctypes
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import tap

PLAN = """maps: towns.yaml
dates: [2020, 2021]
languages: [en, fr]
pattern: "{lang}/{date}.png"
"""
MANY = PLAN.replace("[2020, 2021]", "2002..2021 by year")
LIBC = ctypes.CDLL(None, use_errno=True)


def as_others():
    """In a child that is root: gives up the rights to open whatever its modes say."""
    if os.geteuid() == 0:
        drop, overrides = 24, (1, 2)  # PR_CAPBSET_DROP; CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        if any(LIBC.prctl(drop, right, 0, 0, 0) != 0 for right in overrides):
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)


def pictures(folder):
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*.png")}


def contents(folder):
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*")
            if f.is_file() and ".sahelmap" not in f.parts}


class Test:
    def __init__(self, program, temp):
        self.program, self.temp, self.n = program, temp, 0
        temp.chmod(0o777)
        for f in (HERE / "data").iterdir():
            shutil.copy(f, temp)
        (temp / "plan.yaml").write_text(PLAN)
        (temp / "many.yaml").write_text(MANY)
        closed = temp / "closed"
        closed.write_text("")
        closed.chmod(0)
        seen = subprocess.run(["cat", closed], preexec_fn=as_others, capture_output=True)
        assert seen.returncode != 0, "the test has rights that it could not give up"
        self.sh("batch", "plan.yaml", "--out", "whole", "-q")
        self.sh("batch", "many.yaml", "--out", "whole-many", "-q")
        self.whole, self.whole_many = contents(temp / "whole"), contents(temp / "whole-many")
        assert len(self.whole) == 5 and len(self.whole_many) == 41

    def sh(self, *args, status=0, before=as_others):
        p = subprocess.run([self.program, *map(str, args)], cwd=self.temp, preexec_fn=before,
                           capture_output=True, text=True, timeout=120)
        assert p.returncode == status, f"status {p.returncode}, wanted {status}: {p.stdout}{p.stderr}"
        return p.stderr

    def folder(self):
        """A finished batch of its own."""
        self.n += 1
        folder = self.temp / f"out{self.n}"
        shutil.copytree(self.temp / "whole", folder)
        return folder

    def closed(self, path, mode, *args, status=6, folder=None):
        """What is said while `path` has `mode`; nothing has changed."""
        folder = folder or self.folder()
        path = folder / path
        was = path.stat().st_mode & 0o777
        path.chmod(mode)
        try:
            said = self.sh(*(a if a != "OUT" else folder.name for a in args), status=status)
        finally:
            path.chmod(was)
        assert contents(folder) == self.whole, "something has changed"
        assert not list(folder.rglob("*.part")), "something is left"
        return said, folder

    def folder_without_rights(self):
        for mode in (0o555, 0o000):
            said, folder = self.closed(".", mode, "batch", "plan.yaml", "--out", "OUT")
            assert said == f"sahelmap: {folder.name}: Permission denied\n", said
        above = self.temp / "above"
        above.mkdir()
        above.chmod(0o555)
        said = self.sh("batch", "plan.yaml", "--out", "above/new", status=6)
        assert said == "sahelmap: above/new: Permission denied\n", said

    def own_folder_without_rights(self):
        said, folder = self.closed(".sahelmap", 0o555, "batch", "plan.yaml", "--out", "OUT")
        assert said.startswith(f"sahelmap: {folder.name}/.sahelmap") and "Permission denied" in said, said

    def nothing_is_written_by_readers(self):
        said, folder = self.closed(".", 0o555, "batch", "plan.yaml", "--out", "OUT", "--dry-run", status=0)
        assert said == "0 of 4 maps are stale\n", said
        said, folder = self.closed(".", 0o555, "verify", "OUT", status=0)
        assert said == "4 maps, 4 files: 0 wrong\n", said

    def manifest_that_may_not_be_read(self):
        for args in (("batch", "plan.yaml", "--out", "OUT"), ("verify", "OUT"), ("merge", "OUT")):
            said, folder = self.closed("manifest.json", 0, *args, status=4)
            assert said == f"sahelmap: {folder.name}/manifest.json: Permission denied\n", said

    def hashes_that_may_not_be_read(self):
        said, folder = self.closed(".sahelmap/stamps", 0, "batch", "plan.yaml", "--out", "OUT", status=0)
        assert "0 drawn" in said and "4 unchanged" in said, said

    def log_that_may_not_be_written(self):
        said, folder = self.closed(".sahelmap/log", 0, "batch", "plan.yaml", "--out", "OUT", status=0)
        assert "4 unchanged" in said, said

    def some_files_may_not_be_written(self):
        """The others are drawn; what was there stays; the next run, with rights, draws the rest."""
        folder = self.folder()
        (folder / "en" / "2020.png").unlink()
        (folder / "fr" / "2021.png").unlink()
        (folder / "fr").chmod(0o555)
        said = self.sh("batch", "plan.yaml", "--out", folder.name, status=6)
        assert f"towns/2021/fr: {folder.name}/fr/2021.png: Permission denied" in said, said
        assert "4 maps: 1 drawn, 0 with warnings, 1 failed, 2 unchanged" in said, said
        want = {k: v for k, v in self.whole.items() if k.endswith(".png") and k != "fr/2021.png"}
        assert pictures(folder) == want
        (folder / "fr").chmod(0o755)
        self.sh("batch", "plan.yaml", "--out", folder.name)
        assert contents(folder) == self.whole

    def inputs_that_may_not_be_read(self):
        table = self.temp / "towns.csv"
        table.chmod(0)
        try:
            folder = self.folder()
            (folder / "en" / "2020.png").unlink()
            said = self.sh("batch", "plan.yaml", "--out", folder.name, status=4)
        finally:
            table.chmod(0o644)
        assert "layer 'towns': ./towns.csv: Permission denied" in said, said
        assert pictures(folder).items() <= self.whole.items()

    def merged_folder_without_rights(self):
        said, folder = self.closed(".sahelmap", 0o555, "merge", "OUT")
        assert said.startswith(f"sahelmap: {folder.name}/.sahelmap/lock") and "Permission denied" in said, said
        self.sh("batch", "plan.yaml", "--out", "part", "--shard", "1/2", "-q")
        self.sh("batch", "plan.yaml", "--out", "part2", "--shard", "2/2", "-q")
        part = self.temp / "part"
        before = contents(part)
        part.chmod(0o555)
        said = self.sh("merge", "part", "part2", status=6)
        part.chmod(0o755)
        assert said.startswith("sahelmap: part") and "Permission denied" in said, said
        assert before.items() <= contents(part).items() and not (part / "manifest.json").exists()
        self.sh("merge", "part", "part2")
        assert contents(part) == self.whole

    def cache_without_rights(self):
        """That nothing can be put into a cache is said before anything is drawn, and it stays as it is."""
        cache = self.temp / "cache"
        self.sh("batch", "plan.yaml", "--out", "cached", "--cache", "cache", "-q")
        before = contents(cache)
        folders = [cache, *(f for f in cache.rglob("*") if f.is_dir())]
        for folder in folders:
            folder.chmod(0o555)
        said = self.sh("batch", "plan.yaml", "--out", "cached2", "--cache", "cache", status=6)
        for folder in folders:
            folder.chmod(0o755)
        assert "cache/files: Permission denied" in said, said
        assert not (self.temp / "cached2").exists() or not pictures(self.temp / "cached2")
        assert contents(cache) == before

    def limited(self, n_bytes):
        def before():
            as_others()
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))
        return before

    def files_that_may_not_grow(self):
        """At any limit: whole files, a message, and the rest is drawn by the same command."""
        for n_bytes in (0, 500, 3000, 6000, 12000):
            folder = self.temp / f"limited{n_bytes}"
            said = self.sh("batch", "many.yaml", "--out", folder.name, "-j1", status=6, before=self.limited(n_bytes))
            assert "File too large" in said, said
            assert pictures(folder).items() <= self.whole_many.items(), f"{n_bytes}: a file is not whole"
            assert not list(folder.rglob("*.part")), f"{n_bytes}: something is left"
            self.sh("batch", "many.yaml", "--out", folder.name)
            assert contents(folder) == self.whole_many, f"{n_bytes}: the end is another"

    def full_disk(self):
        """A real one of 128 KiB, where one may be mounted; else what a limit can show."""
        script = """set -e; mkdir -p disk; mount -t tmpfs -o size=128k none disk
        set +e; "$1" batch many.yaml --out disk -j2 >/dev/null 2>said; echo $? >status
        rm -rf full; cp -a disk full"""
        for options in (["-m"], ["-rm"]):
            p = subprocess.run(["unshare", *options, "sh", "-c", script, "sh", self.program],
                               cwd=self.temp, capture_output=True, text=True)
            if p.returncode == 0:
                break
        else:
            print("# no disk may be mounted here")
            return self.limit_in_place_of_disk()
        said = (self.temp / "said").read_text()
        assert (self.temp / "status").read_text() == "6\n", said
        assert "No space left on device" in said, said
        some = pictures(self.temp / "full")
        assert some.items() <= self.whole_many.items(), "a file is not whole"
        assert 0 < len(some) < 40, f"{len(some)} files: the disk was not filled in the middle"
        assert not list((self.temp / "full").rglob("*.part")), "something is left"
        self.sh("batch", "many.yaml", "--out", "full", before=None)
        assert contents(self.temp / "full") == self.whole_many, "the end is another"

    def limit_in_place_of_disk(self):
        said = self.sh("batch", "many.yaml", "--out", "disk", status=6, before=self.limited(4096))
        assert "File too large" in said, said

    def full_standard_output(self):
        with open("/dev/full", "w") as full:
            p = subprocess.run([self.program, "batch", "plan.yaml", "--out", "told", "--json"], cwd=self.temp,
                               stdout=full, stderr=subprocess.PIPE, text=True)
        assert p.returncode == 6 and "standard output: No space left on device" in p.stderr, p.stderr
        assert contents(self.temp / "told") == self.whole
        said = self.sh("batch", "plan.yaml", "--out", "/dev/full", status=6)
        assert said == "sahelmap: /dev/full: Not a directory\n", said


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as temp:
        test = Test(program, pathlib.Path(temp).resolve())
        names = ("folder_without_rights", "own_folder_without_rights", "nothing_is_written_by_readers",
                 "manifest_that_may_not_be_read", "hashes_that_may_not_be_read", "log_that_may_not_be_written",
                 "some_files_may_not_be_written", "inputs_that_may_not_be_read", "merged_folder_without_rights",
                 "cache_without_rights", "files_that_may_not_grow", "full_disk", "full_standard_output")
        try:
            tap.run((name.replace("_", " "), getattr(test, name)) for name in names)
        finally:
            for path in pathlib.Path(temp).rglob("*"):
                path.chmod(0o755)


main()
