"""Changing a placement: the wish, why it may be wished, and which papers it calls for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ctec_desktop.domain.placement_periods import ChangeKind, Effective, Standing
from ctec_desktop.domain.rulebook.national import clause_of


class ChangeReason(StrEnum):
    """Why a placement changes; `OTHER` is said in words."""

    HOLIDAY = "holiday"
    UNIT_STOPPED = "unit_stopped"
    ILLNESS = "illness"
    EXAM = "exam"
    FURTHER_STUDY = "further_study"
    CONSCRIPTION = "conscription"
    AGREED = "agreed"
    STUDENT_WISH = "student_wish"
    UNIT_BREACH = "unit_breach"
    DISCIPLINE = "discipline"
    INCIDENT = "incident"
    ROTATION = "rotation"
    POST_UNFIT = "post_unfit"
    PROGRAMME = "programme"
    OTHER = "other"


_R = ChangeReason
REASONS: Mapping[ChangeKind, tuple[ChangeReason, ...]] = {
    ChangeKind.PAUSE: (_R.HOLIDAY, _R.UNIT_STOPPED, _R.ILLNESS, _R.EXAM, _R.INCIDENT, _R.OTHER),
    ChangeKind.RESUME: (_R.PROGRAMME, _R.OTHER),
    ChangeKind.MOVE_POST: (_R.ROTATION, _R.POST_UNFIT, _R.STUDENT_WISH, _R.UNIT_STOPPED, _R.OTHER),
    ChangeKind.MOVE_UNIT: (_R.AGREED, _R.STUDENT_WISH, _R.POST_UNFIT, _R.UNIT_BREACH, _R.UNIT_STOPPED, _R.OTHER),
    ChangeKind.EXTEND: (_R.PROGRAMME, _R.STUDENT_WISH, _R.ILLNESS, _R.OTHER),
    ChangeKind.END_EARLY: (
        *(_R.AGREED, _R.STUDENT_WISH, _R.FURTHER_STUDY, _R.CONSCRIPTION, _R.ILLNESS, _R.INCIDENT),
        *(_R.UNIT_BREACH, _R.UNIT_STOPPED, _R.DISCIPLINE, _R.OTHER),
    ),
}


class PaperKind(StrEnum):
    """A paper or a step that a change calls for."""

    RELEASE = "release"
    CONSENT = "consent"
    AGREEMENT = "agreement"
    SUPPLEMENT = "supplement"
    FILING = "filing"
    COVER_ADDED = "cover_added"
    COVER_ENDED = "cover_ended"
    COVER_LONGER = "cover_longer"
    TRAINING = "training"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with the rule it rests on; an empty rule is the office's own practice."""

    kind: PaperKind
    rule_id: str = ""
    clause: str = ""


_RELEASE = Paper(PaperKind.RELEASE, "INT-AGR-01", clause_of("INT-AGR-01"))
_CONSENT = Paper(PaperKind.CONSENT, "INT-CONS-01", clause_of("INT-CONS-01"))
_AGREEMENT = Paper(PaperKind.AGREEMENT, "INT-AGR-01", clause_of("INT-AGR-01"))
_SUPPLEMENT = Paper(PaperKind.SUPPLEMENT, "INT-AGR-03", clause_of("INT-AGR-03"))
_FILING = Paper(PaperKind.FILING, "INT-FILE-01", clause_of("INT-FILE-01"))
_TRAINING = Paper(PaperKind.TRAINING, "INT-TRAIN-01", clause_of("INT-TRAIN-01"))
_COVER = clause_of("INS-02")

PAPERS: Mapping[ChangeKind, tuple[Paper, ...]] = {
    ChangeKind.PAUSE: (),
    ChangeKind.RESUME: (),
    ChangeKind.MOVE_POST: (_SUPPLEMENT, _TRAINING),
    ChangeKind.MOVE_UNIT: (
        *(_RELEASE, _CONSENT, _AGREEMENT, _FILING),
        *(Paper(PaperKind.COVER_ADDED, "INS-05", _COVER), _TRAINING),
    ),
    ChangeKind.EXTEND: (_SUPPLEMENT, Paper(PaperKind.COVER_LONGER, "INS-02", _COVER)),
    ChangeKind.END_EARLY: (_RELEASE, Paper(PaperKind.COVER_ENDED, "INS-05", _COVER)),
}


_APPLICATION = Paper(PaperKind.APPLICATION, "INT-SELF-01", clause_of("INT-SELF-01"))


def papers_of(kind: ChangeKind, *, is_self_chosen: bool) -> tuple[Paper, ...]:
    """The papers of the change; a self-chosen place is applied for anew at every unit."""
    is_applied_for = is_self_chosen and kind is ChangeKind.MOVE_UNIT
    return (_APPLICATION, *PAPERS[kind]) if is_applied_for else PAPERS[kind]


@dataclass(frozen=True, slots=True)
class ChangeWish:
    """One change for one or many placements.

    Args:
        effective_on: the first day on which it holds. An extension begins after each placement's own last day, so it
            needs none.
        until_on: last day of a pause, new last day of an extension, last day at the new unit (else as long as before).
        post_id: the new post, of the same unit or of another.
        confirmed: student numbers whose held findings at the new unit a person decided in favour.
    """

    placement_ids: tuple[int, ...]
    kind: ChangeKind
    reason_kind: ChangeReason
    effective_on: date | None = None
    until_on: date | None = None
    post_id: int | None = None
    reason: str | None = None
    proof: str | None = None
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change as it stands on record.

    Args:
        in_batch: how many changes made in the same go still stand, this one included.
    """

    id: int
    kind: ChangeKind
    effective_on: date
    until_on: date | None
    reason_kind: ChangeReason
    reason: str | None
    proof: str | None
    post_name: str | None
    enterprise_name: str | None
    next_placement_id: int | None
    batch_uid: str
    by_name: str
    in_batch: int
    is_voided: bool = False
    void_reason: str | None = None


@dataclass(frozen=True, slots=True)
class PlacementHistory:
    """A placement as it stands, with its changes and its neighbours in the chain."""

    placement_id: int
    now: Effective
    changes: tuple[ChangeLine, ...]
    arrived_on: date | None
    arrival_note: str | None
    previous_id: int | None
    next_id: int | None


@dataclass(frozen=True, slots=True)
class PlacedOn:
    """Where a student is on a day on which the placement is in force, by every change of it.

    Args:
        last_on: the placement's last day by all its changes, those after the day too.
    """

    standing: Standing
    enterprise_name: str
    post_name: str
    last_on: date
