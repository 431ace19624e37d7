"""The records that can be searched for, and the facts their terms are made of."""

from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, literal, select

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

_READ = 500


class Subject(NamedTuple):
    """One kind of record that can be searched for.

    Args:
        table: where a changed line means a changed record.
        key: its id.
        facts: one row a record: id, name, and the numbers that `numbers` is given.
        numbers: the terms of what a record is found by besides its name.
        person: the person whose name and numbers are among the facts.
    """

    kind: SearchKind
    table: str
    key: Expression
    facts: AnySelect
    numbers: Callable[..., Set[str]] = frozenset
    person: Expression | None = None


class Known(NamedTuple):
    """What records of one kind are found by, column by column.

    Args:
        others: the terms of each one's numbers, and of names besides its own.
    """

    ids: Sequence[int]
    names: Sequence[str]
    others: Sequence[Set[str]]


def _of_person(
    kind: SearchKind,
    row: type[StudentRow | TeacherRow | MentorRow],
    facts: Sequence[Expression],
    numbers: Callable[..., Set[str]],
) -> Subject:
    joined = select(row.id, PersonRow.name, *facts).join(PersonRow, row.person_id == PersonRow.id)
    return Subject(kind, row.__tablename__, row.id, joined, numbers, row.person_id)


def _named(
    kind: SearchKind,
    row: type[EnterpriseRow | PostRow | ClassGroupRow | DepartmentRow | MajorRow | InternshipPlanRow],
    *numbers: Expression,
) -> Subject:
    """A unit's phone is its business card, and found by its beginning like any number that is no person's."""
    facts = select(row.id, row.name, *numbers)
    return Subject(kind, row.__tablename__, row.id, facts, made.number_terms if numbers else frozenset)


_STUDENT = (StudentRow.student_no, StudentRow.registration_no, PersonRow.id_number, PersonRow.phone)
_NO_NAME: Expression = literal("")

SUBJECTS = (
    _of_person(SearchKind.STUDENT, StudentRow, _STUDENT, made.student_numbers),
    _of_person(SearchKind.TEACHER, TeacherRow, (TeacherRow.staff_no, PersonRow.phone), made.teacher_numbers),
    _of_person(SearchKind.MENTOR, MentorRow, (PersonRow.phone,), made.masked_terms),
    _named(SearchKind.ENTERPRISE, EnterpriseRow, EnterpriseRow.uscc, EnterpriseRow.contact_phone),
    _named(SearchKind.POST, PostRow),
    _named(SearchKind.CLASS_GROUP, ClassGroupRow),
    _named(SearchKind.DEPARTMENT, DepartmentRow),
    _named(SearchKind.MAJOR, MajorRow, MajorRow.code),
    _named(SearchKind.PLAN, InternshipPlanRow),
    Subject(
        SearchKind.AGREEMENT,
        "agreement",
        AgreementRow.id,
        select(AgreementRow.id, _NO_NAME, AgreementRow.number).where(AgreementRow.number.is_not(None)),
        made.number_terms,
    ),
)


def known_of(connection: Connection, subject: Subject, ids: Sequence[int]) -> Known:
    """What these records, of ascending ids, are to be found by; one that is gone is left out."""
    rows = [row for among in _lots(ids) for row in connection.execute(subject.facts.where(among(subject.key))).all()]
    if not rows:
        return Known((), (), ())
    found, names, *facts = zip(*rows, strict=True)
    others = list(map(subject.numbers, *facts)) if facts else [subject.numbers()] * len(found)
    if subject.kind is SearchKind.ENTERPRISE:
        place = {row_id: n for n, row_id in enumerate(found)}
        for row_id, name in _former_names(connection, ids):
            others[place[row_id]] = others[place[row_id]] | made.name_terms(name)
    return Known(found, names, others)


def terms_of(connection: Connection, subject: Subject, ids: Sequence[int]) -> dict[int, set[str]]:
    """All terms of these records, each by itself."""
    known = known_of(connection, subject, ids)
    each = zip(known.ids, known.names, known.others, strict=True)
    return {row_id: made.name_terms(name) | others for row_id, name, others in each}


def _former_names(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Names of units that were merged into these."""
    own = EnterpriseRow
    for among in _lots(ids):
        for survivor, name in connection.execute(select(own.merged_into_id, own.name).where(among(own.merged_into_id))):
            assert survivor is not None
            yield survivor, name


def _lots(ids: Sequence[int]) -> Iterator[Callable[[Expression], ColumnElement[bool]]]:
    """Conditions that together name all of these ids: a span where none is left out, which needs no list."""
    if ids and ids[-1] - ids[0] == len(ids) - 1:
        yield partial(_is_between, first=ids[0], last=ids[-1])
        return
    for start in range(0, len(ids), _READ):
        yield partial(_is_among, ids=ids[start : start + _READ])


def _is_between(key: Expression, first: int, last: int) -> ColumnElement[bool]:
    return key.between(first, last)


def _is_among(key: Expression, ids: Sequence[int]) -> ColumnElement[bool]:
    return key.in_(ids)
