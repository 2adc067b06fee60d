"""What the scripts that make shapes/ share: reading packages, writing shapefiles alike every time."""
import csv
import json
import math
import pathlib
import re
import unicodedata

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
BOX = (-30.0, -37.0, 60.0, 47.0)  # west, south, east, north: Africa and its rim
LANGUAGES = ["en", "fr", "ar", "pt", "es", "ha", "bm", "ff", "zgh", "nqo", "de", "sw"]
GDL = "packages/usr/share/gnudatalanguage/resource/maps"
MAGICS = "packages/usr/share/magics"


def open_layer(path):
    """A shapefile of the packages: those of Magics are Windows-1252, the others UTF-8; none says so."""
    encoding = "CP1252" if MAGICS in str(path) else "UTF-8"
    source = gdal.OpenEx(str(path), open_options=[f"ENCODING={encoding}"])
    return source, source.GetLayer()


def box_geometry():
    west, south, east, north = BOX
    return ogr.CreateGeometryFromWkt(
        f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))")


def polygons_only(geometry):
    """The areas of a geometry as one multipolygon; cutting may leave lines and points."""
    out = ogr.Geometry(ogr.wkbMultiPolygon)
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if kind == ogr.wkbPolygon:
        out.AddGeometry(geometry)
    elif kind in (ogr.wkbMultiPolygon, ogr.wkbGeometryCollection):
        for i in range(geometry.GetGeometryCount()):
            for k in polygons_only(geometry.GetGeometryRef(i)):
                out.AddGeometry(k)
    return out


def rounded(geometry, decimals=6):
    """Coordinates on a grid of a tenth of a metre, so that shared corners are the same number."""
    return ogr.CreateGeometryFromWkt(re.sub(
        r"-?\d+\.?\d*(?:e-?\d+)?", lambda m: f"{round(float(m[0]), decimals):.{decimals}f}", geometry.ExportToWkt()))


ECCENTRICITY = math.sqrt(0.00669437999014132)  # of the ellipsoid of WGS 84
HALF_POLAR_KM2 = 6356.752314245179 ** 2 / 2


def zone_km2(lat_deg):
    """Area between the equator and a parallel on the ellipsoid, for a radian of longitude."""
    s = math.sin(math.radians(lat_deg))
    e = ECCENTRICITY
    return HALF_POLAR_KM2 * (s / (1 - (e * s) ** 2) + math.atanh(e * s) / e)


def area_km2(geometry):
    """On the ellipsoid; exact for edges that are straight where areas are kept, and these are short."""
    total = 0.0
    for polygon in polygons_only(geometry):
        for i in range(polygon.GetGeometryCount()):
            ring = polygon.GetGeometryRef(i)
            points = [ring.GetPoint_2D(k) for k in range(ring.GetPointCount())]
            area = sum(math.radians(b[0] - a[0]) * (zone_km2(a[1]) + zone_km2(b[1])) / 2
                       for a, b in zip(points, points[1:]))
            total += abs(area) if i == 0 else -abs(area)
    return total


class Writer:
    """A shapefile with .prj and .cpg, its rows sorted, its date fixed."""

    def __init__(self, folder, name, geometry_type, fields):
        self.path = pathlib.Path(folder) / f"{name}.shp"
        self.fields = fields  # name: width for text, "int" or "real"
        self.geometry_type = geometry_type
        self.rows = []

    def add(self, sort_key, geometry, values):
        self.rows.append((sort_key, geometry.Clone(), values))

    def write(self):
        driver = ogr.GetDriverByName("ESRI Shapefile")
        for old in self.path.parent.glob(self.path.stem + ".*"):
            old.unlink()
        wgs84 = osr.SpatialReference()
        wgs84.ImportFromEPSG(4326)
        wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        file = driver.CreateDataSource(str(self.path))
        layer = file.CreateLayer(self.path.stem, wgs84, self.geometry_type,
                                 ["ENCODING=UTF-8", "DBF_DATE_LAST_UPDATE=2000-01-01"])
        for name, kind in self.fields.items():
            definition = ogr.FieldDefn(name, {"int": ogr.OFTInteger, "real": ogr.OFTReal}.get(kind, ogr.OFTString))
            if isinstance(kind, int):
                definition.SetWidth(kind)
            elif kind == "real":
                definition.SetWidth(14)
                definition.SetPrecision(0)
            else:
                definition.SetWidth(4)
            layer.CreateField(definition)
        for _, geometry, values in sorted(self.rows, key=lambda row: row[0]):
            feature = ogr.Feature(layer.GetLayerDefn())
            for name, value in values.items():
                if value is not None:
                    feature[name] = value
            feature.SetGeometry(geometry)
            layer.CreateFeature(feature)
        layer = None
        file = None


def unaccented(name):
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Names:
    """Country codes and names from CLDR, and its cities: those that give their name to a time zone."""

    def __init__(self, work):
        cldr = pathlib.Path(work) / "cldr"
        codes = json.loads((cldr / "cldr-core/supplemental/codeMappings.json").read_text())
        self.alpha3 = {a2: m["_alpha3"] for a2, m in codes["supplemental"]["codeMappings"].items() if "_alpha3" in m}
        self.names = {}
        for lang in LANGUAGES:
            text = (cldr / f"cldr-localenames-full/main/{lang}/territories.json").read_text()
            self.names[lang] = json.loads(text)["main"][lang]["localeDisplayNames"]["territories"]
        self.cities = self.read_cities(cldr)

    @staticmethod
    def read_cities(cldr):
        """(iso_a2, name in plain English letters) -> {language: name}, where CLDR's differs from the zone's; of the
        English ones, those that differ in accents only."""
        keys = json.loads((cldr / "cldr-bcp47/bcp47/timezone.json").read_text())["keyword"]["u"]["tz"]
        cities = {}
        for lang in ("en", "fr"):
            text = (cldr / f"cldr-dates-full/main/{lang}/timeZoneNames.json").read_text()
            zones = json.loads(text)["main"][lang]["dates"]["timeZoneNames"]["zone"]
            for key, entry in keys.items():
                for zone in entry.get("_alias", "").split() if isinstance(entry, dict) else []:
                    area, _, city = zone.partition("/")
                    named = zones.get(area, {}).get(city, {}).get("exemplarCity", "")
                    named = re.sub(r" \(.*\)$", "", named).replace("’", "'")  # Tripoli (Libye)
                    city = city.replace("_", " ")
                    if named and (lang != "en" or unaccented(named).replace("'", "") == city):
                        cities.setdefault((key[:2].upper(), city), {})[lang] = named
        return cities

    def name(self, iso_a2, lang):
        """CLDR's name; of Palestine the short one, of the two Congos the one with the state's
        form. A code CLDR repeats as the name is no name."""
        names = self.names[lang]
        variant = {"PS": "PS-alt-short", "CD": "CD-alt-variant", "CG": "CG-alt-variant"}.get(iso_a2, iso_a2)
        name = names.get(variant, names.get(iso_a2))
        return None if name == iso_a2 else name


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", unaccented(name).lower()).strip("-")
