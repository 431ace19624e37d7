"""First step of an import: choose a file or drop one; what it should look like is said in one paragraph."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.import_plan import PLACING_NOUNS, ImportNoun
from ctec_desktop.ui.kit.choose_files import choose_file
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.labels import button, field_name, label, redress_button
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import import_files as file_words
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording.import_nouns import words_of

_SIGN_PX = 40


class DropArea(QFrame):
    """A dashed field that takes one file."""

    dropped = Signal(object)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_over = False
        self._sign = QLabel()
        self._lead = label(words.DROP_HERE, "sub")
        self.file_label = label("", "heading", wrap=True)
        self.choose_button = button(words.CHOOSE, primary=True, icon_name="folder")
        self.setAcceptDrops(True)
        self.setMinimumHeight(190)
        self._build()
        self._redress()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.XL, Gap.L, Gap.XL, Gap.L)
        column.setSpacing(Gap.M)
        column.addStretch(1)
        for widget in (self._sign, self.file_label, self._lead):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.choose_button)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        self.file_label.hide()

    def show_file(self, path: Path | None) -> None:
        """Names the file that was taken; `None` asks for one again."""
        self.file_label.setText("" if path is None else path.name)
        self.file_label.setToolTip("" if path is None else str(path))
        self.file_label.setVisible(path is not None)
        self._lead.setVisible(path is None)
        self.choose_button.setText(words.CHOOSE if path is None else words.CHOOSE_ANOTHER)
        self.choose_button.setProperty("primary", "true" if path is None else "")
        self._redress()

    def _redress(self) -> None:
        worn = tokens()
        has_file = not self.file_label.isHidden()
        colour = worn.accent if has_file or self._is_over else worn.handle
        name = "file" if has_file else "import"
        self._sign.setPixmap(icon(name, colour, _SIGN_PX).pixmap(QSize(_SIGN_PX, _SIGN_PX)))
        self.choose_button.style().unpolish(self.choose_button)
        self.choose_button.style().polish(self.choose_button)
        redress_button(self.choose_button)
        self.update()

    def _set_over(self, is_over: bool) -> None:
        self._is_over = is_over
        self._lead.setText(words.DROP_NOW if is_over else words.DROP_HERE)
        self._redress()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._set_over(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._set_over(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(files) == 1:
            self.dropped.emit(files[0])
        else:
            self.refused.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(worn.accent if self._is_over else worn.field_line), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(worn.accent_bg if self._is_over else worn.bg))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 12, 12)
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redress()


class FileStep(QWidget):
    """Emits `file_taken` with the path; the file is not opened here. `noun_chosen` says what kind of list it is."""

    file_taken = Signal(object)
    noun_chosen = Signal(str)
    blank_wanted = Signal()
    undo_wanted = Signal()
    drop_refused = Signal()

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.area = DropArea()
        self.noun = ComboBox()
        self.plan = choice((), none=words.PLAN_OF_SHEET)
        self._plan_line = QWidget()
        self.blank_button = button(file_words.BLANK)
        self._last = label("", "sub", wrap=True)
        self.undo_button = button(file_words.UNDO_LAST, look="flat_link")
        self._hint = label("", wrap=True)
        self._build(noun)
        self.area.choose_button.clicked.connect(self._on_choose)
        self.area.dropped.connect(self.take)
        self.area.refused.connect(self.drop_refused)
        self.noun.currentIndexChanged.connect(self._on_noun)
        self.blank_button.clicked.connect(self.blank_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)

    def _build(self, noun: str) -> None:
        self.noun.setAccessibleName(words.NOUN)
        self.noun.setMinimumWidth(260)
        for offered in ImportNoun:
            self.noun.addItem(words_of(offered).short, offered.value)
        self.noun.setCurrentIndex(self.noun.findData(noun))
        self._hint.setText(words_of(noun).file_hint)
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        line.addWidget(field_name(words.NOUN, self.noun))
        line.addWidget(self.noun)
        line.addStretch(1)
        line.addWidget(self.blank_button)
        self._build_plan_line(noun)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addLayout(line)
        column.addWidget(self._plan_line)
        column.addWidget(self._hint)
        column.addWidget(self.area, 1)
        column.addWidget(label(words.FILE_KINDS, "small", wrap=True))
        last = QHBoxLayout()
        last.setSpacing(Gap.S)
        last.addWidget(self._last, 1)
        last.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(last)
        self.show_last("")

    def _build_plan_line(self, noun: str) -> None:
        self.plan.setAccessibleName(words.PLAN)
        self.plan.setMinimumWidth(260)
        line = QHBoxLayout(self._plan_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Gap.S)
        line.addWidget(field_name(words.PLAN, self.plan))
        line.addWidget(self.plan)
        line.addStretch(1)
        self._plan_line.setVisible(noun in PLACING_NOUNS)

    def show_plans(self, names: Sequence[str]) -> None:
        """Offers the internship plans; the one chosen stays."""
        offer_again(self.plan, [(name, name) for name in names], none=words.PLAN_OF_SHEET)

    def plan_name(self) -> str | None:
        """The plan for rows that name none, where the sheet places students."""
        chosen = str(self.plan.currentData() or "")
        return chosen if chosen and self.noun.currentData() in PLACING_NOUNS else None

    def set_open(self, is_open: bool) -> None:
        """Whether a file of the chosen noun is taken at all."""
        self.area.setEnabled(is_open)
        self.blank_button.setEnabled(is_open)

    def take(self, path: Path) -> None:
        """Takes a file as if the person had chosen it."""
        self.path = path
        self.area.show_file(path)
        self.file_taken.emit(path)

    def forget(self) -> None:
        """Asks for a file again."""
        self.path = None
        self.area.show_file(None)

    def show_last(self, text: str) -> None:
        """Names the last import, which can be undone from here; empty where there is none."""
        self._last.setText(text)
        self._last.setVisible(bool(text))
        self.undo_button.setVisible(bool(text))

    def _on_noun(self, _index: int) -> None:
        noun = str(self.noun.currentData())
        self._hint.setText(words_of(noun).file_hint)
        self._plan_line.setVisible(noun in PLACING_NOUNS)
        self.noun_chosen.emit(noun)

    def _on_choose(self) -> None:
        made = choose_file(self, words.CHOOSE_TITLE, words.FILE_FILTERS, self.take)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        made.setDirectory(str(self.path.parent) if self.path else documents)
