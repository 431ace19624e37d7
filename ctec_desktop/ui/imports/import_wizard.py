"""Importing a sheet: choose the file, review what it would change, carry it out. Nothing is written before the end."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from ctec_desktop.domain.import_plan import ImportReport
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.file_step import FileStep
from ctec_desktop.ui.imports.import_work import AnyPlan, ImportWork
from ctec_desktop.ui.imports.result_step import ResultStep
from ctec_desktop.ui.imports.review import Review, review_of
from ctec_desktop.ui.imports.review_step import ReviewStep
from ctec_desktop.ui.kit.dialogs import show_problems
from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.wizard import Wizard
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording import kit as kit_words

FILE, REVIEW, RESULT = range(3)
_SIZE: Final = QSize(1120, 800)
_SAID_IN_PLACE: Final = 3


class ImportWizard(Wizard):
    """`noun` is what is imported: `students` or `enterprises`."""

    def __init__(
        self, noun: str, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.words_of(noun).title, words.STEPS, parent, width=600)
        self._noun = noun
        self._context = context
        self._work = ImportWork(noun, office, actor)
        self._plan: AnyPlan | None = None
        self._job: Job | None = None
        self.file_step = FileStep(noun)
        self.review_step = ReviewStep(noun)
        self.result_step = ResultStep(noun)
        self._lay_out()
        self._wire()
        self._show_file_step()

    def _lay_out(self) -> None:
        for step in (self.file_step, self.review_step, self.result_step):
            self.add_step(_scrolled(step))
        self._progress = QWidget()
        column = QVBoxLayout(self._progress)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.XS)
        self._doing = label("", "sub")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(kit_words.PROGRESS)
        column.addWidget(self._doing)
        column.addWidget(self._bar)
        self._progress.hide()
        self.body.addWidget(self._progress)
        self.again_button = self.add_button(words.AGAIN, self._on_again, at_left=True)
        self.again_button.hide()
        available = self.screen().availableSize()
        self.resize(_SIZE.boundedTo(QSize(available.width() * 94 // 100, available.height() * 90 // 100)))

    def _wire(self) -> None:
        self.next_requested.connect(self._on_step_left)
        self.stop_requested.connect(self._on_stop)
        self.file_step.file_taken.connect(self._on_file_taken)
        self.file_step.drop_refused.connect(self._on_drop_refused)
        self.review_step.changed.connect(self._on_review_changed)
        self.back_button.clicked.connect(self._on_went_back)
        self._context.jobs.progressed.connect(self._on_progressed)

    def _show_file_step(self) -> None:
        self.go_to(FILE, next_label=words.READ)
        self.set_ready(self.file_step.path is not None)
        self.file_step.setFocus()

    def _read(self, path: Path) -> None:
        """Makes the plan of a file beside the window."""
        self._begin(words.READING)
        work = partial(_planned, self._work, path)
        self._keep(self._context.jobs.start(words.READING, work, self._on_review, self._on_not_read))

    def _apply(self) -> None:
        plan = self._plan
        assert plan is not None
        confirmed, all_or_nothing = self.review_step.confirmed(), self.review_step.all_or_nothing.isChecked()
        self.result_step.wait()
        self.go_to(RESULT)
        self._begin(words.WRITING)
        work = partial(_applied, self._work, plan, confirmed, all_or_nothing)
        self._keep(self._context.jobs.start(words.WRITING, work, self._on_applied, self._on_not_applied))

    def _keep(self, job: Job) -> None:
        self._job = None if job.has_ended else job

    def _begin(self, doing: str) -> None:
        self.set_busy(True)
        for step in (self.file_step, self.review_step):
            step.setEnabled(False)
        self._doing.setText(doing)
        self._bar.setRange(0, 0)
        self._progress.show()
        self.cancel_button.setEnabled(True)

    def _end(self) -> bool:
        """Takes the progress away; says whether the person wanted to stop."""
        wanted_stop = self._job is not None and self._job.is_cancelled
        self._job = None
        self._progress.hide()
        for step in (self.file_step, self.review_step):
            step.setEnabled(True)
        self.cancel_button.setEnabled(True)
        self.set_busy(False)
        return wanted_stop

    def _say_error(self, error: BaseException) -> None:
        """Says in place why it did not go on; a long list of reasons opens beside it."""
        if isinstance(error, Cancelled):
            self.note.say(kit_words.CANCELLED, Tone.MUTED)
        elif isinstance(error, RuleViolation) and len(error.problems) > _SAID_IN_PLACE:
            self.note.say(full_sentence(error.problems[0]), Tone.BAD)
            show_problems(self, words.FAILED_TITLE, error.problems)
        else:
            self.fail(error)

    def _on_file_taken(self, path: Path) -> None:
        self.note.say("")
        self._read(path)

    def _on_drop_refused(self) -> None:
        self.note.say(words.ONE_FILE, Tone.WARN)

    def _on_step_left(self, step: int) -> None:
        if step == FILE and self.file_step.path is not None:
            self._read(self.file_step.path)
        elif step == REVIEW:
            self._apply()
        elif step == RESULT:
            self.accept()

    def _on_went_back(self) -> None:
        if self.step() == FILE:
            self._show_file_step()

    def _on_review(self, review: Review) -> None:
        if self._end():
            self._say_error(Cancelled())
            return
        if not review.plan.rows:
            self._say_error(RuleViolation(review.plan.problems))
            return
        self._plan = review.plan
        self.go_to(REVIEW)
        self.review_step.show_review(review)
        self.review_step.table.setFocus()

    def _on_not_read(self, error: BaseException) -> None:
        self._end()
        self.set_ready(True)
        self._say_error(error)
        self.file_step.setFocus()

    def _on_review_changed(self) -> None:
        if self.step() != REVIEW:
            return
        writing = self.review_step.writing()
        self.next_button.setText(words.import_button(writing))
        self.set_ready(bool(writing) and not self.review_step.hindrance())

    def _on_applied(self, outcome: Outcome[ImportReport]) -> None:
        self._end()
        plan = self._plan
        assert plan is not None
        self.go_to(RESULT, can_go_back=False)
        self.result_step.show_report(outcome.value, plan.file_name)
        self.again_button.show()
        self.next_button.setFocus()
        self._context.say(self.result_step.note.text(), Tone.OK)

    def _on_not_applied(self, error: BaseException) -> None:
        self._end()
        self.go_to(REVIEW)
        self._on_review_changed()
        self._say_error(error)

    def _on_again(self) -> None:
        self.again_button.hide()
        self._plan = None
        self.file_step.forget()
        self._show_file_step()

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._doing.setText(kit_words.CANCELLING)
        self.cancel_button.setEnabled(False)

    def _on_progressed(self, job: Job) -> None:
        if job is not self._job or job.is_cancelled:
            return
        self._doing.setText(kit_words.progress_line(job.label, job.done, job.total))
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)


def _scrolled(step: QWidget) -> QScrollArea:
    """A step that may be taller than a small or magnified screen; the buttons below it stay in sight."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(step)
    return area


def _planned(work: ImportWork, path: Path, progress: Progress) -> Review:
    return review_of(work.plan(path, progress))


def _applied(
    work: ImportWork, plan: AnyPlan, confirmed: frozenset[int], all_or_nothing: bool, progress: Progress
) -> Outcome[ImportReport]:
    return work.apply(plan, confirmed, all_or_nothing, progress)
