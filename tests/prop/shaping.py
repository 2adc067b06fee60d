#!/usr/bin/env python3
"""The glyphs that are drawn are those HarfBuzz's own hb-shape has for the same font, and none is .notdef.

usage: shaping.py SHAPED FONT_FOLDER
"""
import pathlib
import re
import shutil
import subprocess
import sys

FILES = {"Noto Sans": "NotoSans", "Noto Sans Arabic": "NotoSansArabic", "Noto Sans NKo": "NotoSansNKo",
         "Noto Sans Tifinagh": "NotoSansTifinagh", "Noto Sans Ethiopic": "NotoSansEthiopic",
         "Noto Sans Adlam": "NotoSansAdlam"}
# Language, direction of the edition, weight, text. Names as CLDR and the maps have them.
TEXTS = [
    ("ar", "rtl", 400, "بوركينا فاسو"), ("ar", "rtl", 700, "النيجر"), ("ar", "rtl", 400, "جمهورية أفريقيا الوسطى"),
    ("ar", "rtl", 700, "تحالف دول الساحل"), ("ar", "rtl", 400, "كوت ديفوار (2023)"), ("fr", "ltr", 400, "تشاد"),
    ("ur", "rtl", 400, "مالی"), ("fa", "rtl", 700, "سپتامبر ۲۰۲۳"),
    ("nqo", "rtl", 400, "ߡߊߟߌ"), ("nqo", "rtl", 700, "ߓߎߙߞߌߣߊ߫ ߝߊߛߏ߫"), ("nqo", "rtl", 400, "߂߀߂߃"),
    ("zgh", "ltr", 400, "ⴱⵓⵔⴽⵉⵏⴰ ⴼⴰⵙⵓ"), ("zgh", "ltr", 700, "ⵎⴰⵍⵉ"), ("am", "ltr", 400, "ኢትዮጵያ"),
    ("ti", "ltr", 700, "ኤርትራ"), ("ff-Adlm", "rtl", 400, "𞤄𞤵𞤪𞤳𞤭𞤲𞤢 𞤊𞤢𞤧𞤮𞥅"),
    ("bm", "ltr", 400, "Burkina Faso, Nizɛri, ŋ ɔ́ ɛ̀"), ("ha", "ltr", 700, "Ɓauchi, ƙasa, ɗan, ƴa"),
    ("ff", "ltr", 400, "seeɗto, ɓurnde, ŋari"), ("yo", "ltr", 400, "Oṣù Ẹ̀bibi, Nàìjíríà"),
    ("fr", "ltr", 700, "Côte d’Ivoire"), ("en", "ltr", 400, "AVATAR Ténéré"),
]


def fonts(folder):
    out = [folder / f"NotoSans-{face}.ttf" for face in ("Regular", "Bold")]
    scripts = {"Arab": "Arabic", "Nkoo": "NKo", "Tfng": "Tifinagh", "Ethi": "Ethiopic", "Adlm": "Adlam"}
    for code, name in scripts.items():
        faces = [folder / f"NotoSans{name}-{face}.ttf" for face in ("Regular", "Bold")]
        out += [f"{code}={file}" for file in faces if file.exists()]
    return [str(file) for file in out]


def hb_shape(folder, text, lang, run):
    """(glyph, advance in thousandths of an em) from the left; the text around the piece is told too."""
    family, weight, begin, end, direction = run
    file = folder / f"{FILES[family]}-{'Bold' if weight >= 600 else 'Regular'}.ttf"
    raw = text.encode()
    command = ["hb-shape", "--no-glyph-names", "--no-clusters", f"--language={lang}", f"--direction={direction}",
               f"--text={raw[begin:end].decode()}",
               f"--text-before={raw[:begin].decode()}", f"--text-after={raw[end:].decode()}", "--font-size=1000", str(file)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [(int(glyph), float(advance)) for glyph, advance in re.findall(r"(\d+)(?:@-?\d+,-?\d+)?\+(\d+)", out)]


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if shutil.which("hb-shape") is None:
        print("no hb-shape: tools/packages test installs it")
        sys.exit(77)
    lines = "".join("\t".join(map(str, text)) + "\n" for text in TEXTS)
    said = subprocess.run([program, *fonts(folder)], input=lines, check=True, capture_output=True, text=True).stdout
    drawn = [block.split("\n")[:-1] if block.strip() else [] for block in re.split(r"width\t[\d.]+\n", said)[:-1]]
    widths = [float(w) for w in re.findall(r"width\t([\d.]+)", said)]
    assert len(drawn) == len(widths) == len(TEXTS), f"{len(drawn)} texts were drawn of {len(TEXTS)}"
    wrong = 0
    families = set()
    for (lang, _, _, text), glyphs, width in zip(TEXTS, drawn, widths):
        rows = [row.split("\t") for row in glyphs]
        got, runs = [], []
        for family, weight, begin, end, direction, glyph, advance in rows:
            run = (family, int(weight), int(begin), int(end), direction)
            runs += [run] if not runs or runs[-1] != run else []
            got.append((int(glyph), float(advance) * 100))
        want = [glyph for run in runs for glyph in hb_shape(folder, text, lang, run)]
        families |= {run[0] for run in runs}
        same = [g for g, _ in got] == [g for g, _ in want] and all(
            abs(a - b) < 1 for (_, a), (_, b) in zip(got, want)) and abs(width * 100 - sum(a for _, a in want)) < 5
        if not same or any(g == 0 for g, _ in got):
            wrong += 1
            print(f"{lang} '{text}': drawn {got}, hb-shape {want}")
    assert families == set(FILES), f"fonts that draw: {sorted(families)}"
    print(f"{len(TEXTS)} texts, {sum(map(len, drawn))} glyphs, {wrong} texts unlike hb-shape's")
    sys.exit(wrong > 0)


main()
