"""Changes labels of an SVG as Inkscape does: edit_svg.py IN.svg OUT.svg EDIT...

An edit is LABEL:KIND:X:Y with KIND translate or matrix (a transform on the text), group (on a group
round it), nested (on two, of which the outer scales), xy (changed x and y), tspan (a tspan with a
place of its own), or LABEL:delete, LABEL:hide, LABEL:twice, or root:SCALE (another viewBox).
"""
import re, sys

INKSCAPE = ('xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
            'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" sodipodi:docname="edited.svg"')


def number(v):
    return f"{v:.4f}"


def edited(text, kind, x=0.0, y=0.0):
    """The text element, moved by x and y."""
    head, words = re.fullmatch(r"<text ([^>]*)>(.*)</text>\n", text).groups()
    found = [re.search(rf'\b{n}="([-\d.]+)"', head) for n in "xy"]
    at = [float(n[1]) if n else 0 for n in found]  # none: it stands on a path
    moved = re.sub(r'\bx="[^"]*" y="[^"]*"', f'x="{number(at[0] + x)}" y="{number(at[1] + y)}"', head)
    return {
        "translate": lambda: f'<text transform="translate({x},{y})" {head}>{words}</text>\n',
        "matrix": lambda: f'<text transform="matrix(1,0,0,1,{x},{y})" {head}>{words}</text>\n',
        "group": lambda: f'<g inkscape:label="moved" transform="translate({x} {y})">{text}</g>\n',
        "nested": lambda: f'<g transform="scale(2)"><g transform="matrix(0.5 0 0 0.5 {x / 2} {y / 2})">{text}</g></g>\n',
        "xy": lambda: f'<text sodipodi:linespacing="125%" {moved}>{words}</text>\n',
        "tspan": lambda: f'<text {head}><tspan sodipodi:role="line" x="{at[0] + x}" y="{at[1] + y}">{words}</tspan></text>\n',
        "delete": lambda: "",
        "hide": lambda: f'<text style="display:none;fill:red" {head}>{words}</text>\n',
        "twice": lambda: text + text,
    }[kind]()


def main(source, target, *edits):
    svg = open(source).read().replace("<svg ", f"<svg {INKSCAPE} ", 1)
    for edit in edits:
        label, kind, *by = edit.split(":")
        if label == "root":
            box = [float(v) * float(kind) for v in re.search(r'viewBox="([^"]*)"', svg)[1].split()]
            svg = re.sub(r'viewBox="[^"]*">?', f'viewBox="{" ".join(map(str, box))}"', svg, count=1)
            svg = re.sub(r"(<svg [^>]*>)(.*)</svg>", rf'\1<g transform="scale({kind})">\2</g></svg>', svg, flags=re.S)
            continue
        texts = re.findall(rf'<text [^>]*data-label="{re.escape(label)}"[^>]*>.*?</text>\n', svg)
        assert texts, f"no {label}"
        for text in texts:
            svg = svg.replace(text, edited(text, kind, *map(float, by)), 1)
    open(target, "w").write(svg)


main(*sys.argv[1:])
