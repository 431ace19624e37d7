"""A plan as lines a person reads, group by group; made beside the plan, off the window's thread."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ctec_desktop.domain.import_plan import AbsenceDecision, AbsentRecord, Action, PlannedRow
from ctec_desktop.kernel.problems import CellPlace, Problem, Severity
from ctec_desktop.ui.imports.import_work import AnyPlan
from ctec_desktop.ui.imports.summaries import summary_of
from ctec_desktop.ui.kit.problem_text import tone_of
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording import place_label, sentence
from ctec_desktop.wording.import_nouns import words_of


class Group(StrEnum):
    """The parts of a review: what happens to the rows of the file, and who is not in it."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    HELD = "held"
    REFUSED = "refused"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line of the review; a row of the sheet with several changes or problems takes several.

    Args:
        row: row of the sheet; of somebody who is in no row, their id.
        is_first: whether it is the row's first line, which names the row and carries its tick.
        cells: texts of the group's columns.
        full: everything the line says, for reading at leisure.
        tone: colour of the last cell.
    """

    row: int
    is_first: bool
    cells: tuple[str, ...]
    full: str
    tone: Tone = Tone.PLAIN


class Review:
    """A plan with its lines; what is asked at every tick is counted once.

    Args:
        classes: where somebody who is not in the file may have gone.
    """

    def __init__(
        self, plan: AnyPlan, lines: Mapping[Group, tuple[ReviewLine, ...]], classes: tuple[str, ...] = ()
    ) -> None:
        self.plan = plan
        self.lines = lines
        self.classes = classes
        self._rows = {group: frozenset(_rows_of(plan, group)) for group in Group}
        self._sure = len(plan.to_apply())
        self._waiting = frozenset(
            row.row for row in plan.rows if row.action is Action.HELD and row.intent is not Action.SAME
        )

    def rows_of(self, group: Group) -> frozenset[int]:
        """Rows of the sheet, or ids of those who are in none."""
        return self._rows[group]

    def changing_rows(self, confirmed: frozenset[int]) -> int:
        """How many rows would be written."""
        return self._sure + len(self._waiting & confirmed)

    def still_true(self, earlier: "Review", confirmed: frozenset[int]) -> frozenset[int]:
        """Of the rows whose papers were seen in an earlier reading of the file, those that say the same again."""
        if _of_file(earlier.plan) != _of_file(self.plan):
            return frozenset()
        before = {row.row: (row.label, row.problems) for row in earlier.plan.rows if row.row in confirmed}
        held = self.rows_of(Group.HELD)
        return frozenset(
            row.row for row in self.plan.rows if row.row in held and before.get(row.row) == (row.label, row.problems)
        )


def _of_file(plan: AnyPlan) -> tuple[str, str, str]:
    return plan.noun, plan.file_name, plan.sheet


def _rows_of(plan: AnyPlan, group: Group) -> Iterator[int]:
    if group is Group.ABSENT:
        return (record.id for record in plan.absent)
    return (row.row for row in plan.rows if row.action.value == group.value)


def titles_of(noun: str, group: Group) -> tuple[str, ...]:
    """The headings of a group's columns."""
    whom = words_of(noun).whom
    match group:
        case Group.NEW | Group.SAME:
            return (words.ROW, whom, words.SUMMARY, words.REMARK)
        case Group.CHANGED:
            return (words.ROW, whom, words.FIELD, words.OLD, words.NEW)
        case Group.HELD | Group.REFUSED:
            return (words.ROW, whom, words.CELL, words.CONTENT, words.WHAT_IS_WRONG)
        case Group.ABSENT:
            return (
                words.ABSENT_STUDENT,
                words.ABSENT_CLASS,
                words.ABSENT_AT,
                words.ABSENT_KIND,
                words.ABSENT_DAY,
                words.ABSENT_PROOF,
                words.ABSENT_TARGET,
            )


def review_of(plan: AnyPlan, classes: tuple[str, ...] = ()) -> Review:
    """The plan with the lines of each group."""
    lines: dict[Group, list[ReviewLine]] = {group: [] for group in Group}
    labels = {field.key: field.label for field in plan.layout.fields} if plan.layout is not None else {}
    teller = _Teller(plan.noun, labels)
    for row in plan.rows:
        lines[Group(row.action.value)].extend(teller.lines(row))
    lines[Group.ABSENT].extend(absent_line(record, None) for record in plan.absent)
    return Review(plan, {group: tuple(found) for group, found in lines.items()}, classes)


def absent_line(record: AbsentRecord, decision: AbsenceDecision | None) -> ReviewLine:
    """Somebody the file does not name, and what was decided of them."""
    decided = ("", "", "", "")
    if decision is not None:
        on = decision.on.isoformat() if decision.kind.value != "file_incomplete" else ""
        decided = (words.ABSENCES[decision.kind], on, decision.proof or "", decision.class_name or "")
    known = (record.label, record.class_name, record.placed_at or "")
    full = words.spoken_line(*known, *decided)
    return ReviewLine(record.id, True, (*known, *decided), full)


Told = Iterator[tuple[tuple[str, ...], str, Tone]]


class _Teller:
    """Tells the rows of one noun.

    Args:
        labels: what its columns are called.
    """

    def __init__(self, noun: str, labels: Mapping[str, str]) -> None:
        self._noun = noun
        self._labels = labels

    def lines(self, row: PlannedRow[object]) -> Iterator[ReviewLine]:
        for number, (cells, full, tone) in enumerate(self._told(row)):
            head = (str(row.row), row.label) if number == 0 else ("", "")
            yield ReviewLine(row.row, number == 0, (*head, *cells), full, tone)

    def _told(self, row: PlannedRow[object]) -> Told:
        match row.action:
            case Action.NEW | Action.SAME:
                return _plain_lines(row)
            case Action.CHANGED:
                return self._changed_lines(row)
            case Action.HELD:
                return self._held_lines(row)
            case Action.REFUSED:
                return _problem_lines(row)

    def _changed_lines(self, row: PlannedRow[object]) -> Told:
        for field, old, new in self._changes(row):
            full = words.spoken_line(_where(row), row.label, words.change_text(field, old, new))
            yield (field, old, new), full, Tone.ACCENT
        yield from _problem_lines(row)

    def _held_lines(self, row: PlannedRow[object]) -> Told:
        """What keeps the row back; then, where it is known already, what it would change."""
        yield from sorted(_problem_lines(row), key=_warnings_last)
        for field, old, new in self._changes(row):
            text = words.change_text(field, old, new)
            yield ("", field, text), words.spoken_line(_where(row), row.label, text), Tone.PLAIN

    def _changes(self, row: PlannedRow[object]) -> Iterator[tuple[str, str, str]]:
        for change in row.changes:
            field = words.field_text(self._noun, change.field, self._labels)
            yield field, words.known_text(change.field, change.old), words.value_text(change.field, change.new)


def _plain_lines(row: PlannedRow[object]) -> Told:
    """A row that is taken as it stands, with what should be looked at once."""
    summary = summary_of(row.draft)
    remarks = " ".join(sentence(problem) for problem in row.problems)
    full = words.spoken_line(_where(row), row.label, " ".join(_spoken(problem) for problem in row.problems) or summary)
    yield (summary, remarks), full, Tone.WARN


def _problem_lines(row: PlannedRow[object]) -> Told:
    for problem in row.problems:
        cell = problem.place.address if isinstance(problem.place, CellPlace) else ""
        full = words.spoken_line(_where(row), row.label, _spoken(problem))
        tone = Tone.MUTED if problem.severity is Severity.WARNING else tone_of(problem.severity)
        yield (cell, problem.value, sentence(problem)), full, tone


def _warnings_last(told: tuple[tuple[str, ...], str, Tone]) -> bool:
    return told[2] is Tone.MUTED


def _where(row: PlannedRow[object]) -> str:
    return CellPlace("", row.row).address


def _spoken(problem: Problem) -> str:
    return words.spoken_line(place_label(problem.place), "", sentence(problem))
