"""What a roster says of classes themselves: another name, another year of entry. One of its rows carries each change.

A class is no fifty students: those of whom nothing else is new stay the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ctec_desktop.domain.class_members import RENAMED
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.grades import grade_in_class_name
from ctec_desktop.domain.import_plan import Action, FieldChange, PlannedRow
from ctec_desktop.kernel.problems import Fact, Problem, Severity
from ctec_desktop.services.importer import Ground
from ctec_desktop.services.student_conflicts import KnownStudents
from ctec_desktop.storage.queries.student_history import enrolled_in

Row = PlannedRow[StudentDraft]
# One student in another class is a student who moved.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class ClassRename:
    """A class whose enrolled students all stand in the roster under one name that no class has."""

    old: str
    new: str
    ids: frozenset[int]


def renamed_classes(ground: Ground, known: KnownStudents, rows: Sequence[Row]) -> tuple[ClassRename, ...]:
    """The classes the roster calls otherwise; at least one of their rows must be free to carry it."""
    views = {view.id: view for view in known.by_student_no.values()}
    said: defaultdict[str, set[str]] = defaultdict(set)
    moved: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        view, name = views.get(row.known_id or 0), row.draft.class_name
        if view is not None:
            said[view.class_name].add(name or view.class_name)
            moved[view.class_name, name or view.class_name].append(row)
    named = {row.draft.class_name for row in rows}
    came_from = Counter(new for _, new in moved)
    wished = {
        old: new
        for (old, new), members in moved.items()
        if old not in named and len(said[old]) == came_from[new] == 1 and len(members) >= _FEWEST
        if new not in known.classes and new not in known.retired_classes and any(map(_is_free, members))
    }
    ids = [known.classes[old].id for old in wished if old in known.classes]
    enrolled: defaultdict[str, set[int]] = defaultdict(set)
    for one in enrolled_in(ground.connection, ground.scope, ids, ground.today):
        enrolled[one.class_name].add(one.id)
    found = ((old, new, frozenset(row.known_id or 0 for row in moved[old, new])) for old, new in wished.items())
    return tuple(ClassRename(old, new, ids) for old, new, ids in found if enrolled[old] and enrolled[old] <= ids)


def rename_problems(renames: Iterable[ClassRename]) -> Iterator[Problem]:
    for one in renames:
        facts: dict[str, Fact] = {"old": one.old, "new": one.new, "count": len(one.ids)}
        yield Problem(ImportCode.CLASS_RENAMED, Severity.WARNING, facts, value=one.new)


def with_names(rows: Sequence[Row], renames: Sequence[ClassRename]) -> tuple[Row, ...]:
    """The rows with each rename on one of them, and no student moved by it."""
    by_id = {student_id: one for one in renames for student_id in one.ids}
    told: set[str] = set()

    def named(row: Row) -> Row:
        one = by_id.get(row.known_id or 0)
        if one is None:
            return row
        own = tuple(change for change in row.changes if change.field != "class_name")
        if one.old not in told and _is_free(row):
            told.add(one.old)
            own = (*own, FieldChange(RENAMED, one.old, one.new))
        return _with_changes(row, own)

    return tuple(map(named, rows))


def new_names(rows: Iterable[Row]) -> frozenset[str | None]:
    """The names classes are given by renames among the rows."""
    return frozenset(change.new for row in rows for change in row.changes if change.field == RENAMED)


def with_grades(known: KnownStudents, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with each class's new year of entry on one of them that states it: a row nothing holds, if there is."""
    regraded = _regraded(known, rows)
    carriers: dict[str, Row] = {}
    for row in sorted(rows, key=_is_held):
        change = regraded.get(row.draft.class_name or "")
        if change is not None and row.action is not Action.REFUSED and str(row.draft.grade) == change.new:
            carriers.setdefault(row.draft.class_name or "", row)
    carrying = {row.row: regraded[name] for name, row in carriers.items()}
    return tuple(_with_changes(row, (*row.changes, carrying[row.row])) if row.row in carrying else row for row in rows)


def _regraded(known: KnownStudents, rows: Iterable[Row]) -> dict[str, FieldChange]:
    """Classes whose year of entry the roster fills in or puts right: most rows that name a year agree on another.

    A year that only stands in the name of the class never overrules the one on record.
    """
    stated: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for row in rows:
        view = known.classes.get(row.draft.class_name or "")
        grade = row.draft.grade
        if view is not None and grade is not None and row.action is not Action.REFUSED:
            stated[view.name][grade] += 1
    most = {name: years.most_common(1)[0][0] for name, years in stated.items()}
    return {
        name: FieldChange("grade", _told(known.classes[name].grade), str(grade))
        for name, grade in most.items()
        if known.classes[name].grade is None or grade not in (known.classes[name].grade, grade_in_class_name(name))
    }


def _told(grade: int | None) -> str | None:
    return None if grade is None else str(grade)


def _with_changes(row: Row, changes: tuple[FieldChange, ...]) -> Row:
    intent = Action.NEW if row.known_id is None else Action.CHANGED if changes else Action.SAME
    action = Action.HELD if _is_held(row) and intent is not Action.SAME else intent
    return replace(row, intent=intent, action=action, changes=changes)


def _is_held(row: Row) -> bool:
    return any(problem.severity is Severity.HELD for problem in row.problems)


def _is_free(row: Row) -> bool:
    return row.action is not Action.REFUSED and not _is_held(row)
