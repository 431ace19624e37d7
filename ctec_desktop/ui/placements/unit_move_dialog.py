"""变更单位办理情况: what the new unit calls for, step by step, read from the records; each step leads to its page."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.checks import DepartureCondition
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import show_error
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import unit_moves as words
from ctec_desktop.wording.checks_page import RESULT_MARKS

if TYPE_CHECKING:
    from ctec_desktop.domain.unit_moves import UnitMove
    from ctec_desktop.kernel.outcome import Outcome
    from ctec_desktop.services.papers import PaperReport

_AREAS: Final = frozenset(
    {Area.PLACEMENTS, Area.ENTERPRISES, Area.PLANS, Area.AGREEMENTS, Area.COVER, Area.CHECKS, Area.RULES}
)
_TONES: Final = {
    RESULT_MARKS[Result.FAIL]: Tone.BAD,
    RESULT_MARKS[Result.HELD]: Tone.WARN,
    words.ON_ITS_DAY: Tone.WARN,
    RESULT_MARKS[Result.MISSING_DATA]: Tone.WARN,
    RESULT_MARKS[Result.PASS]: Tone.OK,
}
_PAGES: Final = {
    DepartureCondition.INSPECTION: "enterprises",
    DepartureCondition.DECISION: "enterprises",
    DepartureCondition.COVER: "cover",
}


def _tone(row: Row) -> Tone:
    return _TONES.get(str(row[2]), Tone.MUTED)


_COLUMNS: Final = (
    Column(words.STEP, 110),
    Column(words.STATE, 80, tone=_tone),
    Column(words.TOLD, 560),
)


class UnitMoveDialog(Dialog):
    """Follows every change of the records while it is open.

    Args:
        placement_id: either end of the chain.
    """

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, placement_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._placement_id = placement_id
        self._found: UnitMove | None = None
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.head = label("", "strong", wrap=True)
        self.behind = selectable("")
        self.note = Note()
        self._build()
        self.table.current_record_changed.connect(self._on_chosen)
        context.hub.subscribe(_AREAS, self._on_changes)
        self._read()

    def _build(self) -> None:
        self.table.setAccessibleName(words.TITLE)
        self.body.addWidget(self.head)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.behind)
        self.print_button = self.add_button(words.PRINT, self.ask_print, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self.go_button = self.add_button(words.GO, self.go, primary=True)
        self.print_button.setEnabled(False)
        self.go_button.setEnabled(False)
        self.resize(QSize(900, 660).boundedTo(self.screen().availableSize()))

    def go(self) -> None:
        """Closes this and opens the page where the chosen step is done."""
        row, move = self.table.current_id(), self._found
        if move is None or not isinstance(row, int):
            return
        goal = _goal(move, words.steps(move)[row - 1][0])
        self.accept()
        self._context.go(*goal)

    def ask_print(self) -> None:
        """Asks where the 解除确认书 is to be written."""
        if self._found is not None:
            documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
            choose_target(
                self, words.PRINTING, documents / words.file_name(self._found), (words.PDF_FILES,), self.write
            )

    def write(self, target: Path) -> None:
        work = partial(_write, self._office, self._actor, self._placement_id, target)
        self._context.jobs.start(words.PRINTING, work, partial(self._on_written, target), self._on_not_written)

    def _read(self) -> None:
        work = partial(self._office.unit_moves.of_placement, self._actor, self._placement_id)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _on_read(self, found: "UnitMove | None") -> None:
        if found is None:  # taken back while this was open
            self.reject()
            return
        self._found = found
        self.head.setText(words.head_line(found))
        self.note.say(words.open_line(found), Tone.WARN if found.open_steps else Tone.OK)
        self._rows.keep([(n, *step[1:]) for n, step in enumerate(words.steps(found), 1)])
        self.model.refresh()
        self.model.load(ListQuery())
        self.print_button.setEnabled(found.before is not None)
        self._on_chosen(self.table.current_id())

    def _on_chosen(self, row: object) -> None:
        told = "" if self._found is None or not isinstance(row, int) else words.steps(self._found)[row - 1][3]
        self.go_button.setEnabled(self._found is not None and isinstance(row, int))
        self.behind.setText(told)

    def _on_written(self, target: Path, _outcome: object) -> None:
        self._context.say(words.written(str(target)), Tone.OK)

    def _on_not_written(self, error: BaseException) -> None:
        show_error(self, words.PRINTING, error)

    def _on_changes(self, _changes: object) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _goal(move: "UnitMove", condition: DepartureCondition | None) -> tuple[str, object]:
    if condition is None:
        return ("agreements", move.before.id if move.before else move.class_name)
    if condition is DepartureCondition.AGREEMENT:
        return ("agreements", move.after.id if move.after else move.class_name)
    page = _PAGES.get(condition, "checks")
    return (page, move.next_unit_id if page == "enterprises" else None)


def _write(office: Office, actor: Actor, placement_id: int, target: Path, _progress: object) -> "Outcome[PaperReport]":
    return office.unit_moves.print_release(actor, placement_id, target)
