"""催收单: whom to chase, as a PDF with a slip for each, or as a text for a chat."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from ctec_desktop.domain.handouts import ReceiverKind
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import handouts as labels
from ctec_desktop.wording import handouts_page as words

_TEXT_PX: Final = 220
Texts = dict[str, str]


class SlipsDialog(Dialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.SLIPS_TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._texts: Texts = {}
        self.by_combo = choice(words.RECEIVER_FILTER)
        self.name_combo = choice((), none=words.EVERYBODY)
        self.text = QPlainTextEdit()
        self.note = Note()
        self._build()
        self.pdf_button = self.add_button(words.WRITE_PDF, self._on_pdf_asked, primary=True)
        self.copy_button = self.add_button(words.COPY_TEXT, self._on_copy)
        self.add_cancel()
        self.by_combo.currentIndexChanged.connect(self._on_by_chosen)
        self.name_combo.currentIndexChanged.connect(self._on_name_chosen)
        self._read()

    def _build(self) -> None:
        self.by_combo.setAccessibleName(words.BY_CLASS_OR_UNIT)
        self.name_combo.setAccessibleName(words.SLIPS_OF)
        self.text.setAccessibleName(words.CHAT)
        self.text.setReadOnly(True)
        self.text.setMinimumHeight(_TEXT_PX)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self.by_combo)
        top.addWidget(self.name_combo, 1)
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(label(words.CHAT, "sub"))
        self.body.addWidget(self.text, 1)

    def write(self, target: Path) -> None:
        """Writes the slip of the one chosen, or of all, into `target`."""
        work = partial(_write, self._office, self._actor, self._receiver(), target, self._name())
        self._context.jobs.start(words.WRITING, work, partial(self._on_written, target), self._on_failed)

    def _receiver(self) -> ReceiverKind:
        return ReceiverKind(self.by_combo.currentData())

    def _name(self) -> str | None:
        return self.name_combo.currentData() or None

    def _read(self) -> None:
        work = partial(_read, self._office, self._actor, self._receiver())
        self._context.jobs.read(work, self._on_read, self._on_failed)

    def _on_read(self, texts: Texts) -> None:
        self._texts = texts
        offer_again(self.name_combo, [(name, name) for name in texts], none=words.EVERYBODY)
        for made in (self.pdf_button, self.copy_button):
            made.setEnabled(bool(texts))
        if not texts:
            self.note.say(words.NOTHING_OWED, Tone.OK)
        self._on_name_chosen()

    def _on_by_chosen(self, _index: int) -> None:
        self._read()

    def _on_name_chosen(self, *_: object) -> None:
        name = self._name()
        chosen = self._texts.values() if name is None else [self._texts.get(name, "")]
        self.text.setPlainText("\n\n".join(chosen))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.note.say(words.COPIED, Tone.OK)

    def _on_pdf_asked(self) -> None:
        name = self._name() or labels.RECEIVERS[self._receiver()]
        file = Path.home() / safe_file_name(words.slips_file(name))
        choose_target(self, words.SLIPS_TITLE, file, (words.PDF_FILTER,), self.write)

    def _on_written(self, target: Path, outcome: Outcome[int]) -> None:
        self.note.say(labels.slips_line(outcome.value, str(target)), Tone.OK)

    def _on_failed(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _read(office: Office, actor: Actor, receiver: ReceiverKind) -> Texts:
    owed = office.chasing.chases(actor, receiver)
    return {one.name: office.chasing.slip_text(actor, receiver, one.name) for one in owed}


def _write(
    office: Office, actor: Actor, receiver: ReceiverKind, target: Path, name: str | None, progress: Progress
) -> Outcome[int]:
    return office.chasing.write_slips(actor, receiver, target, name, progress)
