#!/usr/bin/env python3
"""Writes sahel.gpkg beside itself with Python alone: two layers with shapes and one without.

towns.fgb was made with GDAL 3.6.2: ogr2ogr -lco SPATIAL_INDEX=NO towns.fgb towns.geojson
"""
import pathlib
import sqlite3
import struct

SCHEMA = """
PRAGMA page_size = 512;
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10200;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT,
  description TEXT, last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
   || 'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]', NULL);
INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) VALUES
  ('towns', 'features', 'towns', '2023-09-16T00:00:00Z', 4326),
  ('zones', 'features', 'zones', '2023-09-16T00:00:00Z', 4326),
  ('notes', 'attributes', 'notes', '2023-09-16T00:00:00Z', 0);
INSERT INTO gpkg_geometry_columns VALUES ('towns', 'geom', 'POINT', 4326, 0, 0), ('zones', 'geom', 'POLYGON', 4326, 0, 0);
CREATE TABLE towns (fid INTEGER PRIMARY KEY, geom POINT, name TEXT, people INTEGER, founded DATE, photo BLOB, seat BOOLEAN);
CREATE TABLE zones (fid INTEGER PRIMARY KEY, geom POLYGON, name TEXT);
CREATE TABLE notes (fid INTEGER PRIMARY KEY, text TEXT, share DOUBLE);
INSERT INTO notes VALUES (1, 'only words', 0.25);
"""


def blob(wkb):
    return b"GP\0\1" + struct.pack("<i", 4326) + wkb


def point(x, y):
    return blob(struct.pack("<BIdd", 1, 1, x, y))


def polygon(*rings):
    out = struct.pack("<BII", 1, 3, len(rings))
    for ring in rings:
        out += struct.pack("<I", len(ring)) + b"".join(struct.pack("<dd", *p) for p in ring)
    return blob(out)


path = pathlib.Path(__file__).with_name("sahel.gpkg")
path.unlink(missing_ok=True)
db = sqlite3.connect(path)
db.executescript(SCHEMA)
db.executemany("INSERT INTO towns VALUES (?, ?, ?, ?, ?, ?, ?)", [
    (1, point(-0.05, 16.25), "Gao", 86633, "0650-01-01", b"\1\2", 1),
    (2, point(2.4, 15.9), "Ménaka", None, None, None, 0),
    (3, None, "", 7, "2023-09-16", None, None)])
db.execute("INSERT INTO zones VALUES (1, ?, 'ring')", (polygon(
    [(0, 10), (4, 10), (4, 14), (0, 14), (0, 10)], [(1, 11), (1, 12), (2, 12), (1, 11)]),))
db.commit()
db.close()
