#!/usr/bin/env python3
"""The data of shapes/: check_data.py SHAPES. TAP; Python's standard library alone."""
import csv
import datetime
import hashlib
import pathlib
import re
import sys

from shapefile import AREA, LINE, POINT, Layer, area_km2, contains, distance_km

SHAPES = pathlib.Path(sys.argv[1])
MB = 1000 * 1000
BOX = (-30.0, -37.0, 60.0, 47.0)
LANGUAGES = ["en", "fr", "ar", "pt", "es", "ha", "bm", "ff", "zgh", "nqo", "de", "sw"]
APART = {"akrotiri", "dhekelia", "northern-cyprus", "somaliland"}
APART_WORLD = APART | {"baykonur-lease-in-qyzylorda", "christmas-island", "clipperton-island", "cocos-keeling-islands",
                       "coral-sea-islands", "guantanamo-bay-usnb", "kashmir", "spratly-islands"}
CODES = [("key", "C", 24), ("iso_a2", "C", 2), ("iso_a3", "C", 3), ("name", "C", 60)]
LAYERS = {  # name: shape type, rows, fields
    "boundaries": (LINE, 224, [("key", "C", 60), ("class", "C", 16), ("left", "C", 24), ("right", "C", 24)]),
    "countries": (AREA, 111, CODES + [(f"name_{lang}", "C", 100) for lang in LANGUAGES]),
    "lakes": (AREA, 100, [("key", "C", 8), ("name", "C", 40), ("name_fr", "C", 40), ("area_km2", "N", 14)]),
    "places": (POINT, 2012, [("key", "C", 12), ("name", "C", 60), ("name_fr", "C", 60), ("iso_a2", "C", 2),
                             ("iso_a3", "C", 3), ("rank", "N", 4), ("capital", "N", 4), ("population", "N", 14)]),
    "provinces": (AREA, 2175, [("key", "C", 60), ("iso_a2", "C", 2), ("iso_a3", "C", 3), ("name", "C", 60),
                               ("name_fr", "C", 60), ("country", "C", 60)]),
    "rivers": (LINE, 326, [("key", "C", 8), ("name", "C", 60), ("name_fr", "C", 60), ("rank", "N", 4),
                           ("class", "C", 16)]),
    "world_countries": (AREA, 203, [("key", "C", 27), ("iso_a3", "C", 3), ("name", "C", 60)]),
    "world_land": (AREA, 239, [("key", "C", 8), ("area_km2", "N", 14)]),
}
ADDED = {"sites": ["place_fr", "class", "kind_class"], "memberships": ["certainty", "status"], "timeline": ["certainty"]}
ROWS = {"sites": 90, "memberships": 95, "timeline": 107}
# A site's start or end that the timeline tells too: id, column, words of the event that day.
TOLD = [("fra-gao", "from", "take Gao"), ("fra-gao", "to", "leave Mali (Gao)"), ("fra-timbuktu", "from", "Timbuktu"),
        ("fra-timbuktu", "to", "Timbuktu"), ("fra-kidal", "from", "Kidal"), ("fra-gossi", "to", "Gossi"),
        ("fra-menaka", "to", "Ménaka"), ("fra-kamboinsin", "to", "Kamboinsin"), ("fra-niamey", "to", "leave Niger"),
        ("fra-ouallam", "to", "Ouallam"), ("fra-madama", "to", "Madama"), ("fra-faya", "to", "Faya-Largeau"),
        ("fra-abeche", "to", "Abéché"), ("fra-ndjamena", "to", "Chad"), ("fra-abidjan", "to", "Port-Bouët"),
        ("fra-dakar-geille", "to", "Camp Geille"), ("un-bamako", "to", "MINUSMA closes"), ("un-ber", "to", "Ber"),
        ("un-kidal", "to", "Kidal"), ("un-menaka", "to", "Ménaka"), ("un-ansongo", "to", "Ansongo"),
        ("un-mopti", "to", "Sévaré"), ("un-timbuktu", "to", "Timbuktu"), ("un-abidjan-unoci", "to", "UNOCI"),
        ("eu-takuba-gao", "to", "Takuba ends"), ("eu-eutm-bamako", "from", "EUTM Mali"),
        ("eu-eutm-bamako", "to", "EUTM Mali ends"), ("eu-eumpm-niamey", "to", "EUMPM Niger ends"),
        ("deu-gao", "to", "Camp Castor"), ("deu-niamey", "to", "Germany leaves"), ("usa-niamey", "to", "Air Base 101"),
        ("usa-agadez", "from", "Air Base 201"), ("usa-agadez", "to", "Air Base 201"),
        ("usa-ndjamena", "to", "N'Djamena"), ("rus-menaka", "from", "Ménaka"), ("rus-timbuktu", "from", "Timbuktu"),
        ("rus-kidal", "from", "Kidal"), ("rus-kidal", "to", "Kidal"), ("rus-niamey", "from", "Niamey"),
        ("rus-sofara", "to", "Wagner"), ("usa-bauchi", "from", "Bauchi"), ("nga-cotonou", "from", "Cotonou")]


def read(path):
    with open(SHAPES / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Loaded:
    """Each layer and table, read once."""

    def __init__(self):
        self.layers = {name: Layer(SHAPES / f"{name}.shp") for name in LAYERS}
        self.tables = {name: read(f"{name}.csv") for name in ("sites", "memberships", "timeline", "zones")}


def days(text):
    """First and last day of a date as precise as given; None if it is none."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return None
    numbers = [int(part) for part in text.split("-")]
    year, month, day = numbers + [None] * (3 - len(numbers))
    try:
        first = datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    after = datetime.date(year + 1, 1, 1) if not month or month == 12 else datetime.date(year, month + 1, 1)
    return first, after - datetime.timedelta(days=1)


# Each check yields what is wrong.

def check_hashes(_):
    """README's hashes are those of the files, and no file is left out"""
    readme = (SHAPES / "README.md").read_text(encoding="utf-8")
    table = readme.split("<!-- hashes -->")[1].split("<!-- end of hashes -->")[0]
    lines = re.findall(r"\| (\S+) \| (\d+) \| ([0-9a-f]{64}) \|", table)
    listed = {name: (int(size), sha) for name, size, sha in lines}
    endings = {".shp", ".shx", ".dbf", ".prj", ".cpg", ".csv"}
    files = {path.name: path for path in SHAPES.iterdir() if path.suffix in endings}
    yield from (f"{name} is not in the table" for name in sorted(set(files) - set(listed)))
    yield from (f"{name} is in the table alone" for name in sorted(set(listed) - set(files)))
    for name in sorted(set(files) & set(listed)):
        data = files[name].read_bytes()
        if listed[name] != (len(data), hashlib.sha256(data).hexdigest()):
            yield f"{name} has another hash"


def check_sidecars(_):
    """.prj and .cpg are beside every .shp, and nothing unknown"""
    if {path.stem for path in SHAPES.glob("*.shp")} != set(LAYERS):
        yield "other shapefiles than this test knows"
    for name in LAYERS:
        if (SHAPES / f"{name}.cpg").read_text() != "UTF-8":
            yield f"{name}.cpg does not say UTF-8"
        prj = (SHAPES / f"{name}.prj").read_text()
        if not prj.startswith('GEOGCS["GCS_WGS_1984"') or '"Degree",0.0174532925' not in prj:
            yield f"{name}.prj is not longitude and latitude on WGS 84"


def check_shapefiles(loaded):
    """each .shp, .shx and .dbf agree with each other, and say nothing of the day they were made"""
    for name, layer in loaded.layers.items():
        kind, count, _ = LAYERS[name]
        if layer.size != layer.size_in_header or layer.offsets != layer.starts:
            yield f"{name}: sizes or offsets disagree"
        if (layer.shape_type, len(layer.rows), len(layer.parts)) != (kind, count, count):
            yield f"{name}: type {layer.shape_type}, {len(layer.rows)} rows, {len(layer.parts)} shapes"
        if layer.date != (100, 1, 1):
            yield f"{name}.dbf has the date {layer.date}"


def check_fields(loaded):
    """fields have their names, types and widths"""
    for name, layer in loaded.layers.items():
        if layer.fields != LAYERS[name][2]:
            yield f"{name}: {layer.fields}"
    for name, added in ADDED.items():
        if list(loaded.tables[name][0]) != list(read(f"facts/{name}.csv")[0]) + added:
            yield f"{name}.csv: {list(loaded.tables[name][0])}"


def check_text(loaded):
    """text is whole: UTF-8, no lost letters, no stray spaces, numbers are numbers"""
    for name, layer in loaded.layers.items():
        for row in layer.rows:
            for field, kind, width in layer.fields:
                value = row[field] or ""
                if kind == "N" and value and not re.fullmatch(r"-?\d+", value):
                    yield f"{name} {row['key']}: {field} is {value}"
                if re.search(r"[?\ufffd\x00-\x1f]|Ã|  ", value) or len(value.encode()) > width:
                    yield f"{name} {row['key']}: {field} is {value!r}"
    for path in sorted(SHAPES.rglob("*.csv")):
        data = path.read_bytes()
        if "\ufffd" in data.decode("utf-8") or data.startswith(b"\xef\xbb\xbf"):
            yield f"{path.name}: a mark at its start or a lost letter"
        if path.parent == SHAPES and b"\r" in data:
            yield f"{path.name}: a carriage return"


def check_sizes(_):
    """Africa and its rim take at most 14 MB, the world 1.5 MB"""
    sizes = {path.name: path.stat().st_size for path in SHAPES.iterdir() if path.suffix in
             {".shp", ".shx", ".dbf", ".prj", ".cpg"}}
    world = sum(size for name, size in sizes.items() if name.startswith("world_"))
    if not 0 < world <= 1.5 * MB:
        yield f"the world takes {world}"
    if not 0 < sum(sizes.values()) - world <= 14 * MB:
        yield f"Africa takes {sum(sizes.values()) - world}"


def check_box(loaded):
    """Africa's layers lie in 30 W to 60 E, 37 S to 47 N and fill it; rings are closed"""
    for name, layer in loaded.layers.items():
        points = [point for parts in layer.parts for part in parts for point in part]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if box != layer.box:
            yield f"{name}: {box}, its header says {layer.box}"
        limits = (-180, -90, 180, 90.0001) if name.startswith("world_") else BOX
        if box[0] < limits[0] or box[1] < limits[1] or box[2] > limits[2] or box[3] > limits[3]:
            yield f"{name}: {box}"
        if LAYERS[name][0] == AREA:
            yield from (f"{name} {row['key']}: a ring is open" for row, parts in zip(layer.rows, layer.parts)
                        for ring in parts if ring[0] != ring[-1] or len(ring) < 4)
    box = loaded.layers["countries"].box
    if box[0] > -25.3 or box[1] > -34.8 or box[2] < 59.9 or box[3] < 46.9:
        yield f"countries reach only {box}"


def check_keys(loaded):
    """keys are there and unique"""
    keys = {name: [row["key"] for row in layer.rows] for name, layer in loaded.layers.items()}
    tables = loaded.tables
    keys["sites"] = [row["id"] for row in tables["sites"]]
    keys["zones"] = [row["id"] for row in tables["zones"]]
    keys["memberships"] = [(row["group"], row["member"], row["from"], row["status"]) for row in tables["memberships"]]
    keys["timeline"] = [(row["date"], row["event"]) for row in tables["timeline"]]
    for name, values in keys.items():
        if len(set(values)) != len(values) or None in values or "" in values:
            yield f"{name}: {len(values)} rows, {len(set(values))} keys"


def check_codes(loaded):
    """keys are ISO codes, but for the places apart, which have none"""
    for row in loaded.layers["countries"].rows:
        if row["key"] in APART:
            if row["iso_a2"] or row["iso_a3"] or any(row[f"name_{lang}"] for lang in LANGUAGES):
                yield f"{row['key']} has a code or a name in CLDR"
        elif row["key"] != row["iso_a3"] or not re.fullmatch("[A-Z]{2}", row["iso_a2"] or ""):
            yield f"{row['key']}: {row['iso_a2']}, {row['iso_a3']}"
    if not APART <= {row["key"] for row in loaded.layers["countries"].rows}:
        yield "a place apart is missing"
    for row in loaded.layers["world_countries"].rows:
        if (row["iso_a3"] is None) != (row["key"] in APART_WORLD) or row["iso_a3"] not in (None, row["key"]):
            yield f"world: {row['key']}, {row['iso_a3']}"
    known = {row["iso_a2"]: row["iso_a3"] for row in loaded.layers["countries"].rows}
    for name in ("provinces", "places"):
        for row in loaded.layers[name].rows:
            if row["iso_a2"] in known and known[row["iso_a2"]] != row["iso_a3"]:
                yield f"{name} {row['key']}: {row['iso_a2']}, {row['iso_a3']}"
    wanted = {"ML": "MLI", "BF": "BFA", "NE": "NER", "TD": "TCD", "GW": "GNB", "CD": "COD", "EH": "ESH", "XK": "XKK"}
    if not wanted.items() <= known.items():
        yield "an alpha-3 code is not ISO's"


def check_languages(loaded):
    """README tells how many country names each language has; the names are CLDR's"""
    rows = loaded.layers["countries"].rows
    readme = (SHAPES / "README.md").read_text(encoding="utf-8")
    cells = re.search(r"^\| names \|(.*)\|$", readme, re.M)[1].split("|")
    for lang, cell in zip(LANGUAGES, cells, strict=True):
        count = sum(row[f"name_{lang}"] is not None for row in rows)
        if count != int(cell):
            yield f"{lang}: {count} names, README says {cell}"
    by_key = {row["key"]: row for row in rows}
    wanted = {("MLI", "fr"): "Mali", ("CIV", "en"): "Côte d’Ivoire", ("TCD", "fr"): "Tchad", ("NER", "ar"): "النيجر",
              ("NER", "ha"): "Nijar", ("CHE", "de"): "Schweiz", ("CIV", "pt"): "Costa do Marfim",
              ("MAR", "zgh"): "ⵍⵎⵖⵔⵉⴱ", ("MLI", "nqo"): "ߡߊ߬ߟߌ߬"}
    for (key, lang), name in wanted.items():
        if by_key[key][f"name_{lang}"] != name:
            yield f"{key} in {lang}: {by_key[key][f'name_{lang}']}"


def check_dissolved(loaded):
    """a country has the area of its provinces, and the world's land that of its countries"""
    areas = {}
    for row, parts in zip(loaded.layers["provinces"].rows, loaded.layers["provinces"].parts):
        key = row["key"].split("/")[0]
        areas[key] = areas.get(key, 0) + area_km2(parts)
    for key, parts in loaded.layers["countries"].by_key().items():
        area = area_km2(parts)
        if abs(area - areas.pop(key, 0)) > 1 + 0.0005 * area:
            yield f"{key}: {area:.0f} km2, its provinces are not that large"
    if areas:
        yield f"provinces of no country: {sorted(areas)}"
    sums = [sum(area_km2(parts) for parts in loaded.layers[name].parts) for name in ("world_countries", "world_land")]
    if abs(sums[0] / sums[1] - 1) > 0.0001 or not 140e6 < sums[1] < 150e6:
        yield f"the world has {sums}"


def check_areas(loaded):
    """areas in the tables are those of the shapes; GeographicLib finds the same"""
    for name in ("lakes", "world_land"):
        for row, parts in zip(loaded.layers[name].rows, loaded.layers[name].parts):
            if abs(area_km2(parts) - int(row["area_km2"])) > 1 + 0.001 * int(row["area_km2"]):
                yield f"{name} {row['key']}: {row['area_km2']}, computed {area_km2(parts):.0f}"
    planimeter = {"L01192": 7960, "L00478": 67032, "L01295": 13958}  # Volta, Victoria, Aral Sea
    for row in loaded.layers["lakes"].rows:
        if row["key"] in planimeter and abs(int(row["area_km2"]) / planimeter[row["key"]] - 1) > 0.001:
            yield f"lake {row['key']}: {row['area_km2']}"


def check_boundaries(loaded):
    """borders are edges of both countries, with a class"""
    edges = {}
    for key, parts in loaded.layers["countries"].by_key().items():
        edges[key] = {frozenset(edge) for ring in parts for edge in zip(ring, ring[1:])}
    classes = {}
    for row, parts in zip(loaded.layers["boundaries"].rows, loaded.layers["boundaries"].parts):
        left, right = row["left"], row["right"]
        classes.setdefault((left, right), set()).add(row["class"])
        if row["class"] not in ("international", "disputed", "indefinite", "line-of-control") or left >= right:
            yield f"{row['key']}: {row['class']}"
        inner = [edge for part in parts for edge in list(zip(part, part[1:]))[1:-1]]
        shared = sum(frozenset(edge) in edges[left] and frozenset(edge) in edges[right] for edge in inner)
        if shared < len(inner):
            yield f"{row['key']}: {len(inner) - shared} of {len(inner)} edges are not both countries'"
    wanted = {("MLI", "NER"): {"international"}, ("BFA", "MLI"): {"international"}, ("BFA", "NER"): {"international"},
              ("ESH", "MAR"): {"disputed"}, ("SOM", "somaliland"): {"disputed"}, ("SRB", "XKK"): {"disputed"}}
    for pair, names in wanted.items():
        if classes.get(pair) != names:
            yield f"{pair}: {classes.get(pair)}"


def check_names(loaded):
    """provinces, lakes, rivers and towns have the names that were lost, and French ones"""
    wanted = {"provinces": {"Timbuktu": "Tombouctou", "Mouhoun": None, "Tillabéri": None},
              "lakes": {"Lake Chad": "Lac Tchad", "Lake Volta": "Lac Volta", "Lake Débo": "Lac Débo"},
              "rivers": {"Niger": None, "Sénégal": "Sénégal", "Komoé": "Comoé", "Benue": "Bénoué",
                         "Nakanbé (White Volta)": "Nakambé (Volta Blanche)", "Rhône": None},
              "places": {"Timbuktu": "Tombouctou", "Algiers": "Alger", "Cairo": "Le Caire", "Ménaka": None,
                         "Ségou": None, "Djenné": None, "Gorom-Gorom": None,
                         "Lomé": None, "Yaoundé": None, "N'Djamena": None, "Tripoli": None}}
    for layer, names in wanted.items():
        rows = {row["name"]: row["name_fr"] for row in loaded.layers[layer].rows}
        yield from (f"{layer}: {name} is {rows.get(name, 'missing')}" for name, french in names.items()
                    if name not in rows or rows[name] != french)
    lakes = {row["name"]: parts for row, parts in zip(loaded.layers["lakes"].rows, loaded.layers["lakes"].parts)}
    for row in read("facts/names.csv"):
        if not row["source"]:
            yield f"names.csv: {row['name']} has no source"
        if row["layer"] == "lake" and not contains(lakes[row["name"]], float(row["lon"]), float(row["lat"])):
            yield f"names.csv: {row['name']} is elsewhere"


def check_capitals(loaded):
    """each West African state has its capital, in its own land"""
    countries = loaded.layers["countries"].by_key()
    towns = {}
    for row, parts in zip(loaded.layers["places"].rows, loaded.layers["places"].parts):
        if row["capital"] == "1":
            towns.setdefault(row["iso_a3"], {})[row["name"]] = parts[0][0]
        if row["capital"] not in ("0", "1", "2") or not 0 <= int(row["rank"]) <= 10:
            yield f"{row['name']}: capital {row['capital']}, rank {row['rank']}"
    wanted = {"MLI": "Bamako", "BFA": "Ouagadougou", "NER": "Niamey", "TCD": "N'Djamena", "MRT": "Nouakchott",
              "SEN": "Dakar", "GMB": "Banjul", "GNB": "Bissau", "GIN": "Conakry", "SLE": "Freetown", "LBR": "Monrovia",
              "CIV": "Yamoussoukro", "GHA": "Accra", "TGO": "Lomé", "BEN": "Porto-Novo", "NGA": "Abuja",
              "CMR": "Yaoundé", "DZA": "Algiers", "LBY": "Tripoli", "CPV": "Praia", "GAB": "Libreville", "SSD": "Juba"}
    for key, name in wanted.items():
        if name not in towns.get(key, {}):
            yield f"{key}: {name} is not its capital"
        elif not contains(countries[key], *towns[key][name]) and distance_km(countries[key], *towns[key][name]) > 3:
            yield f"{name} lies outside {key}"
    if "Johannesburg" in towns["ZAF"] or "SMR" not in towns or "Dakar" in towns["SMR"]:
        yield "Johannesburg or San Marino"


def check_zones(loaded):
    """zones are made of provinces there are, say what they are, and have their areas"""
    provinces = loaded.layers["provinces"].by_key()
    # Planimeter's sums over the provinces, and what facts/liptako-gourma.md says
    wanted = {"liptako-gourma-authority": ("R2", 534347, 536300, 31), "liptako-gourma": ("R3", 383546, 384900, 19),
              "tri-border": ("R4", 300535, 301600, 6), "tripoint-200km": ("R5", 125653, 125700, 0)}
    if [row["id"] for row in loaded.tables["zones"]] != list(wanted):
        yield "other zones"
        return
    for row in loaded.tables["zones"]:
        reading, exact, told, count = wanted[row["id"]]
        units = row["units"].split(";") if row["units"] else []
        missing = [key for key in units if key not in provinces]
        if missing or len(set(units)) != count or len(units) != count or row["reading"] != reading:
            yield f"{row['id']}: {row['reading']}, {len(units)} units, missing {missing}"
            continue
        kind = "circle" if count == 0 else "units"
        if row["kind"] != kind or not (row["note"] and row["note_fr"] and row["source"]):
            yield f"{row['id']}: kind {row['kind']}, or no note or source"
        area = float(row["area_km2"])
        if abs(area - exact) > 50 or abs(area / told - 1) > 0.005:
            yield f"{row['id']}: {area} km2, {exact} expected"
        if units and abs(sum(area_km2(provinces[key]) for key in units) / exact - 1) > 0.0001:
            yield f"{row['id']}: its provinces are not {exact} km2"


def check_tripoint(loaded):
    """the circle stands on the one corner that the three countries share"""
    corners = {}
    for row, parts in zip(loaded.layers["provinces"].rows, loaded.layers["provinces"].parts):
        corners.setdefault(row["iso_a3"], set()).update(point for ring in parts for point in ring)
    shared = corners["MLI"] & corners["BFA"] & corners["NER"]
    circle = next(row for row in loaded.tables["zones"] if row["kind"] == "circle")
    if shared != {(float(circle["lon"]), float(circle["lat"]))} or circle["radius_km"] != "200":
        yield f"shared: {shared}, the circle is at {circle['lon']}, {circle['lat']}"
    dissolved = [{point for ring in loaded.layers["countries"].by_key()[key] for point in ring}
                 for key in ("MLI", "BFA", "NER")]
    if set.intersection(*dissolved) != shared:
        yield "countries.shp has another corner"


def check_facts(loaded):
    """the collected facts are carried over row for row and column for column"""
    for name, count in ROWS.items():
        facts, rows = read(f"facts/{name}.csv"), loaded.tables[name]
        if len(facts) != count or len(rows) != count:
            yield f"{name}: {len(facts)} facts, {len(rows)} rows"
        for i, (fact, row) in enumerate(zip(facts, rows)):
            row = dict(row)
            if row.get("status"):  # a group of its own there
                row["group"] += "-" + row["status"]
            yield from (f"{name} {i + 2}: {column} is {row[column]!r}"
                        for column in fact if fact[column] != row[column])


def check_dates(loaded):
    """dates are ISO 8601 in reduced precision, no end lies before its start, no membership overlaps itself"""
    for name in ("sites", "memberships"):
        for row in loaded.tables[name]:
            what = row.get("id") or f"{row['group']} {row['member']}"
            start, end = (days(row[column]) for column in ("from", "to"))
            if (row["from"] and not start) or (row["to"] and not end):
                yield f"{what}: {row['from']} to {row['to']}"
            elif start and end and start[0] > end[1]:
                yield f"{what} ends before it starts"
    spans = {}
    for row in loaded.tables["memberships"]:
        if not row["from"]:
            yield f"{row['group']} {row['member']} has no start"
        last = days(row["to"])[1] if row["to"] else datetime.date.max
        spans.setdefault((row["group"], row["member"], row["status"]), []).append((days(row["from"])[0], last))
    for who, list_of in spans.items():
        list_of.sort()
        if any(a[1] > b[0] for a, b in zip(list_of, list_of[1:])):
            yield f"{who} overlaps"
    dates = [row["date"] for row in loaded.tables["timeline"]]
    if not all(days(date) for date in dates) or dates != sorted(dates):
        yield "the timeline is not in order"


def check_sites(loaded):
    """each site is whole, and stands in its host's land or within a kilometre of its coast"""
    countries = loaded.layers["countries"].by_key()
    operators = {"UN", "EU"} | {row["iso_a3"] for row in loaded.layers["world_countries"].rows}
    for row in loaded.tables["sites"]:
        what = row["id"]
        lacking = [column for column in ("id", "name", "name_fr", "operator", "host", "place", "lon", "lat", "kind",
                                         "certainty", "source", "class", "kind_class") if not row[column]]
        if lacking or row["certainty"] not in ("confirmed", "approximate", "reported"):
            yield f"{what}: lacks {lacking}, or {row['certainty']}"
        if row["operator"] not in operators:
            yield f"{what}: operator {row['operator']}"
        lon, lat = float(row["lon"]), float(row["lat"])
        if not (BOX[0] <= lon <= BOX[2] and BOX[1] <= lat <= BOX[3]):
            yield f"{what}: {lon}, {lat}"
        elif not contains(countries[row["host"]], lon, lat) and distance_km(countries[row["host"]], lon, lat) > 1:
            yield f"{what} stands outside {row['host']}"
        if row["class"] not in ("france", "united-states", "russia", "united-nations", "european-union", "other"):
            yield f"{what}: class {row['class']}"
    french = {row["place"]: row["place_fr"] for row in loaded.tables["sites"] if row["place_fr"]}
    if french != {"Timbuktu": "Tombouctou", "Dakar port": "Port de Dakar"}:
        yield f"French names: {french}"


def check_memberships(loaded):
    """members are countries a map can show, and the great dates are right"""
    rows = loaded.tables["memberships"]
    countries = {row["key"] for row in loaded.layers["countries"].rows}
    yield from (f"{row['group']}: {row['member']}" for row in rows if row["member"] not in countries or
                not row["source"] or row["certainty"] not in ("sourced", "unconfirmed"))
    three = ("BFA", "MLI", "NER")

    def spans(group, status=""):
        return {(row["member"], row["from"], row["to"]) for row in rows if (row["group"], row["status"]) == (group, status)}
    wanted = {"AES": {(key, "2023-09-16", "") for key in three},
              "AES-confederation": {(key, "2024-07-06", "") for key in three},
              "G5 Sahel": {("MLI", "2014-02-16", "2022-05-15"), ("BFA", "2014-02-16", "2023-11-29"),
                           ("NER", "2014-02-16", "2023-11-29"), ("MRT", "2014-02-16", "2023-12-06"),
                           ("TCD", "2014-02-16", "2023-12-06")}}
    yield from (f"{group}: {sorted(spans(group))}" for group in wanted if spans(group) != wanted[group])
    if not {(key, "1975-05-28", "2025-01-29") for key in three} <= spans("ECOWAS"):
        yield "the three did not leave ECOWAS on 29 January 2025"
    suspended = {("MLI", "2021-05-30", "2025-01-29"), ("BFA", "2022-01-28", "2025-01-29"),
                 ("NER", "2023-12-10", "2025-01-29"), ("GIN", "2021-09-08", "2026-01-28")}
    if not suspended <= spans("ECOWAS", "suspended"):
        yield "suspensions from ECOWAS"
    for row in rows:  # who is suspended is a member all the while
        held = [m for m in rows if (m["group"], m["member"], m["status"]) == (row["group"], row["member"], "")]
        if row["status"] not in ("", "suspended") or (row["status"] and not any(
                m["from"] <= row["from"] and (not m["to"] or (row["to"] and row["to"] <= m["to"])) for m in held)):
            yield f"{row['group']} {row['member']} {row['from']}: status {row['status']}"
    on_the_day = {member for member, start, end in spans("ECOWAS") if not end or days(end)[0].year > 2023}
    if len(on_the_day) != 15:
        yield f"ECOWAS had {len(on_the_day)} members in 2023"


def check_timeline(loaded):
    """sites and memberships say the same as the timeline"""
    events = {}
    for row in loaded.tables["timeline"]:
        events.setdefault(row["date"], []).append(row["event"])
        if not row["event"] or not row["source"] or row["certainty"] not in ("sourced", "unconfirmed"):
            yield f"{row['date']}: no event, source or certainty"
    sites = {row["id"]: row for row in loaded.tables["sites"]}
    for key, column, words in TOLD:
        if not any(words in event for event in events.get(sites[key][column], [])):
            yield f"{key} {column} {sites[key][column]}: the timeline has no '{words}' that day"
    for date, words in [("2023-09-16", "Alliance of Sahel States"), ("2024-07-06", "confederation"),
                        ("2025-01-29", "leave ECOWAS"), ("2022-05-15", "G5 Sahel"), ("2023-12-10", "suspends Niger"),
                        ("2022-01-28", "suspends Burkina Faso"), ("2021-05-30", "suspends Mali")]:
        if not any(words in event for event in events.get(date, [])):
            yield f"{date}: no '{words}'"


def main():
    loaded = Loaded()
    checks = [value for name, value in globals().items() if name.startswith("check_")]
    print(f"1..{len(checks)}")
    failed = 0
    for number, check in enumerate(checks, 1):
        wrong = list(check(loaded))
        failed += bool(wrong)
        for line in wrong[:20]:
            print(f"# {line}")
        print(f"{'not ok' if wrong else 'ok'} {number} - {check.__doc__}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
