"""Agreements as the moves of their life need them: where each stands, what it went through, its placement's days."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import aliased

from ctec_desktop.domain.agreement_moves import MadeMove, StandingAgreement
from ctec_desktop.domain.lifecycle import GONE, MoveName
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import NO_POST, ChangeKind, PeriodChange, PlannedDays, effective
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.storage.queries.agreement_owners import FROM_ON, UNTIL_ON, with_days, with_student, with_unit
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    AgreementRow,
    ApprenticeshipRow,
    ClassGroupRow,
    EnterpriseRow,
    PersonRow,
    PlacementChangeRow,
    PlacementRow,
    StudentRow,
    TransitionRow,
)

_SIGNED = (AgreementState.COMPLETE, AgreementState.IN_FORCE, AgreementState.PAUSED)


def standing_agreements(
    connection: Connection, scope: RowScope, agreement_ids: Sequence[int]
) -> tuple[StandingAgreement, ...]:
    """Those of the agreements that are in scope, in the order asked for."""
    found: dict[int, StandingAgreement] = {}
    for start in range(0, len(agreement_ids), CHUNK):
        statement = _select(scope).where(AgreementRow.id.in_(agreement_ids[start : start + CHUNK]))
        rows = connection.execute(statement).all()
        found |= {one.id: one for one in _read(connection, rows)}
    return tuple(found[one] for one in agreement_ids if one in found)


def agreements_of_placements(
    connection: Connection, scope: RowScope, placement_ids: Sequence[int]
) -> tuple[StandingAgreement, ...]:
    """The agreements of these placements."""
    found: list[StandingAgreement] = []
    for start in range(0, len(placement_ids), CHUNK):
        statement = _select(scope).where(AgreementRow.placement_id.in_(placement_ids[start : start + CHUNK]))
        found += _read(connection, connection.execute(statement).all())
    return tuple(found)


def ids_due(connection: Connection, today: date) -> tuple[int, ...]:
    """Signed agreements whose state the calendar may have to change: those that begin, and those with a change."""
    has_change = (
        select(PlacementChangeRow.id)
        .where(
            PlacementChangeRow.placement_id == AgreementRow.placement_id,
            PlacementChangeRow.kind != ChangeKind.MOVE_POST.value,
            PlacementChangeRow.effective_on <= today,
        )
        .exists()
    )
    begins = (AgreementRow.state == AgreementState.COMPLETE.value) & (today >= FROM_ON)
    is_ended = ApprenticeshipRow.ended_on <= today
    statement = (
        with_days(select(AgreementRow.id))
        .where(AgreementRow.state.in_([state.value for state in _SIGNED]), or_(begins, has_change, is_ended))
        .order_by(AgreementRow.id)
    )
    return tuple(connection.scalars(statement))


def called(connection: Connection, scope: RowScope, text: str) -> int | None:
    """The agreement with this number, or the newest one about of the student with this student number."""
    statement = (
        select(AgreementRow.id)
        .join(StudentRow, AgreementRow.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(in_scope(scope), or_(AgreementRow.number == text, StudentRow.student_no == text))
        .order_by(AgreementRow.state.in_([state.value for state in GONE]), AgreementRow.id.desc())
        .limit(1)
    )
    return connection.scalar(statement)


def of_class(connection: Connection, scope: RowScope, class_name: str) -> tuple[int, ...]:
    """Every agreement of the class, by student number."""
    statement = (
        select(AgreementRow.id)
        .join(StudentRow, AgreementRow.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(in_scope(scope), ClassGroupRow.name == class_name)
        .order_by(StudentRow.student_no, AgreementRow.id)
    )
    return tuple(connection.scalars(statement))


def every_id(connection: Connection, scope: RowScope) -> tuple[int, ...]:
    """Every agreement in scope, by number; those without one first."""
    statement = (
        select(AgreementRow.id)
        .join(StudentRow, AgreementRow.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(in_scope(scope))
        .order_by(AgreementRow.number, AgreementRow.id)
    )
    return tuple(connection.scalars(statement))


def _select(scope: RowScope) -> AnySelect:
    other = aliased(AgreementRow)
    successor = (
        select(other.id)
        .where(
            or_(
                other.placement_id == AgreementRow.placement_id,
                other.apprenticeship_id == AgreementRow.apprenticeship_id,
            ),
            other.id != AgreementRow.id,
            other.state.not_in([state.value for state in GONE]),
        )
        .exists()
    )
    told = select(
        *(AgreementRow.id, AgreementRow.number, PersonRow.name, StudentRow.student_no, ClassGroupRow.name),
        *(AgreementRow.placement_id, AgreementRow.state, FROM_ON, UNTIL_ON, PlacementRow.post_id, successor),
        *(AgreementRow.apprenticeship_id, ApprenticeshipRow.ended_on, EnterpriseRow.name),
    )
    return with_unit(with_student(told)).where(in_scope(scope))


def _read(connection: Connection, rows: Sequence[Any]) -> list[StandingAgreement]:
    moves = _moves(connection, [row[0] for row in rows])
    changes = changes_of(connection, sorted({row[5] for row in rows if row[5] is not None}))
    found = []
    for row in rows:
        agreement_id, number, name, student_no, class_name, placement_id, state, *rest = row
        first, last, post_id, newer, training_id, ended_on, unit = rest
        changed = changes.get(placement_id, ())
        if ended_on is not None:
            changed = (PeriodChange(ChangeKind.END_EARLY, ended_on),)
        found.append(
            StandingAgreement(
                id=agreement_id,
                number=number,
                student_name=name,
                student_no=student_no,
                class_name=class_name,
                placement_id=placement_id,
                state=AgreementState(state),
                now=effective(PlannedDays(first, last, NO_POST if post_id is None else post_id), changed),
                changes=changed,
                moves=tuple(moves.get(agreement_id, ())),
                has_successor=bool(newer),
                apprenticeship_id=training_id,
                unit_name=unit,
            )
        )
    return found


def _moves(connection: Connection, agreement_ids: Sequence[int]) -> dict[int, list[MadeMove]]:
    """The moves of each that still stand, oldest first."""
    own = TransitionRow
    statement = (
        select(
            *(own.agreement_id, own.id, own.move, own.from_state, own.to_state),
            *(own.by_name, own.at_utc, own.on_day, own.undoes_id),
        )
        .where(own.agreement_id.in_(agreement_ids))
        .order_by(own.id)
    )
    found: defaultdict[int, list[MadeMove]] = defaultdict(list)
    for agreement_id, n, move, first, last, by_name, at_utc, on_day, undoes_id in connection.execute(statement):
        if undoes_id is not None:
            found[agreement_id].pop()
        else:
            states = (AgreementState(first), AgreementState(last))
            found[agreement_id].append(MadeMove(n, MoveName(move), *states, by_name, at_utc, on_day))
    return found
