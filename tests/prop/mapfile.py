"""What the tests of finished maps share: running the program, and small data files."""
import pathlib, struct, subprocess, sys

WGS84_PRJ = ('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
             'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]')


def run(*command, **options):
    """Standard output as text; ends the test with what the program said when it fails."""
    done = subprocess.run([str(c) for c in command], text=True, capture_output=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(str(c) for c in command)}: exit status {done.returncode}\n{done.stderr}")
    return done.stdout


def view(program, map_file):
    """The numbers of `dump view` by name."""
    lines = (line.split(" ", 1) for line in run(program, "dump", "view", map_file).splitlines())
    return {name: value if name == "projection" else float(value) for name, value in lines}


def write_lines(path, lines, prj=WGS84_PRJ, names=None):
    """A shapefile of polylines, one a record, named 0, 1, ... or as told; path has no ending."""
    cells = [name.encode() for name in names or map(str, range(len(lines)))]
    width = max(4, *map(len, cells))
    records, index, at = b"", b"", 50
    for number, line in enumerate(lines, 1):
        xs, ys = zip(*line)
        body = struct.pack("<i4diii", 3, min(xs), min(ys), max(xs), max(ys), 1, len(line), 0)
        body += b"".join(struct.pack("<2d", *point) for point in line)
        records += struct.pack(">2i", number, len(body) // 2) + body
        index += struct.pack(">2i", at, len(body) // 2)
        at += 4 + len(body) // 2
    xs, ys = zip(*(point for line in lines for point in line))
    for ending, content in (("shp", records), ("shx", index)):
        head = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, 50 + len(content) // 2)
        head += struct.pack("<2i8d", 1000, 3, min(xs), min(ys), max(xs), max(ys), 0, 0, 0, 0)
        pathlib.Path(f"{path}.{ending}").write_bytes(head + content)
    field = struct.pack("<11sc4xBB14x", b"NAME", b"C", width, 0)
    head = struct.pack("<B3xIHH20x", 3, len(lines), 65, 1 + width) + field + b"\r"
    rows = b"".join(b" " + cell.ljust(width) for cell in cells)
    pathlib.Path(f"{path}.dbf").write_bytes(head + rows)
    pathlib.Path(f"{path}.prj").write_text(prj)


def paths(scene, group):
    """The paths of a group of `dump scene`: lists of subpaths of points, without curves."""
    found, depth = [], None
    for line in scene.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        words = line.split()
        if words[:2] == ["group", group]:
            depth = indent
        elif depth is not None and indent <= depth:
            break
        elif depth is not None and words[0] == "path":
            found.append([])
            for verb, point in zip(words[1:], words[2:]):
                if verb == "M":
                    found[-1].append([])
                if verb in "ML":
                    found[-1][-1].append(tuple(float(v) for v in point.split(",")))
    return found
