"""The list of agreements as the page shows it: its rows, its columns, the colour of a state."""

from datetime import date
from typing import Final

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.listing import Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import agreements_page as words
from ctec_desktop.wording.labels import KINDS, STATES

_STATE_CELL: Final = 9
_LABELS: Final = {"": words.NOT_THERE_YET} | {state.value: label for state, label in STATES.items()}
_KINDS: Final = {kind.value: label for kind, label in KINDS.items()}
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
_TONE_BY_WORD: Final = {state.value: tone for state, tone in _TONES.items()}


def state_label(state: object) -> str:
    return _LABELS[str(state)]


def kind_label(kind: object) -> str:
    return _KINDS[str(kind)]


def state_tone(state: object) -> Tone:
    return _TONE_BY_WORD.get(str(state), Tone.MUTED)


def row_tone(row: Row) -> Tone:
    return state_tone(row[_STATE_CELL])


def version_text(number: object) -> str:
    return words.version(int(str(number or 0)))


def number_text(number: object) -> str:
    return str(number or words.NO_NUMBER)


COLUMNS: Final = (
    Column(words.NUMBER, 128, sort="number", text=number_text),
    Column(words.KIND, 92, text=kind_label, key="kind"),
    Column(words.STUDENT_NO, 112, sort="student_no"),
    Column(words.NAME, 80, sort="name"),
    Column(words.CLASS, 124, sort="class"),
    Column(words.ENTERPRISE, 196, sort="enterprise"),
    Column(words.FROM, 104, sort="from"),
    Column(words.UNTIL, 104, key="until"),
    Column(words.STATE, 92, sort="state", text=state_label, tone=row_tone, is_pill=True),
    Column(words.VERSION, 60, Align.LEFT, text=version_text, key="version"),
)


def agreement_rows(office: Office, actor: Actor, on: date | None = None) -> RowSource:
    """The list of a day, None for today."""
    return office.agreements.rows(actor) if on is None else office.day_lists.agreements(actor, on)
