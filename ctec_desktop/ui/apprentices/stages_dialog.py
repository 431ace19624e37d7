"""The alternation of one apprentice: the drawn timetable, stages added, changed and taken away."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctec_desktop.domain.apprenticeships import ApprenticeshipView, StageView
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.apprentices.stage_dialog import StageDialog
from ctec_desktop.ui.apprentices.timetable import Timetable
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import confirm
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import apprentices_page as words
from ctec_desktop.wording import kit as kit_words

_SIZE: Final = QSize(820, 460)


class StagesDialog(Dialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, of: ApprenticeshipView
    ) -> None:
        super().__init__(words.stages_title(of.name), parent, 560)
        self._office = office
        self._actor = actor
        self._context = context
        self._id = of.id
        self.picture = Timetable()
        self.note = Note()
        self._build()
        self._on_read(of)
        context.hub.subscribe(frozenset({Area.APPRENTICES}), self._on_changed)

    def _build(self) -> None:
        self.new_button = button(words.NEW_STAGE, icon_name="plus")
        self.edit_button, self.remove_button = button(words.EDIT_STAGE), button(words.REMOVE_STAGE)
        self.new_button.clicked.connect(self.open_new)
        self.edit_button.clicked.connect(self.open_chosen)
        self.remove_button.clicked.connect(self.ask_removing)
        self.picture.stage_opened.connect(self.open_stage)
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        for made in (self.new_button, self.edit_button, self.remove_button):
            line.addWidget(made)
        line.addStretch(1)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addLayout(line)
        self.body.addWidget(self.note)
        self.body.addWidget(self.picture, 1)
        self.add_cancel(kit_words.CLOSE)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    def open_new(self) -> StageDialog:
        """The form for a stage that is not there yet."""
        return self._open(None)

    def open_stage(self, stage_id: int) -> StageDialog:
        return self._open(stage_id)

    def open_chosen(self) -> None:
        one = self.picture.chosen()
        if one is not None:
            self._open(one.id)

    def ask_removing(self) -> None:
        one = self.picture.chosen()
        if one is not None:
            work = partial(self._remove, one)
            confirm(self, words.REMOVING, words.remove_question(one), words.REMOVE, work, danger=True)

    def _open(self, stage_id: int | None) -> StageDialog:
        dialog = StageDialog(self._office, self._actor, self._context, self, (self._id, stage_id))
        dialog.open()
        return dialog

    def _remove(self, one: StageView) -> None:
        work = partial(_removed, self._office, self._actor, self._id, one.id)
        self._context.jobs.start(words.REMOVING, work, self._on_removed, self._on_lost)

    def _on_removed(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.REMOVED, Tone.OK)

    def _on_changed(self, _changes: tuple[Change, ...]) -> None:
        work = partial(self._office.apprenticeships.detail, self._actor, self._id)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _on_read(self, of: ApprenticeshipView | None) -> None:
        stages = () if of is None else of.stages
        if of is not None:
            self.picture.show_stages(stages, Span(of.from_on, of.until_on), self._office.today())
        for made in (self.edit_button, self.remove_button):
            made.setEnabled(bool(stages))

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _removed(office: Office, actor: Actor, apprenticeship_id: int, stage_id: int, _progress: object) -> Outcome[int]:
    return office.apprenticeships.remove_stage(actor, apprenticeship_id, stage_id)
