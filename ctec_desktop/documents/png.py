"""Pictures of our own for a page: a PNG goes into the PDF as it is packed, without being decoded.

Colours are said to be what a screen shows (calibrated RGB), so that a document with pictures stays fit for archives.
"""

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from ctec_desktop.domain.codes.documents import DocumentFault
from ctec_desktop.kernel.errors import EnvironmentFault

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_RGB, _PALETTE = 2, 3
_SCREEN: Final = (
    "[ /CalRGB << /WhitePoint [ 0.9505 1 1.089 ] /Gamma [ 2.2 2.2 2.2 ] "
    "/Matrix [ 0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505 ] >> ]"
)


class PngPicture(NamedTuple):
    """A picture ready for the page: its name there, its size in pixels, its dictionary and its packed rows."""

    name: str
    width: int
    height: int
    head: str
    packed: bytes


@lru_cache(maxsize=64)
def read_png(path: Path) -> PngPicture:
    """Reads a picture of 8 bits a colour, or of a palette, without transparency and not interlaced.

    Raises:
        EnvironmentFault: the file is missing or is no such picture; the copy of the program is not whole.
    """
    try:
        chunks = list(_chunks(path.read_bytes()))
    except (OSError, struct.error, ValueError) as error:
        raise EnvironmentFault(DocumentFault.PICTURE_LOST, {"path": str(path)}) from error
    known = dict(chunks)
    width, height, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", known[b"IHDR"])
    if kind not in (_RGB, _PALETTE) or interlaced or b"tRNS" in known:
        raise EnvironmentFault(DocumentFault.PICTURE_LOST, {"path": str(path)})
    colours = 3 if kind == _RGB else 1
    head = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent {bits} "
        f"/ColorSpace {_SCREEN if kind == _RGB else _indexed(known[b'PLTE'])} "
        f"/DecodeParms << /Predictor 15 /Colors {colours} /BitsPerComponent {bits} /Columns {width} >> "
    )
    packed = b"".join(data for name, data in chunks if name == b"IDAT")
    return PngPicture(f"p{path.stem}", width, height, head, packed)


def _indexed(palette: bytes) -> str:
    return f"[ /Indexed {_SCREEN} {len(palette) // 3 - 1} <{palette.hex()}> ]"


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not data.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    at = len(_SIGNATURE)
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        yield name, data[at + 8 : at + 8 + length]
        at += 12 + length
        if name == b"IEND":
            return
    raise ValueError("cut off")
