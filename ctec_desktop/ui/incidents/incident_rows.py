"""The list of incidents as the page shows it."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from ctec_desktop.domain.incidents import Decision, Harm, IncidentKind, moment_text
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import incidents as labels
from ctec_desktop.wording import incidents_page as words

_TONES: Final = {
    words.VOIDED: Tone.MUTED,
    words.RECORDED: Tone.MUTED,
    words.PROCESSING: Tone.ACCENT,
    words.REFUSED_STATE: Tone.WARN,
    words.OPEN: Tone.WARN,
}
_HAPPENED, _KIND, _HARM, _SUBMITTED, _DECISION, _PAID_ON, _PAID, _VOIDED = 1, 5, 6, 7, 8, 9, 10, 11


def _state_tone(row: Row) -> Tone:
    return _TONES.get(str(row[-1]), Tone.OK)


def _harm_tone(row: Row) -> Tone:
    return Tone.MUTED if row[_HARM] == labels.HARMS[Harm.NONE] else Tone.PLAIN


COLUMNS: Final = (
    Column(words.HAPPENED, 140, sort="happened"),
    Column(words.STUDENT_NO, 108, sort="student_no"),
    Column(words.NAME, 80, sort="name"),
    Column(words.CLASS, 128, sort="class"),
    Column(words.KIND, 100, key="kind"),
    Column(words.HARM, 84, tone=_harm_tone, key="harm"),
    Column(words.STATE, 120, tone=_state_tone, is_pill=True, key="state"),
)


class IncidentRows:
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
            self._source = self._office.incidents.rows(self._actor)
        return self._source


def _shown(row: Row) -> Row:
    happened = row[_HAPPENED]
    assert isinstance(happened, datetime)
    kind, harm = labels.KINDS[IncidentKind(str(row[_KIND]))], labels.HARMS[Harm(str(row[_HARM]))]
    return (row[0], moment_text(happened), *row[2:_KIND], kind, harm, _state(row))


def _state(row: Row) -> str:
    if row[_VOIDED] is not None:
        return words.VOIDED
    if row[_HARM] == Harm.NONE:
        return words.RECORDED
    if row[_PAID_ON] is not None:
        return words.paid_line(row[_PAID])
    if row[_DECISION] == Decision.REFUSE:
        return words.REFUSED_STATE
    return words.OPEN if row[_SUBMITTED] is None else words.PROCESSING
