"""The list of apprenticeships as the page shows it."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Final

from ctec_desktop.domain.apprenticeships import Scheme
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import apprentices_page as words
from ctec_desktop.wording.apprenticeships import SCHEMES

_TONES: Final = {words.VOIDED: Tone.MUTED, words.SIGNED: Tone.OK, words.UNSIGNED: Tone.WARN}
_SCHEME, _FROM, _UNTIL, _SIGNED, _VOIDED = 4, 6, 7, 8, 9


def _state_tone(row: Row) -> Tone:
    return _TONES[str(row[-1])]


COLUMNS: Final = (
    Column(words.STUDENT_NO, 108, sort="student_no"),
    Column(words.NAME, 80, sort="name"),
    Column(words.CLASS, 128, sort="class"),
    Column(words.SCHEME, 116, key="scheme"),
    Column(words.ENTERPRISE, 200, sort="enterprise"),
    Column(words.DAYS, 184, sort="from"),
    Column(words.STATE, 88, tone=_state_tone, is_pill=True, key="state"),
)


class ApprenticeRows:
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
        return [_shown(row) for row in self._opened().rows(ids)]

    def _opened(self) -> RowSource:
        if self._source is None:
            self._source = self._office.apprenticeships.rows(self._actor)
        return self._source


def _shown(row: Row) -> Row:
    first, last = row[_FROM], row[_UNTIL]
    assert isinstance(first, date)
    assert isinstance(last, date)
    scheme = SCHEMES[Scheme(str(row[_SCHEME]))]
    return (*row[:_SCHEME], scheme, row[_SCHEME + 1], words.days(first, last), _state(row))


def _state(row: Row) -> str:
    if row[_VOIDED] is not None:
        return words.VOIDED
    return words.SIGNED if row[_SIGNED] is not None else words.UNSIGNED
