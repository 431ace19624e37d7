"""Windows program files of a few hundred bytes: headers and tables, no code."""

import struct

from installer.pe import AMD64

_START, _FILE_AT, _SIZE = 0x1000, 0x400, 0x2000


class _Section:
    """Bytes that know at which address of the loaded image they lie."""

    def __init__(self):
        self.data = bytearray(64)

    def put(self, piece: bytes) -> int:
        at = _START + len(self.data)
        self.data += piece + b"\0" * (-len(piece) % 8)
        return at


def program(imports=(), delayed=(), exports=(), machine=AMD64):
    """A file that imports and exports these names."""
    section = _Section()
    names = {name: section.put(name.encode() + b"\0") for name in (*imports, *delayed, *exports)}
    ordinary = section.put(b"".join(struct.pack("<12xII", names[n], 0) for n in imports) + bytes(20))
    late = section.put(b"".join(struct.pack("<II24x", 1, names[n]) for n in delayed) + bytes(32))
    listed = section.put(struct.pack(f"<{len(exports)}I", *(names[n] for n in exports)))
    table = section.put(struct.pack("<24xIII4x", len(exports), 0, listed))
    directories = [0] * 32
    directories[0], directories[2], directories[26] = table, ordinary, late
    optional = struct.pack("<H110x", 0x20B) + struct.pack("<32I", *directories)
    coff = struct.pack("<HH12xHH", machine, 1, len(optional), 0)
    head = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + coff + optional
    head += b".all\0\0\0\0" + struct.pack("<IIII16x", _SIZE, _START, _SIZE, _FILE_AT)
    return head + bytes(_FILE_AT - len(head)) + bytes(section.data)
