#!/usr/bin/env python3
"""Every site of a shipped map is named: by its own label, or by that of the cluster it stands in. TAP.

usage: named.py PROGRAM MAP.yaml... : each map in English and French, by the program's own report. How many labels are shown
and dropped is printed for each, with the reasons.
"""
import collections
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import tap

LANGUAGES = ("en", "fr")


def unnamed(part):
    """Sites that are drawn, and no label that is shown says what they are."""
    shown = {label["cluster"] for label in part["labels"] if "cluster" in label and label["text"]}
    drawn = [site for site in part["sites"] if not site["hidden"] and not site["covered"]]
    for site in drawn:
        if site["name"] is None:
            yield f"{site['layer']}: a site without a name in the data, {site['key']}"
        elif site["cluster"] not in shown:
            yield f"{site['layer']}: '{site['name']}' ({site['key']})"


def inside(part):
    """Names of areas that stand wholly within, and all of them."""
    areas = [label for label in part["labels"] if "inside" in label]
    return sum(label["inside"] for label in areas), len(areas)


def check(program, path, lang):
    out = subprocess.run([program, "dump", "report", path, "--lang", lang, "--quiet"], check=True, stdout=subprocess.PIPE)
    report = json.loads(out.stdout)
    parts = report.get("panels", [report])
    dropped = [label for part in parts for label in part["labels_dropped"]]
    labels = sum(len(part["labels"]) for part in parts)
    sites = sum(len(part["sites"]) for part in parts)
    within, areas = (sum(n) for n in zip(*map(inside, parts)))
    leaders = sum("leader" in label for part in parts for label in part["labels"])
    print(f"# {os.path.basename(path)} {lang}: {labels} labels shown, {len(dropped)} dropped, {sites} sites; {within} of {areas}"
          f" names of areas wholly inside, {leaders} leaders")
    reasons = collections.defaultdict(list)
    for label in dropped:
        reasons[label["reason"]].append(label["text"])
    for reason, texts in sorted(reasons.items()):
        print(f"#   {reason}: {', '.join(texts)}")
    assert sites > 0, "no sites at all"
    missing = [name for part in parts for name in unnamed(part)]
    assert not missing, "\n".join(["without a name:"] + missing)


def self_check():
    """The rule itself, on a report in which one of two sites has lost its name."""
    part = {"labels": [{"text": "Gao", "cluster": 0}],
            "sites": [{"layer": "bases", "key": "g", "name": "Gao", "cluster": 0, "hidden": False, "covered": False},
                      {"layer": "bases", "key": "k", "name": "Kidal", "cluster": 1, "hidden": False, "covered": False}]}
    assert list(unnamed(part)) == ["bases: 'Kidal' (k)"]
    part["labels"].append({"text": "", "cluster": 1})
    assert len(list(unnamed(part))) == 1
    part["labels"][1]["text"] = "Kidal"
    assert not list(unnamed(part))


def main(program, *maps):
    cases = [("the rule", self_check)]
    cases += [(f"{os.path.basename(path)} {lang}", lambda path=path, lang=lang: check(program, path, lang))
              for path in maps for lang in LANGUAGES]
    tap.run(cases)


if __name__ == "__main__":
    main(*sys.argv[1:])
