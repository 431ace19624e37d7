"""Writing students: people, their hats, classes, guardians. Called inside a write unit only."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import select

from ctec_desktop.domain.class_members import RENAMED
from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.grades import class_sort_key
from ctec_desktop.domain.import_plan import Action, PlannedRow
from ctec_desktop.domain.permissions import WHOLE_SCHOOL
from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.domain.vocabulary import IdKind, StatusKind
from ctec_desktop.storage.queries.students import people_by_id_number
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    GuardianRow,
    PersonRow,
    StudentRow,
    StudentStatusRow,
)
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.class_founding import ClassFounder

_PERSON_FIELDS = {
    "gender": "gender",
    "id_number": "id_number",
    "birth_date": "birth_on",
    "phone": "phone",
    "address": "address",
}
_CARD = IdKind.RESIDENT_CARD.value
# What is known of a human being besides the name, in the order of `_PERSON_FACTS`; None states nothing.
Facts: TypeAlias = tuple[Any, ...]
_PERSON_FACTS = tuple(_PERSON_FIELDS.values())
_NUMBER = _PERSON_FACTS.index("id_number")
_CHUNK = 500
Identity: TypeAlias = tuple[str, str]
_GUARDIAN_PERSON_FIELDS = {"guardian_phone": "phone", "guardian_id_number": "id_number"}


@dataclass(frozen=True, slots=True)
class _Known:
    """A student on record; guardians come first in rank first."""

    student: StudentRow
    person: PersonRow
    guardians: list[tuple[GuardianRow, PersonRow]]


class StudentWriter:
    """Writes planned rows; classes, majors and departments a row names are founded once.

    Args:
        founded: classes that do not exist yet, with the drafts that name them.
    """

    def __init__(self, unit: WriteUnit, founded: Mapping[str, Sequence[StudentDraft]]) -> None:
        self._unit = unit
        self._classes = {row.name: row for row in unit.session.scalars(select(ClassGroupRow))}
        self._class_ids = {name: row.id for name, row in self._classes.items()}
        new = {name: drafts for name, drafts in founded.items() if name not in self._classes}
        self._class_ids |= ClassFounder(unit).found(new)
        self._people: dict[Identity, int] = {}
        self._unsent: dict[int, tuple[str, str, str, str, Facts]] = {}

    def write(self, rows: Sequence[PlannedRow[StudentDraft]], step: Callable[[int], None]) -> list[int]:
        """Writes every row and returns the ids of the students, new and changed, in the order of `rows`."""
        self._rename_classes(rows)
        self._people = self._people_by_id_number(rows)
        added = [row.draft for row in rows if row.intent is Action.NEW]
        new_ids = iter(self._add_students(added))
        ids = []
        for start in range(0, len(rows), _CHUNK):
            chunk = rows[start : start + _CHUNK]
            known = self._known([row.known_id for row in chunk if row.known_id is not None])
            for number, row in enumerate(chunk, start + 1):
                if row.known_id is None:
                    ids.append(next(new_ids))
                else:
                    self._change(known[row.known_id], row)
                    ids.append(row.known_id)
                if any(change.field == "grade" for change in row.changes):
                    self._classes[row.draft.class_name or ""].grade = row.draft.grade
                step(number)
            self._unit.session.flush()
        return ids

    def _rename_classes(self, rows: Iterable[PlannedRow[StudentDraft]]) -> None:
        for change in (change for row in rows for change in row.changes if change.field == RENAMED):
            group, name = self._classes[change.old or ""], change.new or ""
            group.name, group.sort_key = name, class_sort_key(name)
            self._class_ids[name] = group.id
        self._unit.session.flush()

    def _known(self, student_ids: Sequence[int]) -> dict[int, _Known]:
        """The students to be changed, read together with their person and guardians."""
        if not student_ids:
            return {}
        session = self._unit.session
        statement = select(StudentRow, PersonRow).join(PersonRow, StudentRow.person_id == PersonRow.id)
        found = session.execute(statement.where(StudentRow.id.in_(student_ids)))
        known = {student.id: _Known(student, person, []) for student, person in found}
        parents = select(GuardianRow, PersonRow).join(PersonRow, GuardianRow.person_id == PersonRow.id)
        parents = parents.where(GuardianRow.student_id.in_(student_ids), GuardianRow.retired_on.is_(None))
        for guardian, person in session.execute(parents.order_by(GuardianRow.rank, GuardianRow.id)):
            known[guardian.student_id].guardians.append((guardian, person))
        return known

    def _people_by_id_number(self, rows: Iterable[PlannedRow[StudentDraft]]) -> dict[Identity, int]:
        """People already on record under an identity number the sheet names: one human being, one row."""
        numbers = {n for row in rows for n in (row.draft.id_number, row.draft.guardian_id_number) if n}
        found = people_by_id_number(self._unit.connection, WHOLE_SCHOOL, numbers)
        return {identity: person.id for identity, person in found.items()}

    def _add_students(self, drafts: Sequence[StudentDraft]) -> list[int]:
        student_ids = self._unit.reserve_ids(StudentRow, len(drafts))
        person_ids = iter(self._unit.reserve_ids(PersonRow, 2 * len(drafts)))
        own: list[int] = []
        parents: list[tuple[int, int, str | None]] = []
        for student_id, draft in zip(student_ids, drafts, strict=True):
            facts = (draft.gender and draft.gender.value, draft.id_number, draft.birth_date, draft.phone, draft.address)
            own.append(self._person(draft.name or "", facts, draft.id_kind.value, person_ids))
            if draft.guardian_name:
                parent = (None, draft.guardian_id_number, None, draft.guardian_phone, None)
                parent_id = self._person(draft.guardian_name, parent, _CARD, person_ids)
                parents.append((student_id, parent_id, draft.guardian_relation))
        self._send_people()
        self._unit.insert_columns(
            StudentRow,
            {
                "id": student_ids,
                "person_id": own,
                "student_no": [draft.student_no for draft in drafts],
                "registration_no": [draft.registration_no for draft in drafts],
                "class_group_id": [self._class_ids[draft.class_name or ""] for draft in drafts],
                "enrolled_on": [draft.enrolled_on for draft in drafts],
            },
        )
        enrolled = [StatusKind.ENROLLED.value] * len(drafts)
        began = [draft.enrolled_on for draft in drafts]
        self._unit.insert_columns(StudentStatusRow, {"student_id": student_ids, "kind": enrolled, "from_on": began})
        self._send_guardians(parents)
        return student_ids

    def _send_guardians(self, guardians: Sequence[tuple[int, int, str | None]]) -> None:
        """Sends guardians of the first rank: whose, who, and what they are to the student."""
        if guardians:
            student_ids, person_ids, relations = zip(*guardians, strict=True)
            first = {"student_id": student_ids, "person_id": person_ids, "relation": relations}
            self._unit.insert_columns(GuardianRow, {**first, "rank": [1] * len(guardians)})

    def _person(self, name: str, facts: Facts, id_kind: str, person_ids: Iterator[int]) -> int:
        """The one row of this human being: the row known by the identity number, told what is new, or a new row."""
        number = facts[_NUMBER]
        if number:
            known = self._people.get((id_kind, number))
            if known is not None:
                self._tell(known, facts)
                return known
        person_id = next(person_ids)
        if number:
            self._people[id_kind, number] = person_id
        keys = pinyin_keys(name)
        self._unsent[person_id] = (name, keys.full, keys.initials, id_kind, facts)
        return person_id

    def _tell(self, person_id: int, facts: Facts) -> None:
        if person_id not in self._unsent:
            _set(self._unit.session.get_one(PersonRow, person_id), dict(zip(_PERSON_FACTS, facts, strict=True)))
            return
        name, pinyin, initials, id_kind, known = self._unsent[person_id]
        merged = tuple(old if new is None else new for old, new in zip(known, facts, strict=True))
        self._unsent[person_id] = (name, pinyin, initials, id_kind, merged)

    def _send_people(self) -> None:
        if self._unsent:
            names, pinyin, initials, kinds, facts = zip(*self._unsent.values(), strict=True)
            told = dict(zip(_PERSON_FACTS, zip(*facts, strict=True), strict=True))
            named = {"name": names, "pinyin": pinyin, "initials": initials, "id_kind": kinds}
            self._unit.insert_columns(PersonRow, {"id": list(self._unsent), **named, **told})
        self._unsent.clear()

    def _change(self, known: _Known, row: PlannedRow[StudentDraft]) -> None:
        student, person, draft = known.student, known.person, row.draft
        if draft.id_number:
            person.id_kind = draft.id_kind.value
        self._set_person(person, {own: getattr(draft, field) for field, own in _PERSON_FIELDS.items()})
        if draft.name:
            _rename(person, draft.name)
        if draft.enrolled_on not in (None, student.enrolled_on):
            self._change_enrolment(student, draft.enrolled_on)
        own = ("student_no", "registration_no", "enrolled_on")
        _set(student, {name: getattr(draft, name) for name in own})
        if draft.class_name:
            student.class_group_id = self._class_ids[draft.class_name]
        if any(change.field.startswith("guardian_") for change in row.changes):
            self._change_guardian(student.id, draft, known.guardians)

    def _set_person(self, person: PersonRow, values: Mapping[str, Any]) -> None:
        """Sets what the sheet states; whoever is given a number is known by it for the rows that follow."""
        _set(person, values)
        if values.get("id_number"):
            self._people[person.id_kind, values["id_number"]] = person.id

    def _change_enrolment(self, student: StudentRow, enrolled_on: date | None) -> None:
        """The first span of 在读 begins on the day of enrolment, however late that is put right."""
        own = StudentStatusRow
        statement = select(own).where(own.student_id == student.id, own.kind == StatusKind.ENROLLED.value)
        first = self._unit.session.scalars(statement.order_by(own.from_on).limit(1)).first()
        if first is not None and first.from_on == student.enrolled_on:
            first.from_on = enrolled_on

    def _change_guardian(
        self, student_id: int, draft: StudentDraft, known: Sequence[tuple[GuardianRow, PersonRow]]
    ) -> None:
        """Another name is another human being: the one on record steps back, the new one comes first."""
        session = self._unit.session
        first, person = known[0] if known else (None, None)
        values = {own: getattr(draft, field) for field, own in _GUARDIAN_PERSON_FIELDS.items()}
        if first is not None and person is not None and _is_same_human(person, draft):
            card = (_CARD, draft.guardian_id_number or "")
            holder = self._people.get(card, person.id)
            if holder != person.id:
                first.person_id, person = holder, session.get_one(PersonRow, holder)
            self._set_person(person, values)
            _rename(person, draft.guardian_name or person.name)
            _set(first, {"relation": draft.guardian_relation})
            return
        if draft.guardian_name is None:
            return
        for guardian, _ in known:
            guardian.rank += 1
        session.flush()
        ids = iter(self._unit.reserve_ids(PersonRow, 1))
        parent_id = self._person(draft.guardian_name, tuple(map(values.get, _PERSON_FACTS)), _CARD, ids)
        self._send_people()
        self._send_guardians([(student_id, parent_id, draft.guardian_relation)])


def _is_same_human(person: PersonRow, draft: StudentDraft) -> bool:
    """Whether the sheet's guardian is the one on record: the same name, no name given, or the same identity number."""
    if draft.guardian_name in (None, person.name):
        return True
    return person.id_number is not None and person.id_number == draft.guardian_id_number


def _set(row: Any, values: Mapping[str, Any]) -> None:
    """Sets what the sheet states; None states nothing."""
    for name, value in values.items():
        if value is not None:
            setattr(row, name, value)


def _rename(person: PersonRow, name: str) -> None:
    keys = pinyin_keys(name)
    person.name, person.pinyin, person.initials = name, keys.full, keys.initials
