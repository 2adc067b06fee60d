"""Reads shapefiles and dBase tables with Python alone, strictly: what the data's tests look at them with."""
import math
import struct

POINT, LINE, AREA = 1, 3, 5


class Layer:
    """Header, fields [(name, type, width)], rows (dicts of text; None where empty) and parts of each shape."""

    def __init__(self, path):
        self.path = path
        self.read_dbf(path.with_suffix(".dbf").read_bytes())
        self.read_shp(path.read_bytes(), path.with_suffix(".shx").read_bytes())

    def read_dbf(self, data):
        self.date = tuple(data[1:4])
        count, header, width = struct.unpack("<IHH", data[4:12])
        self.fields = []
        at = 32
        while data[at] != 0x0D:
            name = data[at:at + 11].split(b"\0")[0].decode("ascii")
            self.fields.append((name, chr(data[at + 11]), data[at + 16]))
            at += 32
        self.rows = []
        for i in range(count):
            record = data[header + i * width:header + (i + 1) * width]
            row, at = {}, 1
            for name, _, size in self.fields:
                # strict: anything that is not UTF-8 raises
                row[name] = record[at:at + size].decode("utf-8").strip() or None
                at += size
            self.rows.append(row)

    def read_shp(self, data, index):
        self.size_in_header = struct.unpack(">I", data[24:28])[0] * 2
        self.size = len(data)
        self.shape_type = struct.unpack("<I", data[32:36])[0]
        self.box = struct.unpack("<4d", data[36:68])
        self.offsets = [struct.unpack(">I", index[i:i + 4])[0] * 2 for i in range(100, len(index), 8)]
        self.parts = []
        at = 100
        self.starts = []
        while at < len(data):
            self.starts.append(at)
            length = struct.unpack(">I", data[at + 4:at + 8])[0] * 2
            self.parts.append(self.read_shape(data[at + 8:at + 8 + length]))
            at += 8 + length

    def read_shape(self, shape):
        kind = struct.unpack("<I", shape[:4])[0]
        if kind != self.shape_type:
            raise ValueError(f"{self.path.name}: shape of type {kind} among type {self.shape_type}")
        if kind == POINT:
            return [[struct.unpack("<2d", shape[4:20])]]
        n_parts, n_points = struct.unpack("<II", shape[36:44])
        firsts = list(struct.unpack(f"<{n_parts}I", shape[44:44 + 4 * n_parts])) + [n_points]
        numbers = struct.unpack(f"<{2 * n_points}d", shape[44 + 4 * n_parts:44 + 4 * n_parts + 16 * n_points])
        points = list(zip(numbers[::2], numbers[1::2]))
        return [points[a:b] for a, b in zip(firsts, firsts[1:])]

    def by_key(self):
        return {row["key"]: parts for row, parts in zip(self.rows, self.parts)}


def authalic_sine(lat_deg, e2=0.00669437999014132):
    """Of the authalic latitude: between parallels as far apart in it lie equal areas."""
    e = math.sqrt(e2)

    def q(s):
        return (1 - e2) * (s / (1 - e2 * s * s) + math.log((1 + e * s) / (1 - e * s)) / (2 * e))
    return q(math.sin(math.radians(lat_deg))) / q(1)


def area_km2(parts):
    """On WGS 84; shapefiles turn outer rings one way and holes the other, so the sum is the area."""
    radius_km = 6371.0071809
    total = 0.0
    for ring in parts:
        sines = [authalic_sine(lat) for _, lat in ring]
        total += sum(math.radians(ring[i + 1][0] - ring[i][0]) * (sines[i] + sines[i + 1]) / 2
                     for i in range(len(ring) - 1))
    return total * radius_km ** 2


def contains(parts, lon, lat):
    inside = False
    for ring in parts:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
            if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
    return inside


def distance_km(parts, lon, lat):
    """From the nearest edge; for a few kilometres."""
    across = math.cos(math.radians(lat))
    best = math.inf
    for ring in parts:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
            ax, ay = (x1 - lon) * across, y1 - lat
            bx, by = (x2 - x1) * across, y2 - y1
            along = 0 if bx == by == 0 else max(0, min(1, -(ax * bx + ay * by) / (bx * bx + by * by)))
            best = min(best, math.hypot(ax + along * bx, ay + along * by))
    return best * 111.195
