"""shortcut.py FILE.lnk: the properties a shortcut carries, "{format}/id value" a line ([MS-SHLLINK], [MS-PROPSTORE])."""
import struct
import sys
import uuid
from pathlib import Path

VT_LPWSTR = 31
PROPERTY_STORE = 0xA0000009


def number(data, at, form="<I"):
    return struct.unpack_from(form, data, at)[0]


def extra_data(link):
    """Behind the header, the target's item list, its LinkInfo and up to five texts; signature and content."""
    flags, at = number(link, 20), number(link, 0)
    if at != 0x4C or uuid.UUID(bytes_le=link[4:20]) != uuid.UUID("00021401-0000-0000-c000-000000000046"):
        raise SystemExit("no shell link")
    if flags & 1:
        at += 2 + number(link, at, "<H")
    if flags & 2:
        at += number(link, at)
    for text in range(2, 7):
        if flags & 1 << text:
            at += 2 + number(link, at, "<H") * (2 if flags & 0x80 else 1)
    while number(link, at) >= 4:
        yield number(link, at + 4), link[at + 8:at + number(link, at)]
        at += number(link, at)


def properties(block):
    """Of texts under a number, which is what the shell writes; others are not expected."""
    at = 0
    while size := number(block, at):
        storage = block[at:at + size]
        assert storage[4:8] == b"1SPS", "version of the storage"
        form, value = uuid.UUID(bytes_le=storage[8:24]), 24
        while length := number(storage, value):
            kind = number(storage, value + 9, "<H")
            assert kind == VT_LPWSTR, f"type {kind}"
            begin = value + 17
            text = storage[begin:begin + 2 * number(storage, value + 13)].decode("utf-16-le")
            yield f"{{{form}}}/{number(storage, value + 4)} {text.rstrip(chr(0))}"
            value += length
        at += size


for signature, content in extra_data(Path(sys.argv[1]).read_bytes()):
    if signature == PROPERTY_STORE:
        print(*properties(content), sep="\n")
