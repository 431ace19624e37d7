"""What the wizard has the office do: plan a file, carry a plan out. Called off the window's thread."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

from ctec_desktop.domain.import_plan import AS_PROPOSED, Decisions, ImportPlan, ImportReport
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office

AnyPlan: TypeAlias = ImportPlan[Any]


class ImportWork:
    """One kind of import, at one office, for one person."""

    def __init__(self, noun: str, office: Office, actor: Actor) -> None:
        self._noun = noun
        self._office = office
        self._actor = actor

    def plan(self, path: Path, progress: Progress) -> AnyPlan:
        return self._office.imports.plan(self._actor, self._noun, path, AS_PROPOSED, progress)

    def apply(
        self, plan: AnyPlan, confirmed: Iterable[int], all_or_nothing: bool, progress: Progress
    ) -> Outcome[ImportReport]:
        decisions = Decisions(frozenset(confirmed), all_or_nothing)
        return self._office.imports.apply(self._actor, plan, decisions, progress)
