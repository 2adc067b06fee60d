"""Countries, provinces, boundaries, lakes, rivers and places of Africa and its rim, at 1:10m."""
import collections
import pathlib
import sys

from osgeo import ogr

from common import (BOX, GDL, LANGUAGES, MAGICS, Names, Writer, area_km2, box_geometry, open_layer, polygons_only,
                    read_table, rounded, slug, unaccented)

SLIVER_KM2 = 1.0
# Lines between these are disputed over their whole length; of others where the source says so.
DISPUTED_KEYS = {"ESH", "somaliland", "northern-cyprus", "XKK"}
SOURCE_CLASSES = {"Disputed (please verify)": "disputed", "Indefinite (please verify)": "indefinite",
                  "Indeterminant frontier": "indefinite", "Line of control (please verify)": "line-of-control"}
NEAR_DEG = 0.03  # a source line this close tells the class


def without_slivers(geometry, foreign):
    """Drops holes under a square kilometre: gaps between provinces that should touch. Not those whose corners are all
    in `foreign`, corners of other countries: the Vatican is smaller."""
    out = ogr.Geometry(ogr.wkbMultiPolygon)
    for polygon in geometry:
        kept = ogr.Geometry(ogr.wkbPolygon)
        for i in range(polygon.GetGeometryCount()):
            ring = polygon.GetGeometryRef(i)
            hole = ogr.Geometry(ogr.wkbPolygon)
            hole.AddGeometry(ring)
            if i == 0 or area_km2(hole) >= SLIVER_KM2 or foreign.issuperset(
                    ring.GetPoint_2D(k) for k in range(ring.GetPointCount())):
                kept.AddGeometry(ring)
        out.AddGeometry(kept)
    return out


def read_provinces(work, names, table):
    """Cut to the box: (key of country, iso_a2, iso_a3, name, name_fr, geometry)."""
    better = {(row["country"], row["found"]): (row["name"], row["name_fr"] or None)
              for row in table if row["layer"] == "province"}
    source, layer = open_layer(f"{work}/{GDL}/high/ne_10m_admin_1_states_provinces.shp")
    box = box_geometry()
    layer.SetSpatialFilter(box)
    provinces = []
    for feature in layer:
        iso_a2 = feature["iso_a2"]
        apart = iso_a2 == "-1"
        iso_a3 = None if apart else names.alpha3[iso_a2]
        geometry = feature.GetGeometryRef()
        if not geometry.IsValid():
            geometry = geometry.MakeValid()
        west, east, south, north = geometry.GetEnvelope()
        inside = west >= BOX[0] and south >= BOX[1] and east <= BOX[2] and north <= BOX[3]
        cut = polygons_only(geometry if inside else geometry.Intersection(box))
        if cut.GetGeometryCount() == 0:
            continue
        name, name_fr = better.get((iso_a3, feature["name"]), (feature["name"], None))
        provinces.append({"country": slug(name) if apart else iso_a3, "iso_a2": None if apart else iso_a2,
                          "iso_a3": iso_a3, "name": name, "name_fr": name_fr, "geometry": rounded(cut)})
    return provinces


def write_provinces(provinces, names, out):
    writer = Writer(out, "provinces", ogr.wkbPolygon,
                    {"key": 60, "iso_a2": 2, "iso_a3": 3, "name": 60, "name_fr": 60, "country": 60})
    seen = collections.Counter()
    for p in sorted(provinces, key=lambda p: (p["country"], p["name"] or "", p["geometry"].GetEnvelope())):
        key = f"{p['country']}/{p['name'] or 'unnamed'}"
        seen[key] += 1
        if seen[key] > 1:
            key += f" {seen[key]}"
        country = names.name(p["iso_a2"], "en") if p["iso_a2"] else p["name"]
        writer.add(key, p["geometry"], {"key": key, "iso_a2": p["iso_a2"], "iso_a3": p["iso_a3"],
                                        "name": p["name"], "name_fr": p["name_fr"], "country": country})
    writer.write()


def write_countries(provinces, names, out):
    fields = {"key": 24, "iso_a2": 2, "iso_a3": 3, "name": 60}
    fields.update({f"name_{lang}": 100 for lang in LANGUAGES})
    writer = Writer(out, "countries", ogr.wkbPolygon, fields)
    by_country = collections.defaultdict(list)
    owners = collections.defaultdict(set)
    for p in provinces:
        by_country[p["country"]].append(p)
        for corner, _ in ring_edges(p["geometry"]):
            owners[corner].add(p["country"])
    for key, parts in by_country.items():
        together = ogr.Geometry(ogr.wkbMultiPolygon)
        for p in parts:
            for polygon in p["geometry"]:
                together.AddGeometry(polygon)
        foreign = {corner for corner, countries in owners.items() if countries - {key}}
        merged = without_slivers(polygons_only(together.UnionCascaded()), foreign)
        first = parts[0]
        values = {"key": key, "iso_a2": first["iso_a2"], "iso_a3": first["iso_a3"]}
        for lang in LANGUAGES:
            values[f"name_{lang}"] = names.name(first["iso_a2"], lang) if first["iso_a2"] else None
        values["name"] = values["name_en"] or first["name"]
        writer.add(key, merged, values)
    writer.write()


def ring_edges(geometry):
    for polygon in geometry:
        for i in range(polygon.GetGeometryCount()):
            ring = polygon.GetGeometryRef(i)
            points = [ring.GetPoint_2D(k) for k in range(ring.GetPointCount())]
            yield from zip(points, points[1:])


def shared_edges(provinces):
    """Edges between two countries: the pair of keys, and the edges of each pair."""
    owners = collections.defaultdict(set)
    for p in provinces:
        for a, b in ring_edges(p["geometry"]):
            if a != b:
                owners[(a, b) if a < b else (b, a)].add(p["country"])
    pairs = collections.defaultdict(list)
    for edge, keys in owners.items():
        if len(keys) == 2:
            pairs[tuple(sorted(keys))].append(edge)
    return pairs


def chains(edges):
    """Edges joined end to end into the longest lines, always in the same order."""
    at = collections.defaultdict(list)
    for a, b in sorted(edges):
        at[a].append(b)
        at[b].append(a)
    used = set()

    def walk(start, first):
        line = [start, first]
        used.add(frozenset((start, first)))
        while len(at[line[-1]]) == 2:
            step = [p for p in at[line[-1]] if frozenset((line[-1], p)) not in used]
            if not step:
                break
            used.add(frozenset((line[-1], step[0])))
            line.append(step[0])
        return line

    ends = [p for p in sorted(at) if len(at[p]) != 2]
    for start in ends + sorted(at):
        for first in at[start]:
            if frozenset((start, first)) not in used:
                yield walk(start, first)


def line_geometry(points):
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        line.AddPoint_2D(x, y)
    return line


def doubtful_zones(work):
    """Around the source's lines that are not international: (class, area)."""
    source, layer = open_layer(f"{work}/{MAGICS}/10m/ne_10m_admin_0_boundary_lines_land.shp")
    layer.SetSpatialFilter(box_geometry())
    zones = collections.defaultdict(list)
    for feature in layer:
        name = SOURCE_CLASSES.get(feature["featurecla"])
        if name:
            zones[name].append(feature.GetGeometryRef().Buffer(NEAR_DEG))
    merged = {}
    for name, areas in sorted(zones.items()):
        together = ogr.Geometry(ogr.wkbMultiPolygon)
        for area in areas:
            together.AddGeometry(area)
        merged[name] = together.UnionCascaded()
    return merged


def lines_only(geometry):
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if kind == ogr.wkbLineString:
        return [geometry.Clone()] if geometry.GetPointCount() > 1 else []
    return [line for i in range(geometry.GetGeometryCount()) for line in lines_only(geometry.GetGeometryRef(i))]


def classified(line, pair, zones):
    if DISPUTED_KEYS & set(pair):
        return [("disputed", line)]
    found = []
    rest = line
    for name, zone in zones.items():
        if rest.Intersects(zone):
            found += [(name, part) for part in lines_only(rest.Intersection(zone))]
            rest = rest.Difference(zone)
    return found + [("international", part) for part in lines_only(rest)]


def write_boundaries(work, provinces, out):
    writer = Writer(out, "boundaries", ogr.wkbLineString, {"key": 60, "class": 16, "left": 24, "right": 24})
    zones = doubtful_zones(work)
    for pair, edges in shared_edges(provinces).items():
        merged = collections.defaultdict(list)
        for points in chains(edges):
            for name, part in classified(line_geometry(points), pair, zones):
                merged[name].append(part)
        for name, parts in merged.items():
            lines = ogr.Geometry(ogr.wkbMultiLineString)
            for part in parts:
                lines.AddGeometry(part)
            key = f"{pair[0]}-{pair[1]}-{name}"
            writer.add(key, lines, {"key": key, "class": name, "left": pair[0], "right": pair[1]})
    writer.write()
    return zones


def write_lakes(work, table, out):
    """Shapes at 1:10m. Names: of facts/names.csv by a point in the lake, else of the 1:110m lake it lies in."""
    coarse_source, coarse_layer = open_layer(f"{work}/{GDL}/low/ne_110m_lakes.shp")
    coarse = [(f["name"], f.GetGeometryRef().Clone()) for f in coarse_layer]
    listed = [(row, ogr.CreateGeometryFromWkt(f"POINT({row['lon']} {row['lat']})"))
              for row in table if row["layer"] == "lake"]
    source, layer = open_layer(f"{work}/{GDL}/high/ne_10m_lakes.shp")
    box = box_geometry()
    layer.SetSpatialFilter(box)
    writer = Writer(out, "lakes", ogr.wkbPolygon, {"key": 8, "name": 40, "name_fr": 40, "area_km2": "real"})
    found = set()
    for feature in layer:
        geometry = feature.GetGeometryRef()
        geometry = geometry if geometry.IsValid() else geometry.MakeValid()
        cut = polygons_only(geometry.Intersection(box))
        if cut.GetGeometryCount() == 0:
            continue
        names = [(row["name"], row["name_fr"] or None) for row, point in listed if cut.Contains(point)]
        names += [(name, None) for name, area in coarse
                  if area.Intersects(cut) and area.Intersection(cut).GetArea() > 0.5 * cut.GetArea()]
        name, name_fr = names[0] if names else (None, None)
        found.add(name)
        key = f"L{feature.GetFID():05d}"
        writer.add(key, rounded(cut),
                   {"key": key, "name": name, "name_fr": name_fr, "area_km2": round(area_km2(cut))})
    lost = [row["name"] for row, _ in listed if row["name"] not in found]
    if lost:
        sys.exit(f"names.csv: no lake at the points of {', '.join(lost)}")
    writer.write()


def repaired_names(work, table):
    """As the 1:10m file has it: with '?' for a lost letter, or without the letter. The 1:50m file has kept some,
    facts/names.csv has others, or says that a name is lost."""
    source, layer = open_layer(f"{work}/{GDL}/low/ne_50m_rivers_lake_centerlines.shp")
    repaired = {}
    for name in sorted({f["name"] for f in layer if f["name"] and not f["name"].isascii()}):
        repaired["".join("?" if ord(c) > 127 else c for c in name)] = name
        repaired["".join(c for c in name if ord(c) < 128)] = name
    repaired.update({row["found"]: row["name"] for row in table if row["layer"] == "river"})
    return repaired


def write_rivers(work, table, out):
    source, layer = open_layer(f"{work}/{MAGICS}/10m/ne_10m_rivers_lake_centerlines.shp")
    layer.SetSpatialFilter(box_geometry())
    repaired = repaired_names(work, table)
    french = {row["name"]: row["name_fr"] for row in table if row["layer"] == "river" and row["name_fr"]}
    writer = Writer(out, "rivers", ogr.wkbLineString,
                    {"key": 8, "name": 60, "name_fr": 60, "rank": "int", "class": 16})
    for feature in layer:
        geometry = feature.GetGeometryRef()
        if geometry is None:
            continue
        lines = ogr.Geometry(ogr.wkbMultiLineString)
        for line in lines_only(geometry.Intersection(box_geometry())):
            lines.AddGeometry(line)
        name = " ".join((feature["name"] or "").split())
        name = repaired.get(name, None if "?" in name else name) or None
        kind = "lake-centerline" if feature["featurecla"].startswith("Lake") else "river"
        key = f"R{feature.GetFID():05d}"
        if lines.GetGeometryCount() > 0:
            writer.add(key, rounded(lines), {"key": key, "name": name, "name_fr": french.get(name),
                                             "rank": int(feature["scalerank"]), "class": kind})
    writer.write()


def town_capital(feature, flagged):
    """1 for seats of a state, 2 for those of a province and for capitals only claimed, former or of one branch.
    One of a capital's class without its flag counts only where the country has no flagged one: Juba, not
    Johannesburg."""
    kind, status = feature["featurecla"], feature["capin"] or ""
    if kind == "Admin-0 capital" and (feature["adm0cap"] == 1 or feature["adm0_a3"] not in flagged):
        return 1
    if kind == "Admin-0 capital alt" and status.startswith("Offi"):
        return 1
    return 2 if kind.startswith("Admin") else 0


def town_country(feature, alpha2, names):
    """By adm0_a3: iso_a2 is wrong for Dakar (SM). Where that is no ISO code (Somaliland), by iso_a2."""
    iso_a2 = alpha2.get(feature["adm0_a3"], feature["iso_a2"])
    return iso_a2 if iso_a2 in names.alpha3 else None


def spoken(name):
    """A name as it sounds: without accents, capitals, hyphens and apostrophes."""
    return unaccented(name).lower().replace("-", " ").replace("'", "")


class Spellings:
    """Towns' names with the letters that the file of towns lost: as provinces, CLDR's cities, the sites' places and
    facts/names.csv write them."""

    def __init__(self, provinces, facts, table, names):
        self.exact = {(p["iso_a3"], unaccented(p["name"])): p["name"] for p in provinces if p["iso_a3"] and p["name"]}
        self.exact.update({(names.alpha3.get(iso_a2), city): name["en"]
                           for (iso_a2, city), name in names.cities.items() if "en" in name})
        self.exact.update({(row["country"], row["found"]): row["name"] for row in table if row["layer"] == "place"})
        self.places = {(row["host"], spoken(row["place"])): row["place"] for row in read_table(facts / "sites.csv")}

    def of(self, iso_a3, name, other):
        """`other` is the file's own second name."""
        return (self.places.get((iso_a3, spoken(name))) or self.exact.get((iso_a3, name)) or
                (other if other and unaccented(other) == name else name))


def write_places(work, names, spellings, table, out):
    source, layer = open_layer(f"{work}/{MAGICS}/10m/ne_10m_populated_places_simple.shp")
    layer.SetSpatialFilter(box_geometry())
    writer = Writer(out, "places", ogr.wkbPoint, {"key": 12, "name": 60, "name_fr": 60, "iso_a2": 2, "iso_a3": 3,
                                                  "rank": "int", "capital": "int", "population": "real"})
    french = {(row["country"], row["found"]): row["name_fr"] for row in table if row["layer"] == "place"}
    alpha2 = {a3: a2 for a2, a3 in names.alpha3.items()}
    flagged = {feature["adm0_a3"] for feature in layer if feature["adm0cap"] == 1}
    layer.ResetReading()
    for feature in layer:
        if not feature["featurecla"].startswith(("Populated", "Admin")):
            continue
        iso_a2 = town_country(feature, alpha2, names)
        population = feature["pop_max"] if feature["pop_max"] and feature["pop_max"] > 0 else None
        iso_a3 = names.alpha3.get(iso_a2)
        found = feature["name"]
        name = spellings.of(iso_a3, found, feature["namealt"])
        name_fr = french.get((iso_a3, found)) or names.cities.get((iso_a2, found), {}).get("fr")
        key = f"P{feature.GetFID():05d}"
        writer.add(key, rounded(feature.GetGeometryRef(), 5),
                   {"key": key, "name": name, "name_fr": name_fr if name_fr != name else None, "iso_a2": iso_a2,
                    "iso_a3": iso_a3, "rank": feature["scalerank"], "capital": town_capital(feature, flagged),
                    "population": population})
    writer.write()


def main(work, facts, out):
    names = Names(work)
    facts = pathlib.Path(facts)
    table = read_table(facts / "names.csv")
    provinces = read_provinces(work, names, table)
    pathlib.Path(out).mkdir(parents=True, exist_ok=True)
    write_provinces(provinces, names, out)
    write_countries(provinces, names, out)
    write_boundaries(work, provinces, out)
    write_lakes(work, table, out)
    write_rivers(work, table, out)
    write_places(work, names, Spellings(provinces, facts, table, names), table, out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3])
