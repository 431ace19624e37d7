"""Every page and every dialog of the program, opened on the demo school with something in it.

Pages and forms of one record are found by themselves; any other new dialog is added to `DIALOGS`.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, TypeVar

from PySide6.QtWidgets import QDialog

import ctec_desktop.ui
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.fields import ChangeClass
from ctec_desktop.domain.merging import MergeLine
from ctec_desktop.domain.term_effects import TermEffect, TouchesSigned
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.enterprise_forms import MentorForm
from ctec_desktop.ui.apprentices.stage_dialog import StageDialog
from ctec_desktop.ui.checks.inspection_dialog import InspectionDialog
from ctec_desktop.ui.enterprises.hand_over_dialog import HandOverDialog
from ctec_desktop.ui.enterprises.headcount_dialog import HeadcountDialog
from ctec_desktop.ui.enterprises.inspections_dialog import InspectionsDialog
from ctec_desktop.ui.enterprises.merge_dialog import MergeDialog
from ctec_desktop.ui.enterprises.part_dialog import PartDialog, PartOf
from ctec_desktop.ui.enterprises.shares_dialog import SharesDialog
from ctec_desktop.ui.enterprises.shift_plan_dialog import ShiftPlanDialog
from ctec_desktop.ui.enterprises.shifts_dialog import ShiftsDialog
from ctec_desktop.ui.enterprises.unmerge_dialog import UnmergeDialog
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import confirm, message, show_problems
from ctec_desktop.ui.kit.effects_dialog import EffectsDialog
from ctec_desktop.ui.kit.receivers import Receiver
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.ui.kit.retire_dialog import RetireDialog
from ctec_desktop.ui.kit.reveal import ReasonDialog
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.plans.plan_dialog import PlanDialog
from ctec_desktop.ui.settings.approval_dialog import ApprovalDialog
from ctec_desktop.ui.settings.calendar_dialog import CalendarDialog
from ctec_desktop.ui.settings.check_up_dialog import CheckUpDialog
from ctec_desktop.ui.shell.about_dialog import AboutDialog
from ctec_desktop.ui.shell.crash_dialog import CrashDialog
from ctec_desktop.ui.shell.folder_lost_dialog import FolderLostDialog
from ctec_desktop.ui.shell.login_dialog import LoginDialog
from ctec_desktop.ui.shell.office_pages import OfficePages
from ctec_desktop.ui.students.status_dialog import StatusDialog, UndoStatusDialog
from ctec_desktop.ui.teachers.entry_dialog import EntryDialog
from ctec_desktop.ui.teachers.period_dialog import PeriodDialog
from tests.schools import CLERK
from tests.ui.shell import placement_dialogs as placed
from tests.ui.shell import template_dialogs as texts
from tests.ui.shell.apprentice_dialogs import APPRENTICES
from tests.ui.shell.archive_dialogs import ARCHIVE, OF_ARCHIVE
from tests.ui.shell.check_dialogs import CHECKS
from tests.ui.shell.cover_dialogs import COVER
from tests.ui.shell.first_run.ground import Ground, fill_password, fill_school, wizard_on
from tests.ui.shell.handout_dialogs import HANDOUTS, OF_HANDOUTS
from tests.ui.shell.import_dialogs import IMPORTS
from tests.ui.shell.industry_dialogs import INDUSTRY
from tests.ui.shell.list_dialogs import LIST_DIALOGS
from tests.ui.shell.loading_dialogs import LOADING
from tests.ui.shell.practice_dialogs import PRACTICE
from tests.ui.shell.scan_dialogs import SCANS
from tests.ui.shell.stage import Stage, shown

Frame = TypeVar("Frame", bound=QDialog)
DAY = date(2026, 9, 1)
LONG = "这是一句比较长的说明，用来看小屏幕上会不会被截掉。" * 6


def _withdraw(stage: Stage) -> Dialog:
    return shown(WithdrawDialog("撤销登记", _withdrawn, str, stage.window.context, stage.window))


def _withdrawn(_reason: str) -> Outcome[int]:
    raise NotImplementedError


def _effects(stage: Stage) -> Dialog:
    effects = [
        TermEffect("pay_amount", "报酬金额", "2,800", LONG, ChangeClass.SUBSTANTIAL, 38, "SX2026-00001"),
        TermEffect("enterprise_contact", "实习单位联系人", "欧阳旧", "欧阳新", ChangeClass.NOTICE, 1, "SX2026-00001"),
        TermEffect(
            "student_class", "班级", "2024级数控1班", "2024级数控（1）班", ChangeClass.COSMETIC, 40, "SX2026-00001"
        ),
    ]
    return shown(EffectsDialog(TouchesSigned(effects), str, stage.window))


def _plan(stage: Stage) -> Dialog:
    return shown(PlanDialog(stage.office, CLERK, stage.window.context, stage.window))


def _about(stage: Stage) -> Dialog:
    return shown(AboutDialog("0.1.0", [(f"组件{n}", "1.0", "MIT") for n in range(20)], stage.window))


def _help(stage: Stage) -> Dialog:
    return stage.opened.open_help("students")


def _crash(stage: Stage) -> Dialog:
    return shown(CrashDialog("Traceback\n" * 40, stage.folder / "crash.txt", stage.window, collect=str))


def _first_run(stage: Stage, steps: int) -> Dialog:
    wizard, _ = wizard_on(Ground(), stage.opened.jobs)
    fill_school(wizard)
    fill_password(wizard)
    for _ in range(steps):
        wizard.key_step.written.setChecked(True)
        wizard.next_button.click()
        stage.settle()
        wizard.key_step.written.setChecked(True)
    return wizard


def _choosing(stage: Stage) -> Dialog:
    return wizard_on(Ground(), stage.opened.jobs, may_choose=True)[0]


def _login(stage: Stage) -> Dialog:
    login = LoginDialog("某某职业技术学校", stage.opened.jobs, str, str)
    login.name_folder("D:/" + "很长的文件夹名字/" * 8, str)
    return shown(login)


def _folder_lost(stage: Stage) -> Dialog:
    return shown(FolderLostDialog("D:/" + "很长的文件夹名字/" * 8, str, stage.opened.jobs))


def _check_up(stage: Stage) -> Dialog:
    health = stage.office.health
    made = CheckUpDialog(
        partial(health.examine, CLERK), partial(health.collect, CLERK), stage.opened.jobs, stage.window
    )
    return shown(made)


def _retire(stage: Stage) -> Dialog:
    return shown(RetireDialog("沈知行", DAY, _nothing, stage.window.context, stage.window))


def _reason(stage: Stage) -> Dialog:
    return shown(ReasonDialog(str, stage.window.context, stage.window, Receiver(str)))


def _nothing(_day: date) -> Outcome[str]:
    raise NotImplementedError


def _message(stage: Stage) -> Dialog:
    return message(stage.window, "标题", LONG)


def _question(stage: Stage) -> Dialog:
    return confirm(stage.window, "标题", LONG, "删除", stage.settle, danger=True)


def _problems(stage: Stage) -> Dialog:
    problem = Problem(OfficeCode.NO_SUCH_CLASS, facts={"class_name": "2024级数控1班"})
    return show_problems(stage.window, "不能导入", [problem] * 30, LONG)


def kinds(frame: type[Frame]) -> Iterator[type[Frame]]:
    """Every class of the program under `frame`."""
    for module in pkgutil.walk_packages(ctec_desktop.ui.__path__, "ctec_desktop.ui."):
        importlib.import_module(module.name)
    for kind in frame.__subclasses__():
        if kind.__module__.startswith("ctec_desktop."):
            yield kind
        yield from kinds(kind)


def _unmerge(stage: Stage) -> Dialog:
    merge = MergeLine(1, "某某精密机械厂", DAY, CLERK.name)
    return shown(UnmergeDialog(stage.office, CLERK, stage.window.context, merge, stage.window))


def _hand_over(stage: Stage) -> Dialog:
    enterprises = stage.office.enterprises
    enterprise_id = enterprises.all(CLERK)[0].id
    enterprises.save_mentor(CLERK, enterprise_id, MentorForm("沈知行", "10012345678"))
    record = enterprises.record(CLERK, enterprise_id)
    assert record is not None
    part = PartOf(stage.office, CLERK, enterprise_id)
    return shown(HandOverDialog(part, record, record.mentors[0], stage.window.context, stage.window))


def _record(kind: Callable[..., Dialog], stage: Stage) -> Dialog:
    return shown(kind(stage.office, CLERK, stage.window.context, stage.window))


def _part(kind: Callable[..., Dialog], stage: Stage) -> Dialog:
    part = PartOf(stage.office, CLERK, stage.office.enterprises.all(CLERK)[0].id)
    return shown(kind(part, stage.window.context, stage.window))


def _status(kind: Callable[..., Dialog], stage: Stage) -> Dialog:
    student_id = stage.office.students.all(CLERK)[0].id
    return shown(kind(stage.office, CLERK, stage.window.context, (student_id, "某某"), stage.window))


def _about_unit(kind: Callable[..., Dialog], stage: Stage) -> Dialog:
    unit = stage.office.enterprises.all(CLERK)[0]
    return shown(kind(PartOf(stage.office, CLERK, unit.id), unit.name, stage.window.context, stage.window))


OF_UNITS = (ShiftPlanDialog, HeadcountDialog)
OF_ONE_RECORD = {
    *(InspectionDialog, PeriodDialog, EntryDialog, StageDialog, PartDialog),
    *(*OF_ARCHIVE, *OF_HANDOUTS, *OF_UNITS, *kinds(PartDialog)),
}
DIALOGS: dict[str, Callable[[Stage], Dialog]] = {
    **{kind.__name__: partial(_record, kind) for kind in kinds(RecordDialog) if kind not in OF_ONE_RECORD},
    **{kind.__name__: partial(_part, kind) for kind in (*kinds(PartDialog), *OF_UNITS)},
    **{kind.__name__: partial(_about_unit, kind) for kind in (ShiftsDialog, SharesDialog, InspectionsDialog)},
    **IMPORTS,
    **ARCHIVE,
    **INDUSTRY,
    **APPRENTICES,
    "place-class": placed.place_class,
    "change": placed.change,
    "unit-move": placed.unit_move,
    "arrivals": placed.arrivals,
    "papers": placed.papers,
    "undo": placed.undo,
    "not-placed": placed.not_placed,
    "whereabouts": placed.whereabouts,
    "roster": placed.roster,
    "receipts": placed.receipts,
    "withdraw": _withdraw,
    "effects": _effects,
    "issue": placed.issue,
    "preview": placed.preview,
    "move": placed.move,
    "amend": placed.amend,
    "amendment-step": placed.amendment_step,
    "printing": placed.printing,
    "plan": _plan,
    "calendar": partial(_record, CalendarDialog),
    "approval": partial(_record, ApprovalDialog),
    "about": _about,
    "crash": _crash,
    "help": _help,
    **{f"first-run-{steps + 1}": partial(_first_run, steps=steps) for steps in range(5)},
    "first-run-choosing": _choosing,
    "login": _login,
    "folder-lost": _folder_lost,
    "check-up": _check_up,
    "status": partial(_status, StatusDialog),
    "undo-status": partial(_status, UndoStatusDialog),
    "unmerge": _unmerge,
    "hand-over": _hand_over,
    "applications": placed.applications,
    "returns": placed.returns,
    "merge": partial(_record, MergeDialog),
    "retire": _retire,
    "reason": _reason,
    "message": _message,
    "question": _question,
    "problems": _problems,
    **LIST_DIALOGS,
    "template-fields": texts.fields,
    "template-insert-field": texts.insert_field,
    "template-source": texts.source,
    "template-differences": texts.differences,
    "template-editor": texts.editor,
    **LOADING,
    **COVER,
    **HANDOUTS,
    **CHECKS,
    **PRACTICE,
    **SCANS,
}
_NOTHING: Any = None
PAGES = tuple(entry.key for entry in OfficePages(_NOTHING, CLERK, _NOTHING).entries())
