"""The numbers of people in a workbook an insurer sent back, wherever its columns stand."""

import re
from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.domain.identifiers import fold_number
from ctec_desktop.sheets.cells import Cell
from ctec_desktop.sheets.reading import read_grid

# An identity number or a student number: figures, perhaps with letters before or an X behind.
_NUMBER = re.compile(r"[0-9A-Z]{6,20}")
_IDENTITY = re.compile(r"[0-9]{17}[0-9X]")


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """A row that names somebody.

    Args:
        numbers: everything in it that may be a person's number, in the order of the columns.
        has_identity: whether one of them is an identity number.
    """

    sheet: str
    row: int
    numbers: tuple[str, ...]
    text: str
    has_identity: bool


def reply_rows(path: Path) -> tuple[ReplyRow, ...]:
    """Rows with a number that may be a person's.

    Raises: as `read_grid`.
    """
    found = []
    for sheet in read_grid(path).sheets:
        for row in sheet.rows:
            texts = [_text(cell) for cell in row.cells]
            numbers = tuple(dict.fromkeys(one for one in map(fold_number, texts) if one and _NUMBER.fullmatch(one)))
            if numbers:
                told = " ".join(text for text in texts if text)
                has_identity = any(_IDENTITY.fullmatch(one) for one in numbers)
                found.append(ReplyRow(sheet.name, row.number, numbers, told, has_identity))
    return tuple(found)


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip().upper() if isinstance(cell, str | int) and not isinstance(cell, bool) else ""
