"""One block of a text: its words, how it is set, when it is printed, which heads of article 15 it covers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.papers import Paper
from ctec_desktop.domain.template import MANDATORY_HEADS, Block, BlockKind
from ctec_desktop.domain.template_editing import TEXT_KINDS, with_kind
from ctec_desktop.domain.template_lines import block_text, choice_fields, with_text
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.templates.block_text_edit import BlockTextEdit
from ctec_desktop.ui.templates.condition_row import ConditionRow
from ctec_desktop.ui.templates.look_row import LookRow
from ctec_desktop.wording import sentence
from ctec_desktop.wording import template_editor as words
from ctec_desktop.wording.templates import KINDS

_CONDITIONS: Final = 2


class BlockForm(QWidget):
    """Says `changed` with the block as it now stands, `parted` with the lines it is to become."""

    changed = Signal(object)
    parted = Signal(list)
    field_asked = Signal()

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = Block(BlockKind.WRITTEN)
        keys = choice_fields(paper.fields)
        self.kind = ComboBox()
        self.text = BlockTextEdit()
        self.look = LookRow()
        self.note = Note()
        self.conditions = tuple(ConditionRow(name, keys) for name in (words.CONDITION, words.AND))
        self.heads = tuple(QCheckBox(str(head)) for head in MANDATORY_HEADS) if paper.has_heads else ()
        self._has_choices = bool(keys)
        self._build()
        self._connect()

    def _build(self) -> None:
        for kind, name in KINDS.items():
            self.kind.addItem(name, kind)
        self.kind.setAccessibleName(words.KIND)
        self.text.setAccessibleName(words.BLOCK_TEXT)
        self.text.setMinimumHeight(64)
        self.field_button = button(words.INSERT_FIELD, icon_name="plus")
        self._hint = label("", "small", wrap=True)
        first = QHBoxLayout()
        first.setSpacing(Gap.S)
        first.addWidget(self.kind, 1)
        first.addWidget(self.field_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Gap.S)
        whole.addLayout(first)
        whole.addWidget(self.note)
        whole.addWidget(self.text, 1)
        whole.addWidget(self._hint)
        whole.addWidget(self.look)
        for row in self.conditions:
            whole.addWidget(row)
        if self.heads:
            whole.addLayout(self._heads_line())

    def _heads_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        line.addWidget(label(words.HEADS, "sub"))
        for box, (head, name) in zip(self.heads, MANDATORY_HEADS.items(), strict=True):
            box.setToolTip(words.head_name(head, name))
            box.setAccessibleName(words.head_name(head, name))
            line.addWidget(box)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind_chosen)
        self.text.written.connect(self._on_written)
        self.text.parted.connect(self.parted)
        self.look.changed.connect(self._on_look_chosen)
        self.field_button.clicked.connect(self.field_asked)
        for row in self.conditions:
            row.changed.connect(self._on_condition_chosen)
        for box in self.heads:
            box.toggled.connect(self._on_head_ticked)

    def show_block(self, block: Block) -> None:
        """Shows a block without counting as a change; its words keep the cursor where they are the same."""
        self._block = block
        with QSignalBlocker(self):
            with QSignalBlocker(self.kind):
                self.kind.setCurrentIndex(self.kind.findData(block.kind))
            self.text.show_text(block_text(block), is_one_line=block.kind in TEXT_KINDS)
            self._hint.setText(words.HINTS.get(block.kind.value, words.TEXT_HINT))
            self.look.show_look(block.kind, block.look)
            for n, row in enumerate(self.conditions):
                row.show_condition(block.when[n] if n < len(block.when) else None)
            for box, head in zip(self.heads, MANDATORY_HEADS, strict=False):
                with QSignalBlocker(box):
                    box.setChecked(head in block.heads)
        self._offer()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        lines = dict.fromkeys(sentence(problem) for problem in problems)
        self.note.say("\n".join(lines), Tone.BAD)

    def insert_field(self, name: str) -> None:
        """Writes a field where the cursor stands."""
        self.text.insertPlainText(f"{{{name}}}")
        self.text.setFocus()

    def go_to_text(self, *, at_end: bool = False) -> None:
        self.text.setFocus()
        if at_end:
            self.text.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _offer(self) -> None:
        """A second condition only beside a first."""
        first, second = self.conditions
        first.setVisible(self._has_choices or bool(self._block.when))
        second.setVisible(bool(self._block.when))

    def _tell(self, block: Block) -> None:
        self._block = block
        self.changed.emit(block)

    def _on_written(self, text: str) -> None:
        block = with_text(self._block, text)
        if block.look != self._block.look:
            self.look.show_look(block.kind, block.look)
        self._tell(block)

    def _on_kind_chosen(self) -> None:
        block = with_kind(self._block, BlockKind(self.kind.currentData()))
        self.show_block(block)
        self._tell(block)

    def _on_look_chosen(self) -> None:
        self._tell(replace(self._block, look=self.look.look()))

    def _on_condition_chosen(self) -> None:
        chosen = [row.condition() for row in self.conditions]
        when = (*(one for one in chosen if one is not None), *self._block.when[_CONDITIONS:])
        self._tell(replace(self._block, when=when))
        self._offer()

    def _on_head_ticked(self) -> None:
        heads = frozenset(head for box, head in zip(self.heads, MANDATORY_HEADS, strict=True) if box.isChecked())
        self._tell(replace(self._block, heads=heads))
