"""Importing a sheet: choose the file, say how it is read where that is unclear, review, carry out.

Nothing is written before the end.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.import_plan import (
    AS_PROPOSED,
    ImportChoice,
    ImportReport,
    LayoutUnclear,
)
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ImportRunView
from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.file_step import FileStep
from ctec_desktop.ui.imports.import_work import AnyPlan, ImportWork
from ctec_desktop.ui.imports.layout_step import LayoutStep
from ctec_desktop.ui.imports.result_step import ResultStep
from ctec_desktop.ui.imports.review import Review, review_of
from ctec_desktop.ui.imports.review_step import ReviewStep
from ctec_desktop.ui.imports.saving import BlankSaver, RefusedSaver
from ctec_desktop.ui.imports.undoing import Undoer
from ctec_desktop.ui.imports.working_wizard import WorkingWizard
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import import_files as file_words
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording.import_nouns import words_of

FILE, LAYOUT, REVIEW, RESULT = range(4)
_SIZE: Final = QSize(1120, 800)


class ImportWizard(WorkingWizard):
    """`noun` is what is imported unless the person says otherwise: one of `ImportNoun`."""

    def __init__(
        self, noun: str, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(words_of(noun).title, words.STEPS, context, parent, width=600)
        self._noun = noun
        self._office = office
        self._work = ImportWork(office, actor)
        self._plan: AnyPlan | None = None
        self.file_step = FileStep(noun)
        self.layout_step = LayoutStep()
        self.review_step = ReviewStep()
        self.result_step = ResultStep()
        self.saver = RefusedSaver(self, self._work, context)
        self.blank_saver = BlankSaver(self, self._work, context)
        self.undoer = Undoer(self, self._work, context)
        self._last_run: ImportRunView | None = None
        self._run_id: int | None = None
        self._counts = ""
        self._lay_out()
        self._wire()
        self._show_file_step()

    def _lay_out(self) -> None:
        self._frozen = (self.file_step, self.layout_step, self.review_step)
        for step in (*self._frozen, self.result_step):
            self.add_step(Scrolled(step))
        self.body.addWidget(self._progress)
        self.again_button = self.add_button(words.AGAIN, self._on_again, at_left=True)
        self.again_button.hide()
        available = self.screen().availableSize()
        self.resize(_SIZE.boundedTo(QSize(available.width() * 94 // 100, available.height() * 90 // 100)))

    def _wire(self) -> None:
        self.next_requested.connect(self._on_step_left)
        self.file_step.file_taken.connect(self._on_file_taken)
        self.file_step.noun_chosen.connect(self._on_noun_chosen)
        self.file_step.blank_wanted.connect(self._on_blank_wanted)
        self.file_step.drop_refused.connect(self._on_drop_refused)
        self.layout_step.changed.connect(self._on_columns_chosen)
        self.layout_step.look_wanted.connect(self._on_look_wanted)
        self.review_step.changed.connect(self._on_review_changed)
        self.review_step.head.correct_wanted.connect(self._show_layout_step)
        for step in (self.review_step, self.result_step):
            step.save_wanted.connect(self._on_save_wanted)
        self.file_step.undo_wanted.connect(self._on_undo_last_wanted)
        self.result_step.undo_wanted.connect(self._on_undo_wanted)
        self.undoer.undone.connect(self._on_undone)
        self.back_button.clicked.connect(self._on_went_back)

    def _show_file_step(self) -> None:
        self.go_to(FILE, next_label=words.READ)
        self._check_noun()
        self.file_step.area.choose_button.setFocus()
        self._context.jobs.read(self._work.last_run, self._on_last_run, self._say_error)
        self._context.jobs.read(self._work.plan_names, self.file_step.show_plans, self._say_error)

    def _show_layout_step(self) -> None:
        """Where the file was read wrongly, or could not be read as it stands."""
        self.go_to(LAYOUT, next_label=words.READ)
        self.set_ready(not self.layout_step.missing())
        self.layout_step.sheet.setFocus()

    def _read(self, choice: ImportChoice, then: int) -> None:
        """Makes the plan of the chosen file beside the window; `then` is the step it is for."""
        path = self.file_step.path
        assert path is not None
        chosen = replace(choice, plan_name=self.file_step.plan_name())
        work = partial(_planned, self._work, self._noun, path, chosen)
        done, failed = partial(self._on_review, choice, then), partial(self._on_not_read, choice)
        self._work_on(words.READING, work, done, failed)

    def _apply(self) -> None:
        plan = self._plan
        assert plan is not None
        decisions = self.review_step.decisions()
        self.result_step.wait()
        self.go_to(RESULT)
        self._work_on(words.WRITING, partial(self._work.apply, plan, decisions), self._on_applied, self._on_not_applied)

    def _on_file_taken(self, _path: Path) -> None:
        self.note.say("")
        self._read(AS_PROPOSED, REVIEW)

    def _check_noun(self) -> None:
        """What a person may not import at all is said before they look for the file."""
        refusal = self._work.refusal(self._noun)
        self.file_step.set_open(refusal is None)
        self.set_ready(refusal is None and self.file_step.path is not None)
        if refusal is not None:
            self._say_error(refusal)

    def _on_noun_chosen(self, noun: str) -> None:
        self._noun = noun
        self.setWindowTitle(words_of(noun).title)
        self.note.say("")
        self._check_noun()

    def _on_blank_wanted(self) -> None:
        self.note.say("")
        self.blank_saver.ask(self._noun)

    def _on_drop_refused(self) -> None:
        self.note.say(words.ONE_FILE, Tone.WARN)

    def _on_step_left(self, step: int) -> None:
        if step == FILE and self.file_step.path is not None:
            self._read(AS_PROPOSED, REVIEW)
        elif step == LAYOUT:
            self._read(self.layout_step.choice(), REVIEW)
        elif step == REVIEW:
            self._apply()
        elif step == RESULT:
            self.accept()

    def _on_went_back(self) -> None:
        if self.step() == FILE:
            self._show_file_step()
        elif self.step() == LAYOUT:
            self._show_layout_step()

    def _on_columns_chosen(self) -> None:
        self.note.say("")
        self.set_ready(not self.layout_step.missing())

    def _on_look_wanted(self) -> None:
        if self.step() == LAYOUT and not self._is_working():
            self.note.say("")
            self._read(self.layout_step.wanted_look(), LAYOUT)

    def _on_review(self, choice: ImportChoice, then: int, review: Review) -> None:
        if self._end():
            self._say_error(Cancelled())
            return
        if review.plan.layout is not None:
            self.layout_step.show_layout(review.plan.layout, choice)
        if then == LAYOUT:
            self.set_ready(not self.layout_step.missing())
            self._refocus()
        elif review.plan.rows:
            self._plan = review.plan
            self.go_to(REVIEW)
            self.review_step.show_review(review, self._office.today())
            self.review_step.table.setFocus()
        else:
            self._say_error(RuleViolation(review.plan.problems))

    def _on_not_read(self, choice: ImportChoice, error: BaseException) -> None:
        self._end()
        if isinstance(error, LayoutUnclear):
            self.layout_step.show_layout(error.layout, choice)
            if self.step() != LAYOUT:
                self._show_layout_step()
        self.set_ready(self.step() != LAYOUT or not self.layout_step.missing())
        if not (isinstance(error, LayoutUnclear) and self.layout_step.missing()):
            self._say_error(error)
        self._refocus()

    def _on_review_changed(self) -> None:
        if self.step() != REVIEW:
            return
        writing, settling = self.review_step.writing(), self.review_step.settling()
        self.next_button.setText(words.import_button(writing, settling))
        self.set_ready(bool(writing or settling) and not self.review_step.hindrance())

    def _on_applied(self, outcome: Outcome[ImportReport]) -> None:
        self._end()
        plan = self._plan
        assert plan is not None
        self.go_to(RESULT, can_go_back=False)
        self._run_id = outcome.value.run_id
        self._counts = file_words.run_counts(outcome.value.new, outcome.value.changed)
        self.result_step.show_report(outcome.value, plan, self.review_step.settling())
        self.result_step.show_follow_up(outcome.warnings)
        self.again_button.show()
        self.next_button.setFocus()
        self._context.say(self.result_step.note.text(), Tone.OK)

    def _on_not_applied(self, error: BaseException) -> None:
        self._end()
        self.go_to(REVIEW)
        self._on_review_changed()
        self._say_error(error)

    def _on_save_wanted(self) -> None:
        plan, path = self._plan, self.file_step.path
        assert plan is not None
        assert path is not None
        self.saver.ask(plan, self.review_step.decisions(), path.parent)

    def _on_last_run(self, run: ImportRunView | None) -> None:
        self._last_run = run
        said = ""
        if run is not None:
            when, counts = file_words.moment(run.at_utc), file_words.run_counts(run.new, run.changed)
            said = file_words.last_run_line(when, words_of(run.noun).short, run.file_name, counts)
        self.file_step.show_last(said)

    def _on_undo_last_wanted(self) -> None:
        run = self._last_run
        assert run is not None
        self.undoer.ask(run.id, file_words.undo_line(run.file_name, file_words.run_counts(run.new, run.changed)))

    def _on_undo_wanted(self) -> None:
        plan, run_id = self._plan, self._run_id
        assert plan is not None
        assert run_id is not None
        self.undoer.ask(run_id, file_words.undo_line(plan.file_name, self._counts))

    def _on_undone(self, run_id: int) -> None:
        """The import just made shows that it is gone; an earlier one leaves the first step without it."""
        plan = self._plan
        if self.step() == RESULT and run_id == self._run_id and plan is not None:
            self.result_step.show_undone(plan.file_name)
        elif self._last_run is not None:
            self.note.say(file_words.undone_line(self._last_run.file_name), Tone.OK)
            self._context.jobs.read(self._work.last_run, self._on_last_run, self._say_error)

    def _on_again(self) -> None:
        self.again_button.hide()
        self._plan = None
        self.file_step.forget()
        self._show_file_step()


def _planned(work: ImportWork, noun: str, path: Path, choice: ImportChoice, progress: Progress) -> Review:
    plan = work.plan(noun, path, choice, progress)
    return review_of(plan, work.class_names() if plan.absent else ())
