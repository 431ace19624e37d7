"""A dialog around a grid that is filled in place and saved at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import WHOLE_ROW, FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.asking_dialog import AskingDialog
from ctec_desktop.ui.kit.grid_model import Checked, GridColumn, GridModel, GridRow
from ctec_desktop.ui.kit.grid_view import GridView
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import full_sentence, sentence
from ctec_desktop.wording import kit as words


class GridSpec(NamedTuple):
    """What makes one such dialog different from another.

    Args:
        grid: what a screen reader calls the grid.
        saving: what the line at the bottom says while it is saved.
        fields: columns by the names that problems give them.
    """

    title: str
    columns: tuple[GridColumn, ...]
    grid: str
    saving: str
    fields: Mapping[str, int]
    size: QSize


class GridDialog(AskingDialog):
    """Stays open after saving; asks before what is not saved is given up.

    Rows that somebody else changed meanwhile are said beside what stands there now, and what was typed stays: the
    person looks and saves once more.
    """

    def __init__(self, spec: GridSpec, context: PageContext, parent: QWidget | None) -> None:
        super().__init__(spec.title, parent, 600)
        self._spec = spec
        self._context = context
        self.model = GridModel(spec.columns, words.PROBLEM, self._check, self)
        self.grid = GridView(self.model, spec.grid)
        self.note = Note()
        self.fill_button = button(words.FILL_DOWN)
        self.fill_button.clicked.connect(self.grid.fill_down)
        self._summary = label("", "sub")

    def _add_grid(self) -> None:
        """Everything below what the dialog says and asks above the grid."""
        self.body.addWidget(self.note)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self._summary)
        self.close_button = self.add_cancel(words.CLOSE)
        self.save_button = self.add_button(words.SAVE, self.save, primary=True)
        # Enter belongs to the grid.
        self.save_button.setDefault(False)
        self.save_button.setEnabled(False)
        self.resize(self._spec.size.boundedTo(self.screen().availableSize()))
        self.model.edited.connect(self._tell)

    def summary(self) -> str:
        return self._summary.text()

    def save(self) -> None:
        """Writes every row that was changed; a cell that is wrong keeps all of it back."""
        wrong = self.model.first_problem()
        if wrong is not None:
            self.note.say(words.problems_line(self.model.problem_count()), Tone.BAD)
            self.grid.go_to(*wrong)
            return
        edited = self.model.edited_rows()
        if not edited:
            return
        self.save_button.setEnabled(False)
        # What is typed meanwhile would be neither saved nor kept.
        self._take_input(is_on=False)
        self._context.jobs.start(self._spec.saving, self._saving(edited), self._on_saved, self._on_not_saved)

    @override
    def has_unsaved(self) -> bool:
        return bool(self.model.edited_rows())

    def _check(self, row: int, column: int, text: str) -> Checked:
        """What becomes of a cell's text, and what is wrong with it."""
        raise NotImplementedError

    def _reading(self) -> Callable[[], Any]:
        """Reads what is on record."""
        raise NotImplementedError

    def _rows_of(self, found: Any) -> Sequence[GridRow]:
        """The rows of what was read, which the dialog keeps for judging them."""
        raise NotImplementedError

    def _saving(self, edited: Sequence[int]) -> Callable[[Progress], Outcome[int]]:
        """Saves these rows."""
        raise NotImplementedError

    def _saved_line(self, count: int) -> str:
        raise NotImplementedError

    def _summary_line(self, edited: int) -> str:
        raise NotImplementedError

    def _fillers(self) -> tuple[QWidget, ...]:
        """What fills cells, besides the grid."""
        return (self.fill_button,)

    def _read(self) -> None:
        self._context.jobs.read(self._reading(), self._on_read, self._on_lost)

    def _take_input(self, *, is_on: bool) -> None:
        for widget in (self.grid, *self._fillers()):
            widget.setEnabled(is_on)

    def _tell(self) -> None:
        edited = len(self.model.edited_rows())
        self._summary.setText(self._summary_line(edited))
        self.save_button.setEnabled(edited > 0)

    def _column_of(self, problem: Problem) -> int | None:
        place = problem.place
        return self._spec.fields.get(place.field.partition(":")[0]) if isinstance(place, FieldPlace) else None

    def _on_read(self, found: Any) -> None:
        self._take_input(is_on=True)
        self.model.show_rows(self._rows_of(found))

    def _on_saved(self, outcome: Outcome[int]) -> None:
        """The grid opens again with what is on record now: what is typed before that would be lost."""
        self.note.say(self._saved_line(outcome.value), Tone.OK)
        self._context.say(self._saved_line(outcome.value), Tone.OK)
        self._read()

    def _on_not_saved(self, error: BaseException) -> None:
        problems = error.problems if isinstance(error, RuleViolation) else ()
        if told := _told_of_rows(problems):
            self._context.jobs.read(self._reading(), partial(self._on_renewed, told), self._on_lost)
            return
        self._take_input(is_on=True)
        self._tell()
        elsewhere = [] if problems else list(error_lines(error))
        for problem in problems:
            column = self._column_of(problem)
            if column is None:
                elsewhere.append(full_sentence(problem))
            else:
                assert isinstance(problem.place, FieldPlace)
                self.model.show_problem(int(problem.place.field.partition(":")[2]), column, sentence(problem))
        self.note.say("\n".join(elsewhere or [words.problems_line(self.model.problem_count())]), Tone.BAD)

    def _on_renewed(self, told: Mapping[int, str], found: Any) -> None:
        self._take_input(is_on=True)
        self.model.renew_rows(self._rows_of(found), told)
        self.note.say(words.rows_changed_line(len(told)), Tone.WARN)

    def _on_lost(self, error: BaseException) -> None:
        self._take_input(is_on=True)
        self._tell()
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _told_of_rows(problems: Iterable[Problem]) -> dict[int, str]:
    """What is said of whole rows, by the ids of their records."""
    places = ((one.place.field.partition(":"), one) for one in problems if isinstance(one.place, FieldPlace))
    return {int(key): sentence(problem) for (kind, _, key), problem in places if kind == WHOLE_ROW}
