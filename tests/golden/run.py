#!/usr/bin/env python3
"""Fails when a map is not drawn as it was before: run.py SAHELMAP FOLDER...

Each folder holds map.yaml and what is expected: scene.txt, the display list, and map.svg.
With --update the expectations are written instead; look at what changed before committing.
"""
import difflib, pathlib, subprocess, sys, tempfile


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return done.stdout


def made(program, folder):
    arguments = folder / "arguments"
    extra = arguments.read_text().split() if arguments.exists() else []
    with tempfile.TemporaryDirectory() as out:
        svg = pathlib.Path(out) / "map.svg"
        run(program, "render", folder / "map.yaml", "-o", svg, "--svg-text", "live", *extra)  # no bytes of fonts
        return {"scene.txt": run(program, "dump", "scene", folder / "map.yaml", *extra), "map.svg": svg.read_bytes()}


def main(args):
    update = "--update" in args
    program, *folders = (pathlib.Path(a).resolve() for a in args if a != "--update")
    changed = 0
    for folder in folders:
        for name, got in made(program, folder).items():
            path = folder / name
            want = path.read_bytes() if path.exists() else b""
            if update and got != want:
                path.write_bytes(got)
                print(f"{path}: {len(got)} bytes written")
            elif got != want:
                lines = difflib.unified_diff(want.decode().splitlines(), got.decode().splitlines(), str(path), "now", lineterm="", n=0)
                print(*(line[:200] for line in list(lines)[:40]), sep="\n")
                changed += 1
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
