"""The line at the top: whose data it is, who is at work, the look, help."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Gap, Scheme
from ctec_desktop.wording import shell as words

_LOOKS = ((Scheme.SYSTEM, words.LOOK_SYSTEM), (Scheme.LIGHT, words.LOOK_LIGHT), (Scheme.DARK, words.LOOK_DARK))


class TopLine(QFrame):
    scheme_chosen = Signal(object)
    about_asked = Signal()
    crash_folder_asked = Signal()

    def __init__(self, school: str, user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._school = label(school, "strong")
        self._term = label("", "sub")
        self._user = label(user, "sub")
        self._look = _tool(words.LOOK)
        self._help = _tool(words.HELP)
        self._looks: dict[Scheme, QAction] = {}
        self._build()
        self.redress()

    def _build(self) -> None:
        self.setObjectName("top_line")
        self.setFixedHeight(52)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.XL, 0, Gap.L, 0)
        row.setSpacing(Gap.M)
        row.addWidget(self._school)
        row.addWidget(self._term)
        row.addStretch(1)
        row.addWidget(self._user)
        row.addWidget(self._look)
        row.addWidget(self._help)
        looks = QMenu(self)
        group = QActionGroup(looks)
        for scheme, text in _LOOKS:
            action = looks.addAction(text)
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_look, scheme))
            group.addAction(action)
            self._looks[scheme] = action
        self._look.setMenu(looks)
        helping = QMenu(self)
        helping.addAction(words.CRASH_FOLDER).triggered.connect(self.crash_folder_asked)
        helping.addAction(words.ABOUT).triggered.connect(self.about_asked)
        self._help.setMenu(helping)

    def set_school(self, school: str) -> None:
        self._school.setText(school)

    def set_term(self, text: str) -> None:
        """Says the school year beside the school."""
        self._term.setText(text)

    def set_scheme(self, scheme: Scheme) -> None:
        self._looks[scheme].setChecked(True)

    def redress(self) -> None:
        """Takes the theme's colours."""
        worn = tokens()
        self._look.setIcon(icon("moon" if worn.is_dark else "sun", worn.sub, 18))
        self._help.setIcon(icon("info", worn.sub, 18))

    def _on_look(self, scheme: Scheme, *_: object) -> None:
        self.scheme_chosen.emit(scheme)


def _tool(name: str) -> QToolButton:
    made = QToolButton()
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setIconSize(QSize(18, 18))
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made
