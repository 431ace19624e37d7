"""What the program is, which version, and whose work it stands on."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.labels import label, selectable
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import kit
from ctec_desktop.wording import shell as words


class AboutDialog(Dialog):
    """`components` are (name, version, licence)."""

    def __init__(self, version: str, components: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(words.ABOUT, parent, 520)
        head = QHBoxLayout()
        head.setSpacing(Gap.L)
        sign = QLabel()
        sign.setPixmap(icon("brand", tokens().accent, 44).pixmap(QSize(44, 44)))
        names = QVBoxLayout()
        names.addWidget(label(words.WINDOW_TITLE, "title"))
        names.addWidget(selectable(words.version_line(version), "sub"))
        head.addWidget(sign)
        head.addLayout(names, 1)
        self.body.addLayout(head)
        self.body.addWidget(label(words.ABOUT_LEAD, wrap=True))
        self.body.addWidget(label(words.LICENCES, "strong"))
        self.body.addWidget(label(words.LICENCE_NOTE, "sub", wrap=True))
        self.body.addLayout(_listed(components))
        self.resize(560, 520)
        self.add_button(kit.CLOSE, self.accept, primary=True)


def installed_components(distributions: Sequence[str]) -> list[tuple[str, str, str]]:
    """Name, version and licence of the libraries this copy runs on, read from what is installed."""
    from importlib.metadata import PackageNotFoundError, metadata

    found = []
    for name in distributions:
        try:
            data = metadata(name)
        except PackageNotFoundError:
            continue
        licence = next((data[key] for key in ("License-Expression", "License") if key in data), "")
        found.append((name, data["Version"], licence.splitlines()[0] if licence else ""))
    return found


def _listed(components: Sequence[tuple[str, str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Gap.L)
    grid.setColumnStretch(2, 1)
    for row, (name, version, licence) in enumerate(components):
        grid.addWidget(label(name), row, 0)
        grid.addWidget(label(version, "sub"), row, 1)
        grid.addWidget(label(licence, "sub", wrap=True), row, 2)
    grid.setRowStretch(len(components), 1)
    return grid
