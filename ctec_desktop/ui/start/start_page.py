"""The page 开始使用: six steps from nothing to printed agreements, ticked by what stands in the record."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.onboarding import Onboarding, OnboardingStep
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.start.step_line import StepLine
from ctec_desktop.wording import start_page as words
from ctec_desktop.wording.checks_page import red_line

# Changes after which a step may be done that was not.
STEP_AREAS: Final = frozenset(
    {Area.SCHOOL, Area.STUDENTS, Area.ENTERPRISES, Area.PLANS, Area.PLACEMENTS, Area.AGREEMENTS, Area.SETTINGS}
)
_PAGES: Final = {
    OnboardingStep.SCHOOL: "settings",
    OnboardingStep.STUDENTS: "students",
    OnboardingStep.ENTERPRISES: "enterprises",
    OnboardingStep.PLACEMENTS: "placements",
    OnboardingStep.AGREEMENTS: "agreements",
}
_WIDEST: Final = 860


class StartPage(QWidget):
    """Args: `open_plan` shows the dialog that makes a plan; is given the parent window."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        open_plan: Callable[[QWidget], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context
        self._open_plan = open_plan
        self.lines = {step: StepLine(step, number) for number, step in enumerate(OnboardingStep, 1)}
        self.note, self.red_note = Note(), Note()
        self.red_button = button(words.TO_CHECKS, look="danger")
        self.hide_button = button(words.HIDE, look="flat_link")
        self._build()
        for line in self.lines.values():
            line.asked.connect(self._on_asked)
        self.hide_button.clicked.connect(self._on_hide)
        self.red_button.clicked.connect(self._on_red_asked)
        context.hub.subscribe(STEP_AREAS, self._on_changed)

    def _build(self) -> None:
        self.setObjectName("page")
        self.hide_button.setToolTip(words.HIDE_HINT)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        head = QHBoxLayout()
        head.addWidget(label(words.TITLE, "title"), 1)
        head.addWidget(self.hide_button)
        column.addLayout(head)
        red = QHBoxLayout()
        red.addWidget(self.red_note, 1)
        red.addWidget(self.red_button)
        self.red_button.hide()
        column.addLayout(red)
        column.addWidget(label(words.LEAD, "sub", wrap=True))
        column.addWidget(self.note)
        for line in self.lines.values():
            column.addWidget(line)
        column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(Gap.XL, Gap.L, Gap.XL, Gap.L)
        whole.addWidget(inside, 1)
        whole.addStretch(0)

    def visit(self, what: object) -> None:
        """Shows how far the school has come now."""
        del what
        self._context.jobs.read(partial(self._office.onboarding.found, self._actor), self._on_found, self._on_lost)
        red = partial(self._office.checks.at_work_against_rules, self._actor)
        self._context.jobs.read(red, self._on_red, self._on_lost)

    def _on_red(self, placement_ids: tuple[int, ...]) -> None:
        """违规在岗 stands above everything else."""
        self.red_note.say(red_line(len(placement_ids)) if placement_ids else "", Tone.BAD)
        self.red_button.setVisible(bool(placement_ids))

    def _on_red_asked(self) -> None:
        self._context.go("checks", None)

    def _on_found(self, found: Onboarding) -> None:
        for step, line in self.lines.items():
            line.show_state(step in found.done, step is found.next_step)
        self.note.say(words.ALL_DONE if found.is_complete else "", Tone.OK)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_asked(self, step: OnboardingStep) -> None:
        if step is OnboardingStep.PLAN:
            self._open_plan(self)
        else:
            self._context.go(_PAGES[step], None)

    def _on_hide(self) -> None:
        work = partial(_hidden, self._office, self._actor)
        self._context.jobs.start(words.HIDING, work, self._on_hidden, self._on_lost)

    def _on_hidden(self, _outcome: object) -> None:
        self._context.say(words.HIDDEN, Tone.OK)
        self._context.go(_PAGES[OnboardingStep.PLACEMENTS], None)

    def _on_changed(self, _changes: object) -> None:
        QTimer.singleShot(0, self, partial(self.visit, None))


def _hidden(office: Office, actor: Actor, _progress: Progress) -> Outcome[None]:
    return office.onboarding.set_hidden(actor, is_hidden=True)
