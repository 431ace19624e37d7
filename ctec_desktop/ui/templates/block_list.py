"""The blocks of a text in their order, with those marked in which something is wrong."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from ctec_desktop.domain.template import Block, Template
from ctec_desktop.domain.template_lines import block_text, condition_words
from ctec_desktop.ui.kit.theme import tokens, worn
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import template_editor as words
from ctec_desktop.wording.templates import SHORT_KINDS

_LINE_CHARS: Final = 60


class BlockList(QListWidget):
    """Line 0 is title and page head, line n the n-th block. Says `block_chosen` with the line the person goes to."""

    block_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong: frozenset[int] = frozenset()
        self.setAccessibleName(words.BLOCKS)
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._on_row_changed)
        worn().changed.connect(self._ink_all)

    def show_template(self, template: Template, line: int) -> None:
        """Shows another state of the text and stands on a line of it, without saying so."""
        with QSignalBlocker(self):
            self._fit(len(template.blocks) + 1)
            self._write(0, words.HEAD)
            for number, block in enumerate(template.blocks, 1):
                self._write(number, _line(number, block))
            self.setCurrentRow(max(0, min(line, len(template.blocks))))

    def show_block(self, number: int, block: Block) -> None:
        self._write(number, _line(number, block))

    def mark(self, wrong: Iterable[int]) -> None:
        """Marks the lines in which something is wrong."""
        self._wrong = frozenset(wrong)
        self._ink_all()

    def wrong_after(self, line: int) -> int | None:
        """The next line with something wrong, round the end."""
        later = sorted(one for one in self._wrong if one > line)
        return next(iter(later or sorted(self._wrong)), None)

    def _fit(self, count: int) -> None:
        while self.count() > count:
            self.takeItem(self.count() - 1)
        while self.count() < count:
            self.addItem(QListWidgetItem())

    def _write(self, row: int, text: str) -> None:
        item = self.item(row)
        if item.text() != text:
            item.setText(text)

    def _ink_all(self) -> None:
        inks = tokens()
        for row in range(self.count()):
            is_wrong = row in self._wrong
            self.item(row).setForeground(QBrush(QColor(inks.ink(Tone.BAD if is_wrong else Tone.PLAIN))))

    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.block_chosen.emit(row)


def _line(number: int, block: Block) -> str:
    text = " ".join(block_text(block).split())[:_LINE_CHARS] or words.EMPTY_BLOCK
    when = f"〔{condition_words(block.when)}〕" if block.when else ""
    return words.block_line(number, SHORT_KINDS[block.kind], when + text)
