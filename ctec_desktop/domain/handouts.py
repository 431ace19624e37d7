"""Papers handed out to be signed: to which unit or class, who took them, and what has come back of them.

What is out, back or late is derived from the papers that were taken in; only the handing out itself is recorded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from ctec_desktop.domain.scans import ReturnedPaper

# What a form proposes: two weeks to have papers signed.
DUE_DAYS: Final = 14


class ReceiverKind(StrEnum):
    UNIT = "unit"
    CLASS = "class"


class PaperChoice(StrEnum):
    """Which papers of an agreement go out."""

    BOTH = "both"
    AGREEMENT = "agreement"
    CONSENT = "consent"


PAPERS_OF: Final = {
    PaperChoice.BOTH: frozenset(ReturnedPaper),
    PaperChoice.AGREEMENT: frozenset({ReturnedPaper.AGREEMENT}),
    PaperChoice.CONSENT: frozenset({ReturnedPaper.CONSENT}),
}


class BackState(StrEnum):
    """What has come back of one paper; `SOME` originals, but not all that are wanted; `OVERTAKEN` is not
    waited for, a newer version or a voided agreement.
    """

    OUT = "out"
    PART = "part"
    IMAGE = "image"
    SOME = "some"
    ORIGINAL = "original"
    OVERTAKEN = "overtaken"


class HandoutState(StrEnum):
    """How a hand-out stands as a whole."""

    OVERDUE = "overdue"
    WAITING = "waiting"
    BACK = "back"
    VOID = "void"


def sheets_of(pages: int, copies: int, *, is_duplex: bool) -> int:
    """Every original begins on a sheet of its own."""
    return copies * ((pages + 1) // 2 if is_duplex else pages)


def overdue_days(due_on: date, today: date) -> int:
    return max(0, (today - due_on).days)


@dataclass(frozen=True, slots=True)
class HandoutForm:
    """As typed. One hand-out is recorded for every unit, or class, of the agreements.

    Args:
        receiver: `unit` or `class`.
        papers: `both`, `agreement` or `consent`.
        wanted: how many originals of each agreement must come back; one while empty.
    """

    agreement_ids: tuple[int, ...]
    receiver: str = ReceiverKind.CLASS.value
    papers: str = PaperChoice.BOTH.value
    taken_by: str = ""
    handed_on: str = ""
    due_on: str = ""
    note: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class SealForm:
    """用印登记 as typed."""

    handout_id: int
    version: int
    sealed_on: str = ""
    sealed_by: str = ""
    seals: str = ""


@dataclass(frozen=True, slots=True)
class BackForm:
    """Originals that came back, as ticked.

    Args:
        count: how many more of each agreement; all that are still wanted while empty. Of a consent there is one.
    """

    handout_id: int
    paper_ids: tuple[int, ...]
    on: str = ""
    handed_by: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class HandedPaper:
    """One paper of a hand-out, with what has come back of it.

    Args:
        copies, wanted, sheets: how many originals went out, how many must come back, on how many sheets they are.
        found_pages: scanned pages filed of originals that are not whole yet count too.
        images, originals: of how many originals the picture is whole, how many are back themselves.
    """

    id: int
    handout_id: int
    agreement_id: int
    version_id: int
    paper: ReturnedPaper
    number: str
    version: int
    student_no: str
    student_name: str
    class_name: str
    unit_name: str
    copies: int
    wanted: int
    sheets: int
    found_pages: int
    images: int
    originals: int
    is_overtaken: bool
    taken_by: str
    handed_on: date
    due_on: date

    @property
    def state(self) -> BackState:
        if self.originals >= self.wanted:
            return BackState.ORIGINAL
        if self.is_overtaken:
            return BackState.OVERTAKEN
        if self.originals:
            return BackState.SOME
        if self.images:
            return BackState.IMAGE
        return BackState.PART if self.found_pages else BackState.OUT

    @property
    def is_missing(self) -> bool:
        """Whether an original of it that is wanted is not back."""
        return self.state not in (BackState.ORIGINAL, BackState.OVERTAKEN)

    def late_days(self, today: date) -> int:
        return overdue_days(self.due_on, today) if self.is_missing else 0


class Tally(NamedTuple):
    """Papers of a kind, counted."""

    papers: int
    copies: int
    sheets: int
    images: int
    originals: int
    missing: int


def tally(papers: Iterable[HandedPaper]) -> Tally:
    """Papers that are overtaken count as handed out, never as missing."""
    told = list(papers)
    return Tally(
        len(told),
        sum(one.copies for one in told),
        sum(one.sheets for one in told),
        sum(one.images > 0 for one in told),
        sum(one.originals >= one.wanted for one in told),
        sum(one.is_missing for one in told),
    )


@dataclass(frozen=True, slots=True)
class HandoutView:
    """A hand-out with its papers, those in sight."""

    id: int
    uid: str
    row_version: int
    receiver: ReceiverKind
    receiver_name: str
    taken_by: str
    handed_on: date
    due_on: date
    note: str | None
    made_by: str
    seal_asked_at_utc: datetime | None
    seal_asked_by: str | None
    sealed_on: date | None
    sealed_by: str | None
    seals: int | None
    void_reason: str | None
    papers: tuple[HandedPaper, ...] = ()

    def state(self, today: date) -> HandoutState:
        if self.void_reason is not None:
            return HandoutState.VOID
        if not any(one.is_missing for one in self.papers):
            return HandoutState.BACK
        return HandoutState.OVERDUE if self.due_on < today else HandoutState.WAITING


@dataclass(frozen=True, slots=True)
class Chase:
    """What one unit or class still owes, the latest first."""

    receiver: ReceiverKind
    name: str
    papers: tuple[HandedPaper, ...]


def chases(receiver: ReceiverKind, papers: Iterable[HandedPaper], today: date) -> tuple[Chase, ...]:
    """One for every unit, or class, that has a paper out; by name."""
    by_name: dict[str, list[HandedPaper]] = {}
    for one in papers:
        if one.is_missing:
            name = one.unit_name if receiver is ReceiverKind.UNIT else one.class_name
            by_name.setdefault(name, []).append(one)
    return tuple(
        Chase(receiver, name, tuple(sorted(found, key=lambda one: (-one.late_days(today), one.number, one.paper))))
        for name, found in sorted(by_name.items())
    )
