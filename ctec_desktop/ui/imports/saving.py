"""Saving the rows that were not imported as a workbook to correct."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from ctec_desktop.domain.import_plan import Decisions
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.imports.import_work import AnyPlan, ImportWork
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.wizard import Wizard
from ctec_desktop.wording import import_wizard as words


class RefusedSaver(QObject):
    """Asks where to, writes beside the window, and says on the wizard what became of it."""

    def __init__(self, wizard: Wizard, work: ImportWork, context: PageContext) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._work = work
        self._context = context

    def ask(self, plan: AnyPlan, decisions: Decisions, folder: Path) -> None:
        """Asks for the target; beside the file the rows come from unless the person says otherwise."""
        suggested = folder / words.refused_file_name(plan.file_name)
        save = partial(self.save, plan, decisions)
        choose_target(self._wizard, words.SAVE_REFUSED_TITLE, suggested, words.XLSX_FILTERS, save)

    def save(self, plan: AnyPlan, decisions: Decisions, target: Path) -> None:
        work = partial(_saved, self._work, plan, decisions, target)
        self._context.jobs.start(words.SAVING, work, self._on_saved, self._on_not_saved)

    def _on_saved(self, target: Path) -> None:
        self._wizard.note.say(words.saved_refused_line(target.name), Tone.OK)

    def _on_not_saved(self, error: BaseException) -> None:
        self._wizard.fail(error)


def _saved(work: ImportWork, plan: AnyPlan, decisions: Decisions, target: Path, progress: Progress) -> Path:
    progress.begin(words.SAVING, 0)
    return work.save_refused(plan, decisions, target)
