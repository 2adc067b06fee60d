#!/usr/bin/env python3
"""Runs text cases against the program and compares what it prints.

usage: run.py SAHELMAP FILE.t...

A file holds cases; each begins with a line "=== NAME". Behind it stand parts:
  --- PATH            a file to write; "--- PATH raw": its last newline is left out, and \\xNN, \\t
                      and \\n stand for the bytes they name
  --- run ARGUMENTS   what is run in the folder of those files; without it: dump spec map.yaml
  --- says            every line on standard error, without "sahelmap: " in front; without it: none
  --- prints          all of standard output
  --- holds           lines that must be among those of standard output, in this order
  --- status N        the exit status; without it: 0, or 3 when the case says something
"""
import pathlib
import re
import subprocess
import sys
import tempfile


def cases(path):
    name, parts = None, []
    for line in path.read_text().split("\n")[:-1]:
        if line.startswith("=== "):
            if name:
                if parts[-1][1][-1:] == [""]:
                    parts[-1][1].pop()  # the empty line between two cases
                yield name, parts
            name, parts = line[4:], []
        elif name and re.match(r"--- \S", line):
            parts.append((line[4:].split(), []))
        elif parts:
            parts[-1][1].append(line)
    if name:
        yield name, parts


def raw(lines):
    text = "\n".join(lines).encode()
    return re.sub(rb"\\(x[0-9a-f]{2}|[tn])",
                  lambda m: {b"t": b"\t", b"n": b"\n"}.get(m[1]) or bytes.fromhex(m[1][1:].decode()), text)


def differences(what, want, got):
    if want == got:
        return []
    return [f"{what}: wanted:"] + [f"  {line}" for line in want] + ["got:"] + [f"  {line}" for line in got]


def missing(want, got):
    left = iter(got)
    lost = [line for line in want if not any(line == other for other in left)]
    return differences("standard output lacks or misplaces", [], lost)


def run(program, folder, parts):
    arguments, says, prints, holds, status = ["dump", "spec", "map.yaml"], [], None, None, None
    for head, lines in parts:
        if head[0] == "run":
            arguments = head[1:]
        elif head[0] == "says":
            says = lines
        elif head[0] == "prints":
            prints = lines
        elif head[0] == "holds":
            holds = lines
        elif head[0] == "status":
            status = int(head[1])
        else:
            target = folder / head[0]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw(lines) if "raw" in head else ("\n".join(lines) + "\n").encode())
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, timeout=600)
    said = [line.removeprefix("sahelmap: ") for line in done.stderr.decode(errors="replace").splitlines()]
    printed = done.stdout.decode(errors="replace").splitlines()
    wrong = differences("standard error", says, said)
    wanted = status if status is not None else 3 if says else 0
    wrong += differences("status", [str(wanted)], [str(done.returncode)])
    if prints is not None:
        wrong += differences("standard output", prints, printed)
    if holds is not None:
        wrong += missing(holds, printed)
    return wrong


def main():
    program, files = pathlib.Path(sys.argv[1]).resolve(), [pathlib.Path(f) for f in sys.argv[2:]]
    todo = [(f, name, parts) for f in files for name, parts in cases(f)]
    failed = 0
    print(f"1..{len(todo)}")
    for i, (file, name, parts) in enumerate(todo, 1):
        with tempfile.TemporaryDirectory() as folder:
            wrong = run(program, pathlib.Path(folder), parts)
        failed += bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {i} - {file.stem}: {name}")
        for line in wrong:
            print(f"# {line}")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
