"""The classes with their year of entry, set for one or many at once."""

from array import array
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.grades import EARLIEST, LATEST
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView
from ctec_desktop.kernel.errors import Cancelled
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.search_edit import SearchEdit
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.settings.class_rows import COLUMNS, ClassRows
from ctec_desktop.wording import settings_page as words


class ClassesCard(QFrame):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context
        self._is_loaded = False
        self.model = IdsTableModel(COLUMNS, ClassRows(office, actor), context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.search = SearchEdit(words.SEARCH_CLASS)
        self.search.draw_icon()
        self.note = Note()
        self.year = QSpinBox()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("card", "true")
        self.table.setAccessibleName(words.CLASSES_PART)
        self.table.setMinimumHeight(220)
        self.year.setRange(EARLIEST, LATEST)
        self.year.setValue(self._office.today().year)
        self.year.setMinimumWidth(96)
        self.year.setAccessibleName(words.NEW_GRADE)
        self.set_button = button(words.SET_GRADE)
        self._chosen = label("", "sub")
        action = QHBoxLayout()
        action.setSpacing(Gap.S)
        action.addWidget(self._chosen, 1)
        action.addWidget(self.year)
        action.addWidget(label(words.GRADE_UNIT))
        action.addWidget(self.set_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.L, Gap.L, Gap.L, Gap.L)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.CLASSES_PART, "heading"))
        column.addWidget(label(words.CLASSES_LEAD, "sub", wrap=True))
        column.addWidget(self.note)
        column.addWidget(self.search)
        column.addLayout(action)
        column.addWidget(self.table, 1)
        self._on_selection_changed(0)

    def _connect(self) -> None:
        self.search.settled.connect(self._on_searched)
        self.table.selection_count_changed.connect(self._on_selection_changed)
        self.set_button.clicked.connect(self.set_grade)
        self.model.failed.connect(self._on_failed)
        self._context.hub.subscribe(frozenset({Area.CLASSES, Area.STUDENTS}), self._on_changes)

    def reload(self) -> None:
        """Reads the classes anew."""
        self._is_loaded = True
        self.model.refresh()
        self.model.load(ListQuery(self.search.text().strip()))
        self._context.jobs.read(self._missing, self._on_missing, self._on_failed)

    def set_grade(self) -> None:
        """Sets the year for every class chosen in the table."""
        ids = self.table.selected_ids()
        if not ids:
            return
        self.set_button.setEnabled(False)
        work = partial(_set_grade, self._office, self._actor, ids, self.year.value())
        told = partial(self._on_set, self.year.value())
        self._context.jobs.start(words.SETTING_GRADE, work, told, self._on_failed)

    def _missing(self) -> int:
        return sum(view.grade is None for view in self._office.school.classes(self._actor))

    def _on_missing(self, count: int) -> None:
        self.note.say(words.grades_missing(count), Tone.WARN)

    def _on_searched(self, text: str) -> None:
        self.model.load(ListQuery(text))

    def _on_selection_changed(self, count: int) -> None:
        self._chosen.setText(words.choose_classes(count))
        self.set_button.setEnabled(count > 0)

    def _on_set(self, grade: int, outcome: Outcome[int]) -> None:
        self._on_selection_changed(self.table.selected_count())
        self._context.say(words.grade_set(outcome.value, grade), Tone.OK)

    def _on_failed(self, error: object) -> None:
        self._on_selection_changed(self.table.selected_count())
        if isinstance(error, BaseException):
            self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        if self._is_loaded:
            self.reload()


def _set_grade(office: Office, actor: Actor, ids: "array[int]", grade: int, progress: Progress) -> Outcome[int]:
    """One class after the other; stopped half-way, those already set stay set and are told."""
    wanted = set(ids)
    classes: list[ClassView] = [view for view in office.school.classes(actor) if view.id in wanted]
    progress.begin(words.SETTING_GRADE, len(classes))
    changes: dict[Change, None] = {}
    for done, view in enumerate(classes):
        try:
            progress.step(done)
        except Cancelled:
            return Outcome(done, tuple(changes))
        changes.update(dict.fromkeys(office.school.set_grade(actor, view.name, grade).changes))
    return Outcome(len(classes), tuple(changes))
