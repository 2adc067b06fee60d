#!/usr/bin/env python3
"""Fails when the panels of small multiples do not show their days, or one name in several ways.

usage: alike.py PROGRAM MAP.yaml SITES.csv LAYER [FIELD=VALUE,VALUE...] : by the program's own report. The
sites of the layer must be those rows of the table that are there on the day and meet the condition; a
name shown in several panels must stand alike; no two names of the page overlap, none leaves its panel.
"""
import collections, csv, itertools, json, math, pathlib, subprocess, sys, tempfile

ROUNDING_PT = 0.04


def report_of(program, path, lang):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "report.json"
        subprocess.run([program, "render", path, "-q", "--lang", lang, "--dpi", "40", "-o", out.with_suffix(".svg"),
                        "--report", out], check=True)
        return json.loads(out.read_text(encoding="utf-8"))


def there(row, day):
    """As in dates.py; a day of reduced precision is its first."""
    day += "-01-01"[len(day) - 4:] if len(day) < 10 else ""
    first, last = row["from"], row["to"]
    return first and day[:len(first)] >= first and (not last or day[:len(last)] <= last)


def wrong_sites(panel, rows, layer):
    got = collections.Counter(s["key"] for s in panel["sites"] + panel["sites_off_map"] if s["layer"] == layer)
    want = collections.Counter(row["id"] for row in rows if there(row, panel["date"]))
    if got != want:
        yield f"{panel['date']}: too many {got - want}, missing {want - got}"


def overlap(a, b):
    return min(a[2], b[2]) - max(a[0], b[0]) > ROUNDING_PT and min(a[3], b[3]) - max(a[1], b[1]) > ROUNDING_PT


def wrong_boxes(panels):
    labels = [(panel, label) for panel in panels for label in panel["labels"]]
    for (p, a), (q, b) in itertools.combinations(labels, 2):
        if overlap(a["box"], b["box"]):
            yield f"{p['date']} '{a['text']}' and {q['date']} '{b['text']}' overlap"
    for panel, label in labels:
        box, frame = label["box"], panel["map_pt"]
        if min(box[0] - frame[0], box[1] - frame[1], frame[2] - box[2], frame[3] - box[3]) < -ROUNDING_PT:
            yield f"{panel['date']} '{label['text']}' leaves its panel"


def middle(box):
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def symbols(panel, label):
    if label["kind"] == "area":
        return []
    return [s for s in panel["sites"] if s["cluster"] == label["cluster"] and not s["hidden"]]


def octant(panel, label):
    """Of the middle of a name as seen from its only symbol."""
    x, y = middle(label["box"])
    from_x, from_y = middle(symbols(panel, label)[0]["box"])
    return round(math.atan2(y - from_y, x - from_x) / (math.pi / 4)) % 8


def wrong_names(panels):
    """What stands in several panels; a name that is shown differently says so twice at most."""
    names = collections.defaultdict(list)
    for panel in panels:
        for label in panel["labels"]:
            kind = "place" if label["kind"] in ("site", "cluster") else label["kind"]
            names[kind, label["layer"], label["key"] if kind == "area" else "", label["text"]].append((panel, label))
    shared = {name: shown for name, shown in names.items() if len(shown) > 1}
    for (kind, _, _, text), shown in shared.items():
        days = [panel["date"] for panel, _ in shown]
        if len({label["slot"] for _, label in shown}) > 1:
            yield f"'{text}' is not in one slot: {days} {[label['slot'] for _, label in shown]}"
        if kind == "area":
            for at in 0, 1:
                places = [label["box"][at] - panel["map_pt"][at] for panel, label in shown]
                if max(places) - min(places) > ROUNDING_PT:
                    yield f"'{text}' is not in one place: {days} {places}"
        octants = {octant(panel, label) for panel, label in shown if len(symbols(panel, label)) == 1}
        if len(octants) > 1:
            yield f"'{text}' is not on one side: {days} {octants}"
    if len(shared) < 2:
        yield "hardly any name is in two panels: this would prove nothing"


def main(program, path, table, layer, *conditions):
    rows = list(csv.DictReader(open(table, encoding="utf-8")))
    for field, values in (c.split("=") for c in conditions):
        rows = [row for row in rows if row[field] in values.split(",")]
    wrong = []
    for lang in "en", "fr":
        panels = report_of(program, path, lang)["panels"]
        for panel in panels:
            wrong += wrong_sites(panel, rows, layer)
        wrong += [*wrong_boxes(panels), *wrong_names(panels)]
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
