"""The lists of classes, majors and departments, asked for off the window's thread."""

from array import array
from collections.abc import Callable, Sequence

from ctec_desktop.domain.vocabulary import MajorLevel
from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import majors_page as words
from ctec_desktop.wording.master_labels import MAJOR_LEVELS


class LateRows:
    """A `RowSource` whose service is first asked off the window's thread."""

    def __init__(self, source: Callable[[], RowSource]) -> None:
        self._source = source

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self._source().head(query, limit)

    def ids(self, query: ListQuery) -> "array[int]":
        return self._source().ids(query)

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        return self._source().rows(ids)


def _tone(row: Row) -> Tone:
    """A retired record stands in grey."""
    return Tone.MUTED if row[-1] else Tone.PLAIN


def _level(value: object) -> str:
    return MAJOR_LEVELS[MajorLevel(str(value))]


def _grade_tone(row: Row) -> Tone:
    return Tone.PLAIN if row[2] else Tone.WARN


CLASS_COLUMNS = (
    Column(words.CLASS_NAME, 200, sort="name", tone=_tone),
    Column(words.GRADE, 90, sort="grade", text=words.grade_text, tone=_grade_tone),
    Column(words.MAJOR, 170, sort="major"),
    Column(words.DEPARTMENT, 160, sort="department"),
    Column(words.STUDENTS, 70, sort="students"),
)
MAJOR_COLUMNS = (
    Column(words.CODE, 100, sort="code", tone=_tone),
    Column(words.NAME, 220, sort="name", tone=_tone),
    Column(words.LEVEL, 110, text=_level, key="level"),
    Column(words.YEARS, 90, text=words.years_text, key="years"),
    Column(words.CATALOG, 110, key="catalog"),
    Column(words.CLASS_COUNT, 80, sort="classes"),
)
DEPARTMENT_COLUMNS = (
    Column(words.NAME, 320, sort="name", tone=_tone),
    Column(words.CLASS_COUNT, 110, sort="classes"),
    Column(words.TEACHER_COUNT, 110, sort="teachers"),
)
