"""Countries and places of a region far from the Sahel, for the maps in maps/elsewhere: region.py WORK REGION FOLDER

Units that touch the region come whole, so that no edge is where none is on the earth; a region may lie across the
180th meridian. Of a region with a list of countries their people come too, as a table.
"""
import csv
import json
import pathlib
import sys

from osgeo import ogr

from common import GDL, MAGICS, Names, Writer, area_km2, open_layer, polygons_only, rounded, slug

DECIMALS = 4  # of a degree: some ten metres
SOUTH_AMERICA = "ARG BOL BRA CHL COL ECU FLK GUF GUY PER PRY SUR URY VEN".split()
# West, south, east, north (east of more than 180: across that meridian), which places, and whose people.
REGIONS = {
    "fiji": ((170, -23, 190, -8), None, None),
    "antarctica": ((-180, -90, 180, -48), lambda place: place["featurecla"] == "Scientific station", None),
    "south-america": ((-92, -57, -30, 15), lambda place: place["pop_max"] >= 2_000_000, SOUTH_AMERICA),
}
# Units with a code of their own in CLDR that the source counts to the country they belong to.
OWN_CODES = {"Guyane française": "GF"}
# The source writes places without accents; CLDR spells those that name a time zone, and these are none.
SPELLED = {"Brasilia": "Brasília", "Goiania": "Goiânia", "Medellin": "Medellín"}


def touching(layer, box):
    """Features of a layer that touch the box; the box in one or two pieces."""
    west, south, east, north = box
    pieces = [(west, min(east, 180))] + ([(-180, east - 360)] if east > 180 else [])
    seen = set()
    for left, right in pieces:
        layer.SetSpatialFilterRect(left, south, right, north)
        for feature in layer:
            if feature.GetFID() not in seen:
                seen.add(feature.GetFID())
                yield feature


def countries(work, out, names, box):
    source, layer = open_layer(f"{work}/{GDL}/high/ne_10m_admin_1_states_provinces.shp")
    parts = {}
    for feature in touching(layer, box):
        iso_a2 = OWN_CODES.get(feature["name"], feature["iso_a2"])
        key = slug(feature["name"]) if iso_a2 == "-1" else names.alpha3[iso_a2]
        geometry = feature.GetGeometryRef()
        geometry = geometry if geometry.IsValid() else geometry.MakeValid()
        entry = parts.setdefault(key, (iso_a2, feature["name"], ogr.Geometry(ogr.wkbMultiPolygon)))
        for polygon in polygons_only(rounded(geometry, DECIMALS)):
            entry[2].AddGeometry(polygon)
    table = Writer(out, "countries", ogr.wkbPolygon, {"key": 24, "iso_a3": 3, "name": 60})
    for key, (iso_a2, name, together) in parts.items():
        known = iso_a2 != "-1"
        table.add(key, polygons_only(together.UnionCascaded()),
                  {"key": key, "iso_a3": names.alpha3[iso_a2] if known else None,
                   "name": names.name(iso_a2, "en") if known else name})
    table.write()
    return {key: (names.name(iso_a2, "en"), iso_a2, together.UnionCascaded())
            for key, (iso_a2, name, together) in parts.items() if iso_a2 != "-1"}


def people(work, out, lands, keys):
    """CLDR's number of people in each country, and how many that is on a square kilometre of its area here."""
    text = (pathlib.Path(work) / "cldr/cldr-core/supplemental/territoryInfo.json").read_text()
    info = json.loads(text)["supplemental"]["territoryInfo"]
    with open(pathlib.Path(out) / "people.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["iso_a3", "name", "people", "area_km2", "per_km2"])
        for key in keys:
            name, iso_a2, land = lands[key]
            count, area = int(info[iso_a2]["_population"]), area_km2(land)
            table.writerow([key, name, count, f"{area:.0f}", f"{count / area:.1f}"])


def spelled(feature, names):
    city = names.cities.get((feature["iso_a2"], feature["name"]), {})
    return SPELLED.get(feature["name"], city.get("en", feature["name"]))


def places(work, out, names, box, wanted, with_people):
    source, layer = open_layer(f"{work}/{MAGICS}/10m/ne_10m_populated_places_simple.shp")
    fields = {"key": 32, "name": 60, "kind": 40, "capital": "int", "rank": "int", "country": 60}
    table = Writer(out, "places", ogr.wkbPoint, fields | ({"people": "real"} if with_people else {}))
    for feature in touching(layer, box):
        if wanted is None or wanted(feature):
            key = slug(feature["name"])
            table.add(key, rounded(feature.GetGeometryRef(), DECIMALS),
                      {"key": key, "name": spelled(feature, names), "kind": feature["featurecla"],
                       "capital": int(feature["featurecla"] == "Admin-0 capital"), "rank": feature["scalerank"],
                       "country": feature["adm0name"]} | ({"people": feature["pop_max"]} if with_people else {}))
    table.write()


def main(work, region, out):
    if region not in REGIONS:
        sys.exit(f"region.py: no region '{region}'; there are: {', '.join(sorted(REGIONS))}")
    box, wanted, keys = REGIONS[region]
    names = Names(work)
    lands = countries(work, out, names, box)
    if keys:
        people(work, out, lands, keys)
    places(work, out, names, box, wanted, with_people=bool(keys))


if __name__ == "__main__":
    main(*sys.argv[1:4])
