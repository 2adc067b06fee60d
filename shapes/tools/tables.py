"""sites.csv, memberships.csv, timeline.csv and zones.csv from the collected facts and provinces.shp."""
import csv
import math
import pathlib
import sys

from osgeo import ogr

from common import area_km2, read_table

CLASSES = {"FRA": "france", "USA": "united-states", "RUS": "russia", "UN": "united-nations", "EU": "european-union"}
# The first rule whose word stands in `kind` gives the kind's class.
KINDS = [("drone", "drone-base"), ("naval", "naval"), ("peacekeep", "peacekeeping"), ("headquarters", "headquarters"),
         ("special", "special-forces"), ("air", "air-base"), ("logistic", "logistics"), ("train", "training"),
         ("forward", "forward-base"), ("main operating", "main-base"), ("support", "support")]
# French names of places that have another one: as the sites' own French names in the facts write them.
PLACES_FR = {"Timbuktu": "Tombouctou", "Dakar port": "Port de Dakar"}
# A membership or an event that says one of these of itself is not wholly sourced.
DOUBTS = ("unconfirmed", "general knowledge", "inferred")
FIELDS = ["id", "name", "name_fr", "reading", "kind", "units_from", "units_by", "units", "lon", "lat", "radius_km",
          "area_km2", "from", "to", "certainty", "source", "note", "note_fr"]

BURKINA = {"Centre": ["Kadiogo"], "Centre-Est": ["Boulgou", "Koulpélogo", "Kouritenga"],
           "Centre-Sud": ["Bazéga", "Nahouri", "Zoundwéogo"], "Centre-Nord": ["Bam", "Namentenga", "Sanmatenga"],
           "Est": ["Gnagna", "Gourma", "Komondjari", "Kompienga", "Tapoa"],
           "Plateau-Central": ["Ganzourgou", "Kourwéogo", "Oubritenga"],
           "Nord": ["Loroum", "Passoré", "Yatenga", "Zondoma"], "Sahel": ["Oudalan", "Séno", "Soum", "Yagha"]}
ALG = "https://www.liptakogourma.org/zones-dintervention/"


def burkina(*regions):
    return [f"BFA/{province}" for region in regions for province in BURKINA[region]]


ZONES = [
    {"id": "liptako-gourma-authority", "name": "Liptako-Gourma (Authority)", "name_fr": "Liptako-Gourma (Autorité)",
     "reading": "R2", "certainty": "approximate", "source": ALG,
     "facts_km2": 536300,
     "units": ["MLI/Mopti", "MLI/Gao"] + burkina(*BURKINA) + ["NER/Tillabéri", "NER/Dosso", "NER/Niamey"],
     "note": "Whole units that fit the shares published for the Liptako-Gourma Authority (approximate; the Authority "
             "itself states 370,000 km² and names further regions of Mali).",
     "note_fr": "Unités entières conformes aux parts publiées pour l’Autorité du Liptako-Gourma (approximatif ; "
                "l’Autorité elle-même annonce 370 000 km² et nomme d’autres régions du Mali)."},
    {"id": "liptako-gourma", "name": "Liptako-Gourma", "name_fr": "Liptako-Gourma",
     "reading": "R3", "certainty": "approximate", "source": "this project's reading of analysts' use; no source defines it",
     "facts_km2": 384900,
     "units": ["MLI/Gao"] + burkina("Sahel", "Est", "Centre-Nord", "Nord") + ["NER/Tillabéri", "NER/Niamey"],
     "note": "Liptako-Gourma as analysts use the name: an approximate zone of whole regions and provinces, "
             "not an official boundary.",
     "note_fr": "Liptako-Gourma au sens des analystes : zone approximative de régions et provinces entières, "
                "sans limite officielle."},
    {"id": "tri-border", "name": "Tri-border zone", "name_fr": "Zone des trois frontières",
     "reading": "R4", "certainty": "approximate", "source": "this project's reading of press use; no source defines it",
     "facts_km2": 301600, "units": ["MLI/Gao"] + burkina("Sahel") + ["NER/Tillabéri"],
     "note": "The zone of the three borders as the press uses the name, in the fewest whole units (approximate).",
     "note_fr": "La zone des trois frontières au sens de la presse, avec le moins d’unités entières possible "
                "(approximatif)."},
    {"id": "tripoint-200km", "name": "200 km round the tripoint", "name_fr": "200 km autour du point triple",
     "reading": "R5", "certainty": "computed", "source": "tripoint of Natural Earth 1:10m admin-1",
     "facts_km2": 125700, "radius_km": 200, "tripoint": ("BFA", "MLI", "NER"),
     "note": "A geodesic circle of 200 km round the point where Mali, Burkina Faso and Niger meet.",
     "note_fr": "Cercle géodésique de 200 km autour du point où se rencontrent le Mali, le Burkina Faso et le Niger."},
]


def write(path, fields, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def kind_class(kind):
    return next((name for word, name in KINDS if word in kind.lower()), "other")


def sites(facts, out):
    rows = read_table(facts / "sites.csv")
    fields = list(rows[0]) + ["place_fr", "class", "kind_class"]
    for row in rows:
        row["place_fr"] = PLACES_FR.get(row["place"], "")
        row["class"] = CLASSES.get(row["operator"], "other")
        row["kind_class"] = kind_class(row["kind"])
    write(out / "sites.csv", fields, rows)


class Provinces:
    """What the zones are made of: areas by key, and the corners of a country's provinces."""

    def __init__(self, path):
        source = ogr.Open(str(path))
        self.area_km2 = {}
        self.corners = {}
        for feature in source.GetLayer():
            geometry = feature.GetGeometryRef()
            self.area_km2[feature["key"]] = area_km2(geometry)
            corners = self.corners.setdefault(feature["iso_a3"], set())
            for polygon in geometry if geometry.GetGeometryName() == "MULTIPOLYGON" else [geometry]:
                for ring in polygon:
                    corners.update(ring.GetPoint_2D(i) for i in range(ring.GetPointCount()))

    def tripoint(self, countries):
        """The one corner that three countries share."""
        shared = set.intersection(*(self.corners[key] for key in countries))
        if len(shared) != 1:
            sys.exit(f"zones: {'-'.join(countries)} share {len(shared)} corners, 1 expected")
        return shared.pop()


def cap_km2(radius_km):
    """Area of a circle on the sphere with the area of the Earth; on the ellipsoid 0.2 % more or less."""
    radius = 6371.0072
    return 2 * math.pi * radius ** 2 * (1 - math.cos(radius_km / radius))


def zones(out):
    provinces = Provinces(out / "provinces.shp")
    rows = []
    for zone in ZONES:
        row = {name: zone.get(name, "") for name in FIELDS}
        if "tripoint" in zone:
            row["kind"] = "circle"
            row["lon"], row["lat"] = (f"{x:.6f}" for x in provinces.tripoint(zone["tripoint"]))
            area = cap_km2(zone["radius_km"])
        else:
            row["kind"] = "units"
            row["units_from"], row["units_by"] = "provinces.shp", "key"
            row["units"] = ";".join(zone["units"])
            area = sum(provinces.area_km2[key] for key in zone["units"])
        if abs(area / zone["facts_km2"] - 1) > 0.005:
            sys.exit(f"zones: {zone['id']} has {area:.0f} km2, the facts say {zone['facts_km2']}")
        row["area_km2"] = f"{round(area, -2):.0f}"
        rows.append(row)
    write(out / "zones.csv", FIELDS, rows)


def stated(rows):
    """With a certainty: `sourced`, or `unconfirmed` where the row says so of a part of itself."""
    for row in rows:
        said = (row["event"] + " " + row["source"]).lower()
        row["certainty"] = "unconfirmed" if any(word in said for word in DOUBTS) else "sourced"
    return rows


def with_status(rows):
    """The collected facts keep suspensions as a group of their own; here they are a status in the group."""
    for row in rows:
        group, suspended, _ = row["group"].partition("-suspended")
        row["group"], row["status"] = group, "suspended" if suspended else ""
    return rows


def main(facts, out):
    facts, out = pathlib.Path(facts), pathlib.Path(out)
    sites(facts, out)
    zones(out)
    rows = stated(read_table(facts / "timeline.csv"))
    write(out / "timeline.csv", list(rows[0]), rows)
    rows = with_status(stated(read_table(facts / "memberships.csv")))
    write(out / "memberships.csv", list(rows[0]), rows)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
