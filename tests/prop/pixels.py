"""The pixels of a PNG of 8 bits a channel that is not interlaced, as rsvg-convert writes it."""
import struct
import zlib


def read(path):
    """(rows, bytes a pixel): a row is the bytes of its pixels."""
    data, at, packed = open(path, "rb").read(), 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body, at = data[at + 8:at + 8 + size], at + 12 + size
        if kind == b"IHDR":
            width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            assert bits == 8 and colour in (2, 6) and interlaced == 0, path
            step = 3 if colour == 2 else 4
        elif kind == b"IDAT":
            packed += body
    raw, rows, above = zlib.decompress(packed), [], bytes(width * step)
    for y in range(height):
        begin = y * (width * step + 1)
        above = unfilter(raw[begin], bytearray(raw[begin + 1:begin + 1 + width * step]), above, step)
        rows.append(above)
    return rows, step


def unfilter(kind, row, above, step):
    """A row as it was before PNG's filter: none, left, above, mean or Paeth."""
    for i in range(len(row)):
        left, up = (row[i - step] if i >= step else 0), above[i]
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        elif kind == 4:
            corner = above[i - step] if i >= step else 0
            guess = min((abs(up - corner), 0, left), (abs(left - corner), 1, up), (abs(left + up - 2 * corner), 2, corner))[2]
        else:
            return row
        row[i] = (row[i] + guess) & 255
    return row


def differ(a, b, box):
    """How many pixels of two pictures of one size differ in a box of pixels (left, top, right, bottom)."""
    (rows, step), (others, _) = a, b
    left, top, right, bottom = (max(0, round(v)) for v in box)
    return sum(rows[y][x * step:(x + 1) * step] != others[y][x * step:(x + 1) * step]
               for y in range(top, min(bottom, len(rows))) for x in range(left, min(right, len(rows[0]) // step)))
