#!/usr/bin/env python3
"""integrations/kubernetes without Kubernetes: that the files agree, and that what the pods run draws the plan: TAP.

usage: kubernetes.py SAHELMAP

A kubectl of the test's runs the containers' commands, a pod a process, with the claim's folder in place of /work. What only a
cluster can show (that it accepts the files, its retries, its storage) is not shown here.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import many
import tap

SAHELMAP = pathlib.Path(sys.argv[1]).resolve()
FILES = ROOT / "integrations/kubernetes"
TEMP = tempfile.TemporaryDirectory()
HOME = pathlib.Path(TEMP.name).resolve()
KUBECTL = f"""#!{sys.executable}
import os, pathlib, subprocess, sys, yaml
home = pathlib.Path({str(HOME)!r})
work = home / "work"
words = sys.argv[1:]
assert words[:2] == ["--namespace", "maps"], words
what, *rest = words[2:]
with open(home / "asked", "a") as asked:
	print(what, *rest[:2], file=asked)
if what == "apply":
	job = yaml.safe_load(open(rest[1]))
	name, spec = job["metadata"]["name"], job["spec"]
	container = spec["template"]["spec"]["containers"][0]
	arguments = [a.replace("/work/", f"{{work}}/") for a in container["args"]]
	failed = False
	with open(home / f"{{name}}.log", "w") as log:
		for index in range(spec.get("completions", 1)):
			if str(index) == os.environ.get("TEST_FAIL") and "completions" in spec:
				failed = True
				continue
			env = {{"PATH": os.environ["PATH"]}} | ({{"JOB_COMPLETION_INDEX": str(index)}} if "completions" in spec else {{}})
			done = subprocess.run([{str(SAHELMAP)!r}, *arguments], env=env, cwd="/", stdout=log, stderr=log)
			failed = failed or done.returncode != 0
	(home / f"{{name}}.state").write_text("FailureTarget Failed" if failed else "SuccessCriteriaMet Complete")
elif what == "get": # first that it has begun, then how it ended
	state = home / f"{{rest[1]}}.state"
	asked = home / f"{{rest[1]}}.asked"
	if not asked.exists():
		asked.touch()
	else:
		print(state.read_text(), end="")
elif what == "delete":
	for old in home.glob("sahelmap*.*"):
		old.unlink()
elif what == "logs":
	print((home / (rest[0].removeprefix("job/") + ".log")).read_text(), end="")
else:
	sys.exit("unknown: " + what)
"""


def load(name):
    return yaml.safe_load((FILES / name).read_text())


def pod(job):
    return job["spec"]["template"]["spec"]


def container(job):
    (one,) = pod(job)["containers"]
    return one


def shares_agree():
    job = load("maps.yaml")
    spec, args = job["spec"], container(job)["args"]
    assert (job["apiVersion"], job["kind"], spec["completionMode"]) == ("batch/v1", "Job", "Indexed")
    assert args[args.index("--shard") + 1] == f"auto/{spec['completions']}", args
    assert 1 <= spec["parallelism"] <= spec["completions"]
    assert spec["backoffLimitPerIndex"] > 0
    resources = container(job)["resources"]
    assert args[args.index("-j") + 1] == resources["limits"]["cpu"] == resources["requests"]["cpu"], "a thread for each processor"
    policy = {rule["action"]: rule for rule in spec["podFailurePolicy"]["rules"]}
    assert policy["FailIndex"]["onExitCodes"]["containerName"] == container(job)["name"]
    assert policy["FailIndex"]["onExitCodes"]["values"] == [2, 3, 4, 5], "see include/sahelmap/sahelmap.h: these do not pass by themselves"


def files_agree():
    claim = load("storage.yaml")
    assert claim["kind"] == "PersistentVolumeClaim" and claim["spec"]["accessModes"] == ["ReadWriteMany"]
    version = re.search(r"version: '([\d.]+)'", (ROOT / "meson.build").read_text())[1]
    assert f"-t sahelmap:{version} " in (FILES / "Dockerfile").read_text()
    user = re.search(r"^USER (\d+):(\d+)$", (FILES / "Dockerfile").read_text(), re.M)
    for name in ("maps.yaml", "merge.yaml"):
        job = load(name)
        assert container(job)["image"] == f"sahelmap:{version}"
        assert pod(job)["restartPolicy"] == "Never"
        security = pod(job)["securityContext"]
        assert security["runAsNonRoot"] and (security["runAsUser"], security["runAsGroup"]) == tuple(map(int, user.groups()))
        assert container(job)["securityContext"] == {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True,
                                                     "capabilities": {"drop": ["ALL"]}}
        (volume,) = pod(job)["volumes"]
        (mount,) = container(job)["volumeMounts"]
        assert volume["persistentVolumeClaim"]["claimName"] == claim["metadata"]["name"]
        assert mount == {"name": volume["name"], "mountPath": "/work"}
        assert all(a.startswith("/work/") for a in container(job)["args"] if "/" in a and not a.startswith("auto/"))


def image_has_libraries():
    """What the program is linked with, and loads late, is among the packages that the image installs."""
    text = (ROOT / "tools/packages").read_text()
    packages = re.search(r'^run="([^"]*)"', text, re.M)[1].split()
    needed = re.findall(r"NEEDED\).*\[(.*)\]", subprocess.run(["readelf", "-d", SAHELMAP], capture_output=True, text=True, check=True).stdout)
    assert len(needed) > 10, needed
    libraries = dict(re.findall(r"^\s*(\S+) => (\S+)", subprocess.run(["ldd", SAHELMAP], capture_output=True, text=True, check=True).stdout, re.M))
    system = {"libc6"}
    for name in needed:
        if name not in libraries:  # the loader itself
            continue
        path = pathlib.Path(libraries[name])
        owners = []
        for candidate in {path, path.resolve(), pathlib.Path(str(path.resolve()).removeprefix("/usr"))}:
            said = subprocess.run(["dpkg", "-S", candidate], capture_output=True, text=True).stdout
            owners += re.findall(r"^([^:\s]+)", said, re.M)
        assert owners and set(owners) & ({*packages} | system), f"{name} is of {owners}, and run={packages}"
    source = "".join(f.read_text() for f in (ROOT / "src").rglob("*.c"))
    for library, package in (("librsvg-2.so.2", "librsvg2-2"), ("libqpdf.so.29", "libqpdf29")):
        assert library in source and package in packages, library
    for path in re.findall(r"^COPY (?!--from)(\S+) ", (FILES / "Dockerfile").read_text(), re.M):
        assert (ROOT / path).exists(), path


def draw(status=0, **env):
    (HOME / "asked").write_text("")
    done = subprocess.run([FILES / "draw.sh", "--namespace", "maps"], capture_output=True, text=True,
                          env=os.environ | {"PATH": f"{HOME}/bin:{os.environ['PATH']}", "POLL_S": "0"} | env)
    assert done.returncode == status, f"status {done.returncode}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def draws():
    (HOME / "bin").mkdir()
    (HOME / "bin/kubectl").write_text(KUBECTL)
    (HOME / "bin/kubectl").chmod(0o755)
    (HOME / "work/plan").mkdir(parents=True)
    many.write(HOME / "work/plan")
    subprocess.run([SAHELMAP, "batch", HOME / "work/plan/plan.yaml", "-q", "--out", HOME / "work/single"], check=True)
    said = draw()
    assert f"{many.N_MAPS} maps, 0 files copied, 0 missing" in said, said
    many.compare(HOME / "work/single", HOME / "work/out")
    asked = (HOME / "asked").read_text().split("\n")
    assert [line.split()[0] for line in asked if line] == ["delete", "apply", "get", "get", "apply", "get", "get", "logs"], asked


def one_fails():
    """A share without its pod: the merge runs and says so; the same again draws that one alone."""
    subprocess.run(["rm", "-r", HOME / "work/out", HOME / "work/cache"], check=True)
    said = draw(status=1, TEST_FAIL="3")
    assert "shares have failed" in said and "missing\tshard 4/6\n" in said, said
    said = draw()
    assert (HOME / "sahelmap.log").read_text().count(" 0 drawn") == 5, (HOME / "sahelmap.log").read_text()
    many.compare(HOME / "work/single", HOME / "work/out")


tap.run([
    ("the shares are as many as the pods", shares_agree),
    ("the files agree with each other", files_agree),
    ("the image has the libraries", image_has_libraries),
    ("the pods' commands draw the plan", draws),
    ("a share fails, and is drawn the next time", one_fails),
])
