"""The list of students, asked for off the window's thread so that the page is there before the database is."""

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import students_page as words

_HAS_GUARDIAN = 8


def student_rows(office: Office, actor: Actor) -> RowSource:
    return office.students.rows(actor)


def _guardian_tone(row: Row) -> Tone:
    return Tone.PLAIN if row[_HAS_GUARDIAN] else Tone.WARN


COLUMNS = (
    Column(words.STUDENT_NO, 112, sort="student_no"),
    Column(words.NAME, 112, sort="name"),
    Column(words.GENDER, 52, key="gender"),
    Column(words.CLASS, 120, sort="class"),
    Column(words.MAJOR, 112, sort="major"),
    Column(words.PHONE, 122, key="phone"),
    Column(words.ID_NUMBER, 160, key="id_number"),
    Column(words.GUARDIAN, 66, text=words.presence, tone=_guardian_tone, is_pill=True, key="guardian"),
)
