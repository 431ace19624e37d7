"""Any short text as a QR symbol, drawn as one image mask that printers and viewers keep sharp at any size."""

from collections.abc import Iterable

import segno

from ctec_desktop.documents.rows import number

QUIET_MODULES = 4


def code_ops(text: str, left: float, bottom: float, size: float) -> str:
    """Operators for the symbol with its quiet zone in a square of `size` points; error correction Q, for worn paper."""
    made = segno.make(text, error="q", micro=False)
    rows = list(made.matrix_iter(border=QUIET_MODULES))
    side = len(rows)
    bits = "".join(_row_hex(row) for row in rows)
    scale = number(size)
    return (
        f"{scale} 0 0 {scale} {number(left)} {number(bottom)} cm "
        f"BI /W {side} /H {side} /IM true /BPC 1 /D [1 0] /F /AHx ID {bits}> EI"
    )


def _row_hex(modules: Iterable[int]) -> str:
    """A row of modules as bytes, the last one filled up with light ones."""
    row = tuple(modules)
    width = -(-len(row) // 8) * 8
    value = int("".join("1" if module else "0" for module in row).ljust(width, "0"), 2)
    return f"{value:0{width // 4}x}"
