"""What differs between two versions of a text, block by block and word by word."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Final

from PySide6.QtWidgets import QTextEdit, QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template_differences import Difference, Part
from ctec_desktop.domain.template_views import TemplateView
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.jobs import Job, JobRunner
from ctec_desktop.ui.kit.labels import field_name, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.theme import tokens, worn
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.templates.template_rows import version_line
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import templates as told
from ctec_desktop.wording import templates_page as words

_SIZE: Final = (760, 640)


class DifferencesDialog(Dialog):
    """`view` against one of `others`, the first of them to begin with."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        jobs: JobRunner,
        versions: tuple[TemplateView, Sequence[TemplateView]],
        parent: QWidget | None = None,
    ) -> None:
        self._view, self._others = versions
        super().__init__(f"{words.DIFFERENCES}　{version_line(self._view)}", parent, 560)
        self._office = office
        self._actor = actor
        self._jobs = jobs
        self._job: Job | None = None
        self._found: tuple[Difference, ...] = ()
        self.others = ComboBox()
        self.note = Note()
        self.text = QTextEdit()
        self._build()
        self.others.currentIndexChanged.connect(self._on_chosen)
        worn().changed.connect(self._draw)
        self._on_chosen()

    def _build(self) -> None:
        for view in self._others:
            self.others.addItem(f"{version_line(view)}（{told.state_of(view)}）")
        self.others.setAccessibleName(words.AGAINST)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words.DIFFERENCES)
        self.text.setMinimumHeight(140)
        self.body.addWidget(field_name(words.AGAINST, self.others))
        self.body.addWidget(self.others)
        self.body.addWidget(self.note)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(label(words.LEGEND, "small"))
        self.add_button(kit_words.CLOSE, self.accept, primary=True)
        self.resize(*_SIZE)

    def _on_chosen(self) -> None:
        if self._job is not None:
            self._job.cancel()
        other = self._others[max(0, self.others.currentIndex())]
        work = partial(self._office.templates.differences, self._actor, other.at, self._view.at)
        self._job = self._jobs.read(work, self._on_found, self._on_failed)

    def _on_found(self, found: tuple[Difference, ...]) -> None:
        self._found = found
        count = words.differences_count(len(found))
        self.note.say(count if found else words.NO_DIFFERENCES, Tone.ACCENT if found else Tone.OK)
        self._draw()

    def _on_failed(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _draw(self) -> None:
        self.text.setHtml("".join(map(_html, self._found)))


def _html(one: Difference) -> str:
    pieces = "".join(_piece(piece.part, piece.text) for piece in one.pieces)
    title = escape(told.difference_title(one))
    return f'<p style="margin-bottom:2px"><b>{title}</b></p><p style="margin-top:0">{pieces}</p>'


def _piece(part: Part, text: str) -> str:
    inks = tokens()
    written = escape(text).replace("\n", "<br>")
    match part:
        case Part.SAME:
            return written
        case Part.ADDED:
            return f'<span style="background:{inks.ok_bg};color:{inks.ok}">{written}</span>'
        case Part.REMOVED:
            return f'<s style="background:{inks.bad_bg};color:{inks.bad}">{written}</s>'
