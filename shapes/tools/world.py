"""Coarse countries and land of the world for locators: dissolved, then thinned so that neighbours still touch."""
import subprocess
import sys

from osgeo import ogr

from common import GDL, Names, Writer, area_km2, open_layer, polygons_only, rounded, slug

KEEP = "2.2%"


def dissolved(work, names):
    source, layer = open_layer(f"{work}/{GDL}/high/ne_10m_admin_1_states_provinces.shp")
    parts = {}
    for feature in layer:
        iso_a2 = feature["iso_a2"]
        key = slug(feature["name"]) if iso_a2 == "-1" else names.alpha3[iso_a2]
        geometry = feature.GetGeometryRef()
        geometry = geometry if geometry.IsValid() else geometry.MakeValid()
        entry = parts.setdefault(key, (iso_a2, feature["name"], ogr.Geometry(ogr.wkbMultiPolygon)))
        for polygon in polygons_only(rounded(geometry)):
            entry[2].AddGeometry(polygon)
    return {key: (iso, name, polygons_only(together.UnionCascaded())) for key, (iso, name, together) in parts.items()}


def write_land(work, out):
    """A feature for each piece of land, the largest first."""
    source, layer = open_layer(f"{work}/world_dissolved.shp")
    pieces = [rounded(feature.GetGeometryRef(), 4) for feature in layer if feature.GetGeometryRef() is not None]
    land = Writer(out, "world_land", ogr.wkbPolygon, {"key": 8, "area_km2": "real"})
    ordered = sorted(((-area_km2(piece), piece.GetEnvelope(), i) for i, piece in enumerate(pieces)))
    for rank, (area, _, i) in enumerate(ordered, 1):
        key = f"W{rank:05d}"
        land.add(key, pieces[i], {"key": key, "area_km2": round(-area)})
    land.write()


def main(work, out):
    names = Names(work)
    raw = Writer(work, "world_raw", ogr.wkbPolygon, {"key": 24, "iso_a3": 3, "name": 60})
    for key, (iso_a2, name, geometry) in dissolved(work, names).items():
        known = iso_a2 != "-1"
        raw.add(key, geometry, {"key": key, "iso_a3": names.alpha3[iso_a2] if known else None,
                                "name": names.name(iso_a2, "en") if known else name})
    raw.write()
    subprocess.run(["npx", "mapshaper", "world_raw.shp", "encoding=utf8", "-simplify", KEEP, "keep-shapes",
                    "-filter-islands", "min-area=300km2", "-o", "world_thin.shp", "encoding=utf8",
                    "-dissolve2", "gap-fill-area=100km2", "-explode", "-o", "world_dissolved.shp"],
                   cwd=work, check=True, capture_output=True)
    write_land(work, out)
    source, layer = open_layer(f"{work}/world_thin.shp")
    thin = Writer(out, "world_countries", ogr.wkbPolygon, {"key": 24, "iso_a3": 3, "name": 60})
    for feature in layer:
        if feature.GetGeometryRef() is not None:
            thin.add(feature["key"], rounded(feature.GetGeometryRef(), 4),
                     {name: feature[name] for name in ("key", "iso_a3", "name")})
    thin.write()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
