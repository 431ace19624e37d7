"""The first start, step by step: nothing is kept before the recovery key has been dealt with."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.dialogs import confirm
from ctec_desktop.ui.kit.jobs import Job, JobRunner
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.wizard import Wizard
from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft, Founder, NewSchool, Task
from ctec_desktop.ui.shell.first_run.key_step import KeyStep
from ctec_desktop.ui.shell.first_run.next_step import NextStep
from ctec_desktop.ui.shell.first_run.password_step import PasswordStep
from ctec_desktop.ui.shell.first_run.school_step import SchoolStep
from ctec_desktop.ui.shell.first_run.welcome_step import WelcomeStep
from ctec_desktop.wording import first_run as words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording.shell import PRODUCT

WELCOME, SCHOOL, PASSWORD, KEY, NEXT = range(5)
_SIZE = QSize(720, 620)


class FirstRunWizard(Wizard):
    """Says `opened` with the office and the task the person chose, once it is closing.

    Where the folder chosen holds a school already, it says `adopted` instead: that school is to be opened.
    """

    opened = Signal(object, str)
    adopted = Signal()
    check_up_asked = Signal()

    def __init__(self, jobs: JobRunner, founder: Founder, parent: QWidget | None = None) -> None:
        super().__init__(f"{PRODUCT} · {words.FIRST_RUN}", words.STEPS, parent, width=_SIZE.width())
        self._jobs = jobs
        self._founder = founder
        self._new: NewSchool | None = None
        self._office: object = None
        self._job: Job | None = None
        self._sheet: Path | None = None
        self.welcome_step = WelcomeStep(founder, jobs)
        self.school_step = SchoolStep()
        self.password_step = PasswordStep()
        self.key_step = KeyStep()
        self.next_step = NextStep()
        steps = (self.welcome_step, self.school_step, self.password_step, self.key_step, self.next_step)
        for step in steps:
            self.add_step(step)
        self.resize(_SIZE)
        self._wire()
        self.next_button.setFocus()

    def _wire(self) -> None:
        self.next_requested.connect(self._on_step_left)
        self.stop_requested.connect(self._on_stop)
        self.back_button.clicked.connect(self._on_went_back)
        self.welcome_step.check_up_asked.connect(self.check_up_asked)
        self.welcome_step.failed.connect(self.fail)
        self.key_step.kept_changed.connect(self._on_kept_changed)
        self.key_step.save_asked.connect(self._on_save_asked)
        self.key_step.open_asked.connect(self._on_open_asked)
        self._jobs.progressed.connect(self._on_progressed)

    def draft(self) -> FirstRunDraft:
        """What was typed."""
        text = self.school_step.text
        name, code, contact, phone = (text(key) for key in ("name", "code", "contact_name", "contact_phone"))
        password, folder = self.password_step.password.text(), self.welcome_step.chosen()
        return FirstRunDraft(name or "", code, contact, phone, password, folder)

    def save_sheet(self, target: Path) -> None:
        """Writes the recovery sheet."""
        if self._new is not None:
            self.set_busy(True)
            work = partial(_save_sheet, self._new, target)
            self._jobs.start(words.SAVING_SHEET, work, self._on_sheet_saved, self.fail)

    def _show(self, step: int) -> None:
        is_before = step < KEY
        self.go_to(step, next_label=words.NEXT_LABELS.get(step, ""), can_go_back=is_before)
        self.cancel_button.setVisible(step != NEXT)
        if step == PASSWORD:
            self.password_step.know((self.school_step.text("name"), self.school_step.text("code")))
        elif step == KEY:
            self.set_ready(self.key_step.is_kept())
            self.cancel_button.setVisible(True)
        first: dict[int, QWidget | None] = {
            SCHOOL: self.school_step.form.editor("name"),
            PASSWORD: self.password_step.password,
            KEY: self.key_step.save_button,
            NEXT: self.next_step.choices.checkedButton(),
        }
        (first.get(step) or self.next_button).setFocus()

    def _on_step_left(self, step: int) -> None:
        if step == WELCOME:
            self._look()
        elif step == SCHOOL and not self.school_step.are_problems_shown():
            self._show(PASSWORD)
        elif step == PASSWORD and not self.password_step.are_problems_shown():
            self.set_busy(True)
            self.note.say(words.CREATING)
            self._jobs.start(
                words.CREATING, partial(_created, self._founder, self.draft()), self._on_made, self._on_failed
            )
        elif step == KEY and self._new is not None:
            self.set_busy(True)
            self._jobs.start(words.FINISHING, partial(_finished, self._new), self._on_finished, self._on_not_finished)
        elif step == NEXT:
            self._enter()

    def _look(self) -> None:
        """A folder that the person may choose is looked at before anything is typed for it."""
        if not self._founder.may_choose:
            self._show(SCHOOL)
            return
        self.set_busy(True)
        self.note.say(words.LOOKING)
        self._jobs.read(partial(self._founder.look, Path(self.welcome_step.chosen())), self._on_looked, self.fail)

    def _on_looked(self, holds_school: bool) -> None:
        self.set_busy(False)
        self.note.say("")
        if not holds_school:
            self._show(SCHOOL)
            return
        told = words.existing_line(self.welcome_step.chosen())
        confirm(self, words.EXISTING_TITLE, told, words.EXISTING_YES, self._on_adopting)

    def _on_adopting(self) -> None:
        self.set_busy(True)
        adopt = partial(self._founder.adopt, Path(self.welcome_step.chosen()))
        self._jobs.read(adopt, self._on_adopted, self.fail)

    def _on_adopted(self, _nothing: object) -> None:
        self.adopted.emit()
        self.accept()

    def _on_went_back(self) -> None:
        self._show(self.step())

    def _on_made(self, made: NewSchool) -> None:
        self._new = made
        self.key_step.show_key(made.recovery_key)
        self._show(KEY)

    def _on_failed(self, error: BaseException) -> None:
        """The fields are told what is wrong with them, wherever they are."""
        self.fail(error)
        if isinstance(error, RuleViolation):
            for step, form in ((PASSWORD, self.password_step.form), (SCHOOL, self.school_step.form)):
                if len(form.show_problems(error.problems)) < len(error.problems):
                    self._show(step)
                    form.show_problems(error.problems)

    def _on_kept_changed(self) -> None:
        if self.step() == KEY:
            self.set_ready(self.key_step.is_kept())
            self.cancel_button.setVisible(True)

    def _on_save_asked(self) -> None:
        suggested = Path.home() / words.SHEET_FILE_NAME
        choose_target(self, words.KEY_SAVE, suggested, (words.PDF_FILES,), self.save_sheet)

    def _on_sheet_saved(self, target: Path) -> None:
        self._sheet = target
        self.set_busy(False)
        self.key_step.set_saved()
        self.note.say(words.sheet_saved_line(str(target)), Tone.OK)
        self.next_button.setFocus()

    def _on_open_asked(self) -> None:
        if self._sheet is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._sheet)))

    def _on_finished(self, office: object) -> None:
        self._new, self._office = None, office
        self._show(NEXT)

    def _on_not_finished(self, error: BaseException) -> None:
        self.fail(error)
        self.cancel_button.setVisible(True)

    def _enter(self) -> None:
        if self.next_step.task() is not Task.DEMO:
            self._leave(self._office, self.next_step.task())
            return
        self.set_busy(True)
        self.next_step.show_work(True)
        self.next_step.tell(words.BUILDING_DEMO, 0, 0)
        self.cancel_button.setVisible(True)
        work = partial(self._founder.build_demo, self._office)
        job = self._jobs.start(words.BUILDING_DEMO, work, self._on_demo, self._on_no_demo)
        self._job = None if job.has_ended else job

    def _on_demo(self, office: object) -> None:
        self._job = None
        self._leave(office, Task.NOTHING)

    def _on_no_demo(self, error: BaseException) -> None:
        self._job = None
        self.next_step.show_work(False)
        self.fail(error)
        self.cancel_button.setVisible(False)
        if isinstance(error, Cancelled):
            self.note.say(words.DEMO_CANCELLED, Tone.MUTED)

    def _leave(self, office: object, task: Task) -> None:
        self._office = None
        self.opened.emit(office, task.value)
        self.accept()

    def _on_progressed(self, job: Job) -> None:
        if job is self._job and not job.is_cancelled:
            self.next_step.tell(kit_words.progress_line(job.label, job.done, job.total), job.done, job.total)

    def _on_stop(self) -> None:
        """Only the building of the demo school can be stopped; founding is over in a moment."""
        if self._job is not None:
            self._job.cancel()
            self.next_step.tell(kit_words.CANCELLING, 0, 0)

    def _on_abandoned(self) -> None:
        new, self._new = self._new, None
        if new is not None:
            self._jobs.start(words.ABANDONING, partial(_abandoned, new), self._on_gone, self.fail)
            return
        self._on_gone(None)

    def _on_gone(self, _nothing: object) -> None:
        super().reject()

    @override
    def reject(self) -> None:
        """Esc asks before anything typed or made is given up; a school that exists already is entered."""
        has_typed = self.school_step.form.is_edited or self.password_step.form.is_edited
        if self._is_busy:
            super().reject()
        elif self._office is not None:
            self._leave(self._office, Task.NOTHING)
        elif self._new is not None:
            confirm(self, words.ABANDON_TITLE, words.ABANDON_KEY, words.ABANDON_YES, self._on_abandoned, danger=True)
        elif has_typed:
            confirm(self, words.ABANDON_TITLE, words.ABANDON_TYPED, words.ABANDON_YES, self._on_abandoned, danger=True)
        else:
            super().reject()


def _created(founder: Founder, draft: FirstRunDraft, _progress: Progress) -> NewSchool:
    return founder.create(draft)


def _save_sheet(new: NewSchool, target: Path, _progress: Progress) -> Path:
    return new.save_sheet(target)


def _finished(new: NewSchool, _progress: Progress) -> object:
    return new.finish()


def _abandoned(new: NewSchool, _progress: Progress) -> None:
    new.abandon()
