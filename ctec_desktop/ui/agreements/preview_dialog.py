"""Looks through an agreement's own papers as they were issued: the agreement, then the consent."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import AgreementView
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.preview import PreviewPane
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import agreements_page as words
from ctec_desktop.wording.labels import KINDS
from ctec_desktop.wording.printing import PRINT

# What the desktop keeps for the title bar and the edges.
_FRAME_PX: Final = 64


class PreviewDialog(Dialog):
    """Says `print_asked` when the person wants it on paper, `export_asked` when they want the PDF."""

    print_asked = Signal()
    export_asked = Signal()

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        agreement: AgreementView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.preview_title(agreement.number, agreement.student_name), parent, 560)
        self._agreement = agreement
        self.pane = PreviewPane(context.jobs)
        self.note = Note()
        self.paper = label("", "strong")
        self._page_png = partial(_page_png, office, actor, agreement.id)
        self._build()
        self.pane.page_changed.connect(self._on_page_changed)
        self.pane.failed.connect(self._on_failed)

    def _build(self) -> None:
        for area in self.pane.findChildren(QScrollArea):
            area.setAccessibleName(words.PAPERS)
        self.body.addWidget(self.paper)
        self.body.addWidget(self.note)
        self.body.addWidget(self.pane, 1)
        self.consent_button = self.add_button(words.CONSENT, self.show_consent, at_left=True)
        self.agreement_button = self.add_button(KINDS[self._agreement.kind], self.show_agreement, at_left=True)
        self.consent_button.setVisible(bool(self._agreement.consent_pages))
        self.print_button = self.add_button(PRINT, self.print_asked.emit)
        self.add_button(words.EXPORT, self.export_asked.emit)
        self.add_button(words.CLOSE, self.accept, primary=True)
        room = self.screen().availableSize()
        self.resize(min(860, room.width()), min(940, room.height() - _FRAME_PX))

    def pages(self) -> int:
        """How many pages the papers have together."""
        return self._agreement.pages + (self._agreement.consent_pages or 0)

    def show_agreement(self) -> None:
        self._show_page(0)

    def show_consent(self) -> None:
        self._show_page(self._agreement.pages)

    def _show_page(self, page: int) -> None:
        self.note.say("")
        if self.pane.page() or self.pane.is_page_shown():
            self.pane.go_to(page)
        else:
            self.pane.open_document(self.pages(), self._page_png, page)
        self.pane.setFocus()

    def _on_page_changed(self, page: int) -> None:
        self.paper.setText(KINDS[self._agreement.kind] if page < self._agreement.pages else words.CONSENT)

    def _on_failed(self, error: object) -> None:
        if isinstance(error, BaseException):
            self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _page_png(office: Office, actor: Actor, agreement_id: int, page: int, dpi: int) -> bytes:
    return office.agreements.page_png(actor, agreement_id, page, dpi)
