"""Map files made by chance, over the shipped data: the same from the same seed on every machine.

write_map(folder, seed, root) writes map.yaml, style.yaml and the tables they name into a folder and returns the
arguments `sahelmap render` is to be given besides. Everything a map file can ask for is asked for in some of them,
also what does not fit: a title longer than the page, more furniture than room, sites on one another.
"""
import csv, json, math, random
from mapfile import write_lines

CORNERS = ["top-left", "top-right", "bottom-left", "bottom-right"]
LANGS = ["en", "en", "en", "fr", "fr", "ar", "ar", "ha", "nqo", "zgh", "pt", "bm", "ff", "de", "am", "he"]
WORDS = ("the map of a river and its towns in rains that came late with roads from nowhere to Timbuktu-sur-Niger "
         "Ouagadougou Liptako-Gourma N’Djamena a I Bobo-Dioulasso été Ɓurkina Ŋɔɛ 2023 12,5 % (north)").split()
NAMES = ["A", "Ô", "Gao", "Kidal", "Ménaka", "In-Delimane", "Ouagadougou", "Bobo-Dioulasso", "Saint-Louis-du-Sénégal",
         "Camp militaire de la garde présidentielle de Ouallam", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysilio",
         "تمبكتو", "مدينة غاو الكبيرة", "Base 🚁 1", "ߕߊߜߊߟߌ", "ⵜⵓⵎⴰⵙⵜ", "አዲስ አበባ", "北京", "x", "St.", "N’Djamena", "Ɓɗŋɔɛƴ",
         "Two\nlines", "  spaced  out  ", "AVATAR", "Wé/Ouo & <tags>", "Forward operating base", "Niamey", "Dakar"]
ARABIC = ["تحالف", "دول", "الساحل", "خريطة", "2023", "و"]
OPERATORS = ["FRA", "USA", "RUS", "UN", "DEU"]


def words(r, least, most):
    return " ".join(r.choice(WORDS) for _ in range(r.randint(least, most)))


def maybe(r, share, value, other=None):
    return value if r.random() < share else other


def text(r, least, most):
    """A text, or one for each of some languages."""
    if r.random() < 0.6:
        return words(r, least, most)
    texts = {"en": words(r, least, most), "fr": words(r, least, most)}
    if r.random() < 0.5:
        texts["ar"] = " ".join(r.choice(ARABIC) for _ in range(r.randint(1, most)))
    return texts


def title(r):
    return r.choice([
        lambda: None,
        lambda: "T",
        lambda: text(r, 1, 6),
        lambda: text(r, 2, 8),
        lambda: words(r, 12, 30),
        lambda: "Unabhängigkeitsbewegungen" + "skarte" * r.randint(0, 12),
        lambda: words(r, 1, 4) + "\n" + words(r, 1, 4),
        lambda: words(r, 2, 4) + " {date}",
    ])()


class Place:
    """The part of the earth a map shows."""

    def __init__(self, r):
        self.kind = r.choice(["africa", "africa", "africa", "sahel", "sahel", "world", "world", "fiji", "antarctica",
                              "south-america"])
        if self.kind == "africa":
            self.box = self.around(r, r.uniform(-17, 45), r.uniform(-30, 33), 10 ** r.uniform(-0.3, 1.6))
        elif self.kind == "sahel":
            self.box = self.around(r, r.uniform(-12, 14), r.uniform(9, 19), 10 ** r.uniform(0, 1.3))
        elif self.kind == "fiji":
            self.box = self.around(r, r.uniform(176, 184), r.uniform(-21, -9), r.uniform(2, 12))
        elif self.kind == "antarctica":
            self.box = [-180, -90, 180, round(r.uniform(-80, -50), 2)]
        elif self.kind == "south-america":
            self.box = self.around(r, r.uniform(-75, -40), r.uniform(-50, 8), r.uniform(4, 40))
        else:
            self.box = self.anywhere(r)

    @staticmethod
    def around(r, lon, lat, height, aspect=None):
        """A box about a place, of so many degrees of latitude."""
        aspect = aspect or 10 ** r.uniform(-0.5, 0.5)
        south, north = max(lat - height / 2, -90), min(lat + height / 2, 90)
        width = min(height * aspect / max(math.cos(math.radians(lat)), 0.1), 170)
        ends = [(v + 180) % 360 - 180 for v in (lon - width / 2, lon + width / 2)]
        return [round(v, 3) for v in (ends[0], south, ends[1], north)]

    def anywhere(self, r):
        what = r.random()
        if what < 0.15:
            return [-180, -90, 180, 90]
        if what < 0.3:
            return [-180, round(r.uniform(45, 80), 2), 180, 90]
        lat = math.degrees(math.asin(r.uniform(-1, 1))) * 0.98
        return self.around(r, r.uniform(-180, 180), lat, 10 ** r.uniform(0, 1.9))

    def middle(self):
        west, south, east, north = self.box
        width = (east - west) % 360 or 360
        return (west + width / 2 + 180) % 360 - 180, (south + north) / 2

    def point(self, r, spill=0.1):
        """A place on the map, or a little beside it."""
        west, south, east, north = self.box
        width = (east - west) % 360 or 360
        lon = west + width * r.uniform(-spill, 1 + spill)
        lat = south + (north - south) * r.uniform(-spill, 1 + spill)
        return [round((lon + 180) % 360 - 180, 4), round(min(max(lat, -89.9), 89.9), 4)]


def projection(r, place):
    lon, lat = (round(v, 1) for v in place.middle())
    south, north = place.box[1], place.box[3]
    if r.random() < 0.6:
        return "auto"
    several = [f"+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m", f"+proj=ortho +lat_0={lat} +lon_0={lon}",
               f"+proj=robin +lon_0={lon}", f"+proj=eqc +lon_0={lon}", f"+proj=moll +lon_0={lon}",
               f"+proj=stere +lat_0={90 if lat > 0 else -90} +lon_0={lon}", f"+proj=aeqd +lat_0={lat} +lon_0={lon}",
               f"+proj=lcc +lat_1={max(south, -80) + 1} +lat_2={max(south, -80) + 3} +lon_0={lon}", "EPSG:3857", "EPSG:4326",
               f"EPSG:{32601 + int((lon + 180) / 6) % 60}", "+proj=igh", f"+proj=merc +lon_0={lon}"]
    return r.choice(several)


def page(r):
    shape = r.random()
    if shape < 0.55:
        size = r.uniform(80, 140), r.uniform(80, 140)
    elif shape < 0.7:
        size = r.uniform(80, 100), r.uniform(150, 297)
    elif shape < 0.85:
        size = r.uniform(150, 420), r.uniform(80, 110)
    else:
        size = r.choice([(210, 297), (297, 210), (297, 420), (420, 297), (180, 135), (80, 80)])
    return {"width": f"{size[0]:.1f}mm", "height": f"{size[1]:.1f}mm", "dpi": 72,
            "margin": r.choice(["0pt", "4pt", "12pt", "12pt", "12pt", "9mm", "20mm"]),
            "gap": r.choice(["0pt", "8pt", "8pt", "5mm"])}


def write_sites(r, place, path):
    """A table of 0 to 150 sites, some on one another, some far away."""
    n = r.choice([0, 1, 2, 8, 20, 40, 80, 150])
    spots = [place.point(r) for _ in range(max(1, n // r.choice([1, 1, 2, 5])))]
    fields = ["id", "name", "name_fr", "name_ar", "place", "operator", "kind", "people", "rank", "lon", "lat", "from", "to"]
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(fields)
        for i in range(n):
            lon, lat = r.choice(spots) if r.random() < 0.8 else place.point(r)
            if r.random() < 0.2:
                lon = round((lon + r.uniform(-.02, .02) + 180) % 360 - 180, 4)
                lat = round(min(max(lat + r.uniform(-.02, .02), -90), 90), 4)
            name = r.choice(NAMES) if r.random() < 0.7 else words(r, 1, 3)
            people = r.randint(1, 10 ** r.randint(1, 7))
            table.writerow([f"s{i}", name, maybe(r, 0.3, words(r, 1, 2)), maybe(r, 0.2, "تمبكتو"), r.choice(NAMES),
                            r.choice(OPERATORS), r.choice(["air", "hq", ""]), maybe(r, 0.9, people), r.randint(1, 9),
                            lon, lat, maybe(r, 0.7, str(r.randint(2010, 2019))),
                            maybe(r, 0.3, f"{r.randint(2019, 2030)}-06-30")])
    return n


def write_roads(r, place, path):
    """Named lines that wander across the map."""
    lines, names = [], []
    for i in range(r.randint(1, 12)):
        lon, lat = place.point(r)
        height = place.box[3] - place.box[1]
        line, heading = [(lon, lat)], r.uniform(0, 6.3)
        for _ in range(r.randint(1, 60)):
            heading += r.uniform(-0.6, 0.6)
            lon, lat = lon + math.cos(heading) * height / 30, lat + math.sin(heading) * height / 30
            if abs(lat) > 89 or abs(lon) > 179.9:
                break
            line.append((lon, lat))
        if len(line) > 1:
            lines.append(line)
            names.append(r.choice(NAMES[:10] + NAMES[20:24]))
    if not lines:
        lines, names = [[(0, 0), (1, 1)]], ["Road"]
    write_lines(path, lines, names=names)


def countries(r, place, root):
    """The layers of land."""
    data = {"africa": "shapes", "sahel": "shapes"}.get(place.kind, f"maps/elsewhere/{place.kind}")
    if place.kind == "world" or (data == "shapes" and r.random() < 0.3):
        source = f"{root}/shapes/world_countries.shp"
    else:
        source = f"{root}/{data}/countries.shp"
    layer = {"id": "countries", "source": source, "key": "iso_a3", "label": maybe(r, 0.8, "name"),
             "legend": maybe(r, 0.3, text(r, 1, 4)), "small": maybe(r, 0.2, "dot")}
    layers = [layer]
    if r.random() < 0.3:
        layers.append({"id": "members", "from": "countries", "where": {"group": r.choice(["AES", "ECOWAS", "G5 Sahel"])},
                       "label": maybe(r, 0.5, "name"), "legend": text(r, 1, 5)})
    return layers


def base_layers(r, place, root):
    layers = countries(r, place, root)
    if place.kind not in ("africa", "sahel"):
        if place.kind != "world" and r.random() < 0.8:
            layers.append({"id": "towns", "source": f"{root}/maps/elsewhere/{place.kind}/places.shp", "key": "key",
                           "label": "name", "rank": "rank", "legend": maybe(r, 0.5, text(r, 1, 3))})
        return layers
    if r.random() < 0.3:
        layers.append({"id": "boundaries", "source": f"{root}/shapes/boundaries.shp", "symbol-by": "class"})
    if r.random() < 0.1:
        layers.append({"id": "provinces", "source": f"{root}/shapes/provinces.shp", "label": "name",
                       "where": {"iso_a3": r.choice(["MLI", "BFA", "NER", "SEN"])}})
    if r.random() < 0.5:
        layers.append({"id": "rivers", "source": f"{root}/shapes/rivers.shp", "label": maybe(r, 0.8, "name"),
                       "where": {"rank": f"<= {r.randint(3, 8)}"}})
    if r.random() < 0.3:
        layers.append({"id": "lakes", "source": f"{root}/shapes/lakes.shp", "label": "name"})
    if r.random() < 0.6:
        layers.append({"id": "towns", "source": f"{root}/shapes/places.shp", "label": "name", "rank": "rank",
                       "symbol-by": "capital", "where": {"rank": f"<= {r.randint(1, 6)}"}})
    if r.random() < 0.2:
        layers.append({"id": "bases", "source": f"{root}/shapes/sites.csv", "key": "id", "label": "place",
                       "cluster": "place", "symbol-by": "operator", "valid": ["from", "to"], "unknown-from": True,
                       "when": r.choice(["current", "all", "ended"]), "tag": maybe(r, 0.3, "to"),
                       "legend": maybe(r, 0.5, text(r, 1, 4))})
    return layers


def own_layers(r, place, folder):
    """Of tables made by chance."""
    layers = []
    if r.random() < 0.25:
        zone = {"circle": {"at": place.point(r, 0), "radius": f"{r.randint(5, 1500)}km"}}
        if r.random() < 0.3:
            zone = {"buffer": f"{r.randint(5, 300)}km", "of": zone}
        layers.append({"id": "zone", "zone": zone, "legend": text(r, 1, 4), "label": maybe(r, 0.6, "name")})
    if r.random() < 0.25:
        write_roads(r, place, folder / "roads")
        layers.append({"id": "roads", "source": "roads.shp", "label": "NAME", "legend": maybe(r, 0.4, text(r, 1, 3))})
    if r.random() < 0.8:
        write_sites(r, place, folder / "sites.csv")
        layer = {"id": "sites", "source": "sites.csv", "key": "id", "label": maybe(r, 0.9, r.choice(["name", "place"])),
                 "rank": maybe(r, 0.5, "rank"), "cluster": maybe(r, 0.5, r.choice(["place", "name"])),
                 "legend": maybe(r, 0.6, text(r, 1, 5))}
        if r.random() < 0.5:
            layer["symbol-by"] = "operator"
            values = [*r.sample(OPERATORS, r.randint(1, 4)), "other"]
            layer["classes"] = {name: text(r, 1, r.choice([2, 2, 9])) for name in values}
        elif r.random() < 0.3:
            layer["size-by"] = {"field": "people", "max": f"{r.randint(4, 30)}pt"}
        if r.random() < 0.2:
            layer.update({"mark-by": "kind", "marks": {"air": text(r, 1, 3), "hq": text(r, 1, 3)}})
        if r.random() < 0.4:
            layer.update({"valid": ["from", "to"], "unknown-from": True, "tag": maybe(r, 0.4, "to")})
        layers.append(layer)
    return layers


def furniture(r):
    corner = lambda share: r.choice(CORNERS + ["auto"]) if r.random() < share else "none"
    return {"legend": r.choice(CORNERS + ["auto", "auto", "below", "below", "none"]),
            "legend-title": maybe(r, 0.3, text(r, 1, 5)), "legend-columns": maybe(r, 0.3, r.randint(1, 6)),
            "legend-width": maybe(r, 0.3, f"{r.randint(30, 200)}pt"), "scale-bar": corner(0.7), "north-arrow": corner(0.4),
            "locator": corner(0.25), "graticule": r.choice(["none", "none", "1deg", "5deg", "10deg", "30deg"])}


def annotations(r, place, root):
    notes = []
    for _ in range(r.choice([0, 0, 0, 1, 2, 5])):
        page_place = [f"{r.randint(-60, 60)}mm", f"{r.randint(-60, 60)}mm"]
        notes.append(r.choice([
            lambda: {"text": text(r, 1, 4), "at": place.point(r)},
            lambda: {"text": words(r, 1, 2) + "\n" + words(r, 1, 2), "at": place.point(r),
                     "class": r.choice(["country", "lake", "small"])},
            lambda: {"text": words(r, 3, 20), "page": page_place, "width": f"{r.randint(15, 60)}mm", "class": "note"},
            lambda: {"text": words(r, 1, 5), "point-to": place.point(r), "class": "callout",
                     "offset": [f"{r.randint(-30, 30)}mm", f"{r.randint(-20, 20)}mm"]},
            lambda: {"arrow": {"from": place.point(r), "to": place.point(r), "bend": f"{r.randint(-50, 50)}%"}},
            lambda: {"image": f"{root}/examples/notes-logo.svg", "page": page_place, "width": "15mm", "alt": "Logo"},
        ])())
    return notes


def pins(r, place, layers):
    by_id = {layer["id"]: layer for layer in layers}
    pinned = {}
    for _ in range(r.choice([0, 0, 0, 0, 1, 3])):
        offset = lambda most: [f"{r.randint(-most, most)}mm", f"{r.randint(-most, most)}mm"]
        pin = r.choice(["hide", {"at": place.point(r, 0)}, {"offset": offset(20), "leader": True}, {"offset": offset(9)}])
        if "sites" in by_id and by_id["sites"].get("label"):
            key = r.choice(NAMES).strip() if by_id["sites"].get("cluster") else f"s{r.randint(0, 20)}"
            pinned[f"sites/{key}"] = pin
        elif by_id["countries"].get("label"):
            pinned[f"countries/{r.choice(['MLI', 'NER', 'TCD', 'BRA', 'FJI'])}"] = pin
    avoid = [{"page": [f"{r.randint(0, 60)}mm", f"{r.randint(0, 60)}mm", "20mm", "15mm"]}] if r.random() < 0.1 else None
    found = {"pin": pinned or None, "avoid": avoid}
    return {key: value for key, value in found.items() if value}


def panels(r, place, layers):
    what = r.random()
    if what < 0.72:
        return None
    if what < 0.84:
        west, south, east, north = place.box
        return [{"title": maybe(r, 0.5, text(r, 1, 4))},
                {"inset": r.choice(CORNERS), "width": f"{r.randint(15, 40)}mm", "height": f"{r.randint(15, 40)}mm",
                 "extent": {"box": Place.around(r, *place.middle(), (north - south) / r.uniform(2, 8))},
                 "layers": maybe(r, 0.3, ["countries"]), "show-extent": maybe(r, 0.3, False)}]
    some = [{"title": text(r, 1, r.choice([3, 12])), "date": maybe(r, 0.5, str(r.randint(2010, 2026)))}
            for _ in range(r.randint(2, 4))]
    if r.random() < 0.3:
        some[-1]["extent"] = {"box": Place.around(r, *place.middle(), (place.box[3] - place.box[1]) / 3)}
    return some


def style(r, root):
    pt = lambda low, high: f"{r.uniform(low, high):.1f}pt"
    scale = r.choice([0.7, 1, 1, 1, 1.5, 2.5])
    ways = lambda: [{}, {}, {"halo": "paper", "halo-width": pt(0, 2)}, {"font-weight": "bold"},
                    {"letter-spacing": "0.3em", "text-transform": "uppercase"}]
    label = lambda low, high: {"font-size": pt(low * scale, high * scale), **r.choice(ways())}
    rules = {"countries": {"fill": "land", "stroke": "border", "label": label(5, 10)},
             "members": {"fill": "#e3a857", "stroke": "#8f5a12", "label": label(6, 14)},
             "towns": {"fill": "paper", "stroke": "ink", "symbol-size": pt(1, 4 * scale), "label": label(4, 7)},
             "roads": {"stroke": "#8a7d68", "stroke-width": pt(0.3, 2), "label": label(4, 7)},
             "zone": {"hatch-stroke": "#7a1f1f", "stroke": "#7a1f1f", "label": label(5, 9)},
             "bases": {"fill": "#23479b", "symbol": "square", "symbol-size": pt(3, 8), "label": label(5, 7)},
             "sites": {"symbol": r.choice(["circle", "square", "star", "cross"]), "fill": "#3d3d3d", "stroke": "paper",
                       "stroke-width": pt(0, 1.5), "symbol-size": pt(2, 9 * scale), "label": label(4, 8)},
             "sites.FRA": {"fill": "#23479b", "symbol-size": pt(2, 14)},
             "sites.USA": {"symbol": "triangle", "fill": "#15808a"},
             "sites.mark-air": {"symbol": "cross", "symbol-size": pt(1, 3), "fill": "paper"},
             "sites.mark-hq": {"symbol": "circle", "symbol-size": pt(1, 3), "fill": "paper"}}
    if r.random() < 0.3:
        rules["text"] = {"font-size": pt(5, 9)}
    if r.random() < 0.3:
        rules["title"] = {"font-size": pt(8, 30)}
    return {"extends": f"{root}/styles/{r.choice(['plain', 'plain', 'sahel'])}.yaml", "rules": rules}


def as_json(value):
    return json.dumps(value, ensure_ascii=False)


def dump(path, mapping):
    """JSON, which is YAML too; members of lists on lines of their own."""
    with open(path, "w", encoding="utf-8") as file:
        for key, value in mapping.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                file.write(f"{key}:\n" + "".join(f"  - {as_json(item)}\n" for item in value))
            elif isinstance(value, dict) and key == "rules":
                file.write(f"{key}:\n" + "".join(f"  {k}: {as_json(v)}\n" for k, v in value.items()))
            else:
                file.write(f"{key}: {as_json(value)}\n")


def without_nothing(value):
    if isinstance(value, dict):
        return {k: without_nothing(v) for k, v in value.items() if v is not None}
    return [without_nothing(v) for v in value] if isinstance(value, list) else value


def write_map(folder, seed, root):
    r = random.Random(seed)
    place = Place(r)
    layers = base_layers(r, place, root) + own_layers(r, place, folder)
    spec = {
        "title": title(r), "subtitle": maybe(r, 0.4, text(r, 2, 12)), "date": str(r.randint(2012, 2025)), "page": page(r),
        "extent": {"box": place.box, "margin": maybe(r, 0.5, f"{r.randint(0, 20)}%")}, "projection": projection(r, place),
        "style": "style.yaml", "groups": {"source": f"{root}/shapes/memberships.csv"}, "layers": layers,
        "fallback-language": maybe(r, 0.2, "fr"), "annotations": annotations(r, place, root) or None,
        "panels": panels(r, place, layers), "labels": pins(r, place, layers) or None, "furniture": furniture(r),
        "sources": [text(r, 1, 12) for _ in range(r.choice([0, 1, 1, 3]))] or None,
        "notes": [text(r, 3, 25) for _ in range(r.choice([0, 0, 1, 2, 5]))] or None,
    }
    dump(folder / "map.yaml", without_nothing(spec))
    dump(folder / "style.yaml", style(r, root))
    options = ["--lang", r.choice(LANGS)]
    if not spec["panels"] and r.random() < 0.2:
        options += ["--date", r.choice(["2015-03", "2020-01-31", "2024"])]
    return options
