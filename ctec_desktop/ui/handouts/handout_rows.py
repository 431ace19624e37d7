"""The list of hand-outs as the page shows it."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Final

from ctec_desktop.domain.handouts import HandoutState, ReceiverKind, overdue_days
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import handouts as labels
from ctec_desktop.wording import handouts_page as words

STATE_TONES: Final = {
    HandoutState.OVERDUE: Tone.BAD,
    HandoutState.WAITING: Tone.ACCENT,
    HandoutState.BACK: Tone.OK,
    HandoutState.VOID: Tone.MUTED,
}
_TONE_OF: Final = {labels.STATES[state]: tone for state, tone in STATE_TONES.items()}


def _state_tone(row: Row) -> Tone:
    return _TONE_OF.get(str(row[-1]), Tone.PLAIN)


COLUMNS: Final = (
    Column(words.HANDED, 108, sort="handed"),
    Column(words.RECEIVER, 60, key="receiver"),
    Column(words.NAME, 180, sort="name"),
    Column(words.TAKEN_BY, 92, sort="taken_by"),
    Column(words.PAPERS, 60, Align.RIGHT, key="papers"),
    Column(words.SHEETS, 60, Align.RIGHT, key="sheets"),
    Column(words.IMAGES, 88, Align.RIGHT, key="images"),
    Column(words.ORIGINALS, 88, Align.RIGHT, key="originals"),
    Column(words.MISSING, 60, Align.RIGHT, sort="missing"),
    Column(words.DUE, 108, sort="due"),
    Column(words.LATE, 88, Align.RIGHT, key="late"),
    Column(words.STATE, 84, tone=_state_tone, is_pill=True, key="state"),
)


class HandoutRows:
    """A `RowSource` that opens the service anew for every look, since what is late depends on the day."""

    def __init__(self, office: Office, actor: Actor) -> None:
        self._office = office
        self._actor = actor

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self._source().head(query, limit)

    def ids(self, query: ListQuery) -> "array[int]":
        return self._source().ids(query)

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        today = self._office.today()
        return [_shown(row, today) for row in self._source().rows(ids)]

    def _source(self) -> RowSource:
        return self._office.handouts.rows(self._actor)


def _shown(row: Row, today: date) -> Row:
    handout_id, handed_on, receiver, name, taken_by, papers, sheets, images, originals, missing, due_on, voided = row
    assert isinstance(handed_on, date)
    assert isinstance(due_on, date)
    state = HandoutState.WAITING
    if voided is not None:
        state = HandoutState.VOID
    elif not missing:
        state = HandoutState.BACK
    elif due_on < today:
        state = HandoutState.OVERDUE
    late = str(overdue_days(due_on, today)) if state is HandoutState.OVERDUE else ""
    counts = (papers, sheets, images, originals, missing)
    kind = labels.RECEIVERS[ReceiverKind(str(receiver))]
    told = (handed_on.isoformat(), kind, name, taken_by, *counts, due_on.isoformat(), late, labels.STATES[state])
    return (handout_id, *told)
