"""Exporting folders: whose, where to, and how large a file the receiver takes."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctec_desktop.domain.archive.views import ExportReport, ExportWish
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_folder
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import archive_page as words
from ctec_desktop.wording import archive_papers as paper_words


class ExportDialog(FormDialog):
    """The folders chosen; without any, those of a class to be chosen. It stays open until everything is written."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, folder_ids: tuple[int, ...] = ()
    ) -> None:
        super().__init__(words.EXPORT_TITLE, parent, save=words.EXPORT_SAVE, width=600)
        self._office = office
        self._actor = actor
        self._context = context
        self._folder_ids = folder_ids
        self._classes = choice((), none=words.CHOOSE)
        self._into = line()
        self.choose_button = button(words.CHOOSE_FOLDER, icon_name="folder")
        self._build_form()
        self.submitted.connect(self._on_submitted)
        self.choose_button.clicked.connect(self._on_choose)
        if not folder_ids:
            context.jobs.read(partial(_classes, office, actor), self._on_classes, self._on_lost)

    def _build_form(self) -> None:
        self.body.insertWidget(0, label(words.EXPORT_LEAD, "sub", wrap=True))
        if self._folder_ids:
            self.whose = label(words.export_line(len(self._folder_ids), ""), "strong", wrap=True)
            self.body.insertWidget(0, self.whose)
        else:
            self.form.add("class_name", words.WHOSE, self._classes, required=True, wide=True)
        self.form.add("most_mb", words.MOST_MB, line(words.MOST_MB_HINT), wide=True)
        self.form.add("into", words.INTO, self._into, required=True, wide=True)
        chosen = QHBoxLayout()
        chosen.addWidget(self.choose_button)
        chosen.addStretch(1)
        self.body.insertLayout(self.body.count() - 1, chosen)

    def begin_with(self, whose: str) -> None:
        """Names the one student."""
        self.whose.setText(words.export_line(1, whose))

    def take(self, into: Path) -> None:
        self.form.set_value("into", str(into))

    def _on_choose(self) -> None:
        choose_folder(self, words.CHOOSE_FOLDER, self.take)

    def _on_classes(self, names: list[str]) -> None:
        offer_again(self._classes, [(name, name) for name in names], none=words.CHOOSE)

    def _on_submitted(self) -> None:
        typed = self.form.values()
        class_name, into = typed.get("class_name", ""), typed["into"].strip()
        if not self._folder_ids and not class_name:
            self._refuse(words.CLASS_FIRST)
            return
        if not into:
            self._refuse(words.FOLDER_FIRST)
            return
        wish = ExportWish(self._folder_ids, Path(into), typed["most_mb"])
        work = partial(_export, self._office, self._actor, wish, class_name)
        self._context.jobs.start(paper_words.EXPORTING, work, self._on_exported, self.fail)

    def _refuse(self, text: str) -> None:
        self.set_busy(False)
        self.note.say(text, Tone.BAD)

    def _on_exported(self, outcome: Outcome[ExportReport]) -> None:
        report = outcome.value
        told = words.exported_line(str(report.folder), report.students, report.files, report.lacking)
        self._context.say(told, Tone.OK)
        self.form.is_edited = False
        self.accept()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _classes(office: Office, actor: Actor) -> list[str]:
    return list(dict.fromkeys(one.class_name for one in office.archive.tallies(actor)))


def _export(
    office: Office, actor: Actor, wish: ExportWish, class_name: str, progress: Progress
) -> Outcome[ExportReport]:
    if class_name:
        found = office.archive.folders(actor, class_name=class_name)
        wish = ExportWish(tuple(one.id for one in found), wish.into, wish.most_mb)
    return office.archive.export(actor, wish, progress)
