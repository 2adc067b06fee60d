"""The maps of tests/bench/peers as each program wants them: the same layers, projection, scale and paint."""
import math
import struct

SIDES = {"region": (2400, 1800), "world": (2400, 1200), "growth": (1200, 900)}
PX_PER_PT = 254 / 72  # of region.yaml's page of 240 mm
FONT = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"
LAND, SEA, BORDER, RIVER, INK, SOFT = "#f1ede4", "#dce8ef", "#b9b0a0", "#7fa9c4", "#2b2622", "#7d746a"
LONLAT = "+proj=longlat +datum=WGS84 +no_defs"

# id, kind, fill, stroke, stroke width in points, then of labels: field, letters, size in points
REGION = (
    ("countries", "polygon", LAND, BORDER, 0.6, "name", SOFT, 7),
    ("provinces", "polygon", None, BORDER, 0.3, None, None, 0),
    ("rivers", "line", None, RIVER, 0.6, None, None, 0),
    ("lakes", "polygon", SEA, RIVER, 0.3, None, None, 0),
    ("places", "point", INK, None, 1.8, "name", INK, 3.6),
)
WORLD = (("provinces", "polygon", LAND, BORDER, 0.3, None, None, 0),)


class Scene:
    """What is drawn: layers (as above), the folder or file of each, projection, and the frame in its metres."""

    def __init__(self, name, layers, shapes, projection, frame):
        self.name, self.layers, self.shapes, self.projection, self.frame = name, layers, shapes, projection, frame
        self.width, self.height = SIDES[name]


def rgb(colour):
    return " ".join(str(int(colour[i:i + 2], 16)) for i in (1, 3, 5))


def mapserver(scene, folder):
    """A mapfile; map2img draws it. Letters by AGG, which places labels and lets none overlap."""
    lines = ["MAP", f"SIZE {scene.width} {scene.height}", f"EXTENT {' '.join(repr(v) for v in scene.frame)}", f"IMAGECOLOR {rgb(SEA)}",
             f'FONTSET "{folder}/fonts.list"', "UNITS METERS", *projection(scene.projection),
             'OUTPUTFORMAT NAME "png" DRIVER "AGG/PNG" MIMETYPE "image/png" IMAGEMODE RGB EXTENSION "png" END', 'IMAGETYPE "png"']
    if scene.name == "region":
        lines += ['SYMBOL NAME "dot" TYPE ELLIPSE POINTS 1 1 END FILLED TRUE END']
    for name, kind, fill, stroke, width, field, letters, size in scene.layers:
        lines += ["LAYER", f'NAME "{name}"', f"TYPE {kind.upper()}", "STATUS DEFAULT", f'DATA "{scene.shapes[name]}"', *projection(LONLAT)]
        if field:
            lines += [f'LABELITEM "{field}"']
        if kind == "point":
            lines += ["FILTER ([rank] <= 8)"]
        lines += ["CLASS"]
        if kind == "point":
            lines += ["STYLE", 'SYMBOL "dot"', f"COLOR {rgb(fill)}", f"SIZE {width * PX_PER_PT:.2f}", "END"]
        elif fill:
            lines += ["STYLE", f"COLOR {rgb(fill)}", "END"]
        if stroke:
            lines += ["STYLE", f"{'COLOR' if kind == 'line' else 'OUTLINECOLOR'} {rgb(stroke)}", f"WIDTH {width * PX_PER_PT:.3f}", "LINEJOIN ROUND", "END"]
        if field:
            lines += ["LABEL", "TYPE TRUETYPE", 'FONT "noto"', f"SIZE {size * PX_PER_PT * 72 / 96:.2f}", f"COLOR {rgb(letters)}",
                      f"POSITION {'AUTO' if kind == 'point' else 'CC'}", "ENCODING \"UTF-8\"", "END"]
        lines += ["END", "END"]
    (folder / "fonts.list").write_text(f"noto {FONT}\n", encoding="utf-8")
    path = folder / f"{scene.name}.map"
    path.write_text("\n".join([*lines, "END", ""]), encoding="utf-8")
    return path


def projection(text):
    return ["PROJECTION", *(f'"{part.lstrip("+")}"' for part in text.split()), "END"]


def mapnik(scene, folder):
    """An XML map; mapnik_draw draws it."""
    styles, layers = [], []
    for name, kind, fill, stroke, width, field, letters, size in scene.layers:
        rules = []
        if kind == "point":
            side = width * PX_PER_PT
            rules += [f'<MarkersSymbolizer marker-type="ellipse" width="{side:.2f}" height="{side:.2f}" fill="{fill}" stroke-width="0" '
                      'allow-overlap="true" ignore-placement="true"/>']
        elif fill:
            rules += [f'<PolygonSymbolizer fill="{fill}"/>']
        if stroke:
            rules += [f'<LineSymbolizer stroke="{stroke}" stroke-width="{width * PX_PER_PT:.3f}" stroke-linejoin="round"/>']
        texts = ""
        if field:
            where = 'placement-type="simple" placements="E,NE,SE,W,NW,SW,N,S" dx="5" dy="5"' if kind == "point" else ""
            texts = (f'<Style name="{name}-names"><Rule>{only(kind)}<TextSymbolizer face-name="Noto Sans Regular" size="{size * PX_PER_PT:.2f}" '
                     f'fill="{letters}" {where}>[{field}]</TextSymbolizer></Rule></Style>')
        styles.append(f'<Style name="{name}"><Rule>{only(kind)}{"".join(rules)}</Rule></Style>{texts}')
        names = [name] + ([f"{name}-names"] if field else [])
        layers.append(f'<Layer name="{name}" srs="{LONLAT}">{"".join(f"<StyleName>{n}</StyleName>" for n in names)}<Datasource>'
                      f'<Parameter name="type">shape</Parameter><Parameter name="file">{scene.shapes[name]}</Parameter></Datasource></Layer>')
    path = folder / f"{scene.name}.xml"
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<Map srs="{scene.projection}" background-color="{SEA}">\n'
                    + "\n".join([*styles, *layers]) + "\n</Map>\n", encoding="utf-8")
    return path


def only(kind):
    return "<Filter>[rank] &lt;= 8</Filter>" if kind == "point" else ""


def gmt(scene, folder, centre):
    """A script of GMT's modern mode. Layers are in its own format, made before; names are put where their points are:
    it lets them overlap."""
    west, south, east, north = scene.frame
    box = "/".join(f"{v:.1f}" for v in (west, east, south, north))
    lines = ["#!/bin/sh", "set -e", 'cd "$(dirname "$0")"', f"gmt begin {scene.name}-gmt png E254,A0",
             f"gmt basemap -R{box}+ue -JA{centre[0]}/{centre[1]}/{scene.width / 100}c -B+g{rgb(SEA).replace(' ', '/')}"]
    for name, kind, fill, stroke, width, field, letters, size in scene.layers:
        if kind == "point":
            lines += [f"gmt plot {name}.txt -Sc{width}p -G{rgb(fill).replace(' ', '/')}",
                      f"gmt text {name}.txt -F+f{size}p,Helvetica,{rgb(letters).replace(' ', '/')}+jLM -D1.5p/0"]
            continue
        area = f" -G{rgb(fill).replace(' ', '/')}" if fill else ""
        lines += [f"gmt plot {name}.gmt{area} -W{width}p,{rgb(stroke).replace(' ', '/')}"]
    path = folder / f"{scene.name}-gmt.sh"
    path.write_text("\n".join([*lines, "gmt end", ""]), encoding="utf-8")
    path.chmod(0o755)
    return path


# The synthetic family.

def polygons(path, n_points):
    """A shapefile of squares with wavy sides, 500 points each (fewer when there are fewer in all), in rows over 40 x 40 degrees."""
    each = min(500, n_points)
    n = n_points // each
    columns = math.ceil(math.sqrt(n))
    cell = 40 / columns
    unit = []
    for i in range(each - 1):
        turn = 2 * math.pi * i / (each - 1)
        radius = 0.42 * (1 + 0.08 * math.sin(23 * turn) + 0.03 * math.sin(67 * turn))
        unit.append((0.5 + radius * math.cos(-turn), 0.5 + radius * math.sin(-turn)))
    unit.append(unit[0])
    content = 44 + 4 + 16 * each  # bytes of a record's content
    with open(path.with_suffix(".shp"), "wb") as shp, open(path.with_suffix(".shx"), "wb") as shx, open(path.with_suffix(".dbf"), "wb") as dbf:
        for f, size in ((shp, 100 + n * (8 + content)), (shx, 100 + 8 * n)):
            f.write(struct.pack(">i20xi", 9994, size // 2) + struct.pack("<ii4d32x", 1000, 5, 0, 0, 40, 40))
        dbf.write(struct.pack("<B3xIHH20x", 3, n, 65, 11) + struct.pack("<11sc4xB15x", b"id", b"N", 10) + b"\r")
        for k in range(n):
            x, y = (k % columns) * cell, (k // columns) * cell
            pts = [v for px, py in unit for v in (x + px * cell, y + py * cell)]
            box = (min(pts[0::2]), min(pts[1::2]), max(pts[0::2]), max(pts[1::2]))
            shx.write(struct.pack(">ii", (100 + k * (8 + content)) // 2, content // 2))
            shp.write(struct.pack(">ii", k + 1, content // 2) + struct.pack("<i4diii", 5, *box, 1, each, 0) + struct.pack(f"<{2 * each}d", *pts))
            dbf.write(b" %10d" % k)
        dbf.write(b"\x1a")
    path.with_suffix(".prj").write_text('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],'
                                        'PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]\n', encoding="utf-8")


def points(path, n):
    """A table of n towns, spread evenly and without a pattern (the fractions of multiples of two irrational numbers)."""
    lines = ["id,name,lon,lat"] + [f"{i},Town {i},{40 * (i * 0.754877666 % 1):.5f},{40 * (i * 0.569840291 % 1):.5f}" for i in range(1, n + 1)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def our_map(path, root, layer, size=(240, 180)):
    """A map file of one layer over 40 x 40 degrees, with no furniture."""
    path.write_text(f"""page: {{ width: {size[0]}mm, height: {size[1]}mm }}
extent: {{ box: [0, 0, 40, 40] }}
projection: +proj=eqc
style: {root}/styles/plain.yaml
layers:
  - {layer}
furniture: {{ legend: none, scale-bar: none, north-arrow: none, locator: none, graticule: none }}
""", encoding="utf-8")
    return path


def world_map(path, root, admin1, box):
    """The provinces of the earth, or of a part of it, on a page of 240 x 120 mm with nothing else."""
    style = path.with_suffix(".style.yaml")
    style.write_text(f"extends: {root}/styles/plain.yaml\nrules:\n  provinces: {{ fill: land, stroke: border, stroke-width: 0.3pt }}\n", encoding="utf-8")
    path.write_text(f"""page: {{ width: 240mm, height: 120mm, margin: 0pt }}
extent: {{ box: {list(box)}, margin: 0% }}
projection: +proj=eqc
style: {style.name}
layers:
  - {{ id: provinces, source: {admin1} }}
furniture: {{ legend: none, scale-bar: none, north-arrow: none, locator: none, graticule: none }}
""", encoding="utf-8")
    return path
