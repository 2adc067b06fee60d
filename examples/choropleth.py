#!/usr/bin/env python3
"""Makes choropleth.csv: people in towns and area of each country, from what is in shapes/.

usage: choropleth.py [--check]

people   the sum over the country's towns in shapes/places.shp (Natural Earth lists the larger
         ones; estimates of about 2005 to 2010)
area_km2 of the country in shapes/countries.shp, on the ellipsoid
per_km2  people / area_km2

Only countries of which three or more towns are listed and that lie wholly within the data (30 W
to 60 E, 37 S to 47 N), as far as shapes/world_countries.shp shows: what is cut off is islands of
Mauritius and Portugal. --check writes nothing and fails when the file
is not what would be written.
"""
import collections
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SHAPES = HERE.parent / "shapes"
sys.path.insert(0, str(HERE.parent / "tests" / "data"))
import shapefile  # noqa: E402

TOWNS_MIN = 3
WEST, SOUTH, EAST, NORTH = -30, -37, 60, 47


def within(parts):
    return all(WEST < x < EAST and SOUTH < y < NORTH for part in parts for x, y in part)


def table():
    people, towns = collections.Counter(), collections.Counter()
    for place in shapefile.Layer(SHAPES / "places.shp").rows:
        if place["population"]:
            people[place["iso_a3"]] += int(place["population"])
            towns[place["iso_a3"]] += 1
    world = shapefile.Layer(SHAPES / "world_countries.shp")
    whole = {row["iso_a3"] for row, parts in zip(world.rows, world.parts) if row["iso_a3"] and within(parts)}
    countries = shapefile.Layer(SHAPES / "countries.shp")
    yield "code,name,towns,people,area_km2,per_km2"
    for row, parts in sorted(zip(countries.rows, countries.parts), key=lambda c: c[0]["iso_a3"] or ""):
        code = row["iso_a3"]
        if code in whole and towns[code] >= TOWNS_MIN:
            area = abs(shapefile.area_km2(parts))
            yield f'{code},{row["name"]},{towns[code]},{people[code]},{area:.0f},{people[code] / area:.1f}'


def main():
    text, path = "\n".join(table()) + "\n", HERE / "choropleth.csv"
    if sys.argv[1:] == ["--check"]:
        if path.read_text() != text:
            sys.exit(f"{path} is not what {pathlib.Path(__file__).name} makes")
    else:
        path.write_text(text)


if __name__ == "__main__":
    main()
