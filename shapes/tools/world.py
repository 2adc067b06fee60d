"""Coarse countries of the world for locators: dissolved, then thinned so that neighbours still touch."""
import subprocess
import sys

from osgeo import ogr

from common import GDL, Names, Writer, open_layer, polygons_only, rounded, slug

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


def main(work, out):
    names = Names(work)
    raw = Writer(work, "world_raw", ogr.wkbPolygon, {"key": 24, "iso_a3": 3, "name": 60})
    for key, (iso_a2, name, geometry) in dissolved(work, names).items():
        known = iso_a2 != "-1"
        raw.add(key, geometry, {"key": key, "iso_a3": names.alpha3[iso_a2] if known else None,
                                "name": names.name(iso_a2, "en") if known else name})
    raw.write()
    subprocess.run(["npx", "mapshaper", "world_raw.shp", "encoding=utf8", "-simplify", KEEP, "keep-shapes",
                    "-filter-islands", "min-area=300km2", "-o", "world_thin.shp", "encoding=utf8"],
                   cwd=work, check=True, capture_output=True)
    source, layer = open_layer(f"{work}/world_thin.shp")
    thin = Writer(out, "world_countries", ogr.wkbPolygon, {"key": 24, "iso_a3": 3, "name": 60})
    for feature in layer:
        if feature.GetGeometryRef() is not None:
            thin.add(feature["key"], rounded(feature.GetGeometryRef(), 4),
                     {name: feature[name] for name in ("key", "iso_a3", "name")})
    thin.write()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
