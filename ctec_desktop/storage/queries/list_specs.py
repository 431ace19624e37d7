"""The four lists of the first thread: students, enterprises, placements, agreements."""

from sqlalchemy import ColumnElement, func, literal, or_, select, true, union

from ctec_desktop.storage.queries.lists import ListSpec
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope, starts_with
from ctec_desktop.storage.queries.standing_sql import changes_cell, standing_is
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ClassGroupRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    GuardianRow,
    MajorRow,
    PersonRow,
    PlacementRow,
    PostRow,
    StudentRow,
)


def _people_named(text: str) -> AnySelect:
    """Ids of persons whose name, pinyin or initials begin with `text`."""
    latin = text.lower()
    return select(
        union(
            select(PersonRow.id).where(starts_with(PersonRow.name, text)),
            select(PersonRow.id).where(starts_with(PersonRow.initials, latin)),
            select(PersonRow.id).where(starts_with(PersonRow.pinyin, latin)),
        )
        .subquery()
        .c.id
    )


def _students_found(text: str) -> AnySelect:
    found = union(
        select(StudentRow.id).where(StudentRow.person_id.in_(_people_named(text))),
        select(StudentRow.id).where(starts_with(StudentRow.student_no, text)),
    ).subquery()
    return select(found.c.id)


def _enterprises_found(text: str) -> AnySelect:
    latin = text.lower()
    found = union(
        select(EnterpriseRow.id).where(starts_with(EnterpriseRow.name, text)),
        select(EnterpriseRow.id).where(starts_with(EnterpriseRow.initials, latin)),
        select(EnterpriseRow.id).where(starts_with(EnterpriseRow.pinyin, latin)),
        select(EnterpriseRow.id).where(starts_with(EnterpriseRow.uscc, text.upper())),
    ).subquery()
    return select(found.c.id)


def _placements_found(text: str) -> ColumnElement[bool]:
    return PlacementRow.student_id.in_(_students_found(text))


def _agreements_found(text: str) -> ColumnElement[bool]:
    placed = select(PlacementRow.id).where(_placements_found(text), PlacementRow.voided_at_utc.is_(None))
    return or_(starts_with(AgreementRow.number, text.upper()), AgreementRow.placement_id.in_(placed))


_student_tables = (
    StudentRow.__table__.join(PersonRow.__table__, StudentRow.person_id == PersonRow.id)
    .join(ClassGroupRow.__table__, StudentRow.class_group_id == ClassGroupRow.id)
    .outerjoin(MajorRow.__table__, ClassGroupRow.major_id == MajorRow.id)
)
_has_guardian = select(literal(1)).where(GuardianRow.student_id == StudentRow.id).exists()

STUDENTS = ListSpec(
    key=StudentRow.id,
    source=_student_tables,
    cells=(
        StudentRow.student_no,
        PersonRow.name,
        PersonRow.gender,
        ClassGroupRow.name,
        MajorRow.name,
        PersonRow.phone,
        PersonRow.id_number,
        _has_guardian,
    ),
    search=lambda text: StudentRow.id.in_(_students_found(text)),
    filters={"class": lambda value: ClassGroupRow.name == value},
    orders={
        "student_no": (StudentRow.student_no,),
        "name": (PersonRow.pinyin, PersonRow.name),
        "class": (ClassGroupRow.sort_key, StudentRow.student_no),
        "major": (MajorRow.name, ClassGroupRow.sort_key, StudentRow.student_no),
    },
    default=("class", False),
    scope=in_scope,
    plain=StudentRow.__table__,
    plain_orders=frozenset({"student_no"}),
)

_post_count = (
    select(func.count())
    .select_from(PostRow)
    .where(PostRow.enterprise_id == EnterpriseRow.id, PostRow.retired_on.is_(None))
    .scalar_subquery()
)
_first_address = (
    select(EnterpriseSiteRow.address)
    .where(EnterpriseSiteRow.enterprise_id == EnterpriseRow.id)
    .order_by(EnterpriseSiteRow.id)
    .limit(1)
    .scalar_subquery()
)

ENTERPRISES = ListSpec(
    key=EnterpriseRow.id,
    source=EnterpriseRow.__table__,
    cells=(
        EnterpriseRow.name,
        EnterpriseRow.uscc,
        _post_count,
        func.coalesce(_first_address, EnterpriseRow.address),
        EnterpriseRow.contact_name,
        EnterpriseRow.contact_phone,
    ),
    search=lambda text: EnterpriseRow.id.in_(_enterprises_found(text)),
    filters={},
    orders={
        "name": (EnterpriseRow.pinyin, EnterpriseRow.name),
        "uscc": (EnterpriseRow.uscc,),
        "posts": (_post_count,),
    },
    default=("name", False),
    scope=lambda _scope: true(),
    plain=EnterpriseRow.__table__,
    plain_orders=frozenset({"name", "uscc"}),
)

_placement_tables = (
    PlacementRow.__table__.join(StudentRow.__table__, PlacementRow.student_id == StudentRow.id)
    .join(PersonRow.__table__, StudentRow.person_id == PersonRow.id)
    .join(ClassGroupRow.__table__, StudentRow.class_group_id == ClassGroupRow.id)
    .join(PostRow.__table__, PlacementRow.post_id == PostRow.id)
    .join(EnterpriseRow.__table__, PostRow.enterprise_id == EnterpriseRow.id)
)
_agreement_state = (
    select(AgreementRow.state)
    .where(AgreementRow.placement_id == PlacementRow.id)
    .order_by(AgreementRow.id.desc())
    .limit(1)
    .scalar_subquery()
)

PLACEMENTS = ListSpec(
    key=PlacementRow.id,
    source=_placement_tables,
    cells=(
        StudentRow.student_no,
        PersonRow.name,
        ClassGroupRow.name,
        EnterpriseRow.name,
        PostRow.name,
        PlacementRow.from_on,
        PlacementRow.until_on,
        _agreement_state,
        PlacementRow.arrived_on,
        changes_cell(),
    ),
    search=_placements_found,
    filters={
        "class": lambda value: ClassGroupRow.name == value,
        "plan": lambda value: PlacementRow.plan_id == int(value),
        "enterprise": lambda value: PostRow.enterprise_id == int(value),
        "arranged": lambda value: PlacementRow.arranged_by == value,
        "standing": standing_is,
    },
    orders={
        "from": (PlacementRow.from_on,),
        "until": (PlacementRow.until_on,),
        "student_no": (StudentRow.student_no,),
        "name": (PersonRow.pinyin, PersonRow.name),
        "class": (ClassGroupRow.sort_key, StudentRow.student_no),
        "enterprise": (EnterpriseRow.pinyin, EnterpriseRow.name),
        "post": (PostRow.name,),
    },
    default=("from", True),
    scope=in_scope,
    plain=PlacementRow.__table__,
    plain_orders=frozenset({"from", "until"}),
    standing=PlacementRow.voided_at_utc.is_(None),
)

_newest_version = (
    select(func.max(AgreementVersionRow.n))
    .where(AgreementVersionRow.agreement_id == AgreementRow.id)
    .correlate(AgreementRow)
    .scalar_subquery()
)

AGREEMENTS = ListSpec(
    key=AgreementRow.id,
    source=AgreementRow.__table__.join(_placement_tables, AgreementRow.placement_id == PlacementRow.id),
    cells=(
        AgreementRow.number,
        StudentRow.student_no,
        PersonRow.name,
        ClassGroupRow.name,
        EnterpriseRow.name,
        PlacementRow.from_on,
        PlacementRow.until_on,
        AgreementRow.state,
        _newest_version,
    ),
    search=_agreements_found,
    filters={
        "class": lambda value: ClassGroupRow.name == value,
        "state": lambda value: AgreementRow.state == value,
    },
    orders={
        "number": (AgreementRow.number,),
        "student_no": (StudentRow.student_no,),
        "name": (PersonRow.pinyin, PersonRow.name),
        "class": (ClassGroupRow.sort_key, StudentRow.student_no),
        "enterprise": (EnterpriseRow.pinyin, EnterpriseRow.name),
        "from": (PlacementRow.from_on,),
        "state": (AgreementRow.state, AgreementRow.number),
    },
    default=("number", True),
    scope=in_scope,
    plain=AgreementRow.__table__,
    plain_orders=frozenset({"number"}),
)
