"""Reading agreements in their newest version, and what they went through."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select
from sqlalchemy.orm import aliased

from ctec_desktop.domain.frozen_terms import frozen_terms
from ctec_desktop.domain.lifecycle import GONE, UNISSUED, Choice, MoveName
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.views import AgreementView, MoveView
from ctec_desktop.domain.vocabulary import AgreementKind, AgreementState
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries.agreement_owners import FROM_ON, UNTIL_ON, with_student, with_unit
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ClassGroupRow,
    DocumentRow,
    EnterpriseRow,
    PersonRow,
    PlacementRow,
    PostRow,
    PrintPartRow,
    StudentRow,
    TransitionRow,
)

_IDS_AT_ONCE = 500
_UNISSUED = [state.value for state in UNISSUED]
_GONE = [state.value for state in GONE]
# By place in a view: number, version, post, file, part, first page, pages and originals where there is none.
_WITHOUT_PAPER: dict[int, str | int] = {1: "", 2: 0, 7: "", 11: "", 12: 0, 13: 0, 14: 0, 18: 0}


def agreements(connection: Connection, scope: RowScope) -> tuple[AgreementView, ...]:
    """Every agreement in its newest version, by number."""
    return tuple(_view(row) for row in connection.execute(_select(scope).order_by(AgreementRow.number)))


def agreements_of_class(
    connection: Connection, scope: RowScope, class_name: str, plan_id: int | None
) -> tuple[AgreementView, ...]:
    """三方协议 whose newest paper is in use, by number."""
    in_use = (AgreementRow.state.not_in([*_UNISSUED, *_GONE]), AgreementRow.placement_id.is_not(None))
    statement = _select(scope).where(ClassGroupRow.name == class_name, *in_use).order_by(AgreementRow.number)
    if plan_id is not None:
        statement = statement.where(PlacementRow.plan_id == plan_id)
    return tuple(_view(row) for row in connection.execute(statement))


def agreement(connection: Connection, scope: RowScope, agreement_id: int) -> AgreementView | None:
    row = connection.execute(_select(scope).where(AgreementRow.id == agreement_id)).first()
    return None if row is None else _view(row)


def agreements_of_part(connection: Connection, scope: RowScope, part_id: int) -> tuple[AgreementView, ...]:
    """Every version that stands in a merged part, in the order of its pages."""
    own = AgreementVersionRow
    statement = _versions(scope).where(own.part_id == part_id).order_by(own.first_page)
    return tuple(_view(row) for row in connection.execute(statement))


def newest_versions(connection: Connection, part_id: int) -> dict[int, int]:
    """By agreement with a version in the part: the number of its newest version, wherever that stands."""
    own, here = AgreementVersionRow, aliased(AgreementVersionRow)
    in_part = select(here.agreement_id).where(here.part_id == part_id)
    statement = (
        select(own.agreement_id, func.max(own.n)).where(own.agreement_id.in_(in_part)).group_by(own.agreement_id)
    )
    return {int(row[0]): int(row[1]) for row in connection.execute(statement)}


def agreement_of_placement(connection: Connection, scope: RowScope, placement_id: int) -> AgreementView | None:
    """The newest agreement that was issued for the placement."""
    own = _select(scope).where(AgreementRow.placement_id == placement_id).order_by(AgreementRow.id.desc()).limit(1)
    row = connection.execute(own).first()
    return None if row is None else _view(row)


def moves(connection: Connection, agreement_id: int) -> tuple[MoveView, ...]:
    """The history of an agreement, oldest first."""
    own = TransitionRow
    statement = (
        select(
            *(own.from_state, own.to_state, own.by_name, own.at_utc, own.reason),
            *(own.move, own.choice, own.on_day, own.step),
        )
        .where(own.agreement_id == agreement_id)
        .order_by(own.id)
    )
    return tuple(
        MoveView(
            *(AgreementState(first), AgreementState(last), by_name, at_utc, reason),
            *(MoveName(move), None if choice is None else Choice(choice), on_day, step),
        )
        for first, last, by_name, at_utc, reason, move, choice, on_day, step in connection.execute(statement)
    )


def frozen(connection: Connection, agreement_ids: Sequence[int]) -> tuple[str, ...]:
    """The snapshot each agreement's newest version was printed from, in the order asked for."""
    own = AgreementVersionRow
    found: dict[int, str] = {}
    for start in range(0, len(agreement_ids), _IDS_AT_ONCE):
        chunk = agreement_ids[start : start + _IDS_AT_ONCE]
        statement = select(own.agreement_id, own.snapshot).where(own.agreement_id.in_(chunk)).order_by(own.n)
        found.update((row[0], row[1]) for row in connection.execute(statement))
    return tuple(found[agreement_id] for agreement_id in agreement_ids)


def stored_part(connection: Connection, part_id: int) -> tuple[StoredFile, str]:
    """Where a merged part lies in the files store, and the name it went out under."""
    own = PrintPartRow
    row = connection.execute(
        select(own.file_year, own.file_name, own.sha256, own.size_bytes, own.out_name).where(own.id == part_id)
    ).one()
    return StoredFile(row[0], row[1], row[2], row[3]), row[4]


def _select(scope: RowScope) -> AnySelect:
    """Agreements in their newest version; those that were never issued have none."""
    newest = aliased(AgreementVersionRow)
    last = (
        select(func.max(newest.n))
        .where(newest.agreement_id == AgreementRow.id)
        .correlate(AgreementRow)
        .scalar_subquery()
    )
    return _versions(scope, AgreementVersionRow.n == last)


def _versions(scope: RowScope, which: ColumnElement[bool] | None = None) -> AnySelect:
    """Every version; or, told which, every agreement with that version where it has one."""
    of_agreement = AgreementVersionRow.agreement_id == AgreementRow.id
    is_outer = which is not None
    statement = with_unit(
        with_student(
            select(
                *(AgreementRow.id, AgreementRow.number, AgreementVersionRow.n, StudentRow.student_no, PersonRow.name),
                *(ClassGroupRow.name, EnterpriseRow.name, PostRow.name, FROM_ON, UNTIL_ON, AgreementRow.state),
                *(PrintPartRow.out_name, PrintPartRow.id, AgreementVersionRow.first_page, AgreementVersionRow.pages),
                *(DocumentRow.first_page, DocumentRow.pages, AgreementVersionRow.issued_at_utc),
                *(AgreementVersionRow.originals, AgreementRow.kind, AgreementVersionRow.snapshot),
            ).select_from(AgreementRow)
        )
    )
    return (
        statement.join(
            AgreementVersionRow, of_agreement if which is None else and_(of_agreement, which), isouter=is_outer
        )
        .join(PrintPartRow, AgreementVersionRow.part_id == PrintPartRow.id, isouter=is_outer)
        .outerjoin(DocumentRow, DocumentRow.agreement_version_id == AgreementVersionRow.id)
        .where(in_scope(scope))
    )


def _view(row: Any) -> AgreementView:
    """Unit, post and days are those of the paper, or of the record while there is none."""
    *values, snapshot = row
    if snapshot is not None:
        said = frozen_terms(snapshot)
        terms = (said.enterprise_name, said.post_name, said.from_on, said.until_on)
        values[6:10] = [frozen or known for frozen, known in zip(terms, values[6:10], strict=True)]
    values[10], values[19] = AgreementState(values[10]), AgreementKind(values[19])
    for place, nothing in _WITHOUT_PAPER.items():
        values[place] = nothing if values[place] is None else values[place]
    return AgreementView(*values)
