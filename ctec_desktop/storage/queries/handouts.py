"""Reading what was handed out, and what has come back of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, not_, or_, select
from sqlalchemy.orm import aliased

from ctec_desktop.domain.frozen_terms import frozen_terms
from ctec_desktop.domain.handouts import HandedPaper, HandoutState, HandoutView, ReceiverKind
from ctec_desktop.domain.lifecycle import GONE, UNISSUED
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.scans import PageState, ReturnedPaper
from ctec_desktop.domain.search_terms import SearchKind
from ctec_desktop.storage.queries.agreement_owners import with_student, with_unit
from ctec_desktop.storage.queries.finding import Via
from ctec_desktop.storage.queries.lists import ListSpec
from ctec_desktop.storage.queries.scoping import AnySelect, Expression, in_scope
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ClassGroupRow,
    DocumentRow,
    EnterpriseRow,
    HandoutPaperRow,
    HandoutRow,
    PersonRow,
    ReturnedCopyRow,
    ScanPageRow,
    StudentRow,
)

_AT_ONCE = 500
_row, _paper, _version = HandoutRow, HandoutPaperRow, AgreementVersionRow
_NOT_WAITED_FOR = sorted(state.value for state in GONE | UNISSUED)


class OutPaper(NamedTuple):
    """A paper as it may be handed out: the newest version of an agreement."""

    agreement_id: int
    version_id: int
    number: str
    student_name: str
    class_name: str
    unit_name: str
    is_waited_for: bool
    first_page: int
    originals: int
    pages: int
    consent_first_page: int | None
    consent_pages: int | None


def _joined(statement: AnySelect) -> AnySelect:
    """Versions with whose they are."""
    return with_student(statement.join(AgreementRow, _version.agreement_id == AgreementRow.id))


def _is_overtaken() -> ColumnElement[bool]:
    """A newer version is on paper, or the agreement is not on paper any more."""
    newer = aliased(AgreementVersionRow)
    has_newer = select(newer.id).where(newer.agreement_id == _version.agreement_id, newer.n > _version.n).exists()
    return or_(has_newer.correlate(_version), AgreementRow.state.in_(_NOT_WAITED_FOR))


def _copies_back(condition: ColumnElement[bool]) -> Any:
    """How many originals of the paper meet the condition."""
    own = ReturnedCopyRow
    found = select(func.count()).where(own.version_id == _paper.version_id, own.paper == _paper.paper, condition)
    return found.correlate(_paper).scalar_subquery()


_images = _copies_back(ReturnedCopyRow.image_at_utc.is_not(None))
_originals = _copies_back(ReturnedCopyRow.original_on.is_not(None))


def _pages_filed() -> Any:
    own = ScanPageRow
    filed = (own.version_id == _paper.version_id, own.paper == _paper.paper, own.state == PageState.FILED.value)
    return select(func.count()).where(*filed).correlate(_paper).scalar_subquery()


def _counted(scope: RowScope, what: Any, *conditions: ColumnElement[bool]) -> Any:
    """Something of the papers of a hand-out that are in sight."""
    statement = _joined(select(what).select_from(_paper).join(_version, _paper.version_id == _version.id))
    return statement.where(_paper.handout_id == _row.id, in_scope(scope), *conditions).correlate(_row).scalar_subquery()


def _is_missing() -> ColumnElement[bool]:
    return and_(_originals < _paper.wanted, not_(_is_overtaken()))


def handout_list(scope: RowScope, today: date) -> ListSpec:
    """Hand-outs with a paper in sight, what is due first at the top."""
    papers = _counted(scope, func.count())
    missing = _counted(scope, func.count(), _is_missing())
    cells: tuple[Expression, ...] = (
        *(_row.handed_on, _row.receiver, _row.receiver_name, _row.taken_by, papers),
        _counted(scope, func.coalesce(func.sum(_paper.sheets), 0)),
        _counted(scope, func.count(), _images > 0),
        _counted(scope, func.count(), _originals >= _paper.wanted),
        *(missing, _row.due_on, _row.voided_at_utc),
    )
    stands = _row.voided_at_utc.is_(None)
    states = {
        HandoutState.OVERDUE: and_(stands, _row.due_on < today, missing > 0),
        HandoutState.WAITING: and_(stands, _row.due_on >= today, missing > 0),
        HandoutState.BACK: and_(stands, missing == 0),
        HandoutState.VOID: not_(stands),
    }
    return ListSpec(
        key=_row.id,
        source=_row.__table__,
        cells=cells,
        search=(
            Via(
                SearchKind.AGREEMENT,
                _row.id,
                ((_paper.handout_id, _paper.version_id), (_version.id, _version.agreement_id)),
            ),
        ),
        filters={
            "receiver": lambda value: _row.receiver == value,
            "state": lambda value: states[HandoutState(value)],
            "name": lambda value: _row.receiver_name == value,
        },
        orders={
            "handed": (_row.handed_on,),
            "name": (_row.receiver_name,),
            "taken_by": (_row.taken_by,),
            "due": (_row.due_on,),
            "missing": (missing,),
        },
        default=("due", False),
        scope=lambda _scope: papers > 0,
    )


def handout(connection: Connection, scope: RowScope, handout_id: int) -> HandoutView | None:
    """A hand-out; None when none of its papers is in sight."""
    statement = select(
        *(_row.id, _row.uid, _row.version, _row.receiver, _row.receiver_name, _row.taken_by, _row.handed_on),
        *(_row.due_on, _row.note, _row.made_by, _row.seal_asked_at_utc, _row.seal_asked_by, _row.sealed_on),
        *(_row.sealed_by, _row.seals, _row.void_reason),
    ).where(_row.id == handout_id)
    found: Any = connection.execute(statement).first()
    papers = tuple(_papers(connection, scope, _row.id == handout_id)) if found else ()
    if not papers:
        return None
    values = list(found)
    values[3] = ReceiverKind(values[3])
    return replace(HandoutView(*values), papers=papers)


def standing_papers(connection: Connection, scope: RowScope) -> tuple[HandedPaper, ...]:
    """Every paper in sight of a hand-out that stands, by hand-out and number."""
    return tuple(_papers(connection, scope, _row.voided_at_utc.is_(None)))


def overdue_count(connection: Connection, scope: RowScope, today: date) -> int:
    """How many papers in sight are missing after the day they were due."""
    statement = _joined(
        select(func.count())
        .select_from(_row)
        .join(_paper, _paper.handout_id == _row.id)
        .join(_version, _paper.version_id == _version.id)
    ).where(_row.voided_at_utc.is_(None), _row.due_on < today, _is_missing(), in_scope(scope))
    return int(connection.execute(statement).scalar_one())


def _papers(connection: Connection, scope: RowScope, where: ColumnElement[bool]) -> Iterator[HandedPaper]:
    statement = with_unit(
        _joined(
            select(
                *(_paper.id, _paper.handout_id, AgreementRow.id, _version.id, _paper.paper, AgreementRow.number),
                *(_version.n, StudentRow.student_no, PersonRow.name, ClassGroupRow.name, EnterpriseRow.name),
                *(_paper.copies, _paper.wanted, _paper.sheets, _pages_filed(), _images, _originals, _is_overtaken()),
                *(_row.taken_by, _row.handed_on, _row.due_on, _version.snapshot),
            )
            .select_from(_row)
            .join(_paper, _paper.handout_id == _row.id)
            .join(_version, _paper.version_id == _version.id)
        )
    )
    ordered = statement.where(where, in_scope(scope)).order_by(_row.id, AgreementRow.number, _paper.paper)
    for row in connection.execute(ordered):
        values = list(row[:-1])
        values[4], values[17] = ReturnedPaper(values[4]), bool(values[17])
        values[10] = frozen_terms(row[-1]).enterprise_name or values[10]
        yield HandedPaper(*values)


def papers_to_hand_out(connection: Connection, scope: RowScope, agreement_ids: Sequence[int]) -> tuple[OutPaper, ...]:
    """Agreements in their newest version, by number; those without paper are not among them."""
    newer = aliased(AgreementVersionRow)
    last = select(func.max(newer.n)).where(newer.agreement_id == AgreementRow.id).correlate(AgreementRow)
    statement = _joined(
        select(
            *(AgreementRow.id, _version.id, AgreementRow.number, PersonRow.name, ClassGroupRow.name),
            *(EnterpriseRow.name, AgreementRow.state.not_in(_NOT_WAITED_FOR), _version.first_page),
            *(_version.originals, _version.pages, DocumentRow.first_page, DocumentRow.pages, _version.snapshot),
        ).select_from(_version)
    )
    statement = (
        with_unit(statement)
        .outerjoin(DocumentRow, DocumentRow.agreement_version_id == _version.id)
        .where(_version.n == last.scalar_subquery(), in_scope(scope))
    )
    found = []
    for chunk in _chunks(agreement_ids):
        for row in connection.execute(statement.where(AgreementRow.id.in_(chunk))):
            values = list(row[:-1])
            values[5], values[6] = frozen_terms(row[-1]).enterprise_name or values[5], bool(values[6])
            found.append(OutPaper(*values))
    return tuple(sorted(found, key=lambda one: one.number))


def already_out(connection: Connection, version_ids: Sequence[int]) -> dict[tuple[int, ReturnedPaper], Any]:
    """Papers of these versions in a hand-out that stands: when, and who took them."""
    statement = (
        select(_paper.version_id, _paper.paper, _row.handed_on, _row.taken_by)
        .join(_row, _paper.handout_id == _row.id)
        .where(_row.voided_at_utc.is_(None))
    )
    return {
        (row[0], ReturnedPaper(row[1])): row
        for chunk in _chunks(version_ids)
        for row in connection.execute(statement.where(_paper.version_id.in_(chunk)))
    }


def copies_back(connection: Connection, version_ids: Sequence[int]) -> dict[tuple[int, ReturnedPaper], set[int]]:
    """Which originals of these versions are back themselves."""
    own = ReturnedCopyRow
    found: defaultdict[tuple[int, ReturnedPaper], set[int]] = defaultdict(set)
    for chunk in _chunks(version_ids):
        statement = select(own.version_id, own.paper, own.copy)
        for row in connection.execute(statement.where(own.version_id.in_(chunk), own.original_on.is_not(None))):
            found[row[0], ReturnedPaper(row[1])].add(row[2])
    return found


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
