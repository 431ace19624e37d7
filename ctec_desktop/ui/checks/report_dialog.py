"""The dialog that writes 实习合规报告."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.checks import ReportRange
from ctec_desktop.domain.compliance import ComplianceReport
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.compliance import ReportWish
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.range_dialog import ChosenRange, RangeChoices, RangeDialog, ReportJob
from ctec_desktop.wording import compliance_report as words


def report_dialog(
    office: Office, actor: Actor, context: PageContext, parent: QWidget, class_name: str | None
) -> RangeDialog:
    """Args: `class_name` is chosen to begin with."""
    job = ReportJob(words.TITLE, partial(_choices, office, actor), partial(_write, office, actor), words.file_name)
    return RangeDialog(job, context, office.today(), parent, class_name)


def _choices(office: Office, actor: Actor) -> RangeChoices:
    return RangeChoices(*office.compliance.choices(actor))


def _write(
    office: Office, actor: Actor, target: Path, chosen: ChosenRange, on: date, progress: Progress
) -> Outcome[ComplianceReport]:
    return office.compliance.write(actor, target, ReportWish(ReportRange.of(*chosen), on), progress)
