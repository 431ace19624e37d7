"""The list of visits as the page shows it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from typing_extensions import override

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.late_rows import LateRows
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import trips_page as words

_TONES: Final = {
    words.STATES["ahead"]: Tone.ACCENT,
    words.STATES["now"]: Tone.OK,
    words.STATES["cancelled"]: Tone.BAD,
}
_LEADERS, _PEOPLE, _ANSWERED, _CANCELLED = 5, 6, 7, 8


def _state_tone(row: Row) -> Tone:
    return _TONES.get(str(row[-1]), Tone.MUTED)


def _leader_tone(row: Row) -> Tone:
    return Tone.PLAIN if row[_LEADERS] else Tone.BAD


def _notice_tone(row: Row) -> Tone:
    answered, _, people = str(row[_ANSWERED]).partition("/")
    return Tone.PLAIN if answered == people else Tone.WARN


COLUMNS: Final = (
    Column(words.NAME, 240, sort="name"),
    Column(words.UNIT, 220, sort="enterprise"),
    Column(words.FROM, 108, sort="from"),
    Column(words.UNTIL, 108, sort="until"),
    Column(words.LEADERS, 72, Align.RIGHT, tone=_leader_tone, key="leaders"),
    Column(words.PEOPLE, 72, Align.RIGHT, key="people"),
    Column(words.NOTICES, 92, Align.RIGHT, tone=_notice_tone, key="notices"),
    Column(words.STATE, 92, tone=_state_tone, is_pill=True, key="state"),
)


def state_of(from_on: date, until_on: date, is_cancelled: bool, today: date) -> str:
    if is_cancelled:
        return words.STATES["cancelled"]
    if today < from_on:
        return words.STATES["ahead"]
    return words.STATES["over" if until_on < today else "now"]


class TripRows(LateRows):
    """With the receipts as `38/40` and the state of the day."""

    def __init__(self, office: Office, actor: Actor) -> None:
        super().__init__(_trip_rows, office, actor)
        self._office = office

    @override
    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        today = self._office.today()
        return [_shown(row, today) for row in super().rows(ids)]


def _trip_rows(office: Office, actor: Actor) -> RowSource:
    return office.trips.rows(actor)


def _shown(row: Row, today: date) -> Row:
    """The receipts as `38/40`, the state of the day in the last cell."""
    first, last = row[3], row[4]
    assert isinstance(first, date)
    assert isinstance(last, date)
    state = state_of(first, last, row[_CANCELLED] is not None, today)
    return (*row[:_ANSWERED], f"{row[_ANSWERED]}/{row[_PEOPLE]}", state)
