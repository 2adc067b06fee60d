#!/usr/bin/env python3
"""Writes files as arrays of C with their hashes, which a page's policy names: embed.py OUTPUT FILE...

page.js becomes page_js, not ended by a zero, and PAGE_JS_HASH.
"""
import base64
import hashlib
import pathlib
import re
import sys


def array(path):
    data = path.read_bytes()
    rows = (", ".join(str(byte) for byte in data[i:i + 24]) for i in range(0, len(data), 24))
    name = re.sub(r"\W", "_", path.name)
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    return (f'#define {name.upper()}_HASH "sha256-{digest}"\n'
            f"static const char {name}[] = {{\n\t" + ",\n\t".join(rows) + ",\n};\n")


if __name__ == "__main__":
    out, *files = map(pathlib.Path, sys.argv[1:])
    text = "/* Made by tools/embed.py. */\n" + "\n".join(array(f) for f in files)
    out.write_text(text, encoding="ascii")
