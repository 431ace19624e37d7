"""One page of the manual on screen: its pictures as wide as there is room, the words looked for marked."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from ctec_desktop.domain.manual import ManualPage
from ctec_desktop.services.manual import picture_path
from ctec_desktop.ui.help.page_html import LINK, html_of
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.wording import help as words

_EDGE: Final = 48
_INDENT: Final = 22
_LEAST_PICTURE: Final = 160


class PageView(QTextBrowser):
    """Says which page a link asks for."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: ManualPage | None = None
        self._words: Sequence[str] = ()
        self._room = 0
        # A new width is drawn for in the next turn: Qt must not be given another text while it lays one out.
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._draw_again)
        self.setOpenLinks(False)
        self.document().setIndentWidth(_INDENT)
        self.setAccessibleName(words.PAGE)
        self.setMinimumSize(160, 120)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._on_anchor_clicked)

    def show_page(self, page: ManualPage, looked_for: Sequence[str]) -> None:
        """Shows a page from its top, or from the first of the words on it."""
        self._page, self._words = page, looked_for
        self.setAccessibleDescription(page.title)
        self._draw()
        marks = self._mark()
        cursor = QTextCursor(self.document())
        if marks:
            cursor.setPosition(min(mark.selectionStart() for mark in marks))
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3 if marks else 0)

    def marked(self) -> list[str]:
        """The words that are marked, in the order they stand."""
        found = self.extraSelections()
        return [one.cursor.selectedText() for one in sorted(found, key=lambda one: one.cursor.selectionStart())]

    def _draw(self) -> None:
        if self._page is not None:
            self._room = self.viewport().width()
            self.document().clear()
            self.setHtml(html_of(self._page, tokens()))

    def _mark(self) -> list[QTextCursor]:
        look = QTextCharFormat()
        look.setBackground(QColor(tokens().warn_bg))
        look.setForeground(QColor(tokens().warn))
        found, cursors = [], []
        for word in self._words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look
                found.append(mark)
                cursors.append(cursor)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)
        return cursors

    def _on_anchor_clicked(self, link: QUrl) -> None:
        self.page_asked.emit(link.toString().removeprefix(LINK))

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        if type != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(type, name)
        picture = QImage(str(picture_path(QUrl(name).toString())))
        scale = self.devicePixelRatio()
        width = min(picture.width(), max(_LEAST_PICTURE, self._room - _EDGE))
        height = round(picture.height() * width / max(1, picture.width()))
        how = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        scaled = picture.scaled(QSize(width, height) * scale, *how)
        scaled.setDevicePixelRatio(scale)
        return scaled

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if self.viewport().width() != self._room:
            self._due.start()

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.PaletteChange:
            self._due.start()

    def _draw_again(self) -> None:
        """In other colours or another width, at the same place of the text."""
        bar = self.verticalScrollBar()
        where = bar.value() / max(1, bar.maximum())
        self._draw()
        self._mark()
        bar.setValue(round(where * bar.maximum()))
