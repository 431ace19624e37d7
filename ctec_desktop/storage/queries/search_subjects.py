"""The records that can be searched for, and the facts their terms are made of."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from ctec_desktop.domain import search_terms as made
from ctec_desktop.domain.search_terms import SearchKind
from ctec_desktop.storage.queries.scoping import AnySelect, Expression
from ctec_desktop.storage.tables import (
    AgreementRow,
    ClassGroupRow,
    DepartmentRow,
    EnterpriseRow,
    InternshipPlanRow,
    MajorRow,
    MentorRow,
    PersonRow,
    PostRow,
    StudentRow,
    TeacherRow,
)

# Merged into another unit, which is found by this name too.
MERGED = select(EnterpriseRow.merged_into_id, EnterpriseRow.name).where(EnterpriseRow.merged_into_id.is_not(None))


class Subject(NamedTuple):
    """One kind of record that can be searched for.

    Args:
        table: where a changed line means a changed record.
        key: its id.
        facts: id and what `terms` is given, one row a record.
        person: the person whose name and numbers are among the facts.
    """

    kind: SearchKind
    table: str
    key: Expression
    facts: AnySelect
    terms: Callable[..., set[str]]
    person: Expression | None = None


def _of_person(
    kind: SearchKind, row: type[StudentRow | TeacherRow | MentorRow], facts: Sequence[Expression], terms: object
) -> Subject:
    joined = select(row.id, PersonRow.name, *facts).join(PersonRow, row.person_id == PersonRow.id)
    assert callable(terms)
    return Subject(kind, row.__tablename__, row.id, joined, terms, row.person_id)


_STUDENT = (StudentRow.student_no, StudentRow.registration_no, PersonRow.id_number, PersonRow.phone)
_ENTERPRISE = (EnterpriseRow.id, EnterpriseRow.name, EnterpriseRow.uscc, EnterpriseRow.contact_phone)

SUBJECTS = (
    _of_person(SearchKind.STUDENT, StudentRow, _STUDENT, made.student_terms),
    _of_person(SearchKind.TEACHER, TeacherRow, (TeacherRow.staff_no, PersonRow.phone), made.teacher_terms),
    _of_person(SearchKind.MENTOR, MentorRow, (PersonRow.phone,), made.mentor_terms),
    Subject(SearchKind.ENTERPRISE, "enterprise", EnterpriseRow.id, select(*_ENTERPRISE), made.enterprise_terms),
    Subject(SearchKind.POST, "post", PostRow.id, select(PostRow.id, PostRow.name), made.name_terms),
    Subject(
        SearchKind.CLASS_GROUP,
        "class_group",
        ClassGroupRow.id,
        select(ClassGroupRow.id, ClassGroupRow.name),
        made.name_terms,
    ),
    Subject(
        SearchKind.DEPARTMENT,
        "department",
        DepartmentRow.id,
        select(DepartmentRow.id, DepartmentRow.name),
        made.name_terms,
    ),
    Subject(
        SearchKind.MAJOR, "major", MajorRow.id, select(MajorRow.id, MajorRow.name, MajorRow.code), made.major_terms
    ),
    Subject(
        SearchKind.PLAN,
        "internship_plan",
        InternshipPlanRow.id,
        select(InternshipPlanRow.id, InternshipPlanRow.name),
        made.name_terms,
    ),
    Subject(
        SearchKind.AGREEMENT,
        "agreement",
        AgreementRow.id,
        select(AgreementRow.id, AgreementRow.number),
        made.number_terms,
    ),
)


def terms_of(connection: Connection, subject: Subject, ids: Sequence[int]) -> dict[int, set[str]]:
    """The terms these records are to be found by; a record that is gone has none and is left out."""
    rows = connection.execute(subject.facts.where(_among(subject.key, ids)))
    terms = {row_id: subject.terms(*facts) for row_id, *facts in rows}
    if subject.kind is SearchKind.ENTERPRISE:
        for survivor, name in connection.execute(MERGED.where(EnterpriseRow.merged_into_id.in_(ids))):
            terms[survivor] |= made.name_terms(name)
    return terms


def _among(key: Expression, ids: Sequence[int]) -> ColumnElement[bool]:
    """`key` is one of these ascending ids: a span where none is left out, which needs no list."""
    is_span = bool(ids) and ids[-1] - ids[0] == len(ids) - 1
    return key.between(ids[0], ids[-1]) if is_span else key.in_(ids)
