"""The first few records of each kind that a text finds, in the order of the terms it is the beginning of."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, and_, literal, or_, select, true, union_all

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.search_hits import HitGroup, HitKind, SearchHit
from ctec_desktop.domain.search_terms import SearchKind, whole_number
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.storage.queries.agreement_owners import agreement_tables
from ctec_desktop.storage.queries.finding import is_found_by, subjects_found
from ctec_desktop.storage.queries.list_specs import PLACEMENTS
from ctec_desktop.storage.queries.lists import first_ids
from ctec_desktop.storage.queries.scoping import Expression, in_scope, starts_with
from ctec_desktop.storage.tables import (
    AgreementRow,
    ClassGroupRow,
    DepartmentRow,
    EnterpriseRow,
    InternshipPlanRow,
    MajorRow,
    MentorRow,
    PersonRow,
    PlacementRow,
    PostRow,
    SearchTermRow,
    StudentRow,
    TeacherRow,
)

# A record is met once for each of its terms that begins so: so many more are read than are shown.
_TERMS_EACH = 8


def _everyone(_scope: RowScope) -> ColumnElement[bool]:
    return true()


class Hits(NamedTuple):
    """How one kind is shown among the hits; see `SearchHit`."""

    kind: HitKind
    terms: SearchKind
    source: FromClause
    key: Expression
    title: Expression
    about: tuple[Expression, ...]
    retired: Expression = literal(None)
    goes_to: Expression | None = None
    scope: Callable[[RowScope], ColumnElement[bool]] = _everyone
    standing: ColumnElement[bool] = true()


_student, _person, _class = StudentRow.__table__, PersonRow.__table__, ClassGroupRow.__table__
_enterprise, _post, _mentor = EnterpriseRow.__table__, PostRow.__table__, MentorRow.__table__
_teacher, _department, _major = TeacherRow.__table__, DepartmentRow.__table__, MajorRow.__table__
_students = _student.join(_person, StudentRow.person_id == PersonRow.id).join(
    _class, StudentRow.class_group_id == ClassGroupRow.id
)
_placements = (
    PlacementRow.__table__.join(_students, PlacementRow.student_id == StudentRow.id)
    .join(_post, PlacementRow.post_id == PostRow.id)
    .join(_enterprise, PostRow.enterprise_id == EnterpriseRow.id)
)

HITS = (
    Hits(
        HitKind.STUDENT,
        SearchKind.STUDENT,
        _students,
        StudentRow.id,
        PersonRow.name,
        (StudentRow.student_no, ClassGroupRow.name),
        scope=in_scope,
    ),
    Hits(
        HitKind.ENTERPRISE,
        SearchKind.ENTERPRISE,
        _enterprise,
        EnterpriseRow.id,
        EnterpriseRow.name,
        (EnterpriseRow.uscc,),
        EnterpriseRow.retired_on,
        standing=EnterpriseRow.merged_into_id.is_(None),
    ),
    Hits(
        HitKind.POST,
        SearchKind.POST,
        _post.join(_enterprise, PostRow.enterprise_id == EnterpriseRow.id),
        PostRow.id,
        PostRow.name,
        (EnterpriseRow.name,),
        PostRow.retired_on,
        PostRow.enterprise_id,
    ),
    Hits(
        HitKind.MENTOR,
        SearchKind.MENTOR,
        _mentor.join(_person, MentorRow.person_id == PersonRow.id).join(
            _enterprise, MentorRow.enterprise_id == EnterpriseRow.id
        ),
        MentorRow.id,
        PersonRow.name,
        (EnterpriseRow.name, MentorRow.title),
        MentorRow.retired_on,
        MentorRow.enterprise_id,
    ),
    Hits(
        HitKind.TEACHER,
        SearchKind.TEACHER,
        _teacher.join(_person, TeacherRow.person_id == PersonRow.id).outerjoin(
            _department, TeacherRow.department_id == DepartmentRow.id
        ),
        TeacherRow.id,
        PersonRow.name,
        (TeacherRow.staff_no, DepartmentRow.name),
        TeacherRow.retired_on,
    ),
    Hits(
        HitKind.CLASS_GROUP,
        SearchKind.CLASS_GROUP,
        _class.outerjoin(_major, ClassGroupRow.major_id == MajorRow.id),
        ClassGroupRow.id,
        ClassGroupRow.name,
        (MajorRow.name,),
        ClassGroupRow.retired_on,
        scope=in_scope,
    ),
    Hits(
        HitKind.MAJOR,
        SearchKind.MAJOR,
        _major,
        MajorRow.id,
        MajorRow.name,
        (MajorRow.code,),
        MajorRow.retired_on,
    ),
    Hits(
        HitKind.DEPARTMENT,
        SearchKind.DEPARTMENT,
        _department,
        DepartmentRow.id,
        DepartmentRow.name,
        (),
        DepartmentRow.retired_on,
    ),
    Hits(
        HitKind.PLAN,
        SearchKind.PLAN,
        InternshipPlanRow.__table__,
        InternshipPlanRow.id,
        InternshipPlanRow.name,
        (InternshipPlanRow.from_on, InternshipPlanRow.until_on),
        InternshipPlanRow.retired_on,
    ),
    Hits(
        HitKind.AGREEMENT,
        SearchKind.AGREEMENT,
        agreement_tables(),
        AgreementRow.id,
        AgreementRow.number,
        (PersonRow.name, EnterpriseRow.name),
        scope=in_scope,
    ),
)


def kinds_found(connection: Connection, word: str) -> set[str]:
    """The kinds of which any record is found by `word`: most words find few kinds, and one question says which."""
    kinds = (select(literal(hits.terms.value)).where(subjects_found(hits.terms, word).exists()) for hits in HITS)
    return set(connection.scalars(union_all(*kinds)))


def hits_of(connection: Connection, scope: RowScope, hits: Hits, words: Sequence[str], limit: int) -> HitGroup:
    """The first hits of one kind; a record is met under its first term."""
    own = SearchTermRow
    first, *others = sorted(words, key=len, reverse=True)
    whole = whole_number(first)
    begun = starts_with(own.term, first)
    met = begun if whole is None else or_(begun, own.term == whole)
    asked = (
        select(hits.key, hits.title, hits.retired, hits.key if hits.goes_to is None else hits.goes_to, *hits.about)
        .select_from(own.__table__.join(hits.source, own.subject_id == hits.key))
        .where(own.kind == hits.terms.value, met, hits.standing, hits.scope(scope))
        .where(and_(true(), *(is_found_by(hits.terms, own.subject_id, word) for word in others)))
        .order_by(own.term, own.subject_id)
        .limit(limit * _TERMS_EACH)
    )
    found: dict[int, SearchHit] = {}
    for row_id, title, retired, goes_to, *about in connection.execute(asked):
        told = tuple(str(part) for part in about if part)
        found.setdefault(row_id, SearchHit(hits.kind, row_id, title, told, goes_to, retired is not None))
    return HitGroup(hits.kind, tuple(found.values())[:limit])


def placement_hits(connection: Connection, scope: RowScope, words: Sequence[str], limit: int) -> HitGroup:
    """The newest placements of the students and at the units that are found."""
    ids = first_ids(connection, PLACEMENTS, scope, ListQuery(" ".join(words)), limit)
    asked = (
        select(
            PlacementRow.id,
            PersonRow.name,
            EnterpriseRow.name,
            PostRow.name,
            PlacementRow.from_on,
            PlacementRow.until_on,
        )
        .select_from(_placements)
        .where(PlacementRow.id.in_(ids))
        .order_by(PlacementRow.from_on.desc(), PlacementRow.id.desc())
    )
    hits = (
        SearchHit(HitKind.PLACEMENT, row_id, title, tuple(map(str, about)), row_id)
        for row_id, title, *about in connection.execute(asked)
    )
    return HitGroup(HitKind.PLACEMENT, tuple(hits))
