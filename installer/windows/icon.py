"""Packs PNG pictures into one .ico: icon.py OUT PNG… (Windows has read PNG entries since Vista)."""
import struct
import sys
from pathlib import Path

out, *pictures = sys.argv[1:]
entries, bodies = b"", b""
start = 6 + 16 * len(pictures)
for picture in pictures:
    png = Path(picture).read_bytes()
    width, height = struct.unpack(">II", png[16:24])
    # 256 is written as 0.
    entries += struct.pack("<BBBBHHII", width % 256, height % 256, 0, 0, 1, 32, len(png), start + len(bodies))
    bodies += png
Path(out).write_bytes(struct.pack("<HHH", 0, 1, len(pictures)) + entries + bodies)
