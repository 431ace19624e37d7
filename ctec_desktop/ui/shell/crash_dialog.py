"""Tells the person about a bug without taking away what they were doing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.labels import label, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit
from ctec_desktop.wording import shell as words
from ctec_desktop.wording.health import COLLECT


class CrashDialog(Dialog):
    """Shows the report as it was saved. Further errors only count up, so that one cause does not pile up windows."""

    def __init__(
        self,
        text: str,
        saved: Path | None,
        parent: QWidget | None = None,
        title: str = "",
        collect: Callable[[QWidget], object] | None = None,
    ) -> None:
        super().__init__(title or words.CRASH_TITLE, parent, 640)
        self._collect = collect
        self._text = text
        self._folder = saved.parent if saved else None
        self._repeated = 0
        self._again = label("", "sub")
        self.body.addWidget(label(title or words.CRASH_TITLE, "heading"))
        self.body.addWidget(Note(words.CRASH_LEAD, Tone.WARN))
        self.body.addWidget(label(words.CRASH_REPORT if saved else words.CRASH_NOT_SAVED, "sub", wrap=True))
        if saved:
            self.body.addWidget(selectable(str(saved)))
        report = QPlainTextEdit(text)
        report.setReadOnly(True)
        report.setAccessibleName(words.CRASH_TEXT)
        report.setTabChangesFocus(True)
        report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        report.setMinimumHeight(180)
        self.body.addWidget(report, 1)
        self.body.addWidget(self._again)
        self._copy = self.add_button(words.CRASH_COPY, self._on_copy, at_left=True)
        if saved:
            self.add_button(kit.OPEN_FOLDER, self._on_open_folder, at_left=True)
        if collect is not None:
            self.add_button(COLLECT, self._on_collect, at_left=True)
        self.add_button(kit.CLOSE, self.accept, primary=True)
        self._again.hide()

    def count_again(self) -> None:
        """Another error came while this one is being read."""
        self._repeated += 1
        self._again.setText(words.repeated_line(self._repeated))
        self._again.show()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._copy.setText(kit.COPIED)

    def _on_collect(self) -> None:
        if self._collect is not None:
            self._collect(self)

    def _on_open_folder(self) -> None:
        if self._folder is not None:
            open_folder(self._folder)


def open_folder(folder: Path) -> None:
    """Shows a folder in the PC's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
