"""The page 学生: every student the actor may see, filtered by class, with one student's facts at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.personal_numbers import NumberAsked, NumberHolder, NumberKind
from ctec_desktop.domain.views import ClassView
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.late_rows import LateRows
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_page import RecordPage
from ctec_desktop.ui.kit.reveal import ask_to_see
from ctec_desktop.ui.students.student_dialog import StudentDialog
from ctec_desktop.ui.students.student_facts import AGREEMENT, PLACEMENT, STATUS, UNDO, StudentFacts, StudentShown
from ctec_desktop.ui.students.student_rows import COLUMNS, student_rows
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import papers_dialog as paper_words
from ctec_desktop.wording import students_page as words

_EDIT = "edit"
_PAGES = {PLACEMENT: "placements", AGREEMENT: "agreements"}
_SPEC = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    filters=(FilterSpec("class", words.CLASS),),
    areas=frozenset({Area.STUDENTS, Area.CLASSES}),
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.IMPORT,
    key="students",
)


class StudentsPage(RecordPage):
    """`open_import` opens the import of rosters above this page."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, open_import: Callable[[QWidget], object]
    ) -> None:
        also = frozenset({Area.PLACEMENTS, Area.AGREEMENTS})
        super().__init__(_SPEC, LateRows(student_rows, office, actor), context, partial(_student, office, actor), also)
        self._office = office
        self._actor = actor
        self._open_import = open_import
        self._classes_job: Job | None = None
        self._shown: StudentShown | None = None
        self._has_classes = False
        if context.print_forms is not None:
            self.print_button = self.add_action(paper_words.OPEN, self._on_print_forms, icon_name="print")
        self.new_button = self.add_action(words.NEW, self.open_new, icon_name="plus")
        self.import_button = self.add_action(words.IMPORT, self._on_import_asked, primary=True, icon_name="import")
        self.empty_action_triggered.connect(self._on_import_asked)
        context.hub.subscribe(frozenset({Area.STUDENTS, Area.CLASSES}), self._on_classes_changed)

    @override
    def visit(self, what: object) -> None:
        if not self._has_classes:
            self._has_classes = True
            self._read_classes()
        super().visit(what)

    def open_new(self) -> StudentDialog:
        """The form for a new student."""
        return self._open(None)

    def open_edit(self, student_id: int) -> StudentDialog:
        return self._open(student_id)

    def _open(self, student_id: int | None) -> StudentDialog:
        dialog = StudentDialog(self._office, self._actor, self._context, self, student_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog

    @override
    def detail_of(self, record: StudentShown) -> Detail:
        self._shown = record
        view = record.view
        edit = ActionLine(_EDIT, kit_words.EDIT, is_primary=True)
        return Detail(view.name, f"{view.student_no} · {view.class_name}", view.gender or "", actions=(edit,))

    @override
    def body_of(self, record: StudentShown) -> QWidget:
        facts = StudentFacts(record)
        facts.reveal_asked.connect(partial(self._on_reveal_asked, facts, record.view.id))
        facts.followed.connect(self._on_followed)
        return facts

    @override
    def act(self, key: str, record_id: int) -> None:
        self.open_edit(record_id)

    def _read_classes(self) -> None:
        if self._classes_job is not None:
            self._classes_job.cancel()
        work = partial(_classes, self._office, self._actor)
        self._classes_job = self._context.jobs.read(work, self._on_classes, self._on_reading_failed)

    def _on_classes(self, classes: tuple[ClassView, ...]) -> None:
        self.filters.set_choices("class", tuple((view.name, view.name) for view in classes))

    def _on_classes_changed(self, changes: tuple[Change, ...]) -> None:
        if self._has_classes and any(change.area == Area.CLASSES for change in changes):
            self._read_classes()

    def _on_reveal_asked(self, facts: StudentFacts, student_id: int, key: str) -> None:
        holder, record_id, kind = key.split(":")
        asked = NumberAsked(NumberHolder(holder), int(record_id) or student_id, NumberKind(kind))
        reveal = partial(self._office.reveals.of_student, self._actor, asked)
        ask_to_see(reveal, self._context, self, partial(facts.show_number, key))

    def _on_followed(self, key: str) -> None:
        from ctec_desktop.ui.students.status_dialog import StatusDialog, UndoStatusDialog

        kind, _, record_id = key.partition(":")
        if kind in _PAGES:
            self._context.go(_PAGES[kind], int(record_id))
            return
        assert self._shown is not None
        student = (self._shown.view.id, self._shown.view.name)
        made = {STATUS: StatusDialog, UNDO: UndoStatusDialog}[kind]
        made(self._office, self._actor, self._context, student, self).open()

    def _on_print_forms(self) -> None:
        if self._context.print_forms is not None:
            ids = tuple(self.selected_ids())
            class_name = dict(self.filters.filters()).get("class") or None
            chosen = PaperSelection(student_ids=ids) if ids else PaperSelection(class_name)
            self._context.print_forms(chosen, self)

    def _on_import_asked(self, *_: object) -> None:
        self._open_import(self)


def _classes(office: Office, actor: Actor) -> tuple[ClassView, ...]:
    return office.school.classes(actor)


def _student(office: Office, actor: Actor, student_id: int) -> StudentShown | None:
    view, record = office.students.detail(actor, student_id), office.students.record(actor, student_id)
    if view is None or record is None:
        return None
    return StudentShown(view, record, office.students.history(actor, student_id))
