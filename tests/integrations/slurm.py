#!/usr/bin/env python3
"""integrations/slurm with Debian's Slurm, on this machine: tasks that are killed, queued again, cancelled: TAP.

usage: slurm.py SAHELMAP HOLD.so

The test starts munged, slurmctld and two slurmd in a folder of its own, on 127.0.0.1 and as whoever runs it, and ends them.
Nothing in /etc is read, and no other Slurm is asked. It waits for states; the clock only ends a wait in vain.
"""
import ctypes
import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import many
import tap

SAHELMAP, HOLD = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
SCRIPTS = ROOT / "integrations/slurm"
N_TASKS, N_MAPS = 6, many.N_MAPS
HELD_AT = 20  # every share has more maps
DAEMONS = set()  # numbers of those that subprocess waits for
# What the tasks run. TEST_HOLD is a folder: every task's first run waits before its HELD_AT-th map gets its name.
# TEST_FAIL is the number of a task that never does anything.
PROGRAM = f"""#!/bin/sh
task=${{SLURM_ARRAY_TASK_ID:-}}
[ -z "$task" ] || [ "$task" != "${{TEST_FAIL:-}}" ] || exit 9
if [ -n "$task" ] && [ -n "${{TEST_HOLD:-}}" ] && mkdir "$TEST_HOLD/$task" 2>/dev/null; then
	export LD_PRELOAD="{HOLD}" HOLD_AT={HELD_AT} HOLD="$TEST_HOLD/$task/map"
fi
exec "{SAHELMAP}" "$@"
"""
CONFIG = """ClusterName=sahelmap-test
SlurmctldHost=localhost(127.0.0.1)
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmctldPort={ports[0]}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={home}/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation={home}/state
SlurmctldPidFile={home}/slurmctld.pid
SlurmctldLogFile={home}/slurmctld.log
SlurmdSpoolDir={home}/%n
SlurmdPidFile={home}/%n.pid
SlurmdLogFile={home}/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=1
ReturnToService=2
KillWait=120
MinJobAge=86400
MailProg=/bin/true
NodeName=big NodeHostname=localhost NodeAddr=127.0.0.1 Port={ports[1]} CPUs=5
NodeName=small NodeHostname=localhost NodeAddr=127.0.0.1 Port={ports[2]} CPUs=1
PartitionName=maps Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


def wait_for(what, condition):
    return many.wait_for(what, condition, bury)


def free_ports(n):
    sockets = [socket.socket() for _ in range(n)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def parents():
    """The parent of every process."""
    found = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            found[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            pass
    return found


def descendants():
    """Everything this process has started, also what left its parent: see Cluster.start()."""
    found, above = [], parents()
    for pid in above:
        at = above.get(pid, 0)
        while at > 1 and at != os.getpid():
            at = above.get(at, 0)
        if at == os.getpid():
            found.append(pid)
    return found


def bury():
    """Takes notice of orphans that have ended: until then Slurm takes them for alive."""
    for pid, parent in parents().items():
        if parent == os.getpid() and pid not in DAEMONS:
            try:
                os.waitpid(pid, os.WNOHANG)
            except ChildProcessError:
                pass


def environment(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/environ").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return []


def kill(pid, number=signal.SIGKILL):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


class Cluster:
    def __init__(self, home):
        self.home, self.daemons = home, {}
        own = {name: value for name, value in os.environ.items() if not name.startswith(("SLURM", "SBATCH", "SQUEUE", "SINFO", "SCONTROL"))}
        self.env = own | {"SLURM_CONF": str(home / "slurm.conf"), "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin",
                                 "SAHELMAP": str(home / "sahelmap")}
        for name in ("state", "big", "small"):
            (home / name).mkdir()
        (home / "munge.key").write_bytes(os.urandom(128))
        (home / "munge.key").chmod(0o600)
        (home / "slurm.conf").write_text(CONFIG.format(home=home, user=pwd.getpwuid(os.getuid()).pw_name, ports=free_ports(3)))

    def start(self):
        PR_SET_CHILD_SUBREAPER = 36
        assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
        self.guard()
        at = self.home
        self.daemon("munged", "-F", "-f", f"--key-file={at}/munge.key", f"--socket={at}/munge.socket", f"--pid-file={at}/munge.pid",
                    f"--log-file={at}/munge.log", f"--seed-file={at}/munge.seed")
        wait_for("munged", (at / "munge.socket").exists)
        self.daemon("slurmctld", "-D")
        wait_for("slurmctld", lambda: self.alive("slurmctld") and self.run("scontrol", "ping", status=None).stdout.find("is UP") > 0)
        for node in ("big", "small"):
            self.node(node)

    def guard(self):
        """A process that ends all of this when the test is killed, and cannot."""
        end, alive = os.pipe()  # `alive` is closed when this process ends, however it does
        if os.fork() > 0:
            os.close(end)
            return
        os.close(alive)
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.read(end, 1)
        while own := [pid for pid in parents() if pid != os.getpid() and self.owns(pid)]:
            for pid in own:
                kill(pid)
            time.sleep(0.05)
        shutil.rmtree(self.home, ignore_errors=True)
        os._exit(0)

    def owns(self, pid):
        """Whether a process was started by this cluster: by its folder, its environment or its arguments."""
        try:
            here = os.readlink(f"/proc/{pid}/cwd") == str(self.home)
            return here or f"SLURM_CONF={self.home}/slurm.conf" in environment(pid) or str(self.home) in pathlib.Path(f"/proc/{pid}/cmdline").read_text()
        except OSError:
            return False

    def node(self, name):
        self.daemon(f"slurmd of {name}", "slurmd", "-D", "-N", name)
        self.run("scontrol", "update", f"nodename={name}", "state=resume", status=None)  # refused when it is up
        wait_for(f"node {name}", lambda: self.alive(f"slurmd of {name}") and
                 self.run("sinfo", "-h", "-N", "-n", name, "-o", "%T").stdout.strip() in ("idle", "mixed", "allocated"))

    def daemon(self, name, *command):
        command = command if name.startswith("slurmd of") else (name, *command)
        with open(self.home / f"{command[0]}.out", "ab") as out:
            self.daemons[name] = subprocess.Popen(command, env=self.env, cwd=self.home, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        DAEMONS.add(self.daemons[name].pid)

    def alive(self, name):
        status = self.daemons[name].poll()
        assert status is None, f"{name} ended with {status}: " + "".join(f.read_text()[-2000:] for f in self.home.glob("*.out"))
        return True

    def stop(self):
        """Ends what was started, whatever it is doing; by the numbers of the processes."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in reversed(descendants()):
                kill(pid, number)
            end = time.monotonic() + 10
            while descendants() and time.monotonic() < end:
                for daemon in self.daemons.values():
                    daemon.poll()
                bury()
                time.sleep(0.05)
        assert not descendants(), f"still there: {descendants()}"

    def run(self, *command, status=0, **env):
        done = subprocess.run([str(c) for c in command], env=self.env | env, cwd=self.home, capture_output=True, text=True)
        assert status is None or done.returncode == status, f"{command}: status {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def submit(self, out, tasks=N_TASKS, **env):
        """Submits the array and the merge; their numbers."""
        said = self.run(SCRIPTS / "submit.sh", "plan.yaml", out, "cache", tasks, "--open-mode=append", **env).stdout
        found = re.fullmatch(r"maps: job (\d+)\nmerge: job (\d+)\n", said)
        assert found, said
        return found.groups()

    def jobs(self, job):
        """What Slurm knows of a job, or of each task of an array: by the task's number."""
        shown = self.run("scontrol", "-o", "show", "job", job).stdout.splitlines()
        fields = [dict(part.partition("=")[::2] for part in line.split() if "=" in part) for line in shown]
        return {f.get("ArrayTaskId", ""): f for f in fields}

    def state(self, job):
        return next(iter(self.jobs(job).values()))["JobState"]

    def ended(self, job):
        """Waits until a job has ended; its state."""
        return wait_for(f"the end of job {job}", lambda: self.state(job) not in ("PENDING", "RUNNING", "COMPLETING", "REQUEUED")
                        and self.state(job))

    def log(self, job, task=None):
        path = self.home / (f"slurm-{job}.out" if task is None else f"slurm-{job}_{task}.out")
        return path.read_text() if path.exists() else ""

    def held(self, holds, job):
        """Waits until every task is in mid-run; their processes by task."""
        wait_for("all tasks in mid-run", lambda: len(list(holds.glob("*/map.held"))) == N_TASKS)
        found = {}
        for pid in descendants():
            env = environment(pid)
            if f"HOLD={holds}/" in "".join(e for e in env if e.startswith("HOLD=")):
                found[next(e for e in env if e.startswith("SLURM_ARRAY_TASK_ID=")).partition("=")[2]] = pid
        assert len(found) == N_TASKS, found
        assert all(t["JobState"] == "RUNNING" for t in self.jobs(job).values())
        return found


class Test:
    def __init__(self, home):
        self.home, self.cluster = home, Cluster(home)
        many.write(home)
        (home / "sahelmap").write_text(PROGRAM)
        (home / "sahelmap").chmod(0o755)

    def sahelmap(self, *arguments, status=0):
        return self.cluster.run(SAHELMAP, *arguments, status=status)

    def starts(self):
        self.cluster.start()

    def single(self):
        """What all is compared with: one process draws the plan. And what each task is to draw."""
        self.sahelmap("batch", "plan.yaml", "-q", "--out", "single")
        self.want = many.contents(self.home / "single")
        self.shares = {}
        for i in range(1, N_TASKS + 1):
            lines = self.sahelmap("batch", "plan.yaml", "--out", "x", "--shard", f"{i}/{N_TASKS}", "--list").stdout.splitlines()
            self.shares[str(i)] = [line.partition("\tx/")[2] for line in lines]
        assert sum(len(s) for s in self.shares.values()) == N_MAPS
        assert min(len(s) for s in self.shares.values()) > HELD_AT, self.shares

    def whole(self, out):
        """Merged, the folder is that of the single process, to the byte, and verify is content."""
        many.compare(self.home / "single", self.home / out)
        assert f"{N_MAPS} maps, {N_MAPS} files: 0 wrong" in self.sahelmap("verify", out).stderr

    def n_drawn(self, out, task):
        """How many maps of a task are there; those that are must be whole."""
        there = [path for path in self.shares[task] if (self.home / out / path).exists()]
        for path in there:
            assert (self.home / out / path).read_bytes() == self.want[path], f"{path} is not whole"
        return len(there)

    def holds(self):
        return pathlib.Path(tempfile.mkdtemp(prefix="hold-", dir=self.home))

    def go(self, holds, task):
        (holds / task / "map.go").touch()

    def in_mid_run(self):
        c, holds, out = self.cluster, self.holds(), "killed"
        job, merge = c.submit(out, TEST_HOLD=str(holds))
        pids = c.held(holds, job)
        drawn = {task: self.n_drawn(out, task) for task in pids}
        assert set(drawn.values()) == {HELD_AT - 1}, f"each has some of its maps, and not all: {drawn}"
        assert c.state(merge) == "PENDING"
        tasks = c.jobs(job)
        ids = {task: fields["JobId"] for task, fields in tasks.items()}
        lost = next(task for task, fields in tasks.items() if fields["NodeList"] == "small")
        killed, late, asked, *rest = sorted(set(tasks) - {lost})
        self.kill_task(ids[killed], pids[killed])
        self.lose_node(lost, pids[lost])
        self.time_is_up(job, late, ids[late], holds)
        self.requeue(job, asked, ids[asked], holds)
        for task in rest:
            self.go(holds, task)
        assert c.ended(merge) == "COMPLETED", c.log(merge)
        tasks = c.jobs(job)
        assert {f["JobState"] for f in tasks.values()} == {"COMPLETED"}, tasks
        restarts = {task: f["Restarts"] for task, f in tasks.items()}
        assert restarts == {task: "0" if task in rest else "1" for task in tasks}, restarts
        for task in (killed, lost):
            left = len(self.shares[task]) - (HELD_AT - 1)
            said = f"{len(self.shares[task])} maps: {left} drawn, 0 with warnings, 0 failed, {HELD_AT - 1} unchanged"
            assert said in c.log(job, task), f"{said}: {c.log(job, task)}"
        assert f"{N_MAPS} maps, 0 files copied, 0 missing" in c.log(merge), c.log(merge)
        self.whole(out)
        self.job = job

    def kill_task(self, job, pid):
        """kill -9, as when memory runs out: the task has failed, and is queued again by hand."""
        c = self.cluster
        kill(pid)
        wait_for("the task killed", lambda: c.state(job) == "FAILED")
        c.run("scontrol", "requeue", job)

    def lose_node(self, task, pid):
        """All of a node ends at once, as when its power fails; Slurm queues its task again by itself."""
        c = self.cluster
        slurmd = c.daemons["slurmd of small"]
        slurmd.kill()
        above = parents()
        while pid != os.getpid():  # the program, the script, slurmstepd
            kill(pid)
            pid = above[pid]
        slurmd.wait()
        c.run("scontrol", "update", "nodename=small", "state=down", "reason=test")
        c.node("small")

    def time_is_up(self, job, task, task_job, holds):
        """The signal that comes before the time limit: the map begun is finished, the script queues itself again."""
        c = self.cluster
        c.run("scancel", "--signal=USR1", "--batch", task_job)
        wait_for("the signal", lambda: "the maps begun are finished" in c.log(job, task))
        self.go(holds, task)
        wait_for("queued again", lambda: "the rest is queued again" in c.log(job, task))

    def requeue(self, job, task, task_job, holds):
        """scontrol requeue: TERM, and some time to finish what was begun."""
        c = self.cluster
        c.run("scontrol", "requeue", task_job)
        wait_for("the signal", lambda: "the maps begun are finished" in c.log(job, task))
        self.go(holds, task)

    def nothing_to_do(self):
        """The same command again draws nothing, and cancelling what has ended changes nothing."""
        c = self.cluster
        job, merge = c.submit("killed")
        assert c.ended(merge) == "COMPLETED", c.log(merge)
        for task, share in self.shares.items():
            assert f"{len(share)} maps: 0 drawn, 0 with warnings, 0 failed, {len(share)} unchanged" in c.log(job, task), c.log(job, task)
        for old in (self.job, job, merge):
            c.run("scancel", old)
        assert c.state(merge) == "COMPLETED"
        self.whole("killed")

    def from_cache(self):
        """Another folder gets its maps from the cache that all tasks of the first had filled."""
        c = self.cluster
        job, merge = c.submit("cached", f"{N_TASKS}%2")
        assert c.ended(merge) == "COMPLETED", c.log(merge)
        for task, share in self.shares.items():
            assert f", {len(share)} from the cache" in c.log(job, task), c.log(job, task)
        self.whole("cached")

    def failed_for_good(self):
        """The merge runs although a task failed, and says what is missing; the next array draws that alone."""
        c = self.cluster
        job, merge = c.submit("failed", TEST_FAIL="4")
        assert c.ended(merge) == "FAILED"
        assert c.jobs(merge)[""]["ExitCode"] == "6:0", c.jobs(merge)
        said = c.log(merge)
        assert f"missing\tshard 4/{N_TASKS}\n" in said, said
        assert f"{N_MAPS - len(self.shares['4'])} maps, 0 files copied, 1 missing" in said, said
        assert c.jobs(job)["4"]["ExitCode"] == "9:0"
        job, merge = c.submit("failed")
        assert c.ended(merge) == "COMPLETED", c.log(merge)
        self.whole("failed")

    def cancelled(self):
        """scancel of a running array: what was begun is finished, nothing is queued again, and the merge says what is missing."""
        c, holds, out = self.cluster, self.holds(), "cancelled"
        shutil.rmtree(self.home / "cache")
        job, merge = c.submit(out, TEST_HOLD=str(holds))
        c.held(holds, job)
        c.run("scancel", job)
        for task in self.shares:
            wait_for("the signal", lambda: "the maps begun are finished" in c.log(job, task))
            self.go(holds, task)
        assert c.ended(merge) == "FAILED"
        assert {f["JobState"] for f in c.jobs(job).values()} == {"CANCELLED"}
        n_drawn = sum(self.n_drawn(out, task) for task in self.shares)
        assert n_drawn == N_TASKS * HELD_AT, n_drawn
        assert c.log(merge).count("missing\tfiji/") == N_MAPS - n_drawn, c.log(merge)
        job, merge = c.submit(out)
        assert c.ended(merge) == "COMPLETED", c.log(merge)
        self.whole(out)

    def told_at_once(self):
        """What is wrong is said where submit.sh runs, and nothing is queued."""
        c = self.cluster
        (self.home / "bad.yaml").write_text(many.PLAN.replace("languages", "langages"))
        said = c.run(SCRIPTS / "submit.sh", "bad.yaml", "bad", "cache", "6", status=3).stderr
        assert "did you mean 'languages'?" in said, said
        said = c.run(SCRIPTS / "submit.sh", "plan.yaml", "bad", "cache", "six", status=2).stderr
        assert "--shard '1/six'" in said, said
        for script in ("submit.sh", "array.sh", "merge.sh"):
            said = c.run(SCRIPTS / script, status=2).stderr
            assert said.startswith("usage: ") and script in said, said
        assert c.run("squeue", "-h").stdout == ""
        assert not (self.home / "bad").exists()

    def stops(self):
        self.cluster.stop()


def main():
    with tempfile.TemporaryDirectory(prefix="sahelmap-slurm-") as temp:
        test = Test(pathlib.Path(temp).resolve())
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        try:
            tap.run([
                ("Slurm starts", test.starts),
                ("a single process draws the plan", test.single),
                ("what is wrong is told at once", test.told_at_once),
                ("tasks killed in mid-run, by hand, by a node's end, by the time limit", test.in_mid_run),
                ("the same again draws nothing, and cancelling nothing changes nothing", test.nothing_to_do),
                ("another folder takes all from the cache", test.from_cache),
                ("a task fails for good, and the merge says what is missing", test.failed_for_good),
                ("an array is cancelled in mid-run, and submitted again", test.cancelled),
                ("Slurm ends", test.stops),
            ])
        finally:
            test.cluster.stop()


main()
