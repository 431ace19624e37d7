"""Which faces papers are printed with and what stands on top of them. What was chosen stays when it is not saved."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.paper_look import PaperHeader, PaperLook, PcFace, PcFaceView, read_face
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.form_editors import offer
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import full_sentence, sentence
from ctec_desktop.wording import paper_look as words

Found = tuple[PaperLook, tuple[PcFaceView, ...]]


class PaperLookCard(QFrame):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context
        self.form = FormGrid()
        self.note = Note()
        self._build()
        self.save_button.clicked.connect(self.save)
        context.hub.subscribe(frozenset({Area.SETTINGS}), self._on_settings_changed)

    def _build(self) -> None:
        self.setProperty("card", "true")
        self.text, self.filled, self.header = ComboBox(), ComboBox(), ComboBox()
        offer(self.header, words.HEADERS)
        self.form.add("text", words.TEXT, self.text)
        self.form.add("filled", words.FILLED, self.filled)
        self.form.add("header", words.HEADER, self.header, hint=words.HEADER_HINT)
        self._unusable = label("", "small", wrap=True)
        self.save_button = button(words.SAVE, primary=True)
        self.save_button.setEnabled(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.L, Gap.L, Gap.L, Gap.L)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.PART, "heading"))
        column.addWidget(label(words.LEAD, "sub", wrap=True))
        column.addWidget(self.form)
        column.addWidget(label(words.FACES_HINT, "small", wrap=True))
        column.addWidget(self._unusable)
        column.addWidget(self.note)
        column.addLayout(foot)

    def reload(self) -> None:
        """Reads what was chosen and what this PC has; not while something else is chosen here."""
        if not self.form.is_edited:
            self._context.jobs.read(partial(self._office.paper_look.found, self._actor), self._on_found, self._on_lost)

    def save(self) -> None:
        if not self.save_button.isEnabled():
            return
        self.form.clear_problems()
        self.note.say("")
        self.save_button.setEnabled(False)
        work = partial(_save, self._office, self._actor, self.chosen())
        self._context.jobs.start(words.SAVING, work, self._on_saved, self._on_not_saved)

    def chosen(self) -> PaperLook:
        """What the form says."""
        text, filled = (read_face(self.form.value(key)) for key in ("text", "filled"))
        return PaperLook(text, filled, PaperHeader(self.form.value("header")))

    def _on_found(self, found: Found) -> None:
        look, faces = found
        usable = [(view.face.told, words.face(view.name, view.face.file, view.face.index)) for view in faces]
        kept_out = {view.face.told for view in faces if view.problem}
        for combo, bundled, face in (
            (self.text, words.BUNDLED_TEXT, look.text),
            (self.filled, words.BUNDLED_FILLED, look.filled),
        ):
            offered = [one for one in usable if one[0] not in kept_out]
            if face is not None and face.told not in dict(offered):
                offered.append((face.told, words.face_gone(face.file)))
            offer(combo, offered, none=bundled)
        self.form.set_value("text", look.text.told if look.text else "")
        self.form.set_value("filled", look.filled.told if look.filled else "")
        self.form.set_value("header", look.header.value)
        self.form.is_edited = False
        self._unusable.setText("\n".join(_said(faces)))
        self._unusable.setVisible(bool(self._unusable.text()))
        self.note.say(words.gone_line(_gone(look, faces)), Tone.WARN)
        self.save_button.setEnabled(True)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_saved(self, _outcome: Outcome[None]) -> None:
        self.form.is_edited = False
        self._context.say(words.SAVED, Tone.OK)
        self.reload()

    def _on_not_saved(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, RuleViolation):
            elsewhere = self.form.show_problems(error.problems)
            self.note.say("\n".join(full_sentence(problem) for problem in elsewhere), Tone.BAD)
        else:
            self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_settings_changed(self, _changes: tuple[Change, ...]) -> None:
        if self.text.count():
            self.reload()


def _said(faces: Sequence[PcFaceView]) -> list[str]:
    """Which faces of this PC are not offered and why."""
    if not faces:
        return [words.none_line()]
    return [sentence(view.problem) for view in faces if view.problem]


def _gone(look: PaperLook, faces: Sequence[PcFaceView]) -> list[str]:
    there: set[PcFace] = {view.face for view in faces if not view.problem}
    return list(dict.fromkeys(face.file for _, face in look.faces() if face not in there))


def _save(office: Office, actor: Actor, look: PaperLook, _progress: Progress) -> Outcome[None]:
    return office.paper_look.choose(actor, look)
