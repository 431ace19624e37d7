"""The page 学生: every student the actor may see, filtered by class, with one student's facts at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView, StudentView
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.detail_panel import Detail
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.list_page import ListPage, ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.students.student_facts import StudentFacts
from ctec_desktop.ui.students.student_rows import COLUMNS, StudentRows
from ctec_desktop.wording import students_page as words

_SPEC = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    filters=(FilterSpec("class", words.CLASS),),
    areas=frozenset({Area.STUDENTS, Area.CLASSES}),
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.IMPORT,
)


class StudentsPage(ListPage):
    """`open_import` opens the import of rosters above this page."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, open_import: Callable[[QWidget], object]
    ) -> None:
        super().__init__(_SPEC, StudentRows(office, actor), context)
        self._office = office
        self._actor = actor
        self._open_import = open_import
        self._classes_job: Job | None = None
        self._detail_job: Job | None = None
        self._shown_id: int | None = None
        self._goal: int | None = None
        self._has_classes = False
        self.import_button = self.add_action(words.IMPORT, self._on_import_asked, primary=True, icon_name="import")
        self.empty_action_triggered.connect(self._on_import_asked)
        self.current_changed.connect(self._on_student_chosen)
        self.record_opened.connect(self._on_student_chosen)
        self.model.loaded.connect(self._on_list_loaded)
        context.hub.subscribe(frozenset({Area.STUDENTS, Area.CLASSES}), self._on_records_changed)

    @override
    def visit(self, what: object) -> None:
        if not self._has_classes:
            self._has_classes = True
            self._read_classes()
        super().visit(what)
        self._goal = what if isinstance(what, int) and self.model.is_loading else None

    def _read_classes(self) -> None:
        if self._classes_job is not None:
            self._classes_job.cancel()
        work = partial(_classes, self._office, self._actor)
        self._classes_job = self._context.jobs.read(work, self._on_classes, self._on_reading_failed)

    def _read_detail(self, student_id: int) -> None:
        if self._detail_job is not None:
            self._detail_job.cancel()
        self._shown_id = student_id
        work = partial(_student, self._office, self._actor, student_id)
        self._detail_job = self._context.jobs.read(work, self._on_student, self._on_reading_failed)

    def _on_classes(self, classes: tuple[ClassView, ...]) -> None:
        self.filters.set_choices("class", tuple((view.name, view.name) for view in classes))

    def _on_student_chosen(self, student_id: object) -> None:
        if isinstance(student_id, int):
            self._read_detail(student_id)
            return
        if self._detail_job is not None:
            self._detail_job.cancel()
        self._shown_id = None
        self.hide_detail()

    def _on_student(self, view: StudentView | None) -> None:
        if view is None:
            self._shown_id = None
            self.hide_detail()
            return
        badge = "" if view.gender is None else view.gender
        self.show_detail(Detail(view.name, f"{view.student_no} · {view.class_name}", badge))
        area = self.detail.findChild(QScrollArea)
        assert isinstance(area, QScrollArea)
        area.setAccessibleName(view.name)
        area.setWidget(StudentFacts(view))

    def _on_list_loaded(self) -> None:
        """A record asked for before the list was there is gone to once it is."""
        goal, self._goal = self._goal, None
        if goal is not None:
            self.table.go_to(goal)

    def _on_records_changed(self, changes: tuple[Change, ...]) -> None:
        if self._has_classes and any(change.area == Area.CLASSES for change in changes):
            self._read_classes()
        if self._shown_id is not None and self.detail.isVisibleTo(self):
            self._read_detail(self._shown_id)

    def _on_reading_failed(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_import_asked(self, *_: object) -> None:
        self._open_import(self)


def _classes(office: Office, actor: Actor) -> tuple[ClassView, ...]:
    return office.school.classes(actor)


def _student(office: Office, actor: Actor, student_id: int) -> StudentView | None:
    return office.students.detail(actor, student_id)
