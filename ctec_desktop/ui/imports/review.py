"""A plan as lines a person reads, group by group; made beside the plan, off the window's thread."""

from collections.abc import Iterator
from dataclasses import dataclass

from ctec_desktop.domain.drafts import EnterpriseDraft, StudentDraft
from ctec_desktop.domain.import_plan import Action, PlannedRow
from ctec_desktop.kernel.problems import CellPlace, Problem, Severity
from ctec_desktop.ui.imports.import_work import AnyPlan
from ctec_desktop.ui.kit.problem_text import tone_of
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import enterprises_page, place_label, sentence
from ctec_desktop.wording import import_wizard as words


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line of the review; a row of the sheet with several changes or problems takes several.

    Args:
        row: row of the sheet.
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


@dataclass(frozen=True, slots=True)
class Review:
    """A plan with its lines."""

    plan: AnyPlan
    lines: dict[Action, tuple[ReviewLine, ...]]

    def rows_of(self, action: Action) -> frozenset[int]:
        return frozenset(row.row for row in self.plan.rows if row.action is action)

    def changing_rows(self, confirmed: frozenset[int]) -> int:
        """How many rows would be written."""
        return len(self.plan.to_apply(confirmed))


def titles_of(noun: str, action: Action) -> tuple[str, ...]:
    """The headings of a group's columns."""
    whom = words.words_of(noun).whom
    match action:
        case Action.NEW | Action.SAME:
            return (words.ROW, whom, words.SUMMARY, words.REMARK)
        case Action.CHANGED:
            return (words.ROW, whom, words.FIELD, words.OLD, words.NEW)
        case Action.HELD | Action.REFUSED:
            return (words.ROW, whom, words.CELL, words.CONTENT, words.WHAT_IS_WRONG)


def review_of(plan: AnyPlan) -> Review:
    """The plan with the lines of each group."""
    lines: dict[Action, list[ReviewLine]] = {action: [] for action in Action}
    for row in plan.rows:
        lines[row.action].extend(_lines(plan.noun, row))
    return Review(plan, {action: tuple(found) for action, found in lines.items()})


def _lines(noun: str, row: PlannedRow[object]) -> Iterator[ReviewLine]:
    told = {
        Action.NEW: _plain_lines,
        Action.SAME: _plain_lines,
        Action.CHANGED: _changed_lines,
        Action.HELD: _held_lines,
        Action.REFUSED: _problem_lines,
    }[row.action](noun, row)
    for number, (cells, full, tone) in enumerate(told):
        head = (str(row.row), row.label) if number == 0 else ("", "")
        yield ReviewLine(row.row, number == 0, (*head, *cells), full, tone)


Told = Iterator[tuple[tuple[str, ...], str, Tone]]


def _plain_lines(noun: str, row: PlannedRow[object]) -> Told:
    """A row that is taken as it stands, with what should be looked at once."""
    del noun
    summary = _summary(row.draft)
    remarks = " ".join(sentence(problem) for problem in row.problems)
    full = words.spoken_line(_where(row), row.label, " ".join(_spoken(problem) for problem in row.problems) or summary)
    yield (summary, remarks), full, Tone.WARN


def _changed_lines(noun: str, row: PlannedRow[object]) -> Told:
    for change in row.changes:
        field = words.field_text(noun, change.field)
        old = words.known_text(change.field, change.old)
        new = words.value_text(change.field, change.new)
        full = words.spoken_line(_where(row), row.label, words.change_text(field, old, new))
        yield (field, old, new), full, Tone.ACCENT
    yield from _problem_lines(noun, row)


def _held_lines(noun: str, row: PlannedRow[object]) -> Told:
    """What keeps the row back; then, where it is known already, what it would change."""
    yield from sorted(_problem_lines(noun, row), key=_warnings_last)
    for change in row.changes:
        field = words.field_text(noun, change.field)
        old, new = words.known_text(change.field, change.old), words.value_text(change.field, change.new)
        text = words.change_text(field, old, new)
        yield ("", field, text), words.spoken_line(_where(row), row.label, text), Tone.PLAIN


def _problem_lines(noun: str, row: PlannedRow[object]) -> Told:
    del noun
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


def _summary(draft: object) -> str:
    """What a new row is about, in a few words."""
    match draft:
        case StudentDraft():
            parts = (draft.class_name, draft.major_name)
        case EnterpriseDraft():
            parts = (draft.site_address or draft.address, enterprises_page.pay_text(draft.pay_fen, draft.pay_unit))
        case _:
            parts = (None, None)
    return " · ".join(part for part in parts if part)
