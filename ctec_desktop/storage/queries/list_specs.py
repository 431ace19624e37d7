"""The four lists of the first thread: students, enterprises, placements, agreements."""

from sqlalchemy import func, literal, select, true

from ctec_desktop.domain.search_terms import SearchKind
from ctec_desktop.storage.queries.agreement_owners import FROM_ON, UNTIL_ON, agreement_tables
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.finding import Via
from ctec_desktop.storage.queries.lists import ListSpec
from ctec_desktop.storage.queries.master_lists import by_state
from ctec_desktop.storage.queries.record_lines import newest_snapshot
from ctec_desktop.storage.queries.scoping import in_scope
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

_post = shared_alias(PostRow)

_students_in_classes = StudentRow.__table__.join(ClassGroupRow.__table__, StudentRow.class_group_id == ClassGroupRow.id)
# A sum is in no index: so classes are gone through in their order, each with its students, and nothing is put in order.
_students_by_class = StudentRow.__table__.join(
    ClassGroupRow.__table__, StudentRow.class_group_id == ClassGroupRow.id + 0
)
_student_tables = _students_in_classes.join(PersonRow.__table__, StudentRow.person_id == PersonRow.id).outerjoin(
    MajorRow.__table__, ClassGroupRow.major_id == MajorRow.id
)
_has_guardian = (
    select(literal(1)).where(GuardianRow.student_id == StudentRow.id, GuardianRow.retired_on.is_(None)).exists()
)

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
    search=(Via(SearchKind.STUDENT, StudentRow.id, many=800, most=10_000),),
    filters={"class": lambda value: ClassGroupRow.name == value},
    orders={
        "student_no": (StudentRow.student_no,),
        "name": (PersonRow.pinyin, PersonRow.name),
        "class": (ClassGroupRow.sort_key, StudentRow.student_no),
        "major": (MajorRow.name, ClassGroupRow.sort_key, StudentRow.student_no),
    },
    default=("class", False),
    scope=in_scope,
    plain={"student_no": StudentRow.__table__, "class": _students_in_classes},
    walked={"class": _students_by_class},
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
        EnterpriseRow.retired_on,
    ),
    search=(Via(SearchKind.ENTERPRISE, EnterpriseRow.id),),
    filters={"state": lambda value: by_state(EnterpriseRow.retired_on, value)},
    orders={
        "name": (EnterpriseRow.pinyin, EnterpriseRow.name),
        "uscc": (EnterpriseRow.uscc,),
        "posts": (_post_count,),
    },
    default=("name", False),
    scope=lambda _scope: true(),
    plain=dict.fromkeys(("name", "uscc"), EnterpriseRow.__table__),
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
    search=(
        Via(SearchKind.STUDENT, PlacementRow.student_id, many=500, most=None),
        Via(SearchKind.ENTERPRISE, PlacementRow.post_id, ((_post.id, _post.enterprise_id),), many=500, most=None),
    ),
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
    plain=dict.fromkeys(("from", "until"), PlacementRow.__table__),
    plain_filters=frozenset({"plan", "arranged", "standing"}),
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
    source=agreement_tables(),
    cells=(
        AgreementRow.number,
        AgreementRow.kind,
        StudentRow.student_no,
        PersonRow.name,
        ClassGroupRow.name,
        EnterpriseRow.name,
        FROM_ON,
        UNTIL_ON,
        AgreementRow.state,
        _newest_version,
        newest_snapshot(),
    ),
    search=(
        Via(SearchKind.AGREEMENT, AgreementRow.id),
        Via(SearchKind.STUDENT, AgreementRow.student_id, many=1_000),
    ),
    filters={
        "class": lambda value: ClassGroupRow.name == value,
        "state": lambda value: AgreementRow.state == value,
        "kind": lambda value: AgreementRow.kind == value,
    },
    orders={
        "number": (AgreementRow.number,),
        "student_no": (StudentRow.student_no,),
        "name": (PersonRow.pinyin, PersonRow.name),
        "class": (ClassGroupRow.sort_key, StudentRow.student_no),
        "enterprise": (AgreementRow.unit_key,),
        "from": (FROM_ON,),
        "state": (AgreementRow.state, AgreementRow.number),
    },
    default=("number", True),
    scope=in_scope,
    plain=dict.fromkeys(("number", "enterprise"), AgreementRow.__table__),
)
