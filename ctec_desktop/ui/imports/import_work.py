"""What the wizard has the office do: plan a file, carry a plan out. Called off the window's thread."""

from pathlib import Path
from typing import Any, TypeAlias

from ctec_desktop.domain.import_plan import Decisions, ImportChoice, ImportPlan, ImportReport
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ImportRunView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office

AnyPlan: TypeAlias = ImportPlan[Any]


class ImportWork:
    """Imports of one person at one office."""

    def __init__(self, office: Office, actor: Actor) -> None:
        self._office = office
        self._actor = actor

    def plan(self, noun: str, path: Path, choice: ImportChoice, progress: Progress) -> AnyPlan:
        return self._office.imports.plan(self._actor, noun, path, choice, progress)

    def refusal(self, noun: str) -> RuleViolation | None:
        """Why this person does not import this noun at all; asked before there is a file."""
        try:
            self._office.imports.check(self._actor, noun)
        except RuleViolation as refused:
            return refused
        return None

    def apply(self, plan: AnyPlan, decisions: Decisions, progress: Progress) -> Outcome[ImportReport]:
        return self._office.imports.apply(self._actor, plan, decisions, progress)

    def last_run(self) -> ImportRunView | None:
        return self._office.imports.last_run(self._actor)

    def undo(self, run_id: int, reason: str, progress: Progress) -> Outcome[ImportRunView]:
        return self._office.imports.undo(self._actor, run_id, reason, progress)

    def save_refused(self, plan: AnyPlan, decisions: Decisions, target: Path) -> Path:
        return self._office.imports.save_refused(self._actor, plan, decisions, target)

    def save_blank(self, noun: str, target: Path, class_name: str | None) -> Path:
        return self._office.imports.save_blank(self._actor, noun, target, class_name)

    def plan_names(self) -> tuple[str, ...]:
        """Internship plans, the latest first."""
        return tuple(view.name for view in self._office.plans.all(self._actor))

    def class_names(self) -> tuple[str, ...]:
        """The classes a student may go to."""
        return tuple(view.name for view in self._office.school.classes(self._actor))
