"""The classes as a list: few enough to be read as a whole, shown like any other list."""

from array import array
from collections.abc import Sequence
from typing import Final

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import settings_page as words

_GRADE_CELL: Final = 2
_UNKNOWN: Final = 0


def grade_text(grade: object) -> str:
    return str(grade) if grade else words.NO_GRADE


def grade_tone(row: Row) -> Tone:
    return Tone.PLAIN if row[_GRADE_CELL] else Tone.WARN


COLUMNS: Final = (
    Column(words.CLASS, 140),
    Column(words.GRADE, 76, text=grade_text, tone=grade_tone),
    Column(words.STUDENTS, 64, Align.RIGHT),
    Column(words.MAJOR, 110),
)


class ClassRows:
    """A `RowSource` over all classes; those without a grade come first."""

    def __init__(self, office: Office, actor: Actor) -> None:
        self._office = office
        self._actor = actor

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self.ids(query)[:limit]

    def ids(self, query: ListQuery) -> "array[int]":
        found = [view for view in self._classes() if query.text in view.name]
        return array("q", (view.id for view in sorted(found, key=_has_grade)))

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        wanted = set(ids)
        return [
            (view.id, view.name, view.grade or _UNKNOWN, view.students, view.major_name or "")
            for view in self._classes()
            if view.id in wanted
        ]

    def _classes(self) -> tuple[ClassView, ...]:
        return self._office.school.classes(self._actor)


def _has_grade(view: ClassView) -> bool:
    return view.grade is not None
