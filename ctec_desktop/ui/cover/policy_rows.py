"""The list of policies as the page shows it."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Final

from ctec_desktop.domain.cover import CoverScheme, PolicyKind, expires_in
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import cover as labels
from ctec_desktop.wording import cover_page as words

_TONES: Final = {
    words.STATES[words.CURRENT]: Tone.OK,
    words.STATES[words.AHEAD]: Tone.ACCENT,
    words.STATES[words.OVER]: Tone.MUTED,
    words.STATES[words.VOIDED]: Tone.MUTED,
    words.STATES[words.INCOMPLETE]: Tone.BAD,
}
_KIND, _SCHEME, _INSURER, _NUMBER, _FROM, _UNTIL, _SCAN, _VOIDED = 1, 2, 3, 4, 5, 6, 8, 9


def tone_of_state(text: str) -> Tone:
    """A step of the ladder is a warning."""
    return _TONES.get(text, Tone.WARN)


def _state_tone(row: Row) -> Tone:
    return tone_of_state(str(row[-1]))


COLUMNS: Final = (
    Column(words.KIND, 128, sort="kind"),
    Column(words.SCHEME, 108, key="scheme"),
    Column(words.INSURER, 210, sort="insurer"),
    Column(words.NUMBER, 168, sort="number"),
    Column(words.FROM, 104, sort="from"),
    Column(words.UNTIL, 104, sort="until"),
    Column(words.PEOPLE, 84, Align.RIGHT, key="people"),
    Column(words.STATE, 110, tone=_state_tone, is_pill=True, key="state"),
)


def state_of(days: tuple[date | None, date | None], is_complete: bool, is_void: bool, today: date) -> str:
    """`days`: first and last, extensions included."""
    first, last = days
    if is_void:
        return words.STATES[words.VOIDED]
    if last is not None and last < today:
        return words.STATES[words.OVER]
    if not is_complete:
        return words.STATES[words.INCOMPLETE]
    step = expires_in(last, today)
    if step is not None:
        return words.expires(step)
    return words.STATES[words.AHEAD if first is not None and today < first else words.CURRENT]


class PolicyRows:
    """A `RowSource` that opens the service when the list is first read."""

    def __init__(self, office: Office, actor: Actor) -> None:
        self._office = office
        self._actor = actor
        self._source: RowSource | None = None

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self._opened().head(query, limit)

    def ids(self, query: ListQuery) -> "array[int]":
        return self._opened().ids(query)

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        today = self._office.today()
        return [_shown(row, today) for row in self._opened().rows(ids)]

    def _opened(self) -> RowSource:
        if self._source is None:
            self._source = self._office.policies.rows(self._actor)
        return self._source


def _shown(row: Row, today: date) -> Row:
    """The state of the day in the last cell."""
    first, last = row[_FROM], row[_UNTIL]
    days = (first if isinstance(first, date) else None, last if isinstance(last, date) else None)
    is_complete = all(row[at] for at in (_INSURER, _NUMBER, _FROM, _UNTIL, _SCAN))
    state = state_of(days, is_complete, row[_VOIDED] is not None, today)
    kind, scheme = labels.KINDS[PolicyKind(str(row[_KIND]))], labels.SCHEMES[CoverScheme(str(row[_SCHEME]))]
    return (row[0], kind, scheme, *row[_INSURER:_SCAN], state)
