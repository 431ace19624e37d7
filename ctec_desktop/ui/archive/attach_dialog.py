"""Attaching a file to the folders of the students chosen."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.archive.kinds import ArchiveKind
from ctec_desktop.domain.archive.views import ArchiveForm
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.chosen_file import ChosenFile
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import archive as told
from ctec_desktop.wording import archive_page as words


class AttachDialog(FormDialog):
    """One file for one student or for many; the folders of all of them take it, or none does."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, folder_ids: tuple[int, ...]
    ) -> None:
        super().__init__(words.ATTACH_TITLE, parent, width=560)
        self._office = office
        self._actor = actor
        self._context = context
        self._folder_ids = folder_ids
        self._whose = label("", "strong", wrap=True)
        self.file = ChosenFile(words.CHOOSE_FILE, words.NO_FILE_YET, (words.FILE_FILTER, words.ANY_FILTER))
        self._build_form()
        self.submitted.connect(self._on_submitted)
        self.file.taken.connect(self._on_taken)
        self._whose.setText(words.for_line(len(folder_ids), ""))

    def _build_form(self) -> None:
        self.body.insertWidget(0, self._whose)
        self.body.insertWidget(1, self.file)
        kinds = [(kind.value, told.kind_name(kind)) for kind in ArchiveKind]
        self.form.add("kind", words.KIND, choice(kinds, none=words.CHOOSE), required=True, wide=True)
        self.form.add("title", words.MATERIAL, line(words.MATERIAL_HINT), wide=True)
        self.form.add("dated_on", words.DATED_ON, line(words.DAY_HINT))
        self.form.add("paper_place", words.PAPER_PLACE, line(words.PAPER_PLACE_HINT))

    def begin_with(self, whose: str, kind: ArchiveKind | None = None) -> None:
        """Names the one student, and the kind that is missing first."""
        self._whose.setText(words.for_line(1, whose))
        if kind is not None:
            self.form.set_value("kind", kind.value)
            self.form.is_edited = False

    def _on_taken(self) -> None:
        self.form.is_edited = True

    def _on_submitted(self) -> None:
        if self.file.source is None:
            self.set_busy(False)
            self.note.say(words.FILE_FIRST, Tone.BAD)
            return
        form = ArchiveForm(self._folder_ids, **self.form.values())
        work = partial(_attach, self._office, self._actor, form, self.file.source)
        self._context.jobs.start(words.ATTACHING, work, self._on_attached, self.fail)

    def _on_attached(self, outcome: Outcome[int]) -> None:
        self._context.say(words.attached_line(outcome.value), Tone.OK)
        self.form.is_edited = False
        self.accept()


def _attach(office: Office, actor: Actor, form: ArchiveForm, source: Path, _progress: object) -> Outcome[int]:
    return office.archive.attach(actor, form, source)
