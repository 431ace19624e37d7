"""The line at the top: whose data it is, who is at work, the look, help."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from ctec_desktop.ui.kit.labels import button, label, redress_button
from ctec_desktop.ui.kit.lettered import Lettered
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import TOP_LINE_HEIGHT, Gap, Scheme
from ctec_desktop.wording import shell as words

_LOOKS: Final = (
    (Scheme.SYSTEM, words.LOOK_SYSTEM),
    (Scheme.LIGHT, words.LOOK_LIGHT),
    (Scheme.DARK, words.LOOK_DARK),
)


class TopButton(Lettered, QToolButton):
    """Shows only its icon; its words and its letter stand in the tip."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIconSize(QSize(18, 18))
        self.setText(name)

    @override
    def _show_words(self) -> None:
        super()._show_words()
        self.setToolTip(self._tip())


class TopLine(QFrame):
    """Its menus are built when they are opened."""

    scheme_chosen = Signal(object)
    manual_asked = Signal()
    about_asked = Signal()
    crash_folder_asked = Signal()

    def __init__(self, school: str, user: str, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.look = TopButton(words.LOOK)
        self.help = TopButton(words.HELP)
        self.finder: QPushButton | None = None
        self._build(school, user)
        self.look.clicked.connect(self._on_look_asked)
        self.help.clicked.connect(self._on_help_asked)

    def _build(self, school: str, user: str) -> None:
        self.setObjectName("top_line")
        self.setFixedHeight(TOP_LINE_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.XL, 0, Gap.L, 0)
        row.setSpacing(Gap.M)
        self._school = label(school, "strong")
        row.addWidget(self._school)
        row.addStretch(1)
        row.addWidget(label(user, "sub"))
        row.addWidget(self.look)
        row.addWidget(self.help)

    def name_school(self, school: str) -> None:
        self._school.setText(school)

    def add_find(self) -> QPushButton:
        """The way to the search over everything, beside who is at work."""
        from ctec_desktop.wording import search as find_words

        made = self.finder = button(find_words.OPEN, icon_name="search")
        made.setObjectName("find_anything")
        made.setAccessibleName(find_words.TITLE)
        made.setToolTip(find_words.OPEN_HINT)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(2, made)
        return made

    def draw_icons(self) -> None:
        """Draws them in the theme's colours."""
        from ctec_desktop.ui.kit.icons import icon

        worn = tokens()
        if self.finder is not None:
            redress_button(self.finder)
        self.look.setIcon(icon("moon" if worn.is_dark else "sun", worn.sub, 18))
        self.help.setIcon(icon("info", worn.sub, 18))

    def _on_look_asked(self) -> None:
        menu = QMenu(self)
        for scheme, text in _LOOKS:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(scheme is self._scheme)
            action.triggered.connect(partial(self._on_look, scheme))
        _drop(menu, self.look)

    def _on_help_asked(self) -> None:
        menu = QMenu(self)
        menu.addAction(words.MANUAL).triggered.connect(self.manual_asked)
        menu.addAction(words.CRASH_FOLDER).triggered.connect(self.crash_folder_asked)
        menu.addAction(words.ABOUT).triggered.connect(self.about_asked)
        _drop(menu, self.help)

    def _on_look(self, scheme: Scheme, *_: object) -> None:
        self._scheme = scheme
        self.scheme_chosen.emit(scheme)


def _drop(menu: QMenu, below: QToolButton) -> None:
    """Opens the menu under its button; it goes when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(below.mapToGlobal(QPoint(below.width() - menu.sizeHint().width(), below.height())))
