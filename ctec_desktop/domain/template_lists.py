"""Lists and boxes of a paper as they are written in a template."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Final

from ctec_desktop.domain.template import Box, Column, Listing, Segment

LIST_KEYS: Final = frozenset({"of", "columns", "lines", "blanks"})
_BOX_KEYS: Final = frozenset({"title", "text", "sign", "lines"})
_MOST_BLANKS: Final = 60


class ListReading(ABC):
    """Reads them with the words of the whole reader: what is wrong is said through it."""

    @abstractmethod
    def _inline(self, text: str) -> tuple[Segment, ...]: ...

    @abstractmethod
    def _string(self, raw: Mapping[str, object], name: str) -> str: ...

    @abstractmethod
    def _list(self, raw: Mapping[str, object], name: str, *, required: bool = True) -> Sequence[object]: ...

    @abstractmethod
    def _known(self, raw: Mapping[str, object], known: frozenset[str]) -> None: ...

    @abstractmethod
    def _wrong(self, name: str) -> None: ...

    def _listing(self, raw: Mapping[str, object]) -> Listing:
        columns = tuple(self._column(column) for column in self._list(raw, "columns"))
        of = raw.get("of", "")
        lines = tuple(self._line(line, len(columns)) for line in self._list(raw, "lines", required=False))
        if not isinstance(of, str):
            self._wrong("of")
            of = ""
        return Listing(of, columns, lines, self._count(raw, "blanks", 0))

    def _column(self, raw: object) -> Column:
        """`heading|content|share`."""
        parts = raw.split("|") if isinstance(raw, str) else []
        if len(parts) != 3 or not parts[0].strip() or not parts[2].isdigit() or int(parts[2]) < 1:
            self._wrong("columns")
            return Column("", (), 1.0)
        return Column(parts[0], self._inline(parts[1]), float(parts[2]))

    def _line(self, raw: object, columns: int) -> tuple[tuple[Segment, ...], ...]:
        if not isinstance(raw, list) or len(raw) != columns or not all(isinstance(cell, str) for cell in raw):
            self._wrong("lines")
            return ()
        return tuple(self._inline(cell) for cell in raw)

    def _boxes(self, raw: Mapping[str, object]) -> tuple[tuple[Box, ...], ...]:
        return tuple(self._box_row(row) for row in self._list(raw, "boxes"))

    def _box_row(self, raw: object) -> tuple[Box, ...]:
        boxes = raw if isinstance(raw, list) and 1 <= len(raw) <= 2 else []
        if not boxes or not all(isinstance(box, dict) for box in boxes):
            self._wrong("boxes")
            return ()
        return tuple(self._box(box) for box in boxes)

    def _box(self, raw: Mapping[str, object]) -> Box:
        self._known(raw, _BOX_KEYS)
        text, sign = raw.get("text", ""), raw.get("sign", "")
        if not isinstance(text, str) or not isinstance(sign, str):
            self._wrong("boxes")
            text, sign = "", ""
        return Box(self._string(raw, "title"), self._inline(text), sign, self._count(raw, "lines", 3))

    def _count(self, raw: Mapping[str, object], name: str, usual: int) -> int:
        """Lines left empty: at most so many that they still fill no more than a few pages."""
        value = raw.get(name, usual)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST_BLANKS:
            self._wrong(name)
            return usual
        return value
