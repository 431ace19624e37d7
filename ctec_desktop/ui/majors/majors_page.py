"""The page 专业与班级: classes, majors and departments, one list at a time."""

from typing import Final

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.master_views import DepartmentView, MajorView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.views import ClassView
from ctec_desktop.domain.vocabulary import MajorLevel
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.detail_panel import FactLine
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.labels import button
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.ui.majors.class_dialog import ClassDialog
from ctec_desktop.ui.majors.department_dialog import DepartmentDialog
from ctec_desktop.ui.majors.major_dialog import MajorDialog
from ctec_desktop.ui.majors.master_list import Facts, MasterKind, MasterList, OpenImport
from ctec_desktop.ui.majors.master_rows import CLASS_COLUMNS, DEPARTMENT_COLUMNS, MAJOR_COLUMNS
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import majors_page as words
from ctec_desktop.wording.master_labels import MAJOR_LEVELS

_STATE: Final = (FilterSpec("state", kit_words.IN_USE, kit_words.STATE_CHOICES),)
_AREAS: Final = frozenset({Area.CLASSES, Area.STUDENTS, Area.TEACHERS})


class MajorsPage(QWidget):
    """A class, a major or a department is gone to by the kind of record and its id."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, open_import: OpenImport) -> None:
        super().__init__()
        self.lists = {kind.kind: MasterList(kind, office, actor, context, open_import) for kind in _KINDS}
        self._chips = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._build()
        self._chips.buttonToggled.connect(self._on_chip)

    def _build(self) -> None:
        self.setObjectName("page")
        line = QHBoxLayout()
        line.setContentsMargins(Gap.XL, Gap.L, Gap.XL, 0)
        line.setSpacing(Gap.XS)
        for kind, made in self.lists.items():
            title = made.title()
            chip = button(title, look="chip")
            chip.setCheckable(True)
            chip.setAccessibleName(f"{words.VIEW} {title}")
            chip.setProperty("value", kind.value)
            self._chips.addButton(chip)
            line.addWidget(chip)
            self._stack.addWidget(made)
        line.addStretch(1)
        self._chips.buttons()[0].setChecked(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(self._stack, 1)

    def shown(self) -> MasterList:
        """The list on show."""
        made = self._stack.currentWidget()
        assert isinstance(made, MasterList)
        return made

    def show_list(self, kind: Retirable) -> MasterList:
        """Changes to one of the lists."""
        for chip in self._chips.buttons():
            if chip.property("value") == kind.value:
                chip.setChecked(True)
        return self.lists[kind]

    def visit(self, what: object) -> None:
        """Shows the list gone to, and the record in it."""
        match what:
            case (Retirable() as kind, int() as record_id):
                self.show_list(kind).visit(record_id)
            case _:
                self.shown().visit(what)

    def _on_chip(self, chip: QWidget, is_checked: bool) -> None:
        if is_checked:
            made = self.lists[Retirable(chip.property("value"))]
            self._stack.setCurrentWidget(made)
            made.visit(None)


def _class_rows(office: Office, actor: Actor) -> RowSource:
    return office.majors.class_rows(actor)


def _major_rows(office: Office, actor: Actor) -> RowSource:
    return office.majors.major_rows(actor)


def _department_rows(office: Office, actor: Actor) -> RowSource:
    return office.majors.department_rows(actor)


def _class(office: Office, actor: Actor, class_id: int) -> ClassView | None:
    return office.majors.class_record(actor, class_id)


def _major(office: Office, actor: Actor, major_id: int) -> MajorView | None:
    return office.majors.major(actor, major_id)


def _department(office: Office, actor: Actor, department_id: int) -> DepartmentView | None:
    return office.majors.department(actor, department_id)


def _class_facts(view: ClassView) -> Facts:
    return (
        FactLine(words.GRADE, words.grade_text(view.grade) if view.grade else ""),
        FactLine(words.MAJOR, view.major_name or ""),
        FactLine(words.DEPARTMENT, view.department_name or ""),
        FactLine(words.STUDENTS, str(view.students)),
    )


def _major_facts(view: MajorView) -> Facts:
    return (
        FactLine(words.CODE, view.code or ""),
        FactLine(words.CATALOG, view.catalog_version),
        FactLine(words.LEVEL, MAJOR_LEVELS[MajorLevel(view.level)] if view.level else ""),
        FactLine(words.YEARS, words.years_text(view.study_years) if view.study_years else ""),
        FactLine(words.CLASS_COUNT, str(view.classes)),
    )


def _department_facts(view: DepartmentView) -> Facts:
    return (FactLine(words.CLASS_COUNT, str(view.classes)), FactLine(words.TEACHER_COUNT, str(view.teachers)))


def _spec(
    kind: Retirable, title: str, columns: tuple[Column, ...], search: str, empty: tuple[str, str, str]
) -> ListSpec:
    """A list of the page; `empty` is what is said, and offered, where there is no record at all."""
    return ListSpec(title, columns, search, _STATE, _AREAS, *empty, key=kind.value)


_KINDS: Final = (
    MasterKind(
        Retirable.CLASS_GROUP,
        _spec(
            Retirable.CLASS_GROUP,
            words.CLASSES,
            CLASS_COLUMNS,
            words.SEARCH_CLASSES,
            (words.NO_CLASSES, words.NO_CLASSES_HINT, words.IMPORT_STUDENTS),
        ),
        words.NEW_CLASS,
        _class_rows,
        _class,
        _class_facts,
        ClassDialog,
        words.IMPORT_STUDENTS,
        "students",
    ),
    MasterKind(
        Retirable.MAJOR,
        _spec(
            Retirable.MAJOR,
            words.MAJORS,
            MAJOR_COLUMNS,
            words.SEARCH_MAJORS,
            (words.NO_MAJORS, words.NO_MAJORS_HINT, words.IMPORT_MAJORS),
        ),
        words.NEW_MAJOR,
        _major_rows,
        _major,
        _major_facts,
        MajorDialog,
        words.IMPORT_MAJORS,
        "majors",
        is_school_wide=True,
    ),
    MasterKind(
        Retirable.DEPARTMENT,
        _spec(
            Retirable.DEPARTMENT,
            words.DEPARTMENTS,
            DEPARTMENT_COLUMNS,
            words.SEARCH_DEPARTMENTS,
            (words.NO_DEPARTMENTS, words.NO_DEPARTMENTS_HINT, words.NEW_DEPARTMENT),
        ),
        words.NEW_DEPARTMENT,
        _department_rows,
        _department,
        _department_facts,
        DepartmentDialog,
        is_school_wide=True,
    ),
)
