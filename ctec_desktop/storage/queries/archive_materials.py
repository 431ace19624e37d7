"""The materials of one folder: what was attached by hand, and what counts from a record of its own."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from ctec_desktop.domain.archive.kinds import ArchiveKind
from ctec_desktop.domain.archive.views import Folder, Material
from ctec_desktop.domain.scans import ReturnedPaper
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries.archive_sql import covers, files_cycle, is_newest
from ctec_desktop.storage.queries.scoping import AnySelect
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ArchiveItemRow,
    CoveredPersonRow,
    EndorsementRow,
    EnterpriseFitnessRow,
    EnterpriseRow,
    FilingRow,
    InspectionRow,
    PlacementPapersRow,
    PlacementRow,
    PlanReadinessRow,
    PolicyRow,
    PostRow,
    ReturnedCopyRow,
)

_KIND_OF_PAPER = {
    ReturnedPaper.AGREEMENT: ArchiveKind.AGREEMENT,
    ReturnedPaper.CONSENT: ArchiveKind.CONSENT,
}
_ORDER = list(ArchiveKind)


def materials(connection: Connection, folder: Folder) -> tuple[tuple[Material, StoredFile | None], ...]:
    """Everything in the folder by kind, each with its file where it has one."""
    found = [
        *_items(connection, folder),
        *_scans(connection, folder),
        *_readiness(connection, folder),
        *_units(connection, folder),
        *_policies(connection, folder),
        *_trainings(connection, folder),
        *_filings(connection, folder),
    ]
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one[0].kind), one[0].item_id or 0)))


def _cycle(folder: Folder, statement: AnySelect) -> AnySelect:
    row = PlacementRow
    ours = (row.student_id == folder.student_id, row.plan_id == folder.plan_id, row.voided_at_utc.is_(None))
    return statement.where(*ours)


def _items(connection: Connection, folder: Folder) -> Iterator[tuple[Material, StoredFile | None]]:
    row = ArchiveItemRow
    statement = (
        select(
            *(row.id, row.kind, row.title, row.dated_on, row.added_by, row.out_name, row.paper_place),
            *(row.file_year, row.file_name, row.sha256, row.size_bytes),
        )
        .where(row.student_id == folder.student_id, row.plan_id == folder.plan_id, row.voided_at_utc.is_(None))
        .order_by(row.dated_on, row.id)
    )
    for item_id, kind, title, dated_on, by_name, out_name, place, *stored in connection.execute(statement):
        kept = StoredFile(*stored)
        made = Material(
            *(ArchiveKind(kind), title, dated_on, by_name, f"item-{item_id}", item_id, out_name),
            sha256=kept.sha256,
            size_bytes=kept.size_bytes,
            paper_place=place or "",
        )
        yield made, kept


def _scans(connection: Connection, folder: Folder) -> Iterator[tuple[Material, StoredFile | None]]:
    copy = ReturnedCopyRow
    statement: AnySelect = (
        select(
            *(copy.id, copy.paper, AgreementRow.number, AgreementVersionRow.n, copy.copy, copy.image_at_utc),
            *(copy.file_year, copy.file_name, copy.sha256, copy.size_bytes),
        )
        .select_from(copy)
        .join(AgreementVersionRow, copy.version_id == AgreementVersionRow.id)
        .join(AgreementRow, AgreementVersionRow.agreement_id == AgreementRow.id)
        .join(PlacementRow, AgreementRow.placement_id == PlacementRow.id)
        .where(copy.image_at_utc.is_not(None), is_newest())
        .order_by(AgreementRow.number, copy.paper, copy.copy)
    )
    for copy_id, paper, number, n, original, at_utc, *stored in connection.execute(_cycle(folder, statement)):
        kept = StoredFile(*stored)
        kind = _KIND_OF_PAPER[ReturnedPaper(paper)]
        facts = (("number", number), ("version", str(n)), ("copy", str(original)))
        made = Material(
            *(kind, number, at_utc.astimezone(CHINA).date(), None, f"copy-{copy_id}", None, f"{number}.pdf"),
            sha256=kept.sha256,
            size_bytes=kept.size_bytes,
            facts=facts,
        )
        yield made, kept


def _readiness(connection: Connection, folder: Folder) -> Iterator[tuple[Material, None]]:
    day = connection.scalar(select(PlanReadinessRow.programme_on).where(PlanReadinessRow.plan_id == folder.plan_id))
    if day is not None:
        yield Material(ArchiveKind.PLAN, folder.plan_name, day, facts=(("programme_on", day.isoformat()),)), None


def _units(connection: Connection, folder: Folder) -> Iterator[tuple[Material, None]]:
    """The newest inspection of each unit, and the decision on it."""
    unit, seen = EnterpriseFitnessRow, set[int]()
    joined: AnySelect = (
        select(EnterpriseRow.id, EnterpriseRow.name, InspectionRow.inspected_on, InspectionRow.team)
        .select_from(PlacementRow)
        .join(PostRow, PlacementRow.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .join(InspectionRow, InspectionRow.enterprise_id == EnterpriseRow.id)
        .where(InspectionRow.voided_at_utc.is_(None))
        .order_by(InspectionRow.inspected_on.desc(), InspectionRow.id.desc())
    )
    for unit_id, name, day, team in connection.execute(_cycle(folder, joined)):
        if unit_id not in seen:
            seen.add(unit_id)
            facts = (("unit", name), ("inspected_on", day.isoformat()), ("team", team or ""))
            yield Material(ArchiveKind.INSPECTION, name, day, facts=facts), None
    decided: AnySelect = (
        select(EnterpriseRow.name, unit.decided_on, unit.minutes_no)
        .distinct()
        .select_from(PlacementRow)
        .join(PostRow, PlacementRow.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .join(unit, unit.enterprise_id == EnterpriseRow.id)
        .where(unit.decided_on.is_not(None), unit.minutes_no.is_not(None))
        .order_by(EnterpriseRow.name)
    )
    for name, day, minutes in connection.execute(_cycle(folder, decided)):
        facts = (("unit", name), ("decided_on", day.isoformat()), ("minutes_no", minutes))
        yield Material(ArchiveKind.MEETING, name, day, facts=facts), None


def _policies(connection: Connection, folder: Folder) -> Iterator[tuple[Material, StoredFile | None]]:
    row = PolicyRow
    statement: AnySelect = (
        select(
            *(row.id, row.insurer, row.number, row.from_on, row.until_on, row.scan_title, EndorsementRow.answered_on),
            *(row.scan_year, row.scan_name, row.scan_sha256, row.scan_size_bytes),
        )
        .select_from(CoveredPersonRow)
        .join(row, CoveredPersonRow.policy_id == row.id)
        .join(EndorsementRow, CoveredPersonRow.added_by_id == EndorsementRow.id)
        .where(
            CoveredPersonRow.student_id == folder.student_id,
            covers(),
            row.from_on <= folder.until_on,
            row.until_on >= folder.from_on,
        )
        .order_by(row.from_on, row.id, EndorsementRow.answered_on)
    )
    seen = set[int]()
    for policy_id, insurer, number, first, last, title, answered, *stored in connection.execute(statement):
        if policy_id in seen:
            continue
        seen.add(policy_id)
        kept = StoredFile(*stored)
        facts = (("insurer", insurer or ""), ("number", number or ""), ("days", f"{first} 至 {last}"))
        made = Material(
            *(ArchiveKind.COVER, number or insurer or "", answered, None, f"policy-{policy_id}", None, title or ""),
            sha256=kept.sha256,
            size_bytes=kept.size_bytes,
            facts=facts,
        )
        yield made, kept


def _trainings(connection: Connection, folder: Folder) -> Iterator[tuple[Material, None]]:
    papers = PlacementPapersRow
    statement: AnySelect = (
        select(EnterpriseRow.name, papers.safety_trained_on)
        .select_from(PlacementRow)
        .join(papers, papers.placement_id == PlacementRow.id)
        .join(PostRow, PlacementRow.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .where(papers.safety_trained_on.is_not(None), papers.has_passed_safety.is_(True))
        .order_by(PlacementRow.from_on)
    )
    for name, day in connection.execute(_cycle(folder, statement)):
        facts = (("unit", name), ("safety_trained_on", day.isoformat()))
        yield Material(ArchiveKind.TRAINING, name, day, facts=facts), None


def _filings(connection: Connection, folder: Folder) -> Iterator[tuple[Material, StoredFile | None]]:
    row = FilingRow
    statement: AnySelect = (
        select(
            *(row.id, row.authority, row.number, row.filed_on, row.scan_title),
            *(row.scan_year, row.scan_name, row.scan_sha256, row.scan_size_bytes),
        )
        .distinct()
        .select_from(PlacementRow)
        .join(PostRow, PlacementRow.post_id == PostRow.id)
        .join(row, row.plan_id == PlacementRow.plan_id)
        .where(files_cycle(PostRow.enterprise_id.expression), row.newest_placement_id >= PlacementRow.id)
        .order_by(row.filed_on, row.id)
    )
    for filing_id, authority, number, day, title, *stored in connection.execute(_cycle(folder, statement)):
        facts: Any = (("authority", authority), ("number", number), ("filed_on", day.isoformat()))
        if stored[1] is None:
            yield Material(ArchiveKind.FILING, number, day, facts=facts), None
            continue
        kept = StoredFile(*stored)
        made = Material(
            *(ArchiveKind.FILING, number, day, None, f"filing-{filing_id}", None, title or ""),
            sha256=kept.sha256,
            size_bytes=kept.size_bytes,
            facts=facts,
        )
        yield made, kept
