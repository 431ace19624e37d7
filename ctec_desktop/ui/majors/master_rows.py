"""The lists of classes, majors and departments: their columns."""

from ctec_desktop.domain.vocabulary import MajorLevel
from ctec_desktop.kernel.listing import Row
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import majors_page as words
from ctec_desktop.wording.master_labels import MAJOR_LEVELS


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
