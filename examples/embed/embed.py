"""Draws a map into memory from Python, with cffi: embed.py MAP.yaml DATA_DIR [DATE] > map.svg"""
import subprocess
import sys

import cffi


def load(header, library="libsahelmap.so"):
    """The library, with the declarations of its own header."""
    lines = [line for line in open(header) if not line.startswith("#include")]
    plain = subprocess.run(["cpp", "-P", "-U__GNUC__"], input="".join(lines), capture_output=True, text=True, check=True)
    ffi = cffi.FFI()
    ffi.cdef(plain.stdout)
    return ffi, ffi.dlopen(library)


def render(ffi, lib, map_path, data_dir, date=None):
    """The map's SVG as bytes."""
    text = {name: ffi.new("char[]", value.encode()) for name, value in
            {"map_path": map_path, "data_dir": data_dir, "date": date, "svg": "svg"}.items() if value is not None}
    svg, diag = ffi.new("struct sm_text *"), ffi.new("struct sm_diag *")
    output = ffi.new("struct sm_output *", {"format": text.pop("svg"), "into": svg})
    job = ffi.new("struct sm_job *", {**text, "outputs": output, "n_outputs": 1})
    try:
        if not lib.sm_render(diag, job):
            raise ValueError(ffi.string(diag.errors[0].text).decode())
        return bytes(ffi.buffer(svg.ptr, svg.len))
    finally:
        lib.sm_text_finish(svg)


if __name__ == "__main__":
    found = subprocess.run(["pkg-config", "--variable=includedir", "sahelmap"], capture_output=True, text=True).stdout.strip()
    sys.stdout.buffer.write(render(*load(found + "/sahelmap/sahelmap.h"), *sys.argv[1:]))
