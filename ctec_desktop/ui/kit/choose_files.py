"""Choosing files and folders, in Chinese on every PC. The answer comes by callback; nothing waits."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

OnChosen = Callable[[Path], object]
OnSeveral = Callable[[Sequence[Path]], object]


def choose_file(parent: QWidget, title: str, filters: tuple[str, ...], on_chosen: OnChosen) -> QFileDialog:
    """Opens an existing file. A filter reads like `名单 (*.xlsx *.xls *.csv)`."""
    made = _made(parent, title, on_chosen)
    made.setFileMode(QFileDialog.FileMode.ExistingFile)
    made.setNameFilters(filters)
    made.open()
    return made


def choose_several(parent: QWidget, title: str, filters: tuple[str, ...], on_chosen: OnSeveral) -> QFileDialog:
    """Opens existing files, one or more."""
    made = _bare(parent, title)
    made.setFileMode(QFileDialog.FileMode.ExistingFiles)
    made.setNameFilters(filters)

    def chosen(paths: list[str]) -> None:
        on_chosen([Path(path) for path in paths])

    made.filesSelected.connect(chosen)
    made.open()
    return made


def choose_target(
    parent: QWidget, title: str, suggested: Path, filters: tuple[str, ...], on_chosen: OnChosen
) -> QFileDialog:
    """Names a file to write; an existing one is asked about."""
    made = _made(parent, title, on_chosen)
    made.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    made.setFileMode(QFileDialog.FileMode.AnyFile)
    made.setNameFilters(filters)
    made.setDefaultSuffix(suggested.suffix.lstrip("."))
    made.setDirectory(str(suggested.parent))
    made.selectFile(suggested.name)
    made.open()
    return made


def choose_folder(parent: QWidget, title: str, on_chosen: OnChosen) -> QFileDialog:
    made = _made(parent, title, on_chosen)
    made.setFileMode(QFileDialog.FileMode.Directory)
    made.setOption(QFileDialog.Option.ShowDirsOnly)
    made.open()
    return made


def _made(parent: QWidget, title: str, on_chosen: OnChosen) -> QFileDialog:
    made = _bare(parent, title)

    def chosen(path: str) -> None:
        on_chosen(Path(path))

    made.fileSelected.connect(chosen)
    return made


def _bare(parent: QWidget, title: str) -> QFileDialog:
    made = QFileDialog(parent, title)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Qt's own dialog: in Chinese whatever language the system speaks, and the same on every PC.
    made.setOption(QFileDialog.Option.DontUseNativeDialog)
    made.resize(860, 560)
    return made
