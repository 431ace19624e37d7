"""A printed file with one thing in it changed, as a fault of the engine or of the disk would leave it."""

import re
import zlib
from collections.abc import Callable

from ctec_desktop.documents.pdf_reading import WrittenPdf


def with_stream(data: bytes, place: int, change: Callable[[bytes], bytes]) -> bytes:
    """The file with the content of one stream changed and all places put right again."""
    content = change(WrittenPdf(data).stream(place))
    packed = zlib.compress(content)
    start = data.index(b"\n%d 0 obj" % place) + 1
    end = data.index(b"endobj", start)
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), data[start : data.index(b"stream", start)])
    return with_places(data[:start] + head + b"stream\n" + packed + b"\nendstream\n" + data[end:])


def with_places(data: bytes) -> bytes:
    """The file with its cross-references written anew."""
    body = data[: data.rindex(b"\nxref") + 1]
    trailer = data[data.rindex(b"trailer") : data.rindex(b"startxref")]
    places = {int(found.group(1)): found.start(1) for found in re.finditer(rb"(?:^|(?<=\n))(\d+) 0 obj", body)}
    rows = b"".join(b"%010d 00000 n \n" % places[n] for n in range(1, len(places) + 1))
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + rows
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)


def stream_named(data: bytes, key: bytes) -> list[int]:
    """The objects that dictionaries refer to under a key."""
    return [int(place) for place in re.findall(rb"/%s\s+(\d+) 0 R" % key, data)]


def contents_of(data: bytes) -> list[list[int]]:
    """The objects every page is drawn by."""
    return [
        [int(place) for place in re.findall(rb"(\d+) 0 R", listed)]
        for listed in re.findall(rb"/Contents \[([^\]]*)\]", data)
    ]
