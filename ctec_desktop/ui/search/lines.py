"""The lines of the search over everything: headings, and below each what can be gone to or done."""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ctec_desktop.domain.search_hits import HitGroup, SearchHit
from ctec_desktop.domain.search_terms import is_found, name_terms, search_words
from ctec_desktop.wording import search as words

Index = QModelIndex | QPersistentModelIndex
DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class Command(NamedTuple):
    """A page to go to or a thing to do, found by its name; one that `is_asked_for` is not listed before."""

    title: str
    about: str
    run: Callable[[], object]
    is_asked_for: bool = False


class Line(NamedTuple):
    """A heading (without `what`), or something to choose."""

    title: str
    about: str = ""
    is_retired: bool = False
    what: SearchHit | Command | None = None


def hit_lines(groups: Sequence[HitGroup]) -> list[Line]:
    lines = []
    for group in groups:
        lines.append(Line(words.GROUPS[group.kind]))
        lines += [_hit_line(hit) for hit in group.hits]
    return lines


def recent_lines(hits: Sequence[SearchHit]) -> list[Line]:
    return [Line(words.RECENT), *(_hit_line(hit) for hit in hits)] if hits else []


def command_lines(commands: Sequence[Command], text: str) -> list[Line]:
    """Pages and things to do whose names the text finds; for no text all that need not be asked for."""
    asked = search_words(text)
    found = [c for c in commands if (asked and is_found(name_terms(c.title), asked)) or not (text or c.is_asked_for)]
    return [Line(words.PAGES), *(Line(c.title, c.about, what=c) for c in found)] if found else []


def _hit_line(hit: SearchHit) -> Line:
    return Line(hit.title, words.about_line(hit.kind, hit.about), hit.is_retired, hit)


class LinesModel(QAbstractListModel):
    """Headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def next_choice(self, position: int, step: int) -> int:
        """The next line that can be chosen, from `position` on in this direction; `position` itself where none is."""
        at = position + step
        while 0 <= at < len(self.lines):
            if self.lines[at].what is not None:
                return at
            at += 1 if step > 0 else -1
        return position

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        line = self.lines[index.row()]
        if role == DISPLAY:
            return line.title
        if role == ACCESSIBLE:
            return f"{line.title}，{line.about}" if line.about else line.title
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        is_heading = not index.isValid() or self.lines[index.row()].what is None
        return Qt.ItemFlag.NoItemFlags if is_heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
