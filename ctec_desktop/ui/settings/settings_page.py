"""The page 设置: the school, its classes, the look, the data folder, whether all is sound on this PC."""

from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ctec_desktop import __version__
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.labels import button, label, selectable
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.tokens import Gap, Scheme
from ctec_desktop.ui.settings.classes_card import ClassesCard
from ctec_desktop.ui.settings.first_steps_box import FirstStepsBox
from ctec_desktop.ui.settings.health_card import HealthCard
from ctec_desktop.ui.settings.paper_look_card import PaperLookCard
from ctec_desktop.ui.settings.school_card import SchoolCard
from ctec_desktop.wording import calendar_page as calendar_words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import move_dialog as move_words
from ctec_desktop.wording import settings_page as words
from ctec_desktop.wording import start_page as start_words

_TWO_COLUMNS_FROM: Final = 900


class LookChoice(Protocol):
    """Light or dark, as the window keeps it."""

    @property
    def scheme(self) -> Scheme: ...

    def choose(self, scheme: Scheme) -> None: ...


class SettingsPage(QWidget):
    """Reads itself anew whenever it is visited, unless something typed would be lost."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, look: LookChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context
        self._look = look
        self.school = SchoolCard(office, actor, context)
        self.paper_look = PaperLookCard(office, actor, context)
        self.classes = ClassesCard(office, actor, context)
        self.first_steps = FirstStepsBox(office, actor, context)
        self.health = HealthCard(
            partial(office.health.examine, actor), partial(office.health.collect, actor), context.jobs
        )
        self.looks = QButtonGroup(self)
        self._build()
        self.looks.buttonClicked.connect(self._on_look_chosen)
        self.calendar_button.clicked.connect(self._on_calendar)
        self.approval_button.clicked.connect(self._on_approval)
        self.folder_button.clicked.connect(self._on_open_folder)

    def _build(self) -> None:
        self.setObjectName("page")
        left = QVBoxLayout()
        left.setSpacing(Gap.L)
        left.addWidget(self.school)
        left.addWidget(self.paper_look)
        left.addWidget(self._data_card())
        left.addWidget(self.health)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(Gap.L)
        right.addWidget(self.classes, 1)
        right.addWidget(self._calendar_card())
        right.addWidget(self._approval_card())
        right.addWidget(self._look_card())
        content = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._halves.setContentsMargins(Gap.XL, 0, Gap.XL, Gap.L)
        self._halves.setSpacing(Gap.L)
        self._halves.addLayout(left, 6)
        self._halves.addLayout(right, 5)
        head = QHBoxLayout()
        head.setContentsMargins(Gap.XL, 0, Gap.XL, 0)
        head.addWidget(label(words.TITLE, "title"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, Gap.L, 0, Gap.S)
        whole.setSpacing(Gap.M)
        whole.addLayout(head)
        whole.addWidget(Scrolled(content), 1)

    def _look_card(self) -> QFrame:
        card, inside = _card(words.LOOK_PART)
        line = QHBoxLayout()
        line.setSpacing(Gap.XS)
        for value, text in words.LOOKS:
            chip = button(text, look="chip")
            chip.setCheckable(True)
            chip.setProperty("value", value)
            chip.setAccessibleName(f"{words.LOOK_PART} {text}")
            self.looks.addButton(chip)
            line.addWidget(chip)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addWidget(self.first_steps)
        inside.addWidget(label(start_words.SETTING_HINT, "small", wrap=True))
        return card

    def _calendar_card(self) -> QFrame:
        card, inside = _card(calendar_words.CARD)
        self.calendar_button = button(calendar_words.OPEN)
        inside.addWidget(label(calendar_words.LEAD, "sub", wrap=True))
        inside.addWidget(self.calendar_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _approval_card(self) -> QFrame:
        card, inside = _card(move_words.APPROVAL_PART)
        self.approval_button = button(move_words.APPROVAL_OPEN)
        inside.addWidget(label(move_words.APPROVAL_LEAD, "sub", wrap=True))
        inside.addWidget(self.approval_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _data_card(self) -> QFrame:
        card, inside = _card(words.DATA_PART)
        self.folder_button = button(kit_words.OPEN_FOLDER, icon_name="folder")
        facts = QGridLayout()
        facts.setHorizontalSpacing(Gap.L)
        facts.setVerticalSpacing(Gap.S)
        facts.setColumnStretch(1, 1)
        facts.addWidget(label(words.FOLDER, "sub"), 0, 0)
        facts.addWidget(selectable(self._office.folder_name), 0, 1)
        facts.addWidget(self.folder_button, 0, 2)
        facts.addWidget(label(words.VERSION, "sub"), 1, 0)
        facts.addWidget(selectable(__version__), 1, 1)
        inside.addLayout(facts)
        inside.addWidget(label(words.FOLDER_LEAD, "sub", wrap=True))
        return card

    def visit(self, what: object) -> None:
        """Shows what is on record now."""
        del what
        self._show_look()
        self.first_steps.reload()
        self.classes.reload()
        self.paper_look.reload()
        if not self.school.form.is_edited:
            self.school.reload()

    def _show_look(self) -> None:
        for chip in self.looks.buttons():
            chip.setChecked(chip.property("value") == self._look.scheme)

    def _on_look_chosen(self, chip: QAbstractButton) -> None:
        self._look.choose(Scheme(chip.property("value")))

    def _on_calendar(self) -> None:
        from ctec_desktop.ui.settings.calendar_dialog import CalendarDialog

        CalendarDialog(self._office, self._actor, self._context, self).open()

    def _on_approval(self) -> None:
        from ctec_desktop.ui.settings.approval_dialog import ApprovalDialog

        ApprovalDialog(self._office, self._actor, self._context, self).open()

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._office.folder_name))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the cards stand one below the other."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _TWO_COLUMNS_FROM
        self._halves.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("card", "true")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(Gap.L, Gap.L, Gap.L, Gap.L)
    inside.setSpacing(Gap.M)
    inside.addWidget(label(title, "heading"))
    return card, inside
