"""sites.csv, memberships.csv, timeline.csv and zones.csv from the collected facts."""
import csv
import pathlib
import sys

CLASSES = {"FRA": "france", "USA": "united-states", "RUS": "russia", "UN": "united-nations", "EU": "european-union"}
# The first rule whose word stands in `kind` gives the kind's class.
KINDS = [("drone", "drone-base"), ("naval", "naval"), ("peacekeep", "peacekeeping"), ("headquarters", "headquarters"),
         ("special", "special-forces"), ("air", "air-base"), ("logistic", "logistics"), ("train", "training"),
         ("forward", "forward-base"), ("main operating", "main-base"), ("support", "support")]
# French names of places: from the sites' own French names and CLDR's and Natural Earth's usage.
PLACES_FR = {"Timbuktu": "Tombouctou"}
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
     "reading": "R2", "certainty": "approximate", "source": ALG, "area_km2": "536300",
     "units": ["MLI/Mopti", "MLI/Gao"] + burkina(*BURKINA) + ["NER/Tillabéri", "NER/Dosso", "NER/Niamey"],
     "note": "Whole units that fit the shares published for the Liptako-Gourma Authority (approximate; the Authority "
             "itself states 370,000 km² and names further regions of Mali).",
     "note_fr": "Unités entières conformes aux parts publiées pour l’Autorité du Liptako-Gourma (approximatif ; "
                "l’Autorité elle-même annonce 370 000 km² et nomme d’autres régions du Mali)."},
    {"id": "liptako-gourma", "name": "Liptako-Gourma", "name_fr": "Liptako-Gourma",
     "reading": "R3", "certainty": "approximate", "source": "this project's reading of analysts' use; no source defines it",
     "area_km2": "384900",
     "units": ["MLI/Gao"] + burkina("Sahel", "Est", "Centre-Nord", "Nord") + ["NER/Tillabéri", "NER/Niamey"],
     "note": "Liptako-Gourma as analysts use the name: an approximate zone of whole regions and provinces, "
             "not an official boundary.",
     "note_fr": "Liptako-Gourma au sens des analystes : zone approximative de régions et provinces entières, "
                "sans limite officielle."},
    {"id": "tri-border", "name": "Tri-border zone", "name_fr": "Zone des trois frontières",
     "reading": "R4", "certainty": "approximate", "source": "this project's reading of press use; no source defines it",
     "area_km2": "301600", "units": ["MLI/Gao"] + burkina("Sahel") + ["NER/Tillabéri"],
     "note": "The zone of the three borders as the press uses the name, in the fewest whole units (approximate).",
     "note_fr": "La zone des trois frontières au sens de la presse, avec le moins d’unités entières possible "
                "(approximatif)."},
    {"id": "tripoint-200km", "name": "200 km round the tripoint", "name_fr": "200 km autour du point triple",
     "reading": "R5", "certainty": "computed", "source": "tripoint of Natural Earth 1:10m admin-1",
     "area_km2": "125700", "circle": ("0.218473", "14.910985", "200"),
     "note": "A geodesic circle of 200 km round the point where Mali, Burkina Faso and Niger meet.",
     "note_fr": "Cercle géodésique de 200 km autour du point où se rencontrent le Mali, le Burkina Faso et le Niger."},
]


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, fields, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def kind_class(kind):
    return next((name for word, name in KINDS if word in kind.lower()), "other")


def sites(facts, out):
    rows = read(facts / "sites.csv")
    fields = list(rows[0]) + ["place_fr", "class", "kind_class"]
    for row in rows:
        row["place_fr"] = PLACES_FR.get(row["place"], "")
        row["class"] = CLASSES.get(row["operator"], "other")
        row["kind_class"] = kind_class(row["kind"])
    write(out / "sites.csv", fields, rows)


def zones(out):
    rows = []
    for zone in ZONES:
        row = {name: zone.get(name, "") for name in FIELDS}
        if "circle" in zone:
            row["kind"] = "circle"
            row["lon"], row["lat"], row["radius_km"] = zone["circle"]
        else:
            row["kind"] = "units"
            row["units_from"], row["units_by"] = "provinces.shp", "key"
            row["units"] = ";".join(zone["units"])
        rows.append(row)
    write(out / "zones.csv", FIELDS, rows)


def main(facts, out):
    facts, out = pathlib.Path(facts), pathlib.Path(out)
    sites(facts, out)
    zones(out)
    for name in ("memberships.csv", "timeline.csv"):
        rows = read(facts / name)
        write(out / name, list(rows[0]), rows)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
