"""Every step of an import and every dialog it opens."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.blank_dialog import BlankDialog
from ctec_desktop.ui.imports.import_wizard import ImportWizard
from ctec_desktop.ui.imports.review import Group
from ctec_desktop.ui.imports.undo_dialog import UndoDialog
from ctec_desktop.ui.kit.dialog import Dialog
from tests.schools import CLERK, roster, student
from tests.ui.imports.sheets import strange

if TYPE_CHECKING:
    from tests.ui.shell.stage import Stage


def _wizard(stage: "Stage") -> ImportWizard:
    made = ImportWizard("students", stage.office, CLERK, stage.window.context, stage.window)
    made.open()
    return made


def _read(stage: "Stage", path: Path) -> ImportWizard:
    wizard = _wizard(stage)
    wizard.file_step.take(path)
    stage.settle()
    return wizard


def _columns(stage: "Stage") -> Dialog:
    return _read(stage, strange(stage.folder / "生僻.xlsx"))


def _review(stage: "Stage") -> Dialog:
    rows = [student(1), student(2, 姓名=None), student(3, 身份证号="410000200803010000")]
    return _read(stage, roster(stage.folder / "名单.xlsx", rows))


def _refused(stage: "Stage") -> Dialog:
    wizard = _read(stage, roster(stage.folder / "名单.xlsx", [student(1), student(2, 姓名=None)]))
    wizard.review_step.chip(Group.REFUSED).click()
    return wizard


def _absent(stage: "Stage") -> Dialog:
    wizard = _read(stage, _most_of_a_class(stage.office, stage.folder / "名册.xlsx"))
    wizard.review_step.table.selectAll()
    return wizard


def _most_of_a_class(office: Office, path: Path) -> Path:
    """The roster of a class without its first two."""
    everybody = office.students.all(CLERK)
    members = [view for view in everybody if view.class_name == everybody[0].class_name]
    rows: list[dict[str, object]] = [
        {"学号": view.student_no, "姓名": view.name, "班级": view.class_name} for view in members[2:]
    ]
    return roster(path, rows)


def _result(stage: "Stage") -> Dialog:
    wizard = _read(stage, roster(stage.folder / "名单.xlsx", [student(1), student(2, 姓名=None)]))
    wizard.next_button.click()
    return wizard


def _undo(stage: "Stage") -> Dialog:
    wizard = _wizard(stage)
    stage.settle()
    wizard.file_step.undo_button.click()
    dialog = wizard.findChild(UndoDialog)
    assert isinstance(dialog, UndoDialog)
    return dialog


def _blank(stage: "Stage") -> Dialog:
    wizard = _wizard(stage)
    wizard.file_step.blank_button.click()
    stage.settle()
    dialog = wizard.findChild(BlankDialog)
    assert isinstance(dialog, BlankDialog)
    return dialog


IMPORTS: "dict[str, Callable[[Stage], Dialog]]" = {
    "import-file": _wizard,
    "import-columns": _columns,
    "import-review": _review,
    "import-refused": _refused,
    "import-absent": _absent,
    "import-result": _result,
    "import-undo": _undo,
    "import-blank": _blank,
}
