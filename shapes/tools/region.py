"""Countries and places of a region far from the Sahel, for the maps in maps/elsewhere: region.py WORK REGION FOLDER

Units that touch the region come whole, so that no edge is where none is on the earth; a region may lie across the
180th meridian.
"""
import sys

from osgeo import ogr

from common import GDL, MAGICS, Names, Writer, open_layer, polygons_only, rounded, slug

DECIMALS = 4  # of a degree: some ten metres
# West, south, east, north (east of more than 180: across that meridian), and the kinds of places.
REGIONS = {
    "fiji": ((170, -23, 190, -8), None),
    "antarctica": ((-180, -90, 180, -48), {"Scientific station"}),
}


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
        iso_a2 = feature["iso_a2"]
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


def places(work, out, box, kinds):
    source, layer = open_layer(f"{work}/{MAGICS}/10m/ne_10m_populated_places_simple.shp")
    table = Writer(out, "places", ogr.wkbPoint, {"key": 32, "name": 60, "kind": 40, "capital": "int", "rank": "int", "country": 60})
    for feature in touching(layer, box):
        if kinds is None or feature["featurecla"] in kinds:
            key = slug(feature["name"])
            table.add(key, rounded(feature.GetGeometryRef(), DECIMALS),
                      {"key": key, "name": feature["name"], "kind": feature["featurecla"],
                       "capital": int(feature["featurecla"] == "Admin-0 capital"), "rank": feature["scalerank"],
                       "country": feature["adm0name"]})
    table.write()


def main(work, region, out):
    if region not in REGIONS:
        sys.exit(f"region.py: no region '{region}'; there are: {', '.join(sorted(REGIONS))}")
    box, kinds = REGIONS[region]
    countries(work, out, Names(work), box)
    places(work, out, box, kinds)


if __name__ == "__main__":
    main(*sys.argv[1:4])
