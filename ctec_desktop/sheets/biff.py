"""The record stream of an .xls beside xlrd, which tells hidden rows only together with every font and colour."""

import struct
from collections.abc import Iterator
from io import StringIO

from xlrd.compdoc import CompDoc

_COMPOUND = b"\xd0\xcf"
_BOUND_SHEET, _ROW, _END, _FIRST_OF_STREAM = 0x85, 0x0208, 0x0A, 0x0809
_HIDDEN = 0x20
_WORKSHEET = 0


def hidden_rows(content: bytes) -> list[frozenset[int]]:
    """The hidden rows (from 1) of each worksheet, in the order of the workbook; none where there is no such stream.

    Raises:
        CompDocError, struct.error: the file is damaged.
    """
    stream = _stream(content)
    starts = [
        struct.unpack_from("<I", body)[0]
        for kind, body in _records(stream, 0)
        if kind == _BOUND_SHEET and body[5] == _WORKSHEET
    ]
    return [frozenset(_hidden_of(stream, start)) for start in starts]


def _stream(content: bytes) -> bytes:
    if not content.startswith(_COMPOUND):
        return content
    document = CompDoc(content, logfile=StringIO())
    for name in ("Workbook", "Book"):
        whole, base, size = document.locate_named_stream(name)
        if whole:
            return bytes(whole[base : base + size])
    return b""


def _hidden_of(stream: bytes, start: int) -> Iterator[int]:
    """Charts inside a sheet begin and end a stream of their own; their records have no rows."""
    for kind, body in _records(stream, start):
        if kind == _ROW and len(body) >= 16:
            row, flags = struct.unpack_from("<H10xH", body)
            if flags & _HIDDEN:
                yield row + 1


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record up to the end of the part that begins at `start`."""
    at, depth = start, 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _FIRST_OF_STREAM:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size
