"""Workbooks that the wizard gives away: to fill, and to correct what was not imported."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from ctec_desktop.domain.import_plan import Decisions
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.imports.blank_dialog import BlankDialog
from ctec_desktop.ui.imports.import_work import AnyPlan, ImportWork
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.wizard import Wizard
from ctec_desktop.wording import import_files as file_words
from ctec_desktop.wording.import_nouns import words_of


class RefusedSaver(QObject):
    """Asks where to, writes beside the window, and says on the wizard what became of it."""

    def __init__(self, wizard: Wizard, work: ImportWork, context: PageContext) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._work = work
        self._context = context

    def ask(self, plan: AnyPlan, decisions: Decisions, folder: Path) -> None:
        """Asks for the target; beside the file the rows come from unless the person says otherwise."""
        suggested = folder / file_words.refused_file_name(plan.file_name)
        save = partial(self.save, plan, decisions)
        choose_target(self._wizard, file_words.SAVE_REFUSED_TITLE, suggested, file_words.XLSX_FILTERS, save)

    def save(self, plan: AnyPlan, decisions: Decisions, target: Path) -> None:
        work = partial(_saved, self._work, plan, decisions, target)
        self._context.jobs.start(file_words.SAVING, work, self._on_saved, self._on_not_saved)

    def _on_saved(self, target: Path) -> None:
        self._wizard.note.say(file_words.saved_refused_line(target.name), Tone.OK)

    def _on_not_saved(self, error: BaseException) -> None:
        self._wizard.fail(error)


class BlankSaver(QObject):
    """A workbook to fill: asks for whom where it is about students, then where to."""

    def __init__(self, wizard: Wizard, work: ImportWork, context: PageContext) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._work = work
        self._context = context

    def ask(self, noun: str) -> None:
        if words_of(noun).has_students:
            self._context.jobs.read(self._work.class_names, partial(self._on_classes, noun), self._on_not_saved)
        else:
            self.ask_where(noun, "")

    def ask_where(self, noun: str, class_name: str) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = Path(documents) / file_words.blank_file_name(words_of(noun).short, class_name)
        save = partial(self.save, noun, class_name)
        choose_target(self._wizard, file_words.BLANK_TITLE, suggested, file_words.XLSX_FILTERS, save)

    def save(self, noun: str, class_name: str, target: Path) -> None:
        work = partial(_blank, self._work, noun, class_name, target)
        self._context.jobs.start(file_words.SAVING, work, self._on_saved, self._on_not_saved)

    def _on_classes(self, noun: str, classes: tuple[str, ...]) -> None:
        dialog = BlankDialog(noun, classes, self._wizard)
        dialog.chosen.connect(self.ask_where)
        dialog.open()

    def _on_saved(self, target: Path) -> None:
        self._wizard.note.say(file_words.saved_blank_line(target.name), Tone.OK)

    def _on_not_saved(self, error: BaseException) -> None:
        self._wizard.fail(error)


def _blank(work: ImportWork, noun: str, class_name: str, target: Path, progress: Progress) -> Path:
    progress.begin(file_words.SAVING, 0)
    return work.save_blank(noun, target, class_name or None)


def _saved(work: ImportWork, plan: AnyPlan, decisions: Decisions, target: Path, progress: Progress) -> Path:
    progress.begin(file_words.SAVING, 0)
    return work.save_refused(plan, decisions, target)
