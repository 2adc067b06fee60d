#!/usr/bin/env python3
"""Fails when a map's files are not what they claim to be: outputs.py SAHELMAP MAP [LANG...]

The vector files hold no picture, the SVG is well-formed with known elements, unique ids and
a key and title on every feature; SVG and PDF hold the same words; the PNG says its resolution,
the PDF its title, author and fonts; all of them have the alternative texts.
"""
import json, pathlib, re, struct, subprocess, sys, tempfile, xml.etree.ElementTree as xml, zlib
from mapfile import run

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "metadata", "defs", "style", "g", "clipPath", "rect", "path", "circle", "line",
            "polygon", "polyline", "text", "tspan", "textPath", "symbol", "use"}
WIDTH_MM, HEIGHT_MM, DPI = 120, 90, 144

MAP = """title: {{ en: "Sites & <members>", fr: "Sites « et » membres" }}
subtitle: "As of {{date}}"
date: 2023-09-16
license: CC BY 4.0
page: {{ width: 120mm, height: 90mm }}
style: {root}/styles/sahel.yaml
extent: {{ box: [-18, 3, 20, 26] }}
groups: {{ source: {root}/shapes/memberships.csv }}
layers:
  - {{ id: countries, source: {root}/shapes/countries.shp, key: key, label: name }}
  - {{ id: members, from: countries, where: {{ group: AES }}, label: name, legend: Members }}
  - {{ id: rivers, source: {root}/shapes/rivers.shp, where: {{ rank: "<= 4" }}, key: name }}
  - {{ id: tri-border, source: {root}/shapes/zones.csv, zone: tri-border, key: id, title: name, legend: Zone }}
  - {{ id: bases, source: {root}/shapes/sites.csv, credit: Bases, license: MIT, key: id, title: name, label: place, cluster: place,
      symbol-by: operator, valid: [from, to], classes: {{ FRA: France, other: Others }} }}
furniture: {{ legend: below, scale-bar: none, graticule: 5deg }}
sources: [ "Natural Earth; \\"published\\" reports" ]
"""


class Checks:
    def __init__(self):
        self.failed = 0

    def that(self, good, what):
        print("ok" if good else "not ok", what)
        self.failed += not good


def check_png(checks, path):
    data = path.read_bytes()
    at, chunks = 8, {}
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if struct.unpack(">I", data[at + 8 + size:at + 12 + size])[0] != zlib.crc32(kind + body):
            checks.that(False, f"chunk {kind} of the PNG is sound")
        chunks[kind] = body
        at += size + 12
    checks.that(data[:8] == b"\x89PNG\r\n\x1a\n" and data.endswith(b"IEND\xaeB`\x82"), "the PNG begins and ends as one")
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    want = [round(mm / 25.4 * DPI) for mm in (WIDTH_MM, HEIGHT_MM)]
    checks.that(abs(width - want[0]) <= 1 and abs(height - want[1]) <= 1, f"{width} x {height} pixels, {want} wanted")
    per_metre = round(DPI / 0.0254)
    checks.that(chunks.get(b"pHYs") == struct.pack(">IIB", per_metre, per_metre, 1), f"pHYs says {DPI} dpi")


def own_text(element):
    """The text of an element without its title."""
    parts = [element.text or ""]
    for child in element:
        parts += [own_text(child) if child.tag != SVG + "title" else "", child.tail or ""]
    return "".join(parts)


def features(root, layer):
    """Elements of a layer's group that stand for a feature, by key."""
    group = root.find(f".//{SVG}g[@id='{layer}']")
    found = [] if group is None else [e for e in group.iter() if e.get("data-key") is not None]
    return [(e.get("data-key"), e.findtext(SVG + "title")) for e in found]


def check_svg(checks, path, facts, lang):
    subprocess.run(["xmllint", "--noout", "--nonet", path], check=True)
    text = path.read_text(encoding="utf-8")
    root = xml.fromstring(text)
    about = {e.tag for e in root.find(SVG + "metadata").iter()}
    unknown = {e.tag for e in root.iter()} - {SVG + name for name in ELEMENTS} - about
    checks.that(not unknown, f"only known elements: {unknown or '{}'}")
    checks.that(not re.search(r"data:image|<image|javascript:", text), "no picture and no script in the SVG")
    links = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href") and not v.startswith("#")]
    checks.that(not links, f"no link leads out of the SVG: {links}")
    ids = [e.get("id") for e in root.iter() if e.get("id") is not None]
    checks.that(len(ids) == len(set(ids)) > 5, f"{len(ids)} ids, each once")
    used = set(re.findall(r"url\(#([^)]*)\)", text))
    checks.that(used <= set(ids), f"what is referred to is there: {used - set(ids) or '{}'}")
    checks.that(root.findtext(SVG + "title") == facts["title"], "the title of the document")
    checks.that(lang in (root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("lang")), "its language")
    for layer in facts["layers"]:
        if layer["id"] in ("rivers", "bases"):
            continue
        keyed = features(root, layer["id"])
        checks.that(len(keyed) == layer["on_map"] > 0, f"{layer['id']}: {len(keyed)} elements with a key")
        checks.that(all(title for _, title in keyed), f"{layer['id']}: each with a title")
    rivers = [key for key, _ in features(root, "rivers")]
    checks.that("Niger" in rivers, "the Niger is an element of the rivers")
    left, top, right, bottom = facts["map_pt"]
    sites = {s["key"] for s in facts["sites"] if not s["hidden"]
             and left + 12 < s["x_pt"] < right - 12 and top + 12 < s["y_pt"] < bottom - 12}
    keyed = {key: title for key, title in (pair for e in root.iter(SVG + "g") for pair in features(root, e.get("id"))
                                           if (e.get("id") or "").startswith("bases"))}
    checks.that(sites and sites <= set(keyed), f"{len(sites)} sites, each with an element: {sites - set(keyed) or '{}'}")
    checks.that(all(keyed[key] for key in sites & set(keyed)), "and a title")
    return [own_text(e) for e in root.iter(SVG + "text")]


def check_pdf(checks, path, facts):
    listed = run("pdfimages", "-list", path).splitlines()
    checks.that(len(listed) == 2, f"no picture in the PDF: {listed[2:]}")
    info = dict(re.split(r":\s+", line, maxsplit=1) for line in run("pdfinfo", "-isodates", path).splitlines() if ": " in line)
    checks.that(info.get("Title") == facts["title"], f"its title is {info.get('Title')}")
    checks.that(bool(info.get("Author")), f"its author is {info.get('Author')}")
    checks.that(info.get("CreationDate", "").startswith("2000-01-01T00:00:00"), f"made on {info.get('CreationDate')}")
    checks.that(info.get("Pages") == "1", "it has one page")
    size = [float(v) for v in re.findall(r"[\d.]+", info["Page size"])[:2]]
    want = [WIDTH_MM / 25.4 * 72, HEIGHT_MM / 25.4 * 72]
    checks.that(all(abs(a - b) < 0.01 for a, b in zip(size, want)), f"of {size} points")
    fonts = [line.split() for line in run("pdffonts", path).splitlines()[2:]]
    checks.that(fonts and all(font[-5:-2] == ["yes"] * 3 for font in fonts), f"{len(fonts)} fonts, embedded, subset, with Unicode")
    checks.that(not any("Type 3" in " ".join(font) for font in fonts), "none of them drawn by hand")


def check_eps(checks, path):
    """Vectors and text alone, with a fixed date."""
    text = path.read_text(encoding="latin-1")
    checks.that(text.startswith("%!PS-Adobe-3.0 EPSF-3.0\n") and text.rstrip().endswith("%%EOF"), "an EPS")
    checks.that(not re.search("ImageType|colorimage|/Image ", text), "without a picture")
    checks.that("%%CreationDate: Sat Jan  1 00:00:00 2000\n" in text, "of a fixed date")
    checks.that(re.search(r"%%Title: \(Sites ", text) and "%%Copyright: (CC BY 4.0; Bases: MIT)" in text, "with title and licence")
    checks.that("%%BeginResource: font" in text, "and fonts")


def check_texts(checks, folder, facts, lang):
    """The alternative texts of the report are in every format, and the credits and licences too."""
    checks.that(facts["license"] == "CC BY 4.0", "the map's licence in the report")
    named = [f'{item["credit"]}{" (" if item["files"] else ""}{", ".join(item["files"])}{")" if item["files"] else ""}'
             if item["credit"] else "; ".join(item["files"]) for item in facts["credits"]]
    source = "; ".join(named)
    rights = "; ".join(["CC BY 4.0"] + [f'{item["credit"]}: {item["license"]}' for item in facts["credits"] if item["license"]])
    checks.that("Bases (sites.csv)" in named and rights.endswith("; Bases: MIT"), f"whose the sites are: {source}, {rights}")
    svg = xml.parse(folder / "map.svg").getroot()
    named = {e.get("id"): e.text for e in svg if e.get("id")}
    checks.that(svg.get("role") == "img" and named[svg.get("aria-labelledby")] == facts["title"], "the SVG is named by its title")
    checks.that(named[svg.get("aria-describedby")] == facts["alt_long"], "and described by the long text")
    png, chunks, at = (folder / "map.png").read_bytes(), {}, 8
    while at < len(png):
        n = int.from_bytes(png[at:at + 4], "big")
        if png[at + 4:at + 8] == b"iTXt":
            keyword, rest = png[at + 8:at + 8 + n].split(b"\0", 1)
            chunks[keyword.decode()] = rest[2:].split(b"\0", 2)[2].decode()
        at += 12 + n
    checks.that(chunks["Description"] == facts["alt"] and chunks["Long Description"] == facts["alt_long"], "both texts in the PNG")
    checks.that(chunks["Title"] == facts["title"] and chunks["Copyright"] == rights, "its title and licence")
    checks.that(chunks["Source"] == source and "/" not in source, f"and sources: {chunks['Source']}")
    document = json.loads(run("qpdf", "--json=1", "--json-key=objects", folder / "map.pdf"))
    objects = [o for o in document["objects"].values() if isinstance(o, dict)]
    figures = [o for o in objects if o.get("/S") == "/Figure"]
    checks.that([f.get("/Alt") for f in figures] == [facts["alt"]], "one figure in the PDF, with the short text")
    catalog = next(o for o in objects if o.get("/Type") == "/Catalog")
    checks.that(catalog["/Lang"] == lang and catalog["/ViewerPreferences"]["/DisplayDocTitle"], "its language, and its title shown")
    run("qpdf", "--check", folder / "map.pdf")
    tree = [line.split() for line in run("pdfinfo", "-struct-text", folder / "map.pdf").splitlines()]
    kinds = [words[0].rstrip(":") for words in tree if words and words[0].rstrip(":") in ("Document", "H1", "P", "Figure")]
    checks.that(kinds == ["Document", "H1", "P", "Figure", "P"], f"title and subtitle before the figure: {kinds}")
    for packet in (chunks["XML:com.adobe.xmp"], run("pdfinfo", "-meta", folder / "map.pdf")):
        terms = {e.tag.split("}")[1]: "".join(e.itertext()).strip() for e in xml.fromstring(packet.strip().encode()).iter()}
        checks.that(terms["description"].startswith(facts["alt"]) and terms["ExtDescrAccessibility"].startswith(facts["alt_long"])
                    and terms["language"] == lang and terms["rights"].startswith(rights) and terms["source"] == source,
                    "XMP has them, the language, licences and sources")
    terms = {e.tag.split("}")[1]: "".join(e.itertext()).strip() for d in svg.findall(".//{*}Description") for e in d.iter()}
    checks.that(terms["rights"] == rights and terms["source"] == source, "and so has the SVG's metadata")


def check_layers(checks, folder):
    """The layers of the SVG are those that a reader of the PDF can switch, and all of them off show less."""
    svg = xml.parse(folder / "map.svg").getroot()
    drawn = [g.get("id") for g in svg.iter("{http://www.w3.org/2000/svg}g") if g.get("class") == "layer"]
    document = json.loads(run("qpdf", "--json=1", "--json-key=objects", folder / "map.pdf"))["objects"]
    catalog = next(o for o in document.values() if isinstance(o, dict) and o.get("/Type") == "/Catalog")
    order = [document[ref]["/Name"] for ref in catalog["/OCProperties"]["/D"]["/Order"]]
    checks.that(order == drawn[::-1] and "bases" in order, f"layers to switch, the topmost first: {order}")
    run("qpdf", "--qdf", "--object-streams=disable", folder / "map.pdf", folder / "on.pdf")
    text = (folder / "on.pdf").read_bytes()
    (folder / "off.pdf").write_bytes(text.replace(b"/BaseState /ON", b"/BaseState /OFF"))
    for name in ("on", "off"):
        run("pdftoppm", "-r", "50", "-singlefile", folder / f"{name}.pdf", folder / name)
    on, off = ((folder / f"{name}.ppm").read_bytes() for name in ("on", "off"))
    less = sum(a != b for a, b in zip(on, off)) / len(on)
    checks.that(len(on) == len(off) and less > 0.2, f"switched off they take {100 * less:.0f} % of the picture with them")


def letters(text):
    return "".join(text.split())


def main():
    program, root = (pathlib.Path(p).resolve() for p in sys.argv[1:3])
    checks = Checks()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "map.yaml").write_text(MAP.format(root=root), encoding="utf-8")
        for lang in ("en", "fr"):
            outputs = [word for ending in ("png", "svg", "pdf", "eps") for word in ("-o", folder / f"map.{ending}")]
            run(program, "render", folder / "map.yaml", *outputs, "--lang", lang, "--dpi", DPI, "--report", folder / "map.json")
            facts = json.loads((folder / "map.json").read_text(encoding="utf-8"))
            check_png(checks, folder / "map.png")
            texts = check_svg(checks, folder / "map.svg", facts, lang)
            check_pdf(checks, folder / "map.pdf", facts)
            check_texts(checks, folder, facts, lang)
            check_layers(checks, folder)
            check_eps(checks, folder / "map.eps")
            # In the order of drawing; letters apart, for spaced capitals are words of one letter to pdftotext.
            in_pdf = letters(run("pdftotext", "-raw", "-enc", "UTF-8", folder / "map.pdf", "-"))
            checks.that(len(texts) > 20 and letters("".join(texts)) == in_pdf, f"the same {len(in_pdf)} letters in SVG and PDF")
            drawn = letters("".join(texts)).casefold()  # the lines of a label follow each other
            missing = [label["text"] for label in facts["labels"] if letters(label["text"]).casefold() not in drawn]
            checks.that(not missing, f"every label placed is drawn: {missing}")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
