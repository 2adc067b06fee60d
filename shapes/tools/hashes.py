"""Writes the table of SHA-256 sums into README.md, between its two marks."""
import hashlib
import pathlib
import sys

BEGIN, END = "<!-- hashes -->\n", "<!-- end of hashes -->\n"
ENDINGS = {".shp", ".shx", ".dbf", ".prj", ".cpg", ".csv"}


def main(folder, readme):
    lines = ["| file | bytes | SHA-256 |\n", "|---|---|---|\n"]
    for path in sorted(pathlib.Path(folder).iterdir()):
        if path.suffix in ENDINGS:
            data = path.read_bytes()
            lines.append(f"| {path.name} | {len(data)} | {hashlib.sha256(data).hexdigest()} |\n")
    readme = pathlib.Path(readme)
    text = readme.read_text()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    readme.write_text(before + BEGIN + "".join(lines) + END + after)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
