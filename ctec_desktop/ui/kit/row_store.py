"""The rows a table has read so far, kept by id and read page by page as they are looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from ctec_desktop.kernel.listing import Row, RowSource
from ctec_desktop.ui.kit.jobs import JobRunner

PAGE: Final = 64
KEPT: Final = PAGE * 64


class RowStore(QObject):
    """Rows by id. Asking for one that is not there has its page read, and the pages before and after it.

    `arrived` names the pages (counted from 0) whose lines may look different now.
    """

    arrived = Signal(object)
    failed = Signal(object)

    def __init__(self, source: RowSource, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._jobs = jobs
        self._rows: OrderedDict[int, Row | None] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: dict[int, int] = {}
        self._ticket = 0
        self._wanted: set[int] = set()
        self._ids: Callable[[], array[int]] = _no_ids
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._on_soon)

    def read_from(self, source: RowSource) -> list[int]:
        """Another source of the same records: what was asked of the one before is not waited for.

        Returns the rows that were here; they stay in sight until they were read anew.
        """
        self.source = source
        self._asked.clear()
        return self.outdate()

    def follow(self, ids: "Callable[[], array[int]]") -> None:
        """Tells the store where the list of ids is."""
        self._ids = ids

    def get(self, row_id: int) -> Row | None:
        """The row if it is here (maybe an older reading of it)."""
        return self._rows.get(row_id)

    def is_missing(self, row_id: int) -> bool:
        """Whether the row was asked for and could not be had."""
        return row_id in self._rows and self._rows[row_id] is None

    def needs(self, row_id: int) -> bool:
        return row_id not in self._rows or row_id in self._stale

    def want(self, position: int) -> None:
        """Has the page around `position` read soon; many calls in one paint become one reading."""
        self._wanted.add(position // PAGE)
        if not self._soon.isActive():
            self._soon.start()

    def keep(self, rows: Iterable[Row]) -> list[int]:
        """Takes in rows and returns their ids; the longest kept ones make room."""
        taken = []
        for row in rows:
            row_id = row[0]
            assert isinstance(row_id, int)
            self._put(row_id, row)
            taken.append(row_id)
        return taken

    def outdate(self, ids: Iterable[int] | None = None) -> list[int]:
        """Marks rows (all of them for `None`) to be read anew when next looked at; returns those that were here."""
        marked = [row_id for row_id in (tuple(self._rows) if ids is None else ids) if row_id in self._rows]
        self._stale.update(marked)
        for row_id in marked:
            self._asked.pop(row_id, None)
        return marked

    def _put(self, row_id: int, row: Row | None) -> None:
        self._rows[row_id] = row
        self._rows.move_to_end(row_id)
        self._stale.discard(row_id)
        if len(self._rows) > KEPT:
            gone, _ = self._rows.popitem(last=False)
            self._stale.discard(gone)

    def _on_soon(self) -> None:
        ids = self._ids()
        last = (len(ids) - 1) // PAGE
        pages = {near for page in self._wanted for near in (page - 1, page, page + 1) if 0 <= near <= last}
        # The page being looked at is read first, so that it is on screen before its neighbours are asked for.
        ordered = sorted(pages, key=lambda page: (page not in self._wanted, page))
        seen, self._wanted = self._wanted, set()
        for group in ([p for p in ordered if p in seen], [p for p in ordered if p not in seen]):
            self._ask(group, [row_id for page in group for row_id in ids[page * PAGE : (page + 1) * PAGE]])

    def _ask(self, pages: list[int], ids: Sequence[int]) -> None:
        due = [row_id for row_id in ids if self.needs(row_id) and row_id not in self._asked]
        if not due:
            return
        self._ticket += 1
        self._asked.update(dict.fromkeys(due, self._ticket))
        asked = _Asked(self._ticket, pages, due)
        self._jobs.read(partial(self.source.rows, due), partial(self._on_rows, asked), partial(self._on_lost, asked))

    def _on_rows(self, asked: "_Asked", rows: Sequence[Row]) -> None:
        current = self._settle(asked)
        found = {row[0]: row for row in rows}
        for row_id in current:
            self._put(row_id, found.get(row_id))
        self.arrived.emit(asked.pages)

    def _on_lost(self, asked: "_Asked", error: BaseException) -> None:
        current = self._settle(asked)
        for row_id in current:
            self._put(row_id, self._rows.get(row_id))
        self.arrived.emit(asked.pages)
        self.failed.emit(error)

    def _settle(self, asked: "_Asked") -> list[int]:
        """Those of the ids asked for that were not asked for again meanwhile."""
        current = [row_id for row_id in asked.ids if self._asked.get(row_id) == asked.ticket]
        for row_id in current:
            del self._asked[row_id]
        return current


class _Asked(NamedTuple):
    """One reading under way."""

    ticket: int
    pages: list[int]
    ids: list[int]


def _no_ids() -> "array[int]":
    return array("q")
