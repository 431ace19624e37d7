"""Issuing a class's agreements: check, look at a draft, issue, find the files."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QProgressBar, QScrollArea, QSplitter, QStackedWidget, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.issue_step import IssueStep
from ctec_desktop.ui.agreements.issue_work import Checked, Draft, IssueChoices, IssueWork, Wish
from ctec_desktop.ui.agreements.issued_step import IssuedStep
from ctec_desktop.ui.kit.empty_state import EmptyState
from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.preview import PreviewPane
from ctec_desktop.ui.kit.print_dialog import ask_print, open_print
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.wizard import Wizard
from ctec_desktop.wording import agreements_page as words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import sentence
from ctec_desktop.wording.lifecycle import MOVE_NAMES
from ctec_desktop.wording.move_dialog import submit_button, submitted_line
from ctec_desktop.wording.printing import PRINT_DRAFT

if TYPE_CHECKING:
    from ctec_desktop.services.agreements import IssueReport
    from ctec_desktop.services.approvals import SubmitReport

CHECK, DONE = range(2)
_LEAST_DRAFT = 310


class IssueDialog(Wizard):
    """Nothing is numbered before 签发 is pressed; the draft at the right takes no number."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.DIALOG_TITLE, (words.STEP_CHECK, words.STEP_DONE), parent, width=600)
        self._work = IssueWork(office, actor)
        self._context = context
        self._ticket = 0
        self._job: Job | None = None
        self.check_step = IssueStep()
        self.issued_step = IssuedStep()
        self.preview = PreviewPane(context.jobs)
        self._lay_out()
        self._wire()
        self._draft: Draft | None = None
        self._show_check_step(None)
        self._read_choices()

    def _lay_out(self) -> None:
        self._empty = EmptyState(words.NOT_CHOSEN, hint=words.NOT_CHOSEN_HINT, icon_name="agreements")
        for area in self.preview.findChildren(QScrollArea):
            area.setAccessibleName(words.DRAFT_PAPERS)
        self._right = QStackedWidget()
        self._right.addWidget(self._empty)
        self._right.addWidget(self.preview)
        self._right.setMinimumWidth(_LEAST_DRAFT)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(Gap.L)
        halves.setChildrenCollapsible(False)
        halves.addWidget(Scrolled(self.check_step))
        halves.addWidget(self._right)
        halves.setStretchFactor(1, 1)
        halves.setSizes([390, 610])
        self.add_step(halves)
        self.add_step(Scrolled(self.issued_step))
        self._doing = label("", "sub")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(kit_words.PROGRESS)
        self.body.addWidget(self._doing)
        self.body.addWidget(self._bar)
        self.submit_button = self.add_button("", self._on_submit, at_left=True)
        self._show_work(False)
        self.resize(QSize(1080, 780).boundedTo(self.screen().availableSize()))
        self.check_step.form.editor("class_name").setFocus()

    def _wire(self) -> None:
        self.check_step.chosen.connect(self._on_chosen)
        self.preview.failed.connect(self._on_page_lost)
        self.print_draft_button = self.preview.add_action(PRINT_DRAFT, self._on_print_draft, icon_name="print")
        self.issued_step.print_asked.connect(self._on_print_asked)
        self.next_requested.connect(self._on_next_requested)
        self.stop_requested.connect(self._on_stop_requested)
        self._context.jobs.progressed.connect(self._on_progressed)
        self._context.hub.subscribe(frozenset({Area.CLASSES, Area.PLANS}), self._on_choices_changed)

    def choose_class(self, name: str) -> None:
        """Chooses a class beforehand."""
        self.check_step.choose_class(name)

    def wish(self) -> Wish | None:
        """What is chosen, or None without a class."""
        return self.check_step.wish()

    def check(self) -> None:
        """Asks who of the class is ready; the latest question wins."""
        self._ticket += 1
        wish = self.wish()
        if wish is None:
            self._show_check_step(None)
            return
        self.set_ready(False)
        self.check_step.note.say(words.CHECKING)
        work = partial(self._work.check, wish)
        told = partial(self._on_checked, self._ticket, wish)
        self._context.jobs.read(work, told, partial(self._on_not_checked, self._ticket))

    def issue(self) -> None:
        """Issues for everyone who is ready."""
        wish, folder = self.wish(), self.check_step.folder()
        if wish is None:
            return
        if folder is None:
            self.note.say(words.FOLDER_MISSING, Tone.BAD)
            return
        self.set_busy(True)
        self.check_step.setEnabled(False)
        self._show_work(True)
        work = partial(self._work.issue, wish, folder)
        job = self._context.jobs.start(words.ISSUING, work, partial(self._on_issued, wish), self._on_not_issued)
        self._job = None if job.has_ended else job

    def _read_choices(self) -> None:
        self._context.jobs.read(self._work.choices, self._on_choices, self._on_lost)

    def _show_check_step(self, checked: Checked | None) -> None:
        """What can be pressed and what is said, given what is known of the class."""
        label_text = words.issue_button(checked.ready if checked else 0)
        self.check_step.show_left_out(checked.refused if checked else None)
        self.check_step.note.say("")
        source = checked.source if checked and checked.ready else None
        told = sentence(Problem(source.code, clause=source.clause)) if source and source.code else ""
        self.check_step.text_note.say(told, Tone.WARN)
        if checked is not None and checked.ready:
            self.check_step.note.say(words.ready_line(checked.ready, checked.left_out), Tone.OK)
        elif checked is not None and checked.issued:
            label_text = words.AGAIN
            self.check_step.note.say(words.issued_before(checked.issued), Tone.ACCENT)
        elif checked is not None and not checked.refused:
            facts = {"class_name": self.check_step.class_name()}
            nobody = Problem(AgreementCode.NO_PLACEMENTS_TO_ISSUE, facts=facts)
            self.check_step.note.say(sentence(nobody), Tone.WARN)
        to_submit = checked.to_submit if checked is not None else 0
        self.submit_button.setText(submit_button(to_submit))
        self.submit_button.setVisible(to_submit > 0)
        self.next_button.setText(label_text)
        self.set_ready(checked is not None and bool(checked.ready or checked.issued))

    def _say_instead_of_draft(self, text: str, hint: str = "") -> None:
        self._empty.say(text, hint)
        self._right.setCurrentWidget(self._empty)

    def _show_work(self, is_shown: bool) -> None:
        self._bar.setRange(0, 0)
        self._doing.setText(words.ISSUING)
        self._doing.setVisible(is_shown)
        self._bar.setVisible(is_shown)
        self.cancel_button.setText(words.STOP if is_shown else kit_words.CANCEL)

    def _on_choices(self, choices: IssueChoices) -> None:
        self.check_step.fill(choices.classes, choices.plans)

    def _on_choices_changed(self, _changes: tuple[Change, ...]) -> None:
        self._read_choices()

    def _on_chosen(self) -> None:
        self._say_instead_of_draft(words.NOT_CHOSEN, words.NOT_CHOSEN_HINT)
        self.check()

    def _on_checked(self, ticket: int, wish: Wish, checked: Checked) -> None:
        if ticket != self._ticket:
            return
        self._show_check_step(checked)
        if not checked.ready:
            self._say_instead_of_draft(words.NO_DRAFT)
            return
        self._say_instead_of_draft(words.DRAFTING)
        work = partial(self._work.draft, wish)
        told = partial(self._on_draft, ticket)
        self._context.jobs.read(work, told, partial(self._on_no_draft, ticket))

    def _on_not_checked(self, ticket: int, error: BaseException) -> None:
        if ticket == self._ticket:
            self._show_check_step(None)
            self.check_step.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_draft(self, ticket: int, draft: Draft) -> None:
        if ticket == self._ticket:
            self._draft = draft
            self._right.setCurrentWidget(self.preview)
            self.preview.open_document(draft.pages, partial(self._work.draft_png, draft))

    def _on_print_draft(self) -> None:
        if self._draft is not None:
            open_print(self._context, self._work.draft_papers(self._draft), self)

    def _on_print_asked(self, agreement_id: int) -> None:
        ask_print(self._context, partial(self._work.part_papers, self._context, agreement_id), self)

    def _on_no_draft(self, ticket: int, error: BaseException) -> None:
        if ticket == self._ticket:
            self._say_instead_of_draft(words.NO_DRAFT, "\n".join(error_lines(error)))

    def _on_page_lost(self, error: object) -> None:
        if isinstance(error, BaseException):
            self._on_lost(error)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_next_requested(self, step: int) -> None:
        if step == CHECK:
            self.issue()
        else:
            self.accept()

    def _on_submit(self) -> None:
        wish = self.wish()
        if wish is not None:
            self.submit_button.setEnabled(False)
            work = partial(self._work.submit, wish)
            self._context.jobs.start(MOVE_NAMES[MoveName.SUBMIT], work, self._on_submitted, self._on_not_submitted)

    def _on_submitted(self, outcome: "Outcome[SubmitReport]") -> None:
        self.submit_button.setEnabled(True)
        self.note.say(submitted_line(outcome.value.submitted), Tone.OK)
        self.check()

    def _on_not_submitted(self, error: BaseException) -> None:
        self.submit_button.setEnabled(True)
        self._on_lost(error)

    def _on_stop_requested(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._doing.setText(kit_words.CANCELLING)

    def _on_progressed(self, job: Job) -> None:
        if job is self._job and not job.is_cancelled:
            self._doing.setText(kit_words.progress_line(job.label, job.done, job.total))
            self._bar.setRange(0, job.total)
            self._bar.setValue(job.done)

    def _on_issued(self, wish: Wish, outcome: "Outcome[IssueReport]") -> None:
        self._job = None
        self._show_work(False)
        self.issued_step.show_report(outcome.value)
        self.go_to(DONE, can_go_back=False)
        self._context.say(words.said_line(wish.class_name, outcome.value.agreements), Tone.OK)

    def _on_not_issued(self, error: BaseException) -> None:
        self._job = None
        self._show_work(False)
        self.check_step.setEnabled(True)
        self.fail(error)
