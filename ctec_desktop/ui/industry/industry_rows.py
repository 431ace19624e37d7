"""The list of people from industry as the page shows it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from typing_extensions import override

from ctec_desktop.domain.industry.roles import HireRole, HireState
from ctec_desktop.domain.industry.views import state_of
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.late_rows import LateRows
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import industry_page as words
from ctec_desktop.wording.industry import ROLES, STATES

TONES: Final = {
    HireState.RUNNING: Tone.OK,
    HireState.AHEAD: Tone.ACCENT,
    HireState.CHOOSING: Tone.WARN,
    HireState.VOID: Tone.BAD,
    HireState.OVER: Tone.MUTED,
}
_BY_TEXT: Final = {text: TONES[state] for state, text in STATES.items()}


def _state_tone(row: Row) -> Tone:
    return _BY_TEXT.get(str(row[-1]), Tone.MUTED)


COLUMNS: Final = (
    Column(words.NAME, 110, sort="name"),
    Column(words.ROLE, 150, key="role"),
    Column(words.EMPLOYER, 220, sort="employer"),
    Column(words.DEPARTMENT, 140, key="department"),
    Column(words.FROM, 108, sort="from"),
    Column(words.UNTIL, 108, sort="until"),
    Column(words.HOURS, 72, Align.RIGHT, key="hours"),
    Column(words.STATE, 92, tone=_state_tone, is_pill=True, key="state"),
)


class HireRows(LateRows):
    """With the role in the school's words and the state of the day."""

    def __init__(self, office: Office, actor: Actor) -> None:
        super().__init__(_hire_rows, office, actor)
        self._office = office

    @override
    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        today = self._office.today()
        return [_shown(row, today) for row in super().rows(ids)]


def _hire_rows(office: Office, actor: Actor) -> RowSource:
    return office.industry.rows(actor)


def _shown(row: Row, today: date) -> Row:
    key, name, role, employer, department, first, last, hours, agreed_on, voided = row
    assert first is None or isinstance(first, date)
    assert last is None or isinstance(last, date)
    state = state_of(first, last, is_agreed=agreed_on is not None, is_void=voided is not None, on=today)
    return (key, name, ROLES[HireRole(str(role))], employer, department, first, last, hours, STATES[state])
