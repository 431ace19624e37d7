"""Whom a row of a roster speaks of: by 学号, by 学籍号, by identity number; numbers that disagree are said."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.import_plan import Action, PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.views import StudentView
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.services.student_conflicts import KnownStudents


@dataclass(frozen=True, slots=True)
class Match:
    """The student on record a row speaks of, if any, and what is to be said of how they were found."""

    view: StudentView | None
    problems: tuple[Problem, ...] = ()


def match_of(draft: StudentDraft, known: KnownStudents, place: CellPlace) -> Match:
    """The 学号 goes first; where it is new or missing, the other numbers say who it is."""
    by_registration, by_identity = known.by_registration_no.get(draft.registration_no or ""), known.holder_of(draft)
    own = known.by_student_no.get(draft.student_no or "")
    if own is not None:
        is_vouched_for = own in (by_registration, by_identity)
        return Match(own, () if is_vouched_for else tuple(_named_otherwise(draft, own, place)))
    if by_registration is not None and by_identity is not None and by_registration.id != by_identity.id:
        facts: dict[str, Fact] = {"name": _told(by_registration), "other": _told(by_identity)}
        return Match(None, (Problem(ImportCode.NUMBERS_OF_TWO, facts=facts, place=place),))
    found = by_registration or by_identity
    if found is None:
        missing = Problem(ImportCode.STUDENT_NO_MISSING, place=place, value=draft.student_no or "")
        return Match(None, () if draft.student_no else (missing,))
    both_agree = by_registration is not None and by_identity is not None
    if not both_agree and draft.name and search_key(draft.name) != search_key(found.name):
        return Match(None)
    if draft.student_no is None:
        return Match(found)
    facts = {"name": found.name, "old": found.student_no}
    return Match(found, (Problem(ImportCode.STUDENT_NO_CHANGED, Severity.HELD, facts, place, value=draft.student_no),))


def _named_otherwise(draft: StudentDraft, own: StudentView, place: CellPlace) -> Iterator[Problem]:
    """Another name under a known 学号 that no other number bears out may be another human being."""
    if draft.name and search_key(draft.name) != search_key(own.name):
        facts: dict[str, Fact] = {"student_no": own.student_no, "name": own.name, "said": draft.name}
        yield Problem(ImportCode.STUDENT_NAME_DIFFERS, Severity.HELD, facts, place, value=draft.name)


def without_doubles(rows: Sequence[PlannedRow[StudentDraft]], sheet: str) -> tuple[PlannedRow[StudentDraft], ...]:
    """Rows that speak of the same student on record by different numbers are all refused: only a person can tell."""
    speaking: defaultdict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row.known_id is not None:
            speaking[row.known_id].append(row.row)
    return tuple(_refused(row, speaking[row.known_id], sheet) if row.known_id is not None else row for row in rows)


def _refused(row: PlannedRow[StudentDraft], speaking: Sequence[int], sheet: str) -> PlannedRow[StudentDraft]:
    others = [str(number) for number in speaking if number != row.row]
    if not others:
        return row
    facts: dict[str, Fact] = {"rows": "、".join(others)}
    told = Problem(ImportCode.SAME_STUDENT_TWICE, facts=facts, place=CellPlace(sheet, row.row))
    refused = Action.REFUSED
    return replace(row, action=refused, intent=refused, known_id=None, changes=(), problems=(*row.problems, told))


def _told(view: StudentView) -> str:
    return f"{view.name}（{view.student_no}）"
