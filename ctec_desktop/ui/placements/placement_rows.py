"""The list of placements as the page shows it: its rows, its columns, the colour of an agreement's state."""

from typing import TYPE_CHECKING, Final

from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import placements_page as words
from ctec_desktop.wording.labels import STATES

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import date

    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
    from ctec_desktop.services.office import Office

# Stands in the last cell where a placement has no agreement, so that the cell can say so.
NO_AGREEMENT: Final = ""
_LABELS: Final = {NO_AGREEMENT: words.NOT_ISSUED} | {state.value: label for state, label in STATES.items()}
_TONES: Final = {
    AgreementState.SUBMITTED: Tone.WARN,
    AgreementState.SENT_BACK: Tone.WARN,
    AgreementState.ISSUED: Tone.ACCENT,
    AgreementState.SIGNING: Tone.ACCENT,
    AgreementState.PAUSED: Tone.WARN,
    AgreementState.COMPLETE: Tone.OK,
    AgreementState.IN_FORCE: Tone.OK,
    AgreementState.FINISHED: Tone.OK,
    AgreementState.ARCHIVED: Tone.OK,
    AgreementState.STOPPED: Tone.BAD,
    AgreementState.DECLINED: Tone.BAD,
    AgreementState.VOID: Tone.BAD,
}
_STANDING_TONES: Final = {"on_post": Tone.OK, "paused": Tone.WARN, "not_arrived": Tone.BAD}
_TONE_BY_WORD: Final = {state.value: tone for state, tone in _TONES.items()}


def state_label(state: object) -> str:
    """已签发, or 未签发 where there is no agreement."""
    return _LABELS[str(state)]


def state_tone(state: object) -> Tone:
    return _TONE_BY_WORD.get(str(state), Tone.MUTED)


def row_tone(row: "Row") -> Tone:
    return state_tone(row[-1])


def standing_label(standing: object) -> str:
    return words.STANDINGS[str(standing)]


def standing_tone(row: "Row") -> Tone:
    return _STANDING_TONES.get(str(row[-2]), Tone.MUTED)


def shown(row: "Row") -> "Row":
    """The row with an empty word where it has no agreement."""
    return row if row[-1] is not None else (*row[:-1], NO_AGREEMENT)


# Lines of filters above the list, and the width of the first: its first rows are painted before the page is there.
FILTER_LINES: Final = 2
FILTERS_PX: Final = 765
# Days arrive as ISO text from the first paint and as dates afterwards; `str` writes both the same.
COLUMNS: Final = (
    Column(words.STUDENT_NO, 124, sort="student_no"),
    Column(words.NAME, 92, sort="name"),
    Column(words.CLASS, 132, sort="class"),
    Column(words.ENTERPRISE, 212, sort="enterprise"),
    Column(words.POST, 116, sort="post"),
    Column(words.FROM, 108, sort="from"),
    Column(words.UNTIL, 108, sort="until"),
    Column(words.STANDING, 92, text=standing_label, tone=standing_tone, is_pill=True, key="standing"),
    Column(words.AGREEMENT, 96, text=state_label, tone=row_tone, is_pill=True, key="agreement"),
)


class PlacementRows:
    """A `RowSource` that loads the service only when the list is first read, off the window's thread.

    Args:
        on: the day the list is shown for; None for today.
    """

    def __init__(self, office: "Office", actor: "Actor", on: "date | None" = None) -> None:
        self._office = office
        self._actor = actor
        self._on = on
        self._source: RowSource | None = None

    def head(self, query: "ListQuery", limit: int) -> "array[int]":
        return self._opened().head(query, limit)

    def ids(self, query: "ListQuery") -> "array[int]":
        return self._opened().ids(query)

    def rows(self, ids: "Sequence[int]") -> "Sequence[Row]":
        return [shown(row) for row in self._opened().rows(ids)]

    def _opened(self) -> "RowSource":
        if self._source is None:
            self._source = (
                self._office.placements.rows(self._actor)
                if self._on is None
                else self._office.day_lists.placements(self._actor, self._on)
            )
        return self._source
