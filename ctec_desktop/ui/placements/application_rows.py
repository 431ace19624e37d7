"""The list of applications as the dialog shows it: its rows, its columns, the colours of state and verdict."""

from typing import Final

from ctec_desktop.domain.applications import ApplicationState, ApplicationView
from ctec_desktop.kernel.listing import Row
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import applications as words

_TONES: Final = {
    words.STATES[ApplicationState.PENDING]: Tone.ACCENT,
    words.STATES[ApplicationState.APPROVED]: Tone.OK,
    words.STATES[ApplicationState.REFUSED]: Tone.MUTED,
    words.CLEAR: Tone.OK,
    words.TO_DECIDE: Tone.WARN,
    words.IN_THE_WAY: Tone.BAD,
}
_STATE, _VERDICT, _GUARDIAN, _PAPERS = 2, 3, 4, 5


def _state_tone(row: Row) -> Tone:
    return _TONES[str(row[_STATE])]


def _verdict_tone(row: Row) -> Tone:
    return _TONES.get(str(row[_VERDICT]), Tone.PLAIN)


def _guardian_tone(row: Row) -> Tone:
    return Tone.WARN if row[_GUARDIAN] == words.NO_DAY else Tone.PLAIN


def _papers_tone(row: Row) -> Tone:
    return Tone.OK if row[_PAPERS] == words.BOTH_BACK else Tone.WARN if row[_PAPERS] else Tone.PLAIN


COLUMNS: Final = (
    Column(words.STUDENT, 176),
    Column(words.STATE, 84, tone=_state_tone, is_pill=True),
    Column(words.VERDICT, 84, tone=_verdict_tone, is_pill=True),
    Column(words.GUARDIAN, 108, tone=_guardian_tone, is_pill=True),
    Column(words.PAPERS, 92, tone=_papers_tone, is_pill=True),
    Column(words.UNIT, 196),
    Column(words.POST, 88),
    Column(words.PLACE, 140),
    Column(words.DAYS, 192),
    Column(words.CLASS, 130),
)


def rank(one: ApplicationView) -> int:
    """What is open comes first; within a state the order of classes and numbers stays."""
    return tuple(words.STATES).index(one.state)


def row_of(one: ApplicationView) -> Row:
    return (
        one.placement_id,
        f"{one.student_name}（{one.student_no}）",
        words.STATES[one.state],
        words.verdict(one),
        one.guardian_agreed_on.isoformat() if one.guardian_agreed_on else words.NO_DAY,
        words.papers_back(one),
        one.enterprise_name,
        one.post_name,
        one.site_address or "",
        words.days(one.from_on, one.until_on),
        one.class_name,
    )
