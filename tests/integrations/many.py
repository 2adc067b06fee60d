"""A plan of 300 small maps, for the tests of what draws them on several machines."""
import pathlib
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
N_MAPS = 300
PATIENCE_S = 120
MAP = f"""title: "Fiji, {{date}}"
extent: {{ box: [173, -22.6, -169.4, -8], margin: 0 }}
style: {ROOT}/styles/plain.yaml
page: {{ width: 300px, height: 200px, dpi: 96 }}
layers:
  - {{ id: countries, source: {ROOT}/maps/elsewhere/fiji/countries.shp, key: key, legend: none }}
  - {{ id: places, source: {ROOT}/maps/elsewhere/fiji/places.shp, key: key, label: name, rank: rank }}
"""
PLAN = """maps: fiji.yaml
dates: 2001..2030 by year
languages: [en, fr, de, es, it, pt, nl, sv, da, pl]
pattern: "{lang}/{map}-{date}.png"
"""


def write(folder):
    (folder / "fiji.yaml").write_text(MAP)
    (folder / "plan.yaml").write_text(PLAN)


def contents(folder):
    """Every file but those in .sahelmap, by its path."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*")
            if f.is_file() and ".sahelmap" not in f.parts}


def compare(single, folder):
    """A merged folder is that of a single process, to the byte, and nothing is left over."""
    want, got = contents(single), contents(folder)
    assert len(want) == N_MAPS + 1, len(want)
    assert got.keys() == want.keys(), f"files: {sorted(got.keys() ^ want.keys())}"
    bad = [path for path in got if got[path] != want[path]]
    assert not bad, f"not as a single process: {bad}"
    left = {f.name.partition("-")[0] for f in (folder / ".sahelmap").iterdir()}
    assert left <= {"guard", "log", "stamps"}, left


def wait_for(what, condition, meanwhile=None):
    """What the condition gives once it is true. The clock only ends a wait in vain."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if meanwhile is not None:
            meanwhile()
        got = condition()
        if got:
            return got
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE_S} s in vain for: {what}")
