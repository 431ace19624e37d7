"""What a folder of 实习档案 holds, as SQL: one condition for each kind, asked of the first placement of a cycle.

A cycle is a student under a plan: after a change of unit both placements belong to it, and a kind that every placement
needs is only there when none lacks it.
"""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import ColumnElement, and_, case, exists, func, not_, or_, select

from ctec_desktop.domain.archive.kinds import REQUIRED, ArchiveKind
from ctec_desktop.domain.lifecycle import GONE, UNISSUED
from ctec_desktop.domain.rules.filings import FilingKind
from ctec_desktop.domain.scans import ReturnedPaper
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ArchiveItemRow,
    CoveredPersonRow,
    EndorsementRow,
    EnterpriseFitnessRow,
    FilingRow,
    InspectionRow,
    InternshipPlanRow,
    PlacementPapersRow,
    PlacementRow,
    PlanReadinessRow,
    PolicyRow,
    PostRow,
    ReturnedCopyRow,
)

# Two more readings of placements: those of the cycle, and an earlier one of it.
sibling = shared_alias(PlacementRow)
_earlier = shared_alias(PlacementRow)
_newer = shared_alias(AgreementVersionRow)
_item, _p = ArchiveItemRow, PlacementRow


def _same_cycle(other: type[PlacementRow]) -> ColumnElement[bool]:
    return and_(other.student_id == _p.student_id, other.plan_id == _p.plan_id, other.voided_at_utc.is_(None))


def is_head() -> ColumnElement[bool]:
    """The placement stands, is an 岗位实习, and none of its cycle comes before it."""
    before = or_(_earlier.from_on < _p.from_on, and_(_earlier.from_on == _p.from_on, _earlier.id < _p.id))
    on_post = select(InternshipPlanRow.id).where(InternshipPlanRow.kind == PlanKind.ON_POST.value)
    return and_(
        _p.voided_at_utc.is_(None),
        _p.plan_id.in_(on_post),
        not_(exists().where(_same_cycle(_earlier), before).correlate(_p)),
    )


def _every(found: ColumnElement[bool]) -> ColumnElement[bool]:
    """No placement of the cycle lacks it."""
    return not_(exists().where(_same_cycle(sibling), not_(found)).correlate(_p))


def is_newest() -> ColumnElement[bool]:
    """The version is the agreement's newest, and the agreement stands on paper."""
    last = select(func.max(_newer.n)).where(_newer.agreement_id == AgreementRow.id).correlate(AgreementRow)
    gone = sorted(state.value for state in GONE | UNISSUED)
    return and_(AgreementVersionRow.n == last.scalar_subquery(), AgreementRow.state.not_in(gone))


def _scanned(paper: ReturnedPaper) -> ColumnElement[bool]:
    """An original of the newest version is whole as a picture."""
    copy = ReturnedCopyRow
    return _every(
        exists()
        .where(
            AgreementRow.placement_id == sibling.id,
            AgreementVersionRow.agreement_id == AgreementRow.id,
            copy.version_id == AgreementVersionRow.id,
            copy.paper == paper.value,
            copy.image_at_utc.is_not(None),
            is_newest(),
        )
        .correlate(sibling)
    )


def covers() -> ColumnElement[bool]:
    """A policy on record with its scan, and a list the insurer answered that names the student."""
    return and_(
        CoveredPersonRow.policy_id == PolicyRow.id,
        CoveredPersonRow.added_by_id == EndorsementRow.id,
        or_(CoveredPersonRow.removed_by_id.is_(None), CoveredPersonRow.removed_by_id != CoveredPersonRow.added_by_id),
        EndorsementRow.answered_on.is_not(None),
        EndorsementRow.voided_at_utc.is_(None),
        PolicyRow.voided_at_utc.is_(None),
        PolicyRow.scan_name.is_not(None),
    )


def files_cycle(enterprise_id: ColumnElement[int]) -> ColumnElement[bool]:
    """A filing of the internship that stands, for the whole plan or for that unit."""
    return and_(
        FilingRow.kind == FilingKind.INTERNSHIP.value,
        FilingRow.voided_at_utc.is_(None),
        or_(FilingRow.enterprise_id.is_(None), FilingRow.enterprise_id == enterprise_id),
    )


def _of_unit(found: ColumnElement[bool]) -> ColumnElement[bool]:
    """Of the unit of every placement of the cycle."""
    return _every(exists().where(PostRow.id == sibling.post_id, found).correlate(sibling))


def _sources() -> dict[ArchiveKind, ColumnElement[bool]]:
    """The kinds that count from a record of their own."""
    papers, unit = PlacementPapersRow, EnterpriseFitnessRow
    return {
        ArchiveKind.AGREEMENT: _scanned(ReturnedPaper.AGREEMENT),
        ArchiveKind.CONSENT: _scanned(ReturnedPaper.CONSENT),
        ArchiveKind.PLAN: exists()
        .where(PlanReadinessRow.plan_id == _p.plan_id, PlanReadinessRow.programme_on.is_not(None))
        .correlate(_p),
        ArchiveKind.INSPECTION: _of_unit(
            and_(InspectionRow.enterprise_id == PostRow.enterprise_id, InspectionRow.voided_at_utc.is_(None))
        ),
        ArchiveKind.MEETING: _of_unit(
            and_(
                unit.enterprise_id == PostRow.enterprise_id, unit.decided_on.is_not(None), unit.minutes_no.is_not(None)
            )
        ),
        ArchiveKind.COVER: exists()
        .where(
            CoveredPersonRow.student_id == _p.student_id,
            covers(),
            PolicyRow.from_on <= _p.until_on,
            PolicyRow.until_on >= _p.from_on,
        )
        .correlate(_p),
        ArchiveKind.TRAINING: _every(
            exists()
            .where(
                papers.placement_id == sibling.id,
                papers.safety_trained_on.is_not(None),
                papers.has_passed_safety.is_(True),
            )
            .correlate(sibling)
        ),
        ArchiveKind.FILING: _of_unit(
            and_(
                FilingRow.plan_id == sibling.plan_id,
                files_cycle(PostRow.enterprise_id.expression),
                FilingRow.newest_placement_id >= sibling.id,
            )
        ),
    }


def _attached(kind: ArchiveKind) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            _item.student_id == _p.student_id,
            _item.plan_id == _p.plan_id,
            _item.kind == kind.value,
            _item.voided_at_utc.is_(None),
        )
        .correlate(_p)
    )


def _present() -> dict[ArchiveKind, ColumnElement[bool]]:
    from_records = _sources()
    return {
        kind: or_(from_records[kind], _attached(kind)) if kind in from_records else _attached(kind)
        for kind in ArchiveKind
    }


SOURCES: Final[Mapping[ArchiveKind, ColumnElement[bool]]] = _sources()
PRESENT: Final[Mapping[ArchiveKind, ColumnElement[bool]]] = _present()


def present_count() -> ColumnElement[int]:
    """How many of the required kinds are there."""
    first, *others = (case((PRESENT[kind], 1), else_=0) for kind in REQUIRED)
    total: ColumnElement[int] = first
    for one in others:
        total = total + one
    return total
