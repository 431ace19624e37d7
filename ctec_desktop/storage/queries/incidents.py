"""Reading incidents and their claims."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from ctec_desktop.domain.cover import PolicyKind, member_spans
from ctec_desktop.domain.incident_views import ClaimView, IncidentView
from ctec_desktop.domain.incidents import ClaimPaper, Decision, Harm, IncidentKind
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.search_terms import SearchKind
from ctec_desktop.storage.queries.cover import ground, memberships_of
from ctec_desktop.storage.queries.finding import Via
from ctec_desktop.storage.queries.lists import ListSpec
from ctec_desktop.storage.queries.scoping import in_scope
from ctec_desktop.storage.tables import ClaimRow, ClassGroupRow, IncidentRow, PersonRow, PolicyRow, StudentRow

_row = IncidentRow
_OPEN, _VOID = "open", "void"


def incident_list() -> ListSpec:
    """Incidents of students in scope, the newest first."""
    source = (
        _row.__table__.join(StudentRow.__table__, _row.student_id == StudentRow.id)
        .join(PersonRow.__table__, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow.__table__, StudentRow.class_group_id == ClassGroupRow.id)
        .outerjoin(ClaimRow.__table__, ClaimRow.incident_id == _row.id)
    )
    return ListSpec(
        key=_row.id,
        source=source,
        cells=(
            *(_row.happened_at_utc, StudentRow.student_no, PersonRow.name, ClassGroupRow.name, _row.kind, _row.harm),
            *(ClaimRow.submitted_on, ClaimRow.decision, ClaimRow.paid_on, ClaimRow.paid_fen, _row.voided_at_utc),
        ),
        search=(Via(SearchKind.STUDENT, _row.student_id),),
        filters={
            "kind": lambda value: _row.kind == value,
            "class": lambda value: ClassGroupRow.id == int(value),
            "state": lambda value: _row.voided_at_utc.is_(None) if value == _OPEN else _row.voided_at_utc.is_not(None),
        },
        orders={
            "happened": (_row.happened_at_utc,),
            "student_no": (StudentRow.student_no,),
            "name": (PersonRow.pinyin,),
            "class": (ClassGroupRow.sort_key,),
        },
        default=("happened", True),
        scope=in_scope,
        plain={"happened": _row.__table__},
    )


def incident(connection: Connection, scope: RowScope, incident_id: int) -> IncidentView | None:
    """An incident with its claim; None when the student is out of sight."""
    statement = (
        select(
            *(_row.id, _row.version, StudentRow.id, StudentRow.student_no, PersonRow.name, ClassGroupRow.name),
            *(PersonRow.birth_on, _row.kind, _row.harm, _row.happened_at_utc, _row.place, _row.course, _row.measures),
            *(_row.witnesses, _row.is_serious, _row.is_safety_accident, _row.school_told_at_utc),
            *(_row.guardian_told_at_utc, _row.safety_told_at_utc, _row.education_told_at_utc),
            *(_row.voided_at_utc, _row.void_reason),
        )
        .join(StudentRow, _row.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(_row.id == incident_id, in_scope(scope))
    )
    found: Any = connection.execute(statement).first()
    if found is None:
        return None
    values: list[Any] = list(found)
    values[7], values[8], values[20] = IncidentKind(found[7]), Harm(found[8]), found[20] is not None
    return replace(IncidentView(*values), claim=_claim(connection, incident_id))


def _claim(connection: Connection, incident_id: int) -> ClaimView | None:
    row = ClaimRow
    statement = (
        select(
            *(row.version, row.policy_id, PolicyRow.number, PolicyRow.kind, row.insurer_told_at_utc, row.report_no),
            *(row.papers, row.submitted_on, row.claimed_fen, row.decision, row.decided_on, row.decided_fen),
            *(row.refusal_reason, row.refusal_told_on, row.paid_on, row.paid_fen),
        )
        .outerjoin(PolicyRow, row.policy_id == PolicyRow.id)
        .where(row.incident_id == incident_id)
    )
    found: Any = connection.execute(statement).first()
    if found is None:
        return None
    values: list[Any] = list(found)
    values[2], values[3] = found[2] or "", None if found[3] is None else PolicyKind(found[3])
    values[6] = frozenset(ClaimPaper(word) for word in found[6].split())
    values[9] = None if found[9] is None else Decision(found[9])
    return ClaimView(*values)


def policies_on(connection: Connection, student_id: int, on: date) -> tuple[tuple[int, PolicyKind, str], ...]:
    """Policies that cover the student on the day: id, kind and number."""
    base = ground(connection)
    ids = [
        one.policy_id
        for one in memberships_of(connection, base, [student_id]).get(student_id, [])
        if one.policy_id in base.policies
        and any(span.holds(on) for span in member_spans(base.policies[one.policy_id], one))
    ]
    statement = select(PolicyRow.id, PolicyRow.kind, PolicyRow.number).where(PolicyRow.id.in_(ids))
    return tuple((one[0], PolicyKind(one[1]), one[2] or "") for one in connection.execute(statement))


def standing_policies(connection: Connection) -> tuple[tuple[int, PolicyKind, str], ...]:
    """Every policy that is not void, the newest first."""
    statement = select(PolicyRow.id, PolicyRow.kind, PolicyRow.number).where(PolicyRow.voided_at_utc.is_(None))
    return tuple(
        (one[0], PolicyKind(one[1]), one[2] or "")
        for one in connection.execute(statement.order_by(PolicyRow.id.desc()))
    )
