"""The two panes: the text with its blanks and what they are bound to, and the paper as it would be printed."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.source_text import Spot
from ctec_desktop.domain.text_work import FoundText, TextWork, begin, by_hand, doubtful
from ctec_desktop.ui.kit.dialogs import message
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.labels import button, field_name, label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.theme import worn
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.ui.templates.binding_panel import BindingPanel
from ctec_desktop.ui.templates.head_chips import HeadChips
from ctec_desktop.ui.templates.loading_work import LoadingWork
from ctec_desktop.ui.templates.source_view import SourceView
from ctec_desktop.ui.templates.steps_back import StepsBack
from ctec_desktop.ui.templates.trial_watch import TrialWatch
from ctec_desktop.wording import text_page as words
from ctec_desktop.wording.texts import left_out_lines

_LEAST_HEIGHT: Final = 430


class BindingStep(QWidget):
    """Says `worked` whenever something was decided that is worth keeping."""

    worked = Signal()

    def __init__(self, work: LoadingWork, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: FoundText | None = None
        self._steps = StepsBack()
        self._current = -1
        self._piece = -1
        self.title = LineEdit()
        self.view = SourceView()
        self.panel = BindingPanel()
        self.heads = HeadChips()
        self.undo_button = button(words.UNDO)
        self.redo_button = button(words.REDO)
        self.left_out_button = button("")
        self.add_missing = CheckBox(words.ADD_MISSING)
        self.counts = label("", "sub", wrap=True)
        self.trial = TrialWatch(work, jobs, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title.setAccessibleName(words.PAPER_TITLE)
        self.view.setMinimumHeight(120)
        self.undo_button.setToolTip(words.UNDO_TIP)
        self.redo_button.setToolTip(words.REDO_TIP)
        self.add_missing.setToolTip(words.ADD_MISSING_TIP)
        left, right = QWidget(), QWidget()
        self._build_left(QVBoxLayout(left))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(words.PREVIEW, "strong"))
        column.addWidget(self.trial.preview, 1)
        right.setMinimumWidth(272)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(Gap.L)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(right)
        # It takes the height there is: what it would like to have would push the checker's word out of sight.
        halves.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        halves.setMinimumHeight(_LEAST_HEIGHT)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        judged = QHBoxLayout()
        judged.setSpacing(Gap.S)
        judged.addWidget(self.trial.verdict, 1)
        judged.addWidget(self.trial.all_button, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Gap.S)
        whole.addWidget(halves, 1)
        whole.addWidget(self.add_missing, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(judged)

    def _build_left(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.S)
        head = QHBoxLayout()
        head.setSpacing(Gap.S)
        head.addWidget(field_name(words.PAPER_TITLE, self.title))
        head.addWidget(self.title, 1)
        head.addWidget(self.undo_button)
        head.addWidget(self.redo_button)
        told = QHBoxLayout()
        told.setSpacing(Gap.S)
        told.addWidget(self.counts, 1)
        told.addWidget(self.left_out_button)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(told)
        beside = QHBoxLayout()
        beside.setSpacing(Gap.M)
        beside.addWidget(self.panel, 3)
        beside.addWidget(self.heads, 2)
        column.addLayout(beside)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._on_title)
        self.view.blank_chosen.connect(self.go_to)
        self.view.piece_chosen.connect(self._on_piece)
        self.panel.bound.connect(self._on_bound)
        self.panel.previous_wanted.connect(self.go_back)
        self.panel.next_wanted.connect(self.go_on)
        self.panel.doubtful_wanted.connect(self.go_to_doubtful)
        self.panel.filter.undo_wanted.connect(self.undo)
        self.heads.toggled.connect(self._on_head)
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.left_out_button.clicked.connect(self._on_left_out)
        self.add_missing.toggled.connect(self._on_add_missing)
        worn().changed.connect(self._draw)
        for keys, does in (
            ("F3", self.go_on),
            ("Shift+F3", self.go_back),
            ("F4", self.go_to_doubtful),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
        ):
            QShortcut(QKeySequence(keys), self, does, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open_work(self, found: FoundText, work: TextWork) -> None:
        """Shows a text that was read, at the first blank that wants a look."""
        self._found = found
        self._steps = StepsBack(work)
        self.title.setText(work.title)
        self.heads.setVisible(PAPERS[work.key].has_heads)
        count = len(left_out_lines(found.source.left_out))
        self.left_out_button.setText(words.left_out_button(count))
        self.left_out_button.setVisible(bool(count))
        self._current = next(iter(doubtful(found, work) or by_hand(found, work)), 0 if found.blanks else -1)
        self._show()
        self.trial.show_soon(found, work)
        self.trial.show_now()

    @property
    def found(self) -> FoundText | None:
        return self._found

    @property
    def work(self) -> TextWork | None:
        """The work as it stands."""
        return self._steps.now

    def go_to(self, number: int) -> None:
        """Makes a blank the current one."""
        if self._found is None or not 0 <= number < len(self._found.blanks):
            return
        self._current = number
        self._show_current()
        self.panel.filter.setFocus()

    def go_on(self) -> None:
        self.go_to(self._current + 1)

    def go_back(self) -> None:
        self.go_to(self._current - 1)

    def go_to_doubtful(self) -> None:
        """Goes to the next blank that was proposed without being sure, from the beginning after the last."""
        if self._found is None or self.work is None:
            return
        open_ones = doubtful(self._found, self.work)
        after = [number for number in open_ones if number > self._current]
        if open_ones:
            self.go_to((after or open_ones)[0])

    def is_as_proposed(self) -> bool:
        """Whether nobody has decided anything yet."""
        return self._found is None or self.work is None or self.work == begin(self._found, self.work.key)

    def start_again(self) -> None:
        """Everything as it was proposed; one step, which can be undone."""
        if self._found is not None and self.work is not None:
            self._step(begin(self._found, self.work.key))

    def undo(self) -> None:
        if self._steps.back():
            self._after_step()

    def redo(self) -> None:
        if self._steps.forth():
            self._after_step()

    def _after_step(self) -> None:
        work = self._steps.now
        if work is not None and self.title.text() != work.title:
            self.title.setText(work.title)
        self._show()
        if self._found is not None and work is not None:
            self.trial.show_soon(self._found, work)
        self.worked.emit()

    def _step(self, work: TextWork) -> None:
        if self._steps.to(work):
            self._after_step()

    def _on_bound(self, binding: str) -> None:
        if self.work is not None and self._current >= 0:
            self._step(self.work.bound(self._current, binding))
            self.go_on()

    def _on_head(self, head: int, is_covered: bool) -> None:
        if self.work is not None and self._piece >= 0:
            self._step(self.work.with_head(self._piece, head, is_covered=is_covered))

    def _on_title(self, text: str) -> None:
        if self.work is not None:
            self._step(self.work.entitled(text))

    def _on_add_missing(self, is_wanted: bool) -> None:
        if self.work is not None and self.work.adds_missing is not is_wanted:
            self._step(self.work.adding(is_wanted))

    def _on_piece(self, piece: int) -> None:
        self._piece = piece
        self.trial.show_spot(Spot(piece))
        self._show_heads()

    def _show(self) -> None:
        self._draw()
        if self._found is None or self.work is None:
            return
        self.add_missing.setChecked(self.work.adds_missing)
        self.undo_button.setEnabled(self._steps.may_go_back)
        self.redo_button.setEnabled(self._steps.may_go_forth)
        left = by_hand(self._found, self.work)
        bound = sum(map(bool, self.work.bindings))
        open_ones = len(doubtful(self._found, self.work))
        self.counts.setText(words.counts_line(bound, len(left), open_ones))
        self.panel.doubtful_button.setEnabled(bool(open_ones))
        self._show_current()

    def _draw(self) -> None:
        if self._found is not None and self.work is not None:
            self.view.show_work(self._found, self.work)
            self.view.set_current(self._current)

    def _show_current(self) -> None:
        found, work = self._found, self.work
        if found is None or work is None:
            return
        blank = found.blanks[self._current] if self._current >= 0 else None
        binding = work.bindings[self._current] if blank else ""
        is_doubtful = self._current in doubtful(found, work)
        self.panel.show_blank(blank, len(found.blanks), work.key, binding, is_doubtful=is_doubtful)
        self.view.set_current(self._current)
        self._piece = blank.spot.piece if blank else self._piece
        if blank is not None:
            self.trial.show_spot(blank.spot)
        self._show_heads()

    def _show_heads(self) -> None:
        if self._found is None or self.work is None or self._piece < 0:
            return
        area = self._found.area
        is_signing = area is not None and area.first <= self._piece <= area.last
        may_change = self._piece != self._found.title_piece and not is_signing
        self.heads.show_heads(self.work.heads[self._piece], may_change=may_change)

    def _on_left_out(self) -> None:
        if self._found is not None:
            message(self, words.LEFT_OUT_TITLE, "\n".join(left_out_lines(self._found.source.left_out)))
