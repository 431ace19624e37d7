"""What the record says against a row of a roster: numbers of other people, other departments' students and classes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import WHOLE_SCHOOL, RowScope
from ctec_desktop.domain.views import ClassView, GuardianView, StudentView
from ctec_desktop.domain.vocabulary import IdKind
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.storage.queries.majors import department_names, major_names, retired_class_names
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import (
    KnownPerson,
    classes,
    people_by_id_number,
    students_by_numbers,
)

# kind and number: a passport and a 身份证 may bear the same number
Identity: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class KnownStudents:
    """What a roster may speak of.

    Args:
        by_student_no, by_id_number, by_registration_no: the actor's students, by each number that names them.
        classes: the actor's classes by name.
        elsewhere: student numbers, identity numbers and class names of departments the actor does not see.
        retired_classes: names of classes nobody is to join any more.
        departments: those whose classes the actor may found; None where they may found any.
        majors: what the majors on record are called, by code and by name, where the actor may not add any.
        recorded, said: whose each identity number is, by the record and by the first row of the sheet that names it.
    """

    by_student_no: Mapping[str, StudentView]
    by_id_number: Mapping[Identity, StudentView]
    by_registration_no: Mapping[str, StudentView]
    classes: Mapping[str, ClassView]
    elsewhere: frozenset[str]
    recorded: Mapping[Identity, KnownPerson]
    said: Mapping[Identity, str]
    retired_classes: frozenset[str]
    departments: frozenset[str] | None
    majors: frozenset[str] | None

    def holder_of(self, draft: StudentDraft) -> StudentView | None:
        """The student whose identity number the row names."""
        return self.by_id_number.get((draft.id_kind.value, draft.id_number or ""))

    def has_nothing_on(self, draft: StudentDraft) -> bool:
        """Whether a row founds somebody whom neither the record nor another row names: a first import's usual row."""
        own, parent = (draft.id_kind, draft.id_number or ""), _card(draft.guardian_id_number or "")
        return (
            draft.student_no is not None
            and draft.student_no not in self.by_student_no
            and draft.registration_no not in self.by_registration_no
            and own not in self.recorded
            and parent not in self.recorded
            and self._is_open(draft.class_name)
            and draft.guardian_name is not None
            and self.said.get(parent, draft.guardian_name) == draft.guardian_name
        )

    def _is_open(self, class_name: str | None) -> bool:
        """Whether the class may be joined or founded by an actor who sees the whole school."""
        return self.departments is None and bool(class_name) and class_name not in self.retired_classes

    @classmethod
    def read(cls, connection: Connection, scope: RowScope, drafts: Iterable[StudentDraft]) -> "KnownStudents":
        rows = list(drafts)
        views = _students(connection, scope, rows)
        seen = {view.name: view for view in classes(connection, scope)}
        elsewhere: set[str] = set()
        if scope.department_ids is not None:
            ids = {view.id for view in views}
            others = [view for view in _students(connection, WHOLE_SCHOOL, rows) if view.id not in ids]
            elsewhere = {number for view in others for number in _numbers(view) if number}
            elsewhere |= {view.name for view in classes(connection, WHOLE_SCHOOL) if view.name not in seen}
        return cls(
            {view.student_no: view for view in views},
            {(view.id_kind, view.id_number): view for view in views if view.id_number},
            {view.registration_no: view for view in views if view.registration_no},
            seen,
            frozenset(elsewhere),
            people_by_id_number(connection, scope, {n for d in rows for n in (d.id_number, d.guardian_id_number) if n}),
            _said(rows, {view.student_no: view.guardian.name for view in views if view.guardian}),
            retired_class_names(connection),
            department_names(connection, scope),
            None if scope.is_whole_school else major_names(connection),
        )


def conflicts(
    draft: StudentDraft, view: StudentView | None, known: KnownStudents, place: CellPlace
) -> Iterable[Problem]:
    """Everything the record holds against the row, which speaks of `view` if of anybody known."""
    if view is None and not draft.class_name:
        yield Problem(ImportCode.CLASS_MISSING, place=place)
    for named in (draft.student_no, draft.id_number, draft.registration_no, draft.class_name):
        if named in known.elsewhere:
            yield Problem(ImportCode.OUT_OF_SCOPE, place=place, value=named or "")
            return
    if _founds_out_of_sight(draft, known):
        yield Problem(ImportCode.CLASS_OUT_OF_SIGHT, place=place, value=draft.class_name or "")
        return
    if (major := _founds_major(draft, known)) is not None:
        facts: dict[str, Fact] = {"class_name": draft.class_name}
        yield Problem(ImportCode.MAJOR_NOT_ON_RECORD, facts=facts, place=place, value=major)
        return
    if draft.class_name in known.retired_classes and (view is None or view.class_name != draft.class_name):
        yield Problem(ImportCode.CLASS_RETIRED, place=place, value=draft.class_name or "")
    yield from _numbers_of_others(draft, view, known, place)
    guardian = view.guardian if view else None
    yield from _guardian(draft, guardian, known, place)
    if draft.guardian_name is None and guardian is None and (draft.guardian_phone or draft.guardian_id_number):
        yield Problem(ImportCode.GUARDIAN_NAME_MISSING, Severity.WARNING, place=place)


def _founds_out_of_sight(draft: StudentDraft, known: KnownStudents) -> bool:
    """Whether the row would found a class that the actor could not see afterwards."""
    if known.departments is None or draft.class_name is None or draft.class_name in known.classes:
        return False
    return draft.class_name not in known.retired_classes and draft.department_name not in known.departments


def _founds_major(draft: StudentDraft, known: KnownStudents) -> str | None:
    """The major that the row's new class would bring along, where the actor may not add any."""
    if known.majors is None or draft.class_name in known.classes or draft.class_name in known.retired_classes:
        return None
    if (draft.major_code or draft.major_name or "") in {"", *known.majors}:
        return None
    return "".join((draft.major_name or "", f"（{draft.major_code}）" if draft.major_code else ""))


def _numbers_of_others(
    draft: StudentDraft, view: StudentView | None, known: KnownStudents, place: CellPlace
) -> Iterable[Problem]:
    by_identity, by_registration = known.holder_of(draft), known.by_registration_no.get(draft.registration_no or "")
    said = (view.name, view.student_no) if view is not None else (draft.name or "", draft.student_no or "—")
    for code, number, holder in (
        (ImportCode.ID_NUMBER_OF_ANOTHER, draft.id_number, by_identity),
        (ImportCode.REGISTRATION_NO_OF_ANOTHER, draft.registration_no, by_registration),
    ):
        if holder is not None and (view is None or holder.id != view.id):
            facts = {"name": holder.name, "student_no": holder.student_no, "said": f"{said[0]}（学号 {said[1]}）"}
            yield Problem(code, facts=facts, place=place, value=number or "")
    number = draft.id_number or ""
    person = known.recorded.get((draft.id_kind.value, number))
    if by_identity is not None or person is None:
        return
    # The number stands under another hat. A new student of that name is the same human being; a student on record
    # has a person row of their own already.
    if view is not None or search_key(person.name) != search_key(draft.name or ""):
        yield replace(number_of_another(person, draft.name), place=place, value=number)


def _guardian(
    draft: StudentDraft, on_record: GuardianView | None, known: KnownStudents, place: CellPlace
) -> Iterable[Problem]:
    """A row that gives no name speaks of the guardian on record."""
    number, said = draft.guardian_id_number, draft.guardian_name or (on_record.name if on_record else None)
    if number is None or said is None:
        return
    in_sheet = known.said.get(_card(number))
    recorded = None if on_record is not None and number == on_record.id_number else known.recorded.get(_card(number))
    holders = (KnownPerson(0, in_sheet, is_seen=True) if in_sheet is not None else None, recorded)
    for holder in holders:
        if holder is not None and search_key(holder.name) != search_key(said):
            yield replace(number_of_another(holder, said), place=place, value=number)
            return


def number_of_another(holder: KnownPerson, said: str | None) -> Problem:
    """Two names under one identity number; somebody whom the actor does not see is not named."""
    facts: dict[str, Fact] = {"said": said or ""}
    if not holder.is_seen:
        return Problem(ImportCode.PERSON_ID_OUT_OF_SIGHT, facts=facts)
    return Problem(ImportCode.PERSON_ID_OF_ANOTHER, facts={**facts, "name": holder.name})


def _students(connection: Connection, scope: RowScope, drafts: Sequence[StudentDraft]) -> tuple[StudentView, ...]:
    return students_by_numbers(
        connection,
        scope,
        student_nos=[draft.student_no for draft in drafts if draft.student_no],
        id_numbers=[draft.id_number for draft in drafts if draft.id_number],
        registration_nos=[draft.registration_no for draft in drafts if draft.registration_no],
    )


def _numbers(view: StudentView) -> tuple[str | None, ...]:
    return view.student_no, view.id_number, view.registration_no


def _card(number: str) -> Identity:
    """Guardians are named by their 身份证 alone."""
    return IdKind.RESIDENT_CARD, number


def _said(drafts: Sequence[StudentDraft], guardians: Mapping[str, str]) -> dict[Identity, str]:
    """Students first: a number that stands as a student's own is nobody's guardian's.

    Args:
        guardians: names of the guardians on record, by student number, for rows that give a number only.
    """
    said: list[tuple[Identity, str | None]] = [((d.id_kind, d.id_number or ""), d.name) for d in drafts]
    said += [(_card(d.guardian_id_number or ""), d.guardian_name or guardians.get(d.student_no or "")) for d in drafts]
    names: dict[Identity, str] = {}
    for identity, name in said:
        if identity[1] and name:
            names.setdefault(identity, name)
    return names
