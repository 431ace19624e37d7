"""The page 教师: the teachers of the school, with one teacher's facts at the right."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.master_views import TeacherView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.personal_numbers import NumberAsked, NumberHolder, NumberKind
from ctec_desktop.domain.practice.periods import CourseKind
from ctec_desktop.domain.teaching.recruit_words import RecruitType
from ctec_desktop.domain.vocabulary import IdKind
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail
from ctec_desktop.ui.kit.fact_list import FactList
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.late_rows import LateRows
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_page import RecordPage
from ctec_desktop.ui.kit.retire_dialog import RetireDialog, restore
from ctec_desktop.ui.kit.reveal import ask_to_see
from ctec_desktop.ui.teachers.teacher_dialog import TeacherDialog
from ctec_desktop.ui.teachers.teacher_rows import COLUMNS, teacher_rows
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import practice_page as practice_words
from ctec_desktop.wording import recognition_page as recognition_words
from ctec_desktop.wording import school_figures as figure_words
from ctec_desktop.wording import teacher_file_page as file_words
from ctec_desktop.wording import teachers_page as words
from ctec_desktop.wording.master_labels import ID_KINDS
from ctec_desktop.wording.practice import KINDS
from ctec_desktop.wording.teaching import RECRUIT_TYPES

if TYPE_CHECKING:
    from ctec_desktop.ui.teachers.figures_dialog import FiguresDialog
    from ctec_desktop.ui.teachers.practice_dialog import PracticeDialog
    from ctec_desktop.ui.teachers.practice_overview_dialog import PracticeOverviewDialog
    from ctec_desktop.ui.teachers.recognition_dialog import RecognitionDialog
    from ctec_desktop.ui.teachers.teacher_file_dialog import TeacherFileDialog

_EDIT, _RETIRE, _RESTORE, _PRACTICE, _FILE = "edit", "retire", "restore", "practice", "file"
_SPEC = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    filters=(FilterSpec("state", kit_words.IN_USE, kit_words.STATE_CHOICES),),
    areas=frozenset({Area.TEACHERS}),
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.IMPORT,
    key="teachers",
)


class TeachersPage(RecordPage):
    """`open_import` opens the import of teachers above this page."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, open_import: Callable[[QWidget], object]
    ) -> None:
        super().__init__(_SPEC, LateRows(teacher_rows, office, actor), context, partial(_teacher, office, actor))
        self._office = office
        self._actor = actor
        self._shown: TeacherView | None = None
        self._open_import = open_import
        self.new_button = self.add_action(words.NEW, self.open_new, icon_name="plus")
        self.practice_button = self.add_action(practice_words.OVERVIEW, self.open_overview)
        self.recognition_button = self.add_action(recognition_words.OPEN, self.open_recognition)
        self.figures_button = self.add_action(figure_words.OPEN, self.open_figures)
        self.import_button = self.add_action(words.IMPORT, self._on_import_asked, primary=True, icon_name="import")
        self.empty_action_triggered.connect(self._on_import_asked)

    def open_new(self) -> TeacherDialog:
        """The form for a new teacher."""
        return self._open(None)

    def open_edit(self, teacher_id: int) -> TeacherDialog:
        return self._open(teacher_id)

    def open_practice(self, teacher_id: int) -> "PracticeDialog":
        """One teacher's ledger of practice in enterprises."""
        from ctec_desktop.ui.teachers.practice_dialog import PracticeDialog

        dialog = PracticeDialog(self._office, self._actor, self._context, self, teacher_id)
        dialog.open()
        return dialog

    def open_file(self, teacher_id: int) -> "TeacherFileDialog":
        """What papers say of one teacher."""
        from ctec_desktop.ui.teachers.teacher_file_dialog import TeacherFileDialog

        dialog = TeacherFileDialog(self._office, self._actor, self._context, self, teacher_id)
        dialog.open()
        return dialog

    def open_overview(self) -> "PracticeOverviewDialog":
        """Everybody's practice as one picture."""
        from ctec_desktop.ui.teachers.practice_overview_dialog import PracticeOverviewDialog

        dialog = PracticeOverviewDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_recognition(self) -> "RecognitionDialog":
        """双师型 recognition of everybody: levels, evidence, applications."""
        from ctec_desktop.ui.teachers.recognition_dialog import RecognitionDialog

        dialog = RecognitionDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_figures(self) -> "FiguresDialog":
        """The school's figures, by department, by year and by name."""
        from ctec_desktop.ui.teachers.figures_dialog import FiguresDialog

        dialog = FiguresDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def _open(self, teacher_id: int | None) -> TeacherDialog:
        dialog = TeacherDialog(self._office, self._actor, self._context, self, teacher_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog

    @override
    def detail_of(self, record: TeacherView) -> Detail:
        self._shown = record
        state = ActionLine(_RESTORE, kit_words.RESTORE) if record.retired_on else ActionLine(_RETIRE, kit_words.RETIRE)
        return Detail(
            record.name,
            record.staff_no,
            kit_words.RETIRED if record.retired_on else "",
            actions=(
                ActionLine(_PRACTICE, practice_words.OF_TEACHER, is_primary=True),
                ActionLine(_FILE, file_words.OF_TEACHER),
                ActionLine(_EDIT, kit_words.EDIT),
                state,
            ),
        )

    @override
    def body_of(self, record: TeacherView) -> QWidget:
        facts = FactList()
        if record.retired_on:
            facts.note(kit_words.retired_since(record.retired_on.isoformat()))
        facts.group(words.WORK_PART)
        facts.fact(words.DEPARTMENT, record.department_name or "")
        facts.fact(words.CATEGORY, record.category or "")
        facts.fact(words.COURSE_KIND, KINDS[CourseKind(record.course_kind)] if record.course_kind else "")
        facts.fact(words.HIRED_ON, record.hired_on.isoformat() if record.hired_on else "")
        facts.fact(words.RECRUIT_TYPE, RECRUIT_TYPES[RecruitType(record.recruit_type)] if record.recruit_type else "")
        facts.fact(words.POSITION, record.title or "")
        facts.fact(words.PHONE, record.phone or "", reveal=NumberKind.PHONE.value)
        facts.group(words.PERSON_PART)
        facts.fact(words.GENDER, record.gender or "")
        facts.fact(words.BIRTH_DATE, record.birth_on.isoformat() if record.birth_on else "")
        facts.fact(words.ID_KIND, ID_KINDS[IdKind(record.id_kind)] if record.id_number else "")
        facts.fact(words.ID_NUMBER, record.id_number or "", reveal=NumberKind.ID_NUMBER.value)
        facts.reveal_asked.connect(partial(self._on_reveal_asked, facts, record.id))
        return facts

    @override
    def act(self, key: str, record_id: int) -> None:
        if self._shown is None:
            return
        name = self._shown.name
        if key == _PRACTICE:
            self.open_practice(record_id)
        elif key == _FILE:
            self.open_file(record_id)
        elif key == _EDIT:
            self.open_edit(record_id)
        elif key == _RETIRE:
            retire = partial(self._office.teachers.retire, self._actor, record_id)
            RetireDialog(name, self._office.today(), retire, self._context, self).open()
        else:
            restore(self._context, name, partial(self._office.teachers.restore, self._actor, record_id))

    def _on_import_asked(self, *_: object) -> None:
        self._open_import(self)

    def _on_reveal_asked(self, facts: FactList, teacher_id: int, key: str) -> None:
        asked = NumberAsked(NumberHolder.TEACHER, teacher_id, NumberKind(key))
        reveal = partial(self._office.reveals.of_teacher, self._actor, asked)
        ask_to_see(reveal, self._context, self, partial(facts.show_number, key))


def _teacher(office: Office, actor: Actor, teacher_id: int) -> TeacherView | None:
    return office.teachers.detail(actor, teacher_id)
