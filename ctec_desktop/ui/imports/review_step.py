"""Second step of an import: what would happen to every row, in five groups, before anything is written."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.import_plan import Action
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.ui.imports.review import Review, titles_of
from ctec_desktop.ui.imports.review_model import ReviewModel
from ctec_desktop.ui.imports.review_table import ReviewTable
from ctec_desktop.ui.kit.dialogs import show_problems
from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.labels import button, label, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.theme import set_look, tokens
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording import sentence

_ORDER: Final = (Action.NEW, Action.CHANGED, Action.SAME, Action.HELD, Action.REFUSED)
_FIRST_LOOK: Final = (Action.HELD, Action.REFUSED, Action.CHANGED, Action.NEW, Action.SAME)
_SIGNS: Final = {Action.HELD: ("warning", Tone.WARN), Action.REFUSED: ("error", Tone.BAD)}
_SHOWN_INLINE: Final = 2


class ReviewStep(QWidget):
    """Shows a `Review`; `changed` is emitted whenever a tick or the option changes what would be written."""

    changed = Signal()

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self._review: Review | None = None
        self._notices: tuple[Problem, ...] = ()
        self.model = ReviewModel(self)
        self.table = ReviewTable(self.model)
        self.all_or_nothing = QCheckBox(words.ALL_OR_NOTHING)
        self._chips: dict[Action, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._source = label("", "sub", wrap=True)
        self._founded = Note()
        self._notice = Note()
        self._see_all = button(words.SEE_ALL, look="flat_link")
        self._hint = label("", "sub", wrap=True)
        self._spoken = selectable("", "")
        self._spoken.setAccessibleName(words.CHOSEN_LINE)
        self._spoken.setMinimumHeight(44)
        self._spoken.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._verdict = label("", "strong", wrap=True)
        notice_line = QHBoxLayout()
        notice_line.setSpacing(Gap.S)
        notice_line.addWidget(self._notice, 1)
        notice_line.addWidget(self._see_all, 0, Qt.AlignmentFlag.AlignTop)
        card = QFrame()
        card.setProperty("card", "true")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.addWidget(self.table)
        foot = QHBoxLayout()
        foot.setSpacing(Gap.L)
        foot.addWidget(self._verdict, 1)
        foot.addWidget(self.all_or_nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Gap.S)
        whole.addWidget(self._source)
        whole.addWidget(self._founded)
        whole.addLayout(notice_line)
        whole.addLayout(self._chip_line())
        whole.addWidget(self._hint)
        whole.addWidget(card, 1)
        whole.addWidget(self._spoken)
        whole.addLayout(foot)

    def _chip_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Gap.XS)
        for action in _ORDER:
            chip = button(words.ACTIONS[action], look="chip")
            chip.setCheckable(True)
            self._group.addButton(chip)
            self._chips[action] = chip
            line.addWidget(chip)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        for action, chip in self._chips.items():
            chip.toggled.connect(partial(self._on_chip, action))
        self._see_all.clicked.connect(self._on_see_all)
        self.table.line_chosen.connect(self._spoken.setText)
        self.model.ticks_changed.connect(self._on_changed)
        self.all_or_nothing.toggled.connect(self._on_changed)

    def show_review(self, review: Review) -> None:
        """Begins anew with this plan: no ticks, the group that needs a person first."""
        plan = review.plan
        self._review = review
        self.model.forget_ticks()
        self._source.setText(words.source_line(plan.sheet, plan.header_row, len(plan.rows)))
        self._founded.say(words.founded_line(plan.created), Tone.ACCENT)
        self._founded.setToolTip("\n".join(plan.created))
        self._tell_notices(plan.problems)
        for action, chip in self._chips.items():
            count = len(review.rows_of(action))
            chip.setText(words.chip_text(words.ACTIONS[action], count))
            chip.setEnabled(bool(count))
        self._redress()
        chosen = next((action for action in _FIRST_LOOK if self._chips[action].isEnabled()), Action.NEW)
        if self._chips[chosen].isChecked():
            self.show_group(chosen)
        else:
            self._chips[chosen].setChecked(True)
        self._on_changed()

    def show_group(self, action: Action) -> None:
        """Shows one of the five groups."""
        if self._review is None:
            return
        is_held = action is Action.HELD
        self.model.show_lines(titles_of(self._noun, action), self._review.lines[action], has_ticks=is_held)
        self.table.dress(action)
        self.table.setAccessibleName(f"{words.GROUPS} {words.ACTIONS[action]}")
        self._hint.setText(words.GROUP_HINTS[action])

    def chip(self, action: Action) -> QPushButton:
        return self._chips[action]

    def confirmed(self) -> frozenset[int]:
        """Rows of the sheet whose papers a person has seen."""
        return self.model.ticked()

    def writing(self) -> int:
        """How many rows the import would write as things stand."""
        return 0 if self._review is None else self._review.changing_rows(self.confirmed())

    def hindrance(self) -> str:
        """Why nothing can be imported as things stand; empty when something can."""
        if self._review is None or not self.all_or_nothing.isChecked():
            return ""
        refused = len(self._review.rows_of(Action.REFUSED))
        unticked = len(self._review.rows_of(Action.HELD) - self.confirmed())
        return words.all_or_nothing_line(refused, unticked) if refused or unticked else ""

    def verdict(self) -> str:
        """The line that says what pressing the button would do."""
        return self._verdict.text()

    def _tell_notices(self, notices: tuple[Problem, ...]) -> None:
        self._notices = notices
        few = len(notices) <= _SHOWN_INLINE
        lines = [sentence(problem) for problem in notices]
        self._notice.say("\n".join(lines) if few else words.notices_line(len(notices)), Tone.WARN)
        self._see_all.setVisible(not few)

    def _redress(self) -> None:
        for action, (name, tone) in _SIGNS.items():
            chip = self._chips[action]
            worn = tokens()
            chip.setIcon(icon(name, worn.ink(tone) if chip.isEnabled() else worn.handle, 16, 4))

    def _on_chip(self, action: Action, is_checked: bool) -> None:
        if is_checked:
            self.show_group(action)

    def _on_changed(self, *_: object) -> None:
        if self._review is None:
            return
        hindrance, writing = self.hindrance(), self.writing()
        refused = len(self._review.rows_of(Action.REFUSED))
        unticked = len(self._review.rows_of(Action.HELD) - self.confirmed())
        self._verdict.setText(hindrance or words.verdict_line(writing, refused + unticked))
        set_look(self._verdict, tone=str(Tone.BAD) if hindrance else "")
        self.changed.emit()

    def _on_see_all(self) -> None:
        show_problems(self, words.NOTICES_TITLE, self._notices)

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a magnified screen; the height follows from the width (Qt's own guess is far too tall)."""
        return QSize(420, 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redress()
