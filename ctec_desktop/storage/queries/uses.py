"""What still rests on a record that is to be retired, and whether what it rests on itself still stands."""

from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import ChangeKind, Standing
from ctec_desktop.domain.retiring import Retirable, RetirableView, Use, UseKind
from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.ids import born_at
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.apprentice_uses import resting_apprentices
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.queries.standing_sql import last_on, standing_is
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    DepartmentRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    InternshipPlanRow,
    MajorRow,
    MentorRow,
    PersonRow,
    PlacementChangeRow,
    PlacementRow,
    PostRow,
    StudentRow,
    StudentStatusRow,
    TeacherRow,
    TripLeaderRow,
    TripRow,
)

_NAMED: Final = 3
_merged = shared_alias(EnterpriseRow)


def retirable(connection: Connection, kind: Retirable, record_id: int) -> RetirableView | None:
    """The record as sentences name it; None when there is none."""
    row = connection.execute(_LABELS[kind]().where(_KEYS[kind] == record_id)).first()
    if row is None:
        return None
    label, retired_on, *parents = row
    merged = parents.pop(0) if kind is Retirable.ENTERPRISE else None
    named = zip(parents[::2], parents[1::2], strict=True)
    gone = next((str(name) for name, gone_on in named if gone_on is not None), None)
    return RetirableView(str(label or ""), retired_on, gone, merged)


def made_on(connection: Connection, kind: Retirable, record_id: int) -> date:
    """The day the record was made."""
    key = _KEYS[kind]
    return born_at(str(connection.scalar(select(key.class_.uid).where(key == record_id)))).astimezone(CHINA).date()


def uses(connection: Connection, kind: Retirable, record_id: int, on: date, scope: RowScope) -> tuple[Use, ...]:
    """Everything that rests on the record on `on` or later; students are named within the scope."""
    found = [_placements(connection, kind, record_id, on, scope), *_records(connection, kind, record_id, on)]
    if (trained := resting_apprentices(kind, record_id, on, scope)) is not None:
        found.append(_use(connection, UseKind.APPRENTICES, trained))
    return tuple(use for use in found if use is not None)


def _placements(connection: Connection, kind: Retirable, record_id: int, on: date, scope: RowScope) -> Use | None:
    columns: dict[Retirable, ColumnElement[bool]] = {
        Retirable.ENTERPRISE: _on_post(PostRow.enterprise_id == record_id, on),
        Retirable.SITE: _on_post(PostRow.site_id == record_id, on),
        Retirable.POST: _on_post(PostRow.id == record_id, on),
        Retirable.MENTOR: or_(PlacementRow.mentor_id == record_id, _moved_to(PostRow.mentor_id == record_id)),
        Retirable.TEACHER: PlacementRow.supervisor_id == record_id,
    }
    if kind not in columns:
        return None
    standing = (columns[kind], PlacementRow.voided_at_utc.is_(None), _stands(on))
    name = case((in_scope(scope), PersonRow.name))
    statement = (
        select(name, last_on())
        .select_from(PlacementRow)
        .join(PostRow, PlacementRow.post_id == PostRow.id)
        .join(StudentRow, PlacementRow.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .where(*standing)
        .order_by(name.is_(None), last_on().desc(), PlacementRow.id)
    )
    return _use(connection, UseKind.PLACEMENTS, statement)


def _stands(on: date) -> ColumnElement[bool]:
    """Not over on the day."""
    kinds = (Standing.NOT_YET, Standing.ON_POST, Standing.PAUSED)
    return or_(*(standing_is(f"{kind.value} {on.isoformat()}") for kind in kinds))


def _on_post(wanted: ColumnElement[bool], on: date) -> ColumnElement[bool]:
    """Planned for such a post and not moved away by the day, or moved to one."""
    left = _moves().where(PlacementChangeRow.effective_on <= on).exists()
    planned = PlacementRow.post_id.in_(select(PostRow.id).where(wanted).correlate(None))
    return or_(and_(planned, ~left), _moved_to(wanted))


def _moved_to(wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    posts = select(PostRow.id).where(wanted).correlate(None)
    return _moves().where(PlacementChangeRow.post_id.in_(posts)).exists()


def _moves() -> AnySelect:
    """Changes of the placement's post that stand."""
    row = PlacementChangeRow
    moved = select(row.id).where(
        row.placement_id == PlacementRow.id, row.voided_at_utc.is_(None), row.kind == ChangeKind.MOVE_POST.value
    )
    return moved.correlate(PlacementRow)


def _records(connection: Connection, kind: Retirable, record_id: int, on: date) -> list[Use | None]:
    def use(what: UseKind, statement: AnySelect) -> Use | None:
        return _use(connection, what, statement)

    match kind:
        case Retirable.SITE:
            trips = _trips(on).where(TripRow.site_id == record_id)
            return [use(UseKind.POSTS, _posts(PostRow.site_id == record_id, on)), use(UseKind.TRIPS, trips)]
        case Retirable.MENTOR:
            return [use(UseKind.POSTS, _posts(PostRow.mentor_id == record_id, on))]
        case Retirable.TEACHER:
            plan = InternshipPlanRow
            named = select(plan.name, plan.until_on).where(plan.supervisor_id == record_id, plan.until_on >= on)
            led = _trips(on).join(TripLeaderRow, TripLeaderRow.trip_id == TripRow.id)
            led = led.where(TripLeaderRow.teacher_id == record_id, TripLeaderRow.removed_on.is_(None))
            return [use(UseKind.PLANS, named.where(plan.retired_on.is_(None))), use(UseKind.TRIPS, led)]
        case Retirable.DEPARTMENT:
            teachers = select(PersonRow.name).join(TeacherRow, TeacherRow.person_id == PersonRow.id)
            teachers = teachers.where(TeacherRow.department_id == record_id, _still(TeacherRow.retired_on, on))
            return [
                use(UseKind.CLASSES, _classes(ClassGroupRow.department_id == record_id, on)),
                use(UseKind.TEACHERS, teachers),
            ]
        case Retirable.MAJOR:
            return [use(UseKind.CLASSES, _classes(ClassGroupRow.major_id == record_id, on))]
        case Retirable.CLASS_GROUP:
            return [use(UseKind.STUDENTS, _members(record_id, on))]
        case Retirable.ENTERPRISE:
            site = EnterpriseSiteRow
            trips = _trips(on).join(site, TripRow.site_id == site.id).where(site.enterprise_id == record_id)
            return [use(UseKind.TRIPS, trips)]
        case Retirable.POST:
            return []


def _trips(on: date) -> AnySelect:
    """Visits that are not over on the day."""
    row = TripRow
    standing = (row.voided_at_utc.is_(None), row.until_on >= on)
    return select(row.name, row.until_on).where(*standing).order_by(row.until_on.desc(), row.id)


def _still(retired_on: Any, on: date) -> ColumnElement[bool]:
    """In use on the day or later."""
    return or_(retired_on.is_(None), retired_on > on)


def _posts(wanted: ColumnElement[bool], on: date) -> AnySelect:
    return select(PostRow.name).where(wanted, _still(PostRow.retired_on, on)).order_by(PostRow.name)


def _classes(wanted: ColumnElement[bool], on: date) -> AnySelect:
    row = ClassGroupRow
    return select(row.name).where(wanted, _still(row.retired_on, on)).order_by(row.sort_key)


def _members(class_id: int, on: date) -> AnySelect:
    """Students of the class who are enrolled or suspended on the day: they come back to it."""
    span = StudentStatusRow
    there = (StatusKind.ENROLLED.value, StatusKind.SUSPENDED.value)
    standing = (
        select(span.id)
        .where(
            span.student_id == StudentRow.id,
            span.kind.in_(there),
            or_(span.until_on.is_(None), span.until_on >= on),
        )
        .exists()
    )
    return (
        select(PersonRow.name)
        .join(StudentRow, StudentRow.person_id == PersonRow.id)
        .where(StudentRow.class_group_id == class_id, standing)
        .order_by(StudentRow.student_no)
    )


def _use(connection: Connection, kind: UseKind, statement: AnySelect) -> Use | None:
    """
    Args:
        statement: the name of each record in the order in which they are told, NULL where it may not be; and its last
            day, where it has one.
    """
    every = statement.order_by(None).subquery()
    last_days = [func.max(column) for column in list(every.c)[1:]]
    count, *until = connection.execute(select(func.count(), *last_days).select_from(every)).one()
    if not count:
        return None
    names = [row[0] for row in connection.execute(statement.limit(_NAMED))]
    return Use(kind, count, tuple(str(name) for name in names if name is not None), *until)


def _enterprise_label() -> AnySelect:
    row = EnterpriseRow
    return select(row.name, row.retired_on, _merged.name).outerjoin(_merged, row.merged_into_id == _merged.id)


def _site_label() -> AnySelect:
    row, parent = EnterpriseSiteRow, EnterpriseRow
    statement = select(row.address, row.retired_on, parent.name, parent.retired_on)
    return statement.join(parent, row.enterprise_id == parent.id)


def _post_label() -> AnySelect:
    row, site, parent = PostRow, EnterpriseSiteRow, EnterpriseRow
    statement = select(row.name, row.retired_on, parent.name, parent.retired_on, site.address, site.retired_on)
    return statement.join(parent, row.enterprise_id == parent.id).join(site, row.site_id == site.id)


def _mentor_label() -> AnySelect:
    parent = EnterpriseRow
    statement = select(PersonRow.name, MentorRow.retired_on, parent.name, parent.retired_on)
    return statement.join(MentorRow, MentorRow.person_id == PersonRow.id).join(
        parent, MentorRow.enterprise_id == parent.id
    )


def _teacher_label() -> AnySelect:
    parent = DepartmentRow
    statement = select(PersonRow.name, TeacherRow.retired_on, parent.name, parent.retired_on)
    return statement.join(TeacherRow, TeacherRow.person_id == PersonRow.id).outerjoin(
        parent, TeacherRow.department_id == parent.id
    )


def _class_label() -> AnySelect:
    row, major, department = ClassGroupRow, MajorRow, DepartmentRow
    statement = select(
        row.name, row.retired_on, major.name, major.retired_on, department.name, department.retired_on
    ).outerjoin(major, row.major_id == major.id)
    return statement.outerjoin(department, row.department_id == department.id)


def _department_label() -> AnySelect:
    return select(DepartmentRow.name, DepartmentRow.retired_on)


def _major_label() -> AnySelect:
    return select(MajorRow.name, MajorRow.retired_on)


_LABELS: Final = {
    Retirable.ENTERPRISE: _enterprise_label,
    Retirable.SITE: _site_label,
    Retirable.POST: _post_label,
    Retirable.MENTOR: _mentor_label,
    Retirable.TEACHER: _teacher_label,
    Retirable.DEPARTMENT: _department_label,
    Retirable.MAJOR: _major_label,
    Retirable.CLASS_GROUP: _class_label,
}
_KEYS: Final[dict[Retirable, Any]] = {
    Retirable.ENTERPRISE: EnterpriseRow.id,
    Retirable.SITE: EnterpriseSiteRow.id,
    Retirable.POST: PostRow.id,
    Retirable.MENTOR: MentorRow.id,
    Retirable.TEACHER: TeacherRow.id,
    Retirable.DEPARTMENT: DepartmentRow.id,
    Retirable.MAJOR: MajorRow.id,
    Retirable.CLASS_GROUP: ClassGroupRow.id,
}
