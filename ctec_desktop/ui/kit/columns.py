"""What a table shows: its columns, and how a row's cells become text and colour."""

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from ctec_desktop.kernel.listing import Row
from ctec_desktop.ui.kit.tokens import Tone


class Align(IntEnum):
    """Where a column's text stands. The numbers are Qt's own (vertically centred), so painting needs no look-up."""

    LEFT = 0x81
    RIGHT = 0x82
    CENTRE = 0x84


class Column(NamedTuple):
    """One column of a list. Column k shows `row[k + 1]`.

    Args:
        title: the heading.
        width: in logical pixels; the last column takes what is left.
        align: where text and heading stand.
        sort: key handed to the source as `ListQuery.sort`; empty means the heading cannot be clicked.
        text: how the value is written; `str` unless given. A missing value is written as nothing.
        tone: the colour of the cell, from the whole row.
        is_pill: whether a tone is drawn as a small rounded label (for states).
        key: its name inside the program, by which its look is kept whatever it is headed; `sort` unless given.
        share: how much of a whole it is, in per cent, drawn as a bar behind which the text stands.
    """

    title: str
    width: int = 120
    align: Align = Align.LEFT
    sort: str = ""
    text: Callable[[object], str] | None = None
    tone: Callable[[Row], Tone] | None = None
    is_pill: bool = False
    key: str = ""
    share: Callable[[Row], int] | None = None

    @property
    def look_key(self) -> str:
        """What its width and place are kept by."""
        return self.key or self.sort or self.title

    def written(self, row: Row, at: int) -> str:
        """The text of this column's cell, `at` being the column's number."""
        value = row[at + 1]
        if value is None:
            return ""
        if self.text is not None:
            return self.text(value)
        return value if isinstance(value, str) else str(value)
