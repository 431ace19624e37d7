"""The list of teachers, asked for off the window's thread."""

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import teachers_page as words


def teacher_rows(office: Office, actor: Actor) -> RowSource:
    return office.teachers.rows(actor)


def _tone(row: Row) -> Tone:
    """A retired teacher stands in grey."""
    return Tone.MUTED if row[-1] else Tone.PLAIN


COLUMNS = (
    Column(words.STAFF_NO, 100, sort="staff_no", tone=_tone),
    Column(words.NAME, 100, sort="name", tone=_tone),
    Column(words.GENDER, 56, key="gender"),
    Column(words.DEPARTMENT, 140, sort="department"),
    Column(words.CATEGORY, 120, key="category"),
    Column(words.POSITION, 110, key="position"),
    Column(words.PHONE, 116, key="phone"),
)
