"""Pictures of pages on their way from a file to a screen or a printer."""

from typing import NamedTuple


class GreyPage(NamedTuple):
    """A page as grey levels, a byte each, 0 black; `stride` bytes a line."""

    pixels: bytes
    width: int
    height: int
    stride: int
