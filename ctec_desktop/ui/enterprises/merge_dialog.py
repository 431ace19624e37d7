"""Merging duplicate enterprises: pairs proposed at the left, the chosen pair previewed at the right."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.merging import MergeCandidate, MergePreview, MergeWish
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.enterprises.merge_preview import MergePreviewView
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_editors import choice, offer
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import merging as words

_LEAST_LIST_PX, _LIST_PX = 150, 300
_SIZE = QSize(1040, 680)


@dataclass(frozen=True, slots=True)
class MergeChoices:
    """Pairs that look alike, and every enterprise in use as (id, name)."""

    candidates: tuple[MergeCandidate, ...]
    enterprises: tuple[tuple[str, str], ...]


class MergeDialog(Dialog):
    """Says `merged` with the id of the enterprise that stays; until then nothing is written."""

    merged = Signal(int)

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE, parent, 760)
        self._office = office
        self._actor = actor
        self._context = context
        self._candidates: tuple[MergeCandidate, ...] = ()
        self._preview_job: Job | None = None
        self._is_busy = False
        self.view: MergePreviewView | None = None
        self.pairs = QListWidget()
        self.form = FormGrid()
        self.note = Note()
        self._kept, self._dropped = choice((), none=words.CHOOSE), choice((), none=words.CHOOSE)
        self._swap = button(words.SWAP)
        self._scroll = QScrollArea()
        self._build()
        self.pairs.currentRowChanged.connect(self._on_pair_chosen)
        self.form.edited.connect(self._on_pair_edited)
        self._swap.clicked.connect(self._on_swap)
        context.jobs.read(partial(_read, office, actor), self._on_choices, self._on_lost)

    def _build(self) -> None:
        self.pairs.setAccessibleName(words.FOUND)
        self.pairs.setMinimumWidth(_LEAST_LIST_PX)
        self.pairs.setMaximumWidth(_LIST_PX)
        self.pairs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pairs.setWordWrap(True)
        self.form.add("kept_id", words.KEPT, self._kept, required=True)
        self.form.add("dropped_id", words.DROPPED, self._dropped, required=True)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QVBoxLayout()
        left.addWidget(label(words.FOUND, "strong"))
        left.addWidget(self.pairs, 1)
        right = QVBoxLayout()
        right.setSpacing(Gap.S)
        right.addWidget(self.form)
        right.addWidget(self._swap, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self._scroll, 1)
        halves = QHBoxLayout()
        halves.setSpacing(Gap.XL)
        halves.addLayout(left, 2)
        halves.addLayout(right, 5)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addWidget(self.note)
        self.body.addLayout(halves, 1)
        self.add_cancel()
        self.merge_button = self.add_button(words.MERGE, self.merge, primary=True)
        self.merge_button.setEnabled(False)

    @override
    def open(self) -> None:
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        super().open()

    def merge(self) -> None:
        """Writes what the preview says, once at a time."""
        if self.view is None or self._is_busy:
            return
        self._set_busy(True)
        work = partial(_merge, self._office, self._actor, self.view.wish())
        self._context.jobs.start(words.MERGING, work, self._on_merged, self._on_refused)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.merge_button.setEnabled(self.view is not None and not is_busy)

    def _on_choices(self, choices: MergeChoices) -> None:
        self._candidates = choices.candidates
        for combo in (self._kept, self._dropped):
            offer(combo, choices.enterprises, none=words.CHOOSE)
        for pair in choices.candidates:
            why = words.reasons_text(pair.reasons)
            self.pairs.addItem(f"{pair.first.name}\n{pair.second.name}\n{why}")
        if choices.candidates:
            self.pairs.setCurrentRow(0)
        else:
            self.note.say(words.NONE_FOUND)

    def _on_pair_chosen(self, row: int) -> None:
        if 0 <= row < len(self._candidates):
            pair = self._candidates[row]
            self._show_pair(str(pair.first.id), str(pair.second.id))

    def _on_swap(self) -> None:
        self._show_pair(self.form.value("dropped_id"), self.form.value("kept_id"))

    def _show_pair(self, kept_id: str, dropped_id: str) -> None:
        self.form.blockSignals(True)
        self.form.set_value("kept_id", kept_id)
        self.form.set_value("dropped_id", dropped_id)
        self.form.blockSignals(False)
        self._on_pair_edited("")

    def _on_pair_edited(self, _key: str) -> None:
        """Another pair: what was previewed no longer counts."""
        self.form.clear_problems()
        self.note.say("")
        self.view = None
        self._scroll.setWidget(QWidget())
        self._set_busy(False)
        kept_id, dropped_id = self.form.value("kept_id"), self.form.value("dropped_id")
        if self._preview_job is not None:
            self._preview_job.cancel()
        if kept_id and dropped_id:
            work = partial(_preview, self._office, self._actor, int(kept_id), int(dropped_id))
            self._preview_job = self._context.jobs.read(work, self._on_preview, self._on_refused)

    def _on_preview(self, preview: MergePreview) -> None:
        self.view = MergePreviewView(preview)
        self._scroll.setWidget(self.view)
        self._set_busy(False)

    def _on_merged(self, outcome: Outcome[int]) -> None:
        self._context.say(words.merged_line(self._kept.currentText()), Tone.OK)
        self.merged.emit(outcome.value)
        self.accept()

    def _on_refused(self, error: BaseException) -> None:
        self._set_busy(False)
        if not isinstance(error, RuleViolation):
            self._on_lost(error)
            return
        left = error.problems if self.view is None else self.view.show_problems(error.problems)
        left = self.form.show_problems(left)
        self.note.say("\n".join(full_sentence(problem) for problem in left), Tone.BAD)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _read(office: Office, actor: Actor) -> MergeChoices:
    every = tuple((str(view.id), view.name) for view in office.enterprises.all(actor))
    return MergeChoices(office.enterprise_merges.candidates(actor), every)


def _preview(office: Office, actor: Actor, kept_id: int, dropped_id: int) -> MergePreview:
    return office.enterprise_merges.preview(actor, kept_id, dropped_id)


def _merge(office: Office, actor: Actor, wish: MergeWish, _progress: object) -> Outcome[int]:
    return office.enterprise_merges.merge(actor, wish)
