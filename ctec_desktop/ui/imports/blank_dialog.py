"""Whose names a workbook to fill begins with: nobody's, or those of a class."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.labels import field_name, label
from ctec_desktop.wording import import_files as file_words


class BlankDialog(Dialog):
    """Emits `chosen` with the noun and the class, which is empty for nobody."""

    chosen = Signal(str, str)

    def __init__(self, noun: str, classes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(file_words.BLANK_CLASS_TITLE, parent, 460)
        self._noun = noun
        self.class_name = ComboBox()
        self.class_name.setAccessibleName(file_words.BLANK_CLASS)
        self.class_name.addItem(file_words.BLANK_NOBODY, "")
        for name in classes:
            self.class_name.addItem(name, name)
        self.body.addWidget(field_name(file_words.BLANK_CLASS, self.class_name))
        self.body.addWidget(self.class_name)
        self.body.addWidget(label(file_words.BLANK_CLASS_HINT, "sub", wrap=True))
        self.body.addStretch(1)
        self.add_cancel()
        self.go_button = self.add_button(file_words.BLANK_TARGET, self._on_go, primary=True)

    def _on_go(self) -> None:
        class_name = str(self.class_name.currentData())
        self.accept()
        self.chosen.emit(self._noun, class_name)
